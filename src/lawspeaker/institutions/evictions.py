"""Evictions: a house has to go, and those who filed it may take it down once its people had their notice.

A filing names the house its sender looks at. The longest notice that applies is owed: to a house that stood before the
claim, on land that touches a frontier, in a city, in the first days of an era. When it is over the filing is
executable, for a while, and whoever found the house first has it till then. Filed for inactivity it waits for its
proof, and is cured when one of the house's people comes back. The first blow makes it in progress; it is done when the
cupboard falls or the house is theirs.
"""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from msgspec import UNSET, field

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
from lawspeaker.institutions.commons import Commons, Tenure
from lawspeaker.institutions.institution import Institution
from lawspeaker.institutions.land import FRONTIER, lands_at, site, stood_before, touches_frontier
from lawspeaker.institutions.leave import to_build, to_raid
from lawspeaker.institutions.looks import authed, names, owner, people_of, sweep
from lawspeaker.institutions.machine import Cause, Due, Move, Thing
from lawspeaker.institutions.numbers import duration, number, room, serves
from lawspeaker.institutions.order import Done, Handler, Order, Plan, Refusal
from lawspeaker.institutions.pictures import Pictures, Post
from lawspeaker.institutions.words import as_name, at_clock, called, clean, lasting
from lawspeaker.law.tree import Rulebook
from lawspeaker.world.buildings import BuildingState
from lawspeaker.world.world import World
from lawspeaker.world.zone import Zone

EVICTION = "eviction"
LAND, CITY, INACTIVE, DECAYING, TUGBOAT = "land", "city", "inactive", "decaying", "tugboat"
KINDS = (LAND, CITY, INACTIVE, DECAYING, TUGBOAT, FRONTIER)
LIVE = ("filed", "notice", "executable", "in_progress")
ROOM = "evictions"
"""For what the rulebook names a room: that in which filings and their pictures stand."""
BORDER = "evictfrontier"
UNOWED = "no eviction notice"
PICTURES = "eviction pictures"
"""So many show both the house and the list of its cupboard; where the rulebook asks for none, none is owed."""
TABLE = frozenset(
    {
        *(Move(None, state, "order") for state in ("filed", "notice", "executable")),
        Move("filed", "executable", "told"),
        Move("notice", "executable", "deadline"),
        Move("executable", "in_progress", "told"),
        *(Move(state, "done", "told") for state in ("executable", "in_progress")),
        *(Move(state, "lapsed", "deadline") for state in ("filed", "executable", "in_progress")),
        *(Move(state, "lapsed", "told") for state in LIVE),
        *(Move(state, "cured", "told") for state in ("filed", "notice", "executable")),
        *(Move(state, "withdrawn", by) for state in ("filed", "notice", "executable") for by in ("order", "told")),
        *(Move(state, "denied", "override") for state in LIVE),
    }
)


class Eviction(Thing, kw_only=True):
    """One filing: its kind, the house (or boat) and land it is about, who filed it for which group, and why.

    `owed` is its notice in ms, `notice` the name of that notice; `people` those who were told, whose return cures
    it; `proof` the links given with it, `pictures` how many were posted, `listed` whether the record itself shows
    who is authorised and when they were last there.
    """

    kind: str
    base: str
    sender: str
    why: str
    owed: int
    notice: str = ""
    group: str | None = None
    land: str | None = None
    people: list[str] = field(default_factory=list)
    proof: list[str] = field(default_factory=list)
    pictures: int = 0
    listed: bool = False


