"""Stories told with less than everything: houses of which only parts are told, cupboards that fall, leave by halves.

What a server leaves out, tells otherwise or tells later is judged as far as it goes, and no further.
"""

from scenarios.darkrp.stage import answer, change
from scenarios.darkrp.telling import tell

from .institutions_twins import FAR, still
from .institutions_wire import (
    DAY,
    HOUR,
    NOW,
    Story,
    base,
    blow,
    clan,
    lawful,
    order,
    rows,
    stand,
    strike,
    unlawful,
)

LOOK = order(NOW + 50, "ann", "authed", "look", building="hut")
FILE = order(NOW + 60, "ann", "evict", "file", reason="no leave", building="hut")


def part(t: float, entity: str, kind: str, tag: str = "part"):
    """A part of Eli's hut on Oak's land is set down."""
    told = {"player": "eli", "entity": entity, "kind": kind, "grade": "stone", "building": "hut"}
    return tell("placed", t, **told, at=[450.0, 10.0, 150.0], tag=tag)


def felled(t: float, who: str = "ann", name: str = "hut", x: float = 450.0, tag: str = "fell"):
    """The cupboard of a house is blown up."""
    told = {"entity": f"{name}-tc", "kind": "cupboard", "building": name, "weapon": "c4", "damage": 500.0}
    return tell("structure_destroyed", t, attacker=who, **told, health=0.0, at=[x, 10.0, 150.0], tag=tag)


PARTS = (part(NOW, "f1", "foundation"), part(NOW + 1, "hut-tc", "cupboard"), part(NOW + 2, "w1", "wall"))
HUT = base("hut", "eli", 450, 150, NOW)
LEFT = (
    tell("joined", 10, player="eli", name="eli"),
    tell("building", 20, building="nest", at=[-850.0, 10.0, 150.0], circle=[-850.0, 150.0, 9.0], cupboard="nest-tc")
    | {"authorised": ["eli"], "walls": 16, "grade": "stone"},
    tell("left", HOUR, player="eli"),
    order(NOW, "cal", "authed", "look", building="nest"),
    order(NOW + 1, "cal", "evict", "file", reason="gone", kind="inactive", proof=["p1", "p2"], building="nest"),
)
BANISH = order(NOW, "ann", "banish", "ban", group="elm", reason="raided us")
ALONE = tell("group", NOW + 60, id="elm", kind="clan", name="elm", tag="ELM", members=["cal"], leaders=["cal"])
CID_OUT, CID_IN = stand(NOW + HOUR, cid=(650, 150)), stand(NOW + HOUR + 10, "there", cid=(550, 150))
POSTED = tell("chat", NOW + 20, player="ann", channel="discord", room="trade-contracts", text="elm may raid the hut")
LENT = order(NOW + 10, "ann", "permit.raid", "lent", group="elm", region="k7")
CAL_LOOKS = order(NOW + 55, "cal", "authed", "look", building="hut")


def car(t: float, entity: str, action: str, player: str, tag: str = "car", **more):
    """Something is done with a car at Oak's house."""
    return tell("vehicle", t, entity=entity, kind="car", action=action, player=player, at=[450, 10, 150], **more) | {
        "tag": tag
    }


