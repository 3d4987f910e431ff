"""The law to the letter: one article read on one act, at the moment of that act, with everything that has happened.

Written from the description of the language alone, for the plain referee (plain.py). What a line may speak of is tried,
one thing after the other, latest first; nothing is ruled out beforehand, kept, or looked up by an index.
"""

from collections.abc import Iterator, Sequence
from math import inf
from operator import eq
from typing import Any, NamedTuple, Protocol, TypeAlias

from msgspec import UNSET

from lawspeaker.institutions.now import Now
from lawspeaker.law import tree
from lawspeaker.law.lexicon import Lexicon, Word
from lawspeaker.referee.acts import Act
from lawspeaker.referee.plain.ways import (
    HOW,
    NO,
    UNKNOWN,
    VALUES,
    YES,
    Env,
    Seqs,
    Way,
    any_of,
    compare,
    first_of,
    joined,
    spaced,
    way,
)
from lawspeaker.vocabulary.asking import unheard_of
from lawspeaker.vocabulary.measured import Measured
from lawspeaker.vocabulary.texts import mentions
from lawspeaker.world.happenings import Happening

Filled: TypeAlias = tuple[Any, Env, Seqs]
"""What a slot means, what was found on the way, and the events that were looked at."""


class Outcome(NamedTuple):
    """What came of an article: how it applies, the one `unless` with clauses that alone keeps it off, and whether it
    was found to be broken."""

    article: tree.Article
    way: Way
    kept: Way | None = None
    charged: bool = False


def lists(block: tree.Block | None) -> list[tuple[tree.Line, ...]]:
    """The lists of lines of a block, each of which is enough for itself."""
    return [] if block is None else [block.lines] if block.joined == "and" else [(line,) for line in block.lines]


def lifts(permission: Outcome, prohibition: Outcome) -> bool:
    """Whether a permission names the prohibition, or its family."""
    return bool({prohibition.article.id, prohibition.article.family} & set(permission.article.despite))


def serves(article: tree.Article) -> set[str]:
    """Every clause that an article serves, and its lines."""
    blocks = [block.lines for block in (article.when, article.unless) if block is not None]
    return {*article.cites, *(tag for lines in blocks for tag in tags_of(lines))}


def tags_of(lines: Sequence[tree.Line]) -> Iterator[str]:
    """The clauses of lines, and of those in their groups."""
    for line in lines:
        yield from line.tags
        yield from tags_of(line.condition.lines if isinstance(line.condition, tree.Group) else ())


class Known(Protocol):
    """The book that is read, and what was found, reported and ruled before the act."""

    book: tree.Rulebook
    lexicon: Lexicon

    def answer(self, question: str, act: Act) -> tuple[int, Seqs]:
        """What was found of a question or an unknown fact, and by which event."""

    def gates(self, word: str, act: Act) -> Sequence[Happening]:
        """The reports or pleas about an act."""

    def ruling(self, one: Happening, by: str) -> tuple[int, frozenset[str]]:
        """Whether what happened was lawful, and what is not known of that."""


