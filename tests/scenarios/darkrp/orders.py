"""Orders and their answers: votes, reports, pleas, appeals, questions, warnings, and what staff do."""

from .clauses import RDM
from .clauses import rows as clause
from .scenario import Expected, Scenario, unlawful
from .stage import Tale, answer, change, order, sanction, staff
from .telling import START, at, finding, hit, house, kill, rows, started, tell

TELL_STAFF = clause("2.3A-2")
ASK = clause("2.3G-2")
ANSWERED = clause("2.3G-3")
LADDER = clause("2.4-5")

IDLE = (tell("job", 0, player="mer", job="merchant"), tell("idle", 10, player="mer", seconds=720))
OPEN = order(20, "bo", "vote.open", tag="open", kind="kick", subject="mer", text="idle merchant", id="v1")


def ballot(seconds, who, choice="yes", tag="ballot", vote="v1"):
    """Somebody votes."""
    return order(seconds, who, "vote.cast", tag=tag, vote=vote, choice=choice)


def voted(name, why, choices, new, *told, runs=200.0, **more):
    """A vote on an idle merchant, one ballot each second, and how it ends."""
    ballots = tuple(ballot(21 + each / 10, f"p{each}", choice, tag=f"b{each}") for each, choice in enumerate(choices))
    return Tale(
        f"vote-{name}",
        why,
        (*IDLE, OPEN, *ballots, *told),
        comes=(answer("open", True, id="v1"), change("vote", "open", id="v1"), change("vote", new, id="v1")),
        never=tuple(change("vote", other) for other in {"passed", "failed", "no_quorum"} - {new}),
        runs=runs,
        **more,
    )


def ordered(name, why, told, *comes, never=(), want=None, **more):
    """A story of an order."""
    return Tale(name, why, tuple(told), want or {}, comes=comes, never=tuple(never), **more)


