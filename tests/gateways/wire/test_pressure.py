"""Nobody can fill the memory: neither who sends faster than it is written down, nor who does not listen."""

import asyncio

import msgspec
import pytest

from gateways.wire.live import Live
from lawspeaker.gateways.wire import door, session
from lawspeaker.gateways.wire.carrier import WINDOW, Carrier
from lawspeaker.gateways.wire.door import Door
from lawspeaker.gateways.wire.frames import Receipt
from lawspeaker.gateways.wire.load import Load
from lawspeaker.gateways.wire.session import speak
from lawspeaker.record import RecordError
from lawspeaker.service.intake import Outcome, Speaker, make_ready
from service.town import BO, T, ask, hall_in, joined, judged, kill, open_hall, raws, send, speaker


class Flood:
    """A channel on which batch after batch comes as fast as it is read."""

    def __init__(self, key, batches):
        self.read, self.said = 0, []
        hello = {"type": "hello", "protocol": 1, "key": key, "source": "plugin"}
        self._frames = [hello, *({"type": "batch", "first": n, "events": [joined(BO, "Bo", T + n)]} for n in batches)]
        self.moved = asyncio.Event()

    async def receive(self):
        if self.read == len(self._frames):
            await asyncio.Event().wait()
        self.read += 1
        self.moved.set()
        return msgspec.json.encode(self._frames[self.read - 1]), False

    async def send(self, data, packed):
        self.said.append(msgspec.json.decode(data))
        self.moved.set()

    async def close(self, code, reason):
        """Nothing to end."""


async def _until(condition, moved):
    async with asyncio.timeout(90):
        while not condition():
            moved.clear()
            await moved.wait()


def test_while_the_record_is_slow_no_more_is_read_than_so_many_batches(tmp_path, monkeypatch):
    hall = hall_in(tmp_path)
    live = Live(hall)
    waiting = []

    async def flood():
        channel = Flood(live.key, range(1, 500))

        def give(what, told):
            waiting.append(told)
            channel.moved.set()

        monkeypatch.setattr(hall.servers["main"], "give", give)
        speaking = asyncio.create_task(speak(channel, Door(hall), "here"))
        await _until(lambda: waiting, channel.moved)
        waiting.pop()(Outcome(1))
        await _until(lambda: len(waiting) == session.UNDER_WAY, channel.moved)
        for _ in range(50):
            await asyncio.sleep(0)
        assert channel.read <= session.UNDER_WAY + 2
        for n, told in enumerate(waiting[: session.UNDER_WAY], 1):
            told(Outcome(n + 1))
        await _until(lambda: len(channel.said) > session.UNDER_WAY, channel.moved)
        assert [said["n"] for said in channel.said[1 : session.UNDER_WAY + 1]] == list(range(1, session.UNDER_WAY + 1))
        speaking.cancel()
        await asyncio.gather(speaking, return_exceptions=True)

    asyncio.run(flood())
    hall.stop()


def test_what_a_sender_has_left_behind_counts_until_the_server_has_heard_it(tmp_path, monkeypatch):
    hall = hall_in(tmp_path)
    live = Live(hall)
    waiting = []
    monkeypatch.setattr(door, "Load", lambda: Load(1))
    monkeypatch.setattr(
        hall.servers["main"],
        "give",
        lambda what, told: told(Outcome(1)) if isinstance(what, Speaker) else waiting.append(told),
    )

    async def visit(at_the_door):
        channel = Flood(live.key, range(1, 500))
        speaking = asyncio.create_task(speak(channel, at_the_door, "here"))
        await _until(lambda: channel.read > 1, channel.moved)
        for _ in range(50):
            await asyncio.sleep(0)
        speaking.cancel()
        await asyncio.gather(speaking, return_exceptions=True)

    async def visits():
        at_the_door = door.Door(hall)
        for _ in range(3):
            await visit(at_the_door)
        assert len(waiting) == 1
        waiting.pop()(Outcome(2))
        await visit(at_the_door)
        assert len(waiting) == 1

    asyncio.run(visits())
    hall.stop()


@pytest.fixture
def many(tmp_path):
    """A server with more to be told than goes out at once."""
    with open_hall(tmp_path) as hall:
        hall.servers["main"].findings.carrier("plugin")
        send(hall, [kill(T + n * 1000) for n in range(WINDOW + 20)])
        judged(hall)
        yield hall.servers["main"]


