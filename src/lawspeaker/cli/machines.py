"""`python -m lawspeaker.cli.machines`: writes the page of all institutions, docs/institutions.md, from their tables."""

from collections.abc import Iterator
from sys import modules
from typing import Any

from lawspeaker.institutions.institution import Institution
from lawspeaker.institutions.machine import Move
from lawspeaker.institutions.seats import seats

BY = {"order": "an order", "told": "a told fact", "deadline": "time alone", "override": "staff, or a finding"}
HEAD = """# Institutions

Whatever has an owner, a member, a status or a licence stands in one state and moves by a table. What stands in no row
cannot happen. This page is made from those tables: `python -m lawspeaker.cli.machines > docs/institutions.md`.

An *order* is a player's or a staff member's command, judged by the rulebook before it is carried out. A *told fact* is
an event that tells a result. *Time alone* is a deadline, worked out from what the thing is. *Staff, or a finding* is
the staff's hand with a reason, or the discovery that what opened it was forbidden.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *(line for seat in seats() for line in _machine(seat))])


def _machine(seat: type[Institution[Any]]) -> Iterator[str]:
    yield f"## {seat.what.capitalize()}\n"
    yield f"{(modules[seat.__module__].__doc__ or '').strip()}\n"
    yield "| from | to | by |"
    yield "|---|---|---|"
    for old, new, by in _rows(seat.table):
        yield f"| {old or '(nothing)'} | {new} | {by} |"
    yield ""
    ends = sorted({m.new for m in seat.table} - {m.old for m in seat.table})
    if ends:
        yield f"It ends as {', '.join(ends)}.\n"
    if reads := ", ".join(f"`let {name}` ({kind})" for name, kind in seat.reads.items()):
        yield f"It reads {reads}.\n"
    if needs := " and ".join(f"`let {name}`" for name in seat.needs):
        yield f"Without {needs} a rulebook has none.\n"


def _rows(table: frozenset[Move]) -> list[tuple[str, str, str]]:
    """The pairs of states in the order in which a thing comes by them, each with all that moves it."""
    pairs: dict[tuple[str, str], set[str]] = {}
    for old, new, by in table:
        pairs.setdefault((old or "", new), set()).add(by)
    reached, order = {"": 0}, [""]
    for state in order:
        for new in sorted(n for o, n in pairs if o == state and n not in reached):
            reached[new] = len(order)
            order.append(new)
    ranked = sorted(pairs, key=lambda pair: (reached.get(pair[0], len(pairs)), reached.get(pair[1], len(pairs)), pair))
    return [(o, n, "; ".join(said for by, said in BY.items() if by in pairs[o, n])) for o, n in ranked]


def main() -> None:
    """Prints the page."""
    print(page(), end="")


if __name__ == "__main__":
    main()