STORIES = [
    still(
        "a house told by its parts alone stands since the first of them",
        (*PARTS, LOOK, FILE, strike(NOW + 70, "ann", "hut", 450, 150)),
        (lawful("raid", "raid", "EVI-8", "EVI-7"),),
        comes=(change("eviction", "executable", label="file"),),
    ),
    Story(
        "where the record begins in mid-season its first part told is not its beginning",
        (
            tell("server_started", 3, resumed=True, source="later"),
            *PARTS,
            LOOK,
            FILE,
        ),
        comes=(change("eviction", "notice", label="file"),),
    ),
    still(
        "a house of which nothing was told stands where it is struck",
        (
            order(NOW, "cal", "authed", "look", building="lost"),
            strike(NOW + 5, "cal", "lost", 450, -150),
        ),
        (lawful("raid", "raid", "RAID-9"),),
    ),
    still(
        "what is left of a house whose cupboard fell is theirs who evicted it",
        (*HUT, LOOK, FILE, felled(NOW + 70), strike(NOW + 600, "ann", "hut", 450, 150)),
        (lawful("fell", "raid", "EVI-8"), lawful("raid", "raid", "EVI-8")),
        comes=(change("eviction", "done", label="fell"),),
    ),
    still(
        "but nobody else's",
        (*HUT, LOOK, CAL_LOOKS, FILE, felled(NOW + 70), strike(NOW + 600, "cal", "hut", 450, 150)),
        (lawful("fell", "raid", "EVI-8"), unlawful("raid", "raid", "RAID-13")),
    ),
    still(
        "the people of a house left alone are those of its cupboard when it fell",
        (*LEFT, felled(NOW + 60, "cal", "nest", -850.0), strike(NOW + 70, "cal", "nest", -850, 150)),
        (lawful("fell", "raid", "EVI-14"), lawful("raid", "raid", "EVI-14")),
    ),
    still(
        "leave to raid that was not posted is none",
        (*HUT, LENT, CAL_LOOKS, FILE, strike(NOW + 70, "cal", "hut", 450, 150)),
        (unlawful("raid", "raid", "EVI-9"),),
    ),
    still(
        "leave to raid that was posted is leave",
        (*HUT, LENT, POSTED, CAL_LOOKS, FILE, strike(NOW + 70, "cal", "hut", 450, 150)),
        (lawful("raid", "raid", "EVI-8"),),
    ),
    still(
        "who leaves a banished clan stays banished for a day",
        (FAR, BANISH, ALONE, CID_OUT, CID_IN),
        (unlawful("there", "enter", "BAN-15", actor="cid"),),
    ),
    still(
        "and no longer",
        (FAR, BANISH, ALONE, stand(NOW + DAY + 60, cid=(650, 150)), stand(NOW + DAY + 70, cid=(550, 150))),
        (),
    ),
    Story(
        "nobody banishes from another's land",
        (order(NOW, "jon", "banish", "ban", player="eli", reason="noise", region="k7"),),
        comes=(answer("ban", False, cites=rows("BAN-3")),),
    ),
    still(
        "the first lock makes a car that is nobody's his who put it there",
        (car(NOW, "c1", "owned", "ann", "first"), car(NOW + 10, "c2", "locked", "ben")),
        (unlawful("car", "keep", "VEH-11"),),
    ),
    still(
        "a car that decay has eaten up counts no more",
        (
            car(NOW, "c1", "owned", "ann", "first"),
            car(NOW + 5, "c1", "decayed", "ann", "gone", health=0.0),
            car(NOW + 10, "c2", "owned", "ben"),
        ),
        (),
    ),
    still(
        "who holds land in his own name evicts from it",
        (
            tell("zone", NOW - DAY, id="m3", kind="mini_claim", circle=[1300.0, 0.0, 60.0], owner="dee"),
            tell("licence", NOW - DAY, player="dee", kind="raid", on=True),
            *base("shed", "eli", 1300, 0, NOW),
            order(NOW + 50, "dee", "authed", "look", building="shed"),
            order(NOW + 60, "dee", "evict", "file", reason="no leave", building="shed"),
            strike(NOW + 70, "dee", "shed", 1300, 0),
        ),
        (lawful("raid", "raid", "EVI-8"),),
    ),
    Story(
        "a clan of eight asks nobody to join",
        (
            clan("big", "p1 p2 p3 p4 p5 p6 p7 p8", NOW),
            order(NOW + 10, "p1", "faction.invite", "asks", player="p9"),
        ),
        comes=(answer("asks", False, cites=rows("CLN-2")),),
    ),
    still(
        "in a frontier nobody waits for a hunter and strikes first",
        (
            *base("den", "dee", -850, 150, NOW - HOUR),
            order(NOW, "eli", "bounty.post", "post", player="dee", amount=5, reason="raid"),
            *(stand(NOW + 5 * HOUR + t, hal=(-835, 150), dee=(-850, 150)) for t in range(0, 80, 5)),
            blow(NOW + 5 * HOUR + 76, "dee", "hal", (-850, 150), (-835, 150), "blow"),
        ),
        (unlawful("blow", "attack", "BTY-5"),),
    ),
]
