"""What the terms of a line mean, on one act at one moment: who fills a role, what a name names, what an `any` may mean.

A name may mean several, and an `any` each of the things there are, so most of this gives every way to fill a slot,
together with what is bound then. `UNSET` is what nobody knows, None what does not exist.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from msgspec import UNSET

from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import Kind, Lexicon
from lawspeaker.law.tree import Blank, Bound, Holds, LetRef, Named, Role, Rulebook, Some, Term, Written
from lawspeaker.referee.acts import Act
from lawspeaker.referee.ruling.formula import Truth
from lawspeaker.referee.ruling.reasons import Sentence
from lawspeaker.referee.ruling.ways import Env
from lawspeaker.vocabulary.asking import unheard_of


class Terms:
    """The meaning of terms; `blanks` are what fills those of the definition that is read."""

    blanks: tuple[Any, ...] = ()

    def __init__(self, book: Rulebook, lexicon: Lexicon, now: Now, act: Act) -> None:
        self.book, self.lexicon, self.now, self.act = book, lexicon, now, act
        self.own = now.seq
        """The event that does not count among its own past: that of the act."""
        self.upto = now.t, now.seq
        """Up to which clock (ms) and event happenings count, and from which their age is told."""

    # One value --------------------------------------------------------------------------------------------------------

    def _term(self, term: Term, env: Env) -> Any:
        match term:
            case Role():
                return self.act.roles.get(term.name, UNSET)
            case Written():
                return term.value
            case LetRef():
                return self.book.lets[term.name].value.value
            case Blank():
                return self.blanks[term.index]
            case Bound():
                return env.get(term.var, UNSET)
            case Named():
                named = next(iter(self._fillers(term, env)), (None, env))
                return named[0]
            case Some():
                return env.get(term.var, UNSET)

    def _value(self, term: Term) -> Any:
        return self._term(term, {})

    def _named(self, term: Named, args: tuple[Any, ...]) -> Any:
        if any(a is UNSET for a in args):
            return UNSET
        if any(a is None for a in args):
            return [] if term.word.many else None
        return term.word.function(self.now, *args)

    # Every way to fill a slot -----------------------------------------------------------------------------------------

    def _expand(self, args: Sequence[Term], env: Env) -> Iterator[tuple[tuple[Any, ...], Env]]:
        """Every way to fill these slots."""
        if not args:
            yield (), env
            return
        for value, bound in self._fillers(args[0], env):
            for rest, after in self._expand(args[1:], bound):
                yield (value, *rest), after

    def _fillers(self, term: Term, env: Env) -> Iterator[tuple[Any, Env]]:
        if isinstance(term, Some):
            for candidate in self.candidates(term, env):
                yield candidate, {**env, term.var: candidate}
        elif isinstance(term, Named):
            for args, bound in self._expand(term.args, env):
                named = self._named(term, args)
                for value in named if isinstance(named, list) else [named]:
                    yield value, bound
        else:
            yield self._term(term, env), env

    def candidates(self, term: Some, env: Env) -> list[Any]:
        """Everything that an `any` may mean here, in a fixed order; UNSET comes last, for what nobody knows."""
        if term.source is not None:
            return listed([self._named(term.source, args) for args, _ in self._expand(term.source.args, env)])
        kind = self.lexicon.kinds.get(term.kind)
        if kind is None or kind.all is None:
            return [UNSET]
        return [*self._of_kind(kind, kind.all, term.some_kind), *unheard_of(self.now, *kind.told)]

    def _of_kind(self, kind: Kind, everything: Callable[[Now], Iterable[Any]], sort: str) -> Iterable[Any]:
        """All things of a kind, or of a sort of it, of which anything was told."""
        if sort and kind.sorted_by is not None:
            return kind.sorted_by(self.now, sort)
        where = kind.where if sort else None
        things = everything(self.now)
        return things if where is None else [thing for thing in things if where(self.now, thing, sort)]

    # For people -------------------------------------------------------------------------------------------------------

    def _shown(self, term: Term | None, env: Env) -> Any:
        """What fills a slot where nothing was found: somebody or something, told by what it would be."""
        if isinstance(term, Some):
            if term.source is not None:
                return self._as_written(term.source, env, "any ")
            return "anybody" if term.kind == "player" else f"any {term.text}"
        return UNSET if term is None else self._term(term, env)

    def _as_written(self, term: Named, env: Env, head: str = "") -> Sentence:
        verb = term.word.verb
        form = verb.base if verb is not None else ""
        return Sentence(term.word, tuple(self._shown(a, env) for a in term.args), form, head=head)


def listed(named: Sequence[Any]) -> list[Any]:
    """What names name, each one thing or several, in one list; UNSET, if any of it is not known, once and last."""
    if len(named) == 1 and type(named[0]) is list and UNSET not in named[0] and None not in named[0]:
        return list(named[0])
    found = [thing for one in named for thing in (one if isinstance(one, list) else (one,)) if thing is not None]
    return [*(thing for thing in found if thing is not UNSET), UNSET] if UNSET in found else found


def of_unknown(told: Holds, now: Now, args: Sequence[Any]) -> Truth:
    """What a state is of what nobody knows: false where it can be true of nothing, or of nothing that was not told."""
    *given, last = args
    if last is not UNSET or UNSET in given or told.word.among is None or told.within or told.throughout:
        return None
    listed = told.word.among(now, *given)
    if listed is UNSET or UNSET in listed:
        return None
    term = told.args[-1]
    return None if listed and not (isinstance(term, Some) and term.source is None) else False
