"""Zones of a story: domes, roads, public places, and the squares of the map that groups own."""

from typing import Any

from msgspec import UNSET

from lawspeaker.telling.errors import Untold
from lawspeaker.telling.forms import compiled, form
from lawspeaker.telling.ground import square as corners
from lawspeaker.telling.groups import known
from lawspeaker.telling.houses import AROUND, drawn
from lawspeaker.telling.stage import Stage

SQUARE = compiled("%SQUARE%")


@form(
    r"(?:an?|the) (?P<kind>[\w' ]+?)(?: (?:called )?(?P<name>[A-Z][\w ]*?))? lies "
    r"(?:(?:at|in) (?P<at>%POINT%|%SQUARE%), )?"
    rf"(?P<shape>{AROUND})"
    r"(?:, from (?P<low>-?%NUMBER%) m to (?P<high>-?%NUMBER%) m high)?(?:, (?P<status>pending|invalid|approved))?"
    r"(?:, owned by (?P<owner>%PLAYER%))?(?:, brought by (?:an? )?(?P<cause>[a-z]+))?",
    "a pvp zone called Badlands lies at (0, 400), 30 m around",
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
    """A zone of any kind, round, or by its corners: `lies within (0, -5), (300, -5), (300, 5)`.
    Lines call it by its name, or by its kind; it is static unless an event of the game brought it."""
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
    r"(?:the region )?(?P<land>[A-Z][\w ]*?) (?:belongs to (?:nobody|(?P<owner>%PLAYER%))|is unclaimed)"
    r"(?P<capital>, its capital)?(?:, (?P<status>pending|invalid|approved))?",
    "G7 belongs to Iron, its capital",
)
def region(stage: Stage, land: str, owner: str | None, capital: str | None, status: str | None) -> int:
    """Land that was drawn, or else a square of the map as a region, belongs to a group, or to nobody."""
    found = stage.thing(land)
    before = stage.drawings.get(found.id) if found is not None else None
    if before is None:
        if not SQUARE.fullmatch(land):
            raise Untold(f"there is no land `{land}`", f"draw it first: a region called {land} lies within …")
        stage.name_thing("region", land, land, f"the region {land}")
        before = {"kind": "region", "shape": {"polygon": corners(land)}}
    more: dict[str, Any] = {"owner": known(stage, owner)["id"] if owner else None, "capital": capital is not None}
    stage.draw(found.id if found is not None else land, **before | more | {"status": status or UNSET})
    return stage.seq


@form(r"the zone (?P<name>.+) ends", "the zone High Street ends")
def end(stage: Stage, name: str) -> int:
    """A zone is no more."""
    found = stage.thing(name)
    return stage.tell("zone_ended", id=found.id if found else name)
