"""Six in a fight, and those who come by: two squads of three, one of two and loners, blows in every order."""

from itertools import permutations

from .clauses import ARREST, BREAK_IN, HURT_MATE, HURT_ME, INSIDE, NLR_TALK, ONLY_MATE, ONLY_ME, RDM, ROBBED
from .scenario import Scenario, either, lawful, unlawful
from .telling import command, group, hit, house, kill, tell

IRON, OAK = "ann amy ada", "bo bea bob"
SIDES = (group(0, "iron", IRON), group(0, "oak", OAK))
BEGAN = (*SIDES, hit(1, "bo", "ann"))
ANSWERED = either("lawful", "unlawful")
"""Whether answering an answer of the other side is a ground has two readings."""


def fight(name, why, want, *told, before=BEGAN):
    """Six, and what happens after Bo hit Ann."""
    return Scenario(f"six-{name}", why, (*before, *told), want)


def everybody():
    """Bo hit Ann once; then one kills one: only Iron may kill Bo, and nobody anybody else."""
    people = (*IRON.split(), *OAK.split(), "zoe")
    for killer, victim in permutations(people, 2):
        want = unlawful(RDM)
        if victim == "bo" and killer in IRON.split():
            want = lawful(HURT_ME, spares=ONLY_MATE - HURT_ME) if killer == "ann" else lawful(HURT_MATE, spares=ONLY_ME)
        yield fight(f"{killer}-{victim}", "one blow, one kill", {"kill": want}, kill(3, killer, victim))


def groundless():
    """Nobody was hit: who of six may kill whom? Nobody."""
    for killer, victim in (("ann", "bo"), ("ann", "amy"), ("bo", "ada"), ("zoe", "bo"), ("bob", "zoe")):
        yield fight(
            f"peace-{killer}-{victim}",
            "nothing was before",
            {"kill": unlawful(RDM)},
            kill(3, killer, victim),
            before=SIDES,
        )


