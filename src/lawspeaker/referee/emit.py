"""Reading articles fast: each article's `when` as generated Python, loop within loop, one for each line.

What a line may speak of is known when the rulebook is read, so words, windows and numbers are put into the code. Lines
of the common kinds are written out; any other is read by its tree, in its place among the loops. The generated reader
gives the same paths as `Judge.remainder`.
"""

from collections.abc import Callable, Sequence
from itertools import count
from typing import Any, TypeAlias

from msgspec import UNSET

from lawspeaker.law.lexicon import Lexicon
from lawspeaker.law.tree import (
    Article,
    Bound,
    Compared,
    Happened,
    Holds,
    LetRef,
    Line,
    Named,
    Role,
    Rulebook,
    Some,
    Term,
    Written,
)
from lawspeaker.referee.formula import Formula, Leaf, both
from lawspeaker.referee.judge import Judge, compare, may_be_guessed, shown
from lawspeaker.referee.reasons import Ago, Sentence
from lawspeaker.referee.remainders import Path
from lawspeaker.referee.rulings import Held
from lawspeaker.world.happenings import Happening
from lawspeaker.world.now import Now

FOREVER = 2**61
Reader: TypeAlias = Callable[[Judge, Now, dict[str, Any], set[str]], list[Path]]


def reader_of(book: Rulebook, lexicon: Lexicon, article: Article) -> tuple[Reader, str] | None:
    """The generated reader of one article, and its source; None for one whose lines are joined by `or`."""
    if article.when is not None and article.when.joined == "or":
        return None
    emitter = _Emitter(book, lexicon, article)
    source = emitter.whole()
    space = {**emitter.constants, "UNSET": UNSET, "Path": Path, "Held": Held, "Leaf": Leaf, "both": both}
    space |= {"Ago": Ago, "Sentence": Sentence, "compare": compare, "shown": shown, "recent": recent}
    exec(compile(source, f"<{article.id}>", "exec"), space)
    reader: Reader = space["read"]
    return reader, source


def recent(
    now: Now, told: Happened, fixed: Sequence[tuple[int, Any]], old: int, young: int, dark: set[str]
) -> list[Any]:
    """The happenings of a word within a window, latest first; then None if one may have gone unseen."""
    found: list[Happening | None] = []
    seq = now.seq + 1 if told.counting else now.seq
    t = now.t
    for happening in now.happenings.latest(told.word.name, fixed):
        if happening.seq >= seq:
            continue
        age = t - happening.t
        if age >= old:
            break
        now.changes_at(happening.t + old)
        if age >= young:
            found.append(happening)
        else:
            now.changes_at(happening.t + young)
    if told.word.name in dark:
        since = t - old if old < FOREVER else 0
        if not now.world.witness.saw(frozenset(told.word.proof or told.word.on), since):
            found.append(None)
    return found


