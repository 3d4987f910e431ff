"""The premises of one running server: what its clerk and its chamber both work with."""

from pathlib import Path

from msgspec import Struct

from lawspeaker.record import Record
from lawspeaker.service.adoptions import Adoptions
from lawspeaker.service.books import Books
from lawspeaker.service.findings import Findings
from lawspeaker.service.gauges import Gauges
from lawspeaker.service.knocks import Terms

__all__ = ["Premises"]


class Premises(Struct, frozen=True, kw_only=True):
    """One server by its `name`: its record in `folder` and what was found, the rulebooks and which of them came into
    force when, the terms it runs on, and the gauges on which it shows how it does."""

    name: str
    folder: Path
    record: Record
    findings: Findings
    books: Books
    adoptions: Adoptions
    terms: Terms
    gauges: Gauges
