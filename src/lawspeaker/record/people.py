"""Who is who in the pages: people are numbers there, and one erasable table knows which account a number is.

What a person said and what he is called is shut away with a key of his own, which stands in the same table. To forget
him is to destroy his row: his number stays, and neither account, name nor word can be had from any copy of a page.
"""

from collections.abc import Callable, Iterable, Iterator
from secrets import token_bytes

from lawspeaker.record.store import Person

__all__ = ["ROLES", "People", "accounts_in"]

ROLES = frozenset(
    {"a", "accused", "aliases", "attacker", "authorised", "b", "buyer", "by", "discord", "from", "leaders", "members"}
    | {"near", "owner", "player", "players", "representatives", "seller", "subject", "target", "to", "victim"}
)
"""Fields that say who: whatever account stands in one gets a number."""

KEY = 32
MARK = "@"


def accounts_in(value: object) -> Iterator[str]:
    """The accounts in the value of a field that says who: one, or a list."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield from (part for part in value if isinstance(part, str))


class People:
    """Accounts and numbers, both ways, and the keys. Numbers count from 1 and are never given twice."""

    def __init__(self, known: Iterable[Person] = ()) -> None:
        self._people = {person.number: person for person in known}
        self._numbers = {
            person.account: person.number for person in self._people.values() if person.account is not None
        }
        self._newcomers: list[Person] = []
        self.highest = max(self._people, default=0)
        """The last number given."""

    def number(self, account: str) -> int | None:
        """The number of an account, if it has one."""
        return self._numbers.get(account)

    def introduce(self, account: str) -> int:
        """The number of an account, which is given one if need be."""
        number = self._numbers.get(account)
        if number is None:
            self.highest = number = self.highest + 1
            person = Person(number, account, token_bytes(KEY))
            self._people[number] = person
            self._numbers[account] = number
            self._newcomers.append(person)
        return number

    def newcomers(self) -> list[Person]:
        """Those who were given a number and are in no table yet; asked once."""
        found, self._newcomers = self._newcomers, []
        return found

    def forget(self, number: int) -> None:
        """Leave nothing of a person but his number."""
        account = self._people[number].account
        if account is not None:
            del self._numbers[account]
        self._people[number] = Person(number, None, None)

    def called(self, number: int) -> str:
        """The account of this number, or what stands for it once it is forgotten."""
        person = self._people.get(number)
        return f"forgotten:{number}" if person is None or person.account is None else person.account

    def key(self, number: int) -> bytes | None:
        """The key of this person's words; `None` once it is destroyed."""
        person = self._people.get(number)
        return None if person is None else person.key

    def mask(self, value: object) -> object:
        """`value` with a mark and a number in place of every account in it that has one."""
        return _each_text(value, self._masked)

    def unmask(self, value: object) -> object:
        """What `mask` was given, but for those who are forgotten."""
        return _each_text(value, self._unmasked)

    @staticmethod
    def masked(value: object) -> int | None:
        """The number that `mask` put in place of an account; `None` for anything else."""
        if isinstance(value, str) and value.startswith(MARK) and not value.startswith(MARK, 1):
            return int(value[1:])
        return None

    def _masked(self, text: str) -> str:
        number = self._numbers.get(text)
        if number is not None:
            return f"{MARK}{number}"
        return MARK + text if text.startswith(MARK) else text

    def _unmasked(self, text: str) -> str:
        if not text.startswith(MARK):
            return text
        return text[1:] if text.startswith(MARK, 1) else self.called(int(text[1:]))


def _each_text(value: object, change: Callable[[str], str]) -> object:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_each_text(part, change) for part in value]
    if isinstance(value, dict):
        return {change(name): _each_text(part, change) for name, part in value.items()}
    return value
