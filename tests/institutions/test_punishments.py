"""Punishments: step by step, told before they are given, lifted, served and forgotten."""

from typing import Any

import pytest

from institutions.town import DAY, MINUTE, Town, changes, notices, opened, refused, sanctions
from lawspeaker.institutions.order import Done


def punish(town: Town, t: int, step: Any, clause: str = "P-1", **more: Any) -> Any:
    return town.order(t, "root", "punish", **{"player": "ann", "step": step, "clause": clause, **more})


def fitting(town: Town, kind: str, player: str = "ann", clause: str = "P-1") -> bool:
    one = town.institutions.punishments.fitting(player, clause, kind, town.world.clock)
    return one is not None


def test_a_punishment_is_a_change_a_step_and_a_word_to_him_who_gets_it() -> None:
    done = punish(Town(), 0, "verbal warning")
    assert isinstance(done, Done)
    assert changes(done.found) == [("punishment", None, "in_force")]
    step = sanctions(done.found)[0]
    assert (step.step, step.ladder, step.nth, step.status) == ({"kind": "verbal_warning"}, "life", 1, "in_force")
    assert step.clauses == ["P-1"]
    assert notices(done.found)[0].to == ["ann"]


def test_the_next_step_is_the_one_above_the_last_given() -> None:
    town = Town()
    for kind in ("verbal_warning", "warn", "ban", "ban"):
        allowed = [k for k in ("verbal_warning", "warn", "ban") if fitting(town, k)]
        assert allowed == [kind]
        punish(town, 0, kind)
    assert [s.nth for s in sanctions(town.found)] == [1, 2, 3, 3]


def test_ladders_are_climbed_apart_and_by_each_for_himself() -> None:
    town = Town()
    punish(town, 0, "verbal_warning")
    assert fitting(town, "mute", clause="chat")
    assert fitting(town, "verbal_warning", player="bo")


def test_a_ladder_counts_by_person() -> None:
    town = Town()
    punish(town, 0, "verbal_warning")
    town.tell("profile", 1, player="ann", aliases=["ann2"])
    assert fitting(town, "warn", player="ann2")
    assert not fitting(town, "verbal_warning", player="ann2")


def test_a_rung_of_two_steps_is_two_lines_of_the_same_place() -> None:
    done = punish(Town(), 0, "kick", clause="chat")
    assert [(s.step["kind"], s.nth) for s in sanctions(done.found)] == [("mute", 1), ("kick", 1)]


def test_a_ban_is_served_when_its_time_is_over_and_not_before() -> None:
    town = Town()
    for kind in ("verbal_warning", "warn", "ban"):
        punish(town, 7, kind)
    assert not town.wait(7 + DAY - 1)
    assert changes(town.wait(7 + DAY)) == [("punishment", "in_force", "served")]


def test_a_warning_of_a_ladder_that_forgets_nothing_stays() -> None:
    town = Town()
    punish(town, 0, "verbal_warning")
    assert not town.wait(9000 * DAY)


def test_a_ladder_forgets_at_its_bound() -> None:
    town = Town()
    punish(town, 0, "mute", clause="chat")
    town.world.clock = 7 * DAY - 1
    assert fitting(town, "ban", clause="chat")
    town.world.clock = 7 * DAY
    assert fitting(town, "mute", clause="chat")


def test_what_lasts_for_ever_is_never_served() -> None:
    town = Town()
    punish(town, 0, "mute", clause="chat")
    punish(town, 1, "ban", clause="chat")
    assert changes(town.wait(9000 * DAY)) == [("punishment", "in_force", "served")]


def test_a_punishment_that_is_told_counts_and_a_later_order_gives_it() -> None:
    town = Town()
    told = punish(town, 0, "verbal_warning", pending=True)
    assert changes(told.found) == [("punishment", None, "pending")]
    assert not sanctions(told.found)
    assert fitting(town, "warn")
    given = punish(town, 5, "verbal_warning")
    assert opened(given) == opened(told)
    assert changes(given.found) == [("punishment", "pending", "in_force")]
    assert sanctions(given.found)[0].nth == 1
    assert not fitting(town, "verbal_warning")


