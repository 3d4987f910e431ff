"""Who fights whom: hostile acts joined into encounters.

Two acts belong to one encounter if they share a participant and no more time than the profile's gap lies between
them. An encounter is called after its first act. When an act joins two of them, the older takes the younger. The
world says who acted first; who was in the right is not its business.
"""

from bisect import bisect_left
from typing import Any, TypeAlias

import msgspec
from msgspec import Struct, field

from lawspeaker.events import Event, Hit, Kill, Shot
from lawspeaker.world.profile import Profile

MISSED, STRUCK = 1, 2
"""How far it went between two people: shots that passed, or blows that landed."""

BLOWS = (Hit, Kill)

Pair: TypeAlias = tuple[str, str]


class Between(Struct):
    """What passed between two people in one encounter: how far it went, who acted first, and by which event."""

    went: int
    first: str
    seq: int


class Encounter(Struct):
    """A fight that may still go on; the times are the law's clock."""

    seq: int
    opener: str
    begun: int
    last: int
    players: dict[str, int] = field(default_factory=dict)
    pairs: dict[Pair, Between] = field(default_factory=dict)
    acts: list[tuple[int, int]] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The encounter's name."""
        return f"fight:{self.seq}"


class Fights:
    """The encounters that are not over."""

    __slots__ = ("_act", "_at", "_fights", "_of_act", "_opened", "_tidy_at", "clock", "profile")

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self._fights: dict[int, Encounter] = {}
        self._at: dict[str, int] = {}
        self._of_act: dict[int, int] = {}
        self._act: Pair | None = None
        self._opened = False
        self._tidy_at = 0
        self.clock = 0

    # Asking

    def of(self, seq: int) -> str | None:
        """The id of the encounter that a recent act belongs to."""
        fight = self._of_act.get(seq)
        return None if fight is None else f"fight:{fight}"

    def get(self, fight_id: str) -> Encounter | None:
        """The encounter of this id, until it is over or taken into an older one."""
        number = fight_id.removeprefix("fight:")
        fight = self._fights.get(int(number)) if number.isdecimal() and number.isascii() else None
        return fight if fight is not None and self._goes_on(fight) else None

    def all(self) -> list[Encounter]:
        """The encounters that are not over, the oldest first."""
        return [self._fights[seq] for seq in sorted(self._fights) if self._goes_on(self._fights[seq])]

    def at(self, player: str) -> Encounter | None:
        """The encounter that he is in, or was in last, until it is over."""
        fight = self._fights.get(self._at.get(player, -1))
        return fight if fight is not None and self._goes_on(fight) else None

    def _goes_on(self, fight: Encounter) -> bool:
        return self.clock - fight.last <= self.profile.fight_gap_ms

    def first_between(self, a: str, b: str) -> bool:
        """Whether the act just taken is the first between these two in its encounter, whoever struck.

        A blow is the first even if shots passed before it.
        """
        return self._opened and self._act == _pair(a, b)

    def acted_first(self, a: str, b: str) -> str | None:
        """Which of the two acted first in their present encounter."""
        fight = self.at(a)
        between = None if fight is None else fight.pairs.get(_pair(a, b))
        return None if between is None else between.first

    # Folding

    def take(self, event: Event, clock: int) -> list[tuple[str, str]]:
        """Joins a hostile act to its encounter; gives back the merges (younger, older). Other events are no acts."""
        self._act, self._opened = None, False
        if isinstance(event, BLOWS):
            attacker, victim, went = event.attacker, event.victim, STRUCK if event.landed else MISSED
        elif isinstance(event, Shot) and isinstance(event.near, str):
            attacker, victim, went = event.player, event.near, MISSED
        else:
            return []
        if attacker == victim:
            return []
        self.clock = clock
        if clock >= self._tidy_at:
            self._forget(clock)
            self._tidy_at = clock + self.profile.fight_gap_ms
        merges: list[tuple[str, str]] = []
        fight = self._shared(attacker, victim, clock)
        if fight is None:
            fight = self._meet(event.seq, attacker, victim, clock, merges)
        fight.last = fight.players[attacker] = fight.players[victim] = clock
        fight.acts.append((clock, event.seq))
        self._of_act[event.seq] = fight.seq
        self._pass_between(fight, event.seq, attacker, victim, went)
        return merges

    def _shared(self, attacker: str, victim: str, clock: int) -> Encounter | None:
        """The encounter that both are in, if it goes on for both of them."""
        seq = self._at.get(attacker)
        if seq is None or seq != self._at.get(victim):
            return None
        fight, oldest = self._fights[seq], clock - self.profile.fight_gap_ms
        return fight if fight.players[attacker] >= oldest and fight.players[victim] >= oldest else None

    def _meet(self, seq: int, attacker: str, victim: str, clock: int, merges: list[tuple[str, str]]) -> Encounter:
        """Two come together who shared no encounter: that of one of them, of both, or a new one."""
        mine, his = self._fights_on(attacker, clock), self._fights_on(victim, clock)
        if mine is not None and his is not None and mine != his:
            mine, younger = min(mine, his), max(mine, his)
            merges.append(self._merge(younger, mine))
        older = his if mine is None else mine
        fight = self._open(seq, attacker, clock) if older is None else self._fights[older]
        for player in (attacker, victim):
            self._quit(player, fight.seq)
            fight.players[player] = clock
            self._at[player] = fight.seq
        return fight

    def _fights_on(self, player: str, clock: int) -> int | None:
        """The encounter that he is in, if it goes on for him."""
        seq = self._at.get(player)
        going = seq is not None and clock - self._fights[seq].players[player] <= self.profile.fight_gap_ms
        return seq if going else None

    def _open(self, seq: int, attacker: str, clock: int) -> Encounter:
        fight = self._fights[seq] = Encounter(seq, attacker, clock, clock)
        return fight

    def _quit(self, player: str, fight: int) -> None:
        before = self._at.get(player)
        if before is not None and before != fight:
            del self._fights[before].players[player]

    def _pass_between(self, fight: Encounter, seq: int, attacker: str, victim: str, went: int) -> None:
        pair = _pair(attacker, victim)
        between = fight.pairs.get(pair)
        self._act, self._opened = pair, between is None or went > between.went
        if between is None:
            fight.pairs[pair] = Between(went, attacker, seq)
        elif went > between.went:
            between.went = went

    def _merge(self, younger: int, older: int) -> tuple[str, str]:
        taken, fight = self._fights.pop(younger), self._fights[older]
        for player, last in taken.players.items():
            fight.players[player] = last
            self._at[player] = older
        for pair, between in taken.pairs.items():
            known = fight.pairs.get(pair)
            fight.pairs[pair] = between if known is None else _joined(known, between)
        for _, seq in taken.acts:
            self._of_act[seq] = older
        fight.acts = sorted([*fight.acts, *taken.acts])
        return (taken.id, fight.id)

    def _forget(self, clock: int) -> None:
        oldest = clock - self.profile.fight_gap_ms
        for seq in [seq for seq, fight in self._fights.items() if fight.last < oldest]:
            self._close(self._fights.pop(seq))
        for fight in self._fights.values():
            self._shorten(fight, oldest)

    def _close(self, fight: Encounter) -> None:
        for player in fight.players:
            del self._at[player]
        for _, seq in fight.acts:
            del self._of_act[seq]

    def _shorten(self, fight: Encounter, oldest: int) -> None:
        stale = bisect_left(fight.acts, (oldest, 0))
        for _, seq in fight.acts[:stale]:
            del self._of_act[seq]
        del fight.acts[:stale]

    # Keeping

    def dump(self) -> dict[str, Any]:
        """The encounters that are not over, as plain data."""
        return {
            "fights": [
                {
                    "seq": fight.seq,
                    "opener": fight.opener,
                    "begun": fight.begun,
                    "last": fight.last,
                    "players": sorted([player, last] for player, last in fight.players.items()),
                    "pairs": [[*pair, msgspec.to_builtins(fight.pairs[pair])] for pair in sorted(fight.pairs)],
                    "acts": [list(act) for act in fight.acts],
                }
                for fight in (self._fights[seq] for seq in sorted(self._fights))
            ],
            "act": None if self._act is None else list(self._act),
            "opened": self._opened,
            "tidy_at": self._tidy_at,
            "clock": self.clock,
        }

    def load(self, data: dict[str, Any]) -> None:
        """Takes up where `dump` left off."""
        self._fights, self._at, self._of_act = {}, {}, {}
        self._act = None if data["act"] is None else _pair(*data["act"])
        self._opened, self._tidy_at, self.clock = data["opened"], data["tidy_at"], data["clock"]
        for each in data["fights"]:
            fight = Encounter(each["seq"], each["opener"], each["begun"], each["last"])
            fight.players = dict(each["players"])
            fight.pairs = {(a, b): msgspec.convert(between, Between) for a, b, between in each["pairs"]}
            fight.acts = [(clock, seq) for clock, seq in each["acts"]]
            self._fights[fight.seq] = fight
            self._at.update(dict.fromkeys(fight.players, fight.seq))
            self._of_act.update({seq: fight.seq for _, seq in fight.acts})


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a <= b else (b, a)


def _joined(known: Between, other: Between) -> Between:
    earlier = known if known.seq <= other.seq else other
    return Between(max(known.went, other.went), earlier.first, earlier.seq)
