"""Evictions: a house has to go, and those who filed it may take it down once its people had their notice.

A filing names the house its sender looks at. The longest notice that applies is owed: to a house that stood before the
claim, on land that touches a frontier, in a city, in the first days of an era. When it is over the filing is
executable, for a while, and whoever found the house first has it till then. Filed for inactivity it waits for its
proof, and is cured when one of the house's people comes back. The first blow makes it in progress; it is done when the
cupboard falls or the house is theirs.
"""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from msgspec import UNSET

from lawspeaker.events import (
    Authorised,
    Chat,
    Event,
    Joined,
    Removed,
    StructureDestroyed,
    StructureHit,
    Vehicle,
)
from lawspeaker.events.findings import Change, Found, Notice
from lawspeaker.institutions.commons import Commons
from lawspeaker.institutions.filings import (
    CITY,
    HOLD,
    KINDS,
    LAND,
    LIVE,
    PICTURES,
    TABLE,
    TUGBOAT,
    Eviction,
    Filings,
    falls_due,
    hold,
    lacks,
)
from lawspeaker.institutions.institution import Hearing, Institution
from lawspeaker.institutions.leave import to_build, to_raid
from lawspeaker.institutions.looks import authed, owner, people_of, sweep
from lawspeaker.institutions.machine import Cause, Due
from lawspeaker.institutions.notices import (
    BORDER_NOTICE,
    CITY_NOTICE,
    NOTICE,
    OPENING,
    OPENING_NOTICE,
    ROOM,
    land_of,
    owed,
    to_people,
    to_sender,
    until,
)
from lawspeaker.institutions.numbers import room, serves
from lawspeaker.institutions.order import Done, Handler, Order, Plan, Refusal
from lawspeaker.institutions.pictures import Pictures, Post
from lawspeaker.institutions.words import at_clock, called, clean, lasting
from lawspeaker.world.buildings import BuildingState
from lawspeaker.world.world import World

EVICTION = "eviction"
BORDER = "evictfrontier"


