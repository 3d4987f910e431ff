"""A folder watched: what is written is told once, whatever becomes of the files and of whoever watches."""

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gateways.files import build
from gateways.files.build import ANA, BO, T0, back, killed, said
from lawspeaker.gateways.files.watch import Watch
from lawspeaker.gateways.files.wishes import Wishes
from lawspeaker.gateways.seen import HOLE

NOW = T0 * 1000
EVERY = 2000


class Watching:
    """A folder, its watch, and the record that the watch fills; `pause` lets time pass and looks."""

    def __init__(self, folder, wishes=None, first=None):
        self.folder, self.wishes, self.now = folder / "server", wishes or Wishes(), NOW
        self.file = folder / "files.json"
        self.folder.mkdir()
        self.record = []
        if first:
            first(self.folder)
        self.restart()

    def restart(self, away=0):
        """Whoever watched is gone, and another takes over from what is on disk and on record."""
        self.now += away
        self.watch = Watch(self.folder, self.file, self.wishes)
        self.watch.begin(len(self.record) + 1, self.now)
        self._deliver()

    def look(self, times=1, deliver=True):
        for _ in range(times):
            self.now += EVERY
            while self.watch.look(self.now):
                pass
            if deliver:
                self._deliver()

    def _deliver(self):
        self.record += self.watch.ledger.outbox
        self.watch.delivered(len(self.record) + 1)

    def write(self, *lines, file="log.txt"):
        with (self.folder / file).open("ab") as out:
            out.writelines(line.encode() + b"\n" for line in lines)

    def told(self, *kinds):
        return [one for one in self.record if one is not HOLE and one["type"] in kinds]

    @property
    def holes(self):
        return self.record.count(HOLE)

    @property
    def words(self):
        return [one["text"] for one in self.told("chat")]


def chat(text):
    return said(ANA, "Ana", text)


# What is told


def test_what_stands_in_a_log_before_the_watching_begins_is_not_told(tmp_path):
    here = Watching(tmp_path, first=lambda folder: build.text_file(folder, "log.txt", chat("old") + "\n"))
    here.write(chat("new"))
    here.look(2)
    assert (here.words, here.holes) == (["new"], 0)


def test_a_line_is_told_a_look_after_it_was_written_as_of_the_look_that_tells_it(tmp_path):
    here = Watching(tmp_path, first=lambda folder: build.text_file(folder, "log.txt", ""))
    here.look()
    before = here.now
    here.write(chat("hello"))
    here.look(2)
    (one,) = here.told("chat")
    assert (one["happened"], one["within"], one["t"]) == (before, EVERY, here.now)


def test_the_stamp_of_a_line_says_when_it_was(tmp_path):
    here = Watching(tmp_path, first=lambda folder: build.log(folder, [chat("old")] * 9))
    here.write(f"{build.clock(1)} {chat('hello')}", file="output_log.txt")
    here.look(2)
    (one,) = here.told("chat")
    assert (one["happened"], one["text"]) == (NOW + 1000, "hello")


def test_half_a_line_waits_for_its_other_half(tmp_path):
    here = Watching(tmp_path, first=lambda folder: build.text_file(folder, "log.txt", ""))
    line = chat("a whole sentence").encode() + b"\n"
    for part in (line[:20], line[20:-1], line[-1:]):
        with (here.folder / "log.txt").open("ab") as out:
            out.write(part)
        here.look(2)
    assert (here.words, here.holes) == (["a whole sentence"], 0)


def test_a_line_longer_than_any_game_writes_is_passed_over_and_the_next_is_read(tmp_path):
    here = Watching(tmp_path, first=lambda folder: build.text_file(folder, "log.txt", ""))
    here.write("x" * 3_000_000 + chat("inside"), chat("behind"))
    here.look(2)
    assert here.words == ["behind"]


def test_a_log_that_a_windows_shell_wrote_is_read(tmp_path):
    here = Watching(tmp_path, first=lambda folder: (folder / "log.txt").write_bytes(b"\xff\xfe"))
    with (here.folder / "log.txt").open("ab") as out:
        out.write((chat("Ċ wide ਊ") + "\r\n" + chat("second") + "\r\n").encode("utf-16-le"))
    here.look(2)
    assert here.words == ["Ċ wide ਊ", "second"]


def test_a_saved_list_of_players_is_no_log_whatever_names_stand_in_it(tmp_path):
    here = Watching(tmp_path)
    forged = f"Eve with steamid {BO} joined from ip 1"
    build.text_file(here.folder, "players.txt", build.player_list([(ANA, forged, 7)]))
    build.text_file(here.folder, "names.txt", f"[\n{forged}\n]\n")
    here.look(3)
    assert here.told("joined") == []


def test_who_is_who_is_learnt_from_a_list_of_players_that_was_saved(tmp_path):
    kill = build.feed("10/18/24/01/2021", "Bo", "Head", "lmg.m249", "0.4m", "Ana")
    here = Watching(tmp_path, first=lambda folder: build.text_file(folder, "feed.txt", ""))
    here.write(kill, file="feed.txt")
    here.look(2)
    build.text_file(here.folder, "players.json", build.player_list([(ANA, "Ana", 7), (BO, "Bo", 8)]))
    here.write(kill, file="feed.txt")
    here.look(2)
    assert [one.get("attacker") for one in here.told("kill_feed")] == [None, BO]


