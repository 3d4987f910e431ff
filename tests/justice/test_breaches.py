"""Breaches: what was upheld is an act in its turn, and what raises or lowers the sanctions for it."""

import json

import pytest
from msgspec import to_builtins

from lawspeaker.events.findings import Missing, Ruling, Sanction
from lawspeaker.justice.court import Court, over
from lawspeaker.referee.referee import Referee
from referee.plays import failures, holes, trials_of

LAW = """
```law
let hearing be 24 hours
let grief frame be 30 minutes

ladder talk
  text warning
  mute 10 to 15 minutes
  ban 6 hours

ladder blows
  verbal warning
  warn
  ban 12 hours
  expires after 30 days

ladder mines
  text warning
  removal and kick

ladder griefing
  warn
  ban 24 to 48 hours
  ban for ever
  cites G-7

article SPAM-1
  forbid say
  when text mentions "spam"
  ladder talk
  cites C-1

article HIT-1
  forbid attack
  ladder blows
  cites C-2

article MINE-1
  forbid place
  ladder mines
  cites C-4

article GRIEF-1
  forbid breach
  when at least 3 rules took offender past their warnings within the last grief frame, counting this
  ladder griefing
  cites G-1

article GRIEF-2
  forbid breach
  when offender has an active warn under GRIEF
  ladder griefing
  cites G-5

table phrases
        words
  spam  spam
```
"""
THREE = """
Bo and Ana stand in the open, 4 m apart
0:00   Bo says "spam"        unlawful by SPAM-1; sanction text warning; no sanction warn
1:00   Bo hits Ana           unlawful by HIT-1; sanction verbal warning
2:00   Bo says "spam"        sanction mute 10 minutes
3:00   Bo hits Ana           sanction warn
4:00   Bo hits Ana           sanction ban 12 hours
5:00   Bo places box1        sanction text warning; no sanction warn
6:00   Bo places box2        sanction kick; unlawful by GRIEF-1 for G-1; sanction warn
"""


def story(*examples: str) -> str:
    return LAW + "".join(f"\n```example\n{text.strip()}\n```\n" for text in examples)


def test_three_rules_past_their_warnings_are_griefing() -> None:
    assert not failures(story(THREE))


PUNISHED = """
Sam is a moderator
0:00   Sam: /punish Bo text_warning SPAM
0:10   Sam: /punish Bo mute SPAM
1:00   Sam: /punish Bo "verbal warning" HIT
1:10   Sam: /punish Bo warn HIT
1:20   Sam: /punish Bo ban HIT
2:00   Bo places box1
3:00   Sam: /punish Bo text_warning MINE
3:10   Sam: /punish Bo removal MINE
"""


@pytest.mark.parametrize("seated", [True, False])
def test_a_court_that_upholds_nothing_goes_by_what_staff_punish(seated: bool) -> None:
    trials = trials_of(story(PUNISHED))
    referee = Referee(trials.book, trials.lexicon)
    court = over([trials.book], uphold=False)
    assert court is not None
    judge = court(referee) if seated else referee
    (prepared,) = trials.prepared
    events = [*prepared.opening, *(e for beat in prepared.beats for e in beat.events)]
    given = [one for event in events for one in judge.take(event) if isinstance(one, Sanction)]
    assert [one.step["kind"] for one in given if one.ladder == "mines"] == ["text_warning", "removal", "kick"]
    assert ("griefing" in {one.ladder for one in given}) is seated


def test_where_nothing_speaks_of_what_is_broken_no_court_sits_unless_it_upholds() -> None:
    law = story(PUNISHED)
    grief = law[law.index("article GRIEF-1") : law.index("table phrases")]
    plain = trials_of(law.replace(grief, "")).book
    assert over([plain], uphold=False) is None
    assert over([plain], uphold=True) is not None


def test_a_frame_that_is_over_counts_no_more() -> None:
    assert not failures(story(THREE.replace("6:00 ", "31:59.999")))
    late = THREE.replace("6:00 ", "32:00").partition("; unlawful by GRIEF-1")[0]
    assert not failures(story(f"{late}; no sanction warn"))


def test_any_breach_under_a_griefing_warn_is_griefing_again() -> None:
    again = '45:00  Bo says "spam"        unlawful by GRIEF-2 for G-5; sanction ban 6 hours; sanction ban 1 day'
    assert not failures(story(f"{THREE}{again}"))


def rulings(chapter: str) -> list[Ruling]:
    """Every ruling that comes of the first example."""
    trials = trials_of(chapter)
    referee = trials.make(trials.book, trials.lexicon)
    (prepared,) = trials.prepared
    events = [*prepared.opening, *(e for beat in prepared.beats for e in beat.events)]
    return [found for event in events for found in referee.take(event) if isinstance(found, Ruling)]


