"""A rulebook: a folder of chapters, its `rulebook.toml` and its register of clauses, read into one tree.

Numbers, tables, modes and definitions are read first, so an article may stand anywhere; a definition stands on earlier
definitions only. Everything that is wrong is collected and said at once.
"""

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from lawspeaker.law import limits
from lawspeaker.law.advice import an, near
from lawspeaker.law.articles import read_article, read_never
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
from lawspeaker.law.draft import Draft, TooMany
from lawspeaker.law.errors import Diagnostic, Misread, Refused, Spot, placed, short
from lawspeaker.law.fences import Fence, chapter_problems, read_chapter
from lawspeaker.law.folder import Folder, find_base, find_rulebook, read_folder, shipped
from lawspeaker.law.ladders import read_ladder
from lawspeaker.law.layout import RawPart, Text, read_parts
from lawspeaker.law.lexicon import Lexicon
from lawspeaker.law.modes import read_mode
from lawspeaker.law.particulars import cites
from lawspeaker.law.questions import asking
from lawspeaker.law.register import read_register
from lawspeaker.law.sentences import Sentences
from lawspeaker.law.tables import NAME, read_table, words_of
from lawspeaker.law.tree import (
    Block,
    Let,
    Named,
    Rulebook,
    Table,
)
from lawspeaker.law.units import read_value
from lawspeaker.law.walk import everything, terms

R = TypeVar("R")
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
            advice = near(name, [a.id for a in reader.draft.book.articles])
            message = f"there is no article `{short(name)}` to switch off"
            reader.draft.problem(Diagnostic("unknown-article", message, folder.spot("off", name), advice))
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


