"""A game server's WebRCON for tests: it listens on a port of this machine and answers as the real one does."""

import asyncio
import json
from contextlib import asynccontextmanager
from http import HTTPStatus
from urllib.parse import unquote

from websockets.asyncio.server import serve
from websockets.exceptions import ConnectionClosed

from lawspeaker.gateways.rcon.client import Place
from service.town import ANA, BO, T

PATIENCE = 90
PASSWORD = "pass word/%"
CHAT = {"Channel": 0, "Message": 'are you "friendly"?', "UserId": ANA, "Username": "A[n]a", "Color": "#5af", "Time": 17}
LINE = f"203.0.113.9:1/{ANA}/Ana joined [windows/{ANA}]"
"""What a game tells all when somebody speaks, and what its console prints when somebody comes."""


class Clock:
    """Time that stands still until it is moved on; it is the wall and the sleep of what is tested."""

    def __init__(self, now=T):
        self.now, self.sleepers, self.slept = now, [], []
        self.changed = asyncio.Event()

    def wall(self):
        return self.now

    async def sleep(self, seconds):
        future = asyncio.get_running_loop().create_future()
        self.sleepers.append((self.now + seconds * 1000, seconds, future))
        self.slept.append(seconds)
        self.changed.set()
        await future

    async def asleep(self, seconds):
        """Until somebody sleeps for so many seconds."""
        async with asyncio.timeout(PATIENCE):
            while not any(each == seconds and not future.done() for _, each, future in self.sleepers):
                self.changed.clear()
                await self.changed.wait()

    def pass_(self, seconds):
        self.now += round(seconds * 1000)
        for due, _, future in self.sleepers:
            if due <= self.now and not future.done():
                future.set_result(None)
        self.sleepers = [one for one in self.sleepers if not one[2].done()]


def of_2023(who, name, seconds=60):
    return {"SteamID": who, "DisplayName": name, "ConnectedSeconds": seconds, "VoiationLevel": 0.0, "Health": 100.0}


def of_2026(who, name, at, body, seconds=60):
    x, y, z = at
    more = {"EntityId": body, "Position": {"x": x, "y": y, "z": z}, "IsMuted": False, "TeamID": 0}
    return of_2023(who, name, seconds) | more


class Game:
    """What is on the server, what was ordered of it, and what it does not answer."""

    def __init__(self):
        self.players = [of_2023(ANA, "Ana"), of_2023(BO, "Bo")]
        self.logs, self.orders, self.doors, self.mute = {}, [], [], set()
        self.closes, self.noise = False, []
        self.sockets, self.changed = [], asyncio.Event()
        self.place = None

    def door(self, connection, request):
        self.doors.append(unquote(request.path[1:]))
        self.changed.set()
        return None if self.doors[-1] == PASSWORD else connection.respond(HTTPStatus.FORBIDDEN, "")

    async def talk(self, socket):
        self.sockets.append(socket)
        self.changed.set()
        try:
            if self.closes:
                return
            async for data in socket:
                said = json.loads(data)
                await self.hear(socket, said["Identifier"], said["Message"])
        except ConnectionClosed:
            pass
        finally:
            self.sockets.remove(socket)

    async def hear(self, socket, number, command):
        name = command.partition(" ")[0]
        answer = self.answer(name, command)
        self.orders.append(command)
        for line in self.noise:
            await self.frame(socket, line, number)
        if answer is not None and name not in self.mute:
            await self.frame(socket, answer, number)
        self.changed.set()

    def answer(self, name, command):
        if name == "playerlist":
            return json.dumps(self.players, indent=2)
        if name == "serverinfo":
            return json.dumps({"Hostname": "a town", "Players": len(self.players)})
        return self.logs.get(command.split()[1], "[]") if name == "combatlog" else None

    async def frame(self, socket, message, number=0, kind="Generic"):
        message = message if isinstance(message, str) else json.dumps(message, indent=2)
        whole = {"Message": message, "Identifier": number, "Type": kind, "Stacktrace": ""}
        await socket.send(json.dumps(whole, indent=2))

    async def print(self, line):
        for socket in list(self.sockets):
            await self.frame(socket, line)

    async def tell(self, kind, **said):
        for socket in list(self.sockets):
            await self.frame(socket, said, -1, kind)

    async def until(self, holds):
        """Until this is so."""
        async with asyncio.timeout(PATIENCE):
            while not holds():
                self.changed.clear()
                await self.changed.wait()

    async def ordered(self, command, times=1):
        await self.until(lambda: self.orders.count(command) >= times)


@asynccontextmanager
async def playing():
    """A game that runs while the block lasts."""
    game = Game()
    async with serve(game.talk, "127.0.0.1", 0, process_request=game.door) as server:
        game.place = Place("127.0.0.1", server.sockets[0].getsockname()[1], PASSWORD)
        yield game


@asynccontextmanager
async def running(work):
    """This work goes on while the block lasts; if it fails, so does the test."""
    task = asyncio.ensure_future(work)
    try:
        yield
    finally:
        failed = task.exception() if task.done() else None
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        if failed is not None:
            raise failed
