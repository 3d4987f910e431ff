"""Who comes in at the door, and who waits before it."""

import pytest
from websockets.exceptions import ConnectionClosed

from gateways.wire.live import Sender, living, sending
from lawspeaker.gateways.wire.frames import FrameError, read
from lawspeaker.gateways.wire.patience import LONGEST, MOST_KNOWN, MOST_WAITING, Patience
from service.town import T, Wall, finding, kill, murder


@pytest.fixture
def live(tmp_path):
    with living(tmp_path, servers=("main", "second")) as live:
        yield live


def refusal(live, **hello):
    with live.knock() as socket:
        sender = Sender(live, socket)
        told = sender.hello(**hello)
        with pytest.raises(ConnectionClosed) as closed:
            sender.hear()
    return told, closed.value.rcvd.code


@pytest.mark.parametrize("key", ["", "ls.bridge.wrong", "ls.nobody.x", "ls.bridge", "\x00", "ls.bridge." + "a" * 5000])
def test_a_wrong_key_is_refused(live, key):
    told, code = refusal(live, key=key)
    assert (told["type"], "not right" in told["reason"], code) == ("refused", True, 4401)


def test_whoever_is_wrong_waits_twice_as_long_each_time_and_the_right_key_does_not_wait(live):
    for _ in range(8):
        refusal(live, key="ls.bridge.wrong")
    assert live.waits == [0.25, 0.5, 1, 2, 4, 8, 10, 10]
    with sending(live):
        pass
    assert len(live.waits) == 8
    refusal(live, key="ls.bridge.wrong")
    assert live.waits[-1] == 0.25


def test_a_key_for_one_server_opens_no_other(live):
    live.key = live.hall.office.add_key("second-only", ["observe"], ["second"])
    told, code = refusal(live)
    assert (code, "opens no server" in told["reason"]) == (4403, True)
    with sending(live, server="second") as sender:
        assert sender.welcome["may"] == ["observe"]


def test_a_server_that_there_is_not_is_told_like_one_that_is_not_for_this_key(live):
    assert refusal(live, server="atlantis")[1] == 4403


def test_a_key_for_one_source_speaks_for_no_other(live):
    live.key = live.hall.office.add_key("rcon-only", ["observe"], source="rcon")
    assert "speaks for `rcon`" in refusal(live, source="plugin")[0]["reason"]


def test_nobody_speaks_for_the_service_itself(live):
    told, code = refusal(live, source="service")
    assert (code, "choose another name" in told["reason"]) == (4403, True)


def test_a_rotated_key_is_good_for_its_grace_and_then_no_more(tmp_path):
    wall = Wall(T)
    with living(tmp_path, wall=wall) as live:
        old = live.key
        live.key = live.hall.office.rotate_key("bridge", grace=60_000)
        with sending(live), sending(live, key=old, source="rcon"):
            pass
        wall.now += 60_000
        assert refusal(live, key=old)[1] == 4401
        with sending(live):
            pass


def test_what_a_key_may_not_say_is_told_with_the_acknowledgement(live):
    live.key = live.hall.office.add_key("eyes", ["observe"])
    with sending(live) as sender:
        sender.batch([*murder(), finding()])
        assert sender.hear("ack") == {"type": "ack", "n": 4, "claims": [4]}


def test_a_service_tells_which_rulebook_modes_and_zones_hold(live):
    zone = {"type": "zone", "t": T, "id": "dome", "kind": "pvp", "circle": [0, 0, 50]}
    mode = {"type": "mode", "t": T, "name": "purge", "on": True}
    with sending(live) as sender:
        sender.batch([zone, mode, kill()])
        sender.hear("push")
    with sending(live) as sender:
        welcome = sender.welcome
    assert welcome["rulebook"]["name"] == "darkrp"
    assert (welcome["modes"], [zone["id"] for zone in welcome["zones"]]) == (["purge"], ["dome"])
    assert (welcome["mode"], welcome["protocol"]) == ("observe", 1)


def test_a_sender_of_a_later_version_is_spoken_to_in_this_one(live):
    with sending(live, protocol=7, mood="cheerful") as sender:
        assert sender.welcome["protocol"] == 1


def test_patience_has_bounds():
    now = [0.0]
    patience = Patience(lambda: now[0])
    waits = [patience.wrong("here") for _ in range(MOST_WAITING + 1)]
    assert (waits[0], max(wait for wait in waits if wait), waits[-1]) == (0.25, LONGEST, None)
    for _ in range(MOST_WAITING):
        patience.waited()
    for i in range(MOST_KNOWN + 10):
        patience.wrong(f"address {i}")
        patience.waited() if i < MOST_WAITING else None
    assert len(patience._wrong) <= MOST_KNOWN
    now[0] += 10_000
    assert patience.wrong("address 5000") in (0.25, None)


def test_the_service_stops_while_somebody_is_connected(tmp_path):
    with living(tmp_path) as live, sending(live) as sender:
        sender.batch(murder())
        assert sender.hear("ack")["n"] == 3
        live.stop()
        with pytest.raises(ConnectionClosed) as closed:
            sender.hear("ack")
        assert closed.value.rcvd.code == 1012


@pytest.mark.parametrize(
    ("frame", "taught"),
    [
        (b"42", "a frame is an object, not a whole number"),
        (b"{}", 'it lacks `type`; you may say `{"type": "hello", \u2026}`, and then `batch`, `gap` and `receipt`'),
        (b'{"type":"hullo"}', 'there is none of type `hullo`; you may say `{"type": "hello", \u2026}`, and then'),
        (b'{"type":"batch","events":[{}]}', "it lacks `first`"),
        (b'{"type":"batch","first":1,"events":[]}', "`events` must be a list that holds something"),
        (b'{"type":"batch","first":"1","events":[{}]}', "`first` must be a whole number, not a text"),
        (b'{"type":"hello","key":"x","protocol":0}', "`protocol` must be a whole number that is at least 1"),
        (
            b'{"type":"batch","first":1.5,"events":[{}]}',
            "`first` must be a whole number, not a number with a decimal point",
        ),
        (b"hello", "JSON is malformed"),
        (b"", "it is empty or breaks off"),
    ],
)
def test_what_is_no_frame_is_told_in_the_words_of_the_wire(frame, taught):
    with pytest.raises(FrameError) as told:
        read(frame, False)
    assert taught in str(told.value)


def test_whoever_asks_for_what_there_is_not_is_told_what_there_is(tmp_path):
    with living(tmp_path) as live:
        for path, status in (("/", 404), ("/wire", 405)):
            found, body = live.get(path)
            assert (found, b"`/health`" in body) == (status, True)