# Lives


def row(who=ANA, died=T0 + 3, killer=BO):
    ending = build.ending(name="Bo", steamid=killer, weapon="ak47u.entity", bone="head", distance=12.0)
    return who, T0 - 60, died, build.life(ending)


def add(folder, *rows):
    with sqlite3.connect(folder / "player.deaths.5.db") as connection:
        connection.executemany("INSERT INTO data VALUES (?, ?, ?, ?)", rows)
    connection.close()


def test_a_new_life_in_the_database_is_told_and_an_old_one_is_not(tmp_path):
    here = Watching(tmp_path, first=lambda folder: build.deaths(folder, [row(died=T0 - 9)]))
    add(here.folder, row())
    here.look(2)
    (one,) = here.told("kill", "life_ended")
    assert (one["type"], one["victim"], one["attacker"]) == ("kill", ANA, BO)
    assert one["happened"] == (T0 + 3) * 1000


def test_a_database_with_its_log_beside_it_is_read_whole(tmp_path):
    here = Watching(tmp_path)
    build.deaths_being_written(here.folder, [row()], [row(died=T0 + 5)])
    here.look(2)
    assert len(here.told("kill")) == 2
    assert sorted(path.name for path in here.folder.iterdir()) == ["player.deaths.5.db", "player.deaths.5.db-wal"]


def test_a_death_in_the_database_and_in_the_log_is_one_death(tmp_path):
    def first(folder):
        build.deaths(folder, [])
        build.text_file(folder, "log.txt", "")

    here = Watching(tmp_path, first=first)
    here.write(killed((ANA, "Ana"), (BO, "Bo"), "(1.0, 2.0, 3.0)"))
    here.look()
    add(here.folder, row(died=T0 + 3))
    here.look(3)
    (one,) = here.told("kill", "life_ended", "died")
    assert (one["victim_at"], one["weapon"]) == ([1.0, 2.0, 3.0], "ak47u.entity")


@pytest.mark.parametrize(("killer", "told"), [(BO, ["kill"]), (build.CLEO, ["kill", "life_ended"])])
def test_a_death_told_late_by_another_file_is_dropped_or_disputed(tmp_path, killer, told):
    def first(folder):
        build.deaths(folder, [])
        build.text_file(folder, "log.txt", "")

    here = Watching(tmp_path, first=first)
    add(here.folder, row(died=T0 + 3))
    here.look(2)
    stamped = f"{build.clock(3)} {killed((ANA, 'Ana'), (killer, 'Bo'))}"
    here.write(stamped)
    here.restart()
    here.look(3)
    found = here.told("kill", "life_ended")
    assert [one["type"] for one in found] == told
    assert all(one.get("disputed") for one in found[1:])


def test_a_database_begun_anew_tells_no_life_of_the_old_one_again(tmp_path):
    here = Watching(tmp_path, first=lambda folder: build.deaths(folder, [row(died=T0 - 900), row(died=T0 - 800)]))
    (here.folder / "player.deaths.5.db").unlink()
    build.deaths(here.folder, [row(died=T0 - 900), row(died=T0 + 2)])
    here.look(2)
    assert [one["happened"] for one in here.told("kill")] == [(T0 + 2) * 1000]


def test_names_of_the_servers_own_list_are_told_when_their_wearers_appear(tmp_path):
    def first(folder):
        build.deaths(folder, [])
        build.identities(folder, {ANA: "Ana", BO: "Bo", build.CLEO: "Cleo"})

    here = Watching(tmp_path, first=first)
    add(here.folder, row())
    here.look(2)
    assert {(one["player"], one["name"]) for one in here.told("named")} == {(ANA, "Ana"), (BO, "Bo")}


# Files that turn over


def test_a_log_that_is_renamed_is_read_to_its_end_under_its_new_name(tmp_path):
    here = Watching(tmp_path, first=lambda folder: build.text_file(folder, "log.txt", "boot\n"))
    here.write(chat("one"))
    here.look()
    here.write(chat("two"))
    (here.folder / "log.txt").rename(here.folder / "log.1.txt")
    here.write(chat("three"))
    here.look(2)
    assert (here.words, here.holes) == (["one", "two", "three"], 0)


def test_a_log_that_is_copied_and_cut_back_is_read_on_in_the_copy(tmp_path):
    here = Watching(tmp_path, first=lambda folder: build.text_file(folder, "log.txt", "boot\n"))
    here.write(chat("one"))
    here.look()
    here.write(chat("two"))
    (here.folder / "log.1.txt").write_bytes((here.folder / "log.txt").read_bytes())
    (here.folder / "log.txt").write_bytes(b"")
    here.write(chat("three"))
    here.look(2)
    assert (here.words, here.holes) == (["one", "two", "three"], 0)


