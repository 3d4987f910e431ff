"""Who reads the files: what he knows of names and bodies, what the owner wishes, and what he passed over."""

from dataclasses import dataclass, field

from lawspeaker.gateways.files.names import Names
from lawspeaker.gateways.files.netids import Netids
from lawspeaker.gateways.files.wishes import Wishes


@dataclass(slots=True)
class Clerk:
    """`private` lines of chat and deaths of `inhabitants` are seen, counted and left out."""

    wishes: Wishes = field(default_factory=Wishes)
    names: Names = field(default_factory=Names)
    netids: Netids = field(default_factory=Netids)
    private: int = 0
    inhabitants: int = 0
