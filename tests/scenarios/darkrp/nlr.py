"""A new life: coming back to the place of death, to the killer, to the raided house, and words to the killer (2.4)."""

from .clauses import NLR, NLR_KILLER, NLR_PLACE, NLR_RAID, NLR_TALK, RDM
from .clauses import rows as clause
from .scenario import ANY, Scenario, either, lawful, unlawful
from .telling import START, command, finding, hit, house, kill, rows, spawned, tell

HERE = {"at": [10.0, 10.0, 0.0], "victim_at": [0.0, 10.0, 0.0]}
DEATH = (hit(-3, "ann", "bo"), kill(0, "bo", "ann", tag="death", **HERE))
FAR = spawned(5, "ann", 1000, 0)
SAFE = {"death": lawful()}


def back(name, why, want, *told):
    """Ann dies at the origin by Bo's hand, in a fight that she began, and lives again a kilometre away."""
    return Scenario(name, why, (*DEATH, FAR, *told), {**SAFE, **want})


def quiet(name, why, *told):
    """The same, and nothing of what is told is a breach."""
    return back(name, why, {}, *told)


def fall(seconds=0, x=0.0, player="ann"):
    """A death by nobody's hand."""
    return tell("died", seconds, player=player, at=[x, 10.0, 0.0], cause="fall")


def chat(seconds, channel, text="hello", player="ann", **more):
    """A line of chat."""
    return tell("chat", seconds, player=player, channel=channel, text=text, tag="chat", **more)


def voice(seconds, x, z=0.0, player="ann"):
    """Somebody spoke aloud."""
    return tell("voice", seconds, player=player, ms=1500, at=[x, 10.0, z], tag="voice")


RAID = tell(
    "structure_hit",
    170,
    attacker="bo",
    entity="wall-1",
    kind="wall",
    grade="stone",
    building="b1",
    weapon="rocket",
    damage=100.0,
    at=[200.0, 10.0, 0.0],
)
AWAY = (rows(60, ann=(300, 0), bo=(2000, 0)), rows(185, ann=(300, 0), bo=(2000, 0)))
CAME = rows(190, tag="back", ann=(60, 0), bo=(2000, 0))
WALKED_UP = (rows(110, ann=(1000, 0), bo=(1200, 0)), rows(115, ann=(1000, 0), bo=(1005, 0)))