class Evictions(Institution[Eviction]):
    """Every eviction of one server: the orders that file one, and the told facts that move it."""

    what = EVICTION
    kind = Eviction
    table = TABLE
    ended, voided = "lapsed", "denied"
    ordered = True
    reads: ClassVar[Mapping[str, str]] = {
        **dict.fromkeys((NOTICE, BORDER_NOTICE, CITY_NOTICE, OPENING_NOTICE, OPENING, HOLD), "duration"),
        PICTURES: "number",
    }
    needs = (NOTICE, HOLD)
    follows = frozenset(("claim",))

    def __init__(self, commons: Commons) -> None:
        super().__init__(commons)
        self.filings = Filings()
        self._boats: dict[str, str] = {}
        self._shown = Pictures()

    # Asking -----------------------------------------------------------------------------------------------------------

    def against(self, base: str, t: int) -> Eviction | None:
        """The live filing against a house; one that was carried out, till the time (ms) in which it had to be is over.

        For with its cupboard the house has fallen to those who evict, and what is left of it is theirs to take down.
        """
        one = self.filings.live.get(base)
        if one is not None:
            return one
        done = self.filings.done.get(base)
        return done if done is not None and t < done.began + done.owed + hold(self.book(done)) else None

    def carries_out(self, player: str, eviction: Eviction) -> bool:
        """Whether it is his to carry out: he filed it, or belongs to the group for which it was filed."""
        if self.commons.persons.same(player, eviction.sender):
            return True
        return eviction.group is not None and eviction.group in self.commons.sides(player)

    def kind_of(self, order: Order, world: World) -> str:
        """What kind of eviction an order means: as it says; else by whose land it is, and who was long away."""
        said = (order.text("kind") or "").casefold()
        if said or order.name == BORDER:
            return said or LAND
        land = land_of(order.house() or "", self.commons, world)
        if land is not None and land[1].group in self.commons.sides(order.player):
            return CITY if land[0].kind == CITY else LAND
        return LAND

    # Time -------------------------------------------------------------------------------------------------------------

    def due(self, thing: Eviction) -> int | None:
        """When its notice is over, or nobody has carried it out for too long."""
        return falls_due(thing, self.book(thing))

    def fire(self, due: Due, world: World) -> Sequence[Found]:
        """Its notice is over, or its time."""
        one = self.machine.things[due.id]
        clauses = self._timed(one) if one.state == "notice" else self.served(one, "lapse")
        cause = Cause("deadline", None, due.at, clauses)
        if one.state == "notice":
            change = self.move(one, "executable", cause)
            say = f"The notice for {one.base} is over: {one.id} may be carried out{until(one, self.book(one), due.at)}."
            return [change, self._tell([one.sender], one, say, due.at)]
        change = self.move(one, "lapsed", cause)
        return [
            change,
            self._tell([one.sender], one, f"{one.id} was not carried out in time and has lapsed.", due.at),
        ]

    # Orders -----------------------------------------------------------------------------------------------------------

    def orders(self) -> Mapping[str, Handler]:
        """`evict`, `evictfrontier`, `authed`, `owner`; `permit.raid`, `permit.build` for guests; `sweep` of staff."""
        return {
            "evict": self._file,
            BORDER: self._file,
            "authed": lambda order, world: authed(order, world, self.clauses("authed")),
            "owner": lambda order, world: owner(order, world, self._boats, self.clauses("owner")),
            "permit.raid": lambda order, world: to_raid(order, self.commons, self.clauses("permit raid")),
            "permit.build": lambda order, world: to_build(order, self.commons, world, self.clauses("permit build")),
            "sweep": lambda order, world: sweep(order, self.commons, world, self.clauses("sweep")),
        }

    def _file(self, order: Order, world: World) -> Refusal | Plan:
        kind = self.kind_of(order, world)
        base = order.house() or (order.entity if isinstance(order.entity, str) and kind == TUGBOAT else None)
        if base is None:
            say = f"Look at the house you want gone, and say why: /{order.name} and a reason."
            return Refusal(say, self.clauses("evict"), whole=False)
        if kind not in KINDS:
            return Refusal(
                f"`kind` is one of {', '.join(KINDS)}; leave it out for your own land.", self.clauses("evict")
            )
        if order.text("reason", "text") is None:
            return Refusal(f"Say why they have to go: /{order.name} and a reason.", self.clauses("evict"))
        before = self.filings.live.get(base)
        if before is not None and not self._goes_ahead(order, before, world):
            return Refusal(self._taken(before, order), self.clauses("first filing"))
        name = self.named(order)
        if isinstance(name, Refusal):
            return name
        return lambda: self._filed(order, name, kind, base, before, world)

    def _goes_ahead(self, order: Order, before: Eviction, world: World) -> bool:
        """Whether a filing takes the place of another: on held land the holder's goes ahead of a stranger's."""
        land = land_of(before.base, self.commons, world)
        if land is None or before.state == "in_progress":
            return False
        return land[1].group in self.commons.sides(order.player) and before.group != land[1].group

    def _taken(self, before: Eviction, order: Order) -> str:
        left = hold(self.book(before)) if before.state == "notice" else 0
        end = (self.due(before) or order.t) + left
        whose = "You have" if self.carries_out(order.player, before) else "Somebody else has"
        late = f"in {lasting(end - order.t)}, at {at_clock(end)}"
        return f"{whose} filed an eviction of it already ({before.id}). It lapses at the latest {late}."

    def _filed(self, order: Order, name: str, kind: str, base: str, before: Eviction | None, world: World) -> Done:
        found: list[Found] = []
        if before is not None:
            cause = Cause(
                "order", order.seq, order.t, self.clauses("first filing"), "the holder of the land filed his own"
            )
            found.append(self.move(before, "withdrawn", cause))
        one = self._new(order, name, kind, base, world)
        found.append(self.machine.open(one, Cause("order", order.seq, order.t, self._timed(one))))
        self.filings.enter(one)
        say = to_people(one, world)
        found.append(self._tell(one.people, one, say, order.t))
        found += self.commons.alert(one.people, say, EVICTION, order.t, world)
        return Done(to_sender(one, self.book(one), world), one.id, tuple(found))

    def _new(self, order: Order, name: str, kind: str, base: str, world: World) -> Eviction:
        land, building = land_of(base, self.commons, world), world.buildings.get(base)
        links = order.args.get("proof")
        ms, notice = owed(kind, base, order.t, self.commons, world)
        one = Eviction(
            id=name,
            state="notice",
            **self.born(order.seq, order.t),
            kind=kind,
            base=base,
            sender=order.player,
            why=order.text("reason", "text") or "",
            owed=ms,
            notice=notice if kind in (LAND, CITY) else "",
            group=self._group(order.player, land[1].group if land is not None else None),
            land=land[0].id if land is not None else None,
            people=people_of(building) if kind != TUGBOAT else [p for p in (self._boats.get(base),) if p],
            proof=[link for link in _list(links) if isinstance(link, str)],
            listed=_listed(building, world, order.t),
        )
        one.pictures = self._shown_before(one, order.t)
        one.state = "notice" if one.owed else "filed" if lacks(one, self.book(one)) else "executable"
        return one

    def _shown_before(self, one: Eviction, t: int) -> int:
        """How many pictures of the house he, or somebody of those for whom he files, had posted already."""
        return self._shown.take(one.base, t - hold(self.book(one)), lambda player: self.carries_out(player, one))

    def _group(self, player: str, holder: str | None) -> str | None:
        """For which group he files: the holder of the land if it is his, else the clan that speaks for him."""
        groups = self.commons.groups
        if holder is not None and holder in self.commons.sides(player):
            return holder
        return next((g for kind in ("clan", "city", "rp_group", "team") if (g := groups.first_of(player, kind))), None)

    # Told facts -------------------------------------------------------------------------------------------------------

    def hears(self) -> Mapping[type[Event], Hearing]:
        """Pictures were posted, somebody came back, a wall was struck, a cupboard fell, a boat has an owner."""
        return {
            Authorised: self._taken_over,
            Chat: self._posted,
            Joined: self._came_back,
            Removed: self._moved_out,
            StructureDestroyed: self._struck,
            StructureHit: self._struck,
            Vehicle: self._own,
        }

    def _came_back(self, event: Joined, world: World) -> list[Found]:
        found: list[Found] = []
        for name in self.filings.cured_by(event.player):
            one = self.machine.things[name]
            say = f"{called(world, event.player)} is back: {one.id} is cured."
            cause = Cause("told", event.seq, world.clock, self.served(one), "one of its people came back")
            found += [self.move(one, "cured", cause), self._tell([one.sender], one, say, world.clock)]
        return found

    def _struck(self, event: StructureHit, world: World) -> list[Found]:
        building = event.building if isinstance(event.building, str) else event.entity
        one = self.filings.live.get(building)
        if one is None or one.state not in ("executable", "in_progress"):
            return []
        if not self.carries_out(event.attacker, one):
            return []
        cause = Cause("told", event.seq, world.clock, self.served(one))
        if isinstance(event, StructureDestroyed) and event.kind == "cupboard":
            return [self.move(one, "done", cause)]
        return [self.move(one, "in_progress", cause)] if one.state == "executable" else []

    def _taken_over(self, event: Authorised, world: World) -> list[Found]:
        one = self.filings.live.get(event.building)
        if one is None or not event.on or one.state not in ("executable", "in_progress"):
            return []
        cause = Cause("told", event.seq, world.clock, self.served(one))
        return [self.move(one, "done", cause)] if self.carries_out(event.player, one) else []

    def _moved_out(self, event: Removed, world: World) -> list[Found]:
        one = self.filings.live.get(event.building) if isinstance(event.building, str) else None
        if one is None or event.kind != "cupboard" or event.player not in one.people:
            return []
        if not self.machine.may(one.state, "cured", "told"):
            return []
        cause = Cause("told", event.seq, world.clock, self.served(one), "its people moved out")
        return [self.move(one, "cured", cause)]

    def _posted(self, event: Chat, world: World) -> list[Found]:
        if not isinstance(event.room, str) or not isinstance(event.images, int):
            return []
        about = event.about
        if event.images < 1 or not isinstance(about, str):
            return []
        named = self.machine.get(about)
        one = named if named is not None and named.state in LIVE else self.filings.live.get(about)
        book = self.commons.book if one is None else self.book(one)
        if room(book, ROOM) not in (None, event.room.lstrip("#")):
            return []
        if one is None and world.buildings.get(about) is not None:
            since = world.clock - hold(book)
            self._shown.add(about, Post(world.clock, event.player, event.images), since)
        if one is None:
            return []
        if not self.carries_out(event.player, one):
            return []
        one.pictures += event.images
        if one.state != "filed" or lacks(one, book):
            return []
        cause = Cause("told", event.seq, world.clock, self.served(one, "proof"))
        say = f"The proof for {one.id} is complete: it may be carried out{until(one, book, world.clock)}."
        return [self.move(one, "executable", cause), self._tell([one.sender], one, say, world.clock)]

    def follow(self, change: Change, world: World) -> Sequence[Found]:
        """Land changed hands: the filings of its holder end with his hold."""
        tenure, found = self.commons.tenure(change.id), list[Found]()
        for name in self.filings.on(change.id):
            one = self.machine.things[name]
            gone = tenure is None or tenure.group != one.group
            if one.kind in (LAND, CITY) and gone and self.machine.may(one.state, "withdrawn", "told"):
                cause = Cause("told", change.seq, world.clock, self.served(one), "the land is no longer theirs")
                found.append(self.move(one, "withdrawn", cause))
        return found

    def _own(self, event: Vehicle, world: World) -> Sequence[Found]:
        owner = event.owner if isinstance(event.owner, str) else event.player if event.action == "owned" else UNSET
        if isinstance(owner, str):
            self._boats[event.entity] = owner
        return ()

    def void(self, name: str, cause: Cause) -> Sequence[Found]:
        """Staff found the filing forbidden: it is denied."""
        one, found = self.machine.things[name], super().void(name, cause)
        say = f"{one.id} is denied: {clean(cause.reason)}."
        return [*found, self._tell([one.sender, *one.people], one, say, cause.t)] if found else []

    # What is live -----------------------------------------------------------------------------------------------------

    def move(self, thing: Eviction, new: str, cause: Cause) -> Change:
        """Move one; once it is over it is a filing no longer."""
        change = super().move(thing, new, cause)
        if new not in LIVE:
            self.filings.close(thing)
        return change

    def served(self, thing: Eviction, step: str = "") -> tuple[str, ...]:
        """The clauses of a filing's kind, or of a step with it, under the rulebook it began with."""
        steps = [f"eviction {step}"] if step else []
        return serves(self.book(thing), *steps, f"{thing.kind} eviction", EVICTION)

    def _timed(self, one: Eviction) -> tuple[str, ...]:
        """The clauses of its kind, and those that say when it may be carried out."""
        return tuple(dict.fromkeys((*self.served(one), *serves(self.book(one), one.notice))))

    def _tell(self, to: list[str], one: Eviction, say: str, t: int) -> Notice:
        return Notice(t=t, to=to, kind=EVICTION, say=say, clauses=list(self.served(one)))

    # Keeping ----------------------------------------------------------------------------------------------------------

    def wipe(self, cause: Cause) -> list[Found]:
        """A new era: no house of the old one stands."""
        found = super().wipe(cause)
        self.filings.clear()
        self._boats = {}
        self._shown.clear()
        return found

    def dump(self) -> Any:
        """All filings, whose boats are whose, and what was shown of houses, as plain data."""
        boats = dict(sorted(self._boats.items()))
        return {"filings": self.machine.dump(), "boats": boats, "shown": self._shown.dump()}

    def load(self, data: Any) -> None:
        """Takes up where `dump` left off."""
        self.machine.load(data["filings"])
        self._boats = dict(data["boats"])
        self.filings.clear()
        self._shown.load(data.get("shown", {}))
        for one in sorted(self.machine.things.values(), key=lambda each: each.since):
            self.filings.enter(one)


def _list(value: Any) -> list[Any]:
    """A list as it is; a single value as a list of one; nothing as none."""
    return value if isinstance(value, list) else [] if value is None else [value]


def _listed(building: BuildingState | None, world: World, t: int) -> bool:
    """Whether the record itself shows who is authorised at a house and when each was last there."""
    if building is None or not building.described:
        return False
    return all(isinstance(world.people.away(player, t), int) for player in people_of(building))
