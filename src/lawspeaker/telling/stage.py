"""The stage of one story: who and what there is, where everybody stands, and the witness who records all of it.

The witness is perfect: he records every kind of event, his places are exact and never age, and whatever he does not
tell did not happen. What nobody knows is what a line says so of.
"""

from dataclasses import dataclass, field
from typing import Any

import msgspec
from msgspec import UNSET

from lawspeaker.events import TYPES, Died, Event, Joined, Kill, Sleeping, Spawned
from lawspeaker.events.codec import Unknown, decode_line
from lawspeaker.events.faults import Fault
from lawspeaker.events.fields import wire_fields
from lawspeaker.law import limits
from lawspeaker.law.lexicon import Lexicon
from lawspeaker.telling.errors import Untold
from lawspeaker.telling.ground import (
    CLEAR,
    MAP,
    NEAR,
    OUT,
    PHRASES,
    SPREAD,
    Ground,
    Point,
    at_edge,
    clear_spots,
    middle,
    point,
    square,
)
from lawspeaker.telling.ground import metres as metres_of
from lawspeaker.world.profile import PROFILES
from lawspeaker.world.shapes import Polygon, Shape, shape_of

BEGIN = 1_704_067_200_000
"""Unix ms: the midnight at which every story begins, a Monday."""
HEAD = frozenset(wire_fields(Event))
"""Fields of every event, which the stage fills in."""
SHORTER = "tell it with fewer people and things, in several examples"
EDGE_OF_THE_WORLD = {"id": "edge of the world", "kind": "edge", "circle": [100_000, 100_000, 1]}
"""A zone that says that the map's zones have all been sent."""


@dataclass(slots=True)
class Thing:
    """Something that a line can name: its kind in the law's words, and its id on the wire."""

    kind: str
    id: str


@dataclass(slots=True)
class House:
    """A house: those authorised at it, its ground, its inside, and what lies behind its KOS line."""

    id: str
    owners: list[str]
    ground: Shape
    inside: Shape
    line: Shape | None = None


@dataclass(slots=True)
class Cast:
    """What a first reading of a story finds out, so that its record can begin with it."""

    people: list[str] = field(default_factory=list)
    unknown: set[tuple[str, str]] = field(default_factory=set)
    unrecorded: set[str] = field(default_factory=set)
    resumed: bool = False


def _as_event(type_: str) -> str:
    """How an event is told whole: its fields, those marked `?` may be left out."""
    fields = wire_fields(TYPES[type_]).items() if type_ in TYPES else ()
    own = [(name, about.required) for name, about in fields if name not in HEAD]
    said = ", ".join(name if required else f"{name}?" for name, required in own)
    return f"tell it as: event {type_} {{{said}}}"


