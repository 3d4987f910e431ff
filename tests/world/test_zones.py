"""Zones that move and end, who is in them, and who goes in and out."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET

from lawspeaker.events import TimePassed, Voice, ZoneDrawn, ZoneEnded
from lawspeaker.events.codec import Unknown
from lawspeaker.world.grid import CELL
from lawspeaker.world.places import Place
from lawspeaker.world.zone import decided
from lawspeaker.world.zones import Zones
from world.telling import draw, entered, left


def dome(zones, t=0, kind="pvp", **fields):
    if "polygon" not in fields:
        fields.setdefault("circle", (0.0, 0.0, 10.0))
    draw(zones, ZoneDrawn(t=t, kind=kind, **{"id": "dome", **fields}))


def place(x, z=0.0, y=0.0, margin: Any = 0.5):
    return Place(x, y, z, margin, 0, 1, 2)


def inside(x, margin: Any = 0.5, y=0.0, **fields):
    zones = Zones()
    dome(zones, **fields)
    return zones.inside(zones.get("dome"), place(x, y=y, margin=margin))


# Being inside


@pytest.mark.parametrize(
    ("x", "answer"), [(9.4, True), (9.49, True), (9.5, None), (10, None), (10.5, None), (10.51, False), (12, False)]
)
def test_a_place_is_unknown_exactly_while_its_margin_reaches_the_edge(x, answer):
    assert inside(x) is answer


@pytest.mark.parametrize(("x", "answer"), [(9.999, True), (10, True), (10.001, False)])
def test_without_margin_the_edge_is_inside_and_nothing_is_unknown(x, answer):
    assert inside(x, margin=0.0) is answer
    assert inside(x, margin=0.0, circle=None, polygon=[(-10, -10), (10, -10), (10, 10), (-10, 10)]) is answer


def test_a_place_of_unknown_error_is_unknown_however_far_it_is():
    assert inside(0, margin=UNSET) is None
    assert inside(5000, margin=UNSET) is None


@pytest.mark.parametrize(
    ("y", "answer"), [(4.4, False), (4.5, None), (5, None), (5.6, True), (19.4, True), (20.5, None), (20.6, False)]
)
def test_a_zone_has_a_floor_and_a_ceiling(y, answer):
    assert inside(0, y=y, low=5.0, high=20.0) is answer


@pytest.mark.parametrize(("y", "answer"), [(5, True), (4.99, False), (20, True), (20.01, False)])
def test_floor_and_ceiling_belong_to_the_zone(y, answer):
    assert inside(0, y=y, margin=0.0, low=5.0, high=20.0) is answer


@given(st.floats(-50, 50), st.floats(-50, 50), st.floats(0, 5))
def test_in_height_and_ground_together_the_farther_edge_decides(x, y, margin):
    zones = Zones()
    dome(zones, low=-20.0, high=20.0)
    zone = zones.get("dome")
    assert zone.distance(x, y, 0.0) == max(abs(x) - 10, -20 - y, y - 20)
    assert zones.inside(zone, place(x, y=y, margin=margin)) is decided(max(abs(x) - 10, -20 - y, y - 20), margin)


def test_all_zones_that_may_hold_a_place_are_named_with_how_surely():
    zones = Zones()
    dome(zones, id="wide", circle=(0, 0, 50))
    dome(zones, id="edge", circle=(20, 0, 20.2))
    dome(zones, id="away", circle=(90, 0, 20))
    assert [(zone.id, sure) for zone, sure in zones.containing(place(0))] == [("edge", None), ("wide", True)]
    unsure = zones.containing(place(0, margin=UNSET))
    assert [(zone.id, sure) for zone, sure in unsure] == [("away", None), ("edge", None), ("wide", None)]


# Coming, moving, ending


def test_a_zone_sent_again_is_replaced_and_keeps_when_it_first_came():
    zones = Zones()
    dome(zones, t=1000, name="Dome", owner="red")
    dome(zones, t=2000, circle=(100, 0, 10), owner="red", status="pending")
    zone = zones.get("dome")
    assert (zone.since, zone.owner) == (1000, "red")
    assert zone.name is UNSET
    assert zones.inside(zone, place(0)) is False
    assert zones.inside(zone, place(100)) is True


def test_a_zone_is_gone_at_its_until_exactly():
    zones = Zones()
    dome(zones, t=0, until=5000)
    zones.expire(4999)
    assert zones.get("dome")
    assert not zones.gone
    zones.expire(5000)
    assert zones.get("dome") is None
    assert zones.gone == ["dome"]
    assert zones.of_kind("pvp") == zones.around(0, 0) == zones.all() == []
    zones.expire(5001)
    assert zones.gone == []


def test_a_zone_whose_time_is_put_off_stays():
    zones = Zones()
    dome(zones, t=0, until=5000)
    dome(zones, t=4000, until=9000)
    zones.expire(8999)
    assert zones.get("dome")
    dome(zones, t=8999)
    zones.expire(99999)
    assert zones.get("dome")


def test_a_zone_that_comes_too_late_never_was():
    zones = Zones()
    zones.expire(5000)
    dome(zones, t=5000, until=5000)
    assert zones.all() == []
    dome(zones, t=5000, until=6000)
    dome(zones, t=5000, until=4000)
    assert zones.all() == []


def test_the_clock_never_goes_back():
    zones = Zones()
    zones.expire(5000)
    dome(zones, t=1000, until=6000)
    assert zones.get("dome").since == 5000


def test_a_zone_that_ended_begins_anew():
    zones = Zones()
    dome(zones, t=0)
    draw(zones, ZoneEnded(t=1000, id="dome"))
    assert zones.gone == ["dome"]
    draw(zones, ZoneEnded(t=1000, id="dome"))
    dome(zones, t=2000)
    assert zones.get("dome").since == 2000


def test_zones_are_found_by_kind_and_by_building_in_order():
    zones = Zones()
    for name, kind, house in [("c", "base", "h1"), ("a", "base", "h1"), ("b", "base", "h2"), ("d", "road", UNSET)]:
        dome(zones, id=name, kind=kind, building=house)
    assert [zone.id for zone in zones.of_kind("base")] == ["a", "b", "c"]
    assert [zone.id for zone in zones.of_building("h1", "base")] == ["a", "c"]
    dome(zones, id="a", kind="property", building="h1")
    assert [zone.id for zone in zones.of_building("h1")] == ["a", "c"]
    assert [zone.id for zone in zones.of_building("h1", "base")] == ["c"]
    dome(zones, id="a", kind="property", building="h2")
    assert [zone.id for zone in zones.of_building("h2", "property")] == ["a"]
    assert zones.of_building("h3", "base") == zones.of_kind("city") == []


def test_the_maps_zones_have_been_sent_once_something_else_follows_them():
    zones = Zones()
    draw(zones, TimePassed(t=0))
    assert not zones.told
    dome(zones)
    dome(zones, id="other")
    assert not zones.told
    draw(zones, Voice(t=0, player="ana"))
    assert zones.told
    dome(zones, id="third")
    assert zones.told


def test_an_event_of_an_unknown_type_follows_the_zones_as_well():
    zones = Zones()
    dome(zones)
    draw(zones, Unknown(type="weather", t=0))
    assert zones.told


def test_a_zone_without_ground_is_refused_in_plain_words():
    event = ZoneDrawn(t=0, id="dome", kind="pvp", circle=(0, 0, 1))
    event.circle = None
    with pytest.raises(ValueError, match="zone `dome` needs either"):
        draw(Zones(), event)


# Going in and out


def test_who_walks_in_enters_and_who_walks_out_leaves():
    zones = Zones()
    dome(zones)
    assert zones.cross("ana", place(50)) == []
    assert zones.cross("ana", place(0)) == [entered("ana", "dome")]
    assert zones.cross("ana", place(1)) == []
    assert zones.holding("ana") == ["dome"]
    assert zones.cross("ana", place(50)) == [left("ana", "dome")]
    assert zones.cross("ana", place(51)) == []


def test_nobody_crosses_an_edge_within_the_margin():
    zones = Zones()
    dome(zones)
    zones.cross("ana", place(50))
    for x in (10.5, 10, 9.5):
        assert zones.cross("ana", place(x)) == []
    assert zones.cross("ana", place(9.4)) == [entered("ana", "dome")]
    for x in (9.5, 10, 10.5):
        assert zones.cross("ana", place(x)) == []
    assert zones.cross("ana", place(10.6)) == [left("ana", "dome")]


def test_who_is_first_seen_inside_entered_nothing_but_leaves():
    zones = Zones()
    dome(zones)
    assert zones.holding("ana") is UNSET
    assert zones.cross("ana", place(0)) == []
    assert zones.holding("ana") == ["dome"]
    assert zones.cross("ana", place(50)) == [left("ana", "dome")]


def test_a_first_place_of_unknown_error_is_no_place():
    zones = Zones()
    dome(zones)
    assert zones.cross("ana", place(0, margin=UNSET)) == []
    assert zones.holding("ana") is UNSET
    assert zones.cross("ana", place(0)) == []


def test_who_was_nowhere_enters_where_he_is_seen_next():
    zones = Zones()
    dome(zones)
    zones.cross("ana", place(0))
    zones.vanish("ana")
    assert zones.cross("ana", place(0)) == [entered("ana", "dome")]
    zones.vanish("bo")
    assert zones.cross("bo", place(0)) == [entered("bo", "dome")]


def test_a_dome_that_moves_over_somebody_takes_him_in_and_lets_him_go():
    zones = Zones()
    dome(zones, t=0)
    zones.cross("ana", place(100))
    dome(zones, t=1000, circle=(95, 0, 10))
    assert zones.cross("ana", place(100)) == [entered("ana", "dome")]
    dome(zones, t=2000, circle=(200, 0, 10))
    assert zones.cross("ana", place(100)) == [left("ana", "dome")]


def test_nobody_leaves_a_zone_that_is_gone():
    zones = Zones()
    dome(zones, until=5000)
    zones.cross("ana", place(0))
    zones.expire(5000)
    assert zones.holding("ana") == []
    assert zones.cross("ana", place(50)) == []


def test_what_somebody_leaves_comes_before_what_he_enters_and_each_in_order():
    zones = Zones()
    for name, x in [("b", 0), ("a", 0), ("d", 100), ("c", 100)]:
        dome(zones, id=name, circle=(x, 0, 10))
    zones.cross("ana", place(0))
    expected = [left("ana", "a"), left("ana", "b"), entered("ana", "c"), entered("ana", "d")]
    assert zones.cross("ana", place(100)) == expected


def test_a_zone_as_large_as_the_sea_is_entered_like_any_other():
    zones = Zones()
    dome(zones, id="sea", circle=(0, 0, 1e7))
    dome(zones)
    zones.cross("ana", place(50))
    assert zones.cross("ana", place(0)) == [entered("ana", "dome")]
    assert zones.cross("ana", place(2e7)) == [left("ana", "dome"), left("ana", "sea")]
    dome(zones, id="sea", circle=(0, 0, 10))
    assert zones.cross("ana", place(0)) == [entered("ana", "dome"), entered("ana", "sea")]
    draw(zones, ZoneEnded(t=0, id="sea"))
    assert zones.holding("ana") == ["dome"]


def test_a_place_that_is_no_number_moves_nobody():
    zones = Zones()
    dome(zones)
    zones.cross("ana", place(0))
    for x in (float("nan"), float("inf")):
        assert zones.cross("bo", place(x)) == []
    assert zones.cross("ana", place(float("nan"))) == []
    assert zones.holding("ana") == ["dome"]


def test_a_zone_that_ends_leaves_nothing_behind_where_another_stands():
    zones = Zones()
    dome(zones, id="old", circle=(0, 0, 200))
    dome(zones, id="new", circle=(0, 0, 200))
    for player in ("ana", "bo"):
        zones.cross(player, place(500))
    assert zones.cross("ana", place(0)) == [entered("ana", "new"), entered("ana", "old")]
    draw(zones, ZoneEnded(t=0, id="old"))
    assert zones.cross("bo", place(0)) == [entered("bo", "new")]
    assert zones.holding("ana") == zones.holding("bo") == ["new"]


def test_an_edge_that_cuts_the_corner_of_a_cell_is_seen():
    zones = Zones()
    dome(zones, polygon=[(-100, -100), (100, -100), (-100, 100)])
    zones.cross("ana", place(500))
    assert zones.cross("ana", place(-0.1, -0.1)) == []
    assert zones.cross("ana", place(-1, -1)) == [entered("ana", "dome")]
    dome(zones, id="more", polygon=[(-100, -100), (104, -100), (-100, 104)])
    zones.cross("bo", place(500))
    assert zones.cross("bo", place(0.1, 0.1)) == [entered("bo", "more")]


# The grid against a look at every zone

half_metres = st.integers(-160, 160).map(lambda n: n / 2)
corners = st.lists(st.tuples(half_metres, half_metres), min_size=3, max_size=6)
grounds = st.one_of(
    st.builds(lambda x, z, r: {"circle": (x, z, float(r))}, half_metres, half_metres, st.sampled_from([3, 20, 70])),
    corners.map(lambda each: {"polygon": each}),
    st.just({"polygon": [(-90.0, -90.0), (90.0, -90.0), (90.0, 90.0), (-90.0, 90.0)]}),
    st.just({"circle": (0.0, 0.0, 1e7)}),
)
heights = st.sampled_from([{}, {}, {"low": 0.0}, {"high": 5.0}, {"low": -2.0, "high": 2.0}])
rows = st.lists(
    st.tuples(st.sampled_from("pqr"), half_metres, st.sampled_from([-30.0, 0.0, 3.0, 30.0]), half_metres),
    min_size=1,
    max_size=3,
)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("draw"), st.sampled_from("abcd"), grounds, heights),
        st.tuples(st.just("end"), st.sampled_from("abcd")),
        st.tuples(st.just("vanish"), st.sampled_from("pqr")),
        st.tuples(st.just("stand"), rows, st.sampled_from([0.0, 0.5, 0.5, 2.0, 6.0])),
    ),
    min_size=4,
    max_size=30,
)


class PlainCrossings:
    """Who is in which zone, by looking at every zone at every step."""

    def __init__(self):
        self.inside = {}

    def step(self, zones, player, x, y, z, margin):
        answers = {zone.id: decided(zone.distance(x, y, z), margin) for zone in zones.all()}
        certain = {zone for zone, sure in answers.items() if sure}
        if player not in self.inside:
            self.inside[player] = certain
            return []
        was = self.inside[player]
        gone = {zone for zone in was if answers[zone] is False}
        self.inside[player] = was - gone | certain
        return [left(player, zone) for zone in sorted(gone)] + [entered(player, zone) for zone in sorted(certain - was)]

    def drop(self, zone):
        for player in self.inside:
            self.inside[player] = self.inside[player] - {zone}


def perform(zones, plain, step):
    """One step on both; what the swift one and the plain one say about crossings."""
    match step:
        case ("draw", zone, ground, height):
            dome(zones, id=zone, **ground, **height)
        case ("end", zone):
            draw(zones, ZoneEnded(t=0, id=zone))
            plain.drop(zone)
        case ("vanish", player):
            zones.vanish(player)
            plain.inside[player] = set()
        case ("stand", rows, margin):
            expected = [crossing for row in rows for crossing in plain.step(zones, *row, margin)]
            return zones.cross_rows(rows, margin), expected
    return [], []


broad = st.sampled_from(
    [
        {"circle": (7.0, -5.0, 90.0)},
        {"polygon": [(-100.0, -90.0), (90.0, -100.0), (100.0, 90.0), (-90.0, 100.0)]},
        {"polygon": [(-100.0, -100.0), (100.0, -100.0), (100.0, 100.0), (0.0, -20.0), (-100.0, 100.0)]},
    ]
)
nearby = st.tuples(st.floats(-110, 110), st.sampled_from([-30.0, 0.0, 30.0]), st.floats(-110, 110))


@given(broad, heights, st.lists(nearby, min_size=1, max_size=40), st.sampled_from([0.0, 0.5, 2.0, 4.0]))
def test_in_a_broad_zone_every_step_is_decided_as_if_looked_at_closely(ground, height, spots, margin):
    zones = Zones()
    dome(zones, **ground, **height)
    for x, y, z in spots:
        sure = decided(zones.get("dome").distance(x, y, z), margin)
        zones.vanish("ana")
        assert zones.cross("ana", place(x, z, y, margin)) == ([entered("ana", "dome")] if sure else [])
        zones.cross("ana", place(0, -50, -1, 0.0))
        zones.cross("ana", place(0, -50, 1, 0.0))
        expected = [left("ana", "dome")] if sure is False and zones.holding("ana") else []
        assert zones.cross("ana", place(x, z, y, margin)) == expected


@given(broad, st.integers(-3, 3), st.integers(-3, 3), st.floats(-1, 1), st.floats(-1, 1), st.sampled_from([0.0, 4.0]))
def test_the_seams_between_cells_change_no_step(ground, column, row, east, north, margin):
    zones = Zones()
    dome(zones, **ground)
    x, z = column * CELL + east, row * CELL + north
    for beside in (-1, 1):
        zones.vanish("ana")
        zones.cross("ana", place(x + beside, z + beside))
    zones.vanish("ana")
    sure = decided(zones.get("dome").distance(x, 0, z), margin)
    assert zones.cross("ana", place(x, z, margin=margin)) == ([entered("ana", "dome")] if sure else [])


@given(steps)
def test_the_grid_never_changes_who_enters_or_leaves(steps):
    zones, plain = Zones(), PlainCrossings()
    for step in steps:
        swift, expected = perform(zones, plain, step)
        assert swift == expected
        assert {p: zones.holding(p) for p in plain.inside} == {p: sorted(z) for p, z in plain.inside.items()}


@given(steps, half_metres, half_metres, st.sampled_from([0.0, 3.0, 4.0, 10.0, 100.0, 1e9]))
def test_every_zone_within_reach_is_found_around(steps, x, z, reach):
    zones, plain = Zones(), PlainCrossings()
    for step in steps:
        perform(zones, plain, step)
    near = {zone.id for zone in zones.all() if zone.shape.distance(x, z) <= reach}
    found = [zone.id for zone in zones.around(x, z, reach)]
    assert near <= set(found)
    assert found == sorted(found)


@given(steps, steps)
def test_zones_restored_go_on_alike(before, after):
    zones, plain = Zones(), PlainCrossings()
    for step in before:
        perform(zones, plain, step)
    restored = Zones()
    restored.load(json.loads(json.dumps(zones.dump())))
    assert restored.dump() == zones.dump()
    for step in after:
        assert perform(restored, PlainCrossings(), step)[0] == perform(zones, PlainCrossings(), step)[0]
        assert restored.dump() == zones.dump()
