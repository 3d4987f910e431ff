"""Banishments: who may, who is kept out, grace, who may kill, the portal, words and borders, the purge."""

from scenarios.darkrp.stage import answer, change
from scenarios.darkrp.telling import tell

from .institutions_wire import DAY, NOW, Story, blow, death, lawful, order, rows, silent, stand, unclear, unlawful

BAN = order(NOW, "ann", "banish", "ban", player="eli", reason="stole from our boxes")
CLANS = order(NOW, "ann", "banish", "ban", group="elm", reason="stole from our boxes")
FAR = stand(NOW - 5, ann=(450, 150), eli=(1000, 900), cal=(1000, 950), ben=(440, 150), fay=(150, 100))
FAR2 = stand(NOW + 5, ann=(450, 150), eli=(1000, 900), cal=(1000, 950), ben=(440, 150), fay=(150, 100))
PURGE = tell("mode", NOW + 60, name="purge", on=True)


def walk(name, who, x, z, *rights, ban=BAN, t=NOW + 1200, tag="walk", before=(), after=()):
    """Somebody is banished, and later somebody stands there."""
    way = (stand(t - 4, **{who: (1000, 900)}), stand(t, tag, **{who: (x, z)}))
    return Story(name, (FAR, ban, FAR2, *before, *way, *after), rights)


def fight(name, x, z, *rights, a=(440, 150), killer="ann", victim="eli", t=NOW + 1200, ban=BAN, before=()):
    """A kill some time after the banishment."""
    return Story(
        name,
        (
            FAR,
            ban,
            FAR2,
            *before,
            stand(t - 1, **{killer: a, victim: (x, z)}),
            death(t, killer, victim, a, (x, z), "kill"),
        ),
        rights,
    )


def words(name, *rights, ban=CLANS, told=()):
    """After the banishment of a clan, something is said."""
    return Story(name, (FAR, ban, FAR2, *told), rights)


