"""Six players, two squads, one fight: for every kill of it, who had a ground."""

from .clauses import HURT_MATE, HURT_ME, ONLY_ME, RDM
from .scenario import Scenario, either, lawful, unlawful
from .telling import group, hit, kill, tell

SIDES = (group(0, "iron", "ann amy ada"), group(0, "oak", "bo bea bob"))
FIRST = (*SIDES, hit(1, "bo", "ann", tag="first"))

STORIES = [
    Scenario(
        "melee-mates-defend",
        "Bo hit Ann; each of her mates may kill Bo, and once only the first does",
        (*FIRST, kill(3, "ada", "bo")),
        {"first": lawful(), "kill": lawful(HURT_MATE, spares=ONLY_ME)},
    ),
    Scenario(
        "melee-innocent-mate-of-hitter",
        "Bea did nothing",
        (*FIRST, kill(3, "ada", "bea")),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "melee-hitters-mate-strikes",
        "Bea kills Amy, who did nothing",
        (*FIRST, kill(3, "bea", "amy")),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "melee-defender-struck-down",
        "Amy answered Bo; Bea kills her for it",
        (*FIRST, hit(2, "amy", "bo"), kill(4, "bea", "amy")),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "melee-defender-goes-too-far",
        "Amy answered Bo and then hit Bob, who did nothing: whether that too answers his side's hit has two readings",
        (*FIRST, hit(2, "amy", "bo"), hit(3, "amy", "bob"), kill(5, "bob", "amy")),
        {"kill": either("lawful", "unlawful")},
    ),
    Scenario(
        "melee-second-wave",
        "Bo hit Ann, Amy answered, Bea hit Amy; Ada kills Bea: Bea answered an answer, which has two readings",
        (*FIRST, hit(2, "amy", "bo"), hit(3, "bea", "amy"), kill(5, "ada", "bea")),
        {"kill": either("lawful", "unlawful")},
    ),
    Scenario(
        "melee-second-front",
        "Bea hits Ada before anybody answered: a ground against Bea for all of Iron",
        (*FIRST, hit(2, "bea", "ada"), kill(5, "amy", "bea")),
        {"kill": lawful(HURT_MATE, spares=ONLY_ME)},
    ),
    Scenario(
        "melee-all-same-moment",
        "all at one millisecond: the order of the record decides",
        (
            *SIDES,
            hit(5, "bo", "ann"),
            kill(5, "ada", "bo", tag="answer"),
            kill(5, "bea", "ada", tag="revenge"),
            kill(5, "amy", "bea", tag="answer-2"),
        ),
        {
            "answer": lawful(HURT_MATE),
            "revenge": unlawful(RDM),
            "answer-2": either("lawful", "unlawful"),
        },
    ),
    Scenario(
        "melee-whole-fight",
        "Oak begins; Iron kills the two who hit, Oak kills one who answered",
        (
            *FIRST,
            hit(2, "bea", "amy"),
            hit(3, "ann", "bo"),
            kill(4, "ann", "bo", tag="k1"),
            kill(5, "amy", "bea", tag="k2"),
            kill(6, "bob", "ann", tag="k3"),
            kill(7, "ada", "bob", tag="k4"),
        ),
        {
            "k1": lawful(HURT_ME),
            "k2": lawful(HURT_ME),
            "k3": unlawful(RDM),
            "k4": either("lawful", "unlawful"),
        },
    ),
    Scenario(
        "melee-bystander",
        "a seventh, of neither squad, kills the one who began",
        (*FIRST, kill(3, "zoe", "bo")),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "melee-bystander-hit",
        "the seventh was hit by a stray shot of Bo's",
        (*FIRST, hit(2, "bo", "zoe"), kill(3, "zoe", "bo")),
        {"kill": lawful(HURT_ME)},
    ),
    Scenario(
        "melee-switched-sides",
        "Ada went over to Oak before it began: she is no mate of Ann's, and none of hers was hit",
        (
            *SIDES,
            group(1, "iron", "ann amy"),
            group(1, "oak", "bo bea bob ada"),
            hit(2, "bo", "ann"),
            kill(4, "ada", "bo"),
        ),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "melee-disbanded",
        "Iron had ended before",
        (*SIDES, tell("group_ended", 1, id="iron"), hit(2, "bo", "ann"), kill(4, "ada", "bo")),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "melee-new-fight-after-a-minute",
        "a minute after the last blow Iron strikes first, and Oak has the ground",
        (*FIRST, hit(2, "ann", "bo"), hit(62, "amy", "bo"), kill(64, "bea", "amy")),
        {"kill": lawful(HURT_MATE)},
    ),
    Scenario(
        "melee-answer-just-in-time",
        "59.999 s after the last blow of Oak it is an answer",
        (*FIRST, hit(60.999, "amy", "bo"), kill(64, "bea", "amy")),
        {"kill": unlawful(RDM)},
    ),
]
