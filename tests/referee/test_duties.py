"""Duties: owed from their act on, kept, broken or excused; their lines may speak of the act itself."""

import pytest
from msgspec import json

from lawspeaker.events.codec import decode_line
from lawspeaker.events.findings import Change, Found
from lawspeaker.referee.referee import Referee
from lawspeaker.referee.swift.swift import Swift
from lawspeaker.vocabulary import lexicon
from referee.plays import book_of, failures

LAW = """
```law
article KOS-1
  forbid kill

article PEACE-1
  oblige attacker to warn victim within 10 minutes after kill
  when that kill was not lawful
  kept when attacker invited victim since that kill
    or victim looted the body of that kill
  broken when attacker killed victim within 5 minutes after that kill

article GRAVE-1
  oblige attacker to loot the body of that kill within 2 minutes after kill
  when victim warned attacker within the last 1 minutes
```
"""


def test_a_condition_that_keeps_a_duty_speaks_of_its_act() -> None:
    assert not failures(
        LAW
        + """
```example
Bo and Ana stand in the open, 40 m apart
0:00  Bo kills Ana      unlawful by KOS-1; PEACE-1 owed
1:00  Bo invites Ana    PEACE-1 kept
```

```example
Bo and Ana stand in the open, 40 m apart
0:00  Bo kills Ana                        unlawful by KOS-1
2:00  Ana loots box1                      PEACE-1 owed
3:00  Ana loots the body of Ana           PEACE-1 kept
```
"""
    )


def test_a_story_denies_what_did_not_become_of_a_duty() -> None:
    told = """
```example
Bo and Ana stand in the open, 40 m apart
0:00  Bo kills Ana    no GRAVE-1 owed; no PEACE-1 kept
10:00  time passes    PEACE-1 broken; no PEACE-1 kept
```
"""
    assert not failures(LAW + told)
    assert failures(LAW + told.replace("no GRAVE-1 owed", "no PEACE-1 owed"))


def test_what_came_before_the_act_does_not_keep_its_duty() -> None:
    assert not failures(
        LAW
        + """
```example
Bo and Ana stand in the open, 40 m apart
0:00       Bo invites Ana
1:00       Bo kills Ana    unlawful by KOS-1; PEACE-1 owed
10:59.999  time passes     PEACE-1 owed
11:00      time passes     PEACE-1 broken
```
"""
    )


def test_what_breaks_a_duty_is_told_by_its_act_and_the_act_itself_does_not_break_it() -> None:
    assert not failures(
        LAW
        + """
```example
Bo and Ana stand in the open, 40 m apart
0:00  Bo kills Ana    PEACE-1 owed
1:00  Ana spawns at (0, 0)
2:00  Bo kills Ana    PEACE-1 broken
```
"""
    )


def test_the_deed_itself_may_speak_of_the_act() -> None:
    assert not failures(
        LAW
        + """
```example
Bo and Ana stand in the open, 40 m apart
0:00  Ana warns Bo
0:10  Bo kills Ana                        GRAVE-1 owed
1:00  Bo loots the body of Ana            GRAVE-1 kept
```

```example
Bo and Ana stand in the open, 40 m apart
0:00  Ana warns Bo
0:10  Bo kills Ana                        GRAVE-1 owed
1:00  Cal loots the body of Ana           GRAVE-1 owed
2:10  time passes                         GRAVE-1 broken
```
"""
    )


def test_a_duty_whose_cause_is_gone_when_it_falls_due_is_excused() -> None:
    law = """
```law
article PEACE-1
  oblige attacker to warn victim within 10 minutes after kill
  when attacker is inside any public place
   and victim hit attacker within the last 1 minutes
```

```map town
a public place called Market lies at (0, 0), 30 m around
```

```example on town
Bo stands in Market
0:00   Ana hits Bo
0:10   Bo kills Ana      PEACE-1 owed
10:10  time passes       PEACE-1 broken
```

```example on town
Bo stands in Market
0:00   Ana hits Bo
0:10   Bo kills Ana      PEACE-1 owed
10:05  Bo walks to (500, 500)
10:10  time passes       PEACE-1 excused
```
"""
    assert not failures(law)


def test_a_duty_that_a_finding_calls_for_late_is_owed_from_its_act() -> None:
    law = """
```law
let hearing be 1 hours

article PEACE-1
  oblige attacker to warn victim within 10 minutes after kill
  when anyone reported it
   and staff find that "it was by mistake"
```

```example
0:00   Bo kills Ana
1:00   Ana reports 0:00
2:00   staff answer 0:00 PEACE-1?1 yes    PEACE-1 owed
10:00  time passes                        PEACE-1 broken
```

```example
0:00   Bo kills Ana
1:00   Ana reports 0:00
12:00  staff answer 0:00 PEACE-1?1 yes    PEACE-1 broken
```

```example
0:00   Bo kills Ana
1:00   Ana reports 0:00
2:00   staff answer 0:00 PEACE-1?1 yes    PEACE-1 owed
3:00   staff answer 0:00 PEACE-1?1 no
10:00  time passes                        PEACE-1 excused
```
"""
    assert not failures(law)


