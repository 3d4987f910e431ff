"""Pairs on either side of a line: who overstays, who flies over, old houses at a closed border, votes, filings, tags.

In these stories nothing is unlawful but what they name.
"""

from scenarios.darkrp.stage import answer, change
from scenarios.darkrp.telling import tell

from .institutions_wire import (
    DAY,
    HOUR,
    NOW,
    Right,
    Story,
    base,
    clan,
    death,
    ground,
    lawful,
    order,
    rows,
    silent,
    stand,
    strike,
    unlawful,
)

BAN = order(NOW, "ann", "banish", "ban", player="eli", reason="stole from our boxes")
FAR = stand(NOW - 5, eli=(1000, 900))
PURGE = tell("mode", NOW + 60, name="purge", on=True)
THERE = {**tell("positions", NOW + 1200, rows=[["eli", 450.0, 10.0, 150.0]]), "tag": "there"}
HIGH = {**THERE, "rows": [["eli", 450.0, 61.0, 150.0]]}
LOW = {**THERE, "rows": [["eli", 450.0, 48.0, 150.0]]}
COPTER = tell("vehicle", NOW + 60, entity="mini", kind="minicopter", action="mounted", player="eli")
OUTSIDE = stand(NOW + 1190, eli=(450, 500))
VOTERS = ("ann", "ben", "cal", "dee", "eli")
LINKS = tuple(tell("linked", NOW - 60, player=who, discord=f"d-{who}") for who in VOTERS)
VOTE = order(NOW, "dee", "vote.open", "vote", kind="frontier_eviction", subject="eli", text="toxic; two links", id="v")
PLEA = order(NOW + 60, "eli", "plead", "plea", case="v", plea="no", text="I did not")
EVIL = {"kind": "city", "reason": "stole from the market"}
SPOT = tell("zone", NOW - 60, id="m9", kind="mini_claim", circle=[1300.0, 0.0, 50.0])
FIR = clan("fir", "fan fox", NOW - 60)
TAGGED = tuple(tell("named", NOW - 50, player=who, name=who, tag="FIR") for who in ("fan", "fox"))
LONE = clan("lone", "hal", NOW)
TURRET = {"player": "ann", "entity": "t1", "kind": "turret", "building": "home", "outside": True, "gun": "rifle"}


def still(name: str, lines: tuple, rights: tuple[Right, ...], **more) -> Story:
    """A story in which nothing is unlawful but what it names."""
    named = {right.act for right in rights if right.value == "unlawful"}
    other = {"type": "ruling", "ruling": "unlawful", "act": lambda act: act not in named}
    return Story(name, lines, rights, never=(*more.pop("never", ()), other), **more)


def border(name: str, *lines, right: Right, house: float | None = None) -> Story:
    """He is banished and does something at the border; a house of his stands there since then (days)."""
    told = () if house is None else base("hut", "eli", 620, 150, NOW + house)
    return still(name, (FAR, *told, BAN, *lines), (right,))


def linger(at: tuple[float, float]) -> tuple:
    return tuple(stand(NOW + 600 + 10 * i, "stay" if i == 12 else "", eli=at) for i in range(15))


def wall(tag: str = "build", **more) -> dict:
    return tell("placed", NOW + 600, player="eli", entity="w9", kind="wall", at=[622, 10.0, 150], tag=tag, **more)


