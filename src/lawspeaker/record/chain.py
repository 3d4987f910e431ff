"""The chain: every sealed page and every order to erase is a link that holds the hash of the link before it.

A page's link holds a salted hash of each of its parts, never the parts themselves. So an altered, missing, reordered
or cut page shows, and yet a part may be erased: the chain stays whole, and an order further on in it says why the
part is gone. Once the salt has gone with the part, the hash tells nothing about what it was.
"""

from hashlib import sha256
from typing import TypeAlias

import msgspec
from msgspec import Struct

__all__ = [
    "FORMAT",
    "START",
    "Forgotten",
    "Link",
    "Order",
    "Page",
    "Part",
    "Retained",
    "decode",
    "digest",
    "encode",
    "say",
]

FORMAT = 1
"""The format of pages that this version writes."""

START = "0" * 64
"""What the first link holds in place of the hash before it."""


class Part(Struct, frozen=True):
    """A part of a page: the SHA-256 of its salt and bytes, and how many bytes both are."""

    hash: str
    size: int


class Page(Struct, tag="page", frozen=True, kw_only=True):
    """A stretch of the record: events `first` to `last`, while the record's clock ran from `since` to `until`.

    `rows` counts the single positions, `holes` and `steps` the notes, `types` the events by type; `people` is the
    highest number of a person known when it was sealed.
    """

    number: int
    previous: str
    format: int = FORMAT
    first: int
    last: int
    since: int
    until: int
    lines: int
    rows: int
    holes: int
    steps: int
    people: int
    types: dict[str, int]
    parts: dict[str, Part]


class Retained(Struct, tag="retained", frozen=True, kw_only=True):
    """An order that ended the time for which one part is kept: it is erased in every page up to `upto`."""

    number: int
    previous: str
    clock: int
    part: str
    upto: int


class Forgotten(Struct, tag="forgotten", frozen=True, kw_only=True):
    """An order to forget these people, given when the record had come to event `seq`: their accounts and keys are
    destroyed. Only numbers are named."""

    number: int
    previous: str
    clock: int
    seq: int
    people: list[int]


Order: TypeAlias = Retained | Forgotten
Link: TypeAlias = Page | Order

_decoder: msgspec.json.Decoder[Link] = msgspec.json.Decoder(Link)


def encode(link: Link) -> bytes:
    """The bytes of a link, over which its hash goes."""
    return msgspec.json.encode(link)


def decode(body: bytes) -> Link:
    """The link in these bytes; raises `msgspec.DecodeError` (or its child `ValidationError`) if there is none."""
    return _decoder.decode(body)


def digest(body: bytes) -> str:
    """The hash of a link, or of a part with its salt."""
    return sha256(body).hexdigest()


def say(order: Order) -> str:
    """What an order did, as a sentence."""
    if isinstance(order, Retained):
        pages = "page 1" if order.upto == 1 else f"pages 1 to {order.upto}"
        return f"the {order.part} of {pages} were erased by order {order.number}"
    if len(order.people) == 1:
        return f"the account, names and words of person {order.people[0]} were erased by order {order.number}"
    people = ", ".join(map(str, order.people))
    return f"the accounts, names and words of persons {people} were erased by order {order.number}"
