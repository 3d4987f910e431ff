"""Sentences about fighting: shots, hits, kills, with what, who saw whom, who began."""

from msgspec import UNSET, UnsetType

from lawspeaker.events import Downed, Event, Hit, Kill, Seen, Shot, StructureHit, Vehicle
from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import act, happening, measure, name, state
from lawspeaker.vocabulary.asking import Acts, Roles, Truth
from lawspeaker.world.fights import Encounter
from lawspeaker.world.happenings import Happening

WITH = "{weapon:text} {means:text}"
"""With what a blow was dealt: kept behind the two whom it joins."""
ARMED = frozenset({"hit", "hurt", "kill", "attacked"})


def landed(event: Hit | Kill) -> bool:
    """Whether the blow struck: not only attempted, and not held off by the game."""
    return event.landed and not event.prevented


# Blows and shots ----------------------------------------------------------------------------------------------------


@happening("{attacker:player} [hit|hit] {victim:player}", "hit", extra=WITH)
def hit(event: Hit, now: Now) -> Roles:
    """A blow or shot that struck."""
    if landed(event):
        yield event.attacker, event.victim, event.weapon, event.means


@happening("{attacker:player} [hurt|hurt as harm] {victim:player}", "hit", "kill", extra=WITH)
def hurt(event: Hit | Kill, now: Now) -> Roles:
    """A blow or shot that struck, or killed."""
    if landed(event) and event.attacker != event.victim:
        yield event.attacker, event.victim, event.weapon, event.means


@happening("{attacker:player} [kill|killed as kill] {victim:player}", "kill", extra=WITH)
def kill(event: Kill, now: Now) -> Roles:
    """A death by another player's hand."""
    if landed(event):
        yield event.attacker, event.victim, event.weapon, event.means


@happening(
    "{attacker:player} [attack|attacked as attack] {victim:player}",
    "hit",
    "kill",
    "shot",
    extra=WITH + " {struck:flag}",
    proof=("hit", "kill"),
)
def attacked(event: Event, now: Now) -> Roles:
    """A hit, a kill, or a shot that passed near; the last says whether it struck.

    A miss counts if it is on record: where nobody records shots, there were none.
    """
    if isinstance(event, Hit | Kill):
        if event.attacker != event.victim:
            yield event.attacker, event.victim, event.weapon, event.means, landed(event)
    elif isinstance(event, Shot) and event.near is not None and event.near != event.player:
        yield event.player, event.near, event.weapon, "player", False


@state("{blow:attacked} [strike|strikes|struck]")
def strikes(now: Now, blow: Happening) -> bool:
    """The blow or shot hit him; it did not pass by."""
    return bool(blow.roles[4])


@state("the blow [miss|misses|missed]")
def missed(now: Now) -> bool:
    """Of an attack: it passed by or did not land; one that the game held off would have struck."""
    event = now.event
    return isinstance(event, Shot) or (isinstance(event, Hit) and not event.landed and event.prevented is not True)


@state("{attacker:player} [go|goes|went] for {victim:player}")
def goes_for(now: Now, attacker: str, victim: str) -> bool:
    """Of the attack that is judged: it did not pass by, and struck, or would have if the game had not held it off."""
    return not missed(now)


@happening("{attacker:player} [shoot at|shot at as shot] {victim:player}", "shot", "hit", "kill")
def shot_at(event: Event, now: Now) -> Roles:
    """A shot that passed near a player, or a blow that did not land."""
    if isinstance(event, Shot):
        if event.near is not None:
            yield event.player, event.near
    elif isinstance(event, Hit | Kill) and not landed(event):
        yield event.attacker, event.victim


@happening("{player:player} [fire|fired as firing] a shot", "shot", "hit", "kill", extra="{weapon:text}")
def fired(event: Event, now: Now) -> Roles:
    """He fired or struck, whether it hit anybody or not."""
    if isinstance(event, Shot):
        yield event.player, event.weapon
    elif isinstance(event, Hit | Kill) and event.means == "player":
        yield event.attacker, event.weapon


