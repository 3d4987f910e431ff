"""The words of the law, as data: what a vocabulary hands to the language.

A word has one template, such as `{attacker:player} [hit|hit] {victim:player}`. The bracket holds the verb's base and
its told form; from it come the fact ("Bo hit Ana"), its negation, the duty ("to hit"), the act (`forbid hit`) and the
line of an example ("Bo hits Ana"). Slots are the roles; a slot's kind is what may stand there.

Five sorts of words: *happenings* (from events), *states* (hold now), *measures* (a number, a text), *names* (one or
many things) and *acts* (what articles judge). Each is one function; the decorators here turn it into a `Word`.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

Sort = Literal["happening", "state", "measure", "name", "act"]
F = TypeVar("F", bound=Callable[..., Any])

SLOT = re.compile(r"\{(\w+):(\w+)\}")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a template: the role's name and the kind of what fills it."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Verb:
    """The bracket of a template: base, told or present form, past, plural; `noun` is what `that …` calls it."""

    base: str
    forms: tuple[str, ...]
    noun: str

    @property
    def told(self) -> str:
        """The form in which a happening is told."""
        return self.forms[0]


Part = str | Slot | Verb


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing: its noun and plural, and how all of them are found (`None`: they cannot be listed).

    `where(now, thing, sort)` says whether a thing is of a sort (`any SORT zone`); `sorted_by(now, sort)`, if there is
    one, lists those of a sort without a look at the others, in the order of `all`.
    `told` are the types of event that tell of such things: where one of them is not recorded, there may be more.
    Of an `open` kind there may always be some of which nothing was told, so what nobody named may be one of those.
    `span(now, thing)` is from when to when it lasted, in ms (its end `None`: it still does), `None` (it never was) or
    UNSET; kinds without it are no stretch of time.
    """

    name: str
    noun: str
    plural: str
    all: Callable[[Any], Iterable[Any]] | None = None
    where: Callable[[Any, Any, str], bool] | None = None
    base: str = ""
    span: Callable[[Any, Any], Any] | None = None
    sorted_by: Callable[[Any, str], Iterable[Any]] | None = None
    told: tuple[str, ...] = ()
    open: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the vocabulary.

    `roles` are its slots in the order of the template. For a happening `on` are the event types that yield it; for an
    act, those that are it. `gives` is the kind of a name or measure. `after` marks happenings that may follow the act
    they speak of (a report, a plea). `extra` are the roles that its template does not show. A happening that is not on
    record did not happen if every type of `proof` was recorded (all of `on` where that is empty). `since` says from
    when a state has held, `ended` when it last ceased to; `among` lists what may fill the last slot of a state that is
    not false, UNSET among them where that may be something of which nobody told. `crossing` marks what is yielded only
    by events in which somebody enters or leaves; `needs` are the parts of the world that are kept for this word alone.
    """

    sort: Sort
    name: str
    template: str
    parts: tuple[Part, ...]
    function: Callable[..., Any]
    gives: str = ""
    many: bool = False
    on: tuple[str, ...] = ()
    after: bool = False
    extra: tuple[Slot, ...] = ()
    of: str = ""
    being: bool = False
    command: str = ""
    since: Callable[..., Any] | None = None
    ended: Callable[..., Any] | None = None
    proof: tuple[str, ...] = ()
    doc: str = ""
    among: Callable[..., Any] | None = None
    first: Callable[..., Any] | None = None
    still: bool = False
    kept: bool = False
    """Of a happening: an institution keeps it, and `function(now)` lists its roles, clock and `seq`, latest first."""
    crossing: bool = False
    needs: tuple[str, ...] = ()
    asked: Callable[..., Any] | None = None
    """Of an act: the event that a player means who asks whether he may do it, or what he has to say first."""
    instead: str = ""
    """Of an act: the role that it was done to where there is known to be none of the second."""
    runs: int = 0
    """Of a measure: a time that grows with the clock (1) or runs out with it (-1)."""
    roles: tuple[Slot, ...] = field(init=False, compare=False, repr=False)
    """The slots in the order of the template, then those it does not show."""
    verb: Verb | None = field(init=False, compare=False, repr=False)
    """The bracket of the template."""
    doer: str = field(init=False, compare=False, repr=False)
    """The name of the first role, or nothing."""
    other: str = field(init=False, compare=False, repr=False)
    """The name of the second role, or nothing."""
    spelt: dict[str, tuple[str, tuple[str, ...]]] = field(init=False, compare=False, repr=False)
    """The template as it is told, with the kinds of its slots, by the form of the verb; made when it is first told."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "roles", tuple(p for p in self.parts if isinstance(p, Slot)) + self.extra)
        object.__setattr__(self, "doer", self.roles[0].name if self.roles else "")
        object.__setattr__(self, "other", self.roles[1].name if len(self.roles) > 1 else "")
        object.__setattr__(self, "spelt", {})
        object.__setattr__(self, "verb", next((p for p in self.parts if isinstance(p, Verb)), None))

    @property
    def noun(self) -> str:
        """What `that …` calls it."""
        return self.verb.noun if self.verb else self.name


