"""Several servers in one stream: each has its own world and referee, and is judged alone."""

from lawspeaker.events import Event
from lawspeaker.events.codec import Unknown
from lawspeaker.events.findings import Found
from lawspeaker.law.lexicon import Lexicon
from lawspeaker.law.tree import Rulebook
from lawspeaker.referee.plain import Plain
from lawspeaker.referee.swift import Swift


class Servers:
    """A referee for every server that speaks."""

    def __init__(self, book: Rulebook, lexicon: Lexicon, uphold: bool = False, kind: type[Plain] = Swift) -> None:
        self.book, self.lexicon, self.uphold, self.kind = book, lexicon, uphold, kind
        self.referees: dict[str, Plain] = {}

    def take(self, event: Event | Unknown) -> list[Found]:
        """The findings that this event caused on its server."""
        if isinstance(event, Unknown):
            return []
        referee = self.referees.get(event.server)
        if referee is None:
            referee = self.referees[event.server] = self.kind(self.book, self.lexicon)
        return referee.take(event)

    def advance(self, t: int) -> list[Found]:
        """Let time run on to `t` on every server."""
        return [found for _, referee in sorted(self.referees.items()) for found in referee.advance(t)]
