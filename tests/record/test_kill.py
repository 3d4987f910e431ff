"""A writer killed at any moment: everything acknowledged is there, once and in order, and the next one goes on."""

import os
import signal
from contextlib import closing
from random import Random

from lawspeaker.record import open_record
from record.wire import ANA, BO, hit, positions

KILLS = 40
BATCH = 3
NUMBER = 8
"""Bytes of an acknowledgement."""


def event(n):
    """What the sender's number `n` says."""
    return positions(n, (ANA, n / 10, 0.0, 1.5), n=n) if n % 2 else hit(n, ANA, BO, n=n)


def write_for_ever(folder, go_on, acknowledge):
    """Sends from number `go_on` on, as after a reconnection, and seals and forgets now and then."""
    with open_record(folder) as record:
        while True:
            batch = range(go_on, go_on + BATCH)
            record.append([event(n) for n in batch])
            go_on += BATCH
            os.write(acknowledge, (go_on - 1).to_bytes(NUMBER, "big"))
            if go_on % 5 == 0:
                record.seal(whole=True)
            if go_on % 35 == 0:
                record.forget(ANA)


def killed_writer(folder, go_on, random):
    """Lets a writer acknowledge a few batches, kills it, and gives the last number that it acknowledged."""
    hear, tell = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.close(hear)
            write_for_ever(folder, go_on, tell)
        finally:
            os._exit(1)
    os.close(tell)
    with closing(os.fdopen(hear, "rb", buffering=0)) as pipe:
        acknowledged = [pipe.read(NUMBER) for _ in range(random.randint(0, 6))]
        for _ in range(random.randrange(30_000)):
            pass
        os.kill(pid, signal.SIGKILL)
        while more := pipe.read(NUMBER):
            acknowledged.append(more)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == -signal.SIGKILL
    return int.from_bytes(acknowledged[-1], "big") if acknowledged else 0


def test_kill_minus_nine_at_any_moment_loses_nothing_acknowledged(tmp_path):
    random = Random(7)
    acknowledged = 0
    for _ in range(KILLS):
        last = killed_writer(tmp_path / "record", acknowledged + 1, random)
        acknowledged = max(acknowledged, last)
        with open_record(tmp_path / "record") as record:
            found = [(event.n, event.seq, event.t) for event in record.read()]
            assert found == [(n, n, n) for n in range(1, len(found) + 1)]
            assert len(found) >= acknowledged
            report = record.verify()
            assert report.sound, report.faults
    assert report.pages > 1
