"""Evictions: who may begin one, the notices and their last second, inactivity, frontiers, decay, loot of cities."""

from scenarios.darkrp.stage import answer, change
from scenarios.darkrp.telling import tell

from .institutions_wire import DAY, HOUR, NOW, Story, base, ground, lawful, order, rows, stand, strike, unlawful

PROOF = ["https://pics.example/base.png", "https://pics.example/authed.png"]


def eviction(
    name,
    x,
    z,
    *rights,
    owner="eli",
    built=DAY,
    claim=None,
    filed=NOW,
    raided=None,
    who="ann",
    what="evict",
    comes=(),
    never=(),
    before=(),
    reason="building without permission",
    runs=None,
    **more,
):
    """A house, the order against it and the first satchel."""
    lines = [*base("b1", owner, x, z, built), *before, *(claim or ())]
    there = {who: (x + 8, z)}
    if filed is not None:
        lines += [
            stand(filed - 20, **there),
            order(filed - 15, who, "authed", "ask", building="b1"),
            stand(filed - 1, **there),
            order(filed, who, what, "file", building="b1", at=[x + 8, 10.0, z], reason=reason, **more),
        ]
    if raided is not None:
        lines += [
            stand(raided - 60, **there),
            order(raided - 60, who, "authed", "ask2", building="b1"),
            stand(raided - 1, **there),
            strike(raided, who, "b1", x + 6, z),
        ]
    return Story(name, tuple(lines), rights, comes, never, runs)


def claimed(t):
    """K7 was nobody's until then."""
    return (
        ground("k7", "region", 300, 600, 0, 300, 3, owner=None),
        ground("k7", "region", 300, 600, 0, 300, t, owner="oak"),
    )


OK = answer("file", True)
NO = answer("file", False)
LATER = {"built": 3 * DAY, "claim": claimed(2 * DAY + HOUR)}
PRIOR = {"built": 2 * DAY + HOUR, "claim": claimed(3 * DAY)}
EARLY = {"built": 14 * HOUR, "claim": claimed(2 * HOUR), "filed": 16 * HOUR}


def seen(player, last):
    """He was on the server until then and not since."""
    return (tell("joined", last, player=player, name=player), tell("left", last + 60, player=player))


def quiet(last, raided, name, *rights, **more):
    """A house in unclaimed land of people last seen then, and an eviction for inactivity."""
    people = (*seen("eli", last),)
    told = {"owner": "eli", "built": DAY, "before": people, "who": "cal", "filed": raided - 30, "raided": raided}
    told |= {"kind": "inactive", "proof": PROOF, "reason": "inactive", **more}
    return eviction(name, -850, 150, *rights, **told)


