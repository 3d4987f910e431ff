"""What hangs before a house: the reasons on it, its size, its place, its sight, and how long it hung (2.1A, 2.1B)."""

from .clauses import (
    GROUNDS,
    GUNS,
    KEYPAD,
    LOITER,
    MICSPAM,
    PROPERTY,
    PUBLIC,
    RDM,
    REASON_LISTED,
    SIGHT,
    SIGN,
    SIZE,
)
from .clauses import (
    rows as clause,
)
from .scenario import ANY, Scenario, either, lawful, unclear, unlawful
from .telling import command, drawn, house, kill, placeless, rows, sign, started, tell

HOME = house(0, "b1", "ann")
OUT = rows(99, bo=(60, 5))
NEAR = {"at": [18.0, 10.0, 0.0], "victim_at": [10.0, 10.0, 5.0]}
INDOORS = {"at": [3.0, 10.0, 0.0], "victim_at": [1.0, 10.0, 1.0]}
NO_GROUND = RDM | SIGN | REASON_LISTED | PUBLIC


def keypad(seconds, player="bo", **more):
    """A keypad is touched."""
    return tell("keypad", seconds, **{"player": player, "entity": "pad-1", "building": "b1", **more})


def walk(first, last, x=10.0, z=5.0, step=1.0, player="bo"):
    """Standing in one place, told every second."""
    count = round((last - first) / step)
    return [rows(first + step * each, **{player: (x, z)}) for each in range(count + 1)]


def without(told, *names):
    """The same event without these fields."""
    return {name: value for name, value in told.items() if name not in names}


def touched(name, why, board, want, *extra, **more):
    """Bo touches the keypad and is killed five seconds later; the board is all that differs."""
    told = [board] if board else []
    lines = (*HOME, *told, *extra, rows(99, bo=(60, 5)), keypad(100), kill(105, "ann", "bo", **{**NEAR, **more}))
    return Scenario(name, why, lines, {"kill": want})


def loitered(name, why, lines, seconds, want):
    """Bo comes from outside at 20 s and is killed so many seconds later on the ground."""
    return Scenario(
        name, why, (*HOME, sign(1, "ann"), rows(19, bo=(60, 5)), *lines, kill(20 + seconds, "ann", "bo", **NEAR)), want
    )


