"""Groups: who belongs to which, who leads them, who stands with whom."""

import pytest

from vocabulary.asked import BLIND, RECENT, Asked, Line, false, group, true, unknown

OAK = group("oak", "ann", "bo")
OAK_OF_ANN = group("oak", "ann")
IRON = group("iron", "cy", kind="faction", name="Iron")
TEAM = group("t", "ann", "cy", kind="team")
LATER: Line = {"type": "time", "after": 60}
ENDED: Line = {"type": "group_ended", "id": "oak"}


def relation(kind: str, a: str = "ann", b: str = "bo", on: bool = True) -> Line:
    """Two are told to stand so, or to do so no more."""
    return {"type": "relation", "a": a, "b": b, "kind": kind, "on": on}


SPLIT = [group("a", "ann"), group("b", "bo"), relation("ally", "a", "b")]

UNRECORDED = [
    false("victim sides with attacker", start=BLIND),
    false("victim sides with attacker", OAK_OF_ANN, start=BLIND),
    true("victim sides with attacker", OAK, start=BLIND),
    true("victim sides with attacker", relation("friend"), start=BLIND),
    false("victim is in a group with attacker", start=BLIND),
    false("victim is in the squad of attacker", start=BLIND),
    false("attacker is a member of any clan", start=BLIND),
    false("attacker is a friend of victim", start=BLIND),
    false("attacker is a friend of victim", relation("friend", "cy", "bo"), start=BLIND),
    true("the number of members in the squad of attacker is 1", start=BLIND),
    true("attacker is without a group", start=BLIND),
    true("the size of the household of attacker is 1", start=BLIND),
]
"""Who goes with whom is a state: off until somebody tells it, though nobody records it."""

