"""A record kept in memory: the smallest store there is, and what the contract of a record is read against."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext

from msgspec import Struct

from lawspeaker.record.chain import Forgotten, Page, Retained
from lawspeaker.record.store import Line, Person
from lawspeaker.record.writer import Owner, held_by


class Shelf(Struct, kw_only=True):
    """The data of one record, which outlives those who open it."""

    state: bytes | None = None
    journal: dict[int, Line] = {}
    links: dict[int, bytes] = {}
    pages: dict[int, Page] = {}
    orders: list[bytes] = []
    parts: dict[int, dict[str, bytes]] = {}
    people: dict[int, Person] = {}
    snapshots: dict[str, bytes] = {}
    owner: Owner | None = None


class Memory:
    """The store over a shelf."""

    def __init__(self, shelf: Shelf | None = None) -> None:
        self.shelf = Shelf() if shelf is None else shelf
        self._mine = False

    def hold(self) -> None:
        if self.shelf.owner is not None:
            raise held_by(self.shelf.owner, "in memory")
        self.shelf.owner = Owner.me()
        self._mine = True

    def close(self) -> None:
        if self._mine:
            self.shelf.owner = None
            self._mine = False

    def still(self) -> AbstractContextManager[None]:
        return nullcontext()

    def state(self) -> bytes | None:
        return self.shelf.state

    def waiting(self, first: int, size: int) -> list[Line]:
        found: list[Line] = []
        for seq in sorted(seq for seq in self.shelf.journal if seq >= first):
            if size <= 0:
                break
            found.append(self.shelf.journal[seq])
            size -= len(found[-1].raw)
        return found

    def links(self, first: int = 1) -> Iterator[tuple[int, bytes]]:
        return ((number, self.shelf.links[number]) for number in sorted(self.shelf.links) if number >= first)

    def link(self, number: int) -> bytes | None:
        return self.shelf.links.get(number)

    def orders(self) -> list[bytes]:
        return list(self.shelf.orders)

    def page_after(self, seq: int) -> bytes | None:
        return self._first(number for number, page in self.shelf.pages.items() if page.last >= seq)

    def page_at(self, clock: int) -> bytes | None:
        return self._first(number for number, page in self.shelf.pages.items() if page.until >= clock)

    def _first(self, numbers: Iterator[int]) -> bytes | None:
        number = min(numbers, default=None)
        return None if number is None else self.shelf.links.get(number)

    def parts(self, number: int) -> dict[str, bytes]:
        return dict(self.shelf.parts.get(number, {}))

    def people(self) -> list[Person]:
        return [person for _, person in sorted(self.shelf.people.items())]

    def snapshot(self, name: str) -> bytes | None:
        return self.shelf.snapshots.get(name)

    def size(self) -> int:
        parts = (len(part) for parts in self.shelf.parts.values() for part in parts.values())
        lines = (len(line.raw) for line in self.shelf.journal.values())
        return sum(parts) + sum(lines) + sum(map(len, self.shelf.links.values()))

    def faults(self) -> list[str]:
        return []

    def keep(self, lines: Sequence[Line], state: bytes, meanwhile: Callable[[], None]) -> None:
        meanwhile()
        self.shelf.journal |= {line.seq: line for line in lines}
        self.shelf.state = state

    def seal(
        self, page: Page, body: bytes, parts: Mapping[str, bytes], newcomers: Sequence[Person], state: bytes
    ) -> None:
        self.shelf.people |= {person.number: person for person in newcomers}
        self.shelf.links[page.number] = body
        self.shelf.pages[page.number] = page
        self.shelf.parts[page.number] = dict(parts)
        self.shelf.journal = {seq: line for seq, line in self.shelf.journal.items() if seq > page.last}
        self.shelf.state = state

    def erase(self, order: Retained | Forgotten, body: bytes, state: bytes) -> None:
        self.shelf.links[order.number] = body
        self.shelf.orders.append(body)
        self.shelf.state = state
        if isinstance(order, Forgotten):
            self.carry_out(order)
            return
        for number, parts in self.shelf.parts.items():
            if number <= order.upto:
                parts.pop(order.part, None)

    def carry_out(self, order: Forgotten) -> None:
        self.shelf.people |= {number: Person(number, None, None) for number in order.people}
        self.shelf.snapshots = {}

    def put(self, name: str, snapshot: bytes | None) -> None:
        if snapshot is None:
            self.shelf.snapshots.pop(name, None)
        else:
            self.shelf.snapshots[name] = snapshot
