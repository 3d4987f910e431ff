"""The office: the organisation's own record, of its people, their links and roles, and of the keys it has given out.

Each change is an event in the record `office`, and what holds is folded from them. Whoever changes something holds the
record only for that moment, so the command line and the running service can both do it; who only reads needs no lock.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from lawspeaker.events.codec import Unknown
from lawspeaker.events.faults import quote
from lawspeaker.record import AbsentError, open_record, read_record
from lawspeaker.record.pages import Fields
from lawspeaker.service.errors import OfficeError
from lawspeaker.service.keys import ANY, Key, coin
from lawspeaker.service.rights import RIGHTS, sorted_rights

__all__ = ["OFFICE", "ROLES", "Office", "Person"]

OFFICE = "office"
"""The name of the record, and of its folder."""

ROLES = ("owner", "senior", "staff", "helper", "player")
"""What a person can be to the organisation, from the most to the least."""

ID = set("abcdefghijklmnopqrstuvwxyz0123456789-_")
LONGEST = 40


class Person(Struct):
    """Somebody the organisation knows, by an id of its own: his role, his accounts by where they are, his licences."""

    id: str
    role: str = "player"
    accounts: dict[str, str] = field(default_factory=dict)
    licences: list[str] = field(default_factory=list)


class Office:
    """The office in a data folder. `by` is who changes something; `wall` gives Unix milliseconds."""

    def __init__(self, data: Path, wall: Callable[[], int], by: str = "console") -> None:
        self._folder, self._wall, self._by = data / OFFICE, wall, by
        self._keys: dict[str, Key] = {}
        self._people: dict[str, Person] = {}
        self._read = 0
        self.look()

    # Asking -----------------------------------------------------------------------------------------------------------

    def look(self) -> bool:
        """Read what was changed since; whether anything was."""
        before = self._read
        try:
            with read_record(self._folder) as record:
                for seq, fields in record.fields(self._read + 1):
                    self._fold(fields)
                    self._read = seq
        except AbsentError:
            return False
        return self._read != before

    def all_keys(self) -> list[Key]:
        """Every key that was ever given out, by id."""
        return [self._keys[id_] for id_ in sorted(self._keys)]

    def key(self, id_: str) -> Key | None:
        """The key of this id."""
        return self._keys.get(id_)

    def people(self) -> list[Person]:
        """Everybody the office knows, by id."""
        return [self._people[id_] for id_ in sorted(self._people)]

    # Keys -------------------------------------------------------------------------------------------------------------

    def add_key(self, id_: str, may: Sequence[str], servers: Sequence[str] = (ANY,), source: str | None = None) -> str:
        """Give out a key; what its holder shows, which is told this once. Raises `OfficeError`."""
        self.look()
        _check_id(id_, "a key")
        if id_ in self._keys:
            raise OfficeError(f"there is a key `{id_}` already: rotate it, or choose another name")
        wrong = [right for right in may if right not in RIGHTS]
        if wrong or not may:
            there = "; ".join(f"`{right}`: {what}" for right, what in RIGHTS.items())
            said = f"there is no right {quote(wrong[0])}" if wrong else "a key has to allow something"
            raise OfficeError(f"{said}; there are {there}")
        if not servers or source == "":
            raise OfficeError("a key is for servers that are named, and for one source that is named, or for all")
        shown, hash_ = coin(id_)
        made = {"id": id_, "label": id_, "may": sorted_rights(may), "servers": list(servers), "hash": hash_}
        self._write("key_added", made | ({"for": source} if source else {}))
        return shown

    def rotate_key(self, id_: str, grace: int = 0) -> str:
        """Give a key a new secret; the old one holds good for `grace` milliseconds. Raises `OfficeError`."""
        self._must_have(id_)
        shown, hash_ = coin(id_)
        self._write("key_rotated", {"id": id_, "hash": hash_, "until": self._wall() + grace})
        return shown

    def revoke_key(self, id_: str) -> None:
        """Let a key be good no more. Raises `OfficeError`."""
        self._must_have(id_)
        self._write("key_revoked", {"id": id_})

    def _must_have(self, id_: str) -> None:
        self.look()
        key = self._keys.get(id_)
        if key is None:
            there = ", ".join(f"`{known}`" for known in sorted(self._keys)) or "none yet"
            raise OfficeError(f"there is no key {quote(id_)}; there are: {there}")
        if key.revoked is not None:
            raise OfficeError(f"the key `{id_}` was revoked: add a new one")

    # People -----------------------------------------------------------------------------------------------------------

    def set_role(self, id_: str, role: str) -> None:
        """Somebody has this role from now on. Raises `OfficeError`."""
        _check_id(id_, "a person")
        if role not in ROLES:
            raise OfficeError(f"there is no role {quote(role)}; there are {', '.join(ROLES)}")
        self._write("role", {"id": id_, "role": role})

    def link(self, id_: str, where: str, account: str | None) -> None:
        """An account, on Steam or Discord say, is this person's; `None`: none there is. Raises `OfficeError`."""
        _check_id(id_, "a person")
        self.look()
        taken = [p.id for p in self.people() if p.accounts.get(where) == account is not None and p.id != id_]
        if taken:
            raise OfficeError(f"that account is linked with `{taken[0]}`: unlink it there first")
        self._write("link", {"id": id_, "where": where, "account": account})

    def license(self, id_: str, kind: str, on: bool) -> None:
        """Somebody has a licence of this kind from now on, or has it no longer. Raises `OfficeError`."""
        _check_id(id_, "a person")
        _check_id(kind.replace("_", "-"), "a licence")
        self._write("licensed", {"id": id_, "kind": kind, "on": on})

    # Keeping ----------------------------------------------------------------------------------------------------------

    def _write(self, kind: str, what: dict[str, Any]) -> None:
        event = Unknown(type=kind, t=self._wall(), server=OFFICE, source=OFFICE, rest={**what, "by": self._by})
        with open_record(self._folder) as record:
            taken = record.append([event])
        if taken.faults:
            raise OfficeError(str(taken.faults[0][1]))
        self.look()

    def _fold(self, event: Fields) -> None:
        kind = event["type"]
        if kind == "key_added":
            key = Key(
                id=event["id"],
                name=event["label"],
                may=event["may"],
                servers=event["servers"],
                hash=event["hash"],
                source=event.get("for"),
                made=event["t"],
            )
            self._keys[key.id] = key
        elif kind in ("key_rotated", "key_revoked"):
            self._change(self._keys[event["id"]], event)
        elif kind == "role":
            self._person(event["id"]).role = event["role"]
        elif kind == "link":
            self._link(self._person(event["id"]), event)
        elif kind == "licensed":
            held = {*self._person(event["id"]).licences} - {event["kind"]}
            self._person(event["id"]).licences = sorted(held | {event["kind"]} if event["on"] else held)

    @staticmethod
    def _change(key: Key, event: Fields) -> None:
        if event["type"] == "key_revoked":
            key.revoked = event["t"]
        else:
            key.old, key.until, key.hash = key.hash, event["until"], event["hash"]

    @staticmethod
    def _link(person: Person, event: Fields) -> None:
        if event["account"] is None:
            person.accounts.pop(event["where"], None)
        else:
            person.accounts[event["where"]] = event["account"]

    def _person(self, id_: str) -> Person:
        return self._people.setdefault(id_, Person(id_))


def _check_id(id_: str, what: str) -> None:
    if not id_ or len(id_) > LONGEST or not set(id_) <= ID:
        raise OfficeError(
            f"{quote(id_)} cannot be the name of {what}: take up to {LONGEST} of a to z, 0 to 9, `-` and `_`"
        )
