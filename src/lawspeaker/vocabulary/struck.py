"""Sentences about what a raid strikes: twig or better, a box, on whose land.

They speak of the blow under judgement. A house never described stands where its part was struck.
"""

from msgspec import UNSET, UnsetType

from lawspeaker.events import Explosive, StructureDestroyed, StructureHit
from lawspeaker.institutions.now import Now
from lawspeaker.institutions.raids import breaks, explodes, tool_of
from lawspeaker.law.lexicon import name, state
from lawspeaker.vocabulary.asking import Known, Truth, last, place_in, unheard_of
from lawspeaker.vocabulary.ground import inside_any, near
from lawspeaker.vocabulary.houses import place_of as house_place
from lawspeaker.vocabulary.lands import CLAIMED, is_free, status
from lawspeaker.vocabulary.measured import Measured
from lawspeaker.vocabulary.shells import role, shell, walls
from lawspeaker.vocabulary.things import place_of as thing_place
from lawspeaker.vocabulary.things import told_of
from lawspeaker.vocabulary.yards import on_ground_at
from lawspeaker.world.fixtures import VEHICLES, words
from lawspeaker.world.places import Place
from lawspeaker.world.zone import OF_A_HOUSE, Zone

BLOCKS = frozenset(("foundation", "wall", "floor", "roof", "ramp", "stairs", "doorway", "window", "frame", "block"))
"""The parts of a house that have a grade; a `high_wall` and whatever is set down have none."""
SOLID = ("wood", "stone", "metal", "armored")
TWIG = "twig"


def spot(now: Now) -> Place | UnsetType:
    """Where the raid is: where its house stands, else where its structure does or the explosive went off."""
    event = now.event
    if isinstance(event, Explosive):
        return place_in(event, event.at, now)
    if not isinstance(event, StructureHit):
        return UNSET
    house = house_place(now, event.building) if isinstance(event.building, str) else UNSET
    if isinstance(house, Place):
        return house
    return place_in(event, event.at, now) if isinstance(event.at, tuple) else thing_place(now, event.entity)


# What it is on ------------------------------------------------------------------------------------------------------


def grade(now: Now) -> str | UnsetType | None:
    """The grade of the part that was struck; None for what has none. An explosive is known by the shell, if that is."""
    event = now.event
    if isinstance(event, Explosive):
        struck = [b.id for b in now.world.buildings.all() if on_ground_at(now, b.id, spot(now)) is True]
        found = [shell(now, base) for base in struck]
        return next((each for each in found if each is not UNSET), None)
    if not isinstance(event, StructureHit) or event.grade is not UNSET:
        return event.grade if isinstance(event, StructureHit) else None
    told: str | UnsetType | None = told_of(now, event.entity, "grade")
    return told if told is not UNSET or is_block(event.kind) else None


def is_block(kind: str) -> bool:
    """Whether a part of this kind is built in grades."""
    said = words(kind)
    return said[0] != "high" and bool(BLOCKS & set(said))


@state("the raid [be|is|was|are] on twig")
def on_twig(now: Now) -> Truth:
    """What was struck is a part of twig."""
    found = grade(now)
    return None if found is UNSET else found == TWIG


@state("the raid [be|is|was|are] on something solid")
def on_solid(now: Now) -> Truth:
    """What was struck is a part of wood or better."""
    found = grade(now)
    return None if found is UNSET else found in SOLID


@state("the raid [be|is|was|are] on a box")
def on_box(now: Now) -> bool:
    """What was struck is a box."""
    return isinstance(now.event, StructureHit) and "box" in now.event.kind.casefold()


@state("the raid [bring|brings|brought] something down")
def brings_down(now: Now) -> bool:
    """What was struck stands no more."""
    return isinstance(now.event, StructureDestroyed)


@state("the raid [be|is|was|are] on a cupboard")
def on_cupboard(now: Now) -> bool:
    """What was struck is a cupboard."""
    return isinstance(now.event, StructureHit) and now.event.kind.casefold() == "cupboard"


@state("{base:base} [be|is|was|are] known to be of twig")
def known_twig(now: Now, base: str) -> bool:
    """Somebody told that its shell is of twig; a house of which nobody told it counts as a real one."""
    return shell(now, base) == TWIG


@state("{base:base} [be|is|was|are] known to be bare")
def known_bare(now: Now, base: str) -> bool:
    """Somebody told that it has foundations and no walls; a house of which nobody told it has some."""
    return walls(now, base) == 0


@state("{base:base} [be|is|was|are] known to be public")
def known_public(now: Now, base: str) -> bool:
    """Its owners marked it as public works, or it lies in a public place; of others nobody takes it for granted."""
    place = house_place(now, base)
    public = isinstance(place, Place) and inside_any(list(now.world.zones.of_kind("public")), place) is True
    return public or role(now, base) == "public"


