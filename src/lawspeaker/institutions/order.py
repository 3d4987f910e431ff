"""Orders on their way to an institution: read, answered with what is wrong, or ready to be carried out.

An institution says of an order either what is wrong with it, or how it would be carried out. Between the two the
referee judges it: nothing moves before the law has been asked.
"""

from collections.abc import Callable, Mapping
from math import nan
from typing import Any, NamedTuple, TypeAlias

from msgspec import UNSET, UnsetType

from lawspeaker.events import Command
from lawspeaker.events.findings import Found
from lawspeaker.institutions.words import LONGEST_ID
from lawspeaker.world.world import World


class Order(NamedTuple):
    """One command: who gave it, its arguments, its `seq`, and the law's clock in ms.

    `building` and `entity` are what he looks at (None: nothing, UNSET: nobody told), `at` where he stands, `via` by
    which way it came.
    """

    player: str
    name: str
    args: Mapping[str, Any]
    seq: int
    t: int
    building: str | UnsetType | None = UNSET
    entity: str | UnsetType | None = UNSET
    at: tuple[float, float, float] | UnsetType | None = UNSET
    via: str = "game"

    @classmethod
    def of(cls, event: Command, clock: int, world: World) -> "Order":
        """The order in a command event."""
        looked = (faced(event, world), event.entity, event.at, event.via)
        return cls(event.player, event.name, event.args, event.seq, clock, *looked)

    def text(self, *names: str) -> str | None:
        """The first of these arguments that is a text with something in it."""
        for name in names:
            value = self.args.get(name)
            if isinstance(value, str) and value.strip():
                return value.strip()
        return None

    def words(self, *names: str) -> str:
        """What he wrote in the first of these arguments that has something in it: whoever left all out said nothing."""
        return self.text(*names) or ""

    def texts(self, name: str) -> list[str]:
        """An argument that is several texts, or one; empty ones are left out."""
        said = self.args.get(name)
        several = said if isinstance(said, list) else [said]
        return [each for each in several if isinstance(each, str) and each]

    def moment(self, name: str) -> int | None:
        """An argument that is a time in ms."""
        value = self.args.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def amount(self, name: str) -> float | None:
        """An argument that is a number, or a text that is one; whatever else is no number (NaN)."""
        value = self.args.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            return nan
        try:
            return float(value)
        except (ValueError, OverflowError):
            return nan

    def house(self) -> str | None:
        """The house it is about: the one named, or else the one he looks at."""
        looked = self.building if isinstance(self.building, str) and self.building else None
        return self.text("building", "base") or looked

    def subject(self, name: str) -> str | None:
        """An argument that names an event or a thing: a `seq`, `server:seq` or an id."""
        number = self.moment(name)
        return str(number) if number is not None else self.text(name)


def faced(event: Command, world: World) -> str | UnsetType | None:
    """The house that somebody looks at who gives an order; who looks at its cupboard looks at the house."""
    if event.building is not UNSET or not isinstance(event.entity, str):
        return event.building
    return world.buildings.of_cupboard(event.entity) or UNSET


class Refusal(NamedTuple):
    """Why an order is not carried out, as a sentence for the player, and the clauses that say so.

    One that is not `whole` does not say yet what it is about, so that no article has anything to say of it.
    """

    say: str
    clauses: tuple[str, ...] = ()
    whole: bool = True


class Done(NamedTuple):
    """What came of an order: a sentence for the player, the id it opened or added to, what moved, who is told."""

    say: str
    id: str | None = None
    found: tuple[Found, ...] = ()


Plan: TypeAlias = Callable[[], Done]
Handler: TypeAlias = Callable[[Order, World], Refusal | Plan]


def named(order: Order, what: str, taken: Callable[[str], bool], clauses: tuple[str, ...]) -> str | Refusal:
    """The id of what this order opens: the one it gives, or `what:seq`; or why that id will not do."""
    given = order.args.get("id")
    if given is None:
        return f"{what}:{order.seq}"
    if not isinstance(given, str) or not 0 < len(given) <= LONGEST_ID or not given.isprintable():
        return Refusal(f"An `id` is a text of 1 to {LONGEST_ID} characters that can be printed.", clauses)
    if taken(given):
        return Refusal(f"The id `{given}` is taken. Choose another, or leave it out.", clauses)
    kept, colon, number = given.rpartition(":")
    if colon and kept.isidentifier() and number.isdecimal() and number != str(order.seq):
        return Refusal(f"Ids such as `{what}:7` are given by the record. Choose another, or leave it out.", clauses)
    return given
