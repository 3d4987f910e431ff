"""Rungs of the ladder for a broken new life, where every breach is upheld: who, which, for how long."""

from .clauses import HURT_ME, NLR_TALK, RDM
from .scenario import either, lawful, unlawful
from .stage import Tale, order, sanction, staff
from .telling import at, finding, hit, kill, rows, spawned, tell

DAY = 86_400
PLACE = [0.0, 10.0, 0.0]


def fall(seconds, who="ann"):
    """A death by nobody's hand at the origin."""
    return tell("died", seconds, player=who, at=PLACE, cause="fall")


def breach(seconds, who="ann", tag="back"):
    """He dies, lives again a kilometre off, and is back at the place after a minute and a half."""
    return (
        fall(seconds, who),
        spawned(seconds + 5, who, 1000, 0),
        rows(seconds + 85, **{who: (300, 0)}),
        rows(seconds + 90, tag=tag, **{who: (20, 0)}),
    )


def word(seconds, tag="word", who="ann", to="bo"):
    """A direct message."""
    return tell("chat", seconds, player=who, channel="direct", to=to, text="hi", tag=tag)


def climbs(name, why, told, given, *comes, want=None, runs=None, never=(), uphold=True):
    """A story whose unlawful rulings are upheld, and the sanctions it brings, no more and no less."""
    flat = tuple(line for each in told for line in (each if isinstance(each, tuple) else (each,)))
    labels = [line["tag"] for line in flat if "tag" in line and not line["tag"].startswith("order")]
    wanted = {label: unlawful(actor=None) for label in labels} | (want or {})
    return Tale(
        f"ladder-{name}", why, flat, wanted, comes=comes, never=never, sanctions=tuple(given), uphold=uphold, runs=runs
    )


ONE, TWO, THREE = ("verbal_warning", 1), ("warn", 2), ("ban", 3)


def of(who, *rungs):
    """These rungs of his."""
    return [(who, *each) for each in rungs]


DEATH = (hit(-3, "ann", "bo"), kill(0, "bo", "ann", tag="death", at=[10.0, 10.0, 0.0], victim_at=PLACE))
AWAY = (spawned(5, "ann", 1000, 0), rows(6, bo=(3000, 0), ann=(1000, 0)))
SAFE = {"death": lawful()}

