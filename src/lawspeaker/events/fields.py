"""The fields of each struct as they are named on the wire, and which of them a `null` may fill."""

from collections.abc import Mapping
from functools import cache

import msgspec
from msgspec import inspect

__all__ = ["wire_fields", "without_void"]


@cache
def wire_fields(kind: type[msgspec.Struct]) -> dict[str, inspect.Field]:
    """The fields of a struct by their names on the wire, in the order of the struct; `type` is not among them."""
    info = inspect.type_info(kind)
    assert isinstance(info, inspect.StructType)
    return {field.encode_name: field for field in info.fields}


def without_void(raw: Mapping[str, object], kind: type[msgspec.Struct]) -> dict[str, object]:
    """`raw` without the nulls that say no more than leaving the field out.

    That is a `null` in a field that means something by itself when it is left out: `means`, `landed`, `margin`, `seq`.
    """
    void = _void(kind)
    return {wire: value for wire, value in raw.items() if value is not None or wire not in void}


@cache
def _void(kind: type[msgspec.Struct]) -> frozenset[str]:
    fields = wire_fields(kind)
    return frozenset(wire for wire in fields if not fields[wire].required and not _takes_null(fields[wire].type))


def _takes_null(kind: inspect.Type) -> bool:
    if isinstance(kind, inspect.UnionType):
        return any(_takes_null(part) for part in kind.types)
    return isinstance(kind, inspect.NoneType | inspect.AnyType)
