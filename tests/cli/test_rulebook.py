"""`lawspeaker rulebook …`, as an author types it."""

import json
import shutil
from pathlib import Path

import pytest

from lawspeaker.cli import rulebook
from lawspeaker.law.folder import find_rulebook

CHAPTER = """# No killing

Nobody kills here, unless he was hit.

```law
let window be 10 seconds

article RDM-1
  forbid kill
  cites T-1

article HURT-1 despite RDM-1
  permit kill
  when victim hit attacker within the last window
  cites T-2
```

```example cites T-2
0:00  Bo hits Ana
0:09  Ana kills Bo    lawful by HURT-1
```

```example cites T-2
0:00  Bo hits Ana
0:10  Ana kills Bo    unlawful by RDM-1
```
"""
REGISTER = "id,kind,decide,text\nT-1,prohibition,auto,No killing.\nT-2,permission,auto,Who hits may be killed.\n"


@pytest.fixture
def town(tmp_path: Path) -> str:
    folder = tmp_path / "town"
    folder.mkdir()
    (folder / "rulebook.toml").write_text('name = "town"\n', encoding="utf-8")
    (folder / "register.csv").write_text(REGISTER, encoding="utf-8")
    (folder / "law.md").write_text(CHAPTER, encoding="utf-8")
    return str(folder)


def rewrite(town: str, old: str, new: str) -> None:
    path = Path(town) / "law.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_examples_that_come_out_are_counted(town: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert rulebook.examples(town) == 0
    assert capsys.readouterr().out == "2 examples, 0 failures\n"


def test_an_example_that_fails_is_shown_where_it_stands(town: str, capsys: pytest.CaptureFixture[str]) -> None:
    rewrite(town, "0:09  Ana", "0:11  Ana")
    assert rulebook.examples(town) == 1
    said = capsys.readouterr().out
    assert "law.md:20:23: error[example]: expected `lawful by HURT-1`, but the kill was unlawful by RDM-1 [T-1]" in said
    assert "20 | 0:11  Ana kills Bo    lawful by HURT-1" in said
    assert "HURT-1 does not apply: not `victim hit attacker within the last window` (line 14)" in said
    assert said.endswith("2 examples, 1 failure\n")


