"""Groups as they are told, whole each time."""

import json

from institutions.town import Town


def told(town: Town, name: str, *members: str, kind: str = "team") -> None:
    town.tell("group", 0, id=name, kind=kind, name=name, members=list(members), leaders=list(members[:1]))


def test_a_squad_is_everybody_in_his_team_squad_or_clan() -> None:
    town = Town()
    told(town, "t", "ann", "bo")
    told(town, "c", "ann", "cy", kind="clan")
    told(town, "f", "ann", "dee", kind="faction")
    assert town.institutions.groups.squad_of("ann") == ["ann", "bo", "cy"]
    assert town.institutions.groups.squad_of("dee") == []


def test_a_group_is_told_whole_each_time() -> None:
    town = Town()
    told(town, "t", "ann", "bo")
    told(town, "t", "ann")
    assert town.institutions.groups.squad_of("ann") == ["ann"]


def test_a_group_that_ended_has_no_members() -> None:
    town = Town()
    told(town, "t", "ann", "bo")
    town.tell("group_ended", 1, id="t")
    assert town.institutions.groups.of("ann", ("team",)) == []


def test_groups_survive_being_written_down() -> None:
    town, fresh = Town(), Town()
    told(town, "t", "bo", "ann")
    fresh.institutions.groups.load(json.loads(json.dumps(town.institutions.groups.dump())))
    assert fresh.institutions.groups.of("bo", ("team",)) == ["t"]
