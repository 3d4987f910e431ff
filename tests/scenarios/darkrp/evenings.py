"""Long evenings: many people, everything at once, each act judged alone; what came before and after must not matter."""

from .clauses import (
    ARREST,
    BREAK_IN,
    HURT_MATE,
    HURT_ME,
    INSIDE,
    KEYPAD,
    LINE,
    LOITER,
    MAYOR,
    NLR_KILLER,
    NLR_PLACE,
    NLR_TALK,
    RDM,
    ROBBED,
)
from .scenario import Scenario, either, lawful, unlawful
from .stage import Tale, answer, change, order, staff
from .telling import command, drawn, finding, group, hit, house, kill, line, rows, sign, spawned, started, tell

TOWN = (
    started(-10),
    staff(-9),
    *house(-9, "b1", "ann", 0, 0),
    *house(-9, "b2", "bo", 300, 0),
    line(-8, "b1"),
    sign(-8, "ann"),
    sign(-8, "bo", "KOS: touching keypads", entity="sign-2", at=[315.0, 10.0, 0.0], building="b2"),
    group(-7, "iron", "ann amy"),
    group(-7, "oak", "bo bea"),
    tell("job", -6, player="eve", job="mayor"),
    tell("job", -6, player="dee", job="police"),
    tell("tax", -6, rate=0.4),
)
EVENING = (
    hit(10, "bo", "ann", tag="blow"),
    kill(15, "amy", "bo", tag="mate"),
    spawned(20, "bo", 300, 0),
    rows(30, ann=(15, 0), bo=(300, 0), zed=(60, 0), cy=(60, 5)),
    rows(100, zed=(9, 0), cy=(60, 5), ann=(15, 0)),
    kill(101, "ann", "zed", tag="line", at=[15.0, 10.0, 0.0], victim_at=[9.0, 10.0, 0.0]),
    kill(110, "ann", "cy", tag="street", at=[50.0, 10.0, 0.0], victim_at=[60.0, 10.0, 5.0]),
    tell("tax", 200, rate=0.55),
    kill(205, "jim", "eve", tag="mayor"),
    tell("tax", 210, rate=0.3),
    tell("arrest", 220, player="dee", target="amy", state="tried"),
    kill(225, "ann", "dee", tag="officer"),
    kill(229, "jim", "lou", tag="rdm"),
    tell("lock", 250, player="kim", entity="l", action="cracked", ok=False, building="b2", at=[308.0, 10.0, 0.0]),
    kill(255, "bea", "kim", tag="pick", at=[312.0, 10.0, 0.0], victim_at=[308.0, 10.0, 0.0]),
    command(270, "max", "demand", player="bea", text="your money"),
    kill(280, "bo", "max", tag="robber"),
)
WANT = {
    "blow": lawful(),
    "mate": lawful(HURT_MATE),
    "line": lawful(LINE),
    "street": unlawful(RDM),
    "mayor": lawful(MAYOR),
    "officer": lawful(ARREST),
    "rdm": unlawful(RDM),
    "pick": lawful(BREAK_IN),
    "robber": lawful(ROBBED),
}


def shifted(told, seconds, server=None):
    """The same evening later, or elsewhere."""
    moved = [{**each, "t": each["t"] + seconds * 1000} for each in told]
    return tuple({**each, "server": server} for each in moved) if server else tuple(moved)


def relabelled(told, mark):
    """The same with other labels."""
    return tuple({**each, "tag": f"{each['tag']}{mark}"} if "tag" in each else each for each in told)


def renamed(told, mark):
    """The same with other people."""
    people = ["ann", "amy", "bo", "bea", "eve", "dee", "zed", "cy", "jim", "lou", "kim", "max"]

    def other(value):
        if isinstance(value, str):
            return mark + value if value in people else value
        if isinstance(value, list):
            return [other(each) for each in value]
        return {name: other(each) for name, each in value.items()} if isinstance(value, dict) else value

    return tuple(other(each) for each in told)


def crowd(seconds, count):
    """Many who walk about and do nothing."""
    return tuple(
        rows(seconds + each, **{f"walker{one}": (700 + one + each, 700) for one in range(count)}) for each in range(3)
    )


def interleaved(one, two):
    """Two stories at once."""
    return tuple(sorted([*one, *two], key=lambda each: each["t"]))


def evening(name, why, told, want, **more):
    """A long story."""
    return Tale(f"evening-{name}", why, tuple(told), want, **more)


