"""Sentences: a line of an article matched against the words of the vocabulary.

Every word gives several forms ("hit", "did not hit"; "is inside", "is not inside", "was inside"). All forms stand in
one trie of fixed words and slots; a line walks it, its slots filled by phrases (phrases.py), and what is left over is
time and number (reading.py).
"""

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lawspeaker.law.lexicon import Lexicon, Slot, Verb, Word
from lawspeaker.law.tree import Definition

OWN_WORDS = frozenset(
    [
        *("that", "any", "anyone", "the", "a", "an", "every", "no", "at", "least", "most", "fewer", "more", "than"),
        *("within", "last", "for", "between", "and", "ago", "since", "during", "times", "once", "twice", "apart"),
        *("counting", "this", "is", "are", "was", "were", "not", "did", "do", "does", "lawful", "by", "staff", "find"),
        *("mentions", "mention", "of", ",", "less"),
    ]
)
PLURALS = {"is": "are", "was": "were", "has": "have", "does": "do", "are": "is", "were": "was", "have": "has"}
WEIGHED = 40
TRIED = 5
BOUND = re.compile(r" (within the last|since|for more than|\d+ times) .*| at least .* ago$")
"""When and how often, behind a happening."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a word or definition: how it is told here."""

    word: Word | None
    definition: str
    negated: bool
    past: bool
    text: str


@dataclass(slots=True)
class Node:
    """A node of the trie."""

    fixed: dict[str, "Node"] = field(default_factory=dict)
    slots: dict[tuple[str, bool], "Node"] = field(default_factory=dict)
    ends: list[Form] = field(default_factory=list)


def _state_forms(verb: Verb) -> Iterator[tuple[str, bool, bool]]:
    present, past, plural = (*verb.forms, *("",) * 3)[:3]
    plural = plural or verb.base
    past = past or present
    if verb.base == "be":
        yield from (("is", False, False), ("are", False, False), ("is not", True, False), ("are not", True, False))
        yield from (("was", False, True), ("were", False, True), ("was not", True, True), ("were not", True, True))
        return
    yield from ((present, False, False), (plural, False, False), (past, False, True))
    yield from ((f"does not {verb.base}", True, False), (f"do not {verb.base}", True, False))
    yield f"did not {verb.base}", True, True


def denied(verb: Verb) -> str:
    """How a happening is denied: did not hit, was not banned."""
    return f"was not {verb.base.removeprefix('be ')}" if verb.base.startswith("be ") else f"did not {verb.base}"


def forms_of(word: Word) -> Iterator[tuple[Form, list[str | Slot]]]:
    """Every form of a happening or state, as fixed words and slots."""
    verb = word.verb
    if verb is None:
        raise ValueError(f"the template `{word.template}` has no verb in brackets")
    if word.sort == "happening":
        forms = [(verb.told, False, True), (denied(verb), True, True)]
    else:
        forms = list(dict.fromkeys(_state_forms(verb)))
    for text, negated, past in forms:
        parts: list[str | Slot] = []
        for part in word.parts:
            parts += text.split() if isinstance(part, Verb) else [part]
        yield Form(word, "", negated, past, text), parts


def plural_of(verb: str) -> str:
    """The verb of a definition told of several instead of one, or of one instead of several: is → are, are → is."""
    if verb in PLURALS or not verb.endswith("s"):
        return PLURALS.get(verb, verb)
    if verb.endswith("ies"):
        return verb[:-3] + "y"
    return verb[:-2] if verb.endswith(("sses", "xes", "ches", "shes")) else verb[:-1]


def readable(word: Word) -> str:
    """A word's sentence as an author can copy it: `<player> is inside <zone>`, `the owner of <base>`."""
    shown = [
        f"<{p.kind}>" if isinstance(p, Slot) else p if isinstance(p, str) else p.base if word.sort == "name" else p.told
        for p in word.parts
    ]
    return " ".join(["the", *shown] if word.sort == "name" else shown)


