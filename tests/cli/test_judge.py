"""`lawspeaker judge`, as a server owner types it: by what it judges, and what it shows while it does."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from lawspeaker.cli.judge import judge
from lawspeaker.cli.progress import counted, size_of, watched
from lawspeaker.service.books import Books

KILL = {"type": "kill", "t": 1_750_000_000_000, "attacker": "bo", "victim": "ann", "weapon": "rock"}


class Screen(io.StringIO):
    """A terminal that keeps what was drawn on it."""

    def isatty(self) -> bool:
        return True


class Piped:
    """Standard output that goes into a file."""

    def __init__(self) -> None:
        self.buffer = io.BytesIO()

    def isatty(self) -> bool:
        return False

    def found(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.buffer.getvalue().splitlines()]


def town(home: Path, law: str) -> str:
    folder = home / "town"
    folder.mkdir(exist_ok=True)
    (folder / "rulebook.toml").write_text('name = "town"\n', encoding="utf-8")
    (folder / "law.md").write_text(f"# Town\n\n```law\n{law}\n```\n", encoding="utf-8")
    return str(folder)


@pytest.fixture
def events(tmp_path: Path) -> Path:
    file = tmp_path / "events.ndjson"
    file.write_text("".join(json.dumps({**KILL, "t": KILL["t"] + i}) + "\n" for i in range(3)), encoding="utf-8")
    return file


@pytest.fixture(autouse=True)
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of compiled rulebooks of this test's own."""
    monkeypatch.setenv("LAWSPEAKER_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


GOOD = "article KOS-1\n  forbid kill"
BAD = "article KOS-1\n  forbid kill\n\narticle ANSWER-1 despite KOSS\n  permit kill\n  when victim hit attacker"


def piped(monkeypatch: pytest.MonkeyPatch) -> Piped:
    out = Piped()
    monkeypatch.setattr(sys, "stdout", out)
    return out


def test_a_rulebook_without_errors_judges(tmp_path: Path, events: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = piped(monkeypatch)
    assert judge(events, rulebook=[town(tmp_path, GOOD)]) == 0
    assert [found["articles"] for found in out.found()] == [["KOS-1"]] * 3


@pytest.mark.parametrize("seen", [True, False])
def test_what_a_terminal_would_obey_is_escaped_where_one_looks_at_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seen: bool
) -> None:
    file = tmp_path / "events.ndjson"
    file.write_text(json.dumps({**KILL, "attacker": "bo\x9b31m"}) + "\n", encoding="utf-8")
    out = piped(monkeypatch)
    monkeypatch.setattr(out, "isatty", lambda: seen)
    assert judge(file, rulebook=[town(tmp_path, GOOD)]) == 0
    assert ("\x9b" in out.buffer.getvalue().decode()) is not seen
    assert out.found()[0]["actor"] == "bo\x9b31m"


def test_nobody_is_judged_by_a_rulebook_that_the_checker_finds_an_error_in(
    tmp_path: Path, events: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = town(tmp_path, BAD)
    out = piped(monkeypatch)
    assert judge(events, rulebook=[folder]) == 2
    assert out.found() == []
    said = capsys.readouterr().err
    assert "law.md:7:26: error[unknown-article]: there is no article or family `KOSS`" in said
    assert said.endswith(
        "lawspeaker: nobody is judged by a rulebook with 1 error: "
        f"mend them and look again with `lawspeaker rulebook check {folder}`\n"
    )


def test_a_rulebook_that_cannot_be_read_is_told_alike(
    tmp_path: Path, events: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert judge(events, rulebook=[town(tmp_path, "article KOS-1\n  forbid kil\n\narticle KOS-2\n  forbid kills")]) == 2
    said = capsys.readouterr().err
    assert said.count("error[unknown-act]") == 2
    assert "a rulebook with 2 errors" in said


def test_a_rulebook_that_is_not_there_is_said_in_one_line(events: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert judge(events, rulebook=["nowhere-town"]) == 2
    assert capsys.readouterr().err.startswith("lawspeaker: ")


def test_what_is_no_file_of_events_is_said_in_words(
    tmp_path: Path, events: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    law = town(tmp_path, GOOD)
    assert judge(tmp_path / "gone", rulebook=[law]) == judge(tmp_path, rulebook=[law]) == 2
    gone, folder = capsys.readouterr().err.splitlines()
    assert gone == f"lawspeaker: there is no `{tmp_path / 'gone'}`"
    assert folder == f"lawspeaker: `{tmp_path}` is a folder: name a file in it"


def test_lines_that_cannot_be_taken_for_one_reason_are_said_together_and_found_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = piped(monkeypatch)
    file = tmp_path / "bad.ndjson"
    file.write_text("[]\n" * 4 + '{"type": "kill"}\n' + "[]\n[]\n", encoding="utf-8")
    assert judge(file, rulebook=[town(tmp_path, GOOD)]) == 1
    assert [found["line"] for found in out.found()] == [1, 2, 3, 4, 5, 6, 7]
    said = [line.removeprefix("lawspeaker: ") for line in capsys.readouterr().err.splitlines()]
    assert [line.partition(": ")[0] for line in said] == ["line 1", "lines 2 to 4", "line 5", "line 6", "line 7"]
    assert said[1] == "lines 2 to 4: the same"


@pytest.mark.parametrize(("t", "said"), [(1_750_000_000, True), (1_750_000_000_000, False), (0, False)])
def test_whoever_counts_time_in_seconds_is_told_that_it_is_counted_in_milliseconds(
    t: int, said: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "seconds.ndjson"
    file.write_text("".join(json.dumps({**KILL, "t": t + i}) + "\n" for i in range(3)), encoding="utf-8")
    monkeypatch.setattr(sys, "stdout", Piped())
    assert judge(file, rulebook=[town(tmp_path, GOOD)]) == 0
    assert capsys.readouterr().err.count("looks like seconds") == said


def test_findings_for_people_are_timed_from_the_first_event_whether_it_is_shown_or_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "late.ndjson"
    begun = {"type": "joined", "t": KILL["t"] - 65_000, "player": "bo", "name": "Bo"}
    file.write_text(f"{json.dumps(begun)}\n{json.dumps(KILL)}\n[]\n", encoding="utf-8")
    assert judge(file, rulebook=[town(tmp_path, GOOD)], pretty=True) == 1
    said = capsys.readouterr()
    assert [line.split()[0] for line in said.out.splitlines()] == ["1:05"]
    assert said.err.startswith("lawspeaker: line 3: ")


def test_a_rulebook_with_an_error_is_never_kept(tmp_path: Path, events: Path, shelf: Path) -> None:
    assert judge(events, rulebook=[town(tmp_path, BAD)]) == 2
    assert not shelf.exists() or not list(shelf.iterdir())


def test_a_rulebook_that_was_checked_is_not_checked_again(
    tmp_path: Path, events: Path, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = town(tmp_path, GOOD)
    piped(monkeypatch)
    assert judge(events, rulebook=[folder]) == 0
    assert list(shelf.iterdir())
    monkeypatch.setattr("lawspeaker.law.check.check", None)
    assert judge(events, rulebook=[folder]) == 0


def test_a_bar_is_drawn_on_a_terminal_while_the_findings_go_elsewhere(
    tmp_path: Path, events: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = town(tmp_path, GOOD)
    screen, shown = Screen(), piped(monkeypatch)
    monkeypatch.setattr(sys, "stderr", screen)
    assert judge(events, rulebook=[folder]) == 0
    assert "judging" in screen.getvalue()
    plain = piped(monkeypatch)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert judge(events, rulebook=[folder]) == 0
    assert sys.stderr.getvalue() == ""
    assert plain.found() == shown.found()


def test_no_bar_where_the_findings_are_on_the_screen_too(events: Path) -> None:
    screen = Screen()
    with events.open("rb") as file, watched([file], screen, Screen()) as sources:
        assert list(sources) == [file]
    assert screen.getvalue() == ""


def test_a_bar_counts_every_byte_and_gives_all_of_them_on(events: Path) -> None:
    screen = Screen()
    with events.open("rb") as file:
        assert size_of([file]) == events.stat().st_size
        with watched([file], screen, io.StringIO()) as (source,):
            assert b"".join(iter(lambda: source.read(7), b"")) == events.read_bytes()


def test_what_is_gone_through_is_given_on_with_a_bar_or_without() -> None:
    screen, elsewhere = Screen(), io.StringIO()
    assert list(counted("abc", "changing the law", screen, Screen())) == ["a", "b", "c"]
    assert "changing the law" in screen.getvalue()
    assert list(counted("abc", "changing the law", elsewhere, Screen())) == ["a", "b", "c"]
    assert elsewhere.getvalue() == ""


def test_of_what_is_no_file_nobody_knows_the_size() -> None:
    assert size_of([io.BytesIO(b"{}")]) is None


def test_what_is_not_known_is_ignored_and_said_to_be_so(
    tmp_path: Path, events: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ours = [{**KILL, "origin": ["log.txt:1"], "within": 1000}, {**KILL, "type": "claim", "claims": "finding"}]
    strange = [
        *ours,
        {**KILL, "type": "kil"},
        {**KILL, "weapn": "rock"},
        *({**KILL, "type": f"meteor{i}"} for i in range(6)),
    ]
    events.write_text("".join(json.dumps(one) + "\n" for one in strange), encoding="utf-8")
    assert judge(events, rulebook=[town(tmp_path, "article A-1\n  forbid kill")]) == 0
    assert capsys.readouterr().err.splitlines() == [
        "lawspeaker: the type `kil` is not known here, and was ignored once; did you mean `kill`?",
        *(f"lawspeaker: the type `meteor{i}` is not known here, and was ignored once" for i in range(4)),
        "lawspeaker: so were 2 other types",
        "lawspeaker: the field `kill.weapn` is not known here, and was ignored once; did you mean `kill.weapon`?",
    ]


def unread(chapter: Path) -> None:
    """A chapter with an act that the language no longer has."""
    chapter.write_text(chapter.read_text(encoding="utf-8").replace("forbid kill", "forbid smite"), encoding="utf-8")


def test_one_kept_rulebook_that_can_no_longer_be_read_keeps_the_others_from_nobody(
    tmp_path: Path, events: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = Books(tmp_path / "books")
    good = kept.bring(town(tmp_path, "article K-1\n  forbid kill"))
    old = kept.bring(town(tmp_path, "article K-1\n  forbid kill\n  when victim hit attacker"))
    unread(tmp_path / "books" / old.hash / "town" / "law.md")
    out = piped(monkeypatch)
    assert judge(events, rulebook=[str(tmp_path / "books")]) == 0
    assert [one["articles"] for one in out.found()] == [["K-1"]] * 3
    assert f"left out: the rulebook `{old.hash}` cannot be read" in capsys.readouterr().err
    unread(tmp_path / "books" / good.hash / "town" / "law.md")
    assert judge(events, rulebook=[str(tmp_path / "books")]) == 2
