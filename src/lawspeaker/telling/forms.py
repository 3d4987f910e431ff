"""Forms: the shapes of lines that set a scene or tell what no sentence of the law speaks of.

A form is a pattern in which `%PLAYER%`, `%PEOPLE%`, `%LENGTH%` … stand for what may be written there, and a function
that tells it to the stage. Its sample is how the page about examples shows it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])

NAME = r"[A-Z][\w-]*"
POINT = r"\(-?[\d.]+, -?[\d.]+(?:, -?[\d.]+)?\)"
SHORTHANDS = {
    "PLAYER": NAME,
    "PEOPLE": rf"{NAME}(?:(?:, and |, | and ){NAME})*",
    "HOUSE": rf"{NAME}'s house|the house {NAME}|the house of {NAME}(?:(?:, and |, | and ){NAME})*",
    "LENGTH": r"\d+(?:\.\d+)? ?(?:m|metres?|km|foundations?)",
    "TIME": r"\d+(?:\.\d+)? ?(?:ms|milliseconds?|seconds?|minutes?|hours?|days?|weeks?)",
    "POINT": POINT,
    "POINTS": rf"{POINT}(?:,? {POINT}){{2,}}",
    "NUMBER": r"\d+(?:\.\d+)?",
    "SHARE": r"\d+(?:\.\d+)? ?%",
    "TEXT": r'"[^"]*"',
    "CLOCK": r"(?:\d+d |[A-Z][a-z]+day )?\d+:\d\d(?::\d\d)?(?:\.\d{1,3})?",
    "SQUARE": r"[A-Z]{1,2}\d{1,2}",
}


@dataclass(frozen=True, slots=True)
class Form:
    """One form: its pattern, the function that tells it, a sample of it, what it says, whether it moves
    people, and whether it is meant only where no sentence of the vocabulary is."""

    pattern: re.Pattern[str]
    function: Callable[..., Any]
    sample: str
    doc: str
    moves: bool = False
    last: bool = False


def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern with its shorthands written out."""
    for name, meant in SHORTHANDS.items():
        pattern = pattern.replace(f"%{name}%", f"(?:{meant})")
    return re.compile(pattern)


def form(pattern: str, sample: str, moves: bool = False, last: bool = False) -> Callable[[F], F]:
    """Marks `function(stage, **groups)`; groups that did not match are None. One that `moves` says who stands where."""

    def mark(function: F) -> F:
        doc = (function.__doc__ or "").strip().partition("\n")[0]
        made = Form(compiled(pattern), function, sample, doc, moves, last)
        function.forms = [*getattr(function, "forms", []), made]  # type: ignore[attr-defined]
        return function

    return mark


@cache
def all_forms() -> tuple[Form, ...]:
    """Every form of every module of this folder, module by module, in the order of the text."""
    package = import_module("lawspeaker.telling")
    found: list[Form] = []
    for name in sorted(m.name for m in iter_modules(package.__path__)):
        for member in vars(import_module(f"lawspeaker.telling.{name}")).values():
            if getattr(member, "__module__", "") == f"lawspeaker.telling.{name}":
                found += getattr(member, "forms", [])
    return tuple(found)


def names(text: str) -> list[str]:
    """The names in a list such as `Ann, Bo and Cy`."""
    return re.findall(NAME, text)
