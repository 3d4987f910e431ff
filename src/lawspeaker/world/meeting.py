"""How two pieces of ground lie to each other: whether they meet, share a stretch of their edge, or how far apart."""

from collections.abc import Iterator
from math import hypot

from lawspeaker.world.shapes import Circle, Polygon, Shape

Point = tuple[float, float]
SEAM = 0.5
"""Metres: borders drawn by hand never meet exactly."""


def meet(a: Shape, b: Shape) -> bool:
    """Whether two shapes have a point in common."""
    if isinstance(a, Circle) and isinstance(b, Circle):
        return hypot(a.x - b.x, a.z - b.z) <= a.radius + b.radius
    if isinstance(a, Circle):
        return b.distance(a.x, a.z) <= a.radius
    if isinstance(b, Circle):
        return meet(b, a)
    if not isinstance(a, Polygon) or not isinstance(b, Polygon):
        return False
    if b.distance(*a.corners[0]) <= 0 or a.distance(*b.corners[0]) <= 0:
        return True
    return any(_cross(p, q, r, s) for p, q in _sides(a) for r, s in _sides(b))


def _sides(shape: Polygon) -> list[tuple[Point, Point]]:
    return list(zip(shape.corners, shape.corners[1:] + shape.corners[:1], strict=True))


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _cross(p: Point, q: Point, r: Point, s: Point) -> bool:
    apart = _turn(p, q, r) * _turn(p, q, s) > 0 or _turn(r, s, p) * _turn(r, s, q) > 0
    return not apart and all(max(p[i], q[i]) >= min(r[i], s[i]) and max(r[i], s[i]) >= min(p[i], q[i]) for i in (0, 1))


def gap(a: Shape, b: Shape) -> float:
    """Metres of ground between two shapes; 0 where they meet."""
    if meet(a, b):
        return 0.0
    if isinstance(a, Circle) and isinstance(b, Circle):
        return hypot(a.x - b.x, a.z - b.z) - a.radius - b.radius
    if isinstance(a, Circle):
        return b.distance(a.x, a.z) - a.radius
    if isinstance(a, Polygon) and isinstance(b, Polygon):
        return min(min(there.distance(*c) for c in here.corners) for here, there in ((a, b), (b, a)))
    return gap(b, a)


def touch(a: Shape, b: Shape) -> bool:
    """Whether two pieces of ground have a point in common, or a stretch of their edges but for a seam."""
    return meet(a, b) or lie_along(a, b)


def lie_along(a: Shape, b: Shape) -> bool:
    """Whether a stretch of the edge of one lies on the edge of the other; to meet in one corner is not enough."""
    return any(abs(there.distance(x, z)) <= SEAM for here, there in ((a, b), (b, a)) for x, z in _along(here))


def _along(shape: Shape) -> Iterator[Point]:
    """Points between the corners of a shape's edge; a circle has no sides and gives none."""
    for (ax, az), (bx, bz) in _sides(shape) if isinstance(shape, Polygon) else ():
        for share in (0.25, 0.5, 0.75):
            yield ax + (bx - ax) * share, az + (bz - az) * share
