"""A rulebook may come from a stranger: whatever he writes, it is read or refused with a place, and soon."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from law.town import TOWN, fenced
from lawspeaker.law import limits
from lawspeaker.law.book import BookReader, load
from lawspeaker.law.check import check
from lawspeaker.law.errors import Diagnostic, LawError, Misread, Refused, Spot
from lawspeaker.law.fences import read_chapter
from lawspeaker.law.folder import shipped
from lawspeaker.law.layout import Source, read_fence, read_parts
from lawspeaker.law.phrases import Scope
from lawspeaker.law.reading import condition_of
from lawspeaker.law.register import read_register
from lawspeaker.law.sentences import Sentences
from lawspeaker.law.stories import read_story
from lawspeaker.law.tree import Table
from lawspeaker.law.units import UNITS
from lawspeaker.vocabulary import lexicon

QUICK = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SENTENCES = Sentences.of(TOWN)
CHAPTERS = [p.read_text(encoding="utf-8") for p in sorted((shipped() / "darkrp").glob("*.md"))]
STRANGE = "\x00\x1b\r\t\v\f\x85\u00a0\u200b\u202e\u2028\ufeff\U0001f600éß中\"“”'`#[]{}|\\"
WORDS = sorted(
    {
        *SENTENCES.known,
        "attacker",
        "victim",
        "weapon",
        "window",
        "5",
        "50%",
        "minutes",
        "m",
        '"kos"',
        "“a b”",
        '"',
        "job",
    }
)
KEYWORDS = [
    *(
        "article",
        "forbid",
        "permit",
        "despite",
        "when",
        "unless",
        "and",
        "or",
        "any of:",
        "all of:",
        "none of:",
        "cites",
        "otherwise cites",
    ),
    *("define", "let", "be", "mode", "is", "table", "ladder", "never", "a reason to", "oblige", "to", "after", "[A-1]"),
    *("raise", "lower", "rung", "by", "that rule", "the first ban of", "mentions", "during"),
    *(
        "kept when",
        "broken when",
        "during",
        "except during",
        "expires after",
        "words",
        "ban 6 hours",
        "KOS-1",
        "attack",
    ),
]


def scope() -> Scope:
    roles = {"attacker": "player", "victim": "player", "weapon": "text"}
    tables = {
        "job": Table("job", ("may raid",), {"thief": {"may raid": True}}, Spot(), ("yes",)),
        "reason": Table("reason", ("words",), {"kos": {"words": ("kos",)}}, Spot(), ("words",)),
    }
    return Scope(TOWN, roles, {}, {"window": "duration"}, tables, {**UNITS, **TOWN.units}, modes=frozenset(("purge",)))


def placed_well(diagnostic: Diagnostic, chapters: dict[str, str]) -> None:
    """The place of a diagnostic is one of the text that was read, and the caret stands inside its line."""
    spot = diagnostic.spot
    if spot.file in chapters and spot.source:
        lines = chapters[spot.file].replace("\r\n", "\n").replace("\r", "\n").replace("\0", "�").split("\n")
        assert lines[spot.line - 1] == spot.source
        assert 1 <= spot.column <= len(spot.source) + 1
    assert diagnostic.render()
    assert not any(ord(c) < 32 and c not in "\n\t" for c in diagnostic.render())


def gather(text: str) -> list[Diagnostic]:
    reader = BookReader(TOWN, "stranger")
    reader.chapter("law.md", text)
    try:
        book = reader.finish()
    except Refused as refused:
        return refused.diagnostics
    return check(book, TOWN, ())


def misread(text: str, known: Scope) -> Misread | None:
    try:
        condition_of(SENTENCES, text, known)
    except Misread as found:
        return found
    return None


def stranger(folder: Path) -> LawError | None:
    try:
        check(load(str(folder), TOWN), TOWN, ())
    except LawError as error:
        return error
    return None


# Text of any sort ----------------------------------------------------------------------------------------------------


@QUICK
@given(st.lists(st.text(max_size=40) | st.sampled_from(KEYWORDS), max_size=12))
def test_any_lines_are_a_fence_or_refused(lines: list[str]) -> None:
    source = Source("law.md", 1, tuple(lines))
    parts, wrong = read_parts(source)
    assert len(parts) + len(wrong) <= 2 * len(lines)
    if wrong:
        with pytest.raises(Refused):
            read_fence(source)
    else:
        assert len(read_fence(source)) == len(parts)


@QUICK
@given(
    st.lists(st.tuples(st.integers(0, 12), st.lists(st.sampled_from(KEYWORDS), min_size=1, max_size=4)), max_size=14)
)
def test_keywords_in_any_order_are_a_rulebook_or_refused(lines: list[tuple[int, list[str]]]) -> None:
    text = fenced("\n".join(" " * indent + " ".join(words) for indent, words in lines))
    for diagnostic in gather(text):
        placed_well(diagnostic, {"law.md": text})


@QUICK
@given(st.text(alphabet=st.characters() | st.sampled_from(STRANGE), max_size=300))
@example("```law\n\r\n```")
@example("```law")
@example("> ```law\n> article KOS-1\n>   forbid atack\n> ```")
@example("1. a\n\n   ```law\n   article KOS-1\n     forbid atack\n   ```")
def test_any_chapter_is_read_or_refused(text: str) -> None:
    for diagnostic in gather(text):
        placed_well(diagnostic, {"law.md": text})


@QUICK
@given(st.data())
def test_a_chapter_with_anything_changed_is_read_or_refused_with_a_place(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(CHAPTERS))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 30))
        text = text[:at] + data.draw(st.text(STRANGE + " \nand-1", max_size=4)) + text[at + cut :]
    reader = BookReader(lexicon(), "stranger")
    reader.chapter("law.md", text)
    try:
        found = check(reader.finish(), lexicon(), ())
    except Refused as refused:
        found = refused.diagnostics
    for diagnostic in found:
        placed_well(diagnostic, {"law.md": text})


# Sentences of any sort -----------------------------------------------------------------------------------------------


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_any_words_are_a_sentence_or_misread_at_a_place(words: list[str]) -> None:
    text = " ".join(words)
    known = scope()
    known.found.append((frozenset({"hit"}), "happening:hit", known.number()))
    found = misread(text, known)
    if found is not None:
        assert found.message
        assert 0 <= found.column <= len(text)
        assert found.column + found.width <= max(1, len(text) + 1)


@QUICK
@given(st.text(alphabet=st.characters() | st.sampled_from(STRANGE + ' "'), max_size=80))
def test_any_text_is_a_sentence_or_misread(text: str) -> None:
    found = misread(text, scope())
    assert found is None or found.code


@pytest.mark.parametrize(
    "words",
    [
        "the leader of the squad of " * 40 + "victim is online",
        "any member of the squad of " * 40 + "victim is online",
        "at least " * 120 + "5 players are online",
        "that " * 200,
        "window " * 150,
        "the distance from " * 50 + "victim to attacker is 5 m",
        "victim hit attacker " + "within the last window " * 40,
        "victim hit attacker" + ", counting this" * 60,
        "victim is inside any " + "pvp " * 200 + "zone",
        '"a" ' * 250,
        "weapon mentions " * 60,
        "9" * 999,
        "not " * 240,
    ],
)
def test_a_long_line_costs_little(words: str) -> None:
    line = words.strip()[: limits.LINE]
    found = misread(line, scope())
    assert found is not None
    assert found.message


# Size ----------------------------------------------------------------------------------------------------------------


def test_thousands_of_articles_are_read() -> None:
    law = "\n\n".join(f"article KOS-{i}\n  forbid attack\n  when victim hit attacker" for i in range(1, 1500))
    reader = BookReader(TOWN, "stranger")
    reader.chapter("law.md", fenced(law))
    assert len(reader.finish().articles) == 1499


def test_more_articles_than_are_read_are_refused() -> None:
    law = "\n".join(f"article KOS-{i}\n  forbid attack" for i in range(limits.PARTS["article"] + 1))
    (found,) = gather(fenced(law))
    assert (found.code, found.message) == ("limit", "the rulebook has more than 5,000 of these")
    assert found.spot.line == 4 + 2 * limits.PARTS["article"]


def test_after_many_errors_the_rest_is_not_read() -> None:
    law = "\n".join(f"article KOS-{i}\n  forbid attack\n  when victim jugled attacker" for i in range(3000))
    assert len(gather(fenced(law))) == limits.PROBLEMS


def test_a_chapter_of_too_many_lines_is_refused() -> None:
    (found,) = gather("a\n" * (limits.LINES + 5))
    assert found.code == "limit"


@pytest.mark.parametrize(
    "text", ["> " * 3000 + "a", "[a]: b\n" * 4000, "<a\n" * 8000, "- " * 3000, "*" * 90_000, "[" * 90_000]
)
def test_markdown_that_is_slow_elsewhere_is_read_at_once(text: str) -> None:
    assert read_chapter("law.md", text) == []


def test_more_clauses_than_are_read_are_refused() -> None:
    rows = "".join(f"C-{i},rule,a clause\n" for i in range(limits.CLAUSES + 1))
    clauses, wrong = read_register("register.csv", f"id,kind,text\n{rows}")
    assert len(clauses) == limits.CLAUSES
    assert [(w.code, w.message) for w in wrong] == [("limit", "the register has more than 10,000 clauses")]


def test_permissions_and_prohibitions_by_the_hundred_are_checked_at_once() -> None:
    law = "".join(f"article KOS-{i}\n  forbid attack\n" for i in range(600))
    law += "".join(
        f"article OK{i}-1 despite KOS\n  permit attack\n  when victim hit attacker within the last {i + 1} seconds\n"
        for i in range(600)
    )
    found = gather(fenced(law))
    assert {d.level for d in found} <= {"warning"}


# Stories -------------------------------------------------------------------------------------------------------------


def told(lines: str, head: str = "") -> list[Diagnostic]:
    (fence,) = read_chapter("a.md", f"```example {head}\n{lines}\n```\n")
    try:
        read_story(fence)
    except Refused as refused:
        return refused.diagnostics
    return []


@pytest.mark.parametrize(
    ("lines", "head", "message"),
    [
        ("0:00  time passes\n" * 50_000, "", "the story has 50,000 lines; at most 500 are read"),
        ("0:00  Bo hits Ana\n" + "  unlawful\n" * 501, "", "the story has 502 lines; at most 500 are read"),
        ("9" * 5000 + ":00  Bo hits Ana", "", "the line has 5,016 characters; at most 1,000 are read"),
        ("0:00", "on a" + " " * 60_000 + "b", "the line that opens the story is longer than 1,000 characters"),
    ],
)
def test_a_story_without_end_is_refused(lines: str, head: str, message: str) -> None:
    (found,) = told(lines.rstrip("\n"), head)
    assert (found.code, found.message) == ("limit", message)


# Folders -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "town"
    home.mkdir()
    (home / "rulebook.toml").write_text('name = "town"\n', encoding="utf-8")
    (home / "law.md").write_text(fenced("article KOS-1\n  forbid attack"), encoding="utf-8")
    return home


def refused(folder: Path) -> list[Diagnostic]:
    with pytest.raises(Refused) as caught:
        load(str(folder), TOWN)
    return caught.value.diagnostics


@pytest.mark.parametrize(
    "name", ["../secret.md", "/etc/hostname", "a/../../secret.md", "..", ".", "law.md/x", "a\\u0000b"]
)
def test_no_chapter_outside_the_folder_is_read(folder: Path, name: str) -> None:
    (folder.parent / "secret.md").write_text("```law\nsecret words\n```\n", encoding="utf-8")
    (folder / "rulebook.toml").write_text(f'name = "town"\nchapters = ["{name}"]\n', encoding="utf-8")
    (found,) = refused(folder)
    assert found.code == "settings"
    assert "secret words" not in found.render()


@pytest.mark.parametrize("name", ["law.md", "rulebook.toml", "register.csv"])
def test_no_link_out_of_the_folder_is_followed(folder: Path, name: str) -> None:
    secret = folder.parent / "secret"
    secret.write_text('name = "secret words"\n', encoding="utf-8")
    (folder / name).unlink(missing_ok=True)
    os.symlink(secret, folder / name)
    (found,) = refused(folder)
    assert found.message == f"`{name}` leads out of the folder" or "outside" in found.message
    assert "secret words" not in found.render()


def test_a_chapter_that_is_a_folder_is_no_chapter(folder: Path) -> None:
    (folder / "more.md").mkdir()
    assert [a.id for a in load(str(folder), TOWN).articles] == ["KOS-1"]


def test_a_link_to_nothing_is_refused(folder: Path) -> None:
    os.symlink(folder / "gone.csv", folder / "register.csv")
    (found,) = refused(folder)
    assert found.message == "`register.csv` cannot be opened"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_pipe_that_never_ends_is_not_read(folder: Path) -> None:
    (folder / "register.csv").unlink(missing_ok=True)
    os.mkfifo(folder / "register.csv")
    (found,) = refused(folder)
    assert found.message == "`register.csv` cannot be opened"


@pytest.mark.parametrize(
    ("file", "bytes_"), [("law.md", limits.TEXT), ("register.csv", limits.TEXT), ("rulebook.toml", limits.SETTINGS)]
)
def test_a_file_too_large_is_refused(folder: Path, file: str, bytes_: int) -> None:
    (folder / file).write_bytes(b"#" * (bytes_ + 1))
    (found,) = refused(folder)
    assert found.code == "limit"


def test_rulebooks_that_extend_themselves_are_refused(folder: Path) -> None:
    (folder / "rulebook.toml").write_text('name = "town"\nextends = "town"\n', encoding="utf-8")
    (found,) = refused(folder)
    assert found.code == "extends"


def test_too_long_a_row_of_rulebooks_is_refused(tmp_path: Path) -> None:
    for i in range(limits.EXTENDS + 2):
        (tmp_path / f"town{i}").mkdir()
        extends = f'extends = "town{i + 1}"\n' if i <= limits.EXTENDS else ""
        (tmp_path / f"town{i}" / "rulebook.toml").write_text(f'name = "town{i}"\n{extends}', encoding="utf-8")
    (found,) = refused(tmp_path / "town0")
    assert found.message == "more than 8 rulebooks extend each other"
    assert load(str(tmp_path / "town1"), TOWN).name == "town1"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)


def toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(toml(v) for v in value)}]"
    if isinstance(value, str):
        return '"' + "".join(f"\\U{ord(c):08x}" if not 0xD800 <= ord(c) < 0xE000 else "?" for c in value) + '"'
    return "1979-05-27" if value is None else str(value)


@QUICK
@given(
    values=st.dictionaries(
        st.sampled_from(["name", "title", "chapters", "extends", "off", "else"]), VALUES, max_size=5
    ),
    register=st.none() | st.binary(max_size=60) | st.just(b"id,kind,text\n1,a,b\n"),
)
def test_any_settings_and_register_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, values: dict[str, object], register: bytes | None
) -> None:
    home = tmp_path_factory.mktemp("town")
    (home / "rulebook.toml").write_text("".join(f"{k} = {toml(v)}\n" for k, v in values.items()), encoding="utf-8")
    (home / "law.md").write_text(fenced("article KOS-1\n  forbid attack"), encoding="utf-8")
    if register is not None:
        (home / "register.csv").write_bytes(register)
    error = stranger(home)
    assert error is None or str(error)


@QUICK
@given(st.binary(max_size=200))
def test_settings_of_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    home = tmp_path_factory.mktemp("town")
    (home / "rulebook.toml").write_bytes(data)
    error = stranger(home)
    assert error is None or str(error)


def test_settings_nested_without_end_are_refused(folder: Path) -> None:
    (folder / "rulebook.toml").write_text("name = " + "[" * 20_000, encoding="utf-8")
    (found,) = refused(folder)
    assert found.code == "settings"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_rulebook_reads_alike_whatever_ends_its_lines(folder: Path, newline: str) -> None:
    text = fenced("article KOS-1\n  forbid attack\n  when victim hit attacker\n   and victim is onlin")
    (folder / "law.md").write_bytes(text.replace("\n", newline).encode())
    (found,) = refused(folder)
    assert (found.spot.line, found.spot.column, found.spot.source) == (7, 18, "   and victim is onlin")


def test_a_mark_at_the_beginning_of_a_file_is_no_text(folder: Path) -> None:
    (folder / "rulebook.toml").write_bytes(b'\xef\xbb\xbfname = "town"\n')
    (folder / "law.md").write_bytes(b"\xef\xbb\xbf" + b"```law\narticle KOS-1\n  forbid attack\n```\n")
    assert load(str(folder), TOWN).name == "town"
