"""The plain referee's reading of the law, sentence by sentence, where the others are known to read it otherwise.

Each test is a small story whose ruling follows from the pages on the language and on the wire (docs/law.md,
docs/wire.md), without a look at how any referee judges.
"""

from typing import Any, TypeAlias

import pytest
from msgspec import json

from lawspeaker.events.codec import decode_line
from lawspeaker.events.findings import Ruling
from lawspeaker.law.book import BookReader
from lawspeaker.referee.plain.plain import Plain
from lawspeaker.referee.referee import Referee
from lawspeaker.referee.swift.swift import Swift
from lawspeaker.vocabulary import lexicon

Line = dict[str, Any]
Kind: TypeAlias = type[Plain] | type[Referee]
SECOND = 1000
by_all = pytest.mark.parametrize("by", [Plain, Referee, Swift])
"""A story that the referees which people use read like the plain one."""


def hit(attacker: str, victim: str, after: int = SECOND) -> Line:
    return {"type": "hit", "attacker": attacker, "victim": victim, "weapon": "rock", "damage": 5, "after": after}


def warn(player: str, other: str) -> Line:
    return {"type": "command", "player": player, "name": "warn", "args": {"player": other, "text": "x"}}


def report(by: str, after: int = SECOND, **args: Any) -> Line:
    return {"type": "command", "player": by, "name": "report", "args": {"kind": "x", **args}, "after": after}


def finding(about: int, question: str, answer: str = "yes") -> Line:
    return {"type": "finding", "by": "staff", "subject": about, "question": question, "answer": answer}


def judged(law: str, *told: Line, by: Kind = Plain) -> list[Ruling]:
    """Everything that a referee rules on this story; the record begins with `server_started`, at `seq` 1."""
    reader = BookReader(lexicon(), "plain")
    reader.chapter("plain.md", f"# Law\n```law\n{law}\n```\n")
    referee = by(reader.finish(), lexicon())
    found, t = [], 1_000_000
    begin = () if told[0]["type"] == "server_started" else ({"type": "server_started"},)
    for seq, line in enumerate((*begin, *told), 1):
        t += line.get("after", SECOND)
        rest = {k: v for k, v in line.items() if k != "after"}
        found += referee.take(decode_line(json.encode({"t": t, "seq": seq, "n": seq, **rest})))
    return [f for f in found if isinstance(f, Ruling)]


def last(law: str, *told: Line, by: Kind = Plain) -> Ruling:
    return judged(law, *told, by=by)[-1]


def missing(ruling: Ruling) -> list[str]:
    return [m.id for m in ruling.missing] if isinstance(ruling.missing, list) else []


# What a ruling rests on ----------------------------------------------------------------------------------------------

OLD = """article OLD-1
  forbid attack
  when attacker warned victim within the last 10 seconds
"""
WRONGED = (warn("bo", "ann"), hit("bo", "ann"), hit("bo", "ann", 20 * SECOND))
KILL: Line = {"type": "kill", "attacker": "ann", "victim": "bo", "weapon": "rock"}


@by_all
def test_a_group_is_told_by_the_latest_that_fits_all_its_lines(by: Kind) -> None:
    law = f"""{OLD}
article A-1
  forbid kill
  when all of:
         victim hit attacker within the last 1 hour
         that hit was not lawful
"""
    assert last(law, *WRONGED, KILL, by=by).facts == [3, 5]


@by_all
def test_so_is_a_definition(by: Kind) -> None:
    law = f"""{OLD}
define a player wronged another player
  when the player hit the other player within the last 1 hour
   and that hit was not lawful

article A-1
  forbid kill
  when victim wronged attacker
"""
    assert last(law, *WRONGED, KILL, by=by).facts == [3, 5]


@by_all
def test_an_unclear_line_beside_others_is_told_by_its_latest_as_well(by: Kind) -> None:
    law = """article A-1
  forbid attack
  when attacker hurt victim
    or attacker warned victim
  unless victim is recording
"""
    ruling = last(law, hit("bo", "ann"), hit("bo", "ann"), hit("bo", "ann"), by=by)
    assert (ruling.ruling, ruling.facts) == ("unclear", [3, 4])


