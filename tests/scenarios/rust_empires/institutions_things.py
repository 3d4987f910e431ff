"""Claims, vehicles and building: sizes and tags, caps on cars, walls and planters, turrets, towers, the remove tool."""

from scenarios.darkrp.stage import answer
from scenarios.darkrp.telling import tell

from .institutions_wire import (
    DAY,
    HOUR,
    NOW,
    Story,
    base,
    blow,
    clan,
    ground,
    lawful,
    order,
    rows,
    silent,
    stand,
    strike,
    unlawful,
)


def tags(t, text, tag):
    """These people wear this tag."""
    return tuple(tell("named", t, player=who, name=who, tag=tag) for who in text.split())


def claim(name, who, region, ok, cites="", before=(), kind="standard", where=(750, 150), **more):
    """A claim of land that was nobody's."""
    x, z = where
    house = base("hq", who, x, z, NOW - HOUR)
    wish = answer("order", ok, **({"cites": rows(cites)} if cites else {}))
    return Story(
        name,
        (
            *house,
            *before,
            stand(NOW - 1, **{who: (x + 5, z)}),
            order(NOW, who, "claim", region=region, building="hq", kind=kind, **more),
        ),
        comes=(wish,),
    )


FIR = (clan("fir", "fay2 dan", 5), *tags(6, "fay2 dan", "FIR"))
LONE = (clan("lone", "dan", 5), *tags(6, "dan", "LONE"))
BIG = (clan("big", "m1 m2 m3 m4 m5 m6 m7 m8 m9", 5), *tags(6, "m1 m2 m3 m4 m5 m6 m7 m8 m9", "BIG"))
EIGHT = (clan("big", "m1 m2 m3 m4 m5 m6 m7 m8", 5), *tags(6, "m1 m2 m3 m4 m5 m6 m7 m8", "BIG"))
THREE = (clan("trio", "m1 m2 m3", 5), *tags(6, "m1 m2 m3", "TRIO"))
FOUR = (clan("four", "m1 m2 m3 m4", 5), *tags(6, "m1 m2 m3 m4", "FOUR"))
MINI = (ground("m3", "mini_claim", 600, 750, -600, -450, 4, owner=None),)
AT_MINI = {"where": (675, -525), "kind": "mini"}

CLAIMS = [
    claim("claim-clan-of-two", "dan", "u4", True, before=FIR),
    claim("claim-clan-of-one", "dan", "u4", False, "LND-1", before=LONE),
    claim("claim-clan-of-eight", "m1", "u4", True, before=EIGHT),
    claim("claim-clan-of-nine", "m1", "u4", False, "LND-1 CLN-1 CLN-2", before=BIG),
    claim(
        "claim-without-the-tag",
        "dan",
        "u4",
        False,
        "LND-2",
        before=(clan("fir", "fay2 dan", 5), *tags(6, "fay2", "FIR"), *tags(6, "dan", None)),
    ),
    claim("mini-claim-of-one", "dan", "m3", True, before=(*MINI, *LONE), **AT_MINI),
    claim("mini-claim-of-three", "m1", "m3", True, before=(*MINI, *THREE), **AT_MINI),
    claim("mini-claim-of-four", "m1", "m3", False, "LND-3 ZMI-1", before=(*MINI, *FOUR), **AT_MINI),
    claim("city-of-four", "m1", "u4", True, before=FOUR, kind="city"),
    claim("city-of-three", "m1", "u4", False, "LND-5", before=THREE, kind="city"),
    claim("city-claims-a-second", "fay", "u4", False, "LND-7", before=tags(6, "fay gus gil gwen", "PORT")),
    claim("claim-of-anothers-land", "dan", "k7", False, before=FIR, where=(550, 250)),
]


def owned(t, who, entity, kind, tag="own", **more):
    """He becomes the owner of a vehicle."""
    return tell(
        "vehicle",
        t,
        entity=entity,
        kind=kind,
        action="owned",
        player=who,
        owner=who,
        at=[440.0, 10.0, 160.0],
        tag=tag,
        **more,
    )


def run_over(name, v, *rights, t=NOW):
    """A car strikes somebody who walks there."""
    x, z = v
    return Story(
        name,
        (
            stand(t - 1, cal=(x - 5, z), dee=v),
            blow(t, "cal", "dee", v, v, "bump", weapon="car", means="vehicle", entity="car-1"),
        ),
        rights,
    )


