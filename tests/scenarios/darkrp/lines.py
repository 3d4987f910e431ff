"""The KOS line of a house: whose, where, how high, how long, and with which sign (2.1, 2.2A, 2.3C)."""

from .clauses import GROUNDS, INSIDE, LINE, PROPERTY, PUBLIC, RDM, REASON_LISTED, SIGHT, SIZE
from .scenario import Scenario, either, lawful, unclear, unlawful
from .telling import command, house, kill, line, placeless, rows, sign, started, tell

HOME = house(0, "b1", "ann")
BOARD = sign(1, "ann")
PAST = {"at": [18.0, 10.0, 0.0], "victim_at": [9.0, 10.0, 0.0]}
SHORT = {"at": [18.0, 10.0, 0.0], "victim_at": [14.0, 10.0, 0.0]}
NO_GROUND = RDM | PUBLIC | LINE
SQUARE = {"polygon": [[-12, -12], [12, -12], [12, 12], [-12, 12]]}


def at_x(x, y=10.0):
    """He stands so far from the house's middle."""
    return {"at": [18.0, 10.0, 0.0], "victim_at": [x, y, 0.0]}


def story(name, why, want, *told, where=None, seconds=100, killer="ann"):
    """A house, these lines and signs, and a kill."""
    return Scenario(
        name,
        why,
        (*HOME, *told, rows(seconds - 3, bo=(60, 0)), kill(seconds, killer, "bo", **(where or PAST))),
        {"kill": want},
    )


