"""Articles that no example shows: one where it decides, and one where its narrowest condition just fails."""

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
            advice = f"at the right of an event: lawful by {article.id}, or unlawful by {article.id}"
            yield warning("unshown", f"no example shows where `{article.id}` decides", article.spot, advice)
        elif not _fails(over, article):
            advice = "show an act beside it that its narrowest condition just lets go"
            yield warning("unshown", f"no example shows where `{article.id}` just fails", article.spot, advice)


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
