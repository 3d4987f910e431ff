"""The Logger plugin's logs: words are private, what is typed behind a command is nobody's business."""

import pytest

from gateways.files import build
from gateways.files.build import ANA, BO, CLEO
from gateways.files.reading import only, read, reasons
from lawspeaker.gateways.files.chatlog import subject

STAMP = "[01/24/2021 18:00:00] "


def told(tmp_path, about, *lines, **wishes):
    content = "".join(f"{STAMP}{line}\n" for line in lines)
    build.text_file(tmp_path, f"oxide/logs/Logger/logger_{about}-2021-01-24.txt", content)
    return read(tmp_path, **wishes)


def test_coming_going_and_coming_to_life(tmp_path):
    told(tmp_path, "connections", f"Ana ({ANA}) connected from 203.0.113.7")
    told(tmp_path, "disconnections", f"Ana ({ANA}) disconnected")
    stream, harvest = told(tmp_path, "respawns", f"Ana ({ANA}) respawned at (1.5, 2.0, -3.5)")
    joined, left, spawned = only(stream, "joined", "left", "spawned")
    assert (joined["player"], joined["name"], "ip" in joined) == (ANA, "Ana", False)
    assert left["player"] == ANA
    assert (spawned["at"], spawned["margin"]) == ([1.5, 2.0, -3.5], 1.0)
    assert not harvest.untaken


def test_an_address_leaves_as_a_keyed_hash_only(tmp_path):
    stream, _ = told(tmp_path, "connections", f"Ana ({ANA}) connected from 203.0.113.7", address_key="salt")
    assert len(only(stream, "joined")[0]["ip"]) == 32
    assert "203.0.113" not in str(stream)


def test_words_of_an_unknown_channel_are_private(tmp_path):
    stream, harvest = told(tmp_path, "chat", f"Ana ({ANA}) said: psst")
    assert stream == []
    assert harvest.clerk.private == 1


def test_words_are_taken_once_players_have_been_told(tmp_path):
    stream, _ = told(tmp_path, "chat", f"Ana ({ANA}) said: psst", private_chat=True)
    (line,) = only(stream, "chat_line")
    assert (line["player"], line["text"], "channel" in line) == (ANA, "psst", False)
    assert only(stream, "chat") == []


def test_of_a_command_only_its_name_is_kept(tmp_path):
    stream, _ = told(tmp_path, "commands", f"Ana ({ANA}) ran command: code.change 1234", f"Bo ({BO}) ran command: home")
    assert [(line["player"], line["command"]) for line in only(stream, "command_line")] == [
        (ANA, "code.change"),
        (BO, "home"),
    ]
    assert "1234" not in str(stream)
    assert only(stream, "command") == []


def test_orders_of_staff_are_told_without_addresses_and_secrets(tmp_path):
    stream, _ = told(
        tmp_path,
        "commands",
        f"SERVER ran command: global.ban {ANA} ban for 203.0.113.7",
        "203.0.113.9 ran command: rcon.password hunter2",
        "203.0.113.9 ran command: save",
    )
    assert [(act["name"], act.get("args")) for act in only(stream, "staff_act")] == [
        ("global.ban", f"{ANA} ban for (address)"),
        ("rcon.password", None),
        ("save", None),
    ]
    assert "203.0.113" not in str(stream)
    assert "hunter2" not in str(stream)


def test_words_that_look_like_the_words_of_another_are_not_his(tmp_path):
    line = f"Ana ({ANA}) said: Bo ({BO}) said: I cheat"
    stream, harvest = told(tmp_path, "chat", line, private_chat=True)
    assert stream == []
    assert "more than one way" in reasons(harvest)[0][2]
    build.identities(tmp_path, {ANA: "Ana"})
    stream, _ = read(tmp_path, private_chat=True)
    assert [(one["player"], one["text"]) for one in only(stream, "chat_line")] == [(ANA, f"Bo ({BO}) said: I cheat")]


def test_who_joined_in_another_log_may_be_called_otherwise_in_this(tmp_path):
    build.log(tmp_path, [build.back(ANA, "Anna")])
    build.identities(tmp_path, {ANA: "Ana"})
    stream, _ = told(tmp_path, "chat", f"Ana ({ANA}) said: Bo ({BO}) said: I cheat", private_chat=True)
    assert [one["player"] for one in only(stream, "chat_line")] == [ANA]


def test_a_name_that_looks_like_the_server_gives_no_orders(tmp_path):
    name = "SERVER ran command: ban"
    stream, harvest = told(tmp_path, "commands", f"{name} ({CLEO}) ran command: help")
    assert only(stream, "staff_act") == []
    assert len(harvest.untaken) == 1


def test_a_place_that_is_none_is_no_place(tmp_path):
    stream, _ = told(tmp_path, "respawns", f"Ana ({ANA}) respawned at (here, there, 1)")
    assert stream == []


def test_a_log_without_times_is_reported(tmp_path):
    build.text_file(tmp_path, "logger_disconnections.txt", f"Ana ({ANA}) disconnected\n")
    stream, harvest = read(tmp_path)
    assert stream == []
    assert "carry no time" in reasons(harvest)[0][2]


def test_a_join_told_by_both_logs_is_one_join(tmp_path):
    build.log(tmp_path, [build.back(ANA, "Ana")])
    stream, harvest = told(tmp_path, "connections", f"Ana ({ANA}) connected from 203.0.113.7")
    assert len(only(stream, "joined")) == 1
    assert harvest.joined == 1


@pytest.mark.parametrize(
    ("name", "about"),
    [
        ("oxide/logs/Logger/logger_chat-2021-01-24.txt", "chat"),
        ("logger_commands.txt", "commands"),
        ("Logger_Respawns-2021-01-24.txt", "respawns"),
        ("betterchat_chat-2021-01-24.txt", None),
        ("logger_crafting-2021-01-24.txt", None),
        ("output_log.txt", None),
    ],
)
def test_the_files_of_the_logger_are_known_by_their_names(name, about):
    assert subject(name) == about
