"""The plain reading of an article: its tree is interpreted over everything that has happened so far.

Lines of one `and` list hold if some one thing fits them all, so a list is searched: each line offers the ways in which
it is or may be true, latest first, and the next lines are read under each. What is true beats what may be true.
"""

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from math import inf
from typing import Any

from msgspec import UNSET, Struct
from msgspec.structs import replace

from lawspeaker.law.lexicon import Lexicon, Word
from lawspeaker.law.sentences import denied
from lawspeaker.law.tree import (
    Article,
    Asked,
    Blank,
    Block,
    Bound,
    Called,
    Compared,
    Condition,
    Counted,
    Group,
    Happened,
    Holds,
    LetRef,
    Line,
    Mentions,
    Named,
    Role,
    Rulebook,
    Ruled,
    Some,
    TableSays,
    Term,
    Window,
    Written,
)
from lawspeaker.referee.acts import Act
from lawspeaker.referee.formula import Formula, Leaf, Truth, both, either, name_unknown, negate
from lawspeaker.referee.reasons import UNASKED, UNRECORDED, Ago, Doubt, Say, Sentence, clean, doubtful, told_as
from lawspeaker.referee.remainders import Path, Remainder
from lawspeaker.referee.rulings import Held
from lawspeaker.vocabulary.measured import Measured
from lawspeaker.vocabulary.texts import mentions
from lawspeaker.world.happenings import Happening
from lawspeaker.world.now import BEST, Now

Env = dict[int, Any]
FOREVER = 2**62


class Way(Struct, frozen=True, gc=False):
    """One way a line is or may be true: what it bound, how it is told, the events it rests on."""

    value: Formula
    env: Env
    say: Say = ""
    facts: tuple[int, ...] = ()
    tags: tuple[str, ...] = ()
    leaf: Leaf | None = None


