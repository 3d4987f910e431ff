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


def done(finding, name="Ana", now=T):
    return carried(finding, "main:14:0", lambda _: name, now)


def commands(finding, name="Ana"):
    return done(finding, name).commands


def test_a_ban_names_the_case_and_the_article_and_when_it_ends():
    why = '"case 12, article DR-2.1-1"'
    assert commands(sanction()) == [f'banid {ANA} "Ana" {why} {T // 1000 + 3600}', f"kick {ANA} {why}"]


def test_a_ban_for_ever_has_no_end():
    assert commands(sanction(step={"kind": "ban", "minutes": None}))[0].endswith('"case 12, article DR-2.1-1"')


@pytest.mark.parametrize("kind", ["ban", "mute", "gag"])
def test_a_sanction_of_unknown_length_is_never_given_for_ever(kind):
    given = done(sanction(step={"kind": kind}))
    assert (given.commands, "how long" in given.refused) == ([], True)


def test_a_mute_has_an_end_though_the_game_keeps_none():
    given = done(sanction("mute"))
    assert (given.commands, given.mute.until) == ([f"mute {ANA}"], T + 3_600_000)


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
    assert done(finding).commands == []
    assert done(finding).refused


NOTICE = {"type": "notice", "t": T, "to": "all", "kind": "war", "say": "The war\nbegins; quit", "clauses": []}


def test_what_is_for_all_is_said_to_all():
    assert commands(NOTICE) == ["say The war begins, quit"]


@pytest.mark.parametrize(
    ("finding", "minutes"), [(NOTICE, 10), (sanction("kick"), 10), (sanction("ban"), 60), (sanction("mute"), 60)]
)
def test_to_a_game_that_comes_back_nothing_is_said_or_done_that_is_long_over(finding, minutes):
    assert done(finding, now=T + minutes * 60_000 - 1).commands
    late = done(finding, now=T + minutes * 60_000 + 1)
    assert (late.commands, bool(late.refused), late.mute) == ([], True, None)


def test_a_ban_that_is_not_over_is_given_however_late():
    assert done(sanction(step={"kind": "ban", "minutes": None}), now=T + 10**10).commands


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
