"""Lines that look for somebody among everybody, and lines that look among what nobody can list."""

from collections.abc import Iterator

from lawspeaker.law.checks.over import Over, warning
from lawspeaker.law.errors import Diagnostic, short
from lawspeaker.law.tree import Bound, Condition, Counted, Happened, Holds, Some
from lawspeaker.law.walk import terms


def look(over: Over) -> Iterator[Diagnostic]:
    """Each search through a kind that cannot be listed, or of which there is no end; happenings are looked up."""
    for stands in over.stands:
        for sought in _sought(stands.condition):
            kind, said = over.lexicon.kinds[sought.kind], short(sought.text)
            spot = stands.spot.of(sought.text)
            if kind.all is None:
                message = f"`{said}` can be any at all, so nobody ever knows: {kind.plural} cannot be listed"
                advice = (
                    "find it by a happening (`victim hit any …`), by a name (`any … of …`) or take a role of the act"
                )
                yield warning("unlisted", message, spot, advice)
            elif kind.open:
                message = f"`{said}` is looked for among everybody who ever played"
                advice = "begin with whom it can only be: with a happening, or a name such as `any member of …`"
                yield warning("search", message, spot, advice)


def _sought(condition: Condition) -> Iterator[Some]:
    """What a line searches for among all there are of its kind."""
    if isinstance(condition, Counted):
        if condition.source.source is None and not _counts_few(condition):
            yield condition.source
    elif not isinstance(condition, Happened):
        few = condition.args[-1] if isinstance(condition, Holds) and condition.word.among and condition.args else None
        for term in terms(condition):
            if isinstance(term, Some) and term.source is None and term is not few:
                yield term


def _counts_few(told: Counted) -> bool:
    """Whether those that a count runs over are found without asking of each: by a happening, or by their state."""
    body = told.body
    if isinstance(body, Happened):
        return True
    return isinstance(body, Holds) and body.word.first is not None and not body.negated and _is(told, body.args[0])


def _is(told: Counted, term: object) -> bool:
    return isinstance(term, Bound) and term.var == told.var
