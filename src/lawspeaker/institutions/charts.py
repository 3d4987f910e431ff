"""The players' map: in which colour it draws what land, and whose it shows, as it was when it was last made.

A rulebook says how often the map is made (`let map refresh`, counted from `let map hour` after midnight) and, in the
table `map`, how it draws each kind of zone; the rows `claimed` and `unclaimed` are for land that groups can claim and
that has no row of its own. A claim made since is not on it yet.
"""

from collections.abc import Callable

from lawspeaker.institutions.numbers import duration
from lawspeaker.institutions.order import Done, Order, Plan
from lawspeaker.institutions.words import as_name, at_clock
from lawspeaker.law.tree import Rulebook
from lawspeaker.world.world import World
from lawspeaker.world.zone import Zone

MAP, DRAWN, REFRESH, HOUR = "map", "drawn", "map refresh", "map hour"
CLAIMABLE = {"claim": "standard", "mini_claim": "mini", "region": "standard", "city": "standard"}
"""The kinds of zone that can be claimed, and as what if nobody says."""
MOST = 12
"""Places of one sort that an answer names; it says how many more there are."""

Whose = Callable[[str, int], str | None]
"""Of a zone and a moment (ms), whose it was then."""


def made_at(book: Rulebook, t: int) -> int:
    """When the map that players see at `t` was made (ms); one of which the rulebook does not speak is always new."""
    every, hour = duration(book, REFRESH), duration(book, HOUR) or 0
    return t if not every else (t - hour) // every * every + hour


def chart(order: Order, book: Rulebook, world: World, whose: Whose) -> Plan:
    """What the map shows, as an answer."""
    made = made_at(book, order.t)
    sorts: dict[str, list[str]] = {row: [] for row in book.tables[MAP].rows}
    for zone in world.zones.all():
        owner = whose(zone.id, made)
        row = _row(zone, owner, sorts)
        if row is not None:
            sorts[row].append(_called(zone) + (f" ({owner})" if owner else ""))
    said = " ".join(_sort(book, row, places) for row, places in sorts.items() if places)
    return lambda: Done(f"The map as it was made at {at_clock(made)}. {said or 'It is empty.'}")


def _row(zone: Zone, owner: str | None, rows: dict[str, list[str]]) -> str | None:
    plain = zone.kind.replace("_", " ")
    wanted = (plain, "claimed" if owner else "unclaimed") if zone.kind in CLAIMABLE else (plain,)
    return next((row for row in wanted if row in rows), None)


def _sort(book: Rulebook, row: str, places: list[str]) -> str:
    more = f" and {len(places) - MOST} more" if len(places) > MOST else ""
    return f"{row.capitalize()}, {book.tables[MAP].rows[row][DRAWN]}: {', '.join(places[:MOST])}{more}."


def _called(zone: Zone) -> str:
    return as_name(zone.name if isinstance(zone.name, str) else zone.id)
