"""Events a second: ours from NDJSON and from the record, the yardstick's and the plain reference's, on the same facts.

All run in turn, several times over, and of each the quickest run counts.
"""

from pathlib import Path
from typing import NamedTuple

from clock import Took, timed
from facts import Facts
from judging import Judged, judge_record, judge_wire, read_through
from naive import Numbers
from naive import run as naive_run
from verdicts import first_difference
from yardstick import run_file

REFERENCES = {"ndjson": "naive", "record": "naive", "yardstick": "naive"} | {
    "ndjson_spread": "naive_spread",
    "yardstick_spread": "naive_spread",
}
"""Whose verdicts each run has to come to."""


class Rates(NamedTuple):
    """What each run took at its quickest, how many verdicts there were, and in words where any differed."""

    events: int
    took: dict[str, Took]
    append: Took
    read: Took
    verdicts: int
    differences: list[str]

    def per_second(self, name: str) -> int:
        """Events in a second of the processor."""
        return round(self.events / self.took[name].cpu)

    def ratio(self, name: str, other: str) -> float:
        """The rate of one by that of the other."""
        return round(self.took[other].cpu / self.took[name].cpu, 4)

    @property
    def share(self) -> float:
        """How much of the core the least favoured run was given."""
        return min(took.share for took in self.took.values())


def rates(batched: Facts, spread: Facts, rulebook: Path, tries: int) -> Rates:
    """Let all of them judge the same facts: places batched by second, and one a line."""
    _, append = timed(batched.keep)
    took: dict[str, Took] = {}
    differences: list[str] = []
    verdicts = 0
    for _ in range(tries):
        runs = _each_once(batched, spread, rulebook)
        took = {name: min(took.get(name, run.took), run.took) for name, run in runs.items()}
        differences += _differences(runs)
        verdicts = len(runs["naive"].verdicts) + len(runs["naive_spread"].verdicts)
    return Rates(batched.events, took, append, read_through(batched.record), verdicts, differences)


def naive(facts: Facts, numbers: Numbers) -> Judged:
    """The plain reference, with these numbers."""
    rows: list[tuple] = []
    with facts.short.open("rb") as file:
        _, took = timed(lambda: naive_run(file, rows.append, numbers))
    return Judged(took, [(row[1], row[2], row[3]) for row in rows])


def yardstick(facts: Facts) -> Judged:
    """The hand-written one."""
    engine, took = timed(lambda: run_file(str(facts.short)))
    return Judged(took, [(row[1], row[2], row[3]) for row in engine.out])


def _each_once(batched: Facts, spread: Facts, rulebook: Path) -> dict[str, Judged]:
    return {
        "yardstick": yardstick(batched),
        "naive": naive(batched, Numbers()),
        "ndjson": judge_wire(batched.wire, rulebook),
        "record": judge_record(batched.record, rulebook),
        "yardstick_spread": yardstick(spread),
        "naive_spread": naive(spread, Numbers()),
        "ndjson_spread": judge_wire(spread.wire, rulebook),
    }


def _differences(runs: dict[str, Judged]) -> list[str]:
    pairs = ((name, runs[reference].verdicts, runs[name].verdicts) for name, reference in REFERENCES.items())
    return [f"{name}: {first_difference(wanted, given)}" for name, wanted, given in pairs if wanted != given]
