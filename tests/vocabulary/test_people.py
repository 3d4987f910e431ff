"""Who people are: names and tags, accounts, licences, jobs, arrests, taxes."""

import pytest

from vocabulary.asked import BLIND, RECENT, Asked, Line, ask, book, false, group, judged, kill, tell, true, unknown

BO = tell("joined", "bo", name="Bo", first=True)
NAMED = tell("named", "bo", name="Bob", tag="OAK")
BARE = tell("named", "bo", name="Bob", tag=None)
OAK = group("oak", "bo", tag="OAK")
NONE: dict[str, None] = {"hours": None, "vac_ban_days": None, "staff": None, "discord_name": None, "first_seen": None}
KNOWN = tell(
    "profile", "bo", hours=10, vac_ban_days=3, staff="admin", discord_name="bob", aliases=["bo2"], first_seen=0
)
BLANK = tell("profile", "bo", **NONE)
MAYOR = tell("job", "bo", job="mayor")
TRIED = tell("arrest", "ann", target="bo", state="tried")
DONE = tell("arrest", "ann", target="bo", state="done")
FREED = tell("arrest", "ann", target="bo", state="released")
HUNTER = tell("licence", "ann", kind="bounty_hunter", on=True)
SUSPENDED = tell("licence", "ann", kind="bounty_hunter", on=False)
TAX: Line = {"type": "tax", "rate": 0.3}
HIS_TAX: Line = {"type": "tax", "rate": 0.6, "owner": "bo"}
IDLE = tell("idle", "bo", seconds=120)
GOD: Line = {"type": "staff_act", "by": "bo", "name": "god", "args": {"player": "bo"}}
ACCUSED = tell("anticheat", "bo", reason="aim", source="eye")

