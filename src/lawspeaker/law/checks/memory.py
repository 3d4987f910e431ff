"""States that are asked of the past and keep no memory of it."""

from collections.abc import Iterator

from lawspeaker.law.checks.over import Over
from lawspeaker.law.errors import Diagnostic
from lawspeaker.law.sentences import readable
from lawspeaker.law.tree import Holds


def look(over: Over) -> Iterator[Diagnostic]:
    """Each `for D` of a state that knows no beginning, each `within` of one that knows no end."""
    for stands in over.stands:
        told = stands.condition
        if not isinstance(told, Holds):
            continue
        if told.throughout is not None and told.word.since is None:
            message = f"nobody keeps since when `{readable(told.word)}` has held"
            yield Diagnostic("memory", message, stands.spot, "this state is only known as it is now: leave out `for`")
        elif told.within is not None and told.word.ended is None:
            message = f"nobody keeps until when `{readable(told.word)}` held"
            yield Diagnostic(
                "memory", message, stands.spot, "this state is only known as it is now: leave out `within`"
            )
