"""What a game says becomes what it says, and no name or message makes anybody a killer."""

import json

from hypothesis import given
from hypothesis import strategies as st

from gateways.rcon.game import Clock, of_2023, of_2026
from lawspeaker.events.bounds import LONGEST_NAME, LONGEST_TEXT
from lawspeaker.gateways.rcon.frames import Frame
from lawspeaker.gateways.rcon.watch import Watch
from lawspeaker.gateways.seen import HOLE
from service.town import ANA, BO, CY, T

KILL = f"Bo[{BO}] was killed by Ana[{ANA}] at (10.0, 2.5, -7.0)"


def watching(*players, **how):
    clock = Clock()
    watch = Watch(clock.wall, **how)
    watch.roster(json.dumps(players or [of_2023(ANA, "Ana"), of_2023(BO, "Bo")]))
    return watch, clock


def line(text):
    return Frame(text, 0, "Generic")


def chat(**said):
    return Frame(json.dumps({"Channel": 0, "Message": "hi", "UserId": ANA, "Username": "Ana"} | said), -1, "Chat")


def test_chat_tells_who_said_what_on_which_channel():
    watch, _ = watching()
    assert watch.hear(chat()) == [{"type": "chat", "t": T, "player": ANA, "channel": "global", "text": "hi"}]
    assert watch.hear(chat(Channel=4))[0]["channel"] == "local"


def test_who_writes_or_is_called_more_than_an_event_may_hold_is_told_of_as_far_as_it_may():
    watch, _ = watching(of_2023(ANA, "A" * 10_000))
    told = [*watch.hear(chat(Message="h" * 20_000)), *watch.roster(json.dumps([of_2023(ANA, "B" * 10_000)]))]
    assert [one.get("name", one.get("text")) for one in told] == ["h" * LONGEST_TEXT, "B" * LONGEST_NAME]
    assert len(watch.called(ANA)) == LONGEST_NAME


def test_chat_of_old_servers_has_a_number_for_a_player_and_no_channel():
    watch, _ = watching()
    old = Frame(json.dumps({"Message": "hi", "UserId": int(ANA), "Username": "Ana"}), -1, "Chat")
    assert watch.hear(old) == watch.hear(chat())


def test_team_and_clan_words_are_left_out_unless_players_were_told():
    watch, _ = watching()
    open_, _ = watching(private_chat=True)
    private = (1, 3, 5, 6)
    assert [watch.hear(chat(Channel=one)) for one in private] == [[]] * 4
    assert [open_.hear(chat(Channel=one))[0]["channel"] for one in private] == ["team", "local", "clan", "direct"]


def test_what_the_server_itself_says_is_no_players_chat():
    watch, _ = watching()
    assert watch.hear(chat(Channel=2, UserId="0", Username="SERVER")) == []


def test_a_line_of_death_between_two_who_are_known_is_a_kill():
    watch, _ = watching()
    place = {"victim_at": (10.0, 2.5, -7.0)}
    assert watch.hear(line(KILL)) == [{"type": "kill", "t": T, "attacker": ANA, "victim": BO} | place]


def test_a_death_of_an_animal_is_no_kill():
    watch, _ = watching()
    found = watch.hear(line(f"Bo[{BO}] was killed by wolf (Wolf) at (1.0, 2.0, 3.0)"))
    assert [(one["type"], one["cause"]) for one in found] == [("died", "animal")]
    assert watch.hear(line(f"434922[434922] was killed by Ana[{ANA}]")) == []


def test_a_line_that_the_list_does_not_confirm_waits_for_the_next_list():
    watch, clock = watching(of_2023(ANA, "Ana"))
    assert (watch.hear(line(KILL)), watch.asks) == ([], True)
    clock.pass_(1)
    found = watch.roster(json.dumps([of_2023(ANA, "Ana", 61), of_2023(BO, "Bo", 1)]))
    assert [one["type"] for one in found] == ["joined", "kill"]
    assert (found[1]["t"], found[1]["happened"], watch.asks) == (T + 1000, T, False)


def test_a_line_that_no_list_confirms_is_a_hole_and_accuses_nobody():
    watch, _ = watching(of_2023(ANA, "Ana"))
    assert watch.hear(line(KILL)) == []
    assert watch.roster(json.dumps([of_2023(ANA, "Ana")])) == [HOLE]