@state("the raid [be|is|was|are] on nothing of a house")
def on_nothing(now: Now) -> Truth:
    """What was struck belongs to no house."""
    if not isinstance(now.event, StructureHit):
        return False
    return None if now.event.building is UNSET else now.event.building is None


@state("the raid [be|is|was|are] on a vehicle")
def on_vehicle(now: Now) -> bool:
    """What was struck is a vehicle; one that people live in, a camper or tugboat, is like a house."""
    return isinstance(now.event, StructureHit) and bool(VEHICLES & set(words(now.event.kind)))


# With what ----------------------------------------------------------------------------------------------------------


@state("the raid [use|uses|used] an explosive")
def uses_explosive(now: Now) -> bool:
    """It is the use, or the harm, of something that the table `raiding tool` says runs out."""
    event, book = now.event, now.institutions.book
    if isinstance(event, Explosive):
        return explodes(book, event.kind)
    return isinstance(event, StructureHit) and event.damage > 0 and explodes(book, event.weapon)


@state("{player:player} [carry|carries|carried] a tool fit for {base:base}")
def carries_tool(now: Now, player: str, base: str) -> Truth:
    """What he was last seen to carry holds something that the table `raiding tool` has for walls such as these."""
    made_of = shell(now, base)
    found = last(now, "carried", player)
    items = found.roles[1] if found is not None else UNSET
    if items is UNSET:
        return None
    book = now.institutions.book
    carried = [item for item, count in items.items() if count > 0 and tool_of(book, item) is not None]
    if not carried or made_of is None:
        return False
    if made_of is UNSET:
        fits = {any(breaks(book, item, each) for item in carried) for each in SOLID}
        return fits.pop() if len(fits) == 1 else None
    return any(breaks(book, item, str(made_of)) for item in carried)


# Where it is --------------------------------------------------------------------------------------------------------


def around(now: Now) -> list[tuple[Zone, Truth]] | UnsetType:
    """The zones that the raid may be in, but for those of houses, and whether it certainly is."""
    place = spot(now)
    if not isinstance(place, Place):
        return UNSET
    return [(z, held) for z, held in now.world.zones.containing(place) if z.kind not in OF_A_HOUSE]


def zones_around(now: Now) -> Known:
    """The zones that the raid may be in, sorted."""
    found = around(now)
    return UNSET if isinstance(found, UnsetType) else [*sorted(zone.id for zone, _ in found), *unheard_of(now, "zone")]


@state("the raid [be|is|was|are] inside {zone:zone}", among=zones_around)
def in_zone(now: Now, zone: str) -> Truth:
    """The house stands in the zone; of what belongs to no house, where it was struck."""
    found = now.world.zones.get(zone)
    held = inside_any([found] if found is not None else [], spot(now))
    if held is not False and found is not None:
        now.note(found.seq)
    return held


def passing(zone: Zone) -> bool:
    """Whether an event drew this dome over land that is not its own."""
    return zone.kind == "pvp" and isinstance(zone.cause, str) and zone.cause != "static"


def faulty(now: Now, zone: Zone) -> bool:
    """Whether it is a claim that is not in order."""
    return zone.kind in CLAIMED and status(now, zone.id) in ("pending", "invalid")


@state("the raid [be|is|was|are] on land that nobody holds")
def on_open_land(now: Now) -> Truth:
    """No zone covers it but a region without owner, a claim that is not in order, or a dome that an event brought."""
    found = around(now)
    if isinstance(found, UnsetType):
        return None
    shut = [held for z, held in found if not passing(z) and not faulty(now, z) and not is_free(now, z)]
    if True in shut:
        return False
    free = any(held for z, held in found if not passing(z))
    return None if shut or not (free or now.world.zones.told) else True


@name("[faulty claim|faulty claims] under the raid", gives="zone")
def faulty_claim(now: Now) -> str | UnsetType | None:
    """The claim that is pending or invalid there."""
    found = around(now)
    if isinstance(found, UnsetType):
        return UNSET
    claims = [(zone, held) for zone, held in found if faulty(now, zone)]
    if any(held is None for _, held in claims):
        return UNSET
    return min((zone.id for zone, _ in claims), default=None)


@state("the raid [be|is|was|are] within {reach:distance} of a house")
def near_house(now: Now, reach: float) -> Truth:
    """It is on the ground of some house, or no farther from one than that."""
    place = spot(now)
    if not isinstance(place, Place):
        return None
    zones = [z for z in now.world.zones.around(place.x, place.z, reach + 1) if z.kind in ("base", "property")]
    held = [near(Measured(z.distance(place.x, place.y, place.z), place.margin), reach) for z in zones]
    return True if True in held else None if None in held else False
