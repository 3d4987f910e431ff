"""Modes as something that is switched: by staff, by what was announced ahead, by an event of the game, or by time.

What a rulebook calls `mode NAME by command` is off, announced, or on. An announced time makes it begin and end of
itself, unless somebody switched it before; what was announced ends with its era at the latest. Which modes hold is kept
by the commons (modes.py); here stands who may move them and what is told of it. A table `calendar` says what has to be
announced before what: `wipe` needs `purge`, which ends with the era however it began.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from lawspeaker.events import Announced, Event, ModeChanged
from lawspeaker.events.findings import Found, Notice
from lawspeaker.institutions.institution import Hearing, Institution
from lawspeaker.institutions.machine import Cause, Due, Move, Thing
from lawspeaker.institutions.numbers import serves
from lawspeaker.institutions.order import Done, Handler, Order, Plan, Refusal
from lawspeaker.institutions.words import clean, lasting
from lawspeaker.law.tree import Rulebook
from lawspeaker.world.world import World

MODE = "mode"
CALENDAR, NEEDS, WIPE = "calendar", "needs", "wipe"
"""The table of what has to be announced before what, its column, and the row of what begins an era."""
YES, NO = frozenset(("on", "yes", "true", "1")), frozenset(("off", "no", "false", "0"))


class Switch(Thing, kw_only=True):
    """One mode; `starts` and `ends` (ms) as announced or told, `announced` whether it was announced ahead."""

    starts: int | None = None
    ends: int | None = None
    announced: bool = False


def named(text: str) -> str:
    """A mode's name as the law writes it."""
    return text.replace("_", " ").strip()


def wanted(order: Order) -> bool | None:
    """Whether an order switches on or off; None: it asks how it stands."""
    told = order.args.get("on")
    if isinstance(told, bool):
        return told
    said = told.casefold() if isinstance(told, str) else ""
    return True if said in YES else False if said in NO else None


LAST = 253_402_300_799_999
"""The last moment that a calendar of four digits has, in ms."""


