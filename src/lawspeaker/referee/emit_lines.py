"""Writing lines out: what one line of the law looks like as generated Python.

Every line becomes a loop or an `if` around the lines after it; under it `f…` is what it comes to (true, unknown, or a
formula of leaves), and what it would be told by lies ready. Lines of rare kinds, and any line that speaks of what may
have gone unseen, are read by their tree.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import UNSET

from lawspeaker.law.tree import (
    Article,
    Asked,
    Blank,
    Bound,
    Called,
    Compared,
    Counted,
    Group,
    Happened,
    Holds,
    LetRef,
    Line,
    Mentions,
    Named,
    Role,
    Ruled,
    Some,
    Term,
    Window,
    Written,
)
from lawspeaker.law.walk import parts
from lawspeaker.referee.compile import unseen
from lawspeaker.referee.formula import Formula, Leaf, both, negate
from lawspeaker.referee.needs import pair_of
from lawspeaker.referee.reasons import UNASKED, Doubt, Sentence
from lawspeaker.referee.remainders import Path
from lawspeaker.referee.rulings import Held
from lawspeaker.referee.windows import EVER

if TYPE_CHECKING:
    from lawspeaker.referee.emit import Press

End = Callable[[str, str], None]
"""What is written where all lines hold: it is handed the formula and the lines told, as expressions."""
Simple = Role | Bound | Written | LetRef | Blank


class LineWriter:
    """Writes one generated function; `bound` are the things found so far, `blanks` those of a definition."""

    def __init__(
        self, press: "Press", article: Article, named: bool, blanks: Sequence[str] = (), bound: Sequence[int] = ()
    ) -> None:
        self.press, self.article, self.named, self.blanks = press, article, named, list(blanks)
        self.book = press.book
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

    # The function -----------------------------------------------------------------------------------------------------

    @property
    def parameters(self) -> str:
        """What the function is given, which is also what it is called with."""
        return ", ".join(["j", "now", "r", "dark", *(f"v{v}" for v in self.given), *self.blanks])

    def inner(self) -> "LineWriter":
        """The writer of a function that is called here and knows what has been found so far."""
        return LineWriter(self.press, self.article, self.named, self.blanks, sorted(self.bound))

    def open(self, *lines: str) -> None:
        """Begin the function: its `def`, and what stands before all else."""
        self.head = [lines[0], *(f"    {line}" for line in lines[1:])]

    def before(self, text: str) -> None:
        """Write one line of code before all lines of the law."""
        self.head.append("    " + text)

    def distinct(self, lines: Sequence[Line]) -> str | None:
        """By what two ways to come to these lines differ for them: of a happening, what a name says of it, of all else
        the thing itself. None where a line speaks of the happening itself."""
        values: dict[str, None] = {}
        for part in parts([line.condition for line in lines], closed=(Named,)):
            if isinstance(part, Named):
                spoken = [each for each in parts(part.args) if isinstance(each, Bound)]
                if any(each.var not in self.bound for each in spoken):
                    return None
                things = [f"v{each.var}" for each in spoken if each.kind in self.press.indexed]
                values |= dict.fromkeys(things)
                if len(things) == len(spoken):
                    continue
                if len(part.args) > 1 or part.word.many or part.word.gives not in self.press.indexed:
                    return None
                one = f"v{spoken[0].var}"
                values[f"UNSET if {one} is UNSET else {self.press.keep(part.word.function)}(now, {one})"] = None
            elif isinstance(part, Bound) and part.var in self.bound:
                if part.kind not in self.press.indexed:
                    return None
                values[f"v{part.var}"] = None
        return "".join(f"{value}, " for value in values)

    def out(self, text: str, deeper: int = 0) -> None:
        """Write one line of code."""
        self.body.append("    " * (self.depth + deeper) + text)

    def close(self, last: str) -> str:
        """The whole function."""
        roles = [f"    r_{name} = r.get({name!r}, UNSET)" for name in sorted(self.roles)]
        clock = ["    t, seq, watching, index = now.t, now.seq, now.watching, now.happenings.index"]
        return "\n".join([*self.head, *clock, *roles, *self.body, f"    {last}"])

    def write(self, lines: Sequence[Line], end: End, found: str, after: Sequence[Line] = ()) -> None:
        """Write these lines within each other, and `end` within the last; it adds what was found to the list `found`,
        and may speak of the same things as the lines `after`."""
        held: list[str] = []
        so_far = "True"
        self.found = found
        for i, line in enumerate(lines):
            self.spoken = {v for each in (*lines[i + 1 :], *after) for v in _spoken(each)}
            n = next(self.press.names)
            told = self._line(line, f"{n}")
            held.append(told)
            if so_far == "True":
                so_far = f"f{n}"
            else:
                self.out(f"g{n} = {so_far} if f{n} is True else both({so_far}, f{n})")
                so_far = f"g{n}"
        end(so_far, f"({', '.join(held)}{',' if held else ''})")

    def _for(self, head: str) -> None:
        self.out(f"for {head}:")
        self.depth += 1
        self.looping = True

    def _if(self, head: str) -> None:
        self.out(f"if {head}:")
        self.depth += 1

    # Lines ------------------------------------------------------------------------------------------------------------

    def _line(self, line: Line, n: str) -> str:
        """Write one line; gives back the expression that tells it."""
        told = line.condition
        if isinstance(told, Happened) and self._seen(told):
            return (
                self._counting(told, line, n) if told.negated or told.times is not None else self._each(told, line, n)
            )
        if isinstance(told, Holds) and told.within is None and told.throughout is None and self._plain(told.args):
            return self._denied(told, line, n) if told.negated else self._state(told, line, n)
        if isinstance(told, Compared) and self._comparable(told):
            return self._compared(told, line, n)
        if isinstance(told, Called) and self._plain(told.args):
            return self._called(told, line, n)
        if isinstance(told, Group):
            return self._group(told, line, n)
        if isinstance(told, Counted) and self._listed(told.source):
            return self._counted(told, line, n)
        if isinstance(told, Asked) and self.named:
            return self._put(told, line, n)
        if isinstance(told, Happened) and told.word.after and all(_is_plain(a) for a in told.args):
            return self._gate(told, line, n)
        if isinstance(told, Ruled):
            return self._ruled(told, line, n)
        if isinstance(told, Mentions) and told.which is None and self._single(told.text):
            return self._mentions(told, line, n)
        return self._by_tree(line, n)

    def _tree(self, line: Line) -> str:
        """The ways of a line as its tree reads it."""
        kept = self.press.keep(line)
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
        return f"of_way({self.press.keep(line)}, w{n})"

    def _bind_from_way(self, line: Line, n: str, deeper: int = 0) -> None:
        for var in sorted(_variables(line.condition)):
            self.out(f"v{var} = w{n}.env.get({var}, UNSET)", deeper)
            self.bound.add(var)

    def _name(self, line: Line, n: str, say: str) -> None:
        """An unknown of a line of an article gets its name."""
        if self.named and line.number:
            leaf = f"Leaf('fact', {self.article.id + '/' + str(line.number)!r}, doubtful(None, {say}, {line.text!r}))"
            self.out(f"if f{n} is None: f{n} = {leaf}")

    def _held(self, line: Line, n: str, say: str, facts: str) -> str:
        """The expression that tells a line: as a doubt, where it is not certain."""
        told = f"doubtful(True if f{n} is True else None, {say}, {line.text!r})"
        return f"Held({self.press.keep(line)}, True, {told}, {facts}, {line.tags!r}, None)"

    # Happenings -------------------------------------------------------------------------------------------------------

    def _seen(self, told: Happened) -> bool:
        """Whether a happening can be looked for without its tree, where nothing went unseen."""
        if told.word.after or told.word.kept or any(w.mode or w.span for w in told.windows):
            return False
        if told.times is not None and any(slot.kind == "reach" for slot in told.word.roles):
            return False
        return all(a is None or isinstance(a, Some) or self._single(a) for a in told.args)

    def _wants(self, told: Happened, n: str) -> tuple[list[tuple[int, Term, str]], str, str]:
        """What is wanted in each role, and when the tree is needed, and when nothing can fit."""
        wants: list[tuple[int, Term, str]] = []
        oldest = min((self._number(w.oldest) for w in told.windows if w.oldest is not None), default=EVER)
        unknown, absent = [unseen(told.word.name, oldest)], []
        begun = [window.since.var for window in told.windows if window.since is not None]
        unknown += [f"v{var} is UNSET" if var in self.bound else "True" for var in begun]
        for i, arg in enumerate(told.args):
            if arg is None:
                continue
            want = f"a{n}_{i}"
            if isinstance(arg, Some):
                if arg.source is None and not arg.some_kind:
                    continue
                self.out(f"{want} = {self._candidates(arg)}")
                unknown.append(f"{want} is UNSET")
            else:
                self.out(f"{want} = {self._value(arg, f'{n}_{i}')}")
                if not isinstance(arg, Written | LetRef):
                    unknown.append(f"{want} is UNSET")
                    absent.append(f"{want} is None")
            wants.append((i, arg, want))
        return wants, " or ".join(unknown), " or ".join(absent)

    def _latest(self, told: Happened, wants: list[tuple[int, Term, str]]) -> str:
        """The shortest list that holds them all, the latest first."""
        slots, name = told.word.roles, told.word.name
        pair = pair_of(told, self.press.lexicon)
        if pair is not None:
            by = {i: (arg, want) for i, arg, want in wants}
            (one, first), (other, second) = by[pair[0]], by[pair[1]]
            key = f"{name!r}, {pair[0]}, {pair[1]}"
            if isinstance(one, Some):
                return f"paired(index, ({key}), {first}, {second}, True)"
            if isinstance(other, Some):
                return f"paired(index, ({key}), {second}, {first}, False)"
            return f"reversed(index.get(({key}, {first}, {second}), ()))"
        known = [(i, w) for i, arg, w in wants if not isinstance(arg, Some) and slots[i].kind in self.press.indexed]
        fixed = [f"index.get(({told.word.name!r}, {i}, {want}), ())" for i, want in known]
        if not fixed:
            return f"reversed(now.happenings.words.get({told.word.name!r}, ()))"
        return f"reversed({fixed[0]})"

    def _match(self, told: Happened, n: str, wants: list[tuple[int, Term, str]], deeper: int) -> None:
        """Within the loop over `x`: leave out what does not fit; `f` is unknown where a reach is too close to call."""
        seq = "seq + 1" if told.counting else "seq"
        self.out(f"if x{n}.seq >= {seq}: continue", deeper)
        self._windows(told.windows, n, deeper)
        self.out(f"y = x{n}.roles", deeper)
        self.out(f"f{n} = True", deeper)
        for i, arg in enumerate(told.args):
            if isinstance(arg, Some):
                self.out(f"if y[{i}] is None: continue", deeper)
        for i, arg, want in wants:
            if isinstance(arg, Some):
                self.out(f"if y[{i}] not in {want}: continue", deeper)
            elif told.word.roles[i].kind == "reach":
                self.out(f"if isinstance(y[{i}], Measured):", deeper)
                self.out(f"    m = compare(y[{i}], 'at most', {want})", deeper)
                self.out("    if m is False: continue", deeper)
                self.out(f"    if m is None: f{n} = None", deeper)
                self.out(f"elif y[{i}] != {want}: continue", deeper)
            else:
                self.out(f"if y[{i}] != {want}: continue", deeper)

    def _windows(self, windows: tuple[Window, ...], n: str, deeper: int) -> None:
        for window in windows:
            if window.oldest is not None:
                self.out(f"if t - x{n}.t >= {self._number(window.oldest)}: break", deeper)
                self.out(f"if watching: now.changes_at(x{n}.t + {self._number(window.oldest)})", deeper)
        for window in windows:
            if window.youngest is not None:
                young = self._number(window.youngest) + (1 if window.strictly else 0)
                self.out(f"if watching: now.changes_at(x{n}.t + {young})", deeper)
                self.out(f"if t - x{n}.t < {young}: continue", deeper)
            if window.since is not None:
                begun = f"v{window.since.var}"
                tests = [f"x{n}.seq <= {begun}.seq"]
                if window.least is not None:
                    tests.append(f"x{n}.t - {begun}.t < {self._number(window.least)}")
                if window.most is not None:
                    tests.append(f"x{n}.t - {begun}.t >= {self._number(window.most)}")
                self.out(f"if {' or '.join(tests)}: continue", deeper)

    def _each(self, told: Happened, line: Line, n: str) -> str:
        """A happening: a loop over those that fit, the latest first."""
        k, kl = self.press.keep(told), self.press.keep(line)
        wants, unknown, absent = self._wants(told, n)
        latest = f"() if {absent} else {self._latest(told, wants)}" if absent else self._latest(told, wants)
        alike = self._alike(told)
        if alike is not None:
            self.out(f"k{n}, tried{n}, z{n} = None, set(), 0")
        self._for(f"x{n} in {self._tree(line)} if {unknown} else {latest}")
        if alike is not None:
            self.out(f"if k{n} is not None and len({self.found}) == z{n}: tried{n}.add(k{n})")
            self.out(f"k{n} = None")
        self.out(f"w{n} = None")
        self.out(f"if type(x{n}) is Way:")
        self.out(f"w{n} = x{n}; f{n} = w{n}.value", 1)
        for var in sorted(_variables(told)):
            self.out(f"v{var} = w{n}.env.get({var}, UNSET)", 1)
        self.out("else:")
        self._match(told, n, wants, 1)
        for i, arg in enumerate(told.args):
            if isinstance(arg, Some):
                self.out(f"v{arg.var} = y[{i}]", 1)
        if alike is not None:
            self.out(f"k{n}, z{n} = ({alike}), len({self.found})", 1)
            self.out(f"if k{n} in tried{n}:", 1)
            self.out(f"k{n} = None", 2)
            self.out("continue", 2)
        self.out(f"v{told.var} = x{n}", 1)
        self.out(f"if x{n}.tier < 2: now.tiers[x{n}.seq] = x{n}.tier", 1)
        self.bound |= _variables(told)
        say = f"Ago({k}.word, x{n}, t - x{n}.t)"
        self._name(line, n, say)
        held = self._held(line, n, say, f"(x{n}.seq,)")
        return f"({held} if w{n} is None else of_way({kl}, w{n}))"

    def _alike(self, told: Happened) -> str | None:
        """By what two happenings are the same to all lines behind: one that came to nothing need not be tried again.
        None where a line speaks of the happening itself, or a close distance makes a difference."""
        some = [arg for arg in told.args if isinstance(arg, Some)]
        close = any(slot.kind == "reach" for slot in told.word.roles)
        if told.var in self.spoken or close or not all(arg.kind in self.press.indexed for arg in some):
            return None
        return "".join(f"v{arg.var}, " for arg in some)

    def _counting(self, told: Happened, line: Line, n: str) -> str:
        """A happening denied, or told so many times: one look, no choice."""
        k, kl = self.press.keep(told), self.press.keep(line)
        need = self._number(told.times) if told.times is not None else 1
        wants, unknown, absent = self._wants(told, n)
        yes, no = ("False", "True") if told.negated else ("True", "False")
        self.out(f"w{n}, f{n}, s{n} = None, {no}, []")
        self.out(f"if {unknown}:")
        self.out(f"w{n} = next(iter({self._tree(line)}), None)", 1)
        self.out(f"f{n} = False if w{n} is None else w{n}.value", 1)
        self.out(f"elif not ({absent}):" if absent else "else:")
        close = any(slot.kind == "reach" for slot in told.word.roles)
        if close:
            self.out(f"u{n} = False", 1)
        self.out(f"for x{n} in {self._latest(told, wants)}:", 1)
        self._match(told, n, wants, 2)
        if close:
            self.out(f"if f{n} is None:", 2)
            self.out(f"u{n} = True", 3)
            self.out("continue", 3)
        if told.apart is not None:
            self.out(f"if s{n} and s{n}[-1].t - x{n}.t < {self._number(told.apart)}: continue", 2)
        self.out(f"s{n}.append(x{n})", 2)
        self.out(f"if len(s{n}) >= {need}: break", 2)
        self.out(f"f{n} = {yes} if len(s{n}) >= {need} else {f'None if u{n} else {no}' if close else no}", 1)
        self._if(f"f{n} is not False")
        if not told.negated:
            found = f"s{n}[0] if len(s{n}) >= {need} else UNSET"
            self.out(f"v{told.var} = ({found}) if w{n} is None else w{n}.env.get({told.var}, UNSET)")
            self.bound.add(told.var)
        times = f", {need} times" if need > 1 else ""
        often = f"Ago({k}.word, s{n}[0], t - s{n}[0].t, {times!r})"
        asked = "" if told.negated else f", {times!r}"
        say = f"({often} if len(s{n}) >= {need} else j.not_told({k}, {self._env()}, {self._blanks()}{asked}))"
        self._name(line, n, say)
        facts = f"tuple(sorted(x.seq for x in s{n})) if len(s{n}) >= {need} else ()"
        held = self._held(line, n, say, facts)
        return f"({held} if w{n} is None else of_way({kl}, w{n}))"

    # What is open -----------------------------------------------------------------------------------------------------

    def _put(self, told: Asked, line: Line, n: str) -> str:
        """A question to people: the same on every act."""
        held = self._question(told, line)
        self.out(f"f{n} = {self.press.keep(held.leaf)}")
        return self.press.keep(held)

    def _question(self, told: Asked, line: Line) -> Held:
        question = f"{self.article.id}?{self.article.questions.index(told.text) + 1}"
        leaf = Leaf("question", question, told.text)
        return Held(line, True, Doubt(told.text, UNASKED, question), (), line.tags, leaf)

    def _report(self, told: Happened, line: Line) -> Held:
        """A report or plea of which all is written that is asked of it."""
        wanted = [None if a is None or isinstance(a, Some) else self._said(a) for a in told.args]
        shown = [self._anybody(a) if a is None or isinstance(a, Some) else self._said(a) for a in told.args]
        say = Sentence(told.word, tuple(shown))
        return Held(line, True, say, (), line.tags, Leaf("gate", told.word.name, say, 0, tuple(wanted)))

    def open_way(self, lines: Sequence[Line]) -> Path | None:
        """The one way in which lines hold that are all open, and the same on every act; None for any others."""
        formula: Formula = True
        held: list[Held] = []
        for line in lines:
            told = line.condition
            if isinstance(told, Asked):
                held.append(self._question(told, line))
            elif isinstance(told, Happened) and told.word.after and all(_is_written(a) for a in told.args):
                held.append(self._report(told, line))
            else:
                return None
            leaf = held[-1].leaf
            assert leaf is not None
            formula = both(formula, negate(leaf) if getattr(told, "negated", False) else leaf)
        return Path(formula, tuple(held)) if held else None

    def _said(self, term: Term) -> Any:
        """The value of a term that stands in the text."""
        return self.book.lets[term.name].value.value if isinstance(term, LetRef) else getattr(term, "value", UNSET)

    def _gate(self, told: Happened, line: Line, n: str) -> str:
        """A report or plea that may still come, and from whom."""
        wanted = ["None" if a is None or isinstance(a, Some) else self._simple(a) for a in told.args]
        shown = [_as_code(self._anybody(a)) if a is None or isinstance(a, Some) else self._simple(a) for a in told.args]
        self.out(f"s{n} = Sentence({self.press.keep(told)}.word, ({', '.join(shown)}{',' if shown else ''}))")
        wants = f"({', '.join(wanted)}{',' if wanted else ''})"
        self.out(f"l{n} = Leaf('gate', {told.word.name!r}, s{n}, 0, {wants})")
        self.out(f"f{n} = {'negate' if told.negated else ''}(l{n})")
        return f"Held({self.press.keep(line)}, True, s{n}, (), {line.tags!r}, l{n})"

    @staticmethod
    def _anybody(term: Some | None) -> Any:
        """How somebody is told of whom nothing is asked."""
        if term is None:
            return UNSET
        return "anybody" if term.kind == "player" else f"any {term.text}"

    def _ruled(self, told: Ruled, line: Line, n: str) -> str:
        """Whether something was lawful, which a later ruling may change."""
        found, verdict = self._simple(told.happening), f"that was {'lawful' if told.lawful else 'not lawful'}"
        leaf = f"Leaf('ruling', {told.by!r}, {verdict!r}, {found}.seq, ({found}.roles[0],))"
        self.out(f"if type({found}) is Happening:")
        self.out(f"f{n}, s{n}, d{n} = {leaf if told.lawful else f'negate({leaf})'}, {verdict!r}, ({found}.seq,)", 1)
        self.out(f"else: f{n}, s{n}, d{n} = None, doubtful(None, '', {line.text!r}), ()")
        self._name(line, n, f"s{n}")
        return f"Held({self.press.keep(line)}, True, s{n}, d{n}, {line.tags!r}, None)"

    # States and measures ----------------------------------------------------------------------------------------------

    def _plain(self, args: Sequence[Term]) -> bool:
        return all(isinstance(a, Some) or self._single(a) or self._listed(a) for a in args)

    def _comparable(self, told: Compared) -> bool:
        if not self._single(told.bound):
            return False
        return isinstance(told.measure, Role) or self._plain(told.measure.args)

    def _asked(self, told: Holds, n: str, among: Any = None) -> None:
        """Ask a state; what it looked at is noted afresh."""
        args = self._args(told.args, n, among)
        fn = self.press.keep(told.word.function)
        self.out("now.noted = []")
        self.out(f"a{n} = ({args})")
        self.out(f"f{n} = False if None in a{n} else None if UNSET in a{n} else {fn}(now, *a{n})")

    def _state(self, told: Holds, line: Line, n: str) -> str:
        k = self.press.keep(told)
        form = told.word.verb.forms[1 if told.past else 0] if told.word.verb else ""
        self._asked(told, n, told.word.among)
        self._if(f"f{n} is not False")
        self.out(f"d{n}, now.noted = now.noted, []")
        say = f"Sentence({k}.word, a{n}, {form!r})"
        self._name(line, n, say)
        return self._held(line, n, say, f"tuple(d{n})")

    def _denied(self, told: Holds, line: Line, n: str) -> str:
        if not all(self._single(a) for a in told.args):
            return self._by_tree(line, n)
        k = self.press.keep(told)
        self._asked(told, n)
        self._if(f"f{n} is not True")
        self.out(f"if f{n} is False: f{n} = True")
        self.out(f"d{n}, now.noted = now.noted, []")
        say = f"j.denied({k}, {self._env()}, {self._blanks()})"
        self._name(line, n, say)
        return self._held(line, n, say, f"tuple(d{n})")

    def _compared(self, told: Compared, line: Line, n: str) -> str:
        if isinstance(told.measure, Role):
            filler = self._simple(told.measure)
            self.out(f"f{n} = compare({filler}, {told.how!r}, {self._value(told.bound, f'{n}_b')})")
            self._if(f"f{n} is not False")
            self.out(f"d{n}, now.noted = now.noted, []")
            limit = self._simple(told.bound) if isinstance(told.bound, Simple) else f"p{n}_b"
            self.out(f"said{n} = asked({told.how!r}, shown({limit})) if f{n} is None else shown({filler})")
            say = f"f'the {told.measure.name} was {{said{n}}}'"
            self._name(line, n, say)
            return self._held(line, n, say, "()")
        k, fn = self.press.keep(told.measure), self.press.keep(told.measure.word.function)
        args = self._args(told.measure.args, n)
        self.out("now.noted = []")
        self.out(f"a{n} = ({args})")
        self.out(f"m{n} = UNSET if UNSET in a{n} else None if None in a{n} else {fn}(now, *a{n})")
        self.out(f"d{n}, now.noted = now.noted, []")
        limit = self._value(told.bound, f"{n}_b")
        self.out(f"f{n} = compare(m{n}, {told.how!r}, {limit})")
        self._if(f"f{n} is not False")
        asked = f"asked({told.how!r}, shown({limit}, {told.bound.kind!r}))"
        self.out(f"said{n} = {asked} if f{n} is None else shown(m{n}, {told.measure.kind!r})")
        say = f"Sentence({k}.word, a{n}, '', ' is ' + said{n})"
        self._name(line, n, say)
        return self._held(line, n, say, f"tuple(d{n})")

    def _mentions(self, told: Mentions, line: Line, n: str) -> str:
        """Whether a text holds a phrase; of the same text that is worked out once."""
        self.out("now.noted = []")
        text = self._value(told.text, n)
        self.out(f"f{n}, s{n} = j.mentioned({self.press.keep(told)}, {text}, {self.press.keep({})})")
        self._if(f"f{n} is not False")
        self.out(f"d{n}, now.noted = now.noted, []")
        self._name(line, n, f"s{n}")
        return self._held(line, n, f"s{n}", f"tuple(d{n})")

    # Lines made of lines ----------------------------------------------------------------------------------------------

    def _called(self, told: Called, line: Line, n: str) -> str:
        used = self.book.definitions[told.definition].used
        given = iter(self._filled([a for a, u in zip(told.args, used, strict=True) if u], n))
        call = [next(given) if u else "''" for u in used]
        name = self.press.definition(self.article, told.definition)
        self.out(f"f{n}, h{n} = {name}({', '.join(['j', 'now', 'r', 'dark', *call])})")
        return self._together(line, n)

    def _together(self, line: Line, n: str, group: bool = False) -> str:
        kl = self.press.keep(line)
        self._if(f"f{n} is not False")
        if self.named and line.number:
            leaf = f"Leaf('fact', {self.article.id + '/' + str(line.number)!r}, together(h{n})[0] or {line.text!r})"
            self.out(f"if f{n} is not True: f{n} = name_unknown(f{n}, {leaf})")
        return f"of_lines({kl}, together(h{n}, {group}))"

    def _group(self, told: Group, line: Line, n: str) -> str:
        call = (
            self.press.one_of(self, told.lines, group=True)
            if told.how == "all"
            else self.press.any_of(self, told.lines)
        )
        self.out(f"f{n}, h{n} = {call}")
        if told.how == "none":
            self.out(f"f{n}, h{n} = negate(f{n}), ()")
        return self._together(line, n, group=True)

    def _counted(self, told: Counted, line: Line, n: str) -> str:
        body = Line(told.body, line.text, (), line.spot)
        self.out(f"c{n} = {self._candidates(told.source)}")
        self.bound.add(told.var)
        self.out(f"v{told.var} = UNSET")
        call = self.press.exists(self, (body,))
        self.bound.discard(told.var)
        number = self._number(told.number) if told.number is not None else 0
        among = self._first(told, n)
        self.out(f"if c{n} is UNSET: f{n}, o{n}, e{n} = None, 0, ()")
        self.out("else:")
        self.out(f"e{n}, o{n}, u = [], 0, 0", 1)
        self.out(f"for v{told.var} in {among}:", 1)
        self.out(f"f, h = {call}", 2)
        self.out(f"if f is True: o{n} += 1; e{n} += [s for each in h for s in each.facts]", 2)
        self.out("elif f is not False: u += 1", 2)
        self.out(f"f{n} = counted({told.how!r}, {number}, o{n}, u, len(c{n}))", 1)
        self._if(f"f{n} is not False")
        say = f"f'{{o{n}}} of {{len(c{n})}}: ' + {line.text!r} if c{n} is not UNSET else ''"
        self._name(line, n, f"({say}) or {line.text!r}")
        return self._held(line, n, say, f"tuple(e{n})")

    def _first(self, told: Counted, n: str) -> str:
        """Those of whom a counted state may be true, where that is known without asking of each."""
        state, source = told.body, told.source
        if not isinstance(state, Holds) or state.negated or state.word.first is None or source.source is not None:
            return f"c{n}"
        one, *others = state.args
        momentary = state.within is None and state.throughout is None and not source.some_kind
        if not isinstance(one, Bound) or one.var != told.var or not momentary or not all(map(self._single, others)):
            return f"c{n}"
        given = [self._value(arg, f"{n}_{i}") for i, arg in enumerate(others)]
        self.out(f"i{n} = ({', '.join(given)},)")
        self.out(f"l{n} = c{n} if None in i{n} or UNSET in i{n} else {self.press.keep(state.word.first)}(now, *i{n})")
        return f"c{n} if l{n} is UNSET else l{n}"

    # Terms ------------------------------------------------------------------------------------------------------------

    def _single(self, term: Term) -> bool:
        """Whether a term is one thing that needs no search."""
        if isinstance(term, Named):
            return not term.word.many and term.word.gives != "list" and all(self._single(a) for a in term.args)
        return isinstance(term, Simple)

    def _listed(self, term: Term) -> bool:
        """Whether a term is one of many that a name lists."""
        if isinstance(term, Some):
            return term.source is None or all(self._single(a) for a in term.source.args)
        return isinstance(term, Named) and term.word.many and all(self._single(a) for a in term.args)

    def _simple(self, term: Term) -> str:
        if isinstance(term, Role):
            self.roles.add(term.name)
            return f"r_{term.name}"
        if isinstance(term, Bound):
            return f"v{term.var}" if term.var in self.bound else "UNSET"
        if isinstance(term, Blank):
            return self.blanks[term.index]
        if isinstance(term, Written):
            return self.press.keep(term.value)
        if isinstance(term, LetRef):
            return self.press.keep(self.book.lets[term.name].value.value)
        raise TypeError(f"{term} cannot be written out")

    def _value(self, term: Term, n: str) -> str:
        """The expression of a single thing; what it needs is written before."""
        if not isinstance(term, Named):
            return self._simple(term)
        args = [self._value(a, f"{n}_{i}") for i, a in enumerate(term.args)]
        fn = self.press.keep(term.word.function)
        given = f"({', '.join(args)}{',' if args else ''})"
        self.out(f"q{n} = {given}")
        self.out(f"p{n} = UNSET if UNSET in q{n} else None if None in q{n} else {fn}(now, *q{n})")
        return f"p{n}"

    def _args(self, terms: Sequence[Term], n: str, among: Any = None) -> str:
        """The slots of a sentence as a tuple's inside."""
        given = self._filled(terms, n, among)
        return f"{', '.join(given)}{',' if given else ''}"

    def _filled(self, terms: Sequence[Term], n: str, among: Any = None) -> list[str]:
        """What fills each slot, with a loop for each that may be one of several."""
        given: list[str] = []
        for i, term in enumerate(terms):
            if isinstance(term, Some):
                everything = self._candidates(term)
                if among is not None and i == len(terms) - 1:
                    everything = self._narrowed(term, everything, among, given, f"{n}_{i}")
                self.out(f"c{n}_{i} = {everything}")
                self._for(f"v{term.var} in (UNSET,) if c{n}_{i} is UNSET else c{n}_{i}")
                self.bound.add(term.var)
                given.append(f"v{term.var}")
            elif isinstance(term, Named) and term.word.many:
                listed = self._value(term, f"{n}_{i}")
                self._for(f"z{n}_{i} in {listed} if type({listed}) is list else () if {listed} is None else (UNSET,)")
                given.append(f"z{n}_{i}")
            else:
                given.append(self._value(term, f"{n}_{i}"))
        return given

    def _candidates(self, term: Some) -> str:
        source = term.source
        if source is not None and all(self._single(a) for a in source.args):
            listed = self._value(source, f"{next(self.press.names)}")
            return f"listed({listed})"
        return f"j.candidates_in({self._blanks()}, {self.press.keep(term)}, {self._env()})"

    def _narrowed(self, term: Some, everything: str, among: Any, given: list[str], n: str) -> str:
        """Only what the state may be true of, where that is known."""
        self.out(f"i{n} = ({', '.join(given)}{',' if given else ''})")
        known = f"None in i{n} or UNSET in i{n}"
        self.out(f"l{n} = UNSET if {known} else {self.press.keep(among)}(now, *i{n})")
        if term.source is None and term.kind == "zone" and not term.some_kind:
            return f"{everything} if l{n} is UNSET else l{n}"
        return (
            f"{everything} if l{n} is UNSET else l{n} and j.among({self.press.keep(term)}, l{n}, lambda: {everything})"
        )

    def _number(self, term: Term) -> int:
        if isinstance(term, LetRef):
            return int(self.book.lets[term.name].value.value)
        if isinstance(term, Written):
            return int(term.value)
        raise TypeError(f"{term} is no number")


def _is_plain(term: Term | None) -> bool:
    """Whether a term is told as it stands."""
    return term is None or isinstance(term, Simple) or (isinstance(term, Some) and term.source is None)


def _is_written(term: Term | None) -> bool:
    """Whether a term is the same on every act."""
    return term is None or isinstance(term, Written | LetRef) or (isinstance(term, Some) and term.source is None)


def _as_code(value: Any) -> str:
    """A value as code."""
    return "UNSET" if value is UNSET else repr(value)


def _spoken(line: Line) -> set[int]:
    """What a line speaks of that was found before."""
    return {part.var for part in parts(line.condition) if isinstance(part, Bound)}


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
