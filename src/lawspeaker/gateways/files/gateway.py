"""One server of the service, watched by the files of its folder: tier 0, with nothing installed and nothing asked.

The folder is looked at at intervals, each time to the end of what was written. What was seen goes on record under the
source `files`, numbered without holes; nothing is carried out, for files take no orders.
"""

import asyncio
from pathlib import Path

import structlog
from msgspec import Struct

from lawspeaker.gateways.feed import Feed
from lawspeaker.gateways.files.watch import Watch
from lawspeaker.gateways.files.wire import SOURCE, TIER
from lawspeaker.gateways.files.wishes import Wishes
from lawspeaker.gateways.loop import Sleep
from lawspeaker.service.hall import Hall
from lawspeaker.service.intake import Speaker
from lawspeaker.service.rights import OBSERVE

__all__ = ["Gateway", "Terms"]

log = structlog.get_logger()

LEDGER = "files.json"
SHARE = 10
"""A look is followed by a rest of at least so many times its length."""


class Terms(Struct, frozen=True, kw_only=True):
    """How a folder is watched: seconds between two looks, and what the owner wishes of what is read."""

    every: float = 2.0
    wishes: Wishes = Wishes()


class Gateway:
    """The gateway of one server of this hall to the folder where its game writes."""

    def __init__(self, hall: Hall, name: str, folder: Path, terms: Terms, sleep: Sleep) -> None:
        self._hall, self._name, self._folder, self._terms, self._sleep = hall, name, folder, terms, sleep
        server = hall.servers[name]
        may = frozenset({OBSERVE})
        speaker = Speaker(server=name, source=SOURCE, key=SOURCE, may=may, tier=TIER, records=())
        self._feed = Feed(server, speaker, sleep)
        self._watch = Watch(folder, server.folder / LEDGER, terms.wishes)
        self._here = False

    async def run(self) -> None:
        """Without end."""
        n = await self._feed.begin()
        begun = False
        try:
            while True:
                before = asyncio.get_running_loop().time()
                try:
                    if not begun:
                        await asyncio.to_thread(self._watch.begin, n, self._hall.wall())
                        n, begun = self._watch.ledger.first, True
                        n = await self._deliver(n)
                    more = await asyncio.to_thread(self._watch.look, self._hall.wall())
                except OSError as error:
                    self._gone(error)
                    more = False
                else:
                    self._back()
                n = await self._deliver(n)
                if not more:
                    took = asyncio.get_running_loop().time() - before
                    await self._sleep(max(self._terms.every, SHARE * took))
        finally:
            if self._here:
                self._hall.connected(self._name, -1)

    async def _deliver(self, n: int) -> int:
        """What is in the outbox goes on record; only what is on disk in the ledger may."""
        if self._watch.saved and self._watch.ledger.outbox:
            n = await self._feed.put(n, self._watch.ledger.outbox)
            self._watch.delivered(n)
        return n

    def _back(self) -> None:
        if not self._here:
            self._here = True
            self._hall.connected(self._name, 1)
            self._hall.sights[self._name, SOURCE] = ""
            log.info("a folder is watched", server=self._name, folder=str(self._folder))

    def _gone(self, error: OSError) -> None:
        why = f"`{error.filename or self._folder}` cannot be used: {error.strerror or error}"
        if self._hall.sights.get((self._name, SOURCE)) != why:
            self._hall.sights[self._name, SOURCE] = why
            log.error("a folder cannot be watched: it is tried again", server=self._name, because=why)
        if self._here:
            self._here = False
            self._hall.connected(self._name, -1)
