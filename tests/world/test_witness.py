"""Who was watching, and where the record has holes."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET

from lawspeaker.events import Anticheat, Recording, ServerStarted, StaffAct, TimePassed
from lawspeaker.events.codec import Unknown
from lawspeaker.world.profile import PROFILES
from lawspeaker.world.witness import HOLES_KEPT, LOOSE_KEPT, Hole, Step, Witness

HIT, CHAT, BOTH = frozenset({"hit"}), frozenset({"chat"}), frozenset({"hit", "chat"})


class Watch:
    """A witness and the law's clock."""

    def __init__(self):
        self.witness = Witness(PROFILES["rust"])
        self.clock = 0

    def time(self, t, n=UNSET, source="main", **fields):
        return self.take(TimePassed(t=t, n=n, source=source, **fields))

    def start(self, t=0, n=UNSET, source="main", **fields):
        return self.take(ServerStarted(t=t, n=n, source=source, **fields))

    def take(self, event):
        self.clock = max(self.clock, event.t)
        self.witness.take(event, self.clock)
        return self.witness.holes

    def saw(self, types=HIT, since=0):
        return self.witness.saw(types, since)


# Who records what


def test_a_record_in_which_nobody_said_what_he_records_records_all():
    watch = Watch()
    watch.time(5000)
    assert watch.saw(BOTH)
    assert watch.witness.records("hit")


def test_what_no_source_records_was_not_seen():
    watch = Watch()
    watch.start(records=["hit", "kill"])
    assert watch.saw(HIT)
    assert not watch.saw(CHAT)
    assert not watch.saw(BOTH)
    assert watch.saw(frozenset())
    assert (watch.witness.records("hit"), watch.witness.records("chat")) == (True, False)


def test_what_stands_is_off_until_told_whatever_hole_there_was_but_not_before_a_record_that_was_resumed():
    watch, resumed, blind = Watch(), Watch(), Watch()
    watch.time(5000, n=7)
    assert (watch.saw(), watch.witness.told_of(BOTH)) == (False, True)
    watch.start(6000, n=8)
    assert watch.witness.told_of(BOTH)
    resumed.start(resumed=True)
    assert not resumed.witness.told_of(HIT)
    blind.start(records=["hit"])
    assert (blind.witness.told_of(HIT), blind.witness.told_of(BOTH)) == (True, False)


@pytest.mark.parametrize("records", [UNSET, None])
def test_a_source_that_names_no_types_records_all(records):
    watch = Watch()
    watch.start(records=records)
    assert watch.saw(BOTH)


def test_two_sources_complete_each_other():
    watch = Watch()
    watch.start(source="plugin", records=["hit"])
    assert not watch.saw(BOTH)
    watch.start(source="discord", records=["chat"])
    assert watch.saw(BOTH)


def test_a_source_that_never_said_what_it_records_vouches_for_nothing_beside_one_that_did():
    watch = Watch()
    watch.start(source="plugin", records=["hit"])
    watch.time(1000, source="discord")
    assert not watch.saw(CHAT)


def test_a_type_recorded_from_now_on_was_not_seen_before():
    watch = Watch()
    watch.start(records=["hit"])
    watch.start(t=9000, records=["hit", "chat"])
    assert watch.saw(HIT, 0)
    assert not watch.saw(CHAT, 8999)
    assert watch.saw(CHAT, 9000)
    watch.start(t=20_000, records=UNSET)
    assert watch.saw(frozenset({"voice"}), 20_000)
    assert not watch.saw(frozenset({"voice"}), 19_999)
    assert watch.saw(CHAT, 9000)
    watch.start(t=30_000, records=["hit"])
    assert not watch.saw(CHAT, 30_000)
    watch.start(t=40_000, records=["chat", "voice", "hit"])
    assert watch.saw(CHAT, 40_000)
    assert not watch.saw(CHAT, 39_999)
    assert watch.saw(HIT, 0)


def test_who_recorded_all_goes_on_recording_what_he_still_names():
    watch = Watch()
    watch.start()
    watch.start(t=9000, records=["hit"])
    assert watch.saw(HIT, 0)
    assert not watch.saw(CHAT, 9000)
    watch.start(t=9500)
    assert watch.saw(HIT, 0)
    assert not watch.saw(CHAT, 9400)


# The begin of the record


def test_before_a_records_first_event_nothing_happened():
    watch = Watch()
    watch.start(t=5000, resumed=False)
    assert watch.saw(HIT, 0)


def test_before_a_resumed_record_nobody_knows():
    watch = Watch()
    watch.start(t=5000, resumed=True)
    assert not watch.saw(HIT, 4999)
    assert watch.saw(HIT, 5000)


def test_a_record_begins_with_its_first_event_whichever_it_is():
    watch = Watch()
    watch.time(3000)
    watch.start(t=5000, resumed=True)
    assert not watch.saw(HIT, 2999)
    assert watch.saw(HIT, 3000)


def test_a_source_that_came_later_and_resumed_knows_only_its_own_time():
    watch = Watch()
    watch.start(t=1000, source="rcon", records=["chat"])
    watch.start(t=9000, source="plugin", records=["hit"], resumed=True)
    assert not watch.saw(HIT, 8999)
    assert watch.saw(HIT, 9000)
    assert watch.saw(CHAT, 1000)
    assert not watch.saw(CHAT, 999)


