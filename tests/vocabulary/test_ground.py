"""Where people are: in and out of zones, how far from what."""

from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import UNSET, json

from institutions.town import rulebook
from lawspeaker.events import ZoneDrawn
from lawspeaker.events.codec import decode_line
from lawspeaker.institutions.institutions import Institutions
from lawspeaker.institutions.now import Now
from lawspeaker.vocabulary.ground import ZONE, near_player, players_about
from lawspeaker.world.happenings import Happenings
from lawspeaker.world.world import World
from lawspeaker.world.zones import Zones
from vocabulary.asked import BLIND, Asked, Line, false, hit, kill, rows, tell, true, unknown, zone

DOME = zone("dome", "pvp")
IN = rows(ann=(0, 0), bo=(30, 0))
OUT = rows(ann=(100, 0), bo=(30, 0))
AWAY = rows(ann=(500, 0))
FELL = tell("died", "ann", at=[0, 0, 0], cause="fall", margin=0)
TO_DEATH = "attacker died within the last 5 minutes\n and the distance from attacker to that death is at most 10 metres"

ASKED = [
    true("attacker is inside any pvp zone", DOME, IN),
    true("attacker is in a KOS zone", DOME, IN),
    true("attacker is inside any pvp zone\n and victim is inside that zone", DOME, IN),
    false("attacker is inside any pvp zone\n and victim is inside that zone", DOME, OUT),
    false("attacker is inside any safe zone", DOME, IN),
    true("attacker is in a tunnel", zone("t", "tunnel"), IN),
    false("attacker is in a tunnel", zone("t", "tunnel", 200), IN),
    unknown("attacker is inside any pvp zone", DOME),
    true("attacker is not inside any pvp zone", DOME, OUT),
    true("attacker was inside any pvp zone within the last 5 minutes", DOME, IN, OUT),
    false("attacker was inside any pvp zone within the last 1 second", DOME, IN, OUT),
    true("attacker was inside any pvp zone within the last 5 minutes", DOME, IN, kill("bo", "ann"), AWAY),
    true("attacker is inside any pvp zone for 3 seconds", DOME, OUT, IN, rows(after=2, ann=(1, 0))),
    false("attacker is inside any pvp zone for 5 seconds", DOME, OUT, IN, rows(after=2, ann=(1, 0))),
    true("attacker left any pvp zone within the last 5 minutes", DOME, IN, OUT),
    false("attacker left any pvp zone within the last 5 minutes", DOME, OUT),
    false("attacker left any pvp zone within the last 5 minutes", DOME, IN, kill("bo", "ann"), AWAY),
    unknown("attacker left any pvp zone within the last 5 minutes", DOME, start=BLIND),
    true("attacker left any pvp zone within the last 5 minutes\n and victim is inside that zone", DOME, IN, OUT),
    true("attacker entered any pvp zone within the last 5 minutes", DOME, OUT, IN),
    false("attacker entered any pvp zone within the last 5 minutes", DOME, IN),
    true("attacker entered any zone within the last 1 second, counting this", DOME, OUT, hit(at=[0, 10, 0], margin=0)),
    unknown("attacker entered any pvp zone within the last 5 minutes", DOME, start=BLIND),
    true("attacker is inside any zone around victim", DOME, IN),
    false("attacker is inside any zone around victim", DOME, OUT),
    unknown("attacker is inside any zone around victim", DOME),
    true("victim is inside any pvp zone\n and at least 1 players inside that zone are victim", DOME, IN),
    false("victim is inside any pvp zone\n and at least 2 players inside that zone are victim", DOME, IN),
    true("the number of players inside place is at least 2", DOME, OUT, IN, act="enter"),
    false("the number of players inside place is more than 2", DOME, OUT, IN, act="enter"),
    true("place is a pvp zone", DOME, OUT, IN, act="enter"),
    false("place is a safe zone", DOME, IN, OUT, act="leave"),
    false("attacker is within 20 metres of victim", IN),
    true("attacker is within 10 foundations of victim", IN),
    unknown("attacker is within 20 metres of victim"),
    unknown("attacker is within 30 metres of victim", {**IN, "margin": 1}),
    true("attacker is within 10 metres of any pvp zone", DOME, rows(ann=(58, 0))),
    false("attacker is within 10 metres of any pvp zone", DOME, rows(ann=(61, 0))),
    unknown("attacker is within 10 metres of any pvp zone", DOME),
    true("attacker is within 10 metres of the edge of any pvp zone", DOME, rows(ann=(58, 0))),
    true("attacker is within 10 metres of the edge of any pvp zone", DOME, rows(ann=(42, 0))),
    false("attacker is within 5 metres of the edge of any pvp zone", DOME, rows(ann=(42, 0))),
    unknown("attacker is within 5 metres of the edge of any pvp zone", DOME),
    true("the distance from attacker to victim is at most 30 metres", IN),
    false("the distance from attacker to victim is less than 30 metres", IN),
    unknown("the distance from attacker to victim is less than 31 metres", {**IN, "margin": 1}),
    true("the distance from attacker to any pvp zone is at most 0 metres", DOME, IN),
    false("the distance from attacker to any pvp zone is at most 49 metres", DOME, OUT),
    unknown("the distance from attacker to any pvp zone is at most 49 metres", DOME),
    true("the distance from attacker to the edge of any pvp zone is at least 50 metres", DOME, IN),
    false("the distance from attacker to the edge of any pvp zone is more than 50 metres", DOME, OUT),
    unknown("the distance from attacker to the edge of any pvp zone is more than 50 metres", DOME),
    true(TO_DEATH, FELL, rows(ann=(9, 0))),
    false(TO_DEATH, FELL, rows(ann=(11, 0))),
    unknown(TO_DEATH, FELL, {"type": "time", "after": 30}),
    true("the height of attacker is more than 9 metres", IN),
    false("the height of attacker is more than 10 metres", IN),
    unknown("the height of attacker is more than 9 metres"),
    true("at least 1 players within 40 metres of attacker are victim", IN),
    false("at least 1 players within 20 metres of attacker are victim", IN),
    unknown("at least 1 players within 20 metres of attacker are victim"),
    true("the grid square of attacker is O14", IN, start={"type": "server_started", "map": {"size": 4096, "seed": 1}}),
    false("the grid square of attacker is A0", IN, start={"type": "server_started", "map": {"size": 4096, "seed": 1}}),
    unknown("the grid square of attacker is O14", IN),
]