STORIES = [
    *everybody(),
    *groundless(),
    fight(
        "friendly-fire",
        "Bo hit his own mate Bea in the turmoil: Bea and Bob may kill him, Ann too for her own",
        {"k": lawful(HURT_ME)},
        hit(2, "bo", "bea"),
        kill(3, "bea", "bo", tag="k"),
    ),
    fight(
        "friendly-fire-by-mate",
        "her mate's mate",
        {"k": lawful(HURT_MATE)},
        hit(2, "bo", "bea"),
        kill(3, "bob", "bo", tag="k"),
    ),
    fight(
        "friendly-fire-no-ground-for-others",
        "that Bea hit Bob is no ground for Ann",
        {"k": unlawful(RDM)},
        hit(2, "bea", "bob"),
        kill(3, "ann", "bea", tag="k"),
    ),
    fight(
        "answer-at-a-distance",
        "Ada shoots Bo; Bob cannot avenge what answered a hit of his own side",
        {"k": unlawful(RDM)},
        hit(2, "ada", "bo"),
        kill(3, "bob", "ada", tag="k"),
    ),
    fight(
        "after-a-minute-a-first-blow",
        "60 s after Bo's hit Ada's is an answer no more: Bob may kill her",
        {"k": lawful(HURT_MATE)},
        hit(61, "ada", "bo"),
        kill(63, "bob", "ada", tag="k"),
    ),
    fight(
        "dead-cannot-be-avenged-on-innocents",
        "Bo killed Ann; Amy kills Bo, and then Bea who only stood by",
        {"death": ANSWERED, "right": lawful(HURT_MATE), "wrong": unlawful(RDM)},
        kill(2, "bo", "ann", tag="death"),
        kill(4, "amy", "bo", tag="right"),
        kill(6, "amy", "bea", tag="wrong"),
    ),
    fight(
        "chain",
        "each kill of Oak in revenge is wrong; whether Iron may answer a wrong answer has two readings",
        {"k1": unlawful(RDM), "k2": lawful(HURT_MATE), "k3": unlawful(RDM), "k4": ANSWERED},
        kill(2, "bo", "amy", tag="k1"),
        kill(3, "ada", "bo", tag="k2"),
        kill(4, "bea", "ada", tag="k3"),
        kill(5, "ann", "bea", tag="k4"),
    ),
    fight(
        "two-innocents",
        "Bea kills Ada at the same millisecond as Ada kills Bo, after it in the record",
        {"k1": lawful(HURT_MATE), "k2": unlawful(RDM)},
        kill(3, "ada", "bo", tag="k1"),
        kill(3, "bea", "ada", tag="k2"),
    ),
    fight(
        "two-innocents-other-order",
        "or before it: Bea strikes first, and Ada, dead, kills Bo still",
        {"k1": lawful(HURT_MATE), "k2": unlawful(RDM)},
        kill(3, "bea", "ada", tag="k2"),
        kill(3, "ada", "bo", tag="k1"),
    ),
    fight(
        "third-party-helps-iron",
        "Zoe, of no squad, kills Bo for Ann: a stranger's hurt is none of hers",
        {"k": unlawful(RDM)},
        kill(3, "zoe", "bo", tag="k"),
    ),
    fight(
        "third-party-hurt-by-both",
        "Zoe was hit by Bo and by Ann in passing",
        {"k1": lawful(HURT_ME), "k2": lawful(HURT_ME)},
        hit(2, "bo", "zoe"),
        hit(2.5, "ann", "zoe"),
        kill(3, "zoe", "bo", tag="k1"),
        kill(4, "zoe", "ann", tag="k2"),
    ),
    fight(
        "third-party-mate-comes",
        "Zoe joins Iron's team before she shoots, but after Ann was hit",
        {"k": either("lawful", "unlawful")},
        group(2, "iron", f"{IRON} zoe"),
        kill(3, "zoe", "bo", tag="k"),
    ),
    fight(
        "third-party-missed",
        "Bo's shots pass close to Zoe and hit nobody",
        {"k": unlawful(RDM)},
        {**tell("shot", 2, player="bo", weapon="rifle", at=[500.0, 10.0, 500.0], near="zoe"), "tag": "s"},
        kill(3, "zoe", "bo", tag="k"),
    ),
    fight(
        "prevented",
        "what a plugin prevented hurt nobody",
        {"k": unlawful(RDM)},
        hit(2, "bea", "ada", prevented=True),
        kill(3, "ada", "bea", tag="k"),
    ),
    fight(
        "not-landed",
        "an attempt is a miss",
        {"k": unlawful(RDM)},
        hit(2, "bea", "ada", landed=False),
        kill(3, "ada", "bea", tag="k"),
    ),
    fight(
        "prevented-and-landed",
        "one blow prevented, the next not",
        {"k": lawful(HURT_ME)},
        hit(2, "bea", "ada", prevented=True),
        hit(2.5, "bea", "ada"),
        kill(3, "ada", "bea", tag="k"),
    ),
    fight(
        "turret-of-oak",
        "a turret of Bea's hits Ada: she may kill Bea",
        {"k": lawful(HURT_ME)},
        hit(2, "bea", "ada", means="turret", entity="t1"),
        kill(3, "ada", "bea", tag="k"),
    ),
    fight(
        "turret-of-nobody",
        "a turret's blow says whose it is; that of Bea is no ground against Bob",
        {"k": unlawful(RDM)},
        hit(2, "bea", "ada", means="turret", entity="t1"),
        kill(3, "ada", "bob", tag="k"),
    ),
    fight(
        "trap",
        "a trap of Bob's",
        {"k": lawful(HURT_ME)},
        hit(2, "bob", "amy", means="trap", entity="t1", damage=1.0),
        kill(3, "amy", "bob", tag="k"),
    ),
    fight(
        "run-over",
        "Bea drives Ada down",
        {"k": lawful(HURT_ME)},
        hit(2, "bea", "ada", means="vehicle", entity="car"),
        kill(3, "ada", "bea", tag="k"),
    ),
    fight(
        "killed-by-turret",
        "a turret of Ann's kills Bo, who hit her",
        {"k": lawful(HURT_ME)},
        kill(3, "ann", "bo", tag="k", means="turret", entity="t1"),
    ),
    fight(
        "killed-by-trap-without-ground",
        "a trap of Ann's kills Bea",
        {"k": unlawful(RDM)},
        kill(3, "ann", "bea", tag="k", means="trap", entity="t1"),
    ),
    fight(
        "zero-damage",
        "a blow without damage has not hurt, or is a hit all the same",
        {"k": either("lawful", "unlawful")},
        hit(2, "bea", "ada", damage=0.0),
        kill(3, "ada", "bea", tag="k"),
    ),
    fight(
        "self-hurt",
        "Bea hurt herself with a grenade",
        {"k": unlawful(RDM)},
        hit(2, "bea", "bea", means="explosive"),
        kill(3, "ada", "bea", tag="k"),
    ),
    fight(
        "self-kill",
        "Bea dies by her own rocket: nobody's murder",
        {"k": either("lawful", "unlawful", silent=True)},
        kill(3, "bea", "bea", tag="k"),
    ),
    fight(
        "left-squad-before",
        "Ada left Iron before Bo hit Ann",
        {"k": unlawful(RDM)},
        hit(2, "bo", "amy"),
        kill(3, "ada", "bo", tag="k"),
        before=(*SIDES, group(0.5, "iron", "ann amy")),
    ),
    fight(
        "in-two-squads",
        "Ada is in a clan with Zoe: Bo hit Zoe",
        {"k": lawful(HURT_MATE)},
        group(1.5, "ash", "ada zoe", "clan"),
        hit(2, "bo", "zoe"),
        kill(3, "ada", "bo", tag="k"),
        before=SIDES,
    ),
    fight(
        "mates-on-both-sides",
        "Zoe is in Iron and Oak: she may kill Bo for Ann; Bob may not kill her for it",
        {"k1": lawful(HURT_MATE), "k2": either("lawful", "unlawful")},
        kill(3, "zoe", "bo", tag="k1"),
        kill(4, "bob", "zoe", tag="k2"),
        before=(group(0, "iron", f"{IRON} zoe"), group(0, "oak", f"{OAK} zoe", "clan"), hit(1, "bo", "ann")),
    ),
    fight(
        "a-hundred-mates",
        "a team of a hundred",
        {"k": lawful(HURT_MATE)},
        kill(3, "m99", "bo", tag="k"),
        before=(group(0, "iron", " ".join(f"m{each}" for each in range(100))), hit(1, "bo", "m0")),
    ),
    fight(
        "arrest-in-the-fight",
        "officer Dee tries to arrest Amy: each of Iron may kill him, Zoe not",
        {"k1": lawful(ARREST), "k2": unlawful(RDM)},
        tell("arrest", 2, player="dee", target="amy", state="tried"),
        kill(3, "zoe", "dee", tag="k2"),
        kill(4, "ada", "dee", tag="k1"),
        before=(*SIDES, tell("job", 0, player="dee", job="police")),
    ),
    fight(
        "robbed-in-the-fight",
        "Zoe demands Ada's purse: each of Iron may kill her, none of Oak",
        {"k1": unlawful(RDM), "k2": lawful(ROBBED)},
        command(2, "zoe", "demand", player="ada", text="purse"),
        kill(3, "bea", "zoe", tag="k1"),
        kill(4, "amy", "zoe", tag="k2"),
    ),
    fight(
        "house-in-the-fight",
        "they fight in Ann's house: Iron may kill whoever is inside, Oak only who hit them",
        {"k1": lawful(INSIDE), "k2": unlawful(RDM)},
        kill(3, "amy", "bea", tag="k1", at=[2.0, 10.0, 0.0], victim_at=[1.0, 10.0, 0.0]),
        kill(4, "bob", "ada", tag="k2", at=[2.0, 10.0, 0.0], victim_at=[1.0, 10.0, 0.0]),
        before=(*house(0, "b1", IRON), *BEGAN),
    ),
    fight(
        "pick-in-the-fight",
        "Bea picks the lock of Iron's door while they fight: Iron may kill her for it",
        {"k": lawful(BREAK_IN)},
        tell("lock", 2, player="bea", entity="l", action="picked", building="b1", at=[8.0, 10.0, 0.0]),
        kill(3, "amy", "bea", tag="k", at=[10.0, 10.0, 0.0], victim_at=[8.0, 10.0, 0.0]),
        before=(*house(0, "b1", "ann"), *BEGAN),
    ),
    fight(
        "dead-fight-on",
        "Ann killed by Bo hits him again after a minute: a breach of her new life and a hit on him",
        {"k1": either("lawful", "unlawful"), "again": unlawful(NLR_TALK), "k2": lawful(HURT_ME)},
        kill(2, "bo", "ann", tag="k1"),
        tell("spawned", 10, player="ann", at=[2000.0, 10.0, 0.0]),
        hit(90, "ann", "bo", tag="again"),
        kill(91, "bo", "ann", tag="k2"),
    ),
    fight(
        "names-are-not-people",
        "Bea renamed herself to Bo's name: she hit nobody",
        {"k": unlawful(RDM)},
        tell("named", 2, player="bea", name="bo"),
        kill(3, "ann", "bea", tag="k"),
    ),
    fight(
        "disconnected",
        "Bo logs out after his blow and is killed asleep",
        {"k": lawful(HURT_ME)},
        tell("left", 2, player="bo"),
        tell("sleeping", 2, player="bo", at=[515.0, 10.0, 500.0], on=True),
        kill(3, "ann", "bo", tag="k", sleeping=True),
    ),
    fight(
        "wounded",
        "Bo lies wounded and is finished",
        {"k": lawful(HURT_ME)},
        tell("downed", 2, victim="bo", attacker="ann"),
        kill(3, "ann", "bo", tag="k"),
    ),
    fight(
        "wounded-by-another",
        "Bea was downed by Zoe; that she takes damage is no ground for Ann",
        {"k": unlawful(RDM)},
        hit(2, "zoe", "bea"),
        tell("downed", 2, victim="bea", attacker="zoe"),
        kill(3, "ann", "bea", tag="k"),
    ),
    fight(
        "everybody-hits-everybody",
        "thirty blows in three seconds, Oak first: Ann kills Bea, who hit her, though Ann's side answered Bo",
        {"k": ANSWERED},
        *(hit(1 + each / 10, a, b) for each, (a, b) in enumerate(permutations((*OAK.split(), *IRON.split()), 2))),
        kill(6, "ann", "bea", tag="k"),
    ),
]
