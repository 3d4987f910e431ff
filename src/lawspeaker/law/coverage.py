"""Coverage: which clauses of the register are in force, shown by examples and not only claimed.

A clause that the machine decides is in force when an example's ruling (or an order's answer, or what became of a duty)
rests on it, an example of the opposite outcome is about it, and a change of its own condition is noticed. One that
people help to decide, when an example asks and an answer each way settles it. A procedure, when an order or deadline is
shown on each side of its guard. What only informs, when a notice links to it. A fact that is never a reason, when it is
shown alone and beside a true ground.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from lawspeaker.law.errors import Spot
from lawspeaker.law.tree import Article, Block, Called, Clause, Counted, Group, Line, Rulebook

OPPOSITE = {"lawful": "unlawful", "unlawful": "lawful"}
"""What the machine alone said of an act or an order, and the other side of it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What one expectation showed, where it was met: the outcome, the articles and clauses behind it, and the clauses
    `named` that the example says it is about.

    `settles` is the question whose `answer` led there, `yielded` the permissions that applied and did not suffice.
    """

    sort: str
    spot: Spot
    articles: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    settles: str = ""
    answer: bool = False
    denied: bool = False
    state: str = ""
    yielded: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Where it stands."""
        return self.spot.place


@dataclass(frozen=True, slots=True)
class Row:
    """One clause: whether it is in force, how that is shown, and what lacks where it is not."""

    decide: str
    in_force: bool
    how: str = ""
    lacks: str = ""


Notices = Callable[[str], Iterable[bool]]
"""For a clause, of each change of its own condition whether an example notices it (asked one after the other)."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the examples showed, by what is asked of it: of each clause what is about it and the articles that serve
    it, of each question where it was first asked and what its answers came to."""

    book: Rulebook
    about: Mapping[str, list[Shown]]
    serving: Mapping[str, set[str]]
    asked: Mapping[str, Shown]
    answers: Mapping[str, list[Shown]]
    nevers: frozenset[str]


def coverage(book: Rulebook, shown: Iterable[Shown], notices: Notices) -> dict[str, Row]:
    """A row for every clause of the register, in its order."""
    known = _known(book, list(shown))
    return {clause.id: _row(clause, known, notices) for clause in book.clauses.values()}


def _known(book: Rulebook, all_shown: list[Shown]) -> Known:
    about: dict[str, list[Shown]] = {}
    answers: dict[str, list[Shown]] = {}
    for shown in all_shown:
        for id_ in dict.fromkeys((*shown.named, *shown.clauses)):
            about.setdefault(id_, []).append(shown)
        if shown.settles and shown.sort in OPPOSITE:
            answers.setdefault(shown.settles, []).append(shown)
    serving: dict[str, set[str]] = {}
    for article in book.articles:
        for id_ in serves(book, article):
            serving.setdefault(id_, set()).add(article.id)
    asked = {m: s for s in reversed(all_shown) if s.sort == "unclear" for m in s.missing}
    nevers = frozenset(tag for never in book.nevers for tag in never.line.tags)
    return Known(book, about, serving, asked, answers, nevers)


def _row(clause: Clause, known: Known, notices: Notices) -> Row:
    about = known.about.get(clause.id, [])
    if clause.id in known.nevers:
        return _never(clause, about, notices)
    if clause.decide == "info":
        return _info(clause, known.book)
    if clause.decide == "workflow":
        return _workflow(clause, about)
    if clause.decide == "assist":
        return _assist(clause, known)
    return _auto(clause, about, known, notices)


def _auto(clause: Clause, shown: list[Shown], known: Known, notices: Notices) -> Row:
    deciding = [s for s in shown if _outcome(s) and clause.id in s.clauses]
    if not deciding:
        return Row(clause.decide, False, lacks=_unserved(clause, known) or "no example's ruling rests on it")
    first = {_outcome(s): s for s in reversed(shown)}
    for one in deciding:
        other = first.get(OPPOSITE[_outcome(one)])
        if other is not None:
            break
    else:
        sort = _outcome(deciding[0])
        how = f"{sort} at {deciding[0].place}"
        return Row(clause.decide, False, how, f"no example about it is {OPPOSITE[sort]}")
    how = f"{_said(one)} at {one.place}, {_said(other)} at {other.place}"
    if not any(notices(clause.id)):
        return Row(clause.decide, False, how, "no example notices a change of its condition")
    return Row(clause.decide, True, how)


def _outcome(shown: Shown) -> str:
    """What an act, an order or a duty came to: lawful, unlawful, or nothing of the sort."""
    if shown.sort == "duty":
        return {"kept": "lawful", "broken": "unlawful"}.get(shown.state, "")
    named = {"accepted": "lawful", "refused": "unlawful"}.get(shown.sort, shown.sort)
    return named if named in OPPOSITE else ""


