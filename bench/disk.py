"""What the record weighs on disk: by position, by act, and all its files by event."""

from pathlib import Path
from typing import NamedTuple

from lawspeaker.record import read_record


class Weight(NamedTuple):
    """Bytes of a position, of an act, and of an event of the benchmark over all files."""

    position: float
    act: float
    event: float


def weighed(folder: Path, events: int) -> Weight:
    """The weight of a sealed record that holds so many events, rows of positions counted one by one."""
    with read_record(folder) as record:
        figures = record.figures()
    assert figures.per_position is not None
    assert figures.per_act is not None
    return Weight(round(figures.per_position, 2), round(figures.per_act, 2), round(figures.files / events, 2))
