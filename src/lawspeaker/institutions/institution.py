"""What every institution is: one machine, the orders and events that move it, and the numbers it reads.

A module of this folder that defines an `Institution` is found by scanning and seated with the others. It is there
only where the rulebook gives the numbers in `needs`; elsewhere its orders are unknown. It reads the commons and the
world, and knows no other institution: what has moved elsewhere it may follow by the change that says so.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Any, ClassVar, Generic, Literal, TypeAlias, TypeVar, cast

from lawspeaker.events import Event
from lawspeaker.events.findings import Change, Found, Notice
from lawspeaker.institutions.commons import Commons
from lawspeaker.institutions.machine import Birth, Cause, Due, Machine, Move, Thing, born
from lawspeaker.institutions.numbers import serves
from lawspeaker.institutions.order import Handler, Order, Refusal, named
from lawspeaker.law.tree import Rulebook
from lawspeaker.world.world import World

T = TypeVar("T", bound=Thing)
Hearing: TypeAlias = Callable[[Any, World], Sequence[Found]]
"""What an institution makes of events of one type, in a world that has taken them already."""


class Institution(ABC, Generic[T]):
    """One institution of one server.

    `what` is its name on the wire, `kind` what one of them is, `table` its moves, `reads` every `let` it reads with its
    kind (`*` stands for any word), `needs` those without which it is not there, `follows` the institutions whose
    changes it hears of, `ended` the state into which a new era puts what goes on (None: an era ends nothing of it),
    `voided` that into which one goes that should not have begun, `ordered` whether somebody's order opens one, which
    staff may overrule.
    """

    what: ClassVar[str]
    kind: ClassVar[type[Thing]]
    table: ClassVar[frozenset[Move]]
    reads: ClassVar[Mapping[str, str]] = {}
    needs: ClassVar[tuple[str, ...]] = ()
    follows: ClassVar[frozenset[str]] = frozenset()
    ended: ClassVar[str | None] = None
    voided: ClassVar[str] = ""
    ordered: ClassVar[bool] = False

    def __init__(self, commons: Commons) -> None:
        self.commons = commons
        self.machine: Machine[T] = Machine(self.what, cast("type[T]", self.kind), self.table, self.due)

    @classmethod
    def there(cls, book: Rulebook) -> bool:
        """Whether a rulebook has this institution: it gives every number that it cannot do without."""
        return not cls.lacks(book)

    @classmethod
    def lacks(cls, book: Rulebook) -> list[str]:
        """The numbers that it cannot do without and a rulebook does not give."""
        return [need for need in cls.needs if not any(fnmatchcase(name, need) for name in book.lets)]

    def book(self, thing: T) -> Rulebook:
        """The rulebook under which it began."""
        return self.commons.books[thing.book]

    def born(self, seq: int, t: int) -> Birth:
        """What one begins with now, by the event `seq`, at `t` (ms)."""
        return born(self.commons.book, seq, t)

    def clauses(self, *steps: str) -> tuple[str, ...]:
        """The clauses that a step serves under the rulebook in force, by the table `procedure`."""
        return serves(self.commons.book, *steps, self.what)

    def named(self, order: Order) -> str | Refusal:
        """The id of what this order opens, or why the one it gives will not do."""
        return named(order, self.what, self.commons.taken, self.clauses())

    def by_order(self, order: Order, *steps: str) -> Cause:
        """An order as what moves something, by the clauses of this step."""
        return Cause("order", order.seq, order.t, self.clauses(*steps))

    def by_event(self, event: Event, world: World, *steps: str) -> Cause:
        """An event that tells a result as what moves something."""
        return Cause("told", event.seq, world.clock, self.clauses(*steps))

    def by_time(self, due: Due, *steps: str) -> Cause:
        """A deadline as what moves something."""
        return Cause("deadline", None, due.at, self.clauses(*steps))

    def notice(self, to: list[str] | Literal["all"], say: str, of: Cause | Change) -> Notice:
        """A word about what moves or has moved, to players or all."""
        return Notice(t=of.t, to=to, kind=self.what, say=say, clauses=list(of.clauses))

    # What each fills in -----------------------------------------------------------------------------------------------

    def due(self, thing: T) -> int | None:
        """When it moves of itself (ms) if nothing more happens; None: never."""
        return None

    @abstractmethod
    def orders(self) -> Mapping[str, Handler]:
        """Its orders by name."""

    def hears(self) -> Mapping[type[Event], Hearing]:
        """The events that tell it anything, and what it makes of each."""
        return {}

    def watches(self, t: int) -> bool:
        """Whether it must hear of every place that is told; else it hears of those that show somebody in or out."""
        return False

    def fire(self, due: Due, world: World) -> Sequence[Found]:
        """Make the move that has fallen due; the clock of `world` is that moment."""
        raise NotImplementedError(f"nothing of {self.what} falls due")

    def follow(self, change: Change, world: World) -> Sequence[Found]:
        """Something of another institution moved."""
        return ()

    def move(self, thing: T, new: str, cause: Cause) -> Change:
        """Move one by a row of the table, and keep what goes with it; raises OffTheTable where there is no such row."""
        return self.machine.move(thing, new, cause)

    def served(self, thing: T) -> tuple[str, ...]:
        """The clauses that this one serves by itself, whatever moves it."""
        return ()

    def void(self, name: str, cause: Cause) -> Sequence[Found]:
        """The order that opened this turned out to be forbidden: from now on it holds no longer."""
        one = self.machine.things[name]
        if not self.machine.may(one.state, self.voided, cause.by):
            return []
        return [self.move(one, self.voided, cause._replace(clauses=cause.clauses or self.served(one)))]

    # Keeping ----------------------------------------------------------------------------------------------------------

    def wipe(self, cause: Cause) -> list[Found]:
        """A new era: what goes on ends, and all that is over is forgotten, so that its ids are free again."""
        if self.ended is None:
            return []
        going = [one for one in self.machine.things.values() if self.machine.may(one.state, self.ended, "told")]
        found: list[Found] = [self.move(one, self.ended, cause) for one in going]
        self.machine.clear()
        return found

    def dump(self) -> Any:
        """All of it as plain data."""
        return self.machine.dump()

    def load(self, data: Any) -> None:
        """Takes up where `dump` left off."""
        self.machine.load(data)
