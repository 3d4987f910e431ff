"""The world folds each event into all that keeps what it says, and goes on alike wherever it is restored."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import UNSET

from events.strategies import events as any_events
from lawspeaker.events import (
    Authorised,
    Building,
    Died,
    Drawn,
    EraStarted,
    Hit,
    Joined,
    Kill,
    Named,
    Placed,
    Positions,
    Profile,
    Recording,
    Removed,
    ServerStarted,
    Shot,
    Sign,
    Sleeping,
    Spawned,
    StructureDestroyed,
    Tax,
    TimePassed,
    Voice,
    ZoneDrawn,
    ZoneEnded,
)
from lawspeaker.events.codec import Unknown
from lawspeaker.world.profile import PROFILES
from lawspeaker.world.world import World
from world.telling import Tale, entered, left


def with_a_dome(**fields):
    tale = Tale()
    tale.tell(ZoneDrawn, 0, id="dome", kind="pvp", circle=(0.0, 0.0, 10.0), **fields)
    return tale


def stand(tale, t, player, x, **fields):
    return tale.tell(Positions, t, rows=[(player, float(x), 0.0, 0.0)], **fields)


def test_the_clock_is_the_largest_time_so_far():
    tale = Tale()
    for t in (1000, 5000, 3000):
        tale.tell(TimePassed, t)
    assert tale.world.clock == 5000
    tale.tell(Voice, 4000, player="ana", at=(0.0, 0.0, 0.0))
    assert tale.world.places.of("ana").t == 5000
    assert tale.world.seq == 4


def test_an_event_of_an_unknown_type_moves_the_clock_and_nothing_else():
    world = World()
    world.take(Unknown(type="weather", t=7000, seq=1, rest={"rain": True}))
    assert world.clock == 7000
    assert world.witness.clock == 7000


def test_rows_of_positions_show_who_enters_and_leaves():
    tale = with_a_dome()
    tale.tell(Positions, 1000, rows=[("ana", 50.0, 0.0, 0.0), ("bo", 0.0, 0.0, 0.0)])
    rows = [("ana", 0.0, 0.0, 0.0), ("bo", 50.0, 0.0, 0.0)]
    assert tale.tell(Positions, 2000, rows=rows) == [entered("ana", "dome"), left("bo", "dome")]
    assert tale.tell(TimePassed, 3000) == []


def test_any_place_of_a_player_shows_that_he_enters():
    tale = with_a_dome()
    stand(tale, 1000, "ana", 50)
    assert tale.tell(Voice, 2000, player="ana", at=(0.0, 0.0, 0.0)) == [entered("ana", "dome")]


def test_both_ends_of_a_blow_show_who_enters():
    tale = with_a_dome()
    tale.tell(Positions, 0, rows=[("ana", 50.0, 0.0, 0.0), ("bo", 50.0, 0.0, 0.0)])
    here = (0.0, 0.0, 0.0)
    crossed = tale.tell(Hit, 1, attacker="ana", victim="bo", weapon="ak", damage=1, at=here, victim_at=here)
    assert crossed == [entered("ana", "dome"), entered("bo", "dome")]


@pytest.mark.parametrize(
    ("kind", "fields"),
    [(Died, {"player": "ana", "cause": "fall"}), (Kill, {"attacker": "bo", "victim": "ana", "weapon": "ak"})],
)
def test_whoever_died_in_a_zone_enters_it_when_he_is_seen_there_again(kind, fields):
    tale = with_a_dome()
    stand(tale, 1000, "ana", 0)
    where = {"at": (0.0, 0.0, 0.0)} if kind is Died else {"victim_at": (0.0, 0.0, 0.0)}
    assert tale.tell(kind, 2000, **fields, **where) == []
    assert stand(tale, 3000, "ana", 0) == [entered("ana", "dome")]


def test_whoever_dies_at_a_place_within_a_zone_entered_it_before():
    tale = with_a_dome()
    stand(tale, 1000, "ana", 50)
    died = tale.tell(Kill, 2000, attacker="bo", victim="ana", weapon="ak", victim_at=(0.0, 0.0, 0.0))
    assert died == [entered("ana", "dome")]


@pytest.mark.parametrize("fields", [{"prevented": True}, {"landed": False}])
def test_a_death_that_was_prevented_moves_nobody(fields):
    tale = with_a_dome()
    stand(tale, 1000, "ana", 0)
    tale.tell(Kill, 2000, attacker="bo", victim="ana", weapon="ak", **fields)
    assert stand(tale, 3000, "ana", 0) == []


def test_a_death_told_late_moves_nobody_who_was_seen_since():
    tale = with_a_dome()
    stand(tale, 9000, "ana", 0)
    assert tale.tell(Died, 9500, happened=5000, player="ana", at=(50.0, 0.0, 0.0), cause="fall") == []
    assert stand(tale, 10_000, "ana", 0) == []


def test_whoever_comes_to_life_in_a_zone_enters_it():
    tale = with_a_dome()
    assert tale.tell(Spawned, 1000, player="ana", at=(0.0, 0.0, 0.0)) == [entered("ana", "dome")]


def test_the_dead_hold_no_weapon():
    tale = Tale()
    tale.tell(Drawn, 0, player="ana", weapon="ak", on=True)
    tale.tell(Kill, 1000, attacker="bo", victim="ana", weapon="ak")
    tale.tell(TimePassed, 2000)
    assert not tale.world.people.drawn("ana")


def test_a_zone_is_gone_before_the_event_at_its_until_is_taken():
    tale = with_a_dome(until=5000)
    stand(tale, 4000, "ana", 50)
    assert stand(tale, 5000, "ana", 0) == []
    assert tale.world.gone == ["dome"]
    assert stand(tale, 5001, "ana", 50) == []
    assert tale.world.gone == []


def test_a_dome_that_moves_each_second_takes_in_and_lets_go():
    tale = Tale()
    crossed = []
    for second in range(60):
        tale.tell(
            ZoneDrawn,
            second * 1000,
            id="dome",
            kind="pvp",
            cause="cargo",
            circle=(second * 10.0, 0.0, 100.0),
            until=second * 1000 + 5000,
        )
        crossed += [(second, *each) for each in stand(tale, second * 1000, "ana", 300)]
    assert crossed == [(21, "ana", "dome", True), (41, "ana", "dome", False)]
    assert tale.world.zones.get("dome").since == 0


def test_with_a_wipe_no_house_stands_and_nobody_is_on_the_ground_of_one():
    tale = Tale()
    tale.tell(Building, 0, building="h", owner="bo", authorised=["bo"], at=(0.0, 0.0, 0.0), circle=(0.0, 0.0, 10.0))
    tale.tell(Sign, 1, player="bo", entity="s", text="shop", at=(0.0, 0.0, 0.0), building="h")
    tale.tell(ZoneDrawn, 1, id="hall", kind="base", circle=(0.0, 0.0, 5.0), building="h")
    tale.tell(ZoneDrawn, 1, id="road", kind="road", circle=(90.0, 0.0, 5.0))
    stand(tale, 2, "ana", 50)
    stand(tale, 3, "ana", 0)
    assert tale.world.zones_of("ana") == {"ground:h", "hall"}
    tale.tell(EraStarted, 4)
    assert [zone.id for zone in tale.world.zones.all()] == ["road"]
    assert tale.world.buildings.get("h") is None
    assert tale.world.buildings.sign("s") is None
    assert tale.world.gone == ["ground:h", "hall"]
    assert stand(tale, 5, "ana", 50) == []


def test_zones_are_told_once_another_event_follows():
    tale = with_a_dome()
    assert not tale.world.zones.told
    tale.tell(Joined, 1, player="ana", name="Ana")
    assert tale.world.zones.told


def test_encounters_that_meet_are_told():
    tale = Tale()
    tale.tell(Hit, 0, attacker="ana", victim="bo", weapon="ak", damage=1)
    tale.tell(Hit, 0, attacker="cy", victim="dan", weapon="ak", damage=1)
    tale.tell(Kill, 0, attacker="dan", victim="ana", weapon="ak")
    assert tale.world.merged == [("fight:2", "fight:1")]
    tale.tell(TimePassed, 1)
    assert tale.world.merged == []


def test_a_server_names_its_profile_and_its_map():
    tale = Tale()
    assert tale.world.map_size is UNSET
    tale.world.take(ServerStarted(t=0, profile="garrysmod"))
    assert tale.world.profile is tale.world.fights.profile is tale.world.places.profile is PROFILES["garrysmod"]
    tale.world.take(ServerStarted(t=0, profile="no such game"))
    assert tale.world.profile is PROFILES["garrysmod"]


def test_each_event_reaches_what_keeps_it():
    tale = Tale()
    tale.tell(Building, 0, building="h", at=(0.0, 0.0, 0.0), authorised=["ana"], cupboard="c")
    tale.tell(Sign, 0, player="ana", entity="s", text="keep out", at=(0.0, 0.0, 0.0), building="h")
    tale.tell(Profile, 0, player="ana", staff="admin")
    tale.tell(Tax, 0, rate=0.25)
    world = tale.world
    assert world.buildings.owners("h") == ["ana"]
    assert [sign.entity for sign in world.buildings.signs_of("h")] == ["s"]
    assert (world.people.staff("ana"), world.people.average_tax) == ("admin", 0.25)


# Restored anywhere, it goes on alike

players, things = st.sampled_from(["ana", "bo", "cy"]), st.sampled_from(["c", "d", "s"])
metre = st.sampled_from([-40.0, -9.6, -1.0, 0.0, 9.4, 9.5, 10.0, 33.0])
spots = st.tuples(metre, st.sampled_from([0.0, 5.0]), metre)
maybe_spot = spots | st.sampled_from([UNSET, None])
texts = st.text(max_size=4)


def one(kind, /, **fields):
    """An event of this kind with these fields; its time and number come from the stream."""
    return st.tuples(st.just(kind), st.fixed_dictionaries(fields))


kinds = st.one_of(
    one(Positions, rows=st.lists(st.tuples(players, metre, st.just(0.0), metre), max_size=3)),
    one(Positions, rows=st.lists(st.tuples(players, metre, st.just(0.0), metre), max_size=3), tier=st.integers(0, 2)),
    one(ZoneDrawn, id=st.sampled_from("yz"), kind=st.just("pvp"), circle=st.tuples(metre, metre, st.just(12.0))),
    one(
        ZoneDrawn,
        id=st.sampled_from("yz"),
        kind=st.sampled_from(["base", "city"]),
        polygon=st.just([(-10.0, -10.0), (10.0, -10.0), (10.0, 10.0)]),
        until=st.integers(0, 90_000),
        owner=st.sampled_from(["red", None, UNSET]),
        building=st.sampled_from(["h", UNSET]),
    ),
    one(ZoneEnded, id=st.sampled_from("yz")),
    one(Hit, attacker=players, victim=players, weapon=st.just("ak"), damage=st.just(1.0), at=maybe_spot),
    one(Kill, attacker=players, victim=players, weapon=st.just("ak"), victim_at=maybe_spot, prevented=st.booleans()),
    one(Shot, player=players, weapon=st.just("ak"), at=spots, near=players),
    one(Died, player=players, at=spots, cause=st.just("fall")),
    one(Died, player=players, at=spots, cause=st.just("fall"), happened=st.integers(0, 90_000)),
    one(Spawned, player=players, at=spots),
    one(Sleeping, player=players, at=spots, on=st.booleans()),
    one(Drawn, player=players, weapon=st.sampled_from(["ak", "bow"]), on=st.booleans()),
    one(Joined, player=players, name=texts),
    one(Named, player=players, name=texts, tag=st.sampled_from(["RED", None, UNSET])),
    one(Building, building=st.sampled_from("hg"), at=spots, authorised=st.lists(players, max_size=2), cupboard=things),
    one(Building, building=st.just("h"), at=spots, authorised=st.just([]), circle=st.just((0.0, 0.0, 9.0))),
    one(Authorised, player=players, cupboard=things, building=st.sampled_from("hg"), on=st.booleans()),
    one(Placed, player=players, entity=things, kind=st.just("cupboard"), at=spots, building=st.sampled_from("hg")),
    one(Removed, player=players, entity=things, kind=st.just("sign"), tool=st.just("remove")),
    one(
        StructureDestroyed,
        attacker=players,
        entity=things,
        kind=st.just("cupboard"),
        weapon=st.just("c4"),
        damage=st.just(1.0),
    ),
    one(Sign, player=players, entity=things, text=texts, at=spots, building=st.sampled_from(["h", None, UNSET])),
    one(ServerStarted, records=st.sampled_from([UNSET, ["hit"]]), resumed=st.booleans()),
    one(ServerStarted, profile=st.sampled_from(["rust", "garrysmod"])),
    one(Recording, player=players, on=st.booleans(), source=st.just("client")),
    one(TimePassed),
)
steps = st.lists(st.tuples(kinds, st.sampled_from([-3000, 0, 0, 500, 4000, 61_000]), st.integers(1, 2)), max_size=30)


def stream(steps):
    """Events with times that mostly go on, and numbers with some holes."""
    t, n, out = 10_000, 0, []
    for seq, ((kind, fields), pause, skip) in enumerate(steps, 1):
        t, n = max(t + pause, 0), n + skip
        out.append(kind(t=t, seq=seq, n=n, **fields))
    return out


def seen(world):
    """All that may be asked of the world after an event."""
    return (
        world.dump(),
        world.crossings,
        world.merged,
        world.gone,
        world.witness.holes,
        world.witness.steps,
        [(p, world.places.of(p), world.zones.holding(p), world.people.name(p)) for p in ("ana", "bo", "cy")],
        [world.fights.first_between(a, b) for a, b in (("ana", "bo"), ("bo", "cy"), ("ana", "cy"))],
        [world.fights.of(seq) for seq in range(1, 40)],
    )


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(steps, st.data())
def test_a_world_restored_at_any_point_goes_on_alike(steps, data):
    told = stream(steps)
    cut = data.draw(st.integers(0, len(told)))
    world, restored = World(), World()
    for event in told[:cut]:
        world.take(event)
    restored.load(json.loads(json.dumps(world.dump())))
    assert restored.dump() == world.dump()
    for event in told[cut:]:
        world.take(event)
        restored.take(event)
        assert seen(restored) == seen(world)


@given(steps)
def test_the_same_events_make_the_same_world(steps):
    first, second = World(), World()
    for event in stream(steps):
        first.take(event)
        second.take(event)
    assert json.dumps(first.dump()) == json.dumps(second.dump())


@given(steps)
def test_who_entered_is_inside_and_who_left_is_not(steps):
    world = World()
    for event in stream(steps):
        world.take(event)
        last = {(player, zone): came for player, zone, came in world.crossings}
        for (player, zone), came in last.items():
            assert (zone in world.zones.holding(player)) == came


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(any_events(), max_size=6))
def test_no_event_of_the_wire_breaks_the_world(events):
    world = World()
    for event in events:
        world.take(event)
    restored = World()
    restored.load(json.loads(json.dumps(world.dump())))
    assert restored.dump() == world.dump()


def test_a_long_season_of_equal_days_leaves_no_more_than_one():
    def season(days):
        tale = Tale()
        for day in range(days):
            for hour in range(24):
                t = (day * 24 + hour) * 3_600_000
                tale.tell(ZoneDrawn, t, id=f"dome {t}", kind="pvp", circle=(0.0, 0.0, 50.0), until=t + 60_000)
                stand(tale, t, "ana", 0)
                stand(tale, t, "old", 50)
                stand(tale, t, "old", 0)
                tale.tell(Hit, t, attacker="ana", victim="bo", weapon="ak", damage=1)
                tale.tell(Kill, t, attacker="bo", victim="ana", weapon="ak")
                tale.tell(Sign, t, player="ana", entity="s", text="hi", at=(0.0, 0.0, 0.0))
                tale.tell(Named, t, player="ana", name=f"{hour}")
        return len(json.dumps(tale.world.dump()))

    assert season(12) <= season(4) * 1.1
