"""Records with holes, and what nobody was near enough to see; those who shoot together at whoever leaves a dome."""

from scenarios.rust_empires.domes import one
from scenarios.rust_empires.grounds import house
from scenarios.rust_empires.wire import (
    Fight,
    Line,
    Want,
    event,
    hit,
    kill,
    lawful,
    stand,
    unclear,
    unlawful,
    zone,
)

AT, BY = (500, -200), (502, -200)
TWO = stand(-5, 0, eli=AT, dee=BY)


def hole(second: float) -> Line:
    """Eight events before this one never came."""
    return event("time", second, n=9)


def after_hole(id_: str, second: float, line: Line, want: Want, *before: Line) -> Fight:
    """What comes of a blow when something was lost at that second."""
    return one(f"hole_{id_}", line, want, hole(second), *before)


BLOW = hit(0, "dee", BY, "eli", AT)
IN_DOME = hit(0, "dee", (800, 600), "eli", (802, 600))
AT_HOME = kill(0, "ann", (450, 150), "eli", (448, 150))

HOLES: list[Fight] = [
    after_hole("hours_ago_open", -7250, BLOW, unlawful("RE-KOS-3"), *TWO),
    after_hole("hours_ago_dome", -7250, IN_DOME, lawful("RE-KOS-3")),
    after_hole("hours_ago_home", -7250, AT_HOME, lawful("RE-PVP-10"), *house("ha", 450, 150, 25, "ann")),
    after_hole("half_a_minute_ago", -30, BLOW, unclear("RE-PVP-2"), *TWO),
]


def trio(after: float, shooter: str, want: Want, *extra: Line) -> Fight:
    """Ann hits Cal in the dome, he walks out, and somebody who is inside with her shoots at him."""
    inside = {"ann": (940, 600), shooter: (935, 610)}
    last = round(after) + 1
    places = [*stand(-5, 2, cal=(945, 600), **inside), *stand(3, last, cal=(1020, 600), **inside)]
    first = hit(0, "ann", (940, 600), "cal", (945, 600), "first")
    late = hit(after, shooter, (935, 610), "cal", (1020, 600), "late")
    named = f"leaver_of_{shooter}_{after}_{len(extra)}"
    return Fight(named, (*extra, *places, first, late), {"first": lawful("RE-KOS-3"), "late": want})


OAK_AND_DEE = event("relation", -7100, a="dee", b="ann", kind="ally", on=True)
LEAVERS: list[Fight] = [
    trio(29.999, "ben", lawful("RE-PVP-39")),
    trio(30, "ben", unlawful("RE-KOS-3")),
    trio(20, "dee", unlawful("RE-KOS-3")),
    trio(20, "dee", lawful("RE-PVP-39"), OAK_AND_DEE),
]

HUB = zone("H", "hub", circle=[0, -900, 60])
ON_GUARD = kill(0, "ann", (452, 150), "eli", (448, 150), means="turret", entity="t1")
PORTAL = zone("P", "portal", circle=[150, 50, 5])
BANISHED = event("command", -3600, player="fay", name="banish", args={"player": "zed", "reason": "stole"})


def arrived(id_: str, second: float, want: Want, first: tuple[float, float] = (150, 50)) -> Fight:
    """Zed, who is banished from the city, is first seen at its portal, and Gus shoots at him so much later."""
    places = [*stand(0, 3, zed=first), *stand(4, round(second), zed=(150, 20))]
    blow = hit(second, "gus", (150, 25), "zed", (150, 20))
    return one(id_, blow, want, PORTAL, BANISHED, *places, stray=True)


RAIDED = event(
    "structure_hit", -60, attacker="eli", entity="w1", kind="wall", grade="stone", building="ha", weapon="satchel",
    damage=100, at=[475, 5, 150],
)  # fmt: skip
STAFF = event("profile", -7100, player="ivy", staff="admin")
STRUCK = kill(0, "ivy", (480, 160), "eli", (480, 150))
PVE = event("mode", -400, name="pve", on=True)

PLACES: list[Fight] = [
    one("turret_of_an_owner_nobody_sees", ON_GUARD, lawful("RE-PVP-10"), HUB, *house("ha", 450, 150, 25, "ann")),
    arrived("portal_90_seconds", 89.999, unlawful("RE-BAN-20")),
    arrived("portal_over", 90, lawful("RE-BAN-13")),
    arrived("first_seen_on_the_market", 20, lawful("RE-BAN-13"), (120, 90)),
    one("staff_end_a_raid", STRUCK, unclear("RE-REP-26"), STAFF, *house("ha", 450, 150, 25, "ann"), RAIDED, stray=True),
    one("staff_kill_nobody_s_enemy", STRUCK, unlawful("RE-KOS-3"), STAFF),
    one("rig_at_peace", hit(0, "cal", (1500, 1500), "dee", (1500, 1400)), unlawful("RE-PVE-3"), PVE),
    one("rig", hit(0, "cal", (1500, 1500), "dee", (1500, 1400)), lawful("RE-KOS-14")),
]

AGREED = (
    event("command", -60, player="ann", name="consent", args={"player": "ben", "what": "fight"}),
    event("command", -58, player="ben", name="consent", args={"player": "ann", "what": "fight"}),
)
BY_THEM = (470, 150)
DUEL = hit(0, "ann", (450, 150), "ben", (452, 150))
SET_OFF = event("explosive", -60, player="cal", kind="c4", at=[511, 0, -100])
CHECKED = event("command", -120, player="cal", name="authed", building="hd")
BROKEN = event(
    "structure_hit", 0, attacker="cal", entity="w1", kind="wall", grade="stone", building="hd", weapon="satchel",
    damage=100, at=[511, 5, -100],
)  # fmt: skip
DEFENDED = kill(0, "dee", (500, -100), "cal", (520, -100))


def raided(id_: str, line: Line, want: Want, set_off: Line = SET_OFF) -> Fight:
    """Cal sets off an explosive at Dee's house, and nobody tells what it broke."""
    return one(id_, line, want, *house("hd", 500, -100, 15, "dee"), CHECKED, *stand(-62, 0, cal=(520, -100)), set_off)


FEW_WORDS: list[Fight] = [
    one("duel_alone", DUEL, lawful("RE-GEN-43"), *AGREED, *stand(-5, 0, dee=(530, 150))),
    one(
        "duel_before_one_of_whom_only_his_place_is_told",
        DUEL,
        unlawful("RE-GEN-44"),
        *AGREED,
        *stand(-5, 0, dee=BY_THEM),
    ),
    one("in_a_house_of_which_nobody_told", kill(0, "dee", BY, "eli", AT, victim_in="b9"), unclear("RE-PVP-10")),
    one("in_no_house", kill(0, "dee", BY, "eli", AT, victim_in=None), unlawful("RE-KOS-3")),
    raided("raid_by_explosive", DEFENDED, lawful("RE-PVP-32")),
    raided("raid_by_nothing_that_breaks_stone", DEFENDED, unlawful("RE-KOS-3"), {**SET_OFF, "kind": "molotov"}),
    raided("blow_after_the_explosive", BROKEN, lawful("RE-RAID-9", act="raid")),
    raided("raid_by_explosive_far_off", DEFENDED, unlawful("RE-KOS-3"), {**SET_OFF, "at": [560, 0, -100]}),
]

STORIES: list[Fight] = [*HOLES, *LEAVERS, *PLACES, *FEW_WORDS]
