"""What goes wrong around a service: the owner is told in words, and nothing that was acknowledged is lost."""

import json
import sqlite3
from contextlib import contextmanager

import msgspec
import pytest

from lawspeaker.gateways.wire.health import health
from lawspeaker.record import RecordError, read_record
from lawspeaker.service.intake import Gap, make_ready
from service.town import (
    ANA,
    BO,
    CY,
    T,
    ask,
    by_judge,
    evening,
    joined,
    judged,
    kill,
    murder,
    open_hall,
    raws,
    send,
    speaker,
    wait_until,
)


def on_record(folder):
    """What stands on the record, as (source, number, type)."""
    with read_record(folder / "servers" / "main") as record:
        return [(one.get("source", "main"), one.get("n"), one["type"]) for _, one in record.fields()]


@pytest.fixture
def hall(tmp_path):
    with open_hall(tmp_path) as hall:
        yield hall


def test_on_a_full_disk_nothing_is_acknowledged_and_it_goes_on_once_there_is_room(hall, tmp_path):
    send(hall, murder())
    server = hall.servers["main"]
    disk = server._record._store._record
    pages = next(iter(disk.rows("PRAGMA page_count")))[0]
    disk.do(f"PRAGMA max_page_count = {pages + 1}")
    big = [joined(CY, "C" * 60, T + n) | {"note": "x" * 5000} for n in range(20)]
    refused = send(hall, big, first=4)
    assert (refused.go_on, "disk is full" in refused.refused) == (4, True)
    well, told = health(hall)
    assert (well, "disk is full" in told["servers"]["main"]["failing"]) == (False, True)
    disk.do(f"PRAGMA max_page_count = {pages + 10_000}")
    assert send(hall, big, first=4).go_on == 24
    assert health(hall)[0]
    assert [n for source, n, _ in on_record(tmp_path) if source == "plugin"] == list(range(1, 24))
    assert [one.body for one in judged(hall)] == by_judge(tmp_path)


def test_what_was_judged_and_could_not_be_put_on_record_was_never_said(hall, tmp_path, monkeypatch):
    send(hall, murder())
    judged(hall)
    server = hall.servers["main"]
    disk, chamber = server._record._store._record, server.chamber
    commit = disk.do

    def fail(sql, *values):
        """The disk fails at the last moment, when the referee has heard it all."""
        if sql == "COMMIT":
            assert wait_until(lambda: chamber.judged == 5)
            raise RecordError("the disk has failed")
        commit(sql, *values)

    monkeypatch.setattr(disk, "do", fail)
    refused = send(hall, [kill(T + 9000, BO, ANA)], first=4)
    assert (refused.go_on, "the disk has failed" in refused.refused) == (4, True)
    monkeypatch.setattr(disk, "do", commit)
    assert len(list(server.findings.all())) == 1
    assert send(hall, [joined(CY, "Cy", T + 9000), kill(T + 9500, CY, ANA)], first=4).go_on == 6
    found = [one.body for one in judged(hall)]
    assert len(found) == 2
    assert found == by_judge(tmp_path)


def test_nothing_is_said_of_what_is_not_on_record_yet(hall, monkeypatch):
    send(hall, murder()[:2])
    judged(hall)
    server = hall.servers["main"]
    disk, chamber = server._record._store._record, server.chamber
    commit, said = disk.do, []

    def slow(sql, *values):
        if sql == "COMMIT":
            assert wait_until(lambda: chamber.judged == 4)
            said.extend(server.findings.all())
            assert chamber.findings_through == 3
        commit(sql, *values)

    monkeypatch.setattr(disk, "do", slow)
    assert send(hall, murder()[2:], first=3).go_on == 4
    assert (said, len(judged(hall))) == ([], 1)


def test_two_sources_that_interleave_are_each_taken_whole_and_in_their_own_order(hall, tmp_path):
    events = evening()
    rcon, at = speaker(source="rcon", tier=1), {"plugin": 1, "rcon": 1}
    for i in range(0, len(events), 3):
        who = rcon if i % 2 else speaker()
        part = events[i : i + 3]
        at[who.source] = send(hall, part, first=at[who.source], who=who).go_on
    found = on_record(tmp_path)
    for source, end in at.items():
        assert [n for one, n, _ in found if one == source] == list(range(1, end))
    assert [one.body for one in judged(hall)] == by_judge(tmp_path)


@pytest.mark.parametrize("step", [-3_600_000, -1500, 3_600_000])
def test_a_clock_that_steps_moves_no_deadline_back_and_is_on_record(hall, tmp_path, step):
    send(hall, murder())
    send(hall, [kill(T + 20_000 + step, attacker=BO, victim=ANA), kill(T + 21_000)], first=4)
    assert [one.body for one in judged(hall)] == by_judge(tmp_path)
    with read_record(tmp_path / "servers" / "main") as record:
        assert record.head().clock == T + max(21_000, 20_000 + step)
        assert len(list(record.notes())) == (1 if step < -2000 else 0) + (1 if step > 2000 else 0)


@pytest.mark.parametrize("t", [-1, -(2**63), 2**53, 2**63])
def test_a_time_that_no_clock_shows_is_a_fault_of_its_line_and_keeps_nothing_else_back(hall, t):
    outcome = send(hall, [joined(ANA, "Ana"), joined(BO, "Bo", t), kill()])
    assert (outcome.go_on, outcome.refused) == (4, "")
    assert [n for n, _ in outcome.faults] == [2]


