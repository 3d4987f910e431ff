"""All institutions together: whatever is ordered, told and waited for, they keep to their tables."""

import json
from fnmatch import fnmatchcase
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import to_builtins

from institutions.playing import evenings as all_evenings
from institutions.playing import law
from institutions.town import DAY, MINUTE, STAFF, Town, rulebook
from lawspeaker.events.findings import Change, Notice
from lawspeaker.institutions.machine import By, Cause, Move
from lawspeaker.institutions.numbers import matter, serves
from lawspeaker.institutions.order import Done
from lawspeaker.institutions.seats import reads, tables

TABLES = tables()
BYS: tuple[By, ...] = ("order", "told", "deadline", "override")
BOOK = rulebook(law())
evenings = all_evenings()


class Evening:
    """A town in which these things happen one after the other."""

    def __init__(self) -> None:
        self.town, self.t = Town(BOOK), 0

    def happen(self, wait: int, who: str, what: tuple[str, dict[str, Any]]) -> None:
        name, fields = what
        self.t += wait
        if name in self.town.institutions.orders:
            self.town.order(self.t, who, name, **{k: v for k, v in fields.items() if v is not None})
        else:
            self.town.tell(name, self.t, **fields)


def moves(town: Town) -> list[Change]:
    return [f for f in town.found if isinstance(f, Change)]


@settings(max_examples=150)
@given(evenings)
def test_no_sequence_of_orders_told_facts_and_times_leaves_a_table(evening: list[Any]) -> None:
    now = Evening()
    for each in evening:
        now.happen(*each)
    states: dict[tuple[str, str], str] = {}
    eras = any(name == "era_started" for _, _, (name, _) in evening)
    for change in moves(now.town):
        before = states.get((change.what, change.id))
        assert change.old == before or (change.old is None and eras and change.what in now.town.institutions.of)
        assert any(Move(change.old, change.new, by) in TABLES[change.what] for by in BYS)
        states[change.what, change.id] = change.new
    for machine in now.town.institutions.machines:
        for thing in machine.things.values():
            assert states[machine.what, thing.id] == thing.state
            assert thing.book == BOOK.hash


@settings(max_examples=150)
@given(evenings)
def test_nothing_fires_twice_and_nothing_is_left_overdue(evening: list[Any]) -> None:
    now = Evening()
    for each in evening:
        now.happen(*each)
        assert now.town.institutions.next_due(now.town.world.clock) is None
    fired = [(c.what, c.id, c.old, c.t) for c in moves(now.town) if c.seq is None]
    assert len(fired) == len(set(fired))
    assert [t for *_, t in fired] == sorted(t for *_, t in fired)


@settings(max_examples=150)
@given(evenings, st.integers(0, 25))
def test_restored_anywhere_the_institutions_go_on_alike(evening: list[Any], at: int) -> None:
    whole, cut = Evening(), Evening()
    for i, each in enumerate(evening):
        if i == at:
            data = json.loads(json.dumps(cut.town.institutions.dump()))
            restored = Town(BOOK)
            restored.world, restored.seq, restored.found = cut.town.world, cut.town.seq, cut.town.found
            restored.institutions.load(data)
            cut.town = restored
        whole.happen(*each)
        cut.happen(*each)
    assert to_builtins(cut.town.found) == to_builtins(whole.town.found)
    assert cut.town.institutions.dump() == whole.town.institutions.dump()


@settings(max_examples=60)
@given(evenings)
def test_every_refusal_is_a_sentence(evening: list[Any]) -> None:
    town, t = Town(BOOK), 0
    for wait, who, (name, fields) in evening:
        t += wait
        if name in town.institutions.orders:
            answer = town.order(t, who, name, **fields)
            assert answer.say.strip()
            assert answer.say.isprintable()


def test_every_number_that_is_read_is_one_of_those_said_to_be_read() -> None:
    given = rulebook(law()).lets
    assert [name for name in given if not any(fnmatchcase(name, read) for read in reads())] == []
    assert [read for read in reads() if not any(fnmatchcase(name, read) for name in given)] == []


def test_deadlines_of_one_moment_fire_in_order_of_what_they_are_deadlines_of() -> None:
    town = Town(rulebook(STAFF.replace("24 hours", "60 seconds")))
    town.order(0, "root", "punish", player="cy", step="ban", clause="R-1", minutes=1)
    town.order(0, "bo", "vote.open", kind="kick", subject="ann")
    town.order(0, "bo", "ask", text="why?")
    moved = [f.what for f in town.wait(MINUTE) if isinstance(f, Change)]
    assert moved == ["case", "punishment", "vote"]


def test_each_chapter_may_have_a_table_of_matters_of_its_own() -> None:
    more = "\n```law\ntable speech matter\n         words\n  racism  racism, slurs\n```\n"
    town = Town(rulebook(STAFF + more))
    kinds = [matter(town.book, said) for said in ("afk", "slurs again", "what a mess")]
    assert kinds == ["idle", "racism", "what a mess"]


