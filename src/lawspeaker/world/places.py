"""Where everybody stands, as far as anybody told.

A player's place is the last one that any event told of him, until it is too old to be believed. Most of what a
server sends are rows of positions, so a row costs one small tuple here and is made a `Place` when somebody asks.
Only the places of players are kept: where a sign hangs or a wall was set says nothing about who looked at it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from itertools import repeat
from math import hypot
from operator import itemgetter
from typing import Any, TypeAlias

from msgspec import UNSET, Struct, UnsetType

from lawspeaker.events import (
    Arrest,
    Chat,
    Command,
    Despawned,
    Died,
    Door,
    Downed,
    Dropped,
    Event,
    Heli,
    Hit,
    Keypad,
    Kill,
    Lock,
    Looted,
    Maybe,
    Positions,
    Shot,
    Sleeping,
    Spawned,
    Vehicle,
    Voice,
)
from lawspeaker.world.profile import Profile, margin_of

Row: TypeAlias = tuple[str, float, float, float]
Stamp: TypeAlias = tuple[float | UnsetType, int, int, int]
"""Margin, time, seq and tier: what all rows of one event have in common."""
Told: TypeAlias = tuple[tuple[Maybe[str], Maybe[tuple[float, float, float]]], ...]
"""Player and `at` as the event gives them; `at` may be unknown or absent."""
OfHimself: TypeAlias = (
    Arrest | Despawned | Died | Door | Dropped | Keypad | Lock | Looted | Shot | Sleeping | Spawned | Voice
)

_whose = itemgetter(0)
FAR_CHANNELS = frozenset({"discord", "forum"})
IN_THE_SEAT = frozenset({"mounted", "dismounted", "rammed"})
UNATTENDED = frozenset({"turret", "sam", "trap"})
"""What strikes while its owner may be anywhere: its place is not his."""


class Place(Struct, frozen=True, gc=False):
    """Where somebody was at `t` (the law's clock), in metres, give or take `margin`; the event `seq` of `tier` told."""

    x: float
    y: float
    z: float
    margin: float | UnsetType
    t: int
    seq: int
    tier: int


LISTS = 4
"""Lists of players of which it is kept who of them lacks a place: those present, and all."""
STRAYED = 16
"""So many whose places were told one by one are looked at beside the others; of more, all are put in order again."""
LAST = "\U0010ffff"
"""What stands behind every id."""
SLACK = 100.0
"""Metres beyond a reach within which an error of places may still bring somebody into it."""


class Places:
    """The last known place of each player."""

    __slots__ = ("_known", "_looked", "_made", "_others", "_strayed", "_swept", "_vague", "clock", "profile")

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self.clock = 0
        self._known: dict[str, tuple[Row, Stamp]] = {}
        self._made: dict[str, Place] = {}
        """The places that somebody asked for since they were told."""
        self._swept: list[tuple[float, str]] = []
        """Everybody from west to east, as somebody asked who is near whom; nobody, once rows of places came."""
        self._strayed: set[str] = set()
        """Of whom a place was told by itself since then."""
        self._vague = False
        """Whether any place was ever told of which nobody knows the error."""
        self._looked: dict[int, tuple[list[str], int, list[str]]] = {}
        """The lists of players looked through last, since when all of each had a place, and those who had none."""
        self._others: tuple[list[str], int, list[str]] = [], 0, []
        """The list of players last asked about, how many had a place then, and who of these is not on it."""

    def of(self, player: str) -> Place | UnsetType:
        """The player's place, unless none is known or it is too old at the present clock."""
        place = self._made.get(player)
        if place is None:
            known = self._known.get(player)
            if known is None:
                return UNSET
            (_, x, y, z), (margin, t, seq, tier) = known
            place = self._made[player] = Place(x, y, z, margin, t, seq, tier)
        return UNSET if self.clock - place.t > self.profile.place_age_ms else place

    def margin_of(self, player: str) -> float | UnsetType:
        """The error of his place in metres; unknown too where no place is known or it is too old."""
        known = self._known.get(player)
        if known is None or self.clock - known[1][1] > self.profile.place_age_ms:
            return UNSET
        return known[1][0]

    def last(self, player: str) -> Place | UnsetType:
        """The last place told of him, however old."""
        known = self._known.get(player)
        if known is None:
            return UNSET
        (_, x, y, z), (margin, t, seq, tier) = known
        return Place(x, y, z, margin, t, seq, tier)

    def known_of(self) -> int:
        """Of how many people a place was ever told."""
        return len(self._known)

    def knows_later(self, player: str, event: Event, clock: int) -> bool:
        """Whether he was seen since what this event tells of happened."""
        known = self._known.get(player)
        return known is not None and known[1][1] > when(event, clock)

    def players(self) -> list[str]:
        """Who has a place that is not too old, sorted."""
        oldest = self.clock - self.profile.place_age_ms
        return sorted(player for player, (_, stamp) in self._known.items() if stamp[1] >= oldest)

    def besides(self, players: list[str]) -> list[str]:
        """Who has a place that is not too old and is none of these; cheap for the very list that was asked last."""
        asked, many, others = self._others
        if players is not asked or many != len(self._known):
            known = set(players)
            others = [player for player in self._known if player not in known]
            self._others = players, len(self._known), others
        return [player for player in others if self.of(player) is not UNSET]

    def around(self, player: str, reach: float) -> list[tuple[str, float, float]]:
        """Who may stand within `reach` metres of him, sorted: each with the distance and both errors, in metres.

        Those of whom, or of whose place, nothing certain is known are not among them; cost: one look at each player
        after rows of places came, and then at those who are as far west.
        """
        here = self.of(player)
        if isinstance(here, UnsetType) or isinstance(here.margin, UnsetType):
            return []
        x, z, mine, found = here.x, here.z, here.margin, []
        oldest = self.clock - self.profile.place_age_ms
        far = reach + SLACK
        west, east, south, north = x - far, x + far, z - far, z + far
        for row, stamp in [self._known[other] for other in self._between(west, east)]:
            if not (west <= row[1] <= east and south <= row[3] <= north):
                continue
            margin, other = stamp[0], row[0]
            if stamp[1] < oldest or other == player or isinstance(margin, UnsetType):
                continue
            distance = hypot(row[1] - x, row[3] - z)
            if distance - mine - margin <= reach:
                found.append((other, distance, mine + margin))
        return sorted(found)

    def _between(self, west: float, east: float) -> Iterable[str]:
        """Everybody who may stand so far west and east."""
        swept, strayed = self._swept, self._strayed
        if not swept or len(strayed) > STRAYED:
            swept = self._swept = sorted([(row[1], row[0]) for row, _ in self._known.values()])
            strayed.clear()
        found = [other for _, other in swept[bisect_left(swept, (west, "")) : bisect_right(swept, (east, LAST))]]
        return strayed.union(found) if strayed else found

    def unplaced(self, player: str) -> bool:
        """Whether nothing certain is known of where he stands now."""
        known = self._known.get(player)
        if known is None:
            return True
        stamp = known[1]
        return self.clock - stamp[1] > self.profile.place_age_ms or stamp[0] is UNSET

    def unplaced_of(self, players: list[str]) -> list[str]:
        """Those of whom nothing certain is known of where they stand now, in the order given.

        Places never grow older than they were, so of the same list (the very one) only those who lacked a place are
        looked at again, as long as the oldest of the others' places still counts.
        """
        looked, since, lacking = self._looked.get(id(players), (None, -1, []))
        if players is looked and since >= self.clock - self.profile.place_age_ms and not self._vague:
            return [player for player in lacking if self.unplaced(player)]
        found = [player for player in players if self.unplaced(player)]
        lacks = set(found)
        placed = [self._known[player][1][1] for player in players if player not in lacks]
        if len(self._looked) >= LISTS:
            self._looked = {}
        self._looked[id(players)] = players, min(placed, default=self.clock), found
        return found

    def take(self, event: Event, clock: int) -> list[tuple[str, Place]]:
        """Learns the places that the event tells of players; gives back those that were news."""
        self.clock = clock
        if type(event) is Positions:
            self.take_rows(event, clock)
            return [(row[0], place) for row in event.rows if (place := self.last(row[0])) is not UNSET]
        tell = TELLING.get(type(event))
        return [] if tell is None else self.take_told(tell(event), event, clock)

    def take_rows(self, event: Positions, clock: int) -> None:
        """Learns the rows of one `positions` event."""
        self.clock = clock
        known = self._known
        self._made, self._swept = {}, []
        stamp = self._stamp(event, clock)
        if stamp[1] < clock:
            self._looked = {}
        known.update(zip(map(_whose, event.rows), zip(event.rows, repeat(stamp)), strict=True))

    def take_told(self, told: Told, event: Event, clock: int) -> list[tuple[str, Place]]:
        """Learns single places. What happened before the place already known is no news."""
        news: list[tuple[str, Place]] = []
        for player, at in told:
            if at is UNSET or at is None or not isinstance(player, str):
                continue
            stamp = self._stamp(event, clock)
            known = self._known.get(player)
            if known is not None and known[1][1] > stamp[1]:
                continue
            x, y, z = at
            self._known[player] = ((player, x, y, z), stamp)
            self._made.pop(player, None)
            self._strayed.add(player)
            news.append((player, Place(x, y, z, *stamp)))
        return news

    def _stamp(self, event: Event, clock: int) -> Stamp:
        margin = margin_of(event)
        self._vague = self._vague or margin is UNSET
        return (margin, when(event, clock), event.seq, event.tier)

    def dump(self) -> dict[str, Any]:
        """Every place as plain data; one too old to count still tells what came late from what is news."""
        rows = sorted(self._known.values())
        return {
            "clock": self.clock,
            "places": [[*row, None if stamp[0] is UNSET else stamp[0], *stamp[1:]] for row, stamp in rows],
        }

    def load(self, data: dict[str, Any]) -> None:
        """Takes up where `dump` left off."""
        self.clock = data["clock"]
        self._vague, self._looked = any(row[4] is None for row in data["places"]), {}
        self._others = [], 0, []
        self._made, self._swept, self._strayed = {}, [], set()
        self._known = {
            row[0]: ((row[0], row[1], row[2], row[3]), (UNSET if row[4] is None else row[4], row[5], row[6], row[7]))
            for row in data["places"]
        }


def when(event: Event, clock: int) -> int:
    """The law's clock when the thing happened: earlier than when it was taken, if the event came late."""
    happened = event.happened
    return clock if happened is UNSET or happened > clock else happened


def _by_player(event: OfHimself) -> Told:
    return ((event.player, event.at),)


def _by_victim(event: Downed) -> Told:
    return ((event.victim, event.at),)


def _by_both(event: Hit | Kill) -> Told:
    attacker = UNSET if event.means in UNATTENDED else event.at
    return ((event.attacker, attacker), (event.victim, event.victim_at))


def _by_hunter(event: Heli) -> Told:
    return ((event.player, event.player_at),)


def _by_speaker(event: Chat) -> Told:
    return () if event.channel in FAR_CHANNELS else ((event.player, event.at),)


def _by_sender(event: Command) -> Told:
    return ((event.player, event.at),) if event.via == "game" else ()


def _by_driver(event: Vehicle) -> Told:
    return ((event.player, event.at),) if event.action in IN_THE_SEAT else ()


TELLING: dict[type[Event], Callable[[Any], Told]] = {
    **dict.fromkeys((Arrest, Despawned, Died, Door, Dropped, Keypad, Lock, Looted), _by_player),
    **dict.fromkeys((Shot, Sleeping, Spawned, Voice), _by_player),
    Chat: _by_speaker,
    Command: _by_sender,
    Downed: _by_victim,
    Heli: _by_hunter,
    Hit: _by_both,
    Kill: _by_both,
    Vehicle: _by_driver,
}
"""Which events besides `positions` tell where a player is, and of whom they tell it."""
