"""The customs of the coast: the numbers that its people go by, read from `customs.toml`."""

from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

__all__ = ["Customs", "customs"]


class Customs(Struct, frozen=True, forbid_unknown_fields=True):
    """Times in seconds, lengths in metres."""

    fresh: float
    protected: float
    kills: int
    hunting: float
    idle: float
    idle_limit: float
    lines: int
    flood: int
    moment: float
    capitals: int
    shouting: float
    pleas: int
    hear: float
    rename: float
    ground: float
    inside: float
    pitch: float


@cache
def customs() -> Customs:
    """Those of the coast."""
    return msgspec.toml.decode((Path(__file__).parent / "customs.toml").read_bytes(), type=Customs)