@by_all
@pytest.mark.parametrize(
    ("law", "facts"),
    [
        pytest.param("forbid attack\n  when attacker is recording", [2, 4], id="of which nobody knows"),
        pytest.param("permit attack", [4], id="that was lawful"),
    ],
)
def test_where_a_blow_may_have_gone_unseen_one_that_was_seen_is_told_only_if_it_may_be_meant(
    by: Kind, law: str, facts: list[int]
) -> None:
    law = f"""article HIT-1
  {law}

article A-1
  forbid kill
  when all of:
         attacker did not warn attacker
         attacker hit victim
         that hit was not lawful
"""
    lost: Line = {"type": "time_passed", "n": 9}
    ruling = last(law, hit("ann", "bo"), lost, {**KILL, "n": 10}, by=by)
    assert (ruling.ruling, ruling.facts) == ("unclear", facts)


@by_all
def test_a_ruling_rests_on_the_finding_that_answered_an_unknown_fact(by: Kind) -> None:
    law = """article A-1
  forbid attack
  when attacker is recording
"""
    ruling = last(law, hit("ann", "bo"), finding(2, "A-1/1"), by=by)
    assert (ruling.ruling, ruling.facts) == ("unlawful", [2, 3])


@by_all
def test_a_ruling_rests_on_the_last_answer_alone(by: Kind) -> None:
    law = """article A-1
  forbid attack
  when attacker warned victim
   and staff find that "it was an accident"
"""
    ruling = last(law, warn("ann", "bo"), hit("ann", "bo"), finding(3, "A-1?1", "no"), finding(3, "A-1?1"), by=by)
    assert (ruling.ruling, ruling.facts) == ("unlawful", [2, 3, 5])


@by_all
def test_a_ruling_rests_on_the_report_that_a_definition_waited_for(by: Kind) -> None:
    law = """let hearing be 1 hour
define a player is angry at another player
  when the player hit the other player within the last 1 hour
   and anyone reported it

article A-1
  forbid attack
  when victim is angry at attacker
"""
    ruling = last(law, hit("ann", "bo"), hit("bo", "ann"), report("bo", about=3), by=by)
    assert (ruling.ruling, ruling.facts) == ("unlawful", [2, 3, 4])


# Clauses -------------------------------------------------------------------------------------------------------------


@by_all
def test_every_line_of_a_group_that_held_names_its_clause(by: Kind) -> None:
    law = """article A-1
  forbid attack
  when all of:
         attacker did not warn victim [T-1]
         attacker did not kill victim [T-2]
  cites C-1
"""
    assert last(law, hit("ann", "bo"), by=by).clauses == ["T-1", "T-2"]


@by_all
def test_a_denied_report_names_its_clause(by: Kind) -> None:
    law = """article A-1
  forbid attack
  when anyone did not report it [T-1]
  cites C-1
"""
    assert last(law, hit("ann", "bo"), by=by).clauses == ["T-1"]


@by_all
def test_a_clause_that_a_line_deep_in_its_groups_serves_is_served_by_the_article(by: Kind) -> None:
    law = """article A-1
  forbid attack
  when any of:
         all of:
           attacker warned victim [T-9]
"""
    ruling = last(law, hit("ann", "bo"), finding(2, "T-9"), by=by)
    assert (ruling.ruling, ruling.articles, ruling.clauses) == ("unlawful", ["A-1"], ["T-9"])


@by_all
def test_an_article_that_only_a_finding_makes_apply_is_named_for_the_clause_found(by: Kind) -> None:
    law = """article A-1
  forbid attack
  when victim warned attacker
   and staff find that "it was mean"
  cites C-1, C-2
"""
    ruling = last(law, warn("ann", "bo"), hit("bo", "ann"), finding(3, "C-2"), by=by)
    assert (ruling.articles, ruling.clauses) == (["A-1"], ["C-2"])
    twice = last(law, warn("ann", "bo"), hit("bo", "ann"), finding(3, "C-2"), finding(3, "C-1"), by=by)
    assert (twice.articles, twice.clauses) == (["A-1"], ["C-2", "C-1"])


