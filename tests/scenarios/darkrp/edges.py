"""Every clause at its bound: the number exactly, a millisecond before, a centimetre beside, and the margins."""

from .clauses import (
    ARREST,
    BREAK_IN,
    GUNS,
    HURT_MATE,
    HURT_ME,
    INSIDE,
    KEYPAD,
    LINE,
    LOITER,
    MAYOR,
    MICSPAM,
    NLR_KILLER,
    NLR_PLACE,
    NLR_RAID,
    NLR_TALK,
    PUBLIC,
    RDM,
    REASON_LISTED,
    ROBBED,
    SIGHT,
    SIGN,
    SIZE,
)
from .scenario import Scenario, either, lawful, unclear, unlawful
from .telling import command, drawn, group, hit, house, kill, line, rows, sign, spawned, tell

NO_GROUND = RDM | PUBLIC | SIGN | LINE | REASON_LISTED
HOME = house(0, "b1", "ann")
INVITED = command(1, "ann", "consent", player="bo", what="enter")
DOOR = {"at": [10.0, 10.0, 0.0], "victim_at": [8.0, 10.0, 0.0]}
IN = {"at": [15.0, 10.0, 0.0], "victim_at": [1.0, 10.0, 1.0]}


def beside(x, z=0.0, y=10.0, **more):
    """A kill whose victim stands there."""
    return {"at": [x + 5.0, 10.0, z], "victim_at": [x, y, z], **more}


# --- windows of a minute ---

CAUSES = {
    "hurt": (hit, ("bo", "ann"), {}, HURT_ME, ()),
    "hurt-mate": (hit, ("bo", "cy"), {}, HURT_MATE, (group(0, "iron", "ann cy"),)),
    "hurt-trap": (hit, ("bo", "ann"), {"means": "trap", "entity": "trap-1"}, HURT_ME, ()),
    "hurt-blast": (hit, ("bo", "ann"), {"means": "explosive"}, HURT_ME, ()),
    "hurt-car": (hit, ("bo", "ann"), {"means": "vehicle", "entity": "car-1"}, HURT_ME, ()),
}


def windows():
    """Grounds that last less than a minute: at 59.999 s they hold, at 60.000 s they do not."""
    for name, (make, who, more, clause, before) in CAUSES.items():
        for seconds, want in ((59.999, lawful(clause)), (60, unlawful(RDM)), (60.001, unlawful(RDM))):
            yield Scenario(
                f"edge-{name}-{round(seconds * 1000)}",
                f"{seconds} s after",
                (*before, make(1, *who, **more), kill(1 + seconds, "ann", "bo")),
                {"kill": want},
            )
    for name, fields, clause, target in (
        ("arrest", {"state": "tried"}, ARREST, "ann"),
        ("arrest-done", {"state": "done"}, ARREST, "ann"),
        ("arrest-mate", {"state": "tried"}, ARREST, "cy"),
    ):
        for seconds, want in ((59.999, lawful(clause)), (60, unlawful(RDM))):
            yield Scenario(
                f"edge-{name}-{round(seconds * 1000)}",
                f"{seconds} s after he tried",
                (
                    group(0, "iron", "ann cy"),
                    tell("job", 0, player="bo", job="police"),
                    tell("arrest", 1, player="bo", target=target, **fields),
                    kill(1 + seconds, "ann", "bo"),
                ),
                {"kill": want},
            )
    for seconds, want in ((59.999, lawful(ROBBED)), (60, unlawful(RDM))):
        for whom in ("ann", "cy"):
            yield Scenario(
                f"edge-demand-{whom}-{round(seconds * 1000)}",
                f"{seconds} s after the demand",
                (
                    group(0, "iron", "ann cy"),
                    command(1, "bo", "demand", player=whom, text="your purse"),
                    kill(1 + seconds, "ann", "bo"),
                ),
                {"kill": want},
            )
    for action in ("picked", "cracked"):
        for seconds, want in ((59.999, lawful(BREAK_IN)), (60, unlawful(RDM))):
            yield Scenario(
                f"edge-{action}-{round(seconds * 1000)}",
                f"{seconds} s after, at the door",
                (
                    *HOME,
                    tell("lock", 1, player="bo", entity="l", action=action, building="b1", at=[8.0, 10.0, 0.0]),
                    rows(58, bo=(8, 0)),
                    kill(1 + seconds, "ann", "bo", **DOOR),
                ),
                {"kill": want},
            )


