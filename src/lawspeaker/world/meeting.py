"""How two pieces of ground lie to each other: whether they meet, and how much ground lies between them."""

from math import hypot

from lawspeaker.world.shapes import Circle, Polygon, Shape

Point = tuple[float, float]


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
