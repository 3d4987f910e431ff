"""Who keeps company, comes back, hangs about or defends what is his: relays, ceasefires, substitutes, lines, drops."""

from scenarios.rust_empires.grounds import ANNS, P4, P5, bar
from scenarios.rust_empires.wire import Fight, Line, Want, event, hit, kill, lawful, spot, stand, unlawful, zone

PACK = event("group", -7000, id="pack", kind="clan", name="Pack", members=list(P4), leaders=["p1"])
FIVE = {**PACK, "members": list(P5)}
TRUCE = event("relation", -6990, a="oak", b="elm", kind="ceasefire", on=True)
PVE = event("mode", -600, name="pve", on=True)
SLEEPS = event("sleeping", -60, player="dee", at=spot(500, -200), on=True, protected=True)
INSIDE = {name: (800.0 + 3 * place, 600.0) for place, name in enumerate(P4)}
OUTSIDE = {name: (2000.0 + 3 * place, 600.0) for place, name in enumerate(P4)}


def relayed(id_: str, after: int, kind: str, want: Want) -> Fight:
    """The pack leaves the dome, and Dee, tied to it, comes in so much later."""
    tie = event("relation", -6990, a="pack", b="dee", kind=kind, on=True)
    gone = [*stand(0, 9, **INSIDE), *stand(10, 12, **OUTSIDE), *stand(0, 12, dee=(2010, 600))]
    comes = [*stand(after - 5, after - 1, dee=(2010, 600)), *stand(after, after, "act", dee=(900, 600))]
    return Fight(id_, (PACK, tie, *gone, *comes), {"act": want})


def drop(id_: str, x: float, house: str | None, want: Want) -> Fight:
    """In PVE mode Ann strikes Eli over an airdrop that lies there."""
    landed = event("airdrop", -60, id="a1", state="landed", at=spot(x, 150))
    blow = hit(0.5, "ann", (x + 5, 150), "eli", (x, 150), "act", victim_in=house, prevented=True)
    return Fight(id_, (*ANNS, PVE, landed, *stand(-5, 0, ann=(x + 5, 150), eli=(x, 150)), blow), {"act": want})


def rides(second: float, x: float, z: float) -> Line:
    """Gus mounts his minicopter."""
    return event("vehicle", second, entity="m1", kind="minicopter", action="mounted", player="gus", at=spot(x, z, 40))


def truce(id_: str, other: tuple[float, float], want: Want) -> Fight:
    """Ann and Cal, whose clans have a ceasefire, stand each in a dome."""
    moor = zone("M", "pvp", circle=[-500, -900, 150], cause="static")
    return Fight(id_, (moor, TRUCE, *stand(0, 20, "act", ann=(780, 600), cal=other)), {"act": want})


BROKEN = Want(("unlawful",), frozenset({"RE-PVP-51"}), act="stay", actor="cal")
KEPT = Want(("lawful",), act="stay", actor="cal", silent=True)

STORIES: list[Fight] = [
    relayed("an ally comes five minutes after", 300, "ally", unlawful("RE-PVP-54", act="enter", actor="dee")),
    relayed("an ally comes a second before the quarter", 909, "ally", unlawful("RE-PVP-54", act="enter", actor="dee")),
    relayed("an ally comes at the quarter", 910, "ally", lawful(act="enter", actor="dee", silent=True)),
    relayed("a ceasefire partner two minutes after", 130, "ceasefire", unlawful("RE-PVP-55", act="enter", actor="dee")),
    truce("a ceasefire in one dome", (850, 640), BROKEN),
    truce("a ceasefire in two domes", (-500, -900), KEPT),
    Fight(
        "a fifth for one who died",
        (
            FIVE,
            *stand(0, 9, **INSIDE, p5=(2000, 600)),
            kill(9.5, "zed", (820, 600), "p4", (809, 600)),
            event("spawned", 15, player="p4", at=spot(2000, 600)),
            *stand(20, 60, p1=(800, 600), p2=(803, 600), p3=(806, 600), p4=(2000, 610), p5=(2000, 600)),
            *stand(191, 193, "act", p1=(800, 600), p2=(803, 600), p3=(806, 600), p4=(2000, 610), p5=(900, 600)),
        ),
        {"act": unlawful("RE-PVP-48", act="stay", actor="p5")},
    ),
    Fight(
        "the same fourth again",
        (
            PACK,
            *stand(0, 9, **INSIDE),
            kill(9.5, "zed", (820, 600), "p4", (809, 600)),
            event("spawned", 15, player="p4", at=spot(2000, 600)),
            *stand(20, 60, p1=(800, 600), p2=(803, 600), p3=(806, 600), p4=(2000, 610)),
            *stand(191, 193, "back", p1=(800, 600), p2=(803, 600), p3=(806, 600), p4=(900, 600)),
        ),
        {"back": Want(("lawful",), act="enter", actor="p4", silent=True)},
    ),
    Fight(
        "a helicopter that hovers at the dome",
        (
            rides(-1, 970, 600),
            *stand(0, 180, "act", gus=(970, 600, 40)),
        ),
        {"act": unlawful("RE-KOS-23", act="stay", actor="gus")},
    ),
    Fight(
        "a helicopter that passes",
        (
            rides(-1, 1000, 500),
            *[event("positions", n, rows=[["gus", *spot(1000, 500 + 20 * n, 45)]]) for n in range(10)],
        ),
    ),
    Fight(
        "somebody who walks past the dome",
        tuple(event("positions", n, rows=[["ann", *spot(970, 400 + 5 * n)]]) for n in range(80)),
    ),
    drop("a drop in her compound in PVE mode", 440, "ha", lawful("RE-PVP-10", "RE-PVE-10")),
    drop("a drop outside her ring in PVE mode", 500, None, unlawful("RE-PVE-3", "RE-PVE-4", "RE-PVE-11")),
    Fight(
        "a sleeper under protection",
        (
            SLEEPS,
            *stand(-5, 0, cal=(500, -199)),
            kill(0.5, "cal", (500, -199), "dee", (500, -200), "act", sleeping=True, victim_in=None, attacker_in=None),
        ),
        {"act": unlawful()},
    ),
    Fight(
        "the burglar takes from his own body",
        (
            *ANNS,
            *stand(-5, 60, ann=(445, 150)),
            *stand(-5, 0, eli=(430, 150)),
            kill(0.5, "ann", (445, 150), "eli", (430, 150), victim_in="ha"),
            event(
                "looted",
                50,
                player="eli",
                container="bag",
                kind="corpse",
                owner="eli",
                at=spot(430, 150),
                building="ha",
                tag="act",
            ),
        ),
        {"act": unlawful("RE-PVP-24", "RE-PVP-23", act="loot")},
    ),
    Fight(
        "back within five minutes, again and again",
        (
            *stand(-5, 0, cal=(900, 600)),
            *stand(1, 5, cal=(980, 600)),
            *stand(60, 60, "back", cal=(900, 600)),
            *stand(61, 65, cal=(980, 600)),
            *stand(120, 120, "again", cal=(900, 600)),
        ),
        {"back": bar(False), "again": bar(False)},
    ),
]