def test_a_duty_whose_act_no_other_line_speaks_of_is_owed_under_both_referees() -> None:
    assert not failures(
        """
```law
article KOS-1
  forbid kill

article PEACE-1
  oblige attacker to warn victim within 10 minutes after kill
  when that kill was not lawful
```

```example
Bo and Ana stand in the open, 40 m apart
0:00   Bo kills Ana   unlawful by KOS-1; PEACE-1 owed
10:00  time passes    PEACE-1 broken
```
"""
    )


SORRY = """
```law
let hearing be 1 hour

table matter
            words
  accident  accident, sorry

article KOS-1
  forbid kill

article SORRY-1
  oblige attacker to invite victim within 2 minutes after kill
  when anyone reported it as "accident"
   and staff find that "he was sorry"
  cites C-7
```
"""
T = 1_750_000_000_000


def after_a_kill(*lines: tuple[int, dict[str, object]]) -> tuple[list[Found], Referee]:
    """What is found on a killing and what came so long (ms) after it, and the referee who found it."""
    referee, found = Swift(book_of(SORRY), lexicon()), []
    kill = {"type": "kill", "attacker": "ann", "victim": "bo", "weapon": "rock"}
    staff = {"type": "profile", "player": "dee", "staff": "admin"}
    for seq, (after, line) in enumerate([(0, staff), (0, kill), *lines], 1):
        event = decode_line(json.encode({"t": T + after, **line}))
        event.seq = seq
        found += referee.take(event)
    return found, referee


REPORT = {"type": "command", "player": "bo", "name": "report", "args": {"kind": "accident", "about": 2}}


@pytest.mark.parametrize(
    ("reported_at", "open_"),
    [pytest.param(3_599_999, 1, id="reported in time"), pytest.param(3_600_000, 0, id="reported too late")],
)
def test_a_duty_that_nobody_may_call_for_any_more_is_forgotten(reported_at: int, open_: int) -> None:
    _, referee = after_a_kill((reported_at, REPORT), (7_200_000, {"type": "time"}))
    assert len(referee.duties.open) == open_


def test_a_duty_that_was_called_for_waits_for_the_finding_as_long_as_that_takes() -> None:
    yes = {"type": "finding", "by": "dee", "subject": 2, "question": "SORRY-1?1", "answer": "yes"}
    found, referee = after_a_kill((60_000, REPORT), (86_400_000, {"type": "time"}), (86_400_001, yes))
    assert [one.new for one in found if isinstance(one, Change) and one.what == "duty"] == ["owed", "broken"]
    assert not referee.duties.open


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_a_finding_on_its_clause_calls_for_no_duty(answer: str) -> None:
    said = {"type": "finding", "by": "dee", "subject": 2, "question": "C-7", "answer": answer}
    found, _ = after_a_kill((60_000, said), (300_000, {"type": "time"}))
    assert not [one for one in found if isinstance(one, Change) and one.what == "duty"]


OATH = """
```law
article OATH-1
  oblige player to swear aloud within 2 minutes after enlist
  kept when player spoke aloud within the last 2 minutes
```
"""


@pytest.mark.parametrize("referee", [Referee, Swift])
def test_each_of_those_whom_one_event_makes_owe_the_same_owes_it_for_himself(referee: type[Referee]) -> None:
    owing, found = referee(book_of(OATH), lexicon()), []
    clan = {"type": "group", "id": "oak", "kind": "clan", "name": "Oak", "leaders": []}
    lines = [
        (0, {**clan, "members": []}),
        (1_000, {**clan, "members": ["ann", "bo"]}),
        (2_000, {"type": "voice", "player": "ann", "ms": 900, "heard_by": []}),
        (200_000, {"type": "time"}),
    ]
    for seq, (after, line) in enumerate(lines, 1):
        event = decode_line(json.encode({"t": T + after, **line}))
        event.seq = seq
        found += owing.take(event)
    moved = [(one.id, one.new) for one in found if isinstance(one, Change) and one.what == "duty"]
    assert moved == [
        ("duty:2:OATH-1", "owed"),
        ("duty:2:OATH-1:2", "owed"),
        ("duty:2:OATH-1", "kept"),
        ("duty:2:OATH-1:2", "broken"),
    ]
