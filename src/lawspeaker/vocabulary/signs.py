"""Sentences about signs: whose they are, where they stand, what they say."""

from typing import Any

from msgspec import UNSET, UnsetType

from lawspeaker.events import Sign, Spray
from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import Kind, act, happening, measure, name, state
from lawspeaker.vocabulary.asking import Acts, Roles, Truth, saw
from lawspeaker.vocabulary.ground import apart, inside_any, near
from lawspeaker.vocabulary.houses import owners
from lawspeaker.vocabulary.measured import Measured
from lawspeaker.vocabulary.things import place_of as place_of_thing
from lawspeaker.vocabulary.yards import ground, on_ground_at
from lawspeaker.world.buildings import Sign as SignState
from lawspeaker.world.happenings import Happening
from lawspeaker.world.places import Place

TELLS = 0.5
"""Metres: the error of a sign's place at the tier of a plugin; signs do not move."""


def known(now: Now, sign: str) -> SignState | None:
    """What is known of a sign, noted."""
    found = now.world.buildings.sign(sign)
    if found is not None:
        now.note(found.seq)
    return found


def place_of(sign: SignState) -> Place:
    """Where a sign stands."""
    return Place(sign.x, sign.y, sign.z, TELLS, sign.t, sign.seq, 2)


def all_signs(now: Now) -> list[Any]:
    """Every sign that hangs, and one that nobody knows where signs are not recorded."""
    return [*(s.entity for s in now.world.buildings.signs()), *(() if saw(now, "sign") else (UNSET,))]


SIGN = Kind("sign", "sign", "signs", all_signs)


@name("[sign|signs] of {base:base}", gives="sign", many=True)
def signs_of(now: Now, base: str) -> list[Any]:
    """The signs said to be its own; of the others those on its ground, and those an owner of it wrote."""
    mine = {s.entity for s in now.world.buildings.signs_of(base)}
    for sign in now.world.buildings.signs():
        if sign.building is UNSET or sign.building is None:
            written_by_owner = sign.player in (owners(now, base) or [])
            if written_by_owner or on_ground_at(now, base, place_of(sign)):
                mine.add(sign.entity)
    now.noted.clear()
    return [*sorted(mine), *(() if saw(now, "sign") else (UNSET,))]


@measure("the text of {sign:sign}", gives="text")
def text_of(now: Now, sign: str) -> str | None:
    """What the sign says."""
    found = known(now, sign)
    return found.text if found else None


@name("[lettering|letterings] of {sign:sign}", gives="text")
def lettering(now: Now, sign: str) -> str | None:
    """What the sign says, as a thing a sentence can speak of."""
    return text_of(now, sign)


@measure("the text size of {sign:sign}", gives="number")
def text_size(now: Now, sign: str) -> float | UnsetType | None:
    """The size of its letters. A painted sign has none: whether they are large enough is for people to say."""
    found = known(now, sign)
    if found is None:
        return None
    return UNSET if found.size is None else found.size


@state("{sign:sign} [be|is|was|are] hidden")
def hidden(now: Now, sign: str) -> Truth:
    """It cannot be seen."""
    found = known(now, sign)
    if found is None or found.hidden is None:
        return False
    return None if isinstance(found.hidden, UnsetType) else found.hidden


@state("{sign:sign} [stand|stands|stood] on the ground of {base:base}")
def sign_on_ground(now: Now, sign: str, base: str) -> Truth:
    """It stands on the ground of that house."""
    found = known(now, sign)
    if found is None:
        return False
    value = on_ground_at(now, base, place_of(found)) if ground(now, base) else None
    if value is True or now.world.zones.of_building(base, "property"):
        return value
    return True if found.building == base else None  # nobody told how far its ground reaches


@state("{sign:sign} [stand|stands|stood]")
def stands(now: Now, sign: str) -> Truth:
    """The sign is there."""
    return known(now, sign) is not None


