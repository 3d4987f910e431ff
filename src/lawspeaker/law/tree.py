"""The tree of a rulebook: what the sentences mean, before anybody is judged.

Terms stand for things; conditions for what may be true of them; lines carry a condition, its clause and its place in
the text; articles put lines together. `let` values are looked up by name when judging, so a mutant or an extending
rulebook changes one number in one place.
"""

from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from lawspeaker.law.errors import Diagnostic, Spot
from lawspeaker.law.lexicon import Word

# Terms ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Role:
    """A role of the act under judgement, or of a duty."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Written:
    """A value as written. Durations are milliseconds, distances metres, shares between 0 and 1."""

    value: Any
    kind: str
    text: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class LetRef:
    """A number named by a `let`."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Blank:
    """What fills a blank of the definition this stands in."""

    index: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Bound:
    """`that KIND`: what an earlier line found, or what a quantifier runs over."""

    var: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Some:
    """`any KIND` or `any NAME`: one of several, found by searching; later lines may say `that KIND`."""

    var: int
    kind: str
    text: str
    source: "Named | None" = None
    some_kind: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """`the owner of that base`: one thing, or one of many where the name gives many."""

    word: Word
    args: tuple["Term", ...]
    text: str

    @property
    def kind(self) -> str:
        """The kind of the thing it names."""
        return self.word.gives


Term: TypeAlias = Role | Written | LetRef | Blank | Bound | Some | Named

# Conditions -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Window:
    """When a happening has to lie.

    `youngest`..`oldest` are ages (either may be open); `strictly` for `more than D ago`; `since` a bound happening
    it must follow, at `least` or `most` so long after it (`at least D after that X`, `within D after that X`), and
    `reach` how old that may be: older than that is nothing that follows it, even where nobody knows when it was;
    `mode` a mode it must lie in, `span` a thing of some duration (`during that vote`).
    """

    youngest: Term | None = None
    oldest: Term | None = None
    strictly: bool = False
    since: Bound | None = None
    mode: str = ""
    reach: tuple[Term, ...] = ()
    least: Term | None = None
    most: Term | None = None
    span: Term | None = None


@dataclass(frozen=True, slots=True)
class Happened:
    """A happening, told or denied, `times` times, `apart` each from the next."""

    word: Word
    args: tuple[Term | None, ...]
    negated: bool
    windows: tuple[Window, ...]
    var: int
    times: Term | None = None
    apart: Term | None = None
    counting: bool = False


@dataclass(frozen=True, slots=True)
class Holds:
    """A state: now, or `within` the last D at some moment, or `throughout` the last D."""

    word: Word
    args: tuple[Term, ...]
    negated: bool
    past: bool = False
    within: Term | None = None
    throughout: Term | None = None
    strictly: bool = False


Comparison = Literal["is", "is not", "at least", "at most", "more than", "less than"]


@dataclass(frozen=True, slots=True)
class Compared:
    """A measure, or the text in a role, against a bound."""

    measure: "Named | Role"
    how: Comparison
    bound: Term


@dataclass(frozen=True, slots=True)
class Mentions:
    """A text holds one of the phrases of a row of a table (`row` empty: of any row).

    In a definition the row may be what fills a blank (`text mentions the reason`): then `which` says so.
    """

    text: Term
    table: str
    row: str
    negated: bool = False
    which: Blank | None = None


@dataclass(frozen=True, slots=True)
class TableSays:
    """`the job of raider may raid`: a yes in the table's column for that row."""

    row: Term
    table: str
    column: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """`staff find that "…"`."""

    text: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Ruled:
    """A past ruling: `that hit was lawful`, `was not lawful`, `was lawful by RED`."""

    happening: Bound
    lawful: bool
    by: str = ""


@dataclass(frozen=True, slots=True)
class Called:
    """A sentence that the rulebook itself defined."""

    definition: str
    args: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """`every`, `no`, `at least N` … of a name or kind: how many of them the body is true of."""

    how: Literal["every", "no", "at least", "at most", "fewer than", "more than"]
    number: Term | None
    var: int
    source: Some
    body: "Condition"


@dataclass(frozen=True, slots=True)
class Group:
    """`all of:`, `any of:`, `none of:`."""

    how: Literal["all", "any", "none"]
    lines: tuple["Line", ...]


