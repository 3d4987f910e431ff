"""Numbers that have to be given, and those with which a line always or never holds."""

from collections.abc import Iterator
from fnmatch import fnmatchcase

from lawspeaker.law.advice import an
from lawspeaker.law.checks.over import Over
from lawspeaker.law.errors import Diagnostic
from lawspeaker.law.tree import Counted, Happened, Holds, LetRef, Rulebook, Term, Written
from lawspeaker.law.walk import Stands

HEARING = "a report or plea comes after its act: `let hearing be 24 hours` says how long it is waited for"


def look(over: Over) -> Iterator[Diagnostic]:
    """Numbers that nobody gives, or that make a line empty."""
    yield from _hearing(over)
    yield from _institutions(over)
    for stands in over.stands:
        yield from _window(over.book, stands)
        yield from _count(over.book, stands)


def _hearing(over: Over) -> Iterator[Diagnostic]:
    late = next((s for s in over.stands if isinstance(s.condition, Happened) and s.condition.word.after), None)
    if late is not None and "hearing" not in over.book.lets:
        yield Diagnostic("missing-number", "nobody says how long a hearing is open", late.spot, HEARING)
    for let in over.book.lets.values():
        if let.name.split()[-1] == "hearing" and let.value.kind != "duration":
            message = f"`{let.name}` is {an(let.value.kind)}, not a duration"
            yield Diagnostic("missing-number", message, let.spot, HEARING)


def _institutions(over: Over) -> Iterator[Diagnostic]:
    for number in over.lexicon.numbers:
        given = [let for name, let in over.book.lets.items() if fnmatchcase(name, number.name)]
        for let in given:
            if let.value.kind != number.kind:
                message = f"`{let.name}` is {an(let.value.kind)}, not {an(number.kind)}"
                yield Diagnostic("missing-number", message, let.spot, number.doc)
        user = next((a for a in over.book.articles if set(a.acts) & set(number.acts)), None)
        if not given and user is not None:
            message = f"nobody gives the number `{number.name}`"
            yield Diagnostic(
                "missing-number", message, user.spot, number.doc or f"it is {an(number.kind)}: let {number.name} be …"
            )


def value(book: Rulebook, term: Term | None) -> float | None:
    """The number that a term is, where it is one."""
    if isinstance(term, LetRef):
        return _number(book.lets[term.name].value)
    return _number(term) if isinstance(term, Written) else None


def _number(written: Written) -> float | None:
    return written.value if isinstance(written.value, int | float) else None


def _window(book: Rulebook, stands: Stands) -> Iterator[Diagnostic]:
    told = stands.condition
    if isinstance(told, Holds):
        for term in (told.within, told.throughout):
            if value(book, term) == 0:
                yield Diagnostic("empty", "a stretch of no length", stands.spot, "a state is looked at over a time")
    if not isinstance(told, Happened):
        return
    oldest = [v for w in told.windows if (v := value(book, w.oldest)) is not None]
    youngest = [v for w in told.windows if (v := value(book, w.youngest)) is not None]
    if oldest and min(oldest) <= max(youngest, default=0):
        yield Diagnostic(
            "empty",
            "nothing can happen in this time",
            stands.spot,
            "the younger end stands first: between 5 and 10 minutes ago",
        )
    times, apart = value(book, told.times), value(book, told.apart)
    if oldest and times and apart and (times - 1) * apart >= min(oldest):
        yield Diagnostic("empty", "so many cannot lie so far apart in this time", stands.spot)


def _count(book: Rulebook, stands: Stands) -> Iterator[Diagnostic]:
    told = stands.condition
    number = told.number if isinstance(told, Counted) else told.times if isinstance(told, Happened) else None
    many = value(book, number)
    if many is None:
        return
    if many != int(many):
        yield Diagnostic("units", "a whole number is wanted here", stands.spot, "things and times are counted")
    elif isinstance(told, Happened) and many == 0:
        yield Diagnostic("empty", "nothing happens `0 times`", stands.spot, "say that it did not happen")
    elif isinstance(told, Counted) and many == 0 and told.how in ("at least", "fewer than"):
        always = "always holds" if told.how == "at least" else "never holds"
        yield Diagnostic(
            "empty", f"`{told.how} 0` {always}", stands.spot, "`no` and `at least 1` are the least that say something"
        )
