"""Customs: the numbers that a community's people go by, which stand as text beside the module that names them."""

from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

__all__ = ["read_customs"]

FILE = "customs.toml"
Customs = TypeVar("Customs", bound=Struct)


def read_customs(kind: type[Customs], module: str) -> Customs:
    """The customs that stand beside this module (its `__file__`), with every number that this kind of customs has."""
    return msgspec.toml.decode(Path(module).with_name(FILE).read_bytes(), type=kind)
