"""Pages: whatever is cut into parts is put together again, and no part says more than it should."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import UNSET

from events.strategies import BY_TYPE
from lawspeaker.events import Chat, Command, Finding, Left
from lawspeaker.events.bounds import LONGEST_TEXT
from lawspeaker.events.codec import Unknown, encode_line
from lawspeaker.record.columns import expand
from lawspeaker.record.errors import DamagedError
from lawspeaker.record.lines import event_of, events_from
from lawspeaker.record.notes import Hole, Step
from lawspeaker.record.pages import ACTS, HEADS, NOTES, POSITIONS, cut, moments, notes_in, restore
from lawspeaker.record.people import People
from lawspeaker.record.private import NAMES, WORDS, unsalted
from lawspeaker.record.store import Line
from record.wire import ANA, BO, batches, chat, day, hit, joined, positions, texts


def fields(events, first=1):
    """Events as plain data, in their places."""
    return [(seq, msgspec.json.decode(encode_line(event))) for seq, event in enumerate(events, first)]


def there_and_back(events, people=None, without=()):
    people = people or People()
    parts = cut(fields(events), [], people)
    return list(events_from(restore({k: v for k, v in parts.items() if k not in without}, people)))


def placed(events):
    for seq, event in enumerate(events, 1):
        event.seq = seq
    return events


@pytest.mark.parametrize("kind", sorted(BY_TYPE))
def test_every_type_of_event_comes_out_as_it_went_in(kind):
    @settings(max_examples=6)
    @given(st.lists(BY_TYPE[kind], min_size=1, max_size=4))
    def theorem(events):
        for event in events:
            event.seq, event.n = 0, event.n or UNSET  # a line that has no number is kept without one
        found = there_and_back(events)
        assert texts(found) == texts(placed(events))

    theorem()


@settings(max_examples=40)
@given(batches)
def test_events_of_many_types_come_out_in_order(events):
    assert texts(there_and_back(events)) == texts(placed(events))


@settings(max_examples=40)
@given(st.lists(st.sampled_from(list(fields(day(12)))), min_size=1, max_size=30), st.randoms())
def test_no_order_of_events_and_fields_is_lost(found, random):
    found = [(seq * 3, dict(random.sample(list(entry.items()), len(entry)))) for seq, (_, entry) in enumerate(found, 1)]
    plain = msgspec.json.encode(found)
    people = People()
    assert msgspec.json.encode(list(restore(cut(found, [], people), people))) == plain


def test_accounts_words_and_names_stand_in_no_part_in_the_clear():
    parts = cut(fields(day()), [], People())
    clear = b"".join([expand(unsalted(parts[ACTS])), *parts.values()])
    for secret in (ANA, BO, "Ana the Kind", "keyed-hash-of-ana", "hello number 3", "go away"):
        assert secret.encode() not in clear


def test_a_part_that_holds_nothing_is_not_there():
    assert set(cut(fields([hit(5)]), [], People())) == {HEADS, ACTS}
    everything = cut(fields(day()), [Step(1, 2, 3)], People())
    assert set(everything) == {HEADS, ACTS, POSITIONS, WORDS, NAMES, NOTES}


def test_no_two_pages_are_salted_alike():
    people = People()
    assert cut(fields([hit(5)]), [], people)[ACTS] != cut(fields([hit(5)]), [], people)[ACTS]


def test_erased_positions_are_events_without_rows():
    found = there_and_back([positions(5, (ANA, 1.0, 2.0, 3.0)), hit(6)], without=[POSITIONS])
    assert [event.t for event in found] == [5, 6]
    assert found[0].rows == []


SPOKEN = [
    chat(5, ANA, "hello"),
    Left(t=6, player=BO, reason="bored"),
    Command(t=7, player=ANA, name="banish", args={"player": BO, "reason": "he shot me"}),
    Finding(t=8, by=BO, subject=1, question="q", answer="yes", note="clear as day"),
]


def test_words_come_back_to_who_said_them():
    assert texts(there_and_back(SPOKEN)) == texts(placed(SPOKEN))


def test_erased_words_are_empty_where_they_must_be_and_else_unknown():
    said, left, order, finding = there_and_back(SPOKEN, without=[WORDS])
    assert said.text == ""
    assert left.reason is UNSET
    assert order.args == {"player": BO}
    assert finding.note is UNSET


def test_an_erased_name_is_the_account():
    (found,) = there_and_back([joined(5, ANA, "Ana the Kind", ip="hash")], without=[NAMES])
    assert (found.name, found.ip) == (ANA, UNSET)


def test_who_is_forgotten_keeps_his_acts_by_number():
    people = People()
    parts = cut(fields([joined(4, ANA, "Ana the Kind"), hit(5), chat(6, ANA, "hello"), chat(7, BO, "hi")]), [], people)
    people.forget(people.number(ANA))
    came, struck, said, answered = events_from(restore(parts, people))
    who = came.player
    assert who.startswith("forgotten:")
    assert (came.name, struck.attacker, said.player, said.text) == (who, who, who, "")
    assert (struck.victim, answered.text) == (BO, "hi")


def test_the_words_of_nobody_stay_where_they_are():
    entry = (1, {"type": "meteor", "t": 5, "text": "boom", "name": "big one"})
    people = People()
    parts = cut([entry], [], people)
    assert WORDS not in parts
    assert list(restore(parts, people)) == [entry]


def test_what_an_unknown_type_says_in_words_is_its_players_own():
    people = People()
    parts = cut([(1, {"type": "poem", "t": 5, "player": ANA, "text": "roses", "name": "Ana"})], [], people)
    assert {WORDS, NAMES} <= parts.keys()
    people.forget(1)
    assert list(restore(parts, people)) == [(1, {"type": "poem", "t": 5, "player": "forgotten:1"})]


def test_words_under_a_wrong_key_are_damage_and_not_silence():
    parts = cut(fields([chat(5, ANA, "hello")]), [], People())
    other = People()
    other.introduce(ANA)
    with pytest.raises(DamagedError, match="person 1"):
        list(restore(parts, other))


def test_the_moments_of_a_page_are_told_without_opening_it():
    parts = cut([(seq * 2, entry) for seq, entry in fields([hit(5), hit(9), hit(7)])], [], People())
    assert list(moments({HEADS: parts[HEADS]})) == [(2, 5), (4, 9), (6, 7)]


def test_what_was_noticed_is_sealed_with_the_page():
    notes = [Hole(1, "plugin", 1, 4), Step(1, 5, 9000)]
    assert notes_in(cut(fields([hit(5)]), notes, People())) == notes
    assert notes_in(cut(fields([hit(5)]), [], People())) == []


def test_what_was_an_event_before_the_wire_had_bounds_stays_on_record_and_is_of_no_known_type():
    long = {"type": "chat", "t": 5, "player": ANA, "channel": "global", "text": "a" * (LONGEST_TEXT + 1), "n": 2}
    line = Line(seq=2, raw=msgspec.json.encode(long), notes=b"", mark=b"")
    found = events_from([*fields([chat(4, ANA, "hi")]), (2, dict(long)), *fields([chat(6, BO, "bye")], first=3)])
    assert [type(one) for one in found] == [Chat, Unknown, Chat]
    (sealed,) = events_from([(2, dict(long))])
    for one in (sealed, event_of(line)):
        assert (one.type, one.t, one.n, one.seq, one.rest["text"]) == ("chat", 5, 2, 2, long["text"])
        assert msgspec.json.decode(encode_line(one)) == long | {"seq": 2}
