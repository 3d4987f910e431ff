"""Circles and polygons on the ground, and how far a point is from their edge.

The distance is negative inside, zero on the edge, positive outside, so that one number answers both *inside or not*
and *how surely*. Points are x (east) and z (north) in metres; height is not the ground's business.
"""

from collections.abc import Sequence
from math import hypot, inf, nan, sqrt, ulp
from typing import Any

EDGE = 1e-9
"""Metres: nearer than this to the side of a polygon is on it; less than that is rounding, not distance."""

Box = tuple[float, float, float, float]
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
        return isinstance(other, Shape) and self.data() == other.data()

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

    __slots__ = ("corners", "edges")

    def __init__(self, corners: Sequence[Sequence[float]]) -> None:
        self.corners = tuple((float(x), float(z)) for x, z in corners)
        self.edges = tuple(_edge(a, b) for a, b in zip(self.corners, self.corners[1:] + self.corners[:1], strict=True))
        xs, zs = [x for x, _ in self.corners], [z for _, z in self.corners]
        self.box = (min(xs), min(zs), max(xs), max(zs))

    def distance(self, x: float, z: float) -> float:
        """Metres to the nearest side, negative inside."""
        nearest, inside = inf, False
        for ax, az, bz, dx, dz, share in self.edges:
            px, pz = x - ax, z - az
            if (az > z) != (bz > z) and px < pz * dx / dz:
                inside = not inside
            along = (px * dx + pz * dz) * share
            if along >= 1.0:
                px, pz = px - dx, pz - dz
            elif along > 0.0:
                px, pz = px - dx * along, pz - dz * along
            square = px * px + pz * pz
            if not square >= nearest:
                nearest = square
        distance = sqrt(nearest)
        if distance <= EDGE:
            return 0.0
        return -distance if inside else distance

    def data(self) -> dict[str, Any]:
        return {"polygon": [list(corner) for corner in self.corners]}


def _edge(a: tuple[float, float], b: tuple[float, float]) -> tuple[float, float, float, float, float, float]:
    dx, dz = b[0] - a[0], b[1] - a[1]
    square = dx * dx + dz * dz
    return (a[0], a[1], b[1], dx, dz, 1.0 / square if square > 0.0 else 0.0)


def signed_distance(shape: Shape, x: float, z: float) -> float:
    """Metres from the point to the edge of the shape: negative inside, 0 on the edge."""
    return shape.distance(x, z)


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
