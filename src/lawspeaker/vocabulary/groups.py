"""Sentences about groups: who belongs to which, who leads them, who stands with whom.

Groups, members and leaders are told whole; somebody is a member from then on, and of nothing before. Relations are
off until one was told, whether anybody records them or not.
"""

from collections.abc import Callable, Mapping
from typing import Any

from lawspeaker.events import Group, GroupEnded, Relation
from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import Kind, act, happening, measure, name, state
from lawspeaker.vocabulary.asking import Acts, Roles, last, off_since, on_since, switched


def all_groups(now: Now) -> Mapping[str, Mapping[str, Any]]:
    """Every group by its id."""
    return now.institutions.groups.groups


def group_is(now: Now, group: str, kind: str) -> bool:
    """Whether a group is of this kind; a roleplay group is an `rp_group` on the wire."""
    wire = "rp_group" if kind == "roleplay" else kind
    return group in all_groups(now) and all_groups(now)[group]["kind"] == wire


GROUPS = (
    Kind("group", "group", "groups", lambda now: sorted(all_groups(now)), group_is),
    Kind("team", "team", "teams", base="group"),
    Kind("squad", "squad", "squads", base="group"),
    Kind("clan", "clan", "clans", base="group"),
    Kind("faction", "faction", "factions", base="group"),
    Kind("city_state", "city-state", "city-states", base="group"),
)


def members_of(now: Now, group: str) -> list[str]:
    """The members of a group, sorted."""
    found = all_groups(now).get(group)
    return list(found["members"]) if found else []


def of_kind(now: Now, player: str, kind: str) -> str | None:
    """The first of his groups of this kind, by id."""
    return now.institutions.groups.first_of(player, kind)


def speaking_for(now: Now, player: str) -> str | None:
    """The group in whose name he gives orders: his faction, city-state, clan, city, company or roleplay group."""
    return now.institutions.groups.speaking_for(player)


# Members ------------------------------------------------------------------------------------------------------------


@name("[member|members] of {group:group}", gives="player", many=True)
def members(now: Now, group: str) -> list[str]:
    """Everybody in the group."""
    return members_of(now, group)


@name("[leader|leaders] of {group:group}", gives="player", many=True)
def leaders(now: Now, group: str) -> list[str]:
    """Everybody who leads the group."""
    found = all_groups(now).get(group)
    return list(found["leaders"]) if found else []


@name("[group|groups] of {player:player}", gives="group", many=True)
def groups_of(now: Now, player: str) -> list[str]:
    """Every group that he is a member of."""
    return now.institutions.groups.all_of(player)


@name("[team|teams] of {player:player}", gives="group")
def team_of(now: Now, player: str) -> str | None:
    """His team."""
    return of_kind(now, player, "team")


@name("[clan|clans] of {player:player}", gives="group")
def clan_of(now: Now, player: str) -> str | None:
    """His clan."""
    return now.institutions.groups.first_of(player, "clan")


@name("[faction|factions] of {player:player}", gives="group")
def faction_of(now: Now, player: str) -> str | None:
    """His faction, or his city-state if he has no faction."""
    return of_kind(now, player, "faction") or of_kind(now, player, "city_state")


@name("[mercenary company|mercenary companies] of {player:player}", gives="group")
def company_of(now: Now, player: str) -> str | None:
    """The mercenary company that he belongs to."""
    return of_kind(now, player, "mercenary")


@name("[member|members] of the squad of {player:player}", gives="player", many=True)
def squad(now: Now, player: str) -> list[str]:
    """He and everybody in his team, squad or clan."""
    mates = now.institutions.groups.squad_of(player)
    return sorted({player, *mates})


@name("[other member|other members] of the squad of {player:player}", gives="player", many=True)
def squad_mates(now: Now, player: str) -> list[str]:
    """Everybody in his team, squad or clan but himself."""
    return [p for p in squad(now, player) if p != player]


def member_since(now: Now, player: str, group: str) -> int | None:
    """Since when he has been a member, in ms; None if he is none."""
    came = last(now, "joined_group", player, group)
    return came.t if came is not None and is_member(now, player, group) else None


