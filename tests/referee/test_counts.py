"""Counting by what was ruled: how many somebody wronged turns out with the rulings on what he did to them."""

from referee.plays import failures

SPREE = """# Sprees
```law
let hearing be 1 hour

article PEACE-1
  forbid attack

article DUEL-1 despite PEACE-1
  permit attack
  when anyone reported it
   and staff find that "they had agreed to it"

define a player is wronged by another player
  when the other player attacked the player within the last 60 minutes
   and that attack was not lawful

article SPREE-1
  forbid loot
  when at least 3 players are wronged by looter
```

```example
Dan and Eve and Bea and Abe and Cy stand in the open, 30 m apart
0:00   Dan hits Eve
5:00   Dan hits Bea
6:00   Dan loots the body of Cy     lawful
9:00   Dan hits Abe
10:00  Dan loots the body of Cy     unlawful by SPREE-1; "3 of 5: at least 3 players are wronged by Dan"
```

```example
Dan and Eve and Bea and Abe and Cy stand in the open, 30 m apart
0:00   Dan hits Eve
5:00   Dan hits Bea
9:00   Dan hits Abe
10:00  Dan loots the body of Cy     unlawful by SPREE-1
11:00  Eve reports 0:00 as "nothing"
12:00  staff answer 0:00 DUEL-1?1 yes    0:00 lawful by DUEL-1; 10:00 lawful
```
"""


def test_how_many_somebody_wronged_turns_out_with_the_rulings_on_what_he_did() -> None:
    assert failures(SPREE) == []
