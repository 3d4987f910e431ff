"""The benchmark's ten rules, written as a rulebook, come to what the plain reference comes to; and each by itself."""

import io
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from lawspeaker.cli.judge import run
from lawspeaker.events.findings import Ruling
from lawspeaker.law.book import load
from lawspeaker.law.tree import Rulebook
from lawspeaker.referee.referee import Referee
from lawspeaker.referee.servers import Servers
from lawspeaker.referee.swift.swift import Swift
from lawspeaker.vocabulary import lexicon
from vocabulary.asked import START, Line, group, hit, judged, kill, order, rows, tell, zone

BENCH = Path(__file__).parents[2] / "bench"
PERMITTING, FORBIDDING, ENTERING = (2, 1, 3, 4, 5), (9, 8, 10), (6, 7)
HOUR = 3600
EVENTS, PEOPLE = 20_000, 200


@cache
def bench(name: str) -> ModuleType:
    """A module of the benchmark."""
    spec = spec_from_file_location(name, BENCH / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def rules() -> Rulebook:
    """The ten rules."""
    return load(str(BENCH / "rulebook"), lexicon())


def verdict(ruling: Ruling) -> tuple[str, int, int]:
    """A ruling in the terms of the reference: the act, whether it was permitted, and by which rule."""
    numbers = [int(article.rpartition("-")[2]) for article in ruling.articles]
    act = {"attack": "h", "kill": "k", "enter": "e"}[ruling.act]
    permitted = {"lawful": 1, "unlawful": 0, "unclear": 2}[ruling.ruling]
    order_of = (ENTERING if act == "e" else FORBIDDING, () if act == "e" else PERMITTING, ())[permitted]
    return act, permitted, next((n for n in order_of if n in numbers), 0)


@pytest.mark.parametrize(("kind", "people"), [(Referee, PEOPLE), (Swift, PEOPLE), (Swift, 30)])
def test_twenty_thousand_events_come_to_the_verdicts_of_the_reference(kind: type[Referee], people: int) -> None:
    short = list(bench("workload").workload(EVENTS, people))
    wanted: list[Any] = []
    bench("naive").run(short, wanted.append)
    wire = "\n".join(bench("wire").Wire().lines(short, False)) + "\n"
    servers = Servers(rules(), lexicon(), kind=kind)
    found = [f for f in run([io.BytesIO(wire.encode())], servers) if isinstance(f, Ruling)]
    given = [verdict(f) for f in found if f.act != "enter" or not str(f.target).startswith("claim")]
    assert given == [(row[1], row[2], row[3]) for row in wanted]


OAK, IRON = group("oak", "ann", "cy", "dee", "eve", "fay"), group("iron", "bo")
LONG_AGO = tell("joined", "bo", name="Bo")
BEGIN = [START, OAK, IRON, LONG_AGO]
NEAR = rows(ann=(0, 0), bo=(30, 0))
DOME = zone("dome", "pvp")
LAND = zone("land", "claim", owner="oak", radius=900)
WAR = order("ann", "war.declare", faction="iron")
BANISHED = order("cy", "banish", player="bo", reason="theft")
BOUNTY = order("zoe", "bounty.post", player="bo", amount=1)
HUNTER = tell("licence", "ann", kind="bounty_hunter", on=True)
VOICE = tell("voice", "ann", ms=500)


def later(seconds: float) -> Line:
    """Time passes."""
    return {"type": "time", "after": seconds}


FAR = rows(ann=(0, 0), bo=(500, 0))


@pytest.mark.parametrize(
    ("events", "want"),
    [
        ([later(HOUR), FAR, hit()], ("h", 0, 10)),
        ([later(HOUR), NEAR, VOICE, FAR, hit()], ("h", 0, 0)),
        ([later(HOUR), NEAR, VOICE, {**FAR, "after": 59}, hit()], ("h", 0, 10)),
        ([later(HOUR), FAR, hit("bo", "ann"), hit()], ("h", 1, 2)),
        ([later(HOUR), FAR, hit("bo", "ann"), {**FAR, "after": 29}, hit()], ("h", 0, 10)),
        ([FAR, hit("bo", "ann"), hit()], ("h", 1, 2)),
        ([later(30 * 60 - 1.001), hit()], ("h", 0, 8)),
        ([later(30 * 60 - 1), FAR, hit()], ("h", 0, 10)),
        ([later(HOUR), DOME, NEAR, hit()], ("h", 1, 1)),
        ([later(HOUR), DOME, FAR, hit()], ("h", 0, 10)),
        ([WAR, {**FAR, "after": 12 * HOUR}, hit()], ("h", 1, 3)),
        ([WAR, {**FAR, "after": 12 * HOUR}, hit("bo", "ann")], ("h", 1, 3)),
        ([WAR, {**FAR, "after": 12 * HOUR - 1.001}, hit()], ("h", 0, 10)),
        ([WAR, order("bo", "war.peace", war="war:5"), {**FAR, "after": 12 * HOUR}, hit()], ("h", 0, 10)),
        ([BANISHED, LAND, {**FAR, "after": HOUR}, hit()], ("h", 1, 4)),
        ([BANISHED, {**LAND, "owner": "iron"}, {**FAR, "after": HOUR}, hit()], ("h", 0, 10)),
        ([BOUNTY, HUNTER, {**FAR, "after": 4 * HOUR}, hit()], ("h", 1, 5)),
        ([BOUNTY, HUNTER, {**FAR, "after": 4 * HOUR - 2.001}, hit()], ("h", 0, 10)),
        ([BOUNTY, {**FAR, "after": 4 * HOUR}, hit()], ("h", 0, 10)),
        ([BOUNTY, HUNTER, {**FAR, "after": 4 * HOUR}, kill(), hit()], ("h", 0, 10)),
        ([BOUNTY, HUNTER, {**FAR, "after": 3 * HOUR}, kill(), {**FAR, "after": HOUR}, hit()], ("h", 1, 5)),
        ([later(HOUR), FAR, kill(), kill(), hit("bo", "ann"), kill()], ("k", 0, 9)),
        ([later(HOUR), FAR, kill(), kill(), {**FAR, "after": HOUR}, hit("bo", "ann"), kill()], ("k", 1, 2)),
    ],
)
def test_each_rule_begins_and_ends_where_it_says(events: list[Line], want: tuple[str, int, int]) -> None:
    rulings = [r for r in judged(rules(), *BEGIN, *events) if r.act in ("attack", "kill")]
    assert [verdict(r) for r in rulings] == [want]


IN, OUT = rows(cy=(0, 0)), rows(cy=(200, 0))


@pytest.mark.parametrize(
    ("events", "want"),
    [
        ([OUT, IN], ("e", 1, 0)),
        ([OUT, IN, OUT, {**IN, "after": 299.999}], ("e", 0, 6)),
        ([OUT, IN, OUT, {**IN, "after": 300}], ("e", 1, 0)),
        ([OUT, IN, kill("bo", "cy"), IN], ("e", 1, 0)),
    ],
)
def test_whoever_walked_out_stays_out_for_five_minutes(events: list[Line], want: tuple[str, int, int]) -> None:
    rulings = [r for r in judged(rules(), *BEGIN, DOME, *events) if r.act == "enter"]
    assert [verdict(r) for r in rulings] == [want]


def test_the_fifth_of_a_clan_may_not_go_in_before_the_clan_was_home() -> None:
    away = rows(ann=(200, 0), cy=(200, 0), dee=(200, 0), eve=(200, 0), fay=(200, 0))
    four, fifth = rows(ann=(0, 0), cy=(1, 0), dee=(2, 0), eve=(3, 0)), rows(fay=(4, 0))
    begin = [*BEGIN, DOME, away, four]
    assert [verdict(r) for r in judged(rules(), *begin, fifth)] == [("e", 0, 7)]
    assert [verdict(r) for r in judged(rules(), *begin, order("dee", "home"), fifth)] == [("e", 1, 0)]
    assert [verdict(r) for r in judged(rules(), *begin, order("bo", "home"), fifth)] == [("e", 0, 7)]