@state("{sign:sign} [stand|stands|stood] on its writer's ground")
def on_own_ground(now: Now, sign: str) -> Truth:
    """It stands on the ground of a house at which its writer is authorised."""
    found = known(now, sign)
    if found is None:
        return False
    values = [sign_on_ground(now, sign, base) for base in now.world.buildings.owned_by(found.player)]
    if isinstance(found.building, str) and not values:
        return None if now.world.buildings.owners(found.building) is UNSET else False
    return True if True in values else None if None in values else False


@state("{sign:sign} [stand|stands|stood] in public")
def in_public(now: Now, sign: str) -> Truth:
    """It stands on a road or in a public place."""
    found = known(now, sign)
    if found is None:
        return False
    zones = [*now.world.zones.of_kind("public"), *now.world.zones.of_kind("road")]
    return inside_any(zones, place_of(found))


@measure("the age of {sign:sign}", gives="duration", runs=1)
def age(now: Now, sign: str) -> int | None:
    """How long ago its text was written, in ms."""
    found = known(now, sign)
    return None if found is None else now.t - found.t


@state("{sign:sign} [be|is|was|are] written after {event:happening}")
def written_after(now: Now, sign: str, event: Happening) -> Truth:
    """Its words were not there yet when that happened."""
    found = known(now, sign)
    return found is not None and found.t > event.t


@name("[writer|writers] of {sign:sign}", gives="player")
def writer(now: Now, sign: str) -> str | None:
    """Who wrote its text."""
    found = known(now, sign)
    return None if found is None else found.player


@name("[base|bases] of {sign:sign}", gives="base")
def base_of(now: Now, sign: str) -> str | UnsetType | None:
    """The house that it is said to belong to."""
    found = known(now, sign)
    return None if found is None else found.building


@name("[sign|signs] by {player:player}", gives="sign", many=True)
def signs_by(now: Now, player: str) -> list[Any]:
    """The signs that stand with his words on them."""
    mine = [s.entity for s in now.world.buildings.signs() if s.player == player]
    return [*mine, *(() if saw(now, "sign") else (UNSET,))]


@state("{sign:sign} [be|is|was|are] inside {zone:zone}")
def sign_in_zone(now: Now, sign: str, zone: str) -> Truth:
    """It stands in the zone."""
    found, where = known(now, sign), now.world.zones.get(zone)
    return inside_any([where] if where else [], place_of(found)) if found is not None else False


@state("{sign:sign} [stand|stands|stood] within {reach:distance} of {thing:thing}")
def sign_near(now: Now, sign: str, reach: float, thing: str) -> Truth:
    """It stands no farther from the thing than that."""
    found = known(now, sign)
    return False if found is None else near(apart(place_of(found), place_of_thing(now, thing)), reach)


@measure("the distance from {player:player} to {sign:sign}", gives="distance")
def distance_to_sign(now: Now, player: str, sign: str) -> Measured | UnsetType | None:
    """How far he stands from it."""
    found = known(now, sign)
    return None if found is None else apart(now.place(player), place_of(found))


@happening("{writer:player} [write|wrote as writing] {sign:sign}", "sign", extra="{text:text}")
def wrote(event: Sign, now: Now) -> Roles:
    """He wrote a sign, or wrote it anew."""
    yield event.player, event.entity, event.text


@happening("{writer:player} [write|wrote as writing at a house] a sign at {base:base}", "sign")
def wrote_at(event: Sign, now: Now) -> Roles:
    """He wrote a sign that belongs to the house."""
    if event.building is not None:
        yield event.player, event.building


@happening("{player:player} [spray|sprayed] a picture", "spray", extra="{picture:thing}")
def sprayed(event: Spray, now: Now) -> Roles:
    """He sprayed a picture somewhere."""
    yield event.player, event.entity


@act("{speaker:player} [write|wrote] {sign:sign}", "sign", extra="{text:text}")
def write(event: Sign, now: Now) -> Acts:
    """A sign was written."""
    yield {"speaker": event.player, "sign": event.entity, "text": event.text}


@act("{speaker:player} [spray|sprayed] {picture:thing}", "spray", extra="{text:text}")
def spray(event: Spray, now: Now) -> Acts:
    """A picture was sprayed; it has no text."""
    yield {"speaker": event.player, "picture": event.entity, "text": None}