def _assist(clause: Clause, known: Known) -> Row:
    own = known.serving.get(clause.id, set())
    lacks = _unserved(clause, known) or "no example about it is unclear"
    for question, unclear in known.asked.items():
        answers = known.answers.get(question, [])
        mine = _article(question) in own or any(clause.id in s.clauses for s in answers)
        yes = next((s for s in answers if s.answer), None)
        no = next((s for s in answers if not s.answer), None)
        if mine and yes is not None and no is not None and yes.sort != no.sort:
            how = (
                f"unclear at {unclear.place}; {question}: yes is {yes.sort} at {yes.place}, no {no.sort} at {no.place}"
            )
            return Row(clause.decide, True, how)
        if mine:
            lacks = f"{question} asked at {unclear.place} is not settled by an answer each way"
    return Row(clause.decide, False, lacks=lacks)


def _never(clause: Clause, shown: list[Shown], notices: Notices) -> Row:
    about = [s for s in shown if clause.id in s.named]
    alone = next((s for s in about if s.sort == "unlawful"), None)
    beside = next((s for s in about if s.sort == "lawful"), None)
    if alone is None:
        return Row(clause.decide, False, lacks="no example cites it in which the fact stands alone")
    if beside is None:
        lacks = "no example cites it in which the fact stands beside a true ground"
        return Row(clause.decide, False, f"alone at {alone.place}", lacks)
    how = f"alone at {alone.place}, beside a true ground at {beside.place}"
    if not all(notices(clause.id)):
        return Row(clause.decide, False, how, "no example notices it if the fact is made a reason")
    return Row(clause.decide, True, how)


def _workflow(clause: Clause, shown: list[Shown]) -> Row:
    about = [s for s in shown if clause.id in (*s.named, *s.clauses) and _side(s) is not None]
    yes = next((s for s in about if _side(s)), None)
    no = next((s for s in about if not _side(s)), None)
    if yes is not None and no is not None:
        return Row(clause.decide, True, f"{_said(yes)} at {yes.place}, {_said(no)} at {no.place}")
    only = yes or no
    if only is None:
        return Row(clause.decide, False, lacks="no example of an order or a deadline is about it")
    said = f"{_said(only)} at {only.place}"
    return Row(clause.decide, False, said, f"{said}, and no example about it {_other(only)}")


def _side(shown: Shown) -> bool | None:
    """On which side of a guard an outcome lies; None if it says nothing of orders, deadlines or sanctions."""
    if shown.sort in ("accepted", "refused"):
        return shown.sort == "accepted"
    if shown.sort == "duty":
        return shown.state != "broken"
    return not shown.denied if shown.sort in ("change", "sanction", "says") else None


def _said(shown: Shown) -> str:
    what = shown.state or shown.sort
    return f"no {what}" if shown.denied else what


def _other(shown: Shown) -> str:
    """What an example on the other side would have to say."""
    if shown.sort in ("accepted", "refused"):
        return "is accepted" if shown.sort == "refused" else "is refused"
    if shown.sort == "duty":
        return "has the duty kept" if shown.state == "broken" else "has the duty broken"
    what = {"change": "WHAT becomes STATE", "says": '"words"'}.get(shown.sort, shown.sort)
    return f"says `{what}`" if shown.denied else f"says `no {what}`"


def _info(clause: Clause, book: Rulebook) -> Row:
    spot = book.notices.get(clause.id)
    if spot is None:
        return Row(clause.decide, False, lacks="no notice cites it")
    return Row(clause.decide, True, f"notice at {spot.place}")


def _unserved(clause: Clause, known: Known) -> str:
    """Why no ruling can name a clause, or nothing."""
    return "" if clause.id in known.serving else "no article serves it"


def _article(question: str) -> str:
    return question.replace("/", "?").partition("?")[0]


def serves(book: Rulebook, article: Article) -> set[str]:
    """Every clause that an article serves: its `cites`, and the tags of its lines, definitions unfolded."""
    found = set(article.cites)
    for block in (article.when, article.unless, article.kept, article.broken):
        found |= set(_tags(book, block.lines)) if block else set()
    return found


def _tags(book: Rulebook, lines: tuple[Line, ...]) -> Iterator[str]:
    for line in lines:
        yield from line.tags
        condition = line.condition.body if isinstance(line.condition, Counted) else line.condition
        if isinstance(condition, Group):
            yield from _tags(book, condition.lines)
        elif isinstance(condition, Called):
            body: Block = book.definitions[condition.definition].body
            yield from _tags(book, body.lines)
