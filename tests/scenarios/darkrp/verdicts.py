"""What people find, once more: on questions and clauses, yes and no, late, twice, by whom."""

from .clauses import BREAK_IN, HURT_ME, INSIDE, MAYOR, NLR_PLACE, RDM, ROBBED
from .clauses import rows as clause
from .scenario import Expected, Scenario, Settle, either, lawful, unclear, unlawful
from .stage import Tale, answer, change, order, staff
from .telling import command, finding, group, hit, house, kill, rows, sign, spawned, started, tell

MURDER = (staff(0), kill(5, "ann", "bo"))
FIGHT = (hit(0, "bo", "ann"), kill(5, "ann", "bo"), staff(6))
IN = {"at": [15.0, 10.0, 0.0], "victim_at": [1.0, 10.0, 1.0]}
SPEECH = (
    tell("chat", 0, player="bo", channel="local", to="ann", text="hands up, your purse", at=[500.0, 10.0, 500.0]),
    kill(10, "ann", "bo"),
    command(20, "ann", "report", player="bo", kind="rdm", text="he robbed me", about=2),
)


def found(name, why, want, *told, **more):
    """A story whose kill is judged after people spoke."""
    return Scenario(f"verdict-{name}", why, told, {"kill": want, **more})


def on(seconds, subject, what, said, by="mod"):
    """A finding of a moderator's."""
    return finding(seconds, subject, what, said, by)


CLAUSES_THAT_NEVER_COUNT = ("2.3A-1", "2.3B-1", "2.3C-1", "2.3D-1", "2.3E-1", "2.3F-1", "2.3F-2", "2.1-2", "2.1-3")
GROUNDS_BY_CLAUSE = {
    "2.2B-1": ((*house(0, "b1", "ann"), kill(5, "ann", "bo", **IN), staff(6)), INSIDE),
    "2.1D-1": (
        (tell("job", 0, player="bo", job="mayor"), tell("tax", 1, rate=0.6), kill(5, "ann", "bo"), staff(6)),
        MAYOR,
    ),
    "2.1C-1": (
        (
            *house(0, "b1", "ann"),
            tell("lock", 2, player="bo", entity="l", action="picked", building="b1", at=[8.0, 10.0, 0.0]),
            kill(5, "ann", "bo", at=[10.0, 10.0, 0.0], victim_at=[8.0, 10.0, 0.0]),
            staff(6),
        ),
        BREAK_IN,
    ),
    "2.2C-2": (
        (
            group(0, "iron", "ann cy"),
            command(1, "bo", "demand", player="cy", text="purse"),
            kill(5, "ann", "bo"),
            staff(6),
        ),
        ROBBED,
    ),
}


def seq_of_kill(told):
    """Where the kill stands."""
    return next(number for number, line in enumerate(told, 1) if line["type"] == "kill")


def clauses():
    """Each clause that says what never counts, found and not found; each ground, denied and confirmed."""
    for row in CLAUSES_THAT_NEVER_COUNT:
        yield found(f"yes-{row}", "found against her", unlawful(clause(row)), *FIGHT, on(9, 2, f"DR-{row}", "yes"))
        yield found(f"no-{row}", "found for her", lawful(HURT_ME), *FIGHT, on(9, 2, f"DR-{row}", "no"))
        yield found(
            f"murder-yes-{row}",
            "and named beside the rest",
            unlawful(clause(row)),
            *MURDER,
            on(9, 2, f"DR-{row}", "yes"),
        )
        yield found(
            f"murder-no-{row}",
            "one bad reason less makes no good one",
            unlawful(RDM),
            *MURDER,
            on(9, 2, f"DR-{row}", "no"),
        )
    for row, (told, names) in GROUNDS_BY_CLAUSE.items():
        subject = seq_of_kill(told)
        yield found(
            f"ground-no-{row}", "no: she did not break it", lawful(names), *told, on(9, subject, f"DR-{row}", "no")
        )


def series(name, why, want, *told):
    """Findings on the same murder, one after the other."""
    return found(name, why, want, *MURDER, *told)