VEHICLES = [
    Story("one-car", (owned(NOW, "ann", "car-1", "car"),), (silent("own", "keep"),)),
    Story(
        "second-car-of-the-clan",
        (owned(NOW, "ann", "car-1", "car", "first"), owned(NOW + 60, "ben", "car-2", "car")),
        (unlawful("own", "keep", "VEH-11"),),
    ),
    Story(
        "car-of-another-clan",
        (owned(NOW, "ann", "car-1", "car", "first"), owned(NOW + 60, "cal", "car-2", "car")),
        (silent("own", "keep"),),
    ),
    Story(
        "second-tugboat",
        (owned(NOW, "ann", "t1", "tugboat", "first"), owned(NOW + 60, "ben", "t2", "tugboat")),
        (unlawful("own", "keep", "VEH-12 VEH-13"),),
    ),
    Story(
        "solo-second-snowmobile",
        (owned(NOW, "dee", "s1", "snowmobile", "first"), owned(NOW + 60, "dee", "s2", "snowmobile")),
        (unlawful("own", "keep", "VEH-15"),),
    ),
    Story(
        "big-clan-second-snowmobile",
        (owned(NOW, "fay", "s1", "snowmobile", "first"), owned(NOW + 60, "gus", "s2", "snowmobile")),
        (silent("own", "keep"),),
    ),
    Story(
        "big-clan-third-snowmobile",
        (
            owned(NOW, "fay", "s1", "snowmobile", "a"),
            owned(NOW + 30, "gus", "s2", "snowmobile", "b"),
            owned(NOW + 60, "gil", "s3", "snowmobile"),
        ),
        (unlawful("own", "keep", "VEH-16"),),
    ),
    run_over("run-over-on-the-road", (450, 400), lawful("bump", "attack", "VEH-2 VEH-1")),
    run_over("run-over-off-the-road", (450, 430), unlawful("bump", "attack", "VEH-5")),
    Story(
        "ramming-a-chinook",
        (
            stand(NOW - 1, cal=(800, 600)),
            tell(
                "vehicle",
                NOW,
                entity="mini",
                kind="minicopter",
                action="rammed",
                player="cal",
                target="ch47",
                target_kind="chinook",
                at=[800.0, 60.0, 800.0],
                tag="ram",
            ),
        ),
        (unlawful("ram", "ram", "VEH-22"),),
    ),
    Story(
        "loots-the-one-he-ran-over",
        (
            *run_over("x", (450, 430)).lines,
            stand(NOW + 38, cal=(450, 431)),
            tell(
                "looted",
                NOW + 40,
                player="cal",
                container="c1",
                kind="corpse",
                owner="dee",
                at=[450.0, 10.0, 430.0],
                tag="loot",
            ),
        ),
        (unlawful("loot", "loot", "VEH-7"),),
    ),
    Story(
        "tugboat-decayed-to-half",
        (
            owned(DAY, "dee", "t1", "tugboat", "own"),
            tell(
                "vehicle", NOW - 60, entity="t1", kind="tugboat", action="decayed", health=0.5, at=[700.0, 10.0, -900.0]
            ),
            stand(NOW - 1, cal=(702, -900)),
            tell(
                "structure_hit",
                NOW,
                attacker="cal",
                entity="t1",
                kind="tugboat",
                weapon="explosive.satchel",
                damage=100.0,
                health=0.45,
                at=[700.0, 10.0, -900.0],
                building=None,
                tag="raid",
            ),
        ),
        (lawful("raid", "raid", "VEH-38"),),
    ),
    Story(
        "camper-in-the-dome",
        (
            owned(DAY, "dee", "camp", "camper", "own"),
            stand(NOW - 1, cal=(815, 610)),
            tell(
                "structure_hit",
                NOW,
                attacker="cal",
                entity="camp",
                kind="camper",
                weapon="explosive.satchel",
                damage=100.0,
                health=0.6,
                at=[820.0, 10.0, 610.0],
                building=None,
                tag="raid",
            ),
        ),
        (lawful("raid", "raid", "VEH-25 RAID-8"),),
    ),
    Story(
        "camper-on-a-claim",
        (
            owned(DAY, "dee", "camp", "camper", "own"),
            stand(NOW - 1, cal=(448, 150)),
            tell(
                "structure_hit",
                NOW,
                attacker="cal",
                entity="camp",
                kind="camper",
                weapon="explosive.satchel",
                damage=100.0,
                health=0.6,
                at=[450.0, 10.0, 150.0],
                building=None,
                tag="raid",
            ),
        ),
        (unlawful("raid", "raid", "RAID-13 VEH-25 RAID-15"),),
    ),
    Story(
        "lock-of-a-wild-car",
        (
            owned(DAY, "eli", "car-9", "car", "own"),
            tell(
                "vehicle",
                DAY + 5,
                entity="car-9",
                kind="car",
                action="locked",
                player="eli",
                owner="eli",
                at=[520.0, 10.0, -220.0],
            ),
            stand(NOW - 1, dee=(521, -220)),
            tell(
                "structure_hit",
                NOW,
                attacker="dee",
                entity="car-9",
                kind="car",
                weapon="jackhammer",
                damage=40.0,
                health=0.6,
                locked=True,
                decaying=False,
                at=[520.0, 10.0, -220.0],
                building=None,
                tag="raid",
            ),
        ),
        (unlawful("raid", "raid", "VEH-10 VEH-9"),),
    ),
]


