"""The hall opens all its servers or none, and knows when somebody watches."""

import pytest

from lawspeaker.law.errors import LawError
from lawspeaker.record import RecordError, open_record
from lawspeaker.service.hall import Hall, House
from lawspeaker.service.knocks import Terms
from service.town import T, Wall, ask, finding, murder, on_record, open_hall, send, speaker

QUICK = Terms(silence=10_000)
BACK, FORWARD = -3_600_000, 30 * 86_400_000
"""By how much a clock is set anew, in ms."""


def kinds(folder):
    return [fields["type"] for fields in on_record(folder)]


def times(folder):
    """What was written behind the murder, and when."""
    return [(fields["type"], fields["t"]) for fields in on_record(folder)][4:]


def settled(hall):
    ask(hall.servers["main"], speaker())


def test_if_one_rulebook_cannot_be_read_no_record_stays_held(tmp_path):
    houses = {"main": House("darkrp", Terms()), "second": House("atlantis", Terms())}
    with pytest.raises(LawError, match="there is no rulebook `atlantis`"):
        Hall(tmp_path, houses, Wall())
    open_record(tmp_path / "servers" / "main").close()


def test_time_passes_while_a_sender_is_connected_and_not_when_he_has_gone(tmp_path):
    wall = Wall(T)
    with open_hall(tmp_path, wall=wall, terms=QUICK) as hall:
        send(hall, murder())
        hall.connected("main", 1)
        wall.now += 10_000
        hall.pass_time()
        settled(hall)
        hall.connected("main", -1)
        wall.now += 100_000
        hall.pass_time()
        settled(hall)
    assert kinds(tmp_path)[4:] == ["time"]


@pytest.mark.parametrize("step", [BACK, FORWARD])
def test_a_clock_that_is_set_anew_is_no_silence_and_holds_no_deadline_up_for_longer_than_one(tmp_path, step):
    wall = Wall(T)
    with open_hall(tmp_path, wall=wall, terms=QUICK) as hall:
        send(hall, murder())
        hall.connected("main", 1)
        for passed in (step, 9_999, 1):
            wall.now += passed
            hall.pass_time()
            settled(hall)
    assert times(tmp_path) == [("time", murder()[-1]["t"] + 10_000)]


def test_who_comes_back_has_the_time_of_a_silence_to_tell_what_he_has_kept(tmp_path):
    wall = Wall(T)
    with open_hall(tmp_path, wall=wall, terms=QUICK) as hall:
        send(hall, murder())
        for second in range(310):
            if second == 300:
                hall.connected("main", 1)
            wall.now += 1_000
            hall.pass_time()
            settled(hall)
    assert times(tmp_path) == [("time", murder()[-1]["t"] + 310_000)]


def test_who_speaks_over_http_counts_as_watching_for_a_while(tmp_path):
    wall = Wall(T)
    with open_hall(tmp_path, wall=wall, terms=QUICK) as hall:
        send(hall, murder())
        hall.heard("main")
        wall.now += 20_000
        hall.pass_time()
        settled(hall)
        wall.now += 20_000
        hall.pass_time()
        settled(hall)
    assert kinds(tmp_path)[4:] == ["time"]


def test_a_key_given_out_elsewhere_is_known_at_the_next_look(tmp_path):
    from lawspeaker.service.office import Office

    with open_hall(tmp_path) as hall:
        shown = Office(tmp_path, Wall()).add_key("bridge", ["observe"])
        assert hall.key(shown) is None
        hall.pass_time()
        assert hall.key(shown).id == "bridge"
        assert hall.holds(shown)


def test_while_the_office_cannot_be_read_time_passes_and_it_is_said_once(tmp_path, monkeypatch, logged):
    wall = Wall(T)
    with open_hall(tmp_path, wall=wall, terms=QUICK) as hall:
        send(hall, murder())
        hall.connected("main", 1)
        with monkeypatch.context() as patch:
            patch.setattr(hall.office, "look", _broken)
            for _ in range(3):
                wall.now += 10_000
                hall.pass_time()
                settled(hall)
        hall.pass_time()
    assert kinds(tmp_path)[4:] == ["time"] * 3
    assert [one["event"] for one in logged if "office" in one["event"]] == [
        "the office cannot be read, so keys stay as they were: it is tried again",
        "the office can be read again",
    ]


def _broken():
    raise RecordError("`record.db` cannot be read or written: disk I/O error")


def test_a_batch_full_of_faults_does_not_fill_the_log(tmp_path, logged):
    with open_hall(tmp_path) as hall:
        outcome = send(hall, [{"type": "kill"}] * 1000 + [finding()] * 500, who=speaker(may={"observe"}))
        settled(hall)
        assert (len(outcome.faults), len(outcome.claims)) == (1000, 500)
        assert b'lawspeaker_faults_total{server="main"} 1000.0' in hall.gauges.text()
    assert len(logged) < 20
    assert [one["events"] for one in logged if one["event"] == "more of the same"] == [1490]


def test_a_clock_that_goes_back_is_counted(tmp_path):
    with open_hall(tmp_path) as hall:
        send(hall, [*murder(), {"type": "left", "t": T - 60_000, "player": "x"}])
        settled(hall)
        assert b'lawspeaker_noticed_total{server="main"} 1.0' in hall.gauges.text()


def test_a_sender_whose_clock_lags_does_not_fill_the_log(tmp_path, logged):
    wall = Wall(T)
    late = [{"type": "left", "t": T - 60_000, "player": "x"}] * 40
    with open_hall(tmp_path, wall=wall) as hall:
        send(hall, [*murder(), *late])
        wall.now += 60_000
        send(hall, late, first=len(murder()) + 41)
        settled(hall)
    steps = [one for one in logged if one["event"].startswith("the record noticed")]
    assert ["went back" in one.get("what", "") for one in steps] == [True] * 10 + [False] + [True] * 10
    assert steps[10]["events"] == 30