STORIES = [
    climbs(
        "first",
        "DR-2.4-5: the first breach is a verbal warning",
        [breach(0)],
        of("ann", ONE),
        sanction("ann", "verbal_warning", labels=("back",), t=at(90), status="in_force", ladder=bool),
    ),
    climbs(
        "second",
        "the second a warning",
        [breach(0, tag="b1"), breach(1000, tag="b2")],
        of("ann", ONE, TWO),
        sanction("ann", "warn", labels=("b2",)),
    ),
    climbs(
        "third",
        "the third a ban of a day",
        [breach(each * 1000, tag=f"b{each}") for each in range(3)],
        of("ann", ONE, TWO, THREE),
        sanction("ann", "ban", 1440, labels=("b2",), t=at(2090)),
    ),
    climbs(
        "fifth",
        "and so it stays",
        [breach(each * 1000, tag=f"b{each}") for each in range(5)],
        of("ann", ONE, TWO, THREE, THREE, THREE),
    ),
    climbs(
        "two-people",
        "each climbs his own",
        [breach(0, tag="b1"), breach(1000, "bo", tag="b2"), breach(2000, tag="b3")],
        [("ann", *ONE), ("bo", *ONE), ("ann", *TWO)],
    ),
    climbs(
        "nobody-upheld",
        "without --uphold a machine gives nothing",
        [breach(0), breach(1000, tag="b2")],
        [],
        uphold=False,
    ),
    climbs(
        "murder-is-no-rung-of-it",
        "a killing without a reason has no ladder in the rules, and is no rung of this one",
        [tell("time", 0), kill(5, "ann", "bo"), breach(1000)],
        of("ann", ONE),
        want={"kill": unlawful(RDM)},
    ),
    climbs(
        "lawful",
        "what is lawful brings nothing",
        [hit(0, "bo", "ann"), kill(5, "ann", "bo"), fall(10), spawned(12, "ann", 1000, 0), rows(400, ann=(20, 0))],
        [],
        want={"kill": lawful(HURT_ME)},
    ),
    climbs(
        "word",
        "DR-2.4-3: a word to the killer is a rung",
        [DEATH, AWAY, word(60)],
        of("ann", ONE),
        want={**SAFE, "word": unlawful(NLR_TALK)},
    ),
    climbs(
        "three-words",
        "each word is a breach",
        [DEATH, AWAY, word(60, "w1"), word(70, "w2"), word(80, "w3")],
        of("ann", ONE, TWO, THREE),
        want=SAFE,
    ),
    climbs(
        "expires",
        "a rung counts for ninety days: a year later she begins anew",
        [breach(0, tag="b1"), breach(365 * DAY, tag="b2")],
        of("ann", ONE, ONE),
    ),
    climbs(
        "89-days",
        "after 89 days it still counts",
        [breach(0, tag="b1"), breach(89 * DAY, tag="b2")],
        of("ann", ONE, TWO),
    ),
    climbs(
        "90-days-less-1ms",
        "a millisecond before ninety days are over",
        [breach(0, tag="b1"), *breach(90 * DAY - 0.001, tag="b2")],
        of("ann", ONE, TWO),
    ),
    climbs(
        "90-days",
        "at ninety days exactly it is gone",
        [breach(0, tag="b1"), *breach(90 * DAY, tag="b2")],
        of("ann", ONE, ONE),
    ),
    climbs(
        "found-not",
        "staff find that she was right to come back: the rung falls",
        [staff(0), breach(0, tag="b1"), finding(100, 5, "DR-2.4-1", "no", "mod"), breach(1000, tag="b2")],
        of("ann", ONE, ONE),
        want={"b1": lawful()},
    ),
    climbs(
        "found-late",
        "the first breach is overturned after the second: the second was the first",
        [
            staff(0),
            breach(0, tag="b1"),
            breach(1000, tag="b2"),
            finding(1200, 5, "DR-2.4-1", "no", "mod"),
            breach(2000, tag="b3"),
        ],
        of("ann", ONE, TWO, ONE, TWO),
        want={"b1": lawful()},
    ),
    climbs(
        "found-breach",
        "staff find a breach of the ladder's clause where the machine saw none",
        [
            staff(0),
            fall(0),
            spawned(5, "ann", 1000, 0),
            tell("time", 60),
            kill(65, "ann", "bo"),
            finding(70, 5, "DR-2.4-2", "yes", "mod"),
        ],
        [],
        want={"kill": unlawful()},
    ),
    climbs(
        "alias",
        "two accounts of a person climb one ladder",
        [tell("profile", -5, player="ann", aliases=["ann2"]), breach(0, tag="b1"), breach(1000, "ann2", tag="b2")],
        [("ann", *ONE), ("ann2", *TWO)],
    ),
    climbs(
        "era",
        "a wipe ends no ladder",
        [breach(0, tag="b1"), tell("era_started", 500), breach(1000, tag="b2")],
        of("ann", ONE, TWO),
    ),
    climbs(
        "told-and-found",
        "what staff gave by order counts beside what was upheld",
        [
            staff(0),
            order(1, "mod", "punish", tag="order", player="ann", step="verbal_warning", clause="DR-2.4-5"),
            breach(1000, tag="b2"),
        ],
        of("ann", ONE, TWO),
    ),
    climbs(
        "lifted",
        "a lifted rung does not count",
        [
            staff(0),
            order(1, "mod", "punish", tag="order", player="ann", step="verbal_warning", clause="DR-2.4-5", id="s1"),
            order(2, "mod", "lift", tag="order-2", punishment="s1", reason="mistake"),
            breach(1000, tag="b2"),
        ],
        of("ann", ONE, ONE),
    ),
    climbs(
        "stays",
        "one stay at the place is one breach, however long it lasts",
        [breach(0), *(rows(91 + each, ann=(20 + each, 0)) for each in range(20))],
        of("ann", ONE),
    ),
    climbs(
        "two-servers",
        "each server has its own ladder",
        [
            breach(0, tag="b1"),
            *({**line, "server": "west", **({"tag": "b2"} if "tag" in line else {})} for line in breach(0)),
        ],
        [("ann", *ONE), ("ann", *ONE)],
    ),
    climbs(
        "aged",
        "what rests on an old place is never sanctioned by a machine",
        [
            DEATH,
            spawned(5, "ann", 1000, 0),
            rows(60, bo=(1050, 0)),
            tell("voice", 66, player="ann", ms=400, at=[1000.0, 10.0, 0.0], tag="word"),
        ],
        of("ann", ONE),
        want={**SAFE, "word": either("unlawful", "unclear")},
    ),
    climbs(
        "same-ms",
        "two words at the same millisecond are two",
        [DEATH, AWAY, word(60, "w1"), word(60, "w2")],
        of("ann", ONE, TWO),
        want=SAFE,
    ),
    climbs(
        "hit-and-talk",
        "she taunts and hits her killer: two breaches",
        [DEATH, AWAY, word(60), hit(62, "ann", "bo", tag="blow")],
        of("ann", ONE, TWO),
        want=SAFE,
    ),
    climbs(
        "kill-of-killer",
        "she kills her killer without a reason within five minutes: one act, one rung of this ladder",
        [DEATH, AWAY, kill(62, "ann", "bo", at=[2995.0, 10.0, 0.0], victim_at=[3000.0, 10.0, 0.0])],
        of("ann", ONE),
        want={**SAFE, "kill": unlawful()},
    ),
]