STORIES = [
    still("first-seen-on-closed-land", (BAN, THERE), (unlawful("there", "stay", "BAN-15"),)),
    still("first-seen-beside-closed-land", (BAN, {**THERE, "rows": [["eli", 450.0, 10.0, 500.0]]}), ()),
    still(
        "there-when-banished-and-stays",
        (
            stand(NOW - 5, eli=(450, 150)),
            BAN,
            stand(NOW + 119, "grace", eli=(450, 151)),
            stand(NOW + 120, "late", eli=(450, 152)),
        ),
        (silent("grace", "stay"), unlawful("late", "stay", "BAN-15")),
    ),
    still("over-closed-land-high-up", (FAR, BAN, COPTER, OUTSIDE, HIGH), (silent("there", "enter"),)),
    still("over-closed-land-low", (FAR, BAN, COPTER, OUTSIDE, LOW), (unlawful("there", "enter", "BAN-15"),)),
    still("on-a-hill-of-closed-land", (FAR, BAN, OUTSIDE, HIGH), (unlawful("there", "enter", "BAN-15"),)),
    border("at-home-near-closed-land", *linger((620, 150)), right=silent("stay", "stay"), house=-DAY),
    border("at-a-house-set-up-since", *linger((620, 150)), right=unlawful("stay", "stay", "BAN-35"), house=60),
    border("builds-on-at-home", wall(building="hut"), right=silent("build", "place"), house=-DAY),
    border("builds-anew-near-closed-land", wall(), right=unlawful("build", "place", "BAN-36"), house=-DAY),
    border("builds-on-at-a-new-house", wall(building="hut"), right=unlawful("build", "place", "BAN-36"), house=60),
    still(
        "raids-closed-land-in-the-purge",
        (FAR, *base("hall", "ann", 450, 150, NOW - DAY), BAN, PURGE, strike(NOW + 1800, "eli", "hall", 450, 150)),
        (unlawful("raid", "raid", "BAN-37", "PRG-2"),),
    ),
    still(
        "another-raids-it-in-the-purge",
        (FAR, *base("hall", "ann", 450, 150, NOW - DAY), BAN, PURGE, strike(NOW + 1800, "dee", "hall", 450, 150)),
        (lawful("raid", "raid", "PRG-2"),),
    ),
    Story(
        "the-accused-and-his-accuser-have-no-ballot",
        (
            *LINKS,
            VOTE,
            PLEA,
            order(NOW + 70, "eli", "vote.cast", "his", vote="v", choice="no"),
            order(NOW + 71, "dee", "vote.cast", "hers", vote="v", choice="yes"),
            order(NOW + 72, "ned", "vote.cast", "unlinked", vote="v", choice="yes"),
            order(NOW + 73, "ann", "vote.cast", "other", vote="v", choice="yes"),
        ),
        comes=(
            answer("his", False, cites=rows("EVI-35")),
            answer("hers", False, cites=rows("EVI-35")),
            answer("unlinked", False, cites=rows("EVI-35")),
            answer("other", True),
        ),
        never=(answer("unlinked", False, cites=rows("BLD-4")),),
    ),
    Story(
        "a-vote-about-nobody",
        (*LINKS, order(NOW, "dee", "vote.open", "vote", kind="frontier_eviction", subject="", text="toxic to all")),
        comes=(answer("vote", False, cites=rows("EVI-32")),),
        never=(answer("vote", False, cites=rows("EVI-36")),),
    ),
    Story(
        "a-city-reason-with-its-report",
        (
            *base("stall", "eli", 200, 200, NOW - DAY),
            order(NOW, "gus", "evict", "file", building="stall", **{**EVIL, "reason": "stole from market, report 118"}),
        ),
        comes=(answer("file", True), change("eviction", "notice")),
    ),
    Story(
        "a-city-reason-with-nothing",
        (*base("stall", "eli", 200, 200, NOW - DAY), order(NOW, "gus", "evict", "file", building="stall", **EVIL)),
        comes=(answer("file", False, cites=rows("EVI-24")),),
    ),
    Story(
        "lending-land-that-is-not-ones-own",
        (
            order(NOW, "jon", "permit.raid", "lend", group="elm", region="k7"),
            order(NOW + 1, "ann", "permit.raid", "own", group="elm", region="k7"),
            order(NOW + 2, "ann", "permit.raid", "other", group="elm", region="k9"),
            order(NOW + 3, "dee", "permit.raid", "none", group="elm"),
        ),
        comes=(
            answer("lend", False, cites=rows("EVI-9")),
            answer("own", True),
            answer("other", False),
            answer("none", False),
        ),
    ),
    Story(
        "an-eviction-of-nothing",
        (order(NOW, "ann", "evict", "file", reason="no leave"),),
        comes=(answer("file", False, cites=rows("EVI-5")),),
        never=(answer("file", False, cites=rows("EVI-1 EVI-9 ZUN-2")),),
    ),
    Story(
        "asking-whose-nothing-is",
        (order(NOW, "dee", "owner", "ask"),),
        comes=(answer("ask", False, cites=rows("VEH-30")),),
    ),
    still(
        "a-filed-boat-is-posted",
        (
            tell("vehicle", NOW, entity="tug", kind="tugboat", action="owned", player="ann", owner="ann"),
            tell("vehicle", NOW + 9, entity="tug", kind="tugboat", action="parked", player="ann", door_open=True),
            stand(NOW + 20, ann=(450, 150)),
            tell("licence", NOW + 21, player="jon", kind="raid", on=True),
            order(NOW + 30, "jon", "owner", "owner", entity="tug"),
            order(NOW + 31, "jon", "evict", "file", entity="tug", kind="tugboat", reason="open", proof=["door.png"]),
            tell("vehicle", NOW + 60, entity="tug", kind="tugboat", action="mounted", player="jon", tag="mount"),
        ),
        (lawful("mount", "drive", "VEH-32"),),
    ),
    still(
        "a-spot-for-a-mini-claim",
        (SPOT, FIR, *TAGGED, order(NOW, "fan", "claim", "claim", region="m9", building="hq", kind="mini")),
        (),
        comes=(answer("claim", True),),
    ),
    still(
        "a-spot-that-somebody-has",
        ({**SPOT, "owner": "jonny"}, FIR, *TAGGED, order(NOW, "fan", "claim", "claim", region="m9", building="hq")),
        (),
        comes=(answer("claim", False, cites=rows("ZCL-1")),),
    ),
    Story("alone-and-without-land", (LONE,), runs=NOW + 3 * DAY, comes=({"type": "change", "to": "broken"},)),
    Story(
        "alone-with-a-mini-claim",
        (LONE, ground("m8", "mini_claim", 1300, 1400, 0, 100, NOW + HOUR, owner="lone")),
        runs=NOW + 3 * DAY,
        never=({"type": "ruling", "act": "duty", "ruling": "unlawful", "target": "lone"},),
    ),
    Story(
        "anothers-tag",
        (tell("named", NOW, player="ben", name="Ben", tag="ELM"),),
        comes=({"type": "ruling", "act": "wear", "actor": "ben", "ruling": "unlawful", "cites": rows("CLN-3")},),
    ),
    still("ones-own-tag", (tell("named", NOW, player="ben", name="Ben", tag="OAK"),), ()),
    still(
        "a-turret-beyond-the-house",
        (
            *base("home", "ann", 450, 150, NOW - DAY),
            {**tell("placed", NOW, at=[480, 10.0, 150], **TURRET), "tag": "set"},
        ),
        (unlawful("set", "place", "BLD-10"),),
    ),
    still(
        "a-turret-on-the-roof",
        (
            *base("home", "ann", 450, 150, NOW - DAY),
            {**tell("placed", NOW, at=[450, 19.5, 150], **TURRET), "tag": "set"},
        ),
        (lawful("set", "place", "BLD-15"),),
    ),
    still(
        "a-stray-box-of-which-little-is-told",
        (
            tell(
                "structure_destroyed",
                NOW,
                attacker="cal",
                entity="bx",
                kind="box",
                locked=True,
                weapon="hatchet",
                damage=90,
                at=[380.0, 10.0, 180.0],
                tag="raid",
            ),
        ),
        (lawful("raid", "raid", "RAID-41"),),
    ),
    still(
        "a-ceasefire-binds-nobody-to-stand-far-off",
        (
            tell("relation", NOW - 60, a="oak", b="elm", kind="ceasefire", on=True),
            stand(NOW, ann=(600, 600), cal=(1000, 600)),
            stand(NOW + 10, ann=(800, 600), cal=(1000, 600)),
            stand(NOW + 20, "near", ann=(800, 600), cal=(1001, 600)),
        ),
        (silent("near", "stay"),),
    ),
    still(
        "a-friend-stands-far-off",
        (
            tell("relation", NOW - 60, a="oak", b="elm", kind="ally", on=True),
            stand(NOW, ann=(600, 600), ben=(600, 603), ned=(600, 606), cid=(600, 609), cal=(1000, 600)),
            stand(NOW + 10, "near", ann=(800, 600), ben=(803, 600), ned=(806, 600), cid=(809, 600), cal=(1000, 600)),
        ),
        (unlawful("near", "stay", "PVP-50", actor="cal"),),
    ),
    still(
        "one-clan-plans-in-writing",
        (
            tell(
                "chat",
                NOW,
                player="cal",
                channel="discord",
                to="cid",
                room="general",
                text="you take north",
                tag="line",
            ),
        ),
        (silent("line", "say"),),
    ),
    still(
        "taking-down-ones-wall-while-raided",
        (
            *base("home", "dee", 500, -100, NOW - DAY),
            tell("placed", NOW, player="dee", entity="st", kind="stairs", building="home", at=[500, 10.0, -98]),
            order(NOW + 1, "cal", "authed", "look", building="home"),
            strike(NOW + 60, "cal", "home", 500, -100),
            tell(
                "removed",
                NOW + 660 - 0.001,
                player="dee",
                entity="st",
                kind="stairs",
                building="home",
                tool="remove",
                at=[500, 10.0, -98],
                tag="down",
            ),
        ),
        (unlawful("down", "remove", "BLD-27"), lawful("raid", "raid", "RAID-9")),
    ),
    still(
        "the-blow-that-finishes-an-eviction",
        (
            *base("hut", "eli", 550, 250, NOW - DAY),
            order(NOW, "ann", "evict", "file", building="hut", reason="no leave"),
            strike(NOW + 60, "ann", "hut", 550, 250, type="structure_destroyed", kind="cupboard", entity="hut-tc"),
            strike(NOW + 90, "ben", "hut", 550, 250, "after"),
            strike(NOW + 95, "dee", "hut", 550, 250, "stranger"),
        ),
        (lawful("raid", "raid", "EVI-8"), lawful("after", "raid", "EVI-8"), unlawful("stranger", "raid", "RAID-13")),
        comes=(change("eviction", "done"),),
    ),
    still(
        "a-hunter-on-land-closed-to-him",
        (
            order(NOW - 5 * HOUR, "fay", "bounty.post", "post", player="dee", amount=5, reason="theft"),
            order(NOW - HOUR, "ann", "banish", "ban", player="hal", reason="stole from our boxes"),
            stand(NOW - 10, hal=(450, 320), dee=(450, 250)),
            stand(NOW - 5, "walk", hal=(450, 260), dee=(450, 250)),
            death(NOW - 4, "hal", "dee", (450, 260), (450, 250), "kill"),
        ),
        (unlawful("walk", "enter", "BAN-15"), unlawful("kill", "kill", "BAN-15 KOS-3")),
    ),
    still(
        "a-hunter-beside-land-closed-to-him",
        (
            order(NOW - 5 * HOUR, "fay", "bounty.post", "post", player="dee", amount=5, reason="theft"),
            order(NOW - HOUR, "ann", "banish", "ban", player="hal", reason="stole from our boxes"),
            stand(NOW - 5, hal=(450, 345), dee=(450, 340)),
            death(NOW - 4, "hal", "dee", (450, 345), (450, 340), "kill"),
        ),
        (lawful("kill", "kill", "BTY-7"),),
    ),
    still(
        "calling-for-a-mod",
        (
            order(NOW, "eli", "ask", "bare", text="ADMIN"),
            order(NOW + 1, "eli", "ask", "full", text="locked out at 500,-100"),
        ),
        (),
        comes=(answer("bare", False, cites=rows("CND-21")), answer("full", True)),
    ),
]
