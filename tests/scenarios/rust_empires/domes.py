"""Who may be shot where: domes, drops, wrecks, the rig, No Man's Land, conclave, dungeon, purge, PVE mode."""

from scenarios.rust_empires.wire import (
    DROP,
    WRECK,
    Fight,
    Line,
    Want,
    event,
    hit,
    kill,
    lawful,
    shot,
    spot,
    stand,
    unclear,
    unlawful,
    zone,
)

KOS = ("RE-KOS-2", "RE-KOS-3")
STATIC = ("RE-KOS-3", "RE-KOS-1", "RE-KOS-2")
DROP_ENDS = {**DROP, "until": DROP["t"] + 900_000}


def one(id_: str, line: Line, want: Want, *before: Line, stray: bool = False) -> Fight:
    """A story of one act."""
    return Fight(id_, (*before, {**line, "tag": "act"}), {"act": want}, stray)


def pair(x: float, z: float, x2: float, z2: float, *before: Line, id_: str, want: Want, y: float = 5.0) -> Fight:
    """Ann hits Cal, both seen standing there before."""
    there = stand(-5, 0, ann=(x, z, y), cal=(x2, z2, y))
    return one(id_, hit(0.5, "ann", (x, z, y), "cal", (x2, z2, y)), want, *before, *there)


PURGE = event("mode", 10, name="purge", on=True)
SIX = {"ann": (800, 600), "ben": (805, 600), "cal": (810, 600), "dee": (815, 600), "eli": (820, 600), "fay": (825, 600)}
FREE = {name: (x - 350, z - 800) for name, (x, z) in SIX.items()}


def ring(places: dict[str, tuple[int, int]], second: float) -> list[Line]:
    """Everyone hits the next in the same millisecond."""
    names = list(places)
    turns = zip(names, names[1:] + names[:1], strict=True)
    return [hit(second, one, places[one], two, places[two], f"{one}") for one, two in turns]


