"""Compressed bytes, and columns of whole numbers, which compress best one by one."""

import msgspec
from zstandard import ZstdCompressor, ZstdDecompressor

__all__ = ["compress", "expand", "open_", "shut"]

LEVEL = 9


def compress(body: bytes) -> bytes:
    """The bytes in a frame of Zstandard that knows its length."""
    return ZstdCompressor(level=LEVEL).compress(body)


def expand(frame: bytes) -> bytes:
    """What `compress` was given."""
    return ZstdDecompressor().decompress(frame)


def shut(column: list[int]) -> bytes:
    """A column of whole numbers, made small."""
    return compress(msgspec.msgpack.encode(column))


def open_(column: bytes) -> list[int]:
    """What `shut` was given."""
    return msgspec.msgpack.decode(expand(column), type=list[int])
