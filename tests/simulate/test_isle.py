"""The truth of the island: every blow has a doer and a reason, and the reason is there in the events."""

from math import hypot

import pytest

from lawspeaker.events import Command, Hit, Kill, Licence, Looted, ModeChanged, Placed, Positions, Shot, ZoneDrawn
from lawspeaker.simulate.isle.customs import CUSTOMS
from simulate.played import SEEDS, deeds_of, played

SECOND = 1000
BLOWS = Hit | Kill


def evening(seed):
    return played(seed, "rust-empires")


def before(events, deed, kind, seconds):
    return [e for e in events[: deed.n - 1] if isinstance(e, kind) and deed.t - e.t < seconds * SECOND]


def from_edge(events, event, player):
    """How far somebody stands from the edge of the nearest dome, less than 0 inside, when this happens."""
    x, _, z = event.at if player == event.attacker else event.victim_at
    domes = {e.id: e.circle for e in events[: event.n] if isinstance(e, ZoneDrawn) and e.kind == "pvp"}
    return min(hypot(x - a, z - b) - radius for a, b, radius in domes.values())


@pytest.mark.parametrize("seed", SEEDS)
def test_every_blow_has_a_reason_and_every_deed_its_event(seed):
    stage, events = evening(seed)
    blows = [e.n for e in events if isinstance(e, BLOWS | Shot)]
    assert blows == [deed.n for deed in stage.deeds if deed.act in ("attack", "kill")]
    for deed in stage.deeds:
        if not deed.lasting:
            event = events[deed.n - 1]
            assert event.t == deed.t
            assert deed.actor in (getattr(event, "attacker", None), getattr(event, "player", None))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_deed_is_right_or_wrong_for_one_kind_of_reason(seed):
    assert all(len({reason.right for reason in deed.reasons}) == 1 for deed in evening(seed)[0].deeds)


@pytest.mark.parametrize("seed", SEEDS)
def test_most_of_what_people_do_is_lawful(seed):
    stage, events = evening(seed)
    assert sum(not deed.right for deed in stage.deeds) * 5 < sum(not isinstance(e, Positions) for e in events)


@pytest.mark.parametrize("seed", SEEDS)
def test_everything_is_allowed_on_the_night_of_the_purge_and_nothing_before_it(seed):
    stage, events = evening(seed)
    begun = next(e.t for e in events if isinstance(e, ModeChanged) and e.name == "purge")
    nights = deeds_of(stage, "purge night", "purge raid")
    assert nights == [deed for deed in stage.deeds if deed.t >= begun] != []


# What people do who do nothing else -----------------------------------------------------------------------------------


def alone(habit, *keys, minutes=14):
    """The deeds for these reasons on evenings on which people do this and nothing else, each with its evening."""
    evenings = [played(seed, "rust-empires", 30, minutes, habits=(habit,)) for seed in SEEDS]
    found = [(deed, events, stage.stage) for stage, events in evenings for deed in deeds_of(stage, *keys)]
    assert found
    return found


def test_who_was_struck_in_a_dome_stood_in_it_with_the_other():
    for deed, events, _ in alone("domes", "both in the dome"):
        event = events[deed.n - 1]
        assert max(from_edge(events, event, event.attacker), from_edge(events, event, event.victim)) < 0


@pytest.mark.parametrize(
    ("key", "low", "high"), [("stood at the edge", 0, CUSTOMS.edge), ("shot out of the dome", CUSTOMS.edge, 200)]
)
def test_who_stood_at_the_edge_stood_within_ten_foundations_of_it(key, low, high):
    for deed, events, _ in alone("domes", key):
        event = events[deed.n - 1]
        assert from_edge(events, event, event.attacker) < 0
        assert low < from_edge(events, event, event.victim) < high


def test_who_struck_back_was_struck_a_moment_ago():
    for deed, events, _ in alone("strangers", "struck me"):
        blows = before(events, deed, BLOWS, CUSTOMS.fresh)
        assert [e for e in blows if (e.attacker, e.victim) == (deed.target, deed.actor)]


@pytest.mark.parametrize(
    ("habit", "key"), [("strangers", "for fun"), ("strangers", "missed me"), ("sleepers", "sleeper from afar")]
)
def test_who_acted_for_nothing_had_nothing_done_to_him(habit, key):
    for deed, events, _ in alone(habit, key):
        blows = before(events, deed, BLOWS, CUSTOMS.fresh)
        assert not [e for e in blows if (e.attacker, e.victim) == (deed.target, deed.actor)]