def parse_template(template: str) -> tuple[Part, ...]:
    """Cut a template into fixed words, slots and the verb; raises ValueError for one that cannot be read."""
    parts: list[Part] = []
    position = 0
    for found in re.finditer(r"\{(\w+):(\w+)\}|\[([^\]]+)\]", template):
        parts += template[position : found.start()].split()
        if found.group(3) is None:
            parts.append(Slot(found.group(1), found.group(2)))
        else:
            forms, _, noun = found.group(3).partition(" as ")
            base, *rest = forms.split("|")
            if not rest:
                raise ValueError(f"the bracket of `{template}` needs a base and a told form: [hit|hit]")
            parts.append(Verb(base, tuple(rest), noun or base))
        position = found.end()
    parts += template[position:].split()
    return tuple(parts)


def _word(sort: Sort, template: str, **more: Any) -> Callable[[F], F]:
    def mark(function: F) -> F:
        word = Word(
            sort=sort,
            name=function.__name__.rstrip("_").replace("_", " ") if sort == "act" else function.__name__,
            template=template,
            parts=parse_template(template),
            function=function,
            doc=(function.__doc__ or "").strip(),
            **more,
        )
        words = getattr(function, "words", [])
        function.words = [*words, word]  # type: ignore[attr-defined]
        return function

    return mark


def happening(
    template: str,
    *on: str,
    after: bool = False,
    extra: str = "",
    proof: tuple[str, ...] = (),
    crossing: bool = False,
) -> Callable[[F], F]:
    """`function(event, now)` yields the roles of each happening of this word in the event, as tuples.

    `on` are the types that tell it, `proof` those whose silence says that it did not happen (left out: all of `on`);
    `crossing`: only where somebody enters or leaves a zone.
    """
    return _word("happening", template, on=on, after=after, extra=_slots(extra), proof=proof, crossing=crossing)


def kept(template: str) -> Callable[[F], F]:
    """A happening that an institution keeps: `function(now, *roles)` lists (roles, clock in ms, `seq`), latest first.

    A role is what it has to be, or None; where it is of use fewer are listed, and more than are meant may be.
    """
    return _word("happening", template, kept=True)


def state(
    template: str,
    since: Callable[..., Any] | None = None,
    ended: Callable[..., Any] | None = None,
    among: Callable[..., Any] | None = None,
    first: Callable[..., Any] | None = None,
    still: bool = False,
    needs: tuple[str, ...] = (),
) -> Callable[[F], F]:
    """`function(now, *roles)` is true, false or None (unknown).

    `since(now, *roles)` is from when it has held, `ended(now, *roles)` when it last ceased to, both by the law's clock
    in ms; None: it does not hold, or never ceased; UNSET: nobody knows. `among(now, *roles)`, without the last role, is
    a list of what may fill that one, each a thing that there is, in the order of its kind (of anything else the state
    is false), or UNSET: it may be anything; `first(now, *roles)`, without the first role, likewise. A `still` state
    asks the zones alone, and nothing that has an age or a margin. `needs` are parts of the world that are kept for this
    word alone.
    """
    return _word("state", template, since=since, ended=ended, among=among, first=first, still=still, needs=needs)


def measure(template: str, gives: str, runs: int = 0) -> Callable[[F], F]:
    """`function(now, *roles)` is a number, a `Measured` with its margin, a text, or UNSET (unknown).

    A time that `runs` with the clock grows by itself (1) or runs out (-1).
    """
    return _word("measure", template, gives=gives, runs=runs)


