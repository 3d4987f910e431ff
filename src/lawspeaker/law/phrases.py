"""What stands in a slot: roles, names, numbers, `any`, `every`, `no`, `that`, and literals.

A phrase is read from left to right by trying every way it can go on; the sentence around it decides which way was
meant. Lines are short and each place is read once a kind, so this stays quick whatever a stranger writes.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from lawspeaker.law.errors import Misread
from lawspeaker.law.lexicon import Kind, Lexicon, Slot, Verb, Word
from lawspeaker.law.tree import Blank, Bound, LetRef, Named, Role, Some, Table, Term, Written

TOKEN = re.compile(r'"[^"]*"|“[^”]*”|,|[^\s,]+')
QUANTIFIERS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("every",), "every"),
    (("no",), "no"),
    (("at", "least"), "at least"),
    (("at", "most"), "at most"),
    (("fewer", "than"), "fewer than"),
    (("more", "than"), "more than"),
)


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
    """What a line may speak of: roles, blanks, what earlier lines of its list found, numbers, tables."""

    lexicon: Lexicon
    roles: Mapping[str, str] = field(default_factory=dict)
    blanks: Mapping[str, Blank] = field(default_factory=dict)
    lets: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, Table] = field(default_factory=dict)
    units: Mapping[str, tuple[str, float]] = field(default_factory=dict)
    found: list[tuple[frozenset[str], str, int]] = field(default_factory=list)
    next_var: int = 0

    def inner(self) -> "Scope":
        """A scope whose findings stay inside it."""
        return replace(self, found=list(self.found))

    def find(self, noun: str) -> Bound | None:
        """What `that NOUN` means here; raises Misread where two things could be meant."""
        hits = [(kind, var) for nouns, kind, var in self.found if noun in nouns]
        if len({var for _, var in hits}) > 1:
            raise Misread("two-referents", f"`that {noun}` could mean two things found above")
        return Bound(hits[0][1], hits[0][0], f"that {noun}") if hits else None


def tokens_of(text: str) -> list[str]:
    """The words of a line; quoted text is one word, commas stand alone."""
    return TOKEN.findall(text)


class Phrases:
    """Reads the phrases of one line in one scope."""

    def __init__(self, words: list[str], scope: Scope) -> None:
        self.words = words
        self.scope = scope
        self.seen: dict[int, list[tuple[Phrase, int]]] = {}
        self.orphans: list[str] = []
        self.names = [w for w in scope.lexicon.words if w.sort in ("name", "measure")]

    def at(self, i: int) -> list[tuple[Phrase, int]]:
        """Every phrase that begins at word `i`, with the place behind it; longest first."""
        if i not in self.seen:
            self.seen[i] = []
            self.seen[i] = sorted(self._read(i), key=lambda found: -found[1])
        return self.seen[i]

    def _read(self, i: int) -> Iterator[tuple[Phrase, int]]:
        words = self.words
        if i >= len(words):
            return
        word = words[i]
        role = words[i + 1] if word == "the" and i + 1 < len(words) else word
        if role in self.scope.roles:
            yield Role(role, self.scope.roles[role]), i + (1 if role is word else 2)
        for count in range(min(4, len(words) - i), 0, -1):
            phrase = " ".join(words[i : i + count])
            if phrase in self.scope.blanks:
                yield self.scope.blanks[phrase], i + count
            if phrase in self.scope.lets:
                yield LetRef(phrase, self.scope.lets[phrase]), i + count
        yield from self._literal(i)
        if word == "that":
            yield from self._that(i)
        if word in ("any", "a", "an"):
            yield from self._any(i + 1)
        if word in ("anyone", "anybody", "someone"):
            yield Some(-1, "player", word), i + 1
        yield from self._quantified(i)
        yield from self._named(i)

    def _literal(self, i: int) -> Iterator[tuple[Term, int]]:
        word = self.words[i]
        if word[0] in '"“':
            yield Written(word[1:-1], "text", word), i + 1
            return
        number = re.fullmatch(r"(\d+(?:\.\d+)?)(%?)", word)
        if not number:
            return
        value = float(number.group(1))
        if number.group(2):
            yield Written(value / 100, "share", word, "%"), i + 1
            return
        unit = self.words[i + 1] if i + 1 < len(self.words) else ""
        if unit in self.scope.units:
            kind, size = self.scope.units[unit]
            amount = value * size
            yield Written(int(amount) if kind == "duration" else amount, kind, f"{word} {unit}", unit), i + 2
        yield Written(int(value) if value.is_integer() else value, "number", word), i + 1

    def _that(self, i: int) -> Iterator[tuple[Term, int]]:
        for count in (3, 2, 1):
            noun = " ".join(self.words[i + 1 : i + 1 + count])
            bound = self.scope.find(noun) if i + 1 + count <= len(self.words) else None
            if bound:
                yield bound, i + 1 + count
                return
        if i + 1 < len(self.words):
            self.orphans.append(self.words[i + 1])

    def kinds_at(self, i: int, plural: bool = False) -> Iterator[tuple[Kind, str, int]]:
        """The kinds whose noun begins at word `i`: the kind, its sub-kind (`pvp` of a pvp zone), the place behind."""
        for kind in self.scope.lexicon.kinds.values():
            for noun in {kind.noun, kind.plural} if not plural else {kind.plural}:
                size = len(noun.split())
                if self.words[i : i + size] == noun.split():
                    yield kind, "", i + size
                for before in (1, 2, 3) if kind.where else ():
                    if self.words[i + before : i + before + size] == noun.split():
                        yield kind, "_".join(self.words[i : i + before]).lower(), i + before + size

    def _any(self, i: int) -> Iterator[tuple[Term, int]]:
        for kind, some, end in self.kinds_at(i):
            text = " ".join(self.words[i:end])
            yield Some(-1, kind.base or kind.name, text, None, some or (kind.name if kind.base else "")), end
        for named, end in self._names(i):
            if isinstance(named, Named) and named.word.many:
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
                    assert isinstance(source, Some)
                    yield Quantified(how, number, source), end

    def _named(self, i: int) -> Iterator[tuple[Term, int]]:
        if self.words[i] == "the":
            yield from self._names(i + 1)

    def _names(self, i: int) -> Iterator[tuple[Term, int]]:
        for word in self.names:
            if word.sort == "name":
                for args, end in self._fill(word, 0, i, ()):
                    yield Named(word, args, " ".join(self.words[i:end])), end

    def measures_at(self, i: int) -> Iterator[tuple[Named, int]]:
        """Every measure that begins at word `i`."""
        for word in self.names:
            if word.sort == "measure":
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
            for form in {want.base, *want.forms}:
                size = len(form.split())
                if self.words[i : i + size] == form.split():
                    yield from self._fill(word, part + 1, i + size, args)
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
