"""The bench: acts that are looked at before they count. An order not yet carried out, an act that nobody has done.

To look is to judge by all the articles in force and to write nothing down; only what is entered stands on the docket.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from lawspeaker.events import Command, Event
from lawspeaker.events.findings import Found, Missing, Ruling
from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import Lexicon, Word
from lawspeaker.law.tree import Article, Group, Happened, Rulebook, Written
from lawspeaker.law.walk import parts
from lawspeaker.referee.acts import Act
from lawspeaker.referee.docket.docket import Docket
from lawspeaker.referee.docket.entries import Entry
from lawspeaker.referee.duties import Duties
from lawspeaker.referee.needs import spoken_of
from lawspeaker.referee.ruling.remainders import Remainder
from lawspeaker.referee.ruling.rulings import lifts
from lawspeaker.world.world import World


@dataclass(frozen=True, slots=True)
class Judged:
    """One act as judged at one moment: what is left of its articles, and the ruling that they make."""

    act: Act
    articles: tuple[Article, ...]
    remainders: tuple[Remainder, ...]
    now: Now
    ruling: Ruling
    told: str

    @property
    def value(self) -> str:
        """Lawful, unlawful or unclear."""
        return self.ruling.ruling

    @property
    def clauses(self) -> list[str]:
        """The clauses that decide."""
        return self.ruling.clauses

    @property
    def missing(self) -> list[Missing]:
        """What would settle it."""
        return self.ruling.missing if isinstance(self.ruling.missing, list) else []

    def reasons(self) -> list[str]:
        """Why, as sentences for a player: what decided, without what applied and did not suffice."""
        said = [said for said in self.ruling.because if not said.endswith("applied and did not suffice")]
        return [text for each in said if (text := self._plain(each))]

    def _plain(self, said: str) -> str:
        """A reason without the act itself where that is all it tells: nobody has done it yet."""
        head, _, rest = said.partition(": ")
        if rest == self.told:
            return f"{head} forbids it" if self.value == "unlawful" else f"{head} allows it"
        return "Nothing forbids it" if said == f"{self.told}; nothing forbids it" else said


class Judges(Protocol):
    """What the bench asks of a referee: the book, what is known, and what the articles leave of an act."""

    book: Rulebook
    lexicon: Lexicon
    articles: dict[str, tuple[Article, ...]]
    words: list[Word]
    world: World
    docket: Docket
    duties: Duties

    def now(self, event: Event) -> Now:
        """The moment of an event."""

    def in_force(self, article: Article) -> bool:
        """Whether the modes are such that this article holds."""

    def remainders(self, act: Act, articles: Sequence[Article], now: Now) -> list[Remainder]:
        """What is left of those of these articles that may apply."""


class Bench:
    """Looks at acts for one referee."""

    def __init__(self, judges: Judges) -> None:
        self._judges = judges
        self.lexicon = judges.lexicon
        acts = self.lexicon.acts.items()
        self.spoken = sorted({word.command for name, word in acts if word.command and judges.articles[name]})
        """The orders of which some article speaks."""
        self._ordering = [w for _, w in acts if w.command and "command" in w.on]
        self._judged = [w for w in self._ordering if judges.articles[w.name]]
        named = spoken_of(judges.book)
        self._told = [w for w in judges.words if "command" in w.on and w.name in named and not w.after]
        self._lines: list[Happened] | None = None

    def happens(self, event: Command) -> bool:
        """Whether the order is a happening of a kind that some line of the rulebook speaks of."""
        now = self._judges.now(event)
        return any(True for word in self._told for _ in word.function(event, now))

    def tells(self, event: Command) -> bool:
        """Whether some line speaks of this order itself: one of "toxic" speaks of no other."""
        now = self._judges.now(event)
        return any(self._speaks(word, roles) for word in self._told for roles in word.function(event, now))

    def _speaks(self, word: Word, roles: Sequence[Any]) -> bool:
        if self._lines is None:
            book = self._judges.book
            every = parts((book.articles, tuple(book.definitions.values()), book.nevers))
            self._lines = [part for part in every if isinstance(part, Happened)]
        return any(
            line.word is word
            and all(not isinstance(a, Written) or a.value == r for a, r in zip(line.args, roles, strict=False))
            for line in self._lines
        )

    def acts(self, event: Command, words: Iterable[Word]) -> list[Act]:
        """The acts of these words that a command would be."""
        now = self._judges.now(event)
        return [Act(w, roles, now.t, event.seq, event) for w in words for roles in w.function(event, now)]

    def judge(self, event: Command) -> list[Judged]:
        """Every act in a command of which an article speaks."""
        return [judged for act in self.acts(event, self._judged) if (judged := self.look(act)) is not None]

    def look(self, act: Act, at: int | None = None) -> Judged | None:
        """Judge an act now, or as if nothing happened until `at` (ms); None where no article speaks of it."""
        judges, world = self._judges, self._judges.world
        clock = world.clock
        try:
            world.clock = world.places.clock = clock if at is None else at
            if not judges.articles[act.word.name]:
                return None
            articles = tuple(a for a in judges.articles[act.word.name] if judges.in_force(a))
            now = judges.now(act.event)
            remainders = tuple(judges.remainders(act, articles, now))
        finally:
            world.clock = world.places.clock = clock
        docket = judges.docket
        docket.world = world
        entry = Entry(act, articles, remainders, None, now.tiers, now.old)
        return Judged(act, articles, remainders, now, docket.rule(entry), docket.spell(entry, entry.told))

    def rules(self, judged: Judged) -> list[str]:
        """The articles that stand in the way, as written, with their numbers put in; those that say more so."""
        standing = set(judged.ruling.articles)
        found = [article for article in judged.articles if article.id in standing and article.force == "forbid"]
        return [rule for article in found if (rule := self._rule(article))]

    def _rule(self, article: Article) -> str:
        text = self._grounds(article)
        more = self._numbered(text)
        if article.when is None and article.unless is None:
            return f"{article.id} forbids it{self._unless_permitted(article)}."
        return f"{article.id} forbids it {more}." if more != text or article.when is None else ""

    @staticmethod
    def _grounds(article: Article) -> str:
        """The lines of an article as written, but for groups."""
        said = []
        for word, block in (("when", article.when), ("unless", article.unless)):
            if block is not None and not any(isinstance(line.condition, Group) for line in block.lines):
                said.append(f"{word} {f' {block.joined} '.join(line.text for line in block.lines)}")
        return " ".join(said)

    def _unless_permitted(self, article: Article) -> str:
        """What would lift an article that always forbids, if one permission alone does."""
        permits = [p for p in self._judges.book.articles if p.force == "permit" and lifts(p, article)]
        said = self._grounds(permits[0]) if len(permits) == 1 else ""
        if said:
            return f", but {permits[0].id} permits it {self._numbered(said)}"
        return f", but for what {' or '.join(p.id for p in permits)} permits" if permits else ""

    def _numbered(self, text: str) -> str:
        """A line of the law with the value of each `let` in place of its name, longest names first."""
        lets = self._judges.book.lets
        for name in sorted(lets, key=lambda name: (-len(name), name)):
            if name in text:
                text = re.sub(rf"\b{re.escape(name)}\b", lets[name].value.text, text)
        return text

    def enter(self, judged: Judged) -> Ruling:
        """Put an act on the docket."""
        return self._judges.docket.enter(judged.act, judged.articles, judged.remainders, judged.now)

    def arise(self, event: Command, now: Now) -> list[Found]:
        """The duties that an order carried out brings with it."""
        duties, docket = self._judges.duties, self._judges.docket
        if not duties.articles:
            return []
        return [found for act in self.acts(event, self._ordering) for found in duties.arise(act, now, docket)]

    def deeds(self) -> list[str]:
        """What people do of which some article speaks, orders aside."""
        return [name for name, word in self.lexicon.acts.items() if not word.command and self.spoken_of(word)]

    def spoken_of(self, word: Word) -> bool:
        """Whether some article speaks of this act."""
        return bool(self._judges.articles[word.name])

    def word(self, name: str) -> Word | None:
        """An act by its name in the law or on the wire."""
        plain = name.casefold().replace("_", " ").strip()
        by_name = self.lexicon.acts.get(plain)
        return by_name or next((w for w in self.lexicon.acts.values() if w.command and w.command == name), None)

    def now(self, event: Event) -> Now:
        """The present moment."""
        return self._judges.now(event)
