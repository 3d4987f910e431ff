"""The page on the wire says what the structs take."""

import re
from pathlib import Path

import pytest

from lawspeaker.events import TYPES, bounds
from lawspeaker.events.head import Event

PAGE = (Path(__file__).parents[2] / "docs" / "wire.md").read_text(encoding="utf-8")
HEAD = set(Event.__struct_encode_fields__)


def rows() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in PAGE.split("## 2.")[0].splitlines():
        cells = re.split(r"(?<!\\)\s\|\s|^\| ", line)
        if line.startswith("| `") and len(cells) >= 3:
            for name in re.findall(r"`(\w+)`", cells[1]):
                found[name] = found.get(name, "") + " ".join(cells[2:])
    return found


@pytest.mark.parametrize("name", sorted(TYPES))
def test_every_type_of_event_is_on_the_page(name: str) -> None:
    assert name in rows()


@pytest.mark.parametrize("name", sorted(set(TYPES) - {"structure_destroyed", "despawned", "kill", "group"}))
def test_every_field_of_an_event_is_on_the_page(name: str) -> None:
    said = rows()[name]
    missing = [f for f in TYPES[name].__struct_encode_fields__ if f not in HEAD and f"`{f}" not in said]
    assert not missing, f"docs/wire.md does not name {missing} of `{name}`"


@pytest.mark.parametrize("name", bounds.__all__)
def test_every_bound_is_on_the_page(name: str) -> None:
    table = PAGE.split("### How much one event may hold")[1].split("###")[0]
    most = getattr(bounds, name)
    assert f"{most:,.0f} " in table or f"{most} ms" in table
