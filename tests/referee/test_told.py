"""Measures in reasons: times and shares are told with their units."""

from math import inf

import pytest
from msgspec import UNSET, json

from lawspeaker.events.codec import decode_line
from lawspeaker.events.findings import Ruling
from lawspeaker.law.tree import Rulebook
from lawspeaker.referee.referee import Referee
from lawspeaker.referee.ruling.weighing import shown
from lawspeaker.vocabulary import lexicon
from lawspeaker.vocabulary.measured import Measured
from vocabulary.asked import HIT, Line, T, book, group, judged, order, tell

IDLE: Line = {"type": "idle", "player": "ann", "seconds": 754}
BOSS: Line = {"type": "staff", "player": "sam", "role": "admin"}
SHOUT = tell("chat", "ann", channel="global", text="HELLO you")


@pytest.mark.parametrize(
    ("measured", "kind", "said"),
    [
        (600_000, "duration", "10 min"),
        (599_999, "duration", "9 min 59 s"),
        (999, "duration", "999 ms"),
        (inf, "duration", "for ever"),
        (0.625, "share", "62.5 %"),
        (Measured(12.34, 0.5), "distance", "12.3 m"),
        (3, "number", "3"),
        ("mayor", "job", "mayor"),
        (UNSET, "duration", "not known"),
    ],
)
def test_a_measure_is_told_with_its_unit(measured: object, kind: str, said: str) -> None:
    assert shown(measured, kind) == said


@pytest.mark.parametrize(
    ("act", "line", "event", "said"),
    [
        ("idle", "the idle time of player is at least 10 minutes", IDLE, "the idle time of ann is 12 min 34 s"),
        (
            "say",
            "the share of capitals in text is more than 50 %",
            SHOUT,
            "ann said something; the share of capitals in “HELLO you” is 62.5 %",
        ),
    ],
)
def test_a_ruling_tells_what_was_measured(act: str, line: str, event: Line, said: str) -> None:
    (ruling,) = judged(book(act, line), event)
    assert ruling.because == [f"T-1: {said}"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("victim hit attacker 3 times within the last 1 minute", "it is not known whether bo hit ann, 3 times"),
        ("victim did not hit attacker within the last 1 minute", "it is not known whether bo did not hit ann"),
    ],
)
def test_what_nobody_saw_is_asked_as_the_line_says_it(line: str, said: str) -> None:
    (ruling,) = judged(book("attack", line), {"type": "server_started", "records": ["shot"]}, HIT)
    assert ruling.ruling == "unclear"
    assert [(one.id, one.say) for one in ruling.missing or ()] == [("T-1/1", said)]


def test_a_reason_that_names_nobody_who_did_it_begins_with_what_was_done() -> None:
    twig = {"kind": "wall", "building": "h1", "grade": "twig", "weapon": "c4", "damage": 90, "at": [0, 0, 0]}
    law = book("raid", "the raid is on twig")
    assert judged(law, {"type": "structure_hit", "attacker": "ann", "entity": "w1", **twig})[0].because == [
        "T-1: ann raided w1; the raid is on twig"
    ]
    assert last(book("say", "the share of capitals in text is more than 50 %"), SHOUT).because == [
        "T-1: ann said something; the share of capitals in “HELLO you” is 62.5 %"
    ]


def test_so_does_one_that_names_only_somebody_whose_name_holds_his() -> None:
    law = book("attack", "victim is alive")
    names: list[Line] = [
        {"type": "joined", "player": id_, "name": name} for id_, name in (("ann", "An"), ("bo", "Anna"))
    ]
    lives: Line = {"type": "spawned", "player": "bo", "at": [0, 0, 0]}
    assert last(law, *names, lives, HIT).because == ["T-1: An attacked Anna; Anna is alive"]


def test_what_staff_found_not_to_break_a_clause_is_told_as_found_and_not_as_allowed() -> None:
    law = book("attack", "victim is alive\n  cites S-1, S-2")
    lives: Line = {"type": "spawned", "player": "bo", "at": [0, 0, 0]}

    def found(question: str, answer: str) -> Line:
        return {"type": "finding", "by": "sam", "subject": 3, "question": question, "answer": answer}

    ruling = last(law, BOSS, lives, HIT, found("S-1", "yes"), found("S-2", "no"))
    assert (ruling.ruling, ruling.facts) == ("lawful", [3, 5])
    assert ruling.because == ["ann attacked bo; staff found that it does not break S-2 (event 5)"]
    ruling = last(law, BOSS, lives, HIT, found("S-2", "no"), found("S-2", "yes"))
    assert (ruling.ruling, ruling.facts) == ("unlawful", [3, 5])
    assert last(law, BOSS, HIT, {**found("S-9", "no"), "subject": 2}).because == [
        "T-1: ann attacked bo; it is not known whether bo is alive"
    ]


