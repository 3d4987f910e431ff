"""Places of a story: exact to the last digit, and the same every time."""

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawspeaker.telling.ground import MAP, at_edge, clear_spots, square
from lawspeaker.world.profile import PROFILES, square_of
from lawspeaker.world.shapes import Circle, Polygon

from .scene import SCENE, places, told, wrong

whole = st.integers(-500, 500)
steps = st.integers(-40, 40).map(lambda n: n / 10)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("at (10, -4)", (10, -4)),
        ("at (10, 7, -4)", (10, -4)),
        ("in Ann's house", (200, 200)),
        ("in the house of Ann", (200, 200)),
        ("on the ground of Ann's house", (219, 200)),
        ("behind the KOS line of Ann's house", (213, 200)),
        ("2 m behind the KOS line of Ann's house", (212, 200)),
        ("1 m before the KOS line of Ann's house", (215, 200)),
        ("0 m inside Ann's house", (208, 200)),
        ("5 m outside the ground of Ann's house", (225, 200)),
        ("2 foundations outside Ann's house", (214, 200)),
        ("outside Ann's house", (218, 200)),
        ("on High Street", (150, 0)),
        ("3 m inside High Street", (297, 0)),
        ("40 m from Cy", (40, 0)),
        ("next to Cy", (1, 0)),
        ("where Cy stands", (0, 0)),
    ],
)
def test_a_place_as_written(place: str, expected: tuple[float, float]) -> None:
    prepared = told(f"Cy stands at (0, 0)\n0:10 Bo walks to (0, 0)\n0:20 Bo stands {place}", SCENE)
    assert places(prepared)["bo"] == expected


def test_several_stand_in_a_row() -> None:
    found = places(told("Ann, Bo and Cy stand at (0, 0), 40 m apart\n0:10 Ann hits Bo"))
    assert found == {"ann": (0, 0), "bo": (40, 0), "cy": (80, 0)}


def test_where_somebody_died_is_where_his_body_fell() -> None:
    prepared = told("Bo stands at (7, 7)\n0:10 Bo dies\n0:20 Bo spawns 100 m from where Bo died")
    assert prepared.beats[-1].events[-1].at == (107, 0, 7)  # type: ignore[attr-defined]


def test_whoever_was_put_nowhere_is_far_from_everything() -> None:
    found = places(told("0:10 Fay hits Gus\n0:20 Hal hits Ida", SCENE))
    spots = [found[name] for name in ("fay", "gus", "hal", "ida")]
    apart = [hypot(a[0] - b[0], a[1] - b[1]) for i, a in enumerate(spots) for b in spots[:i]]
    assert min(apart) >= 200
    assert all(hypot(x - 200, z - 200) > 150 for x, z in spots)


def test_a_height_is_kept() -> None:
    prepared = told("Bo stands at (1, 50, 2)\n0:10 Bo fires a shot")
    assert prepared.beats[0].events[-1].at == (1, 50, 2)  # type: ignore[attr-defined]


def test_what_is_no_place_is_answered_with_the_ways_to_say_one() -> None:
    (said,) = wrong("Bo stands upside down\n0:10 Bo hits Ana")
    assert said.message == "`upside down` is no place"


@given(whole, whole, st.integers(0, 100), steps)
def test_a_point_at_the_edge_of_a_circle_lies_exactly_so_far_out(x: int, z: int, radius: int, far: float) -> None:
    shape = Circle(x, z, radius + 4)
    east, _, north = at_edge(shape, far)
    assert shape.distance(east, north) == pytest.approx(far, abs=1e-9)


@given(whole, whole, st.integers(10, 100), st.integers(10, 100), steps, st.booleans())
def test_and_at_the_edge_of_a_rectangle_whichever_way_it_is_drawn(
    x: int, z: int, wide: int, high: int, far: float, turned: bool
) -> None:
    corners = [(x, z), (x + wide, z), (x + wide, z + high), (x, z + high)]
    shape = Polygon(corners[::-1] if turned else corners)
    east, _, north = at_edge(shape, far)
    assert shape.distance(east, north) == pytest.approx(far, abs=1e-9)


@given(st.floats(-MAP / 2 + 1, MAP / 2 - 1), st.floats(-MAP / 2 + 1, MAP / 2 - 1))
def test_a_square_of_the_map_is_where_the_world_says_it_is(x: float, z: float) -> None:
    corners = square(square_of(PROFILES["rust"], MAP, x, z))
    assert Polygon(corners).distance(x, z) <= 1e-6


def test_open_spots_are_all_apart() -> None:
    spots = list(clear_spots())
    assert len(set(spots)) == len(spots) > 100