def test_a_server_that_starts_again_within_the_record_resumes_nothing():
    watch = Watch()
    watch.start(t=1000)
    watch.start(t=9000, resumed=True)
    assert watch.saw(HIT, 0)


# Holes


def test_a_missing_number_is_a_hole_from_the_event_before_to_the_one_after():
    watch = Watch()
    watch.start(t=1000, n=1)
    assert watch.time(2000, n=2) == []
    assert watch.time(7000, n=5) == [Hole("main", "main", 3, 4, 2000, 7000)]
    assert watch.time(8000, n=6) == []


def test_nothing_is_known_over_a_hole_and_all_after_it():
    watch = Watch()
    watch.start(t=1000, n=1)
    watch.time(7000, n=5)
    assert not watch.saw(HIT, 0)
    assert not watch.saw(HIT, 7000)
    assert watch.saw(HIT, 7001)


def test_a_hole_counts_though_nobody_said_what_he_records():
    watch = Watch()
    watch.time(1000, n=1)
    watch.time(7000, n=5)
    assert not watch.saw(HIT, 7000)
    assert watch.saw(HIT, 7001)


def test_a_first_number_above_one_is_a_hole_from_the_beginning():
    watch = Watch()
    assert watch.start(t=5000, n=3) == [Hole("main", "main", 1, 2, 0, 5000)]
    assert not watch.saw(HIT, 5000)
    assert watch.saw(HIT, 5001)


def test_a_hole_is_bridged_by_another_source_that_records_the_same():
    watch = Watch()
    watch.start(t=0, n=1, source="plugin", records=["hit", "chat"])
    watch.start(t=0, n=1, source="rcon", records=["hit"])
    watch.time(5000, n=9, source="plugin")
    assert watch.saw(HIT, 0)
    assert not watch.saw(CHAT, 5000)


def test_each_source_counts_for_itself():
    watch = Watch()
    watch.time(0, n=1, source="plugin")
    watch.time(0, n=1, source="rcon")
    watch.time(0, n=1, source="rcon", server="other")
    assert watch.time(0, n=2, source="plugin") == watch.time(0, n=2, source="rcon") == []
    assert watch.saw(HIT)


def test_events_without_a_number_make_no_hole():
    watch = Watch()
    watch.time(0, n=1)
    assert watch.time(1) == watch.time(2, n=2) == []


def test_an_event_of_an_unknown_type_counts():
    watch = Watch()
    watch.time(0, n=1)
    watch.take(Unknown(type="weather", t=1, n=2))
    assert watch.time(2, n=3) == []


def test_the_clock_that_stands_still_hides_no_hole():
    watch = Watch()
    watch.time(5000, n=1)
    assert watch.time(5000, n=3) == [Hole("main", "main", 2, 2, 5000, 5000)]
    assert not watch.saw(HIT, 5000)


# What was taken before


def test_the_same_number_twice_is_taken_once():
    watch = Watch()
    event = TimePassed(t=0, n=1)
    assert not watch.witness.is_duplicate(event)
    watch.take(event)
    assert watch.witness.is_duplicate(event)
    assert not watch.witness.is_duplicate(TimePassed(t=0, n=2))
    assert not watch.witness.is_duplicate(TimePassed(t=0, n=1, source="rcon"))
    assert not watch.witness.is_duplicate(TimePassed(t=0, n=1, server="other"))
    assert not watch.witness.is_duplicate(TimePassed(t=0))


def test_a_late_event_out_of_a_hole_is_no_repetition_and_then_it_is():
    watch = Watch()
    watch.time(0, n=1)
    watch.time(0, n=6)
    assert not watch.witness.is_duplicate(TimePassed(t=0, n=4))
    watch.time(0, n=4)
    assert [watch.witness.is_duplicate(TimePassed(t=0, n=n)) for n in range(1, 8)] == [
        True,
        False,
        False,
        True,
        False,
        True,
        False,
    ]
    assert watch.time(0, n=7) == []


def test_a_late_event_does_not_make_the_dark_light():
    watch = Watch()
    watch.time(1000, n=1)
    watch.time(5000, n=3)
    watch.time(9000, n=2)
    assert not watch.saw(HIT, 5000)
    assert watch.saw(HIT, 5001)


def test_of_a_sender_full_of_holes_only_the_last_are_kept():
    watch = Watch()
    for index in range(HOLES_KEPT + 10):
        watch.time(0, n=2 * index + 2)
    assert len(watch.witness.dump()["streams"][0]["missing"]) == HOLES_KEPT


# Sources of another meaning


@pytest.mark.parametrize(
    "event",
    [
        Recording(t=0, n=2, source="client", player="ana", on=True),
        Anticheat(t=0, n=2, source="eac", player="ana", reason="speed"),
        StaffAct(t=0, n=2, source="rcon", name="kick"),
    ],
    ids=lambda event: type(event).__name__,
)
def test_who_records_or_accuses_is_not_who_sends(event):
    watch = Watch()
    watch.start(n=1)
    assert watch.take(event) == []
    assert watch.witness.is_duplicate(event)
    assert watch.time(0, n=3) == []
    assert watch.witness.is_duplicate(event)
    assert [stream["source"] for stream in watch.witness.dump()["streams"]] == ["main"]
    assert watch.saw(HIT)


