"""A service that is killed at any moment, started again, and looked at."""

import os
import signal
from contextlib import closing
from random import Random

from lawspeaker.record import reader, record
from lawspeaker.service.findings import Findings
from lawspeaker.service.knocks import Silence, Terms
from service.town import CY, T, Wall, ask, by_judge, evening, finding, open_hall, send, speaker

HOUR = 3_600_000
SMALL = 6000
"""Bytes of journal that make a page, so that pages are cut between kills too."""
RCON = speaker("rcon", may={"observe"}, tier=1)
LINE = 64
"""Bytes of one word from the service that will be killed."""


def season(evenings):
    """Several evenings, an hour apart."""
    return [event for i in range(evenings) for event in evening(i * HOUR)]


def serve_for_ever(folder, events, random, tell):
    """Sends what is expected next, receipts what is owed, lets time pass, and says what it has been told."""
    for each in (record, reader):
        each.PAGE = SMALL
    wall = Wall(T)
    with open_hall(folder, wall=wall, terms=Terms(silence=1000)) as hall:
        server = hall.servers["main"]
        server.findings.carrier("plugin")
        go_on = server.expected("plugin")
        while go_on <= len(events):
            many = random.randint(1, 9)
            outcome = send(hall, events[go_on - 1 : go_on - 1 + many], go_on)
            assert not outcome.refused, outcome
            go_on = outcome.go_on
            tell(f"ack {go_on - 1}")
            if random.random() < 0.3:
                interrupt(hall, events[go_on - 2]["t"])
            if random.random() < 0.2:
                wall.now += 5000
                ask(server, Silence(True))
            for one in server.findings.owed("plugin", most=random.randint(0, 4)):
                assert server.findings.receipts("plugin", [(one.seq, one.place, "done", None)])
                tell(f"done {one.seq} {one.place}")
        tell("end")
        signal.pause()


def interrupt(hall, t):
    """Another source speaks in between, and now and then says more than it may."""
    n = hall.servers["main"].expected("rcon")
    chat = {"type": "chat", "t": t, "player": CY, "channel": "global", "text": f"hello number {n}"}
    outcome = send(hall, [finding() | {"t": t} if n % 4 == 0 else chat], n, RCON)
    assert outcome.claims == ([n] if n % 4 == 0 else [])


def killed_service(folder, events, random):
    """Lets a service run for a while, kills it, and gives what it said."""
    hear, say = os.pipe()
    seed = random.randrange(1 << 30)
    pid = os.fork()
    if pid == 0:
        try:
            os.close(hear)
            serve_for_ever(folder, events, Random(seed), lambda word: os.write(say, word.encode().ljust(LINE)))
        finally:
            os._exit(1)
    os.close(say)
    with closing(os.fdopen(hear, "rb", buffering=0)) as pipe:
        words = []
        for _ in range(random.randint(0, 14)):
            words.append(pipe.read(LINE).decode().strip())
            if words[-1] in ("end", ""):
                break
        for _ in range(random.randrange(60_000)):
            pass
        os.kill(pid, signal.SIGKILL)
        while more := pipe.read(LINE):
            words.append(more.decode().strip())
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == -signal.SIGKILL
    return words


def outlive(folder, events, random, kills):
    """Kill the service so often, then let it come to its end; how often it was killed before that."""
    done: set[str] = set()
    acknowledged = killed = 0
    while True:
        words = killed_service(folder, events, random)
        killed += 1
        receipted = [word for word in words if word.startswith("done ")]
        assert len(receipted) == len(set(receipted))
        assert done.isdisjoint(receipted), "a message that was receipted was sent again"
        done |= set(receipted)
        acknowledged = max([acknowledged, *(int(word[4:]) for word in words if word.startswith("ack "))])
        with open_hall(folder, terms=Terms(silence=0)) as hall:
            assert hall.servers["main"].expected("plugin") > acknowledged
            assert not [one for one in hall.servers["main"].findings.owed("plugin", most=10_000) if _word(one) in done]
        if "end" in words or killed >= kills:
            return killed


def same_as_judged(folder):
    """Whether the findings are those of `judge` on the record, byte for byte."""
    findings = Findings(folder / "servers" / "main")
    try:
        found = [one.body for one in findings.all()]
    finally:
        findings.close()
    expected = by_judge(folder)
    assert found == expected
    return len(found)


def _word(one):
    return f"done {one.seq} {one.place}"