VOTES = [
    voted("5-of-6", "DR-2.3A-3 legal: five of six", ["yes"] * 5 + ["no"], "passed"),
    voted("one-voter", "DR-2.3A-3 illegal: one voter only", ["yes"], "no_quorum"),
    voted("nobody", "nobody votes", [], "no_quorum"),
    voted("two-voters", "two voters are no quorum of three", ["yes"] * 2, "no_quorum"),
    voted("three-voters", "three are", ["yes"] * 3, "passed"),
    voted("2-of-3", "two of three are more than 66 %", ["yes", "yes", "no"], "passed"),
    voted("1-of-3", "one of three is less", ["yes", "no", "no"], "failed"),
    voted("3-of-5", "60 % is less", ["yes"] * 3 + ["no"] * 2, "failed"),
    voted("33-of-50", "33 of 50 are 66 % exactly", ["yes"] * 33 + ["no"] * 17, "passed", runs=200),
    voted("32-of-50", "32 of 50 are not", ["yes"] * 32 + ["no"] * 18, "failed", runs=200),
    voted("tie", "a tie", ["yes", "no"] * 2, "failed"),
    voted("all-no", "all against", ["no"] * 5, "failed"),
    voted(
        "changed-mind",
        "a second ballot replaces the first",
        ["yes", "yes", "yes"],
        "failed",
        ballot(30, "p0", "no"),
        ballot(31, "p1", "no"),
    ),
    voted(
        "twice-is-once",
        "one who votes three times is one voter",
        ["yes"],
        "no_quorum",
        ballot(30, "p0"),
        ballot(31, "p0"),
    ),
    voted(
        "aliases",
        "two accounts of one person are one voter",
        ["yes", "yes"],
        "no_quorum",
        tell("profile", 22, player="p0", aliases=["p0b"]),
        ballot(30, "p0b"),
    ),
    voted(
        "aliases-joined-late",
        "and also if that is found out after they voted",
        ["yes", "yes", "yes"],
        "no_quorum",
        tell("profile", 30, player="p0", aliases=["p1"]),
    ),
    Tale(
        "vote-last-ms",
        "a ballot a millisecond before the end counts",
        (*IDLE, OPEN, ballot(30, "a"), ballot(31, "b"), ballot(79.999, "c", tag="last")),
        comes=(answer("last", True), change("vote", "passed", id="v1", t=at(80), seq=None)),
        runs=80,
    ),
    Tale(
        "vote-too-late",
        "at the end exactly the vote is over before the ballot is cast",
        (*IDLE, OPEN, ballot(30, "a"), ballot(31, "b"), ballot(80, "c", tag="last")),
        comes=(answer("last", False), change("vote", "no_quorum", id="v1", t=at(80), seq=None)),
        runs=80,
    ),
    Tale(
        "vote-not-yet",
        "a millisecond before its end it is open",
        (*IDLE, OPEN, ballot(30, "a"), ballot(31, "b"), ballot(32, "c")),
        comes=(change("vote", "open", id="v1"),),
        never=(change("vote", "passed"),),
        runs=79.999,
    ),
    Tale(
        "vote-deadline-before-event",
        "a late event lets the deadline fire first, at the clock that moved it or at its own time",
        (*IDLE, OPEN, ballot(30, "a"), ballot(31, "b"), ballot(32, "c"), tell("time", 500)),
        comes=(change("vote", "passed", id="v1", seq=None),),
    ),
    Tale(
        "vote-closes",
        "the opener may say when it closes",
        (
            *IDLE,
            order(
                20, "bo", "vote.open", tag="open", kind="kick", subject="mer", text="x", id="v1", closes=START + 140_000
            ),
            ballot(30, "a"),
            ballot(31, "b"),
            ballot(139.999, "c", tag="late"),
        ),
        comes=(answer("open", True), answer("late", True), change("vote", "passed", id="v1", t=at(140))),
        runs=200,
    ),
    Tale(
        "vote-closes-in-the-past",
        "a vote cannot have closed before it opens",
        (
            *IDLE,
            order(
                20, "bo", "vote.open", tag="open", kind="kick", subject="mer", text="x", id="v1", closes=START + 19_000
            ),
        ),
        comes=(answer("open", False),),
        never=(change("vote", "open"),),
        runs=200,
    ),
    Tale(
        "vote-id-taken",
        "a taken id is refused",
        (*IDLE, OPEN, order(21, "cy", "vote.open", tag="again", kind="kick", subject="bo", text="x", id="v1")),
        comes=(answer("open", True, id="v1"), answer("again", False)),
    ),
    Tale(
        "vote-id-given",
        "without an id it is named after its place in the record",
        (
            *IDLE,
            order(20, "bo", "vote.open", tag="open", kind="kick", subject="mer", text="x"),
            ballot(21, "a", vote="vote:3"),
        ),
        comes=(answer("open", True, id="vote:3"), answer("ballot", True), change("vote", "open", id="vote:3")),
    ),
    Tale(
        "vote-unknown-kind",
        "there is no such kind of vote here",
        (*IDLE, order(20, "bo", "vote.open", tag="open", kind="frontier_eviction", subject="mer", text="x", id="v1")),
        comes=(answer("open", False),),
        never=(change("vote", "open"),),
    ),
    Tale(
        "vote-cast-on-nothing",
        "a ballot on a vote that is not there",
        (tell("time", 0), ballot(1, "a", vote="v9")),
        comes=(answer("ballot", False),),
    ),
    Tale(
        "vote-nonsense-choice",
        "a ballot that says neither yes nor no",
        (*IDLE, OPEN, ballot(21, "a", "banana", tag="odd"), ballot(22, "b"), ballot(23, "c")),
        comes=(answer("odd", False), change("vote", "no_quorum")),
        runs=100,
    ),
    Tale(
        "vote-closed-by-staff",
        "staff close it before its time",
        (
            staff(0),
            *IDLE,
            OPEN,
            *(ballot(21, who) for who in "abc"),
            order(40, "mod", "vote.close", tag="close", vote="v1"),
        ),
        comes=(answer("close", True), change("vote", "passed", id="v1", label="close")),
        runs=100,
    ),
    Tale(
        "vote-closed-by-player",
        "a player may not",
        (
            staff(0),
            staff(0, "bo", None),
            *IDLE,
            OPEN,
            *(ballot(21, who) for who in "abc"),
            order(40, "bo", "vote.close", tag="close", vote="v1"),
        ),
        comes=(answer("close", False), change("vote", "passed", id="v1", t=at(80))),
        runs=100,
    ),
    Tale(
        "vote-closed-twice",
        "a closed vote cannot be closed",
        (
            staff(0),
            *IDLE,
            OPEN,
            *(ballot(21, who) for who in "abc"),
            order(40, "mod", "vote.close", tag="close", vote="v1"),
            order(41, "mod", "vote.close", tag="twice", vote="v1"),
            ballot(42, "d", tag="late"),
        ),
        comes=(answer("close", True), answer("twice", False), answer("late", False)),
        runs=100,
    ),
    Tale(
        "vote-lacking",
        "without a subject",
        (*IDLE, order(20, "bo", "vote.open", tag="open", kind="kick", text="x", id="v1")),
        comes=(answer("open", False),),
        never=(change("vote", "open"),),
    ),
    Tale(
        "vote-subject-not-idle",
        "2.3A gives the vote against one who sits away in a wanted job: one who was never idle is no such",
        (*IDLE, order(20, "bo", "vote.open", tag="open", kind="kick", subject="zoe", text="I dislike her", id="v1")),
        comes=(),
    ),
    Tale(
        "vote-two-at-once",
        "two votes run side by side and end by themselves",
        (
            *IDLE,
            OPEN,
            tell("job", 21, player="zoe", job="banker"),
            tell("idle", 21, player="zoe", seconds=700),
            order(25, "cy", "vote.open", tag="second", kind="kick", subject="zoe", text="x", id="v2"),
            *(ballot(30, who) for who in "abc"),
            *(ballot(31, who, "no", vote="v2") for who in "abcd"),
        ),
        comes=(
            change("vote", "passed", id="v1", t=at(80)),
            change("vote", "failed", id="v2", t=at(85)),
        ),
        runs=300,
    ),
    Tale(
        "vote-reply",
        "the accused replies on the vote",
        (*IDLE, OPEN, order(22, "mer", "plead", tag="plea", case="v1", plea="not idle", text="I was reading")),
        comes=(answer("plea", True),),
    ),
]