HOSTILE = [
    "\x1b]0;owned\x07",
    "\u202eevil",
    "'; DROP TABLE findings; --",
    "{0.__class__}",
    "%s%n",
    "\u0000",
    "</script><script>",
    "A" * 256,
    "A" * 50_000,
    "76561198000000101",
    "\ud800",
]


TOO_MUCH = ("\ud800", "A" * 50_000)


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_name_changes_nothing_but_the_names_in_the_reasons(hall, tmp_path, name):
    raw = msgspec.json.encode(joined(ANA, "NAME")).replace(b'"NAME"', _quoted(name))
    batch = make_ready(speaker(), 1, [msgspec.Raw(raw), *raws(murder()[1:])], False)
    outcome = ask(hall.servers["main"], batch)
    assert outcome.go_on == 4
    assert [n for n, _ in outcome.faults] == ([1] if name in TOO_MUCH else []), (
        "what is no text, or too long, is told back"
    )
    expected = "unclear" if outcome.faults else "unlawful"
    found = [msgspec.json.decode(one.body) for one in judged(hall)]
    assert [(one["actor"], one["ruling"]) for one in found if one["type"] == "ruling"] == [(ANA, expected)]
    assert [one.body for one in judged(hall)] == by_judge(tmp_path)


def _quoted(name):
    return json.dumps(name).encode()


@pytest.fixture
def locked(hall, tmp_path):
    """Locks what was found, as another program may, for as long as the block lasts; nobody waits long for it."""
    path = tmp_path / "servers" / "main" / "findings.db"
    hall.servers["main"].findings._file._link.execute("PRAGMA busy_timeout = 5")

    @contextmanager
    def lock():
        holder = sqlite3.connect(path, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            holder.rollback()
            holder.close()

    return lock


@pytest.fixture
def soon(monkeypatch):
    """Whoever tries again does so soon."""
    monkeypatch.setattr("lawspeaker.service.chamber.RETRY", 0.01)


def test_while_what_was_found_is_locked_a_number_that_was_no_event_is_not_acknowledged(hall, tmp_path, locked, soon):
    events = [joined(ANA, "Ana"), {"type": "hit", "t": T}]
    with locked():
        refused = send(hall, events)
        assert (refused.go_on, "locked" in refused.refused) == (2, True)
        assert "locked" in health(hall)[1]["servers"]["main"]["failing"]
    again = send(hall, events)
    assert (again.go_on, [n for n, _ in again.faults]) == (3, [2])
    judged(hall)
    assert health(hall)[0]
    assert [n for source, n, _ in on_record(tmp_path) if source == "plugin"] == [1]


def test_while_what_was_found_is_locked_a_gap_is_sent_back_and_the_server_goes_on(hall, locked, soon):
    send(hall, murder())
    with locked():
        refused = ask(hall.servers["main"], Gap(speaker(), 4, 9))
        assert (refused.go_on, "locked" in refused.refused) == (4, True)
    assert ask(hall.servers["main"], Gap(speaker(), 4, 9)).go_on == 10
    judged(hall)
    assert health(hall)[0]


def test_a_rulebook_that_comes_while_what_was_found_is_locked_is_in_force_and_known_after_a_restart(
    hall, tmp_path, locked, soon
):
    send(hall, murder())
    judged(hall)
    book = hall.books.bring("rg-rust")
    with locked():
        assert not ask(hall.servers["main"], book).refused
    send(hall, [kill(T + 9000)], first=4)
    assert [one.body for one in judged(hall)] == by_judge(tmp_path, rulebook=None)
    assert health(hall)[0]
    hall.stop()
    with open_hall(tmp_path, rulebook="rg-rust") as again:
        assert send(again, [kill(T + 99_000)], first=5).go_on == 6
        assert [one.body for one in judged(again)] == by_judge(tmp_path, rulebook=None)
    assert [kind for _, _, kind in on_record(tmp_path)].count("rulebook") == 2


def test_who_is_turned_away_is_told_to_go_on_with_what_he_sent(tmp_path):
    with open_hall(tmp_path) as hall:
        send(hall, murder())
    assert send(hall, [kill(T + 9000)], first=4).go_on == 4
    assert ask(hall.servers["main"], Gap(speaker(), 4, 9)).go_on == 4


def test_a_number_that_was_no_event_is_on_record_as_such_and_one_that_was_lost_as_lost(hall, tmp_path):
    wrong = {"type": "joined", "t": T, "name": "who?"}
    assert [n for n, _ in send(hall, [joined(ANA, "Ana", T), wrong, joined(BO, "Bo", T)]).faults] == [2]
    assert send(hall, ["nonsense"], first=4).go_on == 5
    assert ask(hall.servers["main"], Gap(speaker(), 5, 6)).go_on == 7
    send(hall, [joined(CY, "Cy", T)], first=7)
    with read_record(tmp_path / "servers" / "main") as record:
        told = [lack.say.partition(", ")[2] for lack in record.lacks()]
    assert told == [
        "number 2 of source `plugin` came and could not be read",
        "number 4 of source `plugin` came and could not be read",
        "numbers 5 to 6 of source `plugin` never came",
    ]
