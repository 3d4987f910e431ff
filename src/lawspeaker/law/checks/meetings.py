"""Permissions that meet a prohibition they do not name, and permissions that begin alike and end differently."""

from collections.abc import Iterator

from lawspeaker.law.checks.over import Over, some, warning
from lawspeaker.law.coverage import serves
from lawspeaker.law.errors import Diagnostic, short
from lawspeaker.law.tree import Article, Bound, Counted, Happened, Line, Some
from lawspeaker.law.walk import leaves, terms


def look(over: Over) -> Iterator[Diagnostic]:
    """Yielding that no example shows, and an `unless` that one of two like permissions lacks."""
    yield from _lacks(over)
    if over.shown is not None:
        for permission in over.of("permit"):
            yield from _yields(over, permission)


def _yields(over: Over, permission: Article) -> Iterator[Diagnostic]:
    unshown = [f.id for f in over.of("forbid") if _yields_to(over, permission, f) and not _shown(over, permission, f)]
    if unshown:
        message = f"no example shows that `{permission.id}` yields to {some(unshown)}"
        advice = "it does not name them after `despite`; show an act that both judge, and that stays unlawful"
        yield warning("unshown-yield", message, permission.spot, advice)


def _yields_to(over: Over, permission: Article, prohibition: Article) -> bool:
    return over.meet(permission, prohibition) and not over.lifts(permission, prohibition)


def _shown(over: Over, permission: Article, prohibition: Article) -> bool:
    """Whether an example is unlawful by the prohibition and about the permission, or says that it applied."""
    mine = serves(over.book, permission)
    for shown in over.shown or ():
        applied = permission.id in getattr(shown, "yielded", ()) or bool(mine & set(shown.named))
        if shown.sort in ("unlawful", "refused") and prohibition.id in shown.articles and applied:
            return True
    return False


def _lacks(over: Over) -> Iterator[Diagnostic]:
    alike: dict[tuple[tuple[str, ...], str], list[Article]] = {}
    for permission in over.of("permit"):
        if permission.when is not None:
            alike.setdefault((permission.acts, _said(permission.when.lines[0])), []).append(permission)
    for permissions in alike.values():
        for one in permissions:
            for other in permissions:
                lacking = [t for t in _takes_away(other) if t not in _takes_away(one)]
                if one is not other and set(one.despite) & set(other.despite) and lacking:
                    yield _like(one, other, lacking)


def _like(one: Article, other: Article, lacking: list[str]) -> Diagnostic:
    more = f" (and {len(lacking) - 1} more)" if len(lacking) > 1 else ""
    message = f"`{one.id}` begins like `{other.id}` and lacks its `unless {short(lacking[0])}`{more}"
    spot = one.when.lines[0].spot if one.when is not None else one.spot
    advice = "what takes a ground away stands in every article that gives it"
    return warning("missing-unless", message, spot, advice)


def _said(line: Line) -> str:
    return " ".join(line.text.split())


def _takes_away(article: Article) -> list[str]:
    """The `unless` lines of a permission that can be said of its first line alone."""
    if article.unless is None or article.when is None:
        return []
    if article.unless.joined == "and":
        whole = " and ".join(_said(line) for line in article.unless.lines)
        return [whole] if all(_speaks_of(article.when.lines[0], line) for line in article.unless.lines) else []
    return [_said(line) for line in article.unless.lines if _speaks_of(article.when.lines[0], line)]


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
