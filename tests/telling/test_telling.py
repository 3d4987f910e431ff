"""How lines become events: a witness who misses nothing."""

import pytest
from msgspec import UNSET

from lawspeaker.events import TYPES, Hit, Lock, Positions, ServerStarted, Voice
from lawspeaker.law import limits
from lawspeaker.telling.forms import Form, all_forms
from lawspeaker.telling.stage import BEGIN
from lawspeaker.telling.tells import TELLS
from lawspeaker.vocabulary import lexicon

from .scene import SCENE, events, last, places, told, wrong

NEEDS = {
    "Bo reports 0:20": "0:20  Ann hits Bo\n",
    'Ann pleads "accident" about 0:20': "0:20  Bo hits Ann\n",
    "staff answer 0:20 yes": "0:20  Ann hits Bo\n",
    "staff dismiss the case theft": "0:20  Ann: /report Bo theft id=theft\n",
}


@pytest.mark.parametrize("form", all_forms(), ids=lambda form: form.sample)
def test_the_sample_of_a_form_is_told_by_it(form: Form) -> None:
    fitting = [f for f in all_forms() if f.pattern.fullmatch(form.sample)]
    assert (next((f for f in fitting if not f.last), None) or fitting[0]) is form
    before = next((text for begun, text in NEEDS.items() if form.sample.startswith(begun)), "")
    assert not wrong(f"{before}0:30  {form.sample}", SCENE)


@pytest.mark.parametrize(
    "line",
    [
        'Bo says "wood" in global',
        'Bo says "wood" in the global channel',
        'Ana calls herself "Max" with the tag OAK',
        'Ana calls herself "Max" without a tag',
        "G7 belongs to nobody",
        'Bo loots box1, kind box, owner Ana, items {"wood": 5}',
    ],
)
def test_what_is_said_in_other_words_is_told_as_well(line: str) -> None:
    assert not wrong(f"0:30  {line}", SCENE)


def test_what_falls_due_while_nothing_happens_finds_people_where_they_stand() -> None:
    found = events(told("0:10  Bo walks to (10, 0)\n5:00  time passes"))
    assert [(e.t - BEGIN) for e in found if isinstance(e, Positions)][-2:] == [299_999, 300_000]


def test_every_word_that_is_told_in_its_own_way_is_in_the_vocabulary() -> None:
    assert set(TELLS) - {w.name for w in lexicon().words if w.sort in ("happening", "act")} == set()
    assert {t.type for t in TELLS.values() if t.type} <= set(TYPES)


class TestWitness:
    def test_it_records_everything_and_its_places_are_exact(self) -> None:
        found = events(told("0:10  Bo hits Ana"))
        assert isinstance(found[0], ServerStarted)
        assert (found[0].records, found[0].resumed) == (UNSET, UNSET)
        assert all(e.margin == 0 for e in found)

    def test_events_are_numbered_without_holes_and_time_never_goes_back(self) -> None:
        found = events(told("0:10 Bo hits Ana\n1:00:00 Ana hits Bo\n1:00:00 Cy hits Bo"))
        assert [e.seq for e in found] == list(range(1, len(found) + 1))
        assert [e.t for e in found] == sorted(e.t for e in found)
        assert found[-1].t == BEGIN + 3_600_000

    def test_everybody_named_is_there_from_the_start(self) -> None:
        prepared = told("9:00  Bo hits Ana\n9:30  Cy hits Bo")
        joined = [e.player for e in prepared.opening if e.__struct_config__.tag == "joined"]  # type: ignore[attr-defined]
        assert joined == ["bo", "ana", "cy"]

    def test_places_are_told_again_before_each_event(self) -> None:
        prepared = told("Bo stands at (10, 0)\n0:10 Bo hits Ana\n9:00 Ana hits Bo")
        for beat in prepared.beats:
            assert isinstance(beat.events[0], Positions)
            assert beat.events[0].t == beat.events[-1].t
            assert ("bo", 10.0, 0.0, 0.0) in beat.events[0].rows

    def test_who_died_is_nowhere_until_he_spawns(self) -> None:
        prepared = told("0:10 Bo kills Ana\n0:20 Bo draws a knife\n0:30 Ana spawns at (5, 5)\n0:40 Bo draws a knife")
        rows = [[row[0] for row in e.rows] for e in events(prepared, "positions")]  # type: ignore[attr-defined]
        assert rows[1:] == [["bo", "ana"], ["bo"], ["bo"], ["bo", "ana"]]

    def test_a_blow_that_did_not_land_kills_nobody(self) -> None:
        prepared = told("0:10 Bo kills Ana, landed no\n0:20 Bo draws a knife")
        assert [row[0] for row in events(prepared, "positions")[-1].rows] == ["bo", "ana"]  # type: ignore[attr-defined]

    def test_the_same_story_makes_the_same_events(self) -> None:
        text = "Bo stands in the open\n0:10 Bo hits Ana\n0:20 Ana dies\n0:30 Ana spawns next to Bo"
        assert events(told(text, SCENE)) == events(told(text, SCENE))