@by_all
def test_an_article_that_applies_anyway_keeps_its_clauses_beside_the_one_found(by: Kind) -> None:
    law = """article A-1
  forbid attack
  when victim warned attacker
  cites C-1, C-2
"""
    ruling = last(law, warn("ann", "bo"), hit("bo", "ann"), finding(3, "C-2"), by=by)
    assert (ruling.articles, ruling.clauses) == (["A-1"], ["C-2", "C-1"])


@by_all
@pytest.mark.parametrize(("clause", "ruling"), [("C-1", "unlawful"), ("C-2", "unclear")])
def test_what_is_found_broken_waits_for_no_leave_that_may_apply(by: Kind, clause: str, ruling: str) -> None:
    law = """article A-1
  forbid attack
  cites C-1

article B-1 despite A-1
  permit attack
  when victim warned attacker
   and staff find that "it was a joke"
  cites C-3

article D-1
  forbid raid
  cites C-2
"""
    answer = "yes" if clause == "C-1" else "no"
    assert last(law, warn("ann", "bo"), hit("bo", "ann"), finding(3, clause, answer), by=by).ruling == ruling


@by_all
def test_a_clause_is_broken_by_that_of_several_acts_at_once_of_which_it_speaks(by: Kind) -> None:
    law = """article A-1
  forbid attack
  when victim warned attacker
  cites C-1

article B-1
  forbid ram
  when driver warned anyone
  cites C-2
"""
    blow = {**hit("ann", "bo"), "means": "vehicle"}
    found = {ruling.act: ruling.ruling for ruling in judged(law, blow, finding(2, "C-2"), by=by)}
    assert found == {"attack": "lawful", "ram": "unlawful"}


@by_all
def test_a_finding_is_said_of_the_prohibitions_nearest_to_the_act(by: Kind) -> None:
    law = """article A-1
  forbid attack
  when victim warned attacker
   and staff find that "it was mean"
  cites C-1

article A-2
  forbid attack
  when victim did not warn attacker
   and staff find that "it was mean"
  cites C-1
"""
    warned = last(law, warn("ann", "bo"), hit("bo", "ann"), finding(3, "C-1"), by=by)
    assert (warned.ruling, warned.articles) == ("unlawful", ["A-1"])
    plain = last(law, warn("ann", "cy"), hit("bo", "ann"), finding(3, "C-1"), by=by)
    assert (plain.ruling, plain.articles) == ("unlawful", ["A-2"])


@by_all
def test_a_finding_that_no_fact_supports_makes_all_prohibitions_apply(by: Kind) -> None:
    law = """article A-1
  forbid attack
  when victim warned attacker
  cites C-1

article A-2
  forbid attack
  when attacker warned victim
  cites C-1
"""
    ruling = last(law, hit("bo", "ann"), finding(2, "C-1"), by=by)
    assert (ruling.ruling, ruling.articles, ruling.clauses) == ("unlawful", ["A-1", "A-2"], ["C-1"])


# What is known and what is not ---------------------------------------------------------------------------------------


@by_all
@pytest.mark.parametrize(
    "behind",
    [
        pytest.param(
            {"type": "command", "player": "ann", "name": "report", "args": {"about": 9}}, id="a refused order"
        ),
        pytest.param({"type": "brand_new"}, id="an event of a type that is not known"),
    ],
)
def test_what_a_hole_hides_is_unknown_whatever_comes_behind_it(by: Kind, behind: Line) -> None:
    law = "article A-1\n  forbid attack\n  when victim warned attacker\n"
    recorded = {"type": "server_started", "records": ["command", "hit"]}
    assert last(law, recorded, behind, hit("ann", "bo"), by=by).ruling == "lawful"
    assert last(law, recorded, {**behind, "n": 9}, {**hit("ann", "bo"), "n": 10}, by=by).ruling == "unclear"


