"""Names that have to exist: articles, ladders, modes, clauses of the register."""

from collections.abc import Iterator

from lawspeaker.law.advice import listed, near
from lawspeaker.law.checks.over import Over, place
from lawspeaker.law.errors import Diagnostic, Spot, short
from lawspeaker.law.tree import Article, Ruled
from lawspeaker.law.walk import lines_of


def look(over: Over) -> Iterator[Diagnostic]:
    """Everything that is named and is not there."""
    for article in over.book.articles:
        yield from _despite(over, article)
        yield from _ladder(over, article)
        yield from _modes(over, article)
    yield from _rulings(over)
    yield from _clauses(over)


def _no_article(over: Over, name: str, spot: Spot) -> Diagnostic:
    advice = near(name, over.named) or "an id such as `KOS-1`, or a family such as `KOS`"
    return Diagnostic("unknown-article", f"there is no article or family `{short(name)}`", spot, advice)


def _known(over: Over, name: str) -> bool:
    return name in over.named or any(name in (off, off.rpartition("-")[0]) for off in over.book.off)


def _despite(over: Over, article: Article) -> Iterator[Diagnostic]:
    for name in article.despite:
        if not _known(over, name):
            yield _no_article(over, name, place(article, "despite", name))
        elif (
            article.force == "permit" and name in over.named and not any(a.force == "forbid" for a in over.named[name])
        ):
            message = f"`{short(name)}` forbids nothing, so nothing of it can be lifted"
            spot = place(article, "despite", name)
            yield Diagnostic("despite", message, spot, "behind `despite` stand prohibitions")


def _ladder(over: Over, article: Article) -> Iterator[Diagnostic]:
    if article.ladder and article.ladder not in over.book.ladders:
        ladders = over.book.ladders
        advice = near(article.ladder, ladders) or (
            f"ladders are {listed(ladders)}" if ladders else "declare it: ladder NAME"
        )
        spot = place(article, "ladder", article.ladder)
        yield Diagnostic("unknown-ladder", f"there is no ladder `{short(article.ladder)}`", spot, advice)


def _modes(over: Over, article: Article) -> Iterator[Diagnostic]:
    for name in (*article.during, *article.except_during):
        if name not in over.book.modes:
            advice = near(name, over.book.modes) or f"declare it: mode {short(name)} by command"
            spot = place(article, "during", name)
            yield Diagnostic("unknown-mode", f"there is no mode `{short(name)}`", spot, advice)


def _rulings(over: Over) -> Iterator[Diagnostic]:
    judged = {event for act in over.lexicon.acts.values() for event in act.on}
    happenings = {f"happening:{w.name}": w for w in over.lexicon.of_sort("happening")}
    for stands in over.stands:
        told = stands.condition
        if not isinstance(told, Ruled):
            continue
        if told.by and not _known(over, told.by):
            yield _no_article(over, told.by, stands.spot.of(told.by))
        word = happenings.get(told.happening.kind)
        if word is not None and not judged & set(word.on):
            message = f"`{told.happening.text}` is no act, and nobody rules on it"
            yield Diagnostic(
                "never-judged",
                message,
                stands.spot.of(told.happening.text),
                "only what an act was can be lawful or not",
            )


def _clauses(over: Over) -> Iterator[Diagnostic]:
    if not over.book.clauses:
        return
    for name, spot in _cited(over):
        if name not in over.book.clauses:
            advice = near(name, over.book.clauses, 0.8) or "clauses are the rows of register.csv"
            yield Diagnostic("unknown-clause", f"the register has no clause `{short(name)}`", spot, advice)


def _cited(over: Over) -> Iterator[tuple[str, Spot]]:
    for article in over.book.articles:
        said = {name: spot for kind, name, spot in reversed(article.places) if kind == "cites"}
        yield from ((c, said.get(c, article.spot)) for c in article.cites)
    for definition in over.book.definitions.values():
        yield from ((c, definition.spot) for c in definition.cites)
    for ladder in over.book.ladders.values():
        yield from ((c, ladder.spot) for c in ladder.cites)
    for table in over.book.tables.values():
        for row in table.rows.values():
            cell = row.get("serves")
            yield from ((c.strip(), table.spot) for c in cell.split(",") if c.strip()) if isinstance(cell, str) else ()
    for _, line in lines_of(over.book):
        yield from ((t, _behind(line.spot, t)) for t in line.tags)
    yield from over.book.notices.items()


def _behind(spot: Spot, tag: str) -> Spot:
    """The tag in the bracket behind a line."""
    after = Spot(spot.file, spot.line, spot.column + spot.width, spot.source, max(1, len(spot.source)))
    found = after.of(tag)
    return found if found is not after else spot