class TestSentences:
    def test_roles_go_where_the_event_has_them(self) -> None:
        hit = last("0:10 Bo hits Ana with a bow for 35 damage")
        assert isinstance(hit, Hit)
        assert (hit.attacker, hit.victim, hit.weapon, hit.damage) == ("bo", "ana", "bow", 35)

    def test_what_makes_a_word_what_it_is_is_told_with_it(self) -> None:
        lock = last("0:10 Bo breaks into Ann's house", SCENE)
        assert isinstance(lock, Lock)
        assert (lock.player, lock.building, lock.action, lock.ok) == ("bo", "house:ann", "picked", True)

    def test_any_field_of_its_event_may_stand_behind_a_sentence(self) -> None:
        hit = last(
            '0:10 Bo hits Ana, means turret, entity "t 1", at (1, 2, 3), victim_in none, attacker_in Ann\'s house',
            SCENE,
        )
        assert (hit.means, hit.entity, hit.at, hit.victim_in, hit.attacker_in) == (
            "turret",
            "t 1",
            (1, 2, 3),
            None,
            "house:ann",
        )

    def test_a_sentence_may_say_from_where(self) -> None:
        prepared = told("0:10 Bo hits Ana from (40, 0)")
        assert places(prepared)["bo"] == (40.0, 0.0)

    def test_a_voice_carries_only_so_far(self) -> None:
        scene = "Bo stands at (0, 0)\n"
        assert isinstance(last(f"{scene}Ana stands at (100, 0)\n0:10 Bo speaks to Ana for 3 seconds"), Voice)
        (said,) = wrong(f"{scene}Ana stands at (100.01, 0)\n0:10 Bo speaks to Ana")
        assert said.message == "they stand more than 100 m apart, and nobody hears the other so far"

    def test_one_line_may_send_more_than_one_event(self) -> None:
        beat = told("0:10 Bo loots Ana at gunpoint").beats[0]
        assert [e.__struct_config__.tag for e in beat.events] == ["positions", "drawn", "looted"]

    def test_each_who_is_linked_to_discord_has_an_account_of_his_own(self) -> None:
        beat = told("0:10 Ana, Bo and Cy are linked to Discord").beats[0]
        linked = [e for e in beat.events if e.__struct_config__.tag == "linked"]
        assert [e.player for e in linked] == ["ana", "bo", "cy"]  # type: ignore[attr-defined]
        assert len({e.discord for e in linked}) == 3  # type: ignore[attr-defined]

    def test_a_group_gives_orders_through_its_leader(self) -> None:
        order = last("0:10 Iron banishes Dee", SCENE)
        assert (order.player, order.name, order.args["player"]) == ("ann", "banish", "dee")

    def test_what_is_told_is_known_with_its_roles(self) -> None:
        beat = told("0:10 Bo breaks into Ann's house", SCENE).beats[0]
        assert beat.word is not None
        assert (beat.word.name, beat.roles, beat.actor) == ("broke_into", {"player": "bo", "base": "house:ann"}, "bo")