@happening("{attacker:player} [hurt|hurt as harm by a weapon] {victim:player} with {weapon:text}", "hit", "kill")
def hurt_with(event: Hit | Kill, now: Now) -> Roles:
    """A blow or shot of this weapon that struck, or killed."""
    if landed(event) and event.attacker != event.victim:
        yield event.attacker, event.victim, event.weapon


@happening("{thing:thing} [hurt|hurt as harm by a thing] {victim:player}", "hit", "kill")
def thing_hurt(event: Hit | Kill, now: Now) -> Roles:
    """A turret, trap, vehicle or explosive of somebody struck or killed."""
    if landed(event) and event.means != "player" and event.entity is not None:
        yield event.entity, event.victim


@happening("{attacker:player} [down|downed as downing] {victim:player}", "downed")
def downed(event: Downed, now: Now) -> Roles:
    """He brought him down wounded."""
    if event.attacker is not None:
        yield event.attacker, event.victim


@happening("{player:player} [see|saw as sight] {other:player}", "seen")
def saw_each_other(event: Seen, now: Now) -> Roles:
    """The two could see each other; told once from either side."""
    yield event.a, event.b
    yield event.b, event.a


# With what ----------------------------------------------------------------------------------------------------------


@measure("the means", gives="text")
def the_means(now: Now) -> str | None:
    """By which means this blow was dealt: player, turret, sam, trap, vehicle, explosive."""
    if isinstance(now.event, Shot):
        return "player"
    if isinstance(now.event, Vehicle):
        return "vehicle"
    return now.event.means if isinstance(now.event, Hit | Kill) else None


@measure("the damage", gives="number")
def the_damage(now: Now) -> float | None:
    """How much damage this blow did."""
    return now.event.damage if isinstance(now.event, Hit | StructureHit) else None


@measure("the range", gives="distance")
def the_range(now: Now) -> float | UnsetType | None:
    """How far this shot went before it struck, as the game measured it."""
    return now.event.distance if isinstance(now.event, Hit | Kill) else None


@measure("the weapon of {blow:happening}", gives="text")
def weapon_of(now: Now, blow: Happening) -> str | UnsetType | None:
    """With what that hit, kill or attack was done; other happenings have none."""
    found: str | None = blow.roles[2] if blow.word in ARMED else None
    return found


@measure("the means of {blow:happening}", gives="text")
def means_of(now: Now, blow: Happening) -> str | UnsetType | None:
    """By which means that hit, kill or attack was done: player, turret, sam, trap, vehicle, explosive."""
    found: str | UnsetType | None = blow.roles[3] if blow.word in ARMED else None
    return found


@name("[thing|things] that struck", gives="thing")
def the_striker(now: Now) -> str | UnsetType | None:
    """The turret, trap, vehicle or explosive that dealt this blow; a blow by hand has none."""
    if not isinstance(now.event, Hit | Kill) or now.event.means == "player":
        return None
    return now.event.entity


@name("[attacker|attackers] in {blow:happening}", gives="player")
def attacker_in(now: Now, blow: Happening) -> str | UnsetType | None:
    """Who dealt that hit, kill or attack."""
    found: str | UnsetType | None = blow.roles[0] if blow.word in ARMED else None
    return found


@name("[victim|victims] in {blow:happening}", gives="player")
def victim_in(now: Now, blow: Happening) -> str | UnsetType | None:
    """Who was struck in that hit, kill or attack."""
    found: str | UnsetType | None = blow.roles[1] if blow.word in ARMED else None
    return found


@name("[weapon|weapons] in {blow:happening}", gives="text")
def weapon_in(now: Now, blow: Happening) -> str | UnsetType | None:
    """With what that hit, harm, kill or attack was done, as a text that may be looked through."""
    found: str | UnsetType | None = blow.roles[2] if blow.word in ARMED else None
    return found


# Fights -------------------------------------------------------------------------------------------------------------


def fight_of(now: Now, player: str) -> Encounter | None:
    """The fight that he is in: hostile acts no farther apart than the profile's gap, joined by who took part."""
    found = now.world.fights.at(player)
    gap = now.world.profile.fight_gap_ms
    return found if found is not None and now.t - found.players[player] <= gap else None


