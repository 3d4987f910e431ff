"""Player lists: who is who and in which body, of old and new servers."""

import json

import pytest

from gateways.files import build
from gateways.files.build import ANA, BO
from lawspeaker.gateways.files import playerlist
from lawspeaker.gateways.files.names import Names
from lawspeaker.gateways.files.netids import Netids


def learned(tmp_path, content):
    names, netids = Names(), Netids()
    entries = playerlist.read(build.text_file(tmp_path, "playerlist.json", content))
    assert entries is not None
    playerlist.learn(entries, names, netids)
    return names, netids


@pytest.mark.parametrize(("body", "owner"), [(7654321, ANA), (None, None)])
def test_both_forms_teach_names_and_the_new_one_bodies(tmp_path, body, owner):
    names, netids = learned(tmp_path, build.player_list([(ANA, "Ana", body)]))
    assert names.wearer("Ana") == ANA
    assert netids.owner("7654321") == owner


def test_a_list_of_those_who_are_on_is_no_list_of_everybody(tmp_path):
    names, _ = learned(tmp_path, build.player_list([(ANA, "Ana", None)]))
    assert not names.whole
    assert names.listed(ANA) is None


@pytest.mark.parametrize("body", [0, -1, True, "7", 1.5, None])
def test_what_is_no_body_is_passed_over(tmp_path, body):
    entry = {"SteamID": ANA, "DisplayName": "Ana", "EntityId": body}
    _, netids = learned(tmp_path, json.dumps([entry, {"SteamID": "12", "DisplayName": 3, "EntityId": 9}]))
    assert len(netids) == 0


def test_a_name_of_half_a_character_can_be_told(tmp_path):
    names, _ = learned(tmp_path, json.dumps([{"SteamID": BO, "DisplayName": "A\ud800"}]))
    assert names.wearer("A?") == BO


@pytest.mark.parametrize("content", ["", "[]", "{}", "[1]", '[{"SteamID": 1}]', "[" * 100_000, "not json", "\x00"])
def test_what_is_no_player_list_is_none(tmp_path, content):
    assert playerlist.read(build.text_file(tmp_path, "x.json", content)) is None
