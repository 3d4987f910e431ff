"""The houses of the map: who may go in and out of them as his own, and the signs that hang on them.

A house is known by what its `building` event said; the list of those authorised at its cupboard then follows each
`authorised`. One that was never described stands where the first of its parts was set down. When the cupboard falls,
nobody is authorised any more, and `before` remembers who was. Locks and doors are things that happened and are not
kept here.
"""

from typing import Any

import msgspec
from msgspec import UNSET, Struct, UnsetType

from lawspeaker.events import (
    Authorised,
    Building,
    Event,
    Maybe,
    Placed,
    Removed,
    StructureDestroyed,
)
from lawspeaker.events import (
    Sign as SignWritten,
)
from lawspeaker.world.shapes import Shape, as_shape, shape_data, shape_of


class BuildingState(Struct):
    """One house: `at` in metres, `placed` Unix milliseconds; `described` once a `building` event told of it whole.

    `begun` is when the first part told of it was set down, before anything else was told of it.
    """

    id: str
    described: bool = False
    owner: Maybe[str] = UNSET
    authorised: list[str] = []
    before: list[str] = []
    cupboard: Maybe[str] = UNSET
    shape: Shape | None = None
    at: tuple[float, float, float] | None = None
    role: Maybe[str] = UNSET
    grade: Maybe[str] = UNSET
    walls: Maybe[int] = UNSET
    placed: Maybe[int] = UNSET
    entities: Maybe[int] = UNSET
    begun: int | None = None
    since: int = 0
    seq: int = 0


class Sign(Struct, frozen=True, kw_only=True):
    """A sign that hangs: its last text, and where; `t` is the law's clock when it was written."""

    entity: str
    player: str
    text: str
    size: Maybe[float] = UNSET
    hidden: Maybe[bool] = UNSET
    x: float
    y: float
    z: float
    building: Maybe[str] = UNSET
    t: int
    seq: int


