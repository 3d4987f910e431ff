"""What a check looks at: the rulebook, the vocabulary, and what the examples show."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from lawspeaker.law.errors import Diagnostic, Level, Spot, short
from lawspeaker.law.lexicon import Lexicon
from lawspeaker.law.tree import Article, Line, Rulebook
from lawspeaker.law.walk import Stands, everything


class Shown(Protocol):
    """What one expectation of an example showed: the outcome, the articles and clauses behind it, and those that the
    example says it is about."""

    @property
    def sort(self) -> str:
        """`lawful`, `unlawful`, `unclear`, `refused`, …"""

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles that decided."""

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses that decided."""

    @property
    def named(self) -> tuple[str, ...]:
        """The clauses that the example says it is about."""

    @property
    def state(self) -> str:
        """What a duty or an institution came to."""

    @property
    def denied(self) -> bool:
        """Whether it was shown that it did not come."""


@dataclass(frozen=True)
class Over:
    """A rulebook under check; `shown` is None where its examples were not run."""

    book: Rulebook
    lexicon: Lexicon
    shown: tuple[Shown, ...] | None = None

    @cached_property
    def stands(self) -> tuple[Stands, ...]:
        """Every condition of the rulebook."""
        return tuple(everything(self.book))

    @cached_property
    def named(self) -> dict[str, list[Article]]:
        """The articles that an id or a family names."""
        found: dict[str, list[Article]] = {}
        for article in self.book.articles:
            for name in {article.id: 0, article.family: 0}:
                found.setdefault(name, []).append(article)
        return found

    @cached_property
    def forbidding(self) -> dict[tuple[str, ...], list[Article]]:
        """The prohibitions by the acts they are on."""
        found: dict[tuple[str, ...], list[Article]] = {}
        for article in self.of("forbid"):
            found.setdefault(article.acts, []).append(article)
        return found

    def of(self, force: str) -> Iterator[Article]:
        """The articles that forbid, permit or oblige."""
        yield from (a for a in self.book.articles if a.force == force)

    def meet(self, one: Article, other: Article) -> bool:
        """Whether both can judge one act; an article on an act judges those that are a kind of it."""
        return not self.judged(one.acts).isdisjoint(self.judged(other.acts))

    def judged(self, acts: tuple[str, ...]) -> frozenset[str]:
        """The acts that an article on these acts judges."""
        judged = self._known.get(acts)
        if judged is None:
            of = self.lexicon.kinds_of
            judged = self._known[acts] = frozenset(a for a in self.lexicon.acts if not set(acts).isdisjoint(of(a)))
        return judged

    @cached_property
    def _known(self) -> dict[tuple[str, ...], frozenset[str]]:
        return {}

    def lifts(self, permission: Article, prohibition: Article) -> bool:
        """Whether a permission names a prohibition after `despite`."""
        return any(name in (prohibition.id, prohibition.family) for name in permission.despite)


def place(article: Article, what: str, name: str) -> Spot:
    """Where an article speaks of a name."""
    return next((spot for kind, said, spot in article.places if (kind, said) == (what, name)), article.spot)


def warning(code: str, message: str, spot: Spot, advice: str = "") -> Diagnostic:
    """A finding that does not keep a rulebook from being used."""
    level: Level = "warning"
    return Diagnostic(code, message, spot, advice, level)


def some(names: list[str], most: int = 4) -> str:
    """Names for a message, at most so many."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(f"`{short(n)}`" for n in names[:most]) + more


def wording(line: Line) -> str:
    """A line as its author wrote it, however he spaced its words: two lines of one wording say the same."""
    return " ".join(line.text.split())
