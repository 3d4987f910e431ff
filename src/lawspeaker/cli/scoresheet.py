"""The score on paper: a row for each article, what stayed unclear and for want of what, and what went wrong."""

from typing import TextIO

from lawspeaker.cli.scoring import Miss, Score
from lawspeaker.simulate import Evening

__all__ = ["sheet"]

ASKED = 12
"""Questions that are shown: those asked most."""


def sheet(score: Score, evening: Evening, out: TextIO, errors: int) -> None:
    """Write the score; with `errors`, so many of what was missed and of what is not true, each with its reasons."""
    size, deeds = evening.size, evening.deeds
    wrong = sum(not deed.right for deed in deeds)
    told = f"{size.people} people for {size.minutes:g} minutes, told at tier {size.tier}"
    print(f"{told}: {len(deeds)} deeds with a reason, {wrong} of them wrong", file=out)
    print(
        f"\n{'article':<12}{'asked':>7}{'found':>7}{'unclear':>9}{'recall':>8}{'said':>8}{'untrue':>8}{'precision':>11}",
        file=out,
    )
    for name, row in sorted(score.rows.items()):
        counts = f"{row.asked:>7}{row.found:>7}{row.unclear:>9}{_share(row.recall):>8}"
        print(f"{name:<12}{counts}{row.said:>8}{row.false:>8}{_share(row.precision):>11}", file=out)
    print(f"\ncalled unlawful without being so: {score.punished}", file=out)
    if score.untold:
        print(f"deeds of which this tier tells nothing: {score.untold}", file=out)
    if score.asks:
        print("\nunclear for want of:", file=out)
        for ask, many in sorted(score.asks.items(), key=lambda one: (-one[1], one[0]))[:ASKED]:
            print(f"{many:>6}  {ask}", file=out)
    for title, misses in (("missed", score.missed), ("not true", score.false)):
        for miss in misses[:errors]:
            print(f"\n{title}: {_told(miss)}", file=out)


def _share(share: float | None) -> str:
    return "" if share is None else f"{share:.3f}"


def _told(miss: Miss) -> str:
    ruling, deed = miss.ruling, miss.deed
    lines = [miss.article]
    if deed is not None:
        lines.append(f"  truth: {deed.act} by {deed.actor}: {'; '.join(one.say for one in deed.reasons)}")
    if ruling is None:
        lines.append("  no ruling")
        return "\n".join(lines)
    lines.append(f"  ruled: event {ruling.seq}, {ruling.ruling} by {', '.join(ruling.articles) or 'nothing'}")
    return "\n".join([*lines, *(f"    {reason}" for reason in ruling.because)])
