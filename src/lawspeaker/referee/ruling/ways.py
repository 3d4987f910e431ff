"""Ways: each is one way in which a line of an article is or may be true."""

from typing import Any, TypeAlias

from msgspec import Struct

from lawspeaker.law.tree import Line
from lawspeaker.referee.ruling.formula import Formula, Leaf
from lawspeaker.referee.ruling.reasons import Say
from lawspeaker.referee.ruling.rulings import Held, Instead

Env: TypeAlias = dict[int, Any]
"""What the lines read so far have bound: by the number of its name, the happening or thing that fits."""


class Way(Struct, frozen=True, gc=False):
    """One way a line is or may be true: what it bound, how it is told, the events it rests on."""

    value: Formula
    env: Env
    say: Say = ""
    facts: tuple[int, ...] = ()
    tags: tuple[str, ...] = ()
    leaf: Leaf | None = None
    instead: Instead = ()


def of_way(line: Line, way: Way) -> Held:
    """A line told by one way in which it holds."""
    return Held(line, True, way.say, way.facts, line.tags or way.tags, way.leaf, way.instead)
