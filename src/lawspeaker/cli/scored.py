"""Evenings that are judged here, at one tier or at each, and held against why everybody did what he did."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack

from msgspec import Struct
from msgspec.structs import replace

from lawspeaker.cli import scoring
from lawspeaker.cli.judge import seated
from lawspeaker.cli.scoring import Score
from lawspeaker.events.codec import decode_line
from lawspeaker.events.findings import Found
from lawspeaker.law.errors import LawError
from lawspeaker.law.library import load
from lawspeaker.law.tree import Rulebook
from lawspeaker.simulate import Evening, Size
from lawspeaker.vocabulary import lexicon

__all__ = ["Tier", "evenings_scored", "judged"]


class Tier(Struct):
    """What a server of some tier told of some evenings, and how what was found of it stands against the truth."""

    size: Size
    evenings: int
    score: Score


def evenings_scored(seeds: Iterable[int], size: Size, start: int, rulebook: str, tiers: Iterable[int]) -> list[Tier]:
    """The score at each tier, of all evenings together. Raises `LawError` where nobody has written down the truths."""
    known = scoring.truths(size.community)
    if known is None:
        raise LawError(f"nobody has written down which articles answer the reasons of `{size.community}`")
    book, there = load(rulebook, lexicon()), list(seeds)
    fitting = scoring.resolved(known, book)
    found = [Tier(replace(size, tier=tier), len(there), Score()) for tier in tiers]
    for one in found:
        for seed in there:
            evening = Evening(seed, one.size, start)
            with ExitStack() as stack:
                rulings = list(judged(evening, book, stack))
            scoring.score(evening.deeds, rulings, fitting, one.score, seed, evening.tells_places)
    return found


def judged(evening: Evening, book: Rulebook, stack: ExitStack) -> Iterator[Found]:
    """What a rulebook finds in an evening, told line by line as by a game."""
    servers = seated(book, all=True, uphold=False, stack=stack)
    for seq, line in enumerate(evening.lines(), start=1):
        event = decode_line(line)
        event.seq = seq
        yield from servers.take(event)
    yield from servers.advance(evening.end)