def carry(server, work, again=60.0):
    async def run():
        pushed, moved = [], asyncio.Event()

        async def push(frame):
            pushed.append(frame.id)
            moved.set()

        carrier = Carrier(server, "plugin", push, again)
        carrying = asyncio.create_task(carrier.carry())
        await work(carrier, pushed, moved)
        carrying.cancel()
        await asyncio.gather(carrying, return_exceptions=True)

    asyncio.run(run())


def test_only_so_many_messages_are_under_way_until_receipts_come(many):
    async def work(carrier, pushed, moved):
        await _until(lambda: len(pushed) == WINDOW, moved)
        for id_ in pushed[:5]:
            await carrier.receipt(Receipt(id_))
        await _until(lambda: len(pushed) == WINDOW + 5, moved)
        assert len(set(pushed)) == WINDOW + 5

    carry(many, work)


def test_what_is_found_while_he_is_there_is_sent_once_and_in_order_however_much_it_is(many):
    news = [kill(T + 100_000 + n * 1000) for n in range(2 * WINDOW)]

    async def work(carrier, pushed, moved):
        loop, n = asyncio.get_running_loop(), WINDOW + 21
        many.on_news(lambda found: loop.call_soon_threadsafe(carrier.news, found))
        receipted = []
        for lot in (1, 1, 5, WINDOW, 1, 1, WINDOW - 9):
            await asyncio.to_thread(ask, many, make_ready(speaker(), n, raws(news[:lot]), False))
            n, wanted = n + lot, n + lot - 1
            del news[:lot]
            while len(receipted) < wanted:
                await _until(lambda: len(pushed) > len(receipted), moved)
                await carrier.receipt(Receipt(pushed[len(receipted)]))
                receipted.append(1)
        assert pushed == [f"main:{seq}:0" for seq in range(2, n + 1)]

    carry(many, work)


def test_what_is_not_receipted_is_sent_again_under_the_same_id(many):
    async def work(carrier, pushed, moved):
        await _until(lambda: len(pushed) == WINDOW, moved)
        await carrier.receipt(Receipt(pushed[0]))
        await _until(lambda: len(pushed) >= 2 * WINDOW, moved)
        assert pushed.count(pushed[0]) == 1
        assert pushed.count(pushed[1]) >= 2

    carry(many, work, again=0.05)


def test_a_receipt_for_what_was_never_sent_changes_nothing(many):
    async def work(carrier, pushed, moved):
        await _until(lambda: len(pushed) == WINDOW, moved)
        for id_ in ("", "x", "main:0:0", "other:2:0", "main:2:0:0", "main:99999999999999999999:0"):
            await carrier.receipt(Receipt(id_, refused=True))
        assert len(many.findings.owed("plugin", most=1000)) == WINDOW + 20

    carry(many, work)


def test_one_that_is_not_receipted_is_sent_again_though_receipts_for_others_keep_coming(many):
    async def work(carrier, pushed, moved):
        await _until(lambda: len(pushed) == WINDOW, moved)
        async with asyncio.timeout(90):
            while pushed.count("main:2:0") < 2:
                await carrier.receipt(Receipt("main:3:0"))

    carry(many, work, again=0.05)


def test_while_what_was_found_cannot_be_written_receipts_wait_and_none_is_lost(many, monkeypatch):
    monkeypatch.setattr("lawspeaker.gateways.wire.carrier.RETRY", 0.01)
    tries, keep = [], many.findings.receipts

    def locked(source, said):
        tries.append(said)
        if len(tries) < 4:
            raise RecordError("`findings.db` cannot be read or written: database is locked")
        return keep(source, said)

    monkeypatch.setattr(many.findings, "receipts", locked)

    async def work(carrier, pushed, moved):
        await _until(lambda: len(pushed) == WINDOW, moved)
        for id_ in pushed[:5]:
            await carrier.receipt(Receipt(id_))
        await _until(lambda: len(pushed) == WINDOW + 5, moved)
        while len(many.findings.owed("plugin", most=100)) > WINDOW + 15:
            await asyncio.sleep(0)

    carry(many, work)
    assert [(one.seq, one.place) for one in many.findings.owed("plugin", most=1)] == [(7, 0)]