def test_a_copy_beside_its_log_is_not_told_again(tmp_path):
    here = Watching(tmp_path, first=lambda folder: build.text_file(folder, "log.txt", "boot\n"))
    here.write(chat("one"))
    here.look()
    (here.folder / "copy.txt").write_bytes((here.folder / "log.txt").read_bytes())
    here.look(2)
    assert here.words == ["one"]


def test_a_log_that_is_cut_back_unseen_leaves_a_hole(tmp_path):
    here = Watching(tmp_path, first=lambda folder: build.text_file(folder, "log.txt", "boot\n"))
    here.write(chat("one"))
    here.look()
    (here.folder / "log.txt").write_bytes(b"")
    here.write(chat("two"))
    here.look(2)
    assert (here.words, here.holes) == (["one", "two"], 1)


STEPS = st.lists(
    st.sampled_from(["write", "write", "look", "look undelivered", "restart", "rename", "copy and cut", "half"]),
    max_size=25,
)


@given(steps=STEPS)
@settings(max_examples=60, deadline=None)
def test_no_line_is_told_twice_and_none_is_lost(tmp_path_factory, steps):
    here = Watching(tmp_path_factory.mktemp("watch"), first=lambda folder: build.text_file(folder, "log.txt", "boot\n"))
    number, turned = 0, 0
    log = here.folder / "log.txt"
    for step in steps:
        match step:
            case "write" | "half":
                line = chat(f"line {number}").encode()
                with log.open("ab") as out:
                    out.write(line + b"\n" if step == "write" else line)
                if step == "half":
                    here.look()
                    with log.open("ab") as out:
                        out.write(b"\n")
                number += 1
            case "look":
                here.look()
            case "look undelivered":
                here.look(deliver=False)
                here.restart()
            case "restart":
                here.restart(away=5000)
            case "rename" | "copy and cut":
                turned += 1
                older = here.folder / f"log.{turned}.txt"
                if step == "rename":
                    log.rename(older)
                else:
                    older.write_bytes(log.read_bytes())
                log.write_bytes(b"")
    here.look(3)
    assert (sorted(here.words), here.holes) == (sorted(f"line {n}" for n in range(number)), 0)


# Whoever watches is away


def test_what_was_written_while_nobody_watched_is_told_as_of_when_it_happened(tmp_path):
    here = Watching(tmp_path, first=lambda folder: build.log(folder, [chat("old")] * 9))
    here.write(f"{build.clock(600)} {chat('meanwhile')}", file="output_log.txt")
    here.restart(away=3_600_000)
    here.look(2)
    (one,) = here.told("chat")
    assert (one["t"], one["happened"], here.holes) == (NOW + 600_000, NOW + 600_000, 0)


def test_what_has_no_time_and_was_written_while_nobody_watched_leaves_a_hole(tmp_path):
    here = Watching(tmp_path, first=lambda folder: build.text_file(folder, "log.txt", "boot\n"))
    here.write(chat("meanwhile"))
    here.restart(away=3_600_000)
    here.look(2)
    assert (here.words, here.holes) == ([], 1)


def test_a_ledger_that_is_gone_makes_it_begin_anew_with_a_hole(tmp_path):
    here = Watching(tmp_path, first=lambda folder: build.text_file(folder, "log.txt", "boot\n"))
    here.write(chat("one"))
    here.look(2)
    here.file.write_bytes(b"{not what was written")
    here.write(chat("two"))
    here.restart()
    here.write(chat("three"))
    here.look(2)
    assert (here.words, here.holes) == (["one", "three"], 1)


def test_a_record_that_knows_more_than_the_ledger_makes_it_begin_anew_with_a_hole(tmp_path):
    here = Watching(tmp_path, first=lambda folder: build.text_file(folder, "log.txt", "boot\n"))
    older = here.file.read_bytes()
    here.write(chat("one"))
    here.look(2)
    here.file.write_bytes(older)
    here.restart()
    here.look(2)
    assert (here.words, here.holes) == (["one"], 1)


def test_nothing_is_lost_when_the_ledger_cannot_be_written_for_a_while(tmp_path, monkeypatch):
    here = Watching(tmp_path, first=lambda folder: build.text_file(folder, "log.txt", "boot\n"))
    here.write(chat("one"))

    def full(_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("lawspeaker.service.whole.os.fsync", full)
        for _ in range(3):
            with pytest.raises(OSError, match="No space"):
                here.look(deliver=False)
            assert not here.watch.saved
    here.look(2)
    assert (here.words, here.watch.saved) == (["one"], True)


def test_a_name_in_a_log_that_grows_makes_a_killer_of_nobody(tmp_path):
    here = Watching(tmp_path, first=lambda folder: build.text_file(folder, "log.txt", ""))
    hostile = f"x[{ANA}] was killed by y"
    here.write(back(BO, hostile), killed((build.CLEO, "Cleo"), (BO, hostile)))
    here.look(2)
    assert not any(ANA in (one.get("victim"), one.get("player")) for one in here.told("kill", "died", "life_ended"))
    assert here.holes + len(here.told("kill")) == 1