def fights_since(now: Now, player: str) -> int | UnsetType | None:
    """Since when the fight that he is in has been going on, in ms; None if he is in none."""
    held, found = in_fight(now, player), fight_of(now, player)
    return UNSET if held is None else found.begun if found is not None else None


def fought_until(now: Now, player: str) -> int | UnsetType | None:
    """When his last fight was over, in ms: the profile's gap after the last blow or shot by him or at him."""
    blows = (next(now.happenings.latest("attacked", [(role, player)]), None) for role in (0, 1))
    ends = [blow.t + now.world.profile.fight_gap_ms for blow in blows if blow is not None]
    if ends:
        return max(ends)
    return None if now.world.witness.saw(frozenset(("hit", "kill", "shot")), 0) else UNSET


@state("{player:player} [be|is|was|are] in a fight", fights_since, fought_until)
def in_fight(now: Now, player: str) -> Truth:
    """He struck, shot at or was struck by somebody, and it is not over."""
    found = fight_of(now, player)
    if found is None:
        since = now.t - now.world.profile.fight_gap_ms
        return False if now.world.witness.saw(frozenset(("hit", "kill", "shot")), since) else None
    now.changes_at(found.players[player] + now.world.profile.fight_gap_ms + 1)
    return True


@state("{player:player} [be|is|was|are] in a fight with {other:player}")
def in_fight_with(now: Now, player: str, other: str) -> Truth:
    """The two fight each other, and it is not over."""
    found = fight_of(now, player)
    if found is None:
        return in_fight(now, player)
    return (min(player, other), max(player, other)) in found.pairs


@state("{player:player} [act|acts|acted] first against {other:player}")
def acted_first(now: Now, player: str, other: str) -> bool:
    """In the fight that the two are in, the first hostile act was his."""
    return now.world.fights.acted_first(player, other) == player


@name("[opponent|opponents] of {player:player}", gives="player", many=True)
def opponents(now: Now, player: str) -> list[str]:
    """Everybody with whom he is in a fight."""
    found = fight_of(now, player)
    pairs = found.pairs if found is not None else {}
    return sorted({a if b == player else b for a, b in pairs if player in (a, b)})


@state("{blow:happening} [answer|answers|answered] a blow of {side:player} within {window:duration}")
def answers(now: Now, blow: Happening, side: str, window: int) -> bool | None:
    """Whether that side had struck the one who dealt this blow, or his squad, less than so long before it."""
    striker = blow.roles[0]
    struck = {striker, *now.institutions.groups.squad_of(striker)}
    for earlier in now.happenings.latest("hurt", [(0, side)]):
        if blow.t - earlier.t >= window:
            break
        if earlier.seq < blow.seq and earlier.roles[1] in struck:
            now.note(earlier.seq, earlier.tier)
            return True
    return False if now.world.witness.saw(frozenset(("hit", "kill")), blow.t - window) else None


# Acts ---------------------------------------------------------------------------------------------------------------


@act("{attacker:player} [attack|attacked] {victim:player}", "hit", "shot", "vehicle", extra="{weapon:text}")
def attack(event: Hit | Shot | Vehicle, now: Now) -> Acts:
    """A hit, a shot that passed near somebody, or a vehicle driven into him."""
    if isinstance(event, Vehicle):
        if event.action == "rammed" and event.target_kind == "player" and isinstance(event.player, str):
            yield {"attacker": event.player, "victim": event.target, "weapon": event.kind}
        return
    if isinstance(event, Hit):
        if event.attacker != event.victim:
            yield {"attacker": event.attacker, "victim": event.victim, "weapon": event.weapon}
    elif isinstance(event.near, str):
        yield {"attacker": event.player, "victim": event.near, "weapon": event.weapon}


@act("{attacker:player} [kill|killed] {victim:player}", "kill", extra="{weapon:text}", of="attack")
def kill_(event: Kill, now: Now) -> Acts:
    """A kill; articles on `attack` judge it too."""
    if landed(event) and event.attacker != event.victim:
        yield {"attacker": event.attacker, "victim": event.victim, "weapon": event.weapon}
