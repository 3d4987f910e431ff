"""Articles that can never decide anything, whatever happens."""

from collections.abc import Iterator

from lawspeaker.law.checks.over import Over, place, some, warning, wording
from lawspeaker.law.errors import Diagnostic
from lawspeaker.law.tree import Article, Line
from lawspeaker.law.walk import blocks, label, owners


def look(over: Over) -> Iterator[Diagnostic]:
    """Permissions that lift nothing, prohibitions always lifted, lines that deny each other or stand twice."""
    free = [permission for permission in over.of("permit") if _is_free(permission)]
    for article in over.book.articles:
        if article.force == "permit":
            yield from _lifts_nothing(over, article)
        if article.force == "forbid":
            yield from _lifts(article)
            yield from _always_lifted(over, article, free)
        yield from _never_applies(article)
    for owner in owners(over.book):
        for _, block in blocks(owner):
            yield from _twice(label(owner), block.lines)
    yield from _never_a_reason(over)


def _lifts(article: Article) -> Iterator[Diagnostic]:
    if article.despite:
        spot = place(article, "despite", article.despite[0])
        yield Diagnostic("despite", "a prohibition lifts nothing", spot, "`despite` stands with `permit`")


def _lifts_nothing(over: Over, article: Article) -> Iterator[Diagnostic]:
    if not article.despite:
        message = f"the permission `{article.id}` lifts nothing"
        yield Diagnostic("idle", message, article.spot, "name what it lifts: article ID despite KOS-1")
    for name in article.despite:
        named = [a for a in over.named.get(name, []) if a.force == "forbid"]
        if named and not any(over.meet(article, a) for a in named):
            message = f"`{article.id}` is on {some(list(article.acts))}, `{name}` on {some(list(named[0].acts))}"
            yield Diagnostic("idle", message, place(article, "despite", name), "they never judge the same act")


def _is_free(permission: Article) -> bool:
    """Whether it applies at all times and without any condition."""
    bound = permission.during or permission.except_during
    return permission.when is None and permission.unless is None and not bound


def _always_lifted(over: Over, article: Article, free: list[Article]) -> Iterator[Diagnostic]:
    acts = over.judged(article.acts)
    for permission in free:
        if over.lifts(permission, article):
            acts -= over.judged(permission.acts)
            if not acts:
                message = f"`{permission.id}` always lifts `{article.id}`"
                advice = "a permission without `when` lifts at all times what it names"
                yield Diagnostic("idle", message, article.spot, advice)


def _never_applies(article: Article) -> Iterator[Diagnostic]:
    both = set(article.during) & set(article.except_during)
    for mode in sorted(both):
        message = f"`{article.id}` holds during `{mode}` and not during it"
        yield Diagnostic("idle", message, place(article, "during", mode), "one of the two is enough")
    if article.when is None or article.unless is None:
        return
    needed = {wording(line) for line in article.when.lines} if article.when.joined == "and" else set()
    if len(article.when.lines) == 1:
        needed = {wording(article.when.lines[0])}
    for line in article.unless.lines if article.unless.joined == "or" or len(article.unless.lines) == 1 else ():
        if wording(line) in needed:
            message = f"`{article.id}` never applies: this stands behind `when` too"
            yield Diagnostic("idle", message, line.spot, "what has to hold cannot be what takes it away")


def _twice(name: str, lines: tuple[Line, ...]) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for line in lines:
        said = wording(line)
        if said in seen and not said.endswith(" of:"):
            yield warning("twice-said", f"`{name}` says this twice in one list", line.spot, "once is enough")
        seen.add(said)


def _never_a_reason(over: Over) -> Iterator[Diagnostic]:
    for never in over.book.nevers:
        for article in over.of("permit"):
            block = article.when
            if never.act not in article.acts or block is None:
                continue
            alone = block.lines if block.joined == "or" or len(block.lines) == 1 else ()
            for line in alone:
                if wording(line) == wording(never.line):
                    message = f"`{article.id}` makes a reason of what is never a reason to {never.act}"
                    where = f"it stands in {never.line.spot.file}, line {never.line.spot.line}"
                    yield Diagnostic("never-reason", message, line.spot, where)