DEATH = (tell("time", 0), kill(5, "ann", "bo"))
UNLAWFUL = {"kill": unlawful(RDM)}
REPORT = order(10, "bo", "report", tag="report", player="ann", kind="rdm", text="she shot me", about=2, id="c1")

REPORTS = [
    ordered(
        "report-murder",
        "the dead reports it: a case",
        (*DEATH, REPORT),
        answer("report", True, id="c1"),
        change("case", "open", id="c1"),
        want=UNLAWFUL,
    ),
    ordered(
        "report-id",
        "a case without an id is named after its place",
        (*DEATH, order(10, "bo", "report", tag="report", player="ann", kind="rdm", text="x", about=2)),
        answer("report", True, id="case:3"),
        change("case", "open", id="case:3"),
        want=UNLAWFUL,
    ),
    ordered(
        "report-taken-id",
        "a taken id",
        (*DEATH, REPORT, order(11, "cy", "report", tag="again", player="ann", kind="rdm", text="x", about=2, id="c1")),
        answer("report", True),
        answer("again", False),
        want=UNLAWFUL,
    ),
    ordered(
        "report-afk",
        "DR-2.3A-2 legal: twelve minutes idle",
        (*IDLE, order(20, "bo", "report", tag="report", player="mer", kind="afk", text="idle merchant")),
        answer("report", True),
        change("case", "open"),
    ),
    ordered(
        "report-afk-20s",
        "DR-2.3A-2 illegal: twenty seconds idle",
        (
            tell("job", 0, player="mer", job="merchant"),
            tell("idle", 10, player="mer", seconds=20),
            order(11, "bo", "report", tag="report", player="mer", kind="afk", text="idle merchant"),
        ),
        answer("report", False, cites=TELL_STAFF),
        never=(change("case", "open"),),
    ),
    ordered(
        "report-afk-back",
        "he was idle, came back and spoke",
        (
            *IDLE,
            tell("chat", 15, player="mer", channel="global", text="back"),
            order(20, "bo", "report", tag="report", player="mer", kind="afk", text="idle"),
        ),
    ),
    ordered(
        "report-stuck",
        "DR-2.3B-2: he asks for help out of a rock",
        (rows(0, bo=(5, 5)), order(1, "bo", "report", tag="report", kind="stuck", text="in a rock")),
        answer("report", True),
        change("case", "open"),
    ),
    ordered(
        "report-ten-times",
        "DR-2.3B-2: ten requests in a minute are one case, however they are answered",
        (
            rows(0, bo=(5, 5)),
            *(order(1 + each, "bo", "report", tag=f"r{each}", kind="stuck", text="in a rock") for each in range(10)),
        ),
        answer("r0", True),
        never=tuple(change("case", "open", label=f"r{each}") for each in range(1, 10)),
    ),
    ordered(
        "report-stuck-two-people",
        "requests of two people are two",
        (
            rows(0, bo=(5, 5), cy=(9, 9)),
            order(1, "bo", "report", tag="r0", kind="stuck", text="in a rock"),
            order(2, "cy", "report", tag="r1", kind="stuck", text="in a tree"),
        ),
        change("case", "open", label="r0"),
        change("case", "open", label="r1"),
    ),
    ordered(
        "report-forgiven",
        "the victim forgives: the case is closed",
        (*DEATH, REPORT, order(20, "bo", "forgive", tag="forgive", case="c1")),
        answer("forgive", True),
        change("case", "closed", id="c1"),
        want=UNLAWFUL,
    ),
    ordered(
        "report-forgiven-by-accused",
        "the accused cannot forgive herself",
        (*DEATH, REPORT, order(20, "ann", "forgive", tag="forgive", case="c1")),
        answer("forgive", False),
        never=(change("case", "closed"),),
        want=UNLAWFUL,
    ),
    ordered(
        "report-forgiven-by-stranger",
        "nor a stranger",
        (*DEATH, REPORT, order(20, "zoe", "forgive", tag="forgive", case="c1")),
        answer("forgive", False),
        never=(change("case", "closed"),),
        want=UNLAWFUL,
    ),
    ordered(
        "report-forgiven-twice",
        "a closed case cannot be forgiven again",
        (
            *DEATH,
            REPORT,
            order(20, "bo", "forgive", tag="forgive", case="c1"),
            order(21, "bo", "forgive", tag="twice", case="c1"),
        ),
        answer("forgive", True),
        answer("twice", False),
        want=UNLAWFUL,
    ),
    ordered(
        "forgive-nothing",
        "there is no such case",
        (tell("time", 0), order(1, "bo", "forgive", tag="forgive", case="c7")),
        answer("forgive", False),
    ),
    ordered(
        "plead-case",
        "the accused pleads",
        (*DEATH, REPORT, order(20, "ann", "plead", tag="plead", case="c1", plea="accident", text="sorry")),
        answer("plead", True),
        want=UNLAWFUL,
    ),
    ordered(
        "plead-about",
        "she pleads on the act itself",
        (*DEATH, order(20, "ann", "plead", tag="plead", about=2, plea="accident", text="sorry")),
        answer("plead", True),
        want=UNLAWFUL,
    ),
    ordered(
        "plead-nothing",
        "there is no such case",
        (*DEATH, order(20, "ann", "plead", tag="plead", case="c9", plea="accident", text="sorry")),
        answer("plead", False),
        want=UNLAWFUL,
    ),
    ordered(
        "appeal-open-case",
        "a case that nobody decided cannot be appealed",
        (*DEATH, REPORT, order(20, "ann", "appeal", tag="appeal", case="c1", text="unfair")),
        answer("appeal", False),
        never=(change("case", "appealed"),),
        want=UNLAWFUL,
    ),
    ordered(
        "appeal-nothing",
        "nor one that is not there",
        (*DEATH, order(20, "ann", "appeal", tag="appeal", case="c1", text="unfair")),
        answer("appeal", False),
        want=UNLAWFUL,
    ),
    ordered(
        "case-upheld",
        "staff find on the case that the clause was broken",
        (staff(0), kill(5, "ann", "bo"), REPORT, finding(20, "c1", "DR-2.1-1", "yes", "mod")),
        change("case", "upheld", id="c1"),
        want=UNLAWFUL,
    ),
    ordered(
        "case-dismissed",
        "or that it was not",
        (staff(0), kill(5, "ann", "bo"), REPORT, finding(20, "c1", "DR-2.1-1", "no", "mod")),
        change("case", "dismissed", id="c1"),
        want={"kill": Expected(("lawful", "unlawful"))},
    ),
    ordered(
        "case-appealed",
        "an upheld case is appealed by the accused",
        (
            staff(0),
            kill(5, "ann", "bo"),
            REPORT,
            finding(20, "c1", "DR-2.1-1", "yes", "mod"),
            order(30, "ann", "appeal", tag="appeal", case="c1", text="unfair"),
        ),
        answer("appeal", True),
        change("case", "appealed", id="c1"),
        want=UNLAWFUL,
    ),
    ordered(
        "case-appealed-by-stranger",
        "not by a stranger",
        (
            staff(0),
            kill(5, "ann", "bo"),
            REPORT,
            finding(20, "c1", "DR-2.1-1", "yes", "mod"),
            order(30, "zoe", "appeal", tag="appeal", case="c1", text="unfair"),
        ),
        answer("appeal", False),
        never=(change("case", "appealed"),),
        want=UNLAWFUL,
    ),
    ordered(
        "case-claimed-by-player",
        "a finding by somebody known not to be staff is a claim and decides no case",
        (staff(0, "zoe", None), kill(5, "ann", "bo"), REPORT, finding(20, "c1", "DR-2.1-1", "no", "zoe")),
        never=(change("case", "dismissed"), change("case", "upheld")),
        want=UNLAWFUL,
    ),
]


