"""Filings of evictions: what one is, how it moves and when, and what its proof lacks; those that go on, and are done.

One filed for inactivity waits for its proof. One that is over is kept by its house, for what was taken down under it
is still spoken of.
"""

from msgspec import field

from lawspeaker.institutions.land import FRONTIER
from lawspeaker.institutions.machine import Move, Thing
from lawspeaker.institutions.numbers import duration, number
from lawspeaker.law.tree import Rulebook

LAND, CITY, INACTIVE, DECAYING, TUGBOAT = "land", "city", "inactive", "decaying", "tugboat"
KINDS = (LAND, CITY, INACTIVE, DECAYING, TUGBOAT, FRONTIER)
LIVE = ("filed", "notice", "executable", "in_progress")
HOLD = "eviction hold"
PICTURES = "eviction pictures"
"""So many show both the house and the list of its cupboard; where the rulebook asks for none, none is owed."""
TABLE = frozenset(
    {
        *(Move(None, state, "order") for state in ("filed", "notice", "executable")),
        Move("filed", "executable", "told"),
        Move("notice", "executable", "deadline"),
        Move("executable", "in_progress", "told"),
        *(Move(state, "done", "told") for state in ("executable", "in_progress")),
        *(Move(state, "lapsed", "deadline") for state in ("filed", "executable", "in_progress")),
        *(Move(state, "lapsed", "told") for state in LIVE),
        *(Move(state, "cured", "told") for state in ("filed", "notice", "executable")),
        *(Move(state, "withdrawn", by) for state in ("filed", "notice", "executable") for by in ("order", "told")),
        *(Move(state, "denied", "override") for state in LIVE),
    }
)


class Eviction(Thing, kw_only=True):
    """One filing: its kind, the house (or boat) and land it is about, who filed it for which group, and why.

    `owed` is its notice in ms, `notice` the name of that notice; `people` those who were told, whose return cures
    it; `proof` the links given with it, `pictures` how many were posted, `listed` whether the record itself shows
    who is authorised and when they were last there.
    """

    kind: str
    base: str
    sender: str
    why: str
    owed: int
    notice: str = ""
    group: str | None = None
    land: str | None = None
    people: list[str] = field(default_factory=list)
    proof: list[str] = field(default_factory=list)
    pictures: int = 0
    listed: bool = False


def hold(book: Rulebook) -> int:
    """How long (ms) a filing may be carried out once its notice is over."""
    return duration(book, HOLD) or 0


def falls_due(one: Eviction, book: Rulebook) -> int | None:
    """When (ms) its notice is over, or nobody has carried it out for too long."""
    if one.state == "notice":
        return one.began + one.owed
    held = duration(book, HOLD)
    if held is None or one.state not in ("filed", "executable", "in_progress"):
        return None
    return one.began + one.owed + held


def lacks(one: Eviction, book: Rulebook) -> list[str]:
    """What a filing for inactivity still has to show; others have to show nothing."""
    if one.kind != INACTIVE:
        return []
    shown, wanted = len(one.proof) + one.pictures, number(book, PICTURES) or 0
    missing = [] if shown or not wanted else ["a picture of the house"]
    return missing if one.listed or shown >= wanted else [*missing, "a picture of what /authed shows of it"]


class Filings:
    """Those that go on, by house, by land and by whose return cures them; those that are done, by house and player."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """There are none."""
        self.live: dict[str, Eviction] = {}
        self.done: dict[str, Eviction] = {}
        self._lands: dict[str, set[str]] = {}
        self._returning: dict[str, set[str]] = {}
        self._put_out: dict[str, list[Eviction]] = {}

    def on(self, land: str) -> list[str]:
        """The ids of those that go on about houses on this land, sorted."""
        return sorted(self._lands.get(land, ()))

    def cured_by(self, player: str) -> list[str]:
        """The ids of those that his return cures, sorted."""
        return sorted(self._returning.get(player, ()))

    def put_out(self, player: str) -> list[Eviction]:
        """Those under which he was put out of a city."""
        return self._put_out.get(player, [])

    def enter(self, one: Eviction) -> None:
        """One that goes on, or was done; of any other nothing is kept."""
        if one.state == "done":
            self._enter_done(one)
        if one.state not in LIVE:
            return
        self.live[one.base] = one
        if one.land is not None:
            self._lands.setdefault(one.land, set()).add(one.id)
        for player in one.people if one.kind == INACTIVE else ():
            self._returning.setdefault(player, set()).add(one.id)

    def close(self, one: Eviction) -> None:
        """One that has just ended."""
        if one.state == "done":
            self._enter_done(one)
        if self.live.get(one.base) is one:
            del self.live[one.base]
        self._lands.get(one.land or "", set()).discard(one.id)
        for player in one.people:
            self._returning.get(player, set()).discard(one.id)

    def _enter_done(self, one: Eviction) -> None:
        self.done[one.base] = one
        for player in one.people if one.kind == CITY else ():
            self._put_out.setdefault(player, []).append(one)