STORIES = [
    eviction("evict-own-land", 550, 250, comes=(OK, change("eviction", "executable")), **LATER),
    eviction(
        "evict-by-the-cupboard-he-looks-at",
        550,
        250,
        lawful("raid", "raid", "EVI-8 RAID-12"),
        comes=(OK,),
        filed=None,
        raided=NOW,
        before=(
            tell("command", NOW - 10, player="ann", name="evict", entity="b1-tc", args={"reason": "gone"}, tag="file"),
        ),
        **LATER,
    ),
    eviction("evict-not-her-land", -550, 150, comes=(NO,), filed=NOW, owner="dee"),
    eviction(
        "evict-without-whitelist",
        550,
        250,
        who="ned",
        comes=(OK,),
        before=(tell("licence", 1, player="ned", kind="raid", on=True),),
        **LATER,
    ),
    eviction(
        "evict-not-on-the-whitelist",
        550,
        250,
        who="ned",
        comes=({**NO, "cites": rows("EVI-4 RAID-2 RAID-1")},),
        before=(tell("licence", 1, player="ned", kind="raid", on=False),),
        **LATER,
    ),
    eviction("evict-without-a-reason", 550, 250, reason="", comes=({**NO, "cites": rows("EVI-5")},), **LATER),
    eviction(
        "evictfrontier-far-from-a-frontier",
        550,
        250,
        what="evictfrontier",
        comes=({**NO, "cites": rows("EVI-29 EVI-6 EVI-27")},),
        **LATER,
    ),
    eviction(
        "evict-at-a-frontier", -650, 250, who="cal", comes=({**NO, "cites": rows("EVI-29 EVI-6")},), built=3 * DAY
    ),
    eviction(
        "evictfrontier-at-a-frontier",
        -650,
        250,
        who="cal",
        what="evictfrontier",
        comes=(OK, change("eviction", "notice")),
        built=3 * DAY,
    ),
    eviction(
        "later-house-raided-at-once",
        550,
        250,
        lawful("raid", "raid", "EVI-8 EVI-7 RAID-12 EVI-1"),
        raided=NOW + 61,
        comes=(OK,),
        **LATER,
    ),
    eviction(
        "later-house-without-evict",
        550,
        250,
        unlawful("raid", "raid", "RAID-13 EVI-5 RAID-12"),
        filed=None,
        raided=NOW,
        **LATER,
    ),
    eviction(
        "prior-house-at-8h", 550, 250, unlawful("raid", "raid", "EVI-7 RAID-13 RAID-12"), raided=NOW + 8 * HOUR, **PRIOR
    ),
    eviction(
        "prior-house-a-second-short",
        550,
        250,
        unlawful("raid", "raid", "EVI-7 RAID-13 RAID-12"),
        raided=NOW + DAY - 1,
        comes=(change("eviction", "notice"),),
        **PRIOR,
    ),
    eviction(
        "prior-house-at-24h",
        550,
        250,
        lawful("raid", "raid", "EVI-7 RAID-12 EVI-1"),
        raided=NOW + DAY,
        comes=(OK, change("eviction", "executable", seq=None)),
        **PRIOR,
    ),
    eviction(
        "first-48h-at-once",
        550,
        250,
        unlawful("raid", "raid", "EVI-10 EVI-11 EVI-12 RAID-13 RAID-43"),
        raided=16 * HOUR + 300,
        **EARLY,
    ),
    eviction(
        "first-48h-a-second-short",
        550,
        250,
        unlawful("raid", "raid", "EVI-11 EVI-12 RAID-13 RAID-43"),
        raided=28 * HOUR - 1,
        **EARLY,
    ),
    eviction(
        "first-48h-after-12h",
        550,
        250,
        lawful("raid", "raid", "EVI-11 EVI-12 EVI-10 RAID-12 EVI-8"),
        raided=28 * HOUR,
        comes=(OK,),
        **EARLY,
    ),
    eviction(
        "first-48h-prior-house-at-12h",
        550,
        250,
        unlawful("raid", "raid"),
        built=2 * HOUR,
        claim=claimed(5 * HOUR),
        filed=6 * HOUR,
        raided=18 * HOUR + 5,
    ),
    eviction(
        "first-48h-filed-at-47h",
        550,
        250,
        unlawful("raid", "raid", "EVI-11 EVI-12 RAID-13 EVI-10"),
        built=14 * HOUR,
        claim=claimed(2 * HOUR),
        filed=47 * HOUR,
        raided=2 * DAY + 300,
    ),
    eviction(
        "frontier-25h",
        -650,
        250,
        unlawful("raid", "raid", "EVI-27 EVI-28 RAID-13"),
        who="cal",
        what="evictfrontier",
        built=3 * DAY,
        raided=NOW + 25 * HOUR,
    ),
    eviction(
        "frontier-a-second-short",
        -650,
        250,
        unlawful("raid", "raid", "EVI-27 EVI-28 RAID-13"),
        who="cal",
        what="evictfrontier",
        built=3 * DAY,
        raided=NOW + 2 * DAY - 1,
    ),
    eviction(
        "frontier-48h",
        -650,
        250,
        lawful("raid", "raid", "EVI-27 EVI-28 EVI-29 RAID-12"),
        who="cal",
        what="evictfrontier",
        built=3 * DAY,
        raided=NOW + 2 * DAY,
    ),
    quiet(
        DAY + 60,
        5 * DAY + 61,
        "inactive-4-days",
        lawful("raid", "raid", "EVI-14 EVI-2 RAID-12"),
        comes=(OK,),
        filed=5 * DAY + 60,
    ),
    quiet(
        DAY + 60,
        5 * DAY + 600,
        "inactive-a-second-short-of-4-days",
        unlawful("raid", "raid"),
        comes=(NO,),
        filed=5 * DAY + 59,
    ),
    quiet(
        DAY + 60,
        4.5 * DAY,
        "inactive-half-a-day-short",
        unlawful("raid", "raid", "RAID-13 EVI-14 RAID-12"),
        comes=({**NO, "cites": rows("EVI-14 EVI-2")},),
    ),
    quiet(
        DAY + 60,
        6 * DAY,
        "inactive-without-pictures",
        unlawful("raid", "raid", "EVI-15 EVI-16"),
        comes=(change("eviction", "filed"),),
        proof=[],
    ),
    quiet(
        DAY + 60,
        6 * DAY,
        "inactive-one-came-back",
        unlawful("raid", "raid"),
        owner="eli dan",
        comes=(NO,),
        before=(*seen("eli", DAY + 60), *seen("dan", 5 * DAY)),
    ),
    Story(
        "a-second-filing",
        (
            *base("b1", "eli", 500, -250, DAY),
            *seen("eli", DAY + 60),
            stand(NOW - 20, cal=(508, -250), gus=(508, -251)),
            order(NOW - 15, "cal", "authed", "a1", building="b1"),
            order(NOW - 14, "gus", "authed", "a2", building="b1"),
            order(NOW, "cal", "evict", "first", building="b1", reason="inactive", kind="inactive", proof=PROOF),
            order(NOW + 35, "gus", "evict", "second", building="b1", reason="inactive", kind="inactive", proof=PROOF),
        ),
        comes=(answer("first", True), answer("second", False, cites=rows("EVI-3"))),
    ),
    Story(
        "authed-shows-people",
        (
            *base("b1", "eli dan", 500, -250, DAY),
            stand(NOW - 1, cal=(508, -250)),
            order(NOW, "cal", "authed", building="b1"),
        ),
        comes=(answer("order", True, says="eli"), answer("order", True, says="dan")),
    ),
    Story(
        "authed-at-nothing",
        (stand(NOW - 1, cal=(508, -250)), order(NOW, "cal", "authed")),
        comes=(answer("order", False),),
    ),
    Story(
        "city-eviction-with-a-reason",
        (
            *base("b1", "eli", 200, 200, DAY),
            stand(NOW - 1, gus=(208, 200)),
            order(NOW, "gus", "evict", building="b1", reason="stole from the market", kind="city", proof=PROOF),
        ),
        comes=(answer("order", True),),
    ),
]


