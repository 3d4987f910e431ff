"""What comes to a server's door, and on what terms the server is run."""

from collections.abc import Callable
from typing import TypeAlias

from msgspec import Struct

from lawspeaker.law.tree import Rulebook
from lawspeaker.record import Draft
from lawspeaker.referee.servers import ADOPTING
from lawspeaker.service.intake import Batch, Gap, Outcome, Speaker
from lawspeaker.service.outgoing import OBSERVE

__all__ = ["SERVICE", "Cut", "InForce", "Knock", "Silence", "Terms", "Waiting"]

SERVICE = ADOPTING
"""The source of what the service itself puts on record."""


class Terms(Struct, frozen=True, kw_only=True):
    """How one server is run: what goes out (`mode`), whether unlawful rulings count as upheld, by how much
    a sender's clock may be ahead (ms; 0: by any), and after how much silence time passes by itself (ms; 0: never)."""

    mode: str = OBSERVE
    uphold: bool = False
    ahead: int = 0
    silence: int = 10_000


class Silence(Struct, frozen=True):
    """Nobody has said anything for a while, though `watched` says that somebody was there to say it."""

    watched: bool


class InForce(Struct, frozen=True):
    """This rulebook can be put in force now: whoever judges knows all that it asks of the past."""

    book: Rulebook


class Cut(Struct, frozen=True):
    """The page that was asked for, or none: then whoever asked drafts it himself."""

    draft: Draft | None


Knock: TypeAlias = Speaker | Batch | Gap | Rulebook | InForce | Silence | Cut
"""What comes to the door: a speaker who says who he is, what he sends, a rulebook that is to be in force, one that can
be, silence, or a page that is ready to be sealed."""


class Waiting(Struct):
    """Something at the door, and who is told what became of it; only the first word counts."""

    what: Knock
    told: Callable[[Outcome], None]
    since: float
