"""What a line asks of the past: the happenings that fit it, latest first, and after them what may have gone unseen.

A happening fits for certain, or it may: where a role of it was not told, a window is close, or a source was silent.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import UNSET
from msgspec.structs import replace

from lawspeaker.institutions.now import BEST
from lawspeaker.law.lexicon import Lexicon, Word
from lawspeaker.law.sentences import denied
from lawspeaker.law.tree import Happened, Some, Term, Window
from lawspeaker.referee.ruling.formula import Formula, Leaf, Truth, negate
from lawspeaker.referee.ruling.reasons import UNRECORDED, Ago, Doubt, Sentence
from lawspeaker.referee.ruling.ways import Env, Way
from lawspeaker.referee.ruling.weighing import compare
from lawspeaker.referee.tree.terms import Terms
from lawspeaker.referee.windows import EVER
from lawspeaker.vocabulary.measured import Measured
from lawspeaker.world.happenings import Happening


class Past(Terms):
    """Finds what lines speak of among everything that has happened so far."""

    # Lines that speak of happenings -----------------------------------------------------------------------------------

    def _happened(self, told: Happened, env: Env) -> Iterator[Way]:
        if told.word.after:
            yield self._gate(told, env)
        elif told.negated or told.times is not None:
            way, last = self._times(told, env)
            if told.negated:
                yield replace(way, value=negate(way.value), env=env)
            else:
                yield way if last is None else replace(way, env={**env, told.var: last})
        else:
            for value, bound, found in self._found(told, env):
                if found is None:
                    yield Way(value, bound, Doubt(self._told(told, env), UNRECORDED))
                else:
                    if found.tier < BEST:
                        self.now.tiers[found.seq] = found.tier
                    say = Ago(told.word, found, self.now.t - found.t)
                    yield Way(value, {**bound, told.var: found}, say, (found.seq,))

    def _gate(self, told: Happened, env: Env) -> Way:
        """A report or plea may still come: false until it does."""
        wanted = tuple(None if a is None or isinstance(a, Some) else self._term(a, env) for a in told.args)
        leaf = Leaf("gate", told.word.name, self._told(told, env), 0, wanted)
        formula: Formula = negate(leaf) if told.negated else leaf
        return Way(formula, env, self._told(told, env), (), (), leaf)

    def _told(self, told: Happened, env: Env, form: str = "") -> Sentence:
        return Sentence(told.word, tuple(self._shown(a, env) for a in told.args), form)

    def _times(self, told: Happened, env: Env) -> tuple[Way, Happening | None]:
        need = int(self._value(told.times)) if told.times is not None else 1
        sure: list[Happening] = []
        maybe: list[Happening] = []
        unseen = False
        apart = self._value(told.apart) if told.apart is not None else 0
        for value, _, found in self._found(told, env):
            unseen = unseen or found is None
            if value is True:
                add_apart(sure, found, apart)
            add_apart(maybe, found, apart)
            if len(sure) >= need:
                facts = tuple(sorted(h.seq for h in sure))
                times = f", {need} times" if need > 1 else ""
                return Way(True, env, Ago(told.word, sure[0], self.now.t - sure[0].t, times), facts), sure[0]
        open_ = unseen or len(maybe) >= need
        if open_ and not told.negated:
            asked = self._told(told, env)
            return Way(None, env, replace(asked, tail=f", {need} times") if need > 1 else asked), None
        form = denied(told.word.verb) if told.word.verb else ""
        return Way(None if open_ else False, env, self._told(told, env, form)), None

    # What fits --------------------------------------------------------------------------------------------------------

    def _found(self, told: Happened, env: Env) -> Iterator[tuple[Truth, Env, Happening | None]]:
        """Matching happenings, latest first, then the unseen: True, or None where it may have been."""
        meant = list(self._wanted(told.args, env))
        oldest = min((self._value(w.oldest) for w in told.windows if w.oldest is not None), default=EVER)
        for found in self._latest(told.word, _fixed(meant)) if meant else ():
            if found.seq > self.upto[1] or (found.seq == self.own and not told.counting):
                continue
            if self.upto[0] - found.t >= oldest:
                break  # the clock never goes back, so all that is left is older still
            inside = self._in_windows(told.windows, found, env)
            for wants, after in meant if inside is not False else ():
                value, bound = self._fits(told, wants, found, after)
                if value is True and inside is True:
                    yield True, bound, found
                elif value is not False:
                    yield from ((None, guess, found) for guess in self._guesses(told.args, bound))
        if meant and not self._saw(told, env):
            yield from ((None, guess, None) for _, bound in meant for guess in self._guesses(told.args, bound))

    def _latest(self, word: Word, fixed: list[tuple[int, str]]) -> Iterable[Happening]:
        """The happenings of a word that may have these fillers, latest first; some are kept by an institution."""
        if not word.kept:
            return self.now.happenings.latest(word.name, fixed)
        known = dict(fixed)
        listed = word.function(self.now, *[known.get(i) for i in range(len(word.roles))])
        told = [Happening(word.name, roles, t, seq) for roles, t, seq in listed]
        return [h for h in told if all(h.roles[i] == filler for i, filler in fixed)]

    def _guesses(self, terms: Sequence[Term | None], env: Env) -> Iterator[Env]:
        """What an `any` that nobody told may have been: each of the things there are, where they can be listed."""
        if not terms:
            yield env
            return
        term = terms[0]
        if not isinstance(term, Some) or term.var in env or not may_be_guessed(self.lexicon, term):
            yield from self._guesses(terms[1:], env)
            return
        for candidate in self.candidates(term, env):
            yield from self._guesses(terms[1:], {**env, term.var: candidate})

    def _saw(self, told: Happened, env: Env) -> bool:
        """Whether all would be on record since the windows of a line begin together."""
        ages = [self.upto[0] - self._value(w.oldest) for w in told.windows if w.oldest is not None]
        after = [env.get(w.since.var) for w in told.windows if w.since is not None]
        since = max((*ages, *(begun.t for begun in after if isinstance(begun, Happening))), default=0)
        return self.now.world.witness.saw(frozenset(told.word.proof or told.word.on), since)

    def _wanted(self, terms: Sequence[Term | None], env: Env) -> Iterator[tuple[tuple[Any, ...], Env]]:
        """What may fill these slots, once for each that a name of several may mean; never what does not exist."""
        if not terms:
            yield (), env
            return
        for want, bound in self._want(terms[0], env):
            for rest, after in self._wanted(terms[1:], bound):
                yield (want, *rest), after

    def _want(self, term: Term | None, env: Env) -> Iterator[tuple[Any, Env]]:
        """What may fill a slot: a value, UNSET (unknown), None (anything), or a set of which UNSET may be one."""
        if term is None or (isinstance(term, Some) and term.source is None and not term.some_kind):
            yield None, env
        elif isinstance(term, Some):
            yield frozenset(self.candidates(term, env)), env
        else:
            yield from ((value, bound) for value, bound in self._fillers(term, env) if value is not None)

    def _fits(self, told: Happened, wants: Sequence[Any], found: Happening, env: Env) -> tuple[Truth, Env]:
        total: Truth = True
        bound = env
        for term, want, filler in zip(told.args, wants, found.roles, strict=False):
            fit = _fit(term, want, filler)
            if fit is False:
                return False, env
            if isinstance(term, Some) and filler is not UNSET:
                bound = {**bound, term.var: filler}
            total = None if fit is None else total
        return total, bound

    # When -------------------------------------------------------------------------------------------------------------

    def _in_windows(self, windows: tuple[Window, ...], found: Happening, env: Env) -> Truth:
        total: Truth = True
        for window in windows:
            inside = self._in_window(window, found, env)
            if inside is False:
                return False
            total = None if inside is None else total
        return total

    def _in_window(self, window: Window, found: Happening, env: Env) -> Truth:
        old = self.upto[0] - found.t
        if window.oldest is not None:
            limit = self._value(window.oldest)
            if old >= limit:
                return False
            self.now.changes_at(found.t + limit)
        if window.youngest is not None:
            limit = self._value(window.youngest) + (1 if window.strictly else 0)
            self.now.changes_at(found.t + limit)
            if old < limit:
                return False
        if window.since is not None:
            begun = env.get(window.since.var)
            if not isinstance(begun, Happening):
                return self._may_follow(window, found)
            if not self._after(window, found, begun):
                return False
        if window.span is not None:
            return self._in_span(window.span, found.t, env)
        if window.mode:
            return self.now.institutions.modes.held(window.mode, found.t) is True
        return True

    def _may_follow(self, window: Window, found: Happening) -> Truth:
        """Whether it may follow what nobody recorded: not if it is older than that can be."""
        for term in window.reach:
            limit = self._value(term)
            if self.upto[0] - found.t >= limit:
                return False
            self.now.changes_at(found.t + limit)
        return None

    def _in_span(self, span: Term, t: int, env: Env) -> Truth:
        """Whether a thing had begun and not ended at the clock `t`."""
        thing, kind = self._term(span, env), self.lexicon.kinds[span.kind]
        if thing is UNSET or thing is None or kind.span is None:
            return None if thing is UNSET else False
        lasted = kind.span(self.now, thing)
        if lasted is UNSET or lasted is None:
            return None if lasted is UNSET else False
        begin, end = lasted
        return bool(begin <= t and (end is None or t < end))

    def _after(self, window: Window, found: Happening, begun: Happening) -> bool:
        """Whether one follows the other, at least or at most so long after it."""
        between = found.t - begun.t
        if window.least is not None and between < self._value(window.least):
            return False
        if window.most is not None and between >= self._value(window.most):
            return False
        return found.seq > begun.seq


def may_be_guessed(lexicon: Lexicon, term: Some) -> bool:
    """Whether what an `any` means can be listed; people cannot, for there may be some of whom nothing was told."""
    kind = lexicon.kinds.get(term.kind)
    return term.source is not None or (kind is not None and kind.all is not None and not kind.open)


def add_apart(kept: list[Happening], found: Happening | None, apart: int) -> None:
    """Keep a happening, told latest first, that lies so far (ms) from the one before it; the same one only once."""
    if found is not None and (not kept or (found is not kept[-1] and kept[-1].t - found.t >= apart)):
        kept.append(found)


def _fixed(meant: Sequence[tuple[tuple[Any, ...], Env]]) -> list[tuple[int, str]]:
    """The slots that one text fills, whatever else the line may mean."""
    first = meant[0][0]
    return [(i, w) for i, w in enumerate(first) if isinstance(w, str) and all(ws[i] == w for ws, _ in meant)]


def _fit(term: Term | None, want: Any, filler: Any) -> Truth:
    """Whether what fills a role is what is wanted; `any` wants somebody, and one who was not told may be nobody."""
    if term is None:
        return True
    if isinstance(term, Some) and filler is None:
        return False
    if filler is UNSET or want is UNSET:
        return None
    if want is None:
        return True
    if isinstance(want, frozenset):
        return True if filler in want else None if UNSET in want else False
    return compare(filler, "at most", want) if isinstance(filler, Measured) else bool(filler == want)
