"""Who may strike on ordinary ground: hitting back, trolls and thieves, homes, raids, sleepers, rosters, returns."""

from scenarios.rust_empires.domes import KOS, one
from scenarios.rust_empires.wire import (
    DROP,
    START,
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

BACK = ("RE-PVP-2", "RE-PVP-3")
OPEN = ("unlawful", "unclear")


def recording(player: str, second: float, on: bool = True) -> Line:
    """His own recording goes on or off."""
    return event("recording", second, player=player, on=on)


def say(second: float, player: str, text: str, to: str | None = None, at: tuple[float, float] = (500, -200)) -> Line:
    """A word spoken aloud where he stands."""
    told = {"to": to} if to else {}
    return event("chat", second, player=player, channel="local", text=text, at=spot(*at), **told)


def house(id_: str, x: float, z: float, half: float, *authorised: str, grade: str = "stone") -> tuple[Line, ...]:
    """A walled base, its ground and its inside."""
    ground = [[x - half, z - half], [x + half, z - half], [x + half, z + half], [x - half, z + half]]
    inside = [[x - 5, z - 5], [x + 5, z - 5], [x + 5, z + 5], [x - 5, z + 5]]
    return (
        event("building", -7000, building=id_, at=spot(x, z), polygon=ground, cupboard=f"tc_{id_}",
              authorised=list(authorised), owner=authorised[0], grade=grade, walls=20),
        event("zone", -6999, id=f"p_{id_}", kind="property", polygon=ground, building=id_),
        event("zone", -6999, id=f"b_{id_}", kind="base", polygon=inside, building=id_),
    )  # fmt: skip


ANNS = house("ha", 450, 150, 25, "ann", "ben")
DEES = house("hd", 500, -100, 15, "dee")
AT = (500, -200)
BY = (505, -200)
BOTH = stand(-5, 0, eli=AT, dee=BY)


def back(id_: str, after: float, want: Want, *extra: Line) -> Fight:
    """Eli hits Dee on free land, and she kills him so much later."""
    seconds = stand(-5, round(after) + 1, eli=AT, dee=BY)
    blows = (hit(0, "eli", AT, "dee", BY, "first"), kill(after, "dee", BY, "eli", AT, "back"))
    return Fight(id_, (*seconds, *blows, *extra), {"first": unlawful(*KOS), "back": want})  # fmt: skip


def raided(id_: str, *lines: Line, **want: Want) -> Fight:
    """A story at Dee's base on free land, with Cal at the wall."""
    return Fight(
        id_, (*DEES, *stand(-5, 20, cal=(520, -100), dee=(500, -100), eli=(530, -100)), *lines), want, stray=True
    )


def wall(second: float, player: str = "cal", building: str = "hd", at: tuple[float, float] = (514, -100)) -> Line:
    """A blow at the wall."""
    return event("structure_hit", second, attacker=player, entity="w1", kind="wall", grade="stone", building=building,
                 weapon="rocket.launcher", damage=200, health=0.5, at=spot(*at), part="outer_wall")  # fmt: skip


def theft(id_: str, want: dict[str, Want], *lines: Line) -> Fight:
    """Eli opens Dee's bag while she stands by."""
    taken = event(
        "looted", 0, player="eli", container="bag1", kind="bag", owner="dee", at=spot(*AT), items={"wood": 10}
    )
    died = kill(-40, "wolfy", (800, 600), "dee", (805, 600))
    return Fight(id_, (*stand(-5, 30, eli=AT, dee=BY, jon=(510, -200)), died, taken, *lines), want, stray=True)


def roam(id_: str, names: tuple[str, ...], seconds: int, want: Want, *before: Line) -> Fight:
    """So many walk together through the dome; a clan has eight at most, the ninth is its ally."""
    clan = event("group", -7000, id="pack", kind="clan", name="Pack", members=list(names[:8]), leaders=[names[0]])
    allies = [event("relation", -6999, a="pack", b=name, kind="ally", on=True) for name in names[8:]]
    places = {name: (800.0 + 3 * place, 600.0) for place, name in enumerate(names)}
    outside = {name: (1400.0 + 3 * place, 600.0) for place, name in enumerate(names)}
    walk = [
        *stand(-10, -1, "roam", **outside),
        *stand(0, seconds - 1, "roam", **places),
        *stand(seconds, seconds, "roam", **places),
    ]
    return Fight(id_, (clan, *allies, *before, *walk), {"roam": want})


P4 = ("p1", "p2", "p3", "p4")
P5 = (*P4, "p5")
P8 = (*P5, "p6", "p7", "p8")
P9 = (*P8, "p9")
NIGHT = event("mode", -60, name="purge", on=True)


def returned(id_: str, after: float, want: Want, *lines: Line, where: tuple[float, float] = (900, 600)) -> Fight:
    """Cal leaves the dome and stands in a dome again so much later."""
    away = [line for line in stand(2, round(after) - 1, cal=(1400, 600)) if (line["t"] - START) % 5000 == 0]
    back_in = event("positions", after, rows=[["cal", *spot(*where)]], tag="back")
    return Fight(id_, (*stand(-5, 0, cal=(900, 600)), *stand(1, 1, cal=(1400, 600)), *away, back_in, *lines),
                 {"back": want}, stray=True)  # fmt: skip


def bar(silent: bool) -> Want:
    """The bar on coming back, kept or broken."""
    if silent:
        return Want(("lawful",), act="enter", actor="cal", silent=True)
    return unlawful("RE-PVP-41", "RE-PVP-42", act="enter", actor="cal")


STORIES: list[Fight] = [
    back("hit back at once", 3, lawful(*BACK)),
    back("hit back fifteen seconds later", 15, lawful(*BACK)),
    back("hit back within the minute's last moment", 59.999, lawful(*BACK)),
    back("hit back at a minute sharp", 60, unlawful(*BACK, *KOS)),
    back("hit back in the same millisecond", 0, lawful(*BACK)),
    Fight(
        "strike and be struck, the other order",
        (
            *BOTH,
            kill(0.5, "dee", BY, "eli", AT, "first"),
            hit(0.5, "eli", AT, "dee", BY, "late"),
        ),
        {"first": unlawful(*KOS), "late": lawful(*BACK)},
    ),
    Fight(
        "the first striker gains nothing by being struck back",
        (
            *BOTH,
            hit(0.5, "eli", AT, "dee", BY, "one"),
            hit(1, "dee", BY, "eli", AT, "two"),
            kill(2, "eli", AT, "dee", BY, "three"),
        ),
        {"one": unlawful(*KOS), "two": Want(("lawful",), silent=True), "three": unlawful()},
    ),
    Fight(
        "a stranger gains nothing by another's hit",
        (
            *BOTH,
            *stand(-5, 3, jon=(510, -200)),
            hit(0.5, "eli", AT, "dee", BY, "one"),
            kill(1, "jon", (510, -200), "eli", AT, "two"),
        ),
        {"one": unlawful(*KOS), "two": unlawful(*KOS)},
    ),
    Fight(
        "missed and unrecorded",
        (
            *BOTH,
            recording("dee", -60, False),
            shot(0, "eli", AT, "dee"),
            kill(4, "dee", BY, "eli", AT, "act"),
        ),
        {"act": unlawful("RE-PVP-3", "RE-PVP-35", *KOS)},
        stray=True,
    ),
    Fight(
        "missed and recorded",
        (
            *BOTH,
            recording("dee", -60),
            *[shot(0.1 * n, "eli", AT, "dee") for n in range(4)],
            kill(4, "dee", BY, "eli", AT, "act"),
        ),
        {"act": Want(("lawful", "unclear"), frozenset({"RE-GEN-51", "RE-GEN-48"}))},
        stray=True,
    ),
    Fight(
        "missed, and nobody knows of a recording",
        (
            *BOTH,
            shot(0, "eli", AT, "dee"),
            kill(4, "dee", BY, "eli", AT, "act"),
        ),
        {"act": unclear()},
        stray=True,
    ),
    Fight(
        "recording begun in the same millisecond after the kill",
        (
            *BOTH,
            recording("dee", -60, False),
            shot(0, "eli", AT, "dee"),
            kill(4, "dee", BY, "eli", AT, "act"),
            recording("dee", 4),
        ),
        {"act": unlawful("RE-PVP-3", "RE-PVP-35", "RE-GEN-48", *KOS)},
        stray=True,
    ),
    Fight(
        "a shot far from her is no attempt on her",
        (
            *BOTH,
            recording("dee", -60),
            shot(0, "eli", AT, None),
            kill(4, "dee", BY, "eli", AT, "act"),
        ),
        {"act": unlawful()},
        stray=True,
    ),
    Fight(
        "microphone spam, warned and recorded",
        (
            *stand(-5, 105, eli=AT, dee=BY),
            recording("dee", -300),
            *[event("voice", 4 + 4 * n, player="eli", ms=3800, at=spot(*AT)) for n in range(22)],
            say(60, "dee", "stop spamming the mic or I shoot", "eli"),
            kill(100, "dee", BY, "eli", AT, "act"),
        ),
        {"act": Want(("lawful", "unclear"), frozenset({"RE-GEN-49", "RE-GEN-48"}))},
        stray=True,
    ),
    Fight(
        "a short hello is no spam",
        (
            *stand(-5, 21, eli=AT, dee=BY),
            recording("dee", -300),
            event("voice", 6, player="eli", ms=6000, at=spot(*AT)),
            kill(20, "dee", BY, "eli", AT, "act"),
        ),
        {"act": Want(OPEN)},
        stray=True,
    ),
    Fight(
        "microphone spam, not recorded",
        (
            *stand(-5, 105, eli=AT, dee=BY),
            recording("dee", -300, False),
            *[event("voice", 4 + 4 * n, player="eli", ms=3800, at=spot(*AT)) for n in range(22)],
            say(60, "dee", "stop spamming the mic or I shoot", "eli"),
            kill(100, "dee", BY, "eli", AT, "act"),
        ),
        {"act": unlawful("RE-GEN-48", "RE-GEN-49", *KOS)},
        stray=True,
    ),
    Fight(
        "a troll, no recording and no warning",
        (
            *BOTH,
            recording("dee", -300, False),
            say(-3, "eli", "haha"),
            kill(0.5, "dee", BY, "eli", AT, "act"),
        ),
        {"act": unlawful()},
        stray=True,
    ),
    # Home.
    one(
        "an intruder inside the compound",
        kill(0.5, "ann", (445, 150), "eli", (430, 150), victim_in="ha"),
        lawful("RE-PVP-10"),
        *ANNS,
        *stand(-5, 0, ann=(445, 150), eli=(430, 150)),
    ),
    one(
        "ten metres outside the ring",
        kill(0.5, "ann", (445, 150), "eli", (415, 150), victim_in=None),
        unlawful(),
        *ANNS,
        *stand(-5, 0, ann=(445, 150), eli=(415, 150)),
    ),
    one(
        "a clan-mate in the compound",
        kill(0.5, "ned", (445, 150), "eli", (430, 150), victim_in="ha"),
        lawful("RE-PVP-13", "RE-PVP-12"),
        *ANNS,
        *stand(-5, 0, ned=(445, 150), eli=(430, 150)),
    ),
    one(
        "a stranger in the compound",
        kill(0.5, "jon", (445, 150), "eli", (430, 150), victim_in="ha"),
        unlawful(),
        *ANNS,
        *stand(-5, 0, jon=(445, 150), eli=(430, 150)),
    ),
    one(
        "an ally in the compound",
        kill(0.5, "dee", (445, 150), "eli", (430, 150), victim_in="ha"),
        lawful("RE-PVP-12"),
        *ANNS,
        event("relation", -60, a="dee", b="oak", kind="ally", on=True),
        *stand(-5, 0, dee=(445, 150), eli=(430, 150)),
    ),
    one(
        "a friend in the compound",
        kill(0.5, "dee", (445, 150), "eli", (430, 150), victim_in="ha"),
        lawful("RE-PVP-12"),
        *ANNS,
        event("relation", -60, a="dee", b="ann", kind="friend", on=True),
        *stand(-5, 0, dee=(445, 150), eli=(430, 150)),
    ),
    Fight(
        "the day after leaving the clan",
        (
            *ANNS,
            *stand(-5, 0, ned=(445, 150), eli=(430, 150)),
            event("group", -60, id="oak", kind="clan", name="Oak", members=["ann", "ben"], leaders=["ann"]),
            kill(0.5, "ned", (445, 150), "eli", (430, 150), "act", victim_in="ha"),
        ),
        {"act": unlawful()},
    ),
    Fight(
        "the authorised guest is no intruder",
        (
            *ANNS,
            *stand(-5, 0, ann=(445, 150), ben=(430, 150)),
            kill(0.5, "ann", (445, 150), "ben", (430, 150), "act", victim_in="ha"),
        ),
        {"act": unlawful()},
    ),
    Fight(
        "a rocket at her wall",
        (
            *ANNS,
            *stand(-5, 6, ann=(450, 150), cal=(520, 150)),
            wall(0, "cal", "ha", (475, 150)),
            kill(5, "ann", (450, 150), "cal", (520, 150), "act", victim_in=None),
        ),
        {"act": lawful("RE-PVP-11", "RE-PVP-32", "RE-RAID-27")},
        stray=True,
    ),
    Fight(
        "six fall upon a homeowner",
        (
            *ANNS,
            *stand(-5, 2, ann=(450, 150), **{f"r{n}": (430.0 + n, 150.0) for n in range(5)}),
            *[
                hit(0, f"r{n}", (430 + n, 150), "ann", (450, 150), f"r{n}", victim_in="ha", attacker_in="ha")
                for n in range(5)
            ],
            *[
                kill(1, "ann", (450, 150), f"r{n}", (430 + n, 150), f"a{n}", victim_in="ha", attacker_in="ha")
                for n in range(5)
            ],
        ),
        {**{f"r{n}": unlawful() for n in range(5)}, **{f"a{n}": lawful(*BACK, "RE-PVP-10") for n in range(5)}},
    ),
    # A raid.
    raided(
        "the raider shoots first",
        wall(0),
        kill(10, "cal", (520, -100), "dee", (500, -100), "act", victim_in="hd"),
        act=unlawful("RE-PVP-31", *KOS),
    ),
    raided(
        "the raider after being fired on",
        wall(0),
        hit(10, "dee", (500, -100), "cal", (520, -100), "def"),
        kill(13, "cal", (520, -100), "dee", (500, -100), "act", victim_in="hd"),
        **{"def": lawful("RE-PVP-32", "RE-PVP-11", "RE-RAID-27"), "act": Want(("lawful", "unclear"))},
    ),
    raided("a passer-by at the raid", wall(0), kill(10, "eli", (530, -100), "cal", (520, -100), "act"), act=unlawful()),
    # The conclave.
    Fight(
        "raid fighting in the conclave",
        (
            *house("hv", 1100, -400, 15, "dee"),
            *stand(-5, 20, cal=(1120, -400), dee=(1100, -400), eli=(1125, -400)),
            wall(0, "cal", "hv", (1114, -400)),
            hit(5, "dee", (1100, -400), "cal", (1120, -400), "def"),
            hit(6, "eli", (1125, -400), "cal", (1120, -400), "other"),
            kill(8, "cal", (1120, -400), "dee", (1100, -400), "raider"),
        ),
        {
            "def": lawful("RE-ZCV-5", "RE-PVP-32", "RE-PVP-11"),
            "other": unlawful("RE-ZCV-3", *KOS, "RE-RAID-25", "RE-RAID-26"),
            "raider": Want(("lawful", "unclear")),
        },
        stray=True,
    ),
    Fight(
        "the raider first in the conclave",
        (
            *house("hv", 1100, -400, 15, "dee"),
            *stand(-5, 20, cal=(1120, -400), dee=(1100, -400)),
            wall(0, "cal", "hv", (1114, -400)),
            kill(5, "cal", (1120, -400), "dee", (1100, -400), "act"),
        ),
        {"act": unlawful("RE-ZCV-3", "RE-ZCV-6", "RE-PVP-31", *KOS)},
        stray=True,
    ),
    # Thieves.
    theft(
        "the owner warns and shoots the thief",
        {"act": lawful("RE-PVP-16", "RE-PVP-27", "RE-PVP-18", "RE-PVP-22")},
        say(2, "dee", "leave my bag or I shoot", "eli"),
        kill(8, "dee", BY, "eli", AT, "act"),
    ),
    theft("the owner shoots without a word", {"act": Want(OPEN)}, kill(2, "dee", BY, "eli", AT, "act")),
    theft(
        "a stranger shoots the thief",
        {"act": unlawful()},
        say(2, "jon", "leave that bag or I shoot", "eli"),
        kill(8, "jon", (510, -200), "eli", AT, "act"),
    ),
    theft(
        "the thief fires back",
        {"act": unlawful("RE-PVP-29", "RE-PVP-30")},
        say(2, "dee", "leave my bag or I shoot", "eli"),
        hit(5, "dee", BY, "eli", AT),
        kill(8, "eli", AT, "dee", BY, "act"),
    ),
    # Sleepers.
    one(
        "a sleeper from one metre",
        kill(0.5, "cal", (500, -199), "dee", (500, -200), sleeping=True, victim_in=None, attacker_in=None),
        lawful("RE-PVP-36"),
        event("sleeping", -600, player="dee", at=spot(500, -200), on=True),
        *stand(-5, 0, cal=(500, -199)),
    ),
    one(
        "a sleeper from forty metres",
        kill(0.5, "cal", (540, -200), "dee", (500, -200), sleeping=True, victim_in=None, attacker_in=None),
        unlawful(),
        event("sleeping", -600, player="dee", at=spot(500, -200), on=True),
        *stand(-5, 0, cal=(540, -200)),
    ),
    one(
        "a sleeper through the window",
        kill(0.5, "cal", (506, -100), "dee", (504, -100), sleeping=True, victim_in="hd", attacker_in=None),
        unlawful("RE-PVP-37"),
        *DEES,
        event("sleeping", -600, player="dee", at=spot(504, -100), on=True),
        *stand(-5, 0, cal=(506, -100)),
    ),
    # Rosters.
    roam("four in the dome", P4, 200, lawful(act="stay", actor="p1", silent=True)),
    roam("five in the dome", P5, 200, unlawful("RE-PVP-44", act="stay", actor="p5")),
    roam("eight on purge night", P8, 200, lawful(act="stay", actor="p1", silent=True), NIGHT),
    roam("nine on purge night", P9, 200, unlawful("RE-PVP-45", act="stay", actor="p9"), NIGHT),
    # Coming back.
    returned("back after five minutes and a second", 301, bar(True)),
    returned("back after three and a half minutes", 210, bar(False)),
    returned(
        "back in another dome",
        120,
        bar(True),
        zone("M", "pvp", circle=[-500, -900, 150], cause="static"),
        where=(-500, -900),
    ),
    returned(
        "back in a drop dome that touches it",
        60,
        bar(False),
        event("zone", -10, id="DX", kind="pvp", circle=[1000, 600, 100], cause="airdrop"),
        where=(1060, 600),
    ),
    Fight(
        "killed inside and back",
        (
            *stand(-5, 0, cal=(900, 600), ann=(890, 600)),
            kill(0.5, "ann", (890, 600), "cal", (900, 600)),
            event("spawned", 5, player="cal", at=spot(-550, 150)),
            *stand(6, 100, cal=(-550, 150)),
            event("positions", 120, rows=[["cal", *spot(900, 600)]], tag="back"),
        ),
        {"back": bar(True)},
    ),
    Fight(
        "killed outside by a wolf and back",
        (
            *stand(-5, 0, cal=(900, 600)),
            *stand(1, 8, cal=(980, 600)),
            event("died", 10, player="cal", at=spot(980, 600), cause="animal"),
            event("spawned", 15, player="cal", at=spot(-550, 150)),
            *stand(16, 100, cal=(-550, 150)),
            event("positions", 120, rows=[["cal", *spot(900, 600)]], tag="back"),
        ),
        {"back": bar(False)},
    ),
    # A party that walks in one after another.
    Fight(
        "one second behind the party",
        (
            event("group", -7000, id="pack", kind="clan", name="Pack", members=list(P4), leaders=["p1"]),
            *stand(-10, -1, **{name: (960.0 + 2 * n, 600.0) for n, name in enumerate(P4)}),
            *stand(0, 0, p1=(940, 600), p2=(941, 600), p3=(942, 600), p4=(958, 600)),
            *stand(1, 30, **{name: (930.0 + 2 * n, 600.0) for n, name in enumerate(P4)}),
        ),
        {},
    ),
    Fight(
        "a party that is half on its way out",
        (
            event("group", -7000, id="pack", kind="clan", name="Pack", members=list(P4), leaders=["p1"]),
            *stand(0, 30, **{name: (930.0 + 2 * n, 600.0) for n, name in enumerate(P4)}),
            *stand(31, 36, p1=(955, 600), p2=(953, 600), p3=(945, 600), p4=(940, 600)),
            *stand(37, 60, **{name: (1000.0 + 2 * n, 600.0) for n, name in enumerate(P4)}),
        ),
        {},
    ),
    Fight(
        "a spotter on the hill",
        (
            event("group", -7000, id="pack", kind="clan", name="Pack", members=list(P5), leaders=["p1"]),
            *stand(-10, -1, **{name: (960.0 + 2 * n, 600.0) for n, name in enumerate(P5)}),
            *stand(0, 400, "spot", p1=(800, 600), p2=(803, 600), p3=(806, 600), p4=(809, 600), p5=(1100, 600)),
        ),
        {"spot": unlawful("RE-PVP-49", "RE-PVP-50", act="stay", actor="p5")},
    ),
    Fight(
        "a clan-mate three grids away",
        (
            event("group", -7000, id="pack", kind="clan", name="Pack", members=list(P5), leaders=["p1"]),
            *stand(-10, -1, **{name: (960.0 + 2 * n, 600.0) for n, name in enumerate(P4)}),
            *stand(-10, -1, p5=(1410, 600)),
            *stand(0, 200, p1=(800, 600), p2=(803, 600), p3=(806, 600), p4=(809, 600), p5=(1410, 600)),
        ),
        {},
    ),
    # The relay.
    *(
        Fight(
            f"a clan-mate {name}",
            (
                event("group", -7000, id="pack", kind="clan", name="Pack", members=list(P5), leaders=["p1"]),
                *stand(0, 9, **{each: (800.0 + 3 * n, 600.0) for n, each in enumerate(P4)}),
                *stand(10, 12, **{each: (2000.0 + 3 * n, 600.0) for n, each in enumerate(P4)}),
                *stand(0, 12, p5=(2010, 600)),
                *stand(later - 5, later - 1, p5=(2010, 600)),
                *stand(later, later, "act", p5=(900, 600)),
            ),
            {"act": want},
        )
        for name, later, want in (
            ("eight minutes after", 490, unlawful("RE-PVP-53", act="enter", actor="p5")),
            ("fifteen minutes and a second after", 911, Want(("lawful",), act="enter", actor="p5", silent=True)),
        )
    ),
    # Bodies of a dome that has gone.
    Fight(
        "the body after the dome",
        (
            {**DROP, "until": START + 60_000},
            *stand(-5, 0, ann=(450, -150), cal=(470, -150)),
            kill(0.5, "ann", (450, -150), "cal", (470, -150)),
            *stand(100, 110, ann=(450, -150), cal=(470, -150)),
            event("looted", 104, player="cal", container="bagc", kind="corpse", owner="cal", at=spot(470, -150)),
            kill(106, "ann", (450, -150), "cal", (470, -150), "act"),
        ),
        {"act": lawful("RE-PVP-26", "RE-PVP-25")},
        stray=True,
    ),
    Fight(
        "a stranger at the body after the dome",
        (
            {**DROP, "until": START + 60_000},
            *stand(-5, 0, ann=(450, -150), cal=(470, -150)),
            kill(0.5, "ann", (450, -150), "cal", (470, -150)),
            *stand(100, 110, ann=(450, -150), dee=(470, -150)),
            event("looted", 104, player="dee", container="bagc", kind="corpse", owner="cal", at=spot(470, -150)),
            kill(106, "ann", (450, -150), "dee", (470, -150), "act"),
        ),
        {"act": Want(OPEN)},
        stray=True,
    ),
    # The line.
    Fight(
        "waiting at the line and diving in",
        (
            *stand(-5, 190, ann=(958, 600), cal=(935, 600)),
            *stand(191, 195, ann=(945, 600), cal=(935, 600)),
            hit(193, "ann", (945, 600), "cal", (935, 600), "hit"),
        ),
        {"hit": lawful("RE-KOS-3")},
        stray=True,
    ),
    Fight(
        "a roof landed on",
        (
            *ANNS,
            *stand(-5, 6, ann=(445, 150), eli=(450, 150, 14)),
            kill(5, "ann", (445, 150), "eli", (450, 150, 14), "act", victim_in="ha"),
        ),
        {"act": lawful("RE-PVP-14", "RE-PVP-10")},
    ),
]
