"""Holes are found by playing only those examples that read what was changed; the others cannot notice."""

from functools import cache

import pytest

from lawspeaker.law.mutants import Mutant
from lawspeaker.referee.trial.playing import play
from lawspeaker.referee.trial.trial import Played, Trials
from referee.plays import trials_of

TOWN = """
# A town

```law
let window be 60 seconds
let hearing be 24 hours
let kick vote quorum be 2
let kick vote majority be 60 %
let kick vote time be 30 seconds
let merging time be 5 minutes
let crowd be 2

mode market is every day from 18:00 to 23:00

table trade
           may fight  words
  guard    yes        guard, watch
  baker    no         baker

ladder manners
  warn
  ban 2 days
  ban for ever

define a player is a friend of another player
  when the player is in the squad of the other player
    or all of:
         the other player invited the player within the last 10 minutes
         the player is online

article KOS-1
  forbid attack
  ladder manners
  cites T-1

article HURT-1 despite KOS-1
  permit attack
  when victim hit attacker within the last window
   and that hit was not lawful
  unless victim is a friend of attacker
      or all of:
         victim is inside any public place [T-3]
         at least crowd players are within 9 metres of victim
  cites T-2

article FUN-1 despite KOS-1
  permit attack
  when anyone reported it
   and staff find that "it was in fun"
  cites T-4

article PARK-1
  forbid stay
  when visitor is inside any public place
  except during market
  cites T-5

article SORRY-1
  oblige attacker to speak to victim within 30 seconds after kill
  when victim spoke to attacker within the last 10 minutes
  kept when attacker invited victim since that kill
  broken when attacker hit victim since that kill
  cites T-6

article WARN-1
  forbid warn
  when sender hit player within the last window
  unless sender told player to leave within the last 2 minutes
  cites T-7

article SAY-1
  forbid say
  when text mentions any trade
   and the number of words of text is more than 3
  cites T-8

article GRIEF-1
  forbid breach
  when offender was banned under KOS within the last 7 days
  cites T-9

article NEW-1
  lower ban by 1 day
  when offender is new here

never a reason to attack
  victim is asleep [T-10]
```

```map park
a public place called Park lies at (0, 0), 30 m around
```

```example cites T-2
Bo and Ana stand in the open, 4 m apart
0:00      Bo hits Ana    unlawful by KOS-1
0:59.999  Ana hits Bo    lawful by HURT-1
1:10      Bo hits Ana    unlawful by KOS-1
2:20      Ana hits Bo    unlawful by KOS-1
```

```example on park cites T-3
Bo, Ana and Cy stand in Park, 4 m apart
0:00  Bo hits Ana    unlawful by KOS-1
0:01  Ana hits Bo    unlawful by KOS-1 for T-3
```

```example cites T-4
Bo and Ana stand in the open, 4 m apart
0:00  Bo hits Ana                              unlawful by KOS-1
0:05  Ana: /report Bo fight "he hit me"        0:00 unclear for "in fun"
0:09  staff answer 0:00 yes                    lawful by FUN-1
```

```example on park cites T-5
Bo stands in the open
17:00:00  Bo walks to (0, 0)    unlawful by PARK-1
17:10:00  Bo walks to (99, 0)   lawful
19:00:00  Bo walks to (0, 0)    lawful
```

```example cites T-6
Bo and Ana stand in the open, 4 m apart
0:00  Ana speaks to Bo
0:10  Bo kills Ana
0:41  time passes        SORRY-1 broken
```

```example cites T-7
Bo and Ana stand in the open, 4 m apart
0:00  Bo hits Ana
0:10  Bo: /warn Ana      refused by WARN-1
1:01  Bo: /warn Ana      accepted
```

```example cites T-8
Bo and Ana stand in the open, 4 m apart
0:00  Bo says "the baker bakes bread" to Ana     unlawful by SAY-1
0:05  Bo says "the baker bakes" to Ana           lawful
```

```example cites T-9
Bo and Ana stand in the open, 4 m apart
0:00     Bo hits Ana    unlawful by KOS-1; sanction warn
2d 0:00  Bo hits Ana    unlawful by KOS-1; sanction ban 2 days
4d 0:00  Bo hits Ana    unlawful by KOS-1; sanction ban for ever
```

```example cites T-1
Sam is a moderator
Bo, Ana and Cy stand in the open, 40 m apart
0:00  Bo: /vote.open kick Ana "he hits" id=out    vote becomes open
0:05  Bo: /vote.cast out yes
0:06  Cy: /vote.cast out yes
0:40  time passes                                 vote becomes passed
```
"""


@cache
def town() -> Trials:
    found = trials_of(TOWN)
    assert [f.render() for f in found.failures()] == []
    return found


def comes_out_the_same(one: Played, mutant: Mutant) -> bool:
    trials = town()
    return play(one.prepared, mutant.book, trials.lexicon, trials.make).shown == one.verdict.shown


def unread() -> list[tuple[Played, Mutant]]:
    return [(one, m) for m in town().mutants for one in town().played if not one.reads(m)]


def test_an_example_comes_out_the_same_whatever_becomes_of_what_it_never_read() -> None:
    pairs = unread()[::7]
    assert len(pairs) > len(town().mutants) / 2
    assert [(one.prepared.story.title, m.what) for one, m in pairs if not comes_out_the_same(one, m)] == []


def test_playing_only_who_reads_finds_the_holes_that_playing_everybody_finds() -> None:
    trials = town()

    def noticed(mutant: Mutant) -> bool:
        every = (one.prepared for one in trials.played)
        return any(play(p, mutant.book, trials.lexicon, trials.make, hasty=True).failures for p in every)

    slow = [group[0].what for group in trials.groups() if not any(noticed(mutant) for mutant in group)]
    assert [hole.what for hole in trials.holes()] == slow
    assert 0 < len(slow) < len(trials.groups())


@pytest.mark.parametrize(
    ("story", "what"),
    [
        (0, "KOS-1: without `except during market`"),
        (0, "WARN-1: without `sender hit player within the last window`"),
        (7, "let kick vote time more: `30 seconds` moved by its least step"),
    ],
)
def test_what_a_story_has_nothing_to_do_with_is_not_played_again(story: int, what: str) -> None:
    one = town().played[story]
    assert not any(one.reads(m) for m in town().mutants if m.what == what)


def test_what_a_story_tells_of_is_read() -> None:
    *others, vote = town().played
    assert {"kick vote quorum", "kick vote majority", "kick vote time"} <= vote.read.lets
    assert not all("kick vote time" in one.read.lets for one in others)


def test_a_change_that_the_checker_refuses_is_no_hole() -> None:
    law = """
```law
let hearing be 24 hours

article FUN-1
  forbid attack
  when anyone reported it
   and staff find that "it was no fun"
```
"""
    found = trials_of(law)
    assert "FUN-1: without `anyone reported it`" in {m.what for m in found.mutants}
    assert 'FUN-1: the opposite of `staff find that "it was no fun"`' in {m.what for m in found.holes()}
    assert "FUN-1: without `anyone reported it`" not in {m.what for m in found.holes()}
