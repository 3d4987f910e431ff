"""Sentences about whose the loot of an event is: who came first, who set it going, which container belongs to it."""

from msgspec import UNSET, UnsetType

from lawspeaker.events import Crate, ServerStarted, TimedEvent
from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import happening, name, state
from lawspeaker.vocabulary.asking import Roles, Truth, any_of, last
from lawspeaker.vocabulary.calendar import all_events, going_on, told_of
from lawspeaker.vocabulary.ground import apart, inside_any, near
from lawspeaker.vocabulary.groups import sides_with
from lawspeaker.vocabulary.things import place_of
from lawspeaker.world.happenings import Happening
from lawspeaker.world.places import Place
from lawspeaker.world.zone import Zone

WALLED = ("base", "property")
PART = ("fought", "looted")


@happening("the server {name:text} [start|started as start of a server]", "server_started")
def server_started(event: ServerStarted, now: Now) -> Roles:
    """A server that says this name began to be recorded; one that says none has none."""
    if isinstance(event.name, str):
        yield (event.name,)


@state("the server [be|is|was|are] called {name:text}")
def server_called(now: Now, name: str) -> bool:
    """It said this name when it last started and said one; a server of which nobody told a name is called nothing."""
    started = last(now, "server_started")
    if started is None:
        return False
    now.note(started.seq, started.tier)
    return bool(started.roles[0] == name)


@happening("{event:event} [come|came as opening of a crate] open", "crate")
def came_open(event: Crate, now: Now) -> Roles:
    """A locked crate is unlocked: what it holds can be taken."""
    if event.state == "unlocked":
        yield (event.id,)


@happening("{player:player} [begin|began as beginning of an event] a {kind:text} event", "event", extra="{event:event}")
def began_event(event: TimedEvent, now: Now) -> Roles:
    """He was the first of his team, squad and clan to fight or loot at a timed event of this kind."""
    if event.state not in PART or event.player is None:
        return
    squad = {event.player, *now.institutions.groups.squad_of(event.player)} if isinstance(event.player, str) else set()
    earlier = now.happenings.latest("began_event", [(2, event.id)])
    if not any(h.roles[0] in squad and h.roles[2] == event.id for h in earlier):
        yield event.player, event.kind, event.id


@state("{beginning:began_event} [concern|concerns|concerned] {event:event}")
def concerns(now: Now, beginning: Happening, event: str) -> bool:
    """That event was begun, and no other."""
    return bool(beginning.roles[2] == event)


@name("[player|players] first at {event:event}", gives="player")
def first_at(now: Now, event: str) -> str | UnsetType | None:
    """Who was the first to fight there; nobody may have."""
    fights = [h for h in now.happenings.latest("fought", [(1, event)]) if h.roles[1] == event]
    if not fights:
        return None
    now.note(fights[-1].seq, fights[-1].tier)
    found: str | UnsetType = fights[-1].roles[0]
    return found


@name("[event|events] no farther than {reach:distance} from {container:thing}", gives="event", many=True)
def events_near(now: Now, reach: float, container: str) -> list[str | UnsetType] | UnsetType:
    """The event of the container's own name; if there is none, those that were last told to be so near to it."""
    going = going_on(now)
    if container in going:
        return [container]
    here = place_of(now, container)
    if not isinstance(here, Place):
        return UNSET if all_events(now) else []
    close = [event for event in going if near(apart(here, told_of(now, event, "at")), reach)]
    return [*close, *(each for each in all_events(now) if each is UNSET)]


# Compounds ----------------------------------------------------------------------------------------------------------


def compounds(now: Now, place: Place) -> list[Zone]:
    """The houses' grounds that a place may be on."""
    found = [zone for zone, _ in now.world.zones.containing(place)]
    return [zone for zone in found if zone.kind in WALLED and isinstance(zone.building, str)]


@state("{event:event} [lie|lies|lay|lie] in a compound")
def in_a_compound(now: Now, event: str) -> Truth:
    """It was last told to be on the ground of somebody's house."""
    place = told_of(now, event, "at")
    return inside_any(compounds(now, place), place) if isinstance(place, Place) else None


@state("{event:event} [lie|lies|lay|lie] in a compound of the side of {player:player}")
def in_his_compound(now: Now, event: str, player: str) -> Truth:
    """It was last told to be on the ground of a house in which he, or somebody on his side, lives."""
    place = told_of(now, event, "at")
    if not isinstance(place, Place):
        return None
    return any_of(_his(now, zone, place, player) for zone in compounds(now, place))


def _his(now: Now, zone: Zone, place: Place, player: str) -> Truth:
    owners = now.world.buildings.owners(str(zone.building))
    if owners is UNSET:
        return None
    if not isinstance(owners, list) or not any(sides_with(now, player, owner) for owner in owners):
        return False
    return inside_any([zone], place)


@state("{zone:zone} [be|is|was|are] older than the present {mode:text} mode")
def older_than_mode(now: Now, zone: str, mode: str) -> bool:
    """It was drawn before this mode, which holds now, began."""
    found, spans = now.world.zones.get(zone), now.institutions.modes.spans.get(mode, ())
    begun = next((span[0] for span in reversed(spans) if span[0] is not None), None)
    return found is not None and begun is not None and found.since < begun


@state("{zone:zone} [be|is|was|are] left from the {mode:text} mode")
def left_from_mode(now: Now, zone: str, mode: str) -> bool:
    """It was drawn while this mode held, which is over."""
    found, modes = now.world.zones.get(zone), now.institutions.modes
    return found is not None and modes.held(mode, found.since) is True and modes.held(mode, now.t) is False