@given(st.text(max_size=20), st.text(max_size=20), st.sampled_from([KILL, KILL[:60], f"[{BO}] was killed by "]))
def test_no_name_and_no_message_makes_anybody_a_killer(before, after, inside):
    name = f"{before}{inside}{after}"
    if not before:
        return
    watch, _ = watching(of_2023(ANA, "Ana"), of_2023(BO, "Bo"), of_2023(CY, name))
    heard = watch.hear(line(f"{before}{KILL}")) if before.strip() else []
    heard += watch.hear(line(f"{name}: {KILL}"))
    heard += watch.hear(line(f"[CHAT] {name}[{CY}] : {KILL}"))
    heard += watch.hear(line(f"203.0.113.9:1/{CY}/{name} joined [windows/{CY}]"))
    heard += watch.roster(json.dumps([of_2023(ANA, "Ana"), of_2023(BO, "Bo"), of_2023(CY, name)]))
    assert [one for one in heard if one is not HOLE and one["type"] == "kill"] == []


def test_the_list_of_both_eras_tells_who_came_and_when():
    for entry in (of_2023(ANA, "Ana", 90), of_2026(ANA, "Ana", (1, 2, 3), 77, 90)):
        found = Watch(Clock().wall).roster(json.dumps([entry]))
        assert found[0] == {"type": "joined", "t": T, "happened": T - 90_000, "player": ANA, "name": "Ana"}


def test_only_a_list_with_places_tells_where_people_stand():
    watch = Watch(Clock().wall)
    told = watch.roster(json.dumps([of_2023(ANA, "Ana"), of_2026(BO, "Bo", (1.5, 2, -3), 77)]))
    assert told[-1] == {"type": "positions", "t": T, "rows": [[BO, 1.5, 2.0, -3.0]]}
    assert watch.netids.owner("77") == BO
    assert all(one["type"] == "joined" for one in Watch(Clock().wall).roster(json.dumps([of_2023(ANA, "Ana")])))


def test_the_same_list_again_tells_nothing():
    watch, clock = watching()
    clock.pass_(10)
    assert watch.roster(json.dumps([of_2023(ANA, "Ana", 70), of_2023(BO, "Bo", 70)])) == []


def test_who_is_no_longer_listed_has_left_for_the_reason_that_he_gave():
    watch, _ = watching()
    assert watch.hear(line(f"203.0.113.9:1/{BO}/Bo disconnecting: closing")) == []
    assert watch.asks
    found = watch.roster(json.dumps([of_2023(ANA, "Ana")]))
    assert found == [{"type": "left", "t": T, "player": BO, "reason": "closing"}]


def test_who_went_and_came_between_two_lists_did_both():
    watch, clock = watching()
    clock.pass_(30)
    found = watch.roster(json.dumps([of_2023(ANA, "Ana", 90), of_2023(BO, "Bobby", 4)]))
    assert [(one["type"], one["player"]) for one in found] == [("left", BO), ("joined", BO)]


def test_an_address_in_a_line_or_a_list_goes_nowhere():
    watch, _ = watching()
    found = watch.hear(line(f"203.0.113.9:1/{CY}/Cy joined [windows/{CY}]"))
    found += watch.roster(json.dumps([of_2023(CY, "Cy") | {"Address": "203.0.113.9:1"}]))
    assert "203.0.113" not in json.dumps(found)


def test_a_report_is_the_word_of_who_sent_it_and_its_target_a_claim():
    watch, _ = watching()
    said = {"PlayerId": ANA, "PlayerName": "Ana", "Subject": "KOS", "Message": "shot me", "Type": "abuse"}
    (one,) = watch.hear(Frame(json.dumps(said | {"TargetId": BO, "TargetName": "Al"}), -1, "Report"))
    assert (one["type"], one["player"], one["name"]) == ("command", ANA, "report")
    claimed = {"player": BO, "name": "Al"}
    assert one["args"] == {"kind": "abuse", "text": "KOS: shot me", "player": BO, "claimed": claimed}
    (other,) = watch.hear(Frame(json.dumps(said | {"TargetId": CY, "TargetName": "Bo"}), -1, "Report"))
    assert "player" not in other["args"]


@given(st.text(max_size=60), st.sampled_from(["Generic", "Chat", "Report", "Warning", "x"]), st.integers(-1, 2))
def test_nothing_that_a_game_says_breaks_the_watch(message, kind, number):
    watch, _ = watching()
    assert isinstance(watch.hear(Frame(message, number, kind)), list)
    watch.roster(message)