class Judge:
    """Reads articles on one act at one moment; what only people or later rulings can fill is left open."""

    def __init__(self, book: Rulebook, lexicon: Lexicon, now: Now, act: Act) -> None:
        self.book, self.lexicon, self.now, self.act = book, lexicon, now, act
        self.article: Article | None = None
        self.blanks: tuple[Any, ...] = ()
        self.depth = 0
        self.begun: Env = {}
        """What a duty's lines may speak of from the start: the act that created it (`that kill`)."""
        self.own = now.seq
        """The event that does not count among its own past: that of the act."""
        self.upto = now.t, now.seq
        """Up to which clock (ms) and event happenings count, and from which their age is told."""
        self.fitting: Env = {}
        """The things that fit the lines of the path found last."""

    # Articles -------------------------------------------------------------------------------------------------------

    def remainder(self, article: Article) -> Remainder:
        """Everything that is left of one article when the facts of this moment are put in."""
        self.article = article
        if article.when is None or article.when.joined == "and":
            lines = article.when.lines if article.when else ()
            paths = list(self._paths(lines, article.unless, self.begun, True, ()))
        else:
            lines = article.when.lines
            paths = [p for line in lines for p in self._paths((line,), article.unless, self.begun, True, ())]
        return Remainder.of(article, tuple(paths))

    def shift(self, article: Article) -> tuple[Remainder, Any]:
        """What is left of an article that raises or lowers, and by how much it does: ms, a share or rungs.

        The amount is that of the path which the article is told by, UNSET where nobody knows it.
        """
        assert article.shift is not None
        self.article = article
        block = article.when or Block("and", ())
        groups = [block.lines] if block.joined == "and" else [(line,) for line in block.lines]
        paths, amounts = [], []
        for lines in groups:
            for path in self._paths(lines, article.unless, self.begun, True, ()):
                paths.append(path)
                amounts.append(self._term(article.shift.by, self.fitting))
        best = next((i for i, p in enumerate(paths) if p.when is True and not p.against), 0)
        return Remainder.of(article, tuple(paths)), amounts[best] if amounts else UNSET

    def block(self, article: Article, block: Block) -> tuple[Formula, tuple[Held, ...]]:
        """What is left of some lines of an article (`kept when`, `broken when`)."""
        self.article = article
        return self._block(block, self.begun)

    def found(self, told: Happened) -> Iterator[tuple[Truth, Env, Happening | None]]:
        """The happenings that a duty's deed speaks of, latest first, that of this moment among them."""
        return self._found(dataclasses.replace(told, counting=True), self.begun)

    def _paths(
        self, lines: Sequence[Line], unless: Block | None, env: Env, so_far: Formula, held: tuple[Held, ...]
    ) -> Iterator[Path]:
        """The ways these lines hold together, up to the first that certainly does."""
        if not lines:
            against = tuple(self.against(unless, env)) if unless else ()
            self.fitting = env
            yield Path(so_far, held, against)
            return
        for way in self.ways(lines[0], env):
            told = Held(lines[0], True, way.say, way.facts, lines[0].tags or way.tags, way.leaf)
            for path in self._paths(lines[1:], unless, way.env, both(so_far, way.value), (*held, told)):
                yield path
                if path.when is True and all(f is False for f, _ in path.against):
                    return

    def against(self, block: Block, env: Env) -> Iterator[tuple[Formula, Held]]:
        """What is left of each `unless` line (of all together, where they are joined by `and`)."""
        groups = [block.lines] if block.joined == "and" else [(line,) for line in block.lines]
        for lines in groups:
            formula, held = self._exists(lines, env)
            if formula is not False:
                tagged = next((h for h in held if h.tags), held[-1])
                yield formula, tagged

    def _exists(self, lines: Sequence[Line], env: Env) -> tuple[Formula, tuple[Held, ...]]:
        """Whether anything fits these lines, told by what fits best."""
        total: Formula = False
        best: tuple[Held, ...] = ()
        for path in self._paths(lines, None, env, True, ()):
            total = either(total, path.when)
            if path.when is True:
                return True, path.held
            best = best or path.held
        return total, best

    # Lines ----------------------------------------------------------------------------------------------------------

    def ways(self, line: Line, env: Env) -> Iterator[Way]:
        """The ways this line is or may be true; what is unknown in it is named `ARTICLE/k`."""
        for way in self._condition(line.condition, env, line):
            value = way.value
            if value is False:
                continue
            say = way.say if isinstance(line.condition, Group) else doubtful(value, way.say, line.text)
            if line.number and self.article is not None and not self.depth and value is not True:
                value = name_unknown(value, Leaf("fact", f"{self.article.id}/{line.number}", say or line.text))
            yield replace(way, value=value, say=say)

    def _condition(self, condition: Condition, env: Env, line: Line) -> Iterator[Way]:
        match condition:
            case Happened():
                yield from self._happened(condition, env)
            case Holds():
                yield from self._holds(condition, env)
            case Compared():
                yield from self._compared(condition, env)
            case Asked():
                yield self._asked(condition, env)
            case Ruled():
                yield self._ruled(condition, env)
            case Called():
                yield from self._called(condition, env)
            case Counted():
                yield self._counted(condition, env, line)
            case Group():
                yield self._group(condition, env)
            case Mentions():
                yield from self._mentions(condition, env)
            case TableSays():
                yield from self._table(condition, env, line)

    def _best(self, condition: Condition, env: Env, line: Line) -> Way:
        """Whether there is a way at all, told by the best one."""
        total: Formula = False
        best = Way(False, env)
        for way in self._condition(condition, env, line):
            if way.value is True:
                return way
            total = either(total, way.value)
            best = way if best.value is False else best
        return replace(best, value=total)

    # Happenings -----------------------------------------------------------------------------------------------------

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
        leaf = Leaf("gate", told.word.name, self._told(told, env), self.act.seq, wanted)
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

    def _found(self, told: Happened, env: Env) -> Iterator[tuple[Truth, Env, Happening | None]]:
        """Matching happenings, latest first, then the unseen: True, or None where it may have been."""
        meant = list(self._wanted(told.args, env))
        oldest = min((self._value(w.oldest) for w in told.windows if w.oldest is not None), default=FOREVER)
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
        listed = [Happening(word.name, roles, t, seq) for roles, t, seq in word.function(self.now)]
        return [h for h in listed if all(h.roles[i] == filler for i, filler in fixed)]

    def _guesses(self, terms: Sequence[Term | None], env: Env) -> Iterator[Env]:
        """What an `any` that nobody told may have been: each of the things there are, where they can be listed."""
        if not terms:
            yield env
            return
        term = terms[0]
        if not isinstance(term, Some) or term.var in env or not may_be_guessed(self.lexicon, term):
            yield from self._guesses(terms[1:], env)
            return
        candidates = self.candidates(term, env)
        for candidate in [UNSET] if candidates is UNSET else candidates:
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
        """What may fill a slot: a value, UNSET (unknown), None (anything), or a set of candidates."""
        if term is None or (isinstance(term, Some) and term.source is None and not term.some_kind):
            yield None, env
        elif isinstance(term, Some):
            candidates = self.candidates(term, env)
            yield candidates if candidates is UNSET else frozenset(candidates), env
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
                return None
            if not self._after(window, found, begun):
                return False
        if window.span is not None:
            return self._in_span(window.span, found.t, env)
        if window.mode:
            return self.now.institutions is not None and self.now.institutions.modes.held(window.mode, found.t) is True
        return True

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

    # States and measures --------------------------------------------------------------------------------------------

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
            candidates = self.candidates(term, env)
            if candidates is UNSET:
                yield UNSET, {**env, term.var: UNSET}
                return
            for candidate in candidates:
                yield candidate, {**env, term.var: candidate}
        elif isinstance(term, Named):
            for args, bound in self._expand(term.args, env):
                named = self._named(term, args)
                for value in named if isinstance(named, list) else [named]:
                    yield value, bound
        else:
            yield self._term(term, env), env

    def candidates(self, term: Some, env: Env) -> Any:
        """Everything that an `any` may mean here, in a fixed order, or UNSET."""
        if term.source is not None:
            found: list[Any] = []
            for args, _ in self._expand(term.source.args, env):
                named = self._named(term.source, args)
                if named is UNSET:
                    return UNSET
                found += named if isinstance(named, list) else [named] if named is not None else []
            return found
        kind = self.lexicon.kinds.get(term.kind)
        if kind is None or kind.all is None:
            return UNSET
        if term.some_kind and kind.sorted_by is not None:
            return list(kind.sorted_by(self.now, term.some_kind))
        things = kind.all(self.now)
        if term.some_kind and kind.where is not None:
            return [t for t in things if kind.where(self.now, t, term.some_kind)]
        return list(things)

    def _named(self, term: Named, args: tuple[Any, ...]) -> Any:
        if any(a is UNSET for a in args):
            return UNSET
        if any(a is None for a in args):
            return [] if term.word.many else None
        return term.word.function(self.now, *args)

    def _holds(self, told: Holds, env: Env) -> Iterator[Way]:
        self._taken_notes()
        searched = any(isinstance(a, Some) for a in told.args)
        if told.negated:
            value: Truth = False
            seen: tuple[int, ...] = ()
            for args, _ in self._expand(told.args, env):
                if searched:
                    self._taken_notes()
                state = self._state(told, args)
                value = True if state is True else None if state is None and value is not True else value
                seen += self._taken_notes()
            yield Way(None if value is None else not value, env, self._say_state(told, env), seen)
            return
        for args, bound in self._expand(told.args, env):
            if searched:
                self._taken_notes()
            value = self._state(told, args)
            notes = self._taken_notes()
            if value is not False:
                form = told.word.verb.forms[1 if told.past else 0] if told.word.verb else ""
                yield Way(value, bound, Sentence(told.word, args, form), notes)

    def _taken_notes(self) -> tuple[int, ...]:
        notes, self.now.noted = tuple(self.now.noted), []
        return notes

    def _say_state(self, told: Holds, env: Env) -> Sentence:
        verb = told.word.verb
        form = "not"
        if verb is not None and verb.base == "be":
            form = f"{verb.forms[1 if told.past else 0]} not"
        elif verb is not None:
            form = f"did not {verb.base}" if told.past else f"does not {verb.base}"
        return Sentence(told.word, tuple(self._shown(a, env) for a in told.args), form)

    def _state(self, told: Holds, args: tuple[Any, ...]) -> Truth:
        if any(a is None for a in args):
            return False
        if any(a is UNSET for a in args):
            return None
        if told.throughout is None:
            value: Truth = told.word.function(self.now, *args)
            return value if told.within is None or value is True else self._lately(told, args, value)
        if told.word.since is None:
            return None
        begun = told.word.since(self.now, *args)
        if begun is None or begun is UNSET:
            return None if begun is UNSET else False
        limit = self._value(told.throughout) + (1 if told.strictly else 0)
        self.now.changes_at(begun + limit)
        return bool(self.now.t - begun >= limit)

    def _lately(self, told: Holds, args: tuple[Any, ...], value: Truth) -> Truth:
        """Whether a state that does not hold now did so at some moment of the last D; `value` is what holds now."""
        if told.word.ended is None:
            return None
        ended = told.word.ended(self.now, *args)
        if ended is None or ended is UNSET:
            return None if ended is UNSET else value
        assert told.within is not None
        limit = self._value(told.within)
        self.now.changes_at(ended + limit)
        return True if self.now.t - ended < limit else value

    def _compared(self, told: Compared, env: Env) -> Iterator[Way]:
        if isinstance(told.measure, Role):
            filler = self._term(told.measure, env)
            limit = self._term(told.bound, env)
            value = compare(filler, told.how, limit)
            said = asked(told.how, shown(limit)) if value is None else shown(filler)
            yield Way(value, env, f"the {told.measure.name} was {said}")
            return
        self._taken_notes()
        for args, bound in self._expand(told.measure.args, env):
            measured = self._named(told.measure, args)
            notes = self._taken_notes()
            for limit, after in self._fillers(told.bound, bound):
                value = compare(measured, told.how, limit)
                if value is not False:
                    said = shown(measured, told.measure.kind)
                    if value is None:
                        said = asked(told.how, shown(limit, told.bound.kind))
                    yield Way(value, after, Sentence(told.measure.word, args, "", f" is {said}"), notes)

    # The other sorts of lines -----------------------------------------------------------------------------------------

    def _asked(self, told: Asked, env: Env) -> Way:
        assert self.article is not None
        number = self.article.questions.index(told.text) + 1
        leaf = Leaf("question", f"{self.article.id}?{number}", told.text)
        return Way(leaf, env, Doubt(told.text, UNASKED, leaf.id), (), (), leaf)

    def _ruled(self, told: Ruled, env: Env) -> Way:
        happening = env.get(told.happening.var)
        if not isinstance(happening, Happening):
            return Way(None, env)
        verdict = "lawful" if told.lawful else "not lawful"
        leaf = Leaf("ruling", told.by, f"that was {verdict}", happening.seq, (happening.roles[0],))
        return Way(leaf if told.lawful else negate(leaf), env, f"that was {verdict}", (happening.seq,))

    def _called(self, told: Called, env: Env) -> Iterator[Way]:
        definition = self.book.definitions[told.definition]
        args = [a if used else Written("", "text", "") for a, used in zip(told.args, definition.used, strict=True)]
        for given, bound in self._expand(args, env):
            outer, self.blanks = self.blanks, given
            self.depth += 1
            value, held = self._block(definition.body, {})
            self.depth -= 1
            self.blanks = outer
            if value is not False:
                yield Way(value, bound, *self._together(held))

    @staticmethod
    def _together(held: tuple[Held, ...], group: bool = False) -> tuple[Say, tuple[int, ...], tuple[str, ...]]:
        """Several lines told as one: of a group with the clauses of all, of a definition where one alone has any."""
        tags = [h.tags for h in held if h.tags]
        named = tuple(dict.fromkeys(t for each in tags for t in each)) if group or len(tags) == 1 else ()
        facts = tuple(s for h in held for s in h.facts)
        return tuple(h.say for h in held if h.say), facts, named

    def _block(self, block: Block, env: Env) -> tuple[Formula, tuple[Held, ...]]:
        if block.joined == "and":
            return self._exists(block.lines, env)
        return self._any(block.lines, env)

    def _any(self, lines: Sequence[Line], env: Env) -> tuple[Formula, tuple[Held, ...]]:
        """Whether any of these lines holds by itself, told by those that do, or else by those that may."""
        total: Formula = False
        sure: tuple[Held, ...] = ()
        maybe: tuple[Held, ...] = ()
        for line in lines:
            value, held = self._exists((line,), env)
            total = either(total, value)
            if value is True:
                sure += held
            elif value is not False:
                maybe += held
        return total, sure or maybe

    def _counted(self, told: Counted, env: Env, line: Line) -> Way:
        candidates = self.candidates(told.source, env)
        if candidates is UNSET:
            return Way(None, env)
        ways = [self._best(told.body, {**env, told.var: c}, line) for c in candidates]
        sure, no = (sum(w.value is True for w in ways), sum(w.value is False for w in ways))
        number = int(self._value(told.number)) if told.number is not None else 0
        facts = tuple(s for w in ways if w.value is True for s in w.facts)
        value = count(told.how, number, sure, len(ways) - sure - no, len(ways))
        return Way(value, env, f"{sure} of {len(ways)}: {line.text}", facts)

    def _group(self, told: Group, env: Env) -> Way:
        value, held = self._exists(told.lines, env) if told.how == "all" else self._any(told.lines, env)
        if told.how == "none":
            return Way(negate(value), env)
        return Way(value, env, *self._together(held, group=True))

    def _mentions(self, told: Mentions, env: Env) -> Iterator[Way]:
        self._taken_notes()
        for text, bound in self._fillers(told.text, env):
            yield self._mentioned(told, text, bound)

    def _mentioned(self, told: Mentions, text: Any, env: Env) -> Way:
        if not isinstance(text, str):
            return Way(None if text is UNSET else told.negated, env, "", self._taken_notes())
        table = self.book.tables[told.table]
        named = self._term(told.which, env) if told.which is not None else told.row
        if named is UNSET:
            return Way(None, env, "", self._taken_notes())
        rows = [r for r in table.rows if r == named] if named or told.which is not None else list(table.rows)
        found = any(mentions(text, phrase) for row in rows for phrase in table.rows[row]["words"])
        say = f"“{clean(text)}” {'names' if found else 'does not name'} {clean(str(named or told.table))}"
        return Way(found is not told.negated, env, say, self._taken_notes())

    def _table(self, told: TableSays, env: Env, line: Line) -> Iterator[Way]:
        self._taken_notes()
        for row, bound in self._fillers(told.row, env):
            if row is UNSET:
                yield Way(None, bound, line.text)
                continue
            cells = self.book.tables[told.table].rows.get(row) if isinstance(row, str) else None
            says = bool(cells and cells.get(told.column) is True)
            yield Way(says is not told.negated, bound, line.text, self._taken_notes())

    # Terms ------------------------------------------------------------------------------------------------------------

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


