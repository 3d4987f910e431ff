"""Rules counted: those with a step on their ladder, those but one, those that sanctioned somebody."""

import pytest

from referee.plays import failures

LAW = """
```law
ladder talk
  warn
  mute 10 minutes

ladder blows
  text warning
  ban for ever

article SPAM-1
  forbid say
  when text mentions "spam"
  ladder talk

article CAPS-1
  forbid say
  when text mentions "loud"
  ladder talk

article HIT-1
  forbid attack
  ladder blows

article MANY-1
  forbid breach
  when {line}

table phrases
        words
  spam  spam
  loud  loud
```

```example
Bo and Ana stand in the open, 4 m apart
{told}
```
"""
SPAM, LOUD, HIT = '0:10  Bo says "spam"', '0:20  Bo says "loud"', "0:30  Bo hits Ana"
RULES = "at least 2 rules {} sanctioned offender within the last 1 minute, counting this"


@pytest.mark.parametrize(
    ("line", "yes", "no"),
    [
        (RULES.format('with a "mute"'), (SPAM, LOUD), (SPAM, HIT)),
        (RULES.format("other than SPAM"), (LOUD, HIT), (SPAM, HIT)),
        ("SPAM sanctioned offender", (SPAM, HIT), (LOUD, HIT)),
    ],
)
def test_rules_are_counted_by_what_they_brought(line: str, yes: tuple[str, str], no: tuple[str, str]) -> None:
    law = LAW.replace("{line}", line)
    assert not failures(law.replace("{told}", f"{yes[0]}\n{yes[1]}    unlawful by MANY-1"))
    assert failures(law.replace("{told}", f"{no[0]}\n{no[1]}    unlawful by MANY-1"))
