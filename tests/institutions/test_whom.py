"""Whom an order means: a player or a group, by id, by name, by a part of a name."""

import pytest

from institutions.town import Town
from lawspeaker.institutions.order import Order
from lawspeaker.institutions.whom import target


def town() -> Town:
    here = Town()
    for group, members in (("g1", ["ann", "bo"]), ("g2", ["elmo"])):
        name = {"g1": "Oak", "g2": "Elm"}[group]
        here.tell("group", 0, id=group, kind="clan", name=name, tag=name.upper(), members=members, leaders=[])
    for player, name in (("ann", "Ann"), ("elmo", "Elmo"), ("7", "Oakley")):
        here.tell("joined", 0, player=player, name=name)
    return here


@pytest.mark.parametrize(
    ("args", "meant"),
    [
        ({"player": "ann"}, ("ann", None)),
        ({"player": "ANN"}, ("ann", None)),
        ({"player": "bo"}, ("bo", None)),
        ({"player": "oakl"}, ("7", None)),
        ({"player": "oak"}, (None, "g1")),
        ({"player": "ELM"}, (None, "g2")),
        ({"target": "g2"}, (None, "g2")),
        ({"group": "elm"}, (None, "g2")),
        ({"group": "nobody"}, (None, None)),
        ({"player": "nobody"}, ("nobody", None)),
        ({}, (None, None)),
    ],
)
def test_who_is_meant_is_called_by_id_by_name_or_by_a_part_of_it(
    args: dict[str, str], meant: tuple[str | None, str | None]
) -> None:
    here = town()
    assert target(Order("ann", "banish", args, 9, 9), here.institutions.commons, here.world) == meant


def test_where_somebody_is_called_like_a_group_he_is_meant() -> None:
    here = town()
    here.tell("joined", 1, player="8", name="Oak")
    assert target(Order("ann", "banish", {"player": "oak"}, 9, 9), here.institutions.commons, here.world) == ("8", None)