class Stage:
    """Where one story is told; `events` are those of the line being told."""

    def __init__(self, lexicon: Lexicon, cast: Cast | None = None) -> None:
        self.lexicon = lexicon
        self.cast = cast or Cast()
        self.t = self.last = BEGIN
        self.seq = 0
        self.weight = 0
        """How many events were told, each place of somebody counted as one."""
        self.events: list[Event] = []
        self.people: dict[str, str] = {}
        self.things: dict[str, Thing] = {}
        self.zones: dict[str, Ground] = {}
        self.houses: dict[str, House] = {}
        self.groups: dict[str, dict[str, Any]] = {}
        self.drawn: set[str] = set()
        self.margin: float | None = 0.0
        self.left_out: set[str] = set()
        self.told: dict[int, list[int]] = {}
        self.places: dict[str, Point] = {}
        self.fell: dict[str, Point] = {}
        self.gone: set[str] = set()
        self.lost: set[str] = set()
        self.asleep: set[str] = set()
        self.drawings: dict[str, dict[str, Any]] = {}
        self.begun = False
        self.blind = set(self.cast.unrecorded)
        self._stated: tuple[Any, ...] = ()
        self._counts: dict[str, int] = {}
        self._open()

    # Telling ------------------------------------------------------------------------------------------------------

    def tell(self, type_: str, **fields: Any) -> int:
        """Send one event; gives its `seq`. Raises Untold with what is wrong with it."""
        raw = {k: v for k, v in fields.items() if v is not UNSET and k not in self.left_out}
        head: dict[str, Any] = {"type": type_, "t": self.t, "seq": self.seq + 1}
        if self.margin is not None:
            head["margin"] = self.margin
        try:
            event = decode_line(msgspec.json.encode(head | raw))
        except Fault as fault:
            raise Untold(f"this makes no `{type_}` event: {fault}", _as_event(type_)) from None
        if isinstance(event, Unknown):
            raise Untold(f"there is no event `{type_}`", "docs/wire.md lists them")
        self.seq += 1
        self.weight += 1 + len(getattr(event, "rows", ()))
        if self.weight > limits.TOLD:
            raise Untold(f"this makes more than {limits.TOLD:,} events of one story", SHORTER)
        self.events.append(event)
        self._lay_down(event)
        return self.seq

    def _lay_down(self, event: Event) -> None:
        """Remember who sleeps, for whoever is killed asleep is told so."""
        if isinstance(event, Sleeping) and event.on:
            self.asleep.add(event.player)
        elif isinstance(event, Sleeping | Spawned | Joined | Died):
            self.asleep.discard(event.player)
        elif isinstance(event, Kill):
            self.asleep.discard(event.victim)

    def new(self, what: str) -> str:
        """An id for something new of this sort."""
        self._counts[what] = self._counts.get(what, 0) + 1
        return f"{what}:{self._counts[what]}"

    def _open(self) -> None:
        records = sorted(set(TYPES) - self.cast.unrecorded) if self.cast.unrecorded else UNSET
        resumed = True if self.cast.resumed else UNSET
        self.tell("server_started", name="a story", map={"size": MAP, "seed": 1}, records=records, resumed=resumed)
        self.tell("zone", **EDGE_OF_THE_WORLD)
        for name in list(self.cast.people):
            self.player(name)

    def player(self, name: str) -> str:
        """The id of somebody by his name; whoever is named for the first time joins."""
        if name in self.people:
            return self.people[name]
        if name in self.things:
            raise Untold(f"`{name}` is a {self.things[name].kind} of this story, not a person")
        if len(self.people) >= limits.PEOPLE:
            raise Untold(f"the story has more than {limits.PEOPLE} people", SHORTER)
        if name not in self.cast.people:
            self.cast.people.append(name)
        id_ = self.people[name] = name.lower()
        known = {what for who, what in self.cast.unknown if who == id_}
        self.tell("joined", player=id_, name=name, first=UNSET if "first" in known else False)
        if "staff" not in known:
            self.tell("profile", player=id_, staff=None)
        if "recording" not in known:
            self.tell("recording", player=id_, on=False)
        return id_

    def name_thing(self, kind: str, id_: str, *phrases: str) -> None:
        """Let lines speak of something by these phrases."""
        for phrase in phrases:
            self.things[phrase] = Thing(kind, id_)

    def thing(self, phrase: str, *kinds: str) -> Thing | None:
        """What a phrase names, if it is of one of these kinds."""
        found = self.things.get(phrase) or self.things.get(phrase.removeprefix("the "))
        return found if found is not None and (not kinds or found.kind in kinds) else None

    def house(self, phrase: str) -> House:
        """The house that a phrase names; raises Untold naming those there are."""
        found = self.thing(phrase, "base")
        if found is None:
            known = ", ".join(sorted(p for p, t in self.things.items() if t.kind == "base")) or "none"
            raise Untold(f"there is no house `{phrase}`", f"houses here: {known}")
        return self.houses[found.id]

    def value(self, text: Any) -> Any:
        """A word of an order or of raw data: the id of what it names, or itself."""
        if isinstance(text, dict):
            return {k: self.value(v) for k, v in text.items()}
        if isinstance(text, list):
            return [self.value(v) for v in text]
        if not isinstance(text, str):
            return text
        if text in self.people:
            return self.people[text]
        found = self.thing(text)
        return found.id if found else text

    # Places -------------------------------------------------------------------------------------------------------

    def put(self, player: str, where: Point) -> None:
        """He stands there from now on, and everybody knows it."""
        self.places[player] = where
        self.gone.discard(player)
        self.lost.discard(player)

    def where(self, player: str) -> Point:
        """Where somebody stands; raises Untold if nobody knows."""
        if player in self.lost:
            raise Untold("this cannot be told without a place, and nobody knows where he is")
        if player not in self.places:
            self.places[player] = self.open_spot()
        return self.places[player]

    def open_spot(self) -> Point:
        """A spot far from every zone and everybody."""
        taken = [*self.places.values(), *self.fell.values()]
        for x, y, z in clear_spots():
            free = all(abs(x - a) + abs(z - c) >= SPREAD - 1 for a, _, c in taken)
            if free and all(g.shape.distance(x, z) >= CLEAR for g in self.zones.values()):
                return x, y, z
        raise Untold("there is no open ground left on the map")

    def state(self) -> None:
        """Say again where everybody stands, so that no place is old; before the story begins nothing is said."""
        rows = self._rows()
        if self.begun and rows and self._stated != (self.t, rows):
            self._stated = (self.t, rows)
            self.tell("positions", rows=rows)

    def wait(self) -> int:
        """Let time run on to this line; whatever falls due then finds people where they have stood all along."""
        now = self.t
        if now - self.last > PROFILES["rust"].place_age_ms:
            self.t = now - 1
            self.state()
        self.t = now
        self.state()
        return self.tell("time")

    def show(self) -> int:
        """The event that shows where everybody stands now; in a scene there is none yet."""
        if self.begun:
            self._stated = (self.t, rows := self._rows())
            self.tell("positions", rows=rows)
        return self.seq

    def _rows(self) -> list[list[Any]]:
        if not self.begun:
            return []
        present = [p for p in self.people.values() if p not in self.gone and p not in self.lost]
        return [[p, *self.where(p)] for p in present]

    def vanish(self, player: str) -> None:
        """He is nowhere: dead, or off the server."""
        if player in self.places:
            self.fell[player] = self.places[player]
        self.gone.add(player)

    def ground(self, phrase: str) -> Shape:
        """The ground that a phrase names: a zone, a house, its ground or line, a square of the map."""
        phrase = phrase.removeprefix("the edge of ")
        for opening, part in (("the ground of ", "ground"), ("the inside of ", "inside"), ("the KOS line of ", "line")):
            if phrase.startswith(opening):
                shape: Shape | None = getattr(self.house(phrase.removeprefix(opening)), part)
                if shape is None:
                    raise Untold(
                        f"`{phrase}`: that house has no KOS line", "say so where it stands: its KOS line 12 m around"
                    )
                return shape
        found = self.thing(phrase)
        if found is not None and found.id in self.houses:
            return self.houses[found.id].inside
        if found is not None and found.id in self.zones:
            return self.zones[found.id].shape
        if len(phrase) <= 4 and phrase[:1].isupper() and phrase[-1:].isdigit():
            return Polygon(square(phrase))
        known = ", ".join(sorted(p for p, t in self.things.items() if t.kind in ("base", "zone"))) or "none"
        raise Untold(f"there is no place `{phrase}`", f"places here: {known}")

    def find(self, phrase: str) -> Point:
        """The point that a place phrase means; raises Untold with the ways to say a place."""
        for name, pattern in PHRASES.items():
            found = pattern.fullmatch(phrase)
            if found is not None:
                return self._place(name, found.groupdict())
        raise Untold(
            f"`{phrase}` is no place",
            "such as `at (10, 0)`, `in Ann's house`, `2 m outside Z`, `40 m from Bo`, `in the open`, `where Bo died`",
        )

    def _place(self, how: str, said: dict[str, str | None]) -> Point:
        length = self.metres(said.get("length") or "0 m")
        if how == "point":
            return point(said["point"] or "")
        if how == "edge":
            inward = said["side"] in ("inside", "behind")
            return at_edge(self.ground(said["zone"] or ""), -length if inward else length)
        if how in ("died", "from", "beside"):
            who = self.player(said["who"] or "")
            start = self.fallen(who) if said.get("how") == "died" else self.where(who)
            return start[0] + (NEAR if how == "beside" else length), start[1], start[2]
        if how == "open":
            return self.open_spot()
        zone = said["zone"] or ""
        shape = self.ground(zone)
        if how == "out":
            return at_edge(shape, OUT)
        edged = how == "behind" or zone.startswith(("the ground of ", "the KOS line of "))
        return at_edge(shape, -NEAR) if edged else middle(shape)

    def fallen(self, player: str) -> Point:
        """Where somebody died last."""
        if player not in self.fell:
            raise Untold("he has not died in this story")
        return self.fell[player]

    def metres(self, text: str) -> float:
        """A length as written, in metres."""
        return metres_of(text, self.lexicon.units)

    def draw(self, id_: str, kind: str, shape: dict[str, Any], **more: Any) -> Shape:
        """Draw a zone; gives its shape."""
        self.tell("zone", id=id_, kind=kind, **shape, **more)
        self.drawings[id_] = {"kind": kind, "shape": shape, **more}
        circle, polygon = shape.get("circle"), shape.get("polygon")
        found = shape_of(tuple(circle) if circle else None, [tuple(p) for p in polygon] if polygon else None)
        assert found is not None
        self.zones[id_] = Ground(id_, kind, found, more.get("building", ""))
        return found

    def seqs_at(self, at: int, said: str) -> list[int]:
        """The events told at a time of the story; raises Untold if there are none."""
        if not self.told.get(at):
            raise Untold(f"nothing was told at {said}")
        return self.told[at]
