"""Aggravation and mitigation: `raise ban by 6 hours`, `lower rung by 1` change a sanction that is being given."""

import re

from lawspeaker.law import wrong
from lawspeaker.law.draft import Draft
from lawspeaker.law.errors import Misread, short
from lawspeaker.law.layout import Text
from lawspeaker.law.phrases import Quantified, Scope
from lawspeaker.law.reading import Reader
from lawspeaker.law.tree import RUNG, Shift, Term, Written

SHAPE = re.compile(r"(?P<step>[a-z]+(?: [a-z]+){0,2}) by (?P<by>.+)")


def read_shift(draft: Draft, text: Text, scope: Scope) -> Shift:
    """What stands behind `raise` or `lower`; raises Misread with the shape it has."""
    found = SHAPE.fullmatch(text.text)
    if found is None:
        shape = "it reads: raise ban by 6 hours, raise mute by 50 %, lower rung by 1"
        raise Misread("raise", "a change of a sanction is not written like this", shape, spot=text.spot)
    step, by = (text.part(*found.span(group)) for group in ("step", "by"))
    try:
        amount = _amount(draft, step.text, by, scope)
    except Misread as misread:
        misread.spot = misread.at(by.spot).spot
        raise
    return Shift(step.text.replace(" ", "_"), amount, text.text)


def _amount(draft: Draft, step: str, by: Text, scope: Scope) -> Term:
    line = Reader(draft.sentences, by.text, scope)
    kinds = ("number",) if step == RUNG else ("duration", "share")
    whole = [p for p, end in (*line.phrases.at(0), *line.phrases.measures_at(0)) if end == len(line.words)]
    terms = [p for p in whole if not isinstance(p, Quantified) and p.kind in kinds]
    if not terms:
        wrong.refuse_orphan(line)
        wanted = "a number of rungs" if step == RUNG else "a time or a share"
        such = "such as: raise rung by 1" if step == RUNG else "such as: raise ban by 6 hours"
        raise Misread("units", f"{wanted} is wanted here, not `{short(by.text)}`", such, spot=by.spot)
    if wrong.searches(terms[0]):
        advice = "find the one in a line of `when`, and say `that …` here"
        raise Misread("raise", f"`{short(by.text)}` searches for something", advice, spot=by.spot)
    if isinstance(terms[0], Written) and not terms[0].value:
        raise Misread(
            "empty", f"`by {short(by.text)}` changes nothing", "write a number that says something", spot=by.spot
        )
    return terms[0]
