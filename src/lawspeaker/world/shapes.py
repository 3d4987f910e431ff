"""Circles and polygons on the ground, and how far a point is from their edge.

The distance is negative inside, zero on the edge, positive outside, so that one number answers both *inside or not*
and *how surely*. Points are x (east) and z (north) in metres; height is not the ground's business.
"""

from collections.abc import Sequence
from math import hypot, nan, sqrt, ulp
from typing import Any, TypeAlias

EDGE = 1e-9
"""Metres: nearer than this to the side of a polygon is on it; less than that is rounding, not distance."""

TILE = 16.0
"""Metres: the side of the tiles for each of which a polygon remembers its sides nearby."""
HALF_TILE = TILE * 0.7072
"""Metres from the middle of a tile to its corner, and a little more."""
TILES_KEPT = 1 << 13

Edge: TypeAlias = tuple[float, float, float, float, float, float]
"""One side of a polygon: where it begins, the z of its end, how far it goes, and 1 by the square of its length."""
Tile: TypeAlias = tuple[tuple[Edge, ...], tuple[Edge, ...]]
"""The sides that may be the nearest to a point in it, and the sides that a line eastward from one may meet."""

Box: TypeAlias = tuple[float, float, float, float]
"""West, south, east, north."""


class Shape:
    """A piece of ground with an edge and a bounding box."""

    __slots__ = ("box",)
    box: Box

    def distance(self, x: float, z: float) -> float:
        """Metres to the edge, negative inside."""
        raise NotImplementedError

    def data(self) -> dict[str, Any]:
        """The shape as the wire writes it."""
        raise NotImplementedError

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self.data() == other.data()

    def __hash__(self) -> int:
        return hash(self.box)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.data()})"


class Circle(Shape):
    """All points no farther than `radius` from the centre."""

    __slots__ = ("radius", "square", "x", "z")

    def __init__(self, x: float, z: float, radius: float) -> None:
        radius = max(radius, 0.0)
        self.x, self.z, self.radius, self.square = x, z, radius, radius * radius
        self.box = (x - radius, z - radius, x + radius, z + radius)

    def distance(self, x: float, z: float) -> float:
        """Metres to the edge; its sign is that of the exact comparison of squares, whatever the root rounds to."""
        dx, dz = x - self.x, z - self.z
        square = dx * dx + dz * dz
        distance = hypot(dx, dz) - self.radius
        if square <= self.square:
            return distance if distance < 0.0 else 0.0
        if distance > 0.0:
            return distance
        return ulp(self.radius) if square > self.square else nan

    def data(self) -> dict[str, Any]:
        return {"circle": [self.x, self.z, self.radius]}


class Polygon(Shape):
    """The points within a closed line of corners, which may run inwards; where it crosses itself, even-odd."""

    __slots__ = ("_tiles", "corners", "edges")

    def __init__(self, corners: Sequence[Sequence[float]]) -> None:
        self.corners = tuple((float(x), float(z)) for x, z in corners)
        self.edges = tuple(_edge(a, b) for a, b in zip(self.corners, self.corners[1:] + self.corners[:1], strict=True))
        xs, zs = [x for x, _ in self.corners], [z for _, z in self.corners]
        self.box = (min(xs), min(zs), max(xs), max(zs))
        self._tiles: dict[tuple[float, float], Tile] = {}

    def distance(self, x: float, z: float) -> float:
        """Metres to the nearest side, negative inside."""
        near, across = self._tile(x // TILE, z // TILE)
        return _distance(near, across, x, z)

    def _tile(self, column: float, row: float) -> Tile:
        tile = self._tiles.get((column, row))
        if tile is None:
            if len(self._tiles) >= TILES_KEPT:
                self._tiles.clear()
            tile = self._tiles[column, row] = _tile(self.edges, column * TILE, row * TILE)
        return tile

    def data(self) -> dict[str, Any]:
        return {"polygon": [list(corner) for corner in self.corners]}


def around(box: Box, other: Box) -> Box:
    """The box around two."""
    return (min(box[0], other[0]), min(box[1], other[1]), max(box[2], other[2]), max(box[3], other[3]))


def _edge(a: tuple[float, float], b: tuple[float, float]) -> Edge:
    dx, dz = b[0] - a[0], b[1] - a[1]
    square = dx * dx + dz * dz
    return (a[0], a[1], b[1], dx, dz, 1.0 / square if square > 0.0 else 0.0)


def _square(edge: Edge, x: float, z: float) -> float:
    """The square of the distance from the point to one side."""
    ax, az, _, dx, dz, share = edge
    px, pz = x - ax, z - az
    along = (px * dx + pz * dz) * share
    if along >= 1.0:
        px, pz = px - dx, pz - dz
    elif along > 0.0:
        px, pz = px - dx * along, pz - dz * along
    return px * px + pz * pz


def _distance(near: tuple[Edge, ...], across: tuple[Edge, ...], x: float, z: float) -> float:
    distance = sqrt(min([_square(edge, x, z) for edge in near]))
    if distance <= EDGE:
        return 0.0
    inside = False
    for ax, az, bz, dx, dz, _ in across:
        if (az > z) != (bz > z) and x - ax < (z - az) * dx / dz:
            inside = not inside
    return -distance if inside else distance


def _tile(edges: tuple[Edge, ...], west: float, south: float) -> Tile:
    """Looks at one tile once, so that a point in it need not be measured against every side."""
    x, z = west + TILE / 2, south + TILE / 2
    reach = abs(_distance(edges, edges, x, z)) + 2 * HALF_TILE
    near = tuple(edge for edge in edges if not _square(edge, x, z) > reach * reach)
    across = tuple(edge for edge in edges if not _misses(edge, west, south, south + TILE))
    return (near, across)


def _misses(edge: Edge, west: float, south: float, north: float) -> bool:
    ax, az, bz, dx, _, _ = edge
    return max(az, bz) < south or min(az, bz) > north or max(ax, ax + dx) < west - 1.0


def shape_of(circle: Sequence[float] | None, polygon: Sequence[Sequence[float]] | None) -> Shape | None:
    """The shape that the wire's `circle` or `polygon` draws; `None` where neither encloses any ground."""
    if circle is not None:
        x, z, radius = circle
        return Circle(x, z, radius)
    if polygon is not None and len(polygon) >= 3:
        return Polygon(polygon)
    return None


def shape_from(data: dict[str, Any]) -> Shape:
    """The shape that `Shape.data` wrote."""
    shape = shape_of(data.get("circle"), data.get("polygon"))
    if shape is None:
        raise ValueError("a shape needs either `circle` or a `polygon` of at least three corners")
    return shape


def shape_data(shape: Shape) -> dict[str, Any]:
    """A shape as plain data, as msgspec's `enc_hook` wants it."""
    return shape.data()


def as_shape(_: type, data: dict[str, Any]) -> Shape:
    """What `shape_data` wrote, as msgspec's `dec_hook` wants it."""
    return shape_from(data)
