"""Sentences about what the game and the calendar bring: airdrops, helicopters, crates, cargo, wipes, dates."""

from typing import Any

from msgspec import UNSET, UnsetType

from lawspeaker.events import Airdrop, Crate, EraStarted, Event, Heli, TimedEvent
from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import Kind, act, happening, measure, name, state
from lawspeaker.vocabulary.asking import Acts, Roles, Truth, place_in, saw, unheard_of
from lawspeaker.vocabulary.ground import apart, inside_any, near
from lawspeaker.vocabulary.measured import Measured
from lawspeaker.vocabulary.yards import on_ground_at
from lawspeaker.world.places import Place

TELL = ("airdrop", "heli", "crate", "event")
KINDS = {Airdrop: "airdrop", Heli: "heli", Crate: "crate"}
OVER = ("gone", "ended")


def going_on(now: Now) -> list[str]:
    """Every event of the game that is not over, by id."""
    newest: dict[str, str] = {}
    for told in now.happenings.latest("changed_state"):
        newest.setdefault(told.roles[0], told.roles[1]["state"])
    return sorted(event for event, at in newest.items() if at not in OVER)


def all_events(now: Now) -> list[str | UnsetType]:
    """Every event of the game that is not over, and one that nobody knows where nobody tells of such events."""
    return [*going_on(now), *([UNSET] if any(_unheard(now, each) for each in TELL) else [])]


def event_is(now: Now, event: str | UnsetType, wanted: str) -> bool:
    """Whether an event of the game is of this kind; one that nobody knows, whether nobody tells of this kind."""
    if isinstance(event, UnsetType):
        return _unheard(now, wanted if wanted in KINDS.values() else "event")
    return bool(told_of(now, event, "kind") == wanted)


def _unheard(now: Now, type_: str) -> bool:
    """Whether nobody tells of this type of event: it is not recorded, and none came all the same."""
    if not unheard_of(now, type_):
        return False
    kinds = (told.roles[1]["kind"] for told in now.happenings.latest("changed_state"))
    return not any((kind if kind in KINDS.values() else "event") == type_ for kind in kinds)


EVENTS = (
    Kind("event", "event", "events", all_events, event_is),
    Kind("airdrop", "airdrop", "airdrops", base="event"),
    Kind("heli", "helicopter", "helicopters", base="event"),
    Kind("crate", "crate", "crates", base="event"),
    Kind("cargo", "cargo ship", "cargo ships", base="event"),
    Kind("bradley", "bradley", "bradleys", base="event"),
    Kind("oilrig", "oil rig", "oil rigs", base="event"),
)


@happening("{event:event} [change|changed as change of state] its state", *TELL, extra="{told:qualities}")
def changed_state(event: Event, now: Now) -> Roles:
    """An airdrop, helicopter, crate or timed event was told of; what was told is kept."""
    if isinstance(event, Airdrop | Heli | Crate | TimedEvent):
        told: dict[str, Any] = {"state": event.state}
        told["kind"] = event.kind if isinstance(event, TimedEvent) else KINDS[type(event)]
        if isinstance(event.at, tuple):
            told["at"] = place_in(event, event.at, now)
        yield event.id, told


def told_of(now: Now, event: str, quality: str) -> Any:
    """The last word on an event's state, kind or place: UNSET where nobody ever told it."""
    for found in now.happenings.latest("changed_state", [(0, event)]):
        value = found.roles[1].get(quality, UNSET)
        if value is not UNSET:
            now.note(found.seq, found.tier)
            return value
    return UNSET


@measure("the state of {event:event}", gives="text")
def state_of(now: Now, event: str) -> str | UnsetType:
    """How far it is: called, dropping, landed, looted, gone; spawned, tagged, downed; started, boarded, ended …"""
    found: str | UnsetType = told_of(now, event, "state")
    return found


@measure("the kind of {event:event}", gives="text")
def kind(now: Now, event: str) -> str | UnsetType:
    """What it is: airdrop, heli, crate, cargo, bradley, oilrig, dungeon …"""
    found: str | UnsetType = told_of(now, event, "kind")
    return found


@state("{event:event} [be|is|was|are] {other:event}")
def same_event(now: Now, event: str, other: str) -> bool:
    """It is that event: `event is an airdrop`."""
    return event == other


@state("{event:event} [be|is|was|are] over")
def over(now: Now, event: str) -> Truth:
    """It is gone or has ended."""
    told = told_of(now, event, "state")
    return None if told is UNSET else told in OVER


@state("{event:event} [be|is|was|are] on the ground")
def landed(now: Now, event: str) -> Truth:
    """It has landed, or was brought down."""
    told = told_of(now, event, "state")
    return None if told is UNSET else told in ("landed", "downed", "looted")


@state("{event:event} [be|is|was|are] inside {zone:zone}")
def event_in_zone(now: Now, event: str, zone: str) -> Truth:
    """It was last told to be in the zone."""
    found = now.world.zones.get(zone)
    return inside_any([found] if found else [], told_of(now, event, "at"))


