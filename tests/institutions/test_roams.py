"""Roams: who came along, under which number, where two become one, and when all are home."""

from typing import Any

from institutions.town import MINUTE, SECOND, Town, changes, rulebook
from lawspeaker.events.findings import Change
from lawspeaker.institutions.roams import Roams

LAW = """
```law
let roam absence be 10 minutes
let attached be 30 metres

table procedure
        serves
  roam  R-9
```
"""
DOME, FIELD, FAR, HOME = (0.0, 0.0), (200.0, 0.0), (500.0, 0.0), (900.0, 0.0)


class Isle:
    """A town with a dome, one next to it and one far away, Ann's house, and the clans of Ann and of Dee."""

    def __init__(self) -> None:
        self.town, self.t = Town(rulebook(LAW)), 0
        for name, x in (("d1", 0.0), ("d2", 120.0), ("far", 500.0)):
            self.tell("zone", id=name, kind="pvp", circle=[x, 0, 50])
        self.tell("building", building="b1", at=[900, 0, 0], circle=[900, 0, 20], authorised=["ann"])
        self.clan("oak", "ann", "bo", "cy")
        self.clan("elm", "dee", "eve")

    @property
    def roams(self) -> Roams:
        found = self.town.institutions.of["roam"]
        assert isinstance(found, Roams)
        return found

    def tell(self, type_: str, /, after: int = 0, **fields: Any) -> list[tuple[str, str | None, str]]:
        self.t += after
        return changes(self.town.tell(type_, self.t, **fields))

    def clan(self, name: str, *members: str) -> None:
        self.tell("group", id=name, kind="clan", name=name, members=members, leaders=[])

    def go(self, after: int = SECOND, **places: tuple[float, float]) -> list[tuple[str, str | None, str]]:
        return self.tell("positions", after, rows=[(who, x, 0.0, z) for who, (x, z) in places.items()], margin=0)

    def members(self, player: str) -> list[str]:
        roam = self.roams.of(player)
        return roam.members if roam is not None else []


OPENED, CLOSED = ("roam", None, "open"), ("roam", "open", "closed")


def test_a_roam_begins_with_the_first_at_a_place_for_fighting() -> None:
    isle = Isle()
    assert isle.go(ann=FIELD) == []
    assert isle.go(ann=DOME) == [OPENED]
    assert isle.go(bo=FIELD, cy=DOME) == []
    assert isle.members("bo") == []
    assert isle.members("ann") == ["ann", "cy"]


def test_whoever_is_first_seen_in_a_dome_came_along_too() -> None:
    isle = Isle()
    assert isle.go(ann=DOME, bo=DOME) == [OPENED]
    assert isle.roams.came == ["ann", "bo"]
    assert isle.go(ann=DOME, bo=DOME) == []
    assert isle.roams.came == []


def test_strangers_at_one_place_are_two_roams() -> None:
    isle = Isle()
    assert isle.go(ann=DOME, dee=DOME) == [OPENED, OPENED]
    assert isle.roams.beside("ann", isle.town.world) == ["ann"]


def test_two_groups_that_are_friends_become_one_roam_and_the_older_takes_the_younger() -> None:
    isle = Isle()
    isle.tell("relation", a="oak", b="elm", kind="ceasefire", on=True)
    assert isle.go(ann=DOME, dee=(500.0, 0.0)) == [OPENED, OPENED]
    assert isle.go(dee=(100.0, 0.0)) == [CLOSED]
    assert isle.members("dee") == ["ann", "dee"]
    assert isle.roams.beside("dee", isle.town.world) == ["ann", "dee"]


def test_a_relation_that_ended_binds_nobody() -> None:
    isle = Isle()
    isle.tell("relation", a="ann", b="dee", kind="friend", on=True)
    isle.tell("relation", a="dee", b="ann", kind="friend", on=False)
    assert isle.go(ann=DOME, dee=DOME) == [OPENED, OPENED]