# --- signs: size, ground, time ---


def toucher(name, why, want, *board, seconds=10.0, **more):
    """A keypad is touched at the house; the sign lists it."""
    touch = tell("keypad", seconds, player="bo", entity="k", building="b1", at=[7.0, 10.0, 0.0])
    told = sorted([*board, rows(seconds - 1, bo=(8, 0)), touch], key=lambda each: each["t"])
    return Scenario(f"edge-{name}", why, (*HOME, *told, kill(seconds + 2, "ann", "bo", **DOOR, **more)), {"kill": want})


def signs():
    """The letters' size, where it stands, when it was written."""
    for size, want in ((50, lawful(KEYPAD)), (49.99, unlawful(SIZE)), (49, unlawful(SIZE)), (0, unlawful(SIZE))):
        yield toucher(f"size-{size}", f"letters of {size}", want, sign(1, "ann", size=size))
    for size, want in ((50, lawful(LINE)), (49.99, unlawful(SIZE))):
        yield Scenario(
            f"edge-line-size-{size}",
            f"a line whose sign has letters of {size}",
            (
                *HOME,
                line(1, "b1"),
                sign(1, "ann", size=size),
                rows(7, bo=(60, 0)),
                kill(10, "ann", "bo", **beside(9.0)),
            ),
            {"kill": want},
        )
    ground = (
        ("19.49", 19.49, lawful(KEYPAD)),
        ("20.51", 20.51, unlawful(SIGN | NO_GROUND)),
        ("20.00", 20.0, unclear()),
    )
    for name, x, want in ground:
        board = {key: value for key, value in sign(1, "ann", at=[x, 10.0, 0.0]).items() if key != "building"}
        yield toucher(f"ground-{name}", f"a sign {name} m from the middle of a ground of 20 m", want, board)
    yield toucher(
        "sign-hidden-null",
        "known to have no say on being hidden",
        either("lawful", "unclear", "unlawful"),
        sign(1, "ann", hidden=None),
    )
    yield toucher(
        "sign-made-late",
        "the sign is written a millisecond after the touch",
        unlawful(REASON_LISTED | RDM),
        sign(10.001, "ann"),
    )
    yield toucher("sign-made-in-time", "and at the same millisecond, before", lawful(KEYPAD), sign(10, "ann"))
    yield toucher(
        "sign-uncovered",
        "hidden at first, in sight since",
        lawful(KEYPAD),
        sign(1, "ann", hidden=True),
        sign(2, "ann", hidden=False),
    )
    yield toucher(
        "sign-covered", "in sight at first, covered since", unlawful(SIGHT), sign(1, "ann"), sign(2, "ann", hidden=True)
    )


# --- loitering ---


def loiter(name, why, want, stay, **more):
    """He steps onto the ground at 5 s and is killed so many seconds later, seen every two seconds."""
    seen = [rows(5 + each, bo=(10, 0)) for each in range(0, int(stay), 2)]
    return Scenario(
        f"edge-loiter-{name}",
        why,
        (
            *HOME,
            sign(1, "ann", "KOS: loitering over 10 seconds"),
            rows(4, bo=(60, 0)),
            *seen,
            kill(5 + stay, "ann", "bo", **beside(10.0), **more),
        ),
        {"kill": want},
    )


# --- speaking into the house ---


