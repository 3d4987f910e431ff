"""`combatlog`, saved as text or as JSON: the last blows that a player dealt and took.

Columns, parted by spaces: time attacker id target id weapon ammo area distance old_hp new_hp info hits integrity
travel mismatch desync. The time is an age in seconds when the command was run, so a log is of use only if that moment
stands in the file, as a stamp with its day on the heading or on a line before it. The ids are net ids of bodies; they
become players only where a player list or the log of the server says whose body it was. `info` is empty, `wounded`,
`killed`, or why the server threw a shot out; `you died first (…)` stands around any of these. Numbers may have a
comma. As JSON it is a list of objects that each have the key `id` twice.

- A blow between two players that took health is a `hit`; with `wounded` also a `downed`, with `killed` also a death.
- The health of somebody just wounded is set anew, so there the loss is no measure and no `hit` is told.
- A shot thrown out shows that it was meant; its two healths are no loss. It is kept as `combat`, and so are blows
  by or against things and inhabitants, and those of bodies nobody knows. `combat` judges nobody.

Both sides log a blow; the two copies, and those of logs saved again and again, are told once.
"""

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from lawspeaker.gateways.files import stamps
from lawspeaker.gateways.files.logfile import Logfile
from lawspeaker.gateways.files.netids import Netids
from lawspeaker.gateways.files.told import Moment, Spot, Told, Untaken
from lawspeaker.gateways.files.wishes import Wishes

NEAR = 2000
"""Milliseconds within which two logs may tell of the same blow."""

HEADING = re.compile(r"\s*time\s+attacker\s+id\s+target\s+id\s+weapon\s")
_HIDDEN = re.compile(r"\+ \d+ events? in the last \d+ seconds?")
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_NAMED = re.compile(r"player_(\d+)")
_FIRST = re.compile(r"you died first \((.*)\)")
_BEFORE = 5


class RowError(ValueError):
    """A row is none of a combat log."""


@dataclass(frozen=True, slots=True)
class Blow:
    """One row; `age` in milliseconds, `hp` before and after, ids as text, `None` where the log has none."""

    age: int
    attacker: str
    attacker_id: str | None
    target: str
    target_id: str | None
    weapon: str
    area: str
    distance: float
    hp: tuple[float, float]
    info: str

    @property
    def thrown_out(self) -> bool:
        """Whether the server refused the shot."""
        return self.info not in ("", "wounded", "killed")

    @property
    def same(self) -> tuple[object, ...]:
        """What two copies of one blow have in common."""
        return (self.attacker_id, self.target_id, self.weapon, self.area, self.hp, self.thrown_out)


@dataclass(frozen=True, slots=True)
class Struck:
    """A blow with its time and place in the files."""

    spot: Spot
    moment: Moment
    blow: Blow


def looks_like(lines: Iterable[str]) -> bool:
    """Whether a file holds a combat log, as text or as JSON."""
    recent: deque[str] = deque(maxlen=_BEFORE)
    for line in lines:
        recent.append(line)
        if "attacker" not in line:
            continue
        if HEADING.match(stamps.without(line)):
            return True
        if '"attacker"' in line and any(is_json(stamps.without(one)) for one in recent):
            return True
    return False


def blows(log: Logfile, wishes: Wishes) -> Iterator[Struck | Untaken]:
    """The rows of a file, each with its time; a row of a log whose time is not known is not taken."""
    lines = list(log.raw())
    start = next((at for at, (_, line) in enumerate(lines) if is_json(stamps.without(line))), None)
    if start is not None:
        yield from _json(log, lines, start, wishes)
        return
    run: Moment | None = None
    recent: list[str] = []
    inside = False
    for number, line in lines:
        text = stamps.without(line)
        if HEADING.match(text):
            run, inside = _run([*recent, line], wishes), True
        elif not text.strip() or _HIDDEN.match(text.strip()):
            inside = False
        elif inside:
            yield _struck(Spot(log.name, number), run, text.split())
        recent = [*recent, line][-_BEFORE:]