def on_day(t: int) -> str:
    """A day and an hour: Wed 2 July, 20:00."""
    at = datetime.fromtimestamp(min(t, LAST) // 1000, UTC)
    return f"{at:%a} {at.day} {at:%B, %H:%M}"


class Switches(Institution[Switch]):
    """Every mode of one server that is switched, by its name."""

    what = MODE
    kind = Switch
    table = frozenset(
        {
            Move(None, "announced", "told"),
            Move(None, "on", "told"),
            Move(None, "on", "order"),
            Move("announced", "on", "told"),
            Move("announced", "on", "order"),
            Move("announced", "on", "deadline"),
            Move("announced", "off", "told"),
            Move("announced", "off", "order"),
            Move("off", "announced", "told"),
            Move("off", "on", "told"),
            Move("off", "on", "order"),
            Move("on", "off", "told"),
            Move("on", "off", "order"),
            Move("on", "off", "deadline"),
            Move("on", "off", "override"),
            Move("announced", "off", "override"),
        }
    )

    @classmethod
    def there(cls, book: Rulebook) -> bool:
        """Whether a rulebook has a mode that is switched."""
        return any(mode.rule[0] == "told" for mode in book.modes.values())

    def known(self) -> list[str]:
        """The modes that are switched here, sorted."""
        return sorted(name for name, mode in self.commons.book.modes.items() if mode.rule[0] == "told")

    def due(self, thing: Switch) -> int | None:
        """When it begins as announced, or ends, in ms."""
        return thing.starts if thing.state == "announced" else thing.ends if thing.state == "on" else None

    # Told facts -------------------------------------------------------------------------------------------------------

    def hears(self) -> Mapping[type[Event], Hearing]:
        """A mode was switched, or something was announced ahead."""
        return {ModeChanged: self._switched, Announced: self._announce}

    def _switched(self, event: ModeChanged, world: World) -> Sequence[Found]:
        until = event.until if isinstance(event.until, int) else None
        return self._told(named(event.name), event.on, until, event.seq, world.clock)

    def _told(self, name: str, on: bool, until: int | None, seq: int, t: int) -> Sequence[Found]:
        if name not in self.known() or (on and until is not None and until <= t):
            return ()
        return self._turn(name, on, until, Cause("told", seq, t, self.clauses(name)))

    def _announce(self, event: Announced, world: World) -> Sequence[Found]:
        name, starts, t = named(event.name), event.starts, world.clock
        ends = event.ends if isinstance(event.ends, int) else None
        found: list[Found] = [*self._missing(name, starts, t)]
        thing = self.machine.get(name)
        on = thing is not None and thing.state == "on"
        if name not in self.known() or on or (ends is not None and ends <= max(t, starts)):
            return found
        cause = Cause("told", event.seq, t, self.clauses(name))
        if starts <= t:
            self.commons.modes.switch(name, True, t, ends)
            return [*found, *self._turn(name, True, ends, cause, announced=True)]
        say = f"{name.capitalize()}: it begins {on_day(starts)}" + (f" and ends {on_day(ends)}." if ends else ".")
        return [*found, *self._schedule(name, starts, ends, cause), self.notice("all", say, cause)]

    def _schedule(self, name: str, starts: int, ends: int | None, cause: Cause) -> Sequence[Found]:
        thing = self.machine.get(name)
        new = thing is None
        thing = thing or self._new(name, "announced", cause)
        thing.starts, thing.ends, thing.announced = starts, ends, True
        if new:
            return [self.machine.open(thing, cause)]
        if thing.state == "off":
            return [self.move(thing, "announced", cause)]
        self.machine.renew(thing)
        return []

    def _missing(self, name: str, starts: int, t: int) -> Sequence[Found]:
        """What has to be announced before this, and is not: the staff are told."""
        need = self._before(name)
        if need is None:
            return ()
        span = self.commons.modes.announced.get(need)
        if span is not None and span[0] is not None and t <= span[0] < starts:
            return ()
        say = f"{name.capitalize()} is announced for {on_day(starts)}, and no {need} before it."
        clauses = list(serves(self.commons.book, CALENDAR))
        return [Notice(t=t, to=self.commons.staff.members(), kind=CALENDAR, say=say, clauses=clauses)]

    def _before(self, name: str) -> str | None:
        """What has to be announced before this."""
        table = self.commons.book.tables.get(CALENDAR)
        need = table.rows.get(name, {}).get(NEEDS) if table is not None else None
        return need if isinstance(need, str) else None

    # Moving -----------------------------------------------------------------------------------------------------------

    def _new(self, name: str, state: str, cause: Cause) -> Switch:
        return Switch(id=name, state=state, **self.born(cause.seq or 0, cause.t))

    def _turn(self, name: str, on: bool, until: int | None, cause: Cause, announced: bool = False) -> Sequence[Found]:
        """Switch a mode; where it stands so already nothing moves but its end."""
        thing = self.machine.get(name)
        state = "on" if on else "off"
        new = thing is None
        if thing is None and not on:
            return []
        thing = thing or self._new(name, state, cause)
        thing.announced = thing.announced or announced
        thing.ends = None if not on else thing.ends if until is None else until
        if new:
            return [self.machine.open(thing, cause), self._tell(thing, cause)]
        if thing.state == state:
            self.machine.renew(thing)
            return []
        return [self.move(thing, state, cause), self._tell(thing, cause)]

    def _tell(self, thing: Switch, cause: Cause) -> Notice:
        until = f" until {on_day(thing.ends)}" if thing.state == "on" and thing.ends is not None else ""
        say = f"The mode {thing.id} is {thing.state}{until}."
        return self.notice("all", say, cause)

    def fire(self, due: Due, world: World) -> Sequence[Found]:
        """An announced mode begins, or one that is on has come to its end."""
        thing = self.machine.things[due.id]
        on = thing.state == "announced"
        self.commons.modes.switch(thing.id, on, due.at, thing.ends if on else None)
        return self._turn(thing.id, on, thing.ends, self.by_time(due, thing.id))

    # Orders -----------------------------------------------------------------------------------------------------------

    def orders(self) -> Mapping[str, Handler]:
        """`mode {name, on}`; without `on` it asks how the mode stands."""
        return {"mode": self._mode}

    def _mode(self, order: Order, world: World) -> Refusal | Plan:
        name = named(order.text("name", "mode") or "").casefold()
        modes = self.commons.book.modes
        if name not in modes:
            there = ", ".join(f"`{each}`" for each in sorted(modes))
            return Refusal(f"Say which mode: `name` is one of {there}.", self.clauses())
        on = wanted(order)
        if on is None:
            return lambda: Done(self._stands(name, order.t), None)
        if name not in self.known():
            return Refusal(f"Nobody switches the mode {name}: the rulebook says when it holds.", self.clauses(name))
        until = order.moment("until")
        if on and until is not None and until <= order.t:
            return Refusal("`until` is a time ahead, in Unix milliseconds.", self.clauses(name))
        thing = self.machine.get(name)
        stands = thing is not None and thing.state == "on"
        if on is stands and not (thing is not None and thing.state == "announced" and not on):
            return Refusal(f"The mode {clean(name)} is {'on' if on else 'off'} already.", self.clauses(name))
        return lambda: self._ordered(order, name, on)

    def _ordered(self, order: Order, name: str, on: bool) -> Done:
        until = order.moment("until")
        cause = self.by_order(order, name)
        self.commons.modes.switch(name, on, order.t, until)
        return Done(f"The mode {name} is {'on' if on else 'off'} now.", None, tuple(self._turn(name, on, until, cause)))

    def _stands(self, name: str, t: int) -> str:
        """How a mode stands, for whoever asks."""
        thing = self.machine.get(name)
        if thing is not None and thing.state == "announced" and thing.starts is not None:
            return f"The mode {name} begins {on_day(thing.starts)}, in {lasting(thing.starts - t)}."
        if self.commons.modes.held(name, t):
            until = f" until {on_day(thing.ends)}" if thing is not None and thing.ends is not None else ""
            return f"The mode {name} is on{until}."
        return f"The mode {name} is off{', and not scheduled' if name in self.known() else ''}."

    # Ending -----------------------------------------------------------------------------------------------------------

    def void(self, name: str, cause: Cause) -> Sequence[Found]:
        """The order that switched it turned out to be forbidden: it is off from now on."""
        thing = self.machine.get(name)
        if thing is None or not self.machine.may(thing.state, "off", cause.by):
            return []
        self.commons.modes.switch(name, False, cause.t, None)
        return [self.move(thing, "off", cause)]

    def wipe(self, cause: Cause) -> list[Found]:
        """A new era: what was announced for the old one is over, and so is what comes before every wipe."""
        found: list[Found] = []
        for thing in self.machine.things.values():
            if (thing.announced or thing.id == self._before(WIPE)) and thing.state != "off":
                self.commons.modes.switch(thing.id, False, cause.t, None)
                thing.announced = False
                found.append(self.move(thing, "off", cause))
        return found