STORIES = [
    story("line-crossed", "DR-2.2A-1 legal", lawful(LINE, spares=GROUNDS - LINE), BOARD, line(1, "b1")),
    story("line-short-of", "DR-2.2A-1 illegal: 2 m short", unlawful(NO_GROUND), BOARD, line(1, "b1"), where=SHORT),
    story("line-1m-past", "DR-2.1-8 legal: 1 m past", lawful(LINE), BOARD, line(1, "b1"), where=at_x(11.0)),
    story("line-1m-short", "DR-2.1-8 illegal: 1 m short", unlawful(NO_GROUND), BOARD, line(1, "b1"), where=at_x(13.0)),
    story("line-margin-inside", "0.51 m past is certain", lawful(LINE), BOARD, line(1, "b1"), where=at_x(11.49)),
    story("line-margin", "0.49 m past is not", unclear(LINE), BOARD, line(1, "b1"), where=at_x(11.51)),
    story("line-margin-short", "nor 0.49 m short", unclear(LINE), BOARD, line(1, "b1"), where=at_x(12.49)),
    story("line-margin-outside", "0.51 m short is", unlawful(NO_GROUND), BOARD, line(1, "b1"), where=at_x(12.51)),
    story(
        "line-exact-margin",
        "an error of 0: 0.01 m past",
        lawful(LINE),
        BOARD,
        line(1, "b1"),
        where={**at_x(11.99), "margin": 0},
    ),
    story(
        "line-guest",
        "whom she let in may cross it",
        unlawful(NO_GROUND | INSIDE),
        BOARD,
        line(1, "b1"),
        command(2, "ann", "consent", player="bo", what="enter"),
    ),
    story(
        "line-guest-told-to-leave",
        "until he was told to leave ten seconds ago",
        lawful(LINE),
        BOARD,
        line(1, "b1"),
        command(2, "ann", "consent", player="bo", what="enter"),
        command(90, "ann", "warn", player="bo", text="out"),
    ),
    story("line-no-sign", "DR-2.3C-3 illegal: a line without a sign", unlawful(NO_GROUND), line(1, "b1")),
    story("line-no-line", "a sign and no line", unlawful(NO_GROUND), BOARD),
    story("line-small-sign", "with a sign too small", unlawful(SIZE), sign(1, "ann", size=49), line(1, "b1")),
    story("line-sign-50", "with a sign just large enough", lawful(LINE), sign(1, "ann", size=50), line(1, "b1")),
    story("line-hidden-sign", "with a hidden sign", unlawful(SIGHT), sign(1, "ann", hidden=True), line(1, "b1")),
    story(
        "line-sign-off-ground",
        "with a sign off her ground",
        unlawful(PROPERTY),
        sign(1, "ann", at=[60.0, 10.0, 0.0]),
        line(1, "b1"),
    ),
    story(
        "line-sign-without-reasons",
        "the sign says only KOS: whether a line needs its reason listed has two readings",
        either("lawful", "unlawful"),
        sign(1, "ann", "KOS"),
        line(1, "b1"),
    ),
    story(
        "line-shop-sign",
        "a shop's sign is none",
        unlawful(NO_GROUND | REASON_LISTED),
        sign(1, "ann", "Shop, come in"),
        line(1, "b1"),
    ),
    story(
        "line-size-unknown",
        "nobody told the sign's size",
        unclear(LINE | SIZE),
        {name: value for name, value in BOARD.items() if name != "size"},
        line(1, "b1"),
    ),
    story("line-killer-no-owner", "she has no right here", unlawful(RDM), BOARD, line(1, "b1"), killer="cy"),
    story(
        "line-of-the-neighbour",
        "he crossed the neighbour's line",
        unlawful(NO_GROUND),
        *house(0, "b2", "dee", 100, 0),
        BOARD,
        sign(1, "dee", entity="sign-2", at=[115.0, 10.0, 0.0], building="b2"),
        line(1, "b2", 100, 0),
        where={"at": [90, 10, 0], "victim_at": [109, 10, 0]},
    ),
    story(
        "line-two-houses",
        "two houses with lines; he crossed the second one's, where the sign hangs",
        lawful(LINE),
        *house(0, "b2", "ann", 100, 0),
        sign(1, "ann", at=[115.0, 10.0, 0.0], building="b2"),
        line(1, "b1"),
        line(1, "b2", 100, 0),
        where={"at": [90, 10, 0], "victim_at": [109, 10, 0]},
    ),
    story(
        "line-two-houses-sign-at-other",
        "he crossed the first one's, and the sign hangs at the second",
        unlawful(NO_GROUND | PROPERTY),
        *house(0, "b2", "ann", 100, 0),
        sign(1, "ann", at=[115.0, 10.0, 0.0], building="b2"),
        line(1, "b1"),
        line(1, "b2", 100, 0),
    ),
    story("line-polygon", "a square line: its corner", lawful(LINE), BOARD, line(1, "b1", **SQUARE), where=at_x(11.0)),
    story(
        "line-polygon-corner",
        "11 m east and 11 m north is within the square, not within a circle of 12 m",
        lawful(LINE),
        BOARD,
        line(1, "b1", **SQUARE),
        where={"at": [18, 10, 0], "victim_at": [11, 10, 11]},
    ),
    story(
        "line-circle-corner",
        "and outside the circle",
        unlawful(NO_GROUND),
        BOARD,
        line(1, "b1"),
        where={"at": [18, 10, 0], "victim_at": [11, 10, 11]},
    ),
    story(
        "line-polygon-outside",
        "13 m east of the square",
        unlawful(NO_GROUND),
        BOARD,
        line(1, "b1", **SQUARE),
        where=at_x(13.0),
    ),
    story(
        "line-below-height",
        "a line from 8 m to 14 m of height: he stands at 10 m",
        lawful(LINE),
        BOARD,
        line(1, "b1", low=8.0, high=14.0),
    ),
    story(
        "line-above-height",
        "he is on a roof at 20 m",
        unlawful(NO_GROUND),
        BOARD,
        line(1, "b1", low=8.0, high=14.0),
        where=at_x(9.0, 20.0),
    ),
    story(
        "line-under-height",
        "he is in a cellar at 2 m",
        unlawful(NO_GROUND),
        BOARD,
        line(1, "b1", low=8.0, high=14.0),
        where=at_x(9.0, 2.0),
    ),
    story(
        "line-height-margin",
        "at 14.3 m nobody knows",
        unclear(LINE),
        BOARD,
        line(1, "b1", low=8.0, high=14.0),
        where=at_x(9.0, 14.3),
    ),
    story(
        "line-only-high",
        "no lower bound told",
        either("lawful", "unclear"),
        BOARD,
        line(1, "b1", high=14.0),
    ),
    story("line-until", "1 ms before it ends", lawful(LINE), BOARD, line(1, "b1", until=1_750_000_100_001)),
    story(
        "line-until-over", "at its end it is over", unlawful(NO_GROUND), BOARD, line(1, "b1", until=1_750_000_100_000)
    ),
    story(
        "line-prolonged",
        "sent again with a later end",
        lawful(LINE),
        BOARD,
        line(1, "b1", until=1_750_000_050_000),
        line(40, "b1", until=1_750_000_200_000),
    ),
    story("line-ended", "taken away", unlawful(NO_GROUND), BOARD, line(1, "b1"), tell("zone_ended", 50, id="b1-line")),
    story(
        "line-ended-and-back",
        "and drawn again",
        lawful(LINE),
        BOARD,
        line(1, "b1"),
        tell("zone_ended", 50, id="b1-line"),
        line(60, "b1"),
    ),
    story(
        "line-narrowed",
        "sent again with 8 m: he stands at 9 m",
        unlawful(NO_GROUND),
        BOARD,
        line(1, "b1"),
        line(50, "b1", circle=[0, 0, 8]),
    ),
    story(
        "line-widened",
        "sent again with 16 m: he stands at 14 m",
        lawful(LINE),
        BOARD,
        line(1, "b1"),
        line(50, "b1", circle=[0, 0, 16]),
        where=SHORT,
    ),
    Scenario(
        "line-widened-too-late",
        "widened at the millisecond of the kill, and later in the record",
        (
            *HOME,
            BOARD,
            line(1, "b1"),
            rows(97, bo=(60, 0)),
            kill(100, "ann", "bo", **SHORT),
            line(100, "b1", circle=[0, 0, 16]),
        ),
        {"kill": unlawful(NO_GROUND)},
    ),
    story(
        "line-second-line",
        "two lines of one house: he is behind the second",
        lawful(LINE),
        BOARD,
        line(1, "b1", circle=[-200, 0, 5]),
        line(1, "b1", id="b1-line-2"),
    ),
    story(
        "line-of-no-house",
        "a line that belongs to no building",
        unlawful(NO_GROUND),
        BOARD,
        line(1, "b1", building=None),
    ),
    story(
        "line-of-unknown-house",
        "a line, and nobody told whose",
        unclear(LINE),
        BOARD,
        {name: value for name, value in line(1, "b1").items() if name != "building"},
    ),
    story(
        "line-owner-changed",
        "the house was given to another: the building is sent again",
        unlawful(RDM | PUBLIC | LINE),
        BOARD,
        line(1, "b1"),
        house(50, "b1", "dee")[0],
    ),
    story(
        "line-other-zones-overlap",
        "a skull zone over it changes nothing",
        lawful(LINE),
        BOARD,
        line(1, "b1"),
        tell("zone", 2, id="dome", kind="pvp", circle=[0, 0, 100]),
    ),
    Scenario(
        "line-short-plain",
        "2 m short, and no place told but that of the kill; strictly, how long he has loitered is unknown",
        (*HOME, BOARD, line(1, "b1"), kill(100, "ann", "bo", **SHORT)),
        {"kill": either("unlawful", "unclear")},
    ),
    Scenario(
        "line-crossed-and-back",
        "he crossed it, went back, and is killed outside half a minute later",
        (
            *HOME,
            BOARD,
            line(1, "b1"),
            rows(50, bo=(9, 0)),
            rows(51, bo=(30, 0)),
            rows(80, bo=(60, 0)),
            placeless(kill(81, "ann", "bo")),
        ),
        {"kill": either("unlawful", "lawful")},
    ),
    Scenario(
        "line-place-unknown",
        "nobody told where he was",
        (*HOME, BOARD, line(1, "b1"), placeless(kill(100, "ann", "bo"))),
        {"kill": unclear(LINE)},
    ),
    Scenario(
        "line-place-3s-old",
        "his place is three seconds old",
        (*HOME, BOARD, line(1, "b1"), rows(97, bo=(9, 0)), placeless(kill(100, "ann", "bo"))),
        {"kill": lawful(LINE, aged=True)},
    ),
    Scenario(
        "line-zones-unrecorded",
        "zones are not recorded",
        (started(0, "zone"), HOME[0], BOARD, rows(97, bo=(60, 0)), kill(100, "ann", "bo", **PAST)),
        {"kill": unclear(LINE)},
    ),
    Scenario(
        "line-hit-from-within",
        "he hit her first, short of the line",
        (
            *HOME,
            BOARD,
            line(1, "b1"),
            rows(97, bo=(60, 0)),
            tell("hit", 99, attacker="bo", victim="ann", weapon="bow", damage=9.0),
            kill(100, "ann", "bo", **SHORT),
        ),
        {"kill": lawful(spares=LINE | RDM)},
    ),
]
