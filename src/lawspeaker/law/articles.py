"""Articles: what they forbid, permit or oblige, when and unless what, and what they speak of."""

from typing import Any

from lawspeaker.law.draft import Draft
from lawspeaker.law.duties import read_duty
from lawspeaker.law.errors import Misread, short
from lawspeaker.law.fences import Fence
from lawspeaker.law.layout import RawArticle, RawBlock, RawPart, Text
from lawspeaker.law.particulars import LISTED, SHIFTS, cites, force_of, head_of, modes, places, refuse_large
from lawspeaker.law.questions import asking
from lawspeaker.law.shifts import read_shift
from lawspeaker.law.tree import BREACH, Article, Force, Never

__all__ = ["read_article", "read_never"]

ONCE = {
    "force": "what it does",
    "oblige": "what it does",
    "when": "`when`",
    "unless": "`unless`",
    "kept": "`kept when`",
    "broken": "`broken when`",
    "uses_ladder": "`ladder`",
}


def read_article(draft: Draft, raw: RawArticle, fence: Fence) -> Article:
    """An article; raises Misread."""
    name, despite = head_of(raw)
    _refuse_twice(raw)
    _refuse_otherwise(raw)
    parts: dict[str, Any] = {kind: value for kind, value in raw.parts if kind not in LISTED}
    if "oblige" in parts:
        _refuse(parts, ("unless", "force"), "a duty has `when`, `kept when` and `broken when`")
        if despite:
            raise Misread("article", "a duty lifts nothing", "`despite` stands with `permit`", spot=despite[0].spot)
        return read_duty(draft, raw, name.text, fence)
    _refuse(parts, ("kept", "broken"), "only a duty (`oblige`) is kept or broken")
    if "force" not in parts:
        raise Misread(
            "article",
            f"`{short(name.text)}` says nothing of what it does",
            "say `forbid ACT`, `permit ACT`, `oblige …`, `raise …` or `lower …`",
        )
    shifts = str(parts["force"].text).split(maxsplit=1)[0] in SHIFTS
    force, acts = _shifted(draft, parts, despite) if shifts else force_of(parts["force"])
    numbers, scope = [0], draft.scope(draft.roles(acts))
    article = Article(
        id=name.text,
        force=force,
        acts=tuple(a.text for a in acts),
        when=draft.block(parts["when"], scope, numbers) if "when" in parts else None,
        unless=draft.block(parts["unless"], scope.inner(), numbers) if "unless" in parts else None,
        despite=tuple(d.text for d in despite),
        cites=cites(raw.parts),
        during=modes(raw, "during"),
        except_during=modes(raw, "except"),
        ladder=parts["uses_ladder"].after("ladder").text if "uses_ladder" in parts else "",
        spot=name.spot,
        heading=fence.heading,
        otherwise=any(kind == "otherwise" for kind, _ in raw.parts),
        shift=read_shift(draft, parts["force"].after(force), scope) if shifts else None,
        places=places(raw),
    )
    refuse_large(draft, article)
    return asking(draft, article)


def _shifted(draft: Draft, parts: dict[str, Any], despite: list[Text]) -> tuple[Force, list[Text]]:
    """What an article that raises or lowers a sanction does, and that it is on a breach; raises Misread."""
    force = SHIFTS[parts["force"].text.split(maxsplit=1)[0]]
    if despite:
        raise Misread("article", f"`{force}` lifts nothing", "`despite` stands with `permit`", spot=despite[0].spot)
    _refuse(parts, ("uses_ladder",), f"`{force}` changes what another article's ladder gives")
    if BREACH not in draft.lexicon.acts:
        raise Misread("unknown-act", f"there is no act `{BREACH}` to {force} a sanction of", spot=parts["force"].spot)
    return force, [Text(BREACH, parts["force"].spot)]


def _refuse_twice(raw: RawArticle) -> None:
    seen: set[str] = set()
    for kind, value in raw.parts:
        said = ONCE.get(kind)
        if said is not None and said in seen:
            spot = value.spot if isinstance(value, Text) else value.head.spot
            raise Misread("twice", f"the article says {said} twice", _advice(kind), spot=spot)
        seen |= {said} if said else set()


def _refuse(parts: dict[str, Any], kinds: tuple[str, ...], advice: str) -> None:
    for kind in kinds:
        if kind in parts:
            value = parts[kind]
            text = value if isinstance(value, Text) else value.head
            raise Misread("article", f"`{short(text.text)}` does not belong here", advice, spot=text.spot)


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


def read_never(draft: Draft, part: RawPart) -> list[Never]:
    """The facts that are never a reason for an act."""
    act = part.head.after("a reason to")
    if act is part.head or not act.text:
        raise Misread(
            "never",
            "this is not written like this",
            "it reads: never a reason to ACT; below stands one fact a line",
        )
    roles = draft.roles([act])
    found = []
    for kind, raw in part.parts:
        if kind == "line":
            block = draft.block(RawBlock((raw,), ()), draft.scope(roles), [0])
            found += [Never(act.text, line) for line in block.lines]
    return found


def _advice(kind: str) -> str:
    if kind in ("when", "unless"):
        return "join its conditions by `and` or `or`"
    return "make two articles of it" if kind in ("force", "oblige") else "one is enough"
