"""Trails: where those who are followed have been."""

from lawspeaker.world.trails import KEPT, Trails


def followed() -> Trails:
    trails = Trails()
    trails.follow("hal")
    return trails


def spans(trails: Trails) -> list[tuple[float, int, int]]:
    return [(step.x, step.since, step.until) for step in trails.of("hal") or ()]


def test_who_stands_still_leaves_one_step() -> None:
    trails = followed()
    for t in (0, 5, 9):
        trails.see("hal", 1.0, 0.0, 0.0, 0.5, t)
    trails.see("hal", 3.0, 0.0, 0.0, 0.5, 10)
    assert spans(trails) == [(1.0, 0, 9), (3.0, 10, 10)]


def test_a_place_known_less_well_is_a_step_of_its_own() -> None:
    trails = followed()
    trails.see("hal", 1.0, 0.0, 0.0, 0.5, 0)
    trails.see("hal", 1.0, 0.0, 0.0, 2.0, 5)
    assert spans(trails) == [(1.0, 0, 0), (1.0, 5, 5)]


def test_nobody_else_is_followed() -> None:
    trails = followed()
    assert trails.anybody()
    assert trails.follows("hal")
    assert not trails.follows("bo")
    assert trails.of("bo") is None
    trails.leave("hal")
    assert not trails.anybody()


def test_a_trail_ends_with_its_man_and_goes_on_anew() -> None:
    trails = followed()
    trails.see("hal", 1.0, 0.0, 0.0, 0.5, 0)
    trails.vanish("hal")
    assert trails.of("hal") == []
    trails.vanish("bo")
    assert trails.of("bo") is None


def test_following_again_keeps_what_was_seen() -> None:
    trails = followed()
    trails.see("hal", 1.0, 0.0, 0.0, 0.5, 0)
    trails.follow("hal")
    assert spans(trails) == [(1.0, 0, 0)]


def test_a_long_trail_loses_its_older_half() -> None:
    trails = followed()
    for t in range(KEPT + 1):
        trails.see("hal", float(t), 0.0, 0.0, 0.5, t)
    assert len(spans(trails)) == KEPT // 2 + 1
    assert spans(trails)[-1] == (KEPT, KEPT, KEPT)


def test_restored_it_goes_on_alike() -> None:
    trails, other = followed(), Trails()
    trails.see("hal", 1.0, 2.0, 3.0, 0.5, 0)
    other.load(trails.dump())
    for each in (trails, other):
        each.see("hal", 1.0, 2.0, 3.0, 0.5, 4)
    assert other.dump() == trails.dump()
