"""Inside somebody's house: whose it is, who was invited and told to go, and what a place tells (2.2B, 2.3C)."""

from .clauses import GROUNDS, INSIDE, PUBLIC, RDM
from .scenario import Scenario, either, lawful, unclear, unlawful
from .telling import command, group, house, kill, placeless, rows, started, tell

HOME = house(0, "b1", "ann")
IN = {"at": [15.0, 10.0, 0.0], "victim_at": [1.0, 10.0, 1.0]}
YARD = {"at": [15.0, 10.0, 0.0], "victim_at": [10.0, 10.0, 0.0]}


def consent(seconds, player="ann", guest="bo"):
    """Leave to come in."""
    return command(seconds, player, "consent", player=guest, what="enter")


def door(seconds, player, **more):
    """A door is opened."""
    return tell("door", seconds, **{"player": player, "entity": "door-1", "open": True, "building": "b1", **more})


def told(seconds, player="ann", guest="bo", name="warn"):
    """Told to leave."""
    return command(seconds, player, name, player=guest, text="leave my house")


def listed(seconds, on, player="ann"):
    """The cupboard's list changes."""
    return tell("authorised", seconds, player=player, cupboard="b1-cupboard", building="b1", on=on)


STORIES = [
    Scenario(
        "house-inside",
        "DR-2.2B-1 legal",
        (*HOME, kill(10, "ann", "bo", **IN)),
        {"kill": lawful(INSIDE, spares=GROUNDS - INSIDE)},
    ),
    Scenario(
        "house-outside",
        "in the yard, and no line is told: DR-2.3C-3",
        (*HOME, kill(10, "ann", "bo", **YARD)),
        {"kill": unlawful(RDM | PUBLIC, spares=GROUNDS - INSIDE)},
    ),
    Scenario(
        "house-not-hers",
        "he is inside a house, and she has no right there",
        (*HOME, kill(10, "cy", "bo", **IN)),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "house-raider-kills-owner",
        "the owner in her own house",
        (*HOME, kill(10, "bo", "ann", **IN)),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "house-second-owner",
        "everybody on the cupboard's list",
        (*house(0, "b1", "dee ann"), kill(10, "ann", "bo", **IN)),
        {"kill": lawful(INSIDE)},
    ),
    Scenario(
        "house-both-owners",
        "both are on the list; by the letter inside, by sense at home",
        (*house(0, "b1", "bo ann"), kill(10, "ann", "bo", **IN)),
        {"kill": either("lawful", "unlawful")},
    ),
    Scenario(
        "house-mate-of-owner",
        "the owner's mate without a right of his own: two readings",
        (*HOME, group(0, "iron", "ann cy"), kill(10, "cy", "bo", **IN)),
        {"kill": either("lawful", "unlawful")},
    ),
    Scenario(
        "house-authorised-on",
        "put on the list before",
        (*house(0, "b1", "dee"), listed(5, True), kill(10, "ann", "bo", **IN)),
        {"kill": lawful(INSIDE)},
    ),
    Scenario(
        "house-authorised-off",
        "taken off the list before",
        (*HOME, listed(5, False), kill(10, "ann", "bo", **IN)),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "house-authorised-off-and-on",
        "off and on at one millisecond",
        (*HOME, listed(5, False), listed(5, True), kill(5, "ann", "bo", **IN)),
        {"kill": lawful(INSIDE)},
    ),
    Scenario(
        "house-authorised-after",
        "put on the list after the kill",
        (*house(0, "b1", "dee"), kill(10, "ann", "bo", **IN), listed(10, True)),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "house-list-replaced",
        "the building is sent again without her",
        (*HOME, *house(5, "b1", "dee"), kill(10, "ann", "bo", **IN)),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "house-list-replaced-with-her",
        "and with her",
        (*house(0, "b1", "dee"), *house(5, "b1", "ann"), kill(10, "ann", "bo", **IN)),
        {"kill": lawful(INSIDE)},
    ),
    Scenario(
        "house-two-houses",
        "he is inside her second house",
        (*HOME, *house(0, "b2", "ann", 200, 0), kill(10, "ann", "bo", at=[190, 10, 0], victim_at=[201, 10, 1])),
        {"kill": lawful(INSIDE)},
    ),
    Scenario(
        "house-neighbours",
        "he is inside the neighbour's",
        (*HOME, *house(0, "b2", "dee", 200, 0), kill(10, "ann", "bo", at=[190, 10, 0], victim_at=[201, 10, 1])),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "house-clearly-inside-edge",
        "half a metre is the error of a place: at 5.4 m of 6 he is inside for certain",
        (*HOME, kill(10, "ann", "bo", at=[15, 10, 0], victim_at=[5.4, 10, 0])),
        {"kill": lawful(INSIDE)},
    ),
    Scenario(
        "house-edge",
        "at 5.6 m nobody knows",
        (*HOME, kill(10, "ann", "bo", at=[15, 10, 0], victim_at=[5.6, 10, 0])),
        {"kill": unclear(INSIDE, spares=GROUNDS - INSIDE)},
    ),
    Scenario(
        "house-edge-outside",
        "nor at 6.4 m",
        (*HOME, kill(10, "ann", "bo", at=[15, 10, 0], victim_at=[6.4, 10, 0])),
        {"kill": unclear(INSIDE)},
    ),
    Scenario(
        "house-clearly-outside-edge",
        "at 6.6 m he is outside",
        (*HOME, kill(10, "ann", "bo", at=[15, 10, 0], victim_at=[6.6, 10, 0])),
        {"kill": unlawful(RDM | PUBLIC)},
    ),
    Scenario(
        "house-edge-small-margin",
        "at 5.9 m with an error of 5 cm he is inside",
        (*HOME, kill(10, "ann", "bo", at=[15, 10, 0], victim_at=[5.9, 10, 0], margin=0.05)),
        {"kill": lawful(INSIDE)},
    ),
    Scenario(
        "house-edge-tier-1",
        "polling is 2 m rough: 4.5 m of 6",
        (*HOME, kill(10, "ann", "bo", at=[15, 10, 0], victim_at=[4.5, 10, 0], tier=1)),
        {"kill": unclear(INSIDE)},
    ),
    Scenario(
        "house-tier-1-deep",
        "3.5 m of 6 is certain for polling too",
        (*HOME, kill(10, "ann", "bo", at=[15, 10, 0], victim_at=[3.5, 10, 0], tier=1)),
        {"kill": lawful(INSIDE)},
    ),
    Scenario(
        "house-tier-0",
        "server files tell a place of unknown error",
        (*HOME, kill(10, "ann", "bo", at=[15, 10, 0], victim_at=[1, 10, 1], tier=0)),
        {"kill": unclear(INSIDE)},
    ),
    Scenario(
        "house-place-unknown",
        "nobody told where he was",
        (*HOME, placeless(kill(10, "ann", "bo"))),
        {"kill": unclear(INSIDE, spares=GROUNDS - INSIDE)},
    ),
    Scenario(
        "house-place-unknown-no-house",
        "nobody told where he was, and she has no house",
        (*HOME, placeless(kill(10, "cy", "bo"))),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "house-place-unknown-in-none",
        "no place, but known to be in no house or compound",
        (*HOME, {**placeless(kill(10, "ann", "bo")), "victim_in": None}),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "house-place-unknown-in-b1",
        "no place, but in her house or its compound: which of the two is open",
        (*HOME, {**placeless(kill(10, "ann", "bo")), "victim_in": "b1"}),
        {"kill": either("lawful", "unclear", cites=(INSIDE,))},
    ),
    Scenario(
        "house-place-in-b1-and-inside",
        "place and house agree",
        (*HOME, kill(10, "ann", "bo", **IN, victim_in="b1")),
        {"kill": lawful(INSIDE)},
    ),
    Scenario(
        "house-compound",
        "in the compound, and his place says not within the walls",
        (*HOME, kill(10, "ann", "bo", **YARD, victim_in="b1")),
        {"kill": either("unlawful", "lawful")},
    ),
    Scenario(
        "house-place-2000",
        "his place is 2.000 s old: not aged",
        (*HOME, rows(8, bo=(1, 1), ann=(15, 0)), placeless(kill(10, "ann", "bo"))),
        {"kill": lawful(INSIDE, aged=False)},
    ),
    Scenario(
        "house-place-5000",
        "5 s old: aged",
        (*HOME, rows(5, bo=(1, 1), ann=(15, 0)), placeless(kill(10, "ann", "bo"))),
        {"kill": lawful(INSIDE, aged=True)},
    ),
    Scenario(
        "house-place-10000",
        "10.000 s old is still a place",
        (*HOME, rows(5, bo=(1, 1), ann=(15, 0)), placeless(kill(15, "ann", "bo"))),
        {"kill": lawful(INSIDE, aged=True)},
    ),
    Scenario(
        "house-place-10001",
        "10.001 s old is none",
        (*HOME, rows(5, bo=(1, 1), ann=(15, 0)), placeless(kill(15.001, "ann", "bo"))),
        {"kill": unclear(INSIDE)},
    ),
    Scenario(
        "house-place-from-hit",
        "his last place is that of the hit he took",
        (
            *HOME,
            tell(
                "hit",
                8,
                attacker="ann",
                victim="bo",
                weapon="rifle",
                damage=5.0,
                at=[15.0, 10.0, 0.0],
                victim_at=[1.0, 10.0, 0.0],
            ),
            placeless(kill(9, "ann", "bo")),
        ),
        {"kill": lawful(INSIDE)},
    ),
    Scenario(
        "house-walked-out",
        "he was inside and is out",
        (*HOME, rows(5, bo=(1, 1)), rows(8, bo=(40, 0)), placeless(kill(9, "ann", "bo"))),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "house-zones-unrecorded",
        "what is within the walls is not recorded",
        (started(0, "zone"), HOME[0], kill(10, "ann", "bo", **IN)),
        {"kill": unclear(INSIDE)},
    ),
    Scenario(
        "house-zones-unrecorded-far",
        "half a kilometre from her ground he is in no house of hers",
        (started(0, "zone"), HOME[0], kill(10, "ann", "bo")),
        {"kill": either("unlawful", "unclear")},
    ),
    Scenario(
        "house-buildings-unrecorded",
        "whose houses stand here is not recorded; a house's inside is",
        (started(0, "building authorised"), HOME[1], kill(10, "ann", "bo", **IN)),
        {"kill": unclear(INSIDE)},
    ),
    Scenario(
        "house-zone-moved",
        "the house's inside is sent again elsewhere",
        (
            *HOME,
            tell("zone", 5, id="b1-inside", kind="base", circle=[100, 0, 6], building="b1"),
            kill(10, "ann", "bo", **IN),
        ),
        {"kill": unlawful(RDM | PUBLIC)},
    ),
    Scenario(
        "house-storey",
        "a house with a height: he stands on its roof",
        (
            HOME[0],
            tell("zone", 0, id="b1-inside", kind="base", circle=[0, 0, 6], building="b1", low=8.0, high=14.0),
            kill(10, "ann", "bo", at=[15, 10, 0], victim_at=[1, 16, 1]),
        ),
        {"kill": unlawful(RDM | PUBLIC)},
    ),
    Scenario(
        "house-storey-inside",
        "and within",
        (
            HOME[0],
            tell("zone", 0, id="b1-inside", kind="base", circle=[0, 0, 6], building="b1", low=8.0, high=14.0),
            kill(10, "ann", "bo", at=[15, 10, 0], victim_at=[1, 10, 1]),
        ),
        {"kill": lawful(INSIDE)},
    ),
    Scenario(
        "house-polygon",
        "a square house",
        (
            HOME[0],
            tell("zone", 0, id="b1-inside", kind="base", polygon=[[-6, -6], [6, -6], [6, 6], [-6, 6]], building="b1"),
            kill(10, "ann", "bo", at=[15, 10, 0], victim_at=[5, 10, 5]),
        ),
        {"kill": lawful(INSIDE)},
    ),
    Scenario(
        "house-killer-far",
        "she shoots from afar: where she stands is no matter",
        (*HOME, kill(10, "ann", "bo", at=[300, 10, 0], victim_at=[1, 10, 1])),
        {"kill": lawful(INSIDE)},
    ),
    Scenario(
        "house-killer-place-unknown",
        "nor whether it is known",
        (*HOME, {name: value for name, value in kill(10, "ann", "bo", **IN).items() if name != "at"}),
        {"kill": lawful(INSIDE)},
    ),
    Scenario(
        "house-turret",
        "her turret shoots him within",
        (*HOME, kill(10, "ann", "bo", **IN, means="turret", entity="turret-1")),
        {"kill": lawful(INSIDE)},
    ),
    Scenario(
        "guest-consent",
        "DR-2.2B-1 illegal: he was invited",
        (*HOME, consent(5), kill(100, "ann", "bo", **IN)),
        {"kill": unlawful(RDM | INSIDE)},
    ),
    Scenario(
        "guest-consent-other",
        "another was invited",
        (*HOME, consent(5, guest="dee"), kill(100, "ann", "bo", **IN)),
        {"kill": lawful(INSIDE)},
    ),
    Scenario(
        "guest-consent-by-stranger",
        "invited by somebody without a right",
        (*HOME, consent(5, player="dee"), kill(100, "ann", "bo", **IN)),
        {"kill": lawful(INSIDE)},
    ),
    Scenario(
        "guest-consent-by-other-owner",
        "invited by the other owner",
        (*house(0, "b1", "ann dee"), consent(5, player="dee"), kill(100, "ann", "bo", **IN)),
        {"kill": unlawful(RDM | INSIDE)},
    ),
    Scenario(
        "guest-consent-29-59999",
        "an invitation lasts thirty minutes",
        (*HOME, consent(5), kill(1804.999, "ann", "bo", **IN)),
        {"kill": unlawful(RDM | INSIDE)},
    ),
    Scenario(
        "guest-consent-30-00000",
        "and no longer",
        (*HOME, consent(5), kill(1805, "ann", "bo", **IN)),
        {"kill": lawful(INSIDE)},
    ),
    Scenario(
        "guest-told-9999",
        "told to leave 9.999 s ago: he is still a guest",
        (*HOME, consent(5), told(50), kill(59.999, "ann", "bo", **IN)),
        {"kill": unlawful(RDM | INSIDE)},
    ),
    Scenario(
        "guest-told-10000",
        "10.000 s ago: no more",
        (*HOME, consent(5), told(50), kill(60, "ann", "bo", **IN)),
        {"kill": lawful(INSIDE)},
    ),
    Scenario(
        "guest-demand-10000",
        "a demand tells him as well",
        (*HOME, consent(5), told(50, name="demand"), kill(60, "ann", "bo", **IN)),
        {"kill": lawful(INSIDE)},
    ),
    Scenario(
        "guest-told-other",
        "another was told to leave",
        (*HOME, consent(5), told(50, guest="dee"), kill(70, "ann", "bo", **IN)),
        {"kill": unlawful(RDM | INSIDE)},
    ),
    Scenario(
        "guest-told-then-invited",
        "told to leave, then invited again",
        (*HOME, consent(5), told(50), consent(70), kill(100, "ann", "bo", **IN)),
        {"kill": unlawful(RDM | INSIDE)},
    ),
    Scenario(
        "guest-told-before-invited",
        "told to leave before he was ever invited",
        (*HOME, told(1), consent(5), kill(100, "ann", "bo", **IN)),
        {"kill": unlawful(RDM | INSIDE)},
    ),
    Scenario(
        "guest-told-twice",
        "told twice: the first counts, for he had his ten seconds",
        (*HOME, consent(5), told(50), told(58), kill(61, "ann", "bo", **IN)),
        {"kill": lawful(INSIDE)},
    ),
    Scenario(
        "guest-door-by-owner",
        "a door opened by the owner is an invitation",
        (*HOME, door(5, "ann"), kill(100, "ann", "bo", **IN)),
        {"kill": unlawful(RDM | INSIDE)},
    ),
    Scenario(
        "guest-door-by-stranger",
        "a door opened by a stranger is none",
        (*HOME, door(5, "bo"), kill(100, "ann", "bo", **IN)),
        {"kill": lawful(INSIDE)},
    ),
    Scenario(
        "guest-door-closed",
        "closing a door invites nobody",
        (*HOME, door(5, "ann", open=False), kill(100, "ann", "bo", **IN)),
        {"kill": lawful(INSIDE)},
    ),
    Scenario(
        "guest-door-of-other-house",
        "a door of her other house",
        (*HOME, *house(0, "b2", "ann", 200, 0), door(5, "ann", building="b2"), kill(100, "ann", "bo", **IN)),
        {"kill": lawful(INSIDE)},
    ),
    Scenario(
        "guest-door-of-no-house",
        "a door that belongs to no building",
        (*HOME, door(5, "ann", building=None), kill(100, "ann", "bo", **IN)),
        {"kill": lawful(INSIDE)},
    ),
    Scenario(
        "guest-door-unknown",
        "she opened a door, and nobody told of which house",
        (
            *HOME,
            {name: value for name, value in door(5, "ann").items() if name != "building"},
            kill(100, "ann", "bo", **IN),
        ),
        {"kill": unclear(INSIDE)},
    ),
    Scenario(
        "guest-door-30-00000",
        "an open door invites for thirty minutes",
        (*HOME, door(5, "ann"), kill(1805, "ann", "bo", **IN)),
        {"kill": lawful(INSIDE)},
    ),
    Scenario(
        "guest-door-for-herself",
        "she opened her own door, went in and shut it; he came in ten minutes later",
        (
            *HOME,
            rows(4, bo=(60, 0), ann=(7, 0)),
            door(5, "ann"),
            rows(6, bo=(60, 0), ann=(2, 0)),
            door(8, "ann", open=False),
            rows(600, bo=(60, 0), ann=(2, 0)),
            rows(610, bo=(1, 1), ann=(2, 0)),
            kill(620, "ann", "bo", **IN),
        ),
        {"kill": lawful(INSIDE)},
    ),
    Scenario(
        "guest-door-shut-behind-him",
        "she opened her door, he came in, she shut it behind him",
        (
            *HOME,
            rows(4, bo=(60, 0), ann=(7, 0)),
            door(5, "ann"),
            rows(8, bo=(1, 1), ann=(2, 0)),
            door(9, "ann", open=False),
            kill(620, "ann", "bo", **IN),
        ),
        {"kill": unlawful(RDM | INSIDE)},
    ),
    Scenario(
        "guest-door-thief-within",
        "he was in her house before she came home",
        (
            *HOME,
            rows(4, bo=(60, 0), ann=(200, 0)),
            rows(20, bo=(1, 1), ann=(200, 0)),
            rows(80, bo=(1, 1), ann=(7, 0)),
            door(81, "ann"),
            kill(90, "ann", "bo", **IN),
        ),
        {"kill": lawful(INSIDE)},
    ),
    Scenario(
        "guest-door-owner-then",
        "who opened the door had a right then and has none now: two readings",
        (*house(0, "b1", "ann dee"), door(5, "dee"), listed(6, False, "dee"), kill(100, "ann", "bo", **IN)),
        {"kill": either("lawful", "unlawful")},
    ),
    Scenario(
        "guest-door-then-told",
        "let in by the door, told to leave ten seconds ago",
        (*HOME, door(5, "ann"), told(50), kill(60, "ann", "bo", **IN)),
        {"kill": lawful(INSIDE)},
    ),
    Scenario(
        "guest-doors-unrecorded",
        "doors are not recorded: he may have been let in",
        (started(0, "door"), *HOME, kill(100, "ann", "bo", **IN)),
        {"kill": unclear(INSIDE)},
    ),
    Scenario(
        "guest-orders-unrecorded",
        "orders are not recorded: he may have been invited",
        (started(0, "command"), *HOME, kill(100, "ann", "bo", **IN)),
        {"kill": unclear(INSIDE)},
    ),
    Scenario(
        "guest-resumed-29-59999",
        "the record resumed just under thirty minutes ago",
        (started(0, resumed=True), *HOME, tell("tax", 0, rate=0.1), kill(1799.999, "ann", "bo", **IN)),
        {"kill": unclear(INSIDE)},
    ),
    Scenario(
        "guest-resumed-30-00000",
        "thirty minutes ago",
        (started(0, resumed=True), *HOME, tell("tax", 0, rate=0.1), kill(1800, "ann", "bo", **IN)),
        {"kill": lawful(INSIDE)},
    ),
    Scenario(
        "guest-hits-back",
        "a guest who struck his host",
        (
            *HOME,
            consent(5),
            tell("hit", 90, attacker="bo", victim="ann", weapon="fist", damage=3.0),
            kill(100, "ann", "bo", **IN),
        ),
        {"kill": lawful(spares=INSIDE | RDM)},
    ),
]
