"""How far a point is from the edge of a piece of ground."""

from math import cos, hypot, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawspeaker.world.shapes import TILE, Circle, Polygon, _distance, shape_from, shape_of

ELL = Polygon([(0, 0), (30, 0), (30, 10), (10, 10), (10, 30), (0, 30)])
"""Two arms, ten wide and thirty long; the corner at (10, 10) points inwards."""

metres = st.floats(-200, 200)
radii = st.floats(1, 100)


@st.composite
def stars(draw):
    """A polygon that is seen whole from its middle, with corners that point in and out, and its middle."""
    x, z = draw(metres), draw(metres)
    reaches = draw(st.lists(radii, min_size=3, max_size=12))
    turn = 2 * pi / len(reaches)
    return Polygon([(x + r * cos(i * turn), z + r * sin(i * turn)) for i, r in enumerate(reaches)]), (x, z)


def towards_a_side(star, middle, side, share, far):
    """The point `far` times as far from the middle as the point of a side at `share` of its length."""
    (ax, az), (bx, bz) = star.corners[side % len(star.corners)], star.corners[(side + 1) % len(star.corners)]
    x, z = ax + share * (bx - ax), az + share * (bz - az)
    return middle[0] + far * (x - middle[0]), middle[1] + far * (z - middle[1])


@pytest.mark.parametrize(("x", "z", "distance"), [(0, 0, -5), (3, 0, -2), (5, 0, 0), (3, 4, 0), (8, 0, 3), (6, 8, 5)])
def test_the_distance_to_a_circle_is_that_to_its_middle_less_its_radius(x, z, distance):
    assert Circle(0, 0, 5).distance(x, z) == distance


@given(metres, metres, st.floats(0, 200), metres, metres)
def test_the_edge_of_a_circle_is_where_the_squares_are_equal(cx, cz, radius, x, z):
    dx, dz = x - cx, z - cz
    distance = Circle(cx, cz, radius).distance(x, z)
    assert (distance <= 0) == (dx * dx + dz * dz <= radius * radius)
    assert distance == pytest.approx(hypot(dx, dz) - radius, abs=1e-9)


def test_a_circle_whose_radius_is_no_radius_holds_nobody_but_its_middle():
    assert Circle(0, 0, -5).distance(0.1, 0) > 0
    assert Circle(0, 0, -5).distance(0, 0) == 0


@pytest.mark.parametrize(
    ("x", "z", "distance"),
    [
        (5, 5, -5),
        (8, 8, -(2 * 2**0.5)),
        (20, 5, -5),
        (25, 3, -3),
        (5, 29, -1),
        (15, 15, 5),
        (11, 20, 1),
        (20, 12, 2),
        (-3, -4, 5),
        (33, 14, 5),
        (10, 10, 0),
        (10, 20, 0),
        (0, 0, 0),
        (30, 5, 0),
        (15, 0, 0),
    ],
)
def test_the_distance_to_an_angular_ground_is_that_to_its_nearest_side(x, z, distance):
    assert ELL.distance(x, z) == pytest.approx(distance, abs=1e-12)


@given(metres, metres, radii, radii, metres, metres)
def test_a_rectangle_is_measured_as_by_its_sides(west, south, width, depth, x, z):
    shape = Polygon([(west, south), (west + width, south), (west + width, south + depth), (west, south + depth)])
    out_x, out_z = max(west - x, x - (west + width)), max(south - z, z - (south + depth))
    expected = hypot(max(out_x, 0), max(out_z, 0)) if max(out_x, out_z) > 0 else max(out_x, out_z)
    assert shape.distance(x, z) == pytest.approx(expected, abs=1e-9)


@given(stars(), st.integers(0, 11), st.floats(0, 1), st.floats(0, 0.99))
def test_what_lies_between_the_middle_and_a_side_is_inside(star, side, share, far):
    shape, middle = star
    assert shape.distance(*towards_a_side(shape, middle, side, share, far)) < 0


@given(stars(), st.integers(0, 11), st.floats(0, 1), st.floats(1.01, 5))
def test_what_lies_beyond_a_side_is_outside(star, side, share, far):
    shape, middle = star
    assert shape.distance(*towards_a_side(shape, middle, side, share, far)) > 0


@given(stars(), st.integers(0, 11), st.floats(0, 1))
def test_a_point_of_a_side_is_on_the_edge(star, side, share):
    shape, middle = star
    assert shape.distance(*towards_a_side(shape, middle, side, share, 1)) == 0