def micspam(name, why, want, *told, **more):
    """A guest with a microphone inside."""
    return Scenario(
        f"edge-mic-{name}",
        why,
        (
            *HOME,
            sign(1, "ann", "KOS: micspamming"),
            INVITED,
            rows(2, bo=(60, 0)),
            *told,
            kill(100, "ann", "bo", **IN, **more),
        ),
        {"kill": want},
    )


def voice(seconds, ms, x=1.0, player="bo"):
    """He spoke so many milliseconds, and stopped now."""
    return tell("voice", seconds, player=player, ms=ms, at=[x, 10.0, 1.0])


def inside_rows():
    """He is in the house from 30 s on."""
    return tuple(rows(each, bo=(1, 1)) for each in range(30, 100, 5))


# --- taxes ---


def taxed(name, rate, want, *told):
    """The mayor is killed in the square under this rate."""
    return Scenario(
        f"edge-tax-{name}",
        f"a rate of {rate}",
        (tell("job", 0, player="bo", job="mayor"), tell("tax", 1, rate=rate), *told, kill(10, "ann", "bo")),
        {"kill": want},
    )


# --- walls, lines, and margins ---


def margins():
    """|distance - bound| at most the sum of the margins is unknown, a centimetre more is known."""
    inside = (
        (5.49, lawful(INSIDE)),
        (5.5, unclear(INSIDE)),
        (6.0, unclear(INSIDE)),
        (6.5, unclear(INSIDE)),
        (6.51, unlawful(NO_GROUND)),
    )
    for x, want in inside:
        yield Scenario(
            f"edge-wall-{x}",
            f"{x} m from the middle of a house of 6 m",
            (*HOME, kill(5, "ann", "bo", **beside(x))),
            {"kill": want},
        )
    for margin, x, want in (
        (0, 5.99, lawful(INSIDE)),
        (0, 6.01, unlawful(NO_GROUND)),
        (0.1, 5.89, lawful(INSIDE)),
        (0.1, 5.95, unclear(INSIDE)),
        (0.1, 6.11, unlawful(NO_GROUND)),
        (5, 0.99, lawful(INSIDE)),
        (5, 1.5, unclear(INSIDE)),
        (5, 11.01, unlawful(NO_GROUND)),
    ):
        yield Scenario(
            f"edge-wall-margin-{margin}-{x}",
            f"at {x} m with an error of {margin} m",
            (*HOME, kill(5, "ann", "bo", **beside(x, margin=margin))),
            {"kill": want},
        )
    for x, want in (
        (3.99, lawful(INSIDE)),
        (4.01, unclear(INSIDE)),
        (7.99, unclear(INSIDE)),
        (8.01, unlawful(NO_GROUND)),
    ):
        yield Scenario(
            f"edge-wall-tier-1-{x}",
            "WebRCON errs by 2 m",
            (*HOME, kill(5, "ann", "bo", **beside(x, tier=1))),
            {"kill": want},
        )
    yield Scenario(
        "edge-wall-tier-0",
        "files: the error is unknown, even in the middle",
        (*HOME, kill(5, "ann", "bo", **beside(0.0, tier=0))),
        {"kill": unclear(INSIDE)},
    )
    yield Scenario(
        "edge-wall-tier-0-margin",
        "files that say their error",
        (*HOME, kill(5, "ann", "bo", **beside(0.0, tier=0, margin=1))),
        {"kill": lawful(INSIDE)},
    )
    ruled = ((11.49, lawful(LINE)), (11.5, unclear(LINE)), (12.5, unclear(LINE)), (12.51, unlawful(NO_GROUND)))
    for x, want in ruled:
        yield Scenario(
            f"edge-line-{x}",
            f"{x} m from the middle of a line of 12 m",
            (*HOME, line(1, "b1"), sign(1, "ann"), rows(3, bo=(60, 0)), kill(6, "ann", "bo", **beside(x))),
            {"kill": want},
        )
    for low, high, y, want in (
        (None, 15.0, 14.4, lawful(INSIDE)),
        (None, 15.0, 15.6, unlawful(NO_GROUND)),
        (9.0, None, 9.6, lawful(INSIDE)),
        (9.0, None, 8.4, unlawful(NO_GROUND)),
    ):
        bounds = {name: value for name, value in (("low", low), ("high", high)) if value is not None}
        inner = tell("zone", 0, id="b1-inside", kind="base", circle=[0, 0, 6.0], building="b1", **bounds)
        yield Scenario(
            f"edge-storey-{low}-{high}-{y}",
            "a house with a floor and a roof",
            (HOME[0], inner, kill(5, "ann", "bo", **beside(1.0, y=y))),
            {"kill": want},
        )