def test_a_breach_of_an_article_on_breach_is_no_breach_again() -> None:
    breaches = [r for r in rulings(story(THREE)) if r.act == "breach"]
    assert [r.ruling for r in breaches] == ["lawful"] * 6 + ["unlawful"]
    assert len({r.seq for r in breaches}) == 7
    assert (breaches[0].actor, breaches[0].target) == ("bo", "C-1")
    assert breaches[0].because == ["Bo broke C-1; nothing forbids it"]
    assert breaches[-1].because == [
        "GRIEF-1: 3 of 4: at least 3 rules took Bo past their warnings within the last grief frame, counting this"
    ]


LATE = """
```law
article FUN-1 despite HIT-1
  permit attack
  when anyone reported it
   and staff find that "it was in fun"
```
"""


def test_a_late_finding_changes_the_breaches_that_rested_on_it() -> None:
    told = story(
        f"""{THREE}10:00  Ana reports 4:00        4:00 unclear; punishment becomes lifted
20:00  staff answer 4:00 no    4:00 unlawful by HIT-1; punishment becomes in_force; sanction warn
"""
    )
    assert not failures(told + LATE)
    found = [r.ruling for r in rulings(told + LATE) if r.act == "breach"]
    assert found == ["lawful"] * 6 + ["unlawful", "lawful"]


SHIFTS = """
```law
ladder talk
  text warning
  warn
  mute 10 to 15 minutes and ban 6 hours
  ban for ever

ladder blows
  warn
  ban 12 hours
  expires after 2 days

article SPAM-1
  forbid say
  when text mentions "spam"
  ladder talk
  cites C-1

article HIT-1
  forbid attack
  ladder blows
  cites C-2

article STACK-1
  raise ban by the first ban of that rule
  when offender has an active warn under any other rule
  cites P-4

article STACK-2
  raise mute by 50 %
  when offender hit anyone within the last 5 minutes
  cites P-5

article YOUNG-1
  lower ban by 2 hours
  when offender is new here
  cites P-6

table phrases
        words
  spam  spam
```
"""


def shifted(*examples: str, law: str = "") -> str:
    return SHIFTS + law + "".join(f"\n```example\n{text.strip()}\n```\n" for text in examples)


SPAM = """
0:00  Bo says "spam"     sanction text warning
1:00  Bo says "spam"     sanction warn
2:00  Bo says "spam"     sanction ban 6 hours; sanction mute 10 minutes; no sanction ban 12 hours
"""


def test_a_ban_under_two_warns_is_as_long_as_both() -> None:
    assert not failures(
        shifted(
            SPAM,
            SPAM.replace("2:00", "1:30  Bo hits Ana    sanction warn\n10:00").replace(
                "sanction ban 6 hours; sanction mute 10 minutes; no sanction ban 12 hours",
                'sanction ban 18 hours for P-4; sanction mute 10 minutes; "raised or lowered by STACK-1"',
            ),
        )
    )


def test_a_warn_that_its_ladder_forgot_raises_nothing() -> None:
    hit = "0:00  Bo hits Ana    sanction warn\n"
    spam = SPAM.strip().replace("2:00  Bo", "{}  Bo").replace("; no sanction ban 12 hours", "")
    assert not failures(shifted(hit + spam.format("2d 0:00")))
    still = spam.replace("sanction ban 6 hours", "sanction ban 18 hours")
    assert not failures(shifted(hit + still.format("1d 23:59:59.999")))


def test_what_raises_and_what_lowers_adds_up() -> None:
    new = "0:00  Bo joins the server for the first time\n"
    lowered = SPAM.strip().replace("ban 6 hours", "ban 4 hours")
    assert not failures(shifted(new + lowered))
    hit = lowered.replace("2:00  Bo", "1:59  Bo hits Ana    sanction warn\n2:00  Bo").replace(
        "; no sanction ban 12 hours", ""
    )
    assert not failures(shifted(new + hit.replace("ban 4 hours", "ban 16 hours").replace("mute 10", "mute 15")))


def test_what_lasts_for_ever_is_neither_raised_nor_lowered() -> None:
    new = "0:00  Bo joins the server for the first time\n"
    assert not failures(
        shifted(
            f'{new}{SPAM.strip()}\n3:00  Bo says "spam"    sanction ban for ever'.replace("ban 6 hours", "ban 4 hours")
        )
    )


RUNGS = """
```law
article FIRST-1
  lower rung by 1
  when the playing time of offender is less than 30 minutes
  cites P-7

article OFTEN-1
  raise rung by 2
  when anyone reported it
   and staff find that "it was done to hurt"
  cites P-8
```
"""


