"""Sentences about bodies: who is here, alive, asleep, wounded, armed, recording; deaths and returns."""

from math import hypot

from msgspec import UNSET, UnsetType

from lawspeaker.events import Died, Downed, Drawn, Joined, Kill, Left, Recording, Sleeping, Spawned
from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import act, happening, measure, state
from lawspeaker.vocabulary.asking import (
    Acts,
    Roles,
    Truth,
    earlier_death,
    last,
    off_since,
    on_since,
    saw,
    switched,
    truth,
)
from lawspeaker.world.happenings import Happening
from lawspeaker.world.places import Place

# Here and gone ------------------------------------------------------------------------------------------------------


@happening("{player:player} [join|joined]", "joined")
def joined(event: Joined, now: Now) -> Roles:
    """He came onto the server."""
    yield (event.player,)


@happening("{player:player} [log out|logged out as logout]", "left")
def logged_out(event: Left, now: Now) -> Roles:
    """He left the server."""
    yield (event.player,)


DROPPED = ("timed out", "time out", "timeout", "kicked", "crash", "connection", "disconnected by", "eac", "restart")
"""Words of the game's own reasons for a player's leaving that was not his will."""


@state("the connection [be|is|was|are] lost")
def connection_lost(now: Now) -> bool:
    """Of a log out: by the reason that the game gives, if it gives any, he crashed, was kicked or timed out."""
    reason = now.event.reason if isinstance(now.event, Left) else UNSET
    return isinstance(reason, str) and any(word in reason.casefold() for word in DROPPED)


def online_since(now: Now, player: str) -> int | UnsetType | None:
    """Since when he has been on the server, in ms; None if he is not."""
    came, went = last(now, "joined", player), last(now, "logged_out", player)
    if came is None:
        return None if went is not None or saw(now, "joined") else UNSET
    return None if went is not None and went.seq > came.seq else came.t


def online_until(now: Now, player: str) -> int | UnsetType | None:
    """When he last left the server, in ms; None if he never did."""
    went = last(now, "logged_out", player)
    return went.t if went is not None else None if saw(now, "left") else UNSET


@state("{player:player} [be|is|was|are] online", online_since, online_until)
def online(now: Now, player: str) -> Truth:
    """He is on the server."""
    begun = online_since(now, player)
    return None if begun is UNSET else begun is not None


def offline_since(now: Now, player: str) -> int | UnsetType | None:
    """Since when he has been off the server, in ms; None if he is there, unknown if he never was."""
    begun = online_since(now, player)
    went = last(now, "logged_out", player)
    return None if isinstance(begun, int) else went.t if went is not None and begun is None else UNSET


def offline_until(now: Now, player: str) -> int | UnsetType | None:
    """When he last came onto the server, in ms; None if he never did."""
    came = last(now, "joined", player)
    return came.t if came is not None else None if saw(now, "joined") else UNSET


@state("{player:player} [be|is|was|are] offline", offline_since, offline_until)
def offline(now: Now, player: str) -> Truth:
    """He is not on the server."""
    begun = online_since(now, player)
    return None if begun is UNSET else begun is None


@measure("the number of players online", gives="number")
def players_online(now: Now) -> int | UnsetType:
    """How many are on the server."""
    here = [online(now, player) for player in now.world.people.present()]
    return UNSET if None in here or not saw(now, "joined") else sum(each is True for each in here)


@measure("the time online of {player:player}", gives="duration", runs=1)
def time_online(now: Now, player: str) -> int | UnsetType | None:
    """How long he has been on the server without leaving, in ms; 0 if he is not there."""
    begun = online_since(now, player)
    return UNSET if isinstance(begun, UnsetType) else 0 if begun is None else now.t - begun


@happening("{player:player} [come|came as coming] onto the server", "joined", extra="{first:flag}")
def came(event: Joined, now: Now) -> Roles:
    """He came onto the server, for the first time or not."""
    yield event.player, event.first


def time_here(now: Now, player: str, begun: int) -> int:
    """How long he has been on the server from this event (`seq`) on, all his visits together, in ms."""
    spent, until = 0, now.t
    steps = [*now.happenings.latest("came", [(0, player)]), *now.happenings.latest("logged_out", [(0, player)])]
    for step in sorted((s for s in steps if s.seq >= begun), key=lambda s: -s.seq):
        if step.word == "came":
            spent += until - step.t
        until = step.t
    return spent


@state("{player:player} [be|is|was|are] within his first {span:duration} here")
def newcomer(now: Now, player: str, span: int) -> Truth:
    """He came as one never seen before, and has spent less than that on the server, all his visits together.

    Whom nobody saw come within that time was here already, if comings are recorded; and whoever came as one seen
    before, whatever nobody saw since. That a later coming was not his first says nothing of the one before.
    """
    comings = list(now.happenings.latest("came", [(0, player)]))
    for one in comings:
        now.note(one.seq, one.tier)
    first = next((one for one in comings if one.roles[1] is True), None)
    begun = first or (comings[-1] if comings else None)
    if begun is None:
        return False if now.world.witness.saw(frozenset(("joined",)), now.t - span) else None
    if first is None and begun.roles[1] is False:
        return False
    if not now.world.witness.saw(frozenset(("joined", "left")), begun.t):
        return None
    if time_here(now, player, begun.seq) >= span:
        return False
    if first is None:
        return None
    now.changes_at(now.t + span - time_here(now, player, first.seq))
    return True


