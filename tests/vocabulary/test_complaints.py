"""Complaints: who was accused of what and by how many sides, what became of a case, whose address."""

import pytest

from vocabulary.asked import BLIND, Asked, Line, false, group, tell, true, unknown

OAK = group("oak", "cy", "dee")


def report(by: str, **args: object) -> Line:
    return tell("command", by, name="report", args={"player": "ann", "kind": "x", **args})


CY, DEE, EVE, ANN = report("cy"), report("dee"), report("eve"), report("ann")
SIDES = "the number of sides that reported attacker over the last 1 minute is at least 2"
CASE = "any case is upheld"
FOUND: Line = {"type": "finding", "by": "sam", "subject": "c1", "question": "T-1", "answer": "yes"}
OPEN = report("cy", id="c1")
CAME = [tell("joined", who, name=who, ip=ip) for who, ip in (("ann", "i1"), ("bo", "i1"), ("cy", "i2"))]
ROBBED = 'anyone accused attacker of "rude" within the last 1 minute'
OFTEN = 'the number of sides that accused attacker of "rude" over the last 1 minute is at least 2'
THIEF = {who: report(who, kind="rude") for who in ("cy", "dee", "eve")}
ASKED = [
    true(ROBBED, THIEF["cy"]),
    false(ROBBED, CY),
    unknown(ROBBED, start=BLIND),
    true(OFTEN, OAK, THIEF["cy"], THIEF["eve"]),
    false(OFTEN, OAK, THIEF["cy"], THIEF["dee"], EVE),
    true(SIDES, OAK, CY, EVE),
    false(SIDES, OAK, CY, DEE),
    false(SIDES, EVE, ANN),
    false(SIDES, CY, {**EVE, "after": 60.0}),
    true(CASE, OPEN, FOUND),
    false(CASE, OPEN),
    true("any case is open", OPEN),
    false("any case is open", OPEN, FOUND),
    true("the time since any case was decided is at most 1 minute", OPEN, FOUND),
    false("the time since any case was decided is more than 1 minute", OPEN, FOUND),
    false("the time since any case was decided is at most 1 minute", OPEN),
    true("the number of things that the report names is 0", CY),
    false("the number of things that the report names is at least 1", CY),
    true("any housemate of attacker by address is victim", *CAME),
    false("any housemate of attacker by address is victim", CAME[0], CAME[2]),
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_sentence_about_complaints_comes_out(asked: Asked) -> None:
    assert asked.comes_out()