def test_a_lifted_punishment_counts_no_more() -> None:
    town = Town()
    name = opened(punish(town, 0, "verbal_warning"))
    done = town.order(1, "root", "lift", punishment=name, reason="wrong man")
    assert isinstance(done, Done)
    assert changes(done.found) == [("punishment", "in_force", "lifted")]
    assert notices(done.found)[0].to == ["ann"]
    assert "wrong man" in notices(done.found)[0].say
    assert fitting(town, "verbal_warning")


@pytest.mark.parametrize(
    ("args", "word"),
    [({}, "`punishment`"), ({"punishment": "nope", "reason": "x"}, "no punishment"), ({"punishment": "p"}, "`reason`")],
)
def test_lifting_says_what_it_lacks(args: dict[str, Any], word: str) -> None:
    town = Town()
    punish(town, 0, "verbal_warning", id="p")
    assert word in refused(town.order(1, "root", "lift", **args)).say


def test_what_is_lifted_or_served_cannot_be_lifted() -> None:
    town = Town()
    punish(town, 0, "verbal_warning", id="p")
    town.order(1, "root", "lift", punishment="p", reason="x")
    assert "is lifted" in refused(town.order(2, "root", "lift", punishment="p", reason="x")).say


@pytest.mark.parametrize(
    ("args", "word"),
    [
        ({"step": "ban", "clause": "P-1"}, "`player`"),
        ({"player": "ann", "clause": "P-1"}, "verbal_warning, warn, ban"),
        ({"player": "ann", "step": "ban"}, "`clause`"),
        ({"player": "ann", "step": "ban", "clause": "P-1", "case": "nope"}, "no case"),
    ],
)
def test_punishing_says_what_it_lacks(args: dict[str, Any], word: str) -> None:
    refusal = refused(Town().order(0, "root", "punish", **args))
    assert word in refusal.say
    assert refusal.clauses == ("P-1",)


def test_where_no_ladder_says_staff_choose() -> None:
    done = punish(Town(), 0, "ban", clause="R-1", minutes=30)
    assert sanctions(done.found)[0].step == {"kind": "ban", "minutes": 30}
    assert sanctions(done.found)[0].clauses == ["R-1"]


@pytest.mark.parametrize("minutes", [2**53 - 1, -5, -(10**15), 0])
def test_minutes_that_no_time_has_say_nothing_about_how_long(minutes: int) -> None:
    done = punish(Town(), 0, "ban", clause="R-1", minutes=minutes)
    assert sanctions(done.found)[0].step == {"kind": "ban"}


def test_punishing_in_a_case_upholds_it_and_names_its_act() -> None:
    town = Town()
    for player in ("ann", "bo", "cy"):
        town.tell("joined", 0, player=player, name=player.title())
    case = opened(town.order(0, "bo", "report", kind="nlr", player="ann", about=3))
    done = punish(town, 1, "verbal_warning", case=case)
    assert changes(done.found) == [("case", "open", "upheld"), ("punishment", None, "in_force")]
    assert sanctions(done.found)[0].since == [3]


def test_punishments_of_one_moment_end_in_order_of_their_ids() -> None:
    town = Town()
    for name in ("b", "a"):
        punish(town, 0, "ban", clause="R-1", minutes=1, player=name, id=name)
    assert [f.id for f in town.wait(MINUTE) if hasattr(f, "what")] == ["a", "b"]


@pytest.mark.parametrize("clause", ["P-1", "R-1"])
def test_a_taken_id_is_refused_on_a_ladder_and_off_it(clause: str) -> None:
    town = Town()
    punish(town, 0, "verbal_warning", id="p")
    assert "taken" in refused(punish(town, 1, "warn", clause=clause, id="p")).say
