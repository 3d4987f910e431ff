"""One deed done to several at once: each is ruled on by itself, and together they are one offence."""

from referee.plays import failures

LAW = """
```law
let hearing be 24 hours

ladder talk
  text warning
  mute 10 minutes
  kick

article RUDE-1
  forbid say
  when text mentions "rude"
  ladder talk
  cites C-1

article MEAN-1
  forbid say
  when listener reported speaker within the last hearing
   and staff find that "it was mean"
  ladder talk
  cites C-2

table phrases
        words
  rude  rude
```
"""
SEEN = "Bo, Ana and Cy stand in the open, 4 m apart\n"


def told(text: str) -> list[str]:
    return failures(f"{LAW}\n```example\n{SEEN}{text.strip()}\n```\n")


def test_a_line_that_several_hear_is_one_offence() -> None:
    assert not told(
        """
0:00  Bo says "how rude" to Ana    unlawful by RUDE-1; sanction text warning; no sanction mute 10 minutes
1:00  Bo says "how rude" to Ana    sanction mute 10 minutes; no sanction kick
2:00  Bo says "how rude"           sanction kick
"""
    )


def test_it_stays_the_offence_that_it_was_when_another_of_them_is_found_too() -> None:
    assert not told(
        """
0:00  Ana: /report Bo talk "x"
0:01  Cy: /report Bo talk "x"
0:10  Bo says "hello" to Ana           unclear by MEAN-1; no sanction
0:20  staff answer 0:10 MEAN-1?1 yes   sanction text warning; no sanction mute 10 minutes
0:30  Bo says "how rude"               sanction mute 10 minutes
0:40  staff answer 0:10 MEAN-1?1 no    punishment becomes lifted
"""
    )
