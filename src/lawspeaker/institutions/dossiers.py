"""Dossiers: what an institution has of each person, so that nobody has to look through all that it ever had.

Whichever of his accounts it was about, it is in his dossier.
"""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from lawspeaker.institutions.machine import Machine, Thing
from lawspeaker.institutions.persons import Persons

T = TypeVar("T", bound=Thing)


class Dossiers(Generic[T]):
    """The things of one machine by person, those of each in the order in which they began; `whose` says whom one is
    about, which never changes.

    They are put together anew when one has begun or was forgotten, or accounts were joined: the cost of that grows with
    all things, that of asking only with those of the person.
    """

    def __init__(self, machine: Machine[T], persons: Persons, whose: Callable[[T], str]) -> None:
        self.machine, self.persons, self.whose = machine, persons, whose
        self._of: dict[str, list[T]] = {}
        self._edition = (-1, -1)

    def of(self, player: str) -> Sequence[T]:
        """All that there is of this player's person."""
        edition = self.machine.edition, self.persons.edition
        if self._edition != edition:
            self._edition, self._of = edition, {}
            for thing in self.machine.things.values():
                self._of.setdefault(self.persons.of(self.whose(thing)), []).append(thing)
        return self._of.get(self.persons.of(player), ())
