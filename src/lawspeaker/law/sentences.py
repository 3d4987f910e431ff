"""Sentences: a line of an article matched against the words of the vocabulary.

Every word gives several forms ("hit", "did not hit"; "is inside", "is not inside", "was inside"). All forms stand in
one trie of fixed words and slots; a line walks it, its slots filled by phrases, and what is left over is time and
number (`within the last …`, `3 times`, `since that hit`).
"""

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from lawspeaker.law.errors import Misread
from lawspeaker.law.lexicon import Slot, Verb, Word
from lawspeaker.law.phrases import Phrases, Quantified, Scope, fits, tokens_of
from lawspeaker.law.tree import (
    Asked,
    Bound,
    Called,
    Compared,
    Comparison,
    Condition,
    Counted,
    Definition,
    Happened,
    Holds,
    LetRef,
    Mentions,
    Named,
    Role,
    Ruled,
    Some,
    Table,
    TableSays,
    Term,
    Window,
    Written,
)

COMPARISONS: tuple[tuple[str, Comparison], ...] = (
    ("is at least", "at least"),
    ("is at most", "at most"),
    ("is more than", "more than"),
    ("is less than", "less than"),
    ("is not", "is not"),
    ("is", "is"),
)
TIMES = {"once": 1, "twice": 2}
STAND_FOR = {"is": "are", "are": "is", "has": "have", "have": "has", "was": "were", "were": "was"}
"""The verb of a definition may be told of one or of several."""


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


def forms_of(word: Word) -> Iterator[tuple[Form, list[str | Slot]]]:
    """Every form of a happening or state, as fixed words and slots."""
    verb = word.verb
    if verb is None:
        raise ValueError(f"the template `{word.template}` has no verb in brackets")
    if word.sort == "happening":
        forms = [(verb.told, False, True), (f"did not {verb.base}", True, True)]
    else:
        forms = list(dict.fromkeys(_state_forms(verb)))
    for text, negated, past in forms:
        parts: list[str | Slot] = []
        for part in word.parts:
            parts += text.split() if isinstance(part, Verb) else [part]
        yield Form(word, "", negated, past, text), parts


class Sentences:
    """The trie of all words of a lexicon and of a rulebook's own definitions."""

    def __init__(self, words: Iterable[Word], definitions: Iterable[Definition] = ()) -> None:
        self.root = Node()
        self.texts: list[str] = []
        for word in words:
            if word.sort in ("happening", "state"):
                for form, parts in forms_of(word):
                    self.add(parts, form)
        for definition in definitions:
            self.define(definition)

    def add(self, parts: list[str | Slot], form: Form) -> None:
        """Put one form into the trie."""
        node = self.root
        for part in parts:
            if isinstance(part, Slot):
                node = node.slots.setdefault((part.kind, form.word is None), Node())
            else:
                node = node.fixed.setdefault(part, Node())
        node.ends.append(form)
        self.texts.append(" ".join(p if isinstance(p, str) else f"<{p.kind}>" for p in parts))

    def define(self, definition: Definition) -> None:
        """Put a rulebook's own sentence into the trie; `has a sign` may be told of several (`have a sign`)."""
        parts = list(definition.parts)
        verb = next((i for i, part in enumerate(parts) if isinstance(part, str) and part in STAND_FOR), None)
        self.add(parts, Form(None, definition.name, False, False, ""))
        if verb is not None:
            parts[verb] = STAND_FOR[str(parts[verb])]
            self.add(parts, Form(None, definition.name, False, False, ""))

    def read(self, text: str, scope: Scope) -> Condition:
        """The condition that this line states; raises Misread saying what is wrong and what was near."""
        return _Reader(self, text, scope).condition()


