"""Duties: `oblige ROLE to DEED within D after ACT`, with `when`, `kept when`, `broken when`."""

import re
from typing import TYPE_CHECKING, Any

from lawspeaker.law.errors import Misread, placed, short
from lawspeaker.law.fences import Fence
from lawspeaker.law.layout import RawArticle, Text
from lawspeaker.law.phrases import Scope
from lawspeaker.law.tree import Article, Deed, LetRef, Term
from lawspeaker.law.units import read_value
from lawspeaker.law.wrong import listed, near

if TYPE_CHECKING:
    from lawspeaker.law.book import BookReader

SHAPE = re.compile(r"(?P<who>\S+) to (?P<deed>.+) within (?P<time>.+?) after (?P<act>.+)")


def read_duty(reader: "BookReader", raw: RawArticle, name: str, fence: Fence) -> Article:
    """An article that obliges; raises Misread with the shape a duty has."""
    parts: dict[str, Any] = {kind: value for kind, value in raw.parts if kind != "cites"}
    said: Text = parts["oblige"].after("oblige")
    found = SHAPE.fullmatch(said.text)
    if found is None:
        shape = "oblige ROLE to DEED within D after ACT"
        raise Misread("duty", "a duty is not written like this", f"it reads: {shape}", spot=said.spot)
    who, deed, time, act = (said.part(*found.span(g)) for g in ("who", "deed", "time", "act"))
    roles = reader.roles([act])
    if who.text not in roles:
        advice = near(who.text, roles) or f"its roles are {listed(roles)}"
        raise Misread("unknown-role", f"`{act.text}` has no role `{short(who.text)}`", advice, spot=who.spot)
    numbers = [0]
    scope = reader.scope(roles)
    act_var = _act(reader, act.text, scope)
    done = reader.deed(who.text, deed, scope)
    if done is None and "kept" not in parts:
        message = f"`{short(deed.text)}` is no deed that can be seen"
        raise Misread("duty", message, "name a happening, or say `kept when …`", spot=deed.spot)
    blocks = {k: reader.block(parts[k], scope.inner(), numbers) for k in ("when", "kept", "broken") if k in parts}
    article = Article(
        id=name,
        force="oblige",
        acts=(act.text,),
        when=blocks.get("when"),
        unless=None,
        despite=(),
        cites=reader.articles.cites(raw.parts),
        during=reader.articles.said(raw, "during"),
        except_during=reader.articles.said(raw, "except"),
        ladder=parts["uses_ladder"].after("ladder").text if "uses_ladder" in parts else "",
        spot=raw.head.spot.of(name),
        heading=fence.heading,
        deed=Deed(who.text, done, deed.text, _within(reader, time), act.text, act_var),
        kept=blocks.get("kept"),
        broken=blocks.get("broken"),
        places=reader.articles.places(raw),
    )
    reader.articles.refuse_size(article)
    return reader.articles.asking(article)


def _act(reader: "BookReader", act: str, scope: Scope) -> int:
    """Let `that kill` mean the act itself: the number under which the duty's lines speak of it."""
    word = reader.lexicon.called(act)
    if word is None:
        return -1
    number = scope.number()
    scope.found.append((frozenset({act}), f"happening:{word.name}", number))
    return number


def _within(reader: "BookReader", time: Text) -> Term:
    if time.text in reader.book.lets:
        kind = reader.book.lets[time.text].value.kind
        term: Term = LetRef(time.text, kind)
    else:
        term = placed(time.spot, read_value, time.text, reader.units)
    if term.kind != "duration":
        lets = [n for n, let in reader.book.lets.items() if let.value.kind == "duration"]
        advice = near(time.text, lets) or "such as `10 minutes`"
        raise Misread("units", f"`{short(time.text)}` is not a duration", advice, spot=time.spot)
    return term
