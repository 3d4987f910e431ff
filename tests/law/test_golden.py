"""Every diagnostic has its words, a rulebook of which it is said, and a rulebook beside that of which it is not."""

import ast
from pathlib import Path

import pytest

from law.golden import Case, all_cases, rendered, said
from lawspeaker.law.errors import obeyed

CASES = all_cases()
ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src" / "lawspeaker" / "law").rglob("*.py"))
TOLD_ELSEWHERE = {"stories.py", "expected.py"}
"""Modules whose golden texts stand beside their own tests."""
MAKERS = {"Diagnostic": 0, "Misread": 0, "warning": 0, "wrong": 0, "refuse": 3}


def name(case: Case) -> str:
    return f"{case.code}: {case.title}"


@pytest.mark.parametrize("case", CASES, ids=name)
def test_a_diagnostic_says_this_word_for_word(case: Case, tmp_path: Path) -> None:
    assert rendered(said(case.files, tmp_path)) == case.says


@pytest.mark.parametrize("case", CASES, ids=name)
def test_the_nearest_rulebook_gives_no_such_diagnostic(case: Case, tmp_path: Path) -> None:
    assert case.nearest
    found = said({**case.files, **case.nearest}, tmp_path)
    assert case.code not in {d.code for d in found}
    assert "error" not in {d.level for d in found}


@pytest.mark.parametrize("case", CASES, ids=name)
def test_a_caret_stands_under_words_of_the_line(case: Case, tmp_path: Path) -> None:
    for diagnostic in said(case.files, tmp_path):
        spot = diagnostic.spot
        if spot.source:
            meant = spot.source[spot.column - 1 : spot.column - 1 + spot.width]
            assert meant == meant.strip()
            assert spot.column - 1 + spot.width <= len(spot.source) + 1


@pytest.mark.parametrize("case", CASES, ids=name)
def test_messages_are_in_plain_words(case: Case, tmp_path: Path) -> None:
    for diagnostic in said(case.files, tmp_path):
        for text in (diagnostic.message, diagnostic.help):
            assert not text.endswith(".")
            assert not any(obeyed(c) for c in diagnostic.message)
            assert not any(word in text for word in ("None", "NoneType", "object at", "Error", "dict", "str("))
        assert diagnostic.message[0] in "`“" or diagnostic.message[0].islower()


def codes_in(source: Path) -> set[str]:
    """Every code that this module gives to a diagnostic."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            place = MAKERS.get(called, -1)
            if 0 <= place < len(node.args):
                code = node.args[place]
                if isinstance(code, ast.Constant) and isinstance(code.value, str):
                    found.add(code.value)
    return found


def codes(elsewhere: bool) -> set[str]:
    wanted = [s for s in SOURCES if elsewhere or s.name not in TOLD_ELSEWHERE]
    return {code for source in wanted for code in codes_in(source)} | {"layout"}


def test_every_code_has_a_golden_text() -> None:
    assert {case.code for case in CASES} == codes(elsewhere=False)


def test_the_page_of_diagnostics_lists_every_code_once_in_order() -> None:
    page = (ROOT / "docs" / "diagnostics.md").read_text(encoding="utf-8")
    listed = [line.split("`")[1] for line in page.splitlines() if line.startswith("### `")]
    assert listed == sorted(codes(elsewhere=True))


def test_each_code_on_the_page_has_a_cause_and_a_cure() -> None:
    page = (ROOT / "docs" / "diagnostics.md").read_text(encoding="utf-8")
    for entry in page.split("\n### ")[1:]:
        assert "\n**Cause.** " in entry
        assert "\n**Cure.** " in entry


def test_the_page_says_error_or_warning_as_the_golden_texts_do(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "diagnostics.md").read_text(encoding="utf-8")
    levels = {entry.split("`")[1]: entry.split("\n")[0].rpartition(" ")[2] for entry in page.split("\n### ")[1:]}
    for case in CASES:
        for line in case.says.split("\n"):
            if f"[{case.code}]: " in line:
                assert f": {levels[case.code]}[" in line or levels[case.code] == "either"