class TestOrders:
    def test_arguments_stand_in_their_order_or_by_name(self) -> None:
        order = last('0:10 Bo: /bounty.post Ana reason="she stole" amount=500')
        assert order.args == {"player": "ana", "reason": "she stole", "amount": 500}

    def test_names_become_ids_and_lists_are_lists(self) -> None:
        order = last("0:10 Ann: /alliance.declare groups=[Iron, Oak] kind=full", SCENE)
        assert order.args == {"groups": ["group:iron", "group:oak"], "kind": "full"}

    def test_what_has_a_name_of_several_words_is_one_argument(self) -> None:
        assert last("0:00 Bo: /raid.announce Ann's house soon", SCENE).args == {
            "building": "house:ann",
            "reason": "soon",
        }
        assert last("0:00 Bo: /claim region=High Street kind=mini", SCENE).args == {
            "region": "High Street",
            "kind": "mini",
        }

    def test_quoted_words_are_never_names(self) -> None:
        assert last('0:10 Bo: /ask "Ana"\n0:20 Ana: /ask "Bo"').args == {"text": "Bo"}

    def test_several_may_give_one_order(self) -> None:
        beat = told("0:10 Bo, Ana and Cy: /vote.cast bread yes").beats[0]
        assert [e.player for e in beat.events if e.__struct_config__.tag == "command"] == ["bo", "ana", "cy"]  # type: ignore[attr-defined]

    def test_an_order_may_come_from_afar_or_look_at_a_house(self) -> None:
        order = last('0:10 Bo, at Ann\'s house, on Discord: /evict "it is on our land"', SCENE)
        assert (order.building, order.via, order.args["reason"]) == ("house:ann", "discord", "it is on our land")

    def test_too_many_arguments_are_said_to_be_so(self) -> None:
        (said,) = wrong("0:10 Bo: /unclaim G7 now")
        assert said.message == "`/unclaim` takes no more arguments than region"

    def test_a_report_names_the_act_it_is_about(self) -> None:
        prepared = told("0:10 Bo hits Ana\n0:20 Ana hits Bo\n1:00 Ana reports 0:10\n1:10 Bo reports it")
        about = [e.args["about"] for e in events(prepared, "command")]  # type: ignore[attr-defined]
        assert about == [prepared.beats[0].seq, prepared.beats[2].seq]

    def test_what_was_not_told_cannot_be_reported(self) -> None:
        assert wrong("0:10 Bo hits Ana\n1:00 Ana reports 0:11")[0].message == "nothing was told at 0:11"


class TestUnknown:
    def test_places_of_somebody_lost_are_not_told(self) -> None:
        prepared = told("nobody knows where Bo is\n0:10 Ana hits Bo\n0:20 Bo walks to (5, 5)\n0:30 Ana hits Bo")
        rows = [[row[0] for row in e.rows] for e in events(prepared, "positions")]  # type: ignore[attr-defined]
        assert ["bo" in row for row in rows] == [False, False, True, True]

    def test_what_needs_a_place_cannot_be_told_of_somebody_lost(self) -> None:
        (said,) = wrong("nobody knows where Bo is\n0:10 Bo fires a shot")
        assert said.message == "this cannot be told without a place, and nobody knows where he is"

    def test_types_that_nobody_records_are_left_out_from_the_start(self) -> None:
        first = events(told("nobody records arrests\n0:10 Bo hits Ana"))[0]
        assert isinstance(first, ServerStarted)
        assert isinstance(first.records, list)
        assert set(TYPES) - set(first.records) == {"arrest"}

    def test_or_from_then_on(self) -> None:
        prepared = told("0:10 nobody records hits and kills\n0:20 nobody records chat\n0:30 Bo fires a shot")
        records = [e.records for e in events(prepared, "server_started")]  # type: ignore[attr-defined]
        assert [r if r is UNSET else set(TYPES) - set(r) for r in records] == [
            UNSET,
            {"hit", "kill"},
            {"hit", "kill", "chat"},
        ]

    def test_a_happening_that_nobody_knows_of_is_recorded_by_nobody(self) -> None:
        first = events(told("nobody knows whether Bo broke into Ann's house\n0:10 Bo hits Ana", SCENE))[0]
        assert isinstance(first.records, list)  # type: ignore[attr-defined]
        assert set(TYPES) - set(first.records) == {"lock"}  # type: ignore[attr-defined]

    def test_a_field_can_be_left_out_of_one_line(self) -> None:
        text = "0:10 Bo speaks aloud, nobody knows its ms\n0:20 Bo speaks aloud"
        assert [e.ms for e in events(told(text), "voice")] == [UNSET, 1000]  # type: ignore[attr-defined]

    def test_a_required_field_cannot(self) -> None:
        (said,) = wrong("0:10 Bo hits Ana, nobody knows its weapon")
        assert said.message == "this makes no `hit` event: the field `weapon` is missing from this `hit`"

    def test_traits_and_the_past_can_be_unknown(self) -> None:
        prepared = told("nobody knows whether Bo is staff\nthe record begins in mid-season\n0:10 Bo hits Ana")
        assert [e.player for e in events(prepared, "profile")] == ["ana"]  # type: ignore[attr-defined]
        assert events(prepared)[0].resumed is True  # type: ignore[attr-defined]

    def test_places_can_have_an_error(self) -> None:
        assert last("places are known to 2 m\n0:10 Bo walks to (1, 1)").margin == 2


