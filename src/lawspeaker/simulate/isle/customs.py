"""The customs of the island: the numbers that its people go by, read from `customs.toml`."""

from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

__all__ = ["Customs", "customs"]


class Customs(Struct, frozen=True, forbid_unknown_fields=True):
    """Times in seconds, lengths in metres."""

    fresh: float
    edge: float
    leaver: float
    return_time: float
    relay: float
    party: int
    reach: float
    in_the_act: float
    bounty: float
    notice: float
    helping: float
    walls: int
    planters: int
    few_planters: int
    cupboards: int
    sam_reach: float
    grace: float
    dome: float
    drop: float
    claim: float
    ground: float
    inside: float


@cache
def customs() -> Customs:
    """Those of the island."""
    return msgspec.toml.decode((Path(__file__).parent / "customs.toml").read_bytes(), type=Customs)