def test_who_may_enter_the_same_house_belongs_together() -> None:
    isle = Isle()
    isle.tell("building", building="b2", at=[700, 0, 0], circle=[700, 0, 20], authorised=["ann", "zed"])
    assert isle.go(ann=DOME, zed=DOME) == [OPENED]
    isle.tell("building", building="b2", at=[700, 0, 0], circle=[700, 0, 20], authorised=["eve", "zoe"], role="public")
    assert isle.roams.relations.companions("eve", isle.town.world) == ["dee"]
    assert isle.roams.relations.companions("ann", isle.town.world) == ["bo", "cy"]


def test_a_place_apart_is_a_roam_of_its_own() -> None:
    isle = Isle()
    assert isle.go(ann=DOME, bo=FAR) == [OPENED, OPENED]


def test_a_roam_is_over_when_all_are_home() -> None:
    isle = Isle()
    isle.go(ann=DOME, bo=DOME)
    assert isle.go(ann=HOME) == []
    assert isle.go(bo=FIELD) == []
    assert isle.go(bo=HOME) == [CLOSED]
    assert isle.members("ann") == []


def test_who_sets_out_again_is_not_home() -> None:
    isle = Isle()
    isle.go(ann=DOME, bo=DOME)
    isle.go(ann=HOME)
    isle.go(ann=FIELD)
    assert isle.go(bo=HOME) == []
    assert isle.go(ann=HOME) == [CLOSED]


def test_who_left_the_server_is_home_after_a_while() -> None:
    isle = Isle()
    isle.go(ann=DOME, bo=DOME)
    isle.go(ann=HOME)
    isle.tell("left", player="bo", after=SECOND)
    assert isle.tell("time", 10 * MINUTE - 1) == []
    assert isle.tell("time", 1) == [CLOSED]


def test_who_comes_back_in_time_is_out_as_before() -> None:
    isle = Isle()
    isle.go(ann=DOME, bo=DOME)
    isle.go(ann=HOME)
    isle.tell("left", player="bo", after=SECOND)
    isle.tell("joined", player="bo", name="bo", after=9 * MINUTE)
    assert isle.tell("time", 10 * MINUTE) == []
    assert isle.roams.beside("bo", isle.town.world) == ["bo"]


def test_the_dead_are_of_the_roam_but_not_beside_it() -> None:
    isle = Isle()
    isle.go(ann=DOME, bo=DOME)
    isle.tell("died", player="bo", at=[0, 0, 0], cause="fall")
    assert isle.members("bo") == ["ann", "bo"]
    assert isle.roams.beside("ann", isle.town.world) == ["ann"]


def test_a_dome_that_ends_holds_nobody() -> None:
    isle = Isle()
    isle.go(ann=DOME)
    isle.tell("zone_ended", id="d1")
    isle.tell("time", SECOND)
    assert isle.roams.beside("ann", isle.town.world) == []
    assert isle.members("ann") == ["ann"]


def test_who_steps_out_of_one_dome_into_another_over_it_is_still_there() -> None:
    isle = Isle()
    isle.tell("zone", id="d3", kind="pvp", circle=[60, 0, 50])
    isle.go(ann=(40.0, 0.0))
    isle.go(ann=(60.0, 0.0))
    assert isle.roams.beside("ann", isle.town.world) == ["ann"]


def test_in_the_purge_every_place_but_home_is_for_fighting() -> None:
    isle = Isle()
    isle.go(ann=FIELD, bo=FIELD, cy=HOME)
    isle.tell("mode", name="purge", on=True)
    assert isle.go(ann=FIELD, bo=(300.0, 0.0), cy=HOME) == [OPENED]
    assert isle.roams.beside("bo", isle.town.world) == ["ann", "bo"]
    isle.tell("mode", name="purge", on=False)
    isle.go(ann=FIELD, bo=(300.0, 0.0))
    assert isle.roams.beside("bo", isle.town.world) == []


def test_a_roam_cites_the_clauses_that_the_rulebook_gives_it() -> None:
    isle = Isle()
    isle.go(ann=DOME)
    assert [f.clauses for f in isle.town.found if isinstance(f, Change)] == [["R-9"]]


def test_where_the_rulebook_gives_no_time_there_are_no_roams() -> None:
    town = Town()
    town.tell("zone", 0, id="d1", kind="pvp", circle=[0, 0, 50])
    assert town.tell("positions", 1, rows=[("ann", 0.0, 0.0, 0.0)]) == []
