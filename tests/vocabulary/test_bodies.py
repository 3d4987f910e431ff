"""Bodies: who is here, alive, asleep, wounded, armed, recording."""

import pytest

from vocabulary.asked import BLIND, HIT, Asked, Line, false, hit, kill, rows, tell, true, unknown

CAME = tell("joined", "bo", name="Bo")
LEFT = tell("left", "bo")
SLEEPS = tell("sleeping", "bo", at=[0, 0, 0], on=True, protected=True)
WAKES = tell("sleeping", "bo", at=[0, 0, 0], on=False)
FELL = tell("died", "bo", at=[0, 0, 0], cause="fall", margin=0)
LIVES = tell("spawned", "bo", at=[50, 0, 0], margin=0)
DRAWS = tell("drawn", "bo", weapon="rifle", on=True)
PUTS_AWAY = tell("drawn", "bo", weapon="rifle", on=False)
FILMS = tell("recording", "ann", on=True)
STOPS = tell("recording", "ann", on=False)
DOWN: Line = {"type": "downed", "victim": "bo", "attacker": None}
LATER: Line = {"type": "time", "after": 60}

NEW = {**CAME, "first": True}
FIRST = "victim is within his first 3 minutes here"

ASKED = [
    true("victim came onto the server within the last 1 minute", CAME),
    false("victim came onto the server within the last 1 minute", CAME, LATER),
    unknown("victim came onto the server within the last 1 minute", start=BLIND),
    true(FIRST, NEW),
    true(FIRST, NEW, LATER, {**LATER, "after": 118.999}),
    false(FIRST, NEW, LATER, {**LATER, "after": 119}),
    true(FIRST, NEW, LATER, LEFT, {**LATER, "after": 600}, {**CAME, "first": False}),
    true(FIRST, NEW, LATER, LEFT, {**CAME, "first": False}, {**LATER, "after": 117.999}),
    false(FIRST, NEW, LATER, LEFT, {**CAME, "first": False}, {**LATER, "after": 118}),
    false(FIRST, {**CAME, "first": False}),
    false(FIRST, {**CAME, "first": False}, LEFT, CAME),
    unknown(FIRST, CAME, LEFT, {**CAME, "first": False}),
    unknown(FIRST, CAME),
    false(FIRST, CAME, {**LATER, "after": 179}),
    false(FIRST),
    unknown(FIRST, start=BLIND),
    unknown(FIRST, {**NEW}, start=BLIND),
    false(FIRST, {**CAME, "first": False}, start=BLIND),
    true("victim joined within the last 1 minute", CAME),
    false("victim joined within the last 1 minute", CAME, LATER),
    unknown("victim joined within the last 1 minute", start=BLIND),
    true("victim logged out within the last 1 minute", CAME, LEFT),
    false("victim logged out within the last 1 minute", CAME),
    unknown("victim logged out within the last 1 minute", start=BLIND),
    true("victim is offline", CAME, LEFT),
    true("victim is offline for 1 second", CAME, LEFT),
    false("victim is offline for 2 seconds", CAME, LEFT),
    true("victim is offline within the last 3 seconds", CAME, LEFT, CAME),
    false("victim is offline", CAME),
    unknown("victim is offline", start=BLIND),
    true("the number of players online is 1", CAME),
    false("the number of players online is 1", CAME, LEFT),
    unknown("the number of players online is 1", start=BLIND),
    true("victim is online", CAME),
    true("victim is online for 1 second", CAME),
    false("victim is online for 2 seconds", CAME),
    false("victim is online", CAME, LEFT),
    false("victim is online"),
    unknown("victim is online", start=BLIND),
    true("victim was online within the last 1 minute", CAME, LEFT),
    false("victim was online within the last 1 minute", CAME, LEFT, LATER),
    true("the time online of victim is at least 60 seconds", CAME, LATER),
    false("the time online of victim is at least 1 second", CAME, LEFT),
    unknown("the time online of victim is at least 1 second", start=BLIND),
    true("victim fell asleep within the last 1 minute", SLEEPS),
    false("victim fell asleep within the last 1 minute", WAKES),
    unknown("victim fell asleep within the last 1 minute", start=BLIND),
    true("victim woke up within the last 1 minute", WAKES),
    false("victim woke up within the last 1 minute", SLEEPS),
    unknown("victim woke up within the last 1 minute", start=BLIND),
    true("victim changed between sleep and waking within the last 1 minute", WAKES),
    false("victim changed between sleep and waking within the last 1 minute"),
    unknown("victim changed between sleep and waking within the last 1 minute", start=BLIND),
    true("victim is asleep", SLEEPS),
    true("victim is asleep for 60 seconds", SLEEPS, LATER),
    false("victim is asleep for 90 seconds", SLEEPS, LATER),
    false("victim is asleep", SLEEPS, WAKES),
    true("victim was asleep within the last 1 minute", SLEEPS, WAKES),
    false("victim is asleep", SLEEPS, FELL),
    true("victim is asleep", SLEEPS, kill(), act="kill"),
    true("victim is asleep", kill(sleeping=True), act="kill"),
    unknown("victim is asleep", start=BLIND),
    true("victim is protected", SLEEPS),
    false("victim is protected", WAKES),
    unknown("victim is protected", tell("sleeping", "bo", at=[0, 0, 0], on=True)),
    true("victim is known to be protected", SLEEPS),
    false("victim is known to be protected", SLEEPS, WAKES),
    false("victim is known to be protected", tell("sleeping", "bo", at=[0, 0, 0], on=True)),
    true("victim died within the last 1 minute", FELL),
    true("victim died within the last 1 minute", kill("cy")),
    false("victim died within the last 1 minute", hit()),
    unknown("victim died within the last 1 minute", start=BLIND),
    true('victim died of "fall" within the last 1 minute', FELL),
    false('victim died of "hunger" within the last 1 minute', FELL),
    unknown('victim died of "hunger" within the last 1 minute', start=BLIND),
    true("victim spawned within the last 1 minute", LIVES),
    false("victim spawned within the last 1 minute", FELL),
    unknown("victim spawned within the last 1 minute", start=BLIND),
    true("victim went down within the last 1 minute", DOWN),
    false("victim went down within the last 1 minute", FELL),
    unknown("victim went down within the last 1 minute", start=BLIND),
    true("victim is alive", LIVES),
    false("victim is alive", LIVES, FELL),
    unknown("victim is alive"),
    true("victim lies wounded", DOWN),
    false("victim lies wounded", DOWN, LIVES),
    true("victim lies wounded", DOWN, kill(), act="kill"),
    false("victim lies wounded", DOWN, FELL, kill(), act="kill"),
    unknown("victim lies wounded", start=BLIND),
    true("victim died within the last 1 minute\n and victim is back since that death", FELL, LIVES),
    false("victim died within the last 1 minute\n and victim is back since that death", FELL),
    true("victim holds a drawn weapon", DRAWS),
    false("victim holds a drawn weapon", DRAWS, PUTS_AWAY),
    unknown("victim holds a drawn weapon", start=BLIND),
    true('victim holds the weapon "rifle"', DRAWS),
    false('victim holds the weapon "rock"', DRAWS),
    unknown('victim holds the weapon "rock"', start=BLIND),
    true("victim drew a weapon within the last 1 minute", DRAWS),
    false("victim drew a weapon within the last 1 minute", PUTS_AWAY),
    unknown("victim drew a weapon within the last 1 minute", start=BLIND),
    true('victim drew the weapon "rifle" within the last 1 minute', DRAWS),
    false('victim drew the weapon "rock" within the last 1 minute', DRAWS),
    unknown('victim drew the weapon "rock" within the last 1 minute', start=BLIND),
    true("victim put away a weapon within the last 1 minute", PUTS_AWAY),
    false("victim put away a weapon within the last 1 minute", DRAWS),
    unknown("victim put away a weapon within the last 1 minute", start=BLIND),
    true("attacker was recording", FILMS),
    false("attacker was recording", FILMS, STOPS),
    unknown("attacker was recording"),
    true("attacker was recording for 60 seconds", FILMS, LATER),
    false("attacker was recording for 90 seconds", FILMS, LATER),
    true("attacker was recording within the last 1 minute", FILMS, STOPS),
    false("attacker was recording within the last 1 minute", FILMS, STOPS, LATER),
    true("attacker switched his recording on or off within the last 1 minute", FILMS),
    false("attacker switched his recording on or off within the last 1 minute"),
    unknown("attacker switched his recording on or off within the last 1 minute", start=BLIND),
]

CAME_NEAR = (
    "attacker killed victim within the last 1 minute\n and victim came within 20 metres of attacker since that kill"
)
BEGIN, AGAIN = rows(ann=(0, 0), bo=(5, 0)), rows(after=10, ann=(0, 0), bo=(100, 0))
WALKED, FOLLOWED = rows(ann=(0, 0), bo=(10, 0)), rows(ann=(90, 0), bo=(100, 0))

RETURNS = [
    true(CAME_NEAR, BEGIN, kill(), AGAIN, WALKED, HIT),
    false(CAME_NEAR, BEGIN, kill(), AGAIN, FOLLOWED, HIT),
]


@pytest.mark.parametrize("asked", RETURNS, ids=str)
def test_whoever_walks_up_to_his_killer_came_to_him_and_not_the_other_way_round(asked: Asked) -> None:
    assert asked.comes_out()


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_sentence_about_bodies_comes_out(asked: Asked) -> None:
    assert asked.comes_out()
