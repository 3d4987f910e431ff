"""Lockpicking and keypad cracking: whose door, how long ago, and attempts (2.1C, 2.2C)."""

from .clauses import BREAK_IN, GROUNDS, RDM
from .scenario import Scenario, either, lawful, unclear, unlawful
from .telling import group, house, kill, started, tell

HOME = house(0, "b1", "ann")
DOOR = {"at": [10.0, 10.0, 0.0], "victim_at": [7.5, 10.0, 0.0]}


def lock(seconds, player="bo", action="picked", **more):
    """Somebody works on a lock."""
    told = {"player": player, "entity": "lock-1", "action": action, "building": "b1", "at": [7.5, 10.0, 0.0], **more}
    return tell("lock", seconds, **told)


def story(name, why, want, *told, seconds=106, killer="ann"):
    """A house, these events, and a kill at its door."""
    return Scenario(name, why, (*HOME, *told, kill(seconds, killer, "bo", **DOOR)), {"kill": want})


STORIES = [
    story("pick-own-door", "DR-2.1C-1 legal", lawful(BREAK_IN, spares=GROUNDS - BREAK_IN), lock(100)),
    story("pick-crack", "DR-2.2C-5 legal: a cracked keypad", lawful(BREAK_IN), lock(100, action="cracked")),
    story("pick-attempt", "he has begun and not succeeded", lawful(BREAK_IN), lock(100, ok=False)),
    story("pick-success", "he has succeeded", lawful(BREAK_IN), lock(100, ok=True)),
    story("pick-crack-attempt", "an attempt at the keypad", lawful(BREAK_IN), lock(100, action="cracked", ok=False)),
    story("pick-59999", "59.999 s after", lawful(BREAK_IN), lock(100), seconds=159.999),
    story("pick-60000", "60.000 s after", unlawful(RDM, spares=GROUNDS - BREAK_IN), lock(100), seconds=160),
    story("pick-half-hour", "DR-2.1C-2 illegal", unlawful(RDM), lock(100), seconds=1900),
    story("pick-goes-on", "he began two minutes ago and goes on", lawful(BREAK_IN), lock(1), lock(60), lock(105)),
    story("pick-same-moment-before", "at the same millisecond, before", lawful(BREAK_IN), lock(106)),
    Scenario(
        "pick-same-moment-after",
        "at the same millisecond, after",
        (*HOME, kill(106, "ann", "bo", **DOOR), lock(106)),
        {"kill": unlawful(RDM)},
    ),
    story("pick-no-tie", "DR-2.1C-1 illegal: she has no tie to the door", unlawful(RDM), lock(100), killer="cy"),
    story(
        "pick-mates-door",
        "DR-2.2C-5: the door of a mate",
        lawful(BREAK_IN),
        group(0, "iron", "ann cy"),
        lock(100),
        killer="cy",
    ),
    story("pick-by-another", "another picked it", unlawful(RDM), lock(100, "eve")),
    story("pick-no-building", "DR-2.2C-5 illegal: a lock of no building", unlawful(RDM), lock(100, building=None)),
    Scenario(
        "pick-unknown-building",
        "a lock, and nobody told of which house or where",
        (
            *HOME,
            tell("lock", 100, player="bo", entity="lock-1", action="picked"),
            kill(106, "ann", "bo", **DOOR),
        ),
        {"kill": unclear(BREAK_IN)},
    ),
    Scenario(
        "pick-unknown-building-no-house",
        "it does not matter to somebody who has no house and no mates",
        (*HOME, tell("lock", 100, player="bo", entity="lock-1", action="picked"), kill(106, "cy", "bo", **DOOR)),
        {"kill": unlawful(RDM)},
    ),
    story(
        "pick-house-never-told",
        "a lock of a building that nobody described",
        unclear(BREAK_IN),
        lock(100, building="b9"),
    ),
    story(
        "pick-neighbours",
        "the neighbour's door",
        unlawful(RDM),
        *house(0, "b2", "dee", 100, 0),
        lock(100, building="b2"),
    ),
    story("pick-placed", "placing a lock is no break-in", unlawful(RDM), lock(100, action="placed")),
    story(
        "pick-code-tried",
        "trying a code is neither picking nor cracking",
        unlawful(RDM),
        lock(100, action="code_tried"),
    ),
    story("pick-code-changed", "nor is changing it", unlawful(RDM), lock(100, action="code_changed")),
    story(
        "pick-keypad-touched",
        "nor touching a keypad, without a sign",
        unlawful(RDM),
        tell("keypad", 100, player="bo", entity="pad-1", building="b1"),
    ),
    story(
        "pick-owner-himself",
        "he picks a lock of a house in which he has a right himself: two readings",
        either("lawful", "unlawful"),
        tell("authorised", 50, player="bo", cupboard="b1-cupboard", building="b1", on=True),
        lock(100),
    ),
    story(
        "pick-right-lost",
        "she was taken off the list before he picked it",
        unlawful(RDM),
        tell("authorised", 50, player="ann", cupboard="b1-cupboard", building="b1", on=False),
        lock(100),
    ),
    story(
        "pick-right-lost-between",
        "taken off between the picking and the kill: two readings",
        either("lawful", "unlawful"),
        lock(100),
        tell("authorised", 103, player="ann", cupboard="b1-cupboard", building="b1", on=False),
    ),
    Scenario(
        "pick-unrecorded",
        "locks are not recorded, and she has a house",
        (started(0, "lock"), *HOME, kill(106, "ann", "bo", **DOOR)),
        {"kill": unclear(BREAK_IN, spares=GROUNDS - BREAK_IN)},
    ),
    Scenario(
        "pick-unrecorded-no-house",
        "locks are not recorded, and the killer has no house and no mates",
        (started(0, "lock"), *HOME, kill(106, "cy", "bo", **DOOR)),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "pick-warned-by-none",
        "DR-2.1C-2: no warning is needed, and words in chat change nothing",
        (
            *HOME,
            lock(100),
            tell("chat", 101, player="bo", channel="local", to="ann", text="sorry", at=[7.5, 10.0, 0.0]),
            kill(106, "ann", "bo", **DOOR),
        ),
        {"kill": lawful(BREAK_IN)},
    ),
]
