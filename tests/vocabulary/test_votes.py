"""Punishments and cases in orders: whose they are, who gave or brought them, what they rest on."""

import pytest

from referee.plays import failures

LAW = """
```law
ladder talk
  warn
  kick
  cites L-1

article SPAM-1
  forbid say
  when text mentions "spam"
  ladder talk
  cites C-1

article LIFT-1
  forbid lift
  when {lift}

article APPEAL-1
  forbid appeal
  when {appeal}

table phrases
        words
  spam  spam
```

```example
Sam is a moderator
0:10  Sam: /punish Ann warn C-1 id=first                     accepted
0:20  Sam: /punish Bo ban X-1 id=other                       accepted
0:30  Cy: /report Bo talk "he spams" id=noise                accepted
0:40  event finding {"by": "Sam", "subject": "noise", "question": "C-1", "answer": "yes"}    case becomes upheld
{told}
```
"""
LIFTS = {
    "sender is the player under punishment": ('Ann: /lift first "mine"', 'Bo: /lift first "his"'),
    "sender is the giver of punishment": ('Sam: /lift first "mine"', 'Ann: /lift first "his"'),
    'punishment rests on "C-1"': ('Sam: /lift first "x"', 'Sam: /lift other "x"'),
    'punishment rests on "talk"': ('Sam: /lift first "x"', 'Sam: /lift other "x"'),
    'punishment rests on "SPAM-1"': ('Sam: /lift first "x"', 'Sam: /lift other "x"'),
}
APPEALS = {
    "sender is the bringer of case": ('Cy: /appeal noise "no"', 'Bo: /appeal noise "no"'),
    "sender is the player reported in case": ('Bo: /appeal noise "no"', 'Cy: /appeal noise "no"'),
}


def told(law: str, line: str) -> list[str]:
    return failures(law.replace("{told}", line))


@pytest.mark.parametrize("line", LIFTS)
def test_what_is_said_of_a_punishment_decides_whether_it_is_lifted(line: str) -> None:
    law = LAW.replace("{lift}", line).replace("{appeal}", "sender is the player reported in case")
    yes, no = LIFTS[line]
    assert not told(law, f"1:00  {yes}    refused by LIFT-1")
    assert not told(law, f"1:00  {no}    accepted")


@pytest.mark.parametrize("line", APPEALS)
def test_what_is_said_of_a_case_decides_whether_it_is_appealed(line: str) -> None:
    law = LAW.replace("{appeal}", line).replace("{lift}", 'punishment rests on "C-9"')
    yes, no = APPEALS[line]
    assert not told(law, f"1:00  {yes}    refused by APPEAL-1")
    assert not told(law, f"1:00  {no}    accepted; case becomes appealed")


def test_how_long_ago_a_case_was_decided_or_a_punishment_given() -> None:
    line = "the time since case was decided is more than 48 hours"
    law = LAW.replace("{appeal}", line).replace("{lift}", 'punishment rests on "C-9"')
    for order in ('Cy: /appeal noise "no"', 'Ann: /appeal first "no"'):
        assert not told(law, f"2d 0:00  {order}    accepted; case becomes appealed")
        assert not told(law, f"2d 0:41  {order}    refused by APPEAL-1")
    assert not told(law, '2d 0:00  Cy: /appeal noise "no"\n3d 0:00  Cy: /appeal noise "no"    refused by nothing')


def test_of_a_case_about_an_act_that_names_nobody_anybody_may_be_meant() -> None:
    law = LAW.replace("{appeal}", "sender is not the player reported in case").replace(
        "{lift}", 'reason mentions "spam"'
    )
    report = 'event command {"player": "Cy", "name": "report", "args": {"kind": "talk", "text": "x", ABOUT"id": "act"}}'
    found = 'event finding {"by": "Sam", "subject": "act", "question": "C-1", "answer": "no"}    case becomes dismissed'
    story = f'0:45  {report}\n0:50  {found}\n1:00  Bo: /appeal act "no"    '
    assert not told(law, story.replace("ABOUT", '"about": 1, ') + "accepted; case becomes appealed")
    assert not told(law, story.replace("ABOUT", "") + "refused by APPEAL-1")


UNDER = """
0:50  Sam: /punish Bo kick C-1 case=noise id=second    refused by SKIP-1 for S-1, L-1
0:51  Sam: /punish Bo warn C-1 case=noise id=second    accepted
1:00  Ann: /appeal first "no"                          refused by APPEAL-1
1:10  Bo: /appeal other "no"                           accepted
1:20  Bo: /appeal noise "no"                           refused by APPEAL-1
"""


@pytest.mark.parametrize("clause", ["C-1", "talk", "SPAM-1"])
def test_an_appeal_is_about_the_punishment_it_names_or_the_one_given_in_its_case(clause: str) -> None:
    law = LAW.replace("{appeal}", f'case is about a punishment under "{clause}"')
    law = law.replace("{lift}", 'punishment rests on "C-9"').replace("article LIFT-1", SKIP + "article LIFT-1")
    assert not told(law, UNDER)


SKIP = """article SKIP-1
  forbid punish
  when step does not come next for player under clause
  cites S-1

"""


VOTES = """
```law
let kick vote quorum be 2
let kick vote majority be 50 %
let kick vote time be 1 minute
let mute vote quorum be 2
let mute vote majority be 50 %
let mute vote time be 1 minute

article OPEN-1
  forbid open vote
  when a "kick" vote on subject is open
```

```example
0:10    Ann: /vote.open mute Bo    accepted
0:20    Ann: /vote.open kick Bo    accepted
0:30    Ann: /vote.open mute Bo    refused by OPEN-1
0:40    Ann: /vote.open mute Cy    accepted
1:19.9  Ann: /vote.open mute Bo    refused by OPEN-1
1:20    Ann: /vote.open mute Bo    accepted
```
"""


def test_a_vote_is_open_as_one_of_its_kind_alone() -> None:
    assert failures(VOTES) == []
