"""A rulebook: a folder of chapters, its `rulebook.toml` and its register of clauses, read into one tree.

Numbers, tables, modes and definitions are read first, so an article may stand anywhere; a definition stands on earlier
definitions only. Everything that is wrong is collected and said at once.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from lawspeaker.law import limits
from lawspeaker.law.articles import Articles
from lawspeaker.law.blocks import Blocks
from lawspeaker.law.definitions import (
    Head,
    Size,
    finished,
    foundations,
    read_head,
    refuse_circles,
    refuse_size,
    size_of,
)
from lawspeaker.law.errors import Diagnostic, Misread, Refused, Spot, placed, short
from lawspeaker.law.fences import Fence, chapter_problems, read_chapter
from lawspeaker.law.folder import Folder, find_base, find_rulebook, read_folder, shipped
from lawspeaker.law.ladders import read_ladder
from lawspeaker.law.layout import RawArticle, RawBlock, RawPart, Text, read_parts
from lawspeaker.law.lexicon import Lexicon
from lawspeaker.law.modes import read_mode
from lawspeaker.law.phrases import Scope
from lawspeaker.law.register import read_register
from lawspeaker.law.sentences import Sentences
from lawspeaker.law.tables import NAME, read_table, words_of
from lawspeaker.law.tree import (
    Blank,
    Block,
    Happened,
    Let,
    Named,
    Never,
    Rulebook,
    Table,
)
from lawspeaker.law.units import UNITS, read_value
from lawspeaker.law.walk import everything, terms
from lawspeaker.law.wrong import an, near

R = TypeVar("R")
FIRST = ("let", "table", "mode", "ladder")
NOUNS = {"let": "number"}


def load(name: str, lexicon: Lexicon) -> Rulebook:
    """Read a rulebook by its name or folder; raises Refused with every diagnostic."""
    return _load(find_rulebook(name), lexicon, (), "")


def _load(path: Path, lexicon: Lexicon, above: tuple[Path, ...], label: str) -> Rulebook:
    folder = read_folder(path, label)
    reader = BookReader(lexicon, folder.name, str(folder.settings.get("title", folder.name)))
    if "extends" in folder.settings:
        reader.extend(_base(folder, lexicon, (*above, path.resolve())))
    off = folder.texts("off")
    for name in off:
        if not reader.knows(name):
            advice = near(name, [a.id for a in reader.book.articles])
            message = f"there is no article `{short(name)}` to switch off"
            reader.problem(Diagnostic("unknown-article", message, folder.spot("off", name), advice))
    reader.switch_off(off)
    for chapter, text in folder.chapters:
        reader.chapter(label + chapter, text)
    if folder.register is not None:
        reader.register(folder.register, label + "register.csv")
    return reader.finish()


def _base(folder: Folder, lexicon: Lexicon, above: tuple[Path, ...]) -> Rulebook:
    base = find_base(folder)
    spot = folder.spot("extends", str(folder.settings["extends"]))
    if base.resolve() in above:
        raise Refused([Diagnostic("extends", "rulebooks extend each other in a circle", spot)])
    if len(above) > limits.EXTENDS:
        raise Refused([Diagnostic("extends", f"more than {limits.EXTENDS} rulebooks extend each other", spot)])
    return _load(base, lexicon, above, f"{base.name}/")


class TooMany(Exception):
    """So much is wrong that the rest is not read; caught by `finish`."""


@dataclass(slots=True)
class BookReader:
    """Collects the parts of one rulebook, and what is wrong with them."""

    lexicon: Lexicon
    name: str
    title: str = ""
    problems: list[Diagnostic] = field(default_factory=list)
    fences: list[Fence] = field(default_factory=list)
    book: Rulebook = field(init=False)
    off: set[str] = field(default_factory=set)
    digest: Any = field(default_factory=hashlib.sha256)
    raw: list[tuple[RawArticle | RawPart, Fence]] = field(default_factory=list)
    sentences: Sentences = field(init=False)
    files: list[str] = field(default_factory=list)
    sizes: dict[str, Size] = field(default_factory=dict)
    asked: dict[str, tuple[str, ...]] = field(default_factory=dict)
    base: Rulebook | None = None
    known: Scope | None = None

    def __post_init__(self) -> None:
        self.book = Rulebook(self.name, self.title or self.name)
        self.sentences = Sentences.of(self.lexicon)

    # Gathering ------------------------------------------------------------------------------------------------------

    def extend(self, base: Rulebook) -> None:
        """Begin with all of another rulebook; what follows overrides and adds."""
        self.base = base
        self.book = replace(
            base,
            name=self.name,
            title=self.title,
            stories=(),
            definitions=dict(base.definitions),
            lets=dict(base.lets),
            tables=dict(base.tables),
            modes=dict(base.modes),
            ladders=dict(base.ladders),
            clauses=dict(base.clauses),
            notices=dict(base.notices),
        )
        self.digest.update(base.hash.encode())
        for definition in base.definitions.values():
            self.sentences.define(definition)

    def knows(self, name: str) -> bool:
        """Whether the rulebook that this one extends has such an article."""
        return any(name == a.id for a in self.book.articles)

    def switch_off(self, ids: Iterable[str]) -> None:
        """Leave out these articles."""
        self.off |= set(ids)
        if self.off:
            self.digest.update(f"off\0{sorted(self.off)}\0".encode())

    def chapter(self, file: str, text: str) -> None:
        """Take one chapter."""
        self.digest.update(f"{file}\0{text}\0".encode(errors="replace"))
        self.files.append(file)
        fences = read_chapter(file, text)
        for diagnostic in chapter_problems(file, text, fences):
            if diagnostic.level == "error":
                self.problems.append(diagnostic)
            else:
                self.book.warnings = (*self.book.warnings, diagnostic)
        for fence in fences:
            self.fences.append(fence)
            if fence.sort == "law":
                parts, wrong = read_parts(fence.source)
                self.raw += [(part, fence) for part in parts]
                self.problems += wrong

    def register(self, text: str, file: str = "register.csv") -> None:
        """Take the register of clauses: id, kind, decide, text."""
        self.digest.update(text.encode(errors="replace"))
        self.files.append(file)
        clauses, wrong = read_register(file, text)
        self.book.clauses |= clauses
        self.problems += wrong

    # Reading --------------------------------------------------------------------------------------------------------

    def finish(self) -> Rulebook:
        """The rulebook; raises Refused with everything that is wrong."""
        try:
            self._refuse_many()
            self._read()
        except TooMany:
            pass
        self.book.hash = self.digest.hexdigest()[:16]
        if self.problems:
            raise Refused(self.sorted(self.problems)[: limits.PROBLEMS])
        return self.book

    def sorted(self, problems: Iterable[Diagnostic]) -> list[Diagnostic]:
        """In the order of the text."""
        order = {file: i for i, file in enumerate(self.files)}
        return sorted(problems, key=lambda d: (order.get(d.spot.file, -1), d.spot.line, d.spot.column))

    def problem(self, diagnostic: Diagnostic) -> None:
        """Note what is wrong; after so many the rest is not read."""
        self.problems.append(diagnostic)
        if len(self.problems) >= limits.PROBLEMS:
            raise TooMany

    def _refuse_many(self) -> None:
        counts = {
            "article": len(self.book.articles),
            "definition": len(self.book.definitions),
            "let": len(self.book.lets),
            "table": len(self.book.tables),
            "mode": len(self.book.modes),
            "ladder": len(self.book.ladders),
            "never": len(self.book.nevers),
        }
        for part, _ in self.raw:
            kind = part.kind if isinstance(part, RawPart) else "article"
            counts[kind] += 1
            if counts[kind] > limits.PARTS[kind]:
                message = f"the rulebook has more than {limits.PARTS[kind]:,} of these"
                self.problems.append(Diagnostic("limit", message, part.head.spot))
                raise TooMany

    def _read(self) -> None:
        parts = [p for p, _ in self.raw if isinstance(p, RawPart)]
        for kind in FIRST:
            self._unique(kind, [p for p in parts if p.kind == kind])
        self._definitions([p for p in parts if p.kind == "definition"])
        self._articles()
        nevers = [n for part in parts if part.kind == "never" for n in self._try(part.head, self._never, part) or ()]
        self.book.nevers = (*self.book.nevers, *nevers)
        self.book.off = tuple(sorted({*self.book.off, *self.off}))
        self._rows_stay()
        self._notices()

    def _try(self, text: Text, function: Callable[..., R], *args: Any) -> R | None:
        try:
            return function(*args)
        except Misread as misread:
            self.problem(misread.at(text.spot))
        return None

    def _unique(self, kind: str, parts: list[RawPart]) -> None:
        """Read the numbers, tables, modes or ladders of this rulebook; a name stands for one of them."""
        mine: dict[str, Spot] = {}
        for part in parts:
            name = self._try(part.head, getattr(self, f"_{kind}"), part)
            if name is not None and name in mine:
                self._again(kind, name, part.head.spot, mine[name])
            elif name is not None:
                mine[name] = part.head.spot

    def _again(self, kind: str, name: str, spot: Spot, first: Spot) -> None:
        message = f"there is {an(NOUNS.get(kind, kind))} `{short(name)}` already"
        self.problem(
            Diagnostic("duplicate", message, spot.of(name), f"the first stands in {first.file}, line {first.line}")
        )

    def _let(self, part: RawPart) -> str:
        name, be, _ = part.head.text.partition(" be ")
        if not be:
            raise Misread("let", "a number reads: let NAME be VALUE", "such as: let waiting time be 12 hours")
        name = name.strip()
        if not NAME.fullmatch(name) or name in self.units:
            spot = part.head.part(0, len(name)).spot
            raise Misread(
                "let", f"`{short(name)}` is no name of a number", "such as: let waiting time be 12 hours", spot=spot
            )
        text = part.head.part(part.head.text.index(" be ") + 4)
        value = placed(text.spot, read_value, text.text, self.units)
        before = self.base.lets.get(name) if self.base else None
        if before is not None and before.value.kind != value.kind:
            message = f"`{short(name)}` is a {before.value.kind} in the rulebook that this one extends"
            raise Misread("types", message, f"such as `{before.value.text}`", spot=text.spot)
        self.book.lets[name] = Let(name, value, part.head.spot)
        return name

    def _table(self, part: RawPart) -> str:
        table = read_table(part, self.units)
        self.book.tables[table.name] = table
        return table.name

    def _mode(self, part: RawPart) -> str:
        mode = read_mode(part.head, self.units)
        self.book.modes[mode.name] = mode
        return mode.name

    def _ladder(self, part: RawPart) -> str:
        ladder = read_ladder(part, self.units)
        self.book.ladders[ladder.name] = ladder
        return ladder.name

    @property
    def units(self) -> Mapping[str, tuple[str, float]]:
        """The units known here."""
        return {**UNITS, **self.lexicon.units}

    def scope(self, roles: Mapping[str, str], blanks: Mapping[str, Blank] | None = None) -> Scope:
        """A fresh scope with these roles and blanks; all numbers, tables and modes have been read by then."""
        if self.known is None:
            self.known = Scope(
                self.lexicon,
                lets={name: let.value.kind for name, let in self.book.lets.items()},
                tables=self.book.tables,
                units=self.units,
                words=tuple(w for t in self.book.tables.values() for w in words_of(t)),
                modes=frozenset(self.book.modes),
                rules=frozenset(self._families()),
            )
        return replace(self.known, roles=roles, blanks=blanks or {}, found=[], count=[0])

    def _families(self) -> Iterable[str]:
        """The families of all articles: what a sentence calls a rule."""
        yield from (a.family for a in self.book.articles)
        for raw, _ in self.raw:
            if isinstance(raw, RawArticle):
                yield raw.head.text.partition(" ")[0].rpartition("-")[0]

    # Definitions ----------------------------------------------------------------------------------------------------

    def _definitions(self, parts: list[RawPart]) -> None:
        heads: list[tuple[RawPart, Head]] = []
        mine: dict[str, Spot] = {}
        for part in parts:
            head = self._try(part.head, read_head, part, self.lexicon.kinds)
            if head is None:
                continue
            if head.text.text in mine:
                self._again("definition", head.text.text, part.head.spot, mine[head.text.text])
                continue
            mine[head.text.text] = part.head.spot
            heads.append((part, head))
            if head.text.text not in self.sentences.defined:
                self.sentences.promise(head.text.text, list(head.parts))
        for part, head in heads:
            self._try(part.head, self._definition, part, head)
        self._sizes()

    def _sizes(self) -> None:
        """How large each definition is; one that is too large counts for nothing in what stands on it."""
        for name in foundations(self.book.definitions):
            definition = self.book.definitions[name]
            self.sizes[name] = size_of(definition.body, self.sizes)
            before = len(self.problems)
            self._try(Text(name, definition.spot), refuse_size, name, self.sizes[name], definition.spot)
            if len(self.problems) > before:
                self.sizes[name] = Size()

    def _definition(self, part: RawPart, head: Head) -> None:
        blocks = [b for k, b in part.parts if k == "when"]
        if len(blocks) != 1:
            advice = "join its conditions by `and` or `or`" if blocks else "such as: when the player is inside any base"
            spot = blocks[1].head.spot if blocks and blocks[1].head else part.head.spot
            raise Misread("definition", "a definition has one `when`", advice, spot=spot)
        self.sentences.reading = head.text.text
        body = self.block(blocks[0], self.scope({}, head.blanks), [0])
        definition = finished(head, body, self.articles.cites(part.parts))
        if definition.name in self.book.definitions:
            refuse_circles(definition, self.book.definitions)
        self.book.definitions[definition.name] = definition
        self.sentences.define(definition)

    # Articles -------------------------------------------------------------------------------------------------------

    @property
    def articles(self) -> Articles:
        """Reads articles with what is known by now."""
        return Articles(self)

    def _articles(self) -> None:
        known = {a.id: self.articles.asking(a) for a in self.book.articles if a.id not in self.off}
        mine: dict[str, Spot] = {}
        for raw, fence in self.raw:
            if not isinstance(raw, RawArticle):
                continue
            read = self._try(raw.head, self.articles.article, raw, fence)
            if read is None:
                continue
            if read.id in mine:
                self._again("article", read.id, read.spot.of(read.id), mine[read.id])
            mine.setdefault(read.id, read.spot)
            if read.id not in self.off:
                known.pop(read.id, None)
                known[read.id] = read
        self.book.articles = tuple(known.values())

    def _never(self, part: RawPart) -> list[Never]:
        return self.articles.never(part)

    def roles(self, acts: Iterable[Text]) -> dict[str, str]:
        """The roles that all these acts share; raises Misread for an unknown act."""
        return self.articles.roles(acts)

    def block(self, raw: RawBlock, scope: Scope, numbers: list[int]) -> Block:
        """The lines of one `when` or `unless`; `numbers` counts them through the article."""
        return Blocks(self.sentences, self.problem).block(raw, scope, numbers)

    def deed(self, debtor: str, text: Text, scope: Scope) -> Happened | None:
        """The happening that a duty asks for, or None where `kept when` says what keeps it."""
        return self.articles.deed(debtor, text, scope)

    # What holds of the whole ----------------------------------------------------------------------------------------

    def _rows_stay(self) -> None:
        """What an extended rulebook reads of a table stays in the table that takes its place."""
        for name, table in (self.base.tables if self.base else {}).items():
            new = self.book.tables[name]
            gone = [n for n in (*table.rows, *table.columns) if n not in new.rows and n not in new.columns]
            if new is not table and gone:
                message = f"the table `{short(name)}` loses `{short(gone[0])}`"
                advice = (
                    "the rulebook that this one extends has it: a table is given anew with all its rows and columns"
                )
                self.problem(Diagnostic("table", message, new.spot, advice))
            elif new is not table and self._reads_numbers(table):
                message = f"the numbers of the table `{short(name)}` are read by the rulebook that this one extends"
                self.problem(
                    Diagnostic("table", message, new.spot, "switch off the articles that read them, and add others")
                )

    def _reads_numbers(self, table: Table) -> bool:
        mine = {word.name for word in words_of(table)}
        read = (t for stands in everything(self.book) for t in terms(stands.condition) if isinstance(t, Named))
        return any(t.word.name in mine and table.name in t.word.name for t in read)

    def _notices(self) -> None:
        for fence in self.fences:
            if fence.sort == "notice":
                for word in fence.rest.removeprefix("cites ").replace(",", " ").split():
                    self.book.notices[word] = fence.opened.of(word)


__all__ = [
    "BookReader",
    "find_rulebook",
    "load",
    "shipped",
]
