"""The opinion of a ruling: why it is so, in one sentence for each article that decided, and from which events.

People bear the names that they bore when it was done.
"""

from collections.abc import Callable, Iterable

from msgspec import UNSET

from lawspeaker.events.findings import Missing, Ruling
from lawspeaker.institutions.now import BEST
from lawspeaker.law.tree import Article, Group, Line
from lawspeaker.referee.docket.answers import Answered
from lawspeaker.referee.docket.entries import Entry
from lawspeaker.referee.ruling.formula import Ask, Leaf
from lawspeaker.referee.ruling.reasons import Say, spell, tell
from lawspeaker.referee.ruling.remainders import Remainder
from lawspeaker.referee.ruling.rulings import Held, Outcome, Value
from lawspeaker.world.world import World


class Opinion:
    """The reasons for the ruling on one act, and the events that they rest on."""

    __slots__ = ("_act", "_called", "_house", "_named", "because", "entry", "facts")

    def __init__(self, entry: Entry, world: World) -> None:
        self.entry = entry
        self.because: list[str] = []
        self.facts: list[int] = []
        self._called, self._house = world.called, world.house
        self._act: tuple[str, frozenset[str]] | None = None
        """The act as text, where nobody was named before it, and whom that names."""
        self._named: set[str] = set()
        """Everybody and everything told of by name in the reason of the article at hand."""

    def _names(self, id_: str) -> str:
        """How a thing is called; of a house it is said once whose it is."""
        house = None if id_ in self._named else self._house(id_, self.entry.act.seq)
        self._named.add(id_)
        return house or self._called(id_, self.entry.act.seq)

    def spell(self, say: Say) -> str:
        """A reason as text."""
        return say if type(say) is str else spell(say, self._names)

    @property
    def act(self) -> str:
        """The act as text."""
        if self._named:
            return self._told()
        if self._act is None:
            self._act = self._told(), frozenset(self._named)
        text, named = self._act
        self._named |= named
        return text

    def _told(self) -> str:
        act = self.entry.act
        return tell(act.word, tuple([act.roles.get(slot.name) for slot in act.word.roles]), self._names)

    def applied(self, remainder: Remainder) -> None:
        """An article of which everything is known applied."""
        lines: list[str] = []
        self._named.clear()
        for held in remainder.paths[0].held:
            self.facts += held.facts
            line = self.spell(held.say)
            if line and line not in lines:
                lines.append(line)
        self._give(remainder.article, lines)

    def found(self, answered: Answered) -> None:
        """Staff found that the act breaks a clause."""
        self.because.append(f"{self.act}, and staff found that it breaks {answered.question} (event {answered.seq})")
        self.facts.append(answered.seq)

    def cleared(self, answered: Answered) -> None:
        """Staff found that the act does not break a clause."""
        told = f"staff found that it does not break {answered.question} (event {answered.seq})"
        self.because.append(told if self.because else f"{self.act}; {told}")
        self.facts.append(answered.seq)

    def decided(self, outcome: Outcome, ask: Ask, filled: "Filled") -> None:
        """An article decided, with what people found and reported; `ask` fills leaves, `filled` says by which event."""
        self._named.clear()
        lines = [self._line(held, filled) for held in outcome.held]
        self.facts += self._evidence(outcome, ask, filled)
        self._give(outcome.article, list(dict.fromkeys(line for line in lines if line)))

    def _give(self, article: Article, lines: list[str]) -> None:
        """An article's reason: its lines, behind the act where none names its doer, and by which modes it holds."""
        during = f", during {' or '.join(article.during)}" if article.during else ""
        told = lines if lines and self.entry.act.actor in self._named else [self.act, *lines]
        self.because.append(f"{article.id}: {'; '.join(told)}{during}")

    def kept_off(self, outcome: Outcome, filled: "Filled") -> None:
        """One line kept a permission off that would have lifted the prohibition."""
        if outcome.kept_off is not None:
            line = self._line(outcome.kept_off, filled) or _as_it_stands(outcome.kept_off.line)
            self.because.append(f"{outcome.article.id} gave no leave: {line}")

    def close(self, lines: Iterable[str]) -> None:
        """What else is said; a ruling that rests on no article says that nothing forbids the act."""
        self.because += lines
        if not self.because:
            self.because.append(f"{self.act}; nothing forbids it")

    def _line(self, held: Held, filled: "Filled") -> str:
        self.facts += held.facts
        gate = filled(held.leaf) if held.leaf is not None and held.leaf.sort == "gate" else None
        if gate is None:
            return self.spell(held.say)
        self.facts.append(gate)
        return f"{self.spell(held.say)} (event {gate})"

    def _evidence(self, outcome: Outcome, ask: Ask, filled: "Filled") -> list[int]:
        """The findings and reports that an outcome rests on."""
        remainder = next((r for r in self.entry.remainders if r.article is outcome.article), None)
        if remainder is None or remainder.sure:
            return []
        return [seq for leaf in remainder.told(ask, outcome.value) if (seq := filled(leaf)) is not None]


def _as_it_stands(line: Line) -> str:
    """A line as it stands in the law, with those in its group."""
    inner = line.condition.lines if isinstance(line.condition, Group) else ()
    return " ".join([line.text, "; ".join(_as_it_stands(each) for each in inner)]).strip()


Filled = Callable[[Leaf], int | None]
"""By which report or finding a leaf was filled, if by any."""


def written(
    entry: Entry,
    value: Value,
    articles: list[str],
    clauses: list[str],
    because: list[str],
    facts: list[int],
    missing: list[Missing] | None = None,
) -> Ruling:
    """The ruling on an act, as it is put out; `facts` are the events that its reasons rest on."""
    act, seq = entry.act, entry.act.seq
    word, roles, event = act.word, act.roles, act.event
    target = roles.get(word.other)
    ruling = Ruling(
        t=act.t,
        seq=seq,
        act=word.command or word.name,
        actor=str(roles[word.doer]),
        target=target if type(target) is str else UNSET,
        ruling=value,
        articles=articles,
        clauses=clauses,
        because=because,
        facts=sorted({seq, *facts}) if facts else [seq],
        tier=event.tier,
        encounter=UNSET if entry.encounter is None else entry.encounter,
    )
    if missing is not None:
        ruling.missing = missing
    if event.server != "main":
        ruling.server = event.server
    if entry.until is not None and value != "lawful":
        ruling.t = ruling.until = entry.until
    if entry.tiers:
        ruling.tier = min([event.tier, *(entry.tiers.get(fact, BEST) for fact in facts)])
    if entry.old and entry.old.intersection(facts):
        ruling.aged = True
    return ruling