def test_the_examples_of_one_chapter_are_played_alone(town: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = "```map elsewhere\n```\n```example on elsewhere\n0:00  Ana kills Bo    lawful by HURT-1\n```\n"
    (Path(town) / "more.md").write_text(told, encoding="utf-8")
    assert rulebook.examples(town, chapter="law") == 0
    assert capsys.readouterr().out == "2 examples, 0 failures\n"
    assert rulebook.examples(town, chapter="more.md") == 1
    assert capsys.readouterr().out.endswith("1 example, 1 failure\n")
    assert rulebook.examples(town, chapter="less") == 2
    assert capsys.readouterr().err.endswith("no chapter `less` has examples; these have: law.md, more.md\n")


def test_what_no_example_notices_is_listed(town: str, capsys: pytest.CaptureFixture[str]) -> None:
    rewrite(town, "0:09  Ana", "0:08  Ana")
    assert rulebook.examples(town, mutate=True) == 0
    said = capsys.readouterr().out.split("\n")
    assert said[1] == "law.md:6: no example notices: let window less: `10 seconds` moved by its least step"
    assert said[2].endswith(" changes, 1 hole")


def test_one_chapter_may_be_changed_alone(town: str, capsys: pytest.CaptureFixture[str]) -> None:
    other = "# Doors\n\n```law\narticle DOOR-1\n  forbid raid\n  when raider is staff\n```\n"
    (Path(town) / "doors.md").write_text(other, encoding="utf-8")
    assert rulebook.examples(town, mutate=True, chapter="law") == 0
    first = capsys.readouterr().out
    assert first.endswith(" changes, 0 holes\n")
    assert rulebook.examples(town, mutate=True, chapter="doors.md") == 0
    said = capsys.readouterr().out
    assert "doors.md:6: no example notices: DOOR-1: without `raider is staff`" in said
    assert said.endswith("2 changes, 2 holes\n")
    assert rulebook.examples(town, mutate=True, chapter="windows") == 2
    assert "no chapter `windows` has articles; these have: doors.md, law.md" in capsys.readouterr().err


def test_coverage_is_told_to_people_and_to_machines(town: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert rulebook.coverage(town) == 0
    assert capsys.readouterr().out.split("\n") == [
        "not yet   auto      T-1          no example about it is lawful",
        "in force  auto      T-2          lawful at law.md:20, unlawful at law.md:25",
        "1 of 2 clauses are in force",
        rulebook.ABOUT,
        "",
    ]
    assert rulebook.coverage(town, json=True) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["rulebook"], told["clauses"], told["in_force"]) == ("town", 2, 1)
    assert told["rows"]["T-1"] == {
        "decide": "auto",
        "in_force": False,
        "how": "unlawful at law.md:25",
        "lacks": "no example about it is lawful",
    }


def test_a_check_knows_what_the_examples_show(town: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert rulebook.look(town) == 0
    said = capsys.readouterr().out
    assert said.endswith("2 articles, 0 errors, 1 warning\n")
    assert "no example shows where `HURT-1` decides" not in said
    rewrite(town, "lawful by HURT-1", "")
    assert rulebook.look(town) == 0
    assert "no example shows where `HURT-1` decides" in capsys.readouterr().out


def test_an_article_is_shown_with_its_prose_and_what_it_lifts(town: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert rulebook.show(town, "HURT-1") == 0
    assert capsys.readouterr().out == (
        "## No killing\n\nNobody kills here, unless he was hit.\n\narticle HURT-1 despite RDM-1\n  permit kill\n"
        "  when victim hit attacker within the last window\n  cites T-2\n\nIt lifts RDM-1.\n"
        "T-2: Who hits may be killed.\n"
    )
    assert rulebook.show(town, "RDM") == 0
    assert "It is lifted by HURT-1." in capsys.readouterr().out
    assert rulebook.show(town, "NO-1") == 2
    assert "it has RDM-1, HURT-1" in capsys.readouterr().err


def test_an_article_of_the_rulebook_that_is_extended_is_shown_with_its_text(
    town: str, capsys: pytest.CaptureFixture[str]
) -> None:
    rulebook.show(town, "HURT-1")
    own = capsys.readouterr().out
    suburb = Path(town).parent / "suburb"
    suburb.mkdir()
    (suburb / "rulebook.toml").write_text(f'extends = "{Path(town).name}"\n')
    assert rulebook.show(str(suburb), "HURT-1") == 0
    assert capsys.readouterr().out == own


def test_warnings_of_what_is_extended_are_left_to_its_author(town: str, capsys: pytest.CaptureFixture[str]) -> None:
    suburb = Path(town).parent / "suburb"
    suburb.mkdir()
    (suburb / "rulebook.toml").write_text(f'extends = "{Path(town).name}"\n')
    (suburb / "own.md").write_text("```law\narticle NEW-1\n  forbid raid\n  cites T-1\n```\n")
    assert rulebook.look(str(suburb)) == 0
    said = capsys.readouterr().out
    assert "no example shows where `NEW-1` decides" in said
    assert "`HURT-1`" not in said
    assert "of what it extends are left to the author of that" in said


def test_an_article_is_found_however_its_letters_are_written(town: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert rulebook.show(town, "hurt-1") == 0
    assert "article HURT-1 despite RDM-1" in capsys.readouterr().out


def test_a_chapter_or_a_bare_folder_in_place_of_a_rulebook_is_told_what_lacks(
    town: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert rulebook.look(f"{town}/law.md") == 2
    assert "that is a chapter; name its folder" in capsys.readouterr().err
    assert rulebook.look(str(tmp_path)) == 2
    assert "the folder holds no rulebook.toml" in capsys.readouterr().err


def test_two_rulebooks_are_compared_by_what_they_say(
    town: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = str(tmp_path / "other")
    shutil.copytree(town, other)
    rewrite(other, "Nobody kills here", "Here nobody kills")
    assert rulebook.diff(town, other) == 0
    assert capsys.readouterr().out == "they are the same law\n"
    rewrite(other, "10 seconds", "12 seconds")
    rewrite(other, "  cites T-2\n", "  unless victim is asleep\n  cites T-2\n")
    rewrite(other, "article RDM-1\n", "article CALM-1\n  forbid speak\n\narticle RDM-1\n")
    assert rulebook.diff(town, other) == 0
    assert capsys.readouterr().out.split("\n") == [
        "let window has changed",
        "  - let window be 10 seconds",
        "  + let window be 12 seconds",
        "article HURT-1 has changed",
        "  + unless victim is asleep",
        "article CALM-1 is new",
        "",
    ]


def test_sentences_are_listed_by_sort(capsys: pytest.CaptureFixture[str]) -> None:
    assert rulebook.sentences() == 0
    said = capsys.readouterr().out
    assert said.startswith("acts\n")
    assert "  {attacker:player} [hit|hit] {victim:player}\n      A blow or shot that struck.\n" in said


@pytest.mark.parametrize("order", [rulebook.look, rulebook.examples, rulebook.coverage, rulebook.show])
def test_a_rulebook_that_is_not_there_is_said_to_be_so(order: object, capsys: pytest.CaptureFixture[str]) -> None:
    assert order("no such town") == 2  # type: ignore[operator]
    assert "there is no rulebook `no such town`" in capsys.readouterr().err


def test_a_rulebook_that_cannot_be_read_is_refused_with_every_reason(
    town: str, capsys: pytest.CaptureFixture[str]
) -> None:
    rewrite(town, "permit kill", "permit killing")
    rewrite(town, "0:10  Ana kills Bo    unlawful by RDM-1", "0:10  Ana kills Bo    most unlawful")
    assert rulebook.examples(town) == 2
    assert "there is no act `killing`" in capsys.readouterr().err


def test_what_ships_can_be_found() -> None:
    assert find_rulebook("darkrp").is_dir()


def test_what_a_stranger_wrote_never_upsets_the_screen(town: str, capsys: pytest.CaptureFixture[str]) -> None:
    rewrite(town, "Nobody kills here", "\x1b]0;mine\x07Nobody \x1b[2Jkills \u202ehere")
    (Path(town) / "register.csv").write_text(REGISTER.replace("No killing.", "No \x1b[31mkilling."), encoding="utf-8")
    assert rulebook.show(town, "RDM-1") == 0
    rulebook.coverage(town)
    assert rulebook.diff("darkrp", town) == 0
    shown = capsys.readouterr().out
    assert "kills" in shown
    assert "No �[31mkilling." in shown
    assert all(sign.isprintable() or sign == "\n" for sign in shown.replace("�", ""))


def test_of_every_example_that_fails_it_is_told_why(town: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = "Bo and Ana stand in the open, 4 m apart\n0:01  Bo hits Ana\n0:20  Ana kills Bo    lawful by HURT-1"
    story = f"\n```example\n{told}\n```\n"
    path = Path(town) / "law.md"
    path.write_text(path.read_text(encoding="utf-8") + story * 7, encoding="utf-8")
    assert rulebook.examples(town) == 1
    assert capsys.readouterr().out.count("HURT-1 does not apply") == 7
