"""What a gateway has seen, on its way to the record: numbered without holes, given again until it is taken.

What is put on record is so when `put` returns. A stretch that was not seen is a number that never comes.
"""

from collections.abc import Sequence

import msgspec
import structlog

from lawspeaker.gateways.loop import Sleep, give
from lawspeaker.gateways.seen import Seen
from lawspeaker.service.intake import Batch, Gap, Speaker, make_ready
from lawspeaker.service.server import Server

__all__ = ["AT_ONCE", "Feed"]

AT_ONCE = 500
"""Events that are put on record together."""
RETRY = 1.0
"""Seconds."""

log = structlog.get_logger()


class Feed:
    """The way from one speaker to his server's record."""

    def __init__(self, server: Server, speaker: Speaker, sleep: Sleep) -> None:
        self._server, self._speaker, self._sleep = server, speaker, sleep
        self._refused = ""

    async def begin(self) -> int:
        """Say who speaks; the number that comes next."""
        while (outcome := await give(self._server, self._speaker)).refused:
            await self._wait(outcome.refused)
        self._refused = ""
        return outcome.go_on

    async def put(self, n: int, seen: Sequence[Seen]) -> int:
        """Put all of this on record, from number `n` on, holes included; the number that comes next."""
        at = 0
        while at < len(seen):
            what, many = self._lot(n, seen, at)
            outcome = await give(self._server, what)
            if outcome.refused:
                await self._wait(outcome.refused)
                continue
            self._refused = ""
            for number, fault in outcome.faults:
                log.error("something that was seen is no event", source=self._source, n=number, because=fault)
            at, n = at + many, outcome.go_on
        return n

    async def _wait(self, why: str) -> None:
        """Until it is tried again; why is said once."""
        if not self._refused:
            log.warning("what was seen cannot be put on record: it is tried again", source=self._source, because=why)
        self._refused = why
        await self._sleep(RETRY)

    @property
    def _source(self) -> str:
        return self._speaker.source

    def _lot(self, n: int, seen: Sequence[Seen], at: int) -> tuple[Batch | Gap, int]:
        """What goes first from place `at` on, and how many of them that is."""
        if seen[at] is None:
            return Gap(self._speaker, n, n), 1
        events: list[msgspec.Raw] = []
        for one in seen[at : at + AT_ONCE]:
            if one is None:
                break
            events.append(msgspec.Raw(msgspec.json.encode(one)))
        return make_ready(self._speaker, n, events, False), len(events)
