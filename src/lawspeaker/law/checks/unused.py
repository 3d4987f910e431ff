"""Numbers, definitions and ladders that nobody uses, and blanks that no line fills."""

from collections.abc import Iterator
from fnmatch import fnmatchcase

from lawspeaker.law.checks.over import Over, warning
from lawspeaker.law.errors import Diagnostic, short
from lawspeaker.law.tree import Called, Happened, LetRef
from lawspeaker.law.walk import terms

OWN = ("hearing",)
"""Numbers that the language itself reads."""
OF_A_MATTER = " hearing"
"""Behind the name of a matter: how long that may be reported."""


def look(over: Over) -> Iterator[Diagnostic]:
    """Each `let`, definition, ladder and blank that nothing reads."""
    read = {t.name for s in over.stands for t in terms(s.condition) if isinstance(t, LetRef)}
    read |= {a.shift.by.name for a in over.book.articles if a.shift and isinstance(a.shift.by, LetRef)}
    read |= {a.deed.within.name for a in over.book.articles if a.deed and isinstance(a.deed.within, LetRef)}
    for name, let in over.book.lets.items():
        if name not in read and not _institutional(over, name):
            yield warning("unused", f"nobody uses the number `{short(name)}`", let.spot.of(name), "take it out")
    called = {s.condition.definition for s in over.stands if isinstance(s.condition, Called)}
    for name, definition in over.book.definitions.items():
        if name not in called:
            yield warning("unused", f"nobody uses the definition `{short(name)}`", definition.spot, "take it out")
        for (blank, _), used in zip(definition.blanks, definition.used, strict=False):
            if not used:
                noun = blank.partition(" ")[2]
                message = f"no line of the definition speaks of `{short(blank)}`"
                yield warning(
                    "unused", message, definition.spot.of(noun), "whatever fills it, the definition is the same"
                )
    led = {article.ladder for article in over.book.articles}
    for name, ladder in over.book.ladders.items():
        if name not in led:
            advice = f"name it in an article, `ladder {short(name)}`: until then only staff give its steps, by its name"
            yield warning("unused", f"no article leads onto the ladder `{short(name)}`", ladder.spot.of(name), advice)


def _institutional(over: Over, name: str) -> bool:
    if name in OWN or name.removesuffix(OF_A_MATTER) in _matters(over):
        return any(isinstance(s.condition, Happened) and s.condition.word.after for s in over.stands)
    return any(fnmatchcase(name, number.name) for number in over.lexicon.numbers)


def _matters(over: Over) -> set[str]:
    return {row for table in over.book.tables.values() for row in table.rows}