STORIES: list[Fight] = [
    pair(810, 600, 790, 600, id_="both inside the static dome", want=lawful("RE-KOS-3")),
    pair(450, -150, 470, -150, id_="free land without a ground", want=unlawful(*KOS)),
    pair(450, -150, 470, -150, DROP, id_="both inside the drop dome", want=lawful("RE-KOS-5")),
    pair(440, -150, 600, -150, DROP, id_="out of the drop dome at a passer-by", want=unlawful("RE-KOS-10", "RE-KOS-5")),
    pair(690, -700, 715, -700, WRECK, id_="both inside the wreck dome", want=lawful("RE-KOS-6")),
    pair(690, -700, 715, -700, id_="no wreck yet", want=unlawful(*KOS)),
    pair(940, 600, 985, 600, id_="victim 35 m outside", want=unlawful("RE-KOS-3", "RE-KOS-10", "RE-KOS-2")),
    pair(940, 600, 970, 600, id_="victim 20 m outside carries the blame", want=lawful("RE-KOS-16", "RE-KOS-18")),
    pair(940, 600, 980, 600, id_="victim at the margin's edge", want=unclear()),
    pair(960, 600, 940, 600, id_="attacker 10 m outside", want=unlawful("RE-KOS-19", "RE-KOS-3")),
    pair(950.2, 600, 940, 600, id_="attacker on the very line", want=unclear()),
    pair(-150, 1050, -140, 1050, id_="both in No Man's Land", want=lawful("RE-ZNM-2")),
    pair(10, 1050, -20, 1050, id_="into No Man's Land from outside", want=unlawful("RE-ZNM-2", "RE-KOS-19", *KOS)),
    pair(1050, -450, 1060, -450, id_="in the conclave", want=unlawful("RE-ZCV-3")),
    pair(150, 150, 160, 150, id_="in the city", want=unlawful(*KOS, "RE-GEN-41")),
    pair(
        810,
        600,
        800,
        600,
        zone("T", "tunnel", polygon=[[700, 500], [900, 500], [900, 700], [700, 700]], high=-30),
        id_="in the tunnel under the dome",
        want=unlawful("RE-KOS-25"),
        y=-70.0,
    ),
    pair(
        810,
        600,
        800,
        600,
        zone("T", "tunnel", polygon=[[700, 500], [900, 500], [900, 700], [700, 700]], high=-30),
        id_="above the tunnel in the dome",
        want=lawful("RE-KOS-3"),
    ),
    pair(
        -560,
        150,
        -540,
        150,
        zone("DF", "pvp", circle=[-620, 150, 100], cause="airdrop", second=-100),
        id_="drop dome that touches a frontier",
        want=unlawful("RE-KOS-27", "RE-KOS-30"),
    ),
    pair(
        -560,
        150,
        -540,
        150,
        zone("DF", "pvp", circle=[-580, 150, 100], cause="airdrop", second=-100),
        id_="drop dome clear of the frontier",
        want=lawful("RE-KOS-5"),
    ),
    pair(
        420,
        350,
        430,
        350,
        zone("DC", "pvp", circle=[350, 350, 100], cause="airdrop", second=-100),
        id_="drop dome that touches a city",
        want=unlawful("RE-KOS-28", "RE-KOS-30"),
    ),
    pair(
        0,
        -900,
        5,
        -900,
        zone("DN", "dungeon", circle=[0, -900, 80], high=0),
        id_="in a dungeon",
        want=unlawful("RE-ZDN-1"),
        y=-50.0,
    ),
    pair(0, -900, 5, -900, zone("HU", "hub", circle=[0, -900, 80]), id_="in the hub", want=unlawful("RE-ZDN-1", *KOS)),
    # The last moment of a drop's dome, and the first after it.
    one(
        "half a second before the dome goes",
        hit(599.5, "ann", (440, -150), "cal", (470, -150)),
        lawful("RE-KOS-5"),
        DROP_ENDS,
        *stand(590, 599, ann=(440, -150), cal=(470, -150)),
    ),
    one(
        "the dome goes in the same millisecond",
        hit(600, "ann", (440, -150), "cal", (470, -150)),
        unlawful("RE-KOS-8"),
        DROP_ENDS,
        *stand(590, 599, ann=(440, -150), cal=(470, -150)),
    ),
    one(
        "two seconds after the dome went",
        hit(602, "ann", (440, -150), "cal", (470, -150)),
        unlawful("RE-KOS-8"),
        DROP_ENDS,
        hit(595, "ann", (440, -150), "cal", (470, -150)),
        *stand(590, 602, ann=(440, -150), cal=(470, -150)),
    ),
    one(
        "the dome's end told just before",
        hit(600, "ann", (440, -150), "cal", (470, -150)),
        unlawful("RE-KOS-8"),
        DROP,
        event("zone_ended", 600, id="D1"),
        *stand(590, 599, ann=(440, -150), cal=(470, -150)),
    ),
    # Somebody hit inside who has left.
    Fight(
        "the leaver within thirty seconds",
        (
            DROP,
            *stand(-5, 2, ann=(520, -150), cal=(530, -150)),
            hit(0, "ann", (520, -150), "cal", (530, -150), "in"),
            *stand(3, 30, ann=(540, -150), cal=(610, -150)),
            hit(20, "ann", (540, -150), "cal", (610, -150), "out"),
        ),
        {"in": lawful("RE-KOS-5"), "out": lawful("RE-KOS-11", "RE-PVP-39", silent=True)},
    ),
    Fight(
        "the leaver at a kill just inside thirty seconds",
        (
            *stand(-5, 2, ann=(940, 600), cal=(930, 600)),
            hit(0, "ann", (940, 600), "cal", (930, 600)),
            *stand(3, 31, ann=(940, 600), cal=(1020, 600)),
            kill(29.999, "ann", (940, 600), "cal", (1020, 600), "out"),
        ),
        {"out": lawful("RE-PVP-39", "RE-KOS-11")},
    ),
    Fight(
        "the leaver at thirty seconds sharp",
        (
            *stand(-5, 2, ann=(940, 600), cal=(930, 600)),
            hit(0, "ann", (940, 600), "cal", (930, 600)),
            *stand(3, 31, ann=(940, 600), cal=(1020, 600)),
            kill(30, "ann", (940, 600), "cal", (1020, 600), "out"),
        ),
        {"out": unlawful("RE-PVP-39", "RE-KOS-10", "RE-KOS-11", *KOS)},
    ),
    Fight(
        "each hit starts the leaver's clock anew",
        (
            *stand(-5, 2, ann=(940, 600), cal=(930, 600)),
            hit(0, "ann", (940, 600), "cal", (930, 600)),
            *stand(3, 51, ann=(940, 600), cal=(1020, 600)),
            hit(25, "ann", (940, 600), "cal", (1020, 600)),
            kill(50, "ann", (940, 600), "cal", (1020, 600), "out"),
        ),
        {"out": lawful("RE-PVP-39", "RE-KOS-11")},
    ),
    Fight(
        "chasing out of the dome",
        (
            DROP,
            *stand(-5, 2, ann=(520, -150), cal=(530, -150)),
            hit(0, "ann", (520, -150), "cal", (530, -150)),
            *stand(3, 12, ann=(575, -150), cal=(640, -150)),
            kill(12, "ann", (575, -150), "cal", (640, -150), "out"),
        ),
        {"out": unlawful("RE-KOS-9", "RE-PVP-40", "RE-KOS-19")},
    ),
    Fight(
        "the leaver shoots back in",
        (
            *stand(-5, 2, ann=(940, 600), cal=(930, 600)),
            hit(0, "ann", (940, 600), "cal", (930, 600)),
            *stand(3, 12, ann=(940, 600), cal=(960, 600)),
            hit(11, "ann", (940, 600), "cal", (960, 600)),
            kill(12, "cal", (960, 600), "ann", (940, 600), "out"),
        ),
        {"out": unlawful("RE-PVP-38", "RE-KOS-19")},
    ),
    Fight(
        "the leaver shoots back one second after the line",
        (
            *stand(-5, 2, ann=(940, 600), cal=(940, 610)),
            hit(0, "ann", (940, 600), "cal", (940, 610)),
            *stand(3, 4, ann=(940, 600), cal=(985, 600)),
            kill(4, "cal", (985, 600), "ann", (940, 600), "out"),
        ),
        {"out": unlawful("RE-PVP-38", "RE-KOS-19")},
    ),
    # Six at once.
    Fight(
        "six strike at once in the dome",
        (
            *stand(-5, 0, **SIX),
            *ring(SIX, 0.5),
        ),
        {name: lawful("RE-KOS-3") for name in SIX},
        stray=True,
    ),
    Fight(
        "six strike at once on free land",
        (
            *stand(-5, 0, **FREE),
            *ring(FREE, 0.5),
        ),
        {name: unlawful(*KOS) for name in FREE},
    ),
    # The rig.
    one(
        "a boat inside the wreckage",
        hit(0.5, "cal", (1500, 1500), "dee", (1500, 1350, 0.5)),
        lawful("RE-KOS-14", *STATIC),
        event("vehicle", -10, entity="b1", kind="boat", action="mounted", player="dee", at=spot(1500, 1300, 0)),
        *stand(-5, 0, cal=(1500, 1500), dee=(1500, 1350, 0.5)),
    ),
    one(
        "a boat 80 m outside the wreckage",
        hit(0.5, "cal", (1500, 1500), "dee", (1500, 1220, 0.5)),
        unlawful(),
        event("vehicle", -10, entity="b1", kind="boat", action="mounted", player="dee", at=spot(1500, 1200, 0)),
        *stand(-5, 0, cal=(1500, 1500), dee=(1500, 1220, 0.5)),
    ),
    # A helicopter in the margin, at whatever speed.
    one(
        "a minicopter 25 m out",
        hit(0.5, "ann", (940, 600), "gus", (975, 600, 40)),
        lawful("RE-KOS-24", "RE-KOS-16"),
        event("vehicle", -10, entity="m1", kind="minicopter", action="mounted", player="gus", at=spot(1300, 600)),
        *stand(-5, 0, ann=(940, 600)),
        *stand(0, 0, gus=(975, 600, 40)),
    ),
    one(
        "a minicopter 45 m out",
        hit(0.5, "ann", (940, 600), "gus", (995, 600, 40)),
        unlawful("RE-KOS-24", "RE-KOS-10", *KOS),
        event("vehicle", -10, entity="m1", kind="minicopter", action="mounted", player="gus", at=spot(1300, 600)),
        *stand(-5, 0, ann=(940, 600)),
        *stand(0, 0, gus=(995, 600, 40)),
    ),
    # Purge night.
    one(
        "ten seconds before the purge",
        kill(9.999, "ann", (150, 150), "dee", (155, 150)),
        unlawful(),
        PURGE,
        *stand(5, 9, ann=(150, 150), dee=(155, 150)),
    ),
    one(
        "the purge begins in the same millisecond, before",
        kill(10, "ann", (150, 150), "dee", (155, 150)),
        lawful("RE-PRG-3"),
        PURGE,
        *stand(5, 9, ann=(150, 150), dee=(155, 150)),
    ),
    one(
        "in the city in the purge",
        kill(300, "ann", (150, 150), "dee", (155, 150)),
        lawful("RE-PRG-3"),
        PURGE,
        *stand(295, 299, ann=(150, 150), dee=(155, 150)),
    ),
    one(
        "a purge announced and never switched on",
        kill(30, "ann", (150, 150), "dee", (155, 150)),
        lawful("RE-PRG-3"),
        event("calendar", -600, name="purge", starts=PURGE["t"], ends=PURGE["t"] + 3_600_000),
        *stand(25, 29, ann=(150, 150), dee=(155, 150)),
    ),
    one(
        "a dungeon in the purge",
        kill(30, "ann", (0, -900, -50), "dee", (5, -900, -50)),
        unlawful("RE-ZDN-1"),
        zone("DN", "dungeon", circle=[0, -900, 80], high=0),
        PURGE,
        *stand(25, 29, ann=(0, -900, -50), dee=(5, -900, -50)),
    ),
    # PVE mode.
    one(
        "PVE mode on free land",
        hit(0.5, "ann", (450, -150), "cal", (470, -150), prevented=True),
        unlawful("RE-PVE-3", *KOS),
        event("mode", -600, name="pve", on=True),
        *stand(-5, 0, ann=(450, -150), cal=(470, -150)),
    ),
    one(
        "PVE mode in the static dome",
        hit(0.5, "ann", (810, 600), "cal", (790, 600)),
        lawful("RE-KOS-3", "RE-PVE-3"),
        event("mode", -600, name="pve", on=True),
        *stand(-5, 0, ann=(810, 600), cal=(790, 600)),
    ),
    one(
        "PVE mode in the drop dome",
        hit(0.5, "ann", (440, -150), "cal", (470, -150)),
        unlawful("RE-PVE-4", "RE-PVE-3"),
        event("mode", -600, name="pve", on=True),
        DROP,
        *stand(-5, 0, ann=(440, -150), cal=(470, -150)),
    ),
    # Facts missing.
    one("nobody knows where they stood", hit(0.5, "ann", None, "cal", None), unclear()),
    one("nobody knows where the victim stood", hit(0.5, "ann", (940, 600), "cal", None), unclear()),
    one(
        "the attacker known outside, the victim nowhere",
        hit(0.5, "ann", (450, -150), "cal", None),
        Want(("unlawful", "unclear")),
    ),
    one(
        "places fall back on the last rows",
        hit(0.5, "ann", None, "cal", None),
        lawful("RE-KOS-3"),
        *stand(-5, 0, ann=(810, 600), cal=(790, 600)),
    ),
    one(
        "rows too old to tell",
        hit(15, "ann", None, "cal", None),
        unclear(),
        *stand(-5, 0, ann=(810, 600), cal=(790, 600)),
    ),
    one(
        "a warning shot on free land",
        shot(0.5, "ann", (500, -200), "eli"),
        Want(("unlawful", "unclear")),
        *stand(-5, 0, ann=(500, -200), eli=(510, -200)),
    ),
    one(
        "a miss inside the dome",
        shot(0.5, "ann", (800, 600), "eli"),
        lawful("RE-KOS-3", silent=True),
        *stand(-5, 0, ann=(800, 600), eli=(810, 600)),
    ),
    # A drop's crate.
    Fight(
        "a landed crate",
        (
            DROP,
            event("airdrop", -200, id="a1", state="dropping", at=spot(450, -150, 200)),
            event("airdrop", -60, id="a1", state="landed", at=spot(450, -150)),
            *stand(-5, 0, ann=(450, -150)),
            event("looted", 0.5, player="ann", container="a1", kind="airdrop", at=spot(450, -150), tag="act"),
        ),
        {"act": lawful(act="loot", silent=True)},
    ),
    Fight(
        "a crate still falling",
        (
            DROP,
            event("airdrop", -20, id="a1", state="dropping", at=spot(450, -150, 200)),
            *stand(-5, 0, ann=(450, -150, 80)),
            event("looted", 0.5, player="ann", container="a1", kind="airdrop", at=spot(450, -150, 80), tag="act"),
        ),
        {"act": unlawful("RE-KOS-12", act="loot")},
    ),
    Fight(
        "a crate of another kind",
        (
            *stand(-5, 0, ann=(450, -150)),
            event("crate", 0, id="c1", state="looted", at=spot(450, -150), player="ann"),
            event("looted", 0.5, player="ann", container="c1", kind="crate", at=spot(450, -150), tag="act"),
        ),
        {"act": lawful(act="loot", silent=True)},
    ),
]