def may(seconds, player="ann", tag="may", **args):
    """Somebody asks whether he may."""
    return order(seconds, player, "may", tag=tag, **args)


ASKING = [
    ordered(
        "may-answer-a-hit",
        "she may kill who hit her",
        (hit(0, "bo", "ann"), may(5, act="kill", target="bo")),
        answer("may", True),
    ),
    ordered(
        "may-59999",
        "for a minute",
        (hit(0, "bo", "ann"), may(59.999, act="kill", target="bo")),
        answer("may", True),
    ),
    ordered(
        "may-60000",
        "and no longer",
        (hit(0, "bo", "ann"), may(60, act="kill", target="bo")),
        answer("may", False, cites=RDM),
    ),
    ordered(
        "may-no-reason",
        "without a reason she may not",
        (tell("time", 0), may(5, act="kill", target="bo")),
        answer("may", False, cites=RDM),
    ),
    ordered(
        "may-unseen",
        "where hits are not recorded nobody can tell",
        (started(0, "hit"), may(100, act="kill", target="bo")),
        answer("may", None),
    ),
    ordered(
        "may-inside",
        "one who stands in her house",
        (*house(0, "b1", "ann"), rows(4, bo=(1, 1), ann=(10, 0)), may(5, act="kill", target="bo")),
        answer("may", True, cites=clause("2.2B-1")),
    ),
    ordered(
        "may-place-unknown",
        "nobody knows where he stands",
        (*house(0, "b1", "ann"), may(5, act="kill", target="bo")),
        answer("may", None),
    ),
    ordered(
        "may-leaves-no-trace",
        "asking is no deed: what comes after is judged alone",
        (tell("time", 0), may(5, act="kill", target="bo"), may(5, act="kill", target="bo", tag="m2")),
        answer("may", False),
        answer("m2", False),
    ),
    ordered(
        "may-then-does",
        "leave then is no leave a minute later",
        (hit(0, "bo", "ann"), may(5, act="kill", target="bo"), kill(65, "ann", "bo")),
        answer("may", True),
        want=UNLAWFUL,
    ),
    ordered(
        "may-hit",
        "a blow is never forbidden by itself",
        (tell("time", 0), may(5, act="attack", target="bo")),
        answer("may", True),
    ),
    ordered("may-nonsense", "no such act", (tell("time", 0), may(5, act="dance", target="bo"))),
    ordered("may-without-act", "nothing asked", (tell("time", 0), may(5))),
    ordered("may-odd-target", "a target that is a number", (tell("time", 0), may(5, act="kill", target=7))),
    ordered(
        "ask-staff",
        "DR-2.3G-2 legal: she asks whether a fence counts",
        (tell("time", 0), order(1, "ann", "ask", tag="ask", text="does a fence count as a base?")),
        answer("ask", True),
    ),
    ordered(
        "ask-after-the-kill",
        "DR-2.3G-2 illegal: asking after the kill excuses nothing",
        (*DEATH, order(60, "ann", "ask", tag="ask", text="was that right?")),
        answer("ask", True),
        want=UNLAWFUL,
    ),
    ordered("ask-nothing", "an empty question", (tell("time", 0), order(1, "ann", "ask", tag="ask"))),
    ordered(
        "rule-by-clause",
        "the rule by its number",
        (tell("time", 0), order(1, "ann", "rule", tag="rule", clause="DR-2.4-1")),
        answer("rule", True),
    ),
    ordered(
        "rule-by-words",
        "the rule by words",
        (tell("time", 0), order(1, "ann", "rule", tag="rule", words="mayor")),
        answer("rule", True),
    ),
    ordered(
        "rule-unknown",
        "no such rule",
        (tell("time", 0), order(1, "ann", "rule", tag="rule", clause="DR-99")),
        answer("rule", False),
    ),
    ordered("command-unknown", "an order that nobody knows", (tell("time", 0), order(1, "ann", "dance", tag="o"))),
    ordered(
        "command-warn",
        "a warning to another",
        (tell("time", 0), order(1, "ann", "warn", tag="o", player="bo", text="leave")),
        answer("o", True),
    ),
    ordered(
        "command-demand",
        "a demand",
        (tell("time", 0), order(1, "ann", "demand", tag="o", player="bo", text="leave")),
        answer("o", True),
    ),
    ordered(
        "command-consent",
        "an invitation",
        (tell("time", 0), order(1, "ann", "consent", tag="o", player="bo", what="enter")),
        answer("o", True),
    ),
    ordered(
        "command-of-rust",
        "orders of another game's law are answered too",
        (
            tell("time", 0),
            order(1, "ann", "war.declare", tag="o1", faction="oak", region="G5", text="war"),
            order(2, "ann", "claim", tag="o2", region="G5", building="b1"),
            order(3, "ann", "home", tag="o3"),
            order(4, "ann", "dc.link", tag="o4", code="1234"),
            order(5, "ann", "map", tag="o5"),
            order(6, "ann", "toxic", tag="o6"),
            order(7, "ann", "advert", tag="o7", text="buy"),
            order(8, "ann", "hunters", tag="o8"),
        ),
    ),
]