class _Emitter:
    """Writes the reader of one article."""

    def __init__(self, book: Rulebook, lexicon: Lexicon, article: Article) -> None:
        self.book, self.lexicon, self.article = book, lexicon, article
        self.constants: dict[str, Any] = {}
        self.names = count()
        self.lines: list[str] = []
        self.bound: set[int] = set()

    def whole(self) -> str:
        """The source of the reader."""
        self.lines = ["def read(j, now, r, dark):", "    paths = []", f"    j.article = {self._keep(self.article)}"]
        when = self.article.when
        self._line(when.lines if when else (), 1, [], "True")
        self.lines.append("    return paths")
        return "\n".join(self.lines)

    def _keep(self, value: Any) -> str:
        name = f"k{next(self.names)}"
        self.constants[name] = value
        return name

    def _out(self, depth: int, text: str) -> None:
        self.lines.append("    " * depth + text)

    # Lines ------------------------------------------------------------------------------------------------------------

    def _line(self, lines: Sequence[Line], depth: int, held: list[str], so_far: str) -> None:
        if not lines:
            self._path(depth, held, so_far)
            return
        line, rest = lines[0], lines[1:]
        told = line.condition
        n = next(self.names)
        if isinstance(told, Happened) and self._plain_happening(told):
            self._happened(told, line, n, depth)
            inner = depth + 1
        elif isinstance(told, Holds) and self._plain_state(told):
            inner = self._holds(told, line, n, depth)
        elif (
            isinstance(told, Compared)
            and isinstance(told.measure, Named)
            and self._simple((*told.measure.args, told.bound))
        ):
            inner = self._compared(told, line, n, depth)
        else:
            inner = self._by_tree(line, n, depth)
        formula = f"f{n}" if so_far == "True" else f"both({so_far}, f{n})"
        if so_far != "True":
            self._out(inner, f"g{n} = {formula} if f{n} is not True else {so_far}")
            formula = f"g{n}"
        self._line(rest, inner, [*held, f"h{n}"], formula)

    def _path(self, depth: int, held: list[str], so_far: str) -> None:
        unless = self.article.unless
        told = f"({', '.join(held)}{',' if held else ''})"
        if unless is None:
            self._out(depth, f"paths.append(Path({so_far}, {told}, ()))")
            self._out(depth, f"if {so_far} is True: return paths" if so_far != "True" else "return paths")
            return
        env = self._env()
        self._out(depth, f"against = tuple(j.against({self._keep(unless)}, {env}))")
        self._out(depth, f"paths.append(Path({so_far}, {told}, against))")
        self._out(depth, f"if not against and {so_far} is True: return paths")

    def _env(self) -> str:
        return "{" + ", ".join(f"{v}: v{v}" for v in sorted(self.bound)) + "}"

    def _leaf(self, line: Line, n: int, depth: int, say: str) -> None:
        """An unknown of a line gets its name."""
        self._out(depth, f"if f{n} is None: f{n} = Leaf('fact', {self.article.id + '/' + str(line.number)!r}, {say})")

    def _happened(self, told: Happened, line: Line, n: int, depth: int) -> None:
        k, kl = self._keep(told), self._keep(line)
        fixed = [(i, self._expr(a)) for i, a in enumerate(told.args) if isinstance(a, Role | Bound)]
        pairs = ", ".join(f"({i}, {x})" for i, x in fixed if x)
        ages = [self._number(w.oldest) for w in told.windows if w.oldest is not None]
        youngest = [self._number(w.youngest) + (1 if w.strictly else 0) for w in told.windows if w.youngest is not None]
        old, young = min(ages, default=2**62), max(youngest, default=0)
        comma = "," if pairs else ""
        self._out(depth, f"for x{n} in recent(now, {k}, ({pairs}{comma}), {old}, {young}, dark):")
        inner = depth + 1
        fillers = "".join(f"{self._filler(a)}, " for a in told.args)
        say = f"Sentence({k}.word, ({fillers}), '', '', 'nobody recorded whether ')"
        self._out(inner, f"f{n} = True")
        self._out(inner, f"v{told.var} = x{n}")
        self._out(inner, f"if x{n} is None:")
        self._out(inner + 1, f"f{n} = None; v{told.var} = UNSET; s{n} = {say}; e{n} = ()")
        for arg in told.args:
            if isinstance(arg, Some):
                self._out(inner + 1, f"v{arg.var} = UNSET")
                self.bound.add(arg.var)
        self._out(inner, "else:")
        self._out(inner + 1, f"y = x{n}.roles")
        for window in told.windows:
            if window.since is not None:
                since = f"v{window.since.var}"
                self._out(inner + 1, f"if {since} is not UNSET and x{n}.seq <= {since}.seq: continue")
        for i, arg in enumerate(told.args):
            if arg is None:
                continue
            if isinstance(arg, Some):
                self._out(inner + 1, f"v{arg.var} = y[{i}]")
            else:
                want = self._expr(arg)
                self._out(inner + 1, f"if {want} is None: continue")
                self._out(inner + 1, f"if y[{i}] is UNSET or {want} is UNSET: f{n} = None")
                self._out(inner + 1, f"elif y[{i}] != {want}: continue")
        self._out(inner + 1, f"if x{n}.tier < 2: now.tiers[x{n}.seq] = x{n}.tier")
        self._out(inner + 1, f"s{n} = Ago({k}.word, x{n}, now.t - x{n}.t); e{n} = (x{n}.seq,)")
        self.bound.add(told.var)
        self._leaf(line, n, inner, f"s{n}")
        self._out(inner, f"h{n} = Held({kl}, True, s{n}, e{n}, {line.tags!r}, None)")

    def _holds(self, told: Holds, line: Line, n: int, depth: int) -> int:
        k, kl = self._keep(told), self._keep(line)
        verb = told.word.verb
        form = verb.forms[1 if told.past else 0] if verb else ""
        for arg in told.args:
            if isinstance(arg, Some):
                everything = f"j.candidates({self._keep(arg)}, {self._env()})"
                self._out(depth, f"c{n} = {everything}")
                self._out(depth, f"for v{arg.var} in (UNSET,) if c{n} is UNSET else c{n}:")
                self.bound.add(arg.var)
                depth += 1
        args = ", ".join(self._expr(a) for a in told.args)
        fn = self._keep(told.word.function)
        self._out(depth, "now.noted = []")
        self._out(depth, f"a{n} = ({args},)")
        self._out(depth, f"f{n} = None if UNSET in a{n} else False if None in a{n} else {fn}(now, {args})")
        self._out(depth, f"if f{n} is not False:")
        self._out(depth + 1, f"s{n} = Sentence({k}.word, a{n}, {form!r})")
        self._leaf(line, n, depth + 1, f"s{n}")
        self._out(depth + 1, f"h{n} = Held({kl}, True, s{n}, tuple(now.noted), {line.tags!r}, None)")
        self._out(depth + 1, "now.noted = []")
        return depth + 1

    def _compared(self, told: Compared, line: Line, n: int, depth: int) -> int:
        measure = told.measure
        assert isinstance(measure, Named)
        k, kl, fn = self._keep(told), self._keep(line), self._keep(measure.word.function)
        args = ", ".join(self._expr(a) for a in measure.args)
        self._out(depth, "now.noted = []")
        self._out(depth, f"a{n} = ({args}{',' if args else ''})")
        call = f"{fn}(now{', ' if args else ''}{args})"
        self._out(depth, f"m{n} = UNSET if UNSET in a{n} else None if None in a{n} else {call}")
        self._out(depth, f"f{n} = compare(m{n}, {told.how!r}, {self._expr(told.bound)})")
        self._out(depth, f"if f{n} is not False:")
        self._out(depth + 1, f"s{n} = Sentence({k}.measure.word, a{n}, '', ' is ' + shown(m{n}))")
        self._leaf(line, n, depth + 1, f"s{n}")
        self._out(depth + 1, f"h{n} = Held({kl}, True, s{n}, tuple(now.noted), {line.tags!r}, None)")
        self._out(depth + 1, "now.noted = []")
        return depth + 1

    def _by_tree(self, line: Line, n: int, depth: int) -> int:
        kl = self._keep(line)
        self._out(depth, f"for w{n} in j.ways({kl}, {self._env()}):")
        inner = depth + 1
        self._out(inner, f"f{n} = w{n}.value")
        self._out(inner, f"h{n} = Held({kl}, True, w{n}.say, w{n}.facts, {line.tags!r} or w{n}.tags, w{n}.leaf)")
        for var in sorted(_variables(line.condition)):
            self._out(inner, f"v{var} = w{n}.env.get({var}, UNSET)")
            self.bound.add(var)
        return inner

    # What can be written out ------------------------------------------------------------------------------------------

    def _plain_happening(self, told: Happened) -> bool:
        if told.negated or told.times is not None or told.word.after or any(w.mode for w in told.windows):
            return False
        if any(w.least is not None or w.most is not None for w in told.windows):
            return False
        slots = told.word.roles
        if any(s.kind == "reach" for s in slots):
            return False
        return all(a is None or isinstance(a, Role | Bound) or self._anybody(a) for a in told.args)

    def _anybody(self, term: Term) -> bool:
        return isinstance(term, Some) and not term.some_kind and not may_be_guessed(self.lexicon, term)

    def _plain_state(self, told: Holds) -> bool:
        if told.negated or told.within is not None or told.throughout is not None:
            return False
        return all(_simple(a) or isinstance(a, Some) for a in told.args)

    def _simple(self, terms: Sequence[Term]) -> bool:
        return all(_simple(t) for t in terms)

    def _expr(self, term: Term | None) -> str:
        if isinstance(term, Role):
            return f"r.get({term.name!r}, UNSET)"
        if isinstance(term, Bound):
            return f"v{term.var}"
        if isinstance(term, Some):
            return f"v{term.var}"
        if isinstance(term, Written):
            return self._keep(term.value)
        if isinstance(term, LetRef):
            return self._keep(self.book.lets[term.name].value.value)
        raise TypeError(f"{term} cannot be written out")

    def _filler(self, term: Term | None) -> str:
        if term is None:
            return "UNSET"
        return repr(term.text) if isinstance(term, Some) else self._expr(term)

    def _number(self, term: Term) -> int:
        if isinstance(term, LetRef):
            return int(self.book.lets[term.name].value.value)
        assert isinstance(term, Written)
        return int(term.value)


def _simple(term: Term) -> bool:
    return isinstance(term, Role | Bound | Written | LetRef)


def _variables(condition: Any) -> set[int]:
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


__all__ = ["Formula", "Reader", "reader_of", "recent"]
