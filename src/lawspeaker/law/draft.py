"""A draft: one rulebook as far as it has been read, and what is wrong with it.

What is read next is read against it: its numbers and tables, its sentences, the rules that it has.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from lawspeaker.law import limits
from lawspeaker.law.advice import listed, near
from lawspeaker.law.blocks import Blocks
from lawspeaker.law.definitions import Size
from lawspeaker.law.errors import Diagnostic, Misread, short
from lawspeaker.law.layout import RawBlock, Text
from lawspeaker.law.lexicon import Lexicon
from lawspeaker.law.phrases import Scope
from lawspeaker.law.sentences import Sentences, readable
from lawspeaker.law.tables import words_of
from lawspeaker.law.tree import Blank, Block, Rulebook
from lawspeaker.law.units import UNITS

__all__ = ["Draft", "TooMany"]

MEANT = {
    **dict.fromkeys(("build", "construct", "deploy"), "place"),
    **dict.fromkeys(("shoot", "hit", "hurt", "damage", "fight", "kos"), "attack"),
    **dict.fromkeys(("talk", "voice"), "speak"),
    **dict.fromkeys(("chat", "spam", "message", "advert"), "say"),
    **dict.fromkeys(("steal", "rob", "take", "drop"), "loot"),
    **dict.fromkeys(("trespass", "come", "return"), "enter"),
    **dict.fromkeys(("camp", "loiter", "roam", "linger"), "stay"),
    **dict.fromkeys(("rename", "name"), "wear"),
    **dict.fromkeys(("quit", "disconnect", "logout"), "log out"),
    **dict.fromkeys(("break", "destroy", "breach"), "raid"),
    "vote": "cast vote",
}
"""What somebody means who names an act by another word; it is said only where there is such an act."""


class TooMany(Exception):
    """So much is wrong that the rest is not read; whoever reads the whole catches it."""


@dataclass(slots=True)
class Draft:
    """What is known of one rulebook; `families` are those of all its articles, what a sentence calls a rule."""

    lexicon: Lexicon
    book: Rulebook
    sentences: Sentences
    problems: list[Diagnostic] = field(default_factory=list)
    families: set[str] = field(default_factory=set)
    sizes: dict[str, Size] = field(default_factory=dict)
    """How large each definition is."""
    asked: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The questions that each definition asks."""
    broken: set[str] = field(default_factory=set)
    """The names of numbers, tables, their rows, modes and ladders that could not be read."""
    spared: int = 0
    """How many lines were passed over that only suffer from another."""
    known: Scope | None = None

    def problem(self, diagnostic: Diagnostic) -> None:
        """Note what is wrong; raises TooMany after so many."""
        self.problems.append(diagnostic)
        if len(self.problems) >= limits.PROBLEMS:
            raise TooMany

    @property
    def units(self) -> Mapping[str, tuple[str, float]]:
        """The units known here."""
        return {**UNITS, **self.lexicon.units}

    def scope(self, roles: Mapping[str, str], blanks: Mapping[str, Blank] | None = None) -> Scope:
        """A fresh scope with these roles and blanks; all numbers, tables and modes have been read by then."""
        if self.known is None:
            self.known = Scope(
                self.lexicon,
                lets={name: let.value.kind for name, let in self.book.lets.items()},
                tables=self.book.tables,
                units=self.units,
                words=tuple(w for t in self.book.tables.values() for w in words_of(t)),
                modes=frozenset(self.book.modes),
                rules=frozenset(self.families),
            )
        return replace(self.known, roles=roles, blanks=blanks or {}, found=[], count=[0], windows={}, lost=[])

    def block(self, raw: RawBlock, scope: Scope, numbers: list[int]) -> Block:
        """The lines of one `when` or `unless`; `numbers` counts them through the article."""
        return Blocks(self.sentences, self.problem, self.follows).block(raw, scope, numbers)

    def follows(self, text: str, misread: Misread, scope: Scope) -> bool:
        """Whether what is wrong with a line may be no fault of its own: it names something that could not be read, or
        means what an unread line would have found. Raises TooMany after so many such lines."""
        lost = misread.code == "no-referent" and bool(scope.lost)
        found = lost or any(_names(text, name) for name in self.broken)
        self.spared += found
        if self.spared >= limits.PROBLEMS:
            raise TooMany
        return found

    def roles(self, acts: Iterable[Text]) -> dict[str, str]:
        """The roles that all these acts share; raises Misread for an unknown act."""
        shared: dict[str, str] | None = None
        known = self.lexicon.acts
        for act in acts:
            word = known.get(act.text)
            if word is None:
                meant = MEANT.get(act.text.split()[0]) if act.text else None
                advice = f"say `{meant}`" if meant in known else near(act.text, known) or self._no_act(act.text)
                raise Misread("unknown-act", f"there is no act `{short(act.text)}`", advice, spot=act.spot)
            roles = {s.name: s.kind for s in word.roles}
            shared = roles if shared is None else {k: v for k, v in shared.items() if roles.get(k) == v}
        return shared or {}

    def _no_act(self, name: str) -> str:
        """What helps whoever names an act that there is not: how a line asks for it, or else which acts there are."""
        for word in self.lexicon.of_sort("happening"):
            if word.verb is not None and name and word.verb.base.split()[0] == name:
                return f"articles judge no such act, but a line of theirs may ask for it: `{readable(word)}`"
        return f"acts are {listed(self.lexicon.acts, 40)}"


def _names(text: str, name: str) -> bool:
    """Whether a line names this, as words of their own. A stranger's table may have very many rows that could not be
    read, so that an expression is made only where the letters stand at all."""
    return name in text and re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text) is not None
