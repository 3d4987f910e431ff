"""The page for owners names what there is, and nothing that there is not."""

import re
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import fields

from lawspeaker.cli import app
from lawspeaker.gateways.wire import frames
from lawspeaker.service.rights import RIGHTS
from lawspeaker.service.settings import KeyTable, RconTable, ServerTable, ServiceTable

PAGE = (Path(__file__).parents[2] / "docs" / "running.md").read_text(encoding="utf-8")
SAID, TOLD = (part.split("```")[0].strip().splitlines() for part in PAGE.split("```json\n")[1:])


@pytest.mark.parametrize("table", [ServiceTable, ServerTable, KeyTable, RconTable])
def test_every_setting_is_on_the_page_with_what_holds_without_it(table):
    for one in fields(table):
        row = next(line for line in PAGE.splitlines() if line.startswith("|") and f"`{one.name}`" in line)
        if not one.required and isinstance(one.default, str | int) and one.default is not None:
            shown = re.findall(r"`([^`]+)`", row.split("|")[2])
            assert shown == [msgspec.json.encode(one.default).decode()], row


def test_every_right_is_on_the_page():
    assert [right for right in RIGHTS if f"`{right}`" not in PAGE] == []


def test_every_command_on_the_page_is_there(capsys):
    for command in set(re.findall(r"lawspeaker ((?:key )?[a-z]+)", PAGE)):
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
