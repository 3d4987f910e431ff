"""A check-up of a WebRCON says whether the game is there and lets us in."""

import asyncio

from msgspec.structs import replace

from gateways.rcon.game import playing
from lawspeaker.gateways.rcon.checkup import look_over


def remark(place):
    (one,) = list(look_over("main", place))
    return one


def test_a_game_that_answers_is_well_and_a_wrong_password_is_named():
    async def test():
        async with playing() as game:
            well = await asyncio.to_thread(remark, game.place)
            wrong = await asyncio.to_thread(remark, replace(game.place, password="guessed"))
        return well, wrong, await asyncio.to_thread(remark, game.place)

    well, wrong, gone = asyncio.run(asyncio.wait_for(test(), 30))
    assert (well.level, wrong.level, gone.level) == ("well", "wrong", "wrong")
    assert "rcon.password" in wrong.say
    assert "guessed" not in wrong.say
    assert "cannot be reached" in gone.say
