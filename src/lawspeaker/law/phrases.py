"""What stands in a slot: roles, names, numbers, `any`, `every`, `no`, `that`, and literals.

A phrase is read from left to right by trying every way it can go on; the sentence around it decides which way was
meant. Each place of a line is read once and keeps one phrase a kind and end, so a line costs little whoever wrote it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from lawspeaker.law import limits
from lawspeaker.law.errors import Misread
from lawspeaker.law.lexicon import Kind, Lexicon, Slot, Verb, Word
from lawspeaker.law.tree import Blank, Bound, LetRef, Named, Role, Some, Table, Term, Window, Written
from lawspeaker.law.units import NUMBER, amount

TOKEN = re.compile(r'"[^"]*"|“[^”]*”|,|[^\s,]+')
PLAIN = re.compile(r"[^\W\d_][\w'’-]*")
LINKING = frozenset(("of", "that", "the", "any", "every", "no", "is", "a", "an"))
QUANTIFIERS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("every",), "every"),
    (("no",), "no"),
    (("at", "least"), "at least"),
    (("at", "most"), "at most"),
    (("fewer", "than"), "fewer than"),
    (("more", "than"), "more than"),
)
ANYONE = ("anyone", "anybody", "someone", "somebody")
LONGEST_NOUN = 6


@dataclass(frozen=True, slots=True)
class Quantified:
    """`every`, `no`, `at least 2` … in front of a name or kind; lifted out of the sentence it stands in."""

    how: str
    number: Term | None
    source: Some

    @property
    def kind(self) -> str:
        """The kind of what is counted."""
        return self.source.kind


Phrase = Term | Quantified


@dataclass(slots=True)
class Scope:
    """What a line may speak of: roles, blanks, what earlier lines of its list found, numbers, tables.

    `words` are measures that the rulebook's own tables teach, `rules` the families of its articles; `count` numbers
    what is found, through all scopes of one article, and `windows` are those of each happening found. Something is
    `lost` once a line of the article could not be read: what it would have found, nobody knows.
    """

    lexicon: Lexicon
    roles: Mapping[str, str] = field(default_factory=dict)
    blanks: Mapping[str, Blank] = field(default_factory=dict)
    lets: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, Table] = field(default_factory=dict)
    units: Mapping[str, tuple[str, float]] = field(default_factory=dict)
    found: list[tuple[frozenset[str], str, int]] = field(default_factory=list)
    words: tuple[Word, ...] = ()
    modes: frozenset[str] = frozenset()
    rules: frozenset[str] = frozenset()
    count: list[int] = field(default_factory=lambda: [0])
    windows: dict[int, tuple[Window, ...]] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)

    def inner(self) -> "Scope":
        """A scope whose findings stay inside it."""
        return replace(self, found=list(self.found))

    def number(self) -> int:
        """A number for one more thing that is found."""
        self.count[0] += 1
        return self.count[0] - 1

    def find(self, noun: str) -> Bound | None:
        """What `that NOUN` means here; raises Misread where two things could be meant."""
        hits = [(kind, var) for nouns, kind, var in self.found if noun in nouns]
        if len({var for _, var in hits}) > 1:
            raise Misread(
                "two-referents",
                f"`that {noun}` could mean two things found above",
                "call one of them by another name, such as `any member of the squad of …` and `that member`",
            )
        return Bound(hits[0][1], hits[0][0], f"that {noun}") if hits else None

    def reach(self, happening: Bound) -> tuple[Term, ...]:
        """How old what was found may be: every stretch of time that bounds it."""
        windows = self.windows.get(happening.var, ())
        return tuple(t for w in windows for t in (*w.reach, *((w.oldest,) if w.oldest is not None else ())))

    def nouns(self) -> list[str]:
        """What `that …` can mean here."""
        return sorted({noun for nouns, _, _ in self.found for noun in nouns})


def tokens_of(text: str) -> list[str]:
    """The words of a line; quoted text is one word, commas stand alone."""
    return TOKEN.findall(text)


def spans_of(text: str) -> list[tuple[int, int]]:
    """Where the words of a line begin and end."""
    return [found.span() for found in TOKEN.finditer(text)]


class Phrases:
    """Reads the phrases of one line in one scope."""

    def __init__(self, words: list[str], scope: Scope) -> None:
        self.words = words
        self.scope = scope
        self.seen: dict[int, list[tuple[Phrase, int]]] = {}
        self.orphans: dict[int, int] = {}
        self.depth = 0
        self.longest = max((len(n.split()) for n in (*scope.lets, *scope.blanks)), default=0)

    def at(self, i: int) -> list[tuple[Phrase, int]]:
        """Every phrase that begins at word `i`, with the place behind it; longest first."""
        if i not in self.seen:
            self.seen[i] = []
            self.depth += 1
            if self.depth > limits.NAMES:
                raise Misread("limit", f"more than {limits.NAMES} names stand in each other", "say it in two lines")
            kept: dict[tuple[type, str, int], tuple[Phrase, int]] = {}
            for phrase, end in self._read(i):
                kept.setdefault((type(phrase), phrase.kind, end), (phrase, end))
            self.depth -= 1
            self.seen[i] = sorted(kept.values(), key=lambda found: -found[1])
        return self.seen[i]

    def says(self, i: int, text: str) -> bool:
        """Whether these words begin at word `i`."""
        words = text.split()
        return self.words[i : i + len(words)] == words

    def _read(self, i: int) -> Iterator[tuple[Phrase, int]]:
        words = self.words
        if i >= len(words):
            return
        word = words[i]
        role = words[i + 1] if word == "the" and i + 1 < len(words) else word
        if role in self.scope.roles:
            yield Role(role, self.scope.roles[role]), i + (1 if role is word else 2)
        for count in range(min(self.longest, len(words) - i), 0, -1):
            phrase = " ".join(words[i : i + count])
            if phrase in self.scope.blanks:
                yield self.scope.blanks[phrase], i + count
            if phrase in self.scope.lets:
                yield LetRef(phrase, self.scope.lets[phrase]), i + count
        yield from self._literal(i)
        if word in self.scope.rules:
            yield Written(word, "rule", word), i + 1
        if word == "that":
            yield from self.that(i)
        if word in ("any", "a", "an"):
            yield from self._any(i + 1)
        if word in ANYONE:
            yield Some(-1, "player", word), i + 1
        yield from self._quantified(i)
        if word == "the":
            yield from self._names(i + 1)
            for measure, end in self.measures_at(i):
                if measure.kind in self.scope.tables:
                    yield measure, end

    def _literal(self, i: int) -> Iterator[tuple[Term, int]]:
        word = self.words[i]
        if len(word) > 1 and word[0] in '"“' and word[-1] in '"”':
            yield Written(word[1:-1], "text", word), i + 1
            return
        digits, percent = (word[:-1], "%") if word.endswith("%") else (word, "")
        if not NUMBER.fullmatch(digits):
            return
        units = self.scope.units
        if percent:
            yield amount(digits, percent, word, {percent: ("share", 0.01)}), i + 1
            return
        unit = self.words[i + 1] if i + 1 < len(self.words) else ""
        if unit in units:
            yield amount(digits, unit, f"{word} {unit}", units), i + 2
        yield amount(digits, "", word, units), i + 1

    def that(self, i: int) -> Iterator[tuple[Bound, int]]:
        """What `that …` at word `i` means."""
        for count in range(min(LONGEST_NOUN, len(self.words) - i - 1), 0, -1):
            try:
                bound = self.scope.find(" ".join(self.words[i + 1 : i + 1 + count]))
            except Misread as misread:
                misread.place = (i, i + 1 + count)
                raise
            if bound:
                yield bound, i + 1 + count
                return
        if i + 1 < len(self.words):
            self.orphans[i] = i + 2

    def _kinds_at(self, i: int) -> Iterator[tuple[Kind, str, int]]:
        """The kinds whose noun begins at word `i`: the kind, its sub-kind (`pvp` of a pvp zone), the place behind."""
        for kind in self.scope.lexicon.kinds.values():
            for noun in (kind.noun, kind.plural):
                size = len(noun.split())
                if self.says(i, noun):
                    yield kind, "", i + size
                for before in (1, 2, 3) if kind.where else ():
                    words = self.words[i : i + before]
                    if self.says(i + before, noun) and all(PLAIN.fullmatch(w) and w not in LINKING for w in words):
                        yield kind, "_".join(words).lower(), i + before + size

    def _any(self, i: int) -> Iterator[tuple[Term, int]]:
        for kind, some, end in self._kinds_at(i):
            text = " ".join(self.words[i:end])
            yield Some(-1, kind.base or kind.name, text, None, some or (kind.name if kind.base else "")), end
        for named, end in self._names(i):
            if named.word.many:
                yield Some(-1, named.kind, " ".join(self.words[i:end]), named), end

    def _quantified(self, i: int) -> Iterator[tuple[Phrase, int]]:
        for opening, how in QUANTIFIERS:
            if tuple(self.words[i : i + len(opening)]) != opening:
                continue
            j = i + len(opening)
            numbers: list[tuple[Term | None, int]] = [(None, j)]
            if how not in ("every", "no"):
                numbers = [(t, e) for t, e in self.at(j) if not isinstance(t, Quantified) and t.kind == "number"]
            for number, k in numbers:
                for source, end in self._any(k):
                    if isinstance(source, Some):
                        yield Quantified(how, number, source), end

    def _names(self, i: int) -> Iterator[tuple[Named, int]]:
        yield from self._of_sort("name", i)

    def measures_at(self, i: int) -> Iterator[tuple[Named, int]]:
        """Every measure that begins at word `i`."""
        yield from self._of_sort("measure", i)

    def _of_sort(self, sort: str, i: int) -> Iterator[tuple[Named, int]]:
        for word in (*self.scope.lexicon.of_sort(sort), *(w for w in self.scope.words if w.sort == sort)):
            for args, end in self._fill(word, 0, i, ()):
                yield Named(word, args, " ".join(self.words[i:end])), end

    def _fill(self, word: Word, part: int, i: int, args: tuple[Term, ...]) -> Iterator[tuple[tuple[Term, ...], int]]:
        if part == len(word.parts):
            yield args, i
            return
        want = word.parts[part]
        if isinstance(want, str):
            if i < len(self.words) and self.words[i] == want:
                yield from self._fill(word, part + 1, i + 1, args)
        elif isinstance(want, Verb):
            for form in dict.fromkeys((want.base, *want.forms)):
                if self.says(i, form):
                    yield from self._fill(word, part + 1, i + len(form.split()), args)
        else:
            for phrase, end in self.at(i):
                if not isinstance(phrase, Quantified) and fits(phrase.kind, want):
                    yield from self._fill(word, part + 1, end, (*args, phrase))


def fits(kind: str, slot: Slot) -> bool:
    """Whether a thing of this kind may stand in the slot; a happening's kind is `happening:WORD`.

    A `reach` takes a distance: what the happening kept has to be at most that.
    """
    if slot.kind in (kind, "anything"):
        return True
    if slot.kind == "reach":
        return kind == "distance"
    if slot.kind == "happening":
        return kind.startswith("happening:")
    if kind.startswith("happening:"):
        return slot.kind == kind.partition(":")[2]
    return False
