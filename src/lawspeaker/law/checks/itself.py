"""Lines that ask whether the very act they judge was lawful: nobody can say before it is judged."""

from collections.abc import Iterator

from lawspeaker.law.checks.over import Over
from lawspeaker.law.errors import Diagnostic
from lawspeaker.law.tree import Article, Happened, Ruled


def look(over: Over) -> Iterator[Diagnostic]:
    """Each `that … was lawful` of a happening that counts the event of the act itself."""
    counted = {
        (id(stands.owner), told.var): told
        for stands in over.stands
        if isinstance(told := stands.condition, Happened) and told.counting
    }
    for stands in over.stands:
        article, told = stands.owner, stands.condition
        if not isinstance(told, Ruled) or not isinstance(article, Article):
            continue
        happened = counted.get((id(article), told.happening.var))
        if happened is not None and _tell_alike(over, article, happened):
            message = f"`{article.id}` asks whether the act that it judges was lawful itself"
            advice = "a ruling cannot rest on itself: leave out `counting this`, and only what came before is asked of"
            yield Diagnostic("asks-itself", message, stands.spot, advice)


def _tell_alike(over: Over, article: Article, happened: Happened) -> bool:
    """Whether one event may tell both the happening and an act of this article."""
    acts = [over.lexicon.acts[name] for name in article.acts if name in over.lexicon.acts]
    return any(set(act.on) & set(happened.word.on) for act in acts)
