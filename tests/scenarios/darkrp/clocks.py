"""Time and order: the same millisecond, clocks that go back, what comes late or twice, several servers, odd names."""

import json

from .clauses import HURT_MATE, HURT_ME, INSIDE, LINE, MAYOR, NLR_PLACE, NLR_TALK, RDM
from .scenario import ANY, Scenario, either, lawful, unclear, unlawful
from .stage import Tale, answer, change, order
from .telling import at, finding, group, hit, house, kill, line, rows, sign, spawned, started, tell

IN = {"at": [15.0, 10.0, 0.0], "victim_at": [1.0, 10.0, 1.0]}
FIGHT = (hit(0, "bo", "ann"), kill(5, "ann", "bo"))
YES, NO = {"kill": lawful(HURT_ME)}, {"kill": unlawful(RDM)}


def on(server, told, **more):
    """The same line of another server."""
    return {**told, "server": server, **more}


def numbered(told, start=1):
    """Lines of one source that give their own places."""
    return tuple({**each, "seq": start + place} for place, each in enumerate(told))


def counted(told, source="plugin", start=1):
    """Lines that their sender counts."""
    return tuple({**each, "source": source, "n": start + place} for place, each in enumerate(told))


NAMES = {
    "empty-like": " ",
    "control": "bo\u0000\u0007\u001b[2Jx",
    "newline": "bo\nann\r\n",
    "bidi": "bo\u202eevil\u2066",
    "quotes": "bo\"'`\\{}[]%s%n${x}",
    "markup": "<script>alert(1)</script>",
    "emoji": "💀👨‍👩‍👧",
    "long": "b" * 256,
    "number": "76561198000000000",
    "keyword": "nobody",
    "none": "None",
    "combining": "e\u0301\u0301\u0301\u0301\u0301",
    "colon": "east:bo",
    "event": "(event 1)",
    "surrogate-ish": "\U0010ffff",
}


def odd_names():
    """Whatever he calls himself, he hit her."""
    for name, who in NAMES.items():
        yield Scenario(f"name-{name}", "an odd id", (hit(0, who, "ann"), kill(5, "ann", who)), YES)
        yield Scenario(
            f"name-{name}-innocent", "and one who did nothing", (hit(0, "x", "ann"), kill(5, "ann", who)), NO
        )
        yield Scenario(f"name-{name}-killer", "as a killer", (hit(0, "bo", who), kill(5, who, "bo")), YES)


LATE = {"happened": at(-100)}

