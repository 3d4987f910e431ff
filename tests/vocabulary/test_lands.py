"""The zones themselves: what they are, whose, how they lie to each other, what is unclaimed."""

import pytest

from vocabulary.asked import Asked, false, group, rows, square, true, unknown, zone

HERE = rows(ann=(0, 0), bo=(30, 0))
IN = "attacker is inside any zone"
OAK = group("oak", "ann", kind="faction")
IRON = group("iron", "bo", kind="faction")
DOME = zone("dome", "pvp", cause="airdrop", name="Drop", until=1_750_000_100_000)
OWNED = square("r1", "region", -50, -50, owner="oak", capital=True)
NEXT = square("r2", "region", 50, -50, owner="oak")
CORNER = square("r3", "region", 50, 50, owner="iron")
FREE = square("r4", "region", -50, -50)
PENDING = zone("c1", "claim", owner="oak", status="pending")
LATER = {"type": "time"}
ERA = {"type": "era_started"}

ASKED = [
    true(f"{IN}\n and that zone is static", zone("d", "pvp", cause="static"), HERE),
    false(f"{IN}\n and that zone is static", DOME, HERE),
    unknown(f"{IN}\n and that zone is static", zone("d", "pvp"), HERE),
    true(f"{IN}\n and the cause of that zone is airdrop", DOME, HERE),
    false(f"{IN}\n and the cause of that zone is heli", DOME, HERE),
    unknown(f"{IN}\n and the cause of that zone is heli", zone("d", "pvp"), HERE),
    true(f"{IN}\n and the kind of that zone is pvp", DOME, HERE),
    false(f"{IN}\n and the kind of that zone is city", DOME, HERE),
    true(f"{IN}\n and the name of that zone is Drop", DOME, HERE),
    false(f"{IN}\n and the name of that zone is Lift", DOME, HERE),
    unknown(f"{IN}\n and the name of that zone is Drop", zone("d", "pvp"), HERE),
    true(f"{IN}\n and the age of that zone is at least 2 seconds", DOME, HERE),
    false(f"{IN}\n and the age of that zone is more than 2 seconds", DOME, HERE),
    true(f"{IN}\n and the remaining time of that zone is less than 99 seconds", DOME, HERE),
    false(f"{IN}\n and the remaining time of that zone is less than 9 seconds", DOME, HERE),
    unknown(f"{IN}\n and the remaining time of that zone is less than 9 seconds", zone("d", "pvp"), HERE),
    true(f"{IN}\n and the radius of that zone is 50 metres", DOME, HERE),
    false(f"{IN}\n and the radius of that zone is 50 metres", OWNED, HERE),
    true("attacker is a member of the owner of any region", OAK, OWNED),
    false("attacker is a member of the owner of any region", IRON, OWNED),
    unknown("attacker is a member of the owner of any city", OAK, zone("c", "city")),
    true("the faction of attacker owns any region", OAK, OWNED),
    true("the faction of attacker owns any region for 2 seconds", OAK, OWNED, LATER),
    false("the faction of attacker owns any region for 3 seconds", OAK, OWNED, LATER),
    false("the faction of attacker owns any region", OAK, FREE),
    unknown("the faction of attacker owns any city", OAK, zone("c", "city")),
    true("attacker is inside any zone\n and that zone is unowned", FREE, HERE),
    false("attacker is inside any zone\n and that zone is unowned", OWNED, HERE),
    unknown("attacker is inside any zone\n and that zone is unowned", zone("c", "city"), HERE),
    true("victim is inside any claim of the faction of attacker", OAK, PENDING, HERE),
    false("victim is inside any claim of the faction of attacker", OAK, zone("c1", "claim"), HERE),
    true("attacker is inside any region of the faction of attacker", OAK, OWNED, HERE),
    false("attacker is inside any region of the faction of attacker", OAK, FREE, HERE),
    true("attacker is inside any city of the faction of attacker", OAK, zone("c", "city", owner="oak"), HERE),
    false("attacker is inside any city of the faction of attacker", OAK, zone("c", "city", owner="iron"), HERE),
    true("attacker is inside any land of the faction of attacker", OAK, zone("c", "casino", owner="oak"), HERE),
    false("attacker is inside any land of the faction of attacker", OAK, zone("c", "casino", owner="iron"), HERE),
    true("the number of claims of the faction of attacker is 2", OAK, OWNED, PENDING),
    false("the number of claims of the faction of attacker is more than 2", OAK, OWNED, PENDING),
    true("the number of regions of the faction of attacker is 1", OAK, OWNED, PENDING),
    false("the number of regions of the faction of attacker is more than 1", OAK, OWNED, PENDING),
    true(f"{IN}\n and the status of that zone is pending", PENDING, HERE),
    false(f"{IN}\n and the status of that zone is pending", DOME, HERE),
    true(f"{IN}\n and that zone is an invalid claim", {**PENDING, "status": "invalid"}, HERE),
    true(f"{IN}\n and that zone is a pending claim", PENDING, HERE),
    true(f"{IN}\n and that zone is a pending claim for 2 seconds", PENDING, HERE),
    false(f"{IN}\n and that zone is a pending claim for 3 seconds", PENDING, HERE),
    false(f"{IN}\n and that zone is an invalid claim", PENDING, HERE),
    true(f"{IN}\n and that zone is an approved claim", zone("c1", "claim"), HERE),
    false(f"{IN}\n and that zone is an approved claim", PENDING, HERE),
    true(f"{IN}\n and that zone is a capital", OWNED, HERE),
    false(f"{IN}\n and that zone is a capital", {**OWNED, "capital": False}, HERE),
    unknown(f"{IN}\n and that zone is a capital", FREE, HERE),
    true("the region of attacker is the capital of the faction of attacker", OAK, OWNED, HERE),
    false("the region of attacker is the capital of the faction of victim", OAK, IRON, OWNED, HERE),
    unknown("any region is the capital of the faction of attacker", OAK, NEXT, HERE),
    true(f"{IN}\n and that zone overlaps any frontier", DOME, zone("f", "frontier", 99), HERE),
    false(f"{IN}\n and that zone overlaps any frontier", DOME, zone("f", "frontier", 101), HERE),
    true("any pvp zone overlaps any region", zone("d", "pvp", 99, 0), OWNED),
    true("any region overlaps any city", OWNED, square("c", "city", 40, 40)),
    true("any region overlaps any city", square("r", "region", 0, 0), square("c", "city", 50, -20, 40)),
    false("any region overlaps any city", OWNED, square("c", "city", 51, 40)),
    true("the region of attacker borders any region", OWNED, NEXT, HERE),
    false("the region of attacker borders any region", OWNED, CORNER, HERE),
    true("the region of attacker is a region", OWNED, HERE),
    false("the region of attacker is a region", zone("d", "pvp"), HERE),
    unknown("the region of attacker is unowned", OWNED),
    true("the claim under attacker is a pending claim", PENDING, HERE),
    false("the claim under attacker is an approved claim", FREE, HERE),
    unknown("the claim under attacker is an approved claim", OWNED),
    true("the land under attacker is unclaimed", FREE, HERE),
    true("the land under attacker is unclaimed", zone("far", "pvp", 900), HERE),
    true("the land under attacker is unclaimed", FREE, zone("h", "property", building="b"), HERE),
    false("the land under attacker is unclaimed", OWNED, HERE),
    false("the land under attacker is unclaimed", zone("r", "road"), HERE),
    unknown("the land under attacker is unclaimed", HERE),
    unknown("the land under attacker is unclaimed", FREE),
    true("the land under attacker is unclaimed", zone("c1", "claim", owner=None), HERE),
    false("the land under attacker is unclaimed", zone("c1", "claim"), HERE),
    false("the land under attacker is unclaimed", PENDING, HERE),
    true("the land under attacker is unclaimed", OWNED, ERA, HERE),
    false("the faction of attacker owns any claim", OAK, PENDING),
    false("the faction of attacker owns any city", OAK, zone("c", "city", owner="oak"), ERA),
    true("the faction of attacker holds land", OAK, OWNED),
    false("the faction of attacker holds land", OAK, PENDING),
    false("the faction of attacker holds land", OAK, OWNED, {**OWNED, "owner": None}),
    false("the faction of attacker holds land", OAK, OWNED, {"type": "zone_ended", "id": "r1"}),
    false("the faction of attacker holds land", OAK, {**OWNED, "until": 1_750_000_003_000}, {**LATER, "after": 5.0}),
    true(f"{IN}\n and the faction of attacker holds land besides that zone", OAK, OWNED, NEXT, HERE),
    false(f"{IN}\n and the faction of attacker holds land besides that zone", OAK, OWNED, HERE),
    true(f"{IN}\n and attacker holds that zone", OAK, OWNED, HERE),
    true(f"{IN}\n and attacker holds that zone", {**OWNED, "owner": "ann"}, HERE),
    false(f"{IN}\n and attacker holds that zone", IRON, OWNED, HERE),
    false(f"{IN}\n and attacker holds that zone", OAK, PENDING, HERE),
    true("the faction of attacker runs a city", OAK, zone("c", "city", owner="oak")),
    false("the faction of attacker runs a city", OAK, OWNED),
    true(f"{IN}\n and the map shows that zone as claimed", OWNED, HERE),
    false(f"{IN}\n and the map shows that zone as claimed", PENDING, HERE),
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_sentence_about_land_comes_out(asked: Asked) -> None:
    assert asked.comes_out()
