"""Verifying a record: what is there and as it was sealed, what was erased and by whose order, and what is wrong.

Erased is not missing: a part or a person that is gone must be named by an order in the chain, and an order in the
chain must have been carried out.
"""

from collections.abc import Mapping, Sequence

import msgspec
from msgspec import Struct

from lawspeaker.record import chain
from lawspeaker.record.chain import Forgotten, Link, Order, Page, Retained
from lawspeaker.record.errors import RecordError
from lawspeaker.record.lines import marked
from lawspeaker.record.state import State
from lawspeaker.record.store import Store

__all__ = ["Report", "retained", "verify"]

AT_ONCE = 1 << 20


class Report(Struct):
    """What verifying found: `faults` is empty for a sound record. `lines` counts events, `waiting` those not sealed."""

    pages: int = 0
    orders: int = 0
    lines: int = 0
    waiting: int = 0
    people: int = 0
    faults: list[str] = []
    erased: list[str] = []

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def retained(orders: Sequence[Order], page: int, part: str) -> Retained | None:
    """The order by which this part of this page was erased, if there is one."""
    for order in orders:
        if isinstance(order, Retained) and order.part == part and page <= order.upto:
            return order
    return None


def verify(store: Store, state: State, published: str | None = None) -> Report:
    """Go over everything once. `published` is the hash of a link, as it was told to the world before."""
    report = Report(faults=store.faults())
    try:
        _all(store, state, published, report)
    except RecordError as error:
        report.faults.append(str(error))
    return report


def _all(store: Store, state: State, published: str | None, report: Report) -> None:
    bodies = list(store.links())
    kept = dict(bodies)
    links = _links(bodies, report)
    _chain(bodies, links, state, report)
    if published is not None and published not in {chain.START, *(chain.digest(body) for _, body in bodies)}:
        report.faults.append("the published hash is that of no link: another record was published")
    orders = [link for link in links.values() if not isinstance(link, Page)]
    report.orders = len(orders)
    report.erased = [chain.say(order) for order in orders]
    for page in links.values():
        if isinstance(page, Page):
            _page(page, store.parts(page.number), orders, report)
            if store.page_after(page.last) != kept[page.number]:
                report.faults.append(f"page {page.number} is not found where its events are looked for")
    _journal(store, state, report)
    _people(store, state, orders, report)


def _links(bodies: Sequence[tuple[int, bytes]], report: Report) -> dict[int, Link]:
    """The links that can be read and stand in their own place, by number."""
    links: dict[int, Link] = {}
    for number, body in bodies:
        try:
            link = chain.decode(body)
        except msgspec.DecodeError:
            report.faults.append(f"page {number} has been altered: its header cannot be read")
            continue
        if link.number != number:
            report.faults.append(f"page {link.number} has been put in the place of page {number}")
        else:
            links[number] = link
    return links


def _chain(bodies: Sequence[tuple[int, bytes]], links: dict[int, Link], state: State, report: Report) -> None:
    there = {number for number, _ in bodies}
    report.faults += [f"page {number} is missing" for number in range(1, state.link + 1) if number not in there]
    report.faults += [f"page {number} was added behind the end" for number in sorted(there) if number > state.link]
    expected = {link.number - 1: link.previous for link in links.values()} | {state.link: state.hash}
    broken = {number for number, body in bodies if expected.get(number, chain.digest(body)) != chain.digest(body)}
    for number in sorted(broken & links.keys()):
        if number + 1 not in broken:
            report.faults.append(f"page {number} has been altered: its header is not the one that was chained")
    if 1 in links and links[1].previous != chain.START and 1 not in broken:
        report.faults.append("page 1 has been altered: it says that another came before it")
    end = 0
    for page in links.values():
        if isinstance(page, Page):
            if page.first <= end:
                report.faults.append(f"page {page.number} begins before the page before it ends")
            end = max(end, page.last)


def _page(page: Page, parts: Mapping[str, bytes], orders: Sequence[Order], report: Report) -> None:
    report.pages += 1
    report.lines += page.lines
    for name, part in page.parts.items():
        order = retained(orders, page.number, name)
        if name not in parts and order is None:
            report.faults.append(f"the {name} of page {page.number} are missing, and no order says so")
        elif name in parts and chain.digest(parts[name]) != part.hash:
            report.faults.append(f"the {name} of page {page.number} have been altered")
        elif name in parts and order is not None:
            report.faults.append(
                f"order {order.number} was not carried out: the {name} of page {page.number} are there"
            )
    report.faults += [f"page {page.number} has a part too many: {name}" for name in parts if name not in page.parts]


def _journal(store: Store, state: State, report: Report) -> None:
    mark, seq = state.root, 0
    while lines := store.waiting(seq + 1, AT_ONCE):
        for line in lines:
            if marked(line, mark) != line:
                report.faults.append(f"the journal has been altered at event {line.seq}, or just before it")
            mark, seq = line.mark, line.seq
        report.waiting += len(lines)
    report.lines += report.waiting
    if mark != state.mark:
        report.faults.append("the end of the journal is missing")


def _people(store: Store, state: State, orders: Sequence[Order], report: Report) -> None:
    people = {person.number: person for person in store.people()}
    report.people = len(people)
    forgotten = {number: order for order in orders if isinstance(order, Forgotten) for number in order.people}
    missing = [number for number in range(1, state.people + 1) if number not in people]
    if missing:
        report.faults.append(f"{len(missing)} of {state.people} rows of the table of people are missing")
    for number, person in people.items():
        order = forgotten.get(number)
        if order is None and (person.account is None or person.key is None):
            report.faults.append(f"the account or key of person {number} is missing, and no order says so")
        elif order is not None and (person.account is not None or person.key is not None):
            report.faults.append(f"order {order.number} was not carried out: person {number} is still known")
