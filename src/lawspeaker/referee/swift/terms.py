"""Writing functions out: a generated function line by line, and what the terms of the law look like in it.

A term that is one thing becomes an expression; what it needs is written before it. One that may mean several is looped
over, or asked of its tree.
"""

import re
from collections.abc import Sequence
from typing import Any, Self

from msgspec import UNSET

from lawspeaker.law.tree import (
    Article,
    Blank,
    Bound,
    Happened,
    Holds,
    LetRef,
    Line,
    Named,
    Role,
    Some,
    Term,
    Written,
)
from lawspeaker.referee.swift.case import Case
from lawspeaker.referee.swift.desk import LISTED

Simple = Role | Bound | Written | LetRef | Blank
MOMENT = {
    "t": "now.t",
    "seq": "now.seq",
    "watching": "now.watching",
    "index": "now.happenings.index",
    "memo": "now.memo",
    "shared": "now.shared",
}
"""What a generated function asks of the moment, if it speaks of it."""
_WORD = re.compile(r"(?<![\w.])[a-z]+(?!\w)")


class TermWriter:
    """Writes one generated function; `bound` are the things found so far, `blanks` those of a definition."""

    def __init__(
        self, case: Case, article: Article, named: bool, blanks: Sequence[str] = (), bound: Sequence[int] = ()
    ) -> None:
        self.case, self.article, self.named, self.blanks = case, article, named, list(blanks)
        self.book = case.book
        self.bound = set(bound)
        self.given = sorted(bound)
        self.roles: set[str] = set()
        self.head: list[str] = []
        self.body: list[str] = []
        self.depth = 1
        self.looping = False
        self.found = ""
        self.spoken: set[int] = set()
        """What the lines behind the one that is written speak of."""
        self.last = False
        """Whether nothing stands behind it that could still fail."""
        self.certain: set[str] = set()
        """The lines written so far that are true wherever they hold at all."""

    # The function -----------------------------------------------------------------------------------------------------

    @property
    def parameters(self) -> str:
        """What the function is given, which is also what it is called with."""
        return ", ".join([*self.case.sight.given, *(f"v{v}" for v in self.given), *self.blanks])

    def inner(self) -> Self:
        """The writer of a function that is called here and knows what has been found so far."""
        return type(self)(self.case, self.article, self.named, self.blanks, sorted(self.bound))

    def open(self, *lines: str) -> None:
        """Begin the function: its `def`, and what stands before all else."""
        self.head = [lines[0], *(f"    {line}" for line in lines[1:])]

    def before(self, text: str) -> None:
        """Write one line of code before all lines of the law."""
        self.head.append("    " + text)

    def out(self, text: str, deeper: int = 0) -> None:
        """Write one line of code."""
        self.body.append("    " * (self.depth + deeper) + text)

    def close(self, last: str) -> str:
        """The whole function."""
        roles = [f"    r_{name} = r.get({name!r}, UNSET)" for name in sorted(self.roles)]
        body = [*self.body, f"    {last}"]
        spoken = set(_WORD.findall("\n".join([*self.head, *body]))).difference(self.case.sight.given)
        moment = [f"    {name} = {where}" for name, where in MOMENT.items() if name in spoken]
        return "\n".join([*self.head, *moment, *roles, *body])

    def _for(self, head: str) -> None:
        self.out(f"for {head}:")
        self.depth += 1
        self.looping = True

    def _if(self, head: str) -> None:
        self.out(f"if {head}:")
        self.depth += 1

    def _tree(self, line: Line) -> str:
        """The ways of a line as its tree reads it."""
        kept = self.case.keep(line)
        if self.named:
            return f"j.ways({kept}, {self._env()})"
        return f"j.inside({self._blanks()}, {kept}, {self._env()})"

    def _env(self) -> str:
        return "{" + ", ".join(f"{v}: v{v}" for v in sorted(self.bound)) + "}"

    def _blanks(self) -> str:
        return f"({', '.join(self.blanks)}{',' if self.blanks else ''})"

    def _by_tree(self, line: Line, n: str) -> str:
        self._for(f"w{n} in {self._tree(line)}")
        self.out(f"f{n} = w{n}.value")
        self._bind_from_way(line, n)
        return f"of_way({self.case.keep(line)}, w{n})"

    def _bind_from_way(self, line: Line, n: str, deeper: int = 0) -> None:
        for var in sorted(variables(line.condition)):
            self.out(f"v{var} = w{n}.env.get({var}, UNSET)", deeper)
            self.bound.add(var)

    def _name(self, line: Line, n: str, say: str) -> None:
        """An unknown of a line of an article gets its name."""
        if self.named and line.number and n not in self.certain:
            self.out(f"if f{n} is None: f{n} = {self._leaf(line, f'doubtful(None, {say}, {line.text!r})')}")

    def _name_whole(self, line: Line, n: str, say: str) -> None:
        """What is unknown in a line made of lines, and has no name of its own, gets that of the line."""
        if self.named and line.number:
            self.out(f"if f{n} is not True: f{n} = name_unknown(f{n}, {self._leaf(line, say)})")

    def _leaf(self, line: Line, say: str) -> str:
        """The expression of what people may be asked of a line."""
        return f"Leaf('fact', {self.article.id + '/' + str(line.number)!r}, {say})"

    def _held(self, line: Line, n: str, say: str, facts: str) -> str:
        """The expression that tells a line: as a doubt, where it is not certain."""
        told = f"doubtful(True if f{n} is True else None, {say}, {line.text!r})" if n not in self.certain else say
        return f"Held({self.case.keep(line)}, True, {told}, {facts}, {line.tags!r}, None)"

    # Terms ------------------------------------------------------------------------------------------------------------

    def _single(self, term: Term) -> bool:
        """Whether a term is one thing that needs no search."""
        if isinstance(term, Named):
            return not term.word.many and term.word.gives != "list" and all(self._single(a) for a in term.args)
        return isinstance(term, Simple)

    def _listed(self, term: Term) -> bool:
        """Whether a term is one of many that a name lists, or what a name says of one of many."""
        if isinstance(term, Some):
            return term.source is None or all(self._single(a) for a in term.source.args)
        return isinstance(term, Named) and all(self._single(a) or self._listed(a) for a in term.args)

    def _simple(self, term: Term) -> str:
        if isinstance(term, Role):
            if term.name not in self.case.sight.told:
                self.roles.add(term.name)
            return f"r_{term.name}"
        if isinstance(term, Bound):
            return f"v{term.var}" if term.var in self.bound else "UNSET"
        if isinstance(term, Blank):
            return self.blanks[term.index]
        if isinstance(term, Written):
            return self.case.keep(term.value)
        if isinstance(term, LetRef):
            return self.case.keep(self.book.lets[term.name].value.value)
        raise TypeError(f"{term} cannot be written out")

    def _is_told(self, term: Term | None) -> bool:
        """Whether a term is certainly something, whatever is known."""
        return isinstance(term, Written | LetRef) or (isinstance(term, Role) and term.name in self.case.sight.told)

    def _value(self, term: Term, n: str) -> str:
        """The expression of a single thing; what it needs is written before."""
        if not isinstance(term, Named):
            return self._simple(term)
        args = self._filled(term.args, n)
        fn = self.case.keep(term.word.function)
        if all(map(self._is_told, term.args)):
            self.out(f"p{n} = {fn}({', '.join(['now', *args])})")
            return f"p{n}"
        given = f"({', '.join(args)}{',' if args else ''})"
        self.out(f"q{n} = {given}")
        self.out(f"p{n} = {measured(fn, f'q{n}')}")
        return f"p{n}"

    def _args(self, terms: Sequence[Term], n: str, among: Any = None) -> str:
        """The slots of a sentence as a tuple's inside."""
        given = self._filled(terms, n, among)
        return f"{', '.join(given)}{',' if given else ''}"

    def _filled(self, terms: Sequence[Term], n: str, among: Any = None, whole: bool = False) -> list[str]:
        """What fills each slot, with a loop for each that may be one of several: with `whole`, one of those stands for
        all that cannot be among them."""
        given: list[str] = []
        for i, term in enumerate(terms):
            if isinstance(term, Some):
                everything = self._candidates(term)
                if among is not None and i == len(terms) - 1:
                    narrow = self._standing_for_all if whole else self._narrowed
                    everything = narrow(term, everything, among, given, f"{n}_{i}")
                self.out(f"c{n}_{i} = {everything}")
                self._for(f"v{term.var} in c{n}_{i}")
                self.bound.add(term.var)
                given.append(f"v{term.var}")
            elif isinstance(term, Named) and (term.word.many or term.word.gives == "list"):
                listed = self._value(term, f"{n}_{i}")
                self._for(f"z{n}_{i} in {listed} if type({listed}) is list else () if {listed} is None else (UNSET,)")
                given.append(f"z{n}_{i}")
            else:
                given.append(self._value(term, f"{n}_{i}"))
        return given

    def _sentence(self, told: Happened | Holds, form: str) -> str | None:
        """A line as it is told of whoever it asks for, as code; None where its tree has to tell it."""
        if not all(term is None or isinstance(term, Simple | Some) for term in told.args):
            return None
        if any(isinstance(term, Some) and term.source is not None for term in told.args):
            return None
        shown = [as_code(anybody(a)) if a is None or isinstance(a, Some) else self._simple(a) for a in told.args]
        return f"Sentence({self.case.keep(told)}.word, ({', '.join(shown)}{',' if shown else ''}), {form!r})"

    def _candidates(self, term: Some) -> str:
        source = term.source
        if source is not None and all(self._single(a) for a in source.args):
            listed = self._value(source, f"{next(self.case.names)}")
            return f"listed(({listed},))"
        call = f"j.candidates_in({self._blanks()}, {self.case.keep(term)}, {self._env()})"
        if source is not None:
            return call
        kind = repr(("any", term.kind, term.some_kind))
        return f"(shared.get({kind}) or shared.setdefault({kind}, {call}))"

    def _plainly_asked(self, args: Sequence[Term]) -> bool:
        """Whether a sentence is asked of things that are known by their ids, and so answers alike if it is asked again
        at the same moment."""
        return all(
            isinstance(a, Simple | Some) and (not isinstance(a, Role) or a.kind in self.case.indexed) for a in args
        )

    def _once_asked(self, fn: str, args: Sequence[Term], given: Sequence[str], value: str, n: str) -> None:
        """Ask a sentence once at a moment: `u` is what it comes to, what it looked at, and of what it was asked."""
        plain = [isinstance(a, Written | LetRef) or a.kind in self.case.indexed for a in args]
        key = [one if known else f"id({one})" for one, known in zip(given, plain, strict=True)]
        self.out(f"b{n} = ({', '.join([fn, *key])},)")
        self.out(f"u{n} = memo.get(b{n})")
        self.out(f"if u{n} is None:")
        self.out(f"now.noted, a{n} = [], ({', '.join(given)}{',' if given else ''})", 1)
        self.out(f"u{n} = ({value}), now.noted, a{n}", 1)
        self.out("now.noted = []", 1)
        self.out(f"if UNSET not in a{n}: memo[b{n}] = u{n}", 1)

    def _likely(self, among: Any, given: list[str], n: str) -> None:
        """Look up what a state may be true of, which is worked out once for all acts of an event."""
        fn = self.case.keep(among)
        self.out(f"i{n} = ({', '.join([fn, *given])},)")
        self.out(f"l{n} = shared.get(i{n})")
        told = {f"r_{role}" for role in self.case.sight.told}
        unknown = " or ".join(f"{one} is None or {one} is UNSET" for one in given if one not in told)
        call = f"{fn}({', '.join(['now', *given])})"
        self.out(f"if l{n} is None: l{n} = shared[i{n}] = {f'UNSET if {unknown} else {call}' if unknown else call}")

    def _narrowed(self, term: Some, everything: str, among: Any, given: list[str], n: str) -> str:
        """Only what the state may be true of, where that is known."""
        self._likely(among, given, n)
        if term.source is None and term.kind == "zone" and not term.some_kind:
            return f"{everything} if l{n} is UNSET else l{n}"
        return (
            f"{everything} if l{n} is UNSET else l{n} and j.among({self.case.keep(term)}, l{n}, lambda: {everything})"
        )

    def _standing_for_all(self, term: Some, everything: str, among: Any, given: list[str], n: str) -> str:
        """What the state may be true of, behind one of all others: of these it is false, and looks at the same."""
        if term.source is not None or term.kind not in LISTED:
            return everything
        self._likely(among, given, n)
        return f"{everything} if l{n} is UNSET else standing_for_all({everything}, l{n})"

    def _number(self, term: Term) -> int:
        if isinstance(term, LetRef):
            return int(self.book.lets[term.name].value.value)
        if isinstance(term, Written):
            return int(term.value)
        raise TypeError(f"{term} is no number")


