"""Articles: what they do to which acts, their lines and groups, what they lift, cite and wait for."""

import pytest

from law.town import article, read, wrong
from lawspeaker.law.tree import Asked, Group, Happened, Holds, Line


def lines(found: tuple[Line, ...]) -> list[str]:
    return [line.text for line in found]


def test_an_article_forbids_or_permits_acts() -> None:
    found = article("article KOS-1\n  forbid attack, raid")
    assert (found.id, found.family, found.force, found.acts) == ("KOS-1", "KOS", "forbid", ("attack", "raid"))
    assert (found.when, found.unless, found.despite, found.cites, found.ladder) == (None, None, (), (), "")


def test_a_permission_names_what_it_lifts_by_id_or_family() -> None:
    assert article("article RED-1 despite KOS-1, THIEF\n  permit attack").despite == ("KOS-1", "THIEF")


@pytest.mark.parametrize("name", ["A-1", "KOS-12", "RE-KOS-3", "a1-b2-3", "DR-2nd-4"])
def test_an_id_is_words_joined_by_dashes_and_a_number(name: str) -> None:
    found = article(f"article {name}\n  forbid attack")
    assert found.family == name.rpartition("-")[0]


@pytest.mark.parametrize("name", ["A", "A-", "A-b", "1-1", "A--1", "A-1-", "A 1", "A_1-1", "Ä-1"])
def test_anything_else_is_no_id(name: str) -> None:
    assert [d.code for d in wrong(f"article {name}\n  forbid attack")] == ["id"]


def test_lines_are_joined_all_by_and_or_all_by_or() -> None:
    found = article(
        "article KOS-1\n  forbid attack\n  when victim is online\n   and attacker is online\n"
        "  unless victim hit attacker\n      or attacker hit victim\n      or attacker is recording"
    )
    assert found.when is not None
    assert found.unless is not None
    assert (found.when.joined, lines(found.when.lines)) == ("and", ["victim is online", "attacker is online"])
    assert (found.unless.joined, len(found.unless.lines)) == ("or", 3)
    assert [line.number for line in (*found.when.lines, *found.unless.lines)] == [1, 2, 3, 4, 5]


def test_a_line_or_group_ends_with_the_clauses_it_alone_serves() -> None:
    found = article(
        "article KOS-1\n  forbid attack\n  when victim is online [A-1, B-2]\n"
        "   and none of: [C-3]\n         attacker is online"
    )
    assert found.when is not None
    assert [line.tags for line in found.when.lines] == [("A-1", "B-2"), ("C-3",)]


def test_groups_stand_in_groups_by_indentation() -> None:
    found = article(
        "article KOS-1\n"
        "  forbid attack\n"
        "  when any of:\n"
        "         victim is online\n"
        "         all of:\n"
        "           attacker is online\n"
        "           none of:\n"
        "             attacker is recording\n"
        "         attacker holds a weapon\n"
        "   and victim holds a weapon\n"
    )
    assert found.when is not None
    group, last = (line.condition for line in found.when.lines)
    assert isinstance(last, Holds)
    assert isinstance(group, Group)
    assert (group.how, len(group.lines)) == ("any", 3)
    inner = group.lines[1].condition
    assert isinstance(inner, Group)
    assert [type(line.condition) for line in inner.lines] == [Holds, Group]
    assert [line.number for line in group.lines] == [1, 0, 4]


def test_tabs_indent_like_four_spaces() -> None:
    found = article("article KOS-1\n\tforbid attack\n\twhen any of:\n\t\t\tvictim is online\n\t\t\tattacker is online")
    assert found.when is not None
    assert isinstance(found.when.lines[0].condition, Group)


def test_that_reaches_into_groups_and_unless_and_not_out_of_them() -> None:
    law = (
        "article KOS-1\n  forbid attack\n  when any player hit victim\n"
        "   and any of:\n         that player is online\n         {}\n"
    )
    assert wrong(law.format("that hit was lawful")) == []
    outer = (
        "article KOS-1\n  forbid attack\n  when all of:\n         any player hit victim\n"
        "         that player is online\n   and that player is recording"
    )
    assert [d.code for d in wrong(outer)] == ["no-referent"]
    assert wrong("article KOS-1\n  forbid attack\n  when any player hit victim\n  unless that player is online") == []


def test_things_found_in_different_lines_of_or_have_numbers_of_their_own() -> None:
    found = article("article KOS-1\n  forbid attack\n  when any player hit victim\n    or any player hit attacker")
    assert found.when is not None
    numbers = [line.condition.var for line in found.when.lines if isinstance(line.condition, Happened)]
    assert len(set(numbers)) == 2


