"""Which rulebook was in force from which event on, as the record says; kept beside it, so that nobody has to look."""

from threading import Lock

from lawspeaker.events import RulebookAdopted
from lawspeaker.law.tree import Rulebook
from lawspeaker.record import Reader
from lawspeaker.referee.servers import adopts
from lawspeaker.service.books import Books
from lawspeaker.service.findings import Findings

__all__ = ["Adoptions"]


class Adoptions:
    """Those of one server; any thread may ask."""

    def __init__(self, record: Reader, findings: Findings, books: Books) -> None:
        self._findings, self._books, self._lock = findings, books, Lock()
        known = findings.books()
        if not known and record.head().seq:
            for event in record.read():
                if adopts(event) and books.has(event.hash):
                    findings.adopt(event.seq, event.name, event.hash)
            known = findings.books()
        self._known = [(seq, hash_) for seq, _, hash_ in known]

    @property
    def latest(self) -> str | None:
        """The hash of the rulebook in force; `None` before the first."""
        with self._lock:
            return self._known[-1][1] if self._known else None

    def every(self) -> list[Rulebook]:
        """Every rulebook that was ever in force, the first one first; raises `ServiceError` if one is lost."""
        with self._lock:
            hashes = [hash_ for _, hash_ in self._known]
        return [self._books.get(hash_) for hash_ in dict.fromkeys(hashes)]

    def note(self, event: RulebookAdopted) -> None:
        """A rulebook is in force from this event on; noted once, though a kill may have come in between. It is known
        even if this raises `RecordError`, but will not be after a restart unless it is noted again."""
        with self._lock:
            if not self._books.has(event.hash):
                return
            self._known = sorted({*self._known, (event.seq, event.hash)})
            self._findings.adopt(event.seq, event.name, event.hash)
