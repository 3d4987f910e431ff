"""The library keeps rulebooks compiled, each under all of its text and none under that of another."""

import os
import pickle
from pathlib import Path

import pytest

from law.town import TOWN, fenced
from lawspeaker.law import library
from lawspeaker.law.errors import Refused
from lawspeaker.law.lexicon import Lexicon
from lawspeaker.law.library import _In, load, marks
from lawspeaker.law.tree import Rulebook

FREE = fenced("article FREE-1\n  forbid attack")
STRICT = fenced("article STRICT-1\n  forbid attack")


@pytest.fixture(autouse=True)
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LAWSPEAKER_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def book(folder: Path, files: dict[str, str]) -> str:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return str(folder)


def ids(name: str) -> list[str]:
    return [article.id for article in load(name, TOWN).articles]


def test_a_kept_rulebook_is_the_one_that_was_read(tmp_path: Path, shelf: Path) -> None:
    name = book(tmp_path / "town", {"rulebook.toml": "", "a.md": FREE})
    assert ids(name) == ids(name) == ["FREE-1"]
    assert len(list(shelf.glob("*.book"))) == 1


@pytest.mark.parametrize("at", [1, 20, 60, 100, 200])
def test_a_kept_rulebook_that_was_damaged_is_read_anew(tmp_path: Path, shelf: Path, at: int) -> None:
    name = book(tmp_path / "town", {"rulebook.toml": "", "a.md": FREE})
    assert ids(name) == ["FREE-1"]
    (kept,) = shelf.glob("*.book")
    whole = kept.read_bytes()
    kept.write_bytes(whole[:at] + b"\xff" * 8 + whole[at + 8 :])
    assert ids(name) == ["FREE-1"]


def test_a_chapter_in_a_folder_below_is_read_again_when_it_changes(tmp_path: Path) -> None:
    settings = 'chapters = ["deep/a.txt"]'
    name = book(tmp_path / "town", {"rulebook.toml": settings, "deep/a.txt": FREE})
    assert ids(name) == ["FREE-1"]
    book(tmp_path / "town", {"deep/a.txt": STRICT})
    assert ids(name) == ["STRICT-1"]


def test_no_text_of_one_rulebook_passes_for_several_of_another(tmp_path: Path) -> None:
    town = book(tmp_path / "one" / "town", {"rulebook.toml": "", "a.md": "", "b.md": FREE})
    other = book(tmp_path / "two" / "town", {"rulebook.toml": "", "a.md": f"b.md\0{FREE}"})
    book(tmp_path / "two" / "town", {"a.md": f"b.md\0{FREE.replace('article', 'let')}"})
    assert ids(town) == ["FREE-1"]
    with pytest.raises(Refused):
        load(other, TOWN)


def test_two_rulebooks_of_one_text_keep_their_names(tmp_path: Path) -> None:
    names = [load(book(tmp_path / n, {"rulebook.toml": "", "a.md": FREE}), TOWN).name for n in ("east", "west")]
    assert names == ["east", "west"]


@pytest.mark.parametrize("toml", ["a = " + "[" * 4000, 'extends = "../../x"', 'extends = "\\u0000"'])
def test_settings_of_a_stranger_are_refused_and_nothing_is_kept(tmp_path: Path, shelf: Path, toml: str) -> None:
    with pytest.raises(Refused):
        load(book(tmp_path / "town", {"rulebook.toml": toml, "a.md": FREE}), TOWN)
    assert not shelf.exists()


@pytest.mark.parametrize("name", ["os.system", "re", "read_folder", "os"])
def test_only_parts_of_a_rulebook_are_taken_from_what_was_kept(tmp_path: Path, name: str) -> None:
    path = tmp_path / "kept"
    path.write_bytes(b"")
    with path.open("rb") as file, pytest.raises((pickle.UnpicklingError, AttributeError)):
        _In(file, TOWN).find_class("lawspeaker.law.folder", name)


def test_a_kept_rulebook_outlasts_the_compiling_of_the_engine_and_no_change_of_it(tmp_path: Path) -> None:
    book(tmp_path, {"law/reading.py": "", "law/layout.lark": "", "vocabulary/speech.py": ""})
    before = marks(tmp_path)
    book(tmp_path, {"law/__pycache__/reading.pyc": "", "vocabulary/__pycache__/speech.pyc": ""})
    assert marks(tmp_path) == before
    os.utime(tmp_path / "law" / "reading.py", (1, 1))
    assert marks(tmp_path) != before


def test_what_is_written_while_a_rulebook_is_read_is_kept_under_no_other_text(
    tmp_path: Path, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = book(tmp_path / "town", {"rulebook.toml": "", "a.md": FREE})
    with monkeypatch.context() as patch:
        read = library._read

        def slow(name: str, lexicon: Lexicon) -> Rulebook:
            book(tmp_path / "town", {"a.md": STRICT})
            return read(name, lexicon)

        patch.setattr(library, "_read", slow)
        load(name, TOWN)
    book(tmp_path / "town", {"a.md": FREE})
    assert ids(name) == ["FREE-1"]
