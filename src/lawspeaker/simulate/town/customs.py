"""The customs of the town: the numbers that its people go by, read from `customs.toml`."""

from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

__all__ = ["Customs", "customs"]


class Customs(Struct, frozen=True, forbid_unknown_fields=True):
    """Times in seconds, lengths in metres, shares between 0 and 1."""

    fresh: float
    new_life: float
    vicinity: float
    reach: float
    grace: float
    siege: float
    time_to_leave: float
    loiter: float
    lettering: float
    noise: float
    listening: float
    high_tax: float
    idle: float
    ground: float
    line: float
    inside: float
    pitch: float


@cache
def customs() -> Customs:
    """Those of the town."""
    return msgspec.toml.decode((Path(__file__).parent / "customs.toml").read_bytes(), type=Customs)
