"""Whose house it is, and what hangs on it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET

from lawspeaker.events import Authorised, Building, Placed, Removed, Sign, StructureDestroyed, Voice
from lawspeaker.world.buildings import Buildings
from lawspeaker.world.shapes import Circle
from world.telling import fold

AT = (1.0, 2.0, 3.0)


def house(houses, building="h", authorised=(), **fields):
    fold(houses, Building(t=0, building=building, at=AT, authorised=list(authorised), **fields))


def fallen(entity, kind="cupboard", **fields):
    return StructureDestroyed(t=0, attacker="zed", entity=entity, kind=kind, weapon="c4", damage=1.0, **fields)


def removed(entity, kind="cupboard", **fields):
    return Removed(t=0, player="zed", entity=entity, kind=kind, tool="remove", **fields)


def right(player, on, building="h", cupboard="c"):
    return Authorised(t=0, player=player, cupboard=cupboard, building=building, on=on)


def test_a_house_belongs_to_its_owner_and_the_authorised():
    houses = Buildings()
    house(houses, authorised=["bo", "ana", "bo"], owner="cy")
    assert houses.owners("h") == ["ana", "bo", "cy"]
    assert houses.owned_by("cy") == houses.owned_by("ana") == ["h"]
    assert houses.owned_by("zed") == []


def test_whose_house_it_is_is_unknown_until_it_was_described():
    houses = Buildings()
    assert houses.owners("h") is UNSET
    fold(houses, right("ana", True))
    assert houses.owners("h") is UNSET
    assert houses.owned_by("ana") == ["h"]


@pytest.mark.parametrize("owner", [None, UNSET])
def test_a_house_of_nobody_is_known_to_be_nobodys(owner):
    houses = Buildings()
    house(houses, owner=owner)
    assert houses.owners("h") is None


def test_a_house_described_anew_is_replaced():
    houses = Buildings()
    house(houses, authorised=["ana"], cupboard="c", role="fob", circle=(0, 0, 9))
    house(houses, authorised=["bo"], cupboard="d")
    found = houses.get("h")
    assert (found.authorised, found.cupboard, found.role, found.shape) == (["bo"], "d", UNSET, None)
    assert houses.owned_by("ana") == []
    fold(houses, fallen("c"))
    assert houses.owners("h") == ["bo"]


def test_a_house_tells_what_was_said_of_it():
    houses = Buildings()
    event = Building(
        t=0,
        seq=4,
        building="h",
        at=AT,
        authorised=["ana"],
        circle=(0, 0, 9),
        placed=77,
        grade="stone",
        walls=3,
        role="base",
        entities=40,
    )
    fold(houses, event, 5000)
    found = houses.get("h")
    assert (found.at, found.shape, found.placed, found.grade, found.walls) == (AT, Circle(0, 0, 9), 77, "stone", 3)
    assert (found.role, found.entities, found.since, found.seq, found.described) == ("base", 40, 5000, 4, True)
    house(houses)
    assert houses.get("h").since == 5000


def test_rights_come_and_go():
    houses = Buildings()
    house(houses, authorised=["ana"], cupboard="c")
    fold(houses, right("bo", True))
    fold(houses, right("bo", True))
    assert houses.owners("h") == ["ana", "bo"]
    fold(houses, right("ana", False))
    fold(houses, right("ana", False))
    assert houses.owners("h") == ["bo"]
    assert houses.owned_by("ana") == []


@pytest.mark.parametrize("gone", [fallen("c"), removed("c")], ids=["destroyed", "removed"])
def test_when_the_cupboard_falls_nobody_is_authorised_and_who_was_is_remembered(gone):
    houses = Buildings()
    house(houses, authorised=["ana", "bo"], cupboard="c")
    fold(houses, gone)
    found = houses.get("h")
    assert (found.cupboard, found.authorised, found.before) == (None, [], ["ana", "bo"])
    assert houses.owners("h") is None
    assert houses.owned_by("ana") == []


def test_the_owner_of_a_house_outlives_its_cupboard():
    houses = Buildings()
    house(houses, authorised=["ana"], cupboard="c", owner="cy")
    fold(houses, fallen("c"))
    assert houses.owners("h") == ["cy"]


def test_a_cupboard_nobody_named_falls_by_its_house():
    houses = Buildings()
    house(houses, authorised=["ana"])
    fold(houses, fallen("whatever", building="h"))
    assert houses.owners("h") is None


def test_another_cupboard_in_the_house_is_not_the_houses():
    houses = Buildings()
    house(houses, authorised=["ana"], cupboard="c")
    fold(houses, fallen("d", building="h"))
    fold(houses, fallen("e", building="elsewhere"))
    assert houses.owners("h") == ["ana"]


def test_a_wall_that_falls_changes_nobodys_right():
    houses = Buildings()
    house(houses, authorised=["ana"])
    fold(houses, fallen("w", kind="wall", building="h"))
    assert houses.owners("h") == ["ana"]


def test_a_new_cupboard_is_the_houses_once_it_has_none():
    houses = Buildings()
    house(houses, authorised=["ana"], cupboard="c")
    fold(houses, Placed(t=0, player="zed", entity="d", kind="cupboard", building="h", at=AT))
    assert houses.get("h").cupboard == "c"
    fold(houses, fallen("c"))
    fold(houses, Placed(t=0, player="zed", entity="w", kind="wall", building="h", at=AT))
    fold(houses, Placed(t=0, player="zed", entity="d", kind="cupboard", building="h", at=AT))
    assert houses.get("h").cupboard == "d"
    fold(houses, right("zed", True, cupboard="d"))
    fold(houses, fallen("d"))
    assert houses.get("h").before == ["zed"]


def test_who_was_authorised_is_remembered_until_somebody_is_again():
    houses = Buildings()
    house(houses, authorised=["ana"], cupboard="c")
    fold(houses, fallen("c"))
    house(houses, cupboard=None)
    assert houses.get("h").before == ["ana"]
    house(houses, authorised=["zed"], cupboard="d")
    assert houses.get("h").before == []


def test_a_sign_hangs_until_it_falls():
    houses = Buildings()
    sign = Sign(t=9, seq=3, player="ana", entity="s", text="keep out", at=AT, building="h", size=2.0, hidden=False)
    fold(houses, sign)
    found = houses.sign("s")
    assert (found.text, found.player, found.size, found.hidden) == ("keep out", "ana", 2.0, False)
    assert (found.x, found.y, found.z, found.t, found.seq) == (*AT, 9, 3)
    assert houses.signs_of("h") == [found]
    fold(houses, fallen("s", kind="sign"))
    assert houses.sign("s") is None
    assert houses.signs_of("h") == []


def test_a_sign_taken_down_is_forgotten():
    houses = Buildings()
    fold(houses, Sign(t=0, player="ana", entity="s", text="hi", at=AT))
    fold(houses, removed("s", kind="sign"))
    assert houses.signs() == []


def test_a_sign_written_anew_hangs_where_it_hangs_now():
    houses = Buildings()
    for building in ("h", "g", UNSET):
        fold(houses, Sign(t=0, player="ana", entity="s", text="hi", at=AT, building=building))
    assert houses.signs_of("h") == houses.signs_of("g") == []
    assert len(houses.signs()) == 1


def test_signs_and_houses_come_in_order():
    houses = Buildings()
    for entity in "cab":
        fold(houses, Sign(t=0, player="ana", entity=entity, text="hi", at=AT, building="h"))
        house(houses, building=entity, authorised=["ana"])
    assert [sign.entity for sign in houses.signs_of("h")] == [sign.entity for sign in houses.signs()] == ["a", "b", "c"]
    assert houses.owned_by("ana") == [each.id for each in houses.all()] == ["a", "b", "c"]


def test_after_a_wipe_nothing_stands():
    houses = Buildings()
    house(houses, authorised=["ana"], cupboard="c")
    fold(houses, Sign(t=0, player="ana", entity="s", text="hi", at=AT))
    houses.clear()
    assert houses.dump() == Buildings().dump()
    assert houses.owned_by("ana") == []


def test_speech_builds_no_house():
    houses = Buildings()
    fold(houses, Voice(t=0, player="ana"))
    assert houses.all() == []


people, ids, things = st.sampled_from(["ana", "bo", "cy"]), st.sampled_from("gh"), st.sampled_from("cdes")
maybe_thing = st.sampled_from(["c", "d", None, UNSET])
tales = st.lists(
    st.one_of(
        st.builds(
            Building,
            t=st.just(0),
            building=ids,
            at=st.just(AT),
            authorised=st.lists(people, max_size=3),
            owner=st.sampled_from(["ana", None, UNSET]),
            cupboard=maybe_thing,
            circle=st.sampled_from([None, (0.0, 0.0, 5.0)]),
        ),
        st.builds(Authorised, t=st.just(0), player=people, cupboard=things, building=ids, on=st.booleans()),
        st.builds(
            Placed,
            t=st.just(0),
            player=people,
            entity=things,
            kind=st.sampled_from(["cupboard", "wall"]),
            building=ids,
            at=st.just(AT),
        ),
        st.builds(
            Removed,
            t=st.just(0),
            player=people,
            entity=things,
            kind=st.sampled_from(["cupboard", "sign"]),
            tool=st.just("remove"),
            building=st.sampled_from(["g", "h", UNSET]),
        ),
        st.builds(
            Sign,
            t=st.just(0),
            player=people,
            entity=things,
            text=st.text(max_size=3),
            at=st.just(AT),
            building=st.sampled_from(["g", None, UNSET]),
        ),
    ),
    max_size=25,
)


@given(tales)
def test_who_owns_and_what_is_owned_always_agree(events):
    houses = Buildings()
    for event in events:
        fold(houses, event)
    for player in ("ana", "bo", "cy"):
        owned = [each.id for each in houses.all() if player in each.authorised or player == each.owner]
        assert houses.owned_by(player) == owned


@given(tales, tales)
def test_houses_restored_go_on_alike(before, after):
    houses, restored = Buildings(), Buildings()
    for event in before:
        fold(houses, event)
    restored.load(json.loads(json.dumps(houses.dump())))
    for event in after:
        fold(houses, event)
        fold(restored, event)
    assert restored.dump() == houses.dump()
    assert [restored.owned_by(player) for player in ("ana", "bo")] == [houses.owned_by(p) for p in ("ana", "bo")]
