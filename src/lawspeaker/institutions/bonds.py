"""Bonds: what a banishment is, whom those in force bind, from which side, and which land they close to whom.

A banishment binds both ways, and of a banished group everybody who is in it, or left it not long ago.
"""

from collections.abc import Iterable
from typing import NamedTuple

from msgspec import field

from lawspeaker.institutions.commons import Commons
from lawspeaker.institutions.machine import Machine, Thing

LIVE = ("grace", "in_force")
TEAMS = frozenset(("team", "squad"))
"""Groups of the hour, in whose name nobody banishes and nobody is banished."""


class Bar(NamedTuple):
    """Why some land is closed to somebody: the banishment, and whether he was banished (or banished its holder)."""

    banishment: str
    banished: bool


class Banishment(Thing, kw_only=True):
    """One banishment: the group that ordered it, by whom, of whom (one player, or a group), and why.

    `leaving` are those who stood on the land then, and until when (ms) they may walk out; `unseen` those of whom
    nobody knew where they were, with the same time; `kinds` are those of the land that it keeps them from;
    `returns` counts by player how often somebody came onto closed land. `band` are the members of a banished group,
    `left` those who left it since, and until when (ms) it binds them still.
    """

    issuer: str
    sender: str
    why: str
    player: str | None = None
    group: str | None = None
    leaving: dict[str, int] = field(default_factory=dict)
    unseen: dict[str, int] = field(default_factory=dict)
    returns: dict[str, int] = field(default_factory=dict)
    kinds: list[str] = field(default_factory=list)
    band: list[str] = field(default_factory=list)
    left: dict[str, int] = field(default_factory=dict)


class Bonds:
    """The banishments in force, by who ordered them, by the player and by the group banished, and by who left one."""

    def __init__(self, commons: Commons, machine: Machine[Banishment]) -> None:
        self.commons, self.machine = commons, machine
        self.clear()

    def clear(self) -> None:
        """Nobody is bound."""
        self.by: dict[str, list[str]] = {}
        self.groups: dict[str, list[str]] = {}
        self._players: dict[str, list[str]] = {}
        self._left: dict[str, list[str]] = {}

    # Who belongs to whom ----------------------------------------------------------------------------------------------

    def groups_of(self, player: str) -> list[str]:
        """His groups that last."""
        groups = self.commons.groups
        return [group for group in groups.all_of(player) if groups.groups[group]["kind"] not in TEAMS]

    def sides_of(self, player: str) -> list[str]:
        """His groups that last, and he himself, who may hold land in his own name."""
        return [*self.groups_of(player), player]

    def band(self, group: str) -> list[str]:
        """Everybody in a group now."""
        told = self.commons.groups.groups.get(group)
        return list(told["members"]) if told is not None else []

    def banished(self, one: Banishment) -> list[str]:
        """Everybody who is banished."""
        if one.group is None:
            return [one.player or ""]
        return sorted({*self.band(one.group), *one.left})

    def other_side(self, one: Banishment) -> list[str]:
        """The groups of those who are banished."""
        return [one.group] if one.group is not None else self.sides_of(one.player or "")

    # Who is bound -----------------------------------------------------------------------------------------------------

    def of(self, player: str) -> list[tuple[Banishment, bool]]:
        """The live banishments that bind him, and of each whether he is the banished side; the oldest first."""
        if not self.by:
            return []
        mine = self.sides_of(player)
        banished = [*self._players.get(self.commons.persons.of(player), ())]
        banished += [name for group in mine for name in self.groups.get(group, ())]
        banished += self._left.get(player, ())
        banishing = [name for group in mine for name in self.by.get(group, ())]
        sides = {**dict.fromkeys(banishing, False), **dict.fromkeys(banished, True)}
        found = [(self.machine.things[name], side) for name, side in sides.items()]
        return sorted(found, key=lambda each: (each[0].began, each[0].seq))

    def closed(self, player: str) -> dict[str, Bar]:
        """The land that is closed to him, and why; being banished comes before having banished."""
        found: dict[str, Bar] = {}
        for one, banished in self.of(player):
            for group in [one.issuer] if banished else self.other_side(one):
                for land in self.commons.lands(group):
                    if group not in self.sides_of(player) and (land not in found or banished):
                        found[land] = Bar(one.id, banished)
        return found

    def between(self, a: str, b: str) -> tuple[Banishment, bool] | None:
        """The banishment between two players, and whether the first of them is the one who is banished."""
        if self.commons.persons.same(a, b):
            return None
        for one, banished in self.of(a):
            theirs = self.sides_of(b)
            if one.issuer in theirs if banished else self._is_banished(b, theirs, one):
                return one, banished
        return None

    def _is_banished(self, player: str, groups: list[str], one: Banishment) -> bool:
        if one.group is not None:
            return one.group in groups or player in one.left
        return self.commons.persons.same(player, one.player or "")

    def opposite(self, player: str) -> list[str]:
        """Everybody on the other side of the banishments that bind him, sorted."""
        found: set[str] = set()
        for one, banished in self.of(player):
            found |= set(self.band(one.issuer) if banished else self.banished(one))
        return sorted(found - {player})

    def same(self, issuer: str, player: str | None, group: str | None) -> Banishment | None:
        """The live one that this issuer ordered of this player, or of this group."""
        live = [self.machine.things[name] for name in self.by.get(issuer, ())]
        same = self.commons.persons.same
        return next((o for o in live if o.group == group and (group or same(o.player or "", player or ""))), None)

    # Binding ----------------------------------------------------------------------------------------------------------

    def index(self, those: Iterable[Banishment]) -> None:
        """Bind anew by all of these that are live."""
        self.clear()
        for one in those:
            self.bind(one)

    def bind(self, one: Banishment) -> None:
        """One has begun; of one that is over nothing is kept."""
        if one.state in LIVE:
            for index, key in self._places(one):
                index.setdefault(key, []).append(one.id)
            for player in one.left:
                self._left.setdefault(player, []).append(one.id)

    def unbind(self, one: Banishment) -> None:
        """One is over."""
        for index, key in self._places(one):
            index[key].remove(one.id)
            if not index[key]:
                del index[key]
        for player in list(one.left):
            self.let_go(one, player)

    def bind_leaver(self, one: Banishment, player: str, until: int) -> None:
        """It binds one who left a banished group, until this time (ms)."""
        one.left[player] = until
        self._left.setdefault(player, []).append(one.id)

    def let_go(self, one: Banishment, player: str) -> None:
        """It binds one no more who left a banished group."""
        del one.left[player]
        self._left[player].remove(one.id)
        if not self._left[player]:
            del self._left[player]

    def _places(self, one: Banishment) -> list[tuple[dict[str, list[str]], str]]:
        if one.group is not None:
            return [(self.by, one.issuer), (self.groups, one.group)]
        return [(self.by, one.issuer), (self._players, self.commons.persons.of(one.player or ""))]
