"""The customs of the island: the numbers that its people go by, read from `customs.toml`."""

from msgspec import Struct

from lawspeaker.simulate.customs import read_customs

__all__ = ["CUSTOMS", "Customs"]


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


CUSTOMS = read_customs(Customs, __file__)
"""Those of the island."""