class _Reader:
    def __init__(self, sentences: Sentences, text: str, scope: Scope) -> None:
        self.sentences, self.text, self.scope = sentences, text, scope
        self.words = tokens_of(text)
        self.phrases = Phrases(self.words, scope)
        self.mismatch = ""

    def condition(self) -> Condition:
        found = (
            self._question()
            or self._ruled()
            or self._compared()
            or self._table()
            or self._mentions()
            or self._sentence()
        )
        if found is None:
            raise self._unknown()
        return found

    # Sorts of lines ---------------------------------------------------------------------------------------------

    def _question(self) -> Condition | None:
        if self.words[:3] != ["staff", "find", "that"]:
            return None
        if len(self.words) != 4 or self.words[3][0] not in '"“':
            raise Misread("question", 'a question reads: staff find that "…"', column=0, width=len(self.text))
        return Asked(self.words[3][1:-1])

    def _ruled(self) -> Condition | None:
        for end in range(2, min(6, len(self.words))):
            verdict = self.words[end:]
            if self.words[0] != "that" or verdict[:1] != ["was"]:
                continue
            lawful = verdict[1:2] == ["lawful"]
            if not lawful and verdict[1:3] != ["not", "lawful"]:
                continue
            noun = " ".join(self.words[1:end])
            bound = self.scope.find(noun)
            if bound is None:
                raise self._orphan(noun)
            rest = verdict[2 if lawful else 3 :]
            if rest and (rest[0] != "by" or len(rest) != 2):
                raise Misread(
                    "sentence", f"`{' '.join(rest)}` is not understood after `lawful`", "say: was lawful by RED"
                )
            return Ruled(bound, lawful, rest[1] if rest else "")
        return None

    def _compared(self) -> Condition | None:
        words = self.words[1:] if self.words[:1] == ["the"] else self.words
        role = self.scope.roles.get(words[0]) if words else None
        if role == "text" and words[1:2] == ["is"] and len(words) > 2:
            negated = words[2] == "not"
            said = " ".join(words[3 if negated else 2 :]).strip('"')
            return Compared(Role(words[0], role), "is not" if negated else "is", Written(said, "text", said))
        for measure, end in self.phrases.measures_at(0):
            for opening, how in COMPARISONS:
                size = len(opening.split())
                if self.words[end : end + size] == opening.split():
                    bound = self._bound(measure, end + size)
                    if bound is not None:
                        return Compared(self._binder(measure), how, bound)
        return None

    def _bound(self, measure: Named, i: int) -> Term | None:
        wanted = measure.kind
        for phrase, end in self.phrases.at(i):
            if end == len(self.words) and not isinstance(phrase, Quantified):
                if phrase.kind == wanted or (
                    isinstance(phrase, Written) and wanted == "count" and phrase.kind == "number"
                ):
                    return phrase
                self.mismatch = f"{measure.text} is a {wanted}; {_shown(phrase)} is a {phrase.kind}"
        if wanted in ("distance", "duration", "share", "number", "count"):
            return None
        rest = " ".join(self.words[i:])
        return Written(rest.strip('"'), wanted, rest) if rest else None

    def _table(self) -> Condition | None:
        for table in self.scope.tables.values():
            for column in table.columns:
                for not_ in ("", "not "):
                    verb, _, tail = column.partition(" ")
                    said = f"{verb} {not_}{tail}".strip().split()
                    if self.words[-len(said) :] == said:
                        row = self._row(table, self.words[: -len(said)])
                        if row is not None:
                            return TableSays(row, table.name, column, bool(not_))
        return None

    def _row(self, table: Table, words: list[str]) -> Term | None:
        """The phrase `the TABLE of X` in front of a column."""
        for measure, end in self.phrases.measures_at(0):
            if end == len(words) and measure.kind in (table.name, "text"):
                return measure
        return None

    def _mentions(self) -> Condition | None:
        for i, word in enumerate(self.words):
            negated = self.words[i : i + 3] == ["does", "not", "mention"]
            if word != "mentions" and not negated:
                continue
            after = self.words[i + (3 if negated else 1) :]
            for phrase, end in self.phrases.at(0):
                if end == i and not isinstance(phrase, Quantified) and phrase.kind == "text":
                    table, row = self._named_row(" ".join(after))
                    return Mentions(phrase, table, row, negated)
        return None

    def _named_row(self, text: str) -> tuple[str, str]:
        name = text.strip('"“”')
        for table in self.scope.tables.values():
            if "words" not in table.columns:
                continue
            if name in table.rows:
                return table.name, name
            if name in (f"any {table.name}", f"no {table.name}"):
                return table.name, ""
        raise Misread("unknown-row", f"no table with a column `words` has the row `{name}`")

    # Happenings, states, definitions ------------------------------------------------------------------------------

    def _sentence(self) -> Condition | None:
        matches = sorted(self._walk(self.sentences.root, 0, ()), key=lambda m: (-m[2], m[0].word is None))
        problem: Misread | None = None
        for form, args, end in matches:
            try:
                return self._finish(form, args, end)
            except Misread as misread:
                problem = problem or misread
        if problem:
            raise problem
        return None

    def _walk(self, node: Node, i: int, args: tuple[Any, ...]) -> Iterator[tuple[Form, tuple[Any, ...], int]]:
        for form in node.ends:
            yield form, args, i
        if i >= len(self.words):
            return
        after = node.fixed.get(self.words[i])
        if after is not None:
            yield from self._walk(after, i + 1, args)
        for (kind, _defined), then in node.slots.items():
            for phrase, end in self.phrases.at(i):
                if fits(phrase.kind, Slot("", kind)):
                    yield from self._walk(then, end, (*args, phrase))
                elif not self.mismatch:
                    self.mismatch = f"{_shown(phrase)} is a {phrase.kind.replace('happening:', '')}, not a {kind}"

    def _finish(self, form: Form, args: tuple[Any, ...], end: int) -> Condition:
        word = form.word
        if word is None:
            if end != len(self.words):
                raise self._left_over(end)
            return self._lift(args, lambda given: Called(form.definition, given))
        if word.sort == "state":
            tail = self._state_tail(end)
            return self._lift(args, lambda given: Holds(word, given, form.negated, form.past, **tail), form.negated)
        tail = self._happening_tail(end)
        return self._lift(args, lambda given: self._happened(word, given, form.negated, tail), form.negated)

    def _happened(self, word: Word, args: tuple[Term, ...], negated: bool, tail: dict[str, Any]) -> Happened:
        var = -1
        if not negated:
            var = self._new(frozenset({word.noun}), f"happening:{word.name}")
        return Happened(word, (*args, *(None for _ in word.extra)), negated, var=var, **tail)

    def _lift(self, args: tuple[Any, ...], build: Any, negated: bool = False) -> Condition:
        """Give each `any` its number, and take a quantifier out in front of the sentence."""
        given: list[Term] = []
        counted: list[Counted] = []
        for arg in args:
            if isinstance(arg, Quantified):
                source = self._numbered(arg.source, keep=False)
                given.append(Bound(source.var, source.kind, source.text))
                counted.append(Counted(arg.how, arg.number, source.var, source, None))  # type: ignore[arg-type]
            else:
                given.append(self._number(arg, keep=not negated))
        condition = build(tuple(given))
        if len(counted) > 1:
            raise Misread("quantifiers", "one of `every`, `no`, `at least` … to a sentence", "split it into two lines")
        return replace(counted[0], body=condition) if counted else condition

    def _number(self, term: Term, keep: bool) -> Term:
        if isinstance(term, Some):
            return self._numbered(term, keep)
        if isinstance(term, Named):
            return replace(term, args=tuple(self._number(a, keep) for a in term.args))
        return term

    def _numbered(self, term: Some, keep: bool) -> Some:
        source = term.source
        if source is not None:
            source = replace(source, args=tuple(self._number(a, keep) for a in source.args))
        nouns = {term.text, term.text.split(" of ")[0]}
        kind = self.scope.lexicon.kinds.get(term.kind)
        if kind:
            nouns.add(kind.noun)
        var = self._new(frozenset(nouns) if keep else frozenset(), term.kind)
        return replace(term, var=var, source=source)

    def _binder(self, measure: Named) -> Named:
        return replace(measure, args=tuple(self._number(a, keep=True) for a in measure.args))

    def _new(self, nouns: frozenset[str], kind: str) -> int:
        var = self.scope.next_var
        self.scope.next_var += 1
        if nouns:
            self.scope.found.append((nouns, kind, var))
        return var

    # Time and number ----------------------------------------------------------------------------------------------

    def _term(self, i: int, kind: str) -> tuple[Term, int] | None:
        for phrase, end in self.phrases.at(i):
            if not isinstance(phrase, Quantified) and phrase.kind == kind:
                return phrase, end
        return None

    def _duration(self, i: int) -> tuple[Term, int]:
        found = self._term(i, "duration")
        if found is None:
            what = " ".join(self.words[i : i + 2]) or "the end of the line"
            raise Misread(
                "units", f"a duration is wanted here, not `{what}`", "such as `10 minutes`, or a `let` that is one"
            )
        return found

    def _says(self, i: int, text: str) -> bool:
        return self.words[i : i + len(text.split())] == text.split()

    def _state_tail(self, i: int) -> dict[str, Any]:
        if i == len(self.words):
            return {}
        if self._says(i, "within the last"):
            within, i = self._duration(i + 3)
            tail: dict[str, Any] = {"within": within}
        elif self._says(i, "for more than"):
            term, i = self._duration(i + 3)
            tail = {"throughout": term, "strictly": True}
        elif self._says(i, "for"):
            term, i = self._duration(i + 1)
            tail = {"throughout": term}
        else:
            raise self._left_over(i)
        if i != len(self.words):
            raise self._left_over(i)
        return tail

    def _happening_tail(self, i: int) -> dict[str, Any]:
        windows: list[Window] = []
        tail: dict[str, Any] = {}
        while i < len(self.words):
            if self.words[i] == ",":
                i = self._after_comma(i, tail, windows)
                continue
            count = self._count(i)
            if count is not None:
                tail["times"], i = count
                continue
            window, i = self._window(i)
            windows.append(window)
        return {"windows": tuple(windows), **tail}

    def _after_comma(self, i: int, tail: dict[str, Any], windows: list[Window]) -> int:
        if self._says(i + 1, "counting this"):
            tail["counting"] = True
            return i + 3
        found = self._term(i + 1, "duration")
        if found and self._says(found[1], "apart"):
            tail["apart"] = found[0]
            return found[1] + 1
        window, end = self._window(i + 1)
        windows.append(window)
        return end

    def _count(self, i: int) -> tuple[Term, int] | None:
        if self.words[i] in TIMES:
            return Written(TIMES[self.words[i]], "number", self.words[i]), i + 1
        found = self._term(i, "number")
        return (found[0], found[1] + 1) if found and self._says(found[1], "times") else None

    def _window(self, i: int) -> tuple[Window, int]:
        if self._says(i, "within the last"):
            oldest, end = self._duration(i + 3)
            return Window(oldest=oldest), end
        for opening, strictly in (("at least", False), ("more than", True)):
            if self._says(i, opening):
                youngest, end = self._duration(i + 2)
                if self._says(end, "ago"):
                    return Window(youngest=youngest, strictly=strictly), end + 1
                if self._says(end, "after that") and not strictly:
                    since, end = self._since(end + 2)
                    return Window(since=since, least=youngest), end
        if self._says(i, "within"):
            most, end = self._duration(i + 1)
            if self._says(end, "after that"):
                since, end = self._since(end + 2)
                return Window(since=since, most=most), end
        if self._says(i, "between"):
            youngest, end = self._duration(i + 1)
            if self._says(end, "and"):
                oldest, end = self._duration(end + 1)
                if self._says(end, "ago"):
                    return Window(youngest=youngest, oldest=oldest), end + 1
        if self._says(i, "since that"):
            since, end = self._since(i + 2)
            return Window(since=since), end
        if self._says(i, "during"):
            return Window(mode=" ".join(self.words[i + 1 :])), len(self.words)
        raise self._left_over(i)

    def _since(self, i: int) -> tuple[Bound, int]:
        """What `that …` means behind `since` or `after`; `i` is the noun's place."""
        for size in (3, 2, 1):
            bound = self.scope.find(" ".join(self.words[i : i + size])) if i + size <= len(self.words) else None
            if bound:
                return bound, i + size
        raise self._orphan(" ".join(self.words[i : i + 1]))

    # What went wrong ------------------------------------------------------------------------------------------------

    def _orphan(self, noun: str) -> Misread:
        return Misread(
            "no-referent",
            f"`that {noun}` has nothing above it to mean",
            "an earlier line of the same `and` list has to find one: `any …`, or a happening",
        )

    def _left_over(self, i: int) -> Misread:
        rest = " ".join(self.words[i:])
        return Misread(
            "sentence",
            f"`{rest}` is not understood here",
            "after a happening: `within the last D`, `at least D ago`, `between D and D ago`, `since that X`, "
            "`within D after that X`, `at least D after that X`; "
            "after a state: `for D`, `within the last D`",
            column=max(0, self.text.find(rest)),
            width=len(rest),
        )

    def _unknown(self) -> Misread:
        if self.phrases.orphans:
            return self._orphan(self.phrases.orphans[0])
        if self.mismatch:
            return Misread("types", self.mismatch, width=len(self.text))
        plain = " ".join(self.words)
        near = difflib.get_close_matches(plain, sorted(set(self.sentences.texts)), 1, 0.3)
        help_ = f"the nearest sentence is `{near[0]}`" if near else "`lawspeaker rulebook sentences` lists them all"
        return Misread("unknown-sentence", f"no sentence reads `{plain}`", help_, width=len(self.text))


def _shown(phrase: Any) -> str:
    text = getattr(phrase, "text", "") or getattr(phrase, "name", "")
    return f"`{text}`" if text else "this"


__all__ = ["LetRef", "Sentences"]
