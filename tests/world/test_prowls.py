"""Who prowls around places for fighting: from when on, how near, and whether he went in."""

import json

from hypothesis import given
from hypothesis import strategies as st

from lawspeaker.events.codec import decode_line
from lawspeaker.world.prowls import KEPT
from lawspeaker.world.world import World

places = st.tuples(st.floats(-400, 400), st.just(0.0), st.floats(-400, 400))


class Isle:
    """A world with one dome of 50 m around the middle of the map, and a city beside it."""

    def __init__(self) -> None:
        self.world, self.seq = World(), 0
        self.tell("zone", id="d1", kind="pvp", circle=[0, 0, 50])
        self.tell("zone", id="c1", kind="city", circle=[300, 0, 50])

    def tell(self, type_: str, t: int = 0, **fields: object) -> None:
        self.seq += 1
        self.world.take(decode_line(json.dumps({"type": type_, "t": t, "seq": self.seq, **fields}).encode()))

    def go(self, t: int, x: float, margin: float = 0.0) -> None:
        self.tell("positions", t, rows=[["ann", x, 0, 0]], margin=margin)

    def looks(self) -> list[tuple[int, float]]:
        found = self.world.prowls.of("ann", "d1")
        return found.looks if found is not None else []


def test_a_prowl_begins_within_the_brim_and_ends_beyond_it() -> None:
    isle = Isle()
    isle.go(1, 151)
    assert isle.looks() == []
    isle.go(2, 150)
    assert isle.world.prowls.begun == [("ann", "d1")]
    isle.go(3, 80)
    assert isle.looks() == [(2, 100.0), (3, 30.0)]
    assert isle.world.prowls.begun == []
    isle.go(4, 151)
    assert isle.looks() == []


def test_the_error_of_a_place_counts_against_being_near() -> None:
    isle = Isle()
    isle.go(1, 80, margin=2.0)
    assert isle.looks() == [(1, 32.0)]


def test_whoever_goes_in_prowls_no_more_until_he_comes_out() -> None:
    isle = Isle()
    isle.go(1, 60)
    isle.go(2, 40)
    prowl = isle.world.prowls.of("ann", "d1")
    assert prowl is not None
    assert prowl.went_in == 2
    isle.go(3, 60)
    assert isle.looks() == [(3, 10.0)]


def test_whoever_logs_out_prowls_no_more_until_he_is_seen_again() -> None:
    isle = Isle()
    isle.go(1, 60)
    isle.tell("left", 2, player="ann")
    assert isle.looks() == []
    isle.go(9, 60)
    assert isle.looks() == [(9, 10.0)]


def test_nobody_prowls_around_a_city() -> None:
    isle = Isle()
    isle.go(1, 240)
    assert isle.world.prowls.of("ann", "c1") is None


def test_a_dome_drawn_beside_somebody_is_prowled_around_from_his_next_place_on() -> None:
    isle = Isle()
    isle.go(1, 500)
    isle.tell("zone", 2, id="d2", kind="pvp", circle=[560, 0, 50])
    isle.go(3, 500)
    assert isle.world.prowls.begun == [("ann", "d2")]


def test_the_dead_and_a_dome_that_ended_leave_no_prowl() -> None:
    isle = Isle()
    isle.go(1, 60)
    isle.tell("died", 2, player="ann", at=[60, 0, 0], cause="fall")
    isle.tell("time", 3)
    assert isle.looks() == []
    isle.go(4, 60)
    isle.tell("zone_ended", 5, id="d1")
    assert isle.looks() == []


def test_a_long_prowl_keeps_its_begin_and_forgets_its_middle() -> None:
    isle = Isle()
    for t in range(KEPT + 1):
        isle.go(t, 60)
    assert isle.looks()[0] == (0, 10.0)
    assert len(isle.looks()) <= KEPT


@given(st.lists(places, max_size=12), st.integers(0, 12))
def test_restored_anywhere_prowls_go_on_alike(walk: list[tuple[float, float, float]], at: int) -> None:
    whole, cut = Isle(), Isle()
    for i, (x, y, z) in enumerate(walk):
        if i == at:
            data = json.loads(json.dumps(cut.world.dump()))
            cut.world = World()
            cut.world.load(data)
        for isle in (whole, cut):
            isle.tell("positions", i, rows=[["ann", x, y, z]], margin=0)
        assert whole.world.prowls.begun == cut.world.prowls.begun
    assert whole.world.prowls.dump() == cut.world.prowls.dump()


@given(st.lists(places, max_size=12))
def test_standing_far_away_is_never_mistaken(walk: list[tuple[float, float, float]]) -> None:
    isle = Isle()
    for i, (x, y, z) in enumerate(walk):
        isle.tell("positions", i, rows=[["ann", x, y, z]], margin=0)
        zone = isle.world.zones.get("d1")
        assert zone is not None
        distance = zone.distance(x, y, z)
        looks = isle.looks()
        if 0 < distance <= 100:
            assert looks[-1] == (i, distance)
        elif distance > 100:
            assert looks == []
