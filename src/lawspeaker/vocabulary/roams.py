"""Sentences about those who go out to fight together: who came along, in which order, who stayed behind."""

from lawspeaker.events import Event
from lawspeaker.institutions.now import Now
from lawspeaker.institutions.relations import BONDS
from lawspeaker.institutions.roams import Roams
from lawspeaker.law.lexicon import happening, measure, name, state
from lawspeaker.vocabulary.asking import Roles
from lawspeaker.vocabulary.ground import SHOWING


def roams(now: Now) -> Roams:
    """The roams that are under way."""
    return now.institutions.seated(Roams)


@happening("{player:player} [come|came as coming along] along to fight", *SHOWING, "joined", proof=("positions",))
def came_along(event: Event, now: Now) -> Roles:
    """He came to a place for fighting, or was first seen there; in the purge, he was seen away from home."""
    for player in roams(now).came:
        yield (player,)


@happening("{player:player} [stay|stayed as staying behind] behind", *SHOWING, "joined", proof=("positions",))
def stayed_behind(event: Event, now: Now) -> Roles:
    """Somebody who belongs to him came to a place for fighting, and he is not of that roam."""
    behind: set[str] = set()
    for player in roams(now).came:
        roam = roams(now).of(player)
        members = roam.members if roam is not None else []
        behind |= set(roams(now).relations.companions(player, now.world)) - set(members)
    for other in sorted(behind):
        yield (other,)


@measure("the number of {player:player} in his roam", gives="number")
def number_in_roam(now: Now, player: str) -> int | None:
    """As which he came to it, counted from 1, since it set out; whoever is in none has none."""
    roam = roams(now).of(player)
    return None if roam is None else roam.members.index(player) + 1


@name("[fighter|fighters] beside {player:player}", gives="player", many=True)
def fighters_beside(now: Now, player: str) -> list[str]:
    """He and those of his roam who are where he fights, or at a place for fighting next to it."""
    return sorted(roams(now).beside(player, now.world))


@measure("the number of fighters beside {player:player}", gives="number")
def number_beside(now: Now, player: str) -> int:
    """How many he and those of his roam are, where he fights and next to it."""
    return len(roams(now).beside(player, now.world))


@state("{player:player} [roam|roams|roamed] with {other:player}")
def roams_with(now: Now, player: str, other: str) -> bool:
    """The two are of one roam."""
    roam = roams(now).of(player)
    return roam is not None and other in roam.members


@state("{player:player} [come|comes|came] behind {other:player}")
def comes_behind(now: Now, player: str, other: str) -> bool:
    """The two are of one roam, and he came to it later."""
    roam = roams(now).of(player)
    return roam is not None and other in roam.members and roam.members.index(other) < roam.members.index(player)


@state("{player:player} [be|is|was|are] of his roam by a house alone")
def by_house_alone(now: Now, player: str) -> bool:
    """No group and no relation joins him to any other of his roam, only a house that both may enter."""
    roam = roams(now).of(player)
    others = [one for one in roam.members if one != player] if roam is not None else []
    joined = (now.institutions.groups.share(player, o) or roams(now).relations.hold(player, o, *BONDS) for o in others)
    return bool(others) and not any(joined)


@name("[companion|companions] of {player:player}", gives="player", many=True)
def companions(now: Now, player: str) -> list[str]:
    """Everybody else of his groups, his allies, friends and those under a ceasefire with him, and his house-mates."""
    return roams(now).relations.companions(player, now.world)


@name("[mate|mates] of {player:player}", gives="player", many=True)
def mates(now: Now, player: str) -> list[str]:
    """Everybody else of his groups."""
    return [p for p in companions(now, player) if now.institutions.groups.share(player, p)]


@name("[confederate|confederates] of {player:player}", gives="player", many=True)
def confederates(now: Now, player: str) -> list[str]:
    """Who is of none of his groups, but an ally or friend of his or of a group of his, or shares a house with him."""
    others = (p for p in companions(now, player) if not now.institutions.groups.share(player, p))
    return [p for p in others if not at_truce(now, player, p) or roams(now).relations.hold(player, p, "ally", "friend")]


@name("[truce partner|truce partners] of {player:player}", gives="player", many=True)
def truce_partners(now: Now, player: str) -> list[str]:
    """With whom he, or a group of his, is under a ceasefire."""
    return [p for p in companions(now, player) if at_truce(now, player, p)]


def at_truce(now: Now, player: str, other: str) -> bool:
    """Whether two players or groups of theirs are under a ceasefire."""
    return roams(now).relations.hold(player, other, "ceasefire")


# Events of the game, and who has had too many of them -----------------------------------------------------------------


@measure("the number of {zone:zone} among the events of {player:player}", gives="number")
def number_of_event(now: Now, zone: str, player: str) -> int | None:
    """As which of the day's events he or his clan went there, counted from 1; a place of no event has none."""
    attended = roams(now).attended(player, now.t)
    return attended.index(zone) + 1 if zone in attended else None


@measure(
    "the number of groups that reported {player:player} for {row_of_matter:text} over the last {window:duration}",
    gives="number",
)
def reporting_groups(now: Now, player: str, row_of_matter: str, window: int) -> int:
    """How many other clans, and players without one, reported him or somebody of his clan for this."""
    groups = now.institutions.groups
    own = groups.first_of(player, "clan")
    people = {player, *(groups.groups[own]["members"] if own is not None else ())}
    sides: set[str] = set()
    for told in now.happenings.latest("reported_for", [(2, row_of_matter)]):
        if now.t - told.t >= window:
            break
        reporter = told.roles[0]
        if told.roles[1] in people and reporter not in people:
            sides.add(groups.first_of(reporter, "clan") or reporter)
    return len(sides)


@state("{player:player} [be|is|was|are] held to a limit under {clause:text}")
def held_to_limit(now: Now, player: str, clause: str) -> bool:
    """He, or somebody of his clan, was given a step under this clause or rule, and it is in force."""
    groups = now.institutions.groups
    own = groups.first_of(player, "clan")
    people = {player, *(groups.groups[own]["members"] if own is not None else ())}
    given = (one for mate in people for one in now.institutions.punishments.of(mate) if one.player in people)
    return any(one.state == "in_force" and clause in (*one.clauses, *one.rules) for one in given)
