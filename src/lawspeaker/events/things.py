"""Buildings, what is placed in them, what is broken, taken, locked, driven and traded."""

from typing import Literal

from msgspec import UNSET

from lawspeaker.events.head import Circle, Count, Event, Items, Maybe, Millis, Name, People, Place, Polygon

Grade = Literal["twig", "wood", "stone", "metal", "armored"]
Part = Literal["entry_door", "outer_wall", "perimeter", "inner"]


class Building(Event, tag="building"):
    """A house: its ground, its cupboard, who is authorised at it; sent again, it is replaced."""

    building: Name
    at: Place
    authorised: People
    circle: Circle | None = None
    polygon: Polygon | None = None
    cupboard: Maybe[Name] = UNSET
    owner: Maybe[Name] = UNSET
    placed: Maybe[Millis] = UNSET
    grade: Maybe[Grade] = UNSET
    walls: Maybe[Count] = UNSET
    role: Maybe[Literal["control", "fob", "city", "base", "public"]] = UNSET
    entities: Maybe[Count] = UNSET


class Placed(Event, tag="placed"):
    """Something was built or set down."""

    player: Name
    entity: Name
    kind: Name
    at: Place
    grade: Maybe[Grade] = UNSET
    building: Maybe[Name] = UNSET
    part: Maybe[Part] = UNSET
    level: Maybe[Count] = UNSET
    replaces: Maybe[Name] = UNSET
    gun: Maybe[Name] = UNSET
    outside: Maybe[bool] = UNSET
    sees_outside: Maybe[bool] = UNSET
    empty: Maybe[bool] = UNSET


class Upgraded(Event, tag="upgraded"):
    """A block was raised to a better grade."""

    player: Name
    entity: Name
    grade: Grade
    building: Maybe[Name] = UNSET


class Removed(Event, tag="removed"):
    """Something was taken down by its own side."""

    player: Name
    entity: Name
    kind: Name
    tool: Literal["remove", "demolish", "pickup"]
    building: Maybe[Name] = UNSET
    part: Maybe[Part] = UNSET
    at: Maybe[Place] = UNSET


class Authorised(Event, tag="authorised"):
    """The right of `player` at a cupboard changed."""

    player: Name
    cupboard: Name
    building: Name
    on: bool
    by: Maybe[Name] = UNSET


class StructureHit(Event, tag="structure_hit"):
    """A structure, box, cupboard or vehicle was damaged; `health` between 0 and 1 after it."""

    attacker: Name
    entity: Name
    kind: Name
    weapon: Name
    damage: float
    grade: Maybe[Grade] = UNSET
    building: Maybe[Name] = UNSET
    health: Maybe[float] = UNSET
    decaying: Maybe[bool] = UNSET
    locked: Maybe[bool] = UNSET
    part: Maybe[Part] = UNSET
    level: Maybe[Count] = UNSET
    at: Maybe[Place] = UNSET


class StructureDestroyed(StructureHit, tag="structure_destroyed"):
    """A structure, box, cupboard or vehicle was destroyed."""


class Explosive(Event, tag="explosive"):
    """An explosive was used."""

    player: Name
    kind: Literal["c4", "satchel", "rocket", "explosive_ammo", "molotov", "grenade"]
    at: Place


class Carrying(Event, tag="carrying"):
    """What somebody carries."""

    player: Name
    items: Items


class Looted(Event, tag="looted"):
    """Something was taken out of a container, or a container was opened."""

    player: Name
    container: Name
    kind: Literal["corpse", "bag", "sleeper", "box", "crate", "airdrop", "heli", "vending", "cupboard"]
    at: Place
    owner: Maybe[Name] = UNSET
    locked: Maybe[bool] = UNSET
    building: Maybe[Name] = UNSET
    items: Maybe[Items] = UNSET


class Dropped(Event, tag="dropped"):
    """Items were thrown on the ground."""

    player: Name
    items: Items
    at: Place


class Despawned(Event, tag="despawned"):
    """Items were made to vanish."""

    player: Name
    items: Items
    at: Place


class Lock(Event, tag="lock"):
    """A lock was set, taken, its code changed or tried, picked or cracked; `ok: false` was an attempt."""

    player: Name
    entity: Name
    action: Literal["placed", "removed", "code_changed", "code_tried", "picked", "cracked"]
    ok: Maybe[bool] = UNSET
    part: Maybe[Part] = UNSET
    building: Maybe[Name] = UNSET
    at: Maybe[Place] = UNSET


class Door(Event, tag="door"):
    """A door was opened or shut."""

    player: Name
    entity: Name
    open: bool
    building: Maybe[Name] = UNSET
    at: Maybe[Place] = UNSET


class Keypad(Event, tag="keypad"):
    """A keypad or button was pressed."""

    player: Name
    entity: Name
    building: Maybe[Name] = UNSET
    at: Maybe[Place] = UNSET


class Turret(Event, tag="turret"):
    """The state of a turret or SAM site."""

    entity: Name
    kind: Literal["turret", "sam"]
    powered: bool
    loaded: bool
    at: Place
    owner: Maybe[Name] = UNSET
    mode: Maybe[Name] = UNSET
    gun: Maybe[Name] = UNSET


class Vending(Event, tag="vending"):
    """The state of a vending machine."""

    entity: Name
    broadcasting: bool
    empty: bool
    at: Place
    player: Maybe[Name] = UNSET
    building: Maybe[Name] = UNSET


class Hotel(Event, tag="hotel"):
    """How many rooms a hotel has, and how many stand empty."""

    building: Name
    player: Name
    rooms: Count
    empty: Count


class Vehicle(Event, tag="vehicle"):
    """A vehicle was taken, mounted, left, locked, parked, decayed or ran into something."""

    entity: Name
    kind: Name
    action: Literal["owned", "mounted", "dismounted", "locked", "parked", "decayed", "rammed"]
    player: Maybe[Name] = UNSET
    owner: Maybe[Name] = UNSET
    target: Maybe[Name] = UNSET
    target_kind: Maybe[Literal["building", "chinook", "vehicle", "player"]] = UNSET
    health: Maybe[float] = UNSET
    door_open: Maybe[bool] = UNSET
    at: Maybe[Place] = UNSET


class ItemGiven(Event, tag="item_given", rename={"giver": "from", "taker": "to"}):
    """One player gave another something."""

    giver: Name
    taker: Name
    items: Items


class Gathered(Event, tag="gathered"):
    """Something was farmed."""

    player: Name
    item: Name
    count: Count


class Trade(Event, tag="trade"):
    """Something was sold."""

    seller: Name
    buyer: Name
    items: Items
    price: Maybe[float] = UNSET