def variables(condition: Any) -> set[int]:
    """Every variable that a line may bind."""
    found: set[int] = set()
    if isinstance(condition, Happened) and condition.var >= 0:
        found.add(condition.var)
    for name in getattr(condition, "__slots__", ()):
        value = getattr(condition, name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Some | Named):
                found |= _terms(part)
    return found


def _terms(term: Any) -> set[int]:
    if isinstance(term, Some):
        return {term.var} | (_terms(term.source) if term.source is not None else set())
    if isinstance(term, Named):
        return {v for a in term.args for v in _terms(a)}
    return set()


def anybody(term: Some | None) -> Any:
    """How somebody is told of whom nothing is asked."""
    if term is None:
        return UNSET
    return "anybody" if term.kind == "player" else f"any {term.text}"


def measured(function: str, args: str) -> str:
    """What a name or a measure says of these, as code: unknown or nothing where one of them is."""
    return f"UNSET if UNSET in {args} else None if None in {args} else {function}(now, *{args})"


def as_code(value: Any) -> str:
    """A value as code."""
    return "UNSET" if value is UNSET else repr(value)


def standing_for_all(everything: Sequence[Any], likely: Sequence[Any]) -> Sequence[Any]:
    """What is likely, of everything, behind the first of all else."""
    if not likely:
        return everything[:1]
    other = [thing for thing in everything if thing not in likely]
    return [*other[:1], *(thing for thing in everything if thing in likely)]
