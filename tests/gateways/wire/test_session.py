"""What a sender lives through on a WebSocket."""

import threading

import msgspec
import pytest
from websockets.exceptions import ConnectionClosed

from gateways.wire.live import Sender, living, sending
from lawspeaker.gateways.wire import door
from lawspeaker.record import RecordError
from service.town import ANA, T, joined, kill, murder, on_record


@pytest.fixture
def live(tmp_path):
    with living(tmp_path) as live:
        yield live


@pytest.mark.parametrize("packed", [False, True], ids=["json", "messagepack"])
def test_an_event_goes_on_record_and_its_ruling_comes_back(live, tmp_path, packed):
    with sending(live, packed) as sender:
        assert (sender.welcome["type"], sender.welcome["go_on"]) == ("welcome", 1)
        sender.batch(murder())
        assert sender.hear() == {"type": "ack", "n": 3}
        assert [event["type"] for event in on_record(tmp_path)] == ["rulebook", "joined", "joined", "kill"]
        push = sender.hear("push")
    assert (push["id"], push["to"]) == ("main:4:0", "staff")
    assert (push["finding"]["ruling"], push["finding"]["actor"]) == ("unlawful", ANA)


def test_what_is_acknowledged_is_on_disk(live, tmp_path):
    with sending(live) as sender:
        for n in range(1, 21):
            sender.batch([joined(ANA, f"Ana {n}", T + n)], n)
            assert sender.hear("ack")["n"] == n
            assert on_record(tmp_path)[-1]["name"] == f"Ana {n}"


def test_a_sender_who_comes_back_goes_on_where_he_was(live):
    with sending(live) as sender:
        sender.batch(murder())
        sender.hear("ack")
    with sending(live) as sender:
        assert sender.welcome["go_on"] == 4


def test_a_sender_is_told_the_zones_that_stand_and_whose_they_are(live):
    market = {"type": "zone", "t": T, "id": "market", "kind": "public", "name": "Market", "circle": [0, 0, 40]}
    field = {"type": "zone", "t": T, "id": "field", "kind": "region", "circle": [900, 0, 40], "owner": "oak"}
    with sending(live) as sender:
        sender.batch([market, field])
        sender.hear("ack")
    for _ in range(1000):
        with sending(live) as sender:
            if not sender.welcome.get("behind"):
                break
    with sending(live) as sender:
        assert sender.welcome["zones"] == [
            {"id": "field", "kind": "region", "owner": "oak", "status": "approved"},
            {"id": "market", "kind": "public", "name": "Market"},
        ]


def test_a_push_is_sent_again_to_whoever_comes_next_until_it_is_receipted(live):
    with sending(live) as sender:
        sender.batch(murder())
        first = sender.hear("push")
    with sending(live) as sender:
        assert sender.hear("push") == first
        sender.say(type="receipt", id=first["id"], done=True)
        sender.batch([kill(T + 9000)], 4)
        assert sender.hear("push")["id"] == "main:5:0"
    with sending(live) as sender:
        assert sender.hear("push")["id"] == "main:5:0"


def test_who_does_not_begin_with_hello_is_told_so_and_sent_away(live):
    with live.knock() as socket:
        sender = Sender(live, socket)
        sender.batch(murder())
        assert "hello" in sender.hear("refused")["reason"]
        with pytest.raises(ConnectionClosed):
            sender.hear()


def test_the_newer_of_two_connections_for_one_source_stays(live):
    with live.knock() as one, sending(live) as newer:
        older = Sender(live, one)
        assert older.hello()["type"] == "welcome"
        assert "another connection" in newer.hear("refused")["reason"]
        older.batch(murder())
        assert older.hear("ack")["n"] == 3


def test_who_loses_more_than_anybody_ever_sent_is_told_so_and_can_go_on(live):
    with sending(live) as sender:
        sender.say(type="gap", **{"from": 1, "to": 2**53 - 1})
        assert "at most 1,000,000,000 numbers" in sender.hear("refused")["reason"]
    with sending(live) as sender:
        assert sender.welcome["go_on"] == 1
        sender.say(type="gap", **{"from": 1, "to": 1_000_000_000})
        assert sender.hear("ack")["n"] == 1_000_000_000


def test_one_key_does_not_keep_all_others_out(live, monkeypatch):
    monkeypatch.setattr(door, "MOST_OF_A_KEY", 2)
    with sending(live, source="one"), sending(live, source="two") as two, live.knock() as third:
        assert "2 connections to this server are open" in Sender(live, third).hello(source="three")["reason"]
        with sending(live, source="two"):
            assert "another connection" in two.hear("refused")["reason"]
        live.key = live.hall.office.add_key("other", ["observe"])
        with sending(live, source="three") as other:
            assert other.welcome["go_on"] == 1


