"""The page for owners names what there is, and nothing that there is not."""

import re
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import fields

from lawspeaker.cli import app
from lawspeaker.gateways.wire import frames
from lawspeaker.service.rights import RIGHTS
from lawspeaker.service.tables import FilesTable, KeyTable, RconTable, ServerTable, ServiceTable

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "running.md").read_text(encoding="utf-8")
SAID, TOLD = (part.split("```")[0].strip().splitlines() for part in PAGE.split("```json\n")[1:])


TABLES = {
    "[service]": ServiceTable,
    "[servers.NAME]": ServerTable,
    "[keys.NAME]": KeyTable,
    "[rcon.NAME]": RconTable,
    "[files.NAME]": FilesTable,
}


def rows(section):
    """The rows of one section of the settings: what each setting is called, and what holds without it."""
    found = PAGE.split(f"| `{section}` ")[1].split("\n\n")[0].split("\n| `[")[0]
    return {cells[0].strip("| `"): cells[1] for line in found.splitlines() if len(cells := line.split(" | ")) > 1}


@pytest.mark.parametrize("section", TABLES)
def test_every_setting_is_on_the_page_with_what_holds_without_it(section):
    shown = rows(section)
    for one in fields(TABLES[section]):
        assert one.name in shown
        if not one.required and isinstance(one.default, str | int) and one.default is not None:
            assert re.findall(r"`([^`]+)`", shown[one.name]) == [msgspec.json.encode(one.default).decode()], one.name


def test_every_right_is_on_the_page():
    assert [right for right in RIGHTS if f"`{right}`" not in PAGE] == []


@pytest.mark.parametrize("page", ["docs/running.md", "docs/STATUS.md", "docs/law.md", "README.md", "CONTRIBUTING.md"])
def test_every_command_on_a_page_is_there(page, capsys):
    text = (ROOT / page).read_text(encoding="utf-8")
    for command in set(re.findall(r"lawspeaker ((?:(?:key|office|record|rulebook|import) )?[a-z]+)\b(?!\.)", text)):
        with pytest.raises(SystemExit) as left:
            app([*command.split(), "--help"])
        assert left.value.code in (0, None), command
        capsys.readouterr()


def test_what_the_page_says_to_the_service_is_understood():
    kinds = [type(frames.read(line.encode(), False)).__name__ for line in SAID]
    assert kinds == ["Hello", "Batch", "Gap", "Receipt", "Receipt"]


def test_what_the_page_is_told_by_the_service_is_what_it_says():
    known = {"welcome": frames.Welcome, "ack": frames.Ack, "go_back": frames.GoBack, "push": frames.Push}
    for line in TOLD:
        kind = known.get(msgspec.json.decode(line)["type"], frames.Refused)
        assert msgspec.json.decode(frames.pack(msgspec.json.decode(line, type=kind), False)) == msgspec.json.decode(
            line
        )
