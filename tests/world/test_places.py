"""Whose place an event tells, and for how long it is believed."""

import json
from typing import Any

import pytest
from msgspec import UNSET

from lawspeaker.events import (
    Airdrop,
    Arrest,
    Building,
    Chat,
    Command,
    Crate,
    Despawned,
    Died,
    Door,
    Downed,
    Dropped,
    Explosive,
    Heli,
    Hit,
    Keypad,
    Kill,
    Lock,
    Looted,
    Placed,
    Positions,
    Removed,
    Seen,
    Shot,
    Sign,
    Sleeping,
    Spawned,
    Spray,
    StructureHit,
    TimedEvent,
    Turret,
    Vehicle,
    Vending,
    Voice,
)
from lawspeaker.world.places import Place, Places
from lawspeaker.world.profile import Profile

HERE, THERE = (1.0, 2.0, 3.0), (4.0, 5.0, 6.0)


def places(**numbers: Any):
    return Places(Profile("test", **numbers))


def told(event, *players):
    """Where these players are after the event, as x, y, z."""
    known = places()
    known.take(event, event.t)
    found = (known.of(player) for player in players)
    return [(place.x, place.y, place.z) if isinstance(place, Place) else None for place in found]


OF_A_PLAYER = [
    Arrest(t=0, player="ana", target="bo", state="done", at=HERE),
    Chat(t=0, player="ana", channel="local", text="hi", at=HERE),
    Command(t=0, player="ana", name="home", at=HERE),
    Despawned(t=0, player="ana", items={}, at=HERE),
    Died(t=0, player="ana", at=HERE, cause="fall"),
    Door(t=0, player="ana", entity="d", open=True, at=HERE),
    Downed(t=0, victim="ana", attacker="bo", at=HERE),
    Dropped(t=0, player="ana", items={}, at=HERE),
    Heli(t=0, id="h", state="hit", at=THERE, player="ana", player_at=HERE),
    Hit(t=0, attacker="bo", victim="ana", weapon="ak", damage=1, victim_at=HERE),
    Hit(t=0, attacker="ana", victim="bo", weapon="ak", damage=1, at=HERE),
    Hit(t=0, attacker="ana", victim="bo", weapon="c4", damage=1, at=HERE, means="explosive"),
    Hit(t=0, attacker="ana", victim="bo", weapon="car", damage=1, at=HERE, means="vehicle"),
    Keypad(t=0, player="ana", entity="k", at=HERE),
    Kill(t=0, attacker="bo", victim="ana", weapon="ak", victim_at=HERE),
    Lock(t=0, player="ana", entity="l", action="placed", at=HERE),
    Looted(t=0, player="ana", container="c", kind="box", at=HERE),
    Positions(t=0, rows=[("ana", *HERE)]),
    Shot(t=0, player="ana", weapon="ak", at=HERE),
    Sleeping(t=0, player="ana", at=HERE, on=True),
    Spawned(t=0, player="ana", at=HERE),
    Vehicle(t=0, entity="v", kind="car", action="mounted", player="ana", at=HERE),
    Voice(t=0, player="ana", at=HERE),
]

OF_A_THING = [
    Airdrop(t=0, id="a", state="called", at=HERE, player="ana"),
    Building(t=0, building="b", at=HERE, authorised=["ana"], owner="ana"),
    Chat(t=0, player="ana", channel="discord", text="hi", at=HERE),
    Command(t=0, player="ana", name="home", at=HERE, via="discord"),
    Crate(t=0, id="c", state="looted", at=HERE, player="ana"),
    Explosive(t=0, player="ana", kind="rocket", at=HERE),
    Heli(t=0, id="h", state="hit", at=HERE, player="ana"),
    Hit(t=0, attacker="ana", victim="bo", weapon="turret", damage=1, at=HERE, means="turret"),
    Kill(t=0, attacker="ana", victim="bo", weapon="trap", at=HERE, means="trap"),
    Placed(t=0, player="ana", entity="e", kind="wall", at=HERE),
    Removed(t=0, player="ana", entity="e", kind="wall", tool="remove", at=HERE),
    Seen(t=0, a="ana", b="bo", at=HERE),
    Sign(t=0, player="ana", entity="s", text="hi", at=HERE),
    Spray(t=0, player="ana", entity="s", at=HERE),
    StructureHit(t=0, attacker="ana", entity="e", kind="wall", weapon="ak", damage=1, at=HERE),
    TimedEvent(t=0, id="e", kind="cargo", state="looted", player="ana", at=HERE),
    Turret(t=0, entity="e", kind="turret", owner="ana", powered=True, loaded=True, at=HERE),
    Vehicle(t=0, entity="v", kind="car", action="parked", player="ana", at=HERE),
    Vending(t=0, entity="e", player="ana", broadcasting=True, empty=False, at=HERE),
]


@pytest.mark.parametrize("event", OF_A_PLAYER, ids=lambda event: type(event).__name__)
def test_an_event_that_says_where_a_player_is_tells_his_place(event):
    assert told(event, "ana", "bo") == [HERE, None]


@pytest.mark.parametrize("event", OF_A_THING, ids=lambda event: type(event).__name__)
def test_the_place_of_a_thing_is_nobodys(event):
    assert told(event, "ana", "bo") == [None, None]


