"""Where things of a story lie: places as written, zones and houses, and the points at their edges.

Places are exact: `2 m outside` a circle is the point two metres east of its easternmost point, so that a boundary can
be told to the centimetre.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import hypot

from lawspeaker.telling.errors import Untold
from lawspeaker.telling.forms import compiled
from lawspeaker.world.profile import PROFILES
from lawspeaker.world.shapes import Circle, Polygon, Shape

Point = tuple[float, float, float]

MAP = 4096
"""Metres: the side of the map on which every story plays."""
SPREAD = 300.0
"""Metres between those who stand in the open."""
CLEAR = 150.0
"""Metres that the open lies from every zone."""
OUT = 10.0
"""Metres that `outside` a place means where no distance is given."""
NEAR = 1.0
"""Metres that `next to` somebody means, and how far inside its edge `on the ground` of a house is."""


@dataclass(slots=True)
class Ground:
    """A zone of the story: its kind, its shape, and the house that it belongs to."""

    id: str
    kind: str
    shape: Shape
    building: str = ""


def numbers(text: str) -> list[float]:
    """Every number in a text."""
    return [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", text)]


def point(text: str) -> Point:
    """`(x, z)` or `(x, y, z)` in metres, or the middle of a square of the map."""
    if not text.startswith("("):
        return middle(Polygon(square(text)))
    found = numbers(text)
    return (found[0], 0.0, found[1]) if len(found) == 2 else (found[0], found[1], found[2])


def points(text: str) -> list[list[float]]:
    """The corners of a polygon, `(x, z), (x, z), …`."""
    return [[p[0], p[2]] for p in (point(m) for m in re.findall(r"\([^)]*\)", text))]


def metres(text: str, units: Mapping[str, tuple[str, float]]) -> float:
    """A length with its unit, in metres."""
    found = re.fullmatch(r"([\d.]+) ?(\w+)", text.strip())
    if found is None or units.get(found[2], ("",))[0] != "distance":
        raise Untold(f"`{text}` is no length", "such as `40 m` or `2 foundations`")
    return float(found[1]) * units[found[2]][1]


def middle(shape: Shape) -> Point:
    """The middle of a shape."""
    west, south, east, north = shape.box
    return (west + east) / 2, 0.0, (south + north) / 2


def at_edge(shape: Shape, distance: float) -> Point:
    """The point this far outside the shape's eastern edge (negative: inside)."""
    if isinstance(shape, Circle):
        return shape.x + shape.radius + distance, 0.0, shape.z
    if not isinstance(shape, Polygon):
        raise Untold("this place has no edge")
    found = sorted(_normals(shape.corners), key=lambda each: (-each[2], each[1]))
    x, z, east, north = found[0]
    return x + east * distance, 0.0, z + north * distance


def _normals(corners: tuple[tuple[float, float], ...]) -> Iterator[tuple[float, float, float, float]]:
    """Of each side its middle, and the way out."""
    turn = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(corners, corners[1:] + corners[:1], strict=True))
    for a, b in zip(corners, corners[1:] + corners[:1], strict=True):
        length = hypot(b[0] - a[0], b[1] - a[1]) or 1.0
        side = 1.0 if turn > 0 else -1.0
        east, north = side * (b[1] - a[1]) / length, -side * (b[0] - a[0]) / length
        yield (a[0] + b[0]) / 2, (a[1] + b[1]) / 2, east, north


def square(name: str) -> list[list[float]]:
    """The corners of a square of the map by its name, such as `G7`."""
    letters, row = re.match(r"([A-Z]+)(\d+)", name).groups()  # type: ignore[union-attr]
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    side = PROFILES["rust"].square
    west, north = -MAP / 2 + (column - 1) * side, MAP / 2 - int(row) * side
    return [[west, north - side], [west + side, north - side], [west + side, north], [west, north]]


def clear_spots() -> Iterator[Point]:
    """Spots in the open, one after the other, all far from each other."""
    steps = range(int((MAP - 400) // SPREAD))
    for row in steps:
        for column in steps:
            yield -1800.0 + column * SPREAD, 0.0, -1800.0 + row * SPREAD


PHRASES = {
    "point": compiled(r"(?:at |to |back to )?(?P<point>%POINT%)"),
    "edge": compiled(
        r"(?:at |to )?(?P<length>%LENGTH%) (?P<side>inside|outside|behind|before|in front of) (?P<zone>.+)"
    ),
    "died": compiled(r"(?:at |to )?(?:(?P<length>%LENGTH%) from )?where (?P<who>%PLAYER%) (?P<how>died|stands)"),
    "from": compiled(r"(?:at |to )?(?P<length>%LENGTH%) (?:away )?from (?P<who>%PLAYER%)"),
    "beside": compiled(r"(?:next to|beside|to|up to) (?P<who>%PLAYER%)"),
    "open": compiled(r"(?:in|into|to) the open"),
    "out": compiled(r"(?:outside|out of) (?P<zone>.+)"),
    "behind": compiled(r"(?:behind) (?P<zone>.+)"),
    "in": compiled(r"(?:in|into|inside|on|onto|at|to) (?P<zone>.+)"),
}
"""How a place may be written; the first that fits is meant."""