def tell(struck: Iterable[Struck], netids: Netids) -> tuple[list[Told], int]:
    """The events of all combat logs together, and how many copies of a blow were told by more than one of them."""
    told: list[Told] = []
    groups = _once(struck)
    joined = sum(len(copies) - 1 for copies in groups)
    for copies in groups:
        first = min(copies, key=lambda one: (one.moment.within, one.spot))
        info = next((one.blow.info for one in copies if one.blow.info), "")
        told += _told(first, info, netids, [one.spot for one in copies if one is not first])
    return told, joined


def is_json(text: str) -> bool:
    """Whether the JSON form begins with this line."""
    return text.startswith(("[{", "[ {")) or text.strip() in ("[", "[]")


def row(cells: list[str]) -> Blow:
    """One row of the text form. Raises `RowError`."""
    rest = list(cells)
    try:
        age = _milliseconds(rest.pop(0))
        attacker, attacker_id = _side(rest)
        target, target_id = _side(rest)
        weapon, _ammo, area = rest.pop(0), rest.pop(0), ""
        if not _is_metres(rest[0]):
            area = rest.pop(0)
        distance = _number(rest.pop(0).removesuffix("m"))
        hp = (_number(rest.pop(0)), _number(rest.pop(0)))
        tail = [rest.pop() for _ in range(5)]
    except IndexError:
        raise RowError("the row is shorter than a row of a combat log") from None
    for cell in tail:
        _number(cell.rstrip("sm"))
    return Blow(age, attacker, attacker_id, target, target_id, weapon, area, distance, hp, _info(" ".join(rest)))


def pairs(cells: list[tuple[str, Any]]) -> Blow:
    """One object of the JSON form: its keys in order, `id` twice. Raises `RowError`."""
    ids = [str(value) for key, value in cells if key == "id"]
    one = {key: str(value) for key, value in cells if key != "id"}
    try:
        attacker, attacker_id = _named(one["attacker"], ids[0] if ids else None)
        target, target_id = _named(one["target"], ids[1] if len(ids) > 1 else None)
        hp = (_number(one["old_hp"]), _number(one["new_hp"]))
        distance = _number(one["distance"].removesuffix("m"))
        age, info = _milliseconds(one["time"]), _info(one.get("info", ""))
        return Blow(
            age, attacker, attacker_id, target, target_id, one["weapon"], one.get("area", ""), distance, hp, info
        )
    except KeyError as error:
        raise RowError(f"the entry has no `{error.args[0]}`") from None


def _json(log: Logfile, lines: list[tuple[int, str]], start: int, wishes: Wishes) -> Iterator[Struck | Untaken]:
    run = _run([line for _, line in lines[max(0, start - _BEFORE) : start + 1]], wishes)
    whole = "\n".join([stamps.without(lines[start][1]), *(line for _, line in lines[start + 1 :])])
    try:
        entries = json.JSONDecoder(object_pairs_hook=list).raw_decode(whole)[0]
    except (ValueError, RecursionError):
        yield Untaken(Spot(log.name, lines[start][0]), "the JSON of this combat log is cut or spoiled")
        return
    for number, cells in enumerate(entries, start=1):
        spot = Spot(log.name, number)
        try:
            yield _dated(spot, run, pairs(cells))
        except (RowError, TypeError, ValueError) as error:
            yield Untaken(spot, f"the entry is none of a combat log: {error}")


def _struck(spot: Spot, run: Moment | None, cells: list[str]) -> Struck | Untaken:
    try:
        return _dated(spot, run, row(cells))
    except RowError as error:
        return Untaken(spot, str(error))


def _dated(spot: Spot, run: Moment | None, blow: Blow) -> Struck | Untaken:
    if run is None or run.t < blow.age:
        return Untaken(
            spot, "nothing in the file says when this combat log was saved: write the time on the line above"
        )
    return Struck(spot, Moment(run.t - blow.age, run.within + 10), blow)


