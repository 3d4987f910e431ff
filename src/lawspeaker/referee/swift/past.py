"""Writing the past out: a line that asks what happened becomes a loop over the happenings that may fit it.

The latest come first. Where something may have gone unseen, the line is read by its tree in the place of the loop.
"""

from collections.abc import Sequence
from typing import NamedTuple

from lawspeaker.law.sentences import denied
from lawspeaker.law.tree import Happened, Line, Some, Term, Window
from lawspeaker.referee.needs import pair_of
from lawspeaker.referee.swift.compile import unseen
from lawspeaker.referee.swift.terms import TermWriter, variables
from lawspeaker.referee.windows import EVER


class Want(NamedTuple):
    """What is wanted in one role of a happening: the role's place, the term, and the variable that holds its value."""

    place: int
    term: Term
    variable: str


class Sought(NamedTuple):
    """What a line looks for: what is wanted in the roles it names; the test (as code) whether anything may have gone
    unseen or is not known, so that the tree is needed, and the one whether nothing can fit, if it has one."""

    wants: list[Want]
    unknown: str
    absent: str


class PastWriter(TermWriter):
    """Writes lines that speak of happenings."""

    # Happenings -------------------------------------------------------------------------------------------------------

    def _seen(self, told: Happened) -> bool:
        """Whether a happening can be looked for without its tree, where nothing went unseen."""
        if told.word.after or told.word.kept or any(w.mode or w.span for w in told.windows):
            return False
        if told.times is not None and any(slot.kind == "reach" for slot in told.word.roles):
            return False
        return all(a is None or isinstance(a, Some) or self._single(a) for a in told.args)

    def _sought(self, told: Happened, n: str) -> Sought:
        """Write down what is wanted in each role."""
        wants: list[Want] = []
        oldest = min((self._number(w.oldest) for w in told.windows if w.oldest is not None), default=EVER)
        unknown, absent = [unseen(told.word.name, oldest)] if self.case.sight.unseen else [], []
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
                unknown.append(f"UNSET in {want}")
            elif self._is_told(arg):
                want = self._simple(arg)
            else:
                self.out(f"{want} = {self._value(arg, f'{n}_{i}')}")
                unknown.append(f"{want} is UNSET")
                absent.append(f"{want} is None")
            wants.append(Want(i, arg, want))
        return Sought(wants, " or ".join(unknown), " or ".join(absent))

    def _latest(self, told: Happened, wants: list[Want]) -> tuple[str, tuple[int, ...]]:
        """The shortest list that holds them all, the latest first, and the roles of which all in it fit."""
        slots, name = told.word.roles, told.word.name
        pair = pair_of(told, self.case.lexicon)
        if pair is not None:
            by = {want.place: want for want in wants}
            one, other = by[pair[0]], by[pair[1]]
            key = f"{name!r}, {pair[0]}, {pair[1]}"
            if isinstance(one.term, Some):
                return f"paired(index, ({key}), {one.variable}, {other.variable}, True)", pair
            if isinstance(other.term, Some):
                return f"paired(index, ({key}), {other.variable}, {one.variable}, False)", pair
            return f"reversed(index.get(({key}, {one.variable}, {other.variable}), ()))", pair
        known = [w for w in wants if not isinstance(w.term, Some) and slots[w.place].kind in self.case.indexed]
        if not known:
            return f"reversed(now.happenings.words.get({name!r}, ()))", ()
        place = known[0].place
        return f"reversed(index.get(({name!r}, {place}, {known[0].variable}), ()))", (place,)

    def _match(self, told: Happened, n: str, wants: list[Want], fitting: Sequence[int], deeper: int) -> None:
        """Within the loop over `x`, of which these roles are `fitting`: leave out what does not fit; `f` is unknown
        where a reach is too close to call."""
        seq = "seq + 1" if told.counting else "seq"
        self.out(f"if x{n}.seq >= {seq}: continue", deeper)
        self._windows(told.windows, n, deeper)
        if len(fitting) < len(wants) or any(isinstance(arg, Some) for arg in told.args):
            self.out(f"y = x{n}.roles", deeper)
        if n not in self.certain:
            self.out(f"f{n} = True", deeper)
        for i, arg in enumerate(told.args):
            if isinstance(arg, Some) and i not in fitting:
                self.out(f"if y[{i}] is None: continue", deeper)
        for i, arg, want in wants:
            if i in fitting:
                continue
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
        k, kl = self.case.keep(told), self.case.keep(line)
        wants, unknown, absent = self._sought(told, n)
        latest, fitting = self._latest(told, wants)
        latest = f"() if {absent} else {latest}" if absent else latest
        if not unknown and not _reaches(told):
            self.certain.add(n)
        alike = None if self.last and n in self.certain else self._alike(told)
        if alike is not None:
            self.out(f"k{n}, tried{n}, z{n} = None, set(), 0")
        self._for(f"x{n} in {self._tree(line)} if {unknown} else {latest}" if unknown else f"x{n} in {latest}")
        if alike is not None:
            self.out(f"if k{n} is not None and len({self.found}) == z{n}: tried{n}.add(k{n})")
            self.out(f"k{n} = None")
        if unknown:
            self._supposed(told, n)
        self._fits(told, n, wants, fitting, alike, 1 if unknown else 0)
        self.bound |= variables(told)
        say = f"Ago({k}.word, x{n}, t - x{n}.t)"
        self._name(line, n, say)
        held = self._held(line, n, say, f"(x{n}.seq,)")
        return f"({held} if w{n} is None else of_way({kl}, w{n}))" if unknown else held

    def _supposed(self, told: Happened, n: str) -> None:
        """Within the loop over `x`, which may be a way in which the line's tree says that it may hold."""
        self.out(f"w{n} = None")
        self.out(f"if type(x{n}) is Way:")
        self.out(f"w{n} = x{n}; f{n} = w{n}.value", 1)
        for var in sorted(variables(told)):
            self.out(f"v{var} = w{n}.env.get({var}, UNSET)", 1)
        self.out("else:")

    def _fits(
        self, told: Happened, n: str, wants: list[Want], fitting: Sequence[int], alike: str | None, deeper: int
    ) -> None:
        """Within the loop over `x`, which is a happening: leave it out if it does not fit, or note what it is."""
        self._match(told, n, wants, fitting, deeper)
        for i, arg in enumerate(told.args):
            if isinstance(arg, Some):
                self.out(f"v{arg.var} = y[{i}]", deeper)
        if alike is not None:
            self.out(f"k{n}, z{n} = ({alike}), len({self.found})", deeper)
            self.out(f"if k{n} in tried{n}:", deeper)
            self.out(f"k{n} = None", deeper + 1)
            self.out("continue" if alike else "break", deeper + 1)
        self.out(f"v{told.var} = x{n}", deeper)
        self.out(f"if x{n}.tier < 2: now.tiers[x{n}.seq] = x{n}.tier", deeper)

    def _alike(self, told: Happened) -> str | None:
        """By what two happenings are the same to all lines behind: one that came to nothing need not be tried again.
        None where a line speaks of the happening itself, or a close distance makes a difference."""
        some = [arg for arg in told.args if isinstance(arg, Some)]
        if told.var in self.spoken or _reaches(told) or not all(arg.kind in self.case.indexed for arg in some):
            return None
        return "".join(f"v{arg.var}, " for arg in some)

    def _counting(self, told: Happened, line: Line, n: str) -> str:
        """A happening denied, or told so many times: one look, no choice."""
        k, kl = self.case.keep(told), self.case.keep(line)
        need = self._number(told.times) if told.times is not None else 1
        wants, unknown, absent = self._sought(told, n)
        latest, fitting = self._latest(told, wants)
        yes, no = ("False", "True") if told.negated else ("True", "False")
        self.out(f"w{n}, f{n}, s{n} = None, {no}, []")
        self.out(f"if {unknown}:" if unknown else "if False:")
        self.out(f"w{n} = next(iter({self._tree(line)}), None)", 1)
        self.out(f"f{n} = False if w{n} is None else w{n}.value", 1)
        self.out(f"elif not ({absent}):" if absent else "else:")
        close = _reaches(told)
        if close:
            self.out(f"u{n} = False", 1)
        self.out(f"for x{n} in {latest}:", 1)
        self._match(told, n, wants, fitting, 2)
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
        not_told = self._sentence(told, denied(told.word.verb) if told.word.verb else "") if told.negated else None
        not_told = not_told or f"j.not_told({k}, {self._env()}, {self._blanks()}{asked})"
        say = f"({often} if len(s{n}) >= {need} else {not_told})"
        self._name(line, n, say)
        facts = f"tuple(sorted(x.seq for x in s{n})) if len(s{n}) >= {need} else ()"
        held = self._held(line, n, say, facts)
        return f"({held} if w{n} is None else of_way({kl}, w{n}))"


def _reaches(told: Happened) -> bool:
    """Whether a happening tells how far something was, which may be too close to call."""
    return any(slot.kind == "reach" for slot in told.word.roles)