@by_all
def test_whoever_is_not_there_did_nothing_even_unseen(by: Kind) -> None:
    law = """article A-1
  forbid speak
  unless speaker hit listener
"""
    started = {"type": "server_started", "resumed": True}
    assert last(law, started, {"type": "voice", "player": "ann", "ms": 900}, by=by).ruling == "unlawful"


@by_all
def test_nobody_knows_whether_it_was_since_what_nobody_saw(by: Kind) -> None:
    law = """article A-1
  forbid attack
  when victim hit attacker
   and attacker did not kill victim since that hit
"""
    began = {"type": "server_started", "records": ["kill", "zone"]}
    ruling = last(law, began, {**KILL}, {"type": "spawned", "player": "bo", "at": [0, 0, 0]}, hit("ann", "bo"), by=by)
    assert (ruling.ruling, missing(ruling)) == ("unclear", ["A-1/1", "A-1/2"])


@by_all
def test_an_article_of_many_lines_is_read_like_any_other(by: Kind) -> None:
    def lines(doer: str, other: str) -> str:
        return "\n   and ".join([f"{doer} hit {other} within the last {n} minutes" for n in range(2, 32)])

    law = f"""define a player struck another player
  when {lines("the player", "the other player")}

article A-1
  forbid attack
  when {lines("victim", "attacker")}
   and victim struck attacker
"""
    quarrel = (hit("bo", "ann"), hit("ann", "bo"), hit("bo", "ann"))
    assert [r.ruling for r in judged(law, *quarrel, by=by)] == ["lawful", "unlawful", "unlawful"]


@by_all
def test_nobody_knows_whether_he_robbed_one_of_whom_nobody_told(by: Kind) -> None:
    law = """article A-1
  forbid loot
  when owner hit looter within the last 10 minutes
"""
    looted: Line = {"type": "looted", "player": "ann", "container": "c", "kind": "box", "at": [0, 0, 0]}
    ruling = last(law, hit("bo", "ann"), looted, by=by)
    assert (ruling.ruling, missing(ruling)) == ("unclear", ["A-1/1"])


@by_all
def test_since_that_reaches_back_to_that_and_no_further(by: Kind) -> None:
    law = """article A-1
  forbid attack
  when victim hit attacker within the last 10 seconds
   and attacker warned victim since that hit
"""
    resumed = {"type": "server_started", "resumed": True}
    assert last(law, resumed, hit("bo", "ann", 60 * SECOND), hit("ann", "bo"), by=by).ruling == "lawful"


@by_all
def test_what_may_have_happened_once_did_not_happen_three_times(by: Kind) -> None:
    law = """article A-1
  forbid attack
  when attacker downed victim 3 times within the last 1 hour
"""
    assert last(law, {"type": "downed", "victim": "bo"}, hit("ann", "bo"), by=by).ruling == "lawful"


@by_all
def test_a_doer_who_was_not_told_may_be_nobody(by: Kind) -> None:
    law = """article A-1
  forbid attack
  when anyone downed victim within the last 1 hour
"""
    assert last(law, {"type": "downed", "victim": "bo"}, hit("ann", "bo"), by=by).ruling == "unclear"


@by_all
def test_an_answer_to_a_line_says_whether_the_line_holds_whatever_is_asked_in_it(by: Kind) -> None:
    law = """define a player is good
  when none of:
         the player is recording
         staff find that "he is bad"

article A-1
  forbid attack
  when attacker is good
"""
    assert last(law, hit("ann", "bo"), finding(2, "A-1/1"), by=by).ruling == "unlawful"
    assert last(law, hit("ann", "bo"), finding(2, "A-1/1", "no"), by=by).ruling == "lawful"


@by_all
def test_a_name_of_several_means_any_of_them_in_a_happening_too(by: Kind) -> None:
    law = """article A-1
  forbid attack
  when attacker is inside any base
   and attacker hit the owner of that base within the last 1 hour
"""
    house = {"type": "building", "building": "h", "at": [0, 0, 0], "authorised": ["ann", "bo"], "circle": [0, 0, 30]}
    there = {"type": "positions", "rows": [["cy", 0, 0, 0]]}
    inside = {"attacker_in": "h"}
    for owner in ("ann", "bo"):
        blows = {**hit("cy", owner), **inside}
        assert last(law, house, there, blows, blows, by=by).ruling == "unlawful"


