"""Coverage: a clause is in force when examples show it, and the row says how or what lacks."""

from collections.abc import Callable, Iterable
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.town import TOWN, fenced
from lawspeaker.law.book import BookReader
from lawspeaker.law.coverage import Row, Shown, coverage, serves
from lawspeaker.law.errors import Spot
from lawspeaker.law.tree import Rulebook

LAW = """
define a player is trusted
  when the player is online [T-DEFINED]

article RDM-1
  forbid kill
  cites T-DEFAULT

article HURT-1 despite RDM-1
  permit kill
  when victim hit attacker within the last 60 seconds
  unless victim is trusted
      or any of:
           victim is recording [T-GROUP]
           the tax is more than 50 %
  cites T-AUTO, T-LOST

article ASK-1 despite RDM-1
  permit kill
  when anyone reported it
   and staff find that "it was in fun"
  cites T-ASSIST

never a reason to kill
  victim is inside any tunnel [T-NEVER]
"""
REGISTER = """id,kind,decide,text
T-AUTO,permission,auto,Who hurt you may be killed.
T-LOST,permission,auto,Nobody speaks of this one.
T-DEFAULT,definition,assist,Killing for no reason.
T-ASSIST,permission,assist,In fun one may kill.
T-NEVER,prohibition,auto,A tunnel is no reason.
T-INFO,fact,info,Walk where you like.
T-UNTOLD,fact,info,Nobody says this.
T-FLOW,procedure,workflow,One asks first.
T-NONE,duty,auto,No article serves this.
"""
SPOT = Spot("a.md", 7)
Notices = Callable[[str], Iterable[bool]]


@cache
def book() -> Rulebook:
    reader = BookReader(TOWN, "town")
    reader.chapter("a.md", fenced(LAW) + "\n```notice cites T-INFO\nWalk.\n```\n")
    reader.register(REGISTER)
    return reader.finish()


def noticed(clause: str) -> list[bool]:
    return [False, True]


def row(clause: str, *shown: Shown, notices: Notices = noticed) -> Row:
    return coverage(book(), shown, notices)[clause]


def one(sort: str, line: int = 7, **more: object) -> Shown:
    return Shown(sort, Spot("a.md", line), **more)  # type: ignore[arg-type]


LAWFUL = one("lawful", clauses=("T-AUTO",))
UNLAWFUL = one("unlawful", 9, named=("T-AUTO",))


def test_every_clause_of_the_register_has_a_row_in_its_order() -> None:
    assert list(coverage(book(), [], noticed)) == [line.split(",")[0] for line in REGISTER.split("\n")[1:] if line]


class TestWhatTheMachineDecides:
    def test_it_is_in_force_when_shown_on_both_sides_and_a_change_is_noticed(self) -> None:
        assert row("T-AUTO", LAWFUL, UNLAWFUL) == Row("auto", True, "lawful at a.md:7, unlawful at a.md:9")

    def test_no_ruling_that_rests_on_it_is_not_enough(self) -> None:
        assert row("T-AUTO", UNLAWFUL).lacks == "no example's ruling rests on it"

    def test_one_side_is_not_enough(self) -> None:
        assert row("T-AUTO", LAWFUL).lacks == "no example about it is unlawful"

    def test_an_opposite_outcome_about_something_else_is_not_enough(self) -> None:
        assert not row("T-AUTO", LAWFUL, one("unlawful", named=("T-LOST",))).in_force

    def test_examples_that_notice_nothing_are_not_enough(self) -> None:
        found = row("T-AUTO", LAWFUL, UNLAWFUL, notices=lambda clause: [False, False])
        assert (found.in_force, found.lacks) == (False, "no example notices a change of its condition")

    def test_what_an_order_is_answered_and_what_becomes_of_a_duty_are_sides_too(self) -> None:
        refused, accepted = one("refused", clauses=("T-AUTO",)), one("accepted", 9, named=("T-AUTO",))
        broken = one("duty", clauses=("T-AUTO",), state="broken")
        kept = one("duty", 9, named=("T-AUTO",), state="kept")
        assert row("T-AUTO", refused, accepted) == Row("auto", True, "refused at a.md:7, accepted at a.md:9")
        assert row("T-AUTO", broken, kept) == Row("auto", True, "broken at a.md:7, kept at a.md:9")
        assert row("T-AUTO", broken, UNLAWFUL).lacks == "no example about it is lawful"
        assert not row("T-AUTO", broken, one("duty", named=("T-AUTO",), state="owed")).in_force

    def test_an_unclear_outcome_is_on_no_side(self) -> None:
        assert not row("T-AUTO", LAWFUL, one("unclear", clauses=("T-AUTO",), named=("T-AUTO",))).in_force

    def test_a_clause_that_no_article_serves_is_said_to_be_so(self) -> None:
        assert row("T-NONE").lacks == "no article serves it"

    def test_no_more_mutants_are_tried_than_needed(self) -> None:
        asked: list[int] = []

        def notices(clause: str) -> Iterable[bool]:
            for i in range(9):
                asked.append(i)
                yield i == 2

        assert row("T-AUTO", LAWFUL, UNLAWFUL, notices=notices).in_force
        assert asked == [0, 1, 2]


