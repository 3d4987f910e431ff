"""Roams: those who go out to fight together, from the first who comes to a place for fighting until all are home.

Who belongs to whom is told: groups, allies, friends, ceasefires, and who is on the list of the same house. Whoever
comes to a place for fighting where somebody of his is, or to one that lies next to it, is of that roam from then on,
under the number at which he came. Where two roams meet, the older takes the younger. Home is the ground of a house of
one's own group; whoever left the server is home after the time that the rulebook gives. In the purge every place away
from home is for fighting.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from msgspec import field

from lawspeaker.events import Died, Event, Joined, Kill, Left, Positions, Relation
from lawspeaker.events.findings import Change, Found
from lawspeaker.events.spans import DAY
from lawspeaker.institutions.commons import Commons
from lawspeaker.institutions.institution import Hearing, Institution
from lawspeaker.institutions.machine import Cause, Due, Move, Thing
from lawspeaker.institutions.numbers import distance, duration
from lawspeaker.institutions.order import Handler
from lawspeaker.institutions.relations import Relations
from lawspeaker.world.meeting import gap
from lawspeaker.world.places import TELLING
from lawspeaker.world.prowls import is_for_fighting
from lawspeaker.world.world import World
from lawspeaker.world.zone import OF_A_HOUSE, Zone
from lawspeaker.world.zones import Crossing

ROAM = "roam"
ABSENCE = "roam absence"
ATTACHED = "attached"
PURGE = "purge"
EVENTS = ("airdrop", "heli", "bradley", "cargo", "oilrig", "event")
"""What brings about a place for fighting for a while."""
EVERYWHERE = ""
"""The place for fighting that the whole map is in the purge."""


class Roam(Thing, kw_only=True):
    """One roam: its members in the order in which they came, where those are who fight, and since when (ms) who is
    home; a time ahead is that of somebody who left the server."""

    members: list[str]
    at: dict[str, str] = field(default_factory=dict)
    home: dict[str, int] = field(default_factory=dict)


class Roams(Institution[Roam]):
    """The roams that are under way; one that is over is forgotten. `came` are those who came by the last event."""

    what = ROAM
    kind = Roam
    table = frozenset({Move(None, "open", "told"), Move("open", "closed", "told"), Move("open", "closed", "deadline")})
    reads: ClassVar[Mapping[str, str]] = {ABSENCE: "duration", ATTACHED: "distance"}
    needs = (ABSENCE,)
    ended = "closed"

    def __init__(self, commons: Commons) -> None:
        super().__init__(commons)
        self.came: list[str] = []
        self._of: dict[str, str] = {}
        self._wide = False
        self._attended: dict[str, list[tuple[int, str]]] = {}
        self.relations = Relations(commons.groups)

    def orders(self) -> Mapping[str, Handler]:
        return {}

    def due(self, thing: Roam) -> int | None:
        """When the last of them is home, if nothing more happens."""
        return max(thing.home.values()) if thing.state == "open" and len(thing.home) == len(thing.members) else None

    def watches(self, t: int) -> bool:
        """In the purge people roam wherever they are."""
        return bool(self.commons.modes.held(PURGE, t)) or self._wide

    # What is known of a roam ------------------------------------------------------------------------------------------

    def of(self, player: str) -> Roam | None:
        """The roam that he belongs to, if one is under way."""
        name = self._of.get(player)
        return None if name is None else self.machine.things[name]

    def beside(self, player: str, world: World) -> list[str]:
        """Who of his roam is where he fights or next to it, himself among them, in the order in which they came."""
        roam = self.of(player)
        here = None if roam is None else self._at(roam, player, world)
        if roam is None or here is None:
            return []
        places = {one: at for one in roam.members if (at := self._at(roam, one, world)) is not None}
        return [one for one, at in places.items() if self._attached(here, at, world)]

    @staticmethod
    def _at(roam: Roam, player: str, world: World) -> str | None:
        """The place for fighting where he is; where one is gone, another that lay over it."""
        at = roam.at.get(player)
        if at is None or at == EVERYWHERE or world.zones.get(at) is not None:
            return at
        return next((zone.id for zone in _around(player, world) if is_for_fighting(zone)), None)

    def _attached(self, a: str, b: str, world: World) -> bool:
        if a == b or EVERYWHERE in (a, b):
            return True
        here, there = world.zones.get(a), world.zones.get(b)
        reach = distance(self.commons.book, ATTACHED)
        return here is not None and there is not None and gap(here.shape, there.shape) <= (reach or 0.0)

    def attended(self, player: str, t: int) -> list[str]:
        """The events of the game that he and his clan went to on the day of `t` (ms), by their places, in order."""
        return [zone for at, zone in self._attended.get(self._clan(player), ()) if at // DAY == t // DAY]

    def _attend(self, player: str, zone: Zone, t: int) -> None:
        if zone.cause not in EVENTS or zone.id in self.attended(player, t):
            return
        today = [each for each in self._attended.get(self._clan(player), ()) if each[0] // DAY == t // DAY]
        self._attended[self._clan(player)] = [*today, (t, zone.id)]

    def _clan(self, player: str) -> str:
        return self.commons.groups.first_of(player, "clan") or player

    # Coming and going -------------------------------------------------------------------------------------------------

    def hears(self) -> Mapping[type[Event], Hearing]:
        """Somebody came to a place for fighting, left it, died, came home, left the server or came back."""
        return dict.fromkeys((Positions, *TELLING, Died, Kill, Joined, Left, Relation), self._went)

    def _went(self, event: Event, world: World) -> Sequence[Found]:
        self.came = []
        cause = Cause("told", event.seq, world.clock)
        found: list[Found] = []
        if isinstance(event, Relation):
            self.relations.take(event)
        elif isinstance(event, Left):
            found += self._away(event.player, cause)
        elif isinstance(event, Joined):
            found += self._back(event.player, cause, world)
        for crossing in (*world.crossings, *world.zones.first):
            found += self._cross(crossing, cause, world)
        if isinstance(event, Died):
            self._leave(event.player)
        elif isinstance(event, Kill) and event.landed and not event.prevented:
            self._leave(event.victim)
        if self.commons.modes.held(PURGE, world.clock):
            self._wide = True
            found += self._roam_everywhere(event, cause, world) if isinstance(event, Positions) else ()
        elif self._wide:
            self._wide = False
            for roam in self.machine.things.values():
                roam.at = {player: at for player, at in roam.at.items() if at != EVERYWHERE}
        return found

    def _cross(self, crossing: Crossing, cause: Cause, world: World) -> Iterable[Found]:
        player, zone = crossing.player, world.zones.get(crossing.zone)
        if zone is None:
            return ()
        if is_for_fighting(zone):
            if crossing.entered:
                self._attend(player, zone, cause.t)
                return self._arrive(player, zone.id, cause, world)
            self._go_on(player, zone.id, world)
        elif zone.kind in OF_A_HOUSE and (roam := self.of(player)) is not None and self._own(player, zone, world):
            if crossing.entered:
                return self._come_home(roam, player, cause.t, cause)
            roam.home.pop(player, None)
            self.machine.renew(roam)
        return ()

    def _arrive(self, player: str, zone: str, cause: Cause, world: World) -> list[Found]:
        roam, found = self._joined(player, zone, cause, world)
        roam.at[player] = zone
        roam.home.pop(player, None)
        self.machine.renew(roam)
        self.came.append(player)
        return found

    def _joined(self, player: str, zone: str, cause: Cause, world: World) -> tuple[Roam, list[Found]]:
        """The roam that he is in now: his own, joined to those of his people who are here."""
        here = [
            one
            for one in self.machine.things.values()
            if any(
                self._attached(zone, at, world) and self.relations.go_together(player, mate, world)
                for mate, at in one.at.items()
            )
        ]
        own = self.of(player)
        roams = sorted(
            {r.id: r for r in (*here, *([own] if own else ()))}.values(), key=lambda r: (r.began, r.seq, r.id)
        )
        if not roams:
            roam = self._begin(player, cause)
            return roam, [self.machine.open(roam, cause._replace(clauses=self.clauses()))]
        eldest, found = roams[0], [self._merge(roams[0], younger, cause) for younger in roams[1:]]
        if player not in eldest.members:
            eldest.members.append(player)
            self._of[player] = eldest.id
        return eldest, [*found]

    def _begin(self, player: str, cause: Cause) -> Roam:
        name = self.commons.free(ROAM, cause.seq or 0)
        self._of[player] = name
        return Roam(
            id=name,
            state="open",
            **self.born(cause.seq or 0, cause.t),
            members=[player],
        )

    def _merge(self, eldest: Roam, younger: Roam, cause: Cause) -> Change:
        change = self._close(younger, cause._replace(reason=f"it met {eldest.id}"))
        eldest.members += [one for one in younger.members if one not in eldest.members]
        eldest.at |= younger.at
        eldest.home |= younger.home
        self._of |= dict.fromkeys(younger.members, eldest.id)
        return change

    def _go_on(self, player: str, zone: str, world: World) -> None:
        """He left a place for fighting; he may stand in another that lies over it."""
        roam = self.of(player)
        if roam is None or roam.at.get(player) != zone:
            return
        held = world.zones.holding(player)
        others = (
            [z.id for i in held if (z := world.zones.get(i)) and is_for_fighting(z)] if isinstance(held, list) else []
        )
        if others:
            roam.at[player] = others[0]
        else:
            del roam.at[player]

    def _leave(self, player: str) -> None:
        roam = self.of(player)
        if roam is not None:
            roam.at.pop(player, None)

    def _away(self, player: str, cause: Cause) -> list[Found]:
        roam = self.of(player)
        if roam is None:
            return []
        absence = duration(self.book(roam), ABSENCE) or 0
        return self._come_home(roam, player, roam.home.get(player, cause.t + absence), cause)

    def _back(self, player: str, cause: Cause, world: World) -> list[Found]:
        """He is on the server again, and where he was, unless he was home."""
        roam, zones = self.of(player), _around(player, world)
        if roam is not None and not any(z.kind in OF_A_HOUSE and self._own(player, z, world) for z in zones):
            roam.home.pop(player, None)
            self.machine.renew(roam)
        fighting = [zone.id for zone in zones if is_for_fighting(zone)]
        return self._arrive(player, fighting[0], cause, world) if fighting else []

    def _own(self, player: str, zone: Zone, world: World) -> bool:
        """Whether a zone belongs to a house of his, or of a group that he is in."""
        if not isinstance(zone.building, str):
            return False
        owners = world.buildings.owners(zone.building)
        return isinstance(owners, list) and any(player == o or self.commons.groups.share(player, o) for o in owners)

    def _come_home(self, roam: Roam, player: str, at: int, cause: Cause) -> list[Found]:
        roam.at.pop(player, None)
        roam.home[player] = at
        self.machine.renew(roam)
        due = self.due(roam)
        return [self._close(roam, cause)] if due is not None and due <= cause.t else []

    def _close(self, roam: Roam, cause: Cause) -> Change:
        change = self.move(roam, "closed", cause._replace(clauses=self.clauses()))
        for player in roam.members:
            self._of.pop(player, None)
        self.machine.forget(roam.id)
        return change

    def _roam_everywhere(self, event: Positions, cause: Cause, world: World) -> list[Found]:
        found: list[Found] = []
        for row in event.rows:
            player, roam = row[0], self.of(row[0])
            if any(z.kind in OF_A_HOUSE and self._own(player, z, world) for z in _around(player, world)):
                continue
            if roam is None or player not in roam.at:
                found += self._arrive(player, EVERYWHERE, cause, world)
        return found

    # Time -------------------------------------------------------------------------------------------------------------

    def fire(self, due: Due, world: World) -> Sequence[Found]:
        """The last of them is home by now."""
        return [self._close(self.machine.things[due.id], Cause("deadline", None, due.at))]

    # Keeping ----------------------------------------------------------------------------------------------------------

    def wipe(self, cause: Cause) -> list[Found]:
        self._of, self.came, self._attended = {}, [], {}
        return super().wipe(cause)

    def dump(self) -> Any:
        return {
            "roams": self.machine.dump(),
            "related": self.relations.dump(),
            "wide": self._wide,
            "attended": self._attended,
        }

    def load(self, data: Any) -> None:
        self.machine.load(data["roams"])
        self._of = {player: roam.id for roam in self.machine.things.values() for player in roam.members}
        self.came, self._wide = [], data["wide"]
        self.relations.load(data["related"])
        self._attended = {side: [(t, zone) for t, zone in went] for side, went in data["attended"].items()}


def _around(player: str, world: World) -> list[Zone]:
    """The zones that he was last certainly in."""
    held = world.zones.holding(player)
    zones = (world.zones.get(zone) for zone in held) if isinstance(held, list) else ()
    return [zone for zone in zones if zone is not None]
