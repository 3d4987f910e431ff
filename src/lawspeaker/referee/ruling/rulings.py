"""How prohibitions and permissions make a ruling.

A prohibition that applies stands unless a permission that applies names it. One standing prohibition makes the act
unlawful, and all that stand are cited; with none it is lawful, by the permissions that lifted something. Truth has
three values: `None` is unknown, and a ruling is unclear only if an unknown decides it.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from msgspec import Struct

from lawspeaker.law.tree import Article, Line
from lawspeaker.referee.ruling.formula import Counting, Formula, Leaf, Truth
from lawspeaker.referee.ruling.reasons import Doubt, Numbered, Say

Value = Literal["lawful", "unlawful", "unclear"]

MOST_CLAUSES = 8
"""Clauses that a ruling names at most, as the wire says."""


def both(a: Truth, b: Truth) -> Truth:
    """Kleene's and."""
    if a is False or b is False:
        return False
    return None if a is None or b is None else True


def either(a: Truth, b: Truth) -> Truth:
    """Kleene's or."""
    if a is True or b is True:
        return True
    return None if a is None or b is None else False


def negate(a: Truth) -> Truth:
    """Kleene's not."""
    return None if a is None else not a


class Held(Struct, frozen=True, gc=False):
    """A line that held (or may have): the sentence that says so, and the events it rests on.

    `instead` are the ways in which a line that stands for several may hold, latest first: what is left of each, and the
    lines by which it is told. The first that turns out to be so tells it.
    """

    line: Line
    value: Truth
    say: Say
    facts: tuple[int, ...] = ()
    tags: tuple[str, ...] = ()
    leaf: Leaf | None = None
    instead: "Instead" = ()


Instead: TypeAlias = tuple[tuple[Formula, tuple[Held, ...]], ...]


class Together(NamedTuple):
    """Several lines told as one: what is said, the events, the clauses, and how else it may be told."""

    say: Say
    facts: tuple[int, ...]
    tags: tuple[str, ...]
    instead: Instead = ()


def together(held: tuple[Held, ...], group: bool = False) -> Together:
    """Several lines told as one: of a group with the clauses of all, of a definition where one alone has any."""
    if len(held) == 1:
        one = held[0]
        return Together((one.say,) if one.say else (), one.facts, tuple(dict.fromkeys(one.tags)), one.instead)
    tags = [h.tags for h in held if h.tags]
    named = tuple(dict.fromkeys(t for each in tags for t in each)) if group or len(tags) == 1 else ()
    facts = tuple(s for h in held for s in h.facts)
    instead: Instead = ()
    if any(h.instead for h in held):
        instead = held[0].instead if len(held) == 1 else ((True, held),)
    return Together(tuple(h.say for h in held if h.say), facts, named, instead)


def one_of(ways: Sequence[tuple[Formula, tuple[Held, ...]]], group: bool = False) -> tuple[Held, ...]:
    """The lines that tell which of these ways holds: of the first, as long as none is known to."""
    if not ways:
        return ()
    first = ways[0][1]
    if len(ways) < 2 or all(formula is None for formula, _ in ways):
        return first
    say, facts, tags, _ = together(first, group)
    return (Held(first[0].line, True, say, facts, tags, None, tuple(ways)),)


def counted_so(
    line: Line,
    value: Formula,
    told: Numbered | None,
    ways: Sequence[tuple[Formula, tuple[Held, ...]]],
    facts: Sequence[int],
) -> Held:
    """A line that counts, told by those of whom it is true, which rest on these `facts`; where others of these `ways`
    may turn out to be so, by them too."""
    say: Say = (told or "") if value is True else Doubt(told or line.text)
    if not isinstance(value, Counting):
        return Held(line, True, say, tuple(facts), line.tags)
    each = tuple(_as_one(line, held) for _, held in ways)
    return Held(line, True, say, tuple(facts), line.tags, None, ((value, each),))


def _as_one(line: Line, held: tuple[Held, ...]) -> Held:
    say, facts, _, instead = together(held)
    return Held(line, True, say, facts, (), None, instead)


class Open(Struct, frozen=True, gc=False):
    """An unknown that may decide: the id to answer, and the question in words."""

    id: str
    say: Say


