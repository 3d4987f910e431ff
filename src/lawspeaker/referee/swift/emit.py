"""Writing articles out: each article's `when` and `unless` as generated Python, loop within loop, one for each line.

What a line may speak of is known when the rulebook is read, so words, windows and numbers are put into the code. Where
all is on record that a line asks for, the generated loop looks at the happenings themselves; where something may have
gone unseen, and for lines of rare kinds, the line is read by its tree, in its place among the loops. An article of
which it is certain that nothing went unseen, on an act of which is told who did it to whom, is written out once more
without all that. Nothing is told or kept before all lines of an article hold. The generated reader gives the same paths
as `Judge.remainder`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import UNSET

from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import Lexicon, Word
from lawspeaker.law.tree import Article, Block, Called, Happened, Line, Rulebook
from lawspeaker.referee.ruling.formula import Leaf, both, counting, either, name_unknown, negate
from lawspeaker.referee.ruling.reasons import Ago, Judged, Numbered, Sentence, as_one_of, doubtful
from lawspeaker.referee.ruling.remainders import Path, Remainder
from lawspeaker.referee.ruling.rulings import Held, Together, counted_so, one_of, together
from lawspeaker.referee.ruling.ways import Way, of_way
from lawspeaker.referee.ruling.weighing import asked, compare, shown, turning
from lawspeaker.referee.swift.case import DIM, Case, Sight
from lawspeaker.referee.swift.compile import ALWAYS, Dark, Reader, Reading, ReadingWriter
from lawspeaker.referee.swift.desk import Desk
from lawspeaker.referee.swift.glance import glances
from lawspeaker.referee.swift.lines import LineWriter
from lawspeaker.referee.swift.order import whole_of
from lawspeaker.referee.swift.terms import standing_for_all
from lawspeaker.referee.tree.terms import listed, of_unknown
from lawspeaker.vocabulary.measured import Measured
from lawspeaker.world.happenings import Happening

_made: list["Press"] = []
"""The press of the rulebook used last: referees of one rulebook are often made one after another."""


def press_of(book: Rulebook, lexicon: Lexicon) -> "Press":
    """The press of a rulebook; what it wrote keeps nothing of any referee."""
    if not _made or _made[0].book is not book or _made[0].lexicon is not lexicon:
        _made[:] = [Press(book, lexicon)]
    return _made[0]


class Press:
    """Writes and keeps the readers of one rulebook, each when it is first asked for."""

    def __init__(self, book: Rulebook, lexicon: Lexicon) -> None:
        self.book, self.lexicon = book, lexicon
        self._cases: dict[Sight, Case] = {DIM: Case(book, lexicon, dict(RUNTIME))}
        self._readers: dict[tuple[str, Sight], Reader] = {}
        self._readings: dict[tuple[Any, ...], Reading] = {}
        self._spoken: dict[str, frozenset[str]] = {}

    def reading(
        self,
        act: str,
        held: Any = None,
        those: Sequence[Article] = (),
        unseen: frozenset[str] | None = None,
    ) -> Reading:
        """The function that reads all articles on an act, or those that are in force while such modes are held.

        Happenings of these words alone may have gone `unseen`, or (None) of any.
        """
        key = act, held, unseen
        reading = self._readings.get(key)
        if reading is None:
            articles = tuple(self.book.on(self.lexicon.kinds_of(act))) if held is None else those
            word = self.lexicon.acts[act]
            sights = {article.id: self._sight(word, article, unseen) for article in articles}
            writer = ReadingWriter(self.book, self.lexicon, word, sights, self.reader, self._open)
            blind = None if unseen is None else self._blind(act, held, those)
            reading = self._readings[key] = writer.write(articles, blind)
        return reading

    def _blind(self, act: str, held: Any, those: Sequence[Article]) -> Reading:
        """The function that takes nothing for certain, to be written when it is first asked."""

        def read(desk: Desk, now: Now, roles: dict[str, Any], dark: Dark) -> list[Remainder]:
            return self.reading(act, held, those)(desk, now, roles, dark)

        return read

    def _sight(self, act: Word, article: Article, unseen: frozenset[str] | None) -> Sight:
        """What the reader of an article may take for certain, on an act of which is told who does it to whom."""
        if unseen is None or not unseen.isdisjoint(self._speaks_of(article)):
            return DIM
        roles = (act.doer, act.other) if act.other else (act.doer,)
        return Sight(False, roles)

    def _speaks_of(self, article: Article) -> frozenset[str]:
        """The happenings that the lines of an article speak of, those of definitions among them."""
        if article.id not in self._spoken:
            whole = whole_of(self.book, article)
            self._spoken[article.id] = frozenset(part.word.name for part in whole if isinstance(part, Happened))
        return self._spoken[article.id]

    def _open(self, article: Article) -> Path | None:
        """The way in which an article may apply to any act, if that is only for people to say."""
        when = article.when
        if when is None or when.joined == "or" or article.unless is not None:
            return None
        return LineWriter(self._cases[DIM], article, named=True).open_way(when.lines)

    def reader(self, article: Article, sight: Sight = DIM) -> Reader:
        """The reader of one article where so much is certain."""
        reader = self._readers.get((article.id, sight))
        if reader is None:
            if sight not in self._cases:
                self._cases[sight] = self._cases[DIM].seen(sight)
            reader = self._readers[article.id, sight] = ArticleWriter(self._cases[sight], article).reader()
        return reader


class ArticleWriter:
    """Writes out one article."""

    def __init__(self, case: Case, article: Article) -> None:
        self.case, self.book, self.article = case, case.book, article

    def reader(self) -> Reader:
        """The article's reader; Python nests no more than twenty loops, so a longer one is read by its tree."""
        known, article = dict(self.case.definitions), self.article
        name = self._article()
        source = "\n".join(self.case.waiting)
        self.case.waiting.clear()
        try:
            exec(compile(source, f"<{article.id}>", "exec"), self.case.space)
        except SyntaxError:
            self.case.definitions = known
            return lambda desk, *_: list(desk.remainder(article).paths)
        reader: Reader = self.case.space[name]
        return reader

    def _article(self) -> str:
        when = self.article.when
        lists: Iterable[Sequence[Line]] = [when.lines if when else ()]
        if when is not None and when.joined == "or":
            lists = [(line,) for line in when.lines]
        ways = [self._paths(lines) for lines in lists]
        if len(ways) == 1:
            return self._glancing(ways[0])
        name = f"read{next(self.case.names)}"
        calls = " + ".join(f"list({way}({self.case.given}))" for way in ways)
        self.case.waiting.append(f"def {name}({self.case.given}):\n    return {calls}")
        return name

    def _glancing(self, paths: str) -> str:
        """The function that reads the article only if a first glance does not rule it out."""
        lists = glances(self.book, self.article.when)
        if not lists:
            return paths
        name, writer = f"glance{next(self.case.names)}", LineWriter(self.case, self.article, named=False)
        told = [f"def {name}({self.case.given}):"]
        for lines in lists:
            told.append(f"    if {writer.exists(lines)}[0] is False: return ()")
        self.case.waiting.append("\n".join([*told, f"    return {paths}({self.case.given})"]))
        return name

    def _paths(self, lines: Sequence[Line]) -> str:
        """A function that gives the ways in which these lines hold, up to the first that certainly does."""
        unless = self.article.unless
        writer = LineWriter(self.case, self.article, named=True)
        name = f"paths{next(self.case.names)}"
        writer.open(f"def {name}({self.case.given}):", f"j.article = {self.case.keep(self.article)}", "paths = []")
        after = unless.lines if unless is not None else ()
        writer.write(lines, lambda formula, held: self._path(writer, unless, formula, held), "paths", after)
        self.case.waiting.append(writer.close("return paths"))
        return name

    def _path(self, writer: LineWriter, unless: Block | None, formula: str, held: str) -> None:
        if unless is None:
            if (formula, held) == ("True", "()"):
                writer.out("return always")
            elif formula == "True":
                writer.out(f"return (Path(True, {held}),)")
            else:
                writer.out(f"paths.append(Path({formula}, {held}, ()))")
                writer.out(f"if {formula} is True: return paths")
            return
        groups = [unless.lines] if unless.joined == "and" else [(line,) for line in unless.lines]
        tagged = self._tagged(unless.lines)
        writer.out("against = ()")
        for lines in groups:
            self._against(writer, lines)
            if not tagged:
                writer.out("if f is True: continue" if writer.looping else "if f is True: return paths")
            writer.out("if f is not False: against += ((f, tagged(h)),)")
        if (formula, held) == ("True", "()"):
            writer.out("if not against: return always")
        writer.out(f"paths.append(Path({formula}, {held}, against))")
        writer.out(f"if not against and {formula} is True: return paths")

    def _against(self, writer: LineWriter, lines: Sequence[Line]) -> None:
        """Work out what is left of some lines against a path; once only for all paths that differ in nothing of which
        these lines speak."""
        call = writer.exists(lines)
        values = writer.distinct(lines) if writer.looping else None
        if values is None:
            writer.out(f"f, h = {call}")
            return
        n = next(self.case.names)
        if not values:
            writer.before(f"known{n} = None")
            writer.out(f"if known{n} is None: known{n} = {call}")
            writer.out(f"f, h = known{n}")
            return
        writer.before(f"known{n} = {{}}")
        writer.out("now.noted = []")
        writer.out(f"q = ({values})")
        writer.out("if now.noted: q = None")
        writer.out(f"if q in known{n}: f, h = known{n}[q]")
        writer.out(f"else: f, h = known{n}[q] = {call}")
        writer.out(f"if q is None: del known{n}[q]")

    def _tagged(self, lines: Iterable[Line]) -> bool:
        """Whether any of these lines has a clause of its own, or stands for lines that have."""
        for line in lines:
            told = line.condition
            body = self.book.definitions[told.definition].body.lines if isinstance(told, Called) else ()
            if line.tags or self._tagged(getattr(told, "lines", body)):
                return True
        return False