@state("{event:event} [be|is|was|are] on the ground of {base:base}")
def event_on_ground(now: Now, event: str, base: str) -> Truth:
    """It was last told to be on the house's ground: inside its compound."""
    place = told_of(now, event, "at")
    return on_ground_at(now, base, place) if isinstance(place, Place) else None


@measure("the distance from {player:player} to {event:event}", gives="distance")
def distance_to_event(now: Now, player: str, event: str) -> Measured | UnsetType:
    """How far he stands from where it was last told to be."""
    return apart(now.place(player), told_of(now, event, "at"))


@state("{player:player} [be|is|was|are] within {reach:distance} of {event:event}")
def near_event(now: Now, player: str, reach: float, event: str) -> Truth:
    """He stands no farther than that from where it was last told to be."""
    return near(distance_to_event(now, player, event), reach)


# What people do with it ---------------------------------------------------------------------------------------------


def _who(event: Any, *states: str) -> Roles:
    if event.state in states and event.player is not None:
        yield event.player, event.id


@happening("{player:player} [call|called as calling] {event:event}", "airdrop")
def called(event: Airdrop, now: Now) -> Roles:
    """He called an airdrop."""
    yield from _who(event, "called")


@happening("{player:player} [tag|tagged as tagging] {event:event}", "heli")
def tagged(event: Heli, now: Now) -> Roles:
    """He was the first to hit the helicopter."""
    yield from _who(event, "tagged")


@happening("{player:player} [shoot down|shot down as downing of a helicopter] {event:event}", "heli")
def shot_down(event: Heli, now: Now) -> Roles:
    """He brought the helicopter down."""
    yield from _who(event, "downed")


@happening("{player:player} [fight|fought as fight for an event] for {event:event}", "heli", "event")
def fought(event: Heli | TimedEvent, now: Now) -> Roles:
    """He hit the helicopter, or fought at a timed event."""
    yield from _who(event, "tagged", "hit", "fought")


@happening("{player:player} [unlock|unlocked] {event:event}", "crate")
def unlocked(event: Crate, now: Now) -> Roles:
    """He set a locked crate to open."""
    yield from _who(event, "unlocking")


@happening("{player:player} [board|boarded] {event:event}", "event")
def boarded(event: TimedEvent, now: Now) -> Roles:
    """He went aboard, or into it."""
    yield from _who(event, "boarded")


@happening("{player:player} [loot|looted as looting of an event] {event:event}", *TELL[:1], *TELL[2:])
def looted_event(event: Airdrop | Crate | TimedEvent, now: Now) -> Roles:
    """He took what an airdrop, crate or timed event brought."""
    yield from _who(event, "looted")


@happening("{player:player} [start|started as start of an event] {event:event}", "event")
def started(event: TimedEvent, now: Now) -> Roles:
    """He set a timed event going."""
    yield from _who(event, "started")


@name("[player|players] hunted by {event:event}", gives="player")
def hunted_by(now: Now, event: str) -> str | UnsetType | None:
    """Whom the helicopter was last told to be after."""
    found = next((h for h in now.happenings.latest("targeted", [(0, event)])), None)
    target: str | UnsetType | None = UNSET if found is None else found.roles[1]
    return target


@happening("{event:event} [go after|went after as pursuit] {player:player}", "heli")
def targeted(event: Heli, now: Now) -> Roles:
    """The helicopter went after somebody."""
    yield event.id, event.target


@act("{player:player} [call|called] {event:event}", *TELL, extra="{how:text}")
def call(event: Event, now: Now) -> Acts:
    """What somebody does with an airdrop, helicopter, crate or timed event; `how` is the state he brought about."""
    if isinstance(event, Airdrop | Heli | Crate | TimedEvent) and isinstance(event.player, str):
        yield {"player": event.player, "event": event.id, "how": event.state}


# Eras and announcements ---------------------------------------------------------------------------------------------


@happening("an era [begin|began as wipe]", "era_started")
def era_began(event: EraStarted, now: Now) -> Roles:
    """The map was wiped."""
    yield ()


@measure("the age of the era", gives="duration", runs=1)
def age_of_era(now: Now) -> int | UnsetType:
    """How long ago the map was wiped, in ms; unknown where nobody told."""
    begun = now.institutions.modes.era
    return now.t - begun if isinstance(begun, int) else UNSET


@measure("the time until the announced {name:text}", gives="duration", runs=-1)
def time_until(now: Now, name: str) -> int | UnsetType | None:
    """How long it still is until what was announced ahead begins, in ms; None if it has begun or nothing was."""
    span = now.institutions.modes.announced.get(name)
    if span is None:
        return None if saw(now, "calendar") else UNSET
    return span[0] - now.t if span[0] is not None and span[0] > now.t else None
