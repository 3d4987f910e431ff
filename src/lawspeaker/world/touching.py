"""How two pieces of ground lie to each other: whether they meet, and whether they share a stretch of their edge."""

from collections.abc import Iterator

from lawspeaker.world.meeting import meet
from lawspeaker.world.shapes import Polygon, Shape

SEAM = 0.5
"""Metres: borders drawn by hand never meet exactly."""


def lie_along(a: Shape, b: Shape) -> bool:
    """Whether a stretch of the edge of one lies on the edge of the other; to meet in one corner is not enough."""
    return any(abs(there.distance(x, z)) <= SEAM for here, there in ((a, b), (b, a)) for x, z in along(here))


def touch(a: Shape, b: Shape) -> bool:
    """Whether two pieces of ground have a point in common, or a stretch of their edges but for a seam."""
    return meet(a, b) or lie_along(a, b)


def along(shape: Shape) -> Iterator[tuple[float, float]]:
    """Points between the corners of a shape's edge; a circle has no sides and gives none."""
    corners = shape.corners if isinstance(shape, Polygon) else ()
    for (ax, az), (bx, bz) in zip(corners, corners[1:] + corners[:1], strict=True):
        for share in (0.25, 0.5, 0.75):
            yield ax + (bx - ax) * share, az + (bz - az) * share
