"""By which rule something was lawful: of an act that is unclear, only those by which it may turn out to be."""

from referee.plays import failures

LAW = """# Spoils
```law
article PEACE-1
  forbid attack

article CALM-1
  forbid attack
  when staff find that "the judge had called them off"

article DUEL-1 despite PEACE
  permit attack
  when staff find that "they had agreed to it"

article RED-1 despite PEACE
  permit attack
  when victim hit attacker within the last 1 minute

article SPOILS-1
  forbid loot

article SPOILS-2 despite SPOILS-1
  permit loot
  when looter hit owner within the last 1 minute
   and that hit was lawful by RED
```
"""
NO_WAY = """
```example
Dan and Eve stand in the open, 30 m apart
0:00   Dan hits Eve                  unclear for "called them off"
0:10   Dan loots the body of Eve     unlawful by SPOILS-1
```
"""
ONE_WAY = """
```example
Dan and Eve stand in the open, 30 m apart
0:00   Eve hits Dan
0:05   Dan hits Eve                  unclear for "called them off"
0:10   Dan loots the body of Eve     unclear for "called them off"
0:20   staff answer 0:05 CALM-1?1 no     0:05 lawful by RED-1; 0:10 lawful by SPOILS-2
```
"""


def test_what_may_be_lawful_but_not_by_that_rule_is_not_lawful_by_it() -> None:
    assert failures(LAW + NO_WAY) == []


def test_what_that_rule_permits_is_lawful_by_it_once_nothing_else_stands_against_it() -> None:
    assert failures(LAW + ONE_WAY) == []
