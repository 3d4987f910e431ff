"""Writing lines out: what one line of the law looks like as generated Python.

Every line becomes a loop or an `if` around the lines after it; under it `f…` is what it comes to (true, unknown, or a
formula of leaves), and what it would be told by lies ready. Lines of rare kinds, and any line that speaks of what may
have gone unseen, are read by their tree.
"""

from collections.abc import Sequence
from typing import Any

from msgspec import UNSET

from lawspeaker.law.tree import (
    Asked,
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
    Written,
)
from lawspeaker.law.walk import parts
from lawspeaker.referee.ruling.formula import Formula, Leaf, both, negate
from lawspeaker.referee.ruling.reasons import UNASKED, Doubt, Sentence
from lawspeaker.referee.ruling.remainders import Path
from lawspeaker.referee.ruling.rulings import Held
from lawspeaker.referee.ruling.weighing import numbered
from lawspeaker.referee.swift.blocks import BlockWriter, End
from lawspeaker.referee.swift.order import finds, reading_order
from lawspeaker.referee.swift.terms import Simple, anybody, as_code, measured
from lawspeaker.referee.tree.judge import denial_of


class LineWriter(BlockWriter):
    """Writes the lines of the law, each around those after it."""

    # The lines of a list ----------------------------------------------------------------------------------------------

    def distinct(self, lines: Sequence[Line]) -> str | None:
        """By what two ways to come to these lines differ for them: of a happening, what a name says of it, of all else
        the thing itself. None where a line speaks of the happening itself."""
        values: dict[str, None] = {}
        for part in parts([line.condition for line in lines], closed=(Named,)):
            if isinstance(part, Named):
                spoken = [each for each in parts(part.args) if isinstance(each, Bound)]
                if any(each.var not in self.bound for each in spoken):
                    return None
                things = [f"v{each.var}" for each in spoken if each.kind in self.case.indexed]
                values |= dict.fromkeys(things)
                if len(things) == len(spoken):
                    continue
                if len(part.args) > 1 or part.word.many or part.word.gives not in self.case.indexed:
                    return None
                one = f"v{spoken[0].var}"
                values[f"UNSET if {one} is UNSET else {self.case.keep(part.word.function)}(now, {one})"] = None
            elif isinstance(part, Bound) and part.var in self.bound:
                if part.kind not in self.case.indexed:
                    return None
                values[f"v{part.var}"] = None
        return "".join(f"{value}, " for value in values)

    def write(self, lines: Sequence[Line], end: End, found: str, after: Sequence[Line] = ()) -> None:
        """Write these lines within each other, and `end` within the last; it adds what was found to the list `found`,
        and may speak of the same things as the lines `after`."""
        order = list(reading_order(self.book, lines, self.bound))
        numbers, told = [""] * len(lines), [""] * len(lines)
        self.found = found
        for place, i in enumerate(order):
            self.spoken = {v for each in (*(lines[j] for j in order[place + 1 :]), *after) for v in _spoken(each)}
            self.last = place == len(order) - 1 and not after
            numbers[i] = str(next(self.case.names))
            told[i] = self._line(lines[i], numbers[i])
            if any(finds(lines[j]) for j in order[place + 1 :]) and not told[i].isidentifier():
                self.out(f"o{numbers[i]} = None")  # told once for all that is found behind it
                told[i] = f"(o{numbers[i]} or (o{numbers[i]} := {told[i]}))"
        end(self._all_of(numbers), f"({', '.join(told)}{',' if told else ''})")

    def _all_of(self, numbers: Sequence[str]) -> str:
        """What lines come to together: the formulas of these numbers, joined in the order of the text."""
        so_far = "True"
        for n in numbers:
            if n in self.certain:
                continue
            if so_far == "True":
                so_far = f"f{n}"
            else:
                self.out(f"g{n} = {so_far} if f{n} is True else both({so_far}, f{n})")
                so_far = f"g{n}"
        return so_far

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

    # What is open -----------------------------------------------------------------------------------------------------

    def _put(self, told: Asked, line: Line, n: str) -> str:
        """A question to people: the same on every act."""
        held = self._question(told, line)
        self.out(f"f{n} = {self.case.keep(held.leaf)}")
        return self.case.keep(held)

    def _question(self, told: Asked, line: Line) -> Held:
        question = f"{self.article.id}?{self.article.questions.index(told.text) + 1}"
        leaf = Leaf("question", question, told.text)
        return Held(line, True, Doubt(told.text, UNASKED, question), (), line.tags, leaf)

    def _report(self, told: Happened, line: Line) -> Held:
        """A report or plea of which all is written that is asked of it."""
        wanted = [None if a is None or isinstance(a, Some) else self._said(a) for a in told.args]
        shown = [anybody(a) if a is None or isinstance(a, Some) else self._said(a) for a in told.args]
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
        shown = [as_code(anybody(a)) if a is None or isinstance(a, Some) else self._simple(a) for a in told.args]
        self.out(f"s{n} = Sentence({self.case.keep(told)}.word, ({', '.join(shown)}{',' if shown else ''}))")
        wants = f"({', '.join(wanted)}{',' if wanted else ''})"
        self.out(f"l{n} = Leaf('gate', {told.word.name!r}, s{n}, 0, {wants})")
        self.out(f"f{n} = {'negate' if told.negated else ''}(l{n})")
        return f"Held({self.case.keep(line)}, True, s{n}, (), {line.tags!r}, l{n})"

    def _ruled(self, told: Ruled, line: Line, n: str) -> str:
        """Whether something was lawful, which a later ruling may change."""
        found = self._simple(told.happening)
        leaf = f"Leaf('ruling', {told.by!r}, '', {found}.seq, ({found}.roles[0],))"
        say = f"Judged({told.by!r}, {found}.seq, {found}.roles[0], {told.lawful})"
        self.out(f"if type({found}) is Happening:")
        self.out(f"f{n}, s{n}, d{n} = {leaf if told.lawful else f'negate({leaf})'}, {say}, ({found}.seq,)", 1)
        self.out(f"else: f{n}, s{n}, d{n} = None, doubtful(None, '', {line.text!r}), ()")
        self._name(line, n, f"s{n}")
        return f"Held({self.case.keep(line)}, True, s{n}, d{n}, {line.tags!r}, None)"

    # States and measures ----------------------------------------------------------------------------------------------

    def _plain(self, args: Sequence[Term]) -> bool:
        return all(isinstance(a, Some) or self._single(a) or self._listed(a) for a in args)

    def _comparable(self, told: Compared) -> bool:
        if not self._single(told.bound):
            return False
        return isinstance(told.measure, Role) or self._plain(told.measure.args)

    def _asked(self, told: Holds, n: str, among: Any = None) -> None:
        """Ask a state; what it looked at is noted afresh, with what the names in it looked at."""
        fn = self.case.keep(told.word.function)
        value = self._answered(told, fn, n)
        if all(map(self._is_told, told.args)):
            value = f"{fn}(now, *a{n})"
        if self._plainly_asked(told.args):
            self._once_asked(fn, told.args, self._filled(told.args, n, among), value, n)
            self.out(f"f{n}, d{n}, a{n} = u{n}")
            return
        args = self._noting(told.args, n, among)
        self.out(f"a{n} = ({args})")
        self.out(f"f{n} = {value}")

    def _answered(self, told: Holds, fn: str, n: str) -> str:
        """What a state comes to of these, as code: false where there is none of one, often unknown where one is."""
        unknown = "None" if told.word.among is None else f"of_unknown({self.case.keep(told)}, now, a{n})"
        return f"False if None in a{n} else {unknown} if UNSET in a{n} else {fn}(now, *a{n})"

    def _noting(self, terms: Sequence[Term], n: str, among: Any = None) -> str:
        """The slots of a sentence; what was looked at to fill them is noted, unless something is searched for."""
        searched = any(isinstance(term, Some) for term in terms)
        if not searched:
            self.out("now.noted = []")
        args = self._args(terms, n, among)
        if searched:
            self.out("now.noted = []")
        return args

    def _state(self, told: Holds, line: Line, n: str) -> str:
        k = self.case.keep(told)
        form = told.word.verb.forms[1 if told.past else 0] if told.word.verb else ""
        self._asked(told, n, told.word.among)
        several = any(isinstance(term, Named) and not self._single(term) for term in told.args)
        if several:
            # What a name of several looked at belongs to the first of them, whether it is so of him or not.
            self.out(f"d{n}, now.noted = now.noted, []")
        self._if(f"f{n} is not False")
        if not several and not self._plainly_asked(told.args):
            self.out(f"d{n}, now.noted = now.noted, []")
        same = len(told.args) == 2 and isinstance(told.args[-1], Some)
        say = f"Sentence({k}.word, {f'as_one_of({k}, a{n})' if same else f'a{n}'}, {form!r})"
        self._name(line, n, say)
        return self._held(line, n, say, f"tuple(d{n})")

    def _denied(self, told: Holds, line: Line, n: str) -> str:
        if all(self._single(a) for a in told.args):
            self._asked(told, n)
            self._if(f"f{n} is not True")
            self.out(f"if f{n} is False: f{n} = True")
            if not self._plainly_asked(told.args):
                self.out(f"d{n}, now.noted = now.noted, []")
        else:
            self._denied_of_each(told, n)
            self._if(f"f{n} is not False")
        say = self._sentence(told, denial_of(told))
        say = say or f"j.denied({self.case.keep(told)}, {self._env()}, {self._blanks()})"
        self._name(line, n, say)
        return self._held(line, n, say, f"tuple(d{n})")

    def _denied_of_each(self, told: Holds, n: str) -> None:
        """Ask a state of each of several; it is denied if it is so of none, and rests on what was looked at for all."""
        depth, looping, bound = self.depth, self.looping, set(self.bound)
        searched = any(isinstance(term, Some) for term in told.args)
        self.out("now.noted = []")
        self.out(f"f{n}, d{n} = True, []")
        given = self._filled(told.args, n, told.word.among, whole=True)
        if searched:
            self.out("now.noted = []")
        self.out(f"a{n} = ({', '.join(given)},)")
        self.out(f"s{n} = {self._answered(told, self.case.keep(told.word.function), n)}")
        self.out(f"d{n} += now.noted")
        if not searched:
            self.out("now.noted = []")
        self.out(f"if s{n} is None and f{n}: f{n} = None")
        self.out(f"if s{n} is True: f{n} = False")
        if self.depth == depth + 1:
            self.out(f"if f{n} is False: break")
        self.depth, self.looping, self.bound = depth, looping, bound

    def _compared(self, told: Compared, line: Line, n: str) -> str:
        if isinstance(told.measure, Role):
            filler, kind = self._simple(told.measure), told.measure.kind
            limit = self._value(told.bound, f"{n}_b")
            self.out(f"f{n} = {_compared(told, filler, limit)}")
            self._if(f"f{n} is not False")
            self.out(f"d{n}, now.noted = now.noted, []")
            asked = f"asked({told.how!r}, shown({limit}, {kind!r}))"
            said = f"{asked} if f{n} is not True else shown({filler}, {kind!r})"
            say = f"'the {told.measure.name} was ' + ({said})"
            self._name(line, n, say)
            return self._held(line, n, say, "()")
        k, fn = self.case.keep(told.measure), self.case.keep(told.measure.word.function)
        value = measured(fn, f"a{n}")
        if self._plainly_asked(told.measure.args):
            self._once_asked(fn, told.measure.args, self._filled(told.measure.args, n), value, n)
            self.out(f"m{n}, d{n}, a{n} = u{n}")
        else:
            args = self._noting(told.measure.args, n)
            self.out(f"a{n} = ({args})")
            self.out(f"m{n} = {value}")
            self.out(f"d{n}, now.noted = now.noted, []")
        limit = self._value(told.bound, f"{n}_b")
        self.out(f"f{n} = {_compared(told, f'm{n}', limit)}")
        if told.measure.word.runs:
            self.out(f"if watching: turning(now, {told.measure.word.runs}, {told.how!r}, m{n}, {limit})")
        self._if(f"f{n} is not False")
        asked = f"asked({told.how!r}, shown({limit}, {told.bound.kind!r}))"
        said = f"{asked} if f{n} is not True else shown(m{n}, {told.measure.kind!r})"
        say = f"Sentence({k}.word, a{n}, '', ' is ' + ({said}))"
        self._name(line, n, say)
        return self._held(line, n, say, f"tuple(d{n})")

    def _mentions(self, told: Mentions, line: Line, n: str) -> str:
        """Whether a text holds a phrase; of the same text that is worked out once."""
        self.out("now.noted = []")
        text = self._value(told.text, n)
        self.out(f"f{n}, s{n} = j.mentioned({self.case.keep(told)}, {text}, {self.case.keep({})})")
        self._if(f"f{n} is not False")
        self.out(f"d{n}, now.noted = now.noted, []")
        self._name(line, n, f"s{n}")
        return self._held(line, n, f"s{n}", f"tuple(d{n})")

    # Lines made of lines ----------------------------------------------------------------------------------------------

    def _called(self, told: Called, line: Line, n: str) -> str:
        used = self.book.definitions[told.definition].used
        given = iter(self._filled([a for a, u in zip(told.args, used, strict=True) if u], n))
        call = [next(given) if u else "''" for u in used]
        name = self.definition(told.definition)
        self.out(f"f{n}, h{n} = {name}({', '.join([self.case.given, *call])})")
        return self._together(line, n)

    def _together(self, line: Line, n: str, group: bool = False) -> str:
        kl = self.case.keep(line)
        self._if(f"f{n} is not False")
        self._name_whole(line, n, f"together(h{n})[0] or {line.text!r}")
        return f"of_lines({kl}, together(h{n}, {group}))"

    def _group(self, told: Group, line: Line, n: str) -> str:
        call = self.one_of(told.lines, group=True) if told.how == "all" else self.any_of(told.lines)
        judged = _judged(told)
        if judged is not None and judged.var in self.bound:
            return self._said_of(judged, call, line, n)
        self.out(f"f{n}, h{n} = {call}")
        if told.how == "none":
            self.out(f"f{n}, h{n} = negate(f{n}), ()")
        return self._together(line, n, group=True)

    def _said_of(self, judged: Bound, call: str, line: Line, n: str) -> str:
        """A group that asks only how something past was ruled on: worked out once for all acts that speak of it."""
        key, kl = self.case.keep(object()), self.case.keep(line)
        self.out(f"u{n} = now.happenings.said.get(({key}, id(v{judged.var})))")
        self.out(f"if u{n} is None:")
        self.out(f"f, h = {call}", 1)
        self.out(f"u{n} = f, of_lines({kl}, together(h, True)), v{judged.var}", 1)
        self.out(f"if type(v{judged.var}) is Happening: now.happenings.say({key}, u{n})", 1)
        self.out(f"f{n} = u{n}[0]")
        self._if(f"f{n} is not False")
        self._name_whole(line, n, f"u{n}[1].say or {line.text!r}")
        return f"u{n}[1]"

    def _counted(self, told: Counted, line: Line, n: str) -> str:
        body = Line(told.body, line.text, (), line.spot)
        self.out(f"c{n} = {self._candidates(told.source)}")
        self.bound.add(told.var)
        self.out(f"v{told.var} = UNSET")
        call = self.exists((body,))
        self.bound.discard(told.var)
        number = self._number(told.number) if told.number is not None else 0
        among = f"({self._first(told, n)})"
        self.out(f"e{n}, o{n}, w{n}, k{n} = [], 0, [], len(c{n}) - (UNSET in c{n})")
        self.out(f"for v{told.var} in {among}[:k{n}]:")
        self.out(f"f, h = {call}", 1)
        self.out(f"if f is True: o{n} += 1; e{n} += [s for each in h for s in each.facts]", 1)
        self.out(f"if f is not False: w{n}.append((f, h))", 1)
        self.out(f"v{told.var} = UNSET")
        more = f"k{n} < len(c{n})" + ("" if told.how == "every" else f" and {call}[0] is not False")
        text, terms = numbered(told, line.text, self.book.lets)
        fillers = "".join(f"({term.kind!r}, {self._simple(term)}), " for term in terms)
        self.out(f"s{n} = Numbered(o{n}, k{n}, {text!r}, ({fillers})) if c{n} != [UNSET] else None")
        self.out(f"f{n} = counting({told.how!r}, {number}, [f for f, _ in w{n}], k{n}, {more}, s{n})")
        self._if(f"f{n} is not False")
        self.out(f"h{n} = counted_so({self.case.keep(line)}, f{n}, s{n}, w{n}, e{n})")
        self._name_whole(line, n, f"h{n}.say")
        return f"h{n}"

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
        self.out(f"l{n} = c{n} if None in i{n} or UNSET in i{n} else {self.case.keep(state.word.first)}(now, *i{n})")
        return f"c{n} if l{n} is UNSET else l{n}"


