"""An evening is a stream of the wire, the same for the same seed, and a poorer server tells less of it."""

import io
import os
import subprocess
import sys

import msgspec
import pytest

from lawspeaker.events import Kill, Positions, TimePassed
from lawspeaker.events.codec import Fault, Unknown, encode_line
from lawspeaker.events.reader import Reader
from lawspeaker.simulate import COMMUNITIES, Evening, Size, habits_of
from simulate.played import SEEDS, played, played_alone

HEAD = ("n", "tier", "source", "resumed", "records")


def told(event):
    return {name: value for name, value in msgspec.json.decode(encode_line(event)).items() if name not in HEAD}


@pytest.mark.parametrize("community", sorted(COMMUNITIES))
def test_every_line_is_an_event_of_the_wire(community):
    _, events = played(SEEDS[0], community)
    lines = b"".join(encode_line(event) + b"\n" for event in events)
    reader = Reader([io.BytesIO(lines)])
    taken = [one for _, one in reader]
    assert len(taken) == len(events)
    assert [one for one in taken if isinstance(one, Fault | Unknown)] == []
    assert reader.strangers.dump() == {"types": {}, "fields": {}}


@pytest.mark.parametrize("community", sorted(COMMUNITIES))
def test_time_never_goes_back_and_numbers_have_no_hole(community):
    _, events = played(SEEDS[0], community)
    assert [event.t for event in events] == sorted(event.t for event in events)
    assert [event.n for event in events] == list(range(1, len(events) + 1))


@pytest.mark.parametrize("community", sorted(COMMUNITIES))
def test_the_same_seed_gives_the_same_bytes_whatever_the_hash_seed(community):
    call = [sys.executable, "-m", "lawspeaker", "simulate", community, "--people", "12", "--minutes", "5"]
    runs = [
        subprocess.run([*call], env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert runs[0].count(b"\n") > 100


def test_another_seed_gives_another_evening():
    lines = [b"\n".join(Evening(seed, Size(people=10, minutes=2)).lines()) for seed in (1, 2)]
    assert lines[0] != lines[1]


@pytest.mark.parametrize("community", sorted(COMMUNITIES))
@pytest.mark.parametrize("tier", [0, 1])
def test_a_poorer_tier_says_less_and_never_more(community, tier):
    _, rich = played(SEEDS[0], community)
    _, poor = played(SEEDS[0], community, tier=tier)
    there = {}
    for event in rich:
        there.setdefault((event.t, type(event)), []).append(told(event))
    for event in poor:
        said = told(event)
        assert any(said.items() <= full.items() for full in there[event.t, type(event)]), said
    assert len(poor) < len(rich)


def test_a_poorer_server_tells_every_kill():
    counts = [sum(isinstance(event, Kill) for event in played(SEEDS[0], tier=tier)[1]) for tier in (0, 1, 2)]
    assert counts[0] == counts[1] == counts[2] > 0


def test_places_are_told_as_often_as_was_asked():
    events = list(Evening(1, Size(people=10, minutes=1, hz=5)).events())
    assert sum(isinstance(event, Positions) for event in events) == 60 * 5 + 1


def test_time_is_told_where_nothing_else_is():
    _, events = played(SEEDS[0], tier=0)
    assert sum(isinstance(event, TimePassed) for event in events) == 30 * 6


@pytest.mark.parametrize("community", sorted(COMMUNITIES))
def test_most_reasons_are_played_where_people_do_nothing_else(community):
    reasons = set(COMMUNITIES[community].stage.reasons)
    habits = habits_of(community)
    seen = {reason.key for habit in habits for deed in played_alone(community, habit) for reason in deed.reasons}
    assert seen <= reasons
    assert len(seen) > 0.6 * len(reasons)
