"""The server's log: who came and went, who died of whom, and what was said.

Each line is read in every way it can be (`lines.py`). A line that begins as chat is never anything else; a line that
holds such a mark further on is a death only if the names in it are known. Team, clan and card-table words are left
out unless the owner says that players have been told. Of addresses nothing leaves but a keyed hash, and a line that
may be read both as chat and as a join, which ends in an address, is never taken.

The log names no weapon, and the place in a line of death is the victim's. `[CHAT]` stands for global and for local
chat alike; local chat is off unless a server switches it on, and then the channel is not known.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lawspeaker.gateways.files import lines
from lawspeaker.gateways.files.clerk import Clerk
from lawspeaker.gateways.files.ids import player
from lawspeaker.gateways.files.logfile import Line, Logfile
from lawspeaker.gateways.files.names import Names
from lawspeaker.gateways.files.readings import AmbiguousError, Reading, confirmed, decide
from lawspeaker.gateways.files.stamps import Style
from lawspeaker.gateways.files.told import Spot, Told, Untaken, Yield
from lawspeaker.gateways.files.wishes import Wishes

MARGIN = 1.0
"""Metres. A place is printed to a tenth; two recorders of one server put the same death up to 0.8 m apart."""


@dataclass(slots=True)
class Scan:
    """A first look at a log: how it is stamped, and whether any line of it is ours."""

    style: Style | None
    ours: bool = False


def scan(log: Logfile, clerk: Clerk) -> Scan:
    """Looks for lines of ours, and learns from those that can be read in one way only who wears which name."""
    seen = Scan(log.style())
    for line in log.lines(seen.style, 0, lines.ours):
        known = learn(line.text, clerk)
        seen.ours = seen.ours or known
    return seen


def learn(text: str, clerk: Clerk) -> bool:
    """Learns who is who from a line that can be read in one way only; whether the line is ours at all."""
    pair = lines.network(text)
    if pair:
        clerk.netids.learn(*pair)
    ways = lines.readings(text)
    if len(ways) == 1 and ways[0].kind in ("joined", "left"):
        ((who, name),) = ways[0].people
        clerk.names.learn(who, name)
    return bool(ways) or pair is not None


def tell(log: Logfile, style: Style | None, clerk: Clerk) -> Iterator[Yield]:
    """The events of a log, in the order of its lines."""
    clerk.names.begin()
    return tell_on(log.name, log.lines(style, clerk.wishes.offset_ms, lines.ours), clerk)


def tell_on(file: str, more: Iterable[Line], clerk: Clerk) -> Iterator[Yield]:
    """The events of more lines of a log that has begun."""
    for line in more:
        ways = lines.readings(line.text)
        if ways:
            yield from _taken(Spot(file, line.number), line, ways, clerk)


def _taken(spot: Spot, line: Line, ways: list[Reading], clerk: Clerk) -> Iterator[Yield]:
    try:
        reading = _decided(line.text, ways, clerk.names)
    except AmbiguousError as reason:
        for who, _ in (one for way in ways if way.kind == "joined" for one in way.people):
            clerk.names.unsure(who)
        yield Untaken(spot, str(reason))
        return
    if reading.kind == "joined":
        clerk.names.joined(*reading.people[0])
    if reading.kind == "other":
        clerk.inhabitants += 1
        return
    if reading.kind == "chat" and reading.facts["channel"] != "global" and not clerk.wishes.private_chat:
        clerk.private += 1
        return
    if line.moment is None:
        yield Untaken(spot, line.lack)
        return
    kind, facts = _words(reading, clerk.wishes)
    if kind == "event":
        facts = {"id": f"{facts['kind']}:{line.moment.t}"} | facts
    people = tuple((who, name) for who, name in reading.people if player(who))
    yield Told(spot, kind, line.moment, facts, people)


def _decided(text: str, ways: list[Reading], names: Names) -> Reading:
    kinds = {way.kind for way in ways}
    if "chat" in kinds and "joined" in kinds:
        raise AmbiguousError("the line can be read as chat and as a join, and only one of them may hold an address")
    if lines.marked(text):
        return decide(ways, names, lambda one: one.kind == "chat")
    if any(mark in text for mark in lines.MARKS):
        return decide(ways, names, lambda one: one.kind != "death" or confirmed(one, names))
    return decide(ways, names)


def _words(reading: Reading, wishes: Wishes) -> tuple[str, dict[str, object]]:
    """The type and facts of a line, with what must not leave taken out."""
    facts = dict(reading.facts)
    address = facts.pop("address", None)
    hashed = wishes.hashed(str(address)) if address is not None else None
    if hashed:
        facts["ip"] = hashed
    if reading.kind != "chat":
        return reading.kind, facts
    if facts["channel"] == "global" and wishes.local_chat:
        del facts["channel"]
        return "chat_line", facts
    return ("chat_line" if facts["channel"] == "cards" else "chat"), facts