@act("{player:player} [join|joined] the server", "joined")
def join(event: Joined, now: Now) -> Acts:
    """Somebody came onto the server."""
    yield {"player": event.player}


@act("{player:player} [log out|logged out]", "left", extra="{reason:text}")
def log_out(event: Left, now: Now) -> Acts:
    """Somebody left the server."""
    yield {"player": event.player, "reason": event.reason}


# Sleeping -----------------------------------------------------------------------------------------------------------


@happening(
    "{player:player} [change|changed as falling asleep or waking] between sleep and waking",
    "sleeping",
    extra="{on:flag}",
)
def slept_or_woke(event: Sleeping, now: Now) -> Roles:
    """He fell asleep or woke."""
    yield event.player, event.on


@happening("{player:player} [fall|fell as falling asleep] asleep", "sleeping")
def fell_asleep(event: Sleeping, now: Now) -> Roles:
    """He fell asleep, as whoever leaves the server does."""
    if event.on:
        yield (event.player,)


@happening("{player:player} [wake up|woke up as waking]", "sleeping")
def woke(event: Sleeping, now: Now) -> Roles:
    """He woke."""
    if not event.on:
        yield (event.player,)


def asleep_since(now: Now, player: str) -> int | UnsetType | None:
    """Since when he has slept, in ms; None if he is awake."""
    held = asleep(now, player)
    begun = on_since(now, "slept_or_woke", player) if held else None
    return UNSET if held is None or (held and begun is None) else begun


def asleep_until(now: Now, player: str) -> int | None:
    """When he last woke, in ms; None if he never did."""
    return off_since(now, "slept_or_woke", player)


@state("{player:player} [be|is|was|are] asleep", asleep_since, asleep_until)
def asleep(now: Now, player: str) -> Truth:
    """He sleeps, or slept when this event struck him: as the event itself says, or as was last told."""
    event = now.event
    if isinstance(event, Kill) and event.victim == player and event.sleeping is not UNSET:
        now.note(event.seq, event.tier)
        return bool(event.sleeping)
    told = last(now, "slept_or_woke", player)
    if told is None:
        return False if _watched(now, player) else None
    died_since = (h for h in now.happenings.latest("died", [(0, player)]) if told.seq < h.seq != event.seq)
    return bool(told.roles[1]) and next(died_since, None) is None


def _watched(now: Now, player: str) -> bool:
    """Whether his falling asleep would have been told: from the beginning, or since he last joined or spawned."""
    if saw(now, "sleeping"):
        return True
    person = now.world.people.of(player)
    awake = [t for t in (person.came, person.spawned) if not isinstance(t, UnsetType)]
    return bool(awake) and now.world.witness.saw(frozenset(("sleeping",)), max(awake))


@state("{player:player} [be|is|was|are] protected")
def protected(now: Now, player: str) -> Truth:
    """He sleeps, and the game protects him while he is disconnected."""
    sleeping = asleep(now, player)
    if sleeping is False:
        return False
    told = truth(now.world.people.protected(player))
    return told if sleeping else False if told is False else None


@state("{player:player} [be|is|was|are] known to be protected")
def known_protected(now: Now, player: str) -> bool:
    """He sleeps, and the game said that it protects him; where it said nothing, he is not known to be."""
    return protected(now, player) is True


# Life and death -----------------------------------------------------------------------------------------------------


@happening("{player:player} [die|died as death]", "died", "kill")
def died(event: Died | Kill, now: Now) -> Roles:
    """A death, whatever the cause; its place is where the body fell."""
    if isinstance(event, Died):
        yield (event.player,)
    elif event.landed and not event.prevented:
        yield (event.victim,)


@happening("{player:player} [die|died as death of a cause] of {cause:text}", "died")
def died_of(event: Died, now: Now) -> Roles:
    """A death by no player's hand: suicide, fall, animal, npc, hunger …"""
    yield event.player, event.cause


@measure("the cause of {death:happening}", gives="text")
def cause_of(now: Now, death: Happening) -> str | None:
    """Of what somebody died: suicide, fall, animal, npc, hunger …; player where another killed him."""
    if death.word != "died":
        return None
    found = (h for h in now.happenings.latest("died_of", [(0, death.roles[0])]) if h.seq == death.seq)
    return next((str(h.roles[1]) for h in found), "player")


@happening("{player:player} [spawn|spawned as spawning]", "spawned")
def spawned(event: Spawned, now: Now) -> Roles:
    """He came to life."""
    yield (event.player,)


@happening("{player:player} [go|went as wounding] down", "downed")
def went_down(event: Downed, now: Now) -> Roles:
    """He fell wounded, whoever did it."""
    yield (event.victim,)