@given(stars(), metres, metres, metres, metres)
def test_the_sign_changes_only_across_the_edge(star, x, z, to_x, to_z):
    shape, _ = star
    begin, end = shape.distance(x, z), shape.distance(to_x, to_z)
    if begin * end < 0:
        for _ in range(60):
            middle = shape.distance((x + to_x) / 2, (z + to_z) / 2)
            if begin * middle > 0:
                x, z = (x + to_x) / 2, (z + to_z) / 2
            else:
                to_x, to_z = (x + to_x) / 2, (z + to_z) / 2
        assert abs(shape.distance(x, z)) < 1e-6


@given(stars(), metres, metres, metres, metres)
def test_a_step_changes_the_distance_by_no_more_than_its_length(star, x, z, to_x, to_z):
    shape, _ = star
    assert abs(shape.distance(x, z) - shape.distance(to_x, to_z)) <= hypot(x - to_x, z - to_z) + 1e-9


@given(stars(), metres, metres)
def test_a_look_from_nearby_sees_what_a_look_at_every_side_sees(star, x, z):
    shape, _ = star
    assert shape.distance(x, z) == _distance(shape.edges, shape.edges, x, z)


@given(stars(), st.integers(-20, 20), st.integers(-20, 20), st.sampled_from([0, 1e-12, TILE / 2]))
def test_the_seams_between_tiles_change_no_distance(star, column, row, beside):
    shape, _ = star
    x, z = column * TILE + beside, row * TILE - beside
    assert shape.distance(x, z) == _distance(shape.edges, shape.edges, x, z)


@given(stars(), st.integers(0, 11), metres, metres)
def test_where_a_ground_begins_and_which_way_round_it_is_drawn_never_matters(star, turn, x, z):
    shape, _ = star
    turned = Polygon(shape.corners[turn:] + shape.corners[:turn])
    mirrored = Polygon(shape.corners[::-1])
    assert turned.distance(x, z) == pytest.approx(shape.distance(x, z), abs=1e-9)
    assert mirrored.distance(x, z) == pytest.approx(shape.distance(x, z), abs=1e-9)


@given(stars(), metres, metres)
def test_a_ground_that_is_turned_and_moved_is_measured_alike(star, x, z):
    shape, _ = star

    def moved(px, pz):
        return (0.6 * px - 0.8 * pz + 17, 0.8 * px + 0.6 * pz - 5)

    turned = Polygon([moved(*corner) for corner in shape.corners])
    assert turned.distance(*moved(x, z)) == pytest.approx(shape.distance(x, z), abs=1e-8)


def test_a_ground_closed_by_its_first_corner_is_the_same_ground():
    closed = Polygon([(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)])
    assert [closed.distance(x, 5) for x in (-2, 0, 5, 10, 12)] == [2, 0, -5, 0, 2]


@given(stars(), metres, metres)
def test_nothing_inside_lies_beyond_the_box(star, x, z):
    shape, _ = star
    west, south, east, north = shape.box
    if shape.distance(x, z) <= 0:
        assert west - 1e-9 <= x <= east + 1e-9
        assert south - 1e-9 <= z <= north + 1e-9


@given(stars(), metres, metres, radii)
def test_a_shape_written_down_and_read_is_the_same(star, x, z, radius):
    for shape in (star[0], Circle(x, z, radius)):
        assert shape_from(shape.data()) == shape
        assert hash(shape_from(shape.data())) == hash(shape)
        assert shape_from(shape.data()).distance(x, z) == shape.distance(x, z)


def test_two_corners_enclose_no_ground():
    assert shape_of(None, [(0, 0), (1, 1)]) is None
    assert shape_of(None, None) is None
    with pytest.raises(ValueError, match="three corners"):
        shape_from({"polygon": [[0, 0], [1, 1]]})


def test_a_place_that_is_no_number_is_neither_inside_nor_outside():
    for shape in (Circle(0, 0, 5), ELL):
        distance = shape.distance(float("nan"), 0)
        assert not distance < 0
        assert not distance >= 0


def test_grounds_without_measure_harm_nobody():
    endless = Polygon([(-1e308, -1e308), (1e308, -1e308), (1e308, 1e308), (-1e308, 1e308)])
    assert endless.distance(0, 0) != 0
    assert not Circle(0, 0, 1e308).distance(1e308, 1e308) < 0
    assert Circle(0, 0, 1e308).distance(1, 1) < 0


def test_a_ground_is_not_the_circle_around_it():
    assert Circle(0, 0, 5) != ELL
    assert "circle" in repr(Circle(0, 0, 5))
