"""Articles that no example shows: one where it decides, and one where its narrowest condition just fails.

Of a duty one where it is kept and one where it is broken; of what raises or lowers a sanction one that it changes and
one that it leaves alone.
"""

from collections.abc import Iterator

from lawspeaker.law.checks.over import Over, warning
from lawspeaker.law.coverage import serves
from lawspeaker.law.errors import Diagnostic
from lawspeaker.law.tree import Article

JUDGED = ("lawful", "unlawful", "unclear", "refused", "accepted")
GRANTED = ("lawful", "accepted")


def look(over: Over) -> Iterator[Diagnostic]:
    """Each article that its examples do not show from both sides; nothing where they were not run."""
    if over.shown is None:
        return
    for article in (*over.of("forbid"), *over.of("permit")):
        if not _decides(over, article):
            ruled, answered = ("unlawful", "refused") if article.force == "forbid" else ("lawful", "accepted")
            advice = f"at the right of an event: {ruled} by {article.id}, or of an order {answered} by {article.id}"
            yield warning("unshown", f"no example shows where `{article.id}` decides", article.spot, advice)
        elif not _fails(over, article):
            what, lets = ("just fails", "its narrowest condition just lets go")
            if article.force == "forbid" and not (
                article.when or article.unless or article.during or article.except_during
            ):
                what, lets = ("is lifted", "a permission lifts")
            advice = f"show an act beside it that {lets}{_about(over, article)}"
            yield warning("unshown", f"no example shows where `{article.id}` {what}", article.spot, advice)
    for article in over.of("oblige"):
        yield from _duty(over, article)
    for article in (*over.of("raise"), *over.of("lower")):
        yield from _shift(over, article)


def _about(over: Over, article: Article) -> str:
    """How a story says that it is about this article, if it serves a clause."""
    clause = next(iter(sorted(serves(over.book, article))), "")
    return f", in an `example cites {clause}`" if clause else ""


def _duty(over: Over, article: Article) -> Iterator[Diagnostic]:
    shown = {s.state for s in over.shown or () if s.sort == "duty" and article.id in s.articles}
    for state in ("kept", "broken"):
        if state not in shown:
            advice = f"at the right of an event: {article.id} {state}"
            yield warning("unshown", f"no example shows where `{article.id}` is {state}", article.spot, advice)


def _shift(over: Over, article: Article) -> Iterator[Diagnostic]:
    given = [article.id in s.articles for s in over.shown or () if s.sort == "sanction" and not s.denied]
    what = f"{article.force}s a sanction"
    if True not in given:
        advice = "at the right of an event: sanction ban 12 hours"
        yield warning("unshown", f"no example shows where `{article.id}` {what}", article.spot, advice)
    elif False not in given:
        advice = "show a sanction beside it that it leaves as it is"
        yield warning("unshown", f"no example shows where `{article.id}` leaves a sanction alone", article.spot, advice)


def _decides(over: Over, article: Article) -> bool:
    return any(article.id in s.articles and s.sort in JUDGED for s in over.shown or ())


def _fails(over: Over, article: Article) -> bool:
    """Whether an example of the opposite outcome is about this article: it rests on, or cites, a clause of it."""
    mine = serves(over.book, article)
    for shown in over.shown or ():
        opposite = shown.sort in JUDGED and (shown.sort in GRANTED) == (article.force == "forbid")
        about = mine & {*shown.named, *shown.clauses} if mine else article.id not in shown.articles
        if opposite and about and article.id not in shown.articles:
            return True
    return False
