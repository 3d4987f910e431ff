"""What is shut away under a person's key: his words, and what he is called.

Fields are told by their names, so that an event of a type unknown to this version is kept by the same rules. A field
that belongs to nobody (`reason` without `player` or `by`) stays where it is.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from secrets import token_bytes

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from msgspec.structs import fields

from lawspeaker.events import TYPES
from lawspeaker.record.columns import compress, expand
from lawspeaker.record.errors import DamagedError
from lawspeaker.record.people import People

__all__ = ["NAMES", "WORDS", "lock", "must_be_there", "owner_in", "private", "salted", "unlock", "unsalted"]

WORDS = "words"
NAMES = "names"

_WORDS = dict.fromkeys(("image", "note", "proof", "reason", "terms", "text"), WORDS)
_NAMES = dict.fromkeys(("discord_name", "ip"), NAMES)
_CALLED = dict.fromkeys(("name", "tag"), NAMES)

SALT = 16
NONCE = 12


@cache
def private(kind: str) -> Mapping[str, str]:
    """The fields of this type of event, and of its `args`, that are shut away, and the part each goes to."""
    if kind in {"joined", "named"} or kind not in TYPES:
        return _WORDS | _NAMES | _CALLED
    return _WORDS | _NAMES


def owner_in(names: Iterable[str]) -> str | None:
    """Which of these fields says whose words they are."""
    there = set(names)
    return next((name for name in ("player", "by") if name in there), None)


@cache
def must_be_there(kind: str, field: str) -> bool:
    """Whether an event of this type is none without this field."""
    known = TYPES.get(kind)
    return known is not None and any(found.encode_name == field and found.required for found in fields(known))


def salted(body: bytes) -> bytes:
    """`body` behind a salt of its own, so that its hash tells nothing once both are gone."""
    return token_bytes(SALT) + body


def unsalted(part: bytes) -> bytes:
    """What `salted` was given."""
    return part[SALT:]


def lock(values: Mapping[int, list[object]], people: People) -> bytes:
    """Each person's values under his key, as a salted part. The salt, new for each part, makes the nonce."""
    salt = token_bytes(SALT)
    shut = {}
    for number, mine in values.items():
        key = people.key(number)
        assert key is not None, "nobody speaks after he is forgotten: he would have a new number"
        shut[number] = AESGCM(key).encrypt(salt[:NONCE], _small(mine), None)
    return salt + msgspec.msgpack.encode(shut)


def unlock(part: bytes, people: People) -> dict[int, Iterator[object]]:
    """The values of everybody in a part who is not forgotten; raises `DamagedError` if a key does not fit."""
    found: dict[int, Iterator[object]] = {}
    for number, mine in msgspec.msgpack.decode(unsalted(part), type=dict[int, bytes]).items():
        key = people.key(number)
        if key is None:
            continue
        try:
            found[number] = iter(_large(AESGCM(key).decrypt(part[:NONCE], mine, None)))
        except InvalidTag:
            raise DamagedError(f"the key of person {number} does not open what he said") from None
    return found


def _small(values: list[object]) -> bytes:
    plain = msgspec.json.encode(values)
    return min(plain, compress(plain), key=len)


def _large(body: bytes) -> list[object]:
    return msgspec.json.decode(body if body.startswith(b"[") else expand(body), type=list[object])
