"""The plain reading of an article: its tree is interpreted over everything that has happened so far.

Lines of one `and` list hold if some one thing fits them all, so a list is searched: each line offers the ways in which
it is or may be true, latest first, and the next lines are read under each. What is true beats what may be true.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec import UNSET

from lawspeaker.law.lexicon import Lexicon
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
from lawspeaker.referee import reasons
from lawspeaker.referee.acts import Act
from lawspeaker.referee.rulings import Held, Open, Outcome, Truth, both, either, negate
from lawspeaker.vocabulary.measured import Measured
from lawspeaker.vocabulary.texts import mentions
from lawspeaker.world.happenings import Happening
from lawspeaker.world.now import Now

Env = dict[int, Any]
Way = tuple[Truth, Env, str, tuple[int, ...]]
"""One way a line is (True) or may be (None): what it bound, how it is told, the events it rests on."""


@dataclass(slots=True)
class Findings:
    """What people found, and what happened after the act that bears on it: asked by the judge, never changed."""

    answer: Callable[[Act, str], Truth]
    ruling: Callable[[Happening, str], tuple[Truth, tuple[Open, ...]]]
    gates: Callable[[Act, Happened], list[Happening]]


class Judge:
    """Judges one act at one moment."""

    def __init__(
        self,
        book: Rulebook,
        lexicon: Lexicon,
        now: Now,
        act: Act,
        findings: Findings,
        given: Mapping[str, bool] | None = None,
    ) -> None:
        self.book, self.lexicon, self.now, self.act, self.findings = book, lexicon, now, act, findings
        self.given = given or {}
        self.article: Article | None = None
        self.blanks: tuple[Any, ...] = ()
        self.opens: dict[str, str] = {}
        self.depth = 0
        self.inner_tags: tuple[str, ...] = ()

    # Articles -------------------------------------------------------------------------------------------------------

    def outcome(self, article: Article) -> Outcome:
        """What comes of one article."""
        self.article, self.opens = article, {}
        best = self._when(article)
        return Outcome(article, best[0], best[1], tuple(Open(i, s) for i, s in self.opens.items()), best[2])

    def _when(self, article: Article) -> tuple[Truth, tuple[Held, ...], Held | None]:
        if article.when is None or article.when.joined == "and":
            lines = article.when.lines if article.when else ()
            return self._search(lines, article.unless, {}, ())
        ways = [self._search((line,), None, {}, ()) for line in article.when.lines]
        value: Truth = False
        for way in ways:
            value = either(value, way[0])
        held = tuple(h for way in ways if way[0] is value for h in way[1]) if value is not False else ()
        if article.unless is None or value is False:
            return value, held, None
        against, kept_off = self._unless(article.unless, {})
        return both(value, negate(against)), held, kept_off if value is True else None

    def _search(
        self, lines: Sequence[Line], unless: Block | None, env: Env, held: tuple[Held, ...]
    ) -> tuple[Truth, tuple[Held, ...], Held | None]:
        """The best there is over all things that fit: its value, the lines that held, what alone kept it off."""
        if not lines:
            if unless is None:
                return True, held, None
            against, kept_off = self._unless(unless, env)
            return negate(against), held, kept_off
        best: tuple[Truth, tuple[Held, ...], Held | None] = (False, (), None)
        for value, bound, say, facts in self._ways(lines[0], env):
            told = Held(lines[0], value, say, facts, lines[0].tags or self._tags_within(lines[0]))
            inner = self._search(lines[1:], unless, bound, (*held, told))
            total = both(value, inner[0])
            if total is True:
                return inner
            if total is None and best[0] is False:
                best = (None, inner[1], None)
            elif total is False and best[0] is False and best[2] is None and value is True:
                best = (False, (), inner[2])
        return best

    def _unless(self, block: Block, env: Env) -> tuple[Truth, Held | None]:
        """Whether what takes the ground away holds, and the one tagged line that alone does it."""
        if block.joined == "and":
            value, held, _ = self._search(block.lines, None, env, ())
            tagged = [h for h in held if h.tags]
            return value, tagged[0] if value is True and tagged else None
        results = [(line, self._search((line,), None, env, ())) for line in block.lines]
        value = False
        for _, result in results:
            value = either(value, result[0])
        true = [(line, r) for line, r in results if r[0] is not False]
        alone = true[0][1][1][-1] if len(true) == 1 and value is True and true[0][1][1] else None
        return value, alone if alone is not None and alone.tags else None

    def _tags_within(self, line: Line) -> tuple[str, ...]:
        """The clauses of the one line that held inside the definition or group just read."""
        tags, self.inner_tags = self.inner_tags, ()
        return tags if isinstance(line.condition, Called | Group) else ()

    # Lines ----------------------------------------------------------------------------------------------------------

    def _ways(self, line: Line, env: Env) -> Iterator[Way]:
        """The ways this line is or may be true; an answer to `ARTICLE/k` settles what may be."""
        condition = line.condition
        if isinstance(condition, Group) or self.depth or self.article is None:
            yield from self._condition(condition, env, line)
            return
        leaf = f"{self.article.id}/{line.number}"
        for value, bound, say, facts in self._condition(condition, env, line):
            if value is None and not self._asks(condition):
                value = self._settled(leaf, say or line.text)
            if value is not False:
                yield value, bound, say, facts

    def _asks(self, condition: Condition) -> bool:
        """Whether an unknown here is a question or another ruling, which have ids of their own."""
        if isinstance(condition, Called):
            lines = self.book.definitions[condition.definition].body.lines
            return any(self._asks(line.condition) for line in lines)
        return isinstance(condition, Asked | Ruled)

    def _settled(self, leaf: str, say: str) -> Truth:
        if leaf in self.given:
            return self.given[leaf]
        answer = self.findings.answer(self.act, leaf)
        if answer is None:
            self.opens.setdefault(leaf, say)
        return answer

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
                yield self._mentions(condition, env)
            case TableSays():
                yield self._table(condition, env, line)

    def _truth(self, condition: Condition, env: Env, line: Line) -> tuple[Truth, str, tuple[int, ...]]:
        """Whether there is a way at all, and the best one told."""
        best: tuple[Truth, str, tuple[int, ...]] = (False, "", ())
        for value, _, say, facts in self._condition(condition, env, line):
            if value is True:
                return True, say, facts
            if value is None:
                best = (None, say, facts)
        return best

    # Happenings -----------------------------------------------------------------------------------------------------

    def _happened(self, told: Happened, env: Env) -> Iterator[Way]:
        if told.negated or told.times is not None:
            value, say, facts, last = self._times(told, env)
            bound = env if last is None or told.negated else {**env, told.var: last}
            yield (negate(value) if told.negated else value), bound, say, facts
            return
        for value, bound, found in self._found(told, env):
            if found is None:
                yield value, bound, f"what was not seen: {told.word.template}", ()
            else:
                self.now.tier = min(self.now.tier, found.tier)
                yield value, {**bound, told.var: found}, reasons.happened(told.word, found, self.now), (found.seq,)

    def _times(self, told: Happened, env: Env) -> tuple[Truth, str, tuple[int, ...], Happening | None]:
        need = int(self._value(told.times)) if told.times is not None else 1
        sure: list[Happening] = []
        maybe = 0
        apart = self._value(told.apart) if told.apart is not None else 0
        for value, _, found in self._found(told, env):
            if value is True and found is not None and (not sure or sure[-1].t - found.t >= apart):
                sure.append(found)
            elif value is None:
                maybe += 1
            if len(sure) >= need:
                facts = tuple(sorted(h.seq for h in sure))
                times = f", {need} times" if need > 1 else ""
                return True, reasons.happened(told.word, sure[0], self.now) + times, facts, sure[0]
        form = f"did not {told.word.verb.base}" if told.word.verb else ""
        fillers = [self._shown(a, env) for a in told.args]
        return (None if maybe else False), reasons.tell(told.word, fillers, self.now, form), (), None

    def _found(self, told: Happened, env: Env) -> Iterator[tuple[Truth, Env, Happening | None]]:
        """Matching happenings, latest first, then the unseen: True, or None where it may have been."""
        wants = [self._want(a, env) for a in told.args]
        fixed = [(i, w) for i, w in enumerate(wants) if isinstance(w, str)]
        late = told.word.after
        store = self.findings.gates(self.act, told) if late else self.now.happenings.latest(told.word.name, fixed)
        for found in store:
            if not late and (found.seq > self.now.seq or (found.seq == self.now.seq and not told.counting)):
                continue
            if not late and not self._in_windows(told.windows, found, env):
                continue
            value, bound = self._fits(told, wants, found, env)
            if value is not False:
                yield value, bound, found
        if not late and not self._saw(told):
            yield None, env, None

    def _saw(self, told: Happened) -> bool:
        ages = [self._value(w.oldest) for w in told.windows if w.oldest is not None]
        since = self.now.t - min(ages) if ages else 0
        return self.now.world.witness.saw(frozenset(told.word.on), since)

    def _want(self, term: Term | None, env: Env) -> Any:
        """What may fill a slot: a value, UNSET (unknown), None (anything), or a set of candidates."""
        if term is None:
            return None
        if isinstance(term, Some):
            if term.source is None and not term.some_kind:
                return None
            candidates = self._candidates(term, env)
            return candidates if candidates is UNSET else frozenset(candidates)
        return _Absent if (value := self._term(term, env)) is None else value

    def _fits(self, told: Happened, wants: list[Any], found: Happening, env: Env) -> tuple[Truth, Env]:
        total: Truth = True
        bound = env
        for term, want, filler in zip(told.args, wants, found.roles, strict=False):
            if want is None:
                fit: Truth = True
            elif want is _Absent:
                fit = False
            elif want is UNSET or filler is UNSET:
                fit = None
            elif isinstance(want, frozenset):
                fit = filler in want
            else:
                fit = filler == want
            if isinstance(term, Some) and filler is not UNSET:
                bound = {**bound, term.var: filler}
            total = both(total, fit)
            if total is False:
                return False, env
        return total, bound

    def _in_windows(self, windows: tuple[Window, ...], found: Happening, env: Env) -> bool:
        return all(self._in_window(w, found, env) for w in windows)

    def _in_window(self, window: Window, found: Happening, env: Env) -> bool:
        old = self.now.t - found.t
        if window.oldest is not None:
            limit = self._value(window.oldest)
            self.now.changes_at(found.t + limit)
            if old >= limit:
                return False
        if window.youngest is not None:
            limit = self._value(window.youngest) + (1 if window.strictly else 0)
            self.now.changes_at(found.t + limit)
            if old < limit:
                return False
        if window.since is not None:
            begun = env.get(window.since.var)
            if isinstance(begun, Happening) and found.seq <= begun.seq:
                return False
        if window.mode:
            return self.now.institutions is not None and self.now.institutions.modes.held(window.mode, found.t) is True
        return True

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
            candidates = self._candidates(term, env)
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

    def _candidates(self, term: Some, env: Env) -> Any:
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
        if told.negated:
            value: Truth = False
            for args, _ in self._expand(told.args, env):
                value = either(value, self._state(told, args))
            yield negate(value), env, self._say_state(told, env), tuple(self._taken_notes())
            return
        for args, bound in self._expand(told.args, env):
            self._taken_notes()
            value = self._state(told, args)
            if value is not False:
                say = reasons.tell(told.word, args, self.now, told.word.verb.forms[1 if told.past else 0])  # type: ignore[union-attr]
                yield value, bound, say, tuple(self._taken_notes())

    def _taken_notes(self) -> list[int]:
        notes, self.now.noted = self.now.noted, []
        return notes

    def _say_state(self, told: Holds, env: Env) -> str:
        verb = told.word.verb
        form = (f"{verb.forms[0]} not" if verb.base == "be" else f"does not {verb.base}") if verb else "not"
        return reasons.tell(told.word, [self._shown(a, env) for a in told.args], self.now, form)

    def _state(self, told: Holds, args: tuple[Any, ...]) -> Truth:
        if any(a is None for a in args):
            return False
        if any(a is UNSET for a in args):
            return None
        if told.throughout is None and told.within is None:
            value: Truth = told.word.function(self.now, *args)
            return value
        if told.word.since is None:
            return None
        begun = told.word.since(self.now, *args)
        if begun is None or begun is UNSET:
            return None if begun is UNSET else False
        if told.throughout is None:
            return True
        limit = self._value(told.throughout) + (1 if told.strictly else 0)
        self.now.changes_at(begun + limit)
        return bool(self.now.t - begun >= limit)

    def _compared(self, told: Compared, env: Env) -> Iterator[Way]:
        if isinstance(told.measure, Role):
            value = compare(self._term(told.measure, env), told.how, self._term(told.bound, env))
            if value is not False:
                yield value, env, f"the {told.measure.name} was {self._term(told.measure, env)}", ()
            return
        for args, bound in self._expand(told.measure.args, env):
            self._taken_notes()
            measured = self._named(told.measure, args)
            for limit, after in self._fillers(told.bound, bound):
                value = compare(measured, told.how, limit)
                if value is not False:
                    say = f"{reasons.tell(told.measure.word, args, self.now)} is {shown(measured)}"
                    yield value, after, say, tuple(self._taken_notes())

    # The other sorts of lines -----------------------------------------------------------------------------------------

    def _asked(self, told: Asked, env: Env) -> Way:
        assert self.article is not None
        leaf = f"{self.article.id}?{self.article.questions.index(told.text) + 1}"
        value = self._settled(leaf, told.text)
        return value, env, f"staff found that {told.text}", ()

    def _ruled(self, told: Ruled, env: Env) -> Way:
        happening = env.get(told.happening.var)
        if not isinstance(happening, Happening):
            return None, env, "", ()
        lawful, opens = self.findings.ruling(happening, told.by)
        if lawful is None:
            for leaf in opens:
                self.opens.setdefault(leaf.id, leaf.say)
        verdict = "lawful" if lawful else "not lawful"
        return (lawful if told.lawful else negate(lawful)), env, f"that was {verdict}", (happening.seq,)

    def _called(self, told: Called, env: Env) -> Iterator[Way]:
        definition = self.book.definitions[told.definition]
        args = [a if used else Written("", "text", "") for a, used in zip(told.args, definition.used, strict=True)]
        for given, bound in self._expand(args, env):
            outer, self.blanks = self.blanks, given
            self.depth += 1
            value, held, _ = self._block(definition.body)
            self.depth -= 1
            self.blanks = outer
            if value is not False:
                self.inner_tags = self._alone(definition.body.lines, held)
                say = "; ".join(h.say for h in held if h.say)
                yield value, bound, say, tuple(s for h in held for s in h.facts)

    @staticmethod
    def _alone(lines: tuple[Line, ...], held: tuple[Held, ...]) -> tuple[str, ...]:
        """The clauses of what held, unless several lines did that each have clauses of their own."""
        tags = [h.tags for h in held if h.tags and h.value is True]
        return tags[0] if len(tags) == 1 else ()

    def _block(self, block: Block) -> tuple[Truth, tuple[Held, ...], Held | None]:
        if block.joined == "and":
            return self._search(block.lines, None, {}, ())
        results = [self._search((line,), None, {}, ()) for line in block.lines]
        value: Truth = False
        for result in results:
            value = either(value, result[0])
        return value, tuple(h for r in results if value is not False and r[0] is value for h in r[1]), None

    def _counted(self, told: Counted, env: Env, line: Line) -> Way:
        candidates = self._candidates(told.source, env)
        if candidates is UNSET:
            return None, env, "", ()
        values = [self._truth(told.body, {**env, told.var: c}, line) for c in candidates]
        sure, maybe = (sum(v[0] is True for v in values), sum(v[0] is None for v in values))
        number = int(self._value(told.number)) if told.number is not None else 0
        facts = tuple(s for v in values if v[0] is True for s in v[2])
        say = f"{sure} of {len(values)}: {line.text}"
        return count(told.how, number, sure, maybe, len(values)), env, say, facts

    def _group(self, told: Group, env: Env) -> Way:
        if told.how == "all":
            value, held, _ = self._search(told.lines, None, env, ())
        else:
            results = [self._search((line,), None, env, ()) for line in told.lines]
            value = False
            for result in results:
                value = either(value, result[0])
            held = tuple(h for r in results if r[0] is value for h in r[1])
        if told.how == "none":
            return negate(value), env, "", ()
        self.inner_tags = self._alone(told.lines, held)
        return value, env, "; ".join(h.say for h in held if h.say), tuple(s for h in held for s in h.facts)

    def _mentions(self, told: Mentions, env: Env) -> Way:
        text = self._term(told.text, env)
        if not isinstance(text, str):
            return (None if text is UNSET else told.negated), env, "", tuple(self._taken_notes())
        table = self.book.tables[told.table]
        rows = [told.row] if told.row else list(table.rows)
        found = any(mentions(text, phrase) for row in rows for phrase in table.rows[row]["words"])
        return found is not told.negated, env, f"“{reasons.name_of(self.now, text)}”", tuple(self._taken_notes())

    def _table(self, told: TableSays, env: Env, line: Line) -> Way:
        row = self._term(told.row, env)
        cells = self.book.tables[told.table].rows.get(row) if isinstance(row, str) else None
        if row is UNSET:
            return None, env, line.text, ()
        says = bool(cells and cells.get(told.column) is True)
        return says is not told.negated, env, line.text, tuple(self._taken_notes())

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
        if term is None or isinstance(term, Some):
            return term.text if isinstance(term, Some) else UNSET
        return self._term(term, env)


class _Absent:
    """Stands for a thing known not to exist."""


def compare(measured: Any, how: str, limit: Any) -> Truth:
    """A measure against a bound; unknown where the margin leaves it open."""
    if measured is UNSET or limit is UNSET:
        return None
    if measured is None or limit is None:
        return False
    if how in ("is", "is not"):
        same = measured == limit
        return same if how == "is" else not same
    margin = measured.margin if isinstance(measured, Measured) else 0.0
    value = measured.value if isinstance(measured, Measured) else measured
    if margin is UNSET or (margin > 0 and abs(value - limit) <= margin):
        return None
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
    return reached if how in ("at least", "more than") else negate(reached)


def shown(measured: Any) -> str:
    """A measure for people."""
    if measured is UNSET:
        return "not known"
    value = measured.value if isinstance(measured, Measured) else measured
    return f"{value:.1f}" if isinstance(value, float) else str(value)