def test_an_article_on_several_acts_has_the_roles_they_share() -> None:
    assert article("article KOS-1\n  forbid attack, kill\n  when attacker is online").acts == ("attack", "kill")
    assert [d.code for d in wrong("article KOS-1\n  forbid attack, raid\n  when attacker is online")] == [
        "unknown-role"
    ]


def test_questions_are_counted_once_in_their_order() -> None:
    found = article(
        'article KOS-1\n  forbid attack\n  when anyone reported it\n   and staff find that "a"\n'
        '  unless all of:\n           anyone reported it\n           staff find that "b"\n      or staff find that "a"'
    )
    assert found.questions == ("a", "b")
    assert found.when is not None
    assert found.when.lines[1].condition == Asked("a")


def test_a_remark_is_for_the_author_alone() -> None:
    found = article(
        "# why this is so\narticle KOS-1   # the first\n  # nothing\n"
        '  forbid attack\n\n  when staff find that "he # lied"  # hm'
    )
    assert found.questions == ("he # lied",)


def test_clauses_may_stand_on_several_lines() -> None:
    found = article("article KOS-1\n  forbid attack\n  cites A-1, A-2\n  ladder fighting\n  cites B-1")
    assert (found.cites, found.ladder) == (("A-1", "A-2", "B-1"), "fighting")


def test_an_article_may_cite_only_where_nothing_else_does() -> None:
    found = article("article KOS-1\n  forbid attack\n  otherwise cites A-1, A-2\n  otherwise   cites B-1")
    assert (found.cites, found.otherwise) == (("A-1", "A-2", "B-1"), True)
    assert [name for what, name, _ in found.places if what == "cites"] == ["A-1", "A-2", "B-1"]
    assert not article("article KOS-1\n  forbid attack\n  cites A-1").otherwise


@pytest.mark.parametrize(
    "law",
    [
        "article KOS-1\n  forbid attack\n  cites A-1\n  otherwise cites A-2",
        "article NEW-1\n  lower rung by 1\n  otherwise cites A-1",
        "article OWE-1\n  oblige attacker to warn victim within 1 minute after kill\n  otherwise cites A-1",
    ],
    ids=["both", "lowers", "obliges"],
)
def test_clauses_wait_for_others_only_where_an_article_decides_an_act_and_all_of_them(law: str) -> None:
    assert [d.code for d in wrong(law)] == ["article"]


def test_an_article_knows_where_its_names_stand() -> None:
    found = article("article RED-1 despite KOS\n  permit attack\n  during calm\n  cites A-1, A-2\n  ladder fighting")
    shown = {(what, name): spot.source[spot.column - 1 :][: spot.width] for what, name, spot in found.places}
    assert shown == {
        ("despite", "KOS"): "KOS",
        ("act", "attack"): "attack",
        ("during", "calm"): "calm",
        ("cites", "A-1"): "A-1",
        ("cites", "A-2"): "A-2",
        ("ladder", "fighting"): "fighting",
    }


def test_a_line_knows_where_it_stands() -> None:
    found = article("article KOS-1\n  forbid attack\n  when victim is online\n   and attacker is online [A-1]")
    assert found.when is not None
    for line in found.when.lines:
        assert line.spot.source[line.spot.column - 1 :][: line.spot.width] == line.text


def test_facts_that_are_never_a_reason_stand_one_a_line() -> None:
    book = read(
        "never a reason to attack\n  victim is online [A-1]\n"
        "  any of:\n    victim holds a weapon\n    attacker is online"
    )
    assert [(never.act, never.line.tags) for never in book.nevers] == [("attack", ("A-1",)), ("attack", ())]
    assert isinstance(book.nevers[1].line.condition, Group)


def test_what_articles_do_not_judge_is_told_how_to_be_asked_for() -> None:
    found = wrong("article HURT-1\n  forbid warn")
    assert [d.help for d in found] == [
        "articles judge no such act, but a line of theirs may ask for it: `<player> warned <player>`"
    ]


def test_how_often_is_a_number_and_no_time() -> None:
    found = wrong(
        "article KOS-1\n  forbid attack\n  when victim hit attacker at least blows times within the last 1 minute"
    )
    assert [(d.code, d.message) for d in found] == [("units", "a number is wanted here, not `blows`")]


def test_one_article_wrong_does_not_hide_another() -> None:
    found = wrong(
        "article KOS-1\n  forbdi attack\n\narticle KOS-2\n  forbid atack\n\narticle KOS-3\n  forbid attack\n  when x"
    )
    assert [d.code for d in found] == ["layout", "unknown-act", "unknown-word"]
    assert [d.spot.line for d in found] == [5, 8, 12]


def test_every_line_that_is_wrong_is_said() -> None:
    found = wrong(
        "article KOS-1\n  forbid attack\n  when victim is onlin\n   and victim holds a wepon\n   and victim is online"
    )
    assert [(d.spot.line, d.spot.column) for d in found] == [(6, 18), (7, 23)]
