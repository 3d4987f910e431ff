"""A rulebook: a folder of chapters, its `rulebook.toml` and its register of clauses, read into one tree.

Numbers, tables, modes and definitions are read first, so an article may stand anywhere; a definition stands on earlier
definitions only. Everything that is wrong is collected and said at once.
"""

import csv
import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from lawspeaker.law.duties import read_duty
from lawspeaker.law.errors import Diagnostic, Misread, NoSuchRulebook, Refused, Spot
from lawspeaker.law.fences import Fence, read_chapter
from lawspeaker.law.ladders import read_ladder
from lawspeaker.law.layout import RawArticle, RawBlock, RawLine, RawPart, Text, read_fence
from lawspeaker.law.lexicon import Lexicon, Slot, Word
from lawspeaker.law.modes import read_mode
from lawspeaker.law.phrases import Scope, tokens_of
from lawspeaker.law.sentences import Sentences
from lawspeaker.law.tables import read_table
from lawspeaker.law.tree import (
    Article,
    Asked,
    Blank,
    Block,
    Called,
    Clause,
    Condition,
    Counted,
    Definition,
    Group,
    Happened,
    Let,
    Line,
    Never,
    Rulebook,
    Written,
)
from lawspeaker.law.units import UNITS, read_value


def shipped() -> Path:
    """The folder of the rulebooks that ship."""
    return Path(__file__).resolve().parent.parent / "rulebooks"


def find_rulebook(name: str) -> Path:
    """The folder of a rulebook by its name or path; raises NoSuchRulebook saying what ships."""
    for folder in (Path(name), shipped() / name):
        if (folder / "rulebook.toml").is_file():
            return folder
    names = ", ".join(sorted(p.parent.name for p in shipped().glob("*/rulebook.toml")))
    raise NoSuchRulebook(f"there is no rulebook `{name}`: neither a folder with a rulebook.toml nor one of {names}")


