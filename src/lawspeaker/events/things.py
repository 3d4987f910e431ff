"""Buildings, what is placed in them, what is broken, taken, locked, driven and traded."""

from typing import Literal

from msgspec import UNSET

from lawspeaker.events.head import Circle, Count, Event, Maybe, Millis, Place, Polygon

Grade = Literal["twig", "wood", "stone", "metal", "armored"]
Part = Literal["entry_door", "outer_wall", "perimeter", "inner"]


class Building(Event, tag="building"):
    """A house: its ground, its cupboard, who is authorised at it; sent again, it is replaced."""

    building: str
    at: Place
    authorised: list[str]
    circle: Circle | None = None
    polygon: Polygon | None = None
    cupboard: Maybe[str] = UNSET
    owner: Maybe[str] = UNSET
    placed: Maybe[Millis] = UNSET
    grade: Maybe[Grade] = UNSET
    walls: Maybe[Count] = UNSET
    role: Maybe[Literal["control", "fob", "city", "base", "public"]] = UNSET
    entities: Maybe[Count] = UNSET


class Placed(Event, tag="placed"):
    """Something was built or set down."""

    player: str
    entity: str
    kind: str
    at: Place
    grade: Maybe[Grade] = UNSET
    building: Maybe[str] = UNSET
    part: Maybe[Part] = UNSET
    level: Maybe[Count] = UNSET
    replaces: Maybe[str] = UNSET
    gun: Maybe[str] = UNSET
    outside: Maybe[bool] = UNSET
    sees_outside: Maybe[bool] = UNSET
    empty: Maybe[bool] = UNSET


class Upgraded(Event, tag="upgraded"):
    """A block was raised to a better grade."""

    player: str
    entity: str
    grade: Grade
    building: Maybe[str] = UNSET


class Removed(Event, tag="removed"):
    """Something was taken down by its own side."""

    player: str
    entity: str
    kind: str
    tool: Literal["remove", "demolish", "pickup"]
    building: Maybe[str] = UNSET
    part: Maybe[Part] = UNSET
    at: Maybe[Place] = UNSET


class Authorised(Event, tag="authorised"):
    """The right of `player` at a cupboard changed."""

    player: str
    cupboard: str
    building: str
    on: bool
    by: Maybe[str] = UNSET


class StructureHit(Event, tag="structure_hit"):
    """A structure, box, cupboard or vehicle was damaged; `health` between 0 and 1 after it."""

    attacker: str
    entity: str
    kind: str
    weapon: str
    damage: float
    grade: Maybe[Grade] = UNSET
    building: Maybe[str] = UNSET
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

    player: str
    kind: Literal["c4", "satchel", "rocket", "explosive_ammo", "molotov", "grenade"]
    at: Place


class Carrying(Event, tag="carrying"):
    """What somebody carries."""

    player: str
    items: dict[str, Count]


class Looted(Event, tag="looted"):
    """Something was taken out of a container, or a container was opened."""

    player: str
    container: str
    kind: Literal["corpse", "bag", "sleeper", "box", "crate", "airdrop", "heli", "vending", "cupboard"]
    at: Place
    owner: Maybe[str] = UNSET
    locked: Maybe[bool] = UNSET
    building: Maybe[str] = UNSET
    items: Maybe[dict[str, Count]] = UNSET


class Dropped(Event, tag="dropped"):
    """Items were thrown on the ground."""

    player: str
    items: dict[str, Count]
    at: Place


class Despawned(Event, tag="despawned"):
    """Items were made to vanish."""

    player: str
    items: dict[str, Count]
    at: Place


class Lock(Event, tag="lock"):
    """A lock was set, taken, its code changed or tried, picked or cracked; `ok: false` was an attempt."""

    player: str
    entity: str
    action: Literal["placed", "removed", "code_changed", "code_tried", "picked", "cracked"]
    ok: Maybe[bool] = UNSET
    part: Maybe[Part] = UNSET
    building: Maybe[str] = UNSET
    at: Maybe[Place] = UNSET


class Door(Event, tag="door"):
    """A door was opened or shut."""

    player: str
    entity: str
    open: bool
    building: Maybe[str] = UNSET
    at: Maybe[Place] = UNSET


class Keypad(Event, tag="keypad"):
    """A keypad or button was pressed."""

    player: str
    entity: str
    building: Maybe[str] = UNSET
    at: Maybe[Place] = UNSET


class Turret(Event, tag="turret"):
    """The state of a turret or SAM site."""

    entity: str
    kind: Literal["turret", "sam"]
    powered: bool
    loaded: bool
    at: Place
    owner: Maybe[str] = UNSET
    mode: Maybe[str] = UNSET
    gun: Maybe[str] = UNSET


class Vending(Event, tag="vending"):
    """The state of a vending machine."""

    entity: str
    broadcasting: bool
    empty: bool
    at: Place
    player: Maybe[str] = UNSET
    building: Maybe[str] = UNSET


class Hotel(Event, tag="hotel"):
    """How many rooms a hotel has, and how many stand empty."""

    building: str
    player: str
    rooms: Count
    empty: Count


class Vehicle(Event, tag="vehicle"):
    """A vehicle was taken, mounted, left, locked, parked, decayed or ran into something."""

    entity: str
    kind: str
    action: Literal["owned", "mounted", "dismounted", "locked", "parked", "decayed", "rammed"]
    player: Maybe[str] = UNSET
    owner: Maybe[str] = UNSET
    target: Maybe[str] = UNSET
    target_kind: Maybe[Literal["building", "chinook", "vehicle", "player"]] = UNSET
    health: Maybe[float] = UNSET
    door_open: Maybe[bool] = UNSET
    at: Maybe[Place] = UNSET


class ItemGiven(Event, tag="item_given", rename={"giver": "from", "taker": "to"}):
    """One player gave another something."""

    giver: str
    taker: str
    items: dict[str, Count]


class Gathered(Event, tag="gathered"):
    """Something was farmed."""

    player: str
    item: str
    count: Count


class Trade(Event, tag="trade"):
    """Something was sold."""

    seller: str
    buyer: str
    items: dict[str, Count]
    price: Maybe[float] = UNSET