@by_all
def test_the_bound_of_a_measure_may_be_that_of_anyone(by: Kind) -> None:
    law = """article A-1
  forbid attack
  when attacker hit attacker
   and the idle time of attacker is at least the idle time of anyone
"""
    resumed = {"type": "server_started", "resumed": True}
    joined = {"type": "joined", "player": "ann", "name": "Ann"}
    assert last(law, resumed, joined, hit("ann", "bo"), by=by).ruling == "unclear"


@by_all
def test_nobody_downed_him_if_that_is_what_was_told(by: Kind) -> None:
    law = """article A-1
  forbid attack
  when anyone downed victim within the last 1 hour
"""
    assert last(law, {"type": "downed", "victim": "bo", "attacker": None}, hit("ann", "bo"), by=by).ruling == "lawful"


@by_all
def test_what_may_have_happened_often_enough_is_unclear(by: Kind) -> None:
    law = """article A-1
  forbid attack
  when attacker downed victim twice within the last 1 hour, 10 seconds apart
"""
    down = {"type": "downed", "victim": "bo"}
    sure, maybe, late = {**down, "attacker": "ann"}, {**down, "after": 5 * SECOND}, {**down, "after": 10 * SECOND}
    assert last(law, sure, maybe, hit("ann", "bo"), by=by).ruling == "lawful"
    assert last(law, sure, late, hit("ann", "bo"), by=by).ruling == "unclear"


@by_all
def test_a_table_and_a_text_are_asked_of_each_that_may_be_meant(by: Kind) -> None:
    jobs = """table job
        may attack
  cop   yes
  cook  no

"""
    law = (
        jobs
        + """article A-1
  forbid attack
  when the job of anyone may attack
"""
    )
    put = [{"type": "job", "player": p, "job": j} for p, j in (("ann", "cook"), ("bo", "cop"))]
    joined = [{"type": "joined", "player": p, "name": p} for p in ("ann", "bo")]
    assert last(law, *joined, *put, hit("ann", "bo"), by=by).ruling == "unlawful"


# Reports -------------------------------------------------------------------------------------------------------------

HEARD = """let hearing be 5 seconds
article A-1
  forbid attack
  when anyone reported it

article S-1
  forbid say
  when speaker warned listener
"""


@by_all
def test_a_hearing_is_over_at_its_end_exactly(by: Kind) -> None:
    assert last(HEARD, hit("ann", "bo"), report("bo", 5 * SECOND - 1, about=2), by=by).ruling == "unlawful"
    assert last(HEARD, hit("ann", "bo"), report("bo", 5 * SECOND, about=2), by=by).ruling == "lawful"


@by_all
def test_a_report_that_names_no_act_is_about_the_last_hostile_one(by: Kind) -> None:
    said = {"type": "chat", "player": "ann", "channel": "local", "text": "hi", "to": "bo"}
    ruling = last(HEARD, hit("ann", "bo"), said, report("bo", player="ann"), by=by)
    assert (ruling.seq, ruling.ruling) == (2, "unlawful")


# Judging again -------------------------------------------------------------------------------------------------------

TROLL = """article A-1
  forbid attack

article TROLL-1 despite A-1
  permit attack
  when attacker warned victim within the last 10 minutes
   and staff find that "he was trolled"

article ANSWER-1 despite A-1
  permit attack
  when victim hit attacker within the last 10 minutes
   and that hit was not lawful
"""
QUARREL = (warn("ann", "bo"), hit("ann", "bo"), hit("bo", "ann"), hit("ann", "bo"))