def load(name: str, lexicon: Lexicon) -> Rulebook:
    """Read a rulebook by its name or folder; raises Refused with every diagnostic."""
    folder = find_rulebook(name)
    settings = tomllib.loads((folder / "rulebook.toml").read_text(encoding="utf-8"))
    reader = BookReader(lexicon, settings.get("name", folder.name), settings.get("title", folder.name))
    if "extends" in settings:
        base = settings["extends"]
        near = folder.parent / base
        reader.extend(load(str(near if (near / "rulebook.toml").is_file() else base), lexicon))
    reader.switch_off(settings.get("off", []))
    chapters = settings.get("chapters") or sorted(p.name for p in folder.glob("*.md"))
    for chapter in chapters:
        reader.chapter(chapter, (folder / chapter).read_text(encoding="utf-8"))
    register = folder / "register.csv"
    if register.is_file():
        reader.register(register.read_text(encoding="utf-8"))
    return reader.finish()


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

    def __post_init__(self) -> None:
        self.book = Rulebook(self.name, self.title or self.name)
        self.sentences = Sentences(self.lexicon.words)

    # Gathering ------------------------------------------------------------------------------------------------------

    def extend(self, base: Rulebook) -> None:
        """Begin with all of another rulebook; what follows overrides and adds."""
        self.book = replace(base, name=self.name, title=self.title, stories=())
        self.digest.update(base.hash.encode())
        for definition in base.definitions.values():
            self.sentences.define(definition)

    def switch_off(self, ids: Iterable[str]) -> None:
        """Leave out these articles."""
        self.off |= set(ids)

    def chapter(self, file: str, text: str) -> None:
        """Take one chapter."""
        self.digest.update(f"{file}\0{text}\0".encode())
        for fence in read_chapter(file, text):
            self.fences.append(fence)
            if fence.sort == "law":
                try:
                    self.raw += [(part, fence) for part in read_fence(fence.source)]
                except Refused as refused:
                    self.problems += refused.diagnostics

    def register(self, text: str) -> None:
        """Take the register of clauses: id, kind, decide, text."""
        self.digest.update(text.encode())
        for row in csv.DictReader(text.splitlines()):
            self.book.clauses[row["id"]] = Clause(row["id"], row["kind"], row.get("decide", "auto"), row["text"])

    # Reading --------------------------------------------------------------------------------------------------------

    def finish(self) -> Rulebook:
        """The rulebook; raises Refused with everything that is wrong."""
        parts = [(p, f) for p, f in self.raw if isinstance(p, RawPart)]
        for kind in ("let", "table", "mode", "ladder", "definition"):
            for part, _fence in parts:
                if part.kind == kind:
                    self._try(part.head, getattr(self, f"_{kind}"), part)
        articles = [a for a in self.book.articles if a.id not in self.off]
        for raw, fence in self.raw:
            if isinstance(raw, RawArticle):
                read = self._try(raw.head, self._article, raw, fence)
                if read is not None and read.id not in self.off:
                    articles = [a for a in articles if a.id != read.id] + [read]
        self.book.articles = tuple(articles)
        nevers = [n for part, _ in parts if part.kind == "never" for n in self._try(part.head, self._never, part) or ()]
        self.book.nevers = (*self.book.nevers, *nevers)
        self._notices()
        self.book.hash = self.digest.hexdigest()[:16]
        if self.problems:
            raise Refused(self.problems)
        return self.book

    def _try(self, text: Text, function: Any, *args: Any) -> Any:
        try:
            return function(*args)
        except Misread as misread:
            self.problems.append(_diagnostic(misread, text))
        return None

    def _let(self, part: RawPart) -> None:
        name, be, value = part.head.text.partition(" be ")
        if not be:
            raise Misread("let", "a number reads: let NAME be VALUE", "such as: let waiting time be 12 hours")
        self.book.lets[name.strip()] = Let(name.strip(), read_value(value.strip(), self.units), part.head.spot)

    def _table(self, part: RawPart) -> None:
        table = read_table(part, self.units)
        self.book.tables[table.name] = table

    def _mode(self, part: RawPart) -> None:
        mode = read_mode(part.head, self.units)
        self.book.modes[mode.name] = mode

    def _ladder(self, part: RawPart) -> None:
        ladder = read_ladder(part, self.units)
        self.book.ladders[ladder.name] = ladder

    @property
    def units(self) -> Mapping[str, tuple[str, float]]:
        """The units known here."""
        return {**UNITS, **self.lexicon.units}

    def scope(self, roles: Mapping[str, str], blanks: Mapping[str, Blank] | None = None) -> Scope:
        """A fresh scope with these roles and blanks."""
        lets = {name: let.value.kind for name, let in self.book.lets.items()}
        return Scope(self.lexicon, roles, blanks or {}, lets, self.book.tables, self.units)

    def _definition(self, part: RawPart) -> None:
        words = tokens_of(part.head.text)
        head: list[str | Slot] = []
        blanks: dict[str, Blank] = {}
        slots: list[tuple[str, str]] = []
        i = 0
        nouns = {k.noun: k for k in self.lexicon.kinds.values()}
        while i < len(words):
            noun = next((n for n in sorted(nouns, key=len, reverse=True) if self._opens(words, i, n)), None)
            if noun is None:
                head.append(words[i])
                i += 1
                continue
            kind = nouns[noun].base or nouns[noun].name
            said = f"the other {noun}" if words[i] == "another" else f"the {noun}"
            blanks[said] = Blank(len(slots), kind, said)
            slots.append((said, kind))
            head.append(Slot(said, kind))
            i += 1 + len(noun.split())
        block = next((b for k, b in part.parts if k == "when"), None)
        if block is None:
            raise Misread("definition", "a definition needs a `when`")
        body = self.block(block, self.scope({}, blanks), [0])
        used = tuple(_uses_blank(body, b.index) for b in blanks.values())
        definition = Definition(
            part.head.text, part.head.text, tuple(head), tuple(slots), body, part.head.spot, _cites(part.parts), used
        )
        self.book.definitions[definition.name] = definition
        self.sentences.define(definition)

    @staticmethod
    def _opens(words: list[str], i: int, noun: str) -> bool:
        size = len(noun.split())
        return words[i] in ("a", "an", "another") and words[i + 1 : i + 1 + size] == noun.split()

    def _article(self, raw: RawArticle, fence: Fence) -> Article:
        name, _, despite = raw.head.text.partition(" despite ")
        parts = dict[str, Any]()
        for kind, value in raw.parts:
            parts.setdefault(kind, value)
        if "oblige" in parts:
            return read_duty(self, raw, name.strip(), fence)
        if "force" not in parts:
            raise Misread("article", f"`{name}` neither forbids nor permits anything", "say: forbid ACT, or permit ACT")
        force, _, rest = parts["force"].text.partition(" ")
        acts = tuple(a.strip() for a in rest.split(","))
        roles = self.roles(acts, parts["force"])
        numbers, scope = [0], self.scope(roles)
        when = self.block(parts["when"], scope, numbers) if "when" in parts else None
        unless = self.block(parts["unless"], scope.inner(), numbers) if "unless" in parts else None
        article = Article(
            id=name.strip(),
            force=force,
            acts=acts,
            when=when,
            unless=unless,
            despite=tuple(d.strip() for d in despite.split(",") if d.strip()),
            cites=_cites(raw.parts),
            during=tuple(v.text.removeprefix("during ") for k, v in raw.parts if k == "during"),
            except_during=tuple(v.text.removeprefix("except during ") for k, v in raw.parts if k == "except"),
            ladder=parts["uses_ladder"].text.removeprefix("ladder ") if "uses_ladder" in parts else "",
            spot=raw.head.spot,
            heading=fence.heading,
        )
        return replace(article, questions=tuple(self.questions(article)))

    def roles(self, acts: tuple[str, ...], text: Text) -> dict[str, str]:
        """The roles that all these acts share; raises Misread for an unknown act."""
        shared: dict[str, str] | None = None
        for act in acts:
            word = self.lexicon.acts.get(act)
            if word is None:
                raise Misread(
                    "unknown-act", f"there is no act `{act}`", f"acts are {', '.join(sorted(self.lexicon.acts))}"
                )
            roles = {s.name: s.kind for s in word.roles}
            shared = roles if shared is None else {k: v for k, v in shared.items() if roles.get(k) == v}
        return shared or {}

    def _never(self, part: RawPart) -> list[Never]:
        opening, _, act = part.head.text.partition(" to ")
        if opening.strip() != "a reason" or not act:
            raise Misread("never", "this reads: never a reason to ACT, and under it one fact a line")
        roles = self.roles((act.strip(),), part.head)
        found = []
        for kind, raw in part.parts:
            if kind == "line":
                line = self._line(raw, self.scope(roles), [0])
                found += [Never(act.strip(), line)] if line else []
        return found

    def block(self, raw: RawBlock, scope: Scope, numbers: list[int]) -> Block:
        """The lines of one `when` or `unless`; `numbers` counts them through the article."""
        joins = {j.text for j in raw.joins}
        if len(joins) > 1:
            raise Misread(
                "mixture", "`and` and `or` stand in one list", "put the inner ones under `any of:` or `all of:`"
            )
        joined = "or" if joins == {"or"} else "and"
        lines = [self._line(r, scope if joined == "and" else scope_of(scope), numbers) for r in raw.lines]
        return Block("or" if joined == "or" else "and", tuple(line for line in lines if line is not None))

    def _line(self, raw: RawLine, scope: Scope, numbers: list[int]) -> Line | None:
        if raw.group:
            how = {"any": "any", "all": "all", "none": "none"}[raw.group]
            inner_scope = scope.inner()
            inner = [self._line(r, inner_scope if how == "all" else scope_of(inner_scope), numbers) for r in raw.inner]
            scope.next_var = max(scope.next_var, inner_scope.next_var)
            group = Group(how, tuple(i for i in inner if i is not None))  # type: ignore[arg-type]
            return Line(group, raw.text.text, raw.tags, raw.text.spot)
        numbers[0] += 1
        try:
            condition = self.sentences.read(raw.text.text, scope)
        except Misread as misread:
            self.problems.append(_diagnostic(misread, raw.text))
            return None
        return Line(condition, raw.text.text, raw.tags, raw.text.spot, numbers[0])

    def questions(self, article: Article) -> list[str]:
        """The questions an article asks, definitions unfolded, in their order."""
        found: list[str] = []
        for block in (article.when, article.unless):
            for line in block.lines if block else ():
                self._ask(line.condition, found)
        return found

    def _ask(self, condition: Condition, found: list[str]) -> None:
        if isinstance(condition, Asked) and condition.text not in found:
            found.append(condition.text)
        elif isinstance(condition, Called):
            for line in self.book.definitions[condition.definition].body.lines:
                self._ask(line.condition, found)
        elif isinstance(condition, Group):
            for line in condition.lines:
                self._ask(line.condition, found)
        elif isinstance(condition, Counted):
            self._ask(condition.body, found)

    def deed(self, debtor: str, text: str, scope: Scope) -> Happened | None:
        """The happening that a duty asks for, or None where `kept when` says what keeps it."""
        for word in self.lexicon.words:
            verb = word.verb
            if word.sort == "happening" and verb is not None and text.split(maxsplit=1)[0] == verb.base.split()[0]:
                told = text.replace(verb.base, verb.told, 1)
                try:
                    condition = self.sentences.read(f"{debtor} {told}", scope.inner())
                except Misread:
                    continue
                if isinstance(condition, Happened):
                    return condition
        return None

    def _notices(self) -> None:
        for fence in self.fences:
            if fence.sort == "notice":
                spot = Spot(fence.source.file, fence.source.first, 1, fence.source.lines[0], 1)
                for word in fence.rest.removeprefix("cites ").replace(",", " ").split():
                    self.book.notices[word] = spot


def scope_of(scope: Scope) -> Scope:
    """A scope of its own for one line of an `or` list; numbers go on, findings do not."""
    inner = scope.inner()
    inner.next_var = scope.next_var = scope.next_var + 16
    return inner


def _cites(parts: list[tuple[str, Any]]) -> tuple[str, ...]:
    found: list[str] = []
    for kind, value in parts:
        if kind == "cites":
            found += [c.strip() for c in value.text.removeprefix("cites ").split(",") if c.strip()]
    return tuple(found)


def _uses_blank(block: Block, index: int) -> bool:
    return f"Blank(index={index}," in repr(block)


def _diagnostic(misread: Misread, text: Text) -> Diagnostic:
    spot = text.spot
    at = replace(
        spot, column=spot.column + misread.column, width=max(1, misread.width if misread.width > 1 else spot.width)
    )
    return Diagnostic(misread.code, misread.message, at, misread.help)


__all__ = ["BookReader", "Word", "Written", "find_rulebook", "load", "shipped"]