class Reading:
    """One article and one act; `blanks` are those of the definition being read."""

    def __init__(self, known: Known, now: Now, act: Act, article: tree.Article) -> None:
        self.known, self.book, self.now, self.act, self.article = known, known.book, now, act, article
        self.blanks: list[tuple[Any, ...]] = []

    # Lines ----------------------------------------------------------------------------------------------------------

    def outcome(self) -> Outcome:
        """Whether the article applies: one list of its `when` holds, and under it none of its `unless`."""
        tried, kept = [], []
        for lines in lists(self.article.when) or [()]:
            ways = []
            for one in self.all_of(lines, {}):
                unless = [first_of(self.all_of(group, one.env), {}) for group in lists(self.article.unless)]
                against = [u for u in unless if u.truth]
                truth = min(one.truth, *(YES - u.truth for u in against), YES)
                ways.append(one._replace(truth=truth, open=joined([one, *against], UNKNOWN, {}).open))
                sure = [u for u in against if u.truth == YES]
                kept += [u for u in sure if len(sure) == 1 and one.truth == YES and u.tags]
            tried.append(first_of(ways, {}))
        found = any_of(tried, {})
        return Outcome(self.article, found, kept[0] if kept and not found.truth else None)

    def all_of(self, lines: Sequence[tree.Line], env: Env) -> list[Way]:
        """Every way in which some one thing fits all these lines, or may."""
        ways = [Way(YES, env)]
        for line in lines:
            ways = [joined([a, b], min(a.truth, b.truth), b.env) for a in ways for b in self.line(line, a.env)]
        return ways

    def block(self, how: str, lines: Sequence[tree.Line], env: Env) -> Way:
        """What comes of a list that finds for itself: of its lines together, or of each alone."""
        if how in ("and", "all"):
            return first_of(self.all_of(lines, env), env)
        return any_of([first_of(self.line(line, env), env) for line in lines], env)

    def line(self, line: tree.Line, env: Env) -> list[Way]:
        """The ways in which a line holds or may; what is not known in it is called ARTICLE/k, and may be answered."""
        name = f"{self.article.id}/{line.number}"
        truth, facts = self.known.answer(name, self.act)
        ways = []
        for found in self.condition(line.condition, env):
            if "" in found.open and line.number and not self.blanks:
                found = found._replace(truth=truth, facts=found.facts | facts, open=found.open - {""} | {name})
            ways.append(found._replace(tags=line.tags + found.tags))
        return [w for w in ways if w.truth]

    def condition(self, said: tree.Condition, env: Env) -> list[Way]:
        """The ways in which a condition holds or may."""
        match said:
            case tree.Happened():
                return [self.gate(said, env)] if said.word.after else self.happened(said, env)
            case tree.Holds():
                ways = [self.state(said, *filled) for filled in self.fill(said.args, env)]
                return [joined(ways, YES - any_of(ways, env).truth, env)] if said.negated else ways
            case tree.Compared():
                pairs = self.fill((said.measure, said.bound), env)
                return [way(compare(one, said.how, bound), after, facts) for (one, bound), after, facts in pairs]
            case tree.Mentions():
                return [way(self.mentioned(said, one), after, facts) for one, after, facts in self.mean(said.text, env)]
            case tree.TableSays():
                return [way(self.says(said, row), after, facts) for row, after, facts in self.mean(said.row, env)]
            case tree.Asked():
                name = f"{self.article.id}?{self.article.questions.index(said.text) + 1}"
                truth, facts = self.known.answer(name, self.act)
                return [Way(truth, env, facts, (), frozenset((name,)))]
            case tree.Ruled():
                return [self.ruled(said, env)]
            case tree.Called():
                return self.called(said, env)
            case tree.Counted():
                return [self.counted(said, env)]
            case tree.Group():
                found = self.block(said.how, said.lines, env)
                return [found if said.how != "none" else Way(YES - found.truth, env, open=found.open)]

    # What has happened ----------------------------------------------------------------------------------------------

    def gate(self, said: tree.Happened, env: Env) -> Way:
        """A report or plea about this act, made while there is a hearing: false until it comes."""
        asked = [None if isinstance(a, tree.Some) else self.value(a, env) for a in said.args if a is not None]
        own = [self.book.lets[f"{a} hearing"] for a in asked if f"{a} hearing" in self.book.lets]
        hearing = own[0] if own else self.book.lets.get("hearing")
        came = [
            gate.seq
            for gate in self.known.gates(said.word.name, self.act)
            if (hearing is None or gate.t - self.act.t < hearing.value.value)
            and all(a is None or a == r for a, r in zip(asked, gate.roles, strict=False))
        ]
        return way(bool(came) is not said.negated, env, came[:1])

    def happened(self, said: tree.Happened, env: Env) -> list[Way]:
        """Every happening that it was or may have been; one way where it is denied or counted."""
        found = list(self.matches(said, env))
        if not said.negated and said.times is None:
            return [way(t, {**after, said.var: one or UNSET}, [one.seq] if one else ()) for t, after, one in found]
        need, apart = self.value(said.times, env) if said.times else 1, self.value(said.apart, env) if said.apart else 0
        sure = spaced((one for truth, _, one in found if truth and one), apart)[:need]
        maybe = spaced((one for _, _, one in found if one), apart)
        unseen = any(one is None for _, _, one in found)
        truth = True if len(sure) == need else None if unseen or len(maybe) >= need else False
        if said.negated:
            return [way(None if truth is None else not truth, env)]
        return [way(truth, {**env, said.var: sure[0] if truth else UNSET}, [one.seq for one in sure if truth])]

    def matches(self, said: tree.Happened, env: Env) -> Iterator[tuple[bool | None, Env, Happening | None]]:
        """What has happened so or may have, latest first; None for what may have happened unseen."""
        for one in self.past(said.word):
            if one.seq < self.now.seq or said.counting:
                inside = min((VALUES[self.inside(window, one, env)] for window in said.windows), default=YES)
                for fits, after in self.fit(said.args, one.roles, env):
                    if truth := min(inside, fits):
                        yield True if truth == YES else None, after, one
        if not self.now.world.witness.saw(frozenset(said.word.proof or said.word.on), self.begin(said.windows, env)):
            for fits, after in self.fit(said.args, [UNSET] * len(said.args), env):
                if fits:
                    yield None, after, None

    def past(self, word: Word) -> list[Happening]:
        """All happenings of a word, latest first; some are kept by an institution."""
        if word.kept:
            listed = word.function(self.now, *[None for _ in word.roles])
            return [Happening(word.name, roles, t, seq) for roles, t, seq in listed]
        return self.now.happenings.words.get(word.name, [])[::-1]

    def begin(self, windows: Sequence[tree.Window], env: Env) -> int:
        """When the windows of a line begin together, in ms."""
        ages = [self.now.t - self.value(w.oldest, env) for w in windows if w.oldest]
        after = [env.get(w.since.var, UNSET) for w in windows if w.since]
        return max([*ages, *(one.t for one in after if one is not UNSET)], default=0)

    def inside(self, window: tree.Window, one: Happening, env: Env) -> bool | None:
        """Whether a happening lies in a window, half-open to the millisecond; None where its begin is not known."""
        age, begun = self.now.t - one.t, env.get(window.since.var, UNSET) if window.since else None
        if window.mode:
            held: bool | None = self.now.institutions.modes.held(window.mode, one.t)
            return held
        if window.span is not None:
            return self.during(window.span, one.t, env)
        if begun is UNSET:
            return None if all(age < self.value(old, env) for old in window.reach) else False
        if begun is not None:
            after = one.t - begun.t
            late_enough = window.least is None or after >= self.value(window.least, env)
            return one.seq > begun.seq and late_enough and (window.most is None or after < self.value(window.most, env))
        young_enough = window.oldest is None or age < self.value(window.oldest, env)
        return young_enough and (not window.youngest or age >= self.value(window.youngest, env) + window.strictly)

    def during(self, span: tree.Term, t: int, env: Env) -> bool | None:
        """Whether a thing of some duration had begun at the clock `t` (ms), and was not over."""
        kind, thing = self.known.lexicon.kinds[span.kind], self.value(span, env)
        lasted, _ = self.ask(kind.span, (thing,), None)
        if lasted is UNSET or lasted is None:
            return None if lasted is UNSET and kind.span is not None else False
        begin, end = lasted
        return bool(begin <= t and (end is None or t < end))

    def fit(self, args: Sequence[tree.Term | None], roles: Sequence[Any], env: Env) -> list[tuple[int, Env]]:
        """Every way in which what is asked for is, or may be, what fills the roles."""
        ways = [(YES, env)]
        for term, filler in zip(args, roles, strict=False):
            ways = [(min(a, b), after) for a, bound in ways for b, after in self.slot(term, filler, bound)]
        return ways

    def slot(self, term: tree.Term | None, filler: Any, env: Env) -> list[tuple[int, Env]]:
        """The same of one role, which may not have been told; of people there may be some of whom nothing was told."""
        if term is None:
            return [(YES, env)]
        if not isinstance(term, tree.Some):
            return [(VALUES[self.same(value, filler)], after) for (value,), after, _ in self.fill((term,), env)]
        listed = term.source is not None or term.some_kind != ""
        if filler is UNSET:
            guesses = self.among(term, env) if listed or not self.known.lexicon.kinds[term.kind].open else [UNSET]
            return [(UNKNOWN, {**env, term.var: guess}) for guess in guesses]
        among = self.among(term, env) if listed else [filler]
        truth = NO if filler is None else YES if filler in among else UNKNOWN if UNSET in among else NO
        return [(truth, {**env, term.var: filler})]

    @staticmethod
    def same(value: Any, filler: Any) -> bool | None:
        """Whether this is what fills a role; a reach holds if it was at most so much."""
        if value is None:
            return False
        if value is UNSET or filler is UNSET:
            return None
        return compare(filler, "at most", value) if isinstance(filler, Measured) else bool(value == filler)

    # Other conditions -----------------------------------------------------------------------------------------------

    def state(self, said: tree.Holds, args: tuple[Any, ...], env: Env, facts: Seqs) -> Way:
        """Whether a state holds now, or did at some moment of the last D, or has throughout."""
        if said.throughout:
            begun, noted = self.ask(said.word.since, args, None)
            least = self.value(said.throughout, env) + said.strictly
            truth = None if begun is UNSET else begun is not None and self.now.t - begun >= least
            return way(truth, env, facts | noted)
        truth, noted = self.ask(said.word.function, args, False)
        if args[-1] is UNSET and not said.within and self.is_none(said, args):
            truth = False
        if said.within and truth is not True:
            ended, more = self.ask(said.word.ended, args, None)
            recent = ended is not None and ended is not UNSET and self.now.t - ended < self.value(said.within, env)
            truth, noted = True if recent else None if ended is UNSET else truth, noted | more
        return way(truth, env, facts | noted)

    def is_none(self, said: tree.Holds, args: tuple[Any, ...]) -> bool:
        """Whether the vocabulary lists all that the last slot may be, and what nobody told is none of it."""
        listed = UNSET if said.word.among is None else self.ask(said.word.among, args[:-1], UNSET)[0]
        searched = isinstance(said.args[-1], tree.Some) and said.args[-1].source is None
        return listed is not UNSET and UNSET not in listed and (not listed or searched)

    def mentioned(self, said: tree.Mentions, text: Any) -> bool | None:
        """Whether a text holds a phrase of the table."""
        rows = self.book.tables[said.table].rows
        row = self.value(said.which, {}) if said.which is not None else said.row
        if row is UNSET:
            return None
        among = [each for each in rows if each == row or (said.which is None and not said.row)]
        phrases = [phrase for each in among for phrase in rows[each]["words"]]
        if text is UNSET:
            return None
        return any(text is not None and mentions(text, phrase) for phrase in phrases) is not said.negated

    def says(self, said: tree.TableSays, row: Any) -> bool | None:
        """Whether the table has a yes for this row."""
        if row is UNSET:
            return None
        return (self.book.tables[said.table].rows.get(row, {}).get(said.column) is True) is not said.negated

    def ruled(self, said: tree.Ruled, env: Env) -> Way:
        """Whether what happened was lawful."""
        one = env.get(said.happening.var, UNSET)
        if one is UNSET:
            return way(None, env)
        lawful, unknown = self.known.ruling(one, said.by)
        return Way(lawful if said.lawful else YES - lawful, env, frozenset((one.seq,)), (), unknown)

    def called(self, said: tree.Called, env: Env) -> list[Way]:
        """A sentence of the rulebook's own, once for everything that may fill the blanks that its lines name."""
        definition, ways = self.book.definitions[said.definition], []
        used = [a if u else tree.Written("", "", "") for a, u in zip(said.args, definition.used, strict=True)]
        for args, after, facts in self.fill(used, env):
            outer, self.blanks = self.blanks, [args]
            found = self.block(definition.body.joined, definition.body.lines, {})
            self.blanks = outer
            ways.append(found._replace(env=after, facts=found.facts | facts))
        return ways

    def counted(self, said: tree.Counted, env: Env) -> Way:
        """Whether the sentence holds of so many, however many of those that may be are."""
        among = self.among(said.source, env)
        each = [(one, first_of(self.condition(said.body, {**env, said.var: one}), env)) for one in among]
        known = [w for one, w in each if one is not UNSET]
        sure, maybe = ([w for w in known if w.truth == truth] for truth in (YES, UNKNOWN))
        number = len(known) if said.how == "every" else self.value(said.number, env) if said.number else 0
        numbers = [*range(len(sure), len(sure) + len(maybe) + 1)]
        if any(one is UNSET and (w.truth != NO or said.how == "every") for one, w in each):
            numbers, maybe = [*numbers, inf], [*maybe, way(None, env)]
        fits = {HOW.get(said.how, eq)(n, number) for n in numbers}
        truth = UNKNOWN if len(fits) > 1 else VALUES[fits.pop()]
        return joined(sure, truth, env)._replace(open=joined(maybe, truth, env).open)

    # Terms ----------------------------------------------------------------------------------------------------------

    def fill(self, terms: Sequence[tree.Term], env: Env) -> list[tuple[tuple[Any, ...], Env, Seqs]]:
        """Every way to fill these slots."""
        ways: list[tuple[tuple[Any, ...], Env, Seqs]] = [((), env, frozenset())]
        for term in terms:
            ways = [
                ((*values, value), after, facts | noted)
                for values, bound, facts in ways
                for value, after, noted in self.mean(term, bound)
            ]
        return ways

    def mean(self, term: tree.Term, env: Env) -> list[Filled]:
        """Everything that a term may mean."""
        match term:
            case tree.Some():
                return [(one, {**env, term.var: one}, frozenset()) for one in self.among(term, env)]
            case tree.Named():
                ways: list[Filled] = []
                for args, after, facts in self.fill(term.args, env):
                    named, noted = self.ask(term.word.function, args, [] if term.word.many else None)
                    ways += [(o, after, facts | noted) for o in (named if isinstance(named, list) else [named])]
                return ways
        return [(self.value(term, env), env, frozenset())]

    def among(self, term: tree.Some, env: Env) -> list[Any]:
        """Everything that `any` may mean; last UNSET, for what nobody knows or nobody tells of."""
        if term.source is not None:
            found = [value for value, _, _ in self.mean(term.source, env) if value is not None]
            return [one for one in found if one is not UNSET] + [UNSET] * (UNSET in found)
        kind = self.known.lexicon.kinds.get(term.kind)
        if kind is None or kind.all is None:
            return [UNSET]
        where = kind.where if term.some_kind else None
        told = [one for one in kind.all(self.now) if where is None or where(self.now, one, term.some_kind)]
        return told + unheard_of(self.now, *kind.told)

    def ask(self, function: Any, args: tuple[Any, ...], absent: Any) -> tuple[Any, Seqs]:
        """What the vocabulary says of these things, and which events it looked at; `absent` if one does not exist."""
        if function is None or UNSET in args or None in args:
            return absent if None in args else UNSET, frozenset()
        self.now.noted = []
        return function(self.now, *args), frozenset(self.now.noted)

    def value(self, term: tree.Term, env: Env) -> Any:
        """What a term means that means one thing."""
        match term:
            case tree.Role():
                return self.act.roles.get(term.name, UNSET)
            case tree.Written():
                return term.value
            case tree.LetRef():
                return self.book.lets[term.name].value.value
            case tree.Blank():
                return self.blanks[-1][term.index]
            case tree.Bound() | tree.Some():
                return env.get(term.var, UNSET)
            case tree.Named():
                return next((value for value, _, _ in self.mean(term, env)), None)
