"""Which clauses a ruling on a fight names: those that decided, and no others."""

from scenarios.rust_empires.domes import PURGE, one
from scenarios.rust_empires.grounds import ANNS, AT, BOTH, BY, DEES, recording, say
from scenarios.rust_empires.wire import (
    DROP,
    Fight,
    Line,
    Want,
    box,
    event,
    hit,
    kill,
    lawful,
    shot,
    spot,
    stand,
    unlawful,
    zone,
)

ENDED = event("zone_ended", 100, id="D1")
CELL = event(
    "building", -7000, building="cell", at=spot(1100, -400), polygon=box(1085, -415, 1115, -385), cupboard="tc_cell",
    authorised=["dee"], owner="dee", grade="stone", walls=20,
)  # fmt: skip
TUNNEL = zone("T", "tunnel", polygon=box(700, 500, 900, 700), high=-10)
LOOTED = event("looted", 0, player="eli", container="bag1", kind="bag", owner="dee", at=spot(*AT))


def by(*cites: str) -> Want:
    """Unlawful by these rows and no others."""
    return unlawful(*(f"RE-{name}" for name in cites), sole=True)


def leave(*cites: str) -> Want:
    """Lawful by these rows and no others."""
    return lawful(*(f"RE-{name}" for name in cites), sole=True)


def blow(id_: str, at: tuple[float, ...], there: tuple[float, ...], want: Want, *before: Line, **more: str) -> Fight:
    """Ann hits Cal, and nothing but that is asked about."""
    return Fight(id_, (*before, hit(120, "ann", at, "cal", there, "act", **more)), {"act": want}, stray=True)


def breach(second: float, base: str, x: float, z: float) -> Line:
    """Cal blows a hole into a house."""
    return event(
        "structure_destroyed", second, attacker="cal", entity="w1", kind="wall", grade="stone", building=base,
        weapon="explosive.satchel", damage=120, at=spot(x, z),
    )  # fmt: skip


def sieged(id_: str, *lines: Line, **want: Want) -> Fight:
    """Cal has broken into Dee's house on free land half a minute ago."""
    return Fight(id_, (*DEES, breach(0, "hd", 515, -100), *lines), want, stray=True)