ASKED = [
    true('any player in the job "mayor" is victim', MAYOR),
    false('any player in the job "cook" is victim', MAYOR),
    true("the name of victim is Bob", BO, NAMED),
    false("the name of victim is Bob", BO),
    unknown("the name of victim is Bob"),
    true("the tag of victim is OAK", NAMED),
    false("the tag of victim is OAK", BARE),
    unknown("the tag of victim is OAK", BO),
    true("the tag of the clan of victim is OAK", OAK),
    false("the tag of the clan of victim is OAK", group("oak", "bo", tag=None)),
    unknown("the tag of the clan of victim is OAK", group("oak", "bo")),
    true("victim wears the tag of the clan of victim", OAK, NAMED),
    false("victim wears the tag of the clan of victim", OAK, BARE),
    unknown("victim wears the tag of the clan of victim", OAK),
    true('victim wears the tag "OAK"', NAMED),
    false('victim wears the tag "OAK"', BARE),
    unknown('victim wears the tag "OAK"'),
    true("victim wears no tag", BARE),
    false("victim wears no tag", NAMED),
    unknown("victim wears no tag"),
    true("victim is known to wear another tag than the clan of victim", group("elm", "bo", tag="ELM"), NAMED),
    false("victim is known to wear another tag than the clan of victim", OAK, NAMED),
    false("victim is known to wear another tag than the clan of victim", group("elm", "bo"), NAMED),
    false("victim is known to wear another tag than the clan of victim", OAK, BARE),
    true("victim is known to wear a tag", NAMED),
    false("victim is known to wear a tag", BARE),
    false("victim is known to wear a tag"),
    true("victim is known to wear no tag", BARE),
    false("victim is known to wear no tag", NAMED),
    false("victim is known to wear no tag"),
    true(f'victim took the name "Bob" {RECENT}', NAMED),
    false(f'victim took the name "Bob" {RECENT}', BO),
    unknown(f'victim took the name "Bob" {RECENT}', start=BLIND),
    true(f"victim changed his name {RECENT}", BO, NAMED),
    false(f"victim changed his name {RECENT}", BO, tell("named", "bo", name="Bo")),
    unknown(f"victim changed his name {RECENT}", start=BLIND),
    true("text names any player", BO, tell("chat", "ann", channel="global", text="BO"), act="say"),
    false(
        "text names speaker",
        BO,
        tell("joined", "ann", name="Ann"),
        tell("chat", "ann", channel="global", text="BO"),
        act="say",
    ),
    unknown("text names speaker", tell("chat", "ann", channel="global", text="BO"), act="say"),
    true("victim is new here", BO),
    false("victim is new here", {**BO, "first": False}),
    unknown("victim is new here"),
    true("the playing time of victim is 10 hours", KNOWN),
    false("the playing time of victim is less than 10 hours", BLANK),
    unknown("the playing time of victim is less than 10 hours"),
    true("the age of the account of victim is more than 10 days", KNOWN),
    false("the age of the account of victim is more than 10 days", BLANK),
    unknown("the age of the account of victim is more than 10 days"),
    true("the time since the last game ban of victim is less than 4 days", KNOWN),
    false("the time since the last game ban of victim is less than 4 days", BLANK),
    unknown("the time since the last game ban of victim is less than 4 days"),
    true("the staff role of victim is admin", KNOWN),
    false("the staff role of victim is admin", BLANK),
    unknown("the staff role of victim is admin"),
    true("any namesake of victim is attacker", BO, tell("named", "ann", name="BO")),
    true("any namesake of victim is attacker", BO, tell("named", "ann", name=" Bо ")),
    false("any namesake of victim is any player", BO, tell("named", "ann", name="Boo")),
    unknown("any namesake of victim is attacker", tell("named", "ann", name="bo")),
    true("any other account of victim is any player", KNOWN, tell("joined", "bo2", name="B")),
    false("any other account of victim is attacker", KNOWN),
    unknown("any other account of victim is attacker"),
    true("victim is linked to Discord", tell("linked", "bo", discord="7")),
    false("victim is linked to Discord"),
    unknown("victim is linked to Discord", start=BLIND),
    true(f"victim linked his Discord account {RECENT}", tell("linked", "bo", discord="7")),
    false(f"victim linked his Discord account {RECENT}"),
    unknown(f"victim linked his Discord account {RECENT}", start=BLIND),
    true("the Discord name of victim is bob", KNOWN),
    false("the Discord name of victim is bob", BLANK),
    unknown("the Discord name of victim is bob"),
    true("the name of victim differs from his Discord name", BO, KNOWN),
    false("the name of victim differs from his Discord name", BO, NAMED, KNOWN),
    unknown("the name of victim differs from his Discord name", BO),
    false("the name of victim differs from his Discord name", tell("named", "bo", name="[OAK] bob!"), KNOWN),
    true("the name of victim differs from his Discord name", tell("named", "bo", name="[BOB] ☀"), KNOWN),
    true("victim goes by a name on Discord", KNOWN),
    false("victim goes by a name on Discord", BO),
    true(f"victim showed a profile {RECENT}", BLANK),
    false(f"victim showed a profile {RECENT}"),
    unknown(f"victim showed a profile {RECENT}", start=BLIND),
    true(f"victim came under suspicion of cheating {RECENT}", ACCUSED),
    false(f"victim came under suspicion of cheating {RECENT}"),
    unknown(f"victim came under suspicion of cheating {RECENT}", start=BLIND),
    true(f'victim came under suspicion for "rude" {RECENT}', {**ACCUSED, "reason": "Rude aim"}),
    false(f'victim came under suspicion for "rude" {RECENT}', ACCUSED),
    unknown(f'victim came under suspicion for "rude" {RECENT}', start=BLIND),
    true(f'attacker got a "bounty_hunter" licence {RECENT}', HUNTER),
    false(f'attacker got a "raid" licence {RECENT}', HUNTER),
    unknown(f'attacker got a "raid" licence {RECENT}', start=BLIND),
    true(f'attacker lost a "bounty_hunter" licence {RECENT}', SUSPENDED),
    false(f'attacker lost a "bounty_hunter" licence {RECENT}', HUNTER),
    unknown(f'attacker lost a "bounty_hunter" licence {RECENT}', start=BLIND),
    true(f'the "bounty_hunter" licence of attacker changed {RECENT}', SUSPENDED),
    false(f'the "bounty_hunter" licence of attacker changed {RECENT}'),
    unknown(f'the "bounty_hunter" licence of attacker changed {RECENT}', start=BLIND),
    true('attacker is licensed as "bounty_hunter"', HUNTER),
    false('attacker is licensed as "bounty_hunter"', HUNTER, SUSPENDED),
    unknown('attacker is licensed as "bounty_hunter"'),
    true('any holder of a "bounty_hunter" licence is attacker', HUNTER),
    false('any holder of a "bounty_hunter" licence is attacker', HUNTER, SUSPENDED),
    true(f"victim took a job {RECENT}", MAYOR),
    false(f"victim took a job {RECENT}"),
    unknown(f"victim took a job {RECENT}", start=BLIND),
    true(f'victim became "mayor" {RECENT}', MAYOR),
    false(f'victim became "cook" {RECENT}', MAYOR),
    unknown(f'victim became "cook" {RECENT}', start=BLIND),
    true("the job of victim is mayor", MAYOR),
    false("the job of victim is mayor"),
    unknown("the job of victim is mayor", start=BLIND),
    true(f"attacker tried to arrest victim {RECENT}", TRIED),
    false(f"attacker tried to arrest victim {RECENT}", FREED),
    unknown(f"attacker tried to arrest victim {RECENT}", start=BLIND),
    true(f"attacker arrested victim {RECENT}", DONE),
    false(f"attacker arrested victim {RECENT}", TRIED),
    unknown(f"attacker arrested victim {RECENT}", start=BLIND),
    true(f"attacker released victim {RECENT}", FREED),
    false(f"attacker released victim {RECENT}", DONE),
    unknown(f"attacker released victim {RECENT}", start=BLIND),
    true("victim is under arrest", DONE),
    true("victim is under arrest for 1 second", DONE),
    false("victim is under arrest for 2 seconds", DONE),
    true(f"victim was under arrest {RECENT}", DONE, FREED),
    false(f"victim was under arrest {RECENT}", DONE, FREED, {"type": "time", "after": 60}),
    false("victim is under arrest", DONE, FREED),
    false("victim is under arrest", DONE, kill("cy")),
    true("victim is under arrest", DONE, kill(), act="kill"),
    false("victim is under arrest", DONE, kill("cy"), kill(), act="kill"),
    unknown("victim is under arrest", start=BLIND),
    true(f"the tax changed {RECENT}", TAX),
    false(f"the tax changed {RECENT}", HIS_TAX),
    unknown(f"the tax changed {RECENT}", start=BLIND),
    true("the average tax is 30 %", TAX),
    false("the average tax is more than 30 %", TAX),
    unknown("the average tax is more than 30 %", start=BLIND),
    true("the tax of victim is more than 50 %", HIS_TAX),
    false("the tax of victim is more than 50 %", TAX),
    unknown("the tax of victim is more than 50 %", start=BLIND),
    true("the tax of player is 60 %", HIS_TAX, act="tax"),
    true("rate is more than 50 %", HIS_TAX, act="tax"),
    false("rate is more than 60 %", HIS_TAX, act="tax"),
    true("the rate is more than 50 %", HIS_TAX, act="tax"),
    false("the rate is more than 60 %", HIS_TAX, act="tax"),
    true(f"victim idled {RECENT}", IDLE),
    false(f"victim idled {RECENT}"),
    unknown(f"victim idled {RECENT}", start=BLIND),
    true("the idle time of victim is at least 2 minutes", IDLE),
    false("the idle time of victim is at least 3 minutes", IDLE),
    true("the idle time of player is at least 2 minutes", IDLE, act="idle"),
    true("player joined within the last 1 second, counting this", BO, act="join"),
    false("player is online", BO, tell("left", "bo", reason="kicked"), act="log out"),
    true("the connection was lost", BO, tell("left", "bo", reason="Timed Out"), act="log out"),
    false("the connection was lost", BO, tell("left", "bo", reason="Disconnected"), act="log out"),
    false("the connection was lost", BO, tell("left", "bo"), act="log out"),
    true("the reason is aim", ACCUSED, act="cheat"),
    false("the source is ear", ACCUSED, act="cheat"),
    true("the power is god", GOD, act="use power"),
    false("the power is kick", GOD, act="use power"),
    true("player is in the squad of sender", GOD, act="use power"),
    false("player is in the squad of sender", {**GOD, "args": {"target": "cy"}}, act="use power"),
    true("the job of target is mayor", MAYOR, DONE, act="arrest"),
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_sentence_about_people_comes_out(asked: Asked) -> None:
    assert asked.comes_out()


JOBS = """
```law
table job
                 may raid
  bounty hunter  yes
  cook           no
```
"""


@pytest.mark.parametrize(
    "line",
    [
        "the job of victim is bounty hunter",
        "the job of victim may raid",
        'any player in the job "bounty hunter" is victim',
        'any player in the job "bounty_hunter" is victim',
        f'victim became "bounty hunter" {RECENT}',
        f'victim became "bounty_hunter" {RECENT}',
    ],
)
def test_a_job_of_two_words_is_the_row_that_says_it(line: str) -> None:
    told = tell("job", "bo", job="bounty_hunter")
    assert ask(line, told, {"type": "hit", "attacker": "ann", "victim": "bo", "weapon": "rock", "damage": 5}, law=JOBS)


def test_a_reason_from_a_table_of_jobs_says_whose_job_it_is() -> None:
    told = tell("job", "bo", job="bounty_hunter")
    hit = {"type": "hit", "attacker": "ann", "victim": "bo", "weapon": "rock", "damage": 5}
    ruling = judged(book("attack", "the job of victim may raid", law=JOBS), told, hit)[-1]
    assert ruling.because == ["T-1: ann attacked bo; the job of bo may raid"]
