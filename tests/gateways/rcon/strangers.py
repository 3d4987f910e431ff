"""`make strangers`: npm's `rustrcon` logs in at the game of the tests, asks, and hears chat and console.

It needs node, and `rustrcon` where NODE_PATH says; so it is no part of `make test`. What PyPI's `webrcon` finds of the
same game is (`test_strangers.py`).
"""

import asyncio
import json
import sys
from asyncio.subprocess import PIPE
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).parents[2]))

from gateways.rcon.game import CHAT, LINE, PASSWORD, PATIENCE, playing


class Stranger:
    """The other client's process: what it is told to send, and what it says that came."""

    def __init__(self, process):
        self.process = process

    def send(self, number, command):
        self.process.stdin.write(json.dumps({"number": number, "command": command}).encode() + b"\n")

    async def next(self):
        line = await asyncio.wait_for(self.process.stdout.readline(), PATIENCE)
        assert line, "the client ended and said nothing"
        return tuple(json.loads(line))

    async def message(self, number, kind="Generic"):
        """The content of the next frame, which has to bear this number and be of this type."""
        what, said = await self.next()
        same("a frame", (what, said["Identifier"], said["Type"], said["Stacktrace"]), ("message", number, kind, ""))
        return said["content"]


def same(about, found, expected):
    """Fails the run unless both are one, and says what was found of what."""
    if found != expected:
        sys.exit(f"{about}: the client found {found!r}, and it is {expected!r}")


@asynccontextmanager
async def visiting(game, password):
    """The other client's process while the block lasts."""
    place = (game.place.host, str(game.place.port), quote(password, safe=""))
    command = ("node", str(Path(__file__).with_name("stranger.js")), *place)
    process = await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE)
    try:
        yield Stranger(process)
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def let_in(game):
    """With the password: questions and their answers, what is told to all, an order, and the end."""
    async with visiting(game, PASSWORD) as stranger:
        same("the door", await stranger.next(), ("connected", None))
        stranger.send(1201, "playerlist")
        same("the list of players", await stranger.message(1201), game.players)
        await game.tell("Chat", **CHAT)
        same("chat", await stranger.message(-1, "Chat"), CHAT)
        await game.print(LINE)
        same("the console", await stranger.message(0), LINE)
        stranger.send(1202, "say hello")
        stranger.send(1203, "serverinfo")
        same("the server", (await stranger.message(1203))["Players"], len(game.players))
        same("the orders", game.orders, ["playerlist", "say hello", "serverinfo"])
        stranger.process.stdin.close()
        same("the end", await stranger.next(), ("disconnect", None))


async def turned_away(game):
    """Without the password: an error, and no connection."""
    async with visiting(game, "wrong") as stranger:
        what, why = await stranger.next()
        same("the door", (what, why), ("error", "Unexpected server response: 403"))
        same("who is in", game.sockets, [])


async def main():
    for visit in (let_in, turned_away):
        async with playing() as game:
            await visit(game)
    print(
        "npm's rustrcon was let in, got its answers, heard chat and console, and was turned away without the password"
    )


if __name__ == "__main__":
    asyncio.run(main())
