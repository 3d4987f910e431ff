"""Remainders: what is kept of an act's articles, so that a late finding changes a ruling without a look at the world.

A path is one way an article applies: the lines that held, the formula that is left of them, and what is left of its
`unless` lines. An article is true if one of its paths is; the first that is true is the one it is told by.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from lawspeaker.law.tree import Article, Group
from lawspeaker.referee.ruling.formula import (
    Answerable,
    Ask,
    Counting,
    Formula,
    Leaf,
    Truth,
    answerable,
    gather,
    leaves,
    value,
)
from lawspeaker.referee.ruling.reasons import Doubt, Judged, answered
from lawspeaker.referee.ruling.rulings import Held, Open, Outcome, both, either, negate, together


class Path(Struct, frozen=True, gc=False):
    """One way an article applies; `against` are its `unless` lines with what is left of each."""

    when: Formula
    held: tuple[Held, ...] = ()
    against: tuple[tuple[Formula, Held], ...] = ()


class Remainder(Struct, frozen=True, gc=False):
    """What is left of one article on one act; `sure` where it applies or not whatever is found."""

    article: Article
    paths: tuple[Path, ...]
    sure: bool

    @classmethod
    def of(cls, article: Article, paths: tuple[Path, ...]) -> "Remainder":
        """The remainder that these paths make."""
        sure = not paths or (len(paths) == 1 and paths[0].when is True and not paths[0].against)
        return cls(article, paths, sure)

    def leaves(self) -> list[Leaf]:
        """Everything that may be filled later."""
        found: list[Leaf] = []
        last: Formula = False
        for path in self.paths:
            if type(path.when) is Leaf:
                found.append(path.when)
            elif path.when is not True:
                gather(path.when, found)
            for formula, _ in path.against:
                if formula is not last:
                    gather(formula, found)
                last = formula
        return found

    @property
    def _one_way(self) -> bool:
        """Whether one path tells it all, as its lines are joined by `and`."""
        return self.article.when is None or self.article.when.joined == "and"

    def settle(self, ask: Ask) -> Outcome:
        """The outcome when `ask` fills the leaves."""
        if self.sure:
            return Outcome(self.article, True, self.paths[0].held) if self.paths else Outcome(self.article, False)
        best: Truth = False
        held: tuple[Held, ...] = ()
        kept_off: Held | None = None
        for path in self.paths:
            total, kept = _weigh(path, ask)
            if total is True:
                held = path.held if best is not True else (*held, *path.held)
                best = True
                if self._one_way:
                    break
            elif total is None and best is False:
                best, held = None, path.held
            elif total is None and best is None and not self._one_way and not _same_line(held, path.held):
                held = (*held, *path.held)
            elif total is False and kept_off is None:
                kept_off = kept
        opens = tuple(self._opens(ask)) if best is None else ()
        told = tuple(_told(h, ask, self.article) for h in held)
        if best is not False or kept_off is None:
            kept_off = None
        else:
            kept_off = _told(kept_off, ask, self.article)
        return Outcome(self.article, best, told, opens, kept_off)

    def value(self, ask: Ask) -> Truth:
        """Whether the article applies when `ask` fills the leaves."""
        best: Truth = False
        for path in self.paths:
            total = _weigh(path, ask)[0]
            if total is True:
                return True
            best = best if total is False else None
        return best

    def answerable(self) -> Answerable:
        """Whether people's answers alone could make the article apply, or not apply."""
        if self.sure:
            return Answerable(self.paths != (), self.paths == ())
        ways = [(answerable(path.when), [answerable(formula) for formula, _ in path.against]) for path in self.paths]
        return Answerable(
            any(when.true and all(each.false for each in against) for when, against in ways),
            all(when.false or any(each.true for each in against) for when, against in ways),
        )

    def told(self, ask: Ask, total: Truth) -> Iterator[Leaf]:
        """What may be filled in the paths by which an outcome of this value is told."""
        for path in self.paths:
            if _weigh(path, ask)[0] is total:
                yield from leaves(path.when)
                for formula, _ in path.against:
                    yield from leaves(formula)
                if total is True and self._one_way:
                    return

    def _opens(self, ask: Ask) -> Iterator[Open]:
        seen: set[str] = set()
        for path in self.paths:
            if _weigh(path, ask)[0] is None:
                for formula in (path.when, *(f for f, _ in path.against)):
                    for leaf in leaves(formula):
                        if leaf.sort in ("fact", "question") and leaf.id not in seen and ask(leaf) is None:
                            seen.add(leaf.id)
                            yield Open(leaf.id, leaf.say)


