"""So many bytes are on their way to a record and no more, whoever sends them."""

import asyncio

from lawspeaker.gateways.wire.load import Load


def now(load, size):
    """Somebody who wants room for so many bytes, once he has asked."""
    return asyncio.create_task(load.take(size))


async def _settled():
    for _ in range(5):
        await asyncio.sleep(0)


def test_who_comes_when_there_is_no_room_waits_in_his_turn():
    async def play():
        load = Load(10)
        tasks = [now(load, size) for size in (6, 5, 1, 4)]
        await _settled()
        assert [task.done() for task in tasks] == [True, False, False, False]
        load.give_back(6)
        await _settled()
        assert [task.done() for task in tasks] == [True, True, True, True]

    asyncio.run(play())


def test_what_is_larger_than_all_that_may_be_under_way_goes_alone():
    async def play():
        load = Load(10)
        small, large, next_ = now(load, 1), now(load, 50), now(load, 1)
        await _settled()
        assert (small.done(), large.done()) == (True, False)
        load.give_back(1)
        await _settled()
        assert (large.done(), next_.done()) == (True, False)
        load.give_back(50)
        await next_

    asyncio.run(play())


def test_who_goes_while_he_waits_or_as_he_is_let_in_takes_no_room_from_others():
    async def play():
        load = Load(10)
        first, waits, last = now(load, 10), now(load, 10), now(load, 10)
        await _settled()
        waits.cancel()
        await _settled()
        load.give_back(10)
        last.cancel()
        await _settled()
        await now(load, 10)
        assert (first.done(), waits.cancelled(), last.cancelled()) == (True, True, True)

    asyncio.run(play())
