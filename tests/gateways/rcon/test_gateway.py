"""A game watched by its WebRCON: what it says goes on record at tier 1, and what is found is carried into it."""

import asyncio
import json
from contextlib import asynccontextmanager

import pytest

from gateways.rcon.game import Clock, of_2023, playing, running
from lawspeaker.gateways.rcon.gateway import Gateway, Terms
from lawspeaker.record import read_record
from lawspeaker.service import server as service
from lawspeaker.service.findings import Kept
from service.town import ANA, BO, CY, PATIENCE, T, ask, joined, judged, open_hall, send, speaker

KILL = f"Bo[{BO}] was killed by Ana[{ANA}] at (10.0, 2.5, -7.0)"
EVERY = 30.0
ENFORCE = service.Terms(silence=0, mode="enforce")


@asynccontextmanager
async def watched(folder, terms=None, house=None, rulebook="darkrp"):
    """A game, the hall that watches it, and the clock of both."""
    clock = Clock()
    house = house or service.Terms(silence=0)
    with open_hall(folder, wall=clock.wall, terms=house, rulebook=rulebook) as hall:
        async with playing() as game:
            gateway = Gateway(hall, "main", game.place, terms or Terms(every=EVERY), clock.sleep, lambda: 0.0)
            async with running(gateway.run()):
                yield game, hall, clock


async def on_record(hall, many):
    """Until so many numbers of the game are on record."""
    server = hall.servers["main"]
    async with asyncio.timeout(PATIENCE):
        while (await asyncio.to_thread(ask, server, speaker("rcon"))).go_on <= many:
            pass


def recorded(folder):
    with read_record(folder / "servers" / "main") as record:
        return [fields for _, fields in record.fields() if fields.get("source") == "rcon"]


def evening(test):
    asyncio.run(asyncio.wait_for(test(), 60))


def test_what_a_game_says_is_on_record_under_its_source_and_tier(tmp_path):
    async def test():
        async with watched(tmp_path) as (game, hall, _):
            await on_record(hall, 2)
            await game.tell("Chat", Channel=0, Message="hello", UserId=ANA, Username="Ana")
            await game.print(KILL)
            await on_record(hall, 4)
            await asyncio.to_thread(judged, hall)

    evening(test)
    told = [one for one in recorded(tmp_path) if one["type"] != "server_started"]
    assert [(one["n"], one["type"], one["tier"]) for one in told] == [
        (1, "joined", 1),
        (2, "joined", 1),
        (3, "chat", 1),
        (4, "kill", 1),
    ]


def test_a_kill_is_ruled_on(tmp_path):
    async def test():
        async with watched(tmp_path) as (game, hall, _):
            await on_record(hall, 2)
            await game.print(KILL)
            await on_record(hall, 3)
            found = await asyncio.to_thread(judged, hall)
            rulings = [json.loads(one.body) for one in found if one.kind == "ruling"]
            assert ("kill", ANA, BO, 1) in [
                (one["act"], one["actor"], one.get("target"), one["tier"]) for one in rulings
            ]

    evening(test)


@pytest.mark.parametrize(("private", "ruled"), [(False, "unclear"), (True, "lawful")])
def test_how_much_somebody_writes_is_known_only_where_every_line_is_told(tmp_path, private, ruled):
    async def test():
        terms = Terms(every=EVERY, private_chat=private)
        async with watched(tmp_path, terms, rulebook="rg-rust") as (game, hall, _):
            await on_record(hall, 2)
            await game.tell("Chat", Channel=0, Message="good evening", UserId=ANA, Username="Ana")
            await on_record(hall, 3)
            found = [json.loads(one.body) for one in await asyncio.to_thread(judged, hall)]
            assert [one["ruling"] for one in found if one["type"] == "ruling" and one["act"] == "say"] == [ruled]

    evening(test)


def test_what_a_server_has_none_of_is_said_to_be_told(tmp_path):
    async def test():
        async with watched(tmp_path, Terms(every=EVERY, without=("zone",))) as (_, hall, _):
            await on_record(hall, 2)

    evening(test)
    (began,) = [one for one in recorded(tmp_path) if one["type"] == "server_started"]
    assert "zone" in began["records"]
    assert "building" not in began["records"]


def test_a_lost_connection_is_a_gap_and_what_follows_is_taken_up(tmp_path):
    async def test():
        async with watched(tmp_path) as (game, hall, clock):
            await on_record(hall, 2)
            await game.sockets[0].close()
            await clock.asleep(0.5)
            game.players.append(of_2023(CY, "Cy", 0))
            clock.pass_(0.5)
            await on_record(hall, 4)

    evening(test)
    told = [one for one in recorded(tmp_path) if one["type"] != "server_started"]
    assert [(one["n"], one["player"]) for one in told if one["type"] == "joined"] == [(1, ANA), (2, BO), (4, CY)]


def test_who_comes_is_looked_for_at_once(tmp_path):
    async def test():
        async with watched(tmp_path) as (game, hall, _):
            await on_record(hall, 2)
            game.players.append(of_2023(CY, "Cy", 0))
            await game.print(f"203.0.113.9:1/{CY}/Cy joined [windows/{CY}]")
            await on_record(hall, 3)

    evening(test)