STORIES: list[Scenario] = [
    evening("one", "an evening in town", (*TOWN, *EVENING), WANT),
    evening(
        "crowd",
        "with a crowd that does nothing",
        interleaved((*TOWN, *EVENING), (*crowd(12, 60), *crowd(112, 60), *crowd(222, 60))),
        WANT,
    ),
    evening(
        "noise",
        "with chat, doors and unknown events between",
        interleaved(
            (*TOWN, *EVENING),
            tuple(tell("chat", each, player=f"w{each}", channel="global", text="hello") for each in range(0, 290, 5))
            + tuple(tell("dance", each, player="x", how=[1]) for each in range(0, 290, 7)),
        ),
        WANT,
    ),
    evening(
        "twice",
        "and again an hour later with the same people",
        (*TOWN, *EVENING, *relabelled(shifted(EVENING, 3600), "2")),
        WANT | {f"{label}2": want for label, want in WANT.items()} | {"street2": unlawful(RDM), "rdm2": unlawful(RDM)},
    ),
    evening(
        "two-towns",
        "two servers at once",
        interleaved((*TOWN, *EVENING), relabelled(shifted((*TOWN, *EVENING), 0, "east"), "E")),
        WANT | {f"{label}E": want for label, want in WANT.items()},
    ),
    evening(
        "days-later",
        "thirty days later in the same record",
        (*TOWN, tell("time", 100), *relabelled(shifted(EVENING, 30 * 86_400), "3")),
        {f"{label}3": want for label, want in WANT.items()},
    ),
    evening(
        "other-people",
        "two circles of people at once who have nothing to do with each other",
        interleaved(
            (*TOWN, *EVENING),
            relabelled(
                renamed(
                    tuple(
                        each
                        for each in shifted(EVENING, 0)
                        if each.get("tag") not in ("line", "mayor", "officer", "pick")
                        and each["type"] not in ("tax", "arrest", "lock", "positions")
                    ),
                    "x",
                ),
                "X",
            ),
        ),
        WANT
        | {
            label + "X": want
            for label, want in (
                ("blow", lawful()),
                ("mate", unlawful(RDM)),
                ("street", unlawful(RDM)),
                ("rdm", unlawful(RDM)),
                ("robber", unlawful(RDM)),
            )
        },
    ),
    evening(
        "new-lives",
        "the dead of the evening live again and keep away",
        (
            *TOWN,
            *EVENING,
            *(
                spawned(300 + place, who, 2000 + 500 * place, 2000)
                for place, who in enumerate(["zed", "cy", "eve", "dee", "lou", "kim", "max"])
            ),
            rows(700, zed=(9, 60), lou=(515, 500)),
        ),
        WANT,
    ),
    evening(
        "dead-return",
        "one of them comes back to the street after a minute",
        (
            *TOWN,
            *EVENING[:7],
            spawned(115, "cy", 1000, 0),
            rows(150, ann=(3000, 0), cy=(400, 0)),
            rows(170, tag="back", ann=(3000, 0), cy=(100, 0)),
        ),
        {
            "blow": lawful(),
            "mate": lawful(HURT_MATE),
            "line": lawful(LINE),
            "street": unlawful(RDM),
            "back": unlawful(NLR_PLACE, actor="cy"),
        },
    ),
    evening(
        "dead-talks",
        "and speaks to who killed him, on the phone",
        (
            *TOWN,
            *EVENING[:7],
            spawned(115, "cy", 1000, 0),
            tell("chat", 150, player="cy", channel="direct", to="ann", text="why?", tag="why"),
            tell("chat", 151, player="cy", channel="global", text="ann shot me"),
            tell("chat", 152, player="cy", channel="staff", text="ann shot me"),
            tell("chat", 153, player="ann", channel="direct", to="cy", text="because"),
            command(154, "cy", "report", player="ann", kind="rdm", text="she shot me"),
        ),
        {
            "blow": lawful(),
            "mate": lawful(HURT_MATE),
            "line": lawful(LINE),
            "street": unlawful(RDM),
            "why": unlawful(NLR_TALK, actor="cy"),
        },
    ),
    evening(
        "dead-follows",
        "and walks up to her",
        (
            *TOWN,
            *EVENING[:7],
            spawned(115, "cy", 1000, 0),
            rows(150, ann=(3000, 0), cy=(2800, 0)),
            rows(155, tag="near", ann=(3000, 0), cy=(2980, 0)),
        ),
        {
            "blow": lawful(),
            "mate": lawful(HURT_MATE),
            "line": lawful(LINE),
            "street": unlawful(RDM),
            "near": unlawful(NLR_KILLER, actor="cy"),
        },
    ),
    evening(
        "report-and-rule",
        "reported, found, appealed",
        (
            *TOWN,
            *EVENING,
            order(300, "cy", "report", tag="r", player="ann", kind="rdm", text="in the street", id="c1"),
            finding(310, "c1", "DR-2.1-1", "yes", "mod"),
            order(320, "ann", "appeal", tag="a", case="c1", text="he was over the line"),
        ),
        WANT,
        comes=(
            answer("r", True),
            change("case", "upheld", id="c1"),
            answer("a", True),
            change("case", "appealed", id="c1"),
        ),
    ),
    evening(
        "upheld", "every wrong upheld: killings have no ladder", (*TOWN, *EVENING), WANT, uphold=True, sanctions=()
    ),
    evening(
        "guest-turns",
        "a guest is told to go, goes, comes back over the line, touches the keypad and is killed",
        (
            *TOWN,
            command(10, "ann", "consent", player="gus", what="enter"),
            rows(11, gus=(60, 0)),
            rows(20, gus=(1, 1)),
            command(30, "ann", "warn", player="gus", text="out"),
            rows(35, gus=(60, 0)),
            rows(50, gus=(10, 0)),
            tell("keypad", 51, player="gus", entity="k", building="b1", at=[7.0, 10.0, 0.0]),
            kill(53, "ann", "gus", at=[15.0, 10.0, 0.0], victim_at=[10.0, 10.0, 0.0]),
        ),
        {"kill": lawful(LINE | KEYPAD)},
    ),
    evening(
        "guest-hit-inside",
        "a guest who is killed by her mate, who lives there not",
        (
            *TOWN,
            command(10, "ann", "consent", player="gus", what="enter"),
            rows(11, gus=(60, 0)),
            rows(20, gus=(1, 1)),
            kill(25, "amy", "gus", at=[2.0, 10.0, 0.0], victim_at=[1.0, 10.0, 1.0]),
        ),
        {"kill": unlawful(RDM)},
    ),
    evening(
        "loiter-then-leave",
        "he loiters, leaves, and is killed in the street",
        (
            *TOWN,
            rows(5, ned=(60, 0)),
            *(rows(6 + each, ned=(17, 0)) for each in range(0, 16, 3)),
            rows(30, ned=(60, 0)),
            kill(40, "ann", "ned", at=[15.0, 10.0, 0.0], victim_at=[60.0, 10.0, 0.0]),
        ),
        {"kill": unlawful(RDM)},
    ),
    evening(
        "loiter",
        "he loiters on her ground, short of the line",
        (
            *TOWN,
            rows(5, ned=(60, 0)),
            *(rows(6 + each, ned=(16, 0)) for each in range(0, 16, 3)),
            kill(22, "ann", "ned", at=[15.0, 10.0, 0.0], victim_at=[16.0, 10.0, 0.0]),
        ),
        {"kill": lawful(LOITER)},
    ),
    evening(
        "inside-and-hurt",
        "two grounds at once: both are named, nothing more",
        (
            *TOWN,
            rows(5, ned=(60, 0)),
            hit(10, "ned", "ann"),
            rows(11, ned=(1, 1)),
            kill(12, "ann", "ned", at=[15.0, 10.0, 0.0], victim_at=[1.0, 10.0, 1.0]),
        ),
        {"kill": lawful(HURT_ME | INSIDE, spares=MAYOR | ARREST | ROBBED | BREAK_IN)},
    ),
    evening(
        "tax-yoyo",
        "taxes up and down all evening, and a mayor who changes",
        (
            started(-10),
            *(
                line_
                for each in range(0, 100, 10)
                for line_ in (
                    tell("tax", each, rate=0.6 if each % 20 else 0.4),
                    tell("job", each, player=("eve", "max")[each // 10 % 2], job="mayor"),
                    tell("job", each, player=("max", "eve")[each // 10 % 2], job="citizen"),
                )
            ),
            kill(91, "ann", "max", tag="k1"),
            kill(92, "ann", "eve", tag="k2"),
        ),
        {"k1": lawful(MAYOR), "k2": unlawful(RDM)},
    ),
    evening(
        "gun-shop",
        "guns are drawn and put away all evening",
        (
            *TOWN,
            *(drawn(each, "gus", on=each % 2 == 0) for each in range(50)),
            hit(60, "gus", "zoe"),
            kill(61, "ann", "gus"),
        ),
        {"kill": unlawful(RDM)},
    ),
    evening(
        "chain-of-robberies",
        "robber robs robber",
        (
            *TOWN,
            command(10, "r1", "demand", player="r2", text="purse"),
            kill(15, "r2", "r1", tag="k1"),
            command(20, "r3", "demand", player="r2", text="purse"),
            kill(21, "r2", "r3", tag="k2"),
            kill(22, "ann", "r2", tag="k3"),
        ),
        {"k1": lawful(ROBBED), "k2": lawful(ROBBED), "k3": unlawful(RDM)},
    ),
    evening(
        "massacre",
        "one kills twenty in a minute",
        (*TOWN, *(kill(10 + each, "ann", f"v{each}", tag=f"k{each}") for each in range(20))),
        {f"k{each}": unlawful(RDM) for each in range(20)},
    ),
    evening(
        "massacre-answered",
        "and the last, hit first, answers",
        (
            *TOWN,
            *(kill(10 + each, "ann", f"v{each}", tag=f"k{each}") for each in range(5)),
            hit(20, "ann", "zoe"),
            kill(21, "zoe", "ann", tag="end"),
        ),
        {**{f"k{each}": unlawful(RDM) for each in range(5)}, "end": lawful(HURT_ME)},
    ),
    evening(
        "squads-change",
        "squads change between every blow",
        (
            hit(0, "bo", "cy"),
            group(1, "iron", "ann cy"),
            kill(2, "ann", "bo", tag="k1"),
            group(3, "iron", "ann"),
            hit(4, "bea", "cy"),
            group(5, "iron", "ann cy"),
            group(6, "iron", "ann"),
            kill(7, "ann", "bea", tag="k2"),
        ),
        {"k1": either("lawful", "unlawful"), "k2": unlawful(RDM)},
    ),
]
