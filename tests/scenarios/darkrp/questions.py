"""Questions to the staff, reports that are merged, and the wish that somebody begins anew: to the millisecond."""

from .clauses import rows as clause
from .scenario import Scenario
from .stage import Tale, answer, change, notice, order, staff
from .telling import at, finding, tell

DAY = 86_400
ASK = order(1, "ann", "ask", tag="ask", text="does a fence count as a base?", id="q1")
ESCALATED = change("case", "escalated", id="q1")
ANSWERED = change("case", "answered", id="q1")
RESPAWN = clause("2.3B-3")


def question(name, why, told, *comes, never=(), runs=None):
    """A question of Ann's, and what comes of it."""
    return Tale(f"question-{name}", why, (staff(0), *told), {}, comes=comes, never=tuple(never), runs=runs)


def reply(seconds, who="mod", **more):
    """Somebody says something to Ann."""
    return tell("chat", seconds, **{"player": who, "channel": "direct", "to": "ann", "text": "no", **more})


def stuck(name, why, gap, *comes, never=(), **more):
    """Two reports of the same, so many seconds apart."""
    first = {"kind": "stuck", "text": "in a rock"}
    told = (order(1, "bo", "report", tag="r1", **first), order(1 + gap, "bo", "report", tag="r2", **{**first, **more}))
    return Tale(f"report-{name}", why, told, {}, comes=(change("case", "open", label="r1"), *comes), never=tuple(never))


def anew(name, why, ok, *told, who="ann", seconds=1000):
    """Ann asks Bo to begin anew."""
    wish = order(seconds, who, "ask", tag="ask", player="bo", text="type kill in console")
    extra = {} if ok else {"cites": RESPAWN}
    return Tale(f"anew-{name}", why, (*told, wish), {}, comes=(answer("ask", ok, **extra),))


STORIES: list[Scenario] = [
    question(
        "open", "it waits", (ASK,), answer("ask", True, id="q1"), change("case", "open", id="q1"), never=(ANSWERED,)
    ),
    question(
        "24h",
        "at twenty-four hours exactly it goes to the owner",
        (ASK,),
        ESCALATED | {"t": at(1 + DAY), "seq": None},
        runs=1 + DAY,
    ),
    question("24h-less-1ms", "and not a millisecond before", (ASK,), never=(ESCALATED,), runs=DAY + 0.999),
    question("answered", "staff answer her alone", (ASK, reply(300)), ANSWERED, never=(ESCALATED,), runs=3 * DAY),
    question(
        "answered-by-order",
        "or by their order",
        (ASK, order(300, "mod", "staff.order", tag="o", player="ann", text="no")),
        answer("o", True),
        ANSWERED,
        never=(ESCALATED,),
        runs=3 * DAY,
    ),
    question(
        "answered-1ms-before",
        "a millisecond before the end",
        (ASK, reply(DAY + 0.999)),
        ANSWERED,
        never=(ESCALATED,),
        runs=3 * DAY,
    ),
    question(
        "answered-at-the-end",
        "at the end exactly it has gone to the owner, and is answered then",
        (ASK, reply(1 + DAY)),
        ESCALATED,
        ANSWERED | {"from": "escalated"},
    ),
    question(
        "answered-by-player",
        "what a player says is no answer",
        (ASK, reply(300, "zoe")),
        ESCALATED,
        never=(ANSWERED,),
        runs=3 * DAY,
    ),
    question(
        "answered-another",
        "what staff say to another is none",
        (ASK, reply(300, to="bo")),
        ESCALATED,
        never=(ANSWERED,),
        runs=3 * DAY,
    ),
    question(
        "answered-globally",
        "nor what they say to all",
        (ASK, reply(300, to=None, channel="global")),
        ESCALATED,
        never=(ANSWERED,),
        runs=3 * DAY,
    ),
    question(
        "found",
        "a finding on it is an answer",
        (ASK, finding(300, "q1", "DR-2.3G-2", "yes", "mod")),
        ANSWERED,
        runs=3 * DAY,
    ),
    question(
        "two",
        "two people's questions wait by themselves",
        (ASK, order(50, "bo", "ask", tag="b", text="and a roof?", id="q2"), reply(300)),
        ANSWERED,
        change("case", "escalated", id="q2", t=at(50 + DAY)),
        never=(ESCALATED,),
        runs=3 * DAY,
    ),
    question(
        "empty", "an empty question is refused", (order(1, "ann", "ask", tag="ask", text="   "),), answer("ask", False)
    ),
    question(
        "until-before",
        "time that runs to before the last event runs nowhere",
        (ASK, tell("time", 500)),
        never=(ESCALATED,),
        runs=10,
    ),
    question("until-far", "time that runs a year brings what is due once", (ASK,), ESCALATED, runs=365 * DAY),
    question("era", "a wipe ends no case", (ASK, tell("era_started", 500)), ESCALATED, runs=3 * DAY),
    stuck(
        "merged-59999",
        "59.999 s later it adds to the first",
        59.999,
        answer("r2", True),
        never=(change("case", "open", label="r2"),),
    ),
    stuck("merged-60000", "60.000 s later it is another", 60, answer("r2", True), change("case", "open", label="r2")),
    stuck("merged-same-ms", "at the same millisecond", 0, never=(change("case", "open", label="r2"),)),
    stuck("other-kind", "of another kind it is another", 10, change("case", "open", label="r2"), kind="bug"),
    stuck("about-another", "about somebody else it is another", 10, change("case", "open", label="r2"), player="zoe"),
    anew("no-staff", "DR-2.3B-3 legal: no staff for more than five minutes", True, tell("time", 0)),
    anew(
        "staff-there",
        "DR-2.3B-3 illegal: staff are there",
        False,
        tell("joined", 0, player="mod", name="Mod"),
        staff(0),
    ),
    anew(
        "staff-left-5min",
        "staff left five minutes ago exactly",
        True,
        tell("joined", 0, player="mod", name="Mod"),
        staff(0),
        tell("left", 700, player="mod"),
    ),
    anew(
        "staff-left-4min59",
        "a millisecond less",
        False,
        tell("joined", 0, player="mod", name="Mod"),
        staff(0),
        tell("left", 700.001, player="mod"),
    ),
    anew("by-staff", "staff may ask it", True, tell("joined", 0, player="mod", name="Mod"), staff(0), who="mod"),
    Tale(
        "anew-tells-him",
        "and he is told",
        (tell("time", 0), order(1000, "ann", "ask", tag="ask", player="bo", text="type kill in console")),
        {},
        comes=(answer("ask", True), notice(to=["bo"])),
    ),
]
