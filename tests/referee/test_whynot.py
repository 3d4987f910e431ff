"""A failing example says which line of the article that it expects did not let it decide."""

import textwrap

import pytest

from .plays import trials_of

LAW = """
```law
let anger be 60 seconds
mode weekend is every Saturday

article KOS-1
  forbid attack

article ANSWER-1 despite KOS-1
  permit attack
  when victim hit attacker within the last anger
   and that hit was not lawful
   and victim is within 20 metres of attacker

article WEEK-1 despite KOS-1
  permit attack
  during weekend

article SLEEP-1 despite KOS-1
  permit attack
  when victim is asleep
  unless attacker hit victim within the last anger
      or victim is recording

article EITHER-1 despite KOS-1
  permit attack
  when victim is asleep
    or victim is staff

article RAID-1
  forbid raid
```
"""


def helps(story: str) -> list[str]:
    """What the failures of one story are explained by."""
    trials = trials_of(f"{LAW}\n```example\n{textwrap.dedent(story).strip()}\n```\n")
    return [trials.explained(failure).help for failure in trials.failures()]


@pytest.mark.parametrize(
    ("story", "said"),
    [
        ("0:00 Bo hits Ann  lawful by ANSWER-1", "not `victim hit attacker within the last anger` (line 11)"),
        (
            """
            Bo and Ann stand in the open, 30 m apart
            0:00 Bo hits Ann
            0:01 Ann hits Bo  lawful by ANSWER-1
            """,
            "not `victim is within 20 metres of attacker` (line 13)",
        ),
        ("0:00 Bo hits Ann  lawful by WEEK-1", "this is not during weekend"),
        ("0:00 Bo hits Ann  lawful by EITHER-1", "none of the lines of its `when` holds"),
        (
            """
            Ann falls asleep
            0:00 Bo hits Ann
            0:01 Bo hits Ann  lawful by SLEEP-1
            """,
            "its `unless` holds: `attacker hit victim within the last anger` (line 22)",
        ),
    ],
)
def test_the_line_that_kept_an_article_off_is_named(story: str, said: str) -> None:
    (found,) = helps(story)
    assert found.endswith(f"does not apply: {said}")


def test_an_article_on_other_acts_does_not_come_in() -> None:
    (found,) = helps("0:00 Bo hits Ann  unlawful by RAID-1")
    assert found == "KOS-1: Bo attacked Ann; RAID-1 does not come in: this is none of its acts (raid)"


def test_a_prohibition_that_is_lifted_is_said_to_apply() -> None:
    (found,) = helps("Ann falls asleep\n0:00 Bo hits Ann  unlawful by KOS-1")
    assert found.endswith("KOS-1 applies, and is lifted")


def test_what_decided_already_is_not_explained_again() -> None:
    (found,) = helps("0:00 Bo hits Ann  unlawful by KOS-1, RAID-1")
    assert "KOS-1 does" not in found
    assert "KOS-1 applies" not in found


def test_an_order_that_was_refused_unnoticed_is_told() -> None:
    (said,) = helps(
        """
        0:00 Bo: /bounty.post Ann amount=5
        0:01 Bo hits Ann  lawful
        """
    )
    assert "the order at 0:00 was refused: There is no order `bounty.post` here" in said


def test_an_answer_to_nothing_is_told() -> None:
    (said,) = helps(
        """
        0:00 Bo hits Ann
        0:01 staff answer 0:00 yes  0:00 lawful
        """
    )
    assert "the answer at 0:01 answered nothing, for nothing was asked then" in said
