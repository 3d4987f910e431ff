"""The game of these tests is one that other people's clients take for a game: PyPI's `webrcon` talks to it.

Our own client is tested against that game, so what both get wrong alike would go unseen; a client that somebody else
wrote, who knows nothing of ours, would stumble over it. `make strangers` lets npm's `rustrcon` try it too.
"""

import asyncio
import json
from contextlib import asynccontextmanager
from urllib.parse import quote

import pytest
from webrcon import RconConnector
from websockets.exceptions import InvalidStatus

from gateways.rcon.game import CHAT, LINE, PASSWORD, PATIENCE, Clock, playing, running
from lawspeaker.gateways.rcon.client import Client


class Heard:
    """What a client was told, frame after frame."""

    def __init__(self):
        self.frames = asyncio.Queue()

    def __call__(self, frame):
        self.frames.put_nowait(frame)

    async def next(self):
        return await asyncio.wait_for(self.frames.get(), PATIENCE)

    def nothing(self):
        return self.frames.empty()


class Stranger:
    """Somebody else's client at a game, what it heard of chat and of the console, and the answers it got."""

    def __init__(self, game, password):
        self.chat, self.console = Heard(), Heard()
        place = (game.place.host, game.place.port, quote(password, safe=""))
        self.client = RconConnector(*place, message_callback=self.chat, console_callback=self.console)

    async def order(self, command):
        answers = Heard()
        assert await self.client.command(command, answers)
        return answers

    async def ask(self, command):
        return await (await self.order(command)).next()


@asynccontextmanager
async def visiting(game, password=PASSWORD):
    """A stranger at this game while the block lasts."""
    stranger = Stranger(game, password)
    await stranger.client.start(asyncio.get_running_loop(), proxy=None)
    try:
        yield stranger
    finally:
        await stranger.client.close()


def visited(test):
    """Run a test with a game and a stranger who was let in."""

    async def whole():
        async with playing() as game, visiting(game) as stranger:
            await test(game, stranger)

    asyncio.run(asyncio.wait_for(whole(), 60))


@asynccontextmanager
async def ours(game):
    """Our own client at the same game, and what it hears."""
    heard = []
    client = Client(game.place, heard.append, Clock().sleep, lambda: 0.0)
    async with running(client.run(asyncio.Event().wait)):
        await client.here.wait()
        yield client, heard


def test_a_strangers_client_is_let_in_by_the_password_and_reads_the_answers():
    async def test(game, stranger):
        town = await stranger.ask("serverinfo")
        assert json.loads(town["Message"])["Players"] == 2
        people = await stranger.ask("playerlist")
        assert json.loads(people["Message"]) == game.players
        assert (game.doors, game.orders) == ([PASSWORD], ["serverinfo", "playerlist"])

    visited(test)


def test_a_strangers_answer_bears_the_number_of_its_command_and_what_every_answer_bears():
    async def test(game, stranger):
        first, second = [await stranger.ask("serverinfo") for _ in range(2)]
        assert (first.pop("Message"), first.pop("Identifier")) == (second["Message"], 1)
        assert (first, second["Identifier"]) == ({"Type": "Generic", "Stacktrace": ""}, 2)

    visited(test)


@pytest.mark.filterwarnings("ignore:websockets:DeprecationWarning")  # of an old name that this client asks for
def test_a_stranger_without_the_password_is_turned_away():
    async def whole():
        async with playing() as game:
            with pytest.raises(InvalidStatus):
                async with visiting(game, "wrong"):
                    pass
            assert (game.doors, game.sockets) == (["wrong"], [])

    asyncio.run(asyncio.wait_for(whole(), 60))


def test_a_stranger_hears_chat_and_the_console_each_as_what_it_is():
    async def test(game, stranger):
        await game.tell("Chat", **CHAT)
        await game.print(LINE)
        said, printed = await stranger.chat.next(), await stranger.console.next()
        assert (said["Type"], json.loads(said["Message"])) == ("Chat", CHAT)
        assert (printed["Type"], printed["Message"]) == ("Generic", LINE)
        assert stranger.chat.nothing()
        assert stranger.console.nothing()

    visited(test)


def test_a_strangers_order_that_says_nothing_back_gets_no_answer():
    async def test(game, stranger):
        answers = await stranger.order("say hello")
        await stranger.ask("serverinfo")
        assert answers.nothing()
        assert game.orders == ["say hello", "serverinfo"]

    visited(test)


def test_two_clients_at_one_game_get_each_its_own_answers_and_both_what_all_are_told():
    async def test(game, stranger):
        async with ours(game) as (client, heard):
            game.logs = {"1": "first", "2": "second"}
            asked = client.ask("combatlog 1", lambda message: message), stranger.ask("combatlog 2")
            mine, other = await asyncio.gather(*asked)
            assert (mine, other["Message"]) == ("first", "second")
            await game.tell("Chat", **CHAT)
            await client.ask("serverinfo", lambda message: message)
            assert [json.loads(one.message) for one in heard] == [json.loads((await stranger.chat.next())["Message"])]

    visited(test)


def test_what_a_strangers_command_prints_is_heard_by_the_stranger_alone():
    async def test(game, stranger):
        async with ours(game) as (client, heard):
            game.noise = [LINE]
            assert (await stranger.ask("say hello"))["Message"] == LINE
            game.noise = []
            assert await client.ask("serverinfo", lambda message: message)
            assert heard == []

    visited(test)
