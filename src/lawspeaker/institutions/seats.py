"""Which institutions there are: every module of this folder that defines one has a seat."""

from functools import cache
from importlib import import_module
from inspect import isabstract
from pkgutil import iter_modules
from typing import Any

import lawspeaker.institutions as folder
from lawspeaker.institutions.institution import Institution
from lawspeaker.institutions.machine import Move


@cache
def seats() -> tuple[type[Institution[Any]], ...]:
    """The institutions found by scanning, in the order of their names."""
    found: list[type[Institution[Any]]] = []
    for name in sorted(m.name for m in iter_modules(folder.__path__)):
        module = import_module(f"{folder.__name__}.{name}")
        for member in vars(module).values():
            own = isinstance(member, type) and member.__module__ == module.__name__
            if own and issubclass(member, Institution) and not isabstract(member):
                found.append(member)
    return tuple(sorted(found, key=lambda seat: seat.what))


@cache
def reads() -> dict[str, str]:
    """Every `let` that any institution reads, and its kind."""
    found: dict[str, str] = {}
    for seat in seats():
        found |= seat.reads
    return found


@cache
def tables() -> dict[str, frozenset[Move]]:
    """Every machine's table by its name on the wire."""
    return {seat.what: seat.table for seat in seats()}
