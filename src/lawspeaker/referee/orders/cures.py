"""Cures: what time alone would make lawful, and when.

A fact that is read says until when it holds if nothing more happens. At that moment the act is looked at again, and so
on, until it passes or no fact will change by itself. What time does not change is said too: nobody is to wait for it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from lawspeaker.events.spans import HOUR
from lawspeaker.institutions.words import at_clock, lasting
from lawspeaker.referee.orders.bench import Bench, Judged

LOOKS = 32
"""Moments looked at before one gives up."""
SOON = HOUR
"""Under an hour away a time is told with its seconds."""
STAYS = "Time alone does not change it."


@dataclass(slots=True)
class Outlook:
    """What time alone does to a forbidden act: when (ms) it passes, if ever, and when each article in its way goes."""

    passes: int | None = None
    goes: dict[str, int] = field(default_factory=dict)


def outlook(bench: Bench, judged: Judged) -> Outlook:
    """What becomes of this act if nothing more happens."""
    found = Outlook()
    until = judged.now.until
    for _ in range(LOOKS):
        if until is None:
            return found
        later = bench.look(judged.act, until)
        if later is None or later.value == "lawful":
            return Outlook(until, dict.fromkeys(judged.ruling.articles, until))
        for article in judged.ruling.articles:
            if article in later.ruling.articles:
                found.goes.pop(article, None)
            else:
                found.goes.setdefault(article, until)
        until = later.now.until
    return found


def cure(bench: Bench, forbidden: Iterable[Judged]) -> str:
    """When time alone cures all of these, of several the latest; or what it will leave in the way, as a sentence."""
    several = [(judged, outlook(bench, judged)) for judged in forbidden]
    if not several:
        return ""
    now = several[0][0].now.t
    times = [at for _, found in several for at in found.goes.values()]
    stays = [a for judged, found in several for a in judged.ruling.articles if a not in found.goes]
    if not times or (not stays and any(found.passes is None for _, found in several)):
        return STAYS
    at = max(times)
    when = f"in {lasting(at - now)}, at {at_clock(at, seconds=at - now < SOON)}"
    if not stays:
        return f"It will do {when}, if nothing else changes."
    return f"{when.capitalize()}, {_listed(stays)} will still forbid it: time alone does not change that."


def _listed(articles: Iterable[str]) -> str:
    names = list(dict.fromkeys(articles))
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
