"""One zone of the map, as it was last drawn, and whether a place is in it."""

from msgspec import UNSET, Struct, UnsetType

from lawspeaker.events import Maybe, ZoneDrawn
from lawspeaker.world.shapes import Shape, shape_of

OF_A_HOUSE = ("base", "property", "kos_line")
"""Kinds of zones that belong to a house and say nothing about the land it stands on."""


class Zone(Struct, frozen=True, kw_only=True):
    """A zone as last sent: metres for `low` and `high`, law's clock for `since`."""

    id: str
    kind: str
    name: Maybe[str] = UNSET
    shape: Shape
    low: float | None = None
    high: float | None = None
    cause: Maybe[str] = UNSET
    owner: Maybe[str] = UNSET
    building: Maybe[str] = UNSET
    capital: Maybe[bool] = UNSET
    until: Maybe[int] = UNSET
    since: int
    seq: int

    def distance(self, x: float, y: float, z: float) -> float:
        """Metres to the edge, the floor or the ceiling, whichever is the farthest out; negative inside."""
        distance = self.shape.distance(x, z)
        if self.low is not None and not self.low - y <= distance:
            distance = self.low - y
        if self.high is not None and not y - self.high <= distance:
            distance = y - self.high
        return distance


def decided(distance: float, margin: float | UnsetType) -> bool | None:
    """Whether a place at this signed distance is inside; `None` if its error of `margin` metres leaves it open."""
    if margin is UNSET:
        return None
    if distance < -margin:
        return True
    if distance > margin:
        return False
    return True if margin == 0.0 == distance else None


def drawn(event: ZoneDrawn, clock: int, old: Zone | None) -> Zone:
    """The zone that the event draws in place of `old`."""
    return Zone(
        id=event.id,
        kind=event.kind,
        name=event.name,
        shape=_shape(event, old),
        low=event.low,
        high=event.high,
        cause=event.cause,
        owner=event.owner,
        building=event.building,
        capital=event.capital,
        until=event.until,
        since=clock if old is None else old.since,
        seq=event.seq,
    )


def _shape(event: ZoneDrawn, old: Zone | None) -> Shape:
    """The shape drawn; that of before if it is the same, for a polygon remembers what was looked up in it."""
    shape = shape_of(event.circle, event.polygon)
    if shape is None:
        raise ValueError(f"zone `{event.id[:40]}` needs either `circle` or a `polygon` of at least three corners")
    return old.shape if old is not None and old.shape == shape else shape
