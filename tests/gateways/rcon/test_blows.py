"""Combat logs asked for again and again: each blow is told once, to whomever's log it stands in."""

import json

from hypothesis import given
from hypothesis import strategies as st

from gateways.rcon.game import Clock
from lawspeaker.gateways.files.netids import Netids
from lawspeaker.gateways.rcon.blows import Blows, Log, rows
from service.town import ANA, BO, T

HEAD = "time attacker id target id weapon ammo area distance old_hp new_hp info hits integrity travel mismatch desync\n"


def row(age, mine, hp, info="", other="player 22", body=11):
    sides = f"you {body} {other}" if mine else f"{other} you {body}"
    return f"{age:.2f}s {sides} ak47u.entity riflebullet chest 41.3m {hp[0]} {hp[1]} {info} 1 0.98 0.12s 0.00m 0\n"


def logs_at(now, blows):
    """Both players' logs: Ana (body 11) hits Bo (body 22)."""
    ana = HEAD + "".join(row((now - t) / 1000, True, hp, info) for t, hp, info in blows)
    bo = HEAD + "".join(row((now - t) / 1000, False, hp, info, "player 11", 22) for t, hp, info in blows)
    return [Log(ANA, rows(ana), now), Log(BO, rows(bo + "+ 1 event in the last 10 seconds\n"), now)]


def test_a_blow_in_both_logs_is_told_once_with_both_players():
    clock = Clock()
    blows = Blows(Netids(), clock.wall)
    clock.pass_(30)
    (hit,) = blows.take(logs_at(clock.now, [(T + 20_000, (100.0, 76.1), "")]))
    assert (hit["type"], hit["attacker"], hit["victim"], hit["damage"]) == ("hit", ANA, BO, 23.9)
    assert (hit["t"], hit["happened"]) == (T + 30_000, T + 20_000)


@given(st.lists(st.integers(1, 300), min_size=1, max_size=6), st.lists(st.integers(0, 900), min_size=2, max_size=6))
def test_how_often_a_log_is_asked_for_never_matters(gaps, delays):
    clock = Clock()
    blows, told, struck = Blows(Netids(), clock.wall), [], []
    for gap, delay in zip(gaps, delays, strict=False):
        clock.pass_(gap)
        struck.append((clock.now, (100.0, 90.0), ""))
        clock.now += delay
        told += blows.take(logs_at(clock.now, [one for one in struck if clock.now - one[0] < 3_000_000]))
        told += blows.take(logs_at(clock.now + delay, struck))
    far = [one for at, one in enumerate(struck) if at == 0 or one[0] - struck[at - 1][0] > 4000]
    assert len(far) <= len([one for one in told if one["type"] == "hit"]) <= len(struck)


def test_two_blows_alike_in_one_log_are_two():
    clock = Clock()
    blows = Blows(Netids(), clock.wall)
    clock.pass_(30)
    twice = [(T + 20_000, (0.0, 80.0), "projectile_los"), (T + 20_500, (0.0, 80.0), "projectile_los")]
    found = blows.take(logs_at(clock.now, twice))
    assert [(one["type"], one["rejected"]) for one in found] == [("combat", "projectile_los")] * 2


def test_the_row_that_kills_is_a_hit_and_no_second_death():
    clock = Clock()
    blows = Blows(Netids(), clock.wall)
    clock.pass_(30)
    assert [one["type"] for one in blows.take(logs_at(clock.now, [(T + 9000, (81.0, 0.0), "killed")]))] == ["hit"]


def test_what_was_before_the_watch_began_is_not_told():
    clock = Clock()
    assert Blows(Netids(), clock.wall).take(logs_at(T, [(T - 1000, (100.0, 90.0), "")])) == []


def test_a_blow_by_a_body_nobody_knows_accuses_nobody():
    clock = Clock()
    blows = Blows(Netids(), clock.wall)
    clock.pass_(30)
    _, victims = logs_at(clock.now, [(T + 9000, (81.0, 70.0), "")])
    assert [one["type"] for one in blows.take([victims])] == ["combat"]


def test_the_json_form_says_the_same_as_the_text():
    keys = ["time", "attacker", "id", "target", "id", "weapon", "ammo", "area", "distance", "old_hp", "new_hp", "info"]
    cells = ["1.00s", "you", "11", "player", "22", "ak47u.entity", "riflebullet", "chest", "41.3m", "100.0", "90.0", ""]
    body = ", ".join(f"{json.dumps(key)}: {json.dumps(cell)}" for key, cell in zip(keys, cells, strict=True))
    assert rows(f"[\n {{{body}}}\n]") == rows(HEAD + row(1, True, (100.0, 90.0)))


def test_what_is_no_combat_log_is_said_to_be_none():
    assert rows("Unknown command: combatlog") is None
    assert rows("[") is None
    assert rows("[3, {}]") == []