@pytest.mark.parametrize("kind", [Hit, Kill])
def test_a_blow_tells_where_both_stand(kind):
    damage = {"damage": 1.0} if kind is Hit else {}
    blow = kind(t=0, attacker="ana", victim="bo", weapon="ak", at=HERE, victim_at=THERE, **damage)
    assert told(blow, "ana", "bo") == [HERE, THERE]


@pytest.mark.parametrize("at", [UNSET, None])
def test_a_blow_that_tells_no_place_leaves_the_last_one(at):
    known = places()
    known.take(Positions(t=0, rows=[("ana", *HERE), ("bo", *THERE)]), 0)
    known.take(Hit(t=5, attacker="ana", victim="bo", weapon="ak", damage=1, at=at, victim_at=at), 5)
    assert known.of("ana") == Place(*HERE, 0.5, 0, 0, 2)
    assert known.of("bo") == Place(*THERE, 0.5, 0, 0, 2)


def test_a_place_carries_the_error_the_number_and_the_tier_of_its_event():
    known = places()
    known.take(Positions(t=7, seq=3, tier=1, rows=[("ana", *HERE)]), 9)
    assert known.of("ana") == Place(*HERE, 2.0, 9, 3, 1)
    known.take(Voice(t=10, seq=4, tier=0, player="ana", at=THERE), 10)
    assert known.of("ana") == Place(*THERE, UNSET, 10, 4, 0)
    known.take(Voice(t=11, seq=5, tier=0, margin=9.0, player="ana", at=THERE), 11)
    assert known.of("ana") == Place(*THERE, 9.0, 11, 5, 0)


def test_a_place_is_believed_for_ten_seconds_and_no_longer():
    known = places()
    known.take(Spawned(t=1000, player="ana", at=HERE), 1000)
    known.clock = 11_000
    assert isinstance(known.of("ana"), Place)
    assert known.players() == ["ana"]
    known.clock = 11_001
    assert known.of("ana") is UNSET
    assert known.players() == []
    assert known.last("ana") == Place(*HERE, 0.5, 1000, 0, 2)


def test_how_long_a_place_is_believed_is_a_number_of_the_game():
    known = places(place_age_ms=50)
    known.take(Spawned(t=0, player="ana", at=HERE), 0)
    known.clock = 51
    assert known.of("ana") is UNSET


def test_the_dead_keep_their_place_until_it_is_too_old():
    known = places()
    known.take(Kill(t=0, attacker="ana", victim="bo", weapon="ak", victim_at=HERE), 0)
    assert known.of("bo") == Place(*HERE, 0.5, 0, 0, 2)


def test_a_stranger_has_no_place():
    assert places().of("ana") is UNSET
    assert places().last("ana") is UNSET


def test_what_happened_before_is_no_news_of_where_somebody_is():
    known = places()
    known.take(Positions(t=10_000, rows=[("ana", *HERE)]), 10_000)
    late = Died(t=10_500, happened=4000, player="ana", at=THERE, cause="fall")
    assert known.take(late, 10_500) == []
    assert known.last("ana") == Place(*HERE, 0.5, 10_000, 0, 2)
    assert known.knows_later("ana", late, 10_500)
    assert not known.knows_later("bo", late, 10_500)


def test_a_late_place_is_as_old_as_it_is():
    known = places()
    known.take(Died(t=10_500, happened=4000, player="ana", at=THERE, cause="fall"), 10_500)
    assert known.last("ana") == Place(*THERE, 0.5, 4000, 0, 2)
    known.take(Voice(t=10_600, happened=99_999, player="bo", at=HERE), 10_600)
    assert known.last("bo") == Place(*HERE, 0.5, 10_600, 0, 2)


def test_taking_an_event_gives_back_the_places_it_told():
    known = places()
    assert known.take(Positions(t=0, rows=[("ana", *HERE)]), 0) == [("ana", Place(*HERE, 0.5, 0, 0, 2))]
    assert known.take(Voice(t=1, player="bo", at=THERE), 1) == [("bo", Place(*THERE, 0.5, 1, 0, 2))]
    assert known.take(Voice(t=1, player="bo"), 1) == []


def test_who_stands_somewhere_and_is_not_on_a_list_is_found_as_if_all_were_looked_through():
    known, listed = places(), ["ana", "bo"]
    for t, player in ((0, "ana"), (100, "cy"), (5000, "bo"), (9000, "dee"), (10_200, "ana")):
        known.take(Positions(t=t, rows=[(player, *HERE)]), t)
        for players in (listed, listed, ["cy"]):
            assert sorted(known.besides(players)) == [p for p in known.players() if p not in players]
    restored = places()
    restored.besides(listed)
    restored.load(json.loads(json.dumps(known.dump())))
    assert restored.besides(listed) == ["dee"]


def test_places_restored_are_the_same_and_what_is_too_old_is_not_kept():
    known = places()
    known.take(Positions(t=0, rows=[("old", *HERE)]), 0)
    known.take(Positions(t=9000, seq=2, rows=[("bo", *HERE), ("ana", *THERE)]), 9000)
    known.take(Voice(t=10_001, seq=3, tier=0, player="cy", at=HERE), 10_001)
    restored = places()
    restored.load(json.loads(json.dumps(known.dump())))
    assert restored.dump() == known.dump()
    assert restored.players() == known.players() == ["ana", "bo", "cy"]
    assert [restored.of(player) for player in ("ana", "bo", "cy")] == [known.of(p) for p in ("ana", "bo", "cy")]
