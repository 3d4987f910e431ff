"""Raids: where they are allowed, what is none, the first 48 hours, pending and invalid claims, boxes, domes."""

from scenarios.darkrp.stage import answer
from scenarios.darkrp.telling import tell

from .institutions_wire import DAY, HOUR, NOW, Story, base, lawful, order, silent, stand, strike, unlawful

GROUND = "RAID-9 RAID-21 ZUN-3"
ELSEWHERE = "RAID-13 RAID-15 RAID-16"


def raid(name, x, z, *rights, t=NOW, asked=True, before=(), owner="dee", built=DAY, house=None, who="cal", **more):
    """Somebody asks who lives there and sets a satchel a minute later."""
    told = base("b1", owner, x, z, built, **(house or {}))
    there = {who: (x + 8, z)}
    asks = (stand(t - 60, **there), order(t - 60, who, "authed", "ask", building="b1")) if asked else ()
    return Story(name, (*told, *before, *asks, stand(t - 1, **there), strike(t, who, "b1", x + 6, z, **more)), rights)


def label(status, since, name="u4"):
    """The claim on u4 gets this status."""
    shape = [[600.0, 0.0], [900.0, 0.0], [900.0, 300.0], [600.0, 300.0]]
    return tell("zone", since, id=name, kind="region", polygon=shape, owner="deeds", status=status)


DEEDS = tell("group", 1, id="deeds", kind="clan", name="deeds", tag="DEEDS", members=["dee", "dan"], leaders=["dee"])
DROP = tell("zone", NOW - 300, id="d1", kind="pvp", cause="airdrop", circle=[450.0, 150.0, 100.0])


def may(name, x, z, answered, **more):
    """Somebody asks whether he may raid the house there."""
    asked = tell("command", NOW, player="cal", name="may", args={"act": "raid", "target": "b1"}, tag="ask")
    return Story(name, (*base("b1", "dee", x, z, DAY, **more), asked), comes=(answer("ask", answered),))


STORIES = [
    may("may-raid-open-land", 500, -250, True),
    may("may-not-raid-claimed-land", 450, 250, False),
    may("may-raid-twig", 450, 250, True, grade="twig"),
    raid("unclaimed", 500, -250, lawful("raid", "raid", GROUND)),
    raid("unclaimed-without-asking", 500, -250, unlawful("raid", "duty", "RAID-19"), asked=False),
    raid("static-dome", 880, 640, lawful("raid", "raid", "RAID-8")),
    raid("no-mans-land", -150, 1050, lawful("raid", "raid", "ZNM-3 RAID-8 ZNM-2")),
    raid("conclave", 1050, -450, lawful("raid", "raid", "RAID-10 ZCV-4")),
    raid("claimed", 450, 150, unlawful("raid", "raid", ELSEWHERE), owner="ann"),
    raid("claimed-just-inside", 320, 20, unlawful("raid", "raid", ELSEWHERE), owner="ann"),
    raid("frontier", -850, 150, unlawful("raid", "raid", ELSEWHERE), owner="eli"),
    raid(
        "airdrop-dome-on-claim",
        450,
        150,
        unlawful("raid", "raid", "RAID-13 RAID-14 KOS-7"),
        owner="ann",
        before=(DROP,),
    ),
    raid("twig", 500, -250, silent("raid", "raid"), asked=False, grade="twig"),
    raid("twig-in-frontier", -850, 150, silent("raid", "raid"), asked=False, grade="twig", who="eli", owner="dee"),
    raid(
        "twig-being-built",
        500,
        -100,
        unlawful("raid", "raid", "RAID-18"),
        asked=False,
        grade="twig",
        who="eli",
        before=(
            stand(NOW - 5, dee=(503, -100)),
            tell(
                "placed",
                NOW - 4,
                player="dee",
                entity="b1-wall",
                kind="wall",
                grade="twig",
                building="b1",
                at=[506.0, 10.0, -100.0],
            ),
            stand(NOW - 2, dee=(503, -100)),
        ),
    ),
    raid("first-48h", 500, -250, unlawful("raid", "raid", "RAID-43"), t=26 * HOUR, built=HOUR),
    raid("48h-less-a-second", 500, -250, unlawful("raid", "raid", "RAID-43"), t=2 * DAY - 1, built=HOUR),
    raid("48h-to-the-second", 500, -250, lawful("raid", "raid", GROUND), t=2 * DAY, built=HOUR),
    raid("first-48h-twig", 500, -250, silent("raid", "raid"), t=26 * HOUR, built=HOUR, asked=False, grade="twig"),
    raid(
        "invalid-23h30",
        650,
        150,
        unlawful("raid", "raid", "RAID-22 RAID-23"),
        before=(DEEDS, label("invalid", NOW - 23.5 * HOUR)),
    ),
    raid(
        "invalid-24h10s", 650, 150, lawful("raid", "raid", "RAID-24"), before=(DEEDS, label("invalid", NOW - DAY - 10))
    ),
    raid(
        "invalid-24h-to-the-second",
        650,
        150,
        lawful("raid", "raid", "RAID-24"),
        before=(DEEDS, label("invalid", NOW - DAY)),
    ),
    raid(
        "invalid-a-second-short",
        650,
        150,
        unlawful("raid", "raid", "RAID-22 RAID-23"),
        before=(DEEDS, label("invalid", NOW - DAY + 1)),
    ),
    raid(
        "pending-30h", 650, 150, unlawful("raid", "raid", "RAID-22"), before=(DEEDS, label("pending", NOW - 30 * HOUR))
    ),
    raid("border-without-asking-staff", 450, 0, unlawful("raid", "raid", "RAID-35 RAID-36 RAID-13"), owner="dee"),
    raid(
        "purge-frontier",
        -850,
        150,
        lawful("raid", "raid", "PRG-2"),
        owner="eli",
        before=(tell("mode", NOW - 300, name="purge", on=True),),
    ),
    raid(
        "before-purge-frontier",
        -850,
        150,
        unlawful("raid", "raid", ELSEWHERE),
        owner="eli",
        before=(tell("calendar", NOW - 3 * DAY, name="purge", starts=1_750_000_000_000 + round((NOW + 300) * 1000)),),
    ),
    raid("own-house", 450, 150, silent("raid", "raid"), owner="cal", asked=False),
    raid(
        "bare-foundations-owner-gone",
        350,
        -250,
        lawful("raid", "raid", "RAID-37"),
        asked=False,
        house={"walls": 0},
        who="eli",
        kind="cupboard",
        entity="b1-tc",
        before=(tell("left", NOW - 300, player="dee"),),
    ),
    raid(
        "bare-foundations-owner-there-on-a-claim",
        350,
        50,
        unlawful("raid", "raid", ELSEWHERE + " RAID-37"),
        asked=False,
        house={"walls": 0},
        who="eli",
        kind="cupboard",
        entity="b1-tc",
    ),
    raid(
        "bare-foundations-public-works",
        -800,
        50,
        unlawful("raid", "raid", "RAID-40 RAID-13"),
        asked=False,
        house={"walls": 0, "role": "public"},
        who="eli",
        kind="cupboard",
        entity="b1-tc",
        before=(tell("left", NOW - 300, player="dee"),),
    ),
    raid(
        "first-48h-bare-foundations",
        350,
        -250,
        lawful("raid", "raid", "RAID-37 RAID-45"),
        t=26 * HOUR,
        built=HOUR,
        house={"walls": 0},
        kind="cupboard",
        entity="b1-tc",
        before=(tell("left", 25 * HOUR, player="dee"),),
    ),
]
