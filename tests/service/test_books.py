"""Rulebooks come and go while a server runs; each is kept for ever."""

import shutil
import threading

import msgspec
import pytest
from structlog.testing import CapturingLogger

from lawspeaker.cli.judge import judge
from lawspeaker.law.errors import LawError
from lawspeaker.service import books as books_module
from lawspeaker.service.books import Books
from lawspeaker.service.errors import ServiceError
from lawspeaker.service.folders import BOOKS
from lawspeaker.vocabulary import lexicon
from service.town import (
    BO,
    PATIENCE,
    T,
    adoptions,
    ask,
    by_judge,
    evening,
    joined,
    judged,
    kill,
    murder,
    open_hall,
    record_shown,
    send,
    speaker,
)


@pytest.fixture
def mine(tmp_path):
    """A rulebook of one's own, which may be changed."""
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "rulebook.toml").write_text('name = "mine"\nextends = "darkrp"\n')
    return folder


def switch_off(folder, article):
    (folder / "rulebook.toml").write_text(f'name = "mine"\nextends = "darkrp"\noff = ["{article}"]\n')


def rulings(hall):
    found = [msgspec.json.decode(one.body) for one in judged(hall)]
    return [(one["seq"], one["ruling"]) for one in found if one["type"] == "ruling"]


def reload(hall):
    said = []
    wrong = hall.reload(lambda server, reason: said.append((server, reason)))
    while not said and not wrong:
        ask(hall.servers["main"], speaker())
    return wrong, said


def test_what_came_before_a_new_rulebook_stays_as_found_and_what_comes_after_is_judged_by_it(tmp_path, mine):
    with open_hall(tmp_path / "data", rulebook=mine) as hall:
        send(hall, murder())
        assert rulings(hall) == [(4, "unlawful")]
        switch_off(mine, "RDM-1")
        assert reload(hall) == ({}, [("main", "")])
        send(hall, [joined(BO, "Bo", T + 100_000), kill(T + 200_000)], first=4)
        assert rulings(hall) == [(4, "unlawful"), (7, "lawful")]
        assert hall.servers["main"].book.name == "mine"
        before = judged(hall)
    with open_hall(tmp_path / "data", rulebook=mine) as hall:
        assert judged(hall) == before
        send(hall, [kill(T + 300_000)], first=6)
        assert rulings(hall)[-1] == (8, "lawful")


def test_the_log_says_in_one_line_what_is_wrong_with_a_rulebook(tmp_path, mine, monkeypatch):
    logs = CapturingLogger()
    monkeypatch.setattr("lawspeaker.service.hall.log", logs)
    with open_hall(tmp_path / "data", rulebook=mine) as hall:
        (mine / "more.md").write_text("```law\narticle A-1\n  forbid atack\n\narticle B-1\n  forbid kil\n```\n")
        hall.reload()
    (because,) = (one.kwargs["because"] for one in logs.calls if one.method_name == "error")
    assert because.startswith("more.md:3: there is no act `atack`, and 1 more; `lawspeaker rulebook check ")
    assert "\n" not in because


def test_a_life_with_a_change_of_rulebook_can_be_found_again_from_its_record_alone(tmp_path, mine):
    with open_hall(tmp_path / "data", rulebook=mine) as hall:
        send(hall, murder())
        judged(hall)
        switch_off(mine, "RDM-1")
        reload(hall)
        send(hall, [joined(BO, "Bo", T + 100_000), kill(T + 200_000)], first=4)
        before = judged(hall)
    for file in (tmp_path / "data" / "servers" / "main").glob("findings.db*"):
        file.unlink()
    with open_hall(tmp_path / "data", rulebook=mine) as hall:
        assert judged(hall) == before


def test_a_rulebook_that_was_changed_while_the_service_stood_still_is_in_force_from_the_start_on(tmp_path, mine):
    with open_hall(tmp_path / "data", rulebook=mine) as hall:
        send(hall, murder())
        judged(hall)
    switch_off(mine, "RDM-1")
    with open_hall(tmp_path / "data", rulebook=mine) as hall:
        send(hall, [joined(BO, "Bo", T + 100_000), kill(T + 200_000)], first=4)
        assert rulings(hall) == [(4, "unlawful"), (7, "lawful")]


def test_a_rulebook_with_a_fault_in_it_is_told_and_the_one_in_force_stays(tmp_path, mine):
    with open_hall(tmp_path / "data", rulebook=mine) as hall:
        hash_ = hall.servers["main"].book.hash
        (mine / "flying.md").write_text("```law\nforbid flying\n```\n")
        wrong, said = reload(hall)
        assert ("main" in wrong, said) == (True, [])
        send(hall, murder())
        assert rulings(hall) == [(4, "unlawful")]
        assert hall.servers["main"].book.hash == hash_