@pytest.mark.parametrize(
    ("key", "warned"), [("caught him stealing", True), ("caught him at mine", True), ("did not warn", False)]
)
def test_a_thief_is_caught_in_the_act_and_warned_by_whoever_knows_how(key, warned):
    for deed, events, _ in alone("thieves", key):
        thefts = [e for e in before(events, deed, Looted, CUSTOMS.in_the_act) if e.player == deed.target]
        warnings = [e for e in before(events, deed, Command, 60) if e.name == "warn" and e.player == deed.actor]
        assert thefts
        assert bool(warnings) is warned


@pytest.mark.parametrize(("key", "waited"), [("evicted in time", True), ("evicted too soon", False)])
def test_who_may_raid_land_that_was_his_waited_until_the_notice_was_over(key, waited):
    for deed, events, _ in alone("raids", key):
        orders = [e for e in events[: deed.n] if isinstance(e, Command) and e.name == "evict"]
        mine = [e for e in orders if e.player == deed.actor]
        assert any((deed.t - e.t >= CUSTOMS.notice * SECOND) is waited for e in mine)


@pytest.mark.parametrize(("key", "licensed"), [("bounty", True), ("bounty too young", True), ("no licence", False)])
def test_a_hunter_has_his_licence_and_his_prey_a_bounty_that_counts(key, licensed):
    for deed, events, _ in alone("bounties", key, minutes=30):
        hunters = {e.player for e in events if isinstance(e, Licence) and e.kind == "bounty_hunter" and e.on}
        posted = {e.args["player"]: e.t for e in events if isinstance(e, Command) and e.name == "bounty.post"}
        assert (deed.actor in hunters) is licensed
        if licensed:
            assert (deed.t - posted[deed.target] >= CUSTOMS.bounty * SECOND) is (key == "bounty")


def orders(events, deed, name):
    """The orders of this name that came before a deed."""
    return [e for e in events if isinstance(e, Command) and e.name == name and e.t <= deed.t]


def test_who_is_driven_off_land_was_banished_from_it_and_had_his_time_to_leave():
    for deed, events, stage in alone("banishments", "banished from his land", "no time to walk out"):
        clans = {person.id: person.clan.id for person in stage.people}
        mine = [e for e in orders(events, deed, "banish") if clans[e.player] == clans[deed.actor]]
        bound = [e for e in mine if deed.target == e.args.get("player") or clans[deed.target] == e.args.get("group")]
        assert bound
        if not deed.right:
            assert deed.t - bound[-1].t < CUSTOMS.grace * SECOND


def test_whoever_has_the_right_of_way_drives_where_the_other_stands_on_the_road():
    found = alone("vehicles", "stood on the road", "ran him over")
    assert {deed.right for deed, _, _ in found} == {True, False}
    for deed, events, _ in found:
        road = next(e.polygon for e in events if isinstance(e, ZoneDrawn) and e.kind == "road")
        south, north = min(z for _, z in road), max(z for _, z in road)
        assert (south < deed.event.victim_at[2] < north) is deed.right


def test_who_never_said_a_word_to_whom_he_ran_over_had_ten_minutes_for_it():
    for deed, events, _ in alone("vehicles", "did not help", minutes=30):
        assert deed.t - deed.event.t >= CUSTOMS.helping * SECOND
        said = [e for e in events if getattr(e, "to", None) == deed.target and getattr(e, "player", "") == deed.actor]
        assert not [e for e in said if deed.event.t < e.t < deed.t]


def test_the_peace_is_broken_only_while_it_holds():
    for deed, events, _ in alone("peace", "broke the peace", "answered in peace", "not his crate"):
        told = [e for e in events if isinstance(e, ModeChanged) and e.name == "pve" and e.t <= deed.t]
        assert told[-1].on is True


def test_a_fifth_comes_when_four_of_his_people_are_in_the_dome():
    for deed, events, stage in alone("roams", "one too many"):
        mine = {p.id for p in stage.people if any(p.clan is q.clan for q in stage.people if q.id == deed.actor)}
        rows = [e.rows for e in events if isinstance(e, Positions) and e.t <= deed.t][-1]
        domes = [(dome.at, dome.radius) for dome in stage.domes if not dome.drop]
        inside = {row[0] for row in rows if any(hypot(row[1] - at.x, row[3] - at.z) < r for at, r in domes)}
        assert len(mine & inside - {deed.actor}) == CUSTOMS.party


def test_what_was_one_too_many_came_after_all_that_one_may_have():
    for key, kind, limit in (
        ("one wall too many", "high_wall", CUSTOMS.walls),
        ("one planter too many", "planter", CUSTOMS.few_planters),
    ):
        for deed, events, stage in alone("builders", key):
            mine = {p.id for p in stage.people if any(p.clan is q.clan for q in stage.people if q.id == deed.actor)}
            placed = [e for e in events if isinstance(e, Placed) and e.kind == kind and e.player in mine]
            assert len([e for e in placed if e.n < deed.n]) >= limit
