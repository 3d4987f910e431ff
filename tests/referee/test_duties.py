"""Duties: owed from their act on, kept, broken or excused; their lines may speak of the act itself."""

from referee.plays import failures

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
