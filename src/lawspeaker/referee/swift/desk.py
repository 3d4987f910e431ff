"""The desk: a judge whose articles are read by generated code, which comes here for what it does not know itself."""

from collections.abc import Callable
from typing import Any

from msgspec import UNSET
from msgspec.structs import replace

from lawspeaker.law.sentences import denied
from lawspeaker.law.tree import Happened, Holds, Line, Mentions, Some
from lawspeaker.referee.ruling.formula import Truth
from lawspeaker.referee.ruling.reasons import Say, Sentence
from lawspeaker.referee.ruling.ways import Env, Way
from lawspeaker.referee.tree.judge import Judge

LISTED = ("zone", "prize")
"""Kinds of which all that a state may be true of are things that there are."""
TEXTS = 1000
"""Texts of which it is kept, for one line, whether they hold a phrase."""


class Desk(Judge):
    """What generated code asks for; `blanks` are what fills those of the definition it stands in, `lasts` whether a
    breach is open in what is judged."""

    lasts = False

    def inside(self, blanks: tuple[Any, ...], line: Line, env: Env) -> list[Way]:
        """The ways of a line of a definition; what is unknown in it has no name of its own."""
        outer, self.blanks = self.blanks, blanks
        self.depth += 1
        found = list(self.ways(line, env))
        self.depth -= 1
        self.blanks = outer
        return found

    def candidates_in(self, blanks: tuple[Any, ...], term: Some, env: Env) -> list[Any]:
        """Everything that an `any` may mean here."""
        outer, self.blanks = self.blanks, blanks
        found = self.candidates(term, env)
        self.blanks = outer
        return found

    def among(self, term: Some, known: list[Any], everything: Callable[[], list[Any]]) -> list[Any]:
        """What an `any` may mean, of those alone that a state may be true of."""
        kind = self.lexicon.kinds.get(term.kind)
        if term.source is None and kind is not None and kind.name in LISTED:
            where = kind.where if term.some_kind else None
            return known if where is None else [t for t in known if t is UNSET or where(self.now, t, term.some_kind)]
        wanted = set(known) if term.source is None else {*known, UNSET}
        return [t for t in everything() if t in wanted]

    def not_told(self, told: Happened, env: Env, blanks: tuple[Any, ...], times: str = "") -> Sentence:
        """What did not happen, told; with `times`, what may have happened so often."""
        outer, self.blanks = self.blanks, blanks
        if times:
            say = replace(self._told(told, env), tail=times)
        else:
            say = self._told(told, env, denied(told.word.verb) if told.word.verb else "")
        self.blanks = outer
        return say

    def denied(self, told: Holds, env: Env, blanks: tuple[Any, ...]) -> Sentence:
        """What does not hold, told."""
        outer, self.blanks = self.blanks, blanks
        say = self._say_state(told, env)
        self.blanks = outer
        return say

    def mentioned(self, told: Mentions, text: Any, known: dict[str, tuple[Truth, Say]]) -> tuple[Truth, Say]:
        """Whether a text holds a phrase, and how that is told; `known` are texts that were looked through before."""
        if not isinstance(text, str):
            return None if text is UNSET else told.negated, ""
        if text not in known:
            if len(known) >= TEXTS:
                known.clear()
            noted, self.now.noted = self.now.noted, []
            way = self._mentioned(told, text, {})
            known[text] = bool(way.value), way.say
            self.now.noted = noted
        return known[text]