@state("{player:player} [be|is|was|are] alive")
def alive(now: Now, player: str) -> Truth:
    """He lives; unknown until he was seen to spawn or die."""
    return truth(now.world.people.alive(player))


@state("{player:player} [lie|lies|lay|lie] wounded")
def wounded(now: Now, player: str) -> Truth:
    """He was downed, and has not died, spawned or struck anybody since."""
    fell = last(now, "went_down", player)
    if fell is None:
        return False if saw(now, "downed") else None
    after = (earlier_death(now, player), *(last(now, word, player) for word in ("spawned", "hurt")))
    return all(found is None or found.seq < fell.seq for found in after)


@state("{player:player} [be|is|was|are] back since {death:happening}")
def back_since(now: Now, player: str, death: Happening) -> bool:
    """He lives again: he spawned, is seen away from his body, or is seen when a body would no longer be told of."""
    place = now.world.places.of(player)
    seen = place if isinstance(place, Place) and place.seq > death.seq else None
    if seen and (not isinstance(death.at, Place) or now.t - death.t > now.world.profile.place_age_ms):
        return True
    spawned = next(now.happenings.latest("spawned", [(0, player)]), None)
    if spawned is not None and spawned.seq > death.seq:
        return True
    if seen is None or not isinstance(death.at, Place):
        return False
    return hypot(seen.x - death.at.x, seen.z - death.at.z) > now.world.profile.foundation


@state(
    "{player:player} [come|comes|came] within {reach:distance} of {other:player} since {death:kill}",
    needs=("returns",),
)
def came_within(now: Now, player: str, reach: float, other: str, death: Happening) -> bool | None:
    """Since they were last farther apart than that, it was he who came nearer, and not less than the other did."""
    samples = now.world.returns.since(player, death.seq)
    if not samples or death.roles[0] != other:
        return None
    here = samples[-1]
    now_apart = hypot(here.x - here.other_x, here.z - here.other_z)
    if not isinstance(here.margin, float | int) or (here.margin > 0 and abs(now_apart - reach) <= here.margin):
        return None
    if now_apart > reach:
        return False
    for start in reversed(samples):
        was = hypot(start.x - start.other_x, start.z - start.other_z)
        if isinstance(start.margin, float | int) and was - start.margin > reach:
            mine = was - hypot(here.x - start.other_x, here.z - start.other_z)
            his = was - hypot(start.x - here.other_x, start.z - here.other_z)
            return mine >= his and mine > 0
    return None


# Armed, recording ---------------------------------------------------------------------------------------------------


@happening("{player:player} [draw|drew as drawing] a weapon", "drawn", extra="{weapon:text}")
def drew(event: Drawn, now: Now) -> Roles:
    """He took a weapon into his hand."""
    if event.on:
        yield event.player, event.weapon


@happening("{player:player} [put away|put away as putting away] a weapon", "drawn", extra="{weapon:text}")
def put_away(event: Drawn, now: Now) -> Roles:
    """He put a weapon away."""
    if not event.on:
        yield event.player, event.weapon


@happening("{player:player} [draw|drew as drawing of a weapon] the weapon {weapon:text}", "drawn")
def drew_the(event: Drawn, now: Now) -> Roles:
    """He took this weapon into his hand."""
    if event.on:
        yield event.player, event.weapon


@state("{player:player} [hold|holds|held] a drawn weapon")
def holds_weapon(now: Now, player: str) -> Truth:
    """A weapon is in his hand."""
    moves = [found for word in ("drew", "put_away") if (found := _latest(now, word, player)) is not None]
    if moves:
        newest = max(moves, key=lambda found: found.seq)
        now.note(newest.seq, newest.tier)
    if now.world.people.drawn(player):
        return True
    return False if saw(now, "drawn") else None


def _latest(now: Now, word: str, player: str) -> Happening | None:
    return next(now.happenings.latest(word, [(0, player)]), None)


@state("{player:player} [hold|holds|held] the weapon {weapon:text}")
def holds_the_weapon(now: Now, player: str, weapon: str) -> Truth:
    """This weapon is in his hand."""
    held = holds_weapon(now, player)
    return weapon in now.world.people.weapons(player) if held else held


@happening(
    "{player:player} [switch|switched as switch of recording] his recording on or off", "recording", extra="{on:flag}"
)
def switched_recording(event: Recording, now: Now) -> Roles:
    """He began or stopped to record."""
    yield event.player, event.on


def recording_since(now: Now, player: str) -> int | UnsetType | None:
    """Since when he has recorded, in ms; None if he does not."""
    held = recording(now, player)
    return on_since(now, "switched_recording", player) if held is not None else UNSET


def recording_until(now: Now, player: str) -> int | UnsetType | None:
    """When he last stopped to record, in ms; None if he never did."""
    held = recording(now, player)
    return off_since(now, "switched_recording", player) if held is not None else UNSET


@state("{player:player} [be|is|was|are] recording", recording_since, recording_until)
def recording(now: Now, player: str) -> Truth:
    """He records what he does; unknown until somebody says so or not."""
    return switched(now, "switched_recording", player)
