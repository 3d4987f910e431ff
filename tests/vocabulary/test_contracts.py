"""Contracts: who has one with whom, and what a law may say of the orders about them."""

import pytest

from referee.plays import failures
from vocabulary.asked import Asked, T, false, group, order, true

TERMS = {"kind": "Guard", "terms": "five hundred scrap", "id": "c"}
OFFERED = order("ann", "contract.offer", to="bo", **TERMS)
RUNS = (OFFERED, order("bo", "contract.accept"))
DONE = order("ann", "contract.done"), order("bo", "contract.done")
DUE = order("ann", "contract.offer", to="bo", due=T + 10_000, **TERMS)
ELM = group("elm", "bo", kind="clan")
LATER = {"type": "time", "after": 60.0}

ASKED = [
    true("attacker is under contract with victim", *RUNS),
    true("victim is under contract with attacker", *RUNS),
    false("attacker is under contract with attacker", *RUNS),
    false("attacker is under contract with victim", OFFERED),
    false("attacker is under contract with victim", *RUNS, *DONE),
    true(
        "attacker is under contract with victim",
        *(ELM, order("ann", "contract.offer", to="elm", **TERMS), order("bo", "contract.accept")),
    ),
    true('attacker is under a "guard" contract with victim', *RUNS),
    false('attacker is under a "trade" contract with victim', *RUNS),
    true("the number of contracts kept with victim is 1", *RUNS, *DONE),
    false("the number of contracts kept with victim is at least 1", *RUNS),
    true("the number of contracts broken with victim is 1", DUE, order("bo", "contract.accept"), LATER),
    false("the number of contracts broken with victim is at least 1", DUE, order("bo", "contract.accept")),
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_sentence_about_contracts_comes_out(asked: Asked) -> None:
    assert asked.comes_out()


LAW = """# Contracts
```law
let contract offer be 1 hour

article GUARD-1
  forbid attack
  when attacker is under a "guard" contract with victim

article WORD-1
  forbid offer contract, accept contract
  when kind is "tribute"

article WORD-2
  forbid finish contract, end contract
  when player is not under contract with sender
```

```map town
Ann and Bo stand in the open, 10 m apart
```
"""


def test_the_orders_about_contracts_are_acts() -> None:
    story = """
```example on town
0:00  Ann: /contract.offer to=Bo kind=tribute terms="all of it"     refused by WORD-1
0:01  Ann: /contract.offer to=Bo kind=guard terms="for food" id=c   accepted; contract becomes offered
0:02  Bo: /contract.end c                                           refused by WORD-2
0:03  Bo: /contract.accept c                                        accepted; contract becomes running
0:04  Bo hits Ann                                                   unlawful by GUARD-1
0:05  Ann: /contract.done c                                         accepted
0:06  Bo: /contract.done c                                          accepted; contract becomes kept
0:07  Bo hits Ann                                                   lawful
```
"""
    assert failures(LAW + story) == []


def test_where_no_rulebook_says_how_long_an_offer_stands_the_orders_are_judged_and_move_nothing() -> None:
    story = """
```example on town
0:00  Ann: /contract.offer to=Bo kind=tribute terms="all of it"     refused by WORD-1
0:01  Bo: /contract.end c                                           refused by WORD-2
```
"""
    assert failures(LAW.replace("let contract offer be 1 hour\n", "") + story) == []