def test_a_rung_is_lowered_and_never_below_the_first() -> None:
    young = "Bo has played for 1 minute\n"
    assert not failures(
        shifted(
            f"{young}{SPAM.strip().replace('sanction warn', 'sanction text warning').partition('2:00')[0]}", law=RUNGS
        )
    )


def test_what_staff_have_to_find_raises_nothing_until_they_have_found_it() -> None:
    told = """
0:00  Bo says "spam"            sanction text warning
1:00  Ana reports 0:00          no sanction
2:00  staff answer 0:00 OFTEN-1?1 yes     sanction ban 6 hours for P-8; sanction mute 10 minutes
"""
    assert not failures(shifted(told, law=RUNGS))
    assert not failures(
        shifted(
            told.replace(" yes     sanction ban 6 hours for P-8; sanction mute 10 minutes", " no    no sanction"),
            law=RUNGS,
        )
    )


def test_a_question_that_may_raise_a_sanction_is_told_with_it() -> None:
    law = RUNGS.replace(
        "when anyone reported it\n   and", "when offender spoke aloud within the last 5 minutes\n   and"
    )
    trials = trials_of(shifted('Bo has played for 5 hours\n0:00  Bo speaks aloud\n1:00  Bo says "spam"', law=law))
    referee = trials.make(trials.book, trials.lexicon)
    (prepared,) = trials.prepared
    events = [*prepared.opening, *(e for beat in prepared.beats for e in beat.events)]
    (sanction,) = [f for event in events for f in referee.take(event) if isinstance(f, Sanction)]
    assert sanction.missing == [Missing("OFTEN-1?1", "it was done to hurt")]


def test_mutants_of_a_shift_are_noticed() -> None:
    chapter = shifted(
        SPAM,
        SPAM.replace("0:00  Bo says", "0:00  Bo joins the server for the first time\n0:00  Bo says").replace(
            "ban 6 hours", "ban 4 hours"
        ),
    )
    left = [hole for hole in holes(chapter) if hole.startswith("YOUNG-1")]
    assert left == []


STAFF = """Sam is staff
Bo and Ana stand in the open, 4 m apart
"""


def test_what_staff_punish_is_a_breach_like_any_other() -> None:
    told = f"""{STAFF}0:00  Sam: /punish Bo text_warning SPAM-1      accepted
0:10  Sam: /punish Bo mute SPAM-1                accepted
0:20  Sam: /punish Bo text_warning MINE-1        accepted
0:30  Sam: /punish Bo removal MINE-1          accepted; no sanction warn
1:00  Sam: /punish Bo verbal_warning HIT-1
1:10  Sam: /punish Bo warn HIT-1
1:20  Sam: /punish Bo ban HIT-1                  unlawful by GRIEF-1; sanction warn
"""
    assert not failures(story(told))
    assert [r.ruling for r in rulings(story(told)) if r.act == "breach"] == ["lawful"] * 6 + ["unlawful"]


def test_what_staff_punish_under_a_rule_about_breaches_is_no_new_breach() -> None:
    told = f"""{STAFF}0:00  Sam: /punish Bo warn GRIEF-1                   accepted
0:10  Sam: /punish Bo ban GRIEF-1 minutes=2880       accepted
"""
    assert not failures(story(told))
    assert [r for r in rulings(story(told)) if r.act == "breach"] == []


def test_what_staff_told_of_is_no_breach_until_they_give_it() -> None:
    told = f"""{STAFF}0:00  Sam: /punish Bo text_warning SPAM-1 pending=yes
0:10  Sam: /punish Bo text_warning SPAM-1     accepted
"""
    assert len([r for r in rulings(story(told)) if r.act == "breach"]) == 1


def test_lifting_what_staff_gave_takes_back_the_griefing_it_made() -> None:
    told = f"""{STAFF}0:00  Sam: /punish Bo text_warning SPAM-1
0:10  Sam: /punish Bo mute SPAM-1
0:20  Sam: /punish Bo text_warning MINE-1
0:30  Sam: /punish Bo removal MINE-1
1:00  Sam: /punish Bo verbal_warning HIT-1
1:10  Sam: /punish Bo warn HIT-1
1:20  Sam: /punish Bo ban HIT-1 id=third     sanction warn
2:00  Sam: /lift third reason=mistake        accepted; punishment becomes lifted
3:00  Bo says "spam"                         unlawful by SPAM-1; no sanction ban 1 day
"""
    assert not failures(story(told))
    assert [r.ruling for r in rulings(story(told)) if r.act == "breach"][6:8] == ["unlawful", "lawful"]