class BookReader:
    """Collects the parts of one rulebook, and reads them."""

    def __init__(self, lexicon: Lexicon, name: str, title: str = "", sentences: Sentences | None = None) -> None:
        self.draft = Draft(lexicon, Rulebook(name, title or name), sentences or Sentences.of(lexicon))
        self._base: Rulebook | None = None
        self._off: set[str] = set()
        self._digest = hashlib.sha256()
        self._fences: list[Fence] = []
        self._raw: list[tuple[RawPart, Fence]] = []
        self._files: list[str] = []

    # Gathering ------------------------------------------------------------------------------------------------------

    def extend(self, base: Rulebook) -> None:
        """Begin with all of another rulebook; what follows overrides and adds."""
        self._base = base
        self.draft.book = replace(
            base,
            name=self.draft.book.name,
            title=self.draft.book.title,
            stories=(),
            definitions=dict(base.definitions),
            lets=dict(base.lets),
            tables=dict(base.tables),
            modes=dict(base.modes),
            ladders=dict(base.ladders),
            clauses=dict(base.clauses),
            notices=dict(base.notices),
        )
        self._digest.update(base.hash.encode())
        for definition in base.definitions.values():
            self.draft.sentences.define(definition)

    def knows(self, name: str) -> bool:
        """Whether the rulebook that this one extends has such an article."""
        return any(name == a.id for a in self.draft.book.articles)

    def switch_off(self, ids: Iterable[str]) -> None:
        """Leave out these articles."""
        self._off |= set(ids)
        if self._off:
            self._digest.update(f"off\0{sorted(self._off)}\0".encode())

    def chapter(self, file: str, text: str) -> None:
        """Take one chapter."""
        self._digest.update(f"{file}\0{text}\0".encode(errors="replace"))
        self._files.append(file)
        fences = read_chapter(file, text)
        for diagnostic in chapter_problems(file, text, fences):
            if diagnostic.level == "error":
                self.draft.problems.append(diagnostic)
            else:
                self.draft.book.warnings = (*self.draft.book.warnings, diagnostic)
        for fence in fences:
            self._fences.append(fence)
            if fence.sort == "law":
                parts, wrong = read_parts(fence.source)
                self._raw += [(part, fence) for part in parts]
                self.draft.problems += wrong

    def register(self, text: str, file: str = "register.csv") -> None:
        """Take the register of clauses: id, kind, decide, text."""
        self._digest.update(text.encode(errors="replace"))
        self._files.append(file)
        clauses, wrong = read_register(file, text)
        self.draft.book.clauses |= clauses
        self.draft.problems += wrong

    # Reading --------------------------------------------------------------------------------------------------------

    def finish(self) -> Rulebook:
        """The rulebook; raises Refused with everything that is wrong."""
        try:
            self._refuse_many()
            self._read()
        except TooMany:
            pass
        self.draft.book.hash = self._digest.hexdigest()[:16]
        if self.draft.problems:
            raise Refused(self._sorted(self.draft.problems)[: limits.PROBLEMS])
        return self.draft.book

    def _sorted(self, problems: Iterable[Diagnostic]) -> list[Diagnostic]:
        """In the order of the text."""
        order = {file: i for i, file in enumerate(self._files)}
        return sorted(problems, key=lambda d: (order.get(d.spot.file, -1), d.spot.line, d.spot.column))

    def _refuse_many(self) -> None:
        counts = {
            "article": len(self.draft.book.articles),
            "definition": len(self.draft.book.definitions),
            "let": len(self.draft.book.lets),
            "table": len(self.draft.book.tables),
            "mode": len(self.draft.book.modes),
            "ladder": len(self.draft.book.ladders),
            "never": len(self.draft.book.nevers),
        }
        for part, _ in self._raw:
            counts[part.kind] += 1
            if counts[part.kind] > limits.PARTS[part.kind]:
                message = f"the rulebook has more than {limits.PARTS[part.kind]:,} of these"
                self.draft.problems.append(Diagnostic("limit", message, part.head.spot))
                raise TooMany

    def _read(self) -> None:
        parts = [p for p, _ in self._raw]
        self.draft.families = set(self._families())
        for kind, read in (("let", self._let), ("table", self._table), ("mode", self._mode), ("ladder", self._ladder)):
            self._unique(kind, [p for p in parts if p.kind == kind], read)
        self._definitions([p for p in parts if p.kind == "definition"])
        self._articles()
        nevers = [
            n
            for part in parts
            if part.kind == "never"
            for n in self._try(part.head, read_never, self.draft, part) or ()
        ]
        self.draft.book.nevers = (*self.draft.book.nevers, *nevers)
        self.draft.book.off = tuple(sorted({*self.draft.book.off, *self._off}))
        self._rows_stay()
        self._notices()

    def _try(self, text: Text, function: Callable[..., R], *args: Any) -> R | None:
        try:
            return function(*args)
        except Misread as misread:
            self.draft.problem(misread.at(text.spot))
        return None

    def _unique(self, kind: str, parts: list[RawPart], read: Callable[[RawPart], str]) -> None:
        """Read the numbers, tables, modes or ladders of this rulebook; a name stands for one of them."""
        mine: dict[str, Spot] = {}
        for part in parts:
            name = self._try(part.head, read, part)
            if name is None:
                self.draft.broken |= _named_by(part)
            elif name in mine:
                self._again(kind, name, part.head.spot, mine[name])
            else:
                mine[name] = part.head.spot

    def _again(self, kind: str, name: str, spot: Spot, first: Spot) -> None:
        message = f"there is {an(NOUNS.get(kind, kind))} `{short(name)}` already"
        self.draft.problem(
            Diagnostic("duplicate", message, spot.of(name), f"the first stands in {first.file}, line {first.line}")
        )

    def _let(self, part: RawPart) -> str:
        name, be, _ = part.head.text.partition(" be ")
        if not be:
            raise Misread("let", "a number reads: let NAME be VALUE", "such as: let waiting time be 12 hours")
        name = name.strip()
        if not NAME.fullmatch(name) or name in self.draft.units:
            spot = part.head.part(0, len(name)).spot
            raise Misread(
                "let", f"`{short(name)}` is no name of a number", "such as: let waiting time be 12 hours", spot=spot
            )
        text = part.head.part(part.head.text.index(" be ") + 4)
        value = placed(text.spot, read_value, text.text, self.draft.units)
        before = self._base.lets.get(name) if self._base else None
        if before is not None and before.value.kind != value.kind:
            message = f"`{short(name)}` is a {before.value.kind} in the rulebook that this one extends"
            raise Misread("types", message, f"such as `{before.value.text}`", spot=text.spot)
        self.draft.book.lets[name] = Let(name, value, part.head.spot)
        return name

    def _table(self, part: RawPart) -> str:
        table = read_table(part, self.draft.units)
        self.draft.book.tables[table.name] = table
        return table.name

    def _mode(self, part: RawPart) -> str:
        mode = read_mode(part.head, self.draft.units)
        self.draft.book.modes[mode.name] = mode
        return mode.name

    def _ladder(self, part: RawPart) -> str:
        ladder = read_ladder(part, self.draft.units)
        self.draft.book.ladders[ladder.name] = ladder
        return ladder.name

    def _families(self) -> Iterable[str]:
        """The families of all articles: what a sentence calls a rule."""
        yield from (a.family for a in self.draft.book.articles)
        for raw, _ in self._raw:
            if raw.kind == "article":
                yield raw.head.text.partition(" ")[0].rpartition("-")[0]

    # Definitions ----------------------------------------------------------------------------------------------------

    def _definitions(self, parts: list[RawPart]) -> None:
        heads: list[tuple[RawPart, Head]] = []
        mine: dict[str, Spot] = {}
        for part in parts:
            head = self._try(part.head, read_head, part, self.draft.lexicon.kinds)
            if head is None:
                continue
            if head.text.text in mine:
                self._again("definition", head.text.text, part.head.spot, mine[head.text.text])
                continue
            mine[head.text.text] = part.head.spot
            heads.append((part, head))
            if head.text.text not in self.draft.sentences.defined:
                self.draft.sentences.promise(head.text.text, list(head.parts))
        for part, head in heads:
            self._try(part.head, self._definition, part, head)
        self._sizes()

    def _sizes(self) -> None:
        """How large each definition is; one that is too large counts for nothing in what stands on it."""
        for name in foundations(self.draft.book.definitions):
            definition = self.draft.book.definitions[name]
            self.draft.sizes[name] = size_of(definition.body, self.draft.sizes)
            before = len(self.draft.problems)
            self._try(Text(name, definition.spot), refuse_size, name, self.draft.sizes[name], definition.spot)
            if len(self.draft.problems) > before:
                self.draft.sizes[name] = Size()

    def _definition(self, part: RawPart, head: Head) -> None:
        said = part.of("when")
        block = said[0].block if said else None
        if block is None or len(said) != 1:
            advice = "join its conditions by `and` or `or`" if said else "such as: when the player is inside any base"
            spot = said[1].text.spot if said else part.head.spot
            self.draft.problem(Diagnostic("definition", "a definition has one `when`", spot, advice))
        self.draft.sentences.reading = head.text.text
        scope = self.draft.scope({}, head.blanks)
        body = self.draft.block(block, scope, [0]) if block is not None else Block("and", ())
        definition = finished(head, body, cites(part))
        if definition.name in self.draft.book.definitions:
            refuse_circles(definition, self.draft.book.definitions)
        self.draft.book.definitions[definition.name] = definition
        self.draft.sentences.define(definition)

    # Articles -------------------------------------------------------------------------------------------------------

    def _articles(self) -> None:
        known = {a.id: asking(self.draft, a) for a in self.draft.book.articles if a.id not in self._off}
        mine: dict[str, Spot] = {}
        for raw, fence in self._raw:
            if raw.kind != "article":
                continue
            read = self._try(raw.head, read_article, self.draft, raw, fence)
            if read is None:
                continue
            if read.id in mine:
                self._again("article", read.id, read.spot.of(read.id), mine[read.id])
            mine.setdefault(read.id, read.spot)
            if read.id not in self._off:
                known.pop(read.id, None)
                known[read.id] = read
        self.draft.book.articles = tuple(known.values())

    # What holds of the whole ----------------------------------------------------------------------------------------

    def _rows_stay(self) -> None:
        """What an extended rulebook reads of a table stays in the table that takes its place."""
        for name, table in (self._base.tables if self._base else {}).items():
            new = self.draft.book.tables[name]
            gone = [n for n in (*table.rows, *table.columns) if n not in new.rows and n not in new.columns]
            if new is not table and gone:
                message = f"the table `{short(name)}` loses `{short(gone[0])}`"
                advice = (
                    "the rulebook that this one extends has it: a table is given anew with all its rows and columns"
                )
                self.draft.problem(Diagnostic("table", message, new.spot, advice))
            elif new is not table and self._reads_numbers(table):
                message = f"the numbers of the table `{short(name)}` are read by the rulebook that this one extends"
                self.draft.problem(
                    Diagnostic("table", message, new.spot, "switch off the articles that read them, and add others")
                )

    def _reads_numbers(self, table: Table) -> bool:
        mine = {word.name for word in words_of(table)}
        read = (t for stands in everything(self.draft.book) for t in terms(stands.condition) if isinstance(t, Named))
        return any(t.word.name in mine and table.name in t.word.name for t in read)

    def _notices(self) -> None:
        for fence in self._fences:
            if fence.sort == "notice":
                for word in fence.rest.removeprefix("cites ").replace(",", " ").split():
                    self.draft.book.notices[word] = fence.opened.of(word)


def _named_by(part: RawPart) -> set[str]:
    """The names that a number, table, mode or ladder would have given."""
    name = part.head.text.partition(" be ")[0] if part.kind == "let" else part.head.text.partition(" is ")[0]
    rows = {re.split(r"\s{2,}", said.text.text.strip())[0] for said in part.of("row")[1:]}
    return {each for each in (name.strip(), *rows) if each}


__all__ = [
    "BookReader",
    "find_rulebook",
    "load",
    "shipped",
]