STORIES = [
    back(
        "nlr-place-60m",
        "DR-2.4-1 illegal: 60 m from the spot after 3:10",
        {"back": unlawful(NLR_PLACE, spares=NLR - NLR_PLACE, actor="ann")},
        *AWAY,
        CAME,
    ),
    quiet("nlr-place-after", "DR-2.4-1 legal: after 5:30", *AWAY, rows(330, ann=(60, 0), bo=(2000, 0))),
    back(
        "nlr-place-299999",
        "at 4:59.999 it holds",
        {"back": unlawful(NLR_PLACE)},
        *AWAY,
        rows(299.999, tag="back", ann=(60, 0), bo=(2000, 0)),
    ),
    quiet("nlr-place-300000", "at 5:00.000 it is over", *AWAY, rows(300, ann=(60, 0), bo=(2000, 0))),
    back(
        "nlr-place-margin-in",
        "each of the two places may be half a metre wrong: 98.9 m is within for certain",
        {"back": unlawful(NLR_PLACE)},
        *AWAY,
        rows(190, tag="back", ann=(98.9, 0), bo=(2000, 0)),
    ),
    quiet("nlr-place-margin-edge", "at 99.5 m nobody knows, and nothing is said", *AWAY, rows(190, ann=(99.5, 0))),
    quiet("nlr-place-margin-edge-out", "nor at 100.5 m", *AWAY, rows(190, ann=(100.5, 0))),
    quiet("nlr-place-margin-out", "at 101.1 m she is without", *AWAY, rows(190, ann=(101.1, 0))),
    quiet("nlr-place-never-back", "she stays away", *AWAY, rows(200, ann=(300, 0)), rows(290, ann=(250, 0))),
    quiet("nlr-place-other", "another walks there", *AWAY, rows(190, ann=(300, 0), eve=(1, 0))),
    back(
        "nlr-place-height",
        "60 m above the spot, on a tower: within 100 m by the map and in the air",
        {"back": unlawful(NLR_PLACE)},
        *AWAY,
        tell("positions", 190, rows=[["ann", 0.0, 70.0, 0.0]], tag="back"),
    ),
    back(
        "nlr-place-once",
        "a breach that lasts is ruled on once",
        {"back": unlawful(NLR_PLACE)},
        *AWAY,
        CAME,
        rows(191, ann=(59, 0)),
        rows(192, ann=(20, 0)),
        rows(193, ann=(1, 0)),
    ),
    back(
        "nlr-place-until-left",
        "when she goes it has lasted until then",
        {"back": unlawful(NLR_PLACE, until=START + 200_000)},
        *AWAY,
        CAME,
        rows(195, ann=(50, 0)),
        rows(200, ann=(300, 0)),
    ),
    back(
        "nlr-place-until-over",
        "when the five minutes are over it has lasted until then",
        {"back": unlawful(NLR_PLACE, until=START + 300_000)},
        *AWAY,
        rows(295, tag="back", ann=(60, 0), bo=(2000, 0)),
        rows(299, ann=(60, 0)),
        rows(303, ann=(60, 0)),
    ),
    back(
        "nlr-place-twice",
        "she leaves and comes back: a second breach",
        {"back": unlawful(NLR_PLACE), "again": unlawful(NLR_PLACE)},
        *AWAY,
        CAME,
        rows(200, ann=(300, 0)),
        rows(210, tag="again", ann=(40, 0)),
    ),
    Scenario(
        "nlr-place-two-deaths",
        "she died in two places; the first is over, the second is not",
        (
            *DEATH,
            FAR,
            rows(60, ann=(1000, 0)),
            fall(100, 1000.0),
            spawned(105, "ann", 2000, 0),
            rows(310, ann=(50, 0)),
            rows(320, ann=(1500, 0)),
            rows(330, tag="back", ann=(1050, 0)),
        ),
        {**SAFE, "back": unlawful(NLR_PLACE)},
    ),
    Scenario(
        "nlr-place-first-of-two-deaths",
        "the older death still bars its place",
        (
            *DEATH,
            FAR,
            fall(100, 1000.0),
            spawned(105, "ann", 2000, 0),
            rows(120, ann=(2000, 0)),
            rows(200, tag="back", ann=(50, 0)),
        ),
        {**SAFE, "back": unlawful(NLR_PLACE)},
    ),
    Scenario(
        "nlr-place-fall",
        "a death by nobody's hand is a death",
        (fall(), FAR, rows(60, ann=(1000, 0)), rows(120, tag="back", ann=(50, 0))),
        {"back": unlawful(NLR_PLACE)},
    ),
    Scenario(
        "nlr-place-suicide",
        "so is one by her own",
        (
            tell("died", 0, player="ann", at=[0.0, 10.0, 0.0], cause="suicide"),
            FAR,
            rows(60, ann=(1000, 0)),
            rows(120, tag="back", ann=(50, 0)),
        ),
        {"back": unlawful(NLR_PLACE)},
    ),
    Scenario(
        "nlr-place-unknown",
        "nobody told where she died",
        (
            hit(-60, "ann", "bo"),
            {"type": "kill", "t": START - 10_000, "attacker": "bo", "victim": "ann", "weapon": "rifle", "tag": "death"},
            FAR,
            rows(60, ann=(300, 0)),
            rows(120, ann=(0, 0)),
        ),
        SAFE,
    ),
    Scenario(
        "nlr-place-from-row",
        "the kill does not say where she fell; her row of 4 s before does",
        (
            rows(-4, ann=(0, 0), bo=(10, 0)),
            hit(-3, "ann", "bo"),
            {"type": "kill", "t": START, "attacker": "bo", "victim": "ann", "weapon": "rifle", "tag": "death"},
            FAR,
            *AWAY,
            CAME,
        ),
        {**SAFE, "back": unlawful(NLR_PLACE)},
    ),
    Scenario(
        "nlr-place-prevented",
        "the kill was prevented: nobody died",
        (
            hit(-3, "ann", "bo"),
            kill(0, "bo", "ann", tag="death", **HERE, prevented=True),
            rows(5, ann=(0, 0)),
            rows(20, ann=(300, 0)),
            rows(60, ann=(1, 0)),
        ),
        {"death": either("lawful", silent=True)},
    ),
    Scenario(
        "nlr-home-not-raided",
        "she respawns at home, where she died, and stays: no raid; the reading of raided homes may hold here or not",
        (*DEATH, *house(1, "b1", "ann"), spawned(5, "ann", 3, 3, tag="back"), rows(60, tag="stays", ann=(3, 3))),
        {"death": ANY, "back|stays": either("unlawful", "lawful", silent=True)},
    ),
    Scenario(
        "nlr-home-walks-away",
        "she wakes in her own bed where she died, steps off her ground and is away within 25 s",
        (
            *DEATH,
            *house(1, "b1", "ann"),
            spawned(5, "ann", 3, 3),
            rows(15, ann=(30, 0)),
            rows(25, ann=(60, 0)),
            rows(30, ann=(400, 0)),
        ),
        SAFE,
    ),
    Scenario(
        "nlr-home-lingers",
        "she steps off her ground and is still near after half a minute",
        (
            *DEATH,
            *house(1, "b1", "ann"),
            spawned(5, "ann", 3, 3),
            rows(15, ann=(30, 0)),
            rows(30, ann=(60, 0)),
            rows(36, tag="lingers", ann=(60, 0)),
        ),
        {**SAFE, "lingers": unlawful(NLR_PLACE)},
    ),
    Scenario(
        "nlr-home-raided-25s",
        "she respawns in the raided house and leaves within 25 s",
        (
            fall(0, 300.0),
            *house(1, "b1", "ann"),
            {**RAID, "t": START + 2000},
            spawned(5, "ann", 3, 3),
            rows(15, ann=(3, 3)),
            rows(25, ann=(60, 160)),
            rows(30, ann=(400, 600)),
        ),
    ),
    Scenario(
        "nlr-home-raided-60s",
        "she respawns in the raided house and stays for a minute: one breach, from 30 s on",
        (
            fall(0, 300.0),
            *house(1, "b1", "ann"),
            {**RAID, "t": START + 2000},
            spawned(5, "ann", 3, 3, tag="bag"),
            rows(15, tag="at15", ann=(3, 3)),
            rows(34, tag="at34", ann=(3, 3)),
            rows(36, tag="at36", ann=(3, 3)),
            rows(45, tag="at45", ann=(3, 3)),
            rows(65, tag="at65", ann=(3, 3)),
        ),
        {"bag|at15|at34|at36|at45|at65": unlawful(NLR_RAID)},
    ),
    Scenario(
        "nlr-home-raided-struck-before",
        "blows before her death are no act of her new life: she leaves within 25 s",
        (
            *DEATH,
            *house(1, "b1", "ann"),
            {**RAID, "t": START + 2000},
            spawned(5, "ann", 3, 3),
            rows(15, ann=(3, 3)),
            rows(20, ann=(60, 160)),
            rows(30, ann=(400, 600)),
        ),
        SAFE,
    ),
    Scenario(
        "nlr-home-raided-acts",
        "she respawns in the raided house and strikes a raider at once",
        (
            fall(0, 300.0),
            *house(1, "b1", "ann"),
            {**RAID, "t": START + 2000},
            spawned(5, "ann", 3, 3, tag="bag"),
            hit(8, "ann", "eve"),
            rows(9, tag="at9", ann=(3, 3)),
            rows(12, tag="at12", ann=(3, 3)),
        ),
        {"bag|at9|at12": unlawful(NLR_RAID)},
    ),
    back(
        "nlr-place-not-aged",
        "her place is new; that her killer's is 5 s old is no matter",
        {"back": unlawful(NLR_PLACE, aged=False)},
        *AWAY,
        rows(190, tag="back", ann=(60, 0)),
    ),
    back(
        "nlr-raid-watch",
        "DR-2.4-4: she watches the raid of her house 70 m away, 170 m from where she died",
        {"back": unlawful(NLR_RAID, spares=NLR_PLACE | NLR_KILLER | NLR_TALK)},
        *house(1, "b1", "ann", 240, 0),
        rows(110, ann=(1000, 0), bo=(2000, 0)),
        {**RAID, "attacker": "eve", "at": [240.0, 10.0, 0.0]},
        rows(175, tag="back", ann=(170, 0), bo=(2000, 0)),
    ),
    quiet(
        "nlr-raid-watch-far",
        "DR-2.4-4 legal: she waits 300 m off",
        *house(1, "b1", "ann", 240, 0),
        rows(110, ann=(1000, 0), bo=(2000, 0)),
        {**RAID, "attacker": "eve", "at": [240.0, 10.0, 0.0]},
        rows(175, ann=(600, 0), bo=(2000, 0)),
    ),
    quiet(
        "nlr-raid-none",
        "her house is not raided, and far from where she died",
        *house(1, "b1", "ann", 240, 0),
        rows(110, ann=(1000, 0), bo=(2000, 0)),
        rows(175, ann=(230, 0), bo=(2000, 0)),
    ),
    quiet(
        "nlr-raid-of-another",
        "the raided house is another's",
        *house(1, "b1", "dee", 240, 0),
        rows(110, ann=(1000, 0), bo=(2000, 0)),
        {**RAID, "attacker": "eve", "at": [240.0, 10.0, 0.0]},
        rows(175, ann=(170, 0), bo=(2000, 0)),
    ),
    quiet(
        "nlr-raid-over-300000",
        "at 5:00.000 she may watch",
        *house(1, "b1", "ann", 240, 0),
        rows(110, ann=(1000, 0), bo=(2000, 0)),
        {**RAID, "t": START + 295_000, "attacker": "eve", "at": [240.0, 10.0, 0.0]},
        rows(300, ann=(170, 0), bo=(2000, 0)),
    ),
    quiet(
        "nlr-raid-repair",
        "she damages her own house: no raid",
        *house(1, "b1", "ann", 240, 0),
        rows(110, ann=(1000, 0), bo=(2000, 0)),
        {**RAID, "attacker": "ann", "at": [240.0, 10.0, 0.0]},
        rows(175, ann=(170, 0), bo=(2000, 0)),
    ),
    back(
        "nlr-killer",
        "DR-2.4-2 illegal: she travels to where he is",
        {"back": unlawful(NLR_KILLER, spares=NLR - NLR_KILLER)},
        rows(110, ann=(1000, 0), bo=(1500, 0)),
        rows(150, ann=(1300, 0), bo=(1500, 0)),
        rows(180, tag="back", ann=(1480, 0), bo=(1500, 0)),
    ),
    back(
        "nlr-killer-dense",
        "the same, told every two seconds",
        {"back": unlawful(NLR_KILLER, spares=NLR - NLR_KILLER)},
        *(rows(150 + 2 * each, ann=(1300 + 10 * each, 0), bo=(1500, 0)) for each in range(15)),
        rows(180, tag="back", ann=(1460, 0), bo=(1500, 0)),
    ),
    back(
        "nlr-killer-spawned-beside",
        "she chooses the bag beside him, two kilometres from where she died; coming to life is no walk: two readings",
        {"bag": either("unlawful", "lawful", silent=True)},
        rows(20, bo=(2000, 0)),
        fall(21, 1000.0),
        rows(24, bo=(2000, 0)),
        spawned(25, "ann", 2005, 0, tag="bag"),
    ),
    back(
        "nlr-killer-stayed",
        "he has not moved since she lives again, and she comes to him",
        {"back": unlawful(NLR_KILLER, spares=NLR - NLR_KILLER)},
        rows(6, ann=(1000, 0), bo=(10, 0)),
        rows(20, ann=(1000, 0), bo=(500, 0)),
        rows(22, ann=(1000, 0), bo=(500, 0)),
        *(rows(24 + 2 * each, ann=(1000 - 20 * each, 0), bo=(500, 0)) for each in range(23)),
        rows(70, tag="back", ann=(540, 0), bo=(500, 0)),
    ),
    quiet(
        "nlr-killer-60m",
        "60 m from him is not to him",
        rows(110, ann=(1000, 0), bo=(1500, 0)),
        rows(180, ann=(1440, 0), bo=(1500, 0)),
    ),
    quiet(
        "nlr-killer-comes",
        "DR-2.4-2 legal: he walks past her, and she stays where she is",
        *WALKED_UP,
        rows(120, ann=(1000, 0), bo=(1001, 0)),
    ),
    quiet(
        "nlr-killer-300000",
        "at 5:00.000 it is over",
        rows(110, ann=(1000, 0), bo=(1500, 0)),
        rows(280, ann=(1300, 0), bo=(1500, 0)),
        rows(300, ann=(1490, 0), bo=(1500, 0)),
    ),
    back(
        "nlr-killer-299999",
        "and at 4:59.999 it is not",
        {"back": unlawful(NLR_KILLER)},
        rows(110, ann=(1000, 0), bo=(1500, 0)),
        rows(280, ann=(1300, 0), bo=(1500, 0)),
        rows(299.999, tag="back", ann=(1490, 0), bo=(1500, 0)),
    ),
    quiet(
        "nlr-killer-place-old",
        "nobody has told for 30 s where he is",
        rows(110, ann=(1000, 0), bo=(1500, 0)),
        rows(130, ann=(1300, 0)),
        rows(140, ann=(1490, 0)),
    ),
    quiet(
        "nlr-killers-mate",
        "his mate is not her killer",
        rows(110, ann=(1000, 0), bo=(3000, 0), dee=(1500, 0)),
        rows(140, ann=(1490, 0), bo=(3000, 0), dee=(1500, 0)),
    ),
    back(
        "nlr-chat-local",
        "DR-2.4-3: she speaks to him where he stands beside her",
        {"chat": unlawful(NLR_TALK, spares=NLR - NLR_TALK)},
        *WALKED_UP,
        chat(116, "local", "that hurt", at=[1000.0, 10.0, 0.0]),
    ),
    back(
        "nlr-chat-local-to",
        "spoken to him, by name",
        {"chat": unlawful(NLR_TALK)},
        *WALKED_UP,
        chat(116, "local", "that hurt", to="bo", at=[1000.0, 10.0, 0.0]),
    ),
    back("nlr-chat-direct", "a direct message", {"chat": unlawful(NLR_TALK)}, chat(116, "direct", "why", to="bo")),
    quiet("nlr-chat-direct-other", "a direct message to another", chat(116, "direct", "help", to="eve")),
    quiet("nlr-chat-global", "global chat is not to him", *WALKED_UP, chat(116, "global", "somebody killed me")),
    quiet("nlr-chat-staff", "words to staff never count", *WALKED_UP, chat(116, "staff", "bo killed me")),
    quiet("nlr-chat-team", "words to her team", *WALKED_UP, chat(116, "team", "he is here", at=[1000.0, 10.0, 0.0])),
    quiet("nlr-chat-far", "he is a kilometre off", *AWAY, chat(186, "local", "where is he", at=[300.0, 10.0, 0.0])),
    back(
        "nlr-chat-299999",
        "at 4:59.999",
        {"chat": unlawful(NLR_TALK)},
        chat(299.999, "direct", "why", to="bo"),
    ),
    quiet("nlr-chat-300000", "at 5:00.000", chat(300, "direct", "why", to="bo")),
    quiet("nlr-chat-killer-speaks", "he speaks to her", *WALKED_UP, chat(116, "direct", "gg", player="bo", to="ann")),
    back(
        "nlr-voice",
        "she speaks aloud five metres from him",
        {"voice": unlawful(NLR_TALK)},
        *WALKED_UP,
        voice(116, 1000),
    ),
    quiet("nlr-voice-far", "a kilometre from him", *AWAY, voice(186, 300)),
    quiet("nlr-voice-300000", "after five minutes", rows(299, ann=(1000, 0), bo=(1005, 0)), voice(300, 1000)),
    quiet(
        "nlr-voice-before-death",
        "words before she died",
        *WALKED_UP[:1],
    ),
    back(
        "nlr-hit",
        "DR-2.4-3 illegal: she shoots him two minutes later, from afar",
        {"hit": unlawful(NLR_TALK, target="bo")},
        rows(110, ann=(1000, 0), bo=(1200, 0)),
        hit(120, "ann", "bo", tag="hit"),
    ),
    back(
        "nlr-hit-300000",
        "five minutes later a hit is a hit",
        {"hit": lawful()},
        rows(299, ann=(1000, 0), bo=(1200, 0)),
        hit(300, "ann", "bo", tag="hit"),
    ),
    back(
        "nlr-hit-by-killer",
        "he hits her again: not her breach",
        {"hit": lawful(spares=NLR)},
        rows(110, ann=(1000, 0), bo=(1200, 0)),
        hit(120, "bo", "ann", tag="hit"),
    ),
    back(
        "nlr-kill",
        "she kills him two minutes later: no ground, and a breach of her new life",
        {"kill": unlawful(NLR_TALK)},
        rows(110, ann=(1000, 0), bo=(1200, 0)),
        kill(120, "ann", "bo", at=[1000, 10, 0], victim_at=[1200, 10, 0]),
    ),
    back(
        "nlr-kill-names-both",
        "without a ground both stand",
        {"kill": unlawful(NLR_TALK, RDM)},
        rows(110, ann=(1000, 0), bo=(1200, 0)),
        kill(120, "ann", "bo", at=[1000, 10, 0], victim_at=[1200, 10, 0]),
    ),
    back(
        "nlr-kill-in-answer",
        "he hits her again and she kills him: a ground against the rule of grounds, none against that of new lives",
        {"hit": lawful(), "kill": either("unlawful", "lawful", spares=RDM)},
        rows(110, ann=(1000, 0), bo=(1200, 0)),
        hit(120, "bo", "ann", tag="hit"),
        kill(125, "ann", "bo", at=[1000, 10, 0], victim_at=[1200, 10, 0]),
    ),
    back(
        "nlr-hit-stranger",
        "hitting somebody else is none",
        {"hit": lawful()},
        hit(120, "ann", "eve", tag="hit"),
    ),
    back(
        "nlr-found-not",
        "staff find that it was no breach",
        {"back": lawful()},
        *AWAY,
        CAME,
        finding(260, len(DEATH) + 1 + len(AWAY) + 1, "DR-2.4-1", "no"),
    ),
    quiet(
        "nlr-order-about-him",
        "an order that names him is no talk: a report to staff",
        command(120, "ann", "report", player="bo", kind="rdm", text="he killed me"),
    ),
    Scenario(
        "nlr-resumed",
        "the record begins after her death: nothing is known, nothing said",
        (
            tell("server_started", 0, resumed=True),
            rows(10, ann=(300, 0), bo=(310, 0)),
            rows(12, ann=(1, 0), bo=(2, 0)),
        ),
    ),
    Scenario(
        "nlr-killed-by-turret",
        "a turret's owner is her killer",
        (
            hit(-3, "ann", "bo"),
            kill(0, "bo", "ann", tag="death", **HERE, means="turret", entity="turret-1"),
            FAR,
            chat(100, "direct", "why", to="bo"),
        ),
        {**SAFE, "chat": unlawful(NLR_TALK)},
    ),
    Scenario(
        "nlr-innocent-killed",
        "the killer had no ground, and her bar is the same",
        (kill(0, "bo", "ann", tag="death", **HERE), FAR, *AWAY, CAME),
        {"death": unlawful(RDM), "back": unlawful(NLR_PLACE)},
    ),
    Scenario(
        "nlr-both-dead",
        "they killed each other: each has his own bar",
        (
            hit(-3, "ann", "bo"),
            kill(0, "bo", "ann", tag="death", **HERE),
            kill(0, "ann", "bo", tag="other", at=[0, 10, 0], victim_at=[10, 10, 0]),
            FAR,
            spawned(6, "bo", -1000, 0),
            rows(60, ann=(300, 0), bo=(-300, 0)),
            rows(120, tag="back", ann=(300, 0), bo=(-50, 0)),
        ),
        {"death": lawful(), "other": ANY, "back": unlawful(NLR_PLACE, actor="bo")},
    ),
    Scenario(
        "nlr-two-come-back",
        "one row, two who come back: one ruling each",
        (
            fall(0, 0.0),
            fall(0, 0.0, "eve"),
            FAR,
            spawned(5, "eve", 1000, 0),
            rows(60, ann=(300, 0), eve=(300, 0)),
            rows(120, tag="back", ann=(50, 0)),
            rows(121, tag="also", eve=(50, 0)),
        ),
        {"back": unlawful(NLR_PLACE, actor="ann"), "also": unlawful(clause("2.4-1"), actor="eve")},
    ),
]
