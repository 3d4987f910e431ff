"""What is wrong with a rulebook that can be read, and what its author should look at."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from lawspeaker.law import checks
from lawspeaker.law.checks.over import Over, Shown
from lawspeaker.law.errors import Diagnostic
from lawspeaker.law.lexicon import Lexicon
from lawspeaker.law.tree import Rulebook

Look = Callable[[Over], Iterator[Diagnostic]]


@cache
def looks() -> tuple[Look, ...]:
    """Every family of findings, in a fixed order."""
    modules = [import_module(f"{checks.__name__}.{m.name}") for m in iter_modules(checks.__path__)]
    return tuple(module.look for module in sorted(modules, key=lambda m: m.__name__) if hasattr(module, "look"))


def check(book: Rulebook, lexicon: Lexicon, shown: Iterable[Shown] | None = None) -> list[Diagnostic]:
    """Every finding about a rulebook, in the order of its text.

    `shown` is what its examples showed; without it nothing is said about what no example shows. An error keeps a
    rulebook from being used; a warning is for its author to judge.
    """
    over = Over(book, lexicon, None if shown is None else tuple(shown))
    found = [*book.warnings, *(d for look in looks() for d in look(over))]
    files = {file: i for i, file in enumerate(dict.fromkeys(a.spot.file for a in book.articles))}
    return sorted(dict.fromkeys(found), key=lambda d: (files.get(d.spot.file, len(files)), *_place(d)))


def _place(diagnostic: Diagnostic) -> tuple[str, int, int, str, str]:
    spot = diagnostic.spot
    return spot.file, spot.line, spot.column, diagnostic.code, diagnostic.message


__all__ = ["check", "looks"]