class TestWhatPeopleDecide:
    asked = one("unclear", missing=("ASK-1?1",))
    yes = one("lawful", 8, settles="ASK-1?1", answer=True)
    no = one("unlawful", 9, settles="ASK-1?1", clauses=("T-DEFAULT",))

    def test_it_is_in_force_when_asked_and_settled_by_an_answer_each_way(self) -> None:
        found = row("T-ASSIST", self.asked, self.yes, self.no)
        assert found.how == "unclear at a.md:7; ASK-1?1: yes is lawful at a.md:8, no unlawful at a.md:9"
        assert found.in_force

    def test_one_answer_is_not_enough(self) -> None:
        lacks = "ASK-1?1 asked at a.md:7 is not settled by an answer each way"
        assert row("T-ASSIST", self.asked, self.yes) == Row("assist", False, lacks=lacks)

    def test_answers_to_what_no_ruling_asked_are_not_enough(self) -> None:
        assert row("T-ASSIST", self.yes, self.no).lacks == "no example about it is unclear"

    def test_two_answers_with_one_outcome_settle_nothing(self) -> None:
        same = one("lawful", settles="ASK-1?1")
        assert not row("T-ASSIST", self.asked, self.yes, same).in_force

    def test_a_question_of_another_article_counts_if_its_answer_rests_on_the_clause(self) -> None:
        assert row("T-DEFAULT", self.asked, self.yes, self.no).in_force
        assert not row("T-LOST", self.asked, self.yes, self.no).in_force

    def test_a_missing_fact_counts_like_a_question(self) -> None:
        asked = one("unclear", missing=("ASK-1/1",))
        answers = (one("lawful", settles="ASK-1/1", answer=True), one("unlawful", settles="ASK-1/1"))
        assert row("T-ASSIST", asked, *answers).in_force


