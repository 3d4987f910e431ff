"""Bundles: who decides a case has every log of it gathered, and hears which are missing.

A bundle reaches back from when the case was brought, as far as the rulebook says. It is closed when everything of the
sorts that count was recorded throughout; where a sort was not, or the record has a hole, it waits for what is missing.
"""

from lawspeaker.institutions.commons import Commons
from lawspeaker.institutions.machine import Thing
from lawspeaker.institutions.numbers import duration, serves
from lawspeaker.institutions.order import Done, Order, Plan, Refusal
from lawspeaker.institutions.words import as_id, lasting
from lawspeaker.world.world import World

BUNDLE, REACH = "bundle", "bundle reach"
LOGS = {"chat": ("chat",), "fights": ("hit", "kill"), "places": ("positions",)}


def bundle(order: Order, case: Thing | None, commons: Commons, world: World) -> Refusal | Plan:
    """Every log of a case, or which of them is still missing."""
    clauses = serves(commons.book, BUNDLE)
    if not commons.staff.is_member(order.player):
        return Refusal("Only staff gather the logs of a case.", clauses)
    if case is None:
        return Refusal("Say of which `case`.", clauses)
    reach = duration(commons.book, REACH) or 0
    since = max(0, case.began - reach)
    missing = [log for log, types in LOGS.items() if not world.witness.saw(frozenset(types), since)]
    if missing:
        return Refusal(f"Not yet: of {', '.join(missing)} the record lacks something. Fetch it first.", clauses)
    kinds = ", ".join(LOGS)
    return lambda: Done(f"{as_id(case.id)}: {kinds} of the {lasting(reach)} before it, without a gap.", case.id)