def put(t, who, kind, x, z, tag="put", **more):
    """Something is placed."""
    return tell(
        "placed",
        t,
        **{
            "player": who,
            "entity": f"{kind}-{tag}-{t}",
            "kind": kind,
            "at": [float(x), 10.0, float(z)],
            "building": "hq",
            **more,
        },
        tag=tag,
    )


HQ = base("hq", "ann", 450, 150, DAY)


def many(kind, count, who="ann", x=445, z=160, **more):
    """So many things of a kind, a second apart; the last but one and the last have labels."""
    return tuple(
        put(NOW + n, who, kind, x, z, {count - 2: "before", count - 1: "last"}.get(n, f"n{n}"), **more)
        for n in range(count)
    )


PURGE_AT = 1_750_000_000_000 + round((NOW + HOUR) * 1000)
BUILDING = [
    Story(
        "planters-twelve-of-a-clan",
        (*HQ, *many("planter", 13)),
        (silent("before", "place"), unlawful("last", "place", "BLD-47")),
    ),
    Story(
        "planters-six-of-a-resident",
        (*base("hq", "eli", -850, 150, DAY), *many("planter", 7, "eli", -852, 155)),
        (silent("before", "place"), unlawful("last", "place", "BLD-48")),
    ),
    Story(
        "walls-forty-of-a-clan",
        (*HQ, *many("high_wall", 41, "ben", 470, 140)),
        (silent("before", "place"), unlawful("last", "place", "BLD-37")),
    ),
    Story(
        "walls-on-purge-day",
        (*HQ, tell("calendar", DAY, name="purge", starts=PURGE_AT), *many("high_wall", 41, "ben", 470, 140)),
        (silent("last", "place"),),
    ),
    Story(
        "high-wall-in-a-frontier",
        (*base("hq", "eli", -850, 150, DAY), put(NOW, "eli", "high_wall", -840, 150)),
        (unlawful("put", "place", "BLD-36 ZFR-7"),),
    ),
    Story(
        "high-wall-in-a-frontier-on-purge-day",
        (
            *base("hq", "eli", -850, 150, DAY),
            tell("calendar", DAY, name="purge", starts=PURGE_AT),
            put(NOW, "eli", "high_wall", -845, 150),
        ),
        (silent("put", "place"),),
    ),
    Story(
        "house-wall-in-a-frontier",
        (*base("hq", "eli", -850, 150, DAY), put(NOW, "eli", "wall", -848, 150, grade="wood")),
        (silent("put", "place"),),
    ),
    Story(
        "turret-outside",
        (*HQ, put(NOW, "ann", "turret", 480, 150, outside=True, gun="rifle", building=None)),
        (unlawful("put", "place", "BLD-10 BLD-14"),),
    ),
    Story(
        "turret-inside",
        (*HQ, put(NOW, "ann", "turret", 450, 150, outside=False, gun="rifle", sees_outside=False)),
        (silent("put", "place"),),
    ),
    Story(
        "trumpet-outside",
        (*HQ, put(NOW, "ann", "turret", 480, 150, outside=True, gun="trumpet", building=None)),
        (silent("put", "place"),),
    ),
    Story(
        "turret-at-an-airdrop",
        (
            tell("zone", NOW - 100, id="d1", kind="pvp", cause="airdrop", circle=[450.0, -150.0, 100.0]),
            tell("airdrop", NOW - 99, id="drop1", state="landed", at=[450.0, 10.0, -150.0]),
            put(NOW, "cal", "turret", 455, -150, building=None, outside=True, gun="rifle"),
        ),
        (unlawful("put", "place", "BLD-20"),),
    ),
    Story(
        "sam-on-a-claim",
        (*base("hq", "cal", -550, 150, DAY), put(NOW, "cal", "sam", -550, 150)),
        (unlawful("put", "place", "BLD-22"),),
    ),
    Story(
        "sam-in-no-mans-land",
        (put(NOW, "cal", "sam", -150, 1050, building=None, outside=True),),
        (silent("put", "place"),),
    ),
    Story(
        "sam-at-the-edge-of-no-mans-land",
        (put(NOW, "cal", "sam", -20, 1050, building=None, outside=True),),
        (unlawful("put", "place", "BLD-23 BLD-24"),),
    ),
    Story(
        "tower-in-a-frontier",
        (*base("home", "eli", -850, 150, DAY), put(NOW, "eli", "heli_tower", -850, 200)),
        (unlawful("put", "place", "BLD-38"),),
    ),
    Story(
        "tower-in-unclaimed-land",
        (*base("home", "eli", -850, 150, DAY), put(NOW, "eli", "heli_tower", 450, -150)),
        (silent("put", "place"),),
    ),
    Story(
        "tower-on-a-claim-at-a-frontier",
        (put(NOW, "cal", "heli_tower", -550, 150),),
        (unlawful("put", "place", "BLD-39"),),
    ),
    Story("tower-on-a-claim-far-off", (*HQ, put(NOW, "ann", "heli_tower", 450, 170)), (silent("put", "place"),)),
    Story(
        "remove-in-a-fight",
        (
            *HQ,
            put(NOW - 120, "ann", "wall", 450, 150, grade="stone", entity="w1"),
            stand(NOW - 13, ann=(450, 150), cal=(470, 150)),
            blow(NOW - 12, "cal", "ann", (470, 150), (450, 150), "hit"),
            tell(
                "removed",
                NOW,
                player="ann",
                entity="w1",
                kind="wall",
                building="hq",
                tool="remove",
                at=[450.0, 10.0, 150.0],
                tag="gone",
            ),
        ),
        (unlawful("gone", "remove", "BLD-28"),),
    ),
    Story(
        "remove-long-after-a-fight",
        (
            *HQ,
            stand(NOW - 241, ann=(450, 150), cal=(470, 150)),
            blow(NOW - 240, "cal", "ann", (470, 150), (450, 150), "hit"),
            put(NOW - 120, "ann", "wall", 450, 150, grade="stone", entity="w1"),
            tell(
                "removed",
                NOW,
                player="ann",
                entity="w1",
                kind="wall",
                building="hq",
                tool="remove",
                at=[450.0, 10.0, 150.0],
                tag="gone",
            ),
        ),
        (silent("gone", "remove"),),
    ),
    Story(
        "remove-in-a-raid",
        (
            *base("b1", "dee", 500, -100, DAY),
            put(NOW - 700, "dee", "wall", 500, -98, grade="stone", entity="w1", building="b1"),
            stand(NOW - 120, cal=(508, -100)),
            order(NOW - 119, "cal", "authed", "ask", building="b1"),
            strike(NOW - 60, "cal", "b1", 506, -100),
            stand(NOW - 1, dee=(501, -98)),
            tell(
                "removed",
                NOW,
                player="dee",
                entity="w1",
                kind="wall",
                building="b1",
                tool="remove",
                at=[500.0, 10.0, -98.0],
                tag="gone",
            ),
        ),
        (unlawful("gone", "remove", "BLD-27"),),
    ),
]
STORIES = [*CLAIMS, *VEHICLES, *BUILDING]
