"""One stretch of play in all the forms that it is measured in: the references' lines, our wire, our record."""

from collections.abc import Iterable
from pathlib import Path

from wire import Wire
from workload import workload

from lawspeaker.record import open_record

BATCH = 2000


class Facts:
    """The ten-rule workload, written into a folder: `short` for the references, `wire` for us, of `events` events."""

    def __init__(self, folder: Path, events: int, players: int, batched: bool) -> None:
        folder.mkdir(parents=True)
        self.events, self.players, self.batched = events, players, batched
        short = list(workload(events, players, batched=batched))
        self.short = _written(folder / "short.ndjson", short)
        wire = Wire()
        lines = list(wire.lines(short, batched))
        if wire.rows != events:
            raise ValueError(f"{events} events became {wire.rows}")
        self.wire = _written(folder / "wire.ndjson", lines)
        self.record = folder / "record"

    def keep(self) -> int:
        """Take the wire's lines into a record and seal it to the end; how many lines there were."""
        lines = self.wire.read_bytes().splitlines()
        with open_record(self.record) as record:
            for first in range(0, len(lines), BATCH):
                batch = lines[first : first + BATCH]
                taken = record.append(batch, places=range(first + 1, first + 1 + len(batch)))
                if taken.faults:
                    raise ValueError(f"a line could not be taken: {taken.faults[0]}")
                record.seal()
            record.seal(whole=True)
        return len(lines)


def _written(path: Path, lines: Iterable[str]) -> Path:
    path.write_text("\n".join(lines) + "\n")
    return path