def member_until(now: Now, player: str, group: str) -> int | None:
    """When he last quit the group, in ms; None if he never did."""
    went = last(now, "quit_group", player, group)
    return None if went is None else went.t


@state("{player:player} [be|is|was|are] a member of {group:group}", member_since, member_until)
def is_member(now: Now, player: str, group: str) -> bool:
    """He belongs to the group; who holds land in his own name is all that stands behind it."""
    return player == group or player in members_of(now, group)


@state("{player:player} [lead|leads|led] {group:group}")
def leads(now: Now, player: str, group: str) -> bool:
    """He is one of the group's leaders."""
    return player in leaders(now, group)


@state("{player:player} [be|is|was|are] in a group with {other:player}")
def in_a_group_with(now: Now, player: str, other: str) -> bool:
    """Some group has both as members."""
    return now.institutions.groups.share(player, other)


@state("{player:player} [be|is|was|are] in the squad of {other:player}")
def in_squad_with(now: Now, player: str, other: str) -> bool:
    """He is the other himself, or in his team, squad or clan."""
    return player in squad(now, other)


@state("{player:player} [be|is|was|are] without a group")
def groupless(now: Now, player: str) -> bool:
    """He belongs to no group but teams and squads of the hour."""
    return speaking_for(now, player) is None


@measure("the number of members of {group:group}", gives="number")
def number_of_members(now: Now, group: str) -> int | None:
    """How many members the group has."""
    return len(members_of(now, group)) if group in all_groups(now) else None


@measure("the number of members in the squad of {player:player}", gives="number")
def size_of_squad(now: Now, player: str) -> int:
    """How many he and his team, squad and clan are together."""
    return len(squad(now, player))


@measure("the kind of {group:group}", gives="text")
def kind(now: Now, group: str) -> str | None:
    """Its kind as the wire has it: clan, faction, city_state, mercenary …"""
    found = all_groups(now).get(group)
    return None if found is None else str(found["kind"])


@measure("the name of {group:group}", gives="text")
def group_name(now: Now, group: str) -> str | None:
    """What the group is called."""
    found = all_groups(now).get(group)
    return None if found is None else str(found["name"])


@state("{group:group} [be|is|was|are] {other:group}")
def same_group(now: Now, group: str, other: str) -> bool:
    """It is that group."""
    return group == other


# Coming and going ---------------------------------------------------------------------------------------------------


@happening("{group:group} [change|changed as change of members] its members", "group", extra="{members:list}")
def regrouped(event: Group, now: Now) -> Roles:
    """The group was told anew, as it is founded or somebody comes or goes."""
    yield event.id, sorted(set(event.members))


@happening("{group:group} [take|took as naming of a group] a name and a tag", "group", extra="{tag:text}")
def named_group(event: Group, now: Now) -> Roles:
    """It was told what the group is called, and its tag."""
    yield event.id, event.tag


def before(event: Group, now: Now) -> set[str]:
    """Who the members were before this event."""
    earlier = (h for h in now.happenings.latest("regrouped", [(0, event.id)]) if h.seq < event.seq)
    return set(next((h.roles[1] for h in earlier), ()))


@happening("{player:player} [join|joined as joining of a group] {group:group}", "group")
def joined_group(event: Group, now: Now) -> Roles:
    """He became a member of the group."""
    for player in sorted(set(event.members) - before(event, now)):
        yield player, event.id


@happening("{player:player} [quit|quit as quitting] {group:group}", "group")
def quit_group(event: Group, now: Now) -> Roles:
    """He is a member of the group no more."""
    for player in sorted(before(event, now) - set(event.members)):
        yield player, event.id


@act("{player:player} [enlist|enlisted] in {group:group}", "group")
def enlist(event: Group, now: Now) -> Acts:
    """Somebody became a member of a group."""
    for player in sorted(set(event.members) - before(event, now)):
        yield {"player": player, "group": event.id}


