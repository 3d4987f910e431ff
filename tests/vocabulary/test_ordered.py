"""Orders that were given: demands, reports, pleas, wars, banishments, bounties, raids."""

import pytest

from lawspeaker.law.book import BookReader
from lawspeaker.law.errors import Refused
from lawspeaker.vocabulary import lexicon
from vocabulary.asked import (
    BLIND,
    RECENT,
    Asked,
    Line,
    book,
    false,
    group,
    hit,
    house,
    judged,
    order,
    square,
    true,
    unknown,
)

H = house("h", "bo")
OAK, IRON = group("oak", "ann", kind="faction"), group("iron", "bo", kind="faction")
TWO = [OAK, IRON, H, square("r1", "region", 0, 0)]


def rows_of(line: str, yes: Line, no: Line) -> list[Asked]:
    """True of the one, false of the other, unknown where neither is recorded."""
    line = f"{line} {RECENT}"
    return [true(line, *TWO, yes), false(line, *TWO, no), unknown(line, *TWO, start=BLIND)]


def about(name: str, **args: object) -> Line:
    """Ann gives an order looking at Bo's house."""
    return {**order("ann", name, **args), "building": "h"}


DEMAND, WARN = order("ann", "demand", player="bo", text="your gun"), order("ann", "warn", player="bo", text="leave")
ENTER = order("ann", "consent", player="bo", what="Enter")
WAR = order("ann", "war.declare", faction="iron", region="r1", text="for the river")
NAMED_WAR = order("ann", "war.declare", faction="iron", id="river war")
PEACE = order("bo", "war.peace", war="river war")
BANISH, PARDON = order("ann", "banish", player="bo", reason="theft"), order("ann", "unbanish", player="bo")
BANISH_IRON = order("ann", "banish", group="iron", reason="theft")
BOUNTY, HUNT = order("ann", "bounty.post", player="bo", amount=5), order("ann", "hunt.start", player="bo")
HOME = order("ann", "home")
FOUR_HOURS: Line = {"type": "time", "after": 4 * 3600}
THEIR = "the faction of attacker and the faction of victim"

