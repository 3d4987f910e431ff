"""Articles: what they forbid, permit or oblige, when and unless what, and what they speak of."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lawspeaker.law import limits
from lawspeaker.law.definitions import refuse_size, size_of
from lawspeaker.law.duties import read_duty
from lawspeaker.law.errors import Misread, short
from lawspeaker.law.fences import Fence
from lawspeaker.law.layout import RawArticle, RawBlock, RawPart, Text
from lawspeaker.law.phrases import Scope
from lawspeaker.law.shifts import read_shift
from lawspeaker.law.tree import (
    BREACH,
    Article,
    Asked,
    Block,
    Called,
    Condition,
    Counted,
    Force,
    Group,
    Happened,
    Never,
    Place,
)
from lawspeaker.law.walk import blocks, searched
from lawspeaker.law.wrong import listed, near

if TYPE_CHECKING:
    from lawspeaker.law.book import BookReader

ID = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*-[0-9]{1,6}")
ONCE = {
    "force": "what it does",
    "oblige": "what it does",
    "when": "`when`",
    "unless": "`unless`",
    "kept": "`kept when`",
    "broken": "`broken when`",
    "uses_ladder": "`ladder`",
}
LISTED = {"cites": "cites", "otherwise": "otherwise cites", "during": "during", "except": "except during"}
CITES = ("cites", "otherwise")
SAID: dict[str, Force] = {"forbid": "forbid", "permit": "permit"}
SHIFTS: dict[str, Force] = {"raise": "raise", "lower": "lower"}


class Articles:
    """Reads the articles of one rulebook."""

    def __init__(self, reader: "BookReader") -> None:
        self.reader = reader

    def article(self, raw: RawArticle, fence: Fence) -> Article:
        """An article; raises Misread."""
        name, despite = _head(raw)
        self._refuse_twice(raw)
        self._refuse_otherwise(raw)
        parts: dict[str, Any] = {kind: value for kind, value in raw.parts if kind not in LISTED}
        if "oblige" in parts:
            self._refuse(parts, ("unless", "force"), "a duty has `when`, `kept when` and `broken when`")
            if despite:
                raise Misread("article", "a duty lifts nothing", "`despite` stands with `permit`", spot=despite[0].spot)
            return read_duty(self.reader, raw, name.text, fence)
        self._refuse(parts, ("kept", "broken"), "only a duty (`oblige`) is kept or broken")
        if "force" not in parts:
            raise Misread(
                "article",
                f"`{short(name.text)}` says nothing of what it does",
                "say `forbid ACT`, `permit ACT`, `oblige …`, `raise …` or `lower …`",
            )
        if str(parts["force"].text).split(maxsplit=1)[0] in SHIFTS:
            return self._shifting(raw, name, despite, parts, fence)
        force, acts = _force(parts["force"])
        roles = self.roles(acts)
        numbers, scope = [0], self.reader.scope(roles)
        when = self.reader.block(parts["when"], scope, numbers) if "when" in parts else None
        unless = self.reader.block(parts["unless"], scope.inner(), numbers) if "unless" in parts else None
        article = Article(
            id=name.text,
            force=force,
            acts=tuple(a.text for a in acts),
            when=when,
            unless=unless,
            despite=tuple(d.text for d in despite),
            cites=self.cites(raw.parts),
            during=self.said(raw, "during"),
            except_during=self.said(raw, "except"),
            ladder=parts["uses_ladder"].after("ladder").text if "uses_ladder" in parts else "",
            spot=name.spot,
            heading=fence.heading,
            otherwise=any(kind == "otherwise" for kind, _ in raw.parts),
            places=self.places(raw),
        )
        self.refuse_size(article)
        return self.asking(article)

    def _shifting(
        self, raw: RawArticle, name: Text, despite: list[Text], parts: dict[str, Any], fence: Fence
    ) -> Article:
        """An article that raises or lowers the sanction of a breach; raises Misread."""
        force = SHIFTS[parts["force"].text.split(maxsplit=1)[0]]
        if despite:
            raise Misread("article", f"`{force}` lifts nothing", "`despite` stands with `permit`", spot=despite[0].spot)
        self._refuse(parts, ("uses_ladder",), f"`{force}` changes what another article's ladder gives")
        if BREACH not in self.reader.lexicon.acts:
            raise Misread(
                "unknown-act", f"there is no act `{BREACH}` to {force} a sanction of", spot=parts["force"].spot
            )
        numbers, scope = [0], self.reader.scope({s.name: s.kind for s in self.reader.lexicon.acts[BREACH].roles})
        when = self.reader.block(parts["when"], scope, numbers) if "when" in parts else None
        unless = self.reader.block(parts["unless"], scope.inner(), numbers) if "unless" in parts else None
        article = Article(
            id=name.text,
            force=force,
            acts=(BREACH,),
            when=when,
            unless=unless,
            despite=(),
            cites=self.cites(raw.parts),
            during=self.said(raw, "during"),
            except_during=self.said(raw, "except"),
            ladder="",
            spot=name.spot,
            heading=fence.heading,
            shift=read_shift(self.reader, parts["force"].after(force), scope),
            places=self.places(raw),
        )
        self.refuse_size(article)
        return self.asking(article)

    def refuse_size(self, article: Article) -> None:
        """Raises Misread for an article that would cost too much to judge."""
        for _, block in blocks(article):
            refuse_size(article.id, size_of(block, self.reader.sizes), article.spot)
            if searched(block) > limits.SEARCHED:
                message = (
                    f"`{article.id}` searches for {searched(block)} things together; at most {limits.SEARCHED} are read"
                )
                raise Misread("limit", message, "each `any …` in a list of `and` is one more", spot=article.spot)

    def asking(self, article: Article) -> Article:
        """The article with the questions it asks, definitions unfolded."""
        return replace(article, questions=tuple(self.questions(article)))

    @staticmethod
    def _refuse_twice(raw: RawArticle) -> None:
        seen: set[str] = set()
        for kind, value in raw.parts:
            said = ONCE.get(kind)
            if said is not None and said in seen:
                spot = value.spot if isinstance(value, Text) else value.head.spot
                raise Misread("twice", f"the article says {said} twice", _advice(kind), spot=spot)
            seen |= {said} if said else set()

    @staticmethod
    def _refuse(parts: dict[str, Any], kinds: tuple[str, ...], advice: str) -> None:
        for kind in kinds:
            if kind in parts:
                value = parts[kind]
                text = value if isinstance(value, Text) else value.head
                raise Misread("article", f"`{short(text.text)}` does not belong here", advice, spot=text.spot)

    @staticmethod
    def _refuse_otherwise(raw: RawArticle) -> None:
        said = dict(raw.parts)
        if "otherwise" not in said:
            return
        if "cites" in said:
            message, advice = "it says both `cites` and `otherwise cites`", "all its clauses wait for others, or none"
            raise Misread("article", message, advice, spot=said["otherwise"].spot)
        if "oblige" in said or ("force" in said and said["force"].text.split(maxsplit=1)[0] in SHIFTS):
            message, advice = "`otherwise cites` does not belong here", "only what forbids or permits decides an act"
            raise Misread("article", message, advice, spot=said["otherwise"].spot)

    @staticmethod
    def said(raw: RawArticle, kind: str) -> tuple[str, ...]:
        """The modes of all `during` (or `except`) lines."""
        return tuple(v.after(LISTED[kind]).text for k, v in raw.parts if k == kind)

    @staticmethod
    def cites(parts: list[tuple[str, Any]]) -> tuple[str, ...]:
        """The clauses of all `cites` and `otherwise cites` lines."""
        return tuple(c.text for kind, value in parts if kind in CITES for c in value.after(LISTED[kind]).list())

    @staticmethod
    def places(raw: RawArticle) -> tuple[Place, ...]:
        """Where the names stand that an article speaks of."""
        found: list[Place] = [("despite", d.text, d.spot) for d in _head(raw)[1]]
        for kind, value in raw.parts:
            if kind in CITES:
                found += [("cites", c.text, c.spot) for c in value.after(LISTED[kind]).list()]
            elif kind in ("during", "except"):
                mode = value.after(LISTED[kind])
                found.append(("during", mode.text, mode.spot))
            elif kind == "uses_ladder":
                ladder = value.after("ladder")
                found.append(("ladder", ladder.text, ladder.spot))
            elif kind == "force" and (said := value.text.split(maxsplit=1)[0]) in SHIFTS:
                shift = value.after(said)
                found.append(("shift", shift.text, shift.spot))
            elif kind == "force":
                found += [("act", a.text, a.spot) for a in _force(value)[1]]
        return tuple(found)

    def roles(self, acts: Iterable[Text]) -> dict[str, str]:
        """The roles that all these acts share; raises Misread for an unknown act."""
        shared: dict[str, str] | None = None
        known = self.reader.lexicon.acts
        for act in acts:
            word = known.get(act.text)
            if word is None:
                advice = near(act.text, known) or f"acts are {listed(known, 40)}"
                raise Misread("unknown-act", f"there is no act `{short(act.text)}`", advice, spot=act.spot)
            roles = {s.name: s.kind for s in word.roles}
            shared = roles if shared is None else {k: v for k, v in shared.items() if roles.get(k) == v}
        return shared or {}

    def never(self, part: RawPart) -> list[Never]:
        """The facts that are never a reason for an act."""
        act = part.head.after("a reason to")
        if act is part.head or not act.text:
            raise Misread(
                "never",
                "this is not written like this",
                "it reads: never a reason to ACT; below stands one fact a line",
            )
        roles = self.roles([act])
        found = []
        for kind, raw in part.parts:
            if kind == "line":
                block = self.reader.block(RawBlock((raw,), ()), self.reader.scope(roles), [0])
                found += [Never(act.text, line) for line in block.lines]
        return found

    # Questions and deeds --------------------------------------------------------------------------------------------

    def questions(self, article: Article) -> list[str]:
        """The questions an article asks, definitions unfolded, in their order."""
        found: dict[str, None] = {}
        for block in (article.when, article.unless, article.kept, article.broken):
            if block is not None:
                found |= dict.fromkeys(self._asked(block))
        return list(found)

    def _asked(self, block: Block) -> list[str]:
        return [q for line in block.lines for q in self._ask(line.condition)]

    def _ask(self, condition: Condition) -> Iterable[str]:
        if isinstance(condition, Asked):
            return (condition.text,)
        if isinstance(condition, Called):
            memory = self.reader.asked
            if condition.definition not in memory:
                body = self.reader.book.definitions[condition.definition].body
                memory[condition.definition] = tuple(dict.fromkeys(self._asked(body)))
            return memory[condition.definition]
        if isinstance(condition, Group):
            return [q for line in condition.lines for q in self._ask(line.condition)]
        return self._ask(condition.body) if isinstance(condition, Counted) else ()

    def deed(self, debtor: str, text: Text, scope: Scope) -> Happened | None:
        """The happening that a duty asks for, or None where it names none."""
        for word in self.reader.lexicon.of_sort("happening"):
            verb = word.verb
            if verb is not None and f"{text.text} ".startswith(f"{verb.base} "):
                told = verb.told + text.text[len(verb.base) :]
                try:
                    condition = self.reader.sentences.read(f"{debtor} {told}", scope.inner())
                except Misread:
                    continue
                if isinstance(condition, Happened):
                    return condition
        return None


def _head(raw: RawArticle) -> tuple[Text, list[Text]]:
    said, despite, _ = raw.head.text.partition(" despite ")
    name = raw.head.part(0, len(said))
    if not ID.fullmatch(name.text):
        advice = "words joined by dashes, then a number, such as KOS-1"
        if not name.text:
            raise Misread("id", "an article has an id", advice)
        raise Misread("id", f"`{short(name.text)}` is no id of an article", advice, spot=name.spot)
    named = raw.head.part(len(said) + len(despite)).list() if despite else []
    return name, named


def _force(text: Text) -> tuple[Force, list[Text]]:
    said = text.text.split(maxsplit=1)[0]
    acts = text.after(said).list()
    if not acts:
        raise Misread("article", f"`{said}` names no act", "such as: forbid attack", spot=text.spot)
    twice = next((a for i, a in enumerate(acts) if a.text in [b.text for b in acts[:i]]), None)
    if twice is not None:
        raise Misread("duplicate", f"the act `{short(twice.text)}` stands twice", spot=twice.spot)
    return SAID[said], acts


def _advice(kind: str) -> str:
    if kind in ("when", "unless"):
        return "join its conditions by `and` or `or`"
    return "make two articles of it" if kind in ("force", "oblige") else "one is enough"