STORIES = [
    Story("ban-from-ones-land", (FAR, BAN), comes=(answer("ban", True), change("banishment", "in_force"))),
    Story(
        "ban-by-a-stranger",
        (FAR, order(NOW, "dee", "banish", "ban", player="eli", reason="rude")),
        comes=(answer("ban", False, cites=rows("BAN-3 BAN-4 BAN-5")),),
    ),
    Story(
        "ban-from-a-mini-claim",
        (FAR, order(NOW, "jon", "banish", "ban", player="eli", reason="rude")),
        comes=(answer("ban", True),),
    ),
    Story(
        "ban-from-a-city",
        (FAR, order(NOW, "gus", "banish", "ban", player="eli", reason="rude")),
        comes=(answer("ban", True),),
    ),
    Story(
        "ban-without-a-reason",
        (FAR, order(NOW, "ann", "banish", "ban", player="eli", reason="")),
        comes=(answer("ban", False, cites=rows("BAN-6")),),
    ),
    Story(
        "ban-of-one-who-is-there",
        (stand(NOW - 1, ann=(440, 150), eli=(450, 150)), BAN),
        comes=(
            answer("ban", True),
            change("banishment", "grace"),
            {"type": "notice", "to": ["eli"]},
            change("banishment", "in_force", seq=None),
        ),
        runs=NOW + 130,
    ),
    Story("ban-tells-the-team", (FAR, BAN), comes=({"type": "notice", "to": lambda to: "ben" in to},)),
    Story(
        "ban-lifted",
        (FAR, BAN, order(NOW + 60, "ann", "unbanish", "lift", player="eli")),
        comes=(answer("lift", True), change("banishment", "lifted")),
    ),
    Story(
        "ban-ends-with-the-wipe",
        (FAR, BAN, tell("era_started", NOW + DAY, name="July")),
        comes=(change("banishment", "ended"),),
    ),
    walk("banished-comes-back", "eli", 320, 150, unlawful("walk", "enter", "BAN-15 BAN-16")),
    walk("banished-passes-60-m-off", "eli", 660, 150, silent("walk", "enter"), silent("walk", "stay")),
    walk(
        "banished-comes-after-it-was-lifted",
        "eli",
        320,
        150,
        silent("walk", "enter"),
        before=(order(NOW + 60, "ann", "unbanish", "lift", player="eli"),),
    ),
    walk("banished-comes-to-unclaimed-land", "eli", 400, -200, silent("walk", "enter")),
    walk("banisher-goes-to-his-land", "ann", -550, 150, unlawful("walk", "enter", "BAN-7 BAN-10"), ban=CLANS),
    walk(
        "clan-mate-of-the-banisher-goes-there", "ben", -600, 100, unlawful("walk", "enter", "BAN-10 BAN-7"), ban=CLANS
    ),
    walk("member-of-the-banished-clan", "cid", 320, 150, unlawful("walk", "enter", "BAN-15"), ban=CLANS),
    walk("banished-at-the-purge", "eli", 320, 150, unlawful("walk", "enter", "BAN-37 BAN-15"), before=(PURGE,)),
    walk("stranger-walks-in", "dee", 320, 150, silent("walk", "enter")),
    fight("landowner-kills-the-banished", 400, 250, lawful("kill", "kill", "BAN-13")),
    fight("clan-mate-kills-the-banished", 400, 250, lawful("kill", "kill", "BAN-13"), killer="ben"),
    fight("guest-kills-the-banished", 400, 250, unlawful("kill", "kill", "KOS-3 KOS-2"), killer="dee"),
    fight("killed-outside-the-land", 250, 350, unlawful("kill", "kill", "KOS-3 KOS-2"), a=(260, 350)),
    fight(
        "banished-shoots-back",
        440,
        150,
        unlawful("kill", "kill", "BAN-14 KOS-3"),
        killer="eli",
        victim="ann",
        a=(450, 150),
    ),
    Story(
        "killed-two-seconds-after-the-ban",
        (
            stand(NOW - 1, ann=(440, 150), eli=(450, 150)),
            BAN,
            stand(NOW + 1, ann=(440, 150), eli=(450, 150)),
            death(NOW + 2, "ann", "eli", (440, 150), (450, 150), "kill"),
        ),
        (unlawful("kill", "kill", "BAN-12 KOS-3 KOS-2"),),
    ),
    Story(
        "killed-after-the-grace",
        (
            stand(NOW - 1, ann=(440, 150), eli=(450, 150)),
            BAN,
            *(stand(NOW + 8 * n, ann=(440, 150), eli=(450, 150)) for n in range(1, 17)),
            death(NOW + 129, "ann", "eli", (440, 150), (450, 150), "kill"),
        ),
        (lawful("kill", "kill", "BAN-13"),),
    ),
    fight("purge-on-third-ground", 500, -250, lawful("kill", "kill", "BAN-38 PRG-3"), a=(490, -250), before=(PURGE,)),
    fight(
        "purge-on-banished-land",
        440,
        150,
        unlawful("kill", "kill", "BAN-37 BAN-14 BAN-38"),
        killer="eli",
        victim="ann",
        a=(450, 150),
        before=(PURGE,),
    ),
    words(
        "private-message",
        unlawful("say", "say", "BAN-9"),
        told=(tell("chat", NOW + 600, player="ann", channel="direct", to="cal", text="Selling scrap?", tag="say"),),
    ),
    words(
        "own-clan-chat",
        silent("say", "say"),
        told=(tell("chat", NOW + 600, player="ann", channel="clan", text="Hello all", tag="say"),),
    ),
    words(
        "emoji-reaction",
        unlawful("say", "react", "BAN-31 BAN-30"),
        told=(tell("react", NOW + 600, player="cal", to="ann", room="general", tag="say"),),
    ),
    words(
        "emoji-to-another",
        silent("say", "react"),
        told=(tell("react", NOW + 600, player="cal", to="fay", room="general", tag="say"),),
    ),
    words(
        "linger-at-the-border",
        unlawful("t15", "stay", "BAN-35"),
        ban=BAN,
        told=tuple(stand(NOW + 600 + 8 * n, f"t{n}", eli=(610, 150)) for n in range(20)),
    ),
    words(
        "drive-past-the-border",
        silent("late", "stay"),
        ban=BAN,
        told=(
            *(stand(NOW + 600 + 8 * n, eli=(610, 100 + 8 * n)) for n in range(10)),
            stand(NOW + 680, "late", eli=(690, 180)),
        ),
    ),
    words(
        "builds-near-the-border",
        unlawful("place", "place", "BAN-36"),
        ban=BAN,
        told=(
            stand(NOW + 600, eli=(616, 150)),
            tell(
                "placed",
                NOW + 601,
                player="eli",
                entity="e1",
                kind="foundation",
                grade="wood",
                building="bx",
                at=[615.0, 10.0, 150.0],
                tag="place",
            ),
        ),
    ),
    words(
        "builds-far-off",
        silent("place", "place"),
        ban=BAN,
        told=(
            stand(NOW + 600, eli=(850, 150)),
            tell(
                "placed",
                NOW + 601,
                player="eli",
                entity="e1",
                kind="foundation",
                grade="wood",
                building="bx",
                at=[850.0, 10.0, 150.0],
                tag="place",
            ),
        ),
    ),
    words(
        "gg-after-a-purge-fight",
        unclear("say", "say", "BAN-40"),
        ban=BAN,
        told=(
            PURGE,
            stand(NOW + 599, ann=(490, -250), eli=(500, -250)),
            death(NOW + 600, "eli", "ann", (500, -250), (490, -250), "kill"),
            tell(
                "chat",
                NOW + 610,
                player="eli",
                channel="local",
                to="ann",
                text="gg",
                at=[500.0, 10.0, -250.0],
                tag="say",
            ),
        ),
    ),
    words(
        "voice-in-a-purge-fight",
        unlawful("say", "speak", "BAN-39"),
        ban=BAN,
        told=(
            PURGE,
            stand(NOW + 598, ann=(490, -250), eli=(500, -250)),
            blow(NOW + 600, "eli", "ann", (500, -250), (490, -250), "hit"),
            tell("voice", NOW + 605, player="eli", ms=2000, at=[500.0, 10.0, -250.0], tag="say"),
        ),
    ),
]


def portal(name, *rights, places=(), told=()):
    """Eli is banished from the city and comes through its portal."""
    ban = order(NOW, "gus", "banish", "ban", player="eli", reason="rude")
    gate = tell("zone", 2, id="gate", kind="portal", circle=[150.0, 50.0, 8.0])
    t = NOW + 1000
    return Story(
        name,
        (
            gate,
            FAR,
            ban,
            FAR2,
            stand(t - 4, eli=(-900, -900)),
            tell("spawned", t, player="eli", at=[150.0, 10.0, 50.0], tag="come"),
            *(stand(t + s, f"s{s}", eli=at) for s, at in places),
            *told,
        ),
        rights,
    )


OUT = ((8, (150, 40)), (16, (150, 25)), (24, (150, 10)), (32, (150, -20)))
STORIES += [
    portal("portal-and-out", silent("come", "enter"), silent("s24", "stay"), silent("s32", "leave"), places=OUT),
    portal(
        "portal-and-voice",
        unlawful("talk", "speak", "BAN-22"),
        places=OUT[:2],
        told=(tell("voice", NOW + 1018, player="eli", ms=1500, at=[150.0, 10.0, 25.0], tag="talk"),),
    ),
]
