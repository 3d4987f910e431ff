"""`python -m lawspeaker.record.cutter`: drafts pages for whoever writes records, in a process of its own.

It reads the folder of a record from each line of its standard input, and answers with a draft of that record's next
page, or with why there is none; the length in eight bytes goes before. It ends when its input does.
"""

import os
import signal
import sys
from pathlib import Path

import msgspec

from lawspeaker.record import Draft, RecordError, read_record

__all__ = ["SIZE", "answer", "heard"]

SIZE = 8
"""Bytes that say how long an answer is."""


def answer(folder: Path) -> bytes:
    """The draft of this record's next page, or why there is none, as MessagePack."""
    try:
        with read_record(folder) as record:
            return msgspec.msgpack.encode([record.draft(), None])
    except (RecordError, OSError) as error:
        return msgspec.msgpack.encode([None, str(error)])


def heard(body: bytes) -> tuple[Draft | None, str | None]:
    """What an answer says."""
    return msgspec.msgpack.decode(body, type=tuple[Draft | None, str | None])


def main() -> None:
    """Answers until there is nobody left who asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for line in sys.stdin.buffer:
        body = answer(Path(msgspec.json.decode(line)))
        try:
            sys.stdout.buffer.write(len(body).to_bytes(SIZE, "big") + body)
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            # Whoever asked is there no more: nothing is left to be said, nor to be flushed.
            os._exit(0)


if __name__ == "__main__":
    main()