class Buildings:
    """All houses and signs that stand."""

    __slots__ = ("_buildings", "_cupboards", "_hung", "_owned", "_signs", "_undrawn")

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """The map was wiped: no house and no sign stands any more."""
        self._buildings: dict[str, BuildingState] = {}
        self._cupboards: dict[str, str] = {}
        self._owned: dict[str, set[str]] = {}
        self._signs: dict[str, Sign] = {}
        self._hung: dict[str, set[str]] = {}
        self._undrawn: set[str] = set()

    # Asking

    def get(self, building_id: str) -> BuildingState | None:
        """The house of this id, if anything was ever told of it."""
        return self._buildings.get(building_id)

    def all(self) -> list[BuildingState]:
        """Every house, sorted by id."""
        return [self._buildings[building_id] for building_id in sorted(self._buildings)]

    def owners(self, building_id: str) -> list[str] | UnsetType | None:
        """The authorised and the owner, sorted; `None` if there is nobody, `UNSET` if the house was never described."""
        building = self._buildings.get(building_id)
        if building is None or not building.described:
            return UNSET
        return sorted(_owners(building)) or None

    def owner(self, building_id: str) -> str | None:
        """The one whose the house was told to be; `None` where nobody told, or it is nobody's."""
        building = self._buildings.get(building_id)
        return building.owner if building is not None and isinstance(building.owner, str) else None

    def owned_by(self, player: str) -> list[str]:
        """The houses that he owns or is authorised at, sorted."""
        return sorted(self._owned.get(player, ()))

    def undrawn(self) -> list[str]:
        """The houses that were described without saying how far they reach, sorted."""
        return sorted(self._undrawn)

    def of_cupboard(self, entity: str) -> str | None:
        """The house whose cupboard it is."""
        return self._cupboards.get(entity)

    def is_cupboard(self, entity: str) -> bool:
        """Whether it is the cupboard of a house."""
        return entity in self._cupboards

    def sign(self, entity: str) -> Sign | None:
        """The sign of this entity, if it hangs."""
        return self._signs.get(entity)

    def signs(self) -> list[Sign]:
        """Every sign, sorted by its entity."""
        return [self._signs[entity] for entity in sorted(self._signs)]

    def signs_of(self, building: str) -> list[Sign]:
        """The signs on this house, sorted by entity."""
        return [self._signs[entity] for entity in sorted(self._hung.get(building, ()))]

    # Folding

    def folds(self) -> dict[type[Event], Any]:
        """Which events are kept, and by which method."""
        return {
            Building: self.describe,
            Authorised: self.authorise,
            Placed: self.place,
            Removed: self.fall,
            StructureDestroyed: self.fall,
            SignWritten: self.write,
        }

    def describe(self, event: Building, clock: int) -> None:
        """A house was described, or described anew."""
        old = self._buildings.get(event.building)
        if old is not None:
            self._disown(old)
        building = BuildingState(
            id=event.building,
            described=True,
            owner=event.owner,
            authorised=sorted(set(event.authorised)),
            before=[] if old is None or event.authorised else old.before,
            cupboard=event.cupboard,
            shape=shape_of(event.circle, event.polygon),
            at=event.at,
            role=event.role,
            grade=event.grade,
            walls=event.walls,
            placed=event.placed,
            entities=event.entities,
            begun=None if old is None else old.begun,
            since=clock if old is None else old.since,
            seq=event.seq,
        )
        self._buildings[building.id] = building
        self._own(building)
        self._draw(building)

    def authorise(self, event: Authorised, clock: int) -> None:
        """Somebody's right at a cupboard changed."""
        building = self._known(event.building, clock)
        self._disown(building)
        others = [player for player in building.authorised if player != event.player]
        building.authorised = sorted([*others, event.player]) if event.on else others
        building.cupboard = event.cupboard
        building.seq = event.seq
        self._own(building)

    def place(self, event: Placed, clock: int) -> None:
        """A part was set into a house: the first begins it; a cupboard alone changes whose house it is."""
        if not isinstance(event.building, str):
            return
        building = self._buildings.get(event.building)
        if building is None:
            building = self._known(event.building, clock)
            building.begun, building.at, building.seq = clock, event.at, event.seq
        if event.kind == "cupboard" and not isinstance(building.cupboard, str):
            building.cupboard = event.entity
            building.seq = event.seq
            self._cupboards[event.entity] = building.id

    def fall(self, event: Removed | StructureDestroyed, clock: int) -> None:
        """Something stands no more: if it was a sign it is forgotten, if a cupboard its house is nobody's."""
        self._unhang(event.entity)
        building_id = self._cupboards.get(event.entity)
        if building_id is None and event.kind == "cupboard" and isinstance(event.building, str):
            unnamed = self._buildings.get(event.building)
            building_id = event.building if unnamed is not None and unnamed.cupboard is UNSET else None
        if building_id is None:
            return
        building = self._buildings[building_id]
        self._disown(building)
        building.before, building.authorised = building.authorised or building.before, []
        building.cupboard = None
        building.seq = event.seq
        self._own(building)

    def write(self, event: SignWritten, clock: int) -> None:
        """A sign was written, or written anew; told again with the same words it is as old as before."""
        old = self._signs.get(event.entity)
        self._unhang(event.entity)
        x, y, z = event.at
        sign = Sign(
            entity=event.entity,
            player=event.player,
            text=event.text,
            size=event.size,
            hidden=event.hidden,
            x=x,
            y=y,
            z=z,
            building=event.building,
            t=old.t if old is not None and old.text == event.text else clock,
            seq=event.seq,
        )
        self._hang(sign)

    def _known(self, building_id: str, clock: int) -> BuildingState:
        building = self._buildings.get(building_id)
        if building is None:
            building = self._buildings[building_id] = BuildingState(building_id, since=clock)
        return building

    def _own(self, building: BuildingState) -> None:
        if isinstance(building.cupboard, str):
            self._cupboards[building.cupboard] = building.id
        for player in _owners(building):
            self._owned.setdefault(player, set()).add(building.id)

    def _disown(self, building: BuildingState) -> None:
        if isinstance(building.cupboard, str) and self._cupboards.get(building.cupboard) == building.id:
            del self._cupboards[building.cupboard]
        for player in _owners(building):
            _strike(self._owned, player, building.id)

    def _draw(self, building: BuildingState) -> None:
        if building.described and building.shape is None:
            self._undrawn.add(building.id)
        else:
            self._undrawn.discard(building.id)

    def _hang(self, sign: Sign) -> None:
        self._signs[sign.entity] = sign
        if isinstance(sign.building, str):
            self._hung.setdefault(sign.building, set()).add(sign.entity)

    def _unhang(self, entity: str) -> None:
        sign = self._signs.pop(entity, None)
        if sign is not None and isinstance(sign.building, str):
            _strike(self._hung, sign.building, entity)

    # Keeping

    def dump(self) -> dict[str, Any]:
        """The houses and signs, as plain data."""
        return {
            "buildings": [msgspec.to_builtins(each, enc_hook=shape_data) for each in self.all()],
            "cupboards": sorted([entity, building_id] for entity, building_id in self._cupboards.items()),
            "signs": [msgspec.to_builtins(self._signs[entity]) for entity in sorted(self._signs)],
        }

    def load(self, data: dict[str, Any]) -> None:
        """Takes up where `dump` left off."""
        self.clear()
        for each in data["buildings"]:
            building = msgspec.convert(each, BuildingState, dec_hook=as_shape)
            self._buildings[building.id] = building
            self._own(building)
            self._draw(building)
        self._cupboards = dict(data["cupboards"])
        for each in data["signs"]:
            self._hang(msgspec.convert(each, Sign))


def _owners(building: BuildingState) -> set[str]:
    owner = building.owner
    return {*building.authorised, owner} if isinstance(owner, str) else set(building.authorised)


def _strike(index: dict[str, set[str]], key: str, member: str) -> None:
    members = index[key]
    members.discard(member)
    if not members:
        del index[key]