def test_a_hole_beside_such_an_event_is_a_hole_still():
    watch = Watch()
    watch.time(0, n=1)
    watch.take(Recording(t=0, n=4, source="client", player="ana", on=True))
    watch.take(Recording(t=0, n=5, source="plugin", player="bo", on=True))
    assert [hole[2:4] for hole in watch.time(0, n=8)] == [(2, 3), (6, 7)]


def test_such_an_event_may_come_first():
    watch = Watch()
    watch.take(Recording(t=0, n=1, source="client", player="ana", on=True))
    assert watch.start(n=2) == []


def test_such_an_event_of_another_server_fills_nothing():
    watch = Watch()
    watch.time(0, n=1)
    watch.take(Recording(t=0, n=2, server="other", source="client", player="ana", on=True))
    assert len(watch.time(0, n=3)) == 1


def test_such_an_event_fills_one_gap_and_no_second():
    watch = Watch()
    watch.time(0, n=1, source="plugin")
    watch.time(0, n=1, source="rcon")
    watch.take(Recording(t=0, n=2, source="client", player="ana", on=True))
    assert watch.time(0, n=3, source="plugin") == []
    assert len(watch.time(0, n=3, source="rcon")) == 1


def test_of_such_events_only_the_last_are_kept():
    watch = Watch()
    for n in range(1, LOOSE_KEPT + 100):
        watch.take(Recording(t=0, n=n, source="client", player="ana", on=True))
    watch.take(Recording(t=0, source="client", player="ana", on=True))
    assert len(watch.witness.dump()["loose"]) == LOOSE_KEPT


# The clock


def test_a_clock_that_goes_back_by_more_than_two_seconds_is_flagged():
    watch = Watch()
    watch.time(10_000, seq=1)
    watch.time(8000, seq=2)
    assert watch.witness.steps == []
    watch.time(7999, seq=3)
    assert watch.witness.steps == [Step(3, 7999, 10_000)]
    watch.time(10_000, seq=4)
    assert watch.witness.steps == []


# The same, for any stream

streams = st.lists(
    st.one_of(
        st.builds(
            TimePassed,
            t=st.integers(0, 20),
            n=st.integers(1, 12) | st.just(UNSET),
            source=st.sampled_from(["plugin", "rcon"]),
        ),
        st.builds(
            ServerStarted,
            t=st.integers(0, 20),
            n=st.integers(1, 12) | st.just(UNSET),
            source=st.sampled_from(["plugin", "rcon"]),
            records=st.sampled_from([UNSET, ["hit"], ["hit", "chat"], ["chat"]]),
            resumed=st.sampled_from([UNSET, True, False]),
        ),
        st.builds(
            Recording,
            t=st.integers(0, 20),
            n=st.integers(1, 12) | st.just(UNSET),
            source=st.sampled_from(["client", "plugin"]),
            player=st.just("ana"),
            on=st.booleans(),
        ),
    ),
    max_size=20,
)


@given(streams)
def test_who_saw_from_early_on_saw_from_later_on(events):
    watch = Watch()
    for event in events:
        watch.take(event)
    for types in (HIT, CHAT, BOTH):
        seen = [watch.saw(types, since) for since in range(25)]
        assert seen == sorted(seen)
    assert all(watch.saw(BOTH, since) == (watch.saw(HIT, since) and watch.saw(CHAT, since)) for since in range(25))


@given(st.lists(st.integers(1, 12), max_size=20))
def test_a_number_is_a_repetition_exactly_if_it_came_before(numbers):
    watch, came = Watch(), set()
    for n in numbers:
        event = TimePassed(t=0, n=n)
        assert watch.witness.is_duplicate(event) == (n in came)
        if n not in came:
            watch.take(event)
        came.add(n)


@given(st.sets(st.integers(1, 30), min_size=1))
def test_the_holes_are_exactly_the_numbers_that_never_came(numbers):
    watch, holes = Watch(), []
    for n in sorted(numbers):
        holes += watch.time(0, n=n)
    missing = {n for hole in holes for n in range(hole.first, hole.last + 1)}
    assert missing == set(range(1, max(numbers))) - numbers


@given(streams, streams)
def test_a_witness_restored_goes_on_alike(before, after):
    watch, restored = Watch(), Watch()
    for event in before:
        watch.take(event)
    restored.clock = watch.clock
    restored.witness.load(json.loads(json.dumps(watch.witness.dump())))
    assert restored.witness.dump() == watch.witness.dump()
    for event in after:
        assert restored.witness.is_duplicate(event) == watch.witness.is_duplicate(event)
        assert restored.take(event) == watch.take(event)
        assert restored.witness.steps == watch.witness.steps
        assert [restored.saw(BOTH, since) for since in range(25)] == [watch.saw(BOTH, since) for since in range(25)]