MAPLESS: Line = {"type": "server_started", "records": ["hit", "kill", "positions"]}
CROWD = "at least 3 players are within 30 metres of victim"
HERE = rows(ann=(0, 0), bo=(10, 0))
CY = tell("joined", "cy", name="Cy")

UNTOLD = [
    unknown("attacker is inside any zone", HERE, start=MAPLESS),
    unknown("attacker is not inside any pvp zone", HERE, start=MAPLESS),
    unknown("attacker is last seen inside any pvp zone", HERE, start=MAPLESS),
    true("attacker is inside any pvp zone", HERE, DOME, start=MAPLESS),
    unknown("attacker is inside any base", HERE, start=MAPLESS),
    unknown("attacker is within the walls of any base", HERE, start=MAPLESS),
    false("attacker is within the walls of any base", HERE, hit(attacker_in=None), start=MAPLESS),
    unknown("attacker holds any claim", HERE, start=MAPLESS),
]
"""Where nobody records zones or houses, there may be one of which nobody tells."""

ABSENT = [
    false(CROWD, HERE, tell("profile", "cy", staff="admin")),
    false(CROWD, HERE, CY, tell("left", "cy")),
    unknown(CROWD, HERE, CY),
    unknown(CROWD, HERE, CY, tell("left", "cy"), {**tell("sleeping", "cy"), "at": [0, 0, 0], "on": True, "margin": 99}),
    unknown(CROWD, tell("profile", "cy", staff="admin"), rows(cy=(0, 0)), {**HERE, "after": 20}),
    unknown(CROWD, HERE, tell("profile", "cy", staff="admin"), start=MAPLESS),
]
"""Whoever was only spoken of, or has left, stands near nobody."""


@pytest.mark.parametrize("asked", [*UNTOLD, *ABSENT], ids=str)
def test_what_nobody_would_have_told_is_unknown_and_who_is_away_is_near_nobody(asked: Asked) -> None:
    assert asked.comes_out()


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_sentence_about_the_ground_comes_out(asked: Asked) -> None:
    assert asked.comes_out()


def test_the_zones_of_a_kind_are_those_of_all_zones_that_are_of_it():
    zones = Zones()
    for nth, kind in enumerate(("pvp", "road", "pvp", "base", "claim", "road", "pvp")):
        zones.draw(ZoneDrawn(t=0, id=f"z{(nth * 5) % 7}", kind=kind, circle=(0.0, 0.0, 10.0)), 0)
    now = SimpleNamespace(world=SimpleNamespace(zones=zones))
    for kind in ("pvp", "kos", "road", "claim", "base", "city"):
        found = [zone for zone in ZONE.all(now) if ZONE.where(now, zone, kind)]
        assert list(ZONE.sorted_by(now, kind)) == found


seen = st.tuples(
    st.sampled_from(("ann", "bo", "cy", "dee")), st.integers(-30, 30), st.sampled_from((0, 3, None)), st.integers(0, 70)
)


@settings(max_examples=60, deadline=None)
@given(told=st.lists(seen, max_size=9), reach=st.sampled_from((5, 10, 40)))
def test_whoever_may_be_near_somebody_is_among_those_about_him(told, reach):
    world, t = World(), 1_750_000_000_000
    lines = [{"type": "joined", "t": t, "player": name, "name": name} for name in ("ann", "bo", "cy", "dee")]
    for name, x, margin, after in told:
        t += after * 1000
        error = {} if margin is None else {"margin": margin}
        lines.append({"type": "positions", "t": t, "rows": [[name, x, 0, 0]], **error})
    for seq, line in enumerate(lines, 1):
        event = decode_line(json.encode(line))
        event.seq = seq
        world.take(event)
    now = Now.at(world, Happenings(), event, Institutions(rulebook()))
    about = players_about(now, reach, "ann")
    maybe = [p for p in world.people.ids() if near_player(now, p, reach, "ann") is not False]
    assert about is UNSET or (set(maybe) <= set(about) and about == sorted(about))
