"""What came of breaking a rule, as sentences of the law: asked of a breach, true and false."""

import pytest

from referee.plays import failures

LAW = """
```law
ladder talk
  mute 10 minutes
  jail 5 minutes
  kick and strike
  warn
  ban 6 hours

ladder blows
  text warning
  ban for ever

article SPAM-1
  forbid say
  when text mentions "spam"
  ladder talk

article HIT-1
  forbid attack
  ladder blows

article AGAIN-1
  forbid breach
  when {line}

table phrases
        words
  spam  spam
```

```example
Bo and Ana stand in the open, 4 m apart
{told}
```
"""


def asked(line: str, told: str) -> list[str]:
    return failures(LAW.replace("{line}", line).replace("{told}", told))


@pytest.mark.parametrize(
    ("line", "spams"),
    [
        ("offender was muted under SPAM", 1),
        ("offender was jailed under SPAM within the last 10 minutes", 2),
        ("offender was kicked under SPAM", 3),
        ("offender was warned under SPAM", 4),
        ("offender was banned under SPAM", 5),
        ("offender was sanctioned under SPAM 3 times", 3),
        ("SPAM took offender past their warnings", 1),
        ("offender has an active mute under SPAM", 1),
        ("offender has an active jail under SPAM", 2),
        ("offender has an active strike under SPAM", 3),
        ("offender has an active warn under SPAM", 4),
        ("offender has an active ban under any other rule", 5),
    ],
)
def test_what_a_rule_brought_is_a_fact_from_then_on(line: str, spams: int) -> None:
    before = "\n".join(f'0:0{i}  Bo says "spam"' for i in range(spams - 1))
    told = f'{before}\n0:30  Bo says "spam"\n1:00  Bo hits Ana    unlawful by AGAIN-1'
    assert not asked(line, told)
    assert asked(line, told.replace("0:30  Bo says", "0:30  Cal says"))


def test_a_rung_is_past_the_warnings_with_which_its_ladder_begins() -> None:
    assert not asked("HIT took offender past their warnings, counting this", "0:00  Bo hits Ana    unlawful by HIT-1")
    twice = "0:00  Bo hits Ana\n1:00  Bo hits Ana    unlawful by AGAIN-1"
    assert not asked("HIT took offender past their warnings, counting this", twice)


def test_a_mute_that_is_over_is_active_no_more() -> None:
    told = '0:00  Bo says "spam"\n{}  Bo hits Ana    unlawful by {}'
    assert not asked("offender has an active mute under SPAM", told.format("9:59.999", "AGAIN-1"))
    assert asked("offender has an active mute under SPAM", told.format("10:00", "AGAIN-1"))


@pytest.mark.parametrize(("other", "spams", "evades"), [("Bo", 2, True), ("Bo", 1, False), ("Cal", 2, False)])
def test_whoever_is_shut_out_under_another_name_is_known_by_his_aliases(other: str, spams: int, evades: bool) -> None:
    spam = "\n".join(f'0:0{i}  Cal says "spam"' for i in range(spams))
    told = f"""event profile {{"player": "Bo", "aliases": ["Cal"]}}
{spam}
1:00  {other} hits Ana    unlawful by AGAIN-1"""
    assert bool(asked("offender is banned or jailed under another name", told)) is not evades


def test_a_breach_knows_the_rule_it_broke() -> None:
    told = '0:00  Bo says "spam"    unlawful by AGAIN-1\n1:00  Bo hits Ana'
    assert not asked("SPAM is broken", told)
    assert asked("SPAM is broken", f"{told}    unlawful by AGAIN-1")


def test_the_first_ban_and_mute_of_a_rule_are_durations() -> None:
    told = "0:00  Bo hits Ana    unlawful by AGAIN-1"
    assert not asked("the first ban of SPAM is 6 hours", told)
    assert asked("the first ban of SPAM is 7 hours", told)
    assert not asked("the first ban of HIT is more than 9999 days", told)
    assert not asked("the first mute of SPAM is 10 minutes", told)
    assert asked("the first mute of HIT is at most 10 minutes", told)


def test_what_staff_lifted_was_never_given() -> None:
    told = """Sam is staff
0:00  Sam: /punish player=Bo step=mute clause=SPAM id=p
0:30  Sam: /lift punishment=p reason=mistake     accepted
1:00  Bo hits Ana    unlawful by AGAIN-1"""
    assert asked("offender was muted under SPAM", told)


def test_staff_give_a_sanction_under_a_rule() -> None:
    told = """Sam is staff
0:00  Sam: /punish player=Bo step=mute clause=SPAM id=p
1:00  Bo hits Ana    unlawful by AGAIN-1"""
    assert not asked("offender was muted under SPAM", told)
