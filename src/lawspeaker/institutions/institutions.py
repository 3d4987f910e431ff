"""All institutions of one server: whatever has an owner, a member, a status or a licence lives here.

They are seated by scanning, and know nothing of each other. Here alone orders, told facts and deadlines find the
institution they move, and each change those who follow it; the forum alone knows three of them.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from lawspeaker.events import (
    Announced,
    Chat,
    Command,
    EraStarted,
    Event,
    Finding,
    Group,
    GroupEnded,
    Joined,
    Left,
    ModeChanged,
    Positions,
    Profile,
)
from lawspeaker.events.findings import Change, Found, Notice
from lawspeaker.institutions.cases import Cases
from lawspeaker.institutions.claims import Claims
from lawspeaker.institutions.commons import Commons
from lawspeaker.institutions.forum import Forum
from lawspeaker.institutions.institution import Hearing, Institution
from lawspeaker.institutions.machine import Alarm, Cause, Due, Machine
from lawspeaker.institutions.order import Done, Handler, Plan
from lawspeaker.institutions.punishments import Punishments
from lawspeaker.institutions.seats import seats
from lawspeaker.institutions.votes import Votes
from lawspeaker.law.tree import Rulebook
from lawspeaker.world.world import World

Seat = TypeVar("Seat", bound=Institution[Any])

MOVING = frozenset(
    (Announced, Chat, Command, EraStarted, Finding, Group, GroupEnded, Joined, Left, ModeChanged, Profile)
)
"""The events that tell the commons anything, or several institutions at once."""


class Institutions:
    """The institutions, each a fold over told events and accepted orders; `of` are the seated, by name."""

    def __init__(self, book: Rulebook) -> None:
        self.commons = Commons(book, self.taken)
        self.groups, self.modes = self.commons.groups, self.commons.modes
        self.persons, self.staff = self.commons.persons, self.commons.staff
        self.of: dict[str, Institution[Any]] = {seat.what: seat(self.commons) for seat in seats()}
        self.cases, self.votes = self.seated(Cases), self.seated(Votes)
        self.punishments = self.seated(Punishments)
        self._forum = Forum(self.commons, self.cases, self.votes, self.punishments)
        claims = self.seated(Claims)
        self.commons.tenure, self.commons.lands = claims.tenure, claims.lands
        self.machines: tuple[Machine[Any], ...] = tuple(one.machine for one in self.of.values())
        self.alarm = Alarm()
        for machine in self.machines:
            machine.alarm = self.alarm
        self._hearing: dict[type[Event], list[Hearing]] = {}
        self._watching: list[Institution[Any]] = []
        self.orders: Mapping[str, Handler] = {}
        self._attend()

    @property
    def book(self) -> Rulebook:
        """The rulebook in force."""
        return self.commons.book

    def seated(self, kind: type[Seat]) -> Seat:
        """The one of this kind; all that `seats` finds are here."""
        found = self.of[kind.what]
        assert isinstance(found, kind)
        return found

    def adopt(self, book: Rulebook) -> None:
        """From now on this rulebook is in force; what began under another goes on under that."""
        self.commons.adopt(book)
        self._attend()

    def _there(self) -> list[Institution[Any]]:
        """Those of the seated that the rulebook in force has, and those of which something still goes on."""
        return [one for one in self.of.values() if one.there(self.book) or one.machine.things]

    def wanting(self, order: str) -> list[str]:
        """The numbers for want of which there is no order of this name; none where no institution has one."""
        away = (one for one in self.of.values() if not one.there(self.book) and order in one.orders())
        return [number for one in away for number in one.lacks(self.book)]

    def watches(self, t: int) -> bool:
        """Whether some institution must hear of every place that is told at `t` (ms)."""
        return any([one.watches(t) for one in self._watching])  # noqa: C419 - twice as quick

    # Told facts -------------------------------------------------------------------------------------------------------

    def _attend(self) -> None:
        """Find out who hears of what, and who carries out which order, under the rulebook in force."""
        self._hearing, self._watching = {}, []
        for one in self._there():
            hears = one.hears()
            for kind, hearing in hears.items():
                self._hearing.setdefault(kind, []).append(hearing)
            if Positions in hears:
                self._watching.append(one)
        self.orders = self._orders()

    def take(self, event: Event, world: World) -> Sequence[Found]:
        """Told facts move the same institutions as orders do."""
        kind = type(event)
        hearing = self._hearing.get(kind, ())
        if kind not in MOVING and not hearing:
            return ()
        clock = world.clock
        found: list[Found] = []
        if kind in MOVING:
            self.commons.take(event, clock)
        if isinstance(event, EraStarted):
            for each in self._there():
                found += each.wipe(Cause("told", event.seq, clock, (), "a new era began"))
        for hear in hearing:
            found += hear(event, world)
        if isinstance(event, Finding):
            found += self._overruled(event, world)
        return self.followed(found, world)

    def followed(self, found: Iterable[Found], world: World) -> list[Found]:
        """What was found, and what follows from it elsewhere: each change is heard by those who follow its kind.

        What would be told to nobody is not told.
        """
        every: list[Found] = []
        waiting = list(found)
        while waiting:
            one = waiting.pop(0)
            if isinstance(one, Notice) and not one.to:
                continue
            every.append(one)
            if isinstance(one, Change):
                hearing = [each for each in self.of.values() if one.what in each.follows and each.there(self.book)]
                waiting += [more for each in hearing for more in each.follow(one, world)]
                waiting += self._forum.follow(one)
        return every

    # Deadlines --------------------------------------------------------------------------------------------------------

    def next_due(self, t: int) -> Due | None:
        """The deadline that comes first, at or before `t`."""
        due = [d for machine in self.machines if (d := machine.first()) is not None and d.at <= t]
        return min(due) if due else None

    def waits_until(self, t: int) -> bool:
        """Whether a deadline falls due at or before `t` (ms)."""
        alarm = self.alarm
        if t < alarm.at:
            return False
        alarm.at = min([machine.soonest for machine in self.machines])
        return t >= alarm.at

    def fire(self, due: Due, world: World) -> list[Found]:
        """Make the move that has fallen due; the clock of `world` is that moment."""
        return self.followed(self.of[due.what].fire(due, world), world)

    # Orders -----------------------------------------------------------------------------------------------------------

    def _orders(self) -> dict[str, Handler]:
        seated = {name: handler for one in self._there() for name, handler in one.orders().items()}
        return {**seated, **self._forum.orders()}

    def carry(self, plan: Plan, world: World) -> Done:
        """Carry out an order that nothing forbids, and what follows from it."""
        done = plan()
        return done._replace(found=tuple(self.followed(done.found, world)))

    def taken(self, name: str) -> bool:
        """Whether anything has this id."""
        return any(name in machine.things for machine in self.machines)

    # Voiding ----------------------------------------------------------------------------------------------------------

    def _overruled(self, event: Finding, world: World) -> list[Found]:
        """Staff found that an order broke a clause: what it opened holds no longer."""
        on_a_clause = "?" not in event.question and "/" not in event.question
        if event.answer == "no" or not on_a_clause or not self.staff.believed(event.by, world):
            return []
        subject, reason = str(event.subject), f"event {event.seq} found that it was forbidden"
        cause = Cause("override", event.seq, world.clock, (event.question,), reason)
        ordered = [each for each in self.of.values() if each.ordered]
        meant = [(e, n) for e in ordered for n, one in e.machine.things.items() if subject in (n, str(one.seq))]
        return [found for each, name in meant for found in each.void(name, cause)]

    def void(self, name: str, cause: Cause) -> Sequence[Found]:
        """The order that opened this turned out to be forbidden: from now on it holds no longer."""
        seated = next((each for each in self.of.values() if name in each.machine.things), None)
        return [] if seated is None else seated.void(name, cause)

    # Keeping ----------------------------------------------------------------------------------------------------------

    def _parts(self) -> dict[str, Any]:
        return {
            "groups": self.groups,
            "modes": self.modes,
            "persons": self.persons,
            "staff": self.staff,
            **self.of,
        }

    def dump(self) -> dict[str, Any]:
        """All of it as plain data."""
        return {name: part.dump() for name, part in self._parts().items()}

    def load(self, data: dict[str, Any]) -> None:
        """Takes up where `dump` left off."""
        for name, part in self._parts().items():
            part.load(data[name])
        self._attend()