def may_settle(name, why, first, *told):
    """A kill that is unclear, and what people say of it."""
    return Scenario(f"verdict-{name}", why, (*SPEECH, staff(21), *told), {"kill": first})


STORIES = [
    *clauses(),
    series(
        "last-no",
        "the later finding on the same question holds",
        lawful(),
        on(9, 2, "DR-2.1-1", "yes"),
        on(10, 2, "DR-2.1-1", "no"),
    ),
    series("last-yes", "both ways", unlawful(RDM), on(9, 2, "DR-2.1-1", "no"), on(10, 2, "DR-2.1-1", "yes")),
    series(
        "back-and-forth",
        "ten times",
        unlawful(RDM),
        *(on(9 + each, 2, "DR-2.1-1", ("no", "yes")[each % 2]) for each in range(10)),
    ),
    series("repeated", "the same finding thrice", lawful(), *(on(9 + each, 2, "DR-2.1-1", "no") for each in range(3))),
    series(
        "same-ms",
        "at the same millisecond the later in the record",
        lawful(),
        on(9, 2, "DR-2.1-1", "yes"),
        on(9, 2, "DR-2.1-1", "no"),
    ),
    series("year-later", "a year later", lawful(), on(31_536_000, 2, "DR-2.1-1", "no")),
    series(
        "two-staff",
        "two of the staff disagree: the later",
        lawful(),
        staff(6, "mod2"),
        on(9, 2, "DR-2.1-1", "yes"),
        on(10, 2, "DR-2.1-1", "no", "mod2"),
    ),
    series(
        "non-staff-after-staff",
        "a player's claim after it moves nothing",
        lawful(),
        staff(6, "zoe", None),
        on(9, 2, "DR-2.1-1", "no"),
        on(10, 2, "DR-2.1-1", "yes", "zoe"),
    ),
    series("non-staff", "a claim", unlawful(RDM), staff(6, "zoe", None), on(9, 2, "DR-2.1-1", "no", "zoe")),
    series("never-described", "in a file one never described is believed", lawful(), on(9, 2, "DR-2.1-1", "no", "xyz")),
    series(
        "became-staff-later",
        "who is staff only later made a claim then",
        unlawful(RDM),
        staff(6, "zoe", None),
        on(9, 2, "DR-2.1-1", "no", "zoe"),
        staff(12, "zoe"),
    ),
    series(
        "was-staff",
        "who was staff when he found it found it",
        lawful(),
        on(9, 2, "DR-2.1-1", "no"),
        staff(12, "mod", None),
    ),
    series(
        "by-herself",
        "she is staff and finds for herself: it is a finding still",
        either("lawful", "unlawful"),
        staff(6, "ann"),
        on(9, 2, "DR-2.1-1", "no", "ann"),
    ),
    series("unknown-clause", "a clause that is in no register", either("unlawful"), on(9, 2, "DR-9.9-9", "no")),
    series("unknown-question", "a question that nobody asked", unlawful(RDM), on(9, 2, "NOPE-1?1", "yes")),
    series("on-nothing", "on an event that is not there", unlawful(RDM), on(9, 77, "DR-2.1-1", "no")),
    series("on-the-profile", "on an event that is no act", unlawful(RDM), on(9, 1, "DR-2.1-1", "yes")),
    series("on-itself", "on itself", unlawful(RDM), on(9, 3, "DR-2.1-1", "no")),
    series("on-id", "on an id that names nothing", unlawful(RDM), on(9, "case:99", "DR-2.1-1", "no")),
    series(
        "before-the-act",
        "a finding on an event still to come counts for nothing or for it",
        either("lawful", "unlawful"),
        on(9, 2, "DR-2.1-1", "no"),
    ),
    found(
        "foresight",
        "a finding about an event that has not happened yet is about none",
        either("unlawful", "lawful"),
        staff(0),
        on(1, 3, "DR-2.1-1", "no"),
        kill(5, "ann", "bo"),
    ),
    found(
        "yes-on-ground",
        "a permission found not to apply",
        unlawful(RDM),
        *FIGHT,
        on(9, 2, "DR-2.2D-1", "yes"),
        on(9, 2, "DR-2.1-6", "yes"),
    ),
    found(
        "no-on-ground-not-there",
        "no, on a permission's clause, makes it apply where nothing shows it",
        lawful(MAYOR),
        *MURDER,
        on(9, 2, "DR-2.1D-1", "no"),
    ),
    found(
        "two-clauses",
        "two found against her",
        unlawful(clause("2.1-2"), clause("2.3E-1")),
        *FIGHT,
        on(9, 2, "DR-2.1-2", "yes"),
        on(10, 2, "DR-2.3E-1", "yes"),
    ),
    found(
        "two-clauses-one-back",
        "and one taken back",
        unlawful(clause("2.3E-1"), spares=clause("2.1-2")),
        *FIGHT,
        on(9, 2, "DR-2.1-2", "yes"),
        on(10, 2, "DR-2.3E-1", "yes"),
        on(11, 2, "DR-2.1-2", "no"),
    ),
    Scenario(
        "verdict-answers-an-answer",
        "the first killing is found lawful, so answering it was none: Cy, a mate of Bo, killed Ann for killing him",
        (
            staff(0),
            group(0, "oak", "bo cy"),
            kill(5, "ann", "bo", tag="first"),
            kill(8, "cy", "ann", tag="second"),
            on(20, 3, "DR-2.1-1", "no"),
        ),
        {"first": lawful(), "second": either("lawful", "unlawful")},
    ),
    Scenario(
        "verdict-only-that-one",
        "a finding on one killing says nothing of the next",
        (staff(0), kill(5, "ann", "bo", tag="one"), kill(8, "ann", "cy", tag="two"), on(20, 2, "DR-2.1-1", "no")),
        {"one": lawful(), "two": unlawful(RDM)},
    ),
    Scenario(
        "verdict-same-pair-later",
        "nor of a killing of the same pair, hours later",
        (
            staff(0),
            kill(5, "ann", "bo", tag="one"),
            on(20, 2, "DR-2.1-1", "no"),
            tell("time", 9000),
            kill(9005, "ann", "bo", tag="two"),
        ),
        {"one": lawful(), "two": unlawful(RDM)},
    ),
    may_settle("speech-open", "words that may have been a robbery, reported: a question", unclear(ROBBED)),
    may_settle("speech-yes", "staff: it was one", lawful(ROBBED), Settle("kill", "yes", "mod")),
    may_settle("speech-no", "staff: it was none", unlawful(RDM), Settle("kill", "no", "mod")),
    may_settle(
        "speech-claimed", "a player says so", unclear(ROBBED), staff(22, "zoe", None), Settle("kill", "yes", "zoe")
    ),
    may_settle("speech-clause", "staff answer by the clause instead", lawful(ROBBED), on(30, 2, "DR-2.2C-2", "no")),
    may_settle(
        "speech-clause-murder",
        "or find that it was murder",
        unlawful(RDM),
        on(30, 2, "DR-2.2C-2", "yes"),
        on(31, 2, "DR-2.2C-3", "yes"),
    ),
    Scenario("verdict-speech-unreported", "nobody reported it: no question", (*SPEECH[:2],), {"kill": unlawful(RDM)}),
    Scenario(
        "verdict-unseen-hit",
        "hits are not recorded; staff say there was one",
        (started(0, "hit"), kill(100, "ann", "bo"), staff(101), Settle("kill", "yes", "mod")),
        {"kill": either("lawful", "unlawful")},
    ),
    Scenario(
        "verdict-unseen-none",
        "or that there was none of all that could have been",
        (started(0, "hit"), kill(100, "ann", "bo"), staff(101), Settle("kill", "no", "mod")),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "verdict-nlr-no",
        "staff let her come back",
        (
            staff(0),
            tell("died", 1, player="ann", at=[0.0, 10.0, 0.0], cause="fall"),
            spawned(5, "ann", 1000, 0),
            rows(60, ann=(300, 0)),
            rows(65, tag="back", ann=(10, 0)),
            on(70, 5, "DR-2.4-1", "no"),
        ),
        {"back": lawful()},
    ),
    Scenario(
        "verdict-nlr-yes",
        "staff say again what the machine saw",
        (
            staff(0),
            tell("died", 1, player="ann", at=[0.0, 10.0, 0.0], cause="fall"),
            spawned(5, "ann", 1000, 0),
            rows(60, ann=(300, 0)),
            rows(65, tag="back", ann=(10, 0)),
            on(70, 5, "DR-2.4-1", "yes"),
        ),
        {"back": unlawful(NLR_PLACE)},
    ),
    Scenario(
        "verdict-sign-size",
        "a sign whose size nobody knows: staff measured it",
        (
            *house(0, "b1", "ann"),
            {name: value for name, value in sign(1, "ann").items() if name != "size"},
            rows(9, bo=(8, 0)),
            tell("keypad", 10, player="bo", entity="k", building="b1", at=[7.0, 10.0, 0.0]),
            kill(12, "ann", "bo", at=[12.0, 10.0, 0.0], victim_at=[8.0, 10.0, 0.0]),
            staff(13),
            Settle("kill", "yes", "mod"),
        ),
        {"kill": either("lawful", "unlawful", cites=())},
    ),
    Scenario(
        "verdict-tricky-sign",
        "DR-2.1AB-3: staff find that her sign was a trick",
        (
            *house(0, "b1", "ann"),
            sign(1, "ann"),
            rows(9, bo=(8, 0)),
            tell("keypad", 10, player="bo", entity="k", building="b1", at=[7.0, 10.0, 0.0]),
            kill(12, "ann", "bo", at=[12.0, 10.0, 0.0], victim_at=[8.0, 10.0, 0.0]),
            staff(13),
            on(14, 6, "DR-2.1AB-3", "yes"),
        ),
        {"kill": unlawful(clause("2.1AB-3"))},
    ),
    Scenario(
        "verdict-foreign-words",
        "DR-2.1A-3: staff find that nobody could read it",
        (
            *house(0, "b1", "ann"),
            sign(1, "ann"),
            rows(9, bo=(8, 0)),
            tell("keypad", 10, player="bo", entity="k", building="b1", at=[7.0, 10.0, 0.0]),
            kill(12, "ann", "bo", at=[12.0, 10.0, 0.0], victim_at=[8.0, 10.0, 0.0]),
            staff(13),
            on(14, 6, "DR-2.1A-3", "yes"),
        ),
        {"kill": unlawful(clause("2.1A-3"))},
    ),
    Tale(
        "verdict-on-an-order",
        "a finding on an order that was refused opens nothing behind it",
        (
            staff(0),
            staff(0, "bo", None),
            order(1, "bo", "punish", tag="p", player="ann", step="verbal_warning", clause="DR-2.4-5"),
            on(5, 3, "DR-2.4-5", "no"),
        ),
        comes=(answer("p", False),),
        never=(change("punishment", "in_force"),),
        sanctions=(),
    ),
    Tale(
        "verdict-on-a-vote-order",
        "staff find afterwards that the vote broke its clause",
        (
            staff(0),
            tell("job", 0, player="mer", job="merchant"),
            tell("idle", 10, player="mer", seconds=720),
            order(20, "bo", "vote.open", tag="open", kind="kick", subject="mer", text="x", id="v1"),
            on(25, 4, "DR-2.3A-3", "yes"),
        ),
        {"open": Expected(("unlawful", "lawful", "unclear"), act="vote.open", actor="bo", silent=True)},
        comes=(answer("open", True),),
        runs=200,
    ),
    Tale(
        "verdict-on-a-kill-by-case",
        "a case about a kill is upheld by its id, and the kill's ruling follows",
        (
            staff(0),
            hit(0, "bo", "ann"),
            kill(5, "ann", "bo"),
            order(9, "bo", "report", tag="r", player="ann", kind="rdm", text="grudge", about=3, id="c1"),
            on(20, "c1", "DR-2.3E-1", "yes"),
        ),
        {"kill": either("unlawful", "lawful")},
        comes=(change("case", "upheld", id="c1"),),
    ),
]
