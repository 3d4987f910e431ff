"""The customs of the town: the numbers that its people go by, read from `customs.toml`."""

from msgspec import Struct

from lawspeaker.simulate.customs import read_customs

__all__ = ["CUSTOMS", "Customs"]


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


CUSTOMS = read_customs(Customs, __file__)
"""Those of the town."""
