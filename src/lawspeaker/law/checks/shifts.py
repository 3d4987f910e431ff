"""Changes of sanctions that can never change one."""

from collections.abc import Iterator

from lawspeaker.law.advice import listed, near
from lawspeaker.law.checks.over import Over, place
from lawspeaker.law.errors import Diagnostic, short
from lawspeaker.law.tree import RUNG, Article


def look(over: Over) -> Iterator[Diagnostic]:
    """Each article that raises or lowers a step which no ladder gives for a time."""
    used = [over.book.ladders[a.ladder] for a in over.book.articles if a.ladder in over.book.ladders]
    timed = {kind for ladder in used for rung in ladder.rungs for kind, low, _ in rung.steps if low != 0}
    for article in over.book.articles:
        if article.shift is not None and not used:
            yield _idle(article, "no article has a ladder", "give an article its `ladder NAME`")
        elif article.shift is not None and article.shift.step not in (*timed, RUNG):
            names = [kind.replace("_", " ") for kind in sorted(timed)]
            said = article.shift.step.replace("_", " ")
            advice = near(said, [*names, RUNG]) or f"what lasts on the ladders here: {listed([*names, RUNG])}"
            yield _idle(article, f"no ladder gives a `{short(said)}` for a time", advice)


def _idle(article: Article, why: str, advice: str) -> Diagnostic:
    shift = article.shift
    assert shift is not None
    message = f"`{article.id}` never changes a sanction: {why}"
    return Diagnostic("idle", message, place(article, "shift", shift.text), advice)
