"""The words of the law: one module per subject, found by scanning.

A sentence is one function with its template; `lexicon()` gathers them all, and hands them to the language as data.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from lawspeaker.institutions.seats import reads
from lawspeaker.law.lexicon import Kind, Lexicon, Number
from lawspeaker.world.profile import PROFILES


@cache
def lexicon() -> Lexicon:
    """Every word of every module of this folder, every kind, and the units of the world profile."""
    functions: list[object] = []
    kinds: dict[str, Kind] = {}
    for found in sorted(m.name for m in iter_modules(__path__)):
        module = import_module(f"{__name__}.{found}")
        for member in vars(module).values():
            if hasattr(member, "words") and getattr(member, "__module__", "") == module.__name__:
                functions.append(member)
            for kind in member if isinstance(member, tuple) else (member,):
                if isinstance(kind, Kind):
                    kinds.setdefault(kind.name, kind)
    numbers = [Number(name, kind) for name, kind in reads().items()]
    return Lexicon.of(functions, [kinds[name] for name in sorted(kinds)], units(), numbers)


def units() -> dict[str, tuple[str, float]]:
    """Distances by the world profile; time and shares belong to the language itself."""
    metres = {"m": 1.0, "metre": 1.0, "metres": 1.0, "km": 1000.0}
    profile = PROFILES["rust"]
    metres |= {"foundation": profile.foundation, "foundations": profile.foundation}
    metres |= {"grid": profile.grid, "grids": profile.grid}
    return {unit: ("distance", size) for unit, size in metres.items()}
