"""The truth of the coast: whoever is killed may be, but for newcomers and for whom somebody hunts down."""

import pytest

from lawspeaker.events import Chat, Hit, Joined, Kill, Named, Placed
from lawspeaker.simulate.coast.customs import CUSTOMS
from simulate.played import SEEDS, deeds_of, played, played_only

SECOND = 1000


def evening(seed):
    return played(seed, "rg-rust", 30, 40)


def deeds(seed, habit, *keys):
    """What was done for these reasons where people have this habit and no other, and all that happened there."""
    stage, events = played_only(seed, "rg-rust", habit, 40)
    found = deeds_of(stage, *keys)
    assert found
    return found, events, stage.stage


def came(events, player, t):
    """For how long a newcomer has been here, in seconds; None for whoever was here before."""
    first = [e.t for e in events if isinstance(e, Joined) and e.player == player and e.first and e.t <= t]
    return (t - first[0]) / SECOND if first else None


@pytest.mark.parametrize("seed", SEEDS)
def test_every_kill_has_a_reason(seed):
    stage, events = evening(seed)
    assert [e.n for e in events if isinstance(e, Kill)] == [deed.n for deed in stage.deeds if deed.act == "kill"]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_newcomer_is_let_be_until_his_time_is_over_or_he_began(seed):
    found, events, _ = deeds(seed, "fights", "killed a newcomer", "newcomer began", "met him")
    for deed in found:
        if deed.act != "kill":
            continue
        here = came(events, deed.target, deed.t)
        new = here is not None and here < CUSTOMS.protected
        key = deed.reasons[0].key
        assert new is (key in ("killed a newcomer", "newcomer began"))
        if key == "newcomer began":
            blows = [e for e in events if isinstance(e, Hit) and e.t <= deed.t]
            assert any((e.attacker, e.victim) == (deed.target, deed.actor) for e in blows)


def test_whoever_is_hunted_down_was_killed_twice_before_by_the_same_people():
    found, events, stage = deeds(SEEDS[1], "fights", "hunted him down")
    clans = {person.id: person.clan.id for person in stage.people}
    for deed in found:
        kills = [e for e in events[: deed.n - 1] if isinstance(e, Kill) and e.victim == deed.target]
        assert sum(clans[e.attacker] == clans[deed.actor] for e in kills) >= CUSTOMS.kills - 1


@pytest.mark.parametrize("seed", SEEDS)
def test_whoever_says_it_over_and_over_wrote_that_line_as_often_in_a_moment(seed):
    found, events, _ = deeds(seed, "tongues", "said it over and over")
    for deed in found:
        lines = [e for e in events if isinstance(e, Chat) and e.player == deed.actor and e.text == deed.event.text]
        assert sum(0 <= deed.t - e.t < CUSTOMS.moment * SECOND for e in lines) >= CUSTOMS.lines


def test_whoever_goes_on_was_told_to_stop_and_had_time_to_hear_it():
    found, events, _ = deeds(SEEDS[1], "tongues", "went on after stop")
    for deed in found:
        asked = [e.t for e in events[: deed.n - 1] if isinstance(e, Chat) and e.text == "stop it"]
        assert any(deed.t - t >= CUSTOMS.hear * SECOND for t in asked)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_name_is_kept_that_was_not_changed_in_time(seed):
    found, events, _ = deeds(seed, "names", "kept the name")
    for deed in found:
        names = [e for e in events if isinstance(e, Named) and e.player == deed.actor]
        later = [e for e in names if deed.event.t < e.t]
        assert all(e.t - deed.event.t > CUSTOMS.rename * SECOND for e in later)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_defence_outside_stands_beyond_its_owners_ground(seed):
    found, _, stage = deeds(seed, "builders", "defence outside")
    homes = {person.id: person.home for person in stage.people}
    for deed in found:
        assert isinstance(deed.event, Placed)
        home = homes[deed.actor]
        assert home.at.z - deed.event.at[2] > CUSTOMS.ground
