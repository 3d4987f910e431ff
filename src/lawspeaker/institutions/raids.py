"""Raids: a house that is somebody else's is broken into, from its first damage until the raiders have done.

A raid is open from the first real damage to a house of wood or better, or from the first explosive on its ground that
breaks such walls. It is over when no tool of a raider was used for
the idle time, when all raiders are seen to have nothing left that could break the house, or when one of them says so.
Whose house it was when it began is kept, for raiders take a cupboard's list as well as its walls. What breaks which
walls is a table of the rulebook, `raiding tool`.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from msgspec import UNSET, field

from lawspeaker.events import Carrying, Event, Explosive, StructureDestroyed, StructureHit
from lawspeaker.events.findings import Change, Found
from lawspeaker.institutions.institution import Hearing, Institution
from lawspeaker.institutions.machine import Cause, Due, Move, Thing
from lawspeaker.institutions.numbers import duration, number
from lawspeaker.institutions.order import Done, Handler, Order, Plan, Refusal
from lawspeaker.institutions.words import bare, called, lasting
from lawspeaker.law.tree import Rulebook
from lawspeaker.world.world import World

RAID = "raid"
IDLE, MEMORY, SPLASH, NOTICE = "siege idle time", "siege memory", "siege splash", "siege notice time"
TOOLS, WORDS, SPENT = "raiding tool", "words", "runs out"
"""The table of what breaks walls: its phrases, a column for each grade that needs other tools, and what runs out."""
SOFT, BETTER = "wood", "stone"
"""The columns: what breaks wood, and what breaks stone and whatever is harder."""


class Raid(Thing, kw_only=True):
    """One raid: its house and of what it is, who raids since when (ms), who lived there (None: nobody knows).

    `opened` is the `seq` of what began it, `struck` that of the first damage (0: none yet), `used` when a tool was last
    used (ms), `stock` whether each raider was last seen with anything that runs out, `blast` whether any such was used,
    `how` it ended (`idle`, `spent`, `ended`), `last` the `seq` of its last move.
    """

    base: str
    grade: str | None = None
    announcer: str | None = None
    raiders: dict[str, int] = field(default_factory=dict)
    residents: list[str] | None = None
    opened: int = 0
    struck: int = 0
    used: int = 0
    stock: dict[str, bool] = field(default_factory=dict)
    blast: bool = False
    how: str = ""
    last: int = 0


def tool_of(book: Rulebook, item: str) -> Mapping[str, object] | None:
    """The row of the table `raiding tool` that an item or weapon is one of."""
    table = book.tables.get(TOOLS)
    said = bare(item)
    for row in table.rows.values() if table is not None else ():
        phrases = row.get(WORDS, ())
        if isinstance(phrases, tuple) and any(bare(phrase) == said for phrase in phrases):
            return row
    return None


def breaks(book: Rulebook, item: str, grade: str | None) -> bool:
    """Whether this item is a fit tool for walls of this grade."""
    row = tool_of(book, item)
    return row is not None and row.get(SOFT if grade == SOFT else BETTER) is True


def explodes(book: Rulebook, item: str) -> bool:
    """Whether it is one of the tools that run out: an explosive, or what burns wood down."""
    row = tool_of(book, item)
    return row is not None and row.get(SPENT) is True


def real(event: StructureHit, book: Rulebook) -> bool:
    """Whether a blow at a structure is more than a stray shot: it fell, an explosive hit it, or the harm is great."""
    if isinstance(event, StructureDestroyed):
        return True
    splash = number(book, SPLASH)
    return event.damage > 0 and (explodes(book, event.weapon) or splash is None or event.damage >= splash)


class Raids(Institution[Raid]):
    """Every raid of one server, by id."""

    what = RAID
    kind = Raid
    table = frozenset(
        {
            Move(None, "announced", "order"),
            Move(None, "open", "told"),
            Move("announced", "open", "told"),
            Move("announced", "over", "order"),
            Move("announced", "over", "deadline"),
            Move("announced", "over", "told"),
            Move("announced", "over", "override"),
            Move("open", "over", "order"),
            Move("open", "over", "deadline"),
            Move("open", "over", "told"),
            Move("open", "over", "override"),
        }
    )
    reads: ClassVar[Mapping[str, str]] = {IDLE: "duration", MEMORY: "duration", SPLASH: "number", NOTICE: "duration"}
    needs = (IDLE,)
    ended = "over"

    # Asking -----------------------------------------------------------------------------------------------------------

    def on(self, base: str, *states: str) -> Raid | None:
        """The raid on a house that stands in one of these states, the last if there are several."""
        found = (raid for raid in reversed(self.machine.things.values()) if raid.base == base and raid.state in states)
        return next(found, None)

    def recent(self, t: int) -> list[Raid]:
        """Those that go on, and those that were over less than the rulebook's memory before `t` (ms)."""
        return [raid for raid in self.machine.things.values() if self._remembered(raid, t)]

    def _remembered(self, raid: Raid, t: int) -> bool:
        return raid.state != "over" or t - raid.since < (duration(self.book(raid), MEMORY) or 0)

    def _open(self) -> Iterable[Raid]:
        return (raid for raid in self.machine.things.values() if raid.state == "open")

    def due(self, thing: Raid) -> int | None:
        """When it is over because nothing was used, or because nobody came to do what was announced, in ms."""
        if thing.state == "open":
            return thing.used + (duration(self.book(thing), IDLE) or 0)
        notice = duration(self.book(thing), NOTICE) if thing.state == "announced" else None
        return None if notice is None else thing.since + notice

    # Told facts -------------------------------------------------------------------------------------------------------

    def hears(self) -> Mapping[type[Event], Hearing]:
        """A structure was struck, an explosive used, or somebody's belongings were seen."""
        return {
            Carrying: self._seen,
            Explosive: self._blew,
            StructureDestroyed: self._struck,
            StructureHit: self._struck,
        }

    def _struck(self, event: StructureHit, world: World) -> Sequence[Found]:
        base = event.building
        if not isinstance(base, str):
            return ()
        house = world.buildings.get(base)
        owners = world.buildings.owners(base)
        if (isinstance(owners, list) and event.attacker in owners) or not real(event, self.commons.book):
            return ()
        shell = house.grade if house is not None and isinstance(house.grade, str) else None
        grade = event.grade if isinstance(event.grade, str) else shell
        if grade == "twig":
            return ()
        raid = self.on(base, "open")
        found: list[Found] = []
        if raid is None:
            raid, change = self._begin(base, shell or grade, event.attacker, event.seq, world)
            found.append(change)
        raid.struck = raid.struck or event.seq
        if raid.residents is not None and event.attacker in raid.residents:
            return found
        raid.raiders.setdefault(event.attacker, world.clock)
        if breaks(self.book(raid), event.weapon, raid.grade):
            self._use(raid, event.weapon, world.clock)
        return found

    def _begin(self, base: str, grade: str | None, raider: str, seq: int, world: World) -> tuple[Raid, Change]:
        """A house is damaged that nobody raided: the raid that was announced begins, or one of which nobody spoke."""
        cause, owners = Cause("told", seq, world.clock, self.clauses("raid")), world.buildings.owners(base)
        residents = None if owners is UNSET else list(owners) if isinstance(owners, list) else []
        if not residents and residents is not None:
            house = world.buildings.get(base)
            residents = list(house.before) if house is not None else []
        raid = self.on(base, "announced")
        if raid is not None and raid.announcer is not None and self._together(raid.announcer, raider):
            raid.residents, raid.grade, raid.used, raid.last = residents, grade, world.clock, seq
            raid.began, raid.opened = world.clock, seq
            return raid, self.move(raid, "open", cause)
        self._tidy(world.clock)
        raid = Raid(
            id=self.commons.free(RAID, seq),
            state="open",
            **self.born(seq, world.clock),
            base=base,
            grade=grade,
            residents=residents,
            opened=seq,
            used=world.clock,
            last=seq,
        )
        return raid, self.machine.open(raid, cause)

    def _tidy(self, t: int) -> None:
        """Forget what is over and too long ago to decide anything."""
        for raid in [r for r in self.machine.things.values() if not self._remembered(r, t)]:
            self.machine.forget(raid.id)

    def _together(self, a: str, b: str) -> bool:
        return a == b or b in self.commons.groups.squad_of(a)

    def _use(self, raid: Raid, item: str, t: int) -> None:
        raid.blast = raid.blast or explodes(self.book(raid), item)
        raid.used = t
        self.machine.renew(raid)

    def _blew(self, event: Explosive, world: World) -> list[Found]:
        """An explosive of a raider, or on the ground of a house: one that breaks its walls opens a raid."""
        found = [self._opened_by(event, base, world) for base in _bases_at(event.at, world)]
        for raid in self._open():
            if raid.residents is not None and event.player in raid.residents:
                continue
            if event.player not in raid.raiders:
                if not _on_ground(raid.base, event.at, world):
                    continue
                raid.raiders.setdefault(event.player, world.clock)
            if breaks(self.book(raid), event.kind, raid.grade):
                self._use(raid, event.kind, world.clock)
        return [change for change in found if change is not None]

    def _opened_by(self, event: Explosive, base: str, world: World) -> Change | None:
        """The raid that begins with this explosive, if nobody raids the house yet and it breaks its walls."""
        house, owners = world.buildings.get(base), world.buildings.owners(base)
        grade = house.grade if house is not None and isinstance(house.grade, str) else None
        his = isinstance(owners, list) and event.player in owners
        if his or grade == "twig" or self.on(base, "open") is not None:
            return None
        if not breaks(self.commons.book, event.kind, grade):
            return None
        return self._begin(base, grade, event.player, event.seq, world)[1]

    def _seen(self, event: Carrying, world: World) -> list[Found]:
        """What a raider carries was seen: if none of them has anything left, it is over."""
        found: list[Found] = []
        for raid in [raid for raid in self._open() if event.player in raid.raiders]:
            book = self.book(raid)
            left = [item for item, count in event.items.items() if count > 0 and explodes(book, item)]
            has = any(breaks(book, item, raid.grade) for item in left)
            raid.stock = {**raid.stock, event.player: has}
            if self._spent(raid):
                cause = self.by_event(event, world, "raid spent", "raid over")
                found.append(self._finish(raid, "spent", cause))
        return found

    @staticmethod
    def _spent(raid: Raid) -> bool:
        """Whether every raider was seen without anything left; wood may be hewn down by whoever never had any."""
        empty = all(raid.stock.get(player) is False for player in raid.raiders)
        return empty and (raid.grade != SOFT or raid.blast)

    def _finish(self, raid: Raid, how: str, cause: Cause) -> Change:
        raid.how, raid.last = how, cause.seq if cause.seq is not None else raid.last
        return self.move(raid, "over", cause)

    def fire(self, due: Due, world: World) -> Sequence[Found]:
        """Nothing was used for the idle time, or what was announced was not done."""
        raid = self.machine.things[due.id]
        how = "idle" if raid.state == "open" else "lapsed"
        return [self._finish(raid, how, self.by_time(due, "raid idle", "raid over"))]

    # Orders -----------------------------------------------------------------------------------------------------------

    def orders(self) -> Mapping[str, Handler]:
        """`raid.announce {building, reason?}` and `raid.end {building}`."""
        return {"raid.announce": self._announce, "raid.end": self._end}

    def _announce(self, order: Order, world: World) -> Refusal | Plan:
        base, name = order.house(), self.named(order)
        if base is None:
            return Refusal("Say which house: look at it, or give `building`.", self.clauses("raid.announce"))
        if isinstance(name, Refusal):
            return name
        other = self.on(base, "announced", "open")
        if other is not None:
            who = other.announcer or next(iter(other.raiders), None)
            by = f" by {called(world, who)}" if who is not None else ""
            say = f"This house is spoken for: {other.id}{by} is {other.state} since {lasting(order.t - other.since)}."
            return Refusal(say, self.clauses("raid.announce"))
        raid = Raid(
            id=name,
            state="announced",
            **self.born(order.seq, order.t),
            base=base,
            announcer=order.player,
            raiders={order.player: order.t},
            last=order.seq,
        )
        return lambda: self._announced(raid, order, world)

    def _announced(self, raid: Raid, order: Order, world: World) -> Done:
        self._tidy(order.t)
        change = self.machine.open(raid, self.by_order(order, "raid.announce"))
        say = f"{called(world, order.player)} announces a raid on the house {raid.base} ({raid.id})."
        return Done(f"Your raid is announced ({raid.id}).", raid.id, (change, self.notice("all", say, change)))

    def _end(self, order: Order, world: World) -> Refusal | Plan:
        base = order.house()
        clauses = self.clauses("raid.end", "raid over")
        raid = self.on(base, "announced", "open") if base is not None else None
        if raid is None:
            say = "Say which house: look at it, or give `building`." if base is None else "No raid goes on there."
            return Refusal(say, clauses)
        staff = self.commons.staff.is_member(order.player)
        if not staff and not any(self._together(player, order.player) for player in raid.raiders):
            return Refusal("Only its raiders can say that a raid is over.", clauses)
        cause = Cause("order", order.seq, order.t, clauses)
        return lambda: Done(f"The raid {raid.id} is over.", raid.id, (self._finish(raid, "ended", cause),))

    def void(self, name: str, cause: Cause) -> Sequence[Found]:
        """It should not have been announced."""
        raid = self.machine.get(name)
        if raid is None or not self.machine.may(raid.state, "over", "override"):
            return []
        return [self._finish(raid, "ended", cause)]


def _bases_at(at: tuple[float, float, float], world: World) -> list[str]:
    """The houses on whose ground this place lies, sorted."""
    near = [zone for zone in world.zones.around(at[0], at[2]) if zone.kind in ("property", "base")]
    return sorted({zone.building for zone in near if isinstance(zone.building, str) and zone.distance(*at) <= 0})


def _on_ground(base: str, at: tuple[float, float, float], world: World) -> bool:
    zones = [*world.zones.of_building(base, "property"), *world.zones.of_building(base, "base")]
    return any(zone.distance(*at) <= 0 for zone in zones)
