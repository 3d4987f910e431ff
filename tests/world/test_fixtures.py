"""Which thing stands in which house, and what an event that leaves that out speaks of."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET

from events.strategies import events as any_events
from lawspeaker.events import (
    Authorised,
    Building,
    Command,
    Door,
    EraStarted,
    Hit,
    Keypad,
    Lock,
    Looted,
    Placed,
    Removed,
    Sign,
    StructureDestroyed,
    StructureHit,
    Upgraded,
    Vehicle,
    Vending,
)
from lawspeaker.world.fixtures import NAMELESS, Fixture, Fixtures
from world.telling import fold

AT = (1.0, 2.0, 3.0)


def take(fixtures, *events):
    """These events one after the other, as a referee takes them; the last of them, whole."""
    for seq, event in enumerate(events, 1):
        event.seq = event.seq or seq
        whole = fixtures.housed(event) if type(event) in NAMELESS else event
        fold(fixtures, whole)
    return whole


def placed(entity="w", kind="wall", **fields):
    return Placed(t=0, player="bo", entity=entity, kind=kind, at=AT, **fields)


def blow(entity="w", kind="wall", **fields):
    return StructureHit(t=0, attacker="ann", entity=entity, kind=kind, weapon="c4", damage=1.0, **fields)


def fallen(entity="w", **fields):
    return StructureDestroyed(t=0, attacker="ann", entity=entity, kind="wall", weapon="c4", damage=1.0, **fields)


def removed(entity="w", **fields):
    return Removed(t=0, player="bo", entity=entity, kind="wall", tool="remove", **fields)


def looted(container="w", kind="box", **fields):
    return Looted(t=0, player="ann", container=container, kind=kind, at=AT, **fields)


def car(entity="w"):
    return Vehicle(t=0, entity=entity, kind="car", action="mounted")


TELLING = [
    placed(building="h"),
    blow(building="h"),
    looted(building="h"),
    Upgraded(t=0, player="bo", entity="w", grade="stone", building="h"),
    Lock(t=0, player="bo", entity="w", action="placed", building="h"),
    Door(t=0, player="bo", entity="w", open=True, building="h"),
    Keypad(t=0, player="bo", entity="w", building="h"),
    Sign(t=0, player="bo", entity="w", text="hi", at=AT, building="h"),
    Vending(t=0, entity="w", broadcasting=True, empty=False, at=AT, building="h"),
    Authorised(t=0, player="bo", cupboard="w", building="h", on=True),
    Building(t=0, building="h", at=AT, authorised=[], cupboard="w"),
]
LEAVING_OUT = [
    blow(),
    fallen(),
    removed(),
    looted(),
    Upgraded(t=0, player="bo", entity="w", grade="stone"),
    Lock(t=0, player="bo", entity="w", action="picked"),
    Door(t=0, player="bo", entity="w", open=True),
    Keypad(t=0, player="bo", entity="w"),
    Sign(t=0, player="bo", entity="w", text="hi", at=AT),
    Vending(t=0, entity="w", broadcasting=True, empty=False, at=AT),
    Command(t=0, player="ann", name="raid.announce", entity="w"),
]


@pytest.mark.parametrize("teller", TELLING, ids=lambda event: type(event).__name__)
def test_whatever_names_a_thing_and_its_house_tells_where_it_stands(teller):
    assert take(Fixtures(), teller, blow()).building == "h"


@pytest.mark.parametrize("event", LEAVING_OUT, ids=lambda event: type(event).__name__)
def test_an_event_that_leaves_its_house_out_speaks_of_the_one_that_was_told(event):
    assert take(Fixtures(), placed(building="h"), event).building == "h"
    assert event.building is UNSET


def test_what_nobody_told_stays_unknown():
    assert take(Fixtures(), placed(building="h"), blow("w2")).building is UNSET
    assert take(Fixtures(), placed(), blow()).building is UNSET


def test_what_an_event_says_itself_goes_before_what_others_said():
    fixtures = Fixtures()
    assert take(fixtures, placed(building="h"), blow(building="h2")).building == "h2"
    assert take(fixtures, blow()).building == "h2"
    assert take(fixtures, blow(building=None)).building is None
    assert take(fixtures, blow()).building is None


@pytest.mark.parametrize("gone", [fallen(), removed(), car(), EraStarted(t=0), placed()])
def test_what_has_come_down_or_was_set_down_anew_stands_in_no_known_house(gone):
    assert take(Fixtures(), placed(building="h"), gone, blow()).building is UNSET


def test_what_takes_the_place_of_a_thing_stands_in_its_house():
    fixtures = Fixtures()
    assert take(fixtures, placed(building="h"), placed("w2", replaces="w"), blow("w2")).building == "h"
    assert fixtures.get("w") is None


@pytest.mark.parametrize("passing", [blow(kind="car", building="h"), looted(kind="corpse", building="h")])
def test_what_stays_nowhere_stands_in_no_house(passing):
    assert take(Fixtures(), passing, blow()).building is UNSET


def test_a_vehicle_is_of_no_house_because_its_lock_was():
    lock = Lock(t=0, player="bo", entity="w", action="placed", building="h")
    assert take(Fixtures(), lock, blow(kind="rhib")).building is UNSET


def test_who_told_where_a_thing_stands_is_known_while_that_is_made_use_of():
    fixtures, told = Fixtures(), placed(building="h", tier=1)
    event = take(fixtures, told, blow(building="h"), blow(seq=3))
    assert fixtures.teller(event, "h") == Fixture("h", 1, 1)
    assert fixtures.teller(event, "h2") is None
    assert fixtures.teller(Hit(t=0, seq=4, attacker="a", victim="b", weapon="c4", damage=1.0), "h") is None
    assert fixtures.teller(take(fixtures, blow(building="h", seq=5)), "h") is None


@given(st.lists(any_events(), max_size=8), st.lists(any_events(), max_size=4))
def test_fixtures_restored_go_on_alike(before, after):
    fixtures, restored = Fixtures(), Fixtures()
    take(fixtures, *before) if before else None
    restored.load(json.loads(json.dumps(fixtures.dump())))
    for event in after:
        assert take(fixtures, event) == take(restored, event)
    assert restored.dump() == fixtures.dump()


def test_no_more_is_kept_than_stands():
    fixtures = Fixtures()
    for day in range(50):
        take(fixtures, placed(f"w{day}", building="h"), blow(f"w{day}"), fallen(f"w{day}"), looted(kind="corpse"))
    assert fixtures.dump() == []
