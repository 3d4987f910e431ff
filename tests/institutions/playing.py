"""What players and time may do to institutions: every module of `plays` gives the orders and told facts of one subject.

A module has `ORDERS` and `TOLD`, strategies of a name and its fields, and perhaps `LAW`, the numbers that its
institution reads; in an order's fields `building` is what its sender looks at.
"""

from importlib import import_module
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from institutions.town import DAY, MINUTE, STAFF

Play = st.SearchStrategy[tuple[str, dict[str, Any]]]
PEOPLE = ("ann", "bo", "cy", "root")
people = st.sampled_from(PEOPLE)
ids = st.sampled_from(("a", "b", "c"))
maybe_id = st.none() | ids
groups = st.sampled_from(("oak", "elm"))
houses = st.sampled_from(("b1", "b2"))


def order(name: str, /, **args: st.SearchStrategy[Any]) -> Play:
    """An order with some of these arguments, or all."""
    some = st.fixed_dictionaries({}, optional=args)
    return st.tuples(st.just(name), some | st.fixed_dictionaries(args))


def told(name: str, /, **fields: st.SearchStrategy[Any]) -> Play:
    """An event with these fields."""
    return st.tuples(st.just(name), st.fixed_dictionaries(fields))


def subjects() -> list[Any]:
    """The modules of `plays`."""
    return [
        import_module(f"institutions.plays.{f.stem}") for f in sorted((Path(__file__).parent / "plays").glob("*.py"))
    ]


def law() -> str:
    """The numbers that all institutions read, as one chapter."""
    return "\n".join([STAFF, *(subject.LAW for subject in subjects() if hasattr(subject, "LAW"))])


waits = st.sampled_from((0, 0, 1, 1000, MINUTE - 1, MINUTE, 10 * MINUTE, DAY, 8 * DAY))


def evenings() -> st.SearchStrategy[list[Any]]:
    """Orders, told facts and waits, one after the other."""
    plays = [play for subject in subjects() for play in (*subject.ORDERS, *subject.TOLD)]
    return st.lists(st.tuples(waits, people, st.one_of(plays)), max_size=25)
