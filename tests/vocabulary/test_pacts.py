"""Hires and alliances: who serves whom, who stands with whom, and who may order what of both."""

import pytest

from referee.plays import failures
from vocabulary.asked import Asked, false, group, order, true

PEOPLE = (
    group("oak", "ann", kind="faction"),
    group("elm", "bo", kind="faction"),
    group("wolf", "cy", kind="mercenary"),
)
OFFERED = order("bo", "hire", player="ann", id="h")
HIRED = (*PEOPLE, OFFERED, order("ann", "hire.accept"))
COMPANY = (*PEOPLE, order("ann", "hire", group="wolf", id="h"), order("cy", "hire.accept"))
ENDED, DISMISSED = order("ann", "hire.end", hire="h"), order("bo", "hire.end", hire="h")
DECLARED = order("ann", "alliance.declare", groups=["elm"], kind="Defensive", id="a", representatives=["ann"])
ALLIED = (*PEOPLE, DECLARED, order("bo", "alliance.accept"))
LEFT = order("bo", "alliance.leave")
OURS, THEIRS = "the faction of attacker", "the faction of victim"

ASKED = [
    true("attacker is hired by any faction", *HIRED),
    false("attacker is hired by any faction", *PEOPLE, OFFERED),
    false("attacker is hired by any faction", *HIRED, DISMISSED),
    true("attacker is hired by the faction of victim", *HIRED),
    false("attacker is hired by the faction of attacker", *HIRED),
    true("any hirer of attacker is any faction", *HIRED),
    false("any hirer of attacker is any faction", *HIRED, DISMISSED),
    true(f"any mercenary group is in the service of {OURS}", *COMPANY),
    false(f"any mercenary group is in the service of {THEIRS}", *COMPANY),
    false(f"any mercenary group is in the service of {OURS}", *COMPANY, ENDED),
    true(f'{OURS} is in a "defensive" alliance with {THEIRS}', *ALLIED),
    false(f'{OURS} is in a "full" alliance with {THEIRS}', *ALLIED),
    false(f'{OURS} is in a "defensive" alliance with {THEIRS}', *PEOPLE, DECLARED),
    true(f"{OURS} is in any alliance", *ALLIED),
    true("the number of representatives named is 0", *ALLIED),
    false("the number of representatives named is at least 1", *ALLIED),
    false(f"{OURS} is in any alliance", *ALLIED, LEFT),
    true(f"attacker speaks for an alliance of {OURS}", *ALLIED),
    false(f"victim speaks for an alliance of {OURS}", *ALLIED),
    true(f'any partner of {OURS} in a "defensive" alliance is any faction', *ALLIED),
    false(f'any partner of {OURS} in a "full" alliance is any faction', *ALLIED),
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_sentence_about_hires_and_alliances_comes_out(asked: Asked) -> None:
    assert asked.comes_out()


LAWFUL = """# Service
```law
let hire offer be 1 hour
let alliance offer be 1 day

article PACT-1
  forbid declare alliance
  when kind is "full"
   and the number of representatives named is less than 1

article PACT-2
  forbid declare alliance, accept alliance, leave alliance
  unless sender leads group

article HIRE-1
  forbid hire
  when fee is less than 100
    or company is hirer

article HIRE-2
  forbid accept hire, end hire
  when sender leads hirer

article LAW-1
  forbid post law, declare city, permit raids, permit building
  unless sender leads mine

article FORM-1
  forbid apply for group, offer contract
  when the number of words of text is less than 3

article FORM-2
  forbid announce group, declare inactive, quit group
  when sender is not a member of group
```

```map island
Ann and Al are the faction Oak, led by Ann
Bo and Bea are the faction Elm, led by Bo
```
"""


def test_the_orders_of_pacts_are_acts() -> None:
    story = """
```example on island
0:00  Ann: /alliance.declare groups=Elm kind=full                         refused by PACT-1
0:01  Al: /alliance.declare groups=Elm kind=defensive                     refused by PACT-2
0:02  Ann: /alliance.declare groups=Elm kind=full representatives=Ann id=a   accepted; alliance becomes declared
0:03  Bea: /alliance.accept a                                             refused by PACT-2
0:04  Bo: /alliance.accept a                                              accepted; alliance becomes formed
0:05  Al: /alliance.leave a                                               refused by PACT-2
1:00  Ann: /hire player=Cy fee=20                                         refused by HIRE-1
1:01  Ann: /hire player=Cy fee=200 id=h                                   accepted
1:02  Cy: /hire.accept h                                                  accepted; hire becomes running
1:03  Ann: /hire.end h                                                    refused by HIRE-2
1:04  Cy: /hire.end h                                                     accepted; hire becomes ended
2:00  Al: /law.post region=G7 text="no shooting at crops"                 refused by LAW-1
2:01  Ann: /law.post region=G7 text="no shooting at crops"                accepted
2:02  Al: /city.declare region=G7 group=Oak border=signs                  refused by LAW-1
2:03  Al: /permit.raid group=Elm region=G7                                refused by LAW-1
2:04  Al: /permit.build player=Bo region=G7                               refused by LAW-1
3:00  Cy: /faction.apply group=Oak text="let me"                          refused by FORM-1
3:01  Cy: /faction.apply group=Oak text="let me be one of you"            accepted
3:02  Cy: /contract.offer to=Bo kind=guard terms="for food"               refused by FORM-1
3:03  Cy: /faction.announce group=Oak                                     refused by FORM-2
3:04  Cy: /faction.inactive group=Oak                                     refused by FORM-2
3:05  Al: /faction.announce                                               accepted
3:06  Al: /faction.leave                                                  accepted
```
"""
    assert failures(LAWFUL + story) == []
