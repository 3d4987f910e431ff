"""The referee: takes one event after the other, and judges the acts in it by the law as it stands written.

It keeps everything that happened and reads each article by its tree (judge.py), so it is slow; the swift referee does
otherwise in both and has to agree with it. Acts ruled on more than a day ago lie on the shelf until they are asked for.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from msgspec import UNSET, UnsetType

from lawspeaker.events import TYPES, Command, Died, Event, Finding, Hit, Kill, Left
from lawspeaker.events.codec import Unknown
from lawspeaker.events.findings import Change, Found, Notice, Ruling
from lawspeaker.institutions.institutions import Institutions
from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import Lexicon, Word
from lawspeaker.law.tree import Article, Rulebook
from lawspeaker.referee.acts import ALWAYS, Act
from lawspeaker.referee.breaches import Breaches
from lawspeaker.referee.docket.answers import mistaken
from lawspeaker.referee.docket.docket import Docket
from lawspeaker.referee.docket.shelf import Shelf
from lawspeaker.referee.duties import Duties
from lawspeaker.referee.keeping import keeper_of
from lawspeaker.referee.orders.bench import Bench
from lawspeaker.referee.orders.orders import Orders
from lawspeaker.referee.ruling.remainders import Remainder
from lawspeaker.referee.tree.judge import Judge
from lawspeaker.world.fixtures import NAMELESS
from lawspeaker.world.happenings import Happening, Happenings
from lawspeaker.world.places import Place
from lawspeaker.world.profile import PROFILES
from lawspeaker.world.world import World

NOTHING: tuple[tuple[Word, ...], tuple[Word, ...]] = ((), ())
SPEAKING = frozenset((Command, Finding, Left))
"""The events that do more than tell what happened: they order, find, or end what lasts."""
DOING = ("player", "attacker")
"""The fields of an event that name its doer."""
DYING = ("victim", *DOING)


class Referee:
    """One server's referee. `take` yields the findings that an event caused, in their order."""

    def __init__(self, book: Rulebook, lexicon: Lexicon) -> None:
        self.book, self.lexicon = book, lexicon
        self.books: list[tuple[int, Rulebook]] = [(0, book)]
        """Every rulebook that was in force, and from which event on."""
        self.world = World(PROFILES["rust"])
        self.happenings = Happenings()
        self.institutions = Institutions(book)
        self.breaches = Breaches()
        self.shelf = Shelf(lambda: keeper_of([book for _, book in self.books], lexicon))
        self.docket = Docket(book, [w for w in lexicon.words if w.after], self.shelf)
        self.duties = Duties(book, lexicon)
        self.words = [w for w in lexicon.words if w.sort == "happening"]
        self.telling = _by_kind(w for w in self.words if not w.after)
        self._read(book, lexicon)
        self.orders = Orders(Bench(self), self.institutions)
        self.shared: dict[Any, Any] = {}
        """What was worked out for the acts of the present event."""

    def _read(self, book: Rulebook, lexicon: Lexicon) -> None:
        """What the rulebook in force speaks of."""
        owing = {a for article in self.duties.articles for a in article.acts}
        spoken = {a for article in book.articles for a in article.acts} | owing
        self.names = frozenset(n for n in lexicon.acts if set(lexicon.kinds_of(n)) & spoken) | set(ALWAYS)
        self.articles = _by_act(book, lexicon)
        timed = [a for on in self.articles.values() for a in on if a.during or a.except_during]
        self.timed = {n for n, on in self.articles.items() if any(a.during or a.except_during for a in on)}
        self.modes = sorted({mode for a in timed for mode in (*a.during, *a.except_during)})
        self.held: tuple[bool, ...] | None = None
        """Which of these modes hold while the acts of the present event are judged."""
        self.under: dict[tuple[str, tuple[bool, ...]], tuple[Article, ...]] = {}
        self.acting = _by_kind(w for w in lexicon.acts.values() if w.name in self.names and not w.command)

    def foresees(self, book: Rulebook) -> bool:
        """Whether all is known that this rulebook asks of the past."""
        return True

    def adopt(self, book: Rulebook, seq: int) -> None:
        """From event `seq` on this rulebook is in force: what is done after it is judged by it. What institutions hold,
        what is owed, and what was ruled on keeps the rulebook under which it began; a breach that lasts is an act of
        every moment, and goes on only if it is one under this rulebook too. Raises ValueError if it asks what is not
        known."""
        if not self.foresees(book):
            raise ValueError("this rulebook asks of the past what was not kept for it")
        self.book = book
        self.books.append((seq, book))
        self.institutions.adopt(book)
        self.docket.adopt(book, seq)
        self.duties.adopt(book)
        self.shelf.begin_anew()
        self._read(book, self.lexicon)
        self.orders.bench = Bench(self)

    def take(self, event: Event | Unknown) -> list[Found]:
        """Take one event and judge what is in it; one of an unknown type only moves the clock."""
        if self.world.witness.is_duplicate(event):
            return []
        if isinstance(event, Unknown):
            found = list(self._due(event.t))
            self.world.take(event)
            self._miss(event)
            return found
        brought: list[Found] = list(self._due(event.t)) if self._falls_due(event.t) else []
        if type(event) in NAMELESS:
            event = self.world.fixtures.housed(event)
        self.world.take(event)
        return self._judge(event, brought)

    def _judge(self, event: Event, found: list[Found]) -> list[Found]:
        """What the event, once the world has taken it, brings about, behind what time alone did."""
        self._miss(event)
        if isinstance(event, Finding) and (notice := self._mistaken(event)) is not None:
            return [*found, notice]
        found += self.institutions.take(event, self.world)
        now = self.now(event)
        if self.world.merged:
            found += self._merged(now)
        if type(event) in SPEAKING:
            found += self._spoken(event, now)
        else:
            self._done(event, now, found)
        if self.duties.stir(self.docket):
            found += self.duties.step(self.now(event), self.docket)
        return found

    def _mistaken(self, event: Finding) -> Notice | None:
        """What whoever finds on a clause is told where no rulebook that was in force has it."""
        return mistaken(event, [book for _, book in self.books], self.world.clock)

    def _merged(self, now: Now) -> Iterable[Change]:
        """The encounters that turned out to be part of older ones."""
        for younger, older in self.world.merged:
            self.docket.merge(younger, older)
            yield Change(t=now.t, seq=now.seq, what="encounter", id=younger, old=older, new="merged", clauses=[])

    def _spoken(self, event: Event, now: Now) -> list[Found]:
        """What comes of an order, a finding, or somebody's leaving."""
        found: list[Found] = []
        if isinstance(event, Command):
            found += self.orders.take(event, now)
        if isinstance(event, Left):
            found += self.breaches.gone(event.player, now.t, self.docket)
        if not self.orders.refused(event):
            self._done(event, now, found)
        return found if isinstance(event, Left) else found + self._learn(event)

    def _done(self, event: Event, now: Now, found: list[Found]) -> None:
        """What happens with an event, and the rulings on the acts in it, which are added to what was `found`."""
        self._happen(event, now)
        self.held, self.shared = None, {}
        for act in self._acts(event, now):
            ruling = self._rule(act)
            if ruling is not None:
                found.append(ruling)
            if self.duties.articles:
                found += self.duties.arise(act, now, self.docket)

    def _learn(self, event: Event) -> list[Found]:
        """What a finding, report or plea changes."""
        now = self.now(event)
        learnt = [] if self.orders.refused(event) else self.docket.learn(event, now)
        return [*learnt, *self.orders.void(event, learnt, now)]

    def now(self, event: Event, watching: bool = True) -> Now:
        """The moment of an event; `watching` asks when what is read changes of itself."""
        world = self.world
        return Now(world, self.happenings, event, self.institutions, world.clock, event.seq, watching)

    def _miss(self, event: Event | Unknown) -> None:
        """What may have gone unseen before this event, whatever becomes of it."""

    def _happen(self, event: Event, now: Now) -> None:
        always, crossing = self.telling.get(type(event), NOTHING)
        at: Place | UnsetType | None = None
        for word in always + crossing if self.world.crossings else always:
            for roles in word.function(event, now):
                if at is None:
                    at = _of_doer(event, _fields(type(event), DOING), now)
                there = _where_died(event, now) if word.name == "died" else at
                self._remember(Happening(word.name, roles, now.t, event.seq, event.tier, there))

    def _remember(self, happening: Happening) -> None:
        self.happenings.add(happening)

    def _acts(self, event: Event, now: Now) -> list[Act]:
        always, crossing = self.acting.get(type(event), NOTHING)
        words = always + crossing if self.world.crossings else always
        return [Act(w, roles, now.t, event.seq, event) for w in words for roles in w.function(event, now)]

    def _falls_due(self, t: int) -> bool:
        """Whether anything falls due at or before `t`."""
        institutions, duties = self.institutions, self.duties
        if t >= self.breaches.soonest or (t >= institutions.alarm.at and institutions.waits_until(t)):
            return True
        return bool(duties.open) and duties.next_due(t) is not None

    # Judging ----------------------------------------------------------------------------------------------------------

    def _rule(self, act: Act) -> Ruling | None:
        name = act.word.name
        articles = self._articles_now(name) if name in self.timed else self.articles[name]
        if not articles and not self._speaks_of(act) and not self._always(act):
            return None
        now = self.now(act.event, act.word.being)
        now.shared = self.shared
        remainders = self.remainders(act, articles, now)
        if act.word.being:
            return self.breaches.step(act, articles, remainders, now, self.docket)
        return self.docket.enter(act, articles, remainders, now)

    def _articles_now(self, name: str) -> tuple[Article, ...]:
        """The articles on an act that are in force at this moment."""
        if name not in self.timed:
            return self.articles[name]
        if self.held is None:
            held, clock = self.institutions.modes.held, self.world.clock
            self.held = tuple([bool(held(mode, clock)) for mode in self.modes])
        key = name, self.held
        if key not in self.under:
            self.under[key] = tuple([a for a in self.articles[name] if self.in_force(a)])
        return self.under[key]

    def _speaks_of(self, act: Act) -> bool:
        """Whether an article speaks of what was done, though none may do so in the present modes."""
        return act.word.name in self.timed and not act.word.being

    def in_force(self, article: Article) -> bool:
        """Whether the modes are such that this article holds."""
        held = self.institutions.modes.held
        if article.during and not any(held(m, self.world.clock) for m in article.during):
            return False
        return not any(held(m, self.world.clock) for m in article.except_during)

    def _always(self, act: Act) -> bool:
        event = act.event
        if isinstance(event, Kill):
            return act.word.name == "kill"
        if isinstance(event, Hit):
            return act.word.name == "attack" and self.world.fights.first_between(event.attacker, event.victim)
        return act.word.name == "raid" and event.__struct_config__.tag == "structure_destroyed"

    def remainders(self, act: Act, articles: Sequence[Article], now: Now) -> list[Remainder]:
        """What is left of those of these articles that may apply."""
        judge = Judge(self.book, self.lexicon, now, act)
        return [left for article in articles if (left := judge.remainder(article)).paths]

    # Time -------------------------------------------------------------------------------------------------------------

    def _due(self, t: int) -> Iterable[Found]:
        """What falls due at or before the new clock, in order of due time, of what, and id."""
        while (first := self._first_due(t)) is not None:
            at, what, _ = first
            self._let_pass(at)
            breach, duty, moved = self.breaches.next_due(t), self.duties.next_due(t), self.institutions.next_due(t)
            if moved is not None and moved == first:
                yield from self.institutions.fire(moved, self.world)
            elif duty is not None and what == "duty":
                yield from self.duties.expire(duty, self.now(duty.act.event), self.docket)
            elif breach is not None:
                self.held = None
                now, articles = self.now(breach.act.event), self._articles_now(breach.act.word.name)
                now.seq = self.world.seq + 1  # what has happened since it began counts too
                remainders = self.remainders(breach.act, articles, now)
                ended = self.breaches.expire(breach, articles, remainders, now, self.docket)
                if ended is not None:
                    yield ended

    def _first_due(self, t: int) -> tuple[int, str, str] | None:
        breach, duty, moved = self.breaches.next_due(t), self.duties.next_due(t), self.institutions.next_due(t)
        due: list[tuple[int, str, str]] = [] if moved is None else [moved]
        if duty is not None:
            due.append((duty.due, "duty", duty.id))
        if breach is not None:
            due.append((breach.at, breach.act.word.name, str(breach.act.actor)))
        return min(due, default=None)

    def _let_pass(self, t: int) -> None:
        """The clock has reached `t` by itself."""
        self.world.let_pass(t)

    def advance(self, t: int) -> list[Found]:
        """Let time run on to `t` after the last event."""
        found = list(self._due(t))
        self.world.let_pass(t)
        return found


