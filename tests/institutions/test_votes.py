"""Votes: who is counted, how many are needed, and when it is over."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from institutions.town import MINUTE, STAFF, Town, changes, notices, opened, refused, rulebook, sanctions
from lawspeaker.institutions.order import Done


def begun(town: Town | None = None, t: int = 0, **more: Any) -> tuple[Town, str]:
    town = town or Town()
    return town, opened(town.order(t, "bo", "vote.open", kind="kick", subject="ann", text="afk", **more))


def cast(town: Town, t: int, vote: str, ballots: dict[str, Any]) -> None:
    for player, choice in ballots.items():
        assert isinstance(town.order(t, player, "vote.cast", vote=vote, choice=choice), Done)


def ended(town: Town, t: int = MINUTE) -> str:
    return next(new for what, _, new in changes(town.wait(t)) if what == "vote")


def test_a_vote_is_announced_to_all_with_what_it_needs() -> None:
    town = Town()
    done = town.order(0, "bo", "vote.open", kind="kick", subject="ann", text="afk")
    assert isinstance(done, Done)
    assert changes(done.found) == [("vote", None, "open")]
    notice = notices(done.found)[0]
    assert notice.to == "all"
    assert "3 voters and 66 %" in notice.say
    assert "00:01:00" in notice.say
    assert notice.clauses == ["V-1"]


def test_five_of_six_in_favour_kick() -> None:
    town, vote = begun()
    cast(town, 1, vote, dict.fromkeys("cdefg", "yes") | {"h": "no"})
    found = town.wait(MINUTE)
    assert changes(found) == [("vote", "open", "passed"), ("punishment", None, "in_force")]
    assert [(s.player, s.step, s.status, s.clauses) for s in sanctions(found)] == [
        ("ann", {"kind": "kick"}, "in_force", ["V-1"])
    ]


def test_one_voter_is_no_quorum() -> None:
    town, vote = begun()
    cast(town, 1, vote, {"c": "yes"})
    assert ended(town) == "no_quorum"
    assert not sanctions(town.found)


@pytest.mark.parametrize(
    ("yes", "no", "state"),
    [(0, 0, "no_quorum"), (2, 0, "no_quorum"), (3, 0, "passed"), (2, 1, "passed"), (1, 2, "failed"), (3, 2, "failed")],
)
def test_quorum_and_majority_at_their_bounds(yes: int, no: int, state: str) -> None:
    town, vote = begun()
    cast(town, 1, vote, {f"y{i}": "yes" for i in range(yes)} | {f"n{i}": "no" for i in range(no)})
    assert ended(town) == state


@pytest.mark.parametrize(("yes", "state"), [(33, "passed"), (32, "failed")])
def test_exactly_the_majority_passes(yes: int, state: str) -> None:
    town, vote = begun()
    cast(town, 1, vote, {f"p{i}": "yes" if i < yes else "no" for i in range(50)})
    assert ended(town) == state


def test_a_second_ballot_replaces_the_first() -> None:
    town, vote = begun()
    cast(town, 1, vote, {"c": "yes", "d": "yes", "e": "yes"})
    cast(town, 2, vote, {"d": "no", "e": "no"})
    assert ended(town) == "failed"


def test_a_person_has_one_ballot_however_many_accounts() -> None:
    town, vote = begun()
    cast(town, 1, vote, {"c": "yes", "d": "yes"})
    town.tell("profile", 2, player="d", aliases=["d2"])
    done = town.order(3, "d2", "vote.cast", vote=vote, choice="yes")
    assert isinstance(done, Done)
    assert "replaces" in done.say
    assert ended(town) == "no_quorum"


def test_accounts_joined_after_they_voted_count_once() -> None:
    town, vote = begun()
    cast(town, 1, vote, {"c": "yes", "d": "yes", "e": "yes"})
    town.tell("profile", 2, player="d", aliases=["e"])
    assert ended(town) == "no_quorum"


def test_the_accuseds_ballots_never_count_under_whatever_account() -> None:
    town, vote = begun()
    cast(town, 1, vote, {"c": "yes", "d": "yes", "e": "no", "ann2": "no"})
    town.tell("profile", 2, player="ann", aliases=["ann2"])
    assert ended(town) == "passed"


def test_a_ballot_a_millisecond_before_the_end_counts_and_one_at_the_end_does_not() -> None:
    town, vote = begun()
    cast(town, 1, vote, {"c": "yes", "d": "yes"})
    cast(town, MINUTE - 1, vote, {"e": "yes"})
    refusal = refused(town.order(MINUTE, "f", "vote.cast", vote=vote, choice="no"))
    assert "passed" in refusal.say
    assert refusal.clauses == ("V-1",)


def test_the_opener_may_say_when_it_closes() -> None:
    town, _ = begun(t=1000, closes=5000)
    assert not town.wait(4999)
    assert changes(town.wait(5000)) == [("vote", "open", "no_quorum")]


@pytest.mark.parametrize("closes", [1000, 999, "soon", True])
def test_a_closing_time_that_lies_not_ahead_is_refused(closes: Any) -> None:
    refusal = refused(Town().order(1000, "bo", "vote.open", kind="kick", subject="ann", closes=closes))
    assert "`closes`" in refusal.say
    assert refusal.clauses == ("V-1",)


@pytest.mark.parametrize("kind", ["kick", "Kick", "vote_kick", "votekick", "kick afk"])
def test_a_kind_of_vote_is_known_by_its_word(kind: str) -> None:
    town = Town()
    vote = opened(town.order(0, "bo", "vote.open", kind=kind, subject="ann"))
    assert town.institutions.votes.machine.things[vote].kind == "kick"


@pytest.mark.parametrize("args", [{"subject": "ann"}, {"kind": "ban", "subject": "ann"}])
def test_a_kind_that_the_rulebook_has_not_is_refused_with_those_it_has(args: dict[str, Any]) -> None:
    assert "`kick`" in refused(Town().order(0, "bo", "vote.open", **args)).say


def test_a_vote_on_nobody_is_refused() -> None:
    assert "`subject`" in refused(Town().order(0, "bo", "vote.open", kind="kick")).say


@pytest.mark.parametrize("choice", ["maybe", 7, None, ["yes"]])
def test_a_ballot_that_says_neither_yes_nor_no_is_refused(choice: Any) -> None:
    town, vote = begun()
    assert "yes or no" in refused(town.order(1, "c", "vote.cast", vote=vote, choice=choice)).say


@pytest.mark.parametrize("choice", ["YES", "for", True, "y"])
def test_yes_may_be_said_in_several_ways(choice: Any) -> None:
    town, vote = begun()
    cast(town, 1, vote, {"c": choice, "d": choice, "e": choice})
    assert ended(town) == "passed"


@pytest.mark.parametrize("vote", [None, "vote:999", 4])
def test_a_ballot_in_no_vote_is_refused(vote: Any) -> None:
    refusal = refused(begun()[0].order(1, "c", "vote.cast", vote=vote, choice="yes"))
    assert "vote" in refusal.say
    assert refusal.clauses == ("V-1",)


def test_staff_close_a_vote_before_its_time_and_it_counts_as_it_stands() -> None:
    town, vote = begun()
    cast(town, 1, vote, dict.fromkeys("cde", "yes"))
    done = town.order(2, "root", "vote.close", vote=vote, reason="enough")
    assert isinstance(done, Done)
    assert changes(done.found) == [("vote", "open", "passed"), ("punishment", None, "in_force")]
    assert town.institutions.votes.machine.things[vote].reason == "enough"
    assert not town.wait(MINUTE)
    assert "closed" in refused(town.order(3, "root", "vote.close", vote=vote)).say


def test_a_vote_goes_on_under_the_numbers_it_began_with() -> None:
    town, vote = begun()
    town.institutions.adopt(rulebook(STAFF.replace("quorum be 3", "quorum be 1").replace("60 seconds", "10 seconds")))
    town, second = begun(town, 1)
    cast(town, 2, vote, {"c": "yes"})
    cast(town, 2, second, {"c": "yes"})
    assert changes(town.wait(10_001))[0] == ("vote", "open", "passed")
    assert changes(town.wait(MINUTE)) == [("vote", "open", "no_quorum")]


def test_without_its_three_numbers_a_rulebook_has_no_such_vote() -> None:
    town = Town(rulebook(STAFF.replace("let kick vote quorum be 3\n", "")))
    assert "no votes" in refused(town.order(0, "bo", "vote.open", kind="kick", subject="ann")).say


def test_votes_of_the_same_end_close_in_order_of_their_ids() -> None:
    town = Town()
    for name in ("b", "a", "c"):
        town.order(0, "bo", "vote.open", kind="kick", subject=name, id=name)
    closed = [f.id for f in town.wait(MINUTE) if getattr(f, "what", "") == "vote"]
    assert closed == ["a", "b", "c"]


ballots = st.lists(st.tuples(st.sampled_from(["ann", *"bcdefgh"]), st.booleans()), max_size=30)


@given(ballots)
def test_a_vote_passes_exactly_if_enough_voted_and_enough_of_them_said_yes(told: list[tuple[str, bool]]) -> None:
    town, vote = begun()
    last: dict[str, bool] = {}
    for player, choice in told:
        town.order(1, player, "vote.cast", vote=vote, choice="yes" if choice else "no")
        last[player] = choice
    last.pop("ann", None)
    enough = len(last) >= 3
    carried = 100 * sum(last.values()) >= 66 * len(last)
    assert ended(town) == ("no_quorum" if not enough else "passed" if carried else "failed")