def test_nobody_is_told_how_somebody_stands_to_himself() -> None:
    law = book("attack", "attacker is within 5 metres of any player", "that player is alive")
    lives = {"type": "spawned", "player": "ann", "at": [0, 0, 0]}
    assert last(law, lives, {**HIT, "at": [0, 0, 0]}).because == ["T-1: ann is alive"]


def test_what_staff_found_is_told_as_found() -> None:
    found = {"type": "finding", "by": "sam", "subject": 3, "question": "T-1/1", "answer": "yes"}
    hello = {"type": "server_started", "records": ["shot"]}
    ruling = last(book("attack", "victim hit attacker within the last 1 minute"), hello, BOSS, HIT, found)
    assert ruling.because == ["T-1: staff found that bo hit ann"]
    assert ruling.facts == [3, 4]


def test_a_question_inside_a_group_is_told_with_its_answer() -> None:
    law = book("attack", 'all of:\n    attacker is alive\n    staff find that "he lied"')
    lives = {"type": "spawned", "player": "ann", "at": [0, 0, 0]}
    found = {"type": "finding", "by": "sam", "subject": 3, "question": "T-1?1", "answer": "yes"}
    assert last(law, BOSS, lives, HIT).because == ["T-1: ann is alive; nobody has found yet whether he lied"]
    assert last(law, BOSS, lives, HIT, found).because == ["T-1: ann is alive; staff found that he lied"]


def test_a_zone_is_called_by_the_name_it_bore_then() -> None:
    law = book("attack", "attacker is inside any pvp zone")
    dome = {"type": "zone", "id": "z7", "kind": "pvp", "name": "Launch Dome", "circle": [0, 0, 50]}
    stands = {"type": "positions", "rows": [["ann", 0, 0, 0]]}
    assert last(law, dome, stands, HIT).because == ["T-1: ann is inside Launch Dome"]
    assert last(law, dome, stands, HIT, {**dome, "name": "Harbour"}).because == ["T-1: ann is inside Launch Dome"]


def test_of_a_house_it_is_said_once_whose_it_is() -> None:
    law = book("attack", "victim is inside any base\n   and victim owns that base")
    unowned = {"type": "building", "building": "b1", "at": [0, 0, 0], "authorised": ["bo"]}
    home = {**unowned, "owner": "bo"}
    named = tell("joined", "bo", name="Bo")
    inside = {**HIT, "victim_in": "b1"}
    assert last(law, named, home, inside).because == ["T-1: ann attacked Bo; Bo is inside house b1 of Bo; Bo owns b1"]
    assert last(law, named, unowned, inside).because == ["T-1: ann attacked Bo; Bo is inside b1; Bo owns b1"]


def last(law: Rulebook, *events: Line) -> Ruling:
    """The last ruling of a stream."""
    referee = Referee(law, lexicon())
    told = [decode_line(json.encode({"t": T + 1000 * seq, **event})) for seq, event in enumerate(events, 1)]
    for seq, event in enumerate(told, 1):
        event.seq = seq
    return [one for event in told for one in referee.take(event) if isinstance(one, Ruling)][-1]


@pytest.mark.parametrize(
    ("act", "args", "said"),
    [
        ("banish", {"player": "bo", "reason": "spam"}, "ann banished bo from his land"),
        ("banish", {"group": "elm", "reason": "spam"}, "ann banished elm from his land"),
        ("unbanish", {"group": "ash"}, "ann unbanished ash from his land"),
        ("hire", {"player": "bo"}, "ann hired bo"),
        ("hire", {"group": "elm"}, "ann hired elm"),
    ],
)
def test_an_order_about_a_group_is_told_of_the_group(act: str, args: Line, said: str) -> None:
    groups = group("oak", "ann", kind="faction"), group("elm", "cy"), group("ash", "dee")
    before = order("ann", "banish", group="ash", reason="spam")
    (ruling,) = judged(book(act, "any group is any squad"), *groups, before, order("ann", act, **args))
    assert ruling.because == [f"{said}; nothing forbids it"]