def _compared(told: Compared, measured: str, limit: str) -> str:
    """A measure against a bound, as code; of texts, which have no margin, it is written out."""
    if told.measure.kind == "text" and told.how in ("is", "is not"):
        unknown = f"None if {measured} is UNSET or {limit} is UNSET else False if {measured} is None or {limit} is None"
        return f"{unknown} else {measured} {'==' if told.how == 'is' else '!='} {limit}"
    return f"compare({measured}, {told.how!r}, {limit})"


def _judged(told: Group) -> Bound | None:
    """What a group speaks of that asks of one happening how it was ruled on, and nothing else."""
    rulings = [line.condition for line in told.lines if isinstance(line.condition, Ruled)]
    same = {one.happening.var for one in rulings}
    plain = told.how == "any" and len(rulings) == len(told.lines) and len(same) == 1
    return rulings[0].happening if plain else None


def _is_plain(term: Term | None) -> bool:
    """Whether a term is told as it stands."""
    return term is None or isinstance(term, Simple) or (isinstance(term, Some) and term.source is None)


def _is_written(term: Term | None) -> bool:
    """Whether a term is the same on every act."""
    return term is None or isinstance(term, Written | LetRef) or (isinstance(term, Some) and term.source is None)


def _spoken(line: Line) -> set[int]:
    """What a line speaks of that was found before."""
    return {part.var for part in parts(line.condition) if isinstance(part, Bound)}