def test_an_id_is_taken_whatever_it_names() -> None:
    town = Town(BOOK)
    town.order(0, "bo", "report", kind="x", id="same")
    assert town.institutions.taken("same")
    assert "taken" in town.order(0, "bo", "vote.open", kind="kick", subject="ann", id="same").say


def test_what_begins_by_itself_has_an_id_of_its_own() -> None:
    town = Town(BOOK)
    town.order(0, "bo", "vote.open", kind="kick", subject="ann")
    assert town.institutions.commons.free("vote", town.seq) == f"vote:{town.seq}+"
    assert town.institutions.commons.free("vote", 9) == "vote:9"


@pytest.mark.parametrize(
    ("name", "args", "state"),
    [
        ("report", {"kind": "x"}, "dismissed"),
        ("ask", {"text": "why?"}, "dismissed"),
        ("vote.open", {"kind": "kick", "subject": "ann"}, "failed"),
        ("punish", {"player": "ann", "step": "ban", "clause": "R-1"}, "lifted"),
        ("punish", {"player": "ann", "step": "ban", "clause": "R-1", "pending": True}, "lifted"),
    ],
)
def test_what_a_forbidden_order_opened_is_void_with_the_reason(name: str, args: dict[str, Any], state: str) -> None:
    town = Town(BOOK)
    town.order(0, "bo", name, id="x", **args)
    cause = Cause("override", 9, 5, ("C-1",), "it was forbidden")
    moved = town.institutions.void("x", cause)
    assert [(c.new, c.seq, c.clauses) for c in moved if isinstance(c, Change)] == [(state, 9, ["C-1"])]
    assert not town.institutions.void("x", cause)
    assert town.institutions.next_due(900 * DAY) is None
    thing = next(m.things["x"] for m in town.institutions.machines if "x" in m.things)
    assert thing.reason == "it was forbidden"


def test_nothing_is_void_that_was_never_opened() -> None:
    assert not Town(BOOK).institutions.void("x", Cause("override", 9, 5))


@pytest.mark.parametrize("name", ["forgive", "appeal"])
def test_an_order_on_a_case_says_which_it_lacks(name: str) -> None:
    town = Town(BOOK)
    assert "`case`" in town.order(0, "bo", name).say
    assert "no case" in town.order(0, "bo", name, case="x", text="y").say


def test_an_appeal_says_why() -> None:
    town = Town(BOOK)
    town.order(0, "bo", "report", kind="x", id="x")
    assert "`text`" in town.order(0, "bo", "appeal", case="x").say


def test_an_appeal_is_for_the_parties() -> None:
    town = Town(BOOK)
    town.order(0, "bo", "report", kind="x", player="ann", id="x")
    town.tell("finding", 1, by="root", subject="x", question="R-1", answer="yes")
    assert "Only who" in town.order(2, "zoe", "appeal", case="x", text="unfair").say
    assert isinstance(town.order(3, "ann", "appeal", case="x", text="unfair"), Done)


def test_staff_say_to_whom_and_what() -> None:
    assert "`player`" in Town(BOOK).order(0, "root", "staff.order", text="come").say


@pytest.mark.parametrize("name", ["warn", "demand", "hostile", "consent"])
def test_what_is_said_to_somebody_reaches_him_alone(name: str) -> None:
    town = Town(BOOK)
    done = town.order(0, "bo", name, player="ann", text="mind my fence")
    assert isinstance(done, Done)
    notice = done.found[0]
    assert isinstance(notice, Notice)
    assert notice.to == ["ann"]
    assert "mind my fence" in notice.say
    assert "`player`" in town.order(0, "bo", name).say


def test_a_rulebook_without_a_word_for_respawning_hears_a_question() -> None:
    town = Town(rulebook("# Nothing\n"))
    done = town.order(0, "bo", "ask", player="ann", text="kill")
    assert isinstance(done, Done)
    assert done.id == "case:1"
    assert not town.wait(900 * DAY)


def test_without_a_merging_time_every_report_is_a_case_of_its_own() -> None:
    town = Town(rulebook("# Nothing\n"))
    ids = {getattr(town.order(0, "bo", "report", kind="x"), "id", None) for _ in range(3)}
    assert ids == {"case:1", "case:2", "case:3"}


def test_each_chapter_may_have_a_table_of_procedure_of_its_own() -> None:
    more = "\n```law\ntable vote procedure\n           serves\n  gag vote  V-2, V-3\n```\n"
    book = rulebook(STAFF + more)
    assert serves(book, "gag vote", "vote") == ("V-2", "V-3")
    assert serves(book, "kick vote") == ("V-1",)
