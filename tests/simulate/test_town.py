"""The truth of the town: every deed has its event, every killing its reason, and the reason is there in the events."""

import pytest

from lawspeaker.events import Arrest, Command, Hit, Kill, Lock, Positions, Shot, Sign, Spawned, Tax
from lawspeaker.simulate.town.customs import CUSTOMS
from simulate.played import SEEDS, deeds_of, played, played_only

SECOND = 1000
FRESH = CUSTOMS.fresh * SECOND
ACTS = {"kill": Kill, "attack": Hit, "write": Sign}


def deeds(seed, habit, *keys):
    """What was done for these reasons where people have this habit and no other, and all that happened there."""
    evening, events = played_only(seed, "darkrp", habit)
    found = deeds_of(evening, *keys)
    assert found
    return found, events, evening


def before(events, deed, kind, within=FRESH):
    """What happened of a kind shortly before a deed."""
    return [e for e in events if isinstance(e, kind) and e.n < deed.n and deed.t - e.t < within]


def mates(evening, player):
    clan = next(person.clan for person in evening.stage.people if person.id == player)
    return {person.id for person in clan.members}


@pytest.mark.parametrize("seed", SEEDS)
def test_every_deed_has_its_event(seed):
    evening, events = played(seed)
    for deed in evening.deeds:
        if deed.lasting:
            assert evening.start <= deed.t <= (deed.until or evening.end)
            continue
        event = events[deed.n - 1]
        assert event.t == deed.t
        assert deed.actor in (getattr(event, "player", None), getattr(event, "attacker", None))
        assert isinstance(event, ACTS.get(deed.act, type(event)))


@pytest.mark.parametrize("seed", SEEDS)
def test_nobody_is_killed_without_a_reason(seed):
    evening, events = played(seed)
    kills = [event.n for event in events if isinstance(event, Kill)]
    assert kills == [deed.n for deed in evening.deeds if deed.act == "kill"]
    assert all(deed.reasons for deed in evening.deeds)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_deed_is_right_or_wrong_for_one_kind_of_reason(seed):
    evening, _ = played(seed)
    assert all(len({reason.right for reason in deed.reasons}) == 1 for deed in evening.deeds)


@pytest.mark.parametrize("seed", SEEDS)
def test_most_of_what_people_do_is_lawful(seed):
    evening, events = played(seed)
    wrong = sum(not deed.right for deed in evening.deeds)
    acts = sum(not isinstance(event, Positions) for event in events)
    assert wrong * 5 < acts


@pytest.mark.parametrize("seed", SEEDS)
def test_who_struck_back_was_struck_a_moment_ago(seed):
    found, events, _ = deeds(seed, "quarrels", "struck me")
    for deed in found:
        assert [e for e in before(events, deed, Hit) if (e.attacker, e.victim) == (deed.target, deed.actor)]


@pytest.mark.parametrize("seed", SEEDS)
def test_who_avenged_his_people_had_one_of_them_struck(seed):
    found, events, evening = deeds(seed, "quarrels", "struck mine")
    for deed in found:
        mine = mates(evening, deed.actor) - {deed.actor}
        assert [e for e in before(events, deed, Hit | Kill) if e.attacker == deed.target and e.victim in mine]


@pytest.mark.parametrize("habit", ["arrests", "muggings", "quarrels"])
@pytest.mark.parametrize("seed", SEEDS)
def test_who_forgot_the_clock_has_nothing_fresh_to_show(seed, habit):
    found, events, evening = deeds(seed, habit, "forgot the clock", "for fun", "old grudge", "missed me")
    for deed in found:
        mine = mates(evening, deed.actor)
        assert not [e for e in before(events, deed, Hit) if e.attacker == deed.target and e.victim in mine]
        assert not [e for e in before(events, deed, Arrest) if e.player == deed.target and e.target in mine]
        assert not [e for e in before(events, deed, Lock) if e.player == deed.target]
        demands = [e for e in before(events, deed, Command) if e.name == "demand" and e.player == deed.target]
        assert not [e for e in demands if e.args["player"] in mine]


@pytest.mark.parametrize("seed", SEEDS)
def test_who_answered_a_miss_was_shot_at(seed):
    found, events, _ = deeds(seed, "quarrels", "missed me")
    for deed in found:
        assert [e for e in before(events, deed, Shot) if (e.player, e.near) == (deed.target, deed.actor)]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_mayor_dies_for_the_tax_that_stands_on_the_board(seed):
    for key, high in (("heavy taxes", True), ("taxes not so high", False)):
        found, events, _ = deeds(seed, "mayors", key)
        for deed in found:
            rate = [e.rate for e in events if isinstance(e, Tax) and e.n < deed.n][-1]
            assert (rate > CUSTOMS.high_tax) is high


@pytest.mark.parametrize("seed", SEEDS)
def test_who_went_back_for_his_things_died_there_in_this_life(seed):
    found, events, _ = deeds(seed, "muggings", "back for his things")
    for deed in found:
        deaths = [e for e in events if isinstance(e, Kill) and e.victim == deed.actor and e.t < deed.t]
        born = [e for e in events if isinstance(e, Spawned) and e.player == deed.actor and e.t <= deed.t]
        assert deed.t - deaths[-1].t < CUSTOMS.new_life * SECOND
        assert born[-1].t > deaths[-1].t