# --- guests ---


def guests():
    """An invitation lasts half an hour, and a word to leave takes ten seconds."""
    for seconds, want in ((1799.999, unlawful(NO_GROUND)), (1800, lawful(INSIDE)), (1800.001, lawful(INSIDE))):
        yield Scenario(
            f"edge-guest-{round(seconds * 1000)}",
            f"invited {seconds} s ago",
            (*HOME, INVITED, kill(1 + seconds, "ann", "bo", **IN)),
            {"kill": want},
        )
        yield Scenario(
            f"edge-door-{round(seconds * 1000)}",
            f"her door opened {seconds} s ago",
            (
                *HOME,
                tell("door", 1, player="ann", entity="d", open=True, building="b1"),
                kill(1 + seconds, "ann", "bo", **IN),
            ),
            {"kill": want},
        )
    for word in ("warn", "demand"):
        for seconds, want in ((9.999, unlawful(NO_GROUND)), (10, lawful(INSIDE)), (10.001, lawful(INSIDE))):
            yield Scenario(
                f"edge-{word}-{round(seconds * 1000)}",
                f"told to leave {seconds} s ago",
                (
                    *HOME,
                    INVITED,
                    command(50, "ann", word, player="bo", text="out"),
                    kill(50 + seconds, "ann", "bo", **IN),
                ),
                {"kill": want},
            )


# --- the new life ---

HERE = {"at": [10.0, 10.0, 0.0], "victim_at": [0.0, 10.0, 0.0]}
DEATH = (hit(-3, "ann", "bo"), kill(0, "bo", "ann", tag="death", **HERE))


def again(name, why, want, *told):
    """Ann dies at the origin by Bo's hand, justly, and lives again a kilometre off; Bo goes far away."""
    gone = (spawned(5, "ann", 1000, 0), rows(6, bo=(3000, 0), ann=(1000, 0)))
    return Scenario(f"edge-nlr-{name}", why, (*DEATH, *gone, *told), {"death": lawful(), **want})