def _by_act(book: Rulebook, lexicon: Lexicon) -> dict[str, tuple[Article, ...]]:
    """The articles that judge each act, as it is or as what it is a kind of, in the order of the text."""
    named: dict[str, list[int]] = {}
    for number, article in enumerate(book.articles):
        for act in article.acts if article.force in ("forbid", "permit") else ():
            named.setdefault(act, []).append(number)
    found = {}
    for act in lexicon.acts:
        numbers = {number for kind in lexicon.kinds_of(act) for number in named.get(kind, ())}
        found[act] = tuple([book.articles[number] for number in sorted(numbers)])
    return found


def _by_kind(words: Iterable[Word]) -> dict[type[Event], tuple[tuple[Word, ...], tuple[Word, ...]]]:
    """The words that each kind of event may tell, and those that it tells only where somebody enters or leaves."""
    found: dict[type[Event], tuple[tuple[Word, ...], tuple[Word, ...]]] = {}
    for word in words:
        for tag in word.on:
            always, crossing = found.get(TYPES[tag], NOTHING)
            found[TYPES[tag]] = (always, (*crossing, word)) if word.crossing else ((*always, word), crossing)
    return found


def _where_died(event: Event, now: Now) -> Any:
    """Where somebody died: to die happens to him who dies."""
    at = event.at if isinstance(event, Died) else event.victim_at if isinstance(event, Kill) else UNSET
    if isinstance(at, tuple):
        return Place(at[0], at[1], at[2], now.margin(), now.t, event.seq, event.tier)
    return _of_doer(event, _fields(type(event), DYING), now)


@cache
def _fields(kind: type[Event], names: tuple[str, ...]) -> tuple[str, ...]:
    """Those of these fields that events of a kind have."""
    return tuple(name for name in names if name in kind.__struct_fields__)


def _of_doer(event: Event, fields: Sequence[str], now: Now) -> Place | UnsetType:
    """Where he stands whom the first of these fields names that is told."""
    for field in fields:
        doer = getattr(event, field)
        if doer is not UNSET:
            return now.world.places.of(doer) if type(doer) is str else UNSET
    return UNSET
