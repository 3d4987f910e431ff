"""Arrest, robbery and mugging as grounds, for oneself and for mates (2.1, 2.2C)."""

from .clauses import ARREST, GROUNDS, RDM, ROBBED
from .scenario import Scenario, either, lawful, unclear, unlawful
from .telling import command, drawn, group, kill, rows, started, tell

SQUAD = group(0, "iron", "ann cy")
AT = [515.0, 10.0, 500.0]


def arrest(seconds, player, target, state="tried", **more):
    """An officer lays hands on somebody."""
    return tell("arrest", seconds, player=player, target=target, state=state, **more)


def looted(seconds, player, owner, kind, **more):
    """Somebody takes what is another's."""
    return tell("looted", seconds, player=player, container="c-1", kind=kind, owner=owner, at=AT, **more)


POLICE = tell("job", 0, player="bo", job="police")

STORIES = [
    Scenario(
        "arrest-self",
        "DR-2.1-7: he tried to arrest her",
        (POLICE, arrest(10, "bo", "ann"), kill(20, "ann", "bo")),
        {"kill": lawful(ARREST, spares=GROUNDS - ARREST)},
    ),
    Scenario(
        "arrest-mate",
        "DR-2.2C-4: he tried to arrest her mate",
        (SQUAD, POLICE, arrest(10, "bo", "cy"), kill(20, "ann", "bo")),
        {"kill": lawful(ARREST, spares=GROUNDS - ARREST)},
    ),
    Scenario(
        "arrest-no-police-job",
        "the clause asks for no job",
        (SQUAD, arrest(10, "bo", "cy"), kill(20, "ann", "bo")),
        {"kill": lawful(ARREST)},
    ),
    Scenario(
        "arrest-stranger",
        "the one he arrests is no mate",
        (SQUAD, POLICE, arrest(10, "bo", "eve"), kill(20, "ann", "bo")),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "arrest-police-only",
        "an officer who arrests nobody",
        (POLICE, kill(20, "ann", "bo")),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "arrest-asking",
        "asking for papers is no arrest",
        (
            POLICE,
            tell("chat", 10, player="bo", channel="local", to="ann", text="Your papers, please.", at=AT),
            kill(20, "ann", "bo"),
        ),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "arrest-other-officer",
        "the arrest was another officer's",
        (POLICE, tell("job", 0, player="dee", job="police"), arrest(10, "dee", "ann"), kill(20, "ann", "bo")),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "arrest-done",
        "the arrest succeeded; her mate frees Cy at once",
        (SQUAD, POLICE, arrest(10, "bo", "cy"), arrest(12, "bo", "cy", "done"), kill(20, "ann", "bo")),
        {"kill": lawful(ARREST)},
    ),
    Scenario(
        "arrest-only-done-told",
        "a source that tells the arrest and not the try",
        (SQUAD, POLICE, arrest(12, "bo", "cy", "done"), kill(20, "ann", "bo")),
        {"kill": lawful(ARREST)},
    ),
    Scenario(
        "arrest-only-release",
        "letting somebody go is no arrest",
        (SQUAD, POLICE, arrest(12, "bo", "cy", "released"), kill(20, "ann", "bo")),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "arrest-long-ago",
        "an arrest that was over ten minutes ago",
        (POLICE, arrest(0, "bo", "ann"), arrest(5, "bo", "ann", "released"), kill(605, "ann", "bo")),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "arrest-59999",
        "within the minute in which a fight is fresh",
        (POLICE, arrest(0, "bo", "ann"), kill(59.999, "ann", "bo")),
        {"kill": lawful(ARREST)},
    ),
    Scenario(
        "arrest-60000",
        "how long after is not written; the minute of the damage clauses is likely",
        (POLICE, arrest(0, "bo", "ann"), kill(60, "ann", "bo")),
        {"kill": either("lawful", "unlawful")},
    ),
    Scenario(
        "arrest-same-moment-after",
        "the arrest comes after the kill in the record",
        (POLICE, kill(20, "ann", "bo"), arrest(20, "bo", "ann")),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "arrest-same-moment-before",
        "and before it",
        (POLICE, arrest(20, "bo", "ann"), kill(20, "ann", "bo")),
        {"kill": lawful(ARREST)},
    ),
    Scenario(
        "arrest-unrecorded",
        "arrests are not recorded here",
        (started(0, "arrest"), POLICE, kill(100, "ann", "bo")),
        {"kill": unclear(ARREST, spares=GROUNDS - ARREST)},
    ),
    Scenario(
        "arrest-unrecorded-but-hit",
        "and it does not matter if there is another ground",
        (
            started(0, "arrest"),
            tell("hit", 99, attacker="bo", victim="ann", weapon="fist", damage=2.0),
            kill(100, "ann", "bo"),
        ),
        {"kill": lawful(spares=ARREST)},
    ),
    Scenario(
        "rob-demand-mate",
        "DR-2.2C-2, DR-2.2C-3: he demands Cy's gun",
        (SQUAD, command(10, "bo", "demand", player="cy", text="your gun, now"), kill(20, "ann", "bo")),
        {"kill": lawful(ROBBED, spares=GROUNDS - ROBBED)},
    ),
    Scenario(
        "rob-demand-self",
        "one's squad includes oneself",
        (command(10, "bo", "demand", player="ann", text="your gun, now"), kill(20, "ann", "bo")),
        {"kill": lawful(ROBBED)},
    ),
    Scenario(
        "rob-demand-stranger",
        "of somebody who is no mate",
        (SQUAD, command(10, "bo", "demand", player="eve", text="your gun, now"), kill(20, "ann", "bo")),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "rob-demand-long-ago",
        "DR-2.2C-3 illegal: ten minutes after it was over",
        (SQUAD, command(0, "bo", "demand", player="cy", text="your gun, now"), kill(605, "ann", "bo")),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "rob-warn-is-no-demand",
        "a warning takes nothing",
        (SQUAD, command(10, "bo", "warn", player="cy", text="go away"), kill(20, "ann", "bo")),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "rob-stare",
        "DR-2.2C-1 illegal: he only stared",
        (SQUAD, tell("seen", 5, a="bo", b="cy"), kill(20, "ann", "bo")),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "rob-loot-sleeper-armed",
        "he loots her sleeping mate, weapon in hand",
        (
            SQUAD,
            tell("sleeping", 1, player="cy", at=AT, on=True),
            drawn(2, "bo"),
            looted(5, "bo", "cy", "sleeper"),
            kill(15, "ann", "bo"),
        ),
        {"kill": lawful(ROBBED)},
    ),
    Scenario(
        "rob-loot-bag-armed",
        "the mate's bag",
        (SQUAD, drawn(2, "bo"), looted(5, "bo", "cy", "bag"), kill(15, "ann", "bo")),
        {"kill": lawful(ROBBED)},
    ),
    Scenario(
        "rob-loot-corpse-armed",
        "the mate's body",
        (SQUAD, drawn(2, "bo"), looted(5, "bo", "cy", "corpse"), kill(15, "ann", "bo")),
        {"kill": lawful(ROBBED)},
    ),
    Scenario(
        "rob-loot-bag-unarmed",
        "with bare hands it is no robbery",
        (SQUAD, drawn(1, "bo"), drawn(2, "bo", on=False), looted(5, "bo", "cy", "bag"), kill(15, "ann", "bo")),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "rob-loot-bag-never-drawn",
        "no weapon was ever drawn",
        (SQUAD, looted(5, "bo", "cy", "bag"), kill(15, "ann", "bo")),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "rob-loot-drawn-after",
        "he drew the weapon after he had looted",
        (SQUAD, looted(5, "bo", "cy", "bag"), drawn(9, "bo"), kill(15, "ann", "bo")),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "rob-loot-put-away-after",
        "drawn while he looted, put away before the kill",
        (SQUAD, drawn(2, "bo"), looted(5, "bo", "cy", "bag"), drawn(9, "bo", on=False), kill(15, "ann", "bo")),
        {"kill": lawful(ROBBED)},
    ),
    Scenario(
        "rob-loot-drawn-unrecorded",
        "nobody records who draws a weapon",
        (started(0, "drawn"), SQUAD, looted(5, "bo", "cy", "bag"), kill(15, "ann", "bo")),
        {"kill": unclear(ROBBED)},
    ),
    Scenario(
        "rob-loot-box",
        "DR-2.2C-2 illegal: an abandoned box",
        (SQUAD, drawn(2, "bo"), looted(5, "bo", None, "box"), kill(15, "ann", "bo")),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "rob-loot-box-of-mate",
        "a box of the mate's is neither body, bag nor sleeper",
        (SQUAD, drawn(2, "bo"), looted(5, "bo", "cy", "box"), kill(15, "ann", "bo")),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "rob-loot-owner-unknown",
        "a bag, and nobody told whose",
        (
            SQUAD,
            drawn(2, "bo"),
            tell("looted", 5, player="bo", container="c-1", kind="bag", at=AT),
            kill(15, "ann", "bo"),
        ),
        {"kill": unclear(ROBBED)},
    ),
    Scenario(
        "rob-loot-stranger",
        "the bag of a stranger",
        (SQUAD, drawn(2, "bo"), looted(5, "bo", "eve", "bag"), kill(15, "ann", "bo")),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "rob-loot-own-bag",
        "his own bag",
        (SQUAD, drawn(2, "bo"), looted(5, "bo", "bo", "bag"), kill(15, "ann", "bo")),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "rob-speech-unreported",
        "words alone, and nobody reported them",
        (
            SQUAD,
            tell("chat", 10, player="bo", channel="local", to="cy", text="hands up, your gun", at=AT),
            kill(20, "ann", "bo"),
        ),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "rob-voice-unreported",
        "a voice, of which nobody but people can say what it said",
        (
            SQUAD,
            rows(9, bo=(AT[0], AT[2]), cy=(AT[0] + 3, AT[2])),
            tell("voice", 10, player="bo", ms=1500, at=AT),
            kill(20, "ann", "bo"),
        ),
        {"kill": unclear(ROBBED)},
    ),
    Scenario(
        "rob-voice-60000",
        "a voice a minute ago",
        (
            SQUAD,
            rows(9, bo=(AT[0], AT[2]), cy=(AT[0] + 3, AT[2])),
            tell("voice", 10, player="bo", ms=1500, at=AT),
            kill(70, "ann", "bo"),
        ),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "rob-orders-unrecorded",
        "demands are orders, and orders are not recorded",
        (started(0, "command"), SQUAD, kill(20, "ann", "bo")),
        {"kill": unclear(ROBBED)},
    ),
    Scenario(
        "rob-loot-unrecorded",
        "looting is not recorded; a weapon was drawn",
        (started(0, "looted"), SQUAD, drawn(2, "bo"), kill(20, "ann", "bo")),
        {"kill": unclear(ROBBED)},
    ),
]
