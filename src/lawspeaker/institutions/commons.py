"""What all institutions of a server share: the rulebooks they are pinned to, who is whom, who belongs to whom."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from lawspeaker.events import Event
from lawspeaker.events.findings import Found
from lawspeaker.institutions.groups import Groups
from lawspeaker.institutions.modes import Modes
from lawspeaker.institutions.order import Order
from lawspeaker.institutions.persons import Persons
from lawspeaker.institutions.staff import Staff
from lawspeaker.law.tree import Rulebook
from lawspeaker.world.world import World


class Tenure(NamedTuple):
    """Whose land is, by right, and since when (ms)."""

    group: str
    since: int


class Commons:
    """The rulebook in force and those before it by hash; groups, modes, persons and staff, which are only told.

    `taken` says whether anything of any institution has an id already; `tenure` whose some land is, `lands` which land
    is a group's; `war_of` the war that an order is about; `alert` brings news to players on Discord: to whom, what, of
    which kind, when (ms), in which world.
    """

    def __init__(self, book: Rulebook, taken: Callable[[str], bool]) -> None:
        self.book = book
        self.books = {book.hash: book}
        self.groups = Groups()
        self.modes = Modes(book)
        self.persons = Persons()
        self.staff = Staff()
        self.taken = taken
        self.tenure: Callable[[str], Tenure | None] = lambda land: None
        self.lands: Callable[[str], Sequence[str]] = lambda group: ()
        self.war_of: Callable[[Order], object] = lambda order: None
        self.alert: Callable[[Sequence[str], str, str, int, World], list[Found]] = lambda to, say, kind, t, world: []

    def take(self, event: Event, clock: int) -> None:
        """What an event tells of all this, at this clock (ms)."""
        self.groups.take(event)
        self.modes.take(event, clock)
        self.persons.take(event)
        self.staff.take(event, clock)

    def adopt(self, book: Rulebook) -> None:
        """From now on this rulebook is in force; what began under another goes on under that."""
        self.book = self.modes.book = book
        self.books[book.hash] = book

    def sides(self, player: str) -> list[str]:
        """In whose name he may hold land: each of his groups, and he himself, who may have none."""
        return [*self.groups.all_of(player), player]

    def free(self, what: str, seq: int) -> str:
        """An id of its own for what begins by itself at this event."""
        name = f"{what}:{seq}"
        while self.taken(name):
            name += "+"
        return name