Condition: TypeAlias = Happened | Holds | Compared | Mentions | TableSays | Asked | Ruled | Called | Counted | Group


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an article: its condition, the clauses that it alone serves, and its place in the text."""

    condition: Condition
    text: str
    tags: tuple[str, ...]
    spot: Spot
    number: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """The lines under one `when` or `unless`, joined all by `and` or all by `or`."""

    joined: Literal["and", "or"]
    lines: tuple[Line, ...]


# Articles and the rest ----------------------------------------------------------------------------------------------

BREACH = "breach"
"""The act that an upheld unlawful act is in its turn."""
RUNG = "rung"
"""What is raised or lowered where not a time but the place on the ladder changes."""
Force = Literal["forbid", "permit", "oblige", "raise", "lower"]


@dataclass(frozen=True, slots=True)
class Deed:
    """What a duty asks for: a happening whose doer owes it, or a condition; within how long, after which act.

    `act_var` is the number under which its lines speak of the act itself (`that kill`), or -1.
    """

    debtor: str
    sentence: Happened | None
    text: str
    within: Term
    after: str
    act_var: int = -1


@dataclass(frozen=True, slots=True)
class Shift:
    """What an article that raises or lowers does to a sanction being given: `step` is the kind of step whose time it
    changes (`ban`), or `rung`; `by` a time, a share of the step's own time, or so many rungs."""

    step: str
    by: Term
    text: str


Place: TypeAlias = tuple[str, str, Spot]
"""A name that an article speaks of (`despite`, `cites`, `ladder`, `during`, an `act`), and where it stands."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `acts` are the acts it judges; `despite` the ids or families a permission lifts.

    One that raises or lowers is on the act `breach`, whose sanction its `shift` changes. The clauses of one that cites
    `otherwise` are named by a ruling in which nothing else that decides names any.
    """

    id: str
    force: Force
    acts: tuple[str, ...]
    when: Block | None
    unless: Block | None
    despite: tuple[str, ...]
    cites: tuple[str, ...]
    during: tuple[str, ...]
    except_during: tuple[str, ...]
    ladder: str
    spot: Spot
    heading: str = ""
    questions: tuple[str, ...] = ()
    deed: Deed | None = None
    shift: Shift | None = None
    kept: Block | None = None
    broken: Block | None = None
    otherwise: bool = False
    places: tuple[Place, ...] = field(default=(), compare=False, repr=False)

    @property
    def family(self) -> str:
        """The id without its last dash and number."""
        return self.id.rpartition("-")[0]


@dataclass(frozen=True, slots=True)
class Definition:
    """A sentence made out of sentences."""

    name: str
    head: str
    parts: tuple[Any, ...]
    blanks: tuple[tuple[str, str], ...]
    body: Block
    spot: Spot
    cites: tuple[str, ...] = ()
    used: tuple[bool, ...] = ()


@dataclass(frozen=True, slots=True)
class Let:
    """A named number."""

    name: str
    value: Written
    spot: Spot


@dataclass(frozen=True, slots=True)
class Table:
    """Rows and columns of facts: yes or no, numbers, or phrases under a column headed `words`.

    `kinds` says of each column what it holds: `yes`, `words`, `text`, or the kind of its numbers.
    """

    name: str
    columns: tuple[str, ...]
    rows: dict[str, dict[str, Any]]
    spot: Spot
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mode:
    """A stretch of time the rulebook names."""

    name: str
    text: str
    rule: tuple[Any, ...]
    spot: Spot


@dataclass(frozen=True, slots=True)
class Rung:
    """One step or several of a ladder; minutes are a range, None is for ever."""

    steps: tuple[tuple[str, int | None, int | None], ...]
    text: str


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rungs of a ladder, and after how many ms a step is forgotten (None: never)."""

    name: str
    rungs: tuple[Rung, ...]
    expires: int | None
    cites: tuple[str, ...]
    spot: Spot


@dataclass(frozen=True, slots=True)
class Never:
    """A fact that is never a reason for an act: it lifts nothing, and says so to readers and to the tests."""

    act: str
    line: Line


@dataclass(frozen=True, slots=True)
class Clause:
    """A row of the rulebook's register: a rule of the community in our words."""

    id: str
    kind: str
    decide: str
    text: str
    line: int = 0


@dataclass(slots=True)
class Rulebook:
    """A rulebook as read: everything the referee needs, and where each part stands in the text."""

    name: str
    title: str
    articles: tuple[Article, ...] = ()
    definitions: dict[str, Definition] = field(default_factory=dict)
    lets: dict[str, Let] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)
    modes: dict[str, Mode] = field(default_factory=dict)
    ladders: dict[str, Ladder] = field(default_factory=dict)
    nevers: tuple[Never, ...] = ()
    clauses: dict[str, Clause] = field(default_factory=dict)
    stories: tuple[Any, ...] = ()
    notices: dict[str, Spot] = field(default_factory=dict)
    hash: str = ""
    off: tuple[str, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()

    def has_clause(self, name: str) -> bool:
        """Whether a clause of this name is in the register; without a register any name may be one."""
        return name in self.clauses if self.clauses else name != ""

    def on(self, acts: list[str]) -> list[Article]:
        """The articles that judge any of these acts, in the order of the text."""
        return [a for a in self.articles if a.force in ("forbid", "permit") and set(a.acts) & set(acts)]