def test_reading_an_unchanged_rulebook_anew_changes_nothing(tmp_path):
    with open_hall(tmp_path) as hall:
        send(hall, murder())
        reload(hall)
        assert [one.body for one in judged(hall)] == by_judge(tmp_path)
        assert hall.servers["main"].head == 4


def test_a_rulebook_is_kept_with_those_it_builds_on(tmp_path, mine):
    own = tmp_path / "town"
    own.mkdir()
    (own / "rulebook.toml").write_text('name = "town"\nextends = "mine"\noff = ["RDM-1"]\n')
    books = Books(tmp_path / "books")
    book = books.bring(str(own))
    shutil.rmtree(own)
    shutil.rmtree(mine)
    again = Books(tmp_path / "books").get(book.hash)
    assert (again.name, again.hash, again.off) == ("town", book.hash, ("RDM-1",))


def test_of_two_who_have_the_rulebooks_read_anew_the_later_one_has_the_last_word(tmp_path, mine, monkeypatch):
    with open_hall(tmp_path / "data", rulebook=mine) as hall:
        send(hall, murder())
        bring, begun, go_on = hall.books.bring, threading.Event(), threading.Event()

        def slow(name):
            book = bring(name)
            if not begun.is_set():
                begun.set()
                assert go_on.wait(PATIENCE)
            return book

        monkeypatch.setattr(hall.books, "bring", slow)
        switch_off(mine, "RDM-1")
        first = threading.Thread(target=hall.reload)
        first.start()
        assert begun.wait(PATIENCE)
        (mine / "rulebook.toml").write_text('name = "mine"\nextends = "darkrp"\n')
        second = threading.Thread(target=hall.reload)
        second.start()
        go_on.set()
        first.join(PATIENCE)
        second.join(PATIENCE)
        send(hall, [joined(BO, "Bo", T + 100_000), kill(T + 200_000)], first=4)
        assert rulings(hall)[-1][1] == "unlawful"
        assert [one.body for one in judged(hall)] == by_judge(tmp_path / "data", rulebook=None)


def test_chapters_are_kept_wherever_they_lie_in_the_folder(tmp_path, mine):
    (mine / "deep").mkdir()
    (mine / "deep" / "more.txt").write_bytes(b"\xef\xbb\xbf```law\r\nlet grace be 3 seconds\r\n```\r\n")
    (mine / "rulebook.toml").write_text('name = "mine"\nextends = "darkrp"\nchapters = ["deep/more.txt"]\n')
    book = Books(tmp_path / "books").bring(str(mine))
    shutil.rmtree(mine)
    assert Books(tmp_path / "books").get(book.hash).hash == book.hash


def written_while_read(monkeypatch, folder, times):
    """Somebody writes to the folder each time that a rulebook has just been read from it."""
    read, left = books_module.load, list(range(times))

    def load(name, lexicon):
        book = read(name, lexicon)
        if left:
            (folder / "more.md").write_text(f"```law\nlet grace be {left.pop() + 1} seconds\n```\n")
        return book

    monkeypatch.setattr(books_module, "load", load)


@pytest.mark.parametrize("cache", ["", "cache"])
def test_a_rulebook_that_is_written_to_while_it_is_read_is_kept_as_it_was_read(tmp_path, mine, monkeypatch, cache):
    monkeypatch.setenv("LAWSPEAKER_CACHE", cache and str(tmp_path / cache))
    with monkeypatch.context() as patch:
        written_while_read(patch, mine, 3)
        book = Books(tmp_path / "books").bring(str(mine))
    again = Books(tmp_path / "books")
    assert (again.all(), again.get(book.hash).hash) == ([book.hash], book.hash)
    assert books_module.load(str(mine), lexicon()).hash == book.hash, "the last of what was written"


def test_a_rulebook_that_never_stands_still_is_told_to_do_so_and_nothing_is_kept(tmp_path, mine, monkeypatch):
    written_while_read(monkeypatch, mine, 100)
    books = Books(tmp_path / "books")
    with pytest.raises(LawError, match="changes while it is read"):
        books.bring(str(mine))
    assert books.all() == []


def test_a_rulebook_that_is_not_kept_is_asked_for_in_words(tmp_path):
    with pytest.raises(ServiceError, match="bring it back from a backup"):
        Books(tmp_path).get("0123456789abcdef")
    with pytest.raises(LawError, match="there is no rulebook"):
        Books(tmp_path).bring("atlantis")


def test_a_kept_rulebook_that_was_changed_is_not_taken_for_what_was_in_force(tmp_path, mine):
    book = Books(tmp_path / "books").bring(str(mine))
    chapter = next((tmp_path / "books" / book.hash).glob("*/*.md"))
    chapter.write_text(chapter.read_text() + "\nMore.\n")
    with pytest.raises(ServiceError, match="is no more what was in force"):
        Books(tmp_path / "books").get(book.hash)


