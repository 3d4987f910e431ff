"""The physical numbers of a game, and how far places may be wrong."""

import pytest
from msgspec import UNSET

from lawspeaker.events import Voice
from lawspeaker.world.profile import PROFILES, Profile, margin_of, square_of


@pytest.mark.parametrize(("tier", "margin"), [(0, UNSET), (1, 2.0), (2, 0.5)])
def test_the_error_of_a_place_follows_from_where_it_comes_from(tier, margin):
    assert margin_of(Voice(t=0, player="ana", tier=tier)) == margin
    assert margin_of(Voice(t=0, player="ana", tier=tier, margin=0.0)) == 0.0
    assert margin_of(Voice(t=0, player="ana", tier=tier, margin=7.5)) == 7.5


@pytest.mark.parametrize("margin", [-1.0, float("nan")])
def test_an_error_that_is_no_length_is_unknown(margin):
    assert margin_of(Voice(t=0, player="ana", margin=margin)) is UNSET


@pytest.mark.parametrize(
    ("x", "z", "square"),
    [(-1999, 1999, "A0"), (-1999, 1800, "A1"), (-1800, 1999, "B0"), (1999, 1999, "AB0"), (-5000, 5000, "A0")],
)
def test_squares_are_lettered_from_the_west_and_numbered_from_the_north(x, z, square):
    assert square_of(PROFILES["rust"], 4000, x, z) == square


def test_after_z_comes_aa():
    unit = Profile("unit", square=1.0)
    names = [square_of(unit, 2000, column - 1000 + 0.5, 999.5) for column in (0, 25, 26, 51, 52, 701, 702)]
    assert names == ["A0", "Z0", "AA0", "AZ0", "BA0", "ZZ0", "AAA0"]
