"""The checker: what it finds, in which order, and what it leaves alone."""

import pytest

from law.town import TOWN, read
from lawspeaker.law.check import check, looks
from lawspeaker.law.checks.questions import gates
from lawspeaker.law.coverage import Shown
from lawspeaker.law.errors import Spot
from lawspeaker.law.tree import Article

KOS = "article KOS-1\n  forbid attack\n"


def codes(law: str, register: str = "", shown: tuple[Shown, ...] | None = None) -> list[str]:
    return [d.code for d in check(read(law, register), TOWN, shown)]


def permission(*lines: str) -> str:
    return KOS + "\nlet hearing be 1 day\n\narticle RED-1 despite KOS-1\n  permit attack\n" + "\n".join(lines) + "\n"


def test_every_family_of_findings_is_found_by_scanning() -> None:
    families = {look.__module__.rpartition(".")[2] for look in looks()}
    assert families == {
        *("being", "clauses", "examples", "idle", "itself", "meetings", "memory", "names", "negations", "numbers"),
        *("questions", "rows", "searches", "shifts", "steps", "unused"),
    }


def test_a_rulebook_with_nothing_wrong_gives_nothing() -> None:
    assert codes(permission("  when victim hit attacker", "   and anyone reported it")) == []


def test_findings_come_in_the_order_of_the_text_each_once() -> None:
    law = "let b be 5\nlet a be 5\n" + KOS + "  ladder x\n  during y\n\narticle KOS-2 despite z\n  permit attack\n"
    found = check(read(law), TOWN)
    assert [d.spot.line for d in found] == sorted(d.spot.line for d in found)
    assert len(set(found)) == len(found) == 5


def test_without_examples_nothing_is_said_of_what_they_show() -> None:
    law = (
        permission("  when victim hit attacker", "  cites A-1")
        + "\narticle THIEF-1\n  forbid attack\n  when attacker is online"
    )
    assert codes(law, "id,kind,text\nA-1,x,y\nA-2,x,y\n") == ["unused"]


@pytest.mark.parametrize(
    "line",
    [
        "victim hit attacker",
        "victim is online",
        "victim is not online",
        "the distance from victim to attacker is at most 5 m",
        "every member of the squad of victim is online",
        "at least 2 members of the squad of victim hit attacker",
    ],
)
def test_what_the_record_can_fail_gates_a_question(line: str) -> None:
    assert "ungated-question" not in codes(permission(f"  when {line}", '   and staff find that "it was fair"'))


@pytest.mark.parametrize(
    "line",
    [
        "victim did not hit attacker",
        "no player hit victim",
        'staff find that "he lied"',
        "at most 2 players hit victim",
    ],
)
def test_what_holds_until_something_happens_gates_no_question(line: str) -> None:
    assert "ungated-question" in codes(permission(f"  when {line}", '   and staff find that "it was fair"'))


@pytest.mark.parametrize(
    ("group", "gated"),
    [
        (("any of:", "victim hit attacker", "victim is online"), True),
        (("any of:", "victim hit attacker", "victim did not hit attacker"), False),
        (("all of:", "victim hit attacker", "victim did not hit attacker"), True),
        (("none of:", "victim hit attacker"), False),
    ],
)
def test_a_group_gates_a_question_if_it_can_fail(group: tuple[str, ...], gated: bool) -> None:
    inner = [f"         {line}" for line in group[1:]]
    found = codes(permission(f"  when {group[0]}", *inner, '   and staff find that "it was fair"'))
    assert ("ungated-question" not in found) is gated


def test_a_definition_gates_a_question_if_it_can_fail() -> None:
    law = "define a player is bad\n  when the player {} anyone\n" + permission(
        "  when victim is bad", '   and staff find that "it was fair"'
    )
    assert "ungated-question" not in codes(law.format("hit"))
    assert "ungated-question" in codes(law.format("did not hit"))


def test_a_gate_outside_a_group_gates_the_questions_in_it() -> None:
    lines = (
        "  when victim hit attacker",
        "   and any of:",
        '         staff find that "a"',
        '         staff find that "b"',
    )
    assert "ungated-question" not in codes(permission(*lines))
    assert "ungated-question" in codes(permission("  when any of:", *lines[2:], "         victim is online"))


def test_a_duty_may_not_ask_without_a_cause_either() -> None:
    law = "article PAY-1\n  oblige attacker to return the belongings of victim within 5 minutes after kill\n"
    assert "ungated-question" in codes(law + '  when staff find that "he stole"')


def test_gates_are_told_of_every_sort_of_line() -> None:
    book = read(permission('  when weapon is "rock"', "   and victim hit attacker", "   and that hit was lawful"))
    red: Article = book.articles[1]
    assert red.when is not None
    assert [gates(book, line.condition) for line in red.when.lines] == [True, True, True]


def test_a_permission_lifts_prohibitions_of_a_kind_of_its_act() -> None:
    assert "idle" not in codes(
        "article KOS-1\n  forbid attack\n\narticle RED-1 despite KOS-1\n  permit kill\n  when victim is online"
    )
    assert "idle" not in codes(
        "article KOS-1\n  forbid kill\n\narticle RED-1 despite KOS-1\n  permit attack\n  when victim is online"
    )


def test_a_free_permission_on_one_kind_of_an_act_does_not_always_lift() -> None:
    assert codes("article KOS-1\n  forbid attack\n\narticle RED-1 despite KOS-1\n  permit kill\n") == []
    assert codes("article KOS-1\n  forbid kill\n\narticle RED-1 despite KOS-1\n  permit attack\n") == ["idle"]


def test_a_free_permission_in_a_mode_does_not_always_lift() -> None:
    law = "mode calm by command\n" + KOS + "\narticle RED-1 despite KOS-1\n  permit attack\n"
    assert codes(law) == ["idle"]
    assert codes(law + "  during calm") == []


