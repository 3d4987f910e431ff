"""The customs of the coast: the numbers that its people go by, read from `customs.toml`."""

from msgspec import Struct

from lawspeaker.simulate.customs import read_customs

__all__ = ["CUSTOMS", "Customs"]


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


CUSTOMS = read_customs(Customs, __file__)
"""Those of the coast."""
