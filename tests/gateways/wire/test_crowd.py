"""Nobody can keep others out by saying nothing, or fill the memory by not listening."""

import asyncio
import http.client
import socket

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.frames import Frame, Opcode

from gateways.wire.live import PATIENCE, living, sending
from lawspeaker.gateways.wire import crowd
from lawspeaker.gateways.wire.crowd import Crowd
from service.town import T, joined


def knock(live, said=b""):
    """Somebody who only ever says this."""
    one = socket.create_connection(("127.0.0.1", live.port), PATIENCE)
    one.sendall(said)
    return one


def is_sent_away(one):
    """Whether the other side ends it before anybody's patience does."""
    try:
        while one.recv(4096):
            pass
    except ConnectionResetError:
        return True
    return True


HALVES = {
    "nothing": b"",
    "half a head": b"POST /wire HTTP/1.1\r\nHost: x\r\nContent-Le",
    "half a body": b"POST /wire HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n[",
}


@pytest.mark.parametrize("half", HALVES)
def test_who_does_not_finish_what_he_says_is_sent_away(tmp_path, half):
    with living(tmp_path, crowd=Crowd(silent=0.05)) as live, knock(live, HALVES[half]) as one:
        assert is_sent_away(one)


def test_who_opens_a_websocket_and_says_nothing_is_sent_away(tmp_path):
    with living(tmp_path, crowd=Crowd(silent=0.5)) as live, live.knock() as one:
        with pytest.raises(ConnectionClosed):
            one.recv(PATIENCE)
        assert not live.crowd


def test_however_many_say_nothing_a_sender_is_heard_and_the_longest_there_gives_way(tmp_path):
    with living(tmp_path, crowd=Crowd(most=3)) as live:
        silent = [knock(live, HALVES["half a head"]) for _ in range(3)]
        with sending(live) as sender:
            assert is_sent_away(silent[0])
            more = [knock(live, HALVES["half a head"]) for _ in range(3)]
            assert is_sent_away(silent[1])
            sender.batch([joined("1", "Ana", T)])
            assert sender.hear("ack")["n"] == 1
        for one in (*silent, *more):
            one.close()


def test_who_is_known_is_in_no_crowd_and_may_be_silent(tmp_path):
    with living(tmp_path, crowd=Crowd(most=1)) as live, sending(live, source="a") as a, sending(live, source="b") as b:
        assert not live.crowd
        for sender in (a, b):
            sender.batch([joined("1", "Ana", T)])
            assert sender.hear("ack")["n"] == 1


def test_a_request_is_answered_and_the_next_on_the_same_line_too(tmp_path):
    with living(tmp_path, crowd=Crowd(most=1)) as live:
        line = http.client.HTTPConnection("127.0.0.1", live.port, timeout=PATIENCE)
        for _ in range(3):
            line.request("GET", "/health")
            with line.getresponse() as reply:
                assert (reply.status, reply.read()[:5]) == (200, b'{"wel')
        line.close()


def test_from_who_does_not_read_nothing_more_is_read_until_he_does(tmp_path):
    async def full(listener):
        before = listener.transport.is_reading()
        listener.pause_writing()
        paused = listener.transport.is_reading()
        listener.resume_writing()
        return before, paused, listener.transport.is_reading()

    with living(tmp_path) as live, live.knock():
        (transport,) = live.crowd._there
        listener = transport.get_protocol()
        assert asyncio.run_coroutine_threadsafe(full(listener), listener.loop).result(PATIENCE) == (True, False, True)


def test_a_message_in_endless_pieces_is_cut_off(tmp_path, monkeypatch):
    monkeypatch.setattr(crowd, "PIECES", 5)
    with living(tmp_path) as live, live.knock() as one:
        pieces = [Frame(opcode, b"", fin=False) for opcode in (Opcode.TEXT, *[Opcode.CONT] * 6)]
        one.socket.sendall(b"".join(piece.serialize(mask=True, extensions=[]) for piece in pieces))
        with pytest.raises(ConnectionClosed):
            one.recv(PATIENCE)
