"""Signs of a story: what they say, how large, and where they stand."""

from typing import Any

from lawspeaker.telling.forms import form
from lawspeaker.telling.ground import NEAR, Point, at_edge
from lawspeaker.telling.stage import Stage

LARGE = 100
"""The size of letters where a line gives none."""
MORE = r"(?:,? at size (?P<size>%NUMBER%))?(?P<hidden>, hidden)?"


@form(
    r"a sign of (?P<house>%HOUSE%)(?: stands (?P<place>.+?) and)? says "
    rf"(?P<text>%TEXT%){MORE}",
    'a sign of Ann\'s house says "KOS: loitering" at size 60',
)
def sign(stage: Stage, house: str, place: str | None, text: str, size: str | None, hidden: str | None) -> int:
    """A sign by a house's owner, on its ground unless a place is given, in plain sight unless it is hidden."""
    found = stage.house(house)
    where = stage.find(place) if place else at_edge(found.ground, -NEAR)
    entity = stage.new("sign")
    owner = next(n for n, id_ in stage.people.items() if id_ == found.owners[0])
    stage.name_thing("sign", entity, f"the sign of {house}", f"{owner}'s sign")
    return write(stage, found.owners[0], entity, text, where, size, hidden, found.id)


@form(
    r"(?P<who>%PLAYER%) (?:writes|paints) (?P<text>%TEXT%) on (?:a sign(?: of (?P<house>%HOUSE%))?"
    r"|(?P<old>the sign of %HOUSE%|%PLAYER%'s sign))"
    rf"(?: (?P<place>(?:at \(|in|on|outside|behind|next|\d).*?))??{MORE}",
    'Ann writes "KOS: crossing" on a sign 2 m inside the ground of Ann\'s house, at size 60',
)
def paint(
    stage: Stage,
    who: str,
    text: str,
    house: str | None,
    old: str | None,
    place: str | None,
    size: str | None,
    hidden: str | None,
) -> int:
    """He writes on a sign: a new one where he stands or at a place, or one that is there already."""
    player = stage.player(who)
    where = stage.find(place) if place else stage.where(player)
    found = stage.thing(old, "sign") if old else None
    entity = found.id if found else stage.new("sign")
    if not found:
        stage.name_thing("sign", entity, f"{who}'s sign", *([f"the sign of {house}"] if house else []))
    return write(stage, player, entity, text, where, size, hidden, stage.house(house).id if house else None)


def write(
    stage: Stage,
    player: str,
    entity: str,
    text: str,
    where: Point,
    size: str | None,
    hidden: str | None,
    house: str | None,
) -> int:
    """The event of a sign that was written."""
    more: dict[str, Any] = {"size": float(size) if size else LARGE, "hidden": hidden is not None, "building": house}
    return stage.tell("sign", player=player, entity=entity, text=text.strip('"'), at=list(where), **more)


@form(r"(?P<who>%PLAYER%) takes down (?P<sign>the sign of .+|%PLAYER%'s sign)", "Ann takes down Ann's sign")
def take_down(stage: Stage, who: str, sign: str) -> int:
    """The sign hangs no more."""
    found = stage.thing(sign, "sign")
    return stage.tell(
        "removed", player=stage.player(who), entity=found.id if found else sign, kind="sign", tool="remove"
    )