class Outcome(Struct, frozen=True, gc=False):
    """What came of one article on one act: its value, the lines that held, and the one line that alone kept it off;
    `charged`: staff found that the act breaks a clause of it; `found` are those by which alone it applies."""

    article: Article
    value: Truth
    held: tuple[Held, ...] = ()
    opens: tuple[Open, ...] = ()
    kept_off: Held | None = None
    found: tuple[str, ...] = ()
    charged: bool = False


class Decision(Struct, frozen=True, gc=False):
    """A ruling's value and the outcomes that made it; of an unclear one the permissions that may yet make it lawful."""

    value: Value
    decisive: tuple[Outcome, ...]
    yielded: tuple[Outcome, ...] = ()
    kept_off: tuple[Outcome, ...] = ()
    leave: tuple[str, ...] = ()

    @property
    def articles(self) -> list[str]:
        """The articles that decided."""
        return [outcome.article.id for outcome in self.decisive]


def lifts(permission: Article, prohibition: Article) -> bool:
    """Whether the permission names the prohibition after `despite`, by its id or its family."""
    return _names(permission.despite, prohibition.id)


@lru_cache(maxsize=1 << 16)
def _names(despite: tuple[str, ...], article: str) -> bool:
    return article in despite or article.rpartition("-")[0] in despite


def standing(prohibition: Outcome, permissions: Iterable[Outcome]) -> Truth:
    """Whether a prohibition stands against these permissions; what was found to be broken is not lifted by a leave of
    which nobody knows whether there is any."""
    lifted: Truth = False
    for permission in permissions:
        if prohibition.charged and permission.value is None:
            continue
        if lifts(permission.article, prohibition.article):
            lifted = either(lifted, permission.value)
    return both(prohibition.value, negate(lifted))


def decide(outcomes: Sequence[Outcome]) -> Decision:
    """The ruling that these outcomes make; their order does not matter to its value."""
    forbids = [o for o in outcomes if o.value is not False and o.article.force == "forbid"]
    permits = [o for o in outcomes if o.article.force == "permit"]
    stands = {id(f): standing(f, permits) for f in forbids}
    if any(value is True for value in stands.values()):
        stood = tuple(f for f in forbids if stands[id(f)] is True)
        applied = tuple(p for p in permits if p.value is True)
        kept = tuple(p for p in permits if p.kept_off is not None and any(lifts(p.article, f.article) for f in stood))
        return Decision("unlawful", stood, applied, kept)
    if all(value is False for value in stands.values()):
        by = tuple(p for p in permits if p.value is True and any(lifts(p.article, f.article) for f in forbids))
        return Decision("lawful", by)
    unsure = [f for f in forbids if stands[id(f)] is None]
    leave = [p.article for p in permits if p.value is not False and any(lifts(p.article, f.article) for f in forbids)]
    return Decision("unclear", tuple(_deciding(unsure, permits)), leave=tuple(article.id for article in leave))


def _deciding(unsure: list[Outcome], permits: list[Outcome]) -> Iterable[Outcome]:
    for prohibition in unsure:
        if prohibition.value is None:
            yield prohibition
    for permission in permits:
        if permission.value is None and any(lifts(permission.article, f.article) for f in unsure):
            yield permission


def lawful_by(leaf: Leaf, value: str, articles: Sequence[str]) -> Truth:
    """Whether a past act with this ruling was lawful: by the article or family that the leaf names, if it names one;
    `articles` are those by which it is lawful, or may be."""
    if value == "unlawful":
        return False
    by = leaf.id
    if by and by not in articles and by not in [article.rpartition("-")[0] for article in articles]:
        return False
    return True if value == "lawful" else None


def clauses_of(decision: Decision) -> list[str]:
    """The clauses that decided: those that were found on, tags of the lines that held, or an article's `cites`; at most
    `MOST_CLAUSES`.

    Those of articles that cite `otherwise` are named only where there are no others.
    """
    found: list[str] = []
    rest: list[str] = []
    if len(decision.decisive) == 1 and not decision.kept_off and not decision.decisive[0].held:
        return list((decision.decisive[0].found or decision.decisive[0].article.cites)[:MOST_CLAUSES])
    for outcome in decision.decisive:
        tags = [t for held in outcome.held for t in held.tags if held.value is not False]
        named = rest if outcome.article.otherwise else found
        named += outcome.found or tags or outcome.article.cites
    for outcome in decision.kept_off:
        if outcome.kept_off is not None:
            found += outcome.kept_off.tags
    return list(dict.fromkeys(found or rest))[:MOST_CLAUSES]
