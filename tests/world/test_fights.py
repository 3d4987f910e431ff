"""Hostile acts joined into encounters."""

import json
from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET

from lawspeaker.events import Hit, Kill, Shot, Voice
from lawspeaker.world.fights import Fights
from lawspeaker.world.profile import Profile

GAP = 60_000


class Brawl:
    """Fights, and the number of the act told last."""

    def __init__(self):
        self.fights = Fights(Profile("test", fight_gap_ms=GAP))
        self.seq = 0

    def hit(self, attacker, victim, clock=0, **fields):
        return self.tell(Hit(t=clock, attacker=attacker, victim=victim, weapon="ak", damage=1, **fields))

    def kill(self, attacker, victim, clock=0):
        return self.tell(Kill(t=clock, attacker=attacker, victim=victim, weapon="ak"))

    def shot(self, player, near, clock=0):
        return self.tell(Shot(t=clock, player=player, weapon="ak", at=(0.0, 0.0, 0.0), near=near))

    def tell(self, event):
        self.seq += 1
        event.seq = self.seq
        return self.fights.take(event, event.t)


def test_an_encounter_is_called_after_its_first_act():
    brawl = Brawl()
    brawl.seq = 4710
    brawl.hit("ana", "bo")
    brawl.hit("bo", "ana")
    assert brawl.fights.of(4711) == brawl.fights.of(4712) == "fight:4711"
    assert brawl.fights.of(9) is None


def test_acts_without_a_common_participant_are_two_encounters():
    brawl = Brawl()
    brawl.hit("ana", "bo")
    brawl.hit("cy", "dan")
    assert [fight.id for fight in brawl.fights.all()] == ["fight:1", "fight:2"]


def test_a_pause_of_the_whole_gap_still_belongs_to_the_fight_and_a_longer_one_does_not():
    brawl = Brawl()
    brawl.hit("ana", "bo", clock=0)
    brawl.hit("bo", "cy", clock=GAP)
    assert brawl.fights.of(2) == "fight:1"
    brawl.hit("cy", "dan", clock=2 * GAP + 1)
    assert brawl.fights.of(3) == "fight:3"


def test_the_pause_counts_between_acts_of_the_same_person():
    brawl = Brawl()
    brawl.hit("ana", "bo", clock=0)
    brawl.hit("cy", "bo", clock=50_000)
    brawl.hit("ana", "dan", clock=GAP + 1)
    assert brawl.fights.of(2) == "fight:1"
    assert brawl.fights.of(3) == "fight:3"
    assert set(brawl.fights.get("fight:1").players) == {"bo", "cy"}


def test_six_who_fought_in_three_pairs_end_in_the_oldest_encounter():
    brawl = Brawl()
    assert brawl.hit("ana", "bo") == []
    assert brawl.hit("cy", "dan") == []
    assert brawl.hit("eve", "fin") == []
    assert brawl.hit("dan", "eve") == [("fight:3", "fight:2")]
    assert brawl.fights.get("fight:3") is None
    assert brawl.hit("fin", "ana") == [("fight:2", "fight:1")]
    assert [brawl.fights.of(seq) for seq in range(1, 6)] == ["fight:1"] * 5
    fight = brawl.fights.get("fight:1")
    assert sorted(fight.players) == ["ana", "bo", "cy", "dan", "eve", "fin"]
    assert fight.opener == "ana"
    assert brawl.hit("cy", "bo") == []
    assert brawl.fights.first_between("bo", "cy")
    brawl.hit("eve", "fin")
    assert not brawl.fights.first_between("eve", "fin")


def test_the_older_takes_the_younger_whoever_strikes():
    brawl = Brawl()
    brawl.hit("ana", "bo")
    brawl.hit("cy", "dan")
    assert brawl.hit("dan", "ana") == [("fight:2", "fight:1")]


def test_the_first_between_two_counts_once_in_an_encounter_whoever_strikes():
    brawl = Brawl()
    brawl.hit("ana", "bo")
    assert brawl.fights.first_between("ana", "bo")
    assert brawl.fights.first_between("bo", "ana")
    assert not brawl.fights.first_between("ana", "cy")
    brawl.hit("bo", "ana")
    assert not brawl.fights.first_between("ana", "bo")
    brawl.hit("bo", "cy")
    assert brawl.fights.first_between("bo", "cy")
    brawl.hit("ana", "bo", clock=GAP + 1)
    assert brawl.fights.first_between("ana", "bo")


def test_a_blow_is_the_first_though_shots_passed_before_it():
    brawl = Brawl()
    brawl.shot("ana", "bo")
    assert brawl.fights.first_between("ana", "bo")
    brawl.shot("bo", "ana")
    assert not brawl.fights.first_between("ana", "bo")
    brawl.hit("bo", "ana", landed=False)
    assert not brawl.fights.first_between("ana", "bo")
    brawl.hit("bo", "ana")
    assert brawl.fights.first_between("ana", "bo")
    brawl.shot("bo", "ana")
    brawl.kill("bo", "ana")
    assert not brawl.fights.first_between("ana", "bo")
    assert brawl.fights.acted_first("bo", "ana") == "ana"


def test_who_acted_first_is_kept_when_encounters_meet():
    brawl = Brawl()
    brawl.hit("ana", "bo")
    brawl.hit("cy", "dan")
    brawl.hit("dan", "ana")
    assert brawl.fights.acted_first("cy", "dan") == "cy"
    assert brawl.fights.acted_first("dan", "ana") == "dan"
    assert brawl.fights.acted_first("bo", "cy") is None
    assert brawl.fights.acted_first("nobody", "bo") is None


