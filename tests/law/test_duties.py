"""Duties: who owes what within how long after which act, and what keeps or breaks it."""

from law.town import article, wrong
from lawspeaker.law.tree import Bound, Happened, LetRef, Role, Written

PAY = "article PAY-1\n  oblige attacker to return the belongings of victim within {} after kill\n"


def test_a_duty_is_a_happening_owed_within_a_time() -> None:
    found = article(PAY.format("10 minutes"))
    assert (found.force, found.acts) == ("oblige", ("kill",))
    assert found.deed is not None
    assert (found.deed.debtor, found.deed.text, found.deed.after) == (
        "attacker",
        "return the belongings of victim",
        "kill",
    )
    assert found.deed.within == Written(600_000, "duration", "10 minutes", "minutes")
    assert isinstance(found.deed.sentence, Happened)
    assert found.deed.sentence.args == (Role("attacker", "player"), Role("victim", "player"))


def test_a_duty_names_its_time_by_a_let() -> None:
    found = article("let grace be 10 minutes\n" + PAY.format("grace"))
    assert found.deed is not None
    assert found.deed.within == LetRef("grace", "duration")


def test_a_duty_has_when_kept_when_and_broken_when() -> None:
    found = article(
        PAY.format("10 minutes")
        + "  when victim hit attacker\n  kept when attacker warned victim\n  broken when attacker left any zone\n"
        + "  during calm\n  ladder fighting\n  cites A-1, A-2"
    )
    assert found.when is not None
    assert found.kept is not None
    assert found.broken is not None
    assert [b.lines[0].number for b in (found.when, found.kept, found.broken)] == [1, 2, 3]
    assert (found.during, found.ladder, found.cites) == (("calm",), "fighting", ("A-1", "A-2"))


def test_the_lines_of_a_duty_speak_of_its_act() -> None:
    found = article(PAY.format("10 minutes") + "  kept when attacker warned victim since that kill")
    assert found.kept is not None
    assert found.deed is not None
    told = found.kept.lines[0].condition
    assert isinstance(told, Happened)
    assert told.windows[0].since == Bound(found.deed.act_var, "happening:kill", "that kill")


def test_a_deed_that_no_word_knows_is_kept_by_a_condition() -> None:
    found = article(
        "article PAY-1\n  oblige attacker to be sorry within 10 minutes after kill\n  kept when attacker warned victim"
    )
    assert found.deed is not None
    assert found.deed.sentence is None


def test_a_deed_that_only_begins_like_a_word_is_none() -> None:
    (found,) = wrong(PAY.format("10 minutes").replace("return the belongings of victim", "hit the road"))
    assert (found.code, found.message) == ("duty", "`hit the road` is no deed that can be seen")


def test_an_act_that_no_happening_tells_is_not_spoken_of() -> None:
    found = article("article SAY-1\n  oblige speaker to hit listener within 10 minutes after say")
    assert found.deed is not None
    assert found.deed.act_var == -1