def rests_of(remainders: Iterable[Remainder]) -> list[Leaf]:
    """The past acts that these rest on, each once, by the first leaf that asks of it."""
    found: dict[tuple[int, Any], Leaf] = {}
    for remainder in remainders:
        if not remainder.sure:
            for leaf in remainder.leaves():
                if leaf.sort == "ruling":
                    found.setdefault((leaf.seq, leaf.args[0]), leaf)
    return list(found.values())


def _weigh(path: Path, ask: Ask) -> tuple[Truth, Held | None]:
    """A path's truth, and the one line with clauses that certainly kept it off, where no other certainly did."""
    when = value(path.when, ask)
    if when is False or not path.against:
        return when, None
    against = [(value(f, ask), h) for f, h in path.against]
    total: Truth = False
    for truth, _ in against:
        total = either(total, truth)
    alone = [h for truth, h in against if truth is True]
    kept = alone[0] if when is True and len(alone) == 1 and alone[0].tags else None
    return both(when, negate(total)), kept


def _same_line(held: tuple[Held, ...], other: tuple[Held, ...]) -> bool:
    """Whether the same line is told already, of something later."""
    return bool(held) and bool(other) and held[-1].line is other[-1].line


def _chosen(held: Held, ask: Ask) -> Held:
    """A line that stands for several, told by the first of its ways that is so, or else by the first that may be; one
    that counts, by those of whom it is so by now."""
    open_way: tuple[Held, ...] | None = None
    for formula, lines in held.instead:
        truth = value(formula, ask)
        if isinstance(formula, Counting):
            if truth is not False:
                return _counted(held, formula, lines, truth, ask)
        elif truth is True:
            return _told_by(held, lines, ask)
        elif truth is None and open_way is None:
            open_way = lines
    return held if open_way is None else _told_by(held, open_way, ask)


def _told_by(held: Held, lines: tuple[Held, ...], ask: Ask) -> Held:
    """A line that stands for several, told by the lines of one way."""
    group = isinstance(held.line.condition, Group)
    told = together(tuple(_chosen(line, ask) if line.instead else line for line in lines), group)
    return replace(held, say=told.say, facts=told.facts, tags=held.line.tags or told.tags, instead=())


def _counted(held: Held, told: Counting, lines: Iterable[Held], truth: Truth, ask: Ask) -> Held:
    so = [_chosen(line, ask) for part, line in zip(told.parts, lines, strict=True) if value(part, ask) is True]
    say = replace(told.say, sure=len(so))
    facts = tuple(seq for each in so for seq in each.facts)
    return replace(held, say=say if truth is True else Doubt(say), facts=facts, tags=held.line.tags, instead=())


def _told(held: Held, ask: Ask, article: Article) -> Held:
    """A line told with what has since been found."""
    if held.instead:
        held = _chosen(held, ask)
    if isinstance(held.say, Doubt | Judged | tuple):
        line = ask(Leaf("fact", f"{article.id}/{held.line.number}")) is True
        said = answered(held.say, line, lambda id_: ask(Leaf("question", id_)), lambda past: ask(_ruling(past)))
        held = replace(held, say=said)
    if held.leaf is None:
        return held
    answer = ask(held.leaf)
    if held.leaf.sort == "question":
        return replace(held, value=answer)
    denied = getattr(held.line.condition, "negated", False) and answer is not None
    return replace(held, value=not answer if denied else answer)


def _ruling(past: Judged) -> Leaf:
    return Leaf("ruling", past.by, seq=past.seq, args=(past.doer,))