def test_what_staff_give_is_raised_and_lowered_too() -> None:
    told = f"""{STAFF}0:00  Sam: /punish Bo text_warning SPAM-1
0:10  Sam: /punish Bo warn HIT-1
0:20  Sam: /punish Bo warn SPAM-1
0:30  Sam: /punish Bo ban SPAM-1              sanction ban 18 hours for P-4; sanction mute 10 minutes
"""
    assert not failures(shifted(told))
    pending = told.replace("ban SPAM-1  ", "ban SPAM-1 pending=yes") + "0:40  Sam: /punish Bo ban SPAM-1"
    assert not failures(
        shifted(
            pending.replace("sanction ban 18 hours for P-4; sanction mute 10 minutes", "no sanction")
            + "    sanction ban 18 hours"
        )
    )


def test_a_late_answer_changes_what_staff_gave() -> None:
    law = RUNGS.replace(
        "when anyone reported it\n   and", "when offender spoke aloud within the last 5 minutes\n   and"
    )
    told = """Bo has played for 5 hours
Sam is staff
0:00  Bo speaks aloud
0:10  Sam: /punish Bo text_warning SPAM-1    sanction text warning
1:00  staff answer 0:10 OFTEN-1?1 yes        sanction ban 6 hours for P-8
"""
    assert not failures(shifted(told, law=law))


DUTIES = """
```law
ladder manners
  text warning
  kick

article HIT-1
  forbid attack
  ladder manners

article SORRY-1
  oblige offender to speak aloud within 5 minutes after breach
  when HIT is broken
  ladder manners
  cites S-1

article AGAIN-1
  forbid breach
  when SORRY is broken
  cites S-2
```
"""


def test_a_breach_brings_its_duties_and_a_broken_duty_is_a_breach() -> None:
    assert not failures(
        f"""{DUTIES}
```example
Bo and Ana stand in the open, 4 m apart
0:00      Bo hits Ana        SORRY-1 owed; sanction text warning
4:59.999  Bo speaks aloud    SORRY-1 kept
```

```example
Bo and Ana stand in the open, 4 m apart
0:00      Bo hits Ana        SORRY-1 owed; sanction text warning
4:59.999  time passes        SORRY-1 owed
5:00      time passes        SORRY-1 broken; sanction kick; 0:00 unlawful by AGAIN-1
```
"""
    )


ASKED = RUNGS.replace("when anyone reported it\n   and", "when offender spoke aloud within the last 5 minutes\n   and")
SPOKEN = "Bo has played for 5 hours\nSam is staff\n0:00  Bo speaks aloud\n"
GIVEN = f"{SPOKEN}0:10  Sam: /punish Bo text_warning SPAM-1\n1:00  staff answer 0:10 OFTEN-1?1 yes"
UPHELD = f'{SPOKEN}0:10  Bo says "spam"\n1:00  staff answer 0:10 OFTEN-1?1 yes'


@pytest.mark.parametrize(
    ("chapter", "told"),
    [(story(THREE), "GRIEF-1"), (shifted(GIVEN, law=ASKED), "OFTEN-1"), (shifted(UPHELD, law=ASKED), "OFTEN-1")],
    ids=("three rules", "given by staff", "upheld"),
)
def test_a_court_restored_anywhere_goes_on_alike(chapter: str, told: str) -> None:
    def found(restored: bool) -> list[object]:
        trials = trials_of(chapter)
        court = trials.make(trials.book, trials.lexicon)
        (prepared,) = trials.prepared
        events = [*prepared.opening, *(e for beat in prepared.beats for e in beat.events)]
        for event in events[:-1]:
            court.take(event)
        if restored:
            other = Court(court.referee)
            other.load(json.loads(json.dumps(court.dump())))
            court = other
        return [to_builtins(f) for f in court.take(events[-1])]

    assert found(restored=True) == found(restored=False)
    assert any(told in str(f) for f in found(restored=True))


def test_an_overturned_warn_takes_back_what_it_added_to_a_ban() -> None:
    law = f"let hearing be 24 hours\n\n{LATE.strip().removeprefix('```law').removesuffix('```').strip()}"
    told = """Bo and Ana stand in the open, 4 m apart
0:00   Bo hits Ana            sanction warn
1:00   Bo says "spam"
2:00   Bo says "spam"         sanction warn
20:00  Bo says "spam"         sanction ban 18 hours
21:00  Ana reports 0:00       0:00 unclear; sanction ban 6 hours; no sanction ban 18 hours
22:00  staff answer 0:00 no   0:00 unlawful by HIT-1; sanction ban 18 hours
"""
    assert not failures(shifted(told, law=f"\n```law\n{law}\n```\n"))