def denial(word: Word) -> str:
    """A happening's sentence denied: `<player> did not speak aloud`."""
    return " ".join(
        denied(p) if isinstance(p, Verb) else f"<{p.kind}>" if isinstance(p, Slot) else p for p in word.parts
    )


class Sentences:
    """The trie of all words of a lexicon and of a rulebook's own definitions."""

    def __init__(self, words: Iterable[Word], definitions: Iterable[Definition] = ()) -> None:
        self.root = Node()
        self.later = Node()
        self.texts: list[str] = []
        self.denied: dict[str, str] = {}
        self.known: set[str] = set(OWN_WORDS)
        self.defined: set[str] = set()
        self.reading = ""
        for word in words:
            if word.sort != "act":
                self.texts.append(readable(word))
            if word.sort == "happening":
                self.denied[denial(word)] = self.texts[-1]
            if word.sort in ("happening", "state"):
                for form, parts in forms_of(word):
                    self.add(parts, form)
            elif word.sort != "act":
                self.note(word.parts)
        for definition in definitions:
            self.define(definition)

    @classmethod
    def of(cls, lexicon: Lexicon) -> "Sentences":
        """The trie of a lexicon."""
        found = cls(lexicon.words)
        for kind in lexicon.kinds.values():
            found.known |= {*kind.noun.split(), *kind.plural.split()}
        return found

    def add(self, parts: Iterable[str | Slot], form: Form) -> None:
        """Put one form into the trie."""
        _put(self.root, parts, form)
        self.note(parts)

    def note(self, parts: Iterable[str | Slot | Verb]) -> None:
        """Remember these words for whoever misspells them."""
        for part in parts:
            if isinstance(part, Verb):
                self.known |= {w for form in (part.base, *part.forms) for w in form.split()}
            elif isinstance(part, str):
                self.known.add(part)

    def define(self, definition: Definition) -> None:
        """Put a rulebook's own sentence into the trie; `is present` is told of several as `are present`."""
        self.defined.add(definition.name)
        self.texts.append(definition.name)
        for parts in _told(list(definition.parts)):
            self.add(parts, Form(None, definition.name, False, False, ""))

    def promise(self, name: str, parts: list[str | Slot]) -> None:
        """Know of a definition that stands further down, so that using it too early can be told."""
        _put(self.later, parts, Form(None, name, False, False, ""))

    def nearest(self, text: str) -> str:
        """The sentence most like this one, or nothing."""
        likes = {**self.denied, **{told: told for told in self.texts}}
        best = max((like for part in {text, BOUND.sub("", text)} for like in _likest(part, likes)), default=(0.0, ""))
        return likes[best[1]] if best[1] else ""


def _likest(text: str, among: Iterable[str]) -> Iterator[tuple[float, str]]:
    """The sentences most like this text, and how like each is, by its letters and by its words."""
    words = set(text.split())
    shared = sorted(among, key=lambda t: (-len(words & set(t.split())), t))
    for found in difflib.get_close_matches(text, shared[:WEIGHED], TRIED, 0.3):
        alike = difflib.SequenceMatcher(None, found, text).ratio()
        yield alike + len(words & set(found.split())) / len(words), found


def _told(parts: list[str | Slot]) -> Iterator[list[str | Slot]]:
    yield parts
    verb = next((i for i, p in enumerate(parts) if isinstance(p, str)), None)
    if verb is not None and isinstance(parts[0], Slot):
        several = plural_of(str(parts[verb]))
        if several != parts[verb]:
            yield [*parts[:verb], several, *parts[verb + 1 :]]


def _put(root: Node, parts: Iterable[str | Slot], form: Form) -> None:
    node = root
    for part in parts:
        if isinstance(part, Slot):
            node = node.slots.setdefault((part.kind, form.word is None), Node())
        else:
            node = node.fixed.setdefault(part, Node())
    node.ends.append(form)


__all__ = ["Form", "Node", "Sentences", "denied", "forms_of", "plural_of", "readable"]
