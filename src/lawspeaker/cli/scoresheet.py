"""The score on paper: a row for each article, what stayed unclear and for want of what, what went wrong, and what a
poorer server would have seen of the same."""

from collections.abc import Sequence
from typing import TextIO

from lawspeaker.cli.scored import Tier
from lawspeaker.cli.scoring import Miss, Score

__all__ = ["TOLD_BY", "sheet"]

ASKED = 12
"""Questions that are shown: those asked most."""
TOLD_BY = ("its own files", "WebRCON", "the plugin")


def sheet(tiers: Sequence[Tier], out: TextIO, errors: int) -> None:
    """Write the score of the first tier, and a line for each; with `errors`, so many of what was missed and of what
    is not true, each with its reasons."""
    best = tiers[0]
    size, score = best.size, best.score
    many = "1 evening" if best.evenings == 1 else f"{best.evenings} evenings"
    told = f"{many} of {size.people} people for {size.minutes:g} minutes, told at tier {size.tier}"
    print(f"{told}: {score.deeds} deeds with a reason, {score.wrong} of them wrong\n", file=out)
    _articles(score, out)
    _sums(score, out)
    _tiers(tiers, out)
    for title, misses in (("missed", score.missed), ("not true", score.false)):
        for miss in misses[:errors]:
            print(f"\n{title}: {_told(miss)}", file=out)


def _articles(score: Score, out: TextIO) -> None:
    columns = f"{'asked':>7}{'found':>7}{'unclear':>9}{'recall':>8}{'said':>8}{'untrue':>8}{'precision':>11}"
    print(f"{'article':<14}{columns}", file=out)
    for name, row in [*sorted(score.rows.items()), ("all", score.total)]:
        counts = f"{row.asked:>7}{row.found:>7}{row.unclear:>9}{_share(row.recall):>8}"
        print(f"{name:<14}{counts}{row.said:>8}{row.false:>8}{_share(row.precision):>11}", file=out)


def _sums(score: Score, out: TextIO) -> None:
    print(f"\ncalled unlawful without being so: {score.punished}", file=out)
    print(f"wrong, and called lawful or passed over: {score.excused}", file=out)
    if score.untold:
        print(f"deeds of which this tier tells nothing: {score.untold}", file=out)
    if score.asks:
        print("\nunclear for want of:", file=out)
        for ask, many in sorted(score.asks.items(), key=lambda one: (-one[1], one[0]))[:ASKED]:
            print(f"{many:>6}  {ask}", file=out)


def _tiers(tiers: Sequence[Tier], out: TextIO) -> None:
    """What of the same evenings can be told and found at each tier."""
    head = f"{'told':>8}{'asked':>8}{'found':>8}{'unclear':>9}{'missed':>8}{'said':>8}{'untrue':>8}{'accused':>9}"
    print(f"\n{'the server is told of by':<26}{head}", file=out)
    for one in tiers:
        score, row = one.score, one.score.total
        missed = row.asked - row.found - row.unclear
        counts = f"{score.deeds - score.untold:>8}{row.asked:>8}{row.found:>8}{row.unclear:>9}{missed:>8}"
        name = f"{TOLD_BY[one.size.tier]} (tier {one.size.tier})"
        print(f"{name:<26}{counts}{row.said:>8}{row.false:>8}{score.punished:>9}", file=out)


def _share(share: float | None) -> str:
    return "" if share is None else f"{share:.3f}"


def _told(miss: Miss) -> str:
    ruling, deed = miss.ruling, miss.deed
    lines = [f"{miss.article}, evening {miss.seed}"]
    if deed is not None:
        lines.append(f"  truth: {deed.act} by {deed.actor}: {'; '.join(one.say for one in deed.reasons)}")
    if ruling is None:
        lines.append("  no ruling")
        return "\n".join(lines)
    ruled = f"event {ruling.seq}, {ruling.act} by {ruling.actor}"
    lines.append(f"  ruled: {ruled}, {ruling.ruling} by {', '.join(ruling.articles) or 'nothing'}")
    return "\n".join([*lines, *(f"    {reason}" for reason in ruling.because)])