class TestMistakes:
    @pytest.mark.parametrize(
        ("line", "message"),
        [
            ("Bo juggles", "`Bo juggles` cannot be told"),
            ("Bo hits Ana on the nose", "`on the nose` is not understood here"),
            ("Bo breaks into Zed's house", "`Bo breaks into Zed's house` cannot be told"),
            ("Bo stands in Xanadu", "there is no place `Xanadu`"),
            ("Bo spawns where Ana died", "he has not died in this story"),
            ("Iron is mayor", "`Iron` is a group of this story, not a person"),
            ("Dee joins Elm", "there is no group `Elm`"),
            ("event hti {}", "there is no event `hti`"),
            ("event hit {", "`event hit {` cannot be told"),
            ('event hit {"attacker": 3}', "this makes no `hit` event: the fields `victim`, `weapon` and `damage`"),
            ("nobody records juggling", "there is no event `juggling`"),
        ],
    )
    def test_what_cannot_be_told_is_said(self, line: str, message: str) -> None:
        (said,) = wrong(f"0:30  {line}", SCENE)
        assert said.message.startswith(message)

    def test_the_nearest_lines_are_named(self) -> None:
        (said,) = wrong("0:30  Bo hit Ana")
        assert "`<attacker> hits <victim>`" in said.help

    def test_an_event_of_the_wire_may_name_people_and_houses(self) -> None:
        event = last('0:10 event door {"player": "Bo", "entity": "d", "open": true, "building": "Ann\'s house"}', SCENE)
        assert (event.player, event.building) == ("bo", "house:ann")


class TestLimits:
    def test_things_set_down_by_the_million_are_refused(self) -> None:
        (found, *_) = wrong("0:10  Ann sets down 999999999 high_wall at (450, 150)")
        assert found.message == f"this makes more than {limits.TOLD:,} events of one story"

    def test_a_crowd_beyond_any_server_is_refused(self) -> None:
        names = [f"A{i}" for i in range(limits.PEOPLE + 1)]
        scene = "".join(f"{', '.join(names[i : i + 50])} stand in the open, 1 m apart\n" for i in range(0, 201, 50))
        found = wrong(f"{scene}0:10  A0 hits A1")
        assert f"the story has more than {limits.PEOPLE} people" in [f.message for f in found]

    def test_a_crowd_whose_places_are_told_again_and_again_is_refused(self) -> None:
        scene = "".join(f"A{i} stands at ({i}, 0)\n" for i in range(150))
        lines = "".join(f"0:{i}  A{i} hits A1\n" for i in range(10, 59))
        assert wrong(f"{scene}{lines}")[0].message == f"this makes more than {limits.TOLD:,} events of one story"

    @pytest.mark.parametrize("deep", [40, 150, 450])
    def test_data_nested_without_end_is_refused(self, deep: int) -> None:
        raw = '{"player": "Bo", "channel": "global", "text": ' + "[" * deep + "]" * deep + "}"
        (found,) = wrong(f"0:10  event chat {raw}", SCENE)
        assert found.message


