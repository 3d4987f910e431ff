"""Permissions that meet a prohibition they do not name, and permissions that begin alike and end differently."""

from collections.abc import Iterator
from itertools import islice
from typing import TypeAlias

from lawspeaker.law.checks.over import Over, some, warning, wording
from lawspeaker.law.coverage import serves
from lawspeaker.law.errors import Diagnostic, short
from lawspeaker.law.tree import Article, Asked, Bound, Counted, Happened, Line, Some
from lawspeaker.law.walk import leaves, terms

Like: TypeAlias = tuple[Article, frozenset[str], list[str]]
"""A permission, what it names after `despite`, and its `unless` lines that its first line alone can lack."""
TOLD = 8
"""Of so many like permissions it is said what one lacks."""


def look(over: Over) -> Iterator[Diagnostic]:
    """Yielding that no example shows, and an `unless` that one of two like permissions lacks."""
    yield from _lacks(over)
    if over.shown is not None:
        for permission in over.of("permit"):
            yield from _yields(over, permission)


def _yields(over: Over, permission: Article) -> Iterator[Diagnostic]:
    passed = {*_shown(over, permission), *permission.despite}
    unshown: list[str] = []
    for prohibitions in over.forbidding.values():
        if over.meet(permission, prohibitions[0]):
            unshown += [f.id for f in prohibitions if passed.isdisjoint((f.id, f.family)) and not _asks(f)]
    if unshown:
        message = f"no example shows that `{permission.id}` yields to {some(unshown)}"
        advice = "it does not name them after `despite`; show an act that both judge, and that stays unlawful"
        yield warning("unshown-yield", message, permission.spot, advice)


def _asks(article: Article) -> bool:
    """Whether people have to find what an article forbids: that no leave of the machine's answers it goes without
    saying."""
    return article.when is not None and any(isinstance(c, Asked) for _, c in leaves(article.when.lines))


def _shown(over: Over, permission: Article) -> set[str]:
    """The prohibitions by which an example is unlawful that is about the permission, or says that it applied."""
    mine = serves(over.book, permission)
    found: set[str] = set()
    for shown in over.shown or ():
        if shown.sort not in ("unlawful", "refused") or found.issuperset(shown.articles):
            continue
        if permission.id in getattr(shown, "yielded", ()) or not mine.isdisjoint(shown.named):
            found.update(shown.articles)
    return found


def _lacks(over: Over) -> Iterator[Diagnostic]:
    alike: dict[tuple[tuple[str, ...], str], list[Like]] = {}
    for permission in over.of("permit"):
        if permission.when is not None:
            like = permission, frozenset(permission.despite), _takes_away(permission)
            alike.setdefault((permission.acts, wording(permission.when.lines[0])), []).append(like)
    for permissions in alike.values():
        taking = [like for like in permissions if like[2]]
        for one in permissions:
            yield from islice(_lacking(one, taking), TOLD)


def _lacking(one: Like, others: list[Like]) -> Iterator[Diagnostic]:
    permission, lifts, mine = one
    for other, too, theirs in others:
        lacking = [t for t in theirs if t not in mine]
        if permission is not other and lacking and not lifts.isdisjoint(too):
            yield _like(permission, other, lacking)


def _like(one: Article, other: Article, lacking: list[str]) -> Diagnostic:
    more = f" (and {len(lacking) - 1} more)" if len(lacking) > 1 else ""
    message = f"`{one.id}` begins like `{other.id}` and lacks its `unless {short(lacking[0])}`{more}"
    spot = one.when.lines[0].spot if one.when is not None else one.spot
    advice = "what takes a ground away stands in every article that gives it"
    return warning("missing-unless", message, spot, advice)


def _takes_away(article: Article) -> list[str]:
    """The `unless` lines of a permission that can be said of its first line alone."""
    if article.unless is None or article.when is None:
        return []
    if article.unless.joined == "and":
        whole = " and ".join(wording(line) for line in article.unless.lines)
        return [whole] if all(_speaks_of(article.when.lines[0], line) for line in article.unless.lines) else []
    return [wording(line) for line in article.unless.lines if _speaks_of(article.when.lines[0], line)]


def _speaks_of(first: Line, line: Line) -> bool:
    """Whether every `that …` of a line means something that the first line found."""
    found: set[int] = set()
    for _, condition in leaves((first,)):
        found |= {t.var for t in terms(condition) if isinstance(t, Some)}
        found |= {condition.var} if isinstance(condition, Happened) else set()
    own = {t.var for _, c in leaves((line,)) for t in terms(c) if isinstance(t, Some)}
    bound = {t.var for _, c in leaves((line,)) for t in terms(c) if isinstance(t, Bound)}
    counted = {c.var for _, c in leaves((line,)) if isinstance(c, Counted)}
    return bound <= found | own | counted