STORIES: list[Fight] = [
    blow("citing: free land", (450, -150), (470, -150), by("KOS-3")),
    blow("citing: free land, with a rock", (450, -150), (452, -150), by("KOS-2", "KOS-3"), weapon="rock"),
    blow("citing: out of a drop dome", (545, -150), (620, -150), by("KOS-10"), DROP),
    blow("citing: where a drop dome was", (440, -150), (470, -150), by("KOS-8"), DROP, ENDED),
    blow("citing: into a dome", (960, 600), (940, 600), by("KOS-19")),
    blow("citing: in the conclave", (1050, -450), (1060, -450), by("ZCV-3")),
    blow("citing: in the tunnel", (810, 600, -70), (800, 600, -70), by("KOS-25"), TUNNEL),
    blow("citing: down the shaft", (820, 590, -6), (822, 590, -14), by("KOS-26"), TUNNEL),
    blow(
        "citing: a drop dome that reaches into a frontier",
        (-580, 150),
        (-560, 150),
        by("KOS-27", "KOS-30"),
        zone("D3", "pvp", circle=[-620, 150, 100], cause="airdrop"),
    ),
    blow(
        "citing: a drop dome in a frontier",
        (-845, 150),
        (-850, 150),
        by("ZFR-11"),
        zone("D4", "pvp", circle=[-850, 150, 60], cause="airdrop"),
    ),
    blow(
        "citing: a wreck in a frontier",
        (-845, 150),
        (-850, 150),
        by("ZFR-12"),
        zone("H4", "pvp", circle=[-850, 150, 60], cause="heli"),
    ),
    Fight(
        "citing: a chase out of a drop dome that only the blows show",
        (
            DROP,
            hit(0, "ann", (540, -150), "cal", (545, -150), "in"),
            kill(20, "ann", (585, -150), "cal", (610, -150), "out"),
        ),
        {"in": leave("KOS-5"), "out": by("KOS-9")},
        stray=True,
    ),
    Fight(
        "citing: a chase out of a dome that only the blows show",
        (hit(0, "ann", (940, 600), "cal", (945, 600), "in"), kill(12, "ann", (1000, 600), "cal", (1020, 600), "out")),
        {"in": leave("KOS-3"), "out": by("PVP-40")},
        stray=True,
    ),
    Fight(
        "citing: who left a dome ten minutes ago chases nobody",
        (hit(0, "ann", (940, 600), "cal", (945, 600), "in"), kill(600, "ann", (1000, 600), "cal", (1020, 600), "out")),
        {"in": leave("KOS-3"), "out": by("KOS-3")},
        stray=True,
    ),
    Fight(
        "citing: a raid on free land",
        (
            *DEES,
            breach(0, "hd", 515, -100),
            hit(30, "dee", (500, -100), "cal", (520, -100), "defence"),
            hit(33, "cal", (520, -100), "dee", (500, -100), "answer"),
            hit(40, "eli", (530, -100), "cal", (520, -100), "passer"),
        ),
        {"defence": leave("PVP-32", "RAID-27"), "answer": leave("PVP-31"), "passer": by("RAID-26")},
        stray=True,
    ),
    sieged("citing: a raider who begins", hit(30, "cal", (520, -100), "dee", (500, -100), "blow"), blow=by("PVP-31")),
    sieged(
        "citing: a raider who snipes",
        hit(30, "cal", (520, -100), "jon", (620, -100), "blow"),
        blow=by("RAID-25", "RAID-29"),
    ),
    Fight(
        "citing: a raid in the conclave",
        (
            CELL,
            breach(0, "cell", 1116, -400),
            hit(30, "dee", (1100, -400), "cal", (1120, -400), "defence"),
            hit(33, "cal", (1120, -400), "dee", (1100, -400), "answer"),
        ),
        {"defence": leave("PVP-32", "RAID-27", "ZCV-5"), "answer": leave("PVP-31", "ZCV-6")},
        stray=True,
    ),
    Fight(
        "citing: a clan-mate's own wall needs no look at who lives there",
        (
            *DEES,
            event("group", -7000, id="dd", kind="clan", name="DD", members=["dee", "kim"], leaders=["dee"]),
            {**breach(0, "hd", 515, -100), "attacker": "kim"},
        ),
    ),
    one(
        "citing: small talk is no trolling",
        kill(60, "dee", BY, "eli", AT, "act"),
        by("KOS-3"),
        *BOTH,
        say(0, "eli", "nice weather", "dee"),
        *stand(50, 60, eli=AT, dee=BY),
    ),
    one(
        "citing: a troll who was not warned",
        kill(60, "dee", BY, "eli", AT, "act"),
        by("PVP-9"),
        recording("dee", -60),
        *BOTH,
        say(0, "eli", "cry more", "dee"),
        *stand(50, 60, eli=AT, dee=BY),
    ),
    Fight(
        "citing: a thief who was warned and strikes back",
        (
            recording("eli", -60),
            *BOTH,
            LOOTED,
            say(2, "dee", "leave my bag", "eli", at=BY),
            hit(6, "dee", BY, "eli", AT, "owner"),
            kill(9, "eli", AT, "dee", BY, "thief"),
        ),
        {"owner": leave("PVP-16", "PVP-27"), "thief": by("PVP-29")},
    ),
    one(
        "citing: a miss that nobody saw come near",
        shot(5, "ned", (500, -150), "zed", "act"),
        Want(("unclear",), frozenset({"RE-PVP-34"}), sole=True),
    ),
    one("citing: the intruder", kill(5, "ann", (440, 150), "eli", (430, 150), "act"), leave("PVP-10"), *ANNS),
    one("citing: the purge", kill(20, "ann", (150, 150), "cal", (155, 150), "act"), leave("PRG-3"), PURGE),
]