@measure("the number of members when {player:player} came", gives="number")
def members_when_he_came(now: Now, player: str) -> int | None:
    """Of an act by which people come into a group, how many it had with him: newcomers count in the order told."""
    if not isinstance(now.event, Group) or player not in now.event.members:
        return None
    came = list(dict.fromkeys(now.event.members))
    earlier = before(now.event, now)
    ahead = earlier.intersection(came) | set(came[: came.index(player)])
    return len(ahead | {player})


@act("{member:player} [stand alone|stood alone] in {group:group}", "group")
def stand_alone(event: Group, now: Now) -> Acts:
    """Somebody is the only member of a group from now on: all others went, or nobody ever came."""
    if len(set(event.members)) == 1 and before(event, now) != set(event.members):
        yield {"member": event.members[0], "group": event.id}


@happening("{group:group} [come|came as founding] into being", "group")
def founded(event: Group, now: Now) -> Roles:
    """The group was told of for the first time."""
    if all(h.seq >= event.seq for h in now.happenings.latest("regrouped", [(0, event.id)])):
        yield (event.id,)


@happening("{group:group} [end|ended as end of a group]", "group_ended")
def group_ended(event: GroupEnded, now: Now) -> Roles:
    """The group is no more."""
    yield (event.id,)


# Relations ----------------------------------------------------------------------------------------------------------


@happening(
    "{a:anything} and {b:anything} [change|changed as change of relation] how they stand",
    "relation",
    extra="{kind:text} {on:flag}",
)
def related(event: Relation, now: Now) -> Roles:
    """Two groups or players became or ceased to be allies, friends or under a ceasefire; kept from either side."""
    kind_of = str(event.kind)
    yield event.a, event.b, kind_of, event.on
    yield event.b, event.a, kind_of, event.on


def stands(now: Now, a: str, b: str, how: str) -> bool:
    """Whether two stand in this relation."""
    return switched(now, "related", a, b, how) is True


def since_related(how: str) -> Callable[[Now, str, str], int | None]:
    """Since when two have stood in this relation, in ms."""
    return lambda now, a, b: on_since(now, "related", a, b, how)


def until_related(how: str) -> Callable[[Now, str, str], int | None]:
    """When two ceased to stand in this relation, in ms."""
    return lambda now, a, b: off_since(now, "related", a, b, how)


@state("{player:player} [be|is|was|are] an ally of {other:player}", since_related("ally"), until_related("ally"))
@state("{group:group} [be|is|was|are] an ally of {other:group}", since_related("ally"), until_related("ally"))
def ally(now: Now, a: str, b: str) -> bool:
    """The two were told to be allies."""
    return stands(now, a, b, "ally")


@state("{player:player} [be|is|was|are] a friend of {other:player}", since_related("friend"), until_related("friend"))
@state("{group:group} [be|is|was|are] a friend of {other:group}", since_related("friend"), until_related("friend"))
def friend(now: Now, a: str, b: str) -> bool:
    """The two were told to be friends."""
    return stands(now, a, b, "friend")


@state(
    "{player:player} [be|is|was|are] under a ceasefire with {other:player}",
    since_related("ceasefire"),
    until_related("ceasefire"),
)
@state(
    "{group:group} [be|is|was|are] under a ceasefire with {other:group}",
    since_related("ceasefire"),
    until_related("ceasefire"),
)
def ceasefire(now: Now, a: str, b: str) -> bool:
    """The two were told to be under a ceasefire."""
    return stands(now, a, b, "ceasefire")


@name("[ally|allies] of {group:group}", gives="group", many=True)
def allies_of(now: Now, group: str) -> list[str]:
    """The groups that are its allies."""
    return [other for other in sorted(all_groups(now)) if stands(now, group, other, "ally")]


@state("{player:player} [side|sides|sided|side] with {other:player}")
def sides_with(now: Now, player: str, other: str) -> bool:
    """He is the other himself, shares a group with him, or is his ally or friend, each for himself or by a group."""
    if player == other or in_a_group_with(now, player, other):
        return True
    mine, theirs = (player, *groups_of(now, player)), (other, *groups_of(now, other))
    return any(stands(now, a, b, "friend") or stands(now, a, b, "ally") for a in mine for b in theirs)