@by_all
def test_after_a_finding_every_ruling_that_changes_is_given_again_in_order(by: Kind) -> None:
    found = judged(TROLL, *QUARREL, finding(3, "TROLL-1?1", "no"), by=by)
    assert [(r.seq, r.ruling) for r in found] == [
        (3, "unclear"),
        (4, "unclear"),
        (5, "unclear"),
        (3, "unlawful"),
        (4, "lawful"),
        (5, "unlawful"),
    ]


@by_all
def test_what_rests_on_an_unclear_ruling_asks_its_question(by: Kind) -> None:
    found = judged(TROLL, *QUARREL, by=by)
    assert [missing(r) for r in found] == [["TROLL-1?1"]] * 3


@by_all
def test_a_finding_by_somebody_known_not_to_be_staff_is_a_claim(by: Kind) -> None:
    nobody = {"type": "profile", "player": "staff", "staff": None}
    assert len(judged(TROLL, nobody, warn("ann", "bo"), hit("ann", "bo"), finding(4, "TROLL-1?1"), by=by)) == 1


# What nobody tells of -------------------------------------------------------------------------------------------------

TOLD = ["hit", "kill", "positions", "zone", "building", "authorised"]
STAND: Line = {"type": "positions", "rows": [["ann", 0, 0, 0], ["bo", 5, 0, 0]]}
DOME: Line = {"type": "zone", "id": "z", "kind": "pvp", "circle": [0, 0, 50]}


def telling(*missing: str) -> Line:
    """The beginning of a record by somebody who tells of all that fights are about, but for these."""
    return {"type": "server_started", "records": [each for each in TOLD if each not in missing]}


def of(line: str) -> str:
    return f"article A-1\n  forbid attack\n  when {line}\n"


def value(line: str, *told: Line, by: Kind) -> str:
    return last(of(line), *told, by=by).ruling


@by_all
@pytest.mark.parametrize(
    ("line", "untold"),
    [
        ("attacker is inside any pvp zone", "zone"),
        ("attacker is within 30 metres of any pvp zone", "zone"),
        ("no pvp zone overlaps any frontier", "zone"),
        ("attacker is inside the region of victim", "zone"),
        ("attacker entered any zone within the last 1 minute", "zone"),
        ("attacker is within the walls of any base", "building"),
        ("at least 1 base is public", "building"),
    ],
)
def test_where_nobody_tells_of_places_there_may_be_one(line: str, untold: str, by: Kind) -> None:
    whole = value(line, telling(), STAND, hit("ann", "bo"), by=by)
    assert whole in ("lawful", "unlawful")
    assert value(line, telling(untold), STAND, hit("ann", "bo"), by=by) == "unclear"


DROP: Line = {"type": "airdrop", "id": "d", "state": "landed", "at": [100, 0, 0]}


@by_all
@pytest.mark.parametrize(
    ("line", "untold"),
    [
        ("attacker is within 30 metres of any airdrop", "airdrop"),
        ("attacker is within 30 metres of any helicopter", "heli"),
        ("any crate is on the ground", "crate"),
        ("the distance from attacker to any cargo ship is less than 50 metres", "event"),
        ("any event is on the ground", "heli"),
    ],
)
def test_where_nobody_tells_of_what_falls_or_sails_there_may_be_one(line: str, untold: str, by: Kind) -> None:
    known = ("airdrop", "heli", "crate", "event")
    whole = {"type": "server_started", "records": [*TOLD, *known]}
    blind = {"type": "server_started", "records": [*TOLD, *(each for each in known if each != untold)]}
    assert value(line, whole, STAND, hit("ann", "bo"), by=by) == "lawful"
    assert value(line, blind, STAND, hit("ann", "bo"), by=by) == "unclear"


@by_all
def test_who_sends_an_airdrop_tells_of_airdrops_and_of_no_helicopters(by: Kind) -> None:
    near = "attacker is within 30 metres of any"
    assert value(f"{near} airdrop", telling(), DROP, STAND, hit("ann", "bo"), by=by) == "lawful"
    assert value(f"{near} helicopter", telling(), DROP, STAND, hit("ann", "bo"), by=by) == "unclear"


