"""The connection to a WebRCON: answers find their questions, silence has an end, and a loss is made good."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateways.rcon.game import PASSWORD, Clock, playing, running
from lawspeaker.gateways.rcon import client as rcon
from lawspeaker.gateways.rcon.client import Client, Lost, Place, waits


def visited(test, limit=60):
    """Run a test with a game, a client that is connected, what it heard, and a clock."""

    async def whole():
        async with playing() as game:
            clock, heard = Clock(), []
            client = Client(game.place, heard.append, clock.sleep, lambda: 0.0)
            async with running(client.run(asyncio.Event().wait)):
                await client.here.wait()
                await test(game, client, clock, heard)

    asyncio.run(asyncio.wait_for(whole(), limit))


def any_text(message):
    return message


def test_answers_find_the_question_that_was_asked():
    async def test(game, client, clock, heard):
        game.logs = {"1": "first", "2": "second"}
        questions = [client.ask(f"combatlog {one}", any_text) for one in (1, 2, 1)]
        assert await asyncio.gather(*questions) == ["first", "second", "first"]

    visited(test)


def test_a_command_that_is_never_answered_is_given_up_after_its_limit():
    async def test(game, client, clock, heard):
        asking = asyncio.ensure_future(client.ask("say hello", any_text, 7.0))
        await game.ordered("say hello")
        clock.pass_(6.9)
        await asyncio.sleep(0)
        assert not asking.done()
        clock.pass_(0.2)
        assert await asking is None

    visited(test)


def test_an_order_is_done_once_the_question_behind_it_is_answered():
    async def test(game, client, clock, heard):
        await client.order("say hello")
        assert game.orders == ["say hello", "serverinfo"]

    visited(test)


def test_an_order_to_a_game_that_answers_nothing_is_not_taken_for_done():
    async def test(game, client, clock, heard):
        game.mute = {"serverinfo"}
        ordering = asyncio.ensure_future(client.order("say hello", 5.0))
        await game.ordered("serverinfo")
        clock.pass_(5)
        with pytest.raises(Lost):
            await ordering

    visited(test)


def test_what_is_printed_while_a_command_runs_is_neither_its_answer_nor_a_line_of_the_console():
    async def test(game, client, clock, heard):
        game.noise = ["Ana[76561198000000101] was killed by Bo[76561198000000102]"]
        found = await client.ask("playerlist", lambda message: message if message.startswith("[") else None)
        assert (found[0], heard) == ("[", [])

    visited(test)


def test_lines_of_the_console_and_chat_are_heard_and_broken_frames_are_passed_over():
    async def test(game, client, clock, heard):
        for broken in ("", "{", "[1]", '{"Message": 3}', "\x00"):
            await game.sockets[0].send(broken)
        await game.print("a line")
        await game.tell("Chat", Message="hi")
        await client.ask("serverinfo", any_text)
        assert [(one.identifier, one.type) for one in heard] == [(0, "Generic"), (-1, "Chat")]

    visited(test)


def test_a_lost_connection_fails_what_was_asked_and_is_made_again():
    async def test(game, client, clock, heard):
        asking = asyncio.ensure_future(client.ask("say hello", any_text))
        await game.ordered("say hello")
        await game.sockets[0].close()
        with pytest.raises(Lost):
            await asking
        with pytest.raises(Lost):
            await client.ask("serverinfo", any_text)
        await clock.asleep(0.5)
        clock.pass_(0.5)
        await client.here.wait()
        assert await client.ask("serverinfo", any_text)
        assert game.doors == [PASSWORD, PASSWORD]

    visited(test)


def test_a_wrong_password_is_not_shown_often_enough_to_be_banned_for_it():
    async def whole():
        async with playing() as game:
            clock = Clock()
            place = Place(game.place.host, game.place.port, "wrong")
            client = Client(place, print, clock.sleep, lambda: 0.0)
            async with running(client.run(asyncio.Event().wait)):
                for wait in (0.5, 1.0, 330.0, 330.0):
                    await clock.asleep(wait)
                    clock.pass_(wait)
            assert game.doors[:4] == ["wrong"] * 4

    asyncio.run(asyncio.wait_for(whole(), 60))


def test_the_password_stands_in_no_text_about_the_place():
    assert "secret" not in repr(Place("127.0.0.1", 28016, "secret"))


@given(st.integers(1, 10_000), st.integers(0, 50), st.floats(0, 1))
def test_waits_are_bounded_and_never_nothing(failures, refusals, jitter):
    assert 0.5 <= waits(failures, refusals, jitter) <= rcon.BANNED + rcon.LATEST


@given(st.integers(1, 20), st.floats(0, 1))
def test_waits_only_grow(failures, jitter):
    assert waits(failures, 0, jitter) <= waits(failures + 1, 0, jitter)
