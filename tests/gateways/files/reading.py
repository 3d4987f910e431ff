"""Reads a folder as the importer does, and looks at what came of it."""

import json
from pathlib import Path
from typing import Any

from lawspeaker.events import TYPES
from lawspeaker.events.codec import decode_line
from lawspeaker.events.strangers import Strangers
from lawspeaker.gateways import files, kept


def read(folder: Path, **wishes: Any) -> tuple[list[dict[str, Any]], files.Harvest]:
    """The events of a folder, each one shown to be an event of the wire or kept beside it, and the harvest behind."""
    harvest = files.gather(folder, files.Wishes(**wishes))
    stream, strangers = [], Strangers()
    for line in files.encode(files.events(harvest)):
        decode_line(line, strangers)
        stream.append(json.loads(line))
    assert strangers.types.keys() <= kept.TYPES
    assert [name for name in strangers.fields if not kept.keeps(name)] == []
    return stream, harvest


def only(stream: list[dict[str, Any]], *kinds: str) -> list[dict[str, Any]]:
    return [event for event in stream if event["type"] in kinds]


def deaths(stream: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return only(stream, "kill", "died", "life_ended")


def reasons(harvest: files.Harvest) -> list[tuple[str, int, str]]:
    return [(one.spot.file, one.spot.line, one.reason) for one in harvest.untaken]


def victim(event: dict[str, Any]) -> str:
    return event["victim"] if event["type"] == "kill" else event["player"]


def killer(event: dict[str, Any]) -> str | None:
    return event.get("attacker") if event["type"] == "kill" else event.get("killer")


def needs(kind: str, field: str) -> bool:
    """Whether the wire asks for a field of an event."""
    return any(one.required for one in _fields(kind) if one.encode_name == field)


def _fields(kind: str) -> Any:
    import msgspec

    return msgspec.structs.fields(TYPES[kind])