@by_all
def test_of_whose_houses_neither_owner_nor_authorised_are_told_any_may_be(by: Kind) -> None:
    line = "victim is inside any base of attacker"
    assert value(line, telling(), STAND, hit("ann", "bo"), by=by) == "lawful"
    assert value(line, telling("building"), STAND, hit("ann", "bo"), by=by) == "lawful"
    assert value(line, telling("building", "authorised"), STAND, hit("ann", "bo"), by=by) == "unclear"


@by_all
def test_where_zones_were_sent_there_are_no_others_whoever_says_what_he_records(by: Kind) -> None:
    line = "attacker is inside any pvp zone"
    assert value(line, telling("zone"), DOME, STAND, hit("ann", "bo"), by=by) == "unlawful"
    assert value(line, telling("zone"), {**DOME, "kind": "safe"}, STAND, hit("ann", "bo"), by=by) == "lawful"
    assert value("no frontier is static", telling("zone"), DOME, STAND, hit("ann", "bo"), by=by) == "unlawful"


@by_all
def test_whoever_is_said_to_be_in_no_house_is_in_none_that_nobody_tells_of(by: Kind) -> None:
    outside = {**hit("ann", "bo"), "attacker_in": None}
    line = "attacker is within the walls of any base"
    assert value(line, telling("building"), STAND, outside, by=by) == "lawful"


@by_all
@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("at least 1 base shelters attacker", "unlawful"),
        ("at least 2 bases shelter attacker", "unclear"),
        ("no base shelters attacker", "lawful"),
        ("every base shelters attacker", "unclear"),
        ("fewer than 2 bases shelter attacker", "unclear"),
    ],
)
def test_how_many_there_are_is_known_as_far_as_those_that_are_told_settle_it(line: str, value: str, by: Kind) -> None:
    law = f"define a base shelters a player\n  when the player is within the walls of the base\n\n{of(line)}"
    inside = {**hit("ann", "bo"), "attacker_in": "h1"}
    assert last(law, telling("building"), STAND, inside, by=by).ruling == value


@by_all
@pytest.mark.parametrize(("begin", "value"), [({"resumed": True}, "unclear"), ({}, "lawful")])
def test_where_zones_may_have_been_missed_a_house_that_was_only_named_may_reach_to_anybody(
    begin: Line, value: str, by: Kind
) -> None:
    blow = {**hit("ann", "bo"), "attacker_in": "h1", "victim_at": [5, 0, 5]}
    law = of("victim is within the walls of any base")
    assert last(law, {"type": "server_started", **begin}, blow, by=by).ruling == value


# Whose wall it is -----------------------------------------------------------------------------------------------------

RAID = "article RAID-1\n  forbid raid\n  when base is public\n"
HOUSE: Line = {"type": "building", "building": "h", "at": [0, 0, 0], "authorised": ["bo"], "role": "public"}
WALL: Line = {"type": "placed", "player": "bo", "entity": "w", "kind": "wall", "at": [0, 0, 0]}
BLOW: Line = {"type": "structure_hit", "attacker": "ann", "entity": "w", "kind": "wall", "weapon": "c4", "damage": 9}


@by_all
def test_a_blow_that_names_no_house_strikes_the_one_that_was_told(by: Kind) -> None:
    found = last(RAID, HOUSE, {**WALL, "building": "h"}, BLOW, by=by)
    assert (found.ruling, found.facts) == ("unlawful", [2, 3, 4])


@by_all
@pytest.mark.parametrize(
    ("told", "ruling"),
    [
        ((WALL,), "unclear"),
        (({**WALL, "building": None},), "lawful"),
        (({**WALL, "building": "h"}, {**BLOW, "building": None}), "lawful"),
        (({**WALL, "building": "h"}, {**BLOW, "type": "structure_destroyed"}), "unclear"),
    ],
)
def test_of_a_wall_that_nobody_told_of_and_of_one_that_fell_no_house_is_known(
    told: tuple[Line, ...], ruling: str, by: Kind
) -> None:
    assert last(RAID, HOUSE, *told, BLOW, by=by).ruling == ruling
