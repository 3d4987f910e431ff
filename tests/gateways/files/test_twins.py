"""What two files tell is told once, and only if it is the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gateways.files import build
from gateways.files.build import ANA, BO, CLEO, back, gone, killed, said
from gateways.files.reading import deaths, killer, only, read
from lawspeaker.gateways.files import twins
from lawspeaker.gateways.files.told import Moment, Spot, Told

BY_BO = build.life(build.ending("Bo", BO, "head", "ak47u.entity", 9, 34.5))
BY_CLEO = build.life(build.ending("Cleo", CLEO, "head", "ak47u.entity", 9, 34.5))
DROWNED = build.life(build.ending("Ana", ANA, damage=4))


def both(folder, blob, line, apart=0):
    """A death of Ana in the database, and a line so many seconds later in the log."""
    build.deaths(folder, [(ANA, 1, build.T0, blob)])
    build.text_file(folder, "output_log.txt", f"{build.clock(apart)} {line}\n")
    return read(folder)


def test_one_death_in_two_files_is_one_kill_with_the_facts_of_both(tmp_path):
    stream, harvest = both(tmp_path, BY_BO, killed((ANA, "Ana"), (BO, "Bo")))
    (kill,) = deaths(stream)
    assert (kill["type"], kill["attacker"], kill["victim"]) == ("kill", BO, ANA)
    assert (kill["weapon"], kill["victim_at"], kill["margin"]) == ("ak47u.entity", [1.5, 2.0, -3.5], 1.0)
    assert kill["origin"] == ["output_log.txt:1", "player.deaths.5.db:1"]
    assert harvest.joined == 1


@pytest.mark.parametrize(("apart", "count"), [(0, 1), (1, 1), (2, 1), (3, 2), (4, 2), (60, 2)])
def test_two_seconds_and_no_more(tmp_path, apart, count):
    # Both clocks count whole seconds: stamps three seconds apart can be 2.001 s apart at the least.
    stream, _ = both(tmp_path, BY_BO, killed((ANA, "Ana"), (BO, "Bo")), apart)
    assert len(deaths(stream)) == count


def test_a_death_with_a_place_and_one_without_are_one_died(tmp_path):
    stream, harvest = both(tmp_path, DROWNED, f"Ana[{ANA}] was killed by Drowned at (1.0, 2.0, 3.0)")
    (died,) = deaths(stream)
    assert (died["type"], died["at"], died["cause"]) == ("died", [1.0, 2.0, 3.0], "drowned")
    assert "life" in died
    assert harvest.disputed == 0


def test_two_killers_for_one_death_make_nobody_a_killer(tmp_path):
    stream, harvest = both(tmp_path, BY_CLEO, killed((ANA, "Ana"), (BO, "Bo")))
    assert [event["type"] for event in deaths(stream)] == ["life_ended", "life_ended"]
    assert {event["claimed"] for event in deaths(stream)} == {BO, CLEO}
    assert all(event["disputed"] is True and killer(event) is None for event in deaths(stream))
    assert (harvest.disputed, harvest.joined) == (1, 0)


@pytest.mark.parametrize("line", [f"Ana[{ANA}] died (Bleeding)", f"Ana[{ANA}] was killed by Heat at (1.0, 2.0, 3.0)"])
def test_a_killer_against_a_cause_stays_a_kill_that_is_disputed(tmp_path, line):
    stream, harvest = both(tmp_path, BY_BO, line)
    kill, other = sorted(deaths(stream), key=lambda event: event["type"])
    assert (kill["type"], killer(kill), kill["disputed"]) == ("kill", BO, True)
    assert (other["type"], other["disputed"], other["player"]) == ("life_ended", True, ANA)
    assert harvest.disputed == 1


def test_who_killed_himself_by_one_file_was_not_killed_by_another(tmp_path):
    himself = build.life(build.ending("Ana", ANA))
    stream, harvest = both(tmp_path, himself, killed((ANA, "Ana"), (BO, "Bo")))
    assert harvest.disputed == 1
    assert len(deaths(stream)) == 2


def test_a_death_of_unknown_cause_disputes_nothing(tmp_path):
    stream, harvest = both(tmp_path, build.life(None), killed((ANA, "Ana"), (BO, "Bo")))
    (death,) = deaths(stream)
    assert (killer(death), "disputed" in death) == (BO, False)
    assert harvest.disputed == 0


def test_two_deaths_of_one_file_are_never_one(tmp_path):
    build.deaths(tmp_path, [(ANA, 1, build.T0, BY_BO), (ANA, 1, build.T0 + 1, BY_BO)])
    line = killed((ANA, "Ana"), (BO, "Bo"))
    build.log(tmp_path, [line, line], step=1)
    stream, harvest = read(tmp_path)
    assert [kill["origin"] for kill in only(stream, "kill")] == [
        ["output_log.txt:1", "player.deaths.5.db:1"],
        ["output_log.txt:2", "player.deaths.5.db:2"],
    ]
    assert harvest.joined == 2


def test_a_log_and_its_copy_are_one_log(tmp_path):
    lines = [back(ANA, "Ana"), said(ANA, "Ana", "hi"), killed((ANA, "Ana"), (BO, "Bo")), gone(ANA, "Ana")]
    build.log(tmp_path, lines)
    alone, _ = read(tmp_path)
    build.log(tmp_path, lines, "copy.txt")
    both_files, harvest = read(tmp_path)
    assert [event["type"] for event in both_files] == [event["type"] for event in alone]
    assert harvest.joined == 4


def test_saying_the_same_twice_is_saying_it_twice(tmp_path):
    build.log(tmp_path, [said(ANA, "Ana", "hi"), said(ANA, "Ana", "hi")], step=1)
    assert len(only(read(tmp_path)[0], "chat")) == 2


def test_a_zone_that_was_not_told_is_noticed(tmp_path):
    build.deaths(tmp_path, [(ANA, 1, build.T0 - 7200 + 10 * at, BY_BO) for at in range(5)])
    build.log(tmp_path, [killed((ANA, "Ana"), (BO, "Bo"))] * 5)
    _, harvest = read(tmp_path)
    assert harvest.shifted == (7_200_000, 5)
    assert read(tmp_path, offset_ms=7_200_000)[1].shifted is None


def test_two_deaths_that_lie_apart_by_chance_are_no_zone(tmp_path):
    build.deaths(tmp_path, [(ANA, 1, build.T0 - 7200 + 10 * at, BY_BO) for at in range(2)])
    build.log(tmp_path, [killed((ANA, "Ana"), (BO, "Bo"))] * 2)
    assert read(tmp_path)[1].shifted is None


moments = st.builds(Moment, st.integers(0, 20_000), st.sampled_from([1, 1000, 60_000]))
tellings = st.builds(
    lambda file, line, moment, facts: Told(Spot(file, line), "death", moment, {"player": ANA} | facts),
    st.sampled_from("abc"),
    st.integers(1, 9),
    moments,
    st.sampled_from([{}, {"killer": BO}, {"killer": CLEO}, {"cause": "fall"}, {"killer": BO, "by_name": True}]),
)
heard = st.lists(tellings, max_size=7, unique_by=lambda one: one.spot)


def copy(told):
    return [Told(one.spot, one.type, one.moment, dict(one.facts)) for one in told]


def spots(told):
    return sorted((one.spot, *one.also) for one in told)


@settings(deadline=None)
@given(heard, st.randoms())
def test_the_order_of_hearing_never_matters(told, random):
    shuffled = copy(told)
    random.shuffle(shuffled)
    one, other = twins.join(copy(told)), twins.join(shuffled)
    assert (one.joined, one.disputed) == (other.joined, other.disputed)
    assert [(each.facts, each.moment, each.also) for each in one.told] == [
        (each.facts, each.moment, each.also) for each in other.told
    ]


@settings(deadline=None)
@given(heard)
def test_nothing_is_lost_and_nothing_of_one_file_is_joined(told):
    result = twins.join(copy(told))
    groups = [(one.spot, *one.also) for one in result.told]
    assert {spot for group in groups for spot in group} == {one.spot for one in told}
    assert all(len({spot.file for spot in group}) == len(group) for group in groups)


@settings(deadline=None)
@given(heard)
def test_joining_makes_no_killer_and_takes_none_without_a_dispute(told):
    result = twins.join(copy(told))
    before = {one.facts["killer"] for one in told if "killer" in one.facts}
    after = {one.facts["killer"] for one in result.told if "killer" in one.facts}
    claimed = {one.facts["claimed"] for one in result.told if "claimed" in one.facts}
    assert after | claimed == before
    assert not claimed or result.disputed


@settings(deadline=None)
@given(moments, moments)
def test_the_gap_between_two_tellings_is_the_same_from_either_side(one, other):
    first = Told(Spot("a", 1), "death", one, {})
    second = Told(Spot("b", 1), "death", other, {})
    assert twins.gap(first, second) == twins.gap(second, first) >= 0
    assert (twins.gap(first, second) == 0) == (one.t < other.t + other.within and other.t < one.t + one.within)


def test_whoever_floods_one_file_is_told_as_often_as_he_stands_there_and_keeps_nobody_busy():
    moment = Moment(build.T0, 1000)
    lines = [Told(Spot("log", line), "joined", moment, {"player": ANA}) for line in range(1, 20_001)]
    assert twins.join(lines).joined == 0
    other = Told(Spot("other", 1), "joined", moment, {"player": ANA})
    assert twins.join([*lines[:500], other]).joined == 1
