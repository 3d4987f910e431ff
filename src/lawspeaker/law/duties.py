"""Duties: `oblige ROLE to DEED within D after ACT`, with `when`, `kept when`, `broken when`."""

import re

from lawspeaker.law.advice import listed, near
from lawspeaker.law.draft import Draft
from lawspeaker.law.errors import Misread, placed, short
from lawspeaker.law.fences import Fence
from lawspeaker.law.layout import RawPart, Text
from lawspeaker.law.particulars import common, refuse_large
from lawspeaker.law.phrases import Scope
from lawspeaker.law.questions import asking
from lawspeaker.law.reading import condition_of
from lawspeaker.law.tree import Article, Deed, Happened, LetRef, Term
from lawspeaker.law.units import read_value

SHAPE = re.compile(r"(?P<who>\S+) to (?P<deed>.+) within (?P<time>.+?) after (?P<act>.+)")


def read_duty(draft: Draft, raw: RawPart, name: Text, fence: Fence) -> Article:
    """An article that obliges; raises Misread with the shape a duty has."""
    said = raw.of("oblige")[0].text.after("oblige")
    found = SHAPE.fullmatch(said.text)
    if found is None:
        shape = "oblige ROLE to DEED within D after ACT"
        raise Misread("duty", "a duty is not written like this", f"it reads: {shape}", spot=said.spot)
    who, deed, time, act = (said.part(*found.span(g)) for g in ("who", "deed", "time", "act"))
    roles = draft.roles([act])
    if who.text not in roles:
        advice = near(who.text, roles) or f"its roles are {listed(roles)}"
        raise Misread("unknown-role", f"`{act.text}` has no role `{short(who.text)}`", advice, spot=who.spot)
    numbers = [0]
    scope = draft.scope(roles)
    act_var = _act(draft, act.text, scope)
    done = _deed(draft, who.text, deed, scope)
    if done is None and not raw.of("kept"):
        message = f"`{short(deed.text)}` is no deed that can be seen"
        raise Misread("duty", message, "name a happening, or say `kept when …`", spot=deed.spot)
    blocks = {
        kind: draft.block(block, scope.inner(), numbers)
        for kind in ("when", "kept", "broken")
        if (block := raw.block(kind)) is not None
    }
    article = Article(
        **common(raw, name, fence),
        force="oblige",
        acts=(act.text,),
        when=blocks.get("when"),
        unless=None,
        despite=(),
        deed=Deed(who.text, done, deed.text, _within(draft, time), act.text, act_var),
        kept=blocks.get("kept"),
        broken=blocks.get("broken"),
    )
    refuse_large(draft, article)
    return asking(draft, article)


def _act(draft: Draft, act: str, scope: Scope) -> int:
    """Let `that kill` mean the act itself: the number under which the duty's lines speak of it."""
    word = draft.lexicon.called(act)
    if word is None:
        return -1
    number = scope.number()
    scope.found.append((frozenset({act}), f"happening:{word.name}", number))
    return number


def _deed(draft: Draft, debtor: str, text: Text, scope: Scope) -> Happened | None:
    """The happening that a duty asks for, or None where it names none."""
    for word in draft.lexicon.of_sort("happening"):
        verb = word.verb
        if verb is not None and f"{text.text} ".startswith(f"{verb.base} "):
            told = verb.told + text.text[len(verb.base) :]
            try:
                condition = condition_of(draft.sentences, f"{debtor} {told}", scope.inner())
            except Misread:
                continue
            if isinstance(condition, Happened):
                return condition
    return None


def _within(draft: Draft, time: Text) -> Term:
    if time.text in draft.book.lets:
        kind = draft.book.lets[time.text].value.kind
        term: Term = LetRef(time.text, kind)
    else:
        term = placed(time.spot, read_value, time.text, draft.units)
    if term.kind != "duration":
        lets = [n for n, let in draft.book.lets.items() if let.value.kind == "duration"]
        advice = near(time.text, lets) or "such as `10 minutes`"
        raise Misread("units", f"`{short(time.text)}` is not a duration", advice, spot=time.spot)
    return term