def _run(lines: list[str], wishes: Wishes) -> Moment | None:
    found = (stamps.moment(line, wishes.offset_ms) for line in reversed(lines))
    return next((one for one in found if one is not None), None)


def _once(struck: Iterable[Struck]) -> list[list[Struck]]:
    """The blows, each with its copies in other files."""
    groups: dict[tuple[object, ...], list[list[Struck]]] = {}
    for one in sorted(struck, key=lambda each: (each.moment.t, each.spot)):
        for group in groups.setdefault(one.blow.same, []):
            near = all(abs(one.moment.t - each.moment.t) <= NEAR for each in group)
            if near and all(each.spot.file != one.spot.file for each in group):
                group.append(one)
                break
        else:
            groups[one.blow.same].append([one])
    return sorted((group for same in groups.values() for group in same), key=lambda group: group[0].spot)


def _told(one: Struck, info: str, netids: Netids, also: list[Spot]) -> Iterator[Told]:
    blow = one.blow
    attacker = netids.owner(blow.attacker_id) if blow.attacker_id else None
    target = netids.owner(blow.target_id) if blow.target_id else None
    facts: dict[str, Any] = {"weapon": blow.weapon, "distance": blow.distance} | (
        {"bone": blow.area} if blow.area else {}
    )
    armed = blow.weapon not in ("", "N/A")
    loss = round(blow.hp[0] - blow.hp[1], 2)
    plain = attacker is not None and target is not None and attacker != target and armed and not blow.thrown_out
    both = {"attacker": attacker, "victim": target}
    if plain and info != "wounded" and loss >= 0:
        yield Told(one.spot, "hit", one.moment, both | {"weapon": blow.weapon, "damage": loss} | facts, also=also)
    else:
        yield Told(one.spot, "combat", one.moment, _kept(blow, info, attacker, target) | facts, also=also)
    if plain and info == "wounded":
        yield Told(one.spot, "downed", one.moment, {"victim": target, "attacker": attacker}, row=1, also=also)
    if plain and info == "killed":
        yield Told(one.spot, "death", one.moment, {"player": target, "killer": attacker} | facts, row=1, also=also)


def _kept(blow: Blow, info: str, attacker: str | None, target: str | None) -> dict[str, Any]:
    facts: dict[str, Any] = {"attacker": attacker, "target": target}
    kept = {name: who for name, who in facts.items() if who is not None}
    kept |= {"attacker_kind": blow.attacker, "target_kind": blow.target}
    kept |= {"attacker_body": blow.attacker_id, "target_body": blow.target_id}
    if blow.thrown_out:
        return kept | {"rejected": blow.info}
    return kept | {"health": list(blow.hp)} | ({"info": info} if info else {})


def _side(rest: list[str]) -> tuple[str, str | None]:
    """The name and id of one side; `player_<id>` may stand with or without the id behind it."""
    name = rest.pop(0)
    named = _NAMED.fullmatch(name)
    if named and (not rest or rest[0] != named[1]):
        return "player", named[1]
    number = rest.pop(0)
    if not number.isdecimal():
        raise RowError("where the id of a body should stand is none")
    return _named(name, number)


def _named(name: str, number: str | None) -> tuple[str, str | None]:
    named = _NAMED.fullmatch(name)
    if named:
        return "player", named[1]
    return name, number if number and number != "0" else None


def _info(text: str) -> str:
    first = _FIRST.fullmatch(text.strip())
    return first[1].strip() if first else text.strip()


def _is_metres(cell: str) -> bool:
    return cell.endswith("m") and _NUMBER.fullmatch(cell[:-1]) is not None


def _number(cell: str) -> float:
    if not _NUMBER.fullmatch(cell):
        raise RowError("a number of the row is none")
    return float(cell.replace(",", "."))


def _milliseconds(cell: str) -> int:
    return round(_number(cell.removesuffix("s")) * 1000)
