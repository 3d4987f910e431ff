"""Zones of a story: domes, roads, public places, and the squares of the map that groups own."""

from typing import Any

from msgspec import UNSET

from lawspeaker.telling.forms import form
from lawspeaker.telling.ground import square as corners
from lawspeaker.telling.groups import known
from lawspeaker.telling.houses import AROUND, drawn
from lawspeaker.telling.stage import Stage


@form(
    r"(?:an?|the) (?P<kind>[\w' ]+?)(?: called (?P<name>[A-Z][\w ]*?))? lies (?:at (?P<at>%POINT%), )?"
    rf"(?P<shape>{AROUND})"
    r"(?:, from (?P<low>-?%NUMBER%) m to (?P<high>-?%NUMBER%) m high)?(?:, (?P<status>pending|invalid|approved))?"
    r"(?:, owned by (?P<owner>%PLAYER%))?(?:, brought by (?:an? )?(?P<cause>[a-z]+))?",
    "a road called High Street lies within (0, -5), (300, -5), (300, 5), (0, 5)",
)
def zone(
    stage: Stage,
    kind: str,
    name: str | None,
    at: str | None,
    shape: str,
    low: str | None,
    high: str | None,
    status: str | None,
    owner: str | None,
    cause: str | None,
) -> int:
    """A zone of the map, of any kind, static unless an event of the game brought it; without a name lines call it by
    its kind."""
    wire = kind_of(stage, kind)
    id_ = name or f"{wire}:{len(stage.zones) + 1}"
    more: dict[str, Any] = {"name": name or UNSET, "status": status or UNSET, "cause": cause or "static"}
    if low is not None and high is not None:
        more |= {"low": float(low), "high": float(high)}
    more["owner"] = known(stage, owner)["id"] if owner else None
    stage.name_thing("zone", id_, *(phrase for phrase in (name, f"the {kind}", kind) if phrase))
    stage.draw(id_, wire, drawn(stage, shape, at), **more)
    return stage.seq


def kind_of(stage: Stage, said: str) -> str:
    """A zone's kind on the wire: that of the law's noun, or the words themselves."""
    for kind in stage.lexicon.kinds.values():
        if kind.base == "zone" and said in (kind.noun, kind.plural):
            return kind.name
    return said.removesuffix(" zone").replace(" ", "_").lower()


@form(
    r"(?:the region )?(?P<square>%SQUARE%) (?:belongs to (?P<owner>%PLAYER%)|is unclaimed)"
    r"(?P<capital>, its capital)?(?:, (?P<status>pending|invalid|approved))?",
    "G7 belongs to Iron, its capital",
)
def region(stage: Stage, square: str, owner: str | None, capital: str | None, status: str | None) -> int:
    """A square of the map is a region, with the group that owns it or none."""
    stage.name_thing("region", square, square, f"the region {square}")
    more: dict[str, Any] = {"owner": known(stage, owner)["id"] if owner else None, "capital": capital is not None}
    stage.draw(square, "region", {"polygon": corners(square)}, status=status or UNSET, **more)
    return stage.seq


@form(r"the zone (?P<name>.+) ends", "the zone High Street ends")
def end(stage: Stage, name: str) -> int:
    """A zone is no more."""
    found = stage.thing(name)
    return stage.tell("zone_ended", id=found.id if found else name)
