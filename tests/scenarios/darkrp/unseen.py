"""What was not seen: types that nobody records, one by one; optional fields left out, or known to be absent."""

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
    NLR_PLACE,
    RDM,
    ROBBED,
    SIGHT,
    SIZE,
)
from .scenario import Scenario, either, lawful, unclear, unlawful
from .telling import EVERYTHING, command, drawn, group, hit, house, kill, line, rows, sign, spawned, started, tell

MATTERS = """hit lock arrest command job tax looted drawn building zone positions group authorised keypad sign
server_started kill finding chat voice relation group_ended door zone_ended profile licence mode downed structure_hit
time era_started rulebook staff_act removed left spawned died named"""
"""Types that some ground, or the telling of a story, stands on."""

IN = {"at": [15.0, 10.0, 0.0], "victim_at": [1.0, 10.0, 1.0]}
YARD = {"at": [15.0, 10.0, 0.0], "victim_at": [10.0, 10.0, 0.0]}
FAR = {"at": [500.0, 10.0, 500.0], "victim_at": [515.0, 10.0, 500.0]}
HOME = house(0, "b1", "ann")

IRRELEVANT = [kind for kind in EVERYTHING.split() if kind not in MATTERS.split()]


def without(field, told):
    """The line without this field."""
    return {name: value for name, value in told.items() if name != field}


def unrecorded(kind, name, why, want, *told):
    """Nobody records this type, and then a kill."""
    return Scenario(f"unseen-{kind}-{name}", why, (started(0, kind), *told), {"kill": want})


def optional():
    """A field left out is unknown; null is known to be absent."""
    for name, where, want in (
        ("both-left-out", {}, either("unclear")),
        ("both-null", {"at": None, "victim_at": None}, either("unclear", "unlawful")),
        ("in-none", {"victim_in": None}, either("unclear", "unlawful")),
        ("in-b1", {"victim_in": "b1"}, lawful(INSIDE)),
        ("in-another", {"victim_in": "b9"}, either("unlawful", "unclear")),
        ("far", FAR, unlawful(RDM)),
    ):
        bare = without("at", without("victim_at", kill(5, "ann", "bo")))
        yield Scenario(f"unseen-place-{name}", "where he stood", (*HOME, {**bare, **where}), {"kill": want})
    size = without("size", sign(1, "ann"))
    hidden = without("hidden", sign(1, "ann"))
    for name, board, want in (
        ("size-left-out", size, unclear(KEYPAD)),
        ("size-null", {**size, "size": None}, either("unclear", "unlawful", "lawful")),
        ("hidden-left-out", hidden, unclear(KEYPAD)),
        ("both-left-out", without("hidden", size), unclear(KEYPAD)),
        ("small-and-unknown-sight", {**hidden, "size": 30}, unlawful(SIZE)),
        ("hidden-and-unknown-size", {**size, "hidden": True}, unlawful(SIGHT)),
    ):
        yield Scenario(
            f"unseen-sign-{name}",
            "what nobody knows of a sign",
            (
                *HOME,
                board,
                rows(4, bo=(8, 0)),
                tell("keypad", 5, player="bo", entity="k", building="b1", at=[7.0, 10.0, 0.0]),
                kill(7, "ann", "bo", **YARD),
            ),
            {"kill": want},
        )
    lock = tell("lock", 2, player="bo", entity="l", action="picked", building="b1", at=[8.0, 10.0, 0.0])
    for name, told, want in (
        ("building", without("building", lock), either("lawful", "unclear")),
        ("building-null", {**lock, "building": None}, unlawful(RDM)),
        ("at", without("at", lock), lawful(BREAK_IN)),
        ("ok-null", {**lock, "ok": None}, lawful(BREAK_IN)),
        ("house-unknown", {**lock, "building": "b7"}, either("unlawful", "unclear")),
    ):
        yield Scenario(f"unseen-lock-{name}", "whose door", (*HOME, told, kill(5, "ann", "bo", **YARD)), {"kill": want})
    building = HOME[0]
    for name, told, want in (
        ("cupboard", without("cupboard", building), lawful(INSIDE)),
        ("cupboard-null", {**building, "cupboard": None}, either("lawful", "unlawful", "unclear")),
        ("nobody", {**building, "authorised": []}, unlawful(RDM)),
        ("owner-only", {**building, "authorised": [], "owner": "ann"}, either("lawful", "unlawful", "unclear")),
        ("owner-another", {**building, "owner": "zoe"}, either("lawful", "unlawful")),
        ("circle", without("circle", building), lawful(INSIDE)),
    ):
        yield Scenario(
            f"unseen-house-{name}", "whose house", (told, HOME[1], kill(5, "ann", "bo", **IN)), {"kill": want}
        )
    loot = tell("looted", 2, player="bo", container="x", kind="corpse", owner="ann", at=[515.0, 10.0, 500.0])
    for name, told, want in (
        ("owner", without("owner", loot), either("unclear", "lawful")),
        ("owner-null", {**loot, "owner": None}, unlawful(RDM)),
        ("owner-stranger", {**loot, "owner": "zoe"}, unlawful(RDM)),
        ("owner-ann", loot, lawful(ROBBED)),
    ):
        yield Scenario(
            f"unseen-loot-{name}", "whose body", (drawn(1, "bo"), told, kill(5, "ann", "bo")), {"kill": want}
        )