PUNISH = [
    ordered(
        "punish-first-rung",
        "DR-2.4-5: staff give the first rung",
        (staff(0), order(1, "mod", "punish", tag="p", player="ann", step="verbal_warning", clause="DR-2.4-5")),
        answer("p", True),
        change("punishment", "in_force"),
    ),
    ordered(
        "punish-ban-at-once",
        "DR-2.4-5 illegal: a ban for the first breach",
        (staff(0), order(1, "mod", "punish", tag="p", player="ann", step="ban", clause="DR-2.4-5")),
        answer("p", False, cites=LADDER),
        never=(change("punishment", "in_force"),),
    ),
    ordered(
        "punish-warn-first",
        "a warning is the second rung",
        (staff(0), order(1, "mod", "punish", tag="p", player="ann", step="warn", clause="DR-2.4-5")),
        answer("p", False, cites=LADDER),
    ),
    ordered(
        "punish-the-ladder",
        "one rung after the other, the ban a day long",
        (
            staff(0),
            order(1, "mod", "punish", tag="p1", player="ann", step="verbal_warning", clause="DR-2.4-5"),
            order(2, "mod", "punish", tag="p2", player="ann", step="warn", clause="DR-2.4-5"),
            order(3, "mod", "punish", tag="p3", player="ann", step="ban", clause="DR-2.4-5"),
            order(4, "mod", "punish", tag="p4", player="ann", step="ban", clause="DR-2.4-5"),
        ),
        answer("p1", True),
        answer("p2", True),
        answer("p3", True),
        answer("p4", True),
        sanction("ann", "ban", 1440),
        sanctions=(
            ("ann", "verbal_warning", 1),
            ("ann", "warn", 2),
            ("ann", "ban", 3),
            ("ann", "ban", 3),
        ),
    ),
    ordered(
        "punish-by-player",
        "a player gives nobody a sanction",
        (
            staff(0),
            staff(0, "bo", None),
            order(1, "bo", "punish", tag="p", player="ann", step="verbal_warning", clause="DR-2.4-5"),
        ),
        answer("p", False),
        never=(change("punishment", "in_force"),),
        sanctions=(),
    ),
    ordered(
        "punish-two-people",
        "each has his own ladder",
        (
            staff(0),
            order(1, "mod", "punish", tag="p1", player="ann", step="verbal_warning", clause="DR-2.4-5"),
            order(2, "mod", "punish", tag="p2", player="bo", step="verbal_warning", clause="DR-2.4-5"),
            order(3, "mod", "punish", tag="p3", player="bo", step="warn", clause="DR-2.4-5"),
        ),
        answer("p1", True),
        answer("p2", True),
        answer("p3", True),
        sanctions=(("ann", "verbal_warning", 1), ("bo", "verbal_warning", 1), ("bo", "warn", 2)),
    ),
    ordered(
        "punish-alias",
        "a ladder is a person's, not an account's",
        (
            staff(0),
            tell("profile", 0, player="ann", aliases=["ann2"]),
            order(1, "mod", "punish", tag="p1", player="ann", step="verbal_warning", clause="DR-2.4-5"),
            order(2, "mod", "punish", tag="p2", player="ann2", step="verbal_warning", clause="DR-2.4-5"),
            order(3, "mod", "punish", tag="p3", player="ann2", step="warn", clause="DR-2.4-5"),
        ),
        answer("p1", True),
        answer("p2", False),
        answer("p3", True),
    ),
    ordered(
        "punish-unknown-clause",
        "no such clause",
        (staff(0), order(1, "mod", "punish", tag="p", player="ann", step="ban", clause="DR-77")),
        answer("p", False),
    ),
    ordered(
        "punish-lifted",
        "a lifted rung counts no more",
        (
            staff(0),
            order(1, "mod", "punish", tag="p1", player="ann", step="verbal_warning", clause="DR-2.4-5", id="s1"),
            order(2, "mod", "lift", tag="l", punishment="s1", reason="mistake"),
            order(3, "mod", "punish", tag="p2", player="ann", step="warn", clause="DR-2.4-5"),
            order(4, "mod", "punish", tag="p3", player="ann", step="verbal_warning", clause="DR-2.4-5"),
        ),
        answer("p1", True, id="s1"),
        answer("l", True),
        change("punishment", "lifted", id="s1"),
        answer("p2", False),
        answer("p3", True),
    ),
    ordered(
        "lift-by-player",
        "nobody lifts his own",
        (
            staff(0),
            staff(0, "ann", None),
            order(1, "mod", "punish", tag="p1", player="ann", step="verbal_warning", clause="DR-2.4-5", id="s1"),
            order(2, "ann", "lift", tag="l", punishment="s1", reason="mine"),
        ),
        answer("l", False),
        never=(change("punishment", "lifted"),),
    ),
    ordered(
        "lift-nothing",
        "no such punishment",
        (staff(0), order(2, "mod", "lift", tag="l", punishment="s1", reason="x")),
        answer("l", False),
    ),
    ordered(
        "lift-twice",
        "what is lifted stays so",
        (
            staff(0),
            order(1, "mod", "punish", tag="p1", player="ann", step="verbal_warning", clause="DR-2.4-5", id="s1"),
            order(2, "mod", "lift", tag="l1", punishment="s1", reason="x"),
            order(3, "mod", "lift", tag="l2", punishment="s1", reason="x"),
        ),
        answer("l1", True),
        answer("l2", False),
    ),
    ordered(
        "punish-ban-served",
        "a ban of a day is served after a day",
        (
            staff(0),
            order(1, "mod", "punish", tag="p1", player="ann", step="verbal_warning", clause="DR-2.4-5"),
            order(2, "mod", "punish", tag="p2", player="ann", step="warn", clause="DR-2.4-5"),
            order(3, "mod", "punish", tag="p3", player="ann", step="ban", clause="DR-2.4-5", id="s3"),
        ),
        change("punishment", "served", id="s3", t=at(3 + 86_400)),
        runs=3 + 86_400,
    ),
    ordered(
        "punish-ban-not-yet-served",
        "and not a millisecond before",
        (
            staff(0),
            order(1, "mod", "punish", tag="p1", player="ann", step="verbal_warning", clause="DR-2.4-5"),
            order(2, "mod", "punish", tag="p2", player="ann", step="warn", clause="DR-2.4-5"),
            order(3, "mod", "punish", tag="p3", player="ann", step="ban", clause="DR-2.4-5", id="s3"),
        ),
        answer("p3", True, id="s3"),
        never=(change("punishment", "served", id="s3"),),
        runs=3 + 86_399.999,
    ),
    ordered(
        "staff-order",
        "staff order somebody",
        (staff(0), order(1, "mod", "staff.order", tag="o", player="ann", text="stop it")),
        answer("o", True),
    ),
    ordered(
        "staff-order-by-player",
        "a player is no staff",
        (staff(0), staff(0, "bo", None), order(1, "bo", "staff.order", tag="o", player="ann", text="stop it")),
        answer("o", False),
    ),
    ordered(
        "staff-lost-office",
        "one who was staff and is no longer",
        (
            staff(0),
            staff(1, "mod", None),
            order(2, "mod", "punish", tag="p", player="ann", step="verbal_warning", clause="DR-2.4-5"),
        ),
        answer("p", False),
    ),
]

STORIES: list[Scenario] = [*VOTES, *REPORTS, *ASKING, *PUNISH]
