"""Groups of a story: teams, clans, factions, and how they stand to each other."""

from typing import Any

from lawspeaker.telling.errors import Untold
from lawspeaker.telling.forms import form, names
from lawspeaker.telling.stage import Stage

KINDS = "team|squad|clan|faction|city-state|city state|city|mercenary faction|mercenary company|roleplay group"
WIRE = {"city-state": "city_state", "city state": "city_state", "roleplay group": "rp_group"}


@form(
    rf"(?P<who>%PEOPLE%) (?:is|are) (?:a|the) (?P<kind>{KINDS})(?: (?:called )?(?P<name>%PLAYER%))?"
    rf"(?: with the tag (?P<tag>%TEXT%|[\w-]+))?(?:, led by (?P<leaders>%PEOPLE%))?",
    'Ann, Bo and Cy are the faction Iron with the tag "IRN", led by Ann',
)
def band(stage: Stage, who: str, kind: str, name: str | None, tag: str | None, leaders: str | None) -> int:
    """These people are a group; without a name it is called after the first, who leads it unless others do."""
    members = [stage.player(n) for n in names(who)]
    wire = "mercenary" if kind.startswith("mercenary") else WIRE.get(kind, kind)
    id_ = f"group:{name.lower()}" if name else stage.new(wire)
    led = [stage.player(n) for n in names(leaders)] if leaders else members[:1]
    label = name or f"{kind} of {names(who)[0]}"
    more: dict[str, Any] = {"tag": tag.strip('"')} if tag else {}
    stage.groups[id_] = {"id": id_, "kind": wire, "name": label, "members": members, "leaders": led, **more}
    stage.name_thing("group", id_, label, id_)
    return stage.tell("group", **stage.groups[id_])


@form(r"(?P<who>%PEOPLE%) joins? (?P<group>(?!the server).+)", "Dee joins Iron")
def join(stage: Stage, who: str, group: str) -> int:
    """They become members of a group."""
    found = known(stage, group)
    found["members"] = [*found["members"], *(p for n in names(who) if (p := stage.player(n)) not in found["members"])]
    return stage.tell("group", **found)


@form(r"(?P<who>%PLAYER%) quits (?P<group>.+)", "Dee quits Iron")
def quit_(stage: Stage, who: str, group: str) -> int:
    """He is a member of that group no more."""
    found = known(stage, group)
    gone = stage.player(who)
    found["members"] = [p for p in found["members"] if p != gone]
    found["leaders"] = [p for p in found["leaders"] if p != gone]
    return stage.tell("group", **found)


@form(r"the group (?P<group>.+) ends", "the group Iron ends")
def end(stage: Stage, group: str) -> int:
    """The group is no more."""
    return stage.tell("group_ended", id=known(stage, group)["id"])


@form(
    r"(?P<a>%PLAYER%) and (?P<b>%PLAYER%) (?P<how>are|are no longer) (?P<kind>allies|friends|under a ceasefire)",
    "Iron and Oak are allies",
)
def relate(stage: Stage, a: str, b: str, how: str, kind: str) -> int:
    """Two groups or players are allies, friends or under a ceasefire, or are so no more."""
    wire = {"allies": "ally", "friends": "friend"}.get(kind, "ceasefire")
    return stage.tell("relation", a=party(stage, a), b=party(stage, b), kind=wire, on=how == "are")


def party(stage: Stage, name: str) -> str:
    """The id of a group or a player."""
    found = stage.thing(name, "group")
    return found.id if found else stage.player(name)


def known(stage: Stage, phrase: str) -> dict[str, Any]:
    """A group by its name; raises Untold naming those there are."""
    found = stage.thing(phrase, "group")
    if found is None:
        there = ", ".join(sorted(g["name"] for g in stage.groups.values())) or "none"
        raise Untold(f"there is no group `{phrase}`", f"groups here: {there}")
    return stage.groups[found.id]
