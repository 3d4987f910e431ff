"""Fighting: shots, hits, kills, with what, who saw whom, who began."""

import pytest

from vocabulary.asked import BLIND, Asked, Line, false, group, hit, kill, true, unknown

SHOT: Line = {"type": "shot", "player": "bo", "weapon": "rifle", "at": [0, 0, 0], "near": "ann"}
TURRET: Line = {"means": "turret", "entity": "t1", "weapon": "turret"}
GUN: Line = {"type": "turret", "entity": "t1", "kind": "turret", "powered": True, "loaded": True, "at": [0, 0, 0]}
SEEN: Line = {"type": "seen", "a": "ann", "b": "bo"}
BO_HIT = "victim hit attacker within the last 1 minute"
TALK: Line = {"type": "chat", "player": "ann", "channel": "global", "text": "hi"}
NOT_FIGHTS: Line = {"type": "server_started", "records": ["chat"]}


ASKED = [
    true(BO_HIT, hit("bo", "ann")),
    false(BO_HIT, hit("bo", "ann", landed=False)),
    false(BO_HIT, hit("bo", "ann"), {"type": "time", "after": 60}),
    unknown(BO_HIT, start=NOT_FIGHTS),
    true("victim hurt attacker within the last 1 minute", kill("bo", "ann")),
    false("victim hurt attacker within the last 1 minute", kill("bo", "ann", prevented=True)),
    unknown("victim hurt attacker within the last 1 minute", start=NOT_FIGHTS),
    true("attacker killed victim 2 times within the last 1 minute, counting this", kill(), kill(), act="kill"),
    false("attacker killed victim 2 times within the last 1 minute", kill(), kill(), act="kill"),
    unknown("attacker killed victim within the last 1 minute", start=NOT_FIGHTS),
    true("victim attacked attacker within the last 1 minute", SHOT),
    false("victim attacked attacker within the last 1 minute", {**SHOT, "near": None}),
    unknown("victim attacked attacker within the last 1 minute", {**SHOT, "near": "cy"}, start=NOT_FIGHTS),
    true("victim attacked attacker within the last 1 minute\n and that attack struck", hit("bo", "ann")),
    false("victim attacked attacker within the last 1 minute\n and that attack struck", SHOT),
    true("victim shot at attacker within the last 1 minute", SHOT),
    false("victim shot at attacker within the last 1 minute", hit("bo", "ann")),
    unknown("victim shot at attacker within the last 1 minute", start=NOT_FIGHTS),
    true("victim fired a shot within the last 1 minute", {**SHOT, "near": None}),
    false("victim fired a shot within the last 1 minute", hit("bo", "ann", **TURRET)),
    unknown("victim fired a shot within the last 1 minute", start=BLIND),
    true('victim hurt attacker with "rock" within the last 1 minute', hit("bo", "ann")),
    false('victim hurt attacker with "bow" within the last 1 minute', hit("bo", "ann")),
    unknown('victim hurt attacker with "bow" within the last 1 minute', start=NOT_FIGHTS),
    true("any thing hurt attacker within the last 1 minute", hit("bo", "ann", **TURRET)),
    false("any thing hurt attacker within the last 1 minute", hit("bo", "ann")),
    unknown("any thing hurt attacker within the last 1 minute", start=NOT_FIGHTS),
    true("victim downed attacker within the last 1 minute", {"type": "downed", "victim": "ann", "attacker": "bo"}),
    unknown("victim downed attacker within the last 1 minute", {"type": "downed", "victim": "ann"}),
    false("victim downed attacker within the last 1 minute", {"type": "downed", "victim": "ann", "attacker": None}),
    true("victim saw attacker within the last 1 minute", SEEN),
    true("attacker saw victim within the last 1 minute", SEEN),
    false("attacker saw victim within the last 1 minute", {**SEEN, "b": "cy"}),
    unknown("attacker saw victim within the last 1 minute", start=BLIND),
    true("the weapon is rock"),
    true("weapon is rock"),
    false("the weapon is bow"),
    true("the weapon is rifle", {**SHOT, "player": "ann", "near": "bo"}),
    true("the means is turret", hit(**TURRET)),
    false("the means is turret", {**SHOT, "player": "ann", "near": "bo"}),
    true("the damage is at least 5", hit()),
    false("the damage is at least 6", hit()),
    true("the range is less than 40 metres", hit(distance=39.5)),
    false("the range is less than 39 metres", hit(distance=39.5)),
    unknown("the range is less than 39 metres", hit()),
    true(f"{BO_HIT}\n and the weapon of that hit is rock", hit("bo", "ann")),
    false(f"{BO_HIT}\n and the weapon of that hit is bow", hit("bo", "ann")),
    true(f'{BO_HIT}\n and the weapon in that hit mentions "hello"', hit("bo", "ann", weapon="hello")),
    false(f'{BO_HIT}\n and the weapon in that hit mentions "hello"', hit("bo", "ann")),
    true(f"{BO_HIT}\n and the means of that hit is turret", hit("bo", "ann", **TURRET)),
    false(f"{BO_HIT}\n and the means of that hit is player", hit("bo", "ann", **TURRET)),
    false("victim fired a shot within the last 1 minute\n and the weapon of that firing is rifle", SHOT),
    true("the blow missed", hit(landed=False)),
    false("the blow missed", hit(landed=False, prevented=True)),
    false("the blow missed", hit()),
    false("attacker goes for victim", hit(landed=False)),
    true("attacker goes for victim", hit(landed=False, prevented=True)),
    true("attacker goes for victim", hit()),
    true("the kind of the thing that struck is turret", GUN, hit(**TURRET)),
    false("the kind of the thing that struck is turret", hit()),
    unknown("the kind of the thing that struck is turret", hit(means="turret")),
    true("anyone hit attacker within the last 1 minute\n and the attacker in that hit is victim", hit("bo", "ann")),
    false("anyone hit attacker within the last 1 minute\n and the attacker in that hit is victim", hit("cy", "ann")),
    true("victim hit anyone within the last 1 minute\n and the victim in that hit is attacker", hit("bo", "ann")),
    false("victim hit anyone within the last 1 minute\n and the victim in that hit is attacker", hit("bo", "cy")),
    true("attacker is in a fight"),
    false("speaker is in a fight", TALK, act="say"),
    true("speaker is in a fight for 5 seconds", hit(), hit(after=5), TALK, act="say"),
    false("speaker is in a fight for 9 seconds", hit(), hit(after=5), TALK, act="say"),
    true("speaker was in a fight within the last 1 minute", hit(), {**TALK, "after": 119}, act="say"),
    false("speaker was in a fight within the last 1 minute", hit(), {**TALK, "after": 120}, act="say"),
    unknown("speaker was in a fight within the last 1 minute", TALK, act="say", start=NOT_FIGHTS),
    unknown("speaker is in a fight", TALK, act="say", start=NOT_FIGHTS),
    false("attacker is in a fight with attacker"),
    true("anyone killed attacker within the last 5 minutes\n and attacker is in a fight", kill("cy", "ann")),
    false('any opponent of attacker is in a fight with any player in the job "cook"'),
    true("attacker is in a fight with victim"),
    false("attacker is in a fight with any opponent of any opponent of attacker"),
    true("victim acted first against attacker", hit("bo", "ann")),
    false("victim acted first against attacker"),
    true("any opponent of attacker is victim"),
    true(f"{BO_HIT}\n and that hit answered a blow of attacker within 5 seconds", hit(), hit("bo", "ann")),
    false(f"{BO_HIT}\n and that hit answered a blow of attacker within 5 seconds", hit("bo", "ann")),
    true(
        f"{BO_HIT}\n and that hit answered a blow of attacker within 5 seconds",
        group("oak", "bo", "cy"),
        hit("ann", "cy"),
        hit("bo", "ann"),
    ),
    unknown(
        f"{BO_HIT}\n and that hit answered a blow of attacker within 5 seconds", hit("bo", "ann"), start=NOT_FIGHTS
    ),
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_sentence_about_fighting_comes_out(asked: Asked) -> None:
    assert asked.comes_out()