class TestTheRest:
    alone = one("unlawful", named=("T-NEVER",))
    beside = one("lawful", 8, named=("T-NEVER",))

    def test_what_is_never_a_reason_is_shown_alone_and_beside_a_true_ground(self) -> None:
        found = row("T-NEVER", self.alone, self.beside, notices=lambda clause: [True])
        assert found == Row("auto", True, "alone at a.md:7, beside a true ground at a.md:8")

    @pytest.mark.parametrize(
        ("shown", "lacks"),
        [
            ((), "no example cites it in which the fact stands alone"),
            ((alone,), "no example cites it in which the fact stands beside a true ground"),
            ((alone, beside), "no example notices it if the fact is made a reason"),
        ],
    )
    def test_what_lacks_of_a_fact_that_is_never_a_reason(self, shown: tuple[Shown, ...], lacks: str) -> None:
        assert row("T-NEVER", *shown, notices=lambda clause: [True, False]).lacks == lacks

    def test_what_informs_is_in_force_where_a_notice_links_to_it(self) -> None:
        assert row("T-INFO").in_force
        assert row("T-UNTOLD").lacks == "no notice cites it"

    @pytest.mark.parametrize(
        ("yes", "no"),
        [
            (one("accepted", clauses=("T-FLOW",)), one("refused", named=("T-FLOW",))),
            (one("duty", named=("T-FLOW",), state="kept"), one("duty", named=("T-FLOW",), state="broken")),
            (one("change", named=("T-FLOW",)), one("change", named=("T-FLOW",), denied=True)),
            (one("sanction", clauses=("T-FLOW",)), one("refused", clauses=("T-FLOW",))),
        ],
    )
    def test_a_procedure_is_shown_on_each_side_of_its_guard(self, yes: Shown, no: Shown) -> None:
        assert row("T-FLOW", yes, no).in_force
        assert not row("T-FLOW", yes).in_force
        assert not row("T-FLOW", no).in_force

    @pytest.mark.parametrize(
        ("shown", "lacks"),
        [
            (one("accepted", clauses=("T-FLOW",)), "accepted at a.md:7, and no example about it is refused"),
            (one("refused", clauses=("T-FLOW",)), "refused at a.md:7, and no example about it is accepted"),
            (
                one("duty", named=("T-FLOW",), state="kept"),
                "kept at a.md:7, and no example about it has the duty broken",
            ),
            (
                one("duty", named=("T-FLOW",), state="broken"),
                "broken at a.md:7, and no example about it has the duty kept",
            ),
            (one("sanction", clauses=("T-FLOW",)), "sanction at a.md:7, and no example about it says `no sanction`"),
        ],
    )
    def test_of_a_procedure_shown_on_one_side_it_says_which_side_lacks(self, shown: Shown, lacks: str) -> None:
        assert row("T-FLOW", shown).lacks == lacks

    def test_a_ruling_says_nothing_of_a_procedure(self) -> None:
        lawful, unlawful = (one(sort, clauses=("T-FLOW",)) for sort in ("lawful", "unlawful"))
        assert row("T-FLOW", lawful, unlawful).lacks == "no example of an order or a deadline is about it"


def test_an_article_serves_its_clauses_and_those_of_its_lines_definitions_unfolded() -> None:
    found = book()
    hurt = next(a for a in found.articles if a.id == "HURT-1")
    assert serves(found, hurt) == {"T-AUTO", "T-LOST", "T-DEFINED", "T-GROUP"}


shown = st.builds(
    Shown,
    st.sampled_from(["lawful", "unlawful", "unclear", "refused", "accepted", "change"]),
    st.just(SPOT),
    clauses=st.lists(st.sampled_from(["T-AUTO", "T-FLOW", "T-ASSIST"]), max_size=2).map(tuple),
    named=st.lists(st.sampled_from(["T-AUTO", "T-NEVER", "T-FLOW"]), max_size=2).map(tuple),
    missing=st.lists(st.sampled_from(["ASK-1?1", "HURT-1/1"]), max_size=2).map(tuple),
    settles=st.sampled_from(["", "ASK-1?1"]),
    answer=st.booleans(),
)


@given(st.lists(shown, max_size=6), st.lists(shown, max_size=3))
def test_more_examples_never_put_a_clause_out_of_force(some: list[Shown], more: list[Shown]) -> None:
    before, after = coverage(book(), some, noticed), coverage(book(), [*some, *more], noticed)
    assert {c for c, r in before.items() if r.in_force} <= {c for c, r in after.items() if r.in_force}


@given(st.lists(shown, max_size=6))
def test_a_row_says_how_or_what_lacks(some: list[Shown]) -> None:
    for found in coverage(book(), some, noticed).values():
        assert bool(found.lacks) is not found.in_force
