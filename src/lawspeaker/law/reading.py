"""Reading one line: which sentence it is, and what fills its slots (`tails`: the time and number behind it)."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from lawspeaker.law import tails, unread, wrong
from lawspeaker.law.errors import Misread, short
from lawspeaker.law.lexicon import Slot, Word
from lawspeaker.law.phrases import LONGEST_NOUN, Phrase, Quantified, Scope, fits
from lawspeaker.law.sentences import Form, Node, Sentences
from lawspeaker.law.spoken import Spoken
from lawspeaker.law.tree import (
    Asked,
    Bound,
    Called,
    Compared,
    Comparison,
    Condition,
    Counted,
    Happened,
    Holds,
    Mentions,
    Named,
    Role,
    Ruled,
    Some,
    Table,
    TableSays,
    Term,
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
AMOUNTS = ("distance", "duration", "share", "number", "count")
LITERAL = 4
"""A literal that is not quoted (`mayor`, `bounty hunter`) has at most so many words."""

Filled = tuple[Phrase, int, int]
"""What fills a slot, and the words of the line it is made of."""


def condition_of(sentences: Sentences, text: str, scope: Scope) -> Condition:
    """The condition that this line states; raises Misread saying what is wrong and what was near."""
    return Reader(sentences, text, scope).condition()


class Reader(Spoken):
    """Reads one line in one scope."""

    def condition(self) -> Condition:
        """The condition that the line states; raises Misread."""
        before = list(self.scope.found)
        try:
            return self._condition()
        except Misread as misread:
            self.scope.found[:] = before
            if misread.place is not None and not misread.width:
                misread.column, misread.width = self.extent(*misread.place)
            raise

    def _condition(self) -> Condition:
        wrong.refuse_quotes(self)
        if not self.words:
            raise Misread("sentence", "a condition is wanted here")
        found = (
            self._question()
            or self._ruled()
            or self._compared()
            or self._table()
            or self._mentions()
            or self._sentence()
        )
        if found is None:
            raise unread.why(self)
        return found

    # Sorts of lines ---------------------------------------------------------------------------------------------

    def _question(self) -> Condition | None:
        if not self.phrases.says(0, "staff find that"):
            return None
        if len(self.words) != 4 or self.words[3][0] not in '"“' or not self.words[3][1:-1].strip():
            raise self.wrong(
                "question", "a question is not written like this", 'staff find that "…"', 0, len(self.words)
            )
        return Asked(self.words[3][1:-1])

    def _ruled(self) -> Condition | None:
        if self.words[0] != "that":
            return None
        for end in range(2, min(2 + LONGEST_NOUN, len(self.words))):
            verdict = next((v for v in ("was not lawful", "was lawful") if self.phrases.says(end, v)), "")
            if not verdict:
                continue
            bound = next(self.phrases.that(0), None)
            if bound is None or bound[1] != end:
                raise wrong.orphan(self, 0, end)
            if not bound[0].kind.startswith("happening:"):
                shown = f"`that {' '.join(self.words[1:end])}` is a {bound[0].kind}"
                raise self.wrong("types", shown, "only what happened was lawful or not", 0, end)
            after = end + len(verdict.split())
            by = self._by(after, verdict)
            return Ruled(bound[0], verdict == "was lawful", by)
        return None

    def _by(self, i: int, verdict: str) -> str:
        if i == len(self.words):
            return ""
        if self.words[i] == "by" and len(self.words) == i + 2 and verdict == "was lawful":
            return self.words[i + 1]
        raise self.wrong(
            "sentence",
            f"`{short(self.rest(i))}` is not understood behind `{verdict}`",
            "that hit was lawful, that hit was not lawful, that hit was lawful by RED",
            i,
            len(self.words),
        )

    def _compared(self) -> Condition | None:
        i = 1 if self.words[0] == "the" else 0
        role = self.words[i] if i < len(self.words) else ""
        kind = self.scope.roles.get(role)
        if kind == "text" and self.phrases.says(i + 1, "is") and len(self.words) > i + 2:
            if self._whole_sentence():
                return None
            negated = self.words[i + 2] == "not"
            said = self._literal(i + (3 if negated else 2), kind)
            return Compared(Role(role, kind), "is not" if negated else "is", said) if said else None
        for measure, end in self.phrases.measures_at(0):
            for opening, how in COMPARISONS:
                if self.phrases.says(end, opening):
                    bound = self._bound(measure, how, end + len(opening.split()))
                    if bound is not None:
                        return Compared(self._binder(measure), how, self._number(bound, keep=True))
        return self._amount_of_role(role, kind or "", i + 1)

    def _amount_of_role(self, role: str, kind: str, i: int) -> Condition | None:
        """`amount is at most 500`: a number that the act itself has, compared as a measure is."""
        opening, how = next((said for said in COMPARISONS if self.phrases.says(i, said[0])), ("", "is"))
        if kind not in AMOUNTS or not opening:
            return None
        term = Role(role, kind)
        bound = self._bound(term, how, i + len(opening.split()))
        return Compared(term, how, self._number(bound, keep=True)) if bound is not None else None

    def _bound(self, measure: Named | Role, how: str, i: int) -> Term | None:
        wanted = measure.kind
        if wanted not in AMOUNTS and how not in ("is", "is not"):
            said = f"`the {wanted}` is no amount" if wanted in self.scope.tables else f"a {wanted} is no amount"
            raise self.wrong("types", said, "it is compared by `is` or `is not`", i, len(self.words))
        measures = [m for m in self.phrases.measures_at(i) if wanted != "distance"]
        for phrase, end in (*self.phrases.at(i), *measures):
            if end != len(self.words) or isinstance(phrase, Quantified):
                continue
            if phrase.kind == wanted or (isinstance(phrase, Written) and wanted == "count" and phrase.kind == "number"):
                return phrase
            self.reached.mismatch = self.reached.mismatch or (measure, phrase, i)
        if wanted in AMOUNTS or (wanted in self.scope.lexicon.kinds and wanted != "text"):
            self.reached.bound = self.reached.bound or (measure, i)
            return None
        return self._literal(i, wanted)

    def _literal(self, i: int, kind: str) -> Written | None:
        """A text as it stands: quoted, or a few plain words."""
        words = self.words[i:]
        if len(words) == 1 and words[0][0] in '"“':
            return Written(words[0][1:-1], kind, words[0])
        plain = words and len(words) <= LITERAL and words[0] not in ("that", "the", "any", "every", "no", "at", "not")
        rest = " ".join(words)
        return Written(rest, kind, rest) if plain and "," not in words else None

    def _table(self) -> Condition | None:
        for table in self.scope.tables.values():
            for column in table.columns:
                verb, _, tail = column.partition(" ")
                for negated in (False, True):
                    said = f"{verb} {'not ' if negated else ''}{tail}".split()
                    if column != "words" and self.words[-len(said) :] == said:
                        row = self._row(table, len(self.words) - len(said))
                        if row is not None:
                            return TableSays(row, table.name, column, negated)
        return None

    def _row(self, table: Table, end: int) -> Term | None:
        """The phrase `the TABLE of X` in front of a column."""
        for measure, reached in self.phrases.measures_at(0):
            if reached == end and measure.kind in (table.name, "text"):
                return self._binder(measure)
        return None

    def _mentions(self) -> Condition | None:
        for i, word in enumerate(self.words):
            negated = self.phrases.says(i, "does not mention")
            if word != "mentions" and not negated:
                continue
            after = i + (3 if negated else 1)
            for phrase, end in self.phrases.at(0):
                if end == i and not isinstance(phrase, Quantified) and phrase.kind == "text":
                    blank = self.scope.blanks.get(self.rest(after))
                    table, row = wrong.row_of(self, blank, after) if blank else wrong.named_row(self, after)
                    return Mentions(self._number(phrase, keep=not negated), table, row, negated, blank)
        return None

    # Happenings, states, definitions ------------------------------------------------------------------------------

    def _sentence(self) -> Condition | None:
        matches = sorted(self._walk(self.sentences.root, 0, (), set()), key=lambda m: (-m[2], m[0].word is None))
        problem: Misread | None = None
        before = list(self.scope.found)
        for form, args, end in matches:
            try:
                return self._finish(form, args, end)
            except Misread as misread:
                self.scope.found[:] = before
                problem = problem or misread
        if problem is not None:
            raise problem
        return None

    def _walk(
        self, node: Node, i: int, args: tuple[Filled, ...], seen: set[tuple[int, int]]
    ) -> Iterator[tuple[Form, tuple[Filled, ...], int]]:
        if (id(node), i) in seen:
            return
        seen.add((id(node), i))
        for form in node.ends:
            yield form, args, i
        if self.noting:
            self.reached.note(i, node)
        if i >= len(self.words):
            return
        after = node.fixed.get(self.words[i])
        if after is not None:
            yield from self._walk(after, i + 1, args, seen)
        for (kind, _defined), then in node.slots.items():
            for phrase, end in self.phrases.at(i):
                if fits(phrase.kind, Slot("", kind)):
                    yield from self._walk(then, end, (*args, (phrase, i, end)), seen)

    def defined(self, root: Node) -> str:
        """The definition in this trie that the whole line is, if any."""
        self.noting = False
        for form, _, end in self._walk(root, 0, (), set()):
            if form.word is None and end == len(self.words):
                return form.definition
        return ""

    def _whole_sentence(self) -> bool:
        """Whether a sentence reads like all of this line, as the definition `a text is foul` does of `text is foul`."""
        noting, self.noting = self.noting, False
        found = any(end == len(self.words) for _, _, end in self._walk(self.sentences.root, 0, (), set()))
        self.noting = noting
        return found

    def _finish(self, form: Form, args: tuple[Filled, ...], end: int) -> Condition:
        word = form.word
        if word is None:
            if end != len(self.words):
                raise tails.left_over(self, end, "a definition takes no time and no number")
            return self._lift(args, lambda given: Called(form.definition, given))
        if word.sort == "state":
            tail = tails.of_state(self, end)
            return self._lift(args, lambda given: Holds(word, given, form.negated, form.past, **tail), form.negated)
        tail = tails.of_happening(self, end)
        several = tail.get("times") is not None
        return self._lift(args, lambda given: self._happened(word, given, form.negated, tail), form.negated, several)

    def _happened(self, word: Word, args: tuple[Term, ...], negated: bool, tail: dict[str, Any]) -> Happened:
        var = -1
        if not negated:
            var = self._new(frozenset({word.noun}), f"happening:{word.name}")
            self.scope.windows[var] = tail.get("windows", ())
        return Happened(word, (*args, *(None for _ in word.extra)), negated, var=var, **tail)

    def _lift(
        self,
        args: tuple[Filled, ...],
        build: Callable[[tuple[Term, ...]], Condition],
        negated: bool = False,
        several: bool = False,
    ) -> Condition:
        """Give each `any` its number, and take a quantifier out in front of the sentence.

        What a denied line, a counted one or one of several happenings speaks of was not found: no `that …` means it.
        """
        counted = self._quantifier(args)
        before = list(self.scope.found)
        given: list[Term] = []
        counting: Counted | None = None
        for phrase, _, _ in args:
            if isinstance(phrase, Quantified):
                source = self._numbered(phrase.source, keep=False)
                given.append(Bound(source.var, source.kind, source.text))
                counting = Counted(phrase.how, phrase.number, source.var, source, None)  # type: ignore[arg-type]
            else:
                given.append(self._number(phrase, keep=not (negated or several or counted)))
        condition = build(tuple(given))
        if counting is None:
            return condition
        self.scope.found[:] = before
        return replace(counting, body=condition)

    def _quantifier(self, args: tuple[Filled, ...]) -> bool:
        """Whether the sentence counts; raises Misread where it counts twice, or not in front."""
        found = [(p, i, j) for p, i, j in args if isinstance(p, Quantified)]
        if len(found) > 1:
            raise self.wrong(
                "quantifiers",
                "one `every`, `no`, `at least` … to a sentence",
                "split it into two lines, or name the inner one with `define`",
                *found[1][1:],
            )
        if found and found[0][1] > 0:
            raise self.wrong(
                "quantifiers",
                f"`{found[0][0].how}` stands inside the sentence",
                "`every`, `no`, `at least` … begin a sentence; inside stands `any`",
                *found[0][1:],
            )
        if found and wrong.searches(found[0][0].source.source):
            raise self.wrong(
                "quantifiers",
                f"`any` stands inside `{found[0][0].how}`",
                "find the one in a line of its own, and say `that …` here",
                *found[0][1:],
            )
        return bool(found)

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
        var = self.scope.number()
        if nouns:
            self.scope.found.append((nouns, kind, var))
        return var