def decay(name, *rights, proof=True, **more):
    """Damage to something that decays, with or without the post before it."""
    post = (
        (order(NOW - 120, "cal", "evict", "file", building="b1", reason="decaying", kind="decaying", proof=PROOF),)
        if proof
        else ()
    )
    return Story(
        name,
        (
            *base("b1", "eli", -850, 150, DAY),
            stand(NOW - 140, cal=(-842, 150)),
            order(NOW - 130, "cal", "authed", "ask", building="b1"),
            stand(NOW - 100, cal=(-842, 150)),
            *post,
            stand(NOW - 1, cal=(-842, 150)),
            strike(NOW, "cal", "b1", -844, 150, **{"grade": "wood", **more}),
        ),
        rights,
    )


STORIES += [
    decay("decaying-under-half", lawful("raid", "raid", "EVI-38 RAID-46"), decaying=True, health=0.31, damage=25.0),
    decay("decaying-over-half", unlawful("raid", "raid", "EVI-38 RAID-13"), decaying=True, health=0.61, damage=5.0),
    decay(
        "not-decaying-under-half",
        unlawful("raid", "raid", "EVI-38 RAID-13"),
        decaying=False,
        health=0.25,
        damage=5.0,
        grade="stone",
    ),
    decay(
        "decaying-without-a-post",
        unlawful("raid", "raid", "EVI-39 EVI-40 RAID-13"),
        proof=False,
        decaying=True,
        health=0.31,
        damage=25.0,
    ),
    decay(
        "door-not-decaying",
        unlawful("raid", "raid", "EVI-42 EVI-38 RAID-13"),
        decaying=False,
        health=0.9,
        damage=25.0,
        kind="door",
        entity="b1-door",
        grade="metal",
    ),
]
