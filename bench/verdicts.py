"""Rulings in the terms of the references: the act, whether it was permitted, and by which of the ten rules."""

from collections.abc import Iterable, Iterator

from lawspeaker.events.findings import Found, Ruling

Verdict = tuple[str, int, int]
"""`h`, `k` or `e`; 1 permitted, 0 forbidden, 2 unclear; the number of the rule, or 0."""

BY_PERMISSION = (2, 1, 3, 4, 5)
BY_PROHIBITION = (9, 8, 10)
ENTERING = (6, 7)
ACTS = {"attack": "h", "kill": "k", "enter": "e"}


def verdict(ruling: Ruling) -> Verdict:
    """A ruling as a reference would give it: of the rules that decided, the one that it looks at first."""
    act = ACTS[ruling.act]
    if ruling.ruling == "unclear":
        return act, 2, 0
    numbers = {int(article.rpartition("-")[2]) for article in ruling.articles}
    if ruling.ruling == "lawful":
        order, permitted = (() if act == "e" else BY_PERMISSION), 1
    else:
        order, permitted = (ENTERING if act == "e" else BY_PROHIBITION), 0
    return act, permitted, next((n for n in order if n in numbers), 0)


def judged_by_the_references(ruling: Ruling) -> bool:
    """They rule on hits, kills and the entering of domes; that of a claim is ruled on by us alone."""
    if ruling.act == "enter":
        return not str(ruling.target).startswith("claim")
    return ruling.act in ACTS


def noted(findings: Iterable[Found], into: list[Verdict]) -> Iterator[Found]:
    """The findings as they come, with the verdicts among them noted on the way."""
    for found in findings:
        if type(found) is Ruling and judged_by_the_references(found):
            into.append(verdict(found))
        yield found


def first_difference(wanted: list[Verdict], given: list[Verdict]) -> str:
    """Where two runs part, in words."""
    for i, (want, gave) in enumerate(zip(wanted, given, strict=False)):
        if want != gave:
            return f"verdict {i}: {want} wanted, {gave} given"
    return f"{len(wanted)} verdicts wanted, {len(given)} given"
