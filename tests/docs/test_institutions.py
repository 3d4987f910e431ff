"""The page of institutions is what their tables say."""

from pathlib import Path

import pytest

from lawspeaker.cli.machines import main, page
from lawspeaker.institutions.seats import tables

PAGE = Path(__file__).parents[2] / "docs" / "institutions.md"


def test_the_page_of_institutions_is_made_from_their_tables() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "python -m lawspeaker.cli.machines > docs/institutions.md"


def test_every_state_of_every_machine_stands_on_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    main()
    told = capsys.readouterr().out
    for what, table in tables().items():
        section = told.partition(f"## {what.capitalize()}\n")[2].partition("\n## ")[0]
        assert {move.new for move in table} <= set(section.replace("|", " ").split())
