"""Two rulebooks compared by what they say, not by how it is written: prose, places and the order of articles are
nothing to it."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from lawspeaker.law.lexicon import Word
from lawspeaker.law.tree import Article, Block, Group, Line, Rulebook

SILENT = frozenset({"spot", "heading", "number", "text"})
"""What stands in a tree and says nothing of the law."""
PARTS = ("definitions", "tables", "modes", "ladders")


def compare(old: Rulebook, new: Rulebook) -> list[str]:
    """What was added, removed and changed, a line each; nothing if it is the same law."""
    return [
        *_articles({a.id: a for a in old.articles}, {a.id: a for a in new.articles}),
        *_numbers(old, new),
        *(line for part in PARTS for line in _named(part, getattr(old, part), getattr(new, part))),
        *_clauses(old, new),
    ]


def meaning(tree: Any) -> Any:
    """A part of a tree as plain data, without its place in the text."""
    if is_dataclass(tree) and not isinstance(tree, type):
        if isinstance(tree, Word):
            return tree.name, tree.template
        kept = [(f.name, meaning(getattr(tree, f.name))) for f in fields(tree) if f.name not in SILENT]
        return type(tree).__name__, *kept
    if isinstance(tree, tuple | list):
        return tuple(meaning(part) for part in tree)
    if isinstance(tree, Mapping):
        return tuple(sorted((str(k), meaning(v)) for k, v in tree.items()))
    return tree


def _articles(old: Mapping[str, Article], new: Mapping[str, Article]) -> Iterator[str]:
    for id_ in [*old, *(i for i in new if i not in old)]:
        if id_ not in new:
            yield f"article {id_} is gone"
        elif id_ not in old:
            yield f"article {id_} is new: {new[id_].force} {', '.join(new[id_].acts)}"
        elif meaning(old[id_]) != meaning(new[id_]):
            yield from (f"article {id_}: {what}" for what in _changed(old[id_], new[id_]))


def _changed(old: Article, new: Article) -> Iterator[str]:
    for name in ("force", "acts", "despite", "cites", "during", "except_during", "ladder"):
        was, now = getattr(old, name), getattr(new, name)
        if was != now:
            yield f"{name.replace('_', ' ')} {_said(was)} → {_said(now)}"
    for name in ("when", "unless", "kept", "broken"):
        yield from _lines(name, getattr(old, name), getattr(new, name))
    if meaning(old.deed) != meaning(new.deed):
        yield "the deed it asks for is another"


def _lines(name: str, old: Block | None, new: Block | None) -> Iterator[str]:
    was = {meaning(line): line for line in old.lines} if old else {}
    now = {meaning(line): line for line in new.lines} if new else {}
    yield from (f"{name} no longer `{_text(line)}`" for key, line in was.items() if key not in now)
    yield from (f"{name} now `{_text(line)}`" for key, line in now.items() if key not in was)
    if old and new and old.joined != new.joined:
        yield f"{name}: its lines are joined by `{new.joined}`, not by `{old.joined}`"


def _text(line: Line) -> str:
    if isinstance(line.condition, Group):
        return f"{line.text} {'; '.join(_text(inner) for inner in line.condition.lines)}"
    return line.text


def _numbers(old: Rulebook, new: Rulebook) -> Iterator[str]:
    for name in [*old.lets, *(n for n in new.lets if n not in old.lets)]:
        was, now = old.lets.get(name), new.lets.get(name)
        if was is None and now is not None:
            yield f"let {name} is new: {now.value.text}"
        elif now is None and was is not None:
            yield f"let {name} is gone: it was {was.value.text}"
        elif was is not None and now is not None and was.value.value != now.value.value:
            yield f"let {name}: {was.value.text} → {now.value.text}"


def _named(part: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    noun = part.removesuffix("s")
    for name in [*old, *(n for n in new if n not in old)]:
        if name not in new:
            yield f"{noun} `{name}` is gone"
        elif name not in old:
            yield f"{noun} `{name}` is new"
        elif meaning(old[name]) != meaning(new[name]):
            yield f"{noun} `{name}` has changed"


def _clauses(old: Rulebook, new: Rulebook) -> Iterator[str]:
    for id_ in [*old.clauses, *(i for i in new.clauses if i not in old.clauses)]:
        if id_ not in new.clauses:
            yield f"clause {id_} is gone: {old.clauses[id_].text}"
        elif id_ not in old.clauses:
            yield f"clause {id_} is new: {new.clauses[id_].text}"
        elif old.clauses[id_] != new.clauses[id_]:
            yield f"clause {id_} has changed: {new.clauses[id_].text}"


def _said(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(value) or "none"
    return str(value) or "none"