def may_be_guessed(lexicon: Lexicon, term: Some) -> bool:
    """Whether what an `any` means can be listed; people cannot, for there may be some of whom nothing was told."""
    kind = lexicon.kinds.get(term.kind)
    return term.source is not None or (kind is not None and kind.all is not None and kind.name != "player")


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
        return filler in want
    return compare(filler, "at most", want) if isinstance(filler, Measured) else bool(filler == want)


def compare(measured: Any, how: str, limit: Any) -> Truth:
    """A measure against a bound; unknown where the margin leaves it open."""
    if measured is UNSET or limit is UNSET:
        return None
    if measured is None or limit is None:
        return False
    margin = measured.margin if isinstance(measured, Measured) else 0.0
    value = measured.value if isinstance(measured, Measured) else measured
    if margin is UNSET or (margin > 0 and abs(value - limit) <= margin):
        return None
    if how in ("is", "is not"):
        return (value == limit) is (how == "is")
    held = {"at least": value >= limit, "at most": value <= limit, "more than": value > limit}
    return bool(held.get(how, value < limit))


def count(how: str, number: int, sure: int, maybe: int, among: int) -> Truth:
    """A quantifier over so many that are, and so many that may be."""
    if how == "every":
        return (None if maybe else True) if sure + maybe == among else False
    if how == "no":
        return False if sure else None if maybe else True
    need = {"at least": number, "more than": number + 1, "at most": number + 1, "fewer than": number}[how]
    reached: Truth = True if sure >= need else None if sure + maybe >= need else False
    if how in ("at least", "more than") or reached is None:
        return reached
    return not reached


def asked(how: str, limit: str) -> str:
    """What a measure would be, for a question: `at least 10 min`."""
    return f"{how.removeprefix('is')} {limit}".lstrip()


def shown(measured: Any, kind: str = "") -> str:
    """A measure for people: times and shares with their units."""
    if measured is UNSET:
        return "not known"
    if measured == inf:
        return "for ever"
    if isinstance(measured, Measured):
        return f"{measured.value:.1f} m"
    if isinstance(measured, int | float) and not isinstance(measured, bool) and kind in ("duration", "share"):
        return told_as(kind, measured, str)
    return f"{measured:g}" if isinstance(measured, float) else str(measured)
