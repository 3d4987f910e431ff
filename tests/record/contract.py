"""What every record must do, whatever it is kept in: one contract, a subclass for each store.

A `Spot` is where one record is kept. It can be opened any number of times, and tampered with, as a forger or a failing
disk would.
"""

from contextlib import contextmanager
from io import BytesIO
from typing import Protocol

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import UNSET

from lawspeaker.events.bounds import LONGEST_NAME
from lawspeaker.events.faults import Fault
from lawspeaker.events.reader import Reader as FileReader
from lawspeaker.record import (
    DamagedError,
    FormatError,
    HeldError,
    Hole,
    Late,
    Reader,
    Record,
    Step,
    Store,
    StrangerError,
    chain,
)
from record.wire import ANA, BO, CY, batches, chat, day, hit, joined, positions, strange_lines, texts

PAGE_OF = 2000


def drawn(times):
    """For theorems of the contract, which every store proves by itself."""
    return settings(max_examples=times, suppress_health_check=[HealthCheck.differing_executors])


class Spot(Protocol):
    """Where a record is kept."""

    def store(self) -> Store: ...

    def everything(self) -> bytes:
        """All bytes that are kept, for whoever looks for what should not be there."""

    def alter_line(self, seq: int, raw: bytes | None) -> None:
        """Put other bytes in a line of the journal; `None` loses it."""

    def alter_link(self, number: int, body: bytes | None) -> None:
        """Put another link in its place; `None` loses it, with its parts."""

    def alter_part(self, number: int, name: str, part: bytes | None) -> None:
        """Put other bytes in a part; `None` loses it."""

    def alter_person(self, number: int, account: str | None, key: bytes | None) -> None:
        """Change a row of the table of people."""

    def lose_people(self) -> None:
        """Empty the table of people."""