def test_a_kill_between_the_record_and_the_note_of_a_rulebook_loses_no_rulebook(tmp_path, mine, monkeypatch):
    with open_hall(tmp_path / "data", rulebook=mine) as hall:
        send(hall, murder())
        judged(hall)
        switch_off(mine, "RDM-1")

        def killed(*_):
            raise OSError("killed")

        with monkeypatch.context() as patch:
            patch.setattr("lawspeaker.service.findings.Findings.adopt", killed)
            hall.reload()
            hall.servers["main"]._thread.join(PATIENCE)
    with open_hall(tmp_path / "data", rulebook=mine) as hall:
        send(hall, [joined(BO, "Bo", T + 100_000), kill(T + 200_000)], first=4)
        assert rulings(hall)[-1][1] == "lawful"
        before = judged(hall)
    for file in (tmp_path / "data" / "servers" / "main").glob("findings.db*"):
        file.unlink()
    with open_hall(tmp_path / "data", rulebook=mine) as hall:
        assert judged(hall) == before


@pytest.mark.parametrize("change", ["one that asks no more of the past", "one that asks more of the past"])
@pytest.mark.parametrize("kept", [True, False])
def test_a_life_with_a_change_of_rulebook_is_what_judge_finds_on_its_record(tmp_path, mine, capfdbinary, change, kept):
    events, data = evening(), tmp_path / "data"
    half = len(events) // 2
    with open_hall(data, rulebook=mine) as hall:
        send(hall, events[:half])
        judged(hall)
        if change == "one that asks more of the past":
            (mine / "rulebook.toml").write_text('name = "mine"\nextends = "rg-rust"\n')
        else:
            switch_off(mine, "RDM-1")
        before = hall.servers["main"].book.hash
        assert reload(hall) == ({}, [("main", "")])
        send(hall, events[half:-5], first=half + 1)
        judged(hall)
        assert hall.servers["main"].book.hash != before
    if not kept:
        (data / "servers" / "main" / "snapshots.db").unlink()
    with open_hall(data, rulebook=mine) as hall:
        send(hall, events[-5:], first=len(events) - 4)
        found = [one.body for one in judged(hall)]
        assert found == by_judge(data, rulebook=None)
        assert len(adoptions(data)) == 2
    told = tmp_path / "record.ndjson"
    told.write_bytes(record_shown(data))
    capfdbinary.readouterr()
    assert judge(told, rulebook=[str(data / BOOKS)], all=True) == 0
    assert capfdbinary.readouterr().out.splitlines() == found


def test_judge_follows_the_stream_among_the_rulebooks_it_is_given_in_whatever_order(tmp_path, mine, capfdbinary):
    data, told = tmp_path / "data", tmp_path / "record.ndjson"
    with open_hall(data, rulebook=mine) as hall:
        send(hall, murder())
        judged(hall)
        shutil.copytree(mine, tmp_path / "before")
        switch_off(mine, "RDM-1")
        reload(hall)
        send(hall, [joined(BO, "Bo", T + 100_000), kill(T + 200_000)], first=4)
        found = [one.body for one in judged(hall)]
    told.write_bytes(record_shown(data))
    capfdbinary.readouterr()
    for both in (["before", "mine"], ["mine", "before"]):
        assert judge(told, rulebook=[str(tmp_path / one) for one in both], all=True) == 0
        assert capfdbinary.readouterr().out.splitlines() == found
    assert judge(told, rulebook=[str(tmp_path / "before")], all=True) == 0, "one alone overrides the stream"
    assert capfdbinary.readouterr().out.splitlines() != found
    assert judge(told, rulebook=[str(tmp_path / "before"), "darkrp"], all=True) == 1
    assert b"comes into force here and was not given" in capfdbinary.readouterr().err


def test_a_rulebook_taken_back_while_the_record_is_read_for_it_is_never_in_force(tmp_path, mine, monkeypatch):
    data = tmp_path / "data"
    with open_hall(data, rulebook=mine) as hall:
        send(hall, evening())
        judged(hall)
        with monkeypatch.context() as patch:
            patch.setattr("lawspeaker.service.chamber.REHEARSED", 0)
            (mine / "rulebook.toml").write_text('name = "mine"\nextends = "rg-rust"\n')
            hall.reload()
            ask(hall.servers["main"], speaker())
            assert hall.servers["main"].chamber.coming is not None
            (mine / "rulebook.toml").write_text('name = "mine"\nextends = "darkrp"\n')
            reload(hall)
            assert hall.servers["main"].chamber.coming is None
        send(hall, [kill(T + 900_000)], first=len(evening()) + 1)
        assert [one.body for one in judged(hall)] == by_judge(data, rulebook=None)
        assert len(adoptions(data)) == 1
