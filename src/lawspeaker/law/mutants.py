"""Mutants: a rulebook changed by one small step, to see whether its examples notice.

Each condition is dropped and negated, each number is moved by its least step in both directions, each `despite` and
each `during` is dropped, and each fact that is never a reason becomes one; one at a time. A mutant that no example
notices is a hole in the examples.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from lawspeaker.law.errors import Spot
from lawspeaker.law.tree import (
    Article,
    Asked,
    Block,
    Called,
    Deed,
    Definition,
    Group,
    LetRef,
    Line,
    Rulebook,
    Shift,
    Written,
)
from lawspeaker.law.walk import parts

LEAST = {"duration": 1, "distance": 0.1, "number": 1, "count": 1, "share": 0.01}
"""The least step of a number by its kind: 1 ms, 0.1 m, 1, 1 %."""
SIDES = (("more", 1), ("less", -1))


@dataclass(frozen=True, slots=True)
class Mutant:
    """One changed rulebook. `acts` are the acts it can matter to (empty: all), `clauses` those whose own condition it
    changes, `group` what it shares with mutants of which one has to be noticed. `line` is the line of the rulebook that
    is changed, `let` the number with a name; where neither is given it is something else."""

    what: str
    spot: Spot
    acts: frozenset[str]
    articles: frozenset[str]
    clauses: frozenset[str]
    book: Rulebook
    group: str = ""
    never: bool = False
    line: Line | None = None
    let: str = ""


def mutants(book: Rulebook) -> list[Mutant]:
    """Every mutant of a rulebook, in the order of its articles, definitions, numbers and facts."""
    return [*_of_articles(book), *_of_definitions(book), *_of_lets(book), *_of_nevers(book)]


# Articles -----------------------------------------------------------------------------------------------------------


def _of_articles(book: Rulebook) -> Iterator[Mutant]:
    for article in book.articles:
        for what, line, tags, changed in _changes(article):
            spot = line.spot if line is not None else article.spot
            book_ = replace(book, articles=tuple(changed if a is article else a for a in book.articles))
            own = frozenset(tags or article.cites)
            group = f"{spot.line}:{what.partition(' by ')[0]}" if " by " in what else ""
            acts, ids = frozenset(article.acts), frozenset({article.id})
            clauses = own | set(article.cites)
            yield Mutant(f"{article.id}: {what}", spot, acts, ids, clauses, book_, group, line=line)


Change = tuple[str, Line | None, tuple[str, ...], Article]


def _changes(article: Article) -> Iterator[Change]:
    for part in ("when", "unless", "kept", "broken"):
        block: Block | None = getattr(article, part)
        for what, line, tags, changed in _of_block(block) if block is not None else ():
            changes: dict[str, Any] = {part: changed}
            yield what, line, tags, replace(article, **changes)
    for name in article.despite:
        rest = tuple(n for n in article.despite if n != name)
        yield f"without `despite {name}`", None, (), replace(article, despite=rest)
    for part, said in (("during", "during"), ("except_during", "except during")):
        names: tuple[str, ...] = getattr(article, part)
        for name in names:
            fewer: dict[str, Any] = {part: tuple(n for n in names if n != name)}
            yield f"without `{said} {name}`", None, (), replace(article, **fewer)
    if article.deed is not None and isinstance(article.deed.within, Written) and not _is_settled_at_once(article):
        for how, moved in _moved(article.deed.within):
            deed: Deed = replace(article.deed, within=moved)
            yield f"the time to {article.deed.text} {how}", None, (), replace(article, deed=deed)
    if article.shift is not None:
        for how, by in _numbers_in(article.shift.by):
            shift: Shift = replace(article.shift, by=by)
            yield f"{article.force} {article.shift.text} {how}", None, (), replace(article, shift=shift)


def _is_settled_at_once(article: Article) -> bool:
    """Whether a duty is kept or broken the moment it is owed, so that its time is never waited for: what breaks it is
    among what calls for it."""
    if article.when is None or article.when.joined != "and" or article.broken is None:
        return False
    calls = {line.text for line in article.when.lines}
    return all(line.text in calls and " that " not in line.text for line in article.broken.lines)


def _of_block(block: Block) -> Iterator[tuple[str, Line, tuple[str, ...], Block | None]]:
    """Every change of one line of a list, with the clauses that the line alone serves; a list without lines is none."""
    for i, line in enumerate(block.lines):
        for what, at, tags, changed in _of_line(line):
            lines = (*block.lines[:i], *((changed,) if changed is not None else ()), *block.lines[i + 1 :])
            yield what, at, tags, replace(block, lines=lines) if lines else None


def _of_line(line: Line) -> Iterator[tuple[str, Line, tuple[str, ...], Line | None]]:
    yield f"without `{line.text}`", line, line.tags, None
    yield f"the opposite of `{line.text}`", line, line.tags, replace(line, condition=Group("none", (line,)))
    condition = line.condition
    if isinstance(condition, Group):
        for i, inner in enumerate(condition.lines):
            for what, at, tags, changed in _of_line(inner):
                rest = (*condition.lines[:i], *((changed,) if changed is not None else ()), *condition.lines[i + 1 :])
                whole = replace(line, condition=replace(condition, lines=rest)) if rest else None
                yield what, at, tags or line.tags, whole
        return
    for how, changed_condition in _numbers_in(condition):
        yield f"`{line.text}` {how}", line, line.tags, replace(line, condition=changed_condition)


# Numbers ------------------------------------------------------------------------------------------------------------


def _moved(written: Written) -> Iterator[tuple[str, Written]]:
    """A number moved to both sides by its least step, and by one of the unit that it is written in."""
    least, unit = LEAST.get(written.kind, 0.0), _unit(written)
    steps = {"its least step": least} | ({"1 of its unit": unit} if unit != least else {})
    for side, sign in SIDES:
        for named, step in steps.items():
            value = written.value + sign * step
            if step and value >= 0:
                whole = isinstance(written.value, int) and float(value).is_integer()
                moved = int(value) if whole else round(value, 9)
                text = _written(moved, written)
                yield f"{side}: `{written.text}` moved by {named}", replace(written, value=moved, text=text)


def _written(value: float, was: Written) -> str:
    """A moved number as an author would write it."""
    if was.kind == "duration":
        return f"{value} ms"
    if was.kind == "distance":
        return f"{value:g} m"
    return f"{value * 100:g} %" if was.kind == "share" else f"{value:g}"


def _unit(written: Written) -> float:
    """How much one of the unit is that a number is written in."""
    number = written.text.rstrip("%").split()[0] if written.text[:1].isdigit() else ""
    try:
        return float(written.value) / float(number) if float(number) else 0.0
    except ValueError:
        return 0.0


def _numbers_in(tree: Any) -> Iterator[tuple[str, Any]]:
    """Every change of one number that is written in a condition; numbers with names are changed where they stand."""
    if isinstance(tree, Written):
        if tree.kind in LEAST and not isinstance(tree.value, str):
            yield from _moved(tree)
        return
    if isinstance(tree, tuple):
        for i, part in enumerate(tree):
            for how, changed in _numbers_in(part):
                yield how, (*tree[:i], changed, *tree[i + 1 :])
        return
    if is_dataclass(tree) and not isinstance(tree, type) and type(tree).__module__.endswith("law.tree"):
        for each in fields(tree):
            for how, changed in _numbers_in(getattr(tree, each.name)):
                yield how, replace(tree, **{each.name: changed})


def _of_lets(book: Rulebook) -> Iterator[Mutant]:
    readers = _readers(book)
    for let in book.lets.values():
        if let.value.kind not in LEAST or isinstance(let.value.value, str):
            continue
        users = readers.get(("let", let.name), [])
        acts = frozenset(act for a in users for act in a.acts)
        ids = frozenset(a.id for a in users)
        clauses = frozenset(c for a in users for c in a.cites)
        for how, moved in _moved(let.value):
            changed = replace(book, lets={**book.lets, let.name: replace(let, value=moved)})
            group = f"let {let.name} {how.partition(':')[0]}"
            yield Mutant(f"let {let.name} {how}", let.spot, acts, ids, clauses, changed, group, let=let.name)


def _readers(book: Rulebook) -> dict[tuple[str, str], list[Article]]:
    """Of each number with a name and each definition the articles that read it, definitions unfolded, in text order."""
    known: dict[str, list[tuple[str, str]]] = {}
    found: dict[tuple[str, str], list[Article]] = {}
    for article in book.articles:
        for what in dict.fromkeys(_read(book, article, known)):
            found.setdefault(what, []).append(article)
    return found


def _read(book: Rulebook, tree: Any, known: dict[str, list[tuple[str, str]]]) -> Iterator[tuple[str, str]]:
    for part in parts(tree):
        if isinstance(part, LetRef):
            yield "let", part.name
        elif isinstance(part, Called):
            name = part.definition
            if name not in known:
                known[name] = list(dict.fromkeys(_read(book, book.definitions[name].body, known)))
            yield from (("definition", name), *known[name])


# Definitions and facts that are never a reason ----------------------------------------------------------------------


def _of_definitions(book: Rulebook) -> Iterator[Mutant]:
    readers = _readers(book)
    for definition in book.definitions.values():
        users = readers.get(("definition", definition.name), [])
        acts = frozenset(act for a in users for act in a.acts)
        ids = frozenset(a.id for a in users)
        for what, line, tags, body in _of_block(definition.body):
            if body is None:
                continue
            changed: Definition = replace(definition, body=body)
            book_ = replace(book, definitions={**book.definitions, definition.name: changed})
            clauses = frozenset(tags or definition.cites or {c for a in users for c in a.cites})
            group = f"{line.spot.line}:{what.partition(' by ')[0]}" if " moved by " in what else ""
            yield Mutant(f"{definition.name}: {what}", line.spot, acts, ids, clauses, book_, group, line=line)


def _of_nevers(book: Rulebook) -> Iterator[Mutant]:
    lifted = {name for a in book.articles if a.force == "permit" for name in a.despite}
    for i, never in enumerate(book.nevers, 1):
        defaults = tuple(
            a.id
            for a in book.articles
            if a.force == "forbid"
            and never.act in a.acts
            and (not (a.when or a.unless) or a.id in lifted or a.family in lifted)
        )
        ground = Article(
            id=f"NEVER-{i}",
            force="permit",
            acts=(never.act,),
            when=Block("and", (replace(never.line, number=1),)),
            unless=None,
            despite=defaults,
            cites=never.line.tags,
            during=(),
            except_during=(),
            ladder="",
            spot=never.line.spot,
            questions=tuple(_questions(never.line)),
        )
        changed = replace(book, articles=(*book.articles, ground))
        what = f"`{never.line.text}` made a reason to {never.act}"
        tags = frozenset(never.line.tags)
        yield Mutant(what, never.line.spot, frozenset({never.act}), frozenset(defaults), tags, changed, never=True)


def _questions(line: Line) -> Iterator[str]:
    if isinstance(line.condition, Asked):
        yield line.condition.text


__all__ = ["Mutant", "mutants"]
