"""The referee's seat on one server: the rulebook in force, who judges by it, and what is known of the place now."""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec
from msgspec import UNSET, Struct

from lawspeaker.events import Event
from lawspeaker.events.codec import Unknown
from lawspeaker.events.findings import Found
from lawspeaker.institutions.claims import CLAIM, TOLD, Claim
from lawspeaker.justice.court import Court, over
from lawspeaker.law.tree import Rulebook
from lawspeaker.referee import snapshot
from lawspeaker.referee.referee import Referee
from lawspeaker.referee.servers import Servers
from lawspeaker.vocabulary import lexicon
from lawspeaker.world.zone import Zone

__all__ = ["Seat", "Standing"]


class Standing(Struct, frozen=True):
    """What a sender is told when he is welcomed: modes that are on, and the zones that stand."""

    modes: list[str]
    zones: list[dict[str, Any]]


STATUS: dict[str, str] = {state: status for status, state in TOLD.items()}
"""What a zone's status on the wire is, by the state of the claim to it."""


class Seat:
    """Who judges one server, first by `first`, later by what `rulebook` events put in force: one of those in `ahead`,
    whose questions about the past are kept in mind from the beginning. `uphold` lets every unlawful ruling count as
    upheld, as `judge` does; else what staff punish alone does, where a rulebook has articles on it."""

    def __init__(self, first: Rulebook, uphold: bool = False, ahead: Iterable[Rulebook] = ()) -> None:
        self._first = first
        self._referee: Referee | None = None
        self._court: Court | None = None
        known = (first, *ahead)
        self._servers = Servers(first, lexicon(), above=self._seated(over(known, uphold)), ahead=known)

    def _seated(self, court: Callable[[Referee], Court] | None) -> Callable[[Referee], Referee | Court]:
        def seat(referee: Referee) -> Referee | Court:
            self._referee = referee
            self._court = court(referee) if court is not None else None
            return self._court or referee

        return seat

    @property
    def book(self) -> Rulebook:
        """The rulebook in force."""
        return self._first if self._referee is None else self._referee.book

    def foresees(self, book: Rulebook) -> bool:
        """Whether all is known that this rulebook asks of the past; if so, it may be put in force from now on."""
        ahead = self._servers.ahead
        if book.hash not in ahead and self._referee is not None and self._referee.foresees(book):
            ahead[book.hash] = book
        return book.hash in ahead

    def take(self, event: Event | Unknown) -> list[Found]:
        """What this event caused."""
        return self._servers.take(event)

    def dump(self) -> bytes:
        """All that is known at this seat, to go on from."""
        assert self._referee is not None, "a seat at which nothing was heard has nothing to say"
        court = self._court.dump() if self._court is not None else None
        told = {"ahead": list(self._servers.ahead), "referee": snapshot.dump(self._referee), "court": court}
        return msgspec.msgpack.encode(told)

    @classmethod
    def restored(cls, server: str, data: bytes, books: Callable[[str], Rulebook], uphold: bool) -> "Seat":
        """The seat of which `dump` has told, for this server; raises `ServiceError` if a rulebook of it is lost."""
        told = msgspec.msgpack.decode(data)
        ahead = [books(hash_) for hash_ in told["ahead"]]
        seat = cls(books(told["referee"]["rulebooks"][0][1]), uphold, ahead)
        referee = seat._servers.referee()
        snapshot.load(referee, told["referee"], books)
        seat._servers.seated(server, referee)
        if seat._court is not None and told["court"] is not None:
            seat._court.load(told["court"])
        return seat

    def is_staff(self, player: str) -> bool:
        """Whether he is known to be staff."""
        return self._referee is not None and self._referee.institutions.staff.is_member(player)

    def standing(self) -> Standing:
        """What holds now."""
        if self._referee is None:
            return Standing([], [])
        world, modes = self._referee.world, self._referee.institutions.modes
        names = sorted({*modes.spans, *modes.announced, *self.book.modes})
        on = [name for name in names if modes.held(name, world.clock)]
        claims = self._referee.institutions.of[CLAIM].machine
        zones = sorted(world.zones.all(), key=lambda zone: zone.id)
        return Standing(on, [_told(zone, claims.get(zone.id)) for zone in zones])


def _told(zone: Zone, claim: Claim | None) -> dict[str, Any]:
    """A zone as the wire tells it, with what has become of a claim to it."""
    told = {"id": zone.id, "kind": zone.kind, "name": zone.name, "owner": zone.owner}
    if claim is not None and claim.state != "unclaimed":
        told |= {"owner": claim.owner, "status": STATUS.get(claim.state, "invalid")}
    return {name: value for name, value in told.items() if value is not UNSET}