def test_one_key_does_not_name_sources_without_end(live, monkeypatch):
    monkeypatch.setattr(door, "MOST_SOURCES", 2)
    for source in ("one", "two", "one"):
        with sending(live, source=source) as sender:
            assert sender.welcome["go_on"] == 1
    with live.knock() as third:
        refused = Sender(live, third).hello(source="three")["reason"]
    assert refused.startswith("2 sources have spoken on this server already, and `three` is none of them")
    live.key = live.hall.office.add_key("own", ["observe"], source="three")
    with sending(live, source="three") as own:
        assert own.welcome["go_on"] == 1


def test_two_sources_are_numbered_each_by_itself(live, tmp_path):
    with sending(live, source="plugin") as plugin, sending(live, source="rcon", tier=1) as rcon:
        for n in range(1, 11):
            plugin.batch([joined(ANA, "Ana", T + n)], n)
            rcon.batch([joined(ANA, "Ana", T + n)], n)
        assert [plugin.hear("ack")["n"] for _ in range(10)] == list(range(1, 11))
        assert [rcon.hear("ack")["n"] for _ in range(10)] == list(range(1, 11))
    events = [event for event in on_record(tmp_path) if event["type"] == "joined"]
    for source, tier in (("plugin", None), ("rcon", 1)):
        mine = [event for event in events if event["source"] == source]
        assert [event["n"] for event in mine] == list(range(1, 11))
        assert {event.get("tier") for event in mine} == {tier}


def test_a_revoked_key_is_sent_away(live):
    with sending(live) as sender:
        live.hall.office.revoke_key("bridge")
        assert "no more" in sender.hear("refused")["reason"]


def test_a_rotated_key_without_grace_is_sent_away(live):
    with sending(live) as sender:
        live.hall.office.rotate_key("bridge")
        assert "no more" in sender.hear("refused")["reason"]


def test_what_a_sender_says_that_he_records_is_on_record_before_what_he_sends(live, tmp_path):
    with sending(live, records=["kill", "joined"]) as sender:
        sender.batch(murder())
        assert sender.hear("push")["finding"]["ruling"] == "unclear", "nobody would have told of a hit"
    with sending(live, records=["joined", "kill"]) as sender:
        sender.batch([kill(T + 9000)], 4)
        sender.hear("ack")
    kinds = [(event["type"], event.get("source"), event.get("n")) for event in on_record(tmp_path)]
    assert kinds[:3] == [("rulebook", "service", None), ("server_started", "plugin", None), ("joined", "plugin", 1)]
    assert len(kinds) == 6


def test_a_sender_who_says_himself_what_he_records_is_taken_at_that(live, tmp_path):
    with sending(live, records=["kill"]) as sender:
        sender.batch([{"type": "server_started", "t": T, "records": ["kill", "hit"]}, kill()])
        sender.hear("ack")
    assert [event["type"] for event in on_record(tmp_path)] == ["rulebook", "server_started", "kill"]


def test_health_and_metrics_tell_how_it_is(live):
    with sending(live) as sender:
        sender.batch(murder())
        sender.hear("push")
        status, body = live.get("/health")
        told = msgspec.json.decode(body)
        assert (status, told["well"], told["servers"]["main"]["seq"]) == (200, True, 4)
        metrics = live.get("/metrics")[1].decode()
        assert 'lawspeaker_events_total{server="main",type="kill"} 1.0' in metrics
        assert 'lawspeaker_findings_total{server="main",type="ruling"} 1.0' in metrics


def test_while_what_was_found_is_locked_a_newcomer_is_told_to_come_again_and_nobody_else_waits(tmp_path, monkeypatch):
    asked, free = threading.Event(), threading.Event()

    def locked(source):
        asked.set()
        assert free.wait(20)
        raise RecordError("`findings.db` cannot be read or written: database is locked")

    with living(tmp_path, servers=("main", "second")) as live, live.knock() as socket:
        with monkeypatch.context() as patch:
            patch.setattr(live.hall.servers["main"].findings, "carrier", locked)
            newcomer = Sender(live, socket)
            newcomer.say(type="hello", protocol=1, key=live.key, source="plugin")
            assert asked.wait(20)
            with sending(live, server="second") as sender:
                sender.batch(murder())
                assert sender.hear("ack")["n"] == 3
            assert live.get("/health")[0] == 200
            free.set()
            assert "come again in a moment" in newcomer.hear("refused")["reason"]
            with pytest.raises(ConnectionClosed) as closed:
                newcomer.hear()
            assert closed.value.rcvd.code == 1013
            status, told = live.post({"type": "hello", "protocol": 1, "key": live.key, "source": "web"})
            assert (status, told[0]["type"]) == (503, "refused")
        with sending(live) as sender:
            assert sender.welcome["go_on"] == 1