class Evictions(Institution[Eviction]):
    """Every eviction of one server; live ones by house, by land, and by whose return cures them."""

    what = EVICTION
    kind = Eviction
    table = TABLE
    ended = "lapsed"
    ordered = True
    reads: ClassVar[Mapping[str, str]] = {
        "eviction notice": "duration",
        "border eviction notice": "duration",
        "city eviction notice": "duration",
        "opening eviction notice": "duration",
        "eviction opening": "duration",
        "eviction hold": "duration",
        PICTURES: "number",
    }
    needs = ("eviction notice", "eviction hold")
    takes = frozenset((Authorised, Chat, Joined, Removed, StructureDestroyed, StructureHit, Vehicle))
    follows = frozenset(("claim",))

    def __init__(self, commons: Commons) -> None:
        super().__init__(commons)
        self.live: dict[str, Eviction] = {}
        self._lands: dict[str, set[str]] = {}
        self._returning: dict[str, set[str]] = {}
        self._boats: dict[str, str] = {}
        self._done: dict[str, Eviction] = {}
        self._put_out: dict[str, list[Eviction]] = {}
        self._shown = Pictures()

    # Asking -----------------------------------------------------------------------------------------------------------

    def against(self, base: str, t: int) -> Eviction | None:
        """The live filing against a house; one that was carried out, till the time (ms) in which it had to be is over.

        For with its cupboard the house has fallen to those who evict, and what is left of it is theirs to take down.
        """
        one = self.live.get(base)
        if one is not None:
            return one
        done = self._done.get(base)
        return done if done is not None and t < done.began + done.owed + self._hold(done) else None

    def carried_out(self, base: str) -> Eviction | None:
        """The filing under which a house was taken down last."""
        return self._done.get(base)

    def put_out(self, player: str) -> list[Eviction]:
        """The filings under which he was put out of a city."""
        return self._put_out.get(player, [])

    def carries_out(self, player: str, eviction: Eviction) -> bool:
        """Whether it is his to carry out: he filed it, or belongs to the group for which it was filed."""
        if self.commons.persons.same(player, eviction.sender):
            return True
        return eviction.group is not None and eviction.group in self.commons.sides(player)

    def land_of(self, base: str, world: World) -> tuple[Zone, Tenure] | None:
        """The land that a house stands on, if somebody holds it."""
        return next(iter(lands_at(self.commons, world, site(world.buildings.get(base)))), None)

    def kind_of(self, order: Order, world: World) -> str:
        """What kind of eviction an order means: as it says; else by whose land it is, and who was long away."""
        said = (order.text("kind") or "").casefold()
        if said or order.name == BORDER:
            return said or LAND
        land = self.land_of(order.house() or "", world)
        if land is not None and land[1].group in self.commons.sides(order.player):
            return CITY if land[0].kind == CITY else LAND
        return LAND

    def owed(self, kind: str, base: str, t: int, world: World, book: Rulebook) -> tuple[int, str]:
        """The longest notice (ms) that applies to a filing and its name; what nobody knows counts for the house."""
        land, building = self.land_of(base, world), world.buildings.get(base)
        applies: list[str] = []
        if kind == LAND:
            if land is not None and touches_frontier(world, land[0]):
                applies.append("border eviction notice")
            if land is None or stood_before(building, land[1].since, world) is not False:
                applies.append("eviction notice")
        if kind == CITY:
            applies.append("city eviction notice")
        if kind in (LAND, CITY) and self._opening(t, book):
            applies.append("opening eviction notice")
        return max(((duration(book, name) or 0, name) for name in applies), default=(0, UNOWED))

    def _opening(self, t: int, book: Rulebook) -> bool:
        era, first = self.commons.modes.era, duration(book, "eviction opening")
        return era is not None and first is not None and t - era < first

    # Time -------------------------------------------------------------------------------------------------------------

    def due(self, thing: Eviction) -> int | None:
        """When its notice is over, or nobody has carried it out for too long."""
        if thing.state == "notice":
            return thing.began + thing.owed
        hold = duration(self.book(thing), "eviction hold")
        if hold is None or thing.state not in ("filed", "executable", "in_progress"):
            return None
        return thing.began + thing.owed + hold

    def fire(self, due: Due, world: World) -> Sequence[Found]:
        """Its notice is over, or its time."""
        one = self.machine.things[due.id]
        clauses = self._timed(one) if one.state == "notice" else self._clauses(one, "lapse")
        cause = Cause("deadline", None, due.at, clauses)
        if one.state == "notice":
            change = self.machine.move(one, "executable", cause)
            say = f"The notice for {one.base} is over: {one.id} may be carried out{self._until(one, due.at)}."
            return [change, self._notice([one.sender], one, say, due.at)]
        change = self._end(one, "lapsed", cause)
        return [
            change,
            self._notice([one.sender], one, f"{one.id} was not carried out in time and has lapsed.", due.at),
        ]

    def _until(self, one: Eviction, t: int) -> str:
        end = self.due(one)
        return "" if end is None else f" for {lasting(end - t)}, until {at_clock(end)}"

    # Orders -----------------------------------------------------------------------------------------------------------

    def orders(self) -> Mapping[str, Handler]:
        """`evict`, `evictfrontier`, `authed`, `owner`; `permit.raid`, `permit.build` for guests; `sweep` of staff."""
        return {
            "evict": self._file,
            BORDER: self._file,
            "authed": lambda order, world: authed(order, world, self.clauses("authed")),
            "owner": lambda order, world: owner(order, world, self._boats, self.clauses("owner")),
            "permit.raid": lambda order, world: to_raid(order, self.commons, self.clauses("permit raid")),
            "permit.build": lambda order, world: to_build(order, world, self.clauses("permit build")),
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
        before = self.live.get(base)
        if before is not None and not self._goes_ahead(order, before, world):
            return Refusal(self._taken(before, order), self.clauses("first filing"))
        name = self.named(order)
        if isinstance(name, Refusal):
            return name
        return lambda: self._filed(order, name, kind, base, before, world)

    def _goes_ahead(self, order: Order, before: Eviction, world: World) -> bool:
        """Whether a filing takes the place of another: on held land the holder's goes ahead of a stranger's."""
        land = self.land_of(before.base, world)
        if land is None or before.state == "in_progress":
            return False
        return land[1].group in self.commons.sides(order.player) and before.group != land[1].group

    def _taken(self, before: Eviction, order: Order) -> str:
        end = (self.due(before) or order.t) + (self._hold(before) if before.state == "notice" else 0)
        whose = "You have" if self.carries_out(order.player, before) else "Somebody else has"
        late = f"in {lasting(end - order.t)}, at {at_clock(end)}"
        return f"{whose} filed an eviction of it already ({before.id}). It lapses at the latest {late}."

    def _hold(self, one: Eviction) -> int:
        return duration(self.book(one), "eviction hold") or 0

    def _filed(self, order: Order, name: str, kind: str, base: str, before: Eviction | None, world: World) -> Done:
        found: list[Found] = []
        if before is not None:
            cause = Cause(
                "order", order.seq, order.t, self.clauses("first filing"), "the holder of the land filed his own"
            )
            found.append(self._end(before, "withdrawn", cause))
        one = self._new(order, name, kind, base, world)
        found.append(self.machine.open(one, Cause("order", order.seq, order.t, self._timed(one))))
        self._enlist(one)
        found.append(self._notice(one.people, one, self._told(one, world), order.t))
        found += self.commons.alert(one.people, self._told(one, world), EVICTION, order.t, world)
        return Done(self._answered(one, world), one.id, tuple(found))

    def _new(self, order: Order, name: str, kind: str, base: str, world: World) -> Eviction:
        land, building = self.land_of(base, world), world.buildings.get(base)
        links = order.args.get("proof")
        owed, notice = self.owed(kind, base, order.t, world, self.commons.book)
        one = Eviction(
            id=name,
            state="notice",
            book=self.commons.book.hash,
            seq=order.seq,
            began=order.t,
            since=order.t,
            kind=kind,
            base=base,
            sender=order.player,
            why=order.text("reason", "text") or "",
            owed=owed,
            notice=notice if kind in (LAND, CITY) else "",
            group=self._group(order.player, land[1].group if land is not None else None),
            land=land[0].id if land is not None else None,
            people=people_of(building) if kind != TUGBOAT else [p for p in (self._boats.get(base),) if p],
            proof=[link for link in _list(links) if isinstance(link, str)],
            listed=_listed(building, world, order.t),
        )
        one.pictures = self._shown_before(one, order.t)
        one.state = "notice" if one.owed else "executable" if self._proven(one) else "filed"
        return one

    def _shown_before(self, one: Eviction, t: int) -> int:
        """How many pictures of the house he, or somebody of those for whom he files, had posted already."""
        return self._shown.take(one.base, t - self._hold(one), lambda player: self.carries_out(player, one))

    def _group(self, player: str, holder: str | None) -> str | None:
        """For which group he files: the holder of the land if it is his, else the clan that speaks for him."""
        groups = self.commons.groups
        if holder is not None and holder in self.commons.sides(player):
            return holder
        return next((g for kind in ("clan", "city", "rp_group", "team") if (g := groups.first_of(player, kind))), None)

    def _proven(self, one: Eviction) -> bool:
        return one.kind != INACTIVE or not self._lacks(one)

    def _lacks(self, one: Eviction) -> list[str]:
        """What a filing for inactivity still has to show."""
        shown, wanted = len(one.proof) + one.pictures, number(self.book(one), PICTURES) or 0
        lacks = [] if shown or not wanted else ["a picture of the house"]
        return lacks if one.listed or shown >= wanted else [*lacks, "a picture of what /authed shows of it"]

    def _answered(self, one: Eviction, world: World) -> str:
        who = names(one.people, world) or "nobody that is known"
        told = f"{one.id}: an eviction of {as_name(one.base)} ({who})."
        if one.state == "filed":
            called = room(self.book(one), ROOM)
            where = "" if called is None else f" in #{called}"
            return f"{told} It counts once you post{where}, about this house, {' and '.join(self._lacks(one))}."
        if one.state == "executable":
            return f"{told} No notice is owed: it may be carried out{self._until(one, one.began)}."
        ripe = one.began + one.owed
        return f"{told} Its notice is {lasting(one.owed)}: it may be carried out from {at_clock(ripe)}."

    def _told(self, one: Eviction, world: World) -> str:
        why = f": “{clean(one.why)}”" if one.why else ""
        ripe = (
            f"Move by {at_clock(one.began + one.owed)}, in {lasting(one.owed)}." if one.owed else "No notice is owed."
        )
        return f"{called(world, one.sender)} evicts you from {as_name(one.base)}{why}. {ripe} ({one.id})"

    # Told facts -------------------------------------------------------------------------------------------------------

    def take(self, event: Event, world: World) -> Sequence[Found]:
        """Pictures were posted, somebody came back, a wall was struck, a cupboard fell, land changed hands."""
        if isinstance(event, Joined):
            return self._came_back(event, world)
        if isinstance(event, StructureHit | StructureDestroyed):
            return self._struck(event, world)
        if isinstance(event, Chat):
            return self._posted(event, world)
        if isinstance(event, Removed):
            return self._moved_out(event, world)
        if isinstance(event, Authorised):
            return self._taken_over(event, world)
        if isinstance(event, Vehicle):
            self._own(event)
            return ()
        return ()

    def _came_back(self, event: Joined, world: World) -> list[Found]:
        found: list[Found] = []
        for name in sorted(self._returning.get(event.player, ())):
            one = self.machine.things[name]
            say = f"{called(world, event.player)} is back: {one.id} is cured."
            cause = Cause("told", event.seq, world.clock, self._clauses(one), "one of its people came back")
            found += [self._end(one, "cured", cause), self._notice([one.sender], one, say, world.clock)]
        return found

    def _struck(self, event: StructureHit, world: World) -> list[Found]:
        building = event.building if isinstance(event.building, str) else event.entity
        one = self.live.get(building)
        if one is None or one.state not in ("executable", "in_progress"):
            return []
        if not self.carries_out(event.attacker, one):
            return []
        cause = Cause("told", event.seq, world.clock, self._clauses(one))
        if isinstance(event, StructureDestroyed) and event.kind == "cupboard":
            return [self._end(one, "done", cause)]
        return [self.machine.move(one, "in_progress", cause)] if one.state == "executable" else []

    def _taken_over(self, event: Authorised, world: World) -> list[Found]:
        one = self.live.get(event.building)
        if one is None or not event.on or one.state not in ("executable", "in_progress"):
            return []
        cause = Cause("told", event.seq, world.clock, self._clauses(one))
        return [self._end(one, "done", cause)] if self.carries_out(event.player, one) else []

    def _moved_out(self, event: Removed, world: World) -> list[Found]:
        one = self.live.get(event.building) if isinstance(event.building, str) else None
        if one is None or event.kind != "cupboard" or event.player not in one.people:
            return []
        if not self.machine.may(one.state, "cured", "told"):
            return []
        cause = Cause("told", event.seq, world.clock, self._clauses(one), "its people moved out")
        return [self._end(one, "cured", cause)]

    def _posted(self, event: Chat, world: World) -> list[Found]:
        if not isinstance(event.room, str) or not isinstance(event.images, int):
            return []
        about = event.about
        if event.images < 1 or not isinstance(about, str):
            return []
        named = self.machine.get(about)
        one = named if named is not None and named.state in LIVE else self.live.get(about)
        book = self.commons.book if one is None else self.book(one)
        if room(book, ROOM) not in (None, event.room.lstrip("#")):
            return []
        if one is None and world.buildings.get(about) is not None:
            since = world.clock - (duration(book, "eviction hold") or 0)
            self._shown.add(about, Post(world.clock, event.player, event.images), since)
        if one is None:
            return []
        if not self.carries_out(event.player, one):
            return []
        one.pictures += event.images
        if one.state != "filed" or not self._proven(one):
            return []
        cause = Cause("told", event.seq, world.clock, self._clauses(one, "proof"))
        say = f"The proof for {one.id} is complete: it may be carried out{self._until(one, world.clock)}."
        return [self.machine.move(one, "executable", cause), self._notice([one.sender], one, say, world.clock)]

    def follow(self, change: Change, world: World) -> Sequence[Found]:
        """Land changed hands: the filings of its holder end with his hold."""
        tenure, found = self.commons.tenure(change.id), list[Found]()
        for name in sorted(self._lands.get(change.id, ())):
            one = self.machine.things[name]
            gone = tenure is None or tenure.group != one.group
            if one.kind in (LAND, CITY) and gone and self.machine.may(one.state, "withdrawn", "told"):
                cause = Cause("told", change.seq, world.clock, self._clauses(one), "the land is no longer theirs")
                found.append(self._end(one, "withdrawn", cause))
        return found

    def _own(self, event: Vehicle) -> None:
        owner = event.owner if isinstance(event.owner, str) else event.player if event.action == "owned" else UNSET
        if isinstance(owner, str):
            self._boats[event.entity] = owner

    def void(self, name: str, cause: Cause) -> Sequence[Found]:
        """Staff found the filing forbidden: it is denied."""
        one = self.machine.things[name]
        if not self.machine.may(one.state, "denied", cause.by):
            return []
        say = f"{one.id} is denied: {clean(cause.reason)}."
        told = self._notice([one.sender, *one.people], one, say, cause.t)
        return [self._end(one, "denied", cause._replace(clauses=cause.clauses or self._clauses(one))), told]

    # What is live -----------------------------------------------------------------------------------------------------

    def _end(self, one: Eviction, new: str, cause: Cause) -> Change:
        change = self.machine.move(one, new, cause)
        if new == "done":
            self._carried(one)
        if self.live.get(one.base) is one:
            del self.live[one.base]
        self._lands.get(one.land or "", set()).discard(one.id)
        for player in one.people:
            self._returning.get(player, set()).discard(one.id)
        return change

    def _carried(self, one: Eviction) -> None:
        self._done[one.base] = one
        for player in one.people if one.kind == CITY else ():
            self._put_out.setdefault(player, []).append(one)

    def _enlist(self, one: Eviction) -> None:
        if one.state == "done":
            self._carried(one)
        if one.state not in LIVE:
            return
        self.live[one.base] = one
        if one.land is not None:
            self._lands.setdefault(one.land, set()).add(one.id)
        for player in one.people if one.kind == INACTIVE else ():
            self._returning.setdefault(player, set()).add(one.id)

    def _clauses(self, one: Eviction, step: str = "") -> tuple[str, ...]:
        """The clauses of a filing's kind, or of a step with it, under the rulebook it began with."""
        steps = [f"eviction {step}"] if step else []
        return serves(self.book(one), *steps, f"{one.kind} eviction", EVICTION)

    def _timed(self, one: Eviction) -> tuple[str, ...]:
        """The clauses of its kind, and those that say when it may be carried out."""
        return tuple(dict.fromkeys((*self._clauses(one), *serves(self.book(one), one.notice))))

    def _notice(self, to: list[str], one: Eviction, say: str, t: int) -> Notice:
        return Notice(t=t, to=to, kind=EVICTION, say=say, clauses=list(self._clauses(one)))

    # Keeping ----------------------------------------------------------------------------------------------------------

    def wipe(self, cause: Cause) -> list[Found]:
        """A new era: no house of the old one stands."""
        found = super().wipe(cause)
        self.live, self._done, self._lands, self._returning, self._boats = {}, {}, {}, {}, {}
        self._put_out = {}
        self._shown.clear()
        return found

    def dump(self) -> Any:
        """All filings, whose boats are whose, and what was shown of houses, as plain data."""
        boats = dict(sorted(self._boats.items()))
        return {"filings": self.machine.dump(), "boats": boats, "shown": self._shown.dump()}

    def load(self, data: Any) -> None:
        """Takes up where `dump` left off."""
        self.machine.load(data["filings"])
        self.live, self._done, self._lands, self._returning, self._boats = {}, {}, {}, {}, dict(data["boats"])
        self._put_out = {}
        self._shown.load(data.get("shown", {}))
        for one in sorted(self.machine.things.values(), key=lambda each: each.since):
            self._enlist(one)


def _list(value: Any) -> list[Any]:
    """A list as it is; a single value as a list of one; nothing as none."""
    return value if isinstance(value, list) else [] if value is None else [value]


def _listed(building: BuildingState | None, world: World, t: int) -> bool:
    """Whether the record itself shows who is authorised at a house and when each was last there."""
    if building is None or not building.described:
        return False
    return all(isinstance(world.people.away(player, t), int) for player in people_of(building))
