"""Writing articles out: each article's `when` and `unless` as generated Python, loop within loop, one for each line.

What a line may speak of is known when the rulebook is read, so words, windows and numbers are put into the code. Where
all is on record that a line asks for, the generated loop looks at the happenings themselves; where something may have
gone unseen, and for lines of rare kinds, the line is read by its tree, in its place among the loops. Nothing is told
or kept before all lines of an article hold. The generated reader gives the same paths as `Judge.remainder`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any

from msgspec import UNSET

from lawspeaker.law.lexicon import Lexicon
from lawspeaker.law.tree import Article, Asked, Block, Called, Group, Holds, Line, Role, Rulebook
from lawspeaker.law.walk import parts
from lawspeaker.referee.compile import ALWAYS, Reader, Reading, reading_of
from lawspeaker.referee.emit_lines import LineWriter
from lawspeaker.referee.formula import Leaf, both, either, name_unknown, negate
from lawspeaker.referee.glance import glances
from lawspeaker.referee.needs import indexed
from lawspeaker.referee.reasons import Ago, Sentence, doubtful
from lawspeaker.referee.remainders import Path
from lawspeaker.referee.rulings import Held, Together, one_of, together
from lawspeaker.referee.ways import Way, of_way
from lawspeaker.referee.weighing import asked, compare, shown
from lawspeaker.referee.weighing import count as counted
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
        self.names = count()
        self.space: dict[str, Any] = dict(RUNTIME)
        self.definitions: dict[str, str] = {}
        self.sources: dict[str, str] = {}
        self._readers: dict[str, Reader] = {}
        self._readings: dict[tuple[str, Any], Reading] = {}
        self._waiting: list[str] = []
        self.indexed = indexed(lexicon)

    def reading(self, act: str, held: Any = None, those: Sequence[Article] = ()) -> Reading:
        """The function that reads all articles on an act, or those that are in force while such modes are held."""
        reading = self._readings.get((act, held))
        if reading is None:
            articles = tuple(self.book.on(self.lexicon.kinds_of(act))) if held is None else those
            reading = reading_of(self.book, self.lexicon, articles, self.reader, self._open)[0]
            self._readings[act, held] = reading
        return reading

    def _open(self, article: Article) -> Path | None:
        """The way in which an article may apply to any act, if that is only for people to say."""
        when = article.when
        if when is None or when.joined == "or" or article.unless is not None:
            return None
        return LineWriter(self, article, named=True).open_way(when.lines)

    def reader(self, article: Article) -> Reader:
        """The reader of one article."""
        reader = self._readers.get(article.id)
        if reader is None:
            reader = self._readers[article.id] = self._write(article)
        return reader

    def _write(self, article: Article) -> Reader:
        """Write an article out; Python nests no more than twenty loops, so a longer one is read by its tree."""
        known = dict(self.definitions)
        name = self._article(article)
        source = "\n".join(self._waiting)
        self._waiting = []
        try:
            exec(compile(source, f"<{article.id}>", "exec"), self.space)
        except SyntaxError:
            self.definitions = known
            return lambda desk, now, roles, dark: list(desk.remainder(article).paths)
        self.sources[article.id] = source
        reader: Reader = self.space[name]
        return reader

    def keep(self, value: Any) -> str:
        """The name of a constant of the generated code."""
        name = f"k{next(self.names)}"
        self.space[name] = value
        return name

    # Functions --------------------------------------------------------------------------------------------------------

    def _article(self, article: Article) -> str:
        when = article.when
        lists: Iterable[Sequence[Line]] = [when.lines if when else ()]
        if when is not None and when.joined == "or":
            lists = [(line,) for line in when.lines]
        ways = [self._paths(article, lines) for lines in lists]
        if len(ways) == 1:
            return self._glancing(article, ways[0])
        name = f"read{next(self.names)}"
        calls = " + ".join(f"{way}(j, now, r, dark)" for way in ways)
        self._waiting.append(f"def {name}(j, now, r, dark):\n    return {calls}")
        return name

    def _glancing(self, article: Article, paths: str) -> str:
        """The function that reads an article only if a first glance does not rule it out."""
        lists = glances(self.book, article.when)
        if not lists:
            return paths
        name, writer = f"glance{next(self.names)}", LineWriter(self, article, named=False)
        told = [f"def {name}(j, now, r, dark):"]
        for lines in lists:
            told.append(f"    if {self.exists(writer, lines)}[0] is False: return ()")
        self._waiting.append("\n".join([*told, f"    return {paths}(j, now, r, dark)"]))
        return name

    def _paths(self, article: Article, lines: Sequence[Line]) -> str:
        """A function that gives the ways in which these lines hold, up to the first that certainly does."""
        writer = LineWriter(self, article, named=True)
        name = f"paths{next(self.names)}"
        writer.open(f"def {name}(j, now, r, dark):", f"j.article = {self.keep(article)}", "paths = []")
        after = article.unless.lines if article.unless is not None else ()
        writer.write(lines, lambda formula, held: self._path(writer, article.unless, formula, held), "paths", after)
        self._waiting.append(writer.close("return paths"))
        return name

    def _path(self, writer: LineWriter, unless: Block | None, formula: str, held: str) -> None:
        if unless is None:
            if (formula, held) == ("True", "()"):
                writer.out("return always")
                return
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
        call = self.exists(writer, lines)
        values = writer.distinct(lines) if writer.looping else None
        if values is None:
            writer.out(f"f, h = {call}")
            return
        n = next(self.names)
        writer.before(f"known{n} = {{}}")
        writer.out("now.noted = []")
        writer.out(f"q = ({values})")
        writer.out("if now.noted: q = None")
        writer.out(f"if q in known{n}: f, h = known{n}[q]")
        writer.out(f"else: f, h = known{n}[q] = {call}")
        writer.out(f"if q is None: del known{n}[q]")

    def exists(self, outer: LineWriter, lines: Sequence[Line]) -> str:
        """A call that says whether anything fits these lines, and by which lines that is told."""
        return self._fitting(outer, lines, "ways[0][1] if ways else ()")

    def one_of(self, outer: LineWriter, lines: Sequence[Line], group: bool = False) -> str:
        """The same, told by whichever way turns out to be so."""
        return self._fitting(outer, lines, f"one_of(ways, {group})")

    def _fitting(self, outer: LineWriter, lines: Sequence[Line], told: str) -> str:
        writer = outer.inner()
        name = f"exists{next(self.names)}"
        writer.open(f"def {name}({writer.parameters}):", "total, ways = False, []")

        def end(formula: str, held: str) -> None:
            writer.out(f"if {formula} is True: return True, {held}")
            writer.out(f"total = either(total, {formula})")
            writer.out(f"ways.append(({formula}, {held}))")

        writer.write(lines, end, "ways")
        self._waiting.append(writer.close(f"return total, {told}"))
        return f"{name}({writer.parameters})"

    def any_of(self, outer: LineWriter, lines: Sequence[Line]) -> str:
        """A call that says whether any of these lines holds by itself, told by those that do, or else that may."""
        calls = [self.one_of(outer, (line,)) for line in lines]
        name = f"any{next(self.names)}"
        parameters = outer.inner().parameters
        told = [f"def {name}({parameters}):", "    total, sure, maybe = False, (), ()"]
        for call in calls:
            told.append(f"    f, h = {call}")
            told.append("    total = either(total, f)")
            told.append("    if f is True: sure += h")
            told.append("    elif f is not False: maybe += h")
        told.append("    return total, sure or maybe")
        self._waiting.append("\n".join(told))
        return f"{name}({parameters})"

    def definition(self, article: Article, name: str) -> str:
        """The name of the function that reads a definition; its blanks follow the other arguments."""
        if name not in self.definitions:
            defined = self.book.definitions[name]
            blanks = [f"b{i}" for i in range(len(defined.used))]
            writer = LineWriter(self, article, named=False, blanks=blanks)
            block = self.one_of if defined.body.joined == "and" else self.any_of
            call = block(writer, defined.body.lines)
            whole = list(self._whole(defined))
            asks = any(isinstance(part, Asked) for part in whole)
            self.definitions[name] = call.partition("(")[0] if asks else self._once(call, blanks, _still(whole))
        return self.definitions[name]

    def _once(self, call: str, blanks: Sequence[str], still: bool) -> str:
        """A function that works a definition out once for each way to fill its blanks, until the moment is over or, if
        it is `still`, a zone changes. One that holds a question is told by the article that asks it, so that is worked
        out each time."""
        name, key = f"once{next(self.names)}", self.keep(object())
        told = f"({key}{''.join(f', {blank}' for blank in blanks)})"
        parameters = ", ".join(["j", "now", "r", "dark", *blanks])
        self._waiting.append(
            f"def {name}({parameters}):\n"
            f"    key, facts = {told}, {'now.world.zones.facts' if still else 'now.memo'}\n"
            "    known = facts.get(key)\n"
            f"    if known is None: known = facts[key] = {call}\n"
            "    return known"
        )
        return name

    def _whole(self, defined: Any) -> Iterator[Any]:
        """All that a definition is made of, what it stands on too."""
        for part in parts(defined.body):
            yield part
            if isinstance(part, Called):
                yield from self._whole(self.book.definitions[part.definition])

    def _tagged(self, lines: Iterable[Line]) -> bool:
        """Whether any of these lines has a clause of its own, or stands for lines that have."""
        for line in lines:
            told = line.condition
            body = self.book.definitions[told.definition].body.lines if isinstance(told, Called) else ()
            if line.tags or self._tagged(getattr(told, "lines", body)):
                return True
        return False


def _still(whole: Iterable[Any]) -> bool:
    """Whether all of these lines speak of what stays as it is while no zone changes."""
    told = [part.condition for part in whole if isinstance(part, Line)]
    plain = all(isinstance(one, Holds | Called | Group) for one in told) and not any(isinstance(p, Role) for p in whole)
    states = [one for one in told if isinstance(one, Holds)]
    return plain and all(one.word.still and one.within is None and one.throughout is None for one in states)


def tagged(held: tuple[Held, ...]) -> Held:
    """The line by which an `unless` is told: the first with a clause, or else the last."""
    return next((h for h in held if h.tags), held[-1])


def of_lines(line: Line, lines: Together) -> Held:
    """A line that stands for several, told by them."""
    return Held(line, True, lines.say, lines.facts, line.tags or lines.tags, None, lines.instead)


def paired(
    index: Mapping[Any, Sequence[Happening]], key: tuple[str, int, int], many: Iterable[Any], one: Any, first: bool
) -> Iterator[Happening]:
    """The happenings of a word that `one` shares with any of `many` (who fill the first role of the two, or the other),
    the latest first."""
    found = [told for m in dict.fromkeys(many) if (told := index.get((*key, m, one) if first else (*key, one, m)))]
    if len(found) < 2:
        return reversed(found[0]) if found else iter(())
    return iter(sorted((happening for told in found for happening in told), key=lambda h: -h.seq))


def listed(named: Any) -> Any:
    """What a name names, as a list; UNSET if nobody knows."""
    return named if named is UNSET or type(named) is list else [] if named is None else [named]


RUNTIME: dict[str, Any] = {
    "Ago": Ago,
    "always": ALWAYS,
    "Happening": Happening,
    "Held": Held,
    "Leaf": Leaf,
    "Measured": Measured,
    "Path": Path,
    "Sentence": Sentence,
    "UNSET": UNSET,
    "Way": Way,
    "asked": asked,
    "both": both,
    "compare": compare,
    "counted": counted,
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
    "tagged": tagged,
}
"""What the generated code calls."""
