"""What the README prints is what comes out, and what it names is there."""

import io
import re
from pathlib import Path

from rich.console import Console

from lawspeaker.cli.judge import run
from lawspeaker.cli.pretty import Pretty
from lawspeaker.law.folder import shipped
from lawspeaker.law.library import load
from lawspeaker.referee.servers import Servers
from lawspeaker.vocabulary import lexicon

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def evening() -> str:
    servers = Servers(load("darkrp", lexicon()), lexicon())
    out = io.StringIO()
    pretty = Pretty(servers)
    pretty.console = Console(file=out, highlight=False, soft_wrap=True, width=400)
    with (ROOT / "examples" / "town.ndjson").open("rb") as file:
        for found in run([file], servers, begin=pretty.begin):
            pretty.write(found)
    return out.getvalue()


def test_the_rulings_that_the_readme_shows_are_those_of_the_example() -> None:
    shown = README.split("```text\n")[1].split("```")[0].splitlines()
    told = evening().splitlines()
    assert shown
    assert [line for line in shown if line.rstrip() not in [t.rstrip() for t in told]] == []


def test_the_law_that_the_readme_shows_is_law_that_ships() -> None:
    shown = [part.strip() for part in README.split("```law\n")[1].split("```")[0].split("\n\n")]
    chapter = (shipped() / "darkrp" / "killing.md").read_text(encoding="utf-8")
    assert len(shown) == 3
    assert [part for part in shown if f"{part}\n" not in chapter] == []


def test_every_rulebook_that_ships_is_named_in_the_readme_and_on_the_page_of_the_wire() -> None:
    names = [folder.parent.name for folder in shipped().glob("*/rulebook.toml")]
    wire = (ROOT / "docs" / "wire.md").read_text(encoding="utf-8")
    assert names
    assert [name for name in names if f"`{name}`" not in README or f"`{name}`" not in wire] == []


def test_every_page_that_the_readme_names_is_there() -> None:
    pages = re.findall(r"\]\(([\w/.]+)\)", README)
    assert pages
    assert [page for page in pages if not (ROOT / page).is_file()] == []


def test_the_readme_is_read_at_one_sitting() -> None:
    assert len(README.splitlines()) <= 100