def name(template: str, gives: str, many: bool = False) -> Callable[[F], F]:
    """`function(now, *roles)` is one thing, None (there is none) or UNSET; with `many` a sorted list or UNSET."""
    return _word("name", template, gives=gives, many=many)


def act(
    template: str,
    *on: str,
    extra: str = "",
    of: str = "",
    being: bool = False,
    command: str = "",
    crossing: bool = False,
    asked: Callable[..., Any] | None = None,
    instead: str = "",
) -> Callable[[F], F]:
    """`function(event, now)` yields the roles of each such act in the event, as a mapping.

    `of` is the act it is a kind of; `being` marks acts that last (`stay`); `command` names the order that it is;
    `crossing`: only where somebody enters or leaves a zone. `asked(command, now)` is the event that somebody means who
    asks whether he may, or a sentence on what he has to say first; left out, only its roles are known. `instead` is the
    role that is told where nobody fills the second: a group that was banished, and no player.
    """
    on_it = {"on": on, "of": of, "being": being, "command": command, "crossing": crossing, "instead": instead}
    return _word("act", template, extra=_slots(extra), asked=asked, **on_it)


def _slots(text: str) -> tuple[Slot, ...]:
    return tuple(Slot(a, b) for a, b in SLOT.findall(text))


@dataclass(frozen=True, slots=True)
class Number:
    """A number that an institution reads from a rulebook's `let`: needed if an article is on one of these acts."""

    name: str
    kind: str
    acts: tuple[str, ...] = ()
    doc: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words and kinds of a vocabulary.

    `units` gives each unit's kind and its size in ms or metres; `numbers` are those that institutions read from a
    rulebook; `serves` the clauses that institutions carry out by themselves.
    """

    words: tuple[Word, ...]
    kinds: Mapping[str, Kind]
    acts: Mapping[str, Word] = field(default_factory=dict)
    units: Mapping[str, tuple[str, float]] = field(default_factory=dict)
    numbers: tuple[Number, ...] = ()
    serves: frozenset[str] = frozenset()
    sorts: dict[str, tuple[Word, ...]] = field(default_factory=dict, compare=False, repr=False)

    def of_sort(self, sort: str) -> tuple[Word, ...]:
        """All words of one sort, in a fixed order."""
        if sort not in self.sorts:
            self.sorts[sort] = tuple(w for w in self.words if w.sort == sort)
        return self.sorts[sort]

    def called(self, noun: str) -> Word | None:
        """The happening that `that NOUN` speaks of, or None."""
        return next((w for w in self.of_sort("happening") if w.noun == noun), None)

    @classmethod
    def of(
        cls,
        functions: Iterable[Any],
        kinds: Iterable[Kind],
        units: Mapping[str, tuple[str, float]] | None = None,
        numbers: Iterable[Number] = (),
    ) -> "Lexicon":
        """The lexicon of these marked functions, in a fixed order.

        `units` gives a unit's kind and size, `numbers` are those that institutions read from a rulebook.
        """
        words = sorted(
            (w for f in functions for w in getattr(f, "words", [])), key=lambda w: (w.sort, w.name, w.template)
        )
        acts = {w.name: w for w in words if w.sort == "act"}
        return cls(tuple(words), {k.name: k for k in kinds}, acts, units or {}, tuple(numbers))

    def kinds_of(self, act: str) -> list[str]:
        """The act itself and those it is a kind of."""
        found, at = [act], self.acts.get(act)
        while at is not None and at.of:
            found.append(at.of)
            at = self.acts.get(at.of)
        return found


def present(verb: str) -> str:
    """The third person of a verb's base: hit → hits, touch → touches, carry → carries."""
    head, _, rest = verb.partition(" ")
    irregular = {"be": "is", "have": "has", "do": "does", "go": "goes"}
    if head in irregular:
        head = irregular[head]
    elif head.endswith(("s", "x", "z", "ch", "sh")):
        head += "es"
    elif head.endswith("y") and head[-2:-1] not in "aeiou":
        head = head[:-1] + "ies"
    else:
        head += "s"
    return f"{head} {rest}".strip()
