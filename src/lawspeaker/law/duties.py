"""Duties: `oblige ROLE to DEED within D after ACT`, with `when`, `kept when`, `broken when`."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lawspeaker.law.errors import Misread
from lawspeaker.law.fences import Fence
from lawspeaker.law.layout import RawArticle
from lawspeaker.law.tree import Article, Deed, Term, Written
from lawspeaker.law.units import read_value

if TYPE_CHECKING:
    from lawspeaker.law.book import BookReader

SHAPE = re.compile(r"oblige (?P<who>\w+) to (?P<deed>.+) within (?P<time>.+?) after (?P<act>.+)$")


def read_duty(reader: "BookReader", raw: RawArticle, name: str, fence: Fence) -> Article:
    """An article that obliges; raises Misread with the shape a duty has."""
    parts: dict[str, Any] = {}
    for kind, value in raw.parts:
        parts.setdefault(kind, value)
    found = SHAPE.match(parts["oblige"].text)
    if found is None:
        raise Misread("duty", "a duty reads: oblige ROLE to DEED within D after ACT")
    act = found["act"].strip()
    roles = reader.roles((act,), parts["oblige"])
    if found["who"] not in roles:
        raise Misread("unknown-role", f"`{act}` has no role `{found['who']}`", f"its roles are {', '.join(roles)}")
    numbers = [0]
    scope = reader.scope(roles)
    blocks = {k: reader.block(parts[k], scope.inner(), numbers) for k in ("when", "kept", "broken") if k in parts}
    within: Term
    if found["time"] in reader.book.lets:
        within = _let(reader, found["time"])
    else:
        within = read_value(found["time"], reader.units)
    article = Article(
        id=name,
        force="oblige",
        acts=(act,),
        when=blocks.get("when"),
        unless=None,
        despite=(),
        cites=tuple(c for k, v in raw.parts if k == "cites" for c in v.text.removeprefix("cites ").split(", ")),
        during=(),
        except_during=(),
        ladder=parts["uses_ladder"].text.removeprefix("ladder ") if "uses_ladder" in parts else "",
        spot=raw.head.spot,
        heading=fence.heading,
        deed=Deed(found["who"], reader.deed(found["who"], found["deed"], scope), found["deed"], within, act),
        kept=blocks.get("kept"),
        broken=blocks.get("broken"),
    )
    return replace(article, questions=tuple(reader.questions(article)))


def _let(reader: "BookReader", name: str) -> Written:
    return reader.book.lets[name].value