def test_an_unless_that_speaks_of_a_later_line_is_not_missed_by_others() -> None:
    one = (
        "article RED-1 despite KOS-1\n  permit attack\n"
        "  when victim is inside any base\n   and any member of the squad of victim owns that base\n"
    )
    two = (
        "\narticle RED-2 despite KOS-1\n  permit attack\n  when victim is inside any base\n   and victim is recording\n"
    )
    assert codes(f"{KOS}\n{one}  unless that member is online\n{two}") == []
    assert codes(f"{KOS}\n{one}  unless attacker owns that base\n{two}") == ["missing-unless"]


def test_permissions_that_lift_different_things_may_differ() -> None:
    other = "\narticle ROB-1\n  forbid attack\n  when attacker is recording\n"
    two = "\narticle RED-2 despite ROB-1\n  permit attack\n  when victim is online\n"
    assert codes(permission("  when victim is online", "  unless attacker holds a weapon") + other + two) == ["unused"]


def test_numbers_that_an_institution_reads_are_used() -> None:
    from law.town import WITH_NUMBERS

    law = "let amnesty be 5 minutes\nlet kick vote time be 60 seconds\nlet other time be 60 seconds\n" + KOS
    assert [d.message for d in check(read(law), WITH_NUMBERS)] == ["nobody uses the number `other time`"]


def test_a_number_used_only_by_a_duty_is_used() -> None:
    law = (
        "let grace be 5 minutes\narticle PAY-1\n"
        "  oblige attacker to return the belongings of victim within grace after kill"
    )
    assert codes(law) == []


@pytest.mark.parametrize(
    ("line", "gated"),
    [
        ("visitor died within the last 5 minutes", True),
        ("visitor did not die within the last 5 minutes", False),
        ("visitor is online", False),
        ("visitor was hurt", True),
        ("visitor is here", False),
    ],
)
def test_an_act_of_being_waits_for_something_that_happened(line: str, gated: bool) -> None:
    law = "define a player was hurt\n  when anyone hit the player\n   and the player is online\n\n"
    law += "define a player is here\n  when the player is online\n\narticle NLR-1\n  forbid stay\n  when "
    assert ("ungated-being" not in codes(law + line)) is gated
    assert ("ungated-being" not in codes(f"{law}all of:\n         visitor is online\n         {line}")) is gated
    assert "ungated-being" in codes(f"{law}any of:\n         visitor is online\n         {line}")
    assert "ungated-being" in codes(f"{law}none of:\n         {line}")


def test_an_act_of_being_without_any_condition_is_warned_of() -> None:
    assert codes("article NLR-1\n  forbid stay") == ["ungated-being"]
    assert codes("article NLR-1\n  forbid attack") == []


def test_a_past_ruling_that_was_not_lawful_is_no_denial() -> None:
    law = "article KOS-1\n  forbid attack\n  when victim hit attacker\n   and that hit was not lawful"
    assert codes(law) == []


def test_clauses_are_looked_up_only_where_there_is_a_register() -> None:
    assert codes(KOS + "  cites Z-1") == []
    assert codes(KOS + "  cites Z-1", "id,kind,text\nA-1,x,y\n") == ["unknown-clause"]


def test_everything_that_cites_serves_a_clause() -> None:
    law = """
    table procedure
               serves
      report   A-1, A-2
    ladder fighting
      warn
      cites A-3
    define a player is here
      when the player is online [A-4]
      cites A-5
    article KOS-1
      forbid attack
      when victim is here [A-6]
      ladder fighting
      cites A-7
    never a reason to attack
      victim is recording [A-8]
    """
    register = "id,kind,text\n" + "".join(f"A-{i},x,y\n" for i in range(1, 12))
    shown = (Shown("unlawful", Spot(), ("KOS-1",), ("A-9",), ("A-10",)), Shown("lawful", Spot(), (), (), ("A-7",)))
    found = check(read(law, register), TOWN, shown)
    assert [d.message for d in found] == ["nothing serves the clause `A-11`"]
    assert found[0].spot.line == 12


def test_an_article_is_shown_on_both_sides() -> None:
    law = KOS + "  when victim is online\n  cites A-1"
    unlawful, lawful = Shown("unlawful", Spot(), ("KOS-1",), ("A-1",)), Shown("lawful", Spot(), (), (), ("A-1",))
    assert codes(law, shown=()) == codes(law, shown=(lawful,)) == codes(law, shown=(unlawful,)) == ["unshown"]
    assert codes(law, shown=(unlawful, lawful)) == []


def test_a_rulebook_switched_off_in_part_is_not_blamed_for_it() -> None:
    book = read(permission("  when victim is online"))
    book.articles = book.articles[1:]
    assert sorted(d.code for d in check(book, TOWN)) == ["unknown-article", "unused"]
    book.off = ("KOS-1",)
    assert [d.code for d in check(book, TOWN)] == ["unused"]


@pytest.mark.parametrize(
    "line",
    ["any player hit victim", "at least 2 players hit victim", "any member of the squad of victim is recording"],
)
def test_whom_a_happening_or_a_name_finds_is_not_looked_for_among_everybody(line: str) -> None:
    assert codes(f"{KOS}  when {line}") == []


def test_each_who_is_looked_for_among_everybody_is_told_once() -> None:
    law = f"{KOS}  when any player is recording\n  unless any player is online"
    assert codes(law) == ["search", "search"]


def test_a_ladder_is_for_an_article() -> None:
    assert codes(f"ladder harsh\n  warn\n\n{KOS}") == ["unused"]
    assert codes(f"ladder harsh\n  warn\n\n{KOS}  ladder harsh") == []