ASKED = [
    *rows_of("attacker demanded something of victim", DEMAND, WARN),
    *rows_of("attacker told victim to leave", WARN, ENTER),
    *rows_of("attacker warned victim", WARN, DEMAND),
    *rows_of("attacker declared hostility to victim", order("ann", "hostile", player="bo"), WARN),
    *rows_of("attacker invited victim", ENTER, order("ann", "consent", player="bo", what="a duel")),
    *rows_of('attacker agreed to "a duel" with victim', order("ann", "consent", player="bo", what="a duel"), ENTER),
    *rows_of("attacker agreed to fight victim", order("ann", "consent", player="bo", what="a duel"), ENTER),
    *rows_of("attacker advertised", order("ann", "advert", text="shop"), WARN),
    *rows_of("attacker reported victim", order("ann", "report", player="bo", kind="rude"), WARN),
    *rows_of(
        'attacker reported victim for "rude"',
        order("ann", "report", player="bo", kind="rude"),
        order("ann", "report", player="bo", kind="idle"),
    ),
    *rows_of("attacker called for help", order("ann", "report", kind="stuck"), order("ann", "report", kind="rude")),
    *rows_of("attacker asked the staff something", order("ann", "ask", text="what is KOS"), WARN),
    *rows_of('attacker used the command "authed"', about("authed"), WARN),
    *rows_of('attacker used the command "authed" on any base', about("authed"), about("hunters")),
    *rows_of("attacker went home", HOME, WARN),
    *rows_of("the faction of attacker declared war on the faction of victim", WAR, BANISH),
    *rows_of(f"{THEIR} went to war", WAR, BANISH),
    *rows_of("the faction of victim and the faction of attacker went to war", WAR, BANISH),
    true(
        f"{THEIR} went to war {RECENT}\n and the faction of victim offered peace to the faction of attacker {RECENT}",
        *TWO,
        NAMED_WAR,
        PEACE,
    ),
    true(f"{THEIR} spoke of peace {RECENT}", *TWO, order("bo", "war.peace", war="war:6", faction="oak")),
    true(
        f"{THEIR} went to war {RECENT}\n and {THEIR} spoke of peace since that outbreak of war",
        *TWO,
        WAR,
        order("bo", "war.peace", war="war:6"),
    ),
    false(f"{THEIR} went to war {RECENT}\n and {THEIR} spoke of peace since that outbreak of war", *TWO, PEACE, WAR),
    false(f"the faction of attacker offered peace to the faction of victim {RECENT}", *TWO, NAMED_WAR, PEACE),
    unknown(f"{THEIR} spoke of peace {RECENT}", *TWO, PEACE),
    unknown(f"the faction of victim offered peace to the faction of attacker {RECENT}", *TWO, PEACE),
    *rows_of("the faction of attacker banished victim", BANISH, PARDON),
    *rows_of("any group of attacker banished victim", BANISH, BANISH_IRON),
    *rows_of("the faction of attacker banished the faction of victim", BANISH_IRON, BANISH),
    true(f"the faction of attacker pardoned victim {RECENT}", *TWO, BANISH, PARDON),
    false(f"the faction of attacker pardoned victim {RECENT}", *TWO, PARDON),  # refused: he was not banished
    unknown(f"the faction of attacker pardoned victim {RECENT}", *TWO, start=BLIND),
    *rows_of("attacker posted a bounty on victim", BOUNTY, HUNT),
    true(f"attacker began a hunt for victim {RECENT}", *TWO, {**BOUNTY, "player": "cy"}, FOUR_HOURS, HUNT),
    false(f"attacker began a hunt for victim {RECENT}", *TWO, BOUNTY),
    unknown(f"attacker began a hunt for victim {RECENT}", *TWO, start=BLIND),
    *rows_of("attacker announced a raid on any base", about("raid.announce"), about("raid.end")),
    *rows_of("attacker announced a raid on any base", order("ann", "raid.announce", building="h"), about("authed")),
    true(f"attacker ended the raid on any base {RECENT}", *TWO, about("raid.announce"), about("raid.end")),
    false(f"attacker ended the raid on any base {RECENT}", *TWO, about("raid.end")),  # refused: there is none
    unknown(f"attacker ended the raid on any base {RECENT}", *TWO, start=BLIND),
    *rows_of(
        "attacker filed an eviction of any base",
        about("evict", reason="mine"),
        {**order("ann", "evict", reason="mine"), "building": None},
    ),
    *rows_of("attacker claimed any region", order("ann", "claim", region="r1", building="h"), HOME),
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_sentence_about_orders_comes_out(asked: Asked) -> None:
    assert asked.comes_out()


@pytest.mark.parametrize(
    ("line", "after", "want"),
    [
        ("anyone reported it", order("bo", "report", player="ann", about=2, kind="kos"), "unlawful"),
        ('attacker pleaded "roleplay"', order("ann", "plead", about=2, plea="roleplay"), "unlawful"),
        ('attacker pleaded "roleplay"', order("ann", "plead", about=2, plea="accident"), "lawful"),
    ],
)
def test_a_report_or_plea_comes_after_its_act(line: str, after: Line, want: str) -> None:
    found = judged(book("attack", line), {"type": "server_started"}, hit(), after, of=2)
    assert found[-1].ruling == want


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("sender appealed any case within the last 7 days", 'sender used the command "appeal" within the last 7 days'),
        ("sender recruited anyone twice", 'sender used the command "faction.invite" twice'),
        ("sender surrendered", 'sender used the command "war.surrender"'),
    ],
)
def test_whoever_looks_for_an_order_by_its_own_word_is_told_how_to_say_it(line: str, meant: str) -> None:
    reader = BookReader(lexicon(), "town")
    reader.chapter("law.md", f"```law\narticle A-1\n  forbid appeal\n  when {line}\n```\n")
    with pytest.raises(Refused) as refused:
        reader.finish()
    assert refused.value.diagnostics[0].help == f"say which command he used: `{meant}`"
