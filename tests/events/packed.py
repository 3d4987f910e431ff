"""Events as MessagePack, the way the service takes them: unpacked, and made a line."""

import msgspec

from lawspeaker.events import Event
from lawspeaker.events.codec import Strangers, Unknown, decode_line, encode_line
from lawspeaker.events.faults import Fault
from lawspeaker.events.syntax import unpack


def decode_packed(data: bytes, strangers: Strangers | None = None) -> Event | Unknown:
    plain = unpack(data)
    if isinstance(plain, Fault):
        raise plain
    return decode_line(msgspec.json.encode(plain), strangers)


def encode_packed(event: Event | Unknown) -> bytes:
    return msgspec.msgpack.encode(msgspec.json.decode(encode_line(event)))
