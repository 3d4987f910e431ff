"""A sender of our own: it keeps what is not acknowledged, goes on where it is told to, and carries out findings."""

import msgspec
import pytest

from gateways.wire.live import living
from lawspeaker.gateways.wire.client import Sender, SenderError, address
from lawspeaker.gateways.wire.frames import Hello, Receipt
from service.town import T


def lines(first, last):
    events = ({"type": "joined", "t": T + n, "player": str(n), "name": f"P{n}"} for n in range(first, last + 1))
    return [msgspec.json.encode(event) for event in events]


def quarrel():
    head = {"t": T + 1000, "weapon": "rock", "attacker": "1", "victim": "2"}
    return [msgspec.json.encode({"type": "kill"} | head)]


def sender(live, **more):
    return Sender(f"http://127.0.0.1:{live.port}", Hello(key=live.key, source="plugin"), sleep=lambda _: None, **more)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("http://127.0.0.1:8450", "ws://127.0.0.1:8450/wire"),
        ("https://law.example/", "wss://law.example/wire"),
        ("127.0.0.1:8450", "ws://127.0.0.1:8450/wire"),
        ("ws://127.0.0.1:8450/wire", "ws://127.0.0.1:8450/wire"),
    ],
)
def test_a_service_is_called_as_its_owner_calls_it(said, meant):
    assert address(said) == meant


def test_whatever_is_sent_is_on_record_and_a_second_sender_goes_on_after_it(tmp_path):
    with living(tmp_path) as live:
        one = sender(live)
        assert one.open() == 1
        for first in range(1, 400, 10):
            one.send(first, lines(first, first + 9))
        one.finish()
        other = sender(live)
        assert other.open() == 401
        other.close()


def test_a_broken_connection_loses_nothing_and_doubles_nothing(tmp_path):
    with living(tmp_path) as live:
        one = sender(live)
        one.open()
        for first in range(1, 100, 10):
            one.send(first, lines(first, first + 9))
            one._socket.close()
        one.finish()
        again = sender(live)
        assert again.open() == 101
        again.close()


def test_what_the_service_finds_is_carried_out_and_receipted(tmp_path):
    heard = []

    def carry(push):
        heard.append(push)
        return Receipt(push.id, done=True)

    with living(tmp_path) as live:
        one = sender(live, carry=carry)
        one.open()
        one.send(1, [*lines(1, 2), *quarrel()])
        while not heard:
            one.wait(0.05)
        one.finish()
    assert msgspec.json.decode(heard[0].finding)["type"] == "ruling"


def test_a_wrong_key_and_a_wrong_place_are_said_in_plain_words(tmp_path):
    with living(tmp_path) as live:
        wrong = Sender(f"127.0.0.1:{live.port}", Hello(key="ls.bridge.nothing"))
        with pytest.raises(SenderError, match="this key is not right"):
            wrong.open()
        wrong.close()
        port = live.port
    with pytest.raises(SenderError, match="is the service running"):
        Sender(f"127.0.0.1:{port}", Hello(key="x")).open()
