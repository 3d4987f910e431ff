"""Bounties: their four hours, whom they let kill whom, when they end, and what friends may do."""

from scenarios.darkrp.stage import answer, change
from scenarios.darkrp.telling import tell

from .institutions_wire import HOUR, NOW, Story, blow, death, lawful, order, stand, unclear, unlawful

POST = order(NOW, "fay", "bounty.post", "post", player="dee", amount=500, reason="theft")
A, B = (440, -150), (450, -150)
UP = NOW + 4 * HOUR


def hunt(name, t, *rights, who="hal", whom="dee", a=A, v=B, before=(), after=(), comes=(), act="kill"):
    """A bounty on Dee and an act some time after it."""
    deed = death if act == "kill" else blow
    return Story(
        name, (*before, POST, stand(t - 1, **{who: a, whom: v}), deed(t, who, whom, a, v, "act"), *after), rights, comes
    )


KOS = "KOS-3 KOS-2 KOS-1"
FIRST = (stand(UP + 99, hal=A, dee=B, ann=(445, -140)), blow(UP + 100, "hal", "dee", A, B, "first"))
DOME = (
    stand(UP + 99, hal=(800, 600), dee=(810, 600), ann=(805, 605)),
    blow(UP + 100, "hal", "dee", (800, 600), (810, 600), "first"),
)

STORIES = [
    Story(
        "bounty-cools-and-wakes",
        (POST,),
        comes=(answer("post", True), change("bounty", "cooling"), change("bounty", "active", seq=None)),
        runs=UP + 1,
    ),
    hunt("bounty-at-4h", UP, lawful("act", "kill", "BTY-7 BTY-3"), comes=(change("bounty", "claimed"),)),
    hunt("bounty-a-second-short", UP - 1, unlawful("act", "kill", KOS + " BTY-7")),
    hunt(
        "bounty-no-hunter",
        UP + 60,
        unlawful("act", "kill", KOS + " BTY-1"),
        who="jon",
        before=(tell("licence", 5, player="jon", kind="bounty_hunter", on=False),),
    ),
    hunt("bounty-on-somebody-else", UP + 60, unlawful("act", "kill", KOS), whom="eli"),
    hunt(
        "bounty-second-kill",
        UP + 960,
        unlawful("act", "kill", KOS + " BTY-9"),
        before=(stand(UP + 59, hal=A, dee=B), death(UP + 60, "hal", "dee", A, B, "once")),
    ),
    hunt(
        "bounty-after-the-wipe",
        UP + 960,
        unlawful("act", "kill", KOS + " BTY-8"),
        before=(
            tell("era_started", UP + 100, name="July"),
            tell("licence", UP + 101, player="hal", kind="bounty_hunter", on=True),
        ),
    ),
    hunt(
        "target-answers-the-hunter",
        UP + 109,
        lawful("act", "kill", "BTY-3"),
        who="dee",
        whom="hal",
        a=B,
        v=A,
        before=FIRST,
    ),
    hunt(
        "target-shoots-first",
        UP + 109,
        unlawful("act", "attack", KOS + " BTY-3"),
        who="dee",
        whom="hal",
        a=B,
        v=A,
        act="hit",
    ),
    hunt(
        "friend-defends-the-target",
        UP + 105,
        unlawful("act", "attack", "BTY-10 KOS-3"),
        who="ann",
        whom="hal",
        a=(445, -140),
        v=A,
        before=FIRST,
        act="hit",
    ),
    hunt(
        "friend-defends-in-a-dome",
        UP + 105,
        lawful("act", "attack", "BTY-11 KOS-3 KOS-1"),
        who="ann",
        whom="hal",
        a=(805, 605),
        v=(800, 600),
        before=DOME,
        act="hit",
    ),
    Story(
        "hunters-for-the-target",
        (POST, tell("linked", NOW + 1, player="dee", discord="9"), order(NOW + 10, "dee", "hunters")),
        comes=(answer("order", True, says="hal"),),
    ),
    Story("hunters-for-another", (POST, order(NOW + 10, "eli", "hunters")), comes=(answer("order", False),)),
    Story("bounty-list", (POST, order(NOW + 10, "dee", "bounty.list")), comes=(answer("order", True),)),
    Story(
        "hunter-waits-at-an-allys-house",
        (
            POST,
            tell(
                "building",
                10,
                building="b1",
                at=[450.0, 10.0, 150.0],
                circle=[450.0, 150.0, 9.0],
                cupboard="tc",
                authorised=["ann"],
                owner="ann",
                grade="stone",
                walls=12,
            ),
            tell("relation", 11, a="ann", b="dee", kind="ally", on=True),
            order(UP + 50, "hal", "hunt.start", "go", player="dee"),
            *(stand(UP + 100 + 8 * n, hal=(465, 150), dee=(452, 140)) for n in range(40)),
            blow(UP + 100 + 8 * 39 + 1, "dee", "hal", (452, 140), (465, 150), "act"),
        ),
        (unclear("act", "attack", "BTY-4"),),
    ),
    Story(
        "hunter-only-passes-an-allys-house",
        (
            POST,
            tell(
                "building",
                10,
                building="b1",
                at=[450.0, 10.0, 150.0],
                circle=[450.0, 150.0, 9.0],
                cupboard="tc",
                authorised=["ann"],
                owner="ann",
                grade="stone",
                walls=12,
            ),
            tell("relation", 11, a="ann", b="dee", kind="ally", on=True),
            order(UP + 50, "hal", "hunt.start", "go", player="dee"),
            stand(UP + 92, hal=(590, 180), dee=(452, 140)),
            stand(UP + 100, hal=(535, 180), dee=(452, 140)),
            blow(UP + 101, "dee", "hal", (452, 140), (535, 180), "act"),
        ),
        (unlawful("act", "attack", KOS + " BTY-4"),),
    ),
    Story(
        "hunter-waits-at-a-frontier-house",
        (
            POST,
            tell(
                "building",
                10,
                building="b1",
                at=[-850.0, 10.0, 150.0],
                circle=[-850.0, 150.0, 9.0],
                cupboard="tc",
                authorised=["dee"],
                owner="dee",
                grade="stone",
                walls=12,
            ),
            order(UP + 50, "hal", "hunt.start", "go", player="dee"),
            *(stand(UP + 100 + 8 * n, hal=(-835, 150), dee=(-845, 140)) for n in range(40)),
            blow(UP + 100 + 8 * 39 + 1, "dee", "hal", (-845, 140), (-835, 150), "act"),
        ),
        (unlawful("act", "attack", KOS + " BTY-5"),),
    ),
]