def new_lives():
    """A hundred metres, fifty, five minutes."""
    yes, no = {"back": unlawful(NLR_PLACE, actor="ann")}, {}
    for x, want in ((98.99, yes), (99.0, no), (100.0, no), (101.0, no), (101.01, no)):
        yield again(
            f"place-{x}",
            f"{x} m from the spot, each place half a metre uncertain",
            want,
            rows(60, ann=(300, 0)),
            rows(63, tag="back", ann=(x, 0)),
        )
    for x, want in ((99.49, yes), (99.5, no)):
        line_ = {**rows(63, tag="back", ann=(x, 0)), "margin": 0}
        yield again(f"place-exact-{x}", "only the place of death is uncertain", want, rows(60, ann=(300, 0)), line_)
    for seconds, want in ((299.999, yes), (300, no), (300.001, no)):
        yield again(
            f"time-{round(seconds * 1000)}",
            f"{seconds} s after",
            want,
            rows(290, ann=(300, 0)),
            rows(seconds, tag="back", ann=(20, 0)),
        )
        yield again(
            f"spawn-{round(seconds * 1000)}",
            f"she comes to life again at the spot {seconds} s after",
            want,
            tell("died", 200, player="ann", at=[2000.0, 10.0, 0.0], cause="fall"),
            {**spawned(seconds, "ann", 20, 0), "tag": "back"},
        )
    near = {"back": unlawful(NLR_KILLER, actor="ann")}
    for gap, want in ((48.99, near), (49.0, no), (51.01, no)):
        yield again(
            f"killer-{gap}",
            f"she walks up to {gap} m of him",
            want,
            rows(60, ann=(2000, 0), bo=(3000, 0)),
            rows(65, ann=(2800, 0), bo=(3000, 0)),
            rows(68, tag="back", ann=(3000 - gap, 0), bo=(3000, 0)),
        )
    for seconds, want in ((299.999, near), (300, no)):
        yield again(
            f"killer-time-{round(seconds * 1000)}",
            f"{seconds} s after",
            want,
            rows(295, ann=(2800, 0), bo=(3000, 0)),
            rows(seconds, tag="back", ann=(2980, 0), bo=(3000, 0)),
        )
    talk = {"word": unlawful(NLR_TALK, actor="ann")}
    for seconds, want in ((299.999, talk), (300, no)):
        at_ms = round(seconds * 1000)
        yield again(
            f"direct-{at_ms}",
            f"{seconds} s after",
            want,
            tell("chat", seconds, player="ann", channel="direct", to="bo", text="hi", tag="word"),
        )
        yield again(
            f"voice-{at_ms}",
            f"{seconds} s after",
            want,
            rows(seconds - 1, bo=(1005, 0), ann=(1000, 0)),
            tell("voice", seconds, player="ann", ms=900, at=[1000.0, 10.0, 0.0], tag="word"),
        )
        yield again(
            f"hit-{at_ms}",
            f"{seconds} s after",
            want,
            hit(seconds, "ann", "bo", tag="word") if want else hit(seconds, "ann", "bo"),
        )
        yield again(
            f"emote-{at_ms}",
            f"{seconds} s after",
            {"word": either("unlawful", "lawful", silent=True)} if want else no,
            tell("emote", seconds, player="ann", name="wave", to="bo", tag="word"),
        )
    for gap, want in ((98.99, talk), (99.0, {"word": either("unclear", "lawful", silent=True)}), (101.01, no)):
        yield again(
            f"hearing-{gap}",
            f"she speaks {gap} m from him",
            want,
            rows(64, bo=(1000 + gap, 0), ann=(1000, 0)),
            tell("voice", 65, player="ann", ms=900, at=[1000.0, 10.0, 0.0], tag="word"),
        )


def raided(name, why, want, *told, seconds=170):
    """Ann dies at a house of hers that is raided 200 m from where she died."""
    blow = tell(
        "structure_hit",
        seconds,
        attacker="bo",
        entity="w",
        kind="wall",
        grade="stone",
        building="b1",
        weapon="rocket",
        damage=99.0,
        at=[206.0, 10.0, 0.0],
    )
    return Scenario(
        f"edge-raid-{name}",
        why,
        (*house(-9, "b1", "ann", 200, 0), *DEATH, spawned(5, "ann", 1000, 0), blow, *told),
        {"death": lawful(), **want},
    )


def raids():
    """A hundred metres round her raided house."""
    yes, no = {"back": unlawful(NLR_RAID, actor="ann")}, {}
    yield raided("watch", "70 m from it", yes, rows(175, ann=(500, 0)), rows(180, tag="back", ann=(270, 0)))
    yield raided("far", "130 m from her wall", no, rows(175, ann=(500, 0)), rows(180, tag="back", ann=(352, 0)))
    yield raided(
        "299999", "at 4:59.999", yes, rows(295, ann=(500, 0)), rows(299.999, tag="back", ann=(270, 0)), seconds=290
    )
    yield raided("300000", "at 5:00.000", no, rows(295, ann=(500, 0)), rows(300, tag="back", ann=(270, 0)), seconds=290)
    yield raided("stranger", "somebody else watches", no, rows(175, cy=(500, 0)), rows(180, tag="back", cy=(270, 0)))
    yield raided(
        "alive",
        "her mate, who has not died, watches",
        no,
        group(-9, "iron", "ann cy"),
        rows(175, cy=(500, 0)),
        rows(180, tag="back", cy=(270, 0)),
    )