STORIES = [
    *(
        unrecorded(kind, "irrelevant", "what no ground needs", unlawful(RDM), kill(600, "ann", "bo"))
        for kind in IRRELEVANT
    ),
    *(
        unrecorded(
            kind, "hurt", "and a ground that was seen", lawful(HURT_ME), hit(590, "bo", "ann"), kill(600, "ann", "bo")
        )
        for kind in (
            "lock",
            "arrest",
            "job",
            "tax",
            "looted",
            "building",
            "zone",
            "positions",
            "group",
            "sign",
            "keypad",
        )
    ),
    *(
        unrecorded(kind, "open", "a ground that cannot be ruled out", unclear(), kill(600, "ann", "bo"))
        for kind in ("hit", "arrest", "command")
    ),
    unrecorded("tax", "no-mayor", "he is no mayor: taxes do not matter", unlawful(RDM), kill(600, "ann", "bo")),
    unrecorded(
        "tax", "mayor", "he is", unclear(MAYOR), tell("job", 1, player="bo", job="mayor"), kill(600, "ann", "bo")
    ),
    unrecorded(
        "tax",
        "mayor-seen",
        "the taxes were told once all the same",
        either("unclear", "lawful"),
        tell("job", 1, player="bo", job="mayor"),
        tell("tax", 2, rate=0.9),
        kill(600, "ann", "bo"),
    ),
    unrecorded(
        "job",
        "high",
        "high taxes, and nobody records who is mayor",
        unclear(MAYOR),
        tell("tax", 2, rate=0.9),
        kill(600, "ann", "bo"),
    ),
    unrecorded("job", "low", "low taxes", unlawful(RDM), tell("tax", 2, rate=0.1), kill(600, "ann", "bo")),
    unrecorded(
        "group",
        "stranger-hurt",
        "squads are not recorded, and a stranger was hurt",
        either("unclear", "unlawful"),
        hit(590, "bo", "cy"),
        kill(600, "ann", "bo"),
    ),
    unrecorded("group", "nobody-hurt", "nobody was hurt", either("unlawful", "unclear"), kill(600, "ann", "bo")),
    unrecorded("lock", "no-house", "she has no house: no lock of hers", unlawful(RDM), kill(600, "ann", "bo")),
    unrecorded("lock", "house", "she has one", either("unclear", "unlawful"), *HOME, kill(600, "ann", "bo", **YARD)),
    unrecorded("zone", "in", "nobody tells what is inside", either("unclear"), HOME[0], kill(600, "ann", "bo", **IN)),
    unrecorded("building", "in", "nobody tells whose it is", either("unclear"), HOME[1], kill(600, "ann", "bo", **IN)),
    unrecorded(
        "authorised",
        "in",
        "the list was told with the house",
        either("lawful", "unclear"),
        *HOME,
        kill(600, "ann", "bo", **IN),
    ),
    unrecorded(
        "door",
        "in",
        "doors are not recorded: he may have been let in",
        unclear(INSIDE),
        *HOME,
        kill(600, "ann", "bo", **IN),
    ),
    unrecorded(
        "command",
        "in",
        "orders are not recorded: he may have been invited",
        unclear(INSIDE),
        *HOME,
        kill(600, "ann", "bo", **IN),
    ),
    unrecorded(
        "sign",
        "touch",
        "signs are not recorded",
        either("unclear"),
        *HOME,
        tell("keypad", 598, player="bo", entity="k", building="b1", at=[7.0, 10.0, 0.0]),
        kill(600, "ann", "bo", **YARD),
    ),
    unrecorded(
        "keypad",
        "touch",
        "touches are not recorded, and the sign forbids them",
        unclear(KEYPAD),
        *HOME,
        sign(1, "ann"),
        rows(560, bo=(60, 0)),
        rows(598, bo=(60, 0)),
        rows(599, bo=(10, 0)),
        kill(600, "ann", "bo", **YARD),
    ),
    unrecorded(
        "positions",
        "line",
        "places are told by the kill itself",
        lawful(LINE),
        *HOME,
        line(1, "b1"),
        sign(1, "ann"),
        kill(600, "ann", "bo", at=[15.0, 10.0, 0.0], victim_at=[9.0, 10.0, 0.0]),
    ),
    unrecorded(
        "positions",
        "loiter",
        "how long he stood there nobody saw",
        either("unclear", "unlawful"),
        *HOME,
        sign(1, "ann", "KOS: loitering over 10 seconds"),
        kill(600, "ann", "bo", **YARD),
    ),
    unrecorded(
        "drawn",
        "guns",
        "weapons in hand are not recorded",
        either("unclear"),
        *HOME,
        sign(1, "ann", "KOS: guns out"),
        command(590, "ann", "consent", player="bo", what="enter"),
        rows(595, bo=(1, 1)),
        kill(600, "ann", "bo", **IN),
    ),
    unrecorded(
        "voice",
        "mic",
        "speech is not recorded",
        either("unclear"),
        *HOME,
        sign(1, "ann", "KOS: micspamming"),
        command(590, "ann", "consent", player="bo", what="enter"),
        rows(595, bo=(1, 1)),
        kill(600, "ann", "bo", **IN),
    ),
    unrecorded("voice", "street", "nor in the street, where it is no ground", unlawful(RDM), kill(600, "ann", "bo")),
    unrecorded("shot", "street", "misses are not recorded: they are no ground", unlawful(RDM), kill(600, "ann", "bo")),
    unrecorded(
        "chat",
        "street",
        "words are not recorded: unreported ones are no ground",
        either("unlawful", "unclear"),
        kill(600, "ann", "bo"),
    ),
    unrecorded(
        "spawned",
        "back",
        "who comes to life is not recorded; she is seen outside and back",
        either("lawful", "unlawful", "unclear"),
        hit(590, "bo", "ann"),
        kill(600, "ann", "bo"),
    ),
    Scenario(
        "unseen-died-back",
        "deaths are not recorded: nobody comes back from what nobody saw",
        (started(0, "died"), rows(60, ann=(300, 0)), rows(65, ann=(10, 0))),
        {},
    ),
    Scenario(
        "unseen-kill-hit",
        "kills are not recorded: whether she hits her killer nobody knows",
        (started(0, "kill"), hit(60, "ann", "bo", tag="hit")),
        {"hit": either("lawful", "unclear")},
    ),
    Scenario(
        "unseen-spawned-place",
        "she is dead, comes to life unseen, and is seen outside and back",
        (
            started(0, "spawned"),
            tell("died", 1, player="ann", at=[0.0, 10.0, 0.0], cause="fall"),
            rows(60, ann=(300, 0)),
            rows(65, tag="back", ann=(10, 0)),
        ),
        {"back": unlawful(NLR_PLACE)},
    ),
    Scenario(
        "unseen-place-of-death",
        "nobody knows where she died",
        (
            started(0),
            rows(-1, bo=(3000, 0)) | {"t": started(0)["t"]},
            hit(0, "ann", "bo"),
            without("at", without("victim_at", kill(1, "bo", "ann", tag="death"))),
            spawned(5, "ann", 1000, 0),
            rows(60, ann=(300, 0)),
            rows(65, ann=(10, 0)),
        ),
        {"death": lawful()},
    ),
    Scenario(
        "unseen-squad-then-told",
        "a group told only after the kill says nothing of before",
        (hit(0, "bo", "cy"), kill(5, "ann", "bo"), group(6, "iron", "ann cy")),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "unseen-squad-in-time",
        "told before the blow",
        (group(0, "iron", "ann cy"), hit(1, "bo", "cy"), kill(5, "ann", "bo")),
        {"kill": lawful(HURT_MATE)},
    ),
    Scenario(
        "unseen-arrest-squad",
        "squads are not recorded, and somebody was arrested",
        (
            started(0, "group"),
            tell("job", 1, player="bo", job="police"),
            tell("arrest", 595, player="bo", target="cy", state="tried"),
            kill(600, "ann", "bo"),
        ),
        {"kill": either("unclear", "unlawful")},
    ),
    Scenario(
        "unseen-arrest-self",
        "or she herself",
        (started(0, "group"), tell("arrest", 595, player="bo", target="ann", state="tried"), kill(600, "ann", "bo")),
        {"kill": lawful(ARREST)},
    ),
    Scenario(
        "unseen-hole-in-loiter",
        "for seven of twelve seconds nobody saw him",
        (
            *HOME,
            sign(1, "ann", "KOS: loitering over 10 seconds"),
            rows(4, bo=(60, 0)),
            rows(5, bo=(10, 0)),
            rows(7, bo=(10, 0)),
            rows(14, bo=(10, 0)),
            kill(17, "ann", "bo", **YARD),
        ),
        {"kill": lawful(LOITER)},
    ),
    Scenario(
        "unseen-hole-in-loiter-11s",
        "for eleven",
        (
            *HOME,
            sign(1, "ann", "KOS: loitering over 10 seconds"),
            rows(4, bo=(60, 0)),
            rows(5, bo=(10, 0)),
            rows(16.5, bo=(10, 0)),
            kill(17, "ann", "bo", **YARD),
        ),
        {"kill": either("unclear", "lawful")},
    ),
    Scenario(
        "unseen-guns-drawn-before-record",
        "resumed: a weapon may have been drawn before",
        (
            started(0, resumed=True),
            *HOME,
            sign(1, "ann", "KOS: guns out"),
            command(600, "ann", "consent", player="bo", what="enter"),
            rows(601, bo=(1, 1)),
            kill(602, "ann", "bo", **IN),
        ),
        {"kill": either("unclear", "unlawful")},
    ),
    Scenario(
        "unseen-guns-drawn",
        "drawn an hour ago and never put away",
        (
            *HOME,
            sign(1, "ann", "KOS: guns out"),
            drawn(2, "bo"),
            command(3600, "ann", "consent", player="bo", what="enter"),
            rows(3601, bo=(1, 1)),
            kill(3602, "ann", "bo", **IN),
        ),
        {"kill": lawful(GUNS)},
    ),
    *optional(),
    Scenario(
        "unseen-aged-2s",
        "a place two seconds old is not aged",
        (*HOME, rows(3, bo=(1, 1)), without("at", without("victim_at", kill(5, "ann", "bo")))),
        {"kill": lawful(INSIDE, aged=False)},
    ),
    Scenario(
        "unseen-aged-2001",
        "a millisecond older is",
        (*HOME, rows(3, bo=(1, 1)), without("at", without("victim_at", kill(5.001, "ann", "bo")))),
        {"kill": lawful(INSIDE, aged=True)},
    ),
    Scenario(
        "unseen-aged-not-rested-on",
        "a ruling that rests on no place is not aged",
        (hit(0, "bo", "ann"), rows(0, bo=(500, 500)), without("at", without("victim_at", kill(8, "ann", "bo")))),
        {"kill": lawful(HURT_ME, aged=False)},
    ),
    Scenario(
        "unseen-tier-of-kill",
        "a ruling is as good as the worst it rests on",
        ({**hit(0, "bo", "ann"), "tier": 0}, kill(5, "ann", "bo")),
        {"kill": lawful(HURT_ME)},
    ),
    Scenario("unseen-none-of-it", "an empty town", (tell("time", 0), tell("time", 600)), {}),
    Scenario("unseen-empty", "nothing at all", ("",), {}),
]
