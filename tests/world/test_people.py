"""What is known of a player, and what he was called when."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET

from events.strategies import BY_TYPE
from lawspeaker.events import (
    Died,
    Drawn,
    Idle,
    Job,
    Joined,
    Kill,
    Left,
    Linked,
    Named,
    Profile,
    Recording,
    Sleeping,
    Spawned,
    Tax,
    Voice,
)
from lawspeaker.referee.ruling.reasons import clean
from lawspeaker.world.people import NAMES_KEPT, People
from world.telling import fold

AT = (0.0, 0.0, 0.0)


def told(*events):
    people = People()
    for event in events:
        fold(people, event)
    return people


def drawn(weapon, on=True):
    return Drawn(t=0, player="ana", weapon=weapon, on=on)


def kill(**fields):
    return Kill(t=0, attacker="bo", victim="ana", weapon="ak", **fields)


def test_of_a_stranger_all_is_unknown():
    people = told(Voice(t=0, player="ana"))
    assert people.get("ana") is None
    assert people.all() == []
    unknown = ("tag", "online", "alive", "asleep", "protected", "idle", "job", "recording", "staff", "spawned")
    assert all(getattr(people, name)("ana") is UNSET for name in unknown)
    assert people.drawn("ana") is False
    assert people.weapons("ana") == []
    assert people.name("ana") == people.name_at("ana", 5) == "ana"


def test_somebody_is_called_by_the_name_he_had_then():
    people = told(
        Joined(t=0, seq=10, player="7656", name="Ana"),
        Joined(t=0, seq=15, player="7656", name="Ana"),
        Named(t=0, seq=20, player="7656", name="Bea"),
    )
    names = [people.name_at("7656", seq) for seq in (9, 10, 19, 20, 99)]
    assert names == ["7656", "Ana", "Ana", "Bea", "Bea"]
    assert people.name("7656") == "Bea"
    assert people.get("7656").named_at == [10, 20]


def test_two_who_bear_one_name_are_told_apart_from_then_on():
    people = told(
        Joined(t=1, seq=1, player="76561198000001234", name="Bo"),
        Named(t=2, seq=2, player="76561198000005678", name="Bo"),
    )
    assert people.name_at("76561198000001234", 1) == "Bo"
    assert people.name_at("76561198000001234", 2) == "Bo (…1234)"
    assert people.name_at("76561198000005678", 2) == "Bo (…5678)"
    assert people.name("76561198000005678") == "Bo"


def test_a_long_name_never_hides_whose_it_is():
    long = "x" * 60
    people = told(Joined(t=1, seq=1, player="1234", name=long), Joined(t=2, seq=2, player="5678", name=long))
    assert clean(people.name_at("5678", 2)).endswith("(…5678)")


@pytest.mark.parametrize(
    ("one", "other"), [("Bo\x1b", "Bo\x1c"), ("N" * 60 + "1", "N" * 60 + "2"), ("Bo", "Bo "), ("Bo", "5678")]
)
def test_names_that_look_alike_where_they_are_told_are_told_apart(one: str, other: str) -> None:
    people = told(Joined(t=1, seq=1, player="5678", name=one), Joined(t=2, seq=2, player="1234", name=other))
    assert clean(people.name_at("1234", 2)).endswith("(…1234)")
    again = People()
    again.load(people.dump())
    assert [again.name_at(one, 2) for one in ("1234", "5678")] == [people.name_at(one, 2) for one in ("1234", "5678")]


def test_whoever_renames_himself_all_day_fills_no_memory():
    people = told(*(Named(t=0, seq=seq, player="ana", name=f"name {seq}") for seq in range(1, 200)))
    person = people.get("ana")
    assert len(person.names) == len(person.named_at) == NAMES_KEPT
    assert people.name_at("ana", 199) == "name 199"
    assert people.name_at("ana", 200 - NAMES_KEPT) == f"name {200 - NAMES_KEPT}"
    assert people.name_at("ana", 199 - NAMES_KEPT) == "ana"


@pytest.mark.parametrize("tag", ["RED", None, UNSET])
def test_the_tag_is_the_one_last_worn(tag):
    people = told(Named(t=0, player="ana", name="Ana", tag="OLD"), Named(t=0, player="ana", name="Ana", tag=tag))
    assert people.tag("ana") is tag or people.tag("ana") == tag


def test_who_is_called_so_is_found_by_the_name_worn_last_however_it_is_read():
    people = told(Joined(t=0, player="bo", name="Max"), Joined(t=0, player="ana", name="MAX"))
    assert people.called(str.casefold)["max"] == ["ana", "bo"]
    fold(people, Named(t=1, player="bo", name="Moritz"))
    assert people.called(str.casefold) == {"max": ["ana"], "moritz": ["bo"]}
    again = People()
    again.called(str.casefold)
    again.load(json.loads(json.dumps(people.dump())))
    assert again.called(str.casefold) == people.called(str.casefold)


def test_who_joined_is_there_until_he_leaves():
    people = told(Joined(t=0, player="ana", name="Ana", first=True, ip="k1"))
    assert people.online("ana") is True
    assert (people.get("ana").first, people.get("ana").ip) == (True, "k1")
    fold(people, Left(t=0, player="ana"))
    assert people.online("ana") is False
    fold(people, Joined(t=0, player="ana", name="Ana"))
    assert (people.get("ana").first, people.get("ana").ip) == (True, "k1")


def test_a_weapon_is_in_hand_until_every_one_is_put_away():
    people = told(drawn("ak"), drawn("bow"), drawn("bow"))
    assert people.weapons("ana") == ["ak", "bow"]
    fold(people, drawn("bow", on=False))
    assert people.drawn("ana") is True
    fold(people, drawn("ak", on=False))
    fold(people, drawn("ak", on=False))
    assert people.drawn("ana") is False


@pytest.mark.parametrize("event", [Left(t=0, player="ana"), Spawned(t=0, player="ana", at=AT)], ids=["left", "spawned"])
def test_the_hands_of_the_gone_and_the_newborn_are_empty(event):
    assert told(drawn("ak"), event).drawn("ana") is False


def test_death_and_birth_are_kept():
    people = told(Sleeping(t=0, player="ana", at=AT, on=True), Idle(t=0, player="ana", seconds=9), kill())
    assert (people.alive("ana"), people.asleep("ana"), people.idle("ana")) == (False, False, (9, 0))
    people.bury("ana")  # the world does this once his killing has been judged
    assert (people.drawn("ana"), people.idle("ana")) == (False, UNSET)
    fold(people, Spawned(t=5, player="ana", at=AT), 7)
    assert (people.alive("ana"), people.spawned("ana")) == (True, 7)


@pytest.mark.parametrize("fields", [{"prevented": True}, {"landed": False}])
def test_a_death_that_was_prevented_is_none(fields):
    assert told(Spawned(t=0, player="ana", at=AT), kill(**fields)).alive("ana") is True


def test_a_death_told_late_ends_no_later_life():
    people = told(Spawned(t=9000, player="ana", at=AT))
    fold(people, Died(t=9500, happened=8000, player="ana", at=AT, cause="fall"), 9500)
    assert people.alive("ana") is True
    fold(people, Died(t=9600, happened=9400, player="ana", at=AT, cause="fall"), 9600)
    assert people.alive("ana") is False


def test_a_sleeper_is_protected_if_it_was_said():
    people = told(Sleeping(t=0, player="ana", at=AT, on=True, protected=True))
    assert (people.asleep("ana"), people.protected("ana")) == (True, True)
    fold(people, Sleeping(t=0, player="ana", at=AT, on=False))
    assert (people.asleep("ana"), people.protected("ana")) == (False, UNSET)


def test_idleness_is_told_with_its_time_until_he_comes_or_goes():
    people = told()
    fold(people, Idle(t=5, player="ana", seconds=60.0), 9)
    assert people.idle("ana") == (60.0, 9)
    fold(people, Joined(t=10, player="ana", name="Ana"))
    assert people.idle("ana") is UNSET


def test_a_job_replaces_the_old_one():
    people = told(Job(t=0, player="ana", job="mayor"), Job(t=0, player="ana", job="police"))
    assert people.job("ana") == "police"


def test_recording_begins_and_ends():
    people = told(Recording(t=0, player="ana", on=True))
    assert people.recording("ana") is True
    fold(people, Recording(t=0, player="ana", on=False))
    assert people.recording("ana") is False


def test_a_profile_changes_only_what_it_says():
    people = told(
        Profile(t=0, player="ana", hours=3.0, staff="admin", aliases=["an2"], first_seen=77),
        Profile(t=0, player="ana", vac_ban_days=10, staff=None),
        Linked(t=0, player="ana", discord="d1", discord_name="Ana#1"),
        Linked(t=0, player="ana", discord="d2"),
    )
    person = people.get("ana")
    assert (person.hours, person.vac_ban_days, person.aliases, person.first_seen) == (3.0, 10, ["an2"], 77)
    assert people.staff("ana") is None
    assert (person.discord, person.discord_name) == ("d2", "Ana#1")


@pytest.mark.parametrize("owner", [UNSET, None])
def test_the_average_tax_is_the_one_without_owner(owner):
    people = told(Tax(t=0, rate=0.4, owner="red"), Tax(t=0, rate=0.2, owner="blue"))
    assert people.average_tax is UNSET
    fold(people, Tax(t=0, rate=0.3, owner=owner))
    assert people.average_tax == 0.3
    assert people.tax_of("red") == 0.4
    assert people.tax_of("green") is UNSET
    assert (people.tax_of("blue"), people.tax_of("red")) == (0.2, 0.4)


KEPT = [str(kind.__struct_config__.tag) for kind in People().folds()]


@given(st.lists(st.sampled_from(KEPT).flatmap(BY_TYPE.get), max_size=8), st.sampled_from(KEPT).flatmap(BY_TYPE.get))
def test_people_restored_go_on_alike(events, next_event):
    people, restored = told(*events), People()
    restored.load(json.loads(json.dumps(people.dump())))
    assert restored.dump() == people.dump()
    assert restored.all() == people.all()
    fold(people, next_event)
    fold(restored, next_event)
    assert restored.dump() == people.dump()
