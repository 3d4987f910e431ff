"""Particulars: what articles of all sorts say alike, such as their id, their clauses, their modes."""

import re
from typing import TypedDict

from lawspeaker.law import limits
from lawspeaker.law.definitions import refuse_size, size_of
from lawspeaker.law.draft import Draft
from lawspeaker.law.errors import Misread, Spot, short
from lawspeaker.law.fences import Fence
from lawspeaker.law.layout import RawPart, Text
from lawspeaker.law.tree import Article, Force, Place
from lawspeaker.law.walk import blocks, searched

__all__ = ["LISTED", "SHIFTS", "cites", "common", "force_of", "head_of", "modes", "places", "refuse_large"]

ID = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*-[0-9]{1,6}")
LISTED = {"cites": "cites", "otherwise": "otherwise cites", "during": "during", "except": "except during"}
CITES = ("cites", "otherwise")
SAID: dict[str, Force] = {"forbid": "forbid", "permit": "permit"}
SHIFTS: dict[str, Force] = {"raise": "raise", "lower": "lower"}


def head_of(raw: RawPart) -> tuple[Text, list[Text]]:
    """The id, and what it lifts; raises Misread."""
    said, despite, _ = raw.head.text.partition(" despite ")
    name = raw.head.part(0, len(said))
    if not ID.fullmatch(name.text):
        advice = "words joined by dashes, then a number, such as KOS-1"
        if not name.text:
            raise Misread("id", "an article has an id", advice)
        raise Misread("id", f"`{short(name.text)}` is no id of an article", advice, spot=name.spot)
    named = raw.head.part(len(said) + len(despite)).list() if despite else []
    return name, named


def force_of(text: Text) -> tuple[Force, list[Text]]:
    """What it does, and to which acts; raises Misread."""
    said = text.text.split(maxsplit=1)[0]
    acts = text.after(said).list()
    if not acts:
        raise Misread("article", f"`{said}` names no act", "such as: forbid attack", spot=text.spot)
    twice = next((a for i, a in enumerate(acts) if a.text in [b.text for b in acts[:i]]), None)
    if twice is not None:
        raise Misread("duplicate", f"the act `{short(twice.text)}` stands twice", spot=twice.spot)
    return SAID[said], acts


def modes(raw: RawPart, kind: str) -> tuple[str, ...]:
    """The modes of all `during` (or `except`) lines."""
    return tuple(said.text.after(LISTED[kind]).text for said in raw.of(kind))


def cites(raw: RawPart) -> tuple[str, ...]:
    """The clauses of all `cites` and `otherwise cites` lines."""
    return tuple(c.text for said in raw.of(*CITES) for c in said.text.after(LISTED[said.kind]).list())


class Common(TypedDict):
    """What articles of all sorts say alike."""

    id: str
    cites: tuple[str, ...]
    during: tuple[str, ...]
    except_during: tuple[str, ...]
    ladder: str
    spot: Spot
    heading: str
    places: tuple[Place, ...]


def common(raw: RawPart, name: Text, fence: Fence) -> Common:
    """What an article of this id says as others do."""
    ladder = raw.text("uses_ladder")
    return {
        "id": name.text,
        "cites": cites(raw),
        "during": modes(raw, "during"),
        "except_during": modes(raw, "except"),
        "ladder": ladder.after("ladder").text if ladder is not None else "",
        "spot": name.spot,
        "heading": fence.heading,
        "places": places(raw),
    }


def places(raw: RawPart) -> tuple[Place, ...]:
    """Where the names stand that an article speaks of."""
    found: list[Place] = [("despite", d.text, d.spot) for d in head_of(raw)[1]]
    for kind, line, _ in raw.under:
        if kind in CITES:
            found += [("cites", c.text, c.spot) for c in line.after(LISTED[kind]).list()]
        elif kind in ("during", "except"):
            mode = line.after(LISTED[kind])
            found.append(("during", mode.text, mode.spot))
        elif kind == "uses_ladder":
            ladder = line.after("ladder")
            found.append(("ladder", ladder.text, ladder.spot))
        elif kind == "force" and (said := line.text.split(maxsplit=1)[0]) in SHIFTS:
            shift = line.after(said)
            found.append(("shift", shift.text, shift.spot))
        elif kind == "force":
            found += [("act", a.text, a.spot) for a in force_of(line)[1]]
    return tuple(found)


def refuse_large(draft: Draft, article: Article) -> None:
    """Raises Misread for an article that would cost too much to judge."""
    for _, block in blocks(article):
        refuse_size(article.id, size_of(block, draft.sizes), article.spot)
        if searched(block) > limits.SEARCHED:
            message = (
                f"`{article.id}` searches for {searched(block)} things together; at most {limits.SEARCHED} are read"
            )
            raise Misread("limit", message, "each `any …` in a list of `and` is one more", spot=article.spot)
