"""Findings as commands: what a player writes never becomes a command, nor ends one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawspeaker.gateways.rcon.carry import carried, lifted, undone
from lawspeaker.gateways.rcon.frames import quoted, safe
from service.town import ANA, T

ONE_ARGUMENT = re.compile(r'"[^"\\;\x00-\x1f\x7f<>]*"')


def sanction(kind="ban", **more):
    step = {"kind": kind, "minutes": 60}
    head = {"type": "sanction", "t": T, "player": ANA, "step": step, "ladder": "rdm", "nth": 1}
    return head | {"clauses": ["DR-2.1-1"], "for": [12], "status": "in_force"} | more


def commands(finding, name="Ana"):
    return carried(finding, "main:14:0", lambda _: name).commands


def test_a_ban_names_the_case_and_the_article_and_when_it_ends():
    why = '"case 12, article DR-2.1-1"'
    assert commands(sanction()) == [f'banid {ANA} "Ana" {why} {T // 1000 + 3600}', f"kick {ANA} {why}"]


def test_a_ban_for_ever_has_no_end():
    assert commands(sanction(step={"kind": "ban", "minutes": None}))[0].endswith('"case 12, article DR-2.1-1"')


@pytest.mark.parametrize("kind", ["ban", "mute", "gag"])
def test_a_sanction_of_unknown_length_is_never_given_for_ever(kind):
    done = carried(sanction(step={"kind": kind}), "main:14:0", str)
    assert (done.commands, "how long" in done.refused) == ([], True)


def test_a_mute_has_an_end_though_the_game_keeps_none():
    done = carried(sanction("mute"), "main:14:0", str)
    assert (done.commands, done.mute.until) == ([f"mute {ANA}"], T + 3_600_000)


def test_a_punishment_by_staff_is_named_by_its_own_event():
    assert '"case 14, article DR-2.1-1"' in commands(sanction("kick", **{"for": []}))[0]


@pytest.mark.parametrize(
    "finding",
    [
        sanction(status="proposed"),
        sanction("slay"),
        sanction(player='Ana" ; quit'),
        {"type": "notice", "t": T, "to": [ANA], "kind": "case", "say": "you", "clauses": []},
        {"type": "answer", "t": T, "player": ANA, "say": "yes"},
        {"type": "ruling", "t": T},
        {"type": "change", "t": T, "what": "war", "id": "war:1", "to": "declared"},
    ],
)
def test_what_the_game_cannot_do_is_refused_with_a_reason(finding):
    done = carried(finding, "main:14:0", str)
    assert done.commands == []
    assert done.refused


def test_what_is_for_all_is_said_to_all():
    notice = {"type": "notice", "t": T, "to": "all", "kind": "war", "say": "The war\nbegins; quit", "clauses": []}
    assert commands(notice) == ["say The war begins, quit"]


def test_what_is_lifted_is_taken_back():
    change = {"type": "change", "what": "punishment", "id": "punishment:14", "to": "lifted"}
    assert lifted(change) == 14
    assert [lifted(change | one) for one in ({"to": "served"}, {"what": "war"}, {"id": "mine"})] == [None] * 3
    assert [undone(sanction(kind)) for kind in ("ban", "mute", "kick")] == [f"unban {ANA}", f"unmute {ANA}", None]


@given(st.text(max_size=300))
def test_no_name_ends_its_argument_or_begins_another_command(name):
    assert ONE_ARGUMENT.fullmatch(quoted(name))
    ban, kick = commands(sanction(), name)
    assert (ban.count('"'), kick.count('"')) == (4, 2)
    assert "\n" not in ban


@given(st.text(max_size=300))
def test_what_is_safe_stays_as_it_is(text):
    assert safe(safe(text)) == safe(text)