class RecordContract:
    """To be subclassed with `fresh`."""

    @contextmanager
    def fresh(self):
        raise NotImplementedError
        yield

    @pytest.fixture
    def spot(self):
        with self.fresh() as spot:
            yield spot

    @pytest.fixture
    def small_pages(self, monkeypatch):
        monkeypatch.setattr("lawspeaker.record.record.PAGE", PAGE_OF)
        monkeypatch.setattr("lawspeaker.record.reader.PAGE", PAGE_OF)

    @pytest.fixture
    def season(self, spot, small_pages):
        """A spot with several pages and something in the journal."""
        events = list(day())
        with Record(spot.store()) as record:
            record.append(events)
            record.seal()
            record.append([hit(61_000)])
        return spot

    # --- taking

    def test_what_was_appended_is_read_in_order_each_in_its_place(self, spot):
        with Record(spot.store()) as record:
            first = record.append([hit(5), hit(6)])
            second = record.append([hit(7)])
            assert [event.seq for event in first.events + second.events] == [1, 2, 3]
            assert [(event.seq, event.t) for event in record.read()] == [(1, 5), (2, 6), (3, 7)]
            assert [event.t for event in record.read(2, 2)] == [6]

    def test_a_record_says_by_which_order_somebody_was_last_forgotten(self, season):
        with Record(season.store()) as record:
            assert record.forgotten() == 0
            order = record.forget(ANA)
            assert record.forgotten() == order.number
            record.retain("positions", 0)
            assert record.forgotten() == order.number

    def test_a_record_says_which_number_it_expects_of_a_source_also_after_it_was_opened_again(self, spot):
        with Record(spot.store()) as record:
            assert record.expected("plugin") == 1
            record.append([hit(5, n=1), hit(6, n=2)], source="plugin")
            assert (record.expected("plugin"), record.expected("rcon")) == (3, 1)
        with Record(spot.store()) as record:
            assert record.expected("plugin") == 3

    def test_a_record_goes_on_where_it_stood_when_it_is_opened_again(self, spot):
        with Record(spot.store()) as record:
            record.append([hit(5)])
            before = record.head()
        with Record(spot.store()) as record:
            assert record.head() == before
            assert record.append([hit(6)]).events[0].seq == 2

    def test_an_empty_record_has_an_end_and_nothing_before_it(self, spot):
        with Record(spot.store()) as record:
            assert list(record.read()) == []
            assert (record.head().seq, record.head().hash) == (0, chain.START)
            assert record.append([]).events == []
            assert record.verify().sound

    @drawn(15)
    @given(st.lists(batches, min_size=1, max_size=3), st.data())
    def test_read_after_append_is_identity_sealed_or_not(self, batches, data):
        events = [event for batch in batches for event in batch]
        for n, event in enumerate(events, 1):
            event.n = UNSET if event.n is UNSET else n
        with self.fresh() as spot, Record(spot.store()) as record:
            for batch in batches:
                taken = record.append(batch)
                assert not taken.faults
                if data.draw(st.booleans()):
                    record.seal(whole=True)
            for seq, event in enumerate(events, 1):
                event.seq = seq
            assert texts(record.read()) == texts(events)
            record.seal(whole=True)
            assert texts(record.read()) == texts(events)
            first, last = sorted(data.draw(st.tuples(*[st.integers(1, len(events))] * 2)))
            assert texts(record.read(first, last)) == texts(events[first - 1 : last])
            assert record.verify().sound

    @drawn(20)
    @given(st.lists(strange_lines | st.sampled_from([b"", b"{", b'{"type":"hit"}', b'{"type":"left"}']), max_size=8))
    def test_a_record_reads_a_file_as_the_judge_does(self, lines):
        lines = [unnumbered(line) for line in lines]
        expected = [item for _, item in FileReader([BytesIO(b"\n".join(lines))]) if not isinstance(item, Fault)]
        there = [(place, line) for place, line in enumerate(lines, 1) if line]
        lines, places = [line for _, line in there], [place for place, _ in there]
        with self.fresh() as spot, Record(spot.store()) as record:
            record.append(lines, places=places)
            assert texts(record.read()) == texts(expected)
            record.seal(whole=True)
            assert texts(record.read()) == texts(expected)

    @drawn(20)
    @given(st.lists(strange_lines, min_size=1, max_size=8))
    def test_nothing_a_newer_sender_said_is_lost_by_sealing(self, lines):
        with self.fresh() as spot, Record(spot.store()) as record:
            record.append([unnumbered(line) for line in lines])
            before = msgspec.json.encode(list(record.fields()))
            record.seal(whole=True)
            assert msgspec.json.encode(list(record.fields())) == before

    def test_a_line_that_is_no_event_does_not_stop_the_rest(self, spot):
        with Record(spot.store()) as record:
            taken = record.append([hit(5), b"{", b'{"type":"hit"}', hit(6)])
            assert [event.t for event in taken.events] == [5, 6]
            assert [i for i, _ in taken.faults] == [1, 2]

    def test_what_this_version_does_not_know_is_taken_and_counted(self, spot):
        with Record(spot.store()) as record:
            record.append([b'{"type":"meteor","t":5}', b'{"type":"left","t":6,"player":"Bo","colour":"red"}'])
            assert record.strangers.types == {"meteor": 1}
            assert record.strangers.fields == {"left.colour": 1}
            assert [fields["type"] for _, fields in record.fields()] == ["meteor", "left"]

    def test_a_number_that_no_line_can_carry_is_a_fault(self, spot):
        with Record(spot.store()) as record:
            taken = record.append([positions(5, (ANA, float("nan"), 0.0, 0.0))])
            assert [i for i, _ in taken.faults] == [0]

    def test_another_servers_event_is_not_taken(self, spot):
        with Record(spot.store()) as record:
            taken = record.append([hit(5), hit(6, server="elsewhere")])
            ((_, fault),) = taken.faults
            assert "`main`" in fault.reason
            assert "`elsewhere`" in fault.reason

    # --- numbers, holes and clocks

    def test_the_same_number_of_the_same_source_is_taken_once(self, spot):
        with Record(spot.store()) as record:
            record.append([hit(5, n=1), hit(6, n=1), hit(7, n=1, source="rcon")])
        with Record(spot.store()) as record:
            taken = record.append([hit(5, n=1), hit(8, n=2)])
            assert (taken.again, [event.t for event in taken.events]) == (1, [8])
            assert [event.t for event in record.read()] == [5, 7, 8]

    def test_every_source_is_told_where_to_go_on(self, spot):
        with Record(spot.store()) as record:
            record.append([hit(5, n=1), hit(6, n=4), hit(7, n=1, source="rcon")])
            assert [record.expected(source) for source in ("main", "rcon", "web")] == [5, 2, 1]

    def test_a_hole_and_who_comes_late_are_put_on_record(self, spot):
        expected = [Hole(2, "main", 2, 4), Late(3, "main", 3)]
        with Record(spot.store()) as record:
            record.append([hit(5, n=1)])
            assert record.append([hit(6, n=5), hit(7, n=3), hit(8, n=3)]).notes == expected
            assert list(record.notes()) == expected
            record.seal(whole=True)
            assert list(record.notes()) == expected
            assert list(record.notes(3, 3)) == expected[1:]
            ((first, what),) = [(lack.first, lack.what) for lack in record.lacks()]
            assert (first, what) == (2, "hole")

    def test_what_came_and_was_no_event_is_told_apart_from_what_never_came(self, spot):
        expected = [Hole(2, "main", 2, 2), Hole(2, "main", 3, 4, unread=True)]
        with Record(spot.store()) as record:
            record.append([hit(5, n=1), b'{"type":"hit","t":6,"n":3}'])
            record.keep(record.offer((), source="main", unread=[4]))
        with Record(spot.store()) as record:
            assert record.append([hit(7, n=5)]).notes == expected
            record.seal(whole=True)
            assert list(record.notes()) == expected
            assert [lack.what for lack in record.lacks()] == ["hole", "hole"]

    def test_of_what_was_no_event_no_source_is_kept_that_no_event_can_have(self, spot):
        with Record(spot.store()) as record:
            for source, kept in (("s" * LONGEST_NAME, True), ("s" * (LONGEST_NAME + 1), False)):
                assert record.offer([b'{"type":"hit","t":6,"n":3,"source":"%s"}' % source.encode()]).spoilt is kept

    def test_a_clock_that_goes_back_by_more_than_two_seconds_is_put_on_record(self, spot):
        with Record(spot.store()) as record:
            taken = record.append([hit(10_000), hit(8_000), hit(7_999)])
            assert taken.notes == [Step(3, 7_999, 10_000)]
            assert record.head().clock == 10_000

    def test_on_the_wire_no_sender_gives_a_place(self, spot):
        with Record(spot.store()) as record:
            line = b'{"type":"left","t":5,"player":"Bo","seq":70,"colour":"red"}'
            taken = record.append([line, hit(6, seq=80)])
            assert [(event.seq, event.n) for event in taken.events] == [(1, UNSET), (2, UNSET)]
            assert [(event.seq, event.n) for event in record.read()] == [(1, UNSET), (2, UNSET)]
            assert dict(record.fields())[1]["colour"] == "red"

    def test_a_file_may_give_places_and_they_are_its_numbers_too(self, spot):
        lines = [b'{"type":"left","t":5,"player":"Bo","seq":7}', b'{"type":"left","t":6,"player":"Bo","seq":9}']
        with Record(spot.store()) as record:
            assert record.append(lines, places=[1, 2]).notes == [Hole(7, "main", 1, 6), Hole(9, "main", 8, 8)]
            assert record.append(lines, places=[1, 2]).again == 2
            assert [(event.seq, event.n) for event in record.read()] == [(7, 7), (9, 9)]
            record.seal(whole=True)
            assert [(event.seq, event.n) for event in record.read()] == [(7, 7), (9, 9)]

    def test_a_place_that_is_taken_is_not_given_twice(self, spot):
        with Record(spot.store()) as record:
            record.append([hit(5), hit(6)])
            ((_, fault),) = record.append([hit(7, seq=2)], places=[0]).faults
            assert "`seq` 2 is taken" in fault.reason
            assert record.append([hit(7)], places=[1]).events[0].seq == 3

    def test_who_speaks_is_known_from_the_wire_where_source_means_something_else(self, spot):
        accused = b'{"type":"anticheat","t":6,"player":"Bo","source":"eac","reason":"aim","n":2}'
        with Record(spot.store()) as record:
            taken = record.append([hit(5, n=1, source="plugin"), accused, hit(7, n=3)], source="plugin")
            assert taken.notes == []
            assert taken.events[1].source == "eac"

    def test_a_batch_that_cannot_be_written_leaves_the_record_as_it_was(self, spot, monkeypatch):
        store = spot.store()
        with Record(store) as record:
            record.append([hit(5, n=1)])
            monkeypatch.setattr(store, "keep", fail)
            with pytest.raises(OSError, match="disk"):
                record.append([hit(6, n=2)])
            monkeypatch.undo()
            taken = record.append([hit(6, n=2)])
            assert (taken.again, taken.notes, taken.events[0].seq) == (0, [], 2)
            assert record.verify().sound

    # --- sealing

    def test_pages_are_cut_when_there_is_enough_for_one(self, spot, small_pages):
        with Record(spot.store()) as record:
            record.append([hit(5)])
            assert record.seal() == 0
            record.append(list(day(30)))
            assert record.seal() > 1
            assert record.figures().journal < PAGE_OF
            assert record.seal(whole=True) == 1
            assert record.figures().journal == 0

    def test_a_reader_misses_nothing_while_a_writer_seals(self, spot, small_pages):
        events = list(day(40))
        with Record(spot.store()) as record, Reader(spot.store()) as reader:
            record.append(events)
            reading = reader.read()
            found = [next(reading).seq for _ in range(30)]
            record.seal(whole=True)
            found += [event.seq for event in reading]
            assert found == list(range(1, len(events) + 1))

    def test_a_page_that_would_say_something_else_is_not_sealed(self, spot, monkeypatch):
        with Record(spot.store()) as record:
            record.append([hit(5), hit(6)])
            monkeypatch.setattr("lawspeaker.record.pages.accumulate", lambda steps: [1 for _ in steps])
            with pytest.raises(DamagedError, match="stays in the journal"):
                record.seal(whole=True)
            monkeypatch.undo()
            record.seal(whole=True)
            assert [event.t for event in record.read()] == [5, 6]

    def test_a_seal_that_fails_can_be_done_again(self, spot, monkeypatch):
        store = spot.store()
        with Record(store) as record:
            record.append(list(day(10)))
            monkeypatch.setattr(store, "seal", fail)
            with pytest.raises(OSError, match="disk"):
                record.seal(whole=True)
            monkeypatch.undo()
            record.seal(whole=True)
            assert record.verify().sound
            assert texts(record.read()) == texts(placed(day(10)))

    def test_any_moment_can_be_found(self, season):
        with Reader(season.store()) as reader:
            events = list(reader.read())
            for clock in range(0, 61_001, 250):
                expected = next(event.seq for event in events if event.t >= clock)
                assert reader.seek(clock) == expected
            assert reader.seek(70_000) == reader.head().seq + 1

    def test_figures_count_what_is_sealed_and_what_waits(self, season):
        with Reader(season.store()) as reader:
            found, events = reader.figures(), list(reader.read())
            for count, counted in ((found.sealed, events[: found.sealed.events]), (found.all, events)):
                assert count.positions == sum(len(event.rows) for event in counted if hasattr(event, "rows"))
                assert count.acts == sum(not hasattr(event, "rows") for event in counted)
            assert found.all.types["joined"] == 2
            assert found.waiting.events == len(events) - found.sealed.events > 0
            sealed = found.per_position * found.sealed.positions + found.per_act * found.sealed.acts
            assert round(sealed) == sum(found.parts.values()) + found.headers

    def test_a_young_record_counts_its_holes_and_steps_before_anything_is_sealed(self, spot):
        with Record(spot.store()) as record:
            record.append([hit(9000, n=1), hit(9001, n=4), hit(5000, n=5)])
            before = record.figures()
            record.seal(whole=True)
            after = record.figures()
        assert (before.sealed.events, before.waiting) == (0, after.sealed)
        assert (before.all.holes, before.all.steps, before.all.types) == (1, 1, {"hit": 3})

    def test_types_without_end_are_counted_under_one_name(self, spot):
        with Record(spot.store()) as record:
            record.append([b'{"type":"odd%d","t":5}' % i for i in range(500)] + [hit(5)])
            record.seal(whole=True)
            types = record.figures().all.types
            assert len(types) < 250
            assert (types["(others)"], types["hit"]) == (300, 1)

    # --- one writer

    def test_a_second_writer_is_told_who_holds_the_record(self, spot):
        with Record(spot.store()) as record:
            with pytest.raises(HeldError, match=r"written by process \d+ on .+, since 20"):
                Record(spot.store())
            record.append([hit(5)])
        with Record(spot.store()) as record:
            assert record.head().seq == 1

    def test_readers_need_no_lock(self, spot):
        with Record(spot.store()) as record, Reader(spot.store()) as reader:
            record.append([hit(5)])
            assert [event.t for event in reader.read()] == [5]

    # --- verifying

    def test_an_untouched_record_is_sound(self, season):
        with Reader(season.store()) as reader:
            report = reader.verify()
            assert report.sound
            assert report.erased == []
            assert (report.lines, report.waiting) == (reader.head().seq, reader.figures().waiting.events)

    def test_an_altered_part_shows(self, season):
        season.alter_part(2, "acts", b"x" * 40)
        assert faults(season) == ["the acts of page 2 have been altered"]
        with Reader(season.store()) as reader, pytest.raises(DamagedError, match="acts of page 2 have been altered"):
            list(reader.read())

    def test_a_missing_part_shows(self, season):
        season.alter_part(2, "positions", None)
        assert faults(season) == ["the positions of page 2 are missing, and no order says so"]
        with Reader(season.store()) as reader, pytest.raises(DamagedError, match="positions of page 2 are missing"):
            list(reader.read())

    def test_a_part_too_many_shows(self, season):
        season.alter_part(2, "gossip", b"x")
        assert faults(season) == ["page 2 has a part too many: gossip"]

    def test_an_altered_page_shows(self, season):
        page = link(season, 3)
        season.alter_link(3, chain.encode(msgspec.structs.replace(page, lines=1)))
        assert faults(season) == ["page 3 has been altered: its header is not the one that was chained"]

    def test_an_altered_last_page_shows(self, season):
        number = last_link(season)
        page = link(season, number)
        season.alter_link(number, chain.encode(msgspec.structs.replace(page, lines=1)))
        assert faults(season) == [f"page {number} has been altered: its header is not the one that was chained"]

    def test_an_unreadable_page_shows(self, season):
        season.alter_link(3, b"{")
        assert "page 3 has been altered: its header cannot be read" in faults(season)
        with Reader(season.store()) as reader, pytest.raises(DamagedError, match="cannot be read"):
            list(reader.read())

    def test_a_page_of_a_newer_format_is_left_alone(self, season):
        page = link(season, 2)
        season.alter_link(2, chain.encode(msgspec.structs.replace(page, format=chain.FORMAT + 1)))
        with Reader(season.store()) as reader, pytest.raises(FormatError, match="newer version"):
            list(reader.read())

    def test_an_order_in_the_place_of_a_page_shows(self, season):
        order = chain.Retained(number=2, previous=chain.START, clock=0, part="words", upto=2)
        season.alter_link(2, chain.encode(order))
        assert "page 2 has been altered: its header is not the one that was chained" in faults(season)
        with Reader(season.store()) as reader, pytest.raises(DamagedError, match="header has been altered"):
            list(reader.read())

    def test_a_first_page_that_claims_a_forerunner_shows(self, spot):
        with Record(spot.store()) as record:
            record.append([hit(5)])
            record.seal(whole=True)
        spot.alter_link(1, chain.encode(msgspec.structs.replace(link(spot, 1), previous="f" * 64)))
        assert faults(spot) == ["page 1 has been altered: its header is not the one that was chained"]

    def test_a_missing_page_shows(self, season):
        season.alter_link(3, None)
        assert faults(season) == ["page 3 is missing"]

    def test_a_cut_end_shows(self, season):
        number = last_link(season)
        season.alter_link(number, None)
        assert faults(season) == [f"page {number} is missing"]

    def test_an_added_end_shows(self, season):
        number = last_link(season) + 1
        order = chain.Retained(number=number, previous=chain.START, clock=0, part="words", upto=number)
        season.alter_link(number, chain.encode(order))
        assert f"page {number} was added behind the end" in faults(season)

    def test_reordered_pages_show(self, season):
        second, third = (chain.encode(link(season, number)) for number in (2, 3))
        season.alter_link(2, third)
        season.alter_link(3, second)
        assert "page 3 has been put in the place of page 2" in faults(season)
        assert "page 2 has been put in the place of page 3" in faults(season)

    def test_a_record_forged_as_a_whole_shows_against_the_published_hash(self, season):
        with Reader(season.store()) as reader:
            published = reader.head().hash
            assert reader.verify(published).sound
        with self.fresh() as forged:
            with Record(forged.store()) as record:
                record.append([hit(5)])
                record.seal(whole=True)
            assert faults(forged) == []
            assert len(faults(forged, published)) == 1

    def test_an_altered_or_lost_line_of_the_journal_shows(self, season):
        with Reader(season.store()) as reader:
            seq = reader.head().seq - 1
        season.alter_line(seq, b'{"type":"time","t":5}')
        assert faults(season) == [f"the journal has been altered at event {seq}, or just before it"]
        with Record(season.store()) as record, pytest.raises(DamagedError, match="the journal has been altered"):
            record.seal(whole=True)
        season.alter_line(seq, None)
        assert faults(season) == [f"the journal has been altered at event {seq + 1}, or just before it"]
        season.alter_line(seq + 1, None)
        assert faults(season) == ["the end of the journal is missing"]

    def test_a_lost_journal_is_not_sealed_as_if_it_were_empty(self, spot):
        with Record(spot.store()) as record:
            record.append([hit(5)])
            spot.alter_line(1, None)
            with pytest.raises(DamagedError, match="the journal is missing"):
                record.seal(whole=True)

    def test_a_person_who_is_gone_without_an_order_shows(self, season):
        season.alter_person(1, None, None)
        assert faults(season) == ["the account or key of person 1 is missing, and no order says so"]

    def test_a_lost_table_of_people_shows_and_is_not_begun_anew(self, season):
        season.lose_people()
        assert faults(season) == ["2 of 2 rows of the table of people are missing"]
        with Reader(season.store()) as reader, pytest.raises(DamagedError, match="table of people"):
            list(reader.read())
        with Record(season.store()) as record, pytest.raises(DamagedError, match="table of people"):
            record.seal(whole=True)

    # --- keeping and forgetting

    def test_erased_is_told_from_missing(self, season):
        with Record(season.store()) as record:
            order = record.retain("positions", 30_000 / 86_400_000)
            assert order.upto > 1
            report = record.verify()
            assert report.sound
            assert report.erased == [f"the positions of pages 1 to {order.upto} were erased by order {order.number}"]
        season.alter_part(order.upto + 1, "positions", None)
        assert faults(season) == [f"the positions of page {order.upto + 1} are missing, and no order says so"]

    def test_erased_positions_are_lacking_and_not_denied(self, season):
        with Record(season.store()) as record:
            before = [(event.seq, event.t) for event in record.read()]
            order = record.retain("positions", 30_000 / 86_400_000)
            events = list(record.read())
            assert [(event.seq, event.t) for event in events] == before
            lacks = list(record.lacks())
            erased = {seq for lack in lacks for seq in range(lack.first, lack.last + 1)}
            assert {lack.what for lack in lacks} == {"positions"}
            assert {lack.say for lack in lacks} == {chain.say(order)}
            for event in events:
                if hasattr(event, "rows"):
                    assert bool(event.rows) == (event.seq not in erased)

    def test_retaining_erases_only_what_is_old_enough_and_only_once(self, season):
        with Record(season.store()) as record:
            assert record.retain("words", 1) is None
            assert record.retain("words", 40_000 / 86_400_000) is not None
            assert record.retain("words", 40_000 / 86_400_000) is None
            assert record.retain("words", 20_000 / 86_400_000) is not None
            assert record.verify().sound

    @pytest.mark.parametrize("part", ["acts", "heads", "notes"])
    def test_what_the_law_rests_on_is_kept_for_ever(self, season, part):
        with Record(season.store()) as record, pytest.raises(ValueError, match="cannot be erased"):
            record.retain(part, 0)

    def test_forgetting_leaves_a_number_and_no_trace(self, season):
        with Record(season.store()) as record:
            record.append([chat(62_000, ANA, "unsealed words of Ana")])
            record.save_snapshot(b"state that knows " + ANA.encode(), ["book"], "1")
            order = record.forget(ANA)
            everything = season.everything()
            for trace in (ANA, "Ana the Kind", "keyed-hash-of-ana", "hello number 3", "unsealed words"):
                assert trace.encode() not in everything
            events = list(record.read())
            (number,) = order.people
            assert events[0].player == events[0].name == f"forgotten:{number}"
            assert [event.text for event in events if hasattr(event, "text") and event.player == f"forgotten:{number}"]
            assert all(not event.text for event in events if hasattr(event, "text") and event.player != BO)
            assert all(event.text for event in events if hasattr(event, "text") and event.player == BO)
            assert record.load_snapshot(["book"], "1") is None
            report = record.verify()
            assert report.sound
            assert report.erased == [
                f"the account, names and words of person {number} were erased by order {order.number}"
            ]
        season.alter_person(number, ANA, b"k" * 32)
        assert faults(season) == [f"order {order.number} was not carried out: person {number} is still known"]

    def test_a_reader_forgets_with_the_writer(self, season):
        with Record(season.store()) as record, Reader(season.store()) as reader:
            assert next(reader.read()).player == ANA
            record.forget(ANA)
            assert next(reader.read()).player.startswith("forgotten:")

    def test_several_people_are_forgotten_by_one_order(self, season):
        with Record(season.store()) as record:
            order = record.forget(BO, ANA)
            assert order.people == [1, 2]
            assert "persons 1, 2" in chain.say(order)
            assert [lack.last for lack in record.lacks() if lack.what == "words"] == [order.seq]

    def test_who_comes_back_is_somebody_new(self, season):
        with Record(season.store()) as record:
            record.forget(ANA)
            record.append([joined(63_000, ANA, "Ana")])
            record.seal(whole=True)
            *_, back = record.read()
            assert (back.player, back.name) == (ANA, "Ana")
            assert next(record.read()).player.startswith("forgotten:")
            assert record.verify().sound

    def test_nobody_is_forgotten_for_a_name_the_record_does_not_know(self, season):
        with Record(season.store()) as record:
            with pytest.raises(StrangerError, match=CY):
                record.forget(ANA, CY)
            assert next(record.read()).player == ANA

    def test_forgetting_that_was_interrupted_is_finished(self, season, monkeypatch):
        store = season.store()
        with Record(store) as record:
            monkeypatch.setattr(store, "carry_out", fail)
            with pytest.raises(OSError, match="disk"):
                record.forget(ANA)
            monkeypatch.undo()
        with Record(season.store()) as record:
            assert next(record.read()).player.startswith("forgotten:")
            assert record.verify().sound

    def test_other_accounts_of_a_person_are_found(self, spot):
        lines = [
            b'{"type":"linked","t":5,"player":"Ana","discord":"ana#1"}',
            b'{"type":"profile","t":6,"player":"Ana","aliases":["Anna"]}',
            b'{"type":"profile","t":7,"player":"Bo","aliases":null}',
        ]
        with Record(spot.store()) as record:
            record.append(lines[:2])
            record.seal(whole=True)
            record.append([hit(6)])
            record.seal(whole=True)
            record.append(lines[2:])
            assert record.also_known("Ana") == {"ana#1", "Anna"}
            assert record.also_known("Bo") == set()

    # --- snapshots

    def test_a_snapshot_comes_back_if_all_matches(self, spot):
        with Record(spot.store()) as record:
            record.append([hit(5)])
            record.save_snapshot(b"state", ["a", "b"], "1.0")
            record.append([hit(6)])
        with Record(spot.store()) as record:
            found = record.load_snapshot(["a", "b"], "1.0")
            assert (found.seq, found.data) == (1, b"state")

    @pytest.mark.parametrize(("books", "engine"), [(["a"], "1.0"), (["b", "a"], "1.0"), (["a", "b"], "1.1")])
    def test_a_snapshot_of_other_books_or_another_engine_is_thrown_away(self, spot, books, engine):
        with Record(spot.store()) as record:
            record.save_snapshot(b"state", ["a", "b"], "1.0")
            assert record.load_snapshot(books, engine) is None
            assert record.load_snapshot(["a", "b"], "1.0") is None

    def test_a_snapshot_of_another_record_is_no_use(self, spot):
        with Record(spot.store()) as record:
            record.append([hit(5)])
            record.seal(whole=True)
            record.save_snapshot(b"state", [], "1.0")
            snapshot = record._store.snapshot("referee")
        with self.fresh() as other, Record(other.store()) as record:
            record._store.put("referee", snapshot)
            assert Reader.load_snapshot(record, [], "1.0") is None
            record.append([hit(6), hit(7)])
            assert Reader.load_snapshot(record, [], "1.0") is None
            record.seal(whole=True)
            assert Reader.load_snapshot(record, [], "1.0") is None

    def test_a_damaged_snapshot_is_no_use(self, spot):
        with Record(spot.store()) as record:
            record.save_snapshot(b"state", [], "1.0")
            record._store.put("referee", record._store.snapshot("referee")[:-1])
            assert record.load_snapshot([], "1.0") is None

    def test_a_snapshot_takes_the_place_of_the_one_before(self, spot):
        with Record(spot.store()) as record:
            record.save_snapshot(b"one", [], "1")
            record.save_snapshot(b"two", [], "1")
            assert record.load_snapshot([], "1").data == b"two"


def fail(*args):
    raise OSError("the disk is full")


def unnumbered(line):
    """A line without a number that might have come before."""
    try:
        fields = msgspec.json.decode(line)
    except msgspec.DecodeError:
        return line
    return msgspec.json.encode({name: value for name, value in fields.items() if name != "n"})


def placed(events):
    events = list(events)
    for seq, event in enumerate(events, 1):
        event.seq = seq
    return events


def faults(spot, published=None):
    with Reader(spot.store()) as reader:
        return reader.verify(published).faults


def link(spot, number):
    store = spot.store()
    try:
        return chain.decode(store.link(number))
    finally:
        store.close()


def last_link(spot):
    with Reader(spot.store()) as reader:
        return reader.head().link
