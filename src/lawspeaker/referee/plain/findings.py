"""What people found, by the letter: of which act they speak, and what a finding on a clause does to its articles."""

from collections.abc import Iterable, Sequence

from lawspeaker.events import Finding
from lawspeaker.referee.plain.letter import Outcome, lifts, serves
from lawspeaker.referee.plain.ways import NO, UNKNOWN, YES


def subject(finding: Finding) -> int:
    """The act that a finding is about; 0 if it is about none."""
    return int(finding.subject) if str(finding.subject).isdecimal() else 0


def asks(finding: Finding) -> bool:
    """Whether a finding answers what was missing, and not what became of a clause."""
    return "?" in finding.question or "/" in finding.question


def article_of(question: str) -> str:
    """The article whose line asks this."""
    return question.partition("?")[0].partition("/")[0]


def overruled(outcomes: Sequence[Outcome], charges: Iterable[Finding]) -> list[Outcome]:
    """A finding on a clause outranks what was seen: the act breaks it, or does not.

    What breaks it are the prohibitions serving it that apply anyway, or else those that may, or else all. One that
    applies by findings alone is named for their clauses.
    """
    read = list(outcomes)
    named: list[tuple[str, ...]] = [()] * len(read)
    for finding in charges:
        serving = [k for k, o in enumerate(read) if finding.question in serves(o.article)]
        broken = finding.answer == "yes"
        most = max((read[k].way.truth for k in serving if read[k].article.force == "forbid"), default=NO)
        for k in serving:
            charge, way = read[k].article.force == "forbid", read[k].way
            if charge and broken and way.truth < most:
                continue
            applies = charge is broken
            alone = applies and (named[k] or way.truth != YES)
            named[k] = (*named[k], finding.question) if alone else ()
            way = way._replace(truth=YES if applies else NO, open=frozenset(), tags=named[k] or way.tags)
            read[k] = Outcome(read[k].article, way, charged=applies)
    return read


def standing(charge: Outcome, permits: Iterable[Outcome]) -> int:
    """Whether a prohibition stands; what was found to be broken is not lifted by what nobody knows to apply."""
    leave = [p.way.truth for p in permits if lifts(p, charge)]
    return min(charge.way.truth, *(YES - truth for truth in leave if truth != UNKNOWN or not charge.charged), YES)
