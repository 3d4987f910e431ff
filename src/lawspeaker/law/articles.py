"""Articles: what they forbid, permit or oblige, when and unless what, and what they speak of."""

from lawspeaker.law.draft import Draft
from lawspeaker.law.duties import read_duty
from lawspeaker.law.errors import Misread, short
from lawspeaker.law.fences import Fence
from lawspeaker.law.layout import RawPart, Text
from lawspeaker.law.particulars import SHIFTS, common, force_of, head_of, refuse_large
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


def read_article(draft: Draft, raw: RawPart, fence: Fence) -> Article:
    """An article; raises Misread."""
    name, despite = head_of(raw)
    _refuse_twice(raw)
    _refuse_otherwise(raw)
    if raw.of("oblige"):
        _refuse(raw, ("unless", "force"), "a duty has `when` (say `none of:` there), `kept when` and `broken when`")
        if despite:
            raise Misread("article", "a duty lifts nothing", "`despite` stands with `permit`", spot=despite[0].spot)
        return read_duty(draft, raw, name, fence)
    _refuse(raw, ("kept", "broken"), "only a duty (`oblige`) is kept or broken")
    does = raw.text("force")
    if does is None:
        raise Misread(
            "article",
            f"`{short(name.text)}` says nothing of what it does",
            "say `forbid ACT`, `permit ACT`, `oblige …`, `raise …` or `lower …`",
        )
    shifts = _verb(does) in SHIFTS
    force, acts = _shifted(draft, raw, does, despite) if shifts else force_of(does)
    numbers, scope = [0], draft.scope(draft.roles(acts))
    when, unless = raw.block("when"), raw.block("unless")
    article = Article(
        **common(raw, name, fence),
        force=force,
        acts=tuple(a.text for a in acts),
        when=draft.block(when, scope, numbers) if when is not None else None,
        unless=draft.block(unless, scope.inner(), numbers) if unless is not None else None,
        despite=tuple(d.text for d in despite),
        otherwise=bool(raw.of("otherwise")),
        shift=read_shift(draft, does.after(force), scope) if shifts else None,
    )
    refuse_large(draft, article)
    return asking(draft, article)


def _verb(does: Text) -> str:
    return does.text.split(maxsplit=1)[0]


def _shifted(draft: Draft, raw: RawPart, does: Text, despite: list[Text]) -> tuple[Force, list[Text]]:
    """What an article that raises or lowers a sanction does, and that it is on a breach; raises Misread."""
    force = SHIFTS[_verb(does)]
    if despite:
        raise Misread("article", f"`{force}` lifts nothing", "`despite` stands with `permit`", spot=despite[0].spot)
    _refuse(raw, ("uses_ladder",), f"`{force}` changes what another article's ladder gives")
    if BREACH not in draft.lexicon.acts:
        raise Misread("unknown-act", f"there is no act `{BREACH}` to {force} a sanction of", spot=does.spot)
    return force, [Text(BREACH, does.spot)]


def _refuse_twice(raw: RawPart) -> None:
    seen: set[str] = set()
    for kind, text, _ in raw.under:
        said = ONCE.get(kind)
        if said is not None and said in seen:
            raise Misread("twice", f"the article says {said} twice", _advice(kind), spot=text.spot)
        seen |= {said} if said else set()


def _refuse(raw: RawPart, kinds: tuple[str, ...], advice: str) -> None:
    for text in [text for kind in kinds if (text := raw.text(kind)) is not None]:
        raise Misread("article", f"`{short(text.text)}` does not belong here", advice, spot=text.spot)


def _refuse_otherwise(raw: RawPart) -> None:
    said, does = raw.of("otherwise"), raw.text("force")
    if not said:
        return
    if raw.of("cites"):
        message, advice = "it says both `cites` and `otherwise cites`", "all its clauses wait for others, or none"
        raise Misread("article", message, advice, spot=said[-1].text.spot)
    if raw.of("oblige") or (does is not None and _verb(does) in SHIFTS):
        message, advice = "`otherwise cites` does not belong here", "only what forbids or permits decides an act"
        raise Misread("article", message, advice, spot=said[-1].text.spot)


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
    for said in part.of("line"):
        assert said.block is not None
        found += [Never(act.text, line) for line in draft.block(said.block, draft.scope(roles), [0]).lines]
    return found


def _advice(kind: str) -> str:
    if kind in ("when", "unless"):
        return "join its conditions by `and` or `or`"
    return "make two articles of it" if kind in ("force", "oblige") else "one is enough"
