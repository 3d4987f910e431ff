"""What the owner is told when an import is done: what was not taken and why, and what to make of the rest."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from lawspeaker.events.spans import HOUR, MINUTE
from lawspeaker.gateways.files.harvest import Harvest
from lawspeaker.gateways.files.told import Untaken, fold
from lawspeaker.gateways.files.wishes import KEY_NAME, Wishes

_MOST_STRANGE = 5
_UNITS = {"db": "row", "json": "entry"}


def report(harvest: Harvest, stream: list[dict[str, Any]], wishes: Wishes) -> Iterator[str]:
    """The lines for standard error, in order. No line quotes a file: names and addresses stay where they are."""
    for one in fold(harvest.untaken):
        yield f"not taken: {_where(one)}: {one.reason}"
    yield from _notes(harvest, stream, wishes)
    lost = sum(one.count for one in fold(harvest.untaken))
    kinds = Counter(event["type"] for event in stream)
    told = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    read = len(harvest.found.known)
    events, files = "event" if len(stream) == 1 else "events", "file" if read == 1 else "files"
    yield f"{len(stream)} {events} from {read} {files}" + (f" ({told})" if told else "")
    yield f"{lost} could not be taken" if lost else "everything was taken"


def _notes(harvest: Harvest, stream: list[dict[str, Any]], wishes: Wishes) -> Iterator[str]:
    if harvest.found.strange:
        shown = ", ".join(harvest.found.strange[:_MOST_STRANGE])
        more = len(harvest.found.strange) - _MOST_STRANGE
        yield f"left alone, for nothing in them is known: {shown}" + (f" and {more} more" if more > 0 else "")
    if harvest.found.logs or harvest.found.killfeeds or harvest.found.chatlogs or harvest.found.combatlogs:
        yield f"times without a zone are read as UTC{_zone(wishes.offset_ms)}; `--utc-offset` says otherwise"
    if any(style is not None and style.name == "slash" and not style.day_first for _, style in harvest.found.logs):
        yield "dates such as 05/06/2021 are read with the month first, as nothing in those files says otherwise"
    if harvest.shifted:
        hours, count = harvest.shifted[0] / HOUR, harvest.shifted[1]
        yield f"{count} deaths stand in two files {hours:g} h apart: is `--utc-offset` the server's zone?"
    yield from _counts(harvest, wishes)
    started = stream[0] if stream else {}
    if "kill" not in started.get("records", ["kill"]):
        yield "that somebody killed nobody is no evidence here: the files do not show every kill, or not all the time"


def _counts(harvest: Harvest, wishes: Wishes) -> Iterator[str]:
    if harvest.joined:
        yield f"{harvest.joined} were told by more than one file and are told once"
    if harvest.disputed:
        yield f"{harvest.disputed} deaths are told differently by two files and are marked `disputed`"
    if harvest.clerk.inhabitants:
        yield f"{harvest.clerk.inhabitants} deaths of scientists and other inhabitants were passed over"
    if harvest.clerk.private:
        yield (
            f"{harvest.clerk.private} lines of team, clan or table chat were left out; "
            "`--private-chat` takes them, once players have been told"
        )
    if wishes.address_key is None and any(one.type == "joined" for one in harvest.told):
        yield f"addresses were left out; with a key in {KEY_NAME} their keyed hash is told"


def _where(one: Untaken) -> str:
    unit = _UNITS.get(one.spot.file.rsplit(".", 1)[-1].lower(), "line")
    if one.spot.line == 0:
        return one.spot.file
    if one.count > 1:
        return f"{one.spot.file}, {unit} {one.spot.line} to {one.last} ({one.count} in all)"
    return f"{one.spot.file}, {unit} {one.spot.line}"


def _zone(offset_ms: int) -> str:
    if not offset_ms:
        return ""
    minutes = abs(offset_ms) // MINUTE
    return f"{'+' if offset_ms > 0 else '-'}{minutes // 60:02}:{minutes % 60:02}"
