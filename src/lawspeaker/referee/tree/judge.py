"""The plain reading of an article: its tree is interpreted over everything that has happened so far.

Lines of one `and` list hold if some one thing fits them all, so a list is searched: each line offers the ways in which
it is or may be true, latest first, and the next lines are read under each. What is true beats what may be true.
"""

import dataclasses
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import UNSET
from msgspec.structs import replace

from lawspeaker.law.tree import (
    Article,
    Asked,
    Block,
    Called,
    Compared,
    Condition,
    Counted,
    Group,
    Happened,
    Holds,
    Line,
    Mentions,
    Named,
    Role,
    Ruled,
    Some,
    TableSays,
    Written,
)
from lawspeaker.referee.ruling.formula import Formula, Leaf, Truth, both, counting, either, name_unknown, negate
from lawspeaker.referee.ruling.reasons import UNASKED, Doubt, Judged, Numbered, Sentence, as_one_of, clean, doubtful
from lawspeaker.referee.ruling.remainders import Path, Remainder
from lawspeaker.referee.ruling.rulings import Held, counted_so, one_of, together
from lawspeaker.referee.ruling.ways import Env, Way, of_way
from lawspeaker.referee.ruling.weighing import asked, compare, numbered, shown, turning
from lawspeaker.referee.tree.past import Past
from lawspeaker.referee.tree.terms import of_unknown
from lawspeaker.vocabulary.texts import mentions
from lawspeaker.world.happenings import Happening

UNBOUND: Env = {}
"""What lines may speak of where nothing was found yet."""


class Judge(Past):
    """Reads articles on one act at one moment; what only people or later rulings can fill is left open."""

    article: Article | None = None
    depth = 0
    begun: Env = UNBOUND
    """What a duty's lines may speak of from the start: the act that created it (`that kill`)."""
    fitting: Env = UNBOUND
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
            told = of_way(lines[0], way)
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
        total, ways = self._fitting(lines, env)
        return total, ways[0][1] if ways else ()

    def _fitting(self, lines: Sequence[Line], env: Env) -> tuple[Formula, list[tuple[Formula, tuple[Held, ...]]]]:
        """Whether anything fits these lines, and the ways in which it does, or may."""
        total: Formula = False
        ways: list[tuple[Formula, tuple[Held, ...]]] = []
        for path in self._paths(lines, None, env, True, ()):
            if path.when is True:
                return True, [(True, path.held)]
            total = either(total, path.when)
            ways.append((path.when, path.held))
        return total, ways

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

    # States and measures --------------------------------------------------------------------------------------------

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
                yield Way(value, bound, Sentence(told.word, as_one_of(told, args), form), notes)

    def _taken_notes(self) -> tuple[int, ...]:
        notes, self.now.noted = tuple(self.now.noted), []
        return notes

    def _say_state(self, told: Holds, env: Env) -> Sentence:
        return Sentence(told.word, tuple(self._shown(a, env) for a in told.args), denial_of(told))

    def _state(self, told: Holds, args: tuple[Any, ...]) -> Truth:
        if any(a is None for a in args):
            return False
        if any(a is UNSET for a in args):
            return of_unknown(told, self.now, args)
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
            kind = told.measure.kind
            said = asked(told.how, shown(limit, kind)) if value is None else shown(filler, kind)
            yield Way(value, env, f"the {told.measure.name} was {said}")
            return
        self._taken_notes()
        for args, bound in self._expand(told.measure.args, env):
            measured = self._named(told.measure, args)
            notes = self._taken_notes()
            for limit, after in self._fillers(told.bound, bound):
                value = compare(measured, told.how, limit)
                if told.measure.word.runs:
                    turning(self.now, told.measure.word.runs, told.how, measured, limit)
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
        doer = happening.roles[0]
        leaf = Leaf("ruling", told.by, seq=happening.seq, args=(doer,))
        say = Judged(told.by, happening.seq, doer, told.lawful)
        return Way(leaf if told.lawful else negate(leaf), env, say, (happening.seq,))

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
                say, facts, tags, instead = together(held)
                yield Way(value, bound, say, facts, tags, None, instead)

    def _block(self, block: Block, env: Env, group: bool = False) -> tuple[Formula, tuple[Held, ...]]:
        if block.joined == "and":
            value, ways = self._fitting(block.lines, env)
            return value, one_of(ways, group)
        return self._any(block.lines, env)

    def _any(self, lines: Sequence[Line], env: Env) -> tuple[Formula, tuple[Held, ...]]:
        """Whether any of these lines holds by itself, told by those that do, or else by those that may."""
        total: Formula = False
        sure: tuple[Held, ...] = ()
        maybe: tuple[Held, ...] = ()
        for line in lines:
            value, ways = self._fitting((line,), env)
            held = one_of(ways)
            total = either(total, value)
            if value is True:
                sure += held
            elif value is not False:
                maybe += held
        return total, sure or maybe

    def _counted(self, told: Counted, env: Env, line: Line) -> Way:
        candidates = self.candidates(told.source, env)
        ways = [self._best(told.body, {**env, told.var: c}, line) for c in candidates]
        rest = ways.pop() if UNSET in candidates else None
        more = rest is not None and (told.how == "every" or rest.value is not False)
        number = int(self._value(told.number)) if told.number is not None else 0
        text, terms = numbered(told, line.text, self.book.lets)
        fillers = tuple((term.kind, self._term(term, env)) for term in terms)
        among, ways = len(ways), [w for w in ways if w.value is not False]
        sure = [w for w in ways if w.value is True]
        say = Numbered(len(sure), among, text, fillers) if candidates != [UNSET] else None
        value = counting(told.how, number, [w.value for w in ways], among, more, say)
        each = [(w.value, (Held(line, True, w.say, w.facts, (), None, w.instead),)) for w in ways]
        held = counted_so(line, value, say, each, [s for w in sure for s in w.facts])
        return Way(value, env, held.say, held.facts, (), None, held.instead)

    def _group(self, told: Group, env: Env) -> Way:
        value, held = self._block(Block("and" if told.how == "all" else "or", told.lines), env, group=True)
        if told.how == "none":
            return Way(negate(value), env)
        say, facts, tags, instead = together(held, group=True)
        return Way(value, env, say, facts, tags, None, instead)

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
        for row, said, bound in self._rows(told, env, line):
            if row is UNSET:
                yield Way(None, bound, said)
                continue
            cells = self.book.tables[told.table].rows.get(row) if isinstance(row, str) else None
            says = bool(cells and cells.get(told.column) is True)
            yield Way(says is not told.negated, bound, said, self._taken_notes())

    def _rows(self, told: TableSays, env: Env, line: Line) -> Iterator[tuple[Any, Sentence | str, Env]]:
        """The rows that a line speaks of, each with how it is told: `the job of Ann may raid`."""
        row = told.row
        if isinstance(row, Named) and row.word.sort == "measure" and line.text.startswith(row.text):
            for args, bound in self._expand(row.args, env):
                said = Sentence(row.word, args, "", line.text.removeprefix(row.text))
                yield self._named(row, args), said, bound
            return
        for found, bound in self._fillers(row, env):
            yield found, line.text, bound


def denial_of(told: Holds) -> str:
    """The form of its verb in which a state is told that does not hold."""
    verb = told.word.verb
    if verb is None:
        return "not"
    if verb.base == "be":
        return f"{verb.forms[1 if told.past else 0]} not"
    return f"did not {verb.base}" if told.past else f"does not {verb.base}"