def test_a_pair_that_fought_in_both_encounters_keeps_who_acted_first():
    brawl = Brawl()
    brawl.hit("ana", "bo", clock=0)
    brawl.hit("ana", "cy", clock=50_000)
    brawl.hit("bo", "dan", clock=GAP + 1)
    brawl.hit("bo", "ana", clock=GAP + 2)
    assert brawl.fights.of(4) == "fight:1"
    assert brawl.fights.acted_first("ana", "bo") == "ana"


def test_the_earlier_act_between_two_counts_though_it_fell_in_the_younger_encounter():
    brawl = Brawl()
    brawl.hit("xen", "yul", clock=0)
    brawl.hit("ana", "bo", clock=1)
    for clock in (30_000, GAP):
        brawl.hit("xen", "yul", clock=clock)
        brawl.hit("cy", "bo" if clock < GAP else "dan", clock=clock)
    brawl.hit("xen", "ana", clock=GAP + 40_000)
    brawl.hit("xen", "bo", clock=GAP + 40_000)
    brawl.hit("bo", "ana", clock=GAP + 40_001)
    assert brawl.fights.of(brawl.seq) == "fight:1"
    assert brawl.hit("dan", "yul", clock=GAP + 40_002) == [("fight:2", "fight:1")]
    assert brawl.fights.acted_first("ana", "bo") == "ana"


def test_what_hurts_nobody_else_is_no_hostile_act():
    brawl = Brawl()
    brawl.hit("ana", "ana")
    brawl.shot("ana", UNSET)
    brawl.shot("ana", None)
    brawl.tell(Voice(t=0, player="ana"))
    assert brawl.fights.all() == []
    assert not brawl.fights.first_between("ana", "ana")


def test_another_event_ends_the_saying_which_act_was_first():
    brawl = Brawl()
    brawl.hit("ana", "bo")
    brawl.tell(Voice(t=0, player="ana"))
    assert not brawl.fights.first_between("ana", "bo")


def test_a_fight_that_is_over_is_forgotten():
    brawl = Brawl()
    for clock in range(0, 100 * GAP, GAP + 1):
        brawl.hit("ana", "bo", clock=clock)
        brawl.hit("cy", "dan", clock=clock)
    assert len(brawl.fights.all()) == 2
    assert brawl.fights.of(1) is None


def test_a_fight_without_end_keeps_only_its_recent_acts():
    brawl = Brawl()
    for clock in range(0, 1000 * 1000, 1000):
        brawl.hit("ana", "bo", clock=clock)
    fight = brawl.fights.get("fight:1")
    assert len(fight.acts) <= 2 * GAP // 1000 + 1
    assert brawl.fights.of(1000) == "fight:1"
    assert brawl.fights.of(1) is None


def test_an_id_that_is_none_finds_nothing():
    brawl = Brawl()
    brawl.hit("ana", "bo")
    assert [brawl.fights.get(text) for text in ("", "fight:", "fight:x", "fight:²", "fight:9")] == [None] * 5


fighters = st.sampled_from("abcdefgh")
acts = st.lists(st.tuples(fighters, fighters, st.sampled_from([0, 1000, 30_000, GAP, GAP + 1])), max_size=25)


def together(acts):
    """For each act the first act of its encounter, by looking at all acts at once."""
    first, last_act, clock = list(range(len(acts))), {}, 0
    for index, (a, b, pause) in enumerate(acts):
        clock += pause
        if a == b:
            continue
        for player in (a, b):
            before = last_act.get(player)
            if before is not None and clock - before[1] <= GAP:
                mine, his = first[index], first[before[0]]
                first = [min(mine, his) if each in (mine, his) else each for each in first]
            last_act[player] = (index, clock)
    return {index + 1: first[index] + 1 for index, (a, b, _) in enumerate(acts) if a != b}


@given(acts)
def test_two_acts_are_in_one_encounter_exactly_if_a_chain_of_shared_participants_joins_them(acts):
    brawl, clock, named, taken = Brawl(), 0, {}, {}
    for a, b, pause in acts:
        clock += pause
        taken.update(brawl.hit(a, b, clock=clock))
        if a != b:
            named[brawl.seq] = brawl.fights.of(brawl.seq)
    for seq, name in named.items():
        while name in taken:
            name = taken[name]
        named[seq] = name
    assert named == {seq: f"fight:{first}" for seq, first in together(acts).items()}


@given(acts)
def test_in_each_encounter_each_pair_opens_its_fight_once(acts):
    brawl, clock, openings, taken = Brawl(), 0, [], {}
    for a, b, pause in acts:
        clock += pause
        taken.update(brawl.hit(a, b, clock=clock))
        if brawl.fights.first_between(a, b):
            openings.append((brawl.fights.of(brawl.seq), frozenset((a, b))))
    counts = defaultdict(int)
    for opening in openings:
        counts[opening] += 1
    assert all(count == 1 for count in counts.values())
    assert {pair for _, pair in openings} == {frozenset((a, b)) for a, b, _ in acts if a != b}


@given(acts, acts)
def test_fights_restored_go_on_alike(before, after):
    brawl, restored, clock = Brawl(), Brawl(), 0
    for a, b, pause in before:
        clock += pause
        brawl.hit(a, b, clock=clock)
    restored.seq = brawl.seq
    restored.fights.load(json.loads(json.dumps(brawl.fights.dump())))
    assert restored.fights.dump() == brawl.fights.dump()
    for a, b, pause in after:
        clock += pause
        assert restored.hit(a, b, clock=clock) == brawl.hit(a, b, clock=clock)
        assert restored.fights.first_between(a, b) == brawl.fights.first_between(a, b)
        assert restored.fights.dump() == brawl.fights.dump()
