"""Those who go out to fight together: who came along, in which order, who stayed behind."""

import pytest

from vocabulary.asked import HIT, Asked, Line, false, group, house, order, rows, true, unknown, zone

DOME: Line = zone("d1", "pvp")
CLAN: Line = group("oak", "ann", "bo", "cy")
ALL_IN: Line = rows(ann=(0.0, 0.0), bo=(5.0, 0.0))
CY_OUT: Line = rows(ann=(0.0, 0.0), bo=(5.0, 0.0), cy=(200.0, 0.0))
CAME = "attacker came along to fight within the last 1 minute"
BEHIND = "any player stayed behind within the last 1 minute"
BLIND: Line = {"type": "server_started", "records": ["hit"]}


def relation(a: str, b: str, kind: str) -> Line:
    """Two stand so to each other."""
    return {"type": "relation", "a": a, "b": b, "kind": kind, "on": True}


ELM: Line = group("elm", "dee")

DROP: Line = zone("d1", "pvp", cause="airdrop")
LIMITED = 'attacker is held to a limit under "T"'


def report(by: str, player: str) -> Line:
    """He reports him for his manners."""
    return order(by, "report", player=player, kind="rude")


REPORTS = 'the number of groups that reported victim for "rude" over the last 1 minute is 2'
ELM2: Line = group("elm", "dee", "eve")
PUNISHED: Line = order("root", "punish", player="cy", step="limit", clause="T-1")

ASKED = [
    true("the number of any pvp zone among the events of attacker is 1", DROP, ALL_IN),
    false("the number of any pvp zone among the events of attacker is 1", DOME, ALL_IN),
    false(
        "the number of any pvp zone among the events of attacker is 1",
        zone("d0", "pvp", cause="heli"),
        DROP,
        rows(bo=(9.0, 0.0)),
        HIT,
    ),
    true(REPORTS, CLAN, report("dee", "bo"), report("eve", "ann"), HIT),
    false(REPORTS, CLAN, report("dee", "bo"), report("cy", "bo"), HIT),
    false(REPORTS, ELM2, report("dee", "bo"), report("eve", "bo"), HIT),
    false(REPORTS, report("dee", "bo"), {**report("eve", "bo"), "after": 59}, HIT),
    true(LIMITED, CLAN, PUNISHED, HIT),
    false(LIMITED, PUNISHED, HIT),
    true(CAME, DOME, ALL_IN),
    false(CAME, DOME, rows(ann=(200.0, 0.0)), HIT),
    false(CAME, DOME, ALL_IN, {"type": "time", "after": 60}, HIT),
    unknown(CAME, start=BLIND),
    true(BEHIND, DOME, CLAN, CY_OUT),
    false(BEHIND, DOME, group("oak", "ann", "bo"), ALL_IN),
    unknown(BEHIND, start=BLIND),
    true("the number of victim in his roam is 2", DOME, CLAN, ALL_IN),
    true("the number of attacker in his roam is 1", DOME, CLAN, ALL_IN),
    false("the number of victim in his roam is at least 1", DOME, CLAN, HIT),
    true("the number of fighters beside victim is 2", DOME, CLAN, ALL_IN),
    true("the number of fighters beside victim is 1", DOME, ALL_IN),
    true("the number of fighters beside victim is 0", ALL_IN),
    false("the number of fighters beside victim is 1", DOME, CLAN, ALL_IN),
    false("any fighter beside attacker is victim", DOME, ALL_IN),
    true("any fighter beside attacker is inside any pvp zone", DOME, ALL_IN),
    true("attacker roams with victim", DOME, CLAN, ALL_IN),
    false("attacker roams with victim", DOME, ALL_IN),
    true("victim comes behind attacker", DOME, CLAN, ALL_IN),
    false("attacker comes behind victim", DOME, CLAN, ALL_IN),
    true("victim is of his roam by a house alone", DOME, house("b1", "ann", "bo", x=400.0), ALL_IN),
    false(
        "victim is of his roam by a house alone",
        DOME,
        house("b1", "ann", "bo", x=400.0),
        relation("ann", "bo", "ally"),
        ALL_IN,
    ),
    false("victim is of his roam by a house alone", DOME, house("b1", "ann", "bo", x=400.0), CLAN, ALL_IN),
    false("victim is of his roam by a house alone", DOME, ALL_IN),
    true("any companion of attacker is victim", CLAN),
    true("any companion of attacker is victim", house("b1", "ann", "bo")),
    true("any companion of attacker is victim", relation("ann", "bo", "ceasefire")),
    false("any companion of attacker is victim"),
    true("any mate of attacker is victim", CLAN),
    false("any mate of attacker is victim", relation("ann", "bo", "ally")),
    true("any confederate of attacker is victim", relation("ann", "bo", "ally")),
    true("any confederate of attacker is victim", house("b1", "ann", "bo")),
    false("any confederate of attacker is victim", relation("ann", "bo", "ceasefire")),
    true("any confederate of attacker is victim", relation("ann", "bo", "ceasefire"), relation("bo", "ann", "friend")),
    false("any confederate of attacker is victim", CLAN, relation("ann", "bo", "friend")),
    true(
        "any truce partner of attacker is victim",
        group("oak", "ann"),
        group("elm", "bo"),
        relation("oak", "elm", "ceasefire"),
    ),
    true("any truce partner of attacker is victim", group("elm", "bo"), relation("ann", "elm", "ceasefire")),
    false("any truce partner of attacker is victim", relation("ann", "bo", "ally")),
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_sentence_on_roams_is_true_false_or_unknown(asked: Asked) -> None:
    assert asked.comes_out()
