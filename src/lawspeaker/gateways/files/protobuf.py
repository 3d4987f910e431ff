"""The wire format of protocol buffers, read by hand: numbered fields, each saying how long it is.

A message is a row of fields, each a key (number and wire type) and a value. A field nobody knows can be stepped
over by its wire type alone, so newer games stay readable. The game pads lengths to five bytes
(`83 80 80 80 00` is three); that is legal, if unusual.
"""

from collections.abc import Iterator
from math import isfinite
from struct import unpack_from
from typing import NamedTuple

VARINT, FIXED64, BYTES, GROUP, GROUP_END, FIXED32 = range(6)
_LONGEST = 10
_MASK = 2**64 - 1


class MessageError(ValueError):
    """The bytes are no message; the words say what is wrong with them."""


class Field(NamedTuple):
    """One field: `value` is a number for `VARINT`, else the bytes as they stand."""

    number: int
    wire: int
    value: int | bytes


def fields(data: bytes) -> Iterator[Field]:
    """The fields of a message in their order, unknown ones included; `MessageError` when it is cut or spoiled."""
    at = 0
    while at < len(data):
        key, at = varint(data, at)
        number, wire = key >> 3, key & 7
        if number == 0:
            raise MessageError("a field has the number 0, which no field has")
        value, at = _value(data, at, wire, number)
        yield Field(number, wire, value)


def varint(data: bytes, at: int) -> tuple[int, int]:
    """The number that begins at `at`, without sign and cut to 64 bits, and where it ends."""
    value = 0
    for place in range(_LONGEST):
        if at + place >= len(data):
            raise MessageError("the message is cut in the middle of a number")
        byte = data[at + place]
        value |= (byte & 0x7F) << (7 * place)
        if byte < 0x80:
            return value & _MASK, at + place + 1
    raise MessageError("a number is longer than any number can be")


def signed(value: int) -> int:
    """A 64-bit number read with its sign: the game writes -1 as 2⁶⁴-1."""
    return value - 2**64 if value >= 2**63 else value


def text(value: bytes) -> str:
    """Text as the game wrote it; bytes that are no text become `�`."""
    return value.decode("utf-8", "replace")


def single(value: bytes) -> float | None:
    """A four-byte number; `None` for one that is endless or none at all."""
    number: float = unpack_from("<f", value)[0]
    return number if isfinite(number) else None


def _value(data: bytes, at: int, wire: int, number: int) -> tuple[int | bytes, int]:
    if wire == VARINT:
        return varint(data, at)
    if wire == BYTES:
        size, at = varint(data, at)
        return _take(data, at, size)
    if wire == FIXED64:
        return _take(data, at, 8)
    if wire == FIXED32:
        return _take(data, at, 4)
    if wire == GROUP:
        end = _group(data, at, number)
        return data[at:end], end
    raise MessageError(f"field {number} is of a kind that does not exist")


def _take(data: bytes, at: int, size: int) -> tuple[bytes, int]:
    if at + size > len(data):
        raise MessageError(f"the message is cut: {size} bytes are announced and {len(data) - at} are left")
    return data[at : at + size], at + size


def _group(data: bytes, at: int, number: int) -> int:
    """Where the group `number` ends; groups in it are stepped over without going deeper for each."""
    open_groups = [number]
    while open_groups:
        key, at = varint(data, at)
        inner, wire = key >> 3, key & 7
        if wire == GROUP:
            open_groups.append(inner)
        elif wire == GROUP_END:
            if open_groups.pop() != inner:
                raise MessageError("a group ends that was not open")
        else:
            _, at = _value(data, at, wire, inner)
    return at
