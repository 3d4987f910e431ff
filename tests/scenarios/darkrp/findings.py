"""What people found: on clauses, by whom, late, twice, and about things that are not there."""

from .clauses import HURT_ME, INSIDE, KEYPAD, RDM
from .clauses import rows as clause
from .scenario import Scenario, Settle, either, lawful, unclear, unlawful
from .telling import finding, hit, house, kill, rows, sign, started, tell

EXCUSE = clause("2.1-2")
TRIFLE = clause("2.1-3")
FIGHT = (hit(0, "bo", "ann"), kill(5, "ann", "bo"))
MURDER = (tell("time", 0), kill(5, "ann", "bo"))
STAFF = tell("profile", 6, player="mod", staff="moderator")
NOT_STAFF = tell("profile", 6, player="mod", staff=None)
UNDESCRIBED = tell("profile", 6, player="mod", hours=10)
UNSEEN = (started(0, "hit"), kill(100, "ann", "bo"))


def found(name, why, story, want, *told):
    """The second line is the kill; then people speak."""
    return Scenario(name, why, (*story, *told), {"kill": want})


STORIES = [
    found(
        "found-excuse",
        "DR-2.1-2: staff find that her ground was an excuse",
        FIGHT,
        unlawful(EXCUSE),
        STAFF,
        finding(9, 2, "DR-2.1-2", "yes", "mod"),
    ),
    found(
        "found-no-excuse",
        "staff find that it was none",
        FIGHT,
        lawful(HURT_ME),
        STAFF,
        finding(9, 2, "DR-2.1-2", "no", "mod"),
    ),
    found("found-trifle", "DR-2.1-3", FIGHT, unlawful(TRIFLE), STAFF, finding(9, 2, "DR-2.1-3", "yes", "mod")),
    found(
        "found-grudge",
        "DR-2.3E-1: no article may serve it; yes alone makes the act unlawful by it",
        FIGHT,
        unlawful(clause("2.3E-1")),
        STAFF,
        finding(9, 2, "DR-2.3E-1", "yes", "mod"),
    ),
    found(
        "found-grudge-no",
        "and no changes nothing",
        FIGHT,
        lawful(HURT_ME),
        STAFF,
        finding(9, 2, "DR-2.3E-1", "no", "mod"),
    ),
    found(
        "found-on-murder-yes",
        "yes to what the machine saw already",
        MURDER,
        unlawful(RDM),
        STAFF,
        finding(9, 2, "DR-2.1-1", "yes", "mod"),
    ),
    found(
        "found-murder-forgiven",
        "no: the prohibition that serves the clause does not apply",
        MURDER,
        lawful(),
        STAFF,
        finding(9, 2, "DR-2.1-1", "no", "mod"),
    ),
    found(
        "found-ground-denied",
        "yes on a permission's clause: it does not apply",
        FIGHT,
        unlawful(RDM),
        STAFF,
        finding(9, 2, "DR-2.2D-1", "yes", "mod"),
    ),
    found(
        "found-ground-given",
        "no on a permission's clause: it applies",
        MURDER,
        lawful(HURT_ME),
        STAFF,
        finding(9, 2, "DR-2.2D-1", "no", "mod"),
    ),
    found(
        "found-inside-given",
        "another ground given",
        MURDER,
        lawful(INSIDE),
        STAFF,
        finding(9, 2, "DR-2.2B-1", "no", "mod"),
    ),
    found(
        "found-other-ground-denied",
        "a ground that she did not have is denied: hers stands",
        FIGHT,
        lawful(HURT_ME),
        STAFF,
        finding(9, 2, "DR-2.2B-1", "yes", "mod"),
    ),
    found(
        "found-by-player",
        "somebody known not to be staff: a claim",
        FIGHT,
        lawful(HURT_ME),
        NOT_STAFF,
        finding(9, 2, "DR-2.1-2", "yes", "mod"),
    ),
    found(
        "found-by-killer",
        "the killer forgives herself: she is known not to be staff",
        MURDER,
        unlawful(RDM),
        tell("profile", 6, player="ann", staff=None),
        finding(9, 2, "DR-2.1-1", "no", "ann"),
    ),
    found(
        "found-by-unknown",
        "somebody never described is believed in a file",
        FIGHT,
        unlawful(EXCUSE),
        finding(9, 2, "DR-2.1-2", "yes", "mod"),
    ),
    found(
        "found-by-half-described",
        "a profile that does not say whether he is staff leaves it unknown",
        FIGHT,
        either("unlawful", "lawful"),
        UNDESCRIBED,
        finding(9, 2, "DR-2.1-2", "yes", "mod"),
    ),
    found(
        "found-by-former-staff",
        "staff once, and no more when he speaks",
        FIGHT,
        lawful(HURT_ME),
        STAFF,
        tell("profile", 7, player="mod", staff=None),
        finding(9, 2, "DR-2.1-2", "yes", "mod"),
    ),
    found(
        "found-then-left-staff",
        "staff when he spoke",
        FIGHT,
        unlawful(EXCUSE),
        STAFF,
        finding(9, 2, "DR-2.1-2", "yes", "mod"),
        tell("profile", 10, player="mod", staff=None),
    ),
    found(
        "found-twice",
        "the later finding on the same question counts",
        FIGHT,
        lawful(HURT_ME),
        STAFF,
        finding(9, 2, "DR-2.1-2", "yes", "mod"),
        finding(20, 2, "DR-2.1-2", "no", "mod"),
    ),
    found(
        "found-twice-on-article",
        "forgiven, and then not",
        MURDER,
        unlawful(RDM),
        STAFF,
        finding(9, 2, "DR-2.1-1", "no", "mod"),
        finding(20, 2, "DR-2.1-1", "yes", "mod"),
    ),
    found(
        "found-late",
        "two days later",
        FIGHT,
        unlawful(EXCUSE),
        STAFF,
        tell("time", 170_000),
        finding(172_800, 2, "DR-2.1-2", "yes", "mod"),
    ),
    found(
        "found-other-subject",
        "about something that is not there",
        FIGHT,
        lawful(HURT_ME),
        STAFF,
        finding(9, 77, "DR-2.1-2", "yes", "mod"),
    ),
    found(
        "found-unknown-clause",
        "by a clause that this rulebook's register does not have; said or ignored",
        FIGHT,
        either("lawful", "unlawful"),
        STAFF,
        finding(9, 2, "DR-9.9-1", "no", "mod"),
    ),
    found(
        "found-unknown-article",
        "a question of an article that is not there",
        FIGHT,
        lawful(HURT_ME),
        STAFF,
        finding(9, 2, "NOPE-1?1", "yes", "mod"),
    ),
    found(
        "found-unseen-no",
        "every open fact of an unclear kill answered no: no ground",
        UNSEEN,
        unlawful(RDM),
        Settle("kill", "no"),
    ),
    found("found-unseen-no-by-player", "not by a player", UNSEEN, unclear(), NOT_STAFF, Settle("kill", "no", "mod")),
    Scenario(
        "found-two-kills",
        "a finding on one kill leaves the other alone",
        (
            tell("time", 0),
            kill(5, "ann", "bo"),
            kill(6, "cy", "dee", tag="other"),
            finding(9, 2, "DR-2.1-1", "no"),
        ),
        {"kill": lawful(), "other": unlawful(RDM)},
    ),
    Scenario(
        "found-sign-misused",
        "DR-2.1AB-3: staff find that the sign tricked him",
        (
            *house(0, "b1", "ann"),
            sign(1, "ann"),
            rows(99, bo=(60, 5)),
            tell("keypad", 100, player="bo", entity="pad-1", building="b1"),
            kill(105, "ann", "bo", at=[18, 10, 0], victim_at=[10, 10, 5]),
            finding(200, 6, "DR-2.1AB-3", "yes"),
        ),
        {"kill": unlawful(clause("2.1AB-3") | RDM)},
    ),
    Scenario(
        "found-sign-clear",
        "DR-2.1A-3: staff find that nobody could read its reasons",
        (
            *house(0, "b1", "ann"),
            sign(1, "ann"),
            rows(99, bo=(60, 5)),
            tell("keypad", 100, player="bo", entity="pad-1", building="b1"),
            kill(105, "ann", "bo", at=[18, 10, 0], victim_at=[10, 10, 5]),
            finding(200, 6, "DR-2.1A-3", "yes"),
        ),
        {"kill": unlawful(clause("2.1A-3") | RDM)},
    ),
    Scenario(
        "found-sign-size",
        "nobody told the size; staff find that the letters were large enough",
        (
            *house(0, "b1", "ann"),
            {name: value for name, value in sign(1, "ann").items() if name != "size"},
            rows(99, bo=(60, 5)),
            tell("keypad", 100, player="bo", entity="pad-1", building="b1"),
            kill(105, "ann", "bo", at=[18, 10, 0], victim_at=[10, 10, 5]),
            finding(200, 6, "DR-2.1AA-1", "no"),
        ),
        {"kill": either("lawful", "unclear", cites=(KEYPAD,))},
    ),
]