STORIES = [
    *odd_names(),
    Scenario(
        "ms-kill-then-hit", "the kill is before the hit in the record", (kill(5, "ann", "bo"), hit(5, "bo", "ann")), NO
    ),
    Scenario(
        "ms-shot-in-flight",
        "and a second later his arrow lands: he lives no new life yet",
        (tell("time", 0), kill(5, "ann", "bo"), hit(6, "bo", "ann")),
        NO,
    ),
    Scenario("ms-hit-then-kill", "the hit before the kill", (hit(5, "bo", "ann"), kill(5, "ann", "bo")), YES),
    Scenario("ms-own-seq-order", "places of its own, in order", numbered(FIGHT), YES),
    Scenario(
        "ms-group-then-hit",
        "membership at the same millisecond, before",
        (group(5, "iron", "ann cy"), hit(5, "bo", "cy"), kill(5, "ann", "bo")),
        {"kill": lawful(HURT_MATE)},
    ),
    Scenario("ms-kill-then-group", "after", (hit(5, "bo", "cy"), kill(5, "ann", "bo"), group(5, "iron", "ann cy")), NO),
    Scenario(
        "ms-tax",
        "the tax falls after the kill in the record",
        (
            tell("job", 5, player="bo", job="mayor"),
            tell("tax", 5, rate=0.6),
            kill(5, "ann", "bo"),
            tell("tax", 5, rate=0.1),
        ),
        {"kill": lawful(MAYOR)},
    ),
    Scenario(
        "ms-tax-first",
        "or before it",
        (
            tell("job", 5, player="bo", job="mayor"),
            tell("tax", 5, rate=0.6),
            tell("tax", 5, rate=0.1),
            kill(5, "ann", "bo"),
        ),
        NO,
    ),
    Scenario(
        "ms-all-at-zero",
        "a whole story at one millisecond",
        (*house(0, "b1", "ann"), rows(0, bo=(1, 1)), kill(0, "ann", "bo", **IN)),
        {"kill": lawful(INSIDE)},
    ),
    Scenario(
        "ms-house-after",
        "the house is told after the kill",
        (tell("time", 0), kill(0, "ann", "bo", **IN), *house(0, "b1", "ann")),
        NO,
    ),
    Scenario(
        "ms-place-after",
        "his place is told after the kill, at the same millisecond",
        (
            *house(0, "b1", "ann"),
            rows(0, bo=(60, 0)),
            {**kill(5, "ann", "bo"), "at": [15.0, 10.0, 0.0], "victim_at": [60.0, 10.0, 0.0]},
            rows(5, tag="row", bo=(1, 1)),
        ),
        {**NO, "row": ANY},
    ),
    Scenario(
        "back-1s",
        "a clock that goes back by a second: the law's clock stands",
        (hit(0, "bo", "ann"), tell("time", 59.999), kill(58, "ann", "bo")),
        YES,
    ),
    Scenario("back-3s", "by three", (hit(0, "bo", "ann"), tell("time", 59.999), kill(56, "ann", "bo")), YES),
    Scenario(
        "back-after-window",
        "the clock had passed the minute before it went back",
        (hit(0, "bo", "ann"), tell("time", 61), kill(30, "ann", "bo")),
        NO,
    ),
    Scenario(
        "back-hit-late",
        "a hit whose own clock lags is taken at the law's clock",
        (tell("time", 100), hit(30, "bo", "ann"), kill(159.999, "ann", "bo")),
        YES,
    ),
    Scenario(
        "back-hit-late-over",
        "and over a minute after that",
        (tell("time", 100), hit(30, "bo", "ann"), kill(160, "ann", "bo")),
        NO,
    ),
    Scenario("back-a-year", "a year back", (hit(31_536_000, "bo", "ann"), kill(5, "ann", "bo")), YES),
    Scenario("clock-jumps", "a year ahead", (hit(0, "bo", "ann"), kill(31_536_000, "ann", "bo")), NO),
    Scenario(
        "clock-zero",
        "at the beginning of all time",
        ({**hit(0, "bo", "ann"), "t": 0}, {**kill(5, "ann", "bo"), "t": 5000}),
        YES,
    ),
    Scenario(
        "clock-negative",
        "before it: a time, or no event; the next line is read",
        (json.dumps({**hit(0, "bo", "ann"), "t": -5}), hit(1, "bo", "ann"), kill(5, "ann", "bo")),
        YES,
        (1,),
    ),
    Scenario(
        "happened-late-hit",
        "a hit that happened before but was taken after re-orders nothing",
        (tell("time", 0), kill(5, "ann", "bo"), {**hit(10, "bo", "ann", tag="late"), "happened": at(2)}),
        {**NO, "late": ANY},
    ),
    Scenario(
        "happened-old-hit",
        "taken now, it counts from now; it happened long ago",
        ({**hit(0, "bo", "ann"), **LATE}, kill(5, "ann", "bo")),
        {"kill": either("lawful", "unlawful", "unclear")},
    ),
    Scenario(
        "happened-null",
        "a null says there is none",
        ({**hit(0, "bo", "ann"), "happened": None}, kill(5, "ann", "bo")),
        YES,
    ),
    Scenario(
        "happened-kill",
        "a kill that is told late",
        (hit(0, "bo", "ann"), {**kill(5, "ann", "bo"), "happened": at(4)}),
        YES,
    ),
    Scenario(
        "happened-future",
        "it happened in the future",
        (hit(0, "bo", "ann"), {**kill(5, "ann", "bo"), "happened": at(500)}),
        YES,
    ),
    Scenario(
        "twice-n",
        "the same number twice is taken once",
        (*counted(FIGHT), {**kill(6, "ann", "bo", tag="twice"), "source": "plugin", "n": 2}),
        {**YES, "twice": ANY},
    ),
    Scenario(
        "twice-hit",
        "a hit taken twice",
        (
            *counted((hit(0, "bo", "ann"),)),
            *counted((hit(0, "bo", "ann"),)),
            *counted((kill(5, "ann", "bo"),), start=2),
        ),
        YES,
    ),
    Scenario(
        "two-sources",
        "two sources count by themselves",
        (*counted((hit(0, "bo", "ann"),), "a"), *counted((kill(5, "ann", "bo"),), "b")),
        YES,
    ),
    Scenario(
        "hole-n",
        "a hole in the numbers before the kill: something may have happened",
        (*counted((tell("time", 0),)), *counted((kill(5, "ann", "bo"),), start=9)),
        {"kill": unclear()},
    ),
    Scenario(
        "hole-n-over",
        "a hole long ago says nothing of the last minute, and the states' holes stay",
        (
            *counted((started(0),)),
            *counted((tell("time", 1),), start=9),
            *counted((tell("time", 9000),), start=10),
            *counted((kill(9300, "ann", "bo"),), start=11),
        ),
        {"kill": either("unclear", "unlawful")},
    ),
    Scenario(
        "hole-n-seen",
        "what was seen was seen; whether it answered a blow in the hole nobody knows",
        (*counted((tell("time", 0),)), *counted((hit(4, "bo", "ann", tag="hit"), kill(5, "ann", "bo")), start=9)),
        {"kill": either("lawful", "unclear", cites=(HURT_ME,)), "hit": ANY},
    ),
    Scenario(
        "hole-in-other-source",
        "a hole in what the web sent says nothing of hits, or leaves it open",
        (
            *counted((tell("time", 0),)),
            *counted((tell("time", 0),), "web"),
            *counted((tell("time", 1),), "web", 9),
            *counted((kill(5, "ann", "bo"),), start=2),
        ),
        {"kill": either("unlawful", "unclear")},
    ),
    Scenario(
        "seq-gives-n",
        "a file's own places are numbers without holes",
        (*numbered((started(0), kill(5, "ann", "bo")), 1),),
        NO,
    ),
    Scenario(
        "seq-hole",
        "a hole in the places",
        ({**started(0), "seq": 1}, {**kill(5, "ann", "bo"), "seq": 5}),
        {"kill": unclear()},
    ),
    Scenario(
        "seq-same-twice",
        "the same place twice is taken once",
        ({**hit(0, "bo", "ann"), "seq": 1}, {**hit(0, "bo", "ann"), "seq": 1}, {**kill(5, "ann", "bo"), "seq": 2}),
        YES,
    ),
    Scenario(
        "servers-three",
        "three servers, each with its own story",
        (
            on("east", hit(0, "bo", "ann")),
            on("west", hit(0, "cy", "ann")),
            hit(0, "dan", "ann"),
            on("east", kill(5, "ann", "bo", tag="e")),
            on("west", kill(5, "ann", "bo", tag="w")),
            kill(5, "ann", "bo", tag="m"),
        ),
        {"e": lawful(HURT_ME), "w": unlawful(RDM), "m": unlawful(RDM)},
    ),
    Scenario(
        "servers-clocks",
        "each has its own clock",
        (hit(0, "bo", "ann"), on("east", tell("time", 9000)), kill(5, "ann", "bo")),
        YES,
    ),
    Scenario(
        "servers-houses",
        "a house stands on one server only",
        (
            *house(0, "b1", "ann"),
            on("east", tell("time", 0)),
            on("east", kill(5, "ann", "bo", **IN), tag="e"),
            kill(5, "ann", "bo", **IN),
        ),
        {"e": unlawful(RDM), "kill": lawful(INSIDE)},
    ),
    Scenario(
        "servers-finding",
        "a finding on one server's event does not reach the other's",
        (kill(5, "ann", "bo"), on("east", kill(5, "ann", "bo"), tag="e"), on("east", finding(9, 2, "DR-2.1-1", "no"))),
        {"kill": unlawful(RDM), "e": lawful()},
    ),
    Scenario(
        "servers-finding-across",
        "one server's staff name another's event",
        (kill(5, "ann", "bo"), on("east", finding(9, "main:1", "DR-2.1-1", "no"))),
        {"kill": either("unlawful", "lawful")},
    ),
    Scenario(
        "servers-main-by-name",
        "main by its name",
        ({**hit(0, "bo", "ann"), "server": "main"}, kill(5, "ann", "bo")),
        YES,
    ),
    Scenario(
        "servers-empty-name",
        "an empty name is another server or no event",
        (json.dumps({**hit(0, "bo", "ann"), "server": ""}), tell("time", 0), kill(5, "ann", "bo")),
        NO,
    ),
    Scenario(
        "null-server",
        "a null for the server",
        (json.dumps({**hit(0, "bo", "ann"), "server": None}), hit(0, "bo", "ann"), kill(5, "ann", "bo")),
        YES,
    ),
    Scenario(
        "null-attacker",
        "nobody hit her",
        (json.dumps({**hit(0, "bo", "ann"), "attacker": None}), kill(5, "ann", "bo")),
        NO,
        (1,),
    ),
    Scenario(
        "null-damage",
        "no damage known",
        (json.dumps({**hit(0, "bo", "ann"), "damage": None}), kill(5, "ann", "bo")),
        NO,
        (1,),
    ),
    Scenario(
        "huge-damage",
        "more damage than there is",
        ({**hit(0, "bo", "ann"), "damage": 1e308}, kill(5, "ann", "bo")),
        YES,
    ),
    Scenario(
        "negative-damage",
        "less than none: it hurt or it did not",
        ({**hit(0, "bo", "ann"), "damage": -5.0}, kill(5, "ann", "bo")),
        {"kill": either("lawful", "unlawful")},
    ),
    Scenario(
        "huge-place",
        "at the end of the world",
        (hit(0, "bo", "ann"), kill(5, "ann", "bo", at=[1e7, 0, 0], victim_at=[-1e7, 0, 0])),
        YES,
    ),
    Scenario(
        "huge-place-houses",
        "and houses in it",
        (*house(0, "b1", "ann"), kill(5, "ann", "bo", at=[1e7, 0, 0], victim_at=[-1e7, 0, 0])),
        NO,
    ),
    Scenario(
        "huge-place-return",
        "the dead come back at the end of the world, and his killer stands at the other",
        (
            hit(-3, "ann", "bo"),
            kill(0, "bo", "ann", tag="death", victim_at=[-1e7, 0, 1e7]),
            tell("spawned", 5, player="ann", at=[1e7, 0, -1e7]),
            tell("positions", 6, rows=[["bo", -1e7, 0, -1e7], ["ann", 1e7, 0, 1e7]]),
        ),
        {"death": lawful()},
    ),
    Scenario(
        "huge-int-place",
        "as a whole number of four hundred digits: no event",
        (
            hit(0, "bo", "ann"),
            json.dumps({**tell("positions", 1), "rows": [["bo", 10**400, 0, 0]]}),
            kill(5, "ann", "bo"),
        ),
        YES,
        (2,),
    ),
    Scenario(
        "nan-place",
        "not a number: no event",
        (hit(0, "bo", "ann"), f'{{"type":"positions","t":{at(1)},"rows":[["bo",NaN,0,0]]}}', kill(5, "ann", "bo")),
        YES,
        (2,),
    ),
    Scenario(
        "infinite-margin",
        "an endless error",
        (*house(0, "b1", "ann"), json.dumps({**rows(1, bo=(1, 1)), "margin": 1e400}), kill(5, "ann", "bo", **IN)),
        {"kill": lawful(INSIDE)},
        (3,),
    ),
    Scenario(
        "negative-margin",
        "an error less than none is no event",
        (
            *house(0, "b1", "ann"),
            json.dumps({**kill(5, "ann", "bo", **IN), "margin": -3.0}),
            kill(6, "ann", "bo", **IN),
        ),
        {"kill": lawful(INSIDE)},
        (3,),
    ),
    Scenario(
        "tier-3",
        "there is no tier three",
        (json.dumps({**hit(0, "bo", "ann"), "tier": 3}), hit(0, "bo", "ann"), kill(5, "ann", "bo")),
        YES,
        (1,),
    ),
    Scenario(
        "bool-time",
        "true is no time",
        (json.dumps({**hit(0, "bo", "ann"), "t": True}), hit(0, "bo", "ann"), kill(5, "ann", "bo")),
        YES,
        (1,),
    ),
    Scenario(
        "float-time",
        "half a millisecond is no time",
        (json.dumps({**hit(0, "bo", "ann"), "t": 1.5}), hit(0, "bo", "ann"), kill(5, "ann", "bo")),
        YES,
        (1,),
    ),
    Scenario(
        "huge-time",
        "a time beyond all clocks is no event, or a time; the story goes on",
        (hit(0, "bo", "ann"), kill(5, "ann", "bo"), json.dumps({"type": "time", "t": 10**30})),
        YES,
        (3,),
    ),
    Scenario(
        "twice-key",
        "a field told twice",
        (hit(0, "bo", "ann"), f'{{"type":"time","t":{at(1)},"t":{at(2)}}}', kill(5, "ann", "bo")),
        YES,
    ),
    Scenario(
        "deep",
        "a line a thousand deep is no event",
        (hit(0, "bo", "ann"), f'{{"type":"time","t":{at(1)},"x":{"[" * 1000 + "]" * 1000}}}', kill(5, "ann", "bo")),
        YES,
        (2,),
    ),
    Scenario(
        "bom",
        "a mark before the first line",
        ("\ufeff" + json.dumps({**hit(0, "bo", "ann")}), hit(0, "bo", "ann"), kill(5, "ann", "bo")),
        YES,
        (),
    ),
    Scenario(
        "spaces",
        "lines with spaces around",
        ("   " + json.dumps(hit(0, "bo", "ann")) + "  \t", kill(5, "ann", "bo")),
        YES,
    ),
    Scenario(
        "crlf", "lines that end in the other way", (json.dumps(hit(0, "bo", "ann")) + "\r", kill(5, "ann", "bo")), YES
    ),
    Scenario(
        "polygon-flat",
        "a house without an area",
        (
            tell(
                "building",
                0,
                building="b1",
                at=[0, 0, 0],
                polygon=[[0, 0], [5, 0], [9, 0]],
                cupboard="c",
                authorised=["ann"],
            ),
            tell("zone", 0, id="z", kind="base", polygon=[[0, 0], [5, 0], [9, 0]], building="b1"),
            kill(5, "ann", "bo"),
        ),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "polygon-two",
        "a polygon of two corners is no event",
        (json.dumps(tell("zone", 0, id="z", kind="base", polygon=[[0, 0], [5, 0]], building="b1")), *FIGHT),
        YES,
        (1,),
    ),
    Scenario(
        "circle-negative",
        "a circle of less than nothing is no event",
        (json.dumps(tell("zone", 0, id="z", kind="base", circle=[0, 0, -5], building="b1")), *FIGHT),
        YES,
        (1,),
    ),
    Scenario(
        "polygon-crossing",
        "a polygon that crosses itself",
        (
            *house(0, "b1", "ann"),
            tell("zone", 0, id="z", kind="base", polygon=[[0, 0], [9, 9], [9, 0], [0, 9]], building="b1"),
            *FIGHT,
        ),
        YES,
    ),
    Scenario(
        "hearing-of-another-game",
        "in a game where one is heard 10.5 m far, 9.4 m is near and 30 m is not",
        (
            started(-9, profile="garrysmod"),
            hit(-3, "ann", "bo"),
            kill(0, "bo", "ann", tag="death"),
            spawned(5, "ann", 1000, 0),
            rows(60, bo=(1009.4, 0), ann=(1000, 0)),
            tell("voice", 61, player="ann", ms=500, at=[1000.0, 10.0, 0.0], tag="near"),
        ),
        {"death": lawful(), "near": unlawful(NLR_TALK)},
    ),
    Scenario(
        "hearing-of-another-game-far",
        "thirty metres",
        (
            started(-9, profile="garrysmod"),
            hit(-3, "ann", "bo"),
            kill(0, "bo", "ann", tag="death"),
            spawned(5, "ann", 1000, 0),
            rows(60, bo=(1080, 0), ann=(1000, 0)),
            tell("voice", 61, player="ann", ms=500, at=[1000.0, 10.0, 0.0]),
        ),
        {"death": lawful()},
    ),
    Scenario("profile-unknown", "a game that nobody knows", (started(-9, profile="chess"), *FIGHT), YES),
    Scenario(
        "resumed-window",
        "the record begins in mid-season; a minute later the window is its own",
        (started(0, resumed=True), tell("time", 59), kill(60, "ann", "bo")),
        {"kill": either("unlawful", "unclear")},
    ),
    Scenario(
        "resumed-too-early",
        "before that it is not",
        (started(0, resumed=True), kill(59.999, "ann", "bo")),
        {"kill": unclear()},
    ),
    Scenario(
        "started-twice",
        "a restart in mid-fight",
        (started(-5), hit(0, "bo", "ann"), started(2), kill(5, "ann", "bo")),
        YES,
    ),
    Scenario(
        "started-twice-resumed",
        "a restart that says it resumes: what was seen was seen",
        (started(-5), hit(0, "bo", "ann"), started(2, resumed=True), kill(5, "ann", "bo")),
        YES,
    ),
    Scenario(
        "records-nothing",
        "a source that records nothing but kills",
        (tell("server_started", 0, records=["kill"]), kill(500, "ann", "bo")),
        {"kill": unclear()},
    ),
    Scenario(
        "records-unknown-types",
        "a source that records types nobody knows besides all others",
        (started(0, without="") | {"records": [*started(0)["records"], "dance"]}, kill(500, "ann", "bo")),
        NO,
    ),
    Scenario(
        "records-empty",
        "a source that records nothing",
        (tell("server_started", 0, records=[]), kill(500, "ann", "bo")),
        {"kill": unclear()},
    ),
    Scenario(
        "records-second-source",
        "one source records hits, another does not: together they do",
        (
            {**started(0, "hit"), "source": "rcon", "n": 1},
            {**started(0), "source": "plugin", "n": 1},
            {**kill(500, "ann", "bo"), "source": "plugin", "n": 2},
        ),
        {"kill": either("unlawful", "unclear")},
    ),
    Scenario(
        "era-in-the-fight",
        "a wipe between the blow and the answer",
        (hit(0, "bo", "ann"), tell("era_started", 2), kill(5, "ann", "bo")),
        YES,
    ),
    Scenario(
        "era-ends-houses",
        "a wipe ends houses",
        (*house(0, "b1", "ann"), tell("era_started", 2), kill(5, "ann", "bo", **IN)),
        {"kill": either("unlawful", "lawful", "unclear")},
    ),
    Scenario(
        "zone-until-ms",
        "a line that ends at a millisecond: before",
        (
            *house(0, "b1", "ann"),
            line(0, "b1", until=at(10)),
            sign(1, "ann"),
            rows(5, bo=(60, 0)),
            kill(9.999, "ann", "bo", at=[15.0, 10.0, 0.0], victim_at=[9.0, 10.0, 0.0]),
        ),
        {"kill": lawful(LINE)},
    ),
    Scenario(
        "zone-until-over",
        "and at it",
        (
            *house(0, "b1", "ann"),
            line(0, "b1", until=at(10)),
            sign(1, "ann"),
            rows(5, bo=(60, 0)),
            kill(10, "ann", "bo", at=[15.0, 10.0, 0.0], victim_at=[9.0, 10.0, 0.0]),
        ),
        {"kill": unlawful(RDM | LINE)},
    ),
    Scenario(
        "nlr-same-ms",
        "she is back at the millisecond she died, alive: at once",
        (tell("died", 0, player="ann", at=[0.0, 10.0, 0.0], cause="fall"), rows(0, ann=(1, 1)), rows(1, ann=(2, 2))),
        {},
    ),
    Scenario(
        "nlr-late-death",
        "her death is told late: it counts from when it was taken",
        (
            spawned(-5, "ann", 1000, 0),
            tell("died", 0, player="ann", at=[0.0, 10.0, 0.0], cause="fall", happened=at(-200)),
            spawned(1, "ann", 1000, 0),
            rows(290, ann=(500, 0)),
            rows(299, tag="back", ann=(10, 0)),
        ),
        {"back": either("unlawful", "unclear", silent=True)},
    ),
    Scenario(
        "nlr-clock-back",
        "the clock goes back ten minutes after her death: time has stood",
        (
            tell("died", 600, player="ann", at=[0.0, 10.0, 0.0], cause="fall"),
            spawned(5, "ann", 1000, 0),
            rows(10, ann=(300, 0)),
            rows(20, tag="back", ann=(10, 0)),
        ),
        {"back": unlawful(NLR_PLACE)},
    ),
    Tale(
        "order-twice",
        "an order sent twice is answered once",
        (
            *counted((tell("time", 0), order(1, "bo", "ask", tag="ask", text="x"))),
            {**order(2, "bo", "ask", tag="x", text="x"), "source": "plugin", "n": 2},
        ),
        comes=(answer("ask", True),),
        never=(answer("x", True),),
    ),
    Tale(
        "order-no-args",
        "an order without arguments is no event",
        (json.dumps({"type": "command", "t": at(0), "player": "bo", "name": "ask"}), tell("time", 1)),
        {},
        (),
    ),
    Tale(
        "order-odd-args",
        "arguments of every wrong kind are answered, not broken on",
        tuple(
            order(each, "bo", name, tag=f"o{each}", **args)
            for each, (name, args) in enumerate(
                (
                    ("vote.open", {"kind": 5, "subject": [], "text": {}}),
                    ("vote.open", {"kind": None, "subject": None, "text": None}),
                    ("vote.cast", {"vote": 1, "choice": 1}),
                    ("vote.cast", {"vote": ["v"], "choice": {"a": 1}}),
                    ("vote.close", {"vote": {}}),
                    ("report", {"player": 5, "kind": [], "text": 7, "about": "x"}),
                    ("report", {"player": "ann", "kind": "rdm", "text": "x", "about": -1}),
                    ("report", {"player": "ann", "kind": "rdm", "text": "x", "about": 10**18}),
                    ("plead", {"case": [], "plea": 1, "text": None}),
                    ("forgive", {"case": {}}),
                    ("appeal", {"case": 9, "text": []}),
                    ("punish", {"player": [], "step": {}, "clause": 3}),
                    ("punish", {"player": "ann", "step": "ban", "clause": "DR-2.4-5", "pending": "yes"}),
                    ("lift", {"punishment": None, "reason": 1}),
                    ("warn", {"player": ["a"], "text": 3}),
                    ("demand", {"player": {}, "text": None}),
                    ("consent", {"player": 3, "what": []}),
                    ("may", {"act": [], "target": {}}),
                    ("may", {"act": "kill", "target": "bo", "at": "here"}),
                    ("may", {"act": "kill", "target": None, "at": [1, 2]}),
                    ("staff.order", {"player": 1, "text": 2}),
                    ("ask", {"text": {"deep": [[[]]]}}),
                    ("hostile", {"player": [], "text": {}}),
                    (
                        "vote.open",
                        {"kind": "kick", "subject": "x" * 5000, "text": "y" * 9000, "id": {}, "closes": "soon"},
                    ),
                    ("vote.open", {"kind": "kick", "subject": "bo", "text": "x", "closes": -5}),
                    ("vote.open", {"kind": "kick", "subject": "bo", "text": "x", "closes": 10**18}),
                    ("mode", {"name": 3, "on": "x"}),
                    ("", {}),
                    ("a b c", {"\u0000": 1}),
                    ("__class__", {"self": 1}),
                    ("punish", {"self": 1, "clause": 2, "order": 3}),
                )
            )
        ),
        {},
        (),
    ),
    Tale(
        "order-in-time",
        "orders that come late are answered at the clock",
        (tell("time", 100), order(5, "bo", "ask", tag="ask", text="x")),
        comes=(answer("ask", True, t=at(100)),),
    ),
    Tale(
        "vote-clock-back",
        "a vote is over though the clock went back",
        (
            tell("job", 0, player="mer", job="merchant"),
            tell("idle", 1, player="mer", seconds=900),
            order(2, "bo", "vote.open", tag="open", kind="kick", subject="mer", text="x", id="v1"),
            tell("time", 100),
            order(30, "a", "vote.cast", tag="late", vote="v1", choice="yes"),
        ),
        comes=(answer("late", False), change("vote", "no_quorum", id="v1")),
    ),
]