STORIES = [
    touched("keypad-listed", "DR-2.1B-3 legal", sign(1, "ann"), lawful(KEYPAD, spares=GROUNDS - KEYPAD)),
    touched("keypad-no-sign", "no sign, no leave", None, unlawful(NO_GROUND)),
    touched("keypad-sign-says-kos-only", "DR-2.1A-2 illegal", sign(1, "ann", "KOS"), unlawful(NO_GROUND)),
    touched(
        "keypad-reason-clause",
        "the clause that the reason has to be listed is named",
        sign(1, "ann", "KOS"),
        unlawful(REASON_LISTED),
    ),
    touched(
        "keypad-other-reason",
        "the sign lists another reason",
        sign(1, "ann", "KOS: loitering over 10 s"),
        unlawful(NO_GROUND),
    ),
    touched("keypad-register-words", "other words", sign(1, "ann", "KOS: touching keypads"), lawful(KEYPAD)),
    touched("keypad-case", "case and marks", sign(1, "ann", "K.O.S.!!! TOUCHING; KEYPADS..."), lawful(KEYPAD)),
    touched("keypad-slash", "keypads and buttons", sign(1, "ann", "KOS: TOUCHING keypads/buttons"), lawful(KEYPAD)),
    touched("keypad-red", "DR-2.1B-5: a reason of her own", sign(1, "ann", "KOS: wearing red"), unlawful(NO_GROUND)),
    touched("keypad-empty-text", "an empty sign", sign(1, "ann", ""), unlawful(NO_GROUND)),
    touched("sign-size-50", "DR-2.1AA-1: 50 is enough", sign(1, "ann", size=50), lawful(KEYPAD)),
    touched("sign-size-49", "49 is not", sign(1, "ann", size=49), unlawful(SIZE)),
    touched("sign-size-30", "DR-2.1AA-1 illegal", sign(1, "ann", size=30), unlawful(SIZE)),
    touched(
        "sign-size-unknown",
        "a size that nobody told",
        without(sign(1, "ann"), "size"),
        unclear(KEYPAD | SIZE, spares=SIGHT | PROPERTY),
    ),
    touched("sign-hidden", "DR-2.1AB-2", sign(1, "ann", hidden=True), unlawful(SIGHT)),
    touched(
        "sign-hidden-unknown",
        "nobody told whether it is hidden",
        without(sign(1, "ann"), "hidden"),
        either("unclear", "lawful"),
    ),
    touched(
        "sign-on-pavement",
        "DR-2.1A-5: on her ground, and on the public pavement",
        sign(1, "ann"),
        unlawful(PROPERTY),
        tell("zone", 0, id="pavement", kind="public", polygon=[[12, -50], [18, -50], [18, 50], [12, 50]]),
    ),
    touched("sign-far-off", "DR-2.1A-4 illegal", sign(1, "ann", at=[60.0, 10.0, 0.0]), unlawful(PROPERTY)),
    touched(
        "sign-just-off",
        "0.6 m off her ground, of which half a metre is error",
        sign(1, "ann", at=[20.6, 10.0, 0.0]),
        unlawful(PROPERTY),
    ),
    touched(
        "sign-on-the-edge",
        "0.4 m within: nobody knows",
        sign(1, "ann", at=[19.6, 10.0, 0.0]),
        unclear(KEYPAD | PROPERTY),
    ),
    touched("sign-just-on", "0.6 m within", sign(1, "ann", at=[19.4, 10.0, 0.0]), lawful(KEYPAD)),
    touched("sign-no-building-told", "its place tells", without(sign(1, "ann"), "building"), lawful(KEYPAD)),
    touched(
        "sign-of-the-neighbour",
        "it hangs on the neighbour's ground for the neighbour's house",
        sign(1, "dee", at=[85.0, 10.0, 0.0], building="b2"),
        unlawful(RDM | SIGN | REASON_LISTED | PROPERTY),
        *house(0, "b2", "dee", 100, 0),
    ),
    touched(
        "sign-placed-by-a-stranger",
        "written by somebody who has no right here: two readings",
        sign(1, "eve"),
        either("lawful", "unlawful"),
    ),
    touched(
        "sign-rewritten",
        "the same board sent again without the reason",
        sign(1, "ann"),
        unlawful(NO_GROUND),
        sign(50, "ann", "KOS: loitering"),
    ),
    touched(
        "sign-rewritten-with",
        "and with it",
        sign(1, "ann", "welcome"),
        lawful(KEYPAD),
        sign(50, "ann", "KOS: touching keypads"),
    ),
    touched(
        "sign-removed",
        "taken down",
        sign(1, "ann"),
        unlawful(NO_GROUND),
        tell("removed", 50, player="ann", entity="sign-1", kind="sign", building="b1", tool="pickup"),
    ),
    touched(
        "sign-destroyed",
        "shot down",
        sign(1, "ann"),
        unlawful(NO_GROUND),
        tell(
            "structure_destroyed",
            50,
            attacker="eve",
            entity="sign-1",
            kind="sign",
            building="b1",
            weapon="rifle",
            damage=50.0,
        ),
    ),
    touched(
        "sign-two-one-valid",
        "a small one and a good one",
        sign(1, "ann", size=20),
        lawful(KEYPAD),
        sign(2, "ann", entity="sign-2", at=[0.0, 10.0, 15.0]),
    ),
    touched(
        "sign-two-none-valid",
        "a small one and a hidden one: neither is good, for their faults are not each other's cure",
        sign(1, "ann", size=20),
        unlawful(RDM | SIZE | SIGHT),
        sign(2, "ann", entity="sign-2", at=[0.0, 10.0, 15.0], hidden=True),
    ),
    touched(
        "sign-two-split",
        "the reason on a small sign, a good sign with another reason",
        sign(1, "ann", "KOS: touching keypads", size=20),
        unlawful(RDM | SIZE | REASON_LISTED),
        sign(2, "ann", "KOS: loitering", entity="sign-2", at=[0.0, 10.0, 15.0]),
    ),
    touched(
        "sign-two-second-removed",
        "the good one is gone",
        sign(1, "ann", size=20),
        unlawful(RDM | SIZE),
        sign(2, "ann", entity="sign-2", at=[0.0, 10.0, 15.0]),
        tell("removed", 50, player="ann", entity="sign-2", kind="sign", tool="remove"),
    ),
    touched(
        "sign-two-one-unknown",
        "a small one, and one of which nobody told the size",
        sign(1, "ann", size=20),
        unclear(KEYPAD | SIZE),
        without(sign(2, "ann", entity="sign-2", at=[0.0, 10.0, 15.0]), "size"),
    ),
    touched(
        "sign-at-other-house",
        "the sign hangs at her second house, he touched the keypad of the first",
        sign(1, "ann", at=[215.0, 10.0, 0.0], building="b2"),
        unlawful(RDM | PROPERTY | REASON_LISTED | KEYPAD),
        *house(0, "b2", "ann", 200, 0),
    ),
    Scenario(
        "sign-after-the-kill",
        "it hangs at the same millisecond, later in the record",
        (*HOME, OUT, keypad(100), kill(105, "ann", "bo", **NEAR), sign(105, "ann")),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "sign-unrecorded",
        "signs are not recorded",
        (started(0, "sign"), *HOME, OUT, keypad(100), kill(105, "ann", "bo", **NEAR)),
        {"kill": unclear(KEYPAD)},
    ),
    Scenario(
        "sign-property-zone",
        "her ground is told as a zone and not with the building",
        (
            tell("building", 0, building="b1", at=[0.0, 10.0, 0.0], cupboard="b1-cupboard", authorised=["ann"]),
            HOME[1],
            tell("zone", 0, id="b1-ground", kind="property", circle=[0, 0, 20], building="b1"),
            sign(1, "ann"),
            OUT,
            keypad(100),
            kill(105, "ann", "bo", **NEAR),
        ),
        {"kill": lawful(KEYPAD)},
    ),
    Scenario(
        "sign-ground-unknown",
        "nobody told her ground: whether the sign stands on it is unknown, for the sign and for the kill",
        (
            tell("building", 0, building="b1", at=[0.0, 10.0, 0.0], cupboard="b1-cupboard", authorised=["ann"]),
            HOME[1],
            sign(1, "ann", tag="sign"),
            OUT,
            keypad(100),
            kill(105, "ann", "bo", **NEAR),
        ),
        {"kill": either("unclear", "lawful"), "sign": either("unclear", "lawful")},
    ),
    Scenario(
        "keypad-other-toucher",
        "another touched it",
        (*HOME, sign(1, "ann"), OUT, keypad(100, "eve"), kill(105, "ann", "bo", **NEAR)),
        {"kill": unlawful(NO_GROUND)},
    ),
    Scenario(
        "keypad-beside",
        "DR-2.1B-3 illegal: he stood beside it",
        (*HOME, sign(1, "ann"), rows(99, bo=(60, 5)), rows(100, bo=(10, 5)), kill(105, "ann", "bo", **NEAR)),
        {"kill": unlawful(NO_GROUND)},
    ),
    Scenario(
        "keypad-killer-is-no-owner",
        "the killer has no right in the house",
        (*HOME, sign(1, "ann"), OUT, keypad(100), kill(105, "cy", "bo", **NEAR)),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "keypad-ten-minutes-ago",
        "long over",
        (*HOME, sign(1, "ann"), OUT, keypad(100), kill(705, "ann", "bo")),
        {"kill": unlawful(NO_GROUND)},
    ),
    Scenario(
        "keypad-of-no-house",
        "a keypad of no building",
        (*HOME, sign(1, "ann"), OUT, keypad(100, building=None), kill(105, "ann", "bo", **NEAR)),
        {"kill": unlawful(NO_GROUND)},
    ),
    Scenario(
        "keypad-of-unknown-house",
        "a keypad, and nobody told whose",
        (*HOME, sign(1, "ann"), without(keypad(100), "building"), kill(105, "ann", "bo", **NEAR)),
        {"kill": unclear(KEYPAD)},
    ),
    Scenario(
        "keypad-of-other-house",
        "the neighbour's keypad",
        (
            *HOME,
            *house(0, "b2", "dee", 100, 0),
            sign(1, "ann"),
            OUT,
            keypad(100, building="b2"),
            kill(105, "ann", "bo", **NEAR),
        ),
        {"kill": unlawful(NO_GROUND)},
    ),
    Scenario(
        "keypad-code-tried",
        "trying a code is touching the lock",
        (
            *HOME,
            sign(1, "ann"),
            OUT,
            tell("lock", 100, player="bo", entity="lock-1", action="code_tried", ok=False, building="b1"),
            kill(105, "ann", "bo", **NEAR),
        ),
        {"kill": lawful(KEYPAD)},
    ),
    Scenario(
        "keypad-unrecorded",
        "keypads are not recorded",
        (started(0, "keypad"), *HOME, sign(1, "ann"), OUT, kill(105, "ann", "bo", **NEAR)),
        {"kill": unclear(KEYPAD)},
    ),
    Scenario(
        "keypad-unrecorded-no-sign",
        "it does not matter without a sign",
        (started(0, "keypad"), *HOME, OUT, kill(105, "ann", "bo", **NEAR)),
        {"kill": unlawful(NO_GROUND)},
    ),
    loitered("loiter-10000", "10.000 s is not more than ten", walk(20, 30), 10, {"kill": unlawful(NO_GROUND)}),
    loitered(
        "loiter-10001",
        "10.001 s is",
        walk(20, 30),
        10.001,
        {"kill": lawful(LOITER, spares=GROUNDS - LOITER)},
    ),
    loitered("loiter-14", "DR-2.1B-1 legal", walk(20, 34), 14, {"kill": lawful(LOITER)}),
    loitered("loiter-6", "DR-2.1B-1 illegal", walk(20, 26), 6, {"kill": unlawful(NO_GROUND)}),
    loitered(
        "loiter-walking-about",
        "walking about on the ground is staying there",
        [rows(20 + each, bo=(10 + each % 3, 8 - each % 4)) for each in range(15)],
        14.5,
        {"kill": lawful(LOITER)},
    ),
    loitered(
        "loiter-left-between",
        "he left in between",
        [*walk(20, 26), rows(27, bo=(60, 5)), *walk(28, 34)],
        14,
        {"kill": unlawful(NO_GROUND)},
    ),
    loitered(
        "loiter-rows-every-9s",
        "rows nine seconds apart are near enough",
        walk(20, 38, step=9),
        20,
        {"kill": lawful(LOITER)},
    ),
    loitered(
        "loiter-unseen-between",
        "nobody saw him between 30 s and 45 s, and he is there at the kill: where he was is unknown",
        walk(20, 30),
        25,
        {"kill": either("unclear", "lawful")},
    ),
    loitered(
        "loiter-at-the-edge",
        "he stands within the error of the ground's edge, then for certain: a stay begins when a place says so",
        walk(20, 34, x=19.8, z=0),
        14,
        {"kill": either("unclear", "unlawful", cites=(LOITER | RDM,))},
    ),
    Scenario(
        "loiter-not-listed",
        "the sign lists keypads only",
        (
            *HOME,
            sign(1, "ann", "KOS: touching keypads"),
            rows(19, bo=(60, 5)),
            *walk(20, 40),
            kill(40, "ann", "bo", **NEAR),
        ),
        {"kill": unlawful(NO_GROUND)},
    ),
    Scenario(
        "loiter-no-sign",
        "no sign",
        (*HOME, rows(19, bo=(60, 5)), *walk(20, 40), kill(40, "ann", "bo", **NEAR)),
        {"kill": unlawful(NO_GROUND)},
    ),
    Scenario(
        "loiter-gone",
        "he loitered, left, and is killed on the road",
        (
            *HOME,
            sign(1, "ann"),
            rows(19, bo=(60, 5)),
            *walk(20, 40),
            rows(41, bo=(60, 5)),
            placeless(kill(42, "ann", "bo")),
        ),
        {"kill": unlawful(NO_GROUND)},
    ),
    Scenario(
        "loiter-at-other-house",
        "he loiters at the neighbour's",
        (
            *HOME,
            *house(0, "b2", "dee", 100, 0),
            sign(1, "ann"),
            rows(19, bo=(60, 5)),
            *walk(20, 40, x=110),
            kill(40, "ann", "bo", at=[18, 10, 0], victim_at=[110, 10, 5]),
        ),
        {"kill": unlawful(NO_GROUND)},
    ),
    Scenario(
        "loiter-ground-drawn-late",
        "he stood in the open for a minute, and a second ago it became her ground",
        (
            *walk(20, 80),
            *house(80, "b1", "ann"),
            sign(80, "ann"),
            kill(81, "ann", "bo", **NEAR),
        ),
        {"kill": unlawful(NO_GROUND)},
    ),
    Scenario(
        "loiter-never-seen-outside",
        "first seen on the ground 10.000 s before: he may have been there for longer",
        (*HOME, sign(1, "ann"), *walk(20, 30), kill(30, "ann", "bo", **NEAR)),
        {"kill": either("unlawful", "unclear")},
    ),
    Scenario(
        "loiter-owner-is-killer-guest",
        "DR-2.1B-1: he has leave to enter the house and loiters in the yard; two readings",
        (
            *HOME,
            sign(1, "ann"),
            command(2, "ann", "consent", player="bo", what="enter"),
            rows(19, bo=(60, 5)),
            *walk(20, 40),
            kill(40, "ann", "bo", **NEAR),
        ),
        {"kill": either("lawful", "unlawful")},
    ),
    Scenario(
        "guns-guest",
        "DR-2.1B-2 legal: a guest with a gun in hand",
        (
            *HOME,
            sign(1, "ann"),
            command(2, "ann", "consent", player="bo", what="enter"),
            rows(18, bo=(60, 5)),
            rows(19, bo=(1, 1)),
            drawn(20, "bo"),
            kill(25, "ann", "bo", **INDOORS),
        ),
        {"kill": lawful(GUNS)},
    ),
    Scenario(
        "guns-guest-on-back",
        "DR-2.1B-2 illegal: the rifle is on his back",
        (
            *HOME,
            sign(1, "ann"),
            command(2, "ann", "consent", player="bo", what="enter"),
            rows(19, bo=(60, 5)),
            kill(25, "ann", "bo", **INDOORS),
        ),
        {"kill": unlawful(RDM | GUNS | clause("2.2B-1"))},
    ),
    Scenario(
        "guns-guest-not-listed",
        "the sign does not list it",
        (
            *HOME,
            sign(1, "ann", "KOS: loitering"),
            command(2, "ann", "consent", player="bo", what="enter"),
            rows(19, bo=(60, 5)),
            drawn(20, "bo"),
            kill(25, "ann", "bo", **INDOORS),
        ),
        {"kill": unlawful(RDM | REASON_LISTED | SIGN | clause("2.2B-1"))},
    ),
    Scenario(
        "guns-in-yard",
        "guns out within the house: the yard is not within",
        (*HOME, sign(1, "ann"), rows(19, bo=(60, 5)), drawn(20, "bo"), kill(21, "ann", "bo", **NEAR)),
        {"kill": unlawful(NO_GROUND)},
    ),
    Scenario(
        "guns-drawn-unrecorded",
        "nobody records what is in a hand",
        (
            started(0, "drawn"),
            *HOME,
            sign(1, "ann"),
            command(2, "ann", "consent", player="bo", what="enter"),
            rows(19, bo=(60, 5)),
            kill(25, "ann", "bo", **INDOORS),
        ),
        {"kill": unclear(GUNS)},
    ),
    Scenario(
        "guns-no-guest",
        "an intruder with a gun: two grounds",
        (*HOME, sign(1, "ann"), rows(19, bo=(60, 5)), drawn(20, "bo"), kill(25, "ann", "bo", **INDOORS)),
        {"kill": lawful(clause("2.2B-1") | GUNS, spares=LOITER | KEYPAD | MICSPAM)},
    ),
    Scenario(
        "micspam-guest",
        "DR-2.1B-4 legal: a guest keeps his key down for a minute; a machine may leave the last word to people",
        (
            *HOME,
            sign(1, "ann"),
            command(2, "ann", "consent", player="bo", what="enter"),
            *(
                told
                for each in range(12)
                for told in (
                    rows(20 + each * 5, bo=(1, 1)),
                    tell("voice", 20 + each * 5, player="bo", ms=4900, at=[1.0, 10.0, 1.0]),
                )
            ),
            kill(78, "ann", "bo", **INDOORS),
        ),
        {"kill": either("lawful", "unclear", cites=(MICSPAM,))},
    ),
    Scenario(
        "micspam-one-sentence",
        "DR-2.1B-4 illegal: one sentence",
        (
            *HOME,
            sign(1, "ann"),
            command(2, "ann", "consent", player="bo", what="enter"),
            rows(19, bo=(60, 5)),
            rows(20, bo=(1, 1)),
            tell("voice", 20, player="bo", ms=2500, at=[1.0, 10.0, 1.0]),
            kill(25, "ann", "bo", **INDOORS),
        ),
        {"kill": unlawful(RDM | MICSPAM | clause("2.2B-1"))},
    ),
    Scenario(
        "micspam-not-listed",
        "the sign does not list it",
        (
            *HOME,
            sign(1, "ann", "KOS: touching keypads"),
            command(2, "ann", "consent", player="bo", what="enter"),
            *(
                told
                for each in range(12)
                for told in (
                    rows(20 + each * 5, bo=(1, 1)),
                    tell("voice", 20 + each * 5, player="bo", ms=4900, at=[1.0, 10.0, 1.0]),
                )
            ),
            kill(78, "ann", "bo", at=[3, 10, 0], victim_at=[1, 10, 1]),
        ),
        {"kill": unlawful(RDM | REASON_LISTED | SIGN | clause("2.2B-1"))},
    ),
    Scenario(
        "board-good",
        "a good sign breaks nothing",
        (*HOME, sign(1, "ann", tag="sign")),
        {"sign": either("lawful", silent=True)},
    ),
    Scenario(
        "board-small",
        "DR-2.1AA-1 illegal: the sign itself",
        (*HOME, sign(1, "ann", size=30, tag="sign")),
        {"sign": unlawful(SIZE, spares=PROPERTY | SIGHT)},
    ),
    Scenario(
        "board-49",
        "one too small",
        (*HOME, sign(1, "ann", size=49, tag="sign")),
        {"sign": unlawful(SIZE)},
    ),
    Scenario(
        "board-50",
        "just right",
        (*HOME, sign(1, "ann", size=50, tag="sign")),
        {"sign": either("lawful", silent=True)},
    ),
    Scenario(
        "board-on-road",
        "DR-2.1A-5, DR-2.1A-4 illegal: on the road's verge",
        (
            *HOME,
            tell("zone", 0, id="road", kind="public", circle=[60, 0, 5]),
            sign(1, "ann", at=[60.0, 10.0, 0.0], tag="sign"),
        ),
        {"sign": unlawful(PROPERTY, spares=SIZE | SIGHT)},
    ),
    Scenario(
        "board-hidden",
        "DR-2.1AB-2 illegal",
        (*HOME, sign(1, "ann", hidden=True, tag="sign")),
        {"sign": unlawful(SIGHT, spares=SIZE | PROPERTY)},
    ),
    Scenario(
        "board-no-kos",
        "a shop's sign may be as small as it likes",
        (*HOME, sign(1, "ann", "Shop, come in", size=12, hidden=True, at=[60.0, 10.0, 0.0], tag="sign")),
        {"sign": either("lawful", silent=True)},
    ),
    Scenario(
        "board-own-reason",
        "DR-2.1B-5 illegal: a reason of her own, for staff to look at or no ground",
        (*HOME, sign(1, "ann", "KOS: wearing red", tag="sign")),
        {"sign": ANY},
    ),
]