class TestSleepers:
    def test_whoever_is_killed_asleep_is_told_so(self) -> None:
        assert last("0:10 Bo falls asleep\n0:20 Ann kills Bo").sleeping is True
        assert last("0:10 Bo falls asleep\n0:20 Bo wakes\n0:30 Ann kills Bo").sleeping is False
        assert last("0:10 Ann kills Bo").sleeping is False

    def test_he_sleeps_no_more_when_he_has_come_back(self) -> None:
        slept = "0:10 Bo falls asleep\n0:20 Ann kills Bo\n0:30 Bo spawns in the open\n"
        assert last(f"{slept}0:40 Ann kills Bo").sleeping is False

    def test_where_nobody_records_sleep_nothing_is_said_of_it(self) -> None:
        assert last("nobody knows whether Bo falls asleep\n0:20 Ann kills Bo").sleeping is UNSET


class TestWholeEvents:
    def test_their_places_are_said_as_in_any_line(self) -> None:
        drop = '0:10 event airdrop {"id": "d", "state": "landed", "at": "2 m from Bo"}'
        assert last(f"Bo stands at (10, 0)\n{drop}").at == (12.0, 0.0, 0.0)

    def test_what_cannot_be_one_is_answered_with_its_fields(self) -> None:
        (found,) = wrong('0:10 event airdrop {"id": "d", "state": "lost", "at": [0, 0, 0]}')
        assert found.help == "tell it as: event airdrop {id, state, at, player?}"


def test_a_text_of_one_plain_word_needs_no_quotes() -> None:
    assert last("0:10 Bo builds a high_wall").kind == last('0:10 Bo builds a "high_wall"').kind == "high_wall"


def test_what_nobody_knows_is_the_happening_that_the_whole_sentence_tells() -> None:
    def unrecorded(sentence: str) -> set[str]:
        (started,) = events(told(f"nobody knows whether {sentence}\n0:10 Bo hits Ana"), "server_started")
        return set(TYPES) - set(started.records)  # type: ignore[attr-defined]

    assert unrecorded("Bo gave something to Ana") == unrecorded("Bo gives something to Ana") == {"item_given"}
    assert unrecorded("Bo gave Ana access to Ann's house") == {"authorised"}
    assert unrecorded("Bo hit Ana") == {"hit"}


def test_an_order_of_a_group_is_given_by_who_leads_it_or_by_whoever_is_named() -> None:
    assert last("0:10 Iron declares war on Oak", SCENE).player == "ann"
    assert last("0:10 Bo declares war on Oak", SCENE).player == "bo"
    assert wrong("0:10 nobody declares war on Oak", SCENE)


def test_land_that_was_drawn_belongs_to_a_group_and_keeps_its_shape() -> None:
    told_of = last("0:10 High Street belongs to Iron", SCENE)
    assert (told_of.kind, told_of.owner, told_of.polygon[1]) == ("road", "group:iron", (300.0, -5.0))
    assert last("0:10 G7 belongs to Iron", SCENE).kind == "region"
    (found,) = wrong("0:10 Nowhere belongs to Iron", SCENE)
    assert found.help == "draw it first: a region called Nowhere lies within …"


def test_a_house_and_a_zone_stand_in_the_middle_of_a_square() -> None:
    corners = last("0:10 G7 belongs to Iron", SCENE).polygon
    x, z = (corners[0][0] + corners[1][0]) / 2, (corners[1][1] + corners[2][1]) / 2
    built = events(told("the house Far of Ann stands in G7, 20 m around", SCENE), "building")[-1]
    assert (built.circle, built.at[::2]) == ((x, z, 20.0), (x, z))
    assert last("0:10 a pvp zone called Bowl lies in G7, 50 m around", SCENE).circle == (x, z, 50.0)


def test_a_zone_may_be_named_right_behind_its_kind() -> None:
    drawn = last("0:10 the pvp zone Badlands lies at (0, 0), 50 m around", SCENE)
    assert (drawn.kind, drawn.id, drawn.name) == ("pvp", "Badlands", "Badlands")
    assert not wrong("0:10 the pvp zone Badlands lies at (0, 0), 50 m around\n0:20 Bo stands in Badlands", SCENE)


def test_an_outcome_that_stands_too_near_is_said_to_be_one() -> None:
    said = [d.help for d in wrong('0:00 Bo hits Ann unlawful by KOS-1\n0:01 Bo says "that was lawful" to Ann, so')]
    assert said[0] == "what comes of it stands two spaces or more to the right: `Bo hits Ann  unlawful by KOS-1`"
    assert not said[1].startswith("what comes of it")
