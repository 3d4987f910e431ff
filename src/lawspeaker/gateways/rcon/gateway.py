"""One server of the service, watched and spoken to by its WebRCON.

What the game says becomes events, which go on record under the source `rcon` at tier 1, numbered without holes; a
stretch that nobody watched is a gap, and named. The list of players is asked for at intervals, and at once when
somebody comes or goes; with it the combat logs. Findings are carried out while there is a connection, and receipted.

A game keeps no end of a mute: the mutes that are running are read from what was found, and lifted when they are over.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from itertools import islice

import msgspec
import structlog
from msgspec import Struct

from lawspeaker.events.spans import DAY
from lawspeaker.gateways.feed import AT_ONCE, Feed
from lawspeaker.gateways.loop import Sleep, in_loop
from lawspeaker.gateways.rcon import blows, carry
from lawspeaker.gateways.rcon.blows import Blows, Log
from lawspeaker.gateways.rcon.carry import Carried, Mute, carried
from lawspeaker.gateways.rcon.client import Client, Lost, Place
from lawspeaker.gateways.rcon.frames import Frame
from lawspeaker.gateways.rcon.watch import Heard, Watch
from lawspeaker.gateways.seen import HOLE, Fields, Seen
from lawspeaker.gateways.wire.carrier import Carrier, patiently
from lawspeaker.gateways.wire.frames import Push, Receipt
from lawspeaker.service.hall import Hall
from lawspeaker.service.intake import Speaker
from lawspeaker.service.rights import OBSERVE, ORDER

__all__ = ["SOURCE", "Gateway", "Terms"]

log = structlog.get_logger()

SOURCE, TIER = "rcon", 1
RECORDS = ("joined", "kill", "left")
"""What is told whole while there is a connection and no gap; `chat` too, if private words are not left out."""
MOST = 20_000
"""Events that wait for the record; what comes beyond them is lost, and the loss is named."""
RETRY = 1.0
"""Seconds."""
NOBODY = "there is no connection to the game's WebRCON: is it running, and are address and password right?"
LIFTED = DAY
"""Milliseconds: a mute that ended so long ago was lifted before the service last stood still."""


class Terms(Struct, frozen=True, kw_only=True):
    """How a game is watched: seconds between two lists of players, whether combat logs are asked for, and whether
    team and clan words are taken; `without` are types of event that there are none of, as its owner says."""

    every: float = 10.0
    combat_logs: bool = False
    private_chat: bool = False
    without: tuple[str, ...] = ()


class Gateway:
    """The gateway of one server of this hall. `sleep` and `jitter` are its clock and its dice."""

    def __init__(
        self, hall: Hall, name: str, place: Place, terms: Terms, sleep: Sleep, jitter: Callable[[], float]
    ) -> None:
        self._hall, self._server, self._terms, self._sleep = hall, hall.servers[name], terms, sleep
        self._watch = Watch(hall.wall, terms.private_chat)
        self._blows = Blows(self._watch.netids, hall.wall)
        self._client = Client(place, self._hear, sleep, jitter)
        may = frozenset({OBSERVE, ORDER})
        records = (*RECORDS, *(("chat",) if terms.private_chat else ()), *terms.without)
        speaker = Speaker(server=name, source=SOURCE, key=SOURCE, may=may, tier=TIER, records=records)
        self._feed = Feed(self._server, speaker, sleep)
        self._waiting: deque[Seen] = deque()
        self._more, self._look = asyncio.Event(), asyncio.Event()
        self._mutes: dict[str, int] = {}
        self._carrier: Carrier | None = None

    async def run(self) -> None:
        """Without end."""
        self._hall.sights[self._server.name, SOURCE] = NOBODY
        await patiently(self._server.findings.carrier, SOURCE)
        self._mutes = await patiently(self._running_mutes)
        carrier = self._carrier = Carrier(self._server, SOURCE, self._push)
        loop = asyncio.get_running_loop()
        deaf = self._server.on_news(lambda found: in_loop(loop, lambda: carrier.news(found)))
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._put())
                group.create_task(carrier.carry())
                group.create_task(self._client.run(self._visit))
        finally:
            deaf()

    # In ---------------------------------------------------------------------------------------------------------------

    def _hear(self, frame: Frame) -> None:
        self._add(self._watch.hear(frame))
        if self._watch.asks:
            self._look.set()

    def _add(self, heard: Heard) -> None:
        for one in heard:
            lost = one is HOLE or len(self._waiting) >= MOST
            if lost and self._waiting and self._waiting[-1] is HOLE:
                continue
            self._waiting.append(HOLE if lost else one)
        if self._waiting:
            self._more.set()

    async def _put(self) -> None:
        """Put on record what waits, in its order."""
        n = await self._feed.begin()
        if n > 1:
            # Since the service last stood still nobody has watched.
            self._waiting.appendleft(HOLE)
        while True:
            self._more.clear()
            while self._waiting:
                seen = list(islice(self._waiting, AT_ONCE))
                n = await self._feed.put(n, seen)
                for _ in seen:
                    self._waiting.popleft()
            await self._more.wait()

    # While there is a connection --------------------------------------------------------------------------------------

    async def _visit(self) -> None:
        log.info("WebRCON is here", server=self._server.name)
        self._hall.sights[self._server.name, SOURCE] = ""
        self._hall.connected(self._server.name, 1)
        try:
            while True:
                await self._look_around()
                await self._unmute()
                await self._pause()
        finally:
            self._hall.connected(self._server.name, -1)
            self._hall.sights[self._server.name, SOURCE] = NOBODY
            self._add(self._watch.gone())

    async def _look_around(self) -> None:
        self._look.clear()
        if await self._client.ask("playerlist", self._roster) is None:
            raise Lost("it has stopped answering")
        if self._terms.combat_logs:
            found = [await self._log_of(who) for who in sorted(self._watch.present)]
            self._add([*self._blows.take([one for one in found if one is not None])])

    def _roster(self, message: str) -> bool | None:
        heard = self._watch.roster(message)
        if heard is None:
            return None
        self._add(heard)
        return True

    async def _log_of(self, who: str) -> Log | None:
        found = await self._client.ask(f"combatlog {who} --json", blows.rows)
        return None if found is None else Log(who, found, self._hall.wall())

    async def _pause(self) -> None:
        """Until it is time to look again, or there is reason to."""
        time = asyncio.ensure_future(self._sleep(self._terms.every))
        reason = asyncio.ensure_future(self._look.wait())
        try:
            await asyncio.wait((time, reason), return_when=asyncio.FIRST_COMPLETED)
        finally:
            time.cancel()
            reason.cancel()

    # Out --------------------------------------------------------------------------------------------------------------

    async def _push(self, push: Push) -> None:
        finding = msgspec.json.decode(push.finding)
        seq = carry.lifted(finding)
        done = await self._taken_back(seq) if seq is not None else self._carried(finding, push.id)
        if done.commands and seq is None:
            # Until the game is there, it may have become too late for it.
            await self._client.here.wait()
            done = self._carried(finding, push.id)
        for command in done.commands:
            await self._order(command)
        if done.mute is not None:
            self._keep(done.mute)
        assert self._carrier is not None
        refused = done.refused or None
        await self._carrier.receipt(Receipt(push.id, done=refused is None, refused=refused is not None, why=refused))

    def _carried(self, finding: Fields, id_: str) -> Carried:
        return carried(finding, id_, self._watch.called, self._hall.wall())

    async def _taken_back(self, seq: int) -> Carried:
        """How the punishment that this event gave is taken back."""
        caused = await patiently(self._server.findings.after, seq, -1)
        given = [msgspec.json.decode(one.body) for one in caused if one.seq == seq and one.kind == "sanction"]
        commands = [command for one in given if (command := carry.undone(one)) is not None]
        for one in given:
            self._mutes.pop(one["player"], None)
        return Carried(commands, "" if commands else "nothing that the game holds is lifted by this")

    async def _order(self, command: str) -> None:
        """Have it carried out, however often the connection is lost before it is certain that it was."""
        while True:
            await self._client.here.wait()
            try:
                await self._client.order(command)
                return
            except Lost:
                await self._sleep(RETRY)

    async def _unmute(self) -> None:
        now = self._hall.wall()
        for who in sorted(who for who, until in self._mutes.items() if until <= now):
            await self._client.order(f"unmute {who}")
            del self._mutes[who]

    def _keep(self, mute: Mute) -> None:
        self._mutes[mute.player] = max(mute.until, self._mutes.get(mute.player, 0))

    def _running_mutes(self) -> dict[str, int]:
        given: dict[int, Mute] = {}
        for one in self._server.findings.all():
            if one.kind == "sanction" and one.goes_to is not None:
                mute = carry.mute_of(one.body)
                if mute is not None and mute.until > self._hall.wall() - LIFTED:
                    given[one.seq] = mute
            elif one.kind == "change" and given:
                given.pop(carry.lifted(msgspec.json.decode(one.body)) or 0, None)
        found: dict[str, int] = {}
        for mute in given.values():
            found[mute.player] = max(mute.until, found.get(mute.player, 0))
        return found