def tagged(held: tuple[Held, ...]) -> Held:
    """The line by which an `unless` is told: the first with a clause, or else the last."""
    return next((h for h in held if h.tags), held[-1])


def of_lines(line: Line, lines: Together) -> Held:
    """A line that stands for several, told by them."""
    return Held(line, True, lines.say, lines.facts, line.tags or lines.tags, None, lines.instead)


def paired(
    index: Mapping[Any, Sequence[Happening]], key: tuple[str, int, int], many: Sequence[Any], one: Any, first: bool
) -> Iterator[Happening]:
    """The happenings of a word that `one` shares with any of `many` (who fill the first role of the two, or the other),
    the latest first."""
    word, i, j = key
    if len(many) == 1:
        return reversed(index.get((word, i, j, many[0], one) if first else (word, i, j, one, many[0]), ()))
    found = [told for m in dict.fromkeys(many) if (told := index.get((*key, m, one) if first else (*key, one, m)))]
    if len(found) < 2:
        return reversed(found[0]) if found else iter(())
    return iter(sorted((happening for told in found for happening in told), key=lambda h: -h.seq))


RUNTIME: dict[str, Any] = {
    "of_unknown": of_unknown,
    "Ago": Ago,
    "always": ALWAYS,
    "as_one_of": as_one_of,
    "Happening": Happening,
    "Held": Held,
    "Leaf": Leaf,
    "Measured": Measured,
    "Numbered": Numbered,
    "Path": Path,
    "Judged": Judged,
    "Sentence": Sentence,
    "UNSET": UNSET,
    "Way": Way,
    "asked": asked,
    "both": both,
    "compare": compare,
    "turning": turning,
    "counting": counting,
    "counted_so": counted_so,
    "doubtful": doubtful,
    "either": either,
    "listed": listed,
    "name_unknown": name_unknown,
    "negate": negate,
    "of_lines": of_lines,
    "of_way": of_way,
    "one_of": one_of,
    "together": together,
    "paired": paired,
    "shown": shown,
    "standing_for_all": standing_for_all,
    "tagged": tagged,
}
"""What the generated code calls."""
