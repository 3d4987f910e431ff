"""`may I?`: an act that nobody has done is judged like any other, and leaves no trace."""

from functools import cache
from typing import Any

import pytest
from msgspec import json as wire

from lawspeaker.events.codec import decode_line
from lawspeaker.events.findings import Answer, Found
from lawspeaker.law.book import load
from lawspeaker.law.tree import Rulebook
from lawspeaker.referee.referee import Referee
from lawspeaker.referee.swift.swift import Swift
from lawspeaker.vocabulary import lexicon

MINUTE = 60_000


@cache
def shipped(name: str) -> Rulebook:
    return load(name, lexicon())


class Asker:
    """A referee who is asked."""

    def __init__(self, kind: type[Referee], book: str = "darkrp") -> None:
        self.referee, self.seq = kind(shipped(book), lexicon()), 0

    def tell(self, type_: str, t: int, /, **fields: Any) -> list[Found]:
        self.seq += 1
        return self.referee.take(decode_line(wire.encode({"type": type_, "t": t, "seq": self.seq, **fields})))

    def may(self, t: int, player: str, /, **args: Any) -> Answer:
        found = self.tell("command", t, player=player, name="may", args=args)
        assert len(found) == 1
        assert isinstance(found[0], Answer)
        return found[0]


@pytest.fixture(params=[Referee, Swift])
def town(request: pytest.FixtureRequest) -> Asker:
    return Asker(request.param)


@pytest.fixture(params=[Referee, Swift])
def empires(request: pytest.FixtureRequest) -> Asker:
    asker = Asker(request.param, "rust-empires")
    asker.tell("joined", 0, player="bo", name="Bo")
    asker.tell("zone", 0, id="k7", kind="region", circle=[0, 0, 500])
    asker.tell("building", 0, building="hut", at=[10, 0, 10], authorised=["bo"], owner="bo")
    return asker


def test_you_may_not_kill_without_a_reason(town: Asker) -> None:
    answer = town.may(0, "ann", act="kill", target="bo")
    assert (answer.ok, answer.articles) == (False, ["RDM-1"])
    assert answer.clauses == ["DR-2.1-1", "DR-2.1-5"]


def test_you_may_kill_whoever_hit_you_until_the_window_closes(town: Asker) -> None:
    town.tell("hit", 1000, attacker="bo", victim="ann", weapon="rock", damage=5)
    answer = town.may(1000 + MINUTE - 1, "ann", act="kill", target="bo")
    assert (answer.ok, answer.articles) == (True, ["HURT-1"])
    assert "event 1" in answer.say
    assert town.may(1000 + MINUTE, "ann", act="kill", target="bo").ok is False


def test_asking_leaves_no_trace(town: Asker) -> None:
    town.may(0, "ann", act="kill", target="bo")
    town.may(0, "ann", act="demand", target="bo")
    found = town.tell("kill", 1000, attacker="bo", victim="ann", weapon="rock")
    assert [getattr(f, "ruling", "") for f in found] == ["unlawful"]
    assert "2 ms" not in str(found)


def test_what_is_not_recorded_makes_it_unclear(town: Asker) -> None:
    town.tell("server_started", 0, records=["kill", "command"])
    answer = town.may(1000, "ann", act="kill", target="bo")
    assert answer.ok is None
    depends = answer.say.removeprefix("That is not clear. It depends: ").removesuffix(".").split("; ")
    unknown = list(dict.fromkeys(one.say for one in answer.missing))
    assert len(unknown) > 5
    assert depends == [*unknown[:4], f"and {len(unknown) - 4} things more"]


def test_it_says_when_time_alone_makes_it_lawful(town: Asker) -> None:
    town.tell("kill", 0, attacker="bo", victim="ann", weapon="rock")
    answer = town.may(MINUTE, "ann", act="attack", target="bo")
    assert answer.ok is False
    assert "in 4 min, at 00:05:00" in answer.say


def test_orders_may_be_asked_about_by_either_name(town: Asker) -> None:
    town.tell("job", 0, player="bo", job="merchant")
    town.tell("idle", 0, player="bo", seconds=20)
    for act in ("vote.open", "open vote", "open_vote"):
        answer = town.may(1000, "ann", act=act, target="bo", kind="kick")
        assert (answer.ok, answer.articles) == (False, ["VOTE-1"])
    town.tell("idle", 2000, player="bo", seconds=600)
    assert town.may(3000, "ann", act="vote.open", target="bo", kind="kick").ok is True


def test_an_act_of_which_no_rule_speaks_is_free(town: Asker) -> None:
    assert town.may(0, "ann", act="warn", target="bo").ok is True


@pytest.mark.parametrize("args", [{}, {"act": 7}, {"act": "fly"}, {"act": ""}])
def test_an_act_that_nobody_knows_is_answered_with_those_that_rules_speak_of(town: Asker, args: dict[str, Any]) -> None:
    answer = town.may(0, "ann", **args)
    assert answer.ok is None
    assert answer.say.endswith("There are: attack, kill, react, say, speak, stay, write.")


def test_a_slip_of_the_pen_is_answered_with_the_nearest_acts(town: Asker) -> None:
    assert town.may(0, "ann", act="atack").say == "There is no act `atack`. The nearest: attack."
    assert town.may(0, "ann", act="vote.opn").say == "There is no act `vote.opn`. The nearest: vote.open."


@pytest.mark.parametrize("act", ["raid", "raid.announce", "evict"])
def test_who_asks_about_a_house_has_to_say_which(empires: Asker, act: str) -> None:
    answer = empires.may(0, "ann", act=act)
    assert (answer.ok, answer.say) == (None, "Say which house: look at it, or give its id.")


@pytest.mark.parametrize("act", ["raid", "raid.announce", "evict"])
@pytest.mark.parametrize("said", ["bo", "BO"])
def test_a_player_is_taken_for_no_house(empires: Asker, act: str, said: str) -> None:
    answer = empires.may(0, "ann", act=act, target=said)
    assert answer.ok is None
    assert answer.say.startswith(f"`{said}` is a player, and no house. Say which house")


def test_a_house_is_asked_about_by_its_id_or_a_look_at_it(empires: Asker) -> None:
    named = empires.may(0, "ann", act="raid", target="hut")
    assert (named.ok, "house hut of Bo" in named.say) == (True, True)
    (looked,) = empires.tell("command", 0, player="ann", name="may", args={"act": "raid"}, building="hut")
    assert isinstance(looked, Answer)
    assert looked.say == named.say
    assert "house hut of Bo" in empires.may(0, "ann", act="evict", target="hut").say


def test_land_is_asked_about_by_its_id(empires: Asker) -> None:
    empires.tell("group", 0, id="oak", kind="clan", name="Oak", tag="OAK", members=["ann", "cy"], leaders=["ann"])
    assert "k7" in str(empires.may(0, "ann", act="claim", target="k7", kind="city").say)


def test_a_thing_may_be_asked_about_as_well_as_a_house(empires: Asker) -> None:
    empires.tell("placed", 0, player="bo", entity="box", kind="box", building="hut", at=[10, 0, 10])
    empires.tell("vehicle", 0, entity="car", kind="car", action="owned", player="bo", at=[20, 0, 20])
    assert "raided box" in empires.may(0, "ann", act="raid", target="box").say
    assert empires.may(0, "ann", act="raid", target="car").ok is not None
    assert empires.may(0, "bo", act="raid", target="box").say == "You may: that is no `raid`."