ASKED = [
    *UNRECORDED,
    true("any member of the clan of attacker is victim", OAK),
    false("any member of the clan of attacker is victim", IRON),
    true("any leader of the clan of victim is attacker", OAK),
    false("any leader of the clan of victim is victim", OAK),
    true("any group of attacker is any group of victim", OAK),
    false("any group of attacker is any group of victim", TEAM),
    true("the team of attacker is any team", TEAM),
    false("the team of attacker is any clan", TEAM, OAK),
    true("attacker is a member of the clan of victim", OAK),
    false("attacker is a member of the clan of victim", group("oak", "bo")),
    true("victim is a member of the clan of attacker for 60 seconds", OAK, LATER),
    false("victim is a member of the clan of attacker for 90 seconds", OAK, LATER),
    true(f"victim was a member of the clan of attacker {RECENT}", OAK, group("oak", "ann")),
    false(f"victim was a member of the clan of attacker {RECENT}", group("oak", "ann")),
    true("victim is a member of the faction of victim", group("iron", "bo", kind="city_state")),
    false("victim is a member of the faction of victim", OAK),
    true("attacker is a member of the mercenary company of attacker", group("m", "ann", kind="mercenary")),
    false("attacker is a member of the mercenary company of attacker", OAK),
    true("any member of the squad of attacker is victim", OAK),
    false("any member of the squad of attacker is victim", TEAM),
    true("any other member of the squad of attacker is victim", OAK),
    false("any other member of the squad of attacker is attacker", OAK),
    true("attacker leads the clan of victim", OAK),
    false("victim leads the clan of victim", OAK),
    true("victim is in a group with attacker", OAK),
    false("victim is in a group with attacker", TEAM),
    true("victim is in the squad of attacker", OAK),
    false("victim is in the squad of attacker"),
    true("attacker is without a group", TEAM),
    false("attacker is without a group", OAK),
    true("the number of members of the clan of attacker is 2", OAK),
    false("the number of members of the clan of attacker is more than 2", OAK),
    true("the number of members when player came is 3", OAK, group("oak", "cy", "ann", "bo"), act="enlist"),
    true("the number of members when player came is 2", OAK, group("oak", "ann", "cy"), act="enlist"),
    false("the number of members when player came is more than 3", OAK, group("oak", "ann", "bo", "cy"), act="enlist"),
    true("the number of members of group is 1", OAK, group("oak", "ann"), act="stand alone"),
    true("the number of members in the squad of attacker is 3", OAK, TEAM),
    false("the number of members in the squad of attacker is more than 3", OAK, TEAM),
    true("the kind of the clan of attacker is clan", OAK),
    false("the kind of any group of attacker is team", OAK),
    true("the name of the clan of attacker is oak", OAK),
    false("the name of the clan of attacker is Iron", OAK, IRON),
    true("the clan of attacker is the clan of victim", OAK),
    false("the clan of attacker is the clan of victim", group("a", "ann"), group("b", "bo")),
    true("any roleplay group is any group of attacker", group("rp", "ann", kind="rp_group")),
    false("any city-state is any group of attacker", OAK),
    true(f"the clan of attacker changed its members {RECENT}", OAK),
    false(f"the clan of attacker changed its members {RECENT}", OAK, LATER),
    unknown(f"the clan of attacker changed its members {RECENT}", OAK, LATER, start=BLIND),
    true(f"victim joined the clan of attacker {RECENT}", group("oak", "ann"), LATER, OAK),
    false(f"victim joined the clan of attacker {RECENT}", OAK, LATER, OAK),
    unknown(f"victim joined the clan of attacker {RECENT}", OAK, LATER, start=BLIND),
    true(f"victim quit the clan of attacker {RECENT}", OAK, group("oak", "ann")),
    false(f"victim quit the clan of attacker {RECENT}", OAK),
    unknown(f"victim quit the clan of attacker {RECENT}", OAK, start=BLIND),
    true(f"the clan of attacker came into being {RECENT}", OAK),
    false(f"the clan of attacker came into being {RECENT}", OAK, LATER, OAK),
    unknown(f"the clan of attacker came into being {RECENT}", OAK, LATER, start=BLIND),
    true(f"any group ended {RECENT}", OAK, ENDED),
    false(f"any group ended {RECENT}", OAK),
    unknown(f"any group ended {RECENT}", OAK, start=BLIND),
    true(f"the clan of attacker took a name and a tag {RECENT}", OAK),
    false(f"the clan of attacker took a name and a tag {RECENT}", OAK, LATER),
    unknown(f"the clan of attacker took a name and a tag {RECENT}", OAK, LATER, start=BLIND),
    true(f"attacker and victim changed how they stand {RECENT}", relation("ally")),
    false(f"attacker and victim changed how they stand {RECENT}"),
    unknown(f"attacker and victim changed how they stand {RECENT}", start=BLIND),
    true("attacker is an ally of victim", relation("ally")),
    true("victim is an ally of attacker", relation("ally")),
    true("victim is an ally of attacker for 60 seconds", relation("ally"), LATER),
    false("victim is an ally of attacker for 90 seconds", relation("ally"), LATER),
    true(f"victim was an ally of attacker {RECENT}", relation("ally"), relation("ally", on=False)),
    false("attacker is an ally of victim", relation("ally"), relation("ally", on=False)),
    false("attacker is an ally of victim", relation("friend")),
    true("the clan of attacker is an ally of the clan of victim", *SPLIT),
    false("the clan of attacker is an ally of the clan of victim", *SPLIT[:2]),
    true("any ally of the clan of attacker is the clan of victim", *SPLIT),
    false("any ally of the clan of attacker is the clan of attacker", *SPLIT),
    true("attacker is a friend of victim", relation("friend")),
    false("attacker is a friend of victim", relation("ceasefire")),
    true("the clan of attacker is a friend of the clan of victim", *SPLIT[:2], relation("friend", "a", "b")),
    false("the clan of attacker is a friend of the clan of victim", *SPLIT),
    true("attacker is under a ceasefire with victim", relation("ceasefire")),
    false("attacker is under a ceasefire with victim", relation("friend")),
    true("the clan of attacker is under a ceasefire with the clan of victim", *SPLIT, relation("ceasefire", "a", "b")),
    false("the clan of attacker is under a ceasefire with the clan of victim", *SPLIT),
    true("attacker sides with victim", *SPLIT),
    true("attacker sides with victim", relation("friend")),
    true("attacker sides with victim", OAK),
    true("attacker sides with victim", *SPLIT[:2], relation("ally", "ann", "b")),
    false("attacker sides with victim", *SPLIT[:2], relation("ceasefire", "ann", "b")),
    false("attacker sides with victim", *SPLIT[:2]),
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_sentence_about_groups_comes_out(asked: Asked) -> None:
    assert asked.comes_out()