def test_a_game_that_stops_answering_is_left_and_come_back_to(tmp_path):
    async def test():
        async with watched(tmp_path) as (game, hall, clock):
            await on_record(hall, 2)
            await clock.asleep(EVERY)
            game.mute = {"playerlist"}
            clock.pass_(EVERY)
            await game.ordered("playerlist", 2)
            await clock.asleep(10.0)
            clock.pass_(10)
            await clock.asleep(0.5)
            game.mute = set()
            clock.pass_(0.5)
            await game.ordered("playerlist", 3)

    evening(test)


def test_a_sanction_in_force_is_carried_into_the_game(tmp_path):
    def order(name, later, **args):
        return {"type": "command", "t": T + later, "player": CY, "name": name, "args": args}

    async def test():
        async with watched(tmp_path, house=ENFORCE) as (game, hall, _):
            await on_record(hall, 2)
            owner = {"type": "profile", "t": T, "player": CY, "staff": "owner"}
            punish = order("punish", 10, player=ANA, step="mute", clause="DR-2.1-1")
            await asyncio.to_thread(send, hall, [joined(CY, "Cy"), owner, punish])
            kick = order("punish", 20, player=ANA, step="kick", clause="DR-2.1-1")
            await asyncio.to_thread(send, hall, [kick], 4)
            await game.until(lambda: any(one.startswith("kick ") for one in game.orders))
            assert not any(one.startswith("mute ") for one in game.orders), "no length was said"
            (seq,) = [one.seq for one in await asyncio.to_thread(judged, hall) if one.kind == "sanction"][-1:]
            assert f'kick {ANA} "case {seq}, article DR-2.1-1"' in game.orders

    evening(test)


def test_combat_logs_are_asked_of_everybody_who_is_there(tmp_path):
    async def test():
        async with watched(tmp_path, Terms(every=EVERY, combat_logs=True)) as (game, hall, clock):
            await game.ordered(f"combatlog {BO} --json")
            cells = {"time": "1.00s", "attacker": "player", "weapon": "ak47u.entity", "area": "chest"}
            cells |= {"distance": "9.0m", "old_hp": "100.0", "new_hp": "70.0", "info": ""}
            body = json.dumps(cells)[1:-1].replace('"weapon"', '"id": "11", "target": "you", "id": "22", "weapon"')
            await clock.asleep(EVERY)
            game.logs = {BO: f"[{{{body}}}]", ANA: f"[{{{body}}}]".replace('"you"', '"player"')}
            game.logs[ANA] = game.logs[ANA].replace('"attacker": "player"', '"attacker": "you"')
            # They have been there all the while: else the third number may be that somebody left and came again.
            game.players = [of_2023(ANA, "Ana", 60 + EVERY), of_2023(BO, "Bo", 60 + EVERY)]
            clock.pass_(EVERY)
            await on_record(hall, 3)

    evening(test)
    (hit,) = [one for one in recorded(tmp_path) if one["type"] == "hit"]
    assert (hit["attacker"], hit["victim"], hit["damage"], hit["tier"]) == (ANA, BO, 30.0, 1)


def test_a_ban_is_given_with_its_end_and_taken_back_when_it_is_lifted(tmp_path):
    def order(name, later, **args):
        return {"type": "command", "t": T + later, "player": CY, "name": name, "args": args}

    async def test():
        async with watched(tmp_path, house=ENFORCE) as (game, hall, _):
            await on_record(hall, 2)
            owner = {"type": "profile", "t": T, "player": CY, "staff": "owner"}
            steps = ("verbal warning", "warn", "ban")
            punish = [order("punish", 10, player=ANA, step=step, clause="DR-2.4-1") for step in steps]
            await asyncio.to_thread(send, hall, [joined(CY, "Cy"), owner, *punish])
            await game.until(lambda: any(one.startswith("banid ") for one in game.orders))
            *_, seq = [one.seq for one in await asyncio.to_thread(judged, hall) if one.kind == "sanction"]
            end = (T + 10) // 1000 + 86_400
            assert f'banid {ANA} "Ana" "case {seq}, articles DR-2.4-1, DR-2.4-5" {end}' in game.orders
            lift = order("lift", 20, punishment=f"punishment:{seq}", reason="a mistake")
            await asyncio.to_thread(send, hall, [lift], 6)
            await game.ordered(f"unban {ANA}")

    evening(test)


def test_a_mute_that_was_lifted_is_not_lifted_again_after_a_restart(tmp_path):
    def mute(seq, who):
        step = {"kind": "mute", "minutes": 60}
        body = {"type": "sanction", "t": T, "player": who, "step": step, "status": "in_force"}
        return Kept(seq, 0, "sanction", json.dumps(body).encode(), b'["x"]')

    lifted = {"type": "change", "what": "punishment", "id": "punishment:4", "to": "lifted"}

    async def test():
        clock = Clock()
        with open_hall(tmp_path, wall=clock.wall) as hall:
            change = Kept(6, 0, "change", json.dumps(lifted).encode(), b'"server"')
            hall.servers["main"].findings.keep([mute(4, ANA), mute(5, BO), change], 6)
            async with playing() as game:
                gateway = Gateway(hall, "main", game.place, Terms(every=EVERY), clock.sleep, lambda: 0.0)
                async with running(gateway.run()):
                    await clock.asleep(EVERY)
                    clock.pass_(3600)
                    await game.ordered(f"unmute {BO}")
                    assert f"unmute {ANA}" not in game.orders

    evening(test)
