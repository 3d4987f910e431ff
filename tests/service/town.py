"""A service in a folder for tests: its clock is set by hand, its senders say what happened in a small town."""

import io
import threading
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import msgspec
import structlog

from lawspeaker.cli.judge import run
from lawspeaker.justice.court import Court
from lawspeaker.law.library import load
from lawspeaker.record import read_record
from lawspeaker.referee.servers import Servers
from lawspeaker.service.books import Books
from lawspeaker.service.hall import Hall, House
from lawspeaker.service.intake import Outcome, Speaker, make_ready
from lawspeaker.service.knocks import Terms
from lawspeaker.vocabulary import lexicon

ANA, BO, CY = "76561198000000101", "76561198000000102", "76561198000000103"
T = 1_790_000_000_000
structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))

PATIENCE = 90
"""Seconds after which a test gives up on a thread."""

EVERYTHING = frozenset({"observe", "order", "decide"})
TERMS = Terms(silence=0)


class Wall:
    """The clock of the computer, in Unix milliseconds."""

    def __init__(self, now=T):
        self.now = now

    def __call__(self):
        return self.now


def hall_in(folder, wall=None, servers=("main",), terms=TERMS, rulebook="darkrp", keys=None):
    """A hall that is not open yet."""
    return Hall(folder, {name: House(str(rulebook), terms) for name in servers}, wall or Wall(), keys)


@contextmanager
def open_hall(folder, **how):
    """A hall with its doors open."""
    hall = hall_in(folder, **how)
    hall.start()
    try:
        yield hall
    finally:
        hall.stop()


def speaker(source="plugin", server="main", may=EVERYTHING, tier=2, **more):
    return Speaker(server=server, source=source, key="bridge", may=frozenset(may), tier=tier, **more)


def raws(events):
    return [msgspec.Raw(msgspec.json.encode(event)) for event in events]


def ask(server, what):
    """What the server's thread says to this."""
    told = threading.Event()
    heard: list[Outcome] = []

    def tell(outcome):
        heard.append(outcome)
        told.set()

    server.give(what, tell)
    assert told.wait(PATIENCE), "the server did not answer"
    return heard[0]


def send(hall, events, first=1, who=None):
    who = who or speaker()
    return ask(hall.servers[who.server], make_ready(who, first, raws(events), False))


def judged(hall, server="main"):
    """The findings of a server, once it has judged all that is on its record."""
    one = hall.servers[server]
    end = monotonic() + PATIENCE
    while monotonic() < end:
        ask(one, speaker(server=server))
        if one.chamber.caught_up(0.1):
            return list(one.findings.all())
    raise AssertionError("the server does not come to an end of judging")


def wait_until(true):
    """Whether this comes true, as it has to."""
    end = monotonic() + PATIENCE
    while not true() and monotonic() < end:
        threading.Event().wait(0.001)
    return true()


def joined(player, name, t=T):
    return {"type": "joined", "t": t, "player": player, "name": name}


def kill(t=T + 5000, attacker=ANA, victim=BO):
    return {"type": "kill", "t": t, "attacker": attacker, "victim": victim, "weapon": "rifle.ak"}


def finding(by=ANA, subject=4, answer="no"):
    clause = {"question": "DR-2.1-1", "answer": answer}
    return {"type": "finding", "t": T + 6000, "by": by, "subject": subject} | clause


def murder():
    """Ana comes, Bo comes, and she kills him for nothing: one unlawful ruling."""
    return [joined(ANA, "Ana"), joined(BO, "Bo"), kill()]


def evening(later=0):
    """The example stream, which is an evening with all sorts of things; so many milliseconds `later`."""
    lines = (Path(__file__).parents[2] / "examples" / "town.ndjson").read_bytes().splitlines()
    events = [msgspec.json.decode(line) for line in lines]
    return [event | {"t": event["t"] + later} for event in events]


def on_record(folder, server="main"):
    """Every event of a server's record."""
    with read_record(folder / "servers" / server) as record:
        return [fields for _, fields in record.fields()]


def adoptions(folder, server="main"):
    """The `rulebook` events of a server's record."""
    return [fields for fields in on_record(folder, server) if fields["type"] == "rulebook"]


def record_shown(folder, server="main"):
    """A server's record, line by line."""
    with read_record(folder / "servers" / server) as record:
        lines = [msgspec.json.encode({"seq": seq, "n": None, **fields}) for seq, fields in record.fields()]
    return b"".join(line + b"\n" for line in lines)


def by_judge(folder, server="main", rulebook="darkrp", uphold=False):
    """What `lawspeaker judge --all` writes of a server's record, line by line; without a `rulebook`, by those that the
    record itself names, each from where it came into force."""
    shown = io.BytesIO(record_shown(folder, server))
    if rulebook is None:
        first, *_ = ahead = [Books(folder / "rulebooks").get(one["hash"]) for one in adoptions(folder, server)]
    else:
        first, ahead = load(str(rulebook), lexicon()), []
    servers = Servers(first, lexicon(), above=Court if uphold else None, ahead=ahead)
    return [msgspec.json.encode(found) for found in run([shown], servers)]
