"""A running server: what it takes, what it sends back, and what it finds."""

import sqlite3

import msgspec
import pytest

from lawspeaker.events import Kill
from lawspeaker.record import RecordError, read_record
from lawspeaker.service.errors import ServiceError
from lawspeaker.service.intake import Gap
from lawspeaker.service.knocks import Silence, Terms
from service.town import (
    ANA,
    BO,
    T,
    Wall,
    ask,
    by_judge,
    evening,
    finding,
    hall_in,
    joined,
    judged,
    kill,
    murder,
    on_record,
    open_hall,
    send,
    speaker,
)

OBSERVER = speaker(may={"observe"})
BRIDGE = speaker(may={"observe", "order"})


@pytest.fixture
def hall(tmp_path):
    with open_hall(tmp_path) as hall:
        yield hall


def rulings(hall, server="main"):
    found = [msgspec.json.decode(one.body) for one in judged(hall, server) if one.kind == "ruling"]
    return [one["ruling"] for one in found]


# Taking ---------------------------------------------------------------------------------------------------------------


def test_a_sender_who_counts_in_seconds_is_told_so_and_nothing_is_taken(tmp_path):
    with open_hall(tmp_path, terms=Terms(silence=0, ahead=300_000)) as hall:
        outcome = send(hall, [joined(ANA, "Ana", T // 1000)])
        assert (outcome.go_on, "looks like seconds" in outcome.refused) == (1, True)
        assert send(hall, murder()).go_on == 4


def test_what_a_source_says_that_it_records_is_on_record_and_makes_no_hole_among_its_events(hall, tmp_path):
    who = speaker(records=("joined", "kill", "hit", "chat"))
    ask(hall.servers["main"], who)
    send(hall, murder(), who=who)
    send(hall, [kill(T + 9000 + i * 1000) for i in range(4)], 4, who)
    assert [one.body for one in judged(hall)] == by_judge(tmp_path)
    assert len(judged(hall)) == 5


def test_a_record_begins_with_the_rulebook_in_force_at_the_time_of_the_first_event(hall, tmp_path):
    send(hall, murder())
    first = on_record(tmp_path)[0]
    assert (first["type"], first["name"], first["t"]) == ("rulebook", "darkrp", T)
    assert first["hash"] == hall.servers["main"].book.hash


def test_what_came_before_is_taken_once(hall, tmp_path):
    send(hall, murder())
    assert send(hall, [*murder(), kill(T + 9000)]).go_on == 5
    assert len(on_record(tmp_path)) == 5


def test_a_batch_that_leaves_a_hole_is_sent_back_with_the_number_that_is_missing(hall, tmp_path):
    send(hall, murder())
    outcome = send(hall, [kill()], first=6)
    assert (outcome.go_on, "numbers 4 to 5" in outcome.refused) == (4, True)
    assert len(on_record(tmp_path)) == 4


def test_a_gap_that_is_named_is_a_hole_on_record_and_the_sender_goes_on_after_it(hall, tmp_path):
    send(hall, murder())
    assert ask(hall.servers["main"], Gap(speaker(), 4, 7)).go_on == 8
    assert send(hall, [kill(T + 9000)], first=8).go_on == 9
    with read_record(tmp_path / "servers" / "main") as record:
        assert ["numbers 4 to 7" in lack.say for lack in record.lacks()] == [True]


def test_a_gap_is_known_after_a_restart_before_anything_came_after_it(tmp_path):
    with open_hall(tmp_path) as hall:
        send(hall, murder())
        ask(hall.servers["main"], Gap(speaker(), 4, 7))
    with open_hall(tmp_path) as hall:
        assert hall.servers["main"].expected("plugin") == 8


def test_what_is_no_event_is_told_back_by_its_number_and_does_not_come_again(tmp_path):
    with open_hall(tmp_path) as hall:
        outcome = send(hall, [*murder(), {"type": "kill", "t": T}, 7, {"type": "joined", "t": "now"}])
        assert (outcome.go_on, outcome.refused) == (7, "")
        assert [n for n, _ in outcome.faults] == [4, 5, 6]
        assert "`attacker`" in outcome.faults[0][1]
    with open_hall(tmp_path) as hall:
        assert hall.servers["main"].expected("plugin") == 7


def test_nobody_says_that_he_is_another(hall, tmp_path):
    lies = [joined(ANA, "Ana") | {"source": "rcon"}, joined(ANA, "Ana") | {"server": "else"}, kill() | {"n": 77}]
    outcome = send(hall, [*lies, kill() | {"seq": 500}])
    assert [n for n, _ in outcome.faults] == [2, 3]
    assert [(event.get("source"), event.get("n")) for event in on_record(tmp_path)[1:]] == [
        ("plugin", 1),
        ("plugin", 4),
    ]
    assert rulings(hall) == ["unclear"], "numbers 2 and 3 are missing, so nobody knows what came before"


def test_an_event_that_says_what_accuses_keeps_saying_so(hall, tmp_path):
    cheat = {"type": "anticheat", "t": T, "player": ANA, "source": "eac", "reason": "speed"}
    send(hall, [*murder(), cheat, kill(T + 9000)])
    events = on_record(tmp_path)
    assert [(event["source"], event.get("n")) for event in events[4:]] == [("eac", 4), ("plugin", 5)]
    assert hall.servers["main"].expected("plugin") == 6


def test_a_clock_far_ahead_is_sent_back_and_moves_no_deadline(tmp_path):
    with open_hall(tmp_path, terms=Terms(ahead=300_000, silence=0), wall=Wall(T)) as hall:
        outcome = send(hall, [joined(ANA, "Ana", T + 300_001)])
        assert (outcome.go_on, "300 s ahead" in outcome.refused) == (1, True)
        assert not send(hall, [joined(ANA, "Ana", T + 300_000)]).refused


def test_two_servers_keep_two_records_and_judge_each_alone(tmp_path):
    with open_hall(tmp_path, servers=("main", "second")) as hall:
        send(hall, murder())
        send(hall, [joined(BO, "Bo")], who=speaker(server="second"))
        assert rulings(hall) == ["unlawful"]
        assert rulings(hall, "second") == []
    assert {event["server"] for event in on_record(tmp_path, "second")} == {"second"}


# Rights ---------------------------------------------------------------------------------------------------------------


def test_a_finding_beyond_its_key_is_a_claim_that_moves_nothing(hall, tmp_path):
    outcome = send(hall, [*murder(), finding()], who=OBSERVER)
    assert (outcome.go_on, outcome.claims) == (5, [4])
    claim = on_record(tmp_path)[-1]
    assert (claim["type"], claim["claims"], claim["lacks"], claim["key"]) == ("claim", "finding", "decide", "bridge")
    assert rulings(hall) == ["unlawful"]


def test_the_same_finding_by_a_key_that_may_decide_is_heard(hall):
    send(hall, [*murder(), finding()])
    assert rulings(hall) == ["unlawful", "lawful"]


def test_who_may_only_observe_gives_no_orders(hall):
    order = {"type": "command", "t": T, "player": ANA, "name": "home"}
    assert send(hall, [joined(ANA, "Ana"), order], who=OBSERVER).claims == [2]
    assert send(hall, [order], first=3, who=BRIDGE).claims == []


def test_nobody_makes_himself_staff_without_the_right_to_decide(hall):
    profile = {"type": "profile", "t": T, "player": ANA, "staff": "owner"}
    punish = {"type": "command", "t": T, "player": ANA, "name": "punish"}
    order = punish | {"args": {"player": BO, "step": "ban", "clause": "DR-2.1-1"}}
    assert send(hall, [joined(ANA, "Ana"), profile, order], who=BRIDGE).claims == [2, 3]
    assert send(hall, [profile], first=4).claims == []
    judged(hall)
    assert send(hall, [order], first=5, who=BRIDGE).claims == []


@pytest.mark.parametrize("name", ["licence.grant", "licence.revoke", "give", "messages", "dc.unlink"])
def test_no_player_gives_by_order_what_only_staff_give(hall, name):
    order = {"type": "command", "t": T, "player": ANA, "name": name}
    order["args"] = {"player": ANA, "kind": "raid", "item": "c4"}
    assert send(hall, [joined(ANA, "Ana"), order], who=BRIDGE).claims == [2]


# Finding --------------------------------------------------------------------------------------------------------------


def test_what_is_found_live_is_what_judge_finds(hall, tmp_path):
    for n, event in enumerate(evening(), 1):
        send(hall, [event], n)
    assert [one.body for one in judged(hall)] == by_judge(tmp_path)


def test_with_uphold_ladders_run_as_in_judge(tmp_path):
    with open_hall(tmp_path, terms=Terms(uphold=True, silence=0)) as hall:
        send(hall, evening())
        found = judged(hall)
        assert [one.body for one in found] == by_judge(tmp_path, uphold=True)
        assert "sanction" in {one.kind for one in found}


@pytest.mark.parametrize(("mode", "goes"), [("observe", False), ("enforce", True)])
def test_a_server_that_observes_sends_out_no_sanction(tmp_path, mode, goes):
    with open_hall(tmp_path, terms=Terms(uphold=True, silence=0, mode=mode)) as hall:
        send(hall, evening())
        sanctions = [one for one in judged(hall) if one.kind == "sanction"]
    assert sanctions
    assert {one.goes_to is not None for one in sanctions} == {goes}


def test_after_a_restart_nothing_is_found_again_and_the_next_is(tmp_path):
    with open_hall(tmp_path) as hall:
        send(hall, evening())
        before = judged(hall)
    with open_hall(tmp_path) as hall:
        assert judged(hall) == before
        send(hall, [kill(T + 900_000)], first=len(evening()) + 1)
        assert [one.body for one in judged(hall)] == by_judge(tmp_path)
        assert len(judged(hall)) > len(before)


def test_findings_that_were_lost_are_found_again_under_the_same_ids(tmp_path):
    with open_hall(tmp_path) as hall:
        send(hall, evening())
        before = judged(hall)
    for file in (tmp_path / "servers" / "main").glob("findings.db*"):
        file.unlink()
    with open_hall(tmp_path) as hall:
        assert judged(hall) == before


def test_events_are_taken_while_the_past_is_still_read(tmp_path, monkeypatch):
    monkeypatch.setattr("lawspeaker.service.chamber.Chamber._save", lambda _: None)
    with open_hall(tmp_path) as hall:
        send(hall, evening())
        judged(hall)
    end = len(evening()) + 1
    with open_hall(tmp_path) as hall:
        with monkeypatch.context() as patch:
            patch.setattr("lawspeaker.service.chamber.SLICE", 0)
            assert send(hall, [kill(T + 900_000)], first=end).go_on == end + 1
            order = {"type": "command", "t": T, "player": ANA, "name": "punish"}
            assert "still being read" in send(hall, [order], first=end + 1, who=BRIDGE).refused
        assert [one.body for one in judged(hall)] == by_judge(tmp_path)
        assert send(hall, [order], first=end + 1, who=BRIDGE).claims == [end + 1]


@pytest.mark.parametrize("uphold", [False, True])
def test_after_a_clean_stop_nothing_is_read_again_and_all_goes_on_alike(tmp_path, uphold):
    terms = Terms(uphold=uphold, silence=0)
    with open_hall(tmp_path, terms=terms) as hall:
        send(hall, evening())
        judged(hall)
    hall = hall_in(tmp_path, terms=terms)
    assert hall.servers["main"].behind == 0
    hall.start()
    send(hall, evening(3_600_000), first=len(evening()) + 1)
    assert [one.body for one in judged(hall)] == by_judge(tmp_path, uphold=uphold)
    hall.stop()


@pytest.mark.parametrize("change", ["engine", "terms", "damage"])
def test_a_state_that_something_else_made_is_of_no_use_and_the_record_is_read_again(tmp_path, monkeypatch, change):
    with open_hall(tmp_path) as hall:
        send(hall, evening())
        before = judged(hall)
    if change == "engine":
        monkeypatch.setattr("lawspeaker.service.chamber.engine", lambda: "0.2.0")
    if change == "damage":
        monkeypatch.setattr("lawspeaker.service.seat.Seat.restored", lambda *_: {}["docket"])
    hall = hall_in(tmp_path, terms=Terms(uphold=change == "terms", silence=0))
    assert hall.servers["main"].behind == hall.servers["main"].head
    hall.start()
    assert judged(hall) == before
    hall.stop()


def test_a_referee_who_fails_at_an_event_goes_on_with_the_next(hall, monkeypatch):
    from lawspeaker.referee.servers import Servers

    take = Servers.take

    def fail(self, event):
        if isinstance(event, Kill) and event.weapon == "fault":
            raise ZeroDivisionError
        return take(self, event)

    monkeypatch.setattr(Servers, "take", fail)
    send(hall, [*murder()[:2], kill() | {"weapon": "fault"}, kill(T + 6000)])
    assert rulings(hall) == ["unclear"], "of what was not judged nobody knows anything"
    assert hall.servers["main"].unjudged == 1


# Time -----------------------------------------------------------------------------------------------------------------


def test_in_silence_time_passes_and_deadlines_fire(tmp_path):
    wall = Wall(T)
    zone = {"type": "zone", "t": T, "id": "dome", "kind": "pvp", "circle": [0, 0, 50], "until": T + 50_000}
    with open_hall(tmp_path, wall=wall, terms=Terms(silence=10_000)) as hall:
        server = hall.servers["main"]
        send(hall, [zone, joined(ANA, "Ana")])
        wall.now += 9_999
        ask(server, Silence(True))
        assert len(on_record(tmp_path)) == 3
        wall.now += 50_001
        ask(server, Silence(True))
        assert on_record(tmp_path)[-1]["type"] == "time"
        assert on_record(tmp_path)[-1]["t"] == T + 60_000
        judged(hall)
        ask(server, speaker())
        assert server.standing.zones == []
        assert [one.body for one in judged(hall)] == by_judge(tmp_path)


def test_no_time_passes_where_nobody_watches(tmp_path):
    wall = Wall(T)
    with open_hall(tmp_path, wall=wall, terms=Terms(silence=10_000)) as hall:
        ask(hall.servers["main"], Silence(True))
        send(hall, murder())
        wall.now += 100_000
        ask(hall.servers["main"], Silence(False))
    assert [event["type"] for event in on_record(tmp_path)] == ["rulebook", "joined", "joined", "kill"]


# Faults ---------------------------------------------------------------------------------------------------------------


def test_on_a_full_disk_nothing_is_acknowledged_and_nothing_lost(hall, tmp_path, monkeypatch):
    send(hall, murder())
    server = hall.servers["main"]

    def full(*_):
        raise RecordError("`record.db` cannot be read or written: database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr("lawspeaker.record.sqlite.SQLite.keep", full)
        outcome = send(hall, [kill(T + 9000)], first=4)
        assert (outcome.go_on, "disk is full" in outcome.refused) == (4, True)
        assert server.failing
    assert send(hall, [kill(T + 9000)], first=4).go_on == 5
    assert not server.failing
    assert [one.body for one in judged(hall)] == by_judge(tmp_path)


def test_where_there_is_no_room_for_findings_judging_waits_and_then_goes_on(hall, tmp_path, monkeypatch):
    monkeypatch.setattr("lawspeaker.service.chamber.RETRY", 0.01)
    from lawspeaker.service.findings import Findings

    keep = Findings.keep
    tries = []

    def full(self, found, through):
        tries.append(through)
        if len(tries) < 4:
            raise RecordError("`findings.db` cannot be read or written: database or disk is full")
        return keep(self, found, through)

    monkeypatch.setattr(Findings, "keep", full)
    send(hall, murder())
    assert send(hall, [kill(T + 9000)], first=4).go_on == 5
    assert [one.body for one in judged(hall)] == by_judge(tmp_path)
    assert len(tries) >= 4


def test_a_record_that_somebody_has_locked_is_waited_for_and_then_the_sender_is_told(hall, tmp_path, monkeypatch):
    send(hall, murder())
    hall.servers["main"]._record._store._record._link.execute("PRAGMA busy_timeout = 20")
    holder = sqlite3.connect(tmp_path / "servers" / "main" / "record.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    assert "locked" in send(hall, [kill(T + 9000)], first=4).refused
    holder.rollback()
    holder.close()
    assert send(hall, [kill(T + 9000)], first=4).go_on == 5


def test_a_second_service_on_the_same_records_does_not_start(hall, tmp_path):
    with pytest.raises(RecordError, match="being written by process"), open_hall(tmp_path):
        pass


def test_who_comes_while_the_service_stops_is_told_to_come_again(tmp_path):
    with open_hall(tmp_path) as hall:
        send(hall, murder())
    assert "stopping" in send(hall, [kill(T + 9000)], first=4).refused


HOSTILE = [
    "\x1b[2J\x07",
    "\u202eevil",
    "Ana[76561198000000102] was killed by Bo",
    "'; DROP TABLE journal; --",
    "\u0000",
    "@1",
    "a" * 256,
]


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_names_are_kept_as_they_are_and_change_nothing_else(hall, tmp_path, name):
    assert not send(hall, [joined(ANA, name), joined(BO, "Bo"), kill()]).refused
    assert on_record(tmp_path)[1]["name"] == name
    assert [one.body for one in judged(hall)] == by_judge(tmp_path)
    assert rulings(hall) == ["unlawful"]


def test_a_server_that_fails_leaves_nobody_without_a_word(tmp_path, monkeypatch):
    with open_hall(tmp_path) as hall:
        server = hall.servers["main"]

        def fail(_):
            raise AttributeError("no such thing")

        monkeypatch.setattr(server._clerk, "expected", fail)
        assert "no such thing" in ask(server, speaker()).refused
        assert "no such thing" in ask(server, speaker()).refused
        assert "start the service again" in server.failing


@pytest.mark.parametrize("status", ["pending", "invalid", "approved"])
def test_whoever_is_welcomed_is_told_the_zones_and_what_became_of_claims_to_them(tmp_path, status):
    place = {"id": "b4", "kind": "region", "circle": [0, 0, 50], "owner": "clan"}
    drawn = {"type": "zone", "t": T, **place, "status": status}
    plain = {"type": "zone", "t": T, "id": "dome", "kind": "pvp", "circle": [500, 0, 50]}
    with open_hall(tmp_path) as hall:
        send(hall, [drawn, plain])
        judged(hall)
        zones = hall.servers["main"].standing.zones
    told = {"id": "b4", "kind": "region", "owner": "clan", "status": status}
    assert zones == [told, {"id": "dome", "kind": "pvp"}]


def test_findings_of_events_that_the_record_has_not_are_not_gone_on_from(tmp_path):
    with open_hall(tmp_path) as hall:
        send(hall, murder())
        judged(hall)
    for file in (tmp_path / "servers" / "main").glob("record.db*"):
        file.unlink()
    with pytest.raises(ServiceError, match="bring the folder back from a backup"), open_hall(tmp_path):
        pass
