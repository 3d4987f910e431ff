"""Blocks: the lines under one `when` or `unless`, joined all by `and` or all by `or`, and the groups in them.

Lines of one `and` list hold if some one thing fits them all, so they share what they find. What stands in an `or` list
or in a group finds for itself.
"""

from collections.abc import Callable
from typing import Literal

from lawspeaker.law.errors import Diagnostic, Misread
from lawspeaker.law.layout import RawBlock, RawLine
from lawspeaker.law.phrases import Scope
from lawspeaker.law.reading import condition_of
from lawspeaker.law.sentences import Sentences
from lawspeaker.law.tree import Block, Group, Line

How = Literal["all", "any", "none"]
GROUPS: dict[str, How] = {"all": "all", "any": "any", "none": "none"}


class Blocks:
    """Reads the blocks of one rulebook; what is wrong with a line is told to `problem`, unless it only `follows` from
    something that was told already."""

    def __init__(
        self,
        sentences: Sentences,
        problem: Callable[[Diagnostic], None],
        follows: Callable[[str, Misread, Scope], bool],
    ) -> None:
        self.sentences = sentences
        self.problem = problem
        self.follows = follows

    def block(self, raw: RawBlock, scope: Scope, numbers: list[int]) -> Block:
        """The lines of one `when` or `unless`; `numbers` counts them through the article."""
        said = [j.text for j in raw.joins]
        if len(set(said)) > 1:
            other = next(j for j in raw.joins if j.text != said[0])
            raise Misread(
                "mixture",
                "`and` and `or` stand in one list",
                "put the inner ones under `any of:` or `all of:`",
                spot=other.spot,
            )
        joined: Literal["and", "or"] = "or" if said[:1] == ["or"] else "and"
        lines = [self.line(r, scope if joined == "and" else scope.inner(), numbers) for r in raw.lines]
        return Block(joined, tuple(line for line in lines if line is not None))

    def line(self, raw: RawLine, scope: Scope, numbers: list[int]) -> Line | None:
        """One line, or a group of lines; None where it could not be read."""
        if raw.group:
            how, shared = GROUPS[raw.group], scope.inner()
            inner = [self.line(r, shared if how == "all" else shared.inner(), numbers) for r in raw.inner]
            group = Group(how, tuple(i for i in inner if i is not None))
            return Line(group, raw.text.text, raw.tags, raw.text.spot)
        numbers[0] += 1
        try:
            condition = condition_of(self.sentences, raw.text.text, scope)
        except Misread as misread:
            if not self.follows(raw.text.text, misread, scope):
                self.problem(misread.at(raw.text.spot))
            scope.lost.append(raw.text.text)
            return None
        return Line(condition, raw.text.text, raw.tags, raw.text.spot, numbers[0])