STORIES = [
    *windows(),
    *signs(),
    loiter("10000", "ten seconds exactly are not more than ten", unlawful(NO_GROUND), 10),
    loiter("10001", "and a millisecond more is", lawful(LOITER), 10.001),
    loiter("6000", "six seconds", unlawful(NO_GROUND), 6),
    loiter("14000", "fourteen", lawful(LOITER), 14),
    Scenario(
        "edge-guns-out",
        "drawn a millisecond before, and put away a millisecond before",
        (
            *HOME,
            sign(1, "ann", "KOS: guns out"),
            INVITED,
            rows(2, bo=(1, 1)),
            drawn(4.999, "bo"),
            kill(5, "ann", "bo", **IN),
        ),
        {"kill": lawful(GUNS)},
    ),
    Scenario(
        "edge-guns-away",
        "put away a millisecond before",
        (
            *HOME,
            sign(1, "ann", "KOS: guns out"),
            INVITED,
            rows(2, bo=(1, 1)),
            drawn(3, "bo"),
            drawn(4.999, "bo", on=False),
            kill(5, "ann", "bo", **IN),
        ),
        {"kill": either("unlawful", "lawful")},
    ),
    Scenario(
        "edge-guns-same-ms",
        "drawn at the same millisecond, after the kill",
        (
            *HOME,
            sign(1, "ann", "KOS: guns out"),
            INVITED,
            rows(2, bo=(1, 1)),
            kill(5, "ann", "bo", **IN),
            drawn(5, "bo"),
        ),
        {"kill": unlawful(NO_GROUND)},
    ),
    micspam(
        "36s",
        "36.000 s of a minute are not more than 60 %",
        either("unlawful", "unclear"),
        *inside_rows(),
        voice(99, 36_000),
    ),
    micspam("37s", "37 s are", either("lawful", "unclear", cites=(MICSPAM,)), *inside_rows(), voice(99, 37_000)),
    micspam(
        "60s",
        "the whole minute, in twelve bursts",
        either("lawful", "unclear", cites=(MICSPAM,)),
        *inside_rows(),
        *(voice(each, 5_000) for each in range(45, 100, 5)),
    ),
    micspam(
        "another", "somebody else makes the noise", unlawful(NO_GROUND), *inside_rows(), voice(99, 50_000, player="eve")
    ),
    micspam(
        "outside",
        "he makes it in the street",
        either("unlawful", "unclear"),
        *(rows(each, bo=(60, 0)) for each in range(30, 95, 5)),
        voice(95, 50_000, x=60.0),
    ),
    taxed("50", 0.5, unlawful(RDM)),
    taxed("50-and-a-bit", 0.5000001, lawful(MAYOR)),
    taxed("49.99", 0.4999, unlawful(RDM)),
    taxed("51", 0.51, lawful(MAYOR)),
    taxed("100", 1.0, lawful(MAYOR)),
    taxed("0", 0, unlawful(RDM)),
    taxed("lowered-1ms", 0.55, unlawful(RDM), tell("tax", 9.999, rate=0.5)),
    taxed("raised-1ms", 0.45, lawful(MAYOR), tell("tax", 9.999, rate=0.51)),
    taxed("raised-same-ms", 0.45, lawful(MAYOR), tell("tax", 10, rate=0.51)),
    taxed("job-lost-1ms", 0.55, unlawful(RDM), tell("job", 9.999, player="bo", job="citizen")),
    taxed("owner-tax", 0.55, lawful(MAYOR), tell("tax", 2, rate=0.55, owner="shop")),
    *margins(),
    *guests(),
    *new_lives(),
    *raids(),
]
