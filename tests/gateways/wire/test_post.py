"""The same wire over plain HTTP: what the WebSocket does, in one request and its reply."""

import pytest

from gateways.wire.live import living
from service.town import BO, T, joined, kill, murder


@pytest.fixture
def live(tmp_path):
    with living(tmp_path) as live:
        yield live


def hello(live, **more):
    return {"type": "hello", "protocol": 1, "key": live.key, "source": "plugin"} | more


def kinds(told):
    return [frame["type"] for frame in told]


@pytest.mark.parametrize("packed", [False, True], ids=["json", "messagepack"])
def test_a_request_brings_events_and_its_reply_the_acknowledgement_and_then_what_was_found(live, packed):
    status, told = live.post([hello(live), {"type": "batch", "first": 1, "events": murder()}], packed)
    assert (status, kinds(told)[:2], told[1]["n"]) == (200, ["welcome", "ack"], 3)
    pushes = [frame for frame in told if frame["type"] == "push"]
    while not pushes:
        pushes = [frame for frame in live.post([hello(live)], packed)[1] if frame["type"] == "push"]
    assert pushes[0]["finding"]["ruling"] == "unlawful"
    receipt = {"type": "receipt", "id": pushes[0]["id"], "done": True}
    assert kinds(live.post([hello(live), receipt], packed)[1]) == ["welcome"]


def test_a_hello_alone_says_where_to_go_on(live):
    live.post([hello(live), {"type": "batch", "first": 1, "events": murder()}])
    assert live.post(hello(live))[1][0]["go_on"] == 4


def test_batches_in_one_request_are_taken_in_their_order(live):
    batches = [{"type": "batch", "first": n, "events": [joined(BO, "Bo", T + n)]} for n in (1, 2, 3)]
    told = live.post([hello(live), *batches])[1]
    assert [frame["n"] for frame in told if frame["type"] == "ack"] == [1, 2, 3]


def test_a_gap_and_a_hole_are_answered_as_on_the_socket(live):
    frames = [{"type": "batch", "first": 5, "events": [kill()]}, {"type": "gap", "from": 1, "to": 4}]
    told = live.post([hello(live), *frames, {"type": "batch", "first": 5, "events": [kill()]}])[1]
    assert [(frame["type"], frame.get("n")) for frame in told[1:]] == [("go_back", 1), ("ack", 4), ("ack", 5)]


@pytest.mark.parametrize(
    ("frames", "status", "says"),
    [
        ([], 400, "hello"),
        ([{"type": "batch", "first": 1, "events": [{}]}], 400, "hello"),
        ([{"type": "hello", "protocol": 1, "key": "ls.bridge.wrong"}], 401, "not right"),
        ({"type": "greeting"}, 400, "no frame"),
        (7, 400, "no frame"),
    ],
)
def test_a_request_that_cannot_be_heard_is_told_why(live, frames, status, says):
    code, told = live.post(frames)
    assert (code, told[0]["type"]) == (status, "refused")
    assert says in told[0]["reason"]


def test_a_request_that_is_too_large_is_not_taken(tmp_path):
    with living(tmp_path, largest=50_000) as live:
        big = {"type": "batch", "first": 1, "events": [joined(BO, "a" * 50_000)]}
        code, told = live.post([hello(live), big])
        assert (code, "too large" in told[0]["reason"]) == (413, True)
        assert live.hall.servers["main"].head == 0


def test_what_there_is_not_is_said_to_be_not_there(live):
    assert live.get("/nowhere")[0] == 404


def test_of_a_list_that_is_written_wrongly_it_is_said_what_is_wrong(live):
    code, told = live.send(b'[{"type": "hello"},]')
    assert (code, "malformed" in told[0]["reason"]) == (400, True)
