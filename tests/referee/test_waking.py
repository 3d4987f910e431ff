"""Duties that wait are looked at only when something may have changed about them: that is as good as always."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import json

from lawspeaker.events.codec import decode_line
from lawspeaker.events.findings import Found
from lawspeaker.institutions.now import Now
from lawspeaker.referee import snapshot
from lawspeaker.referee.docket.docket import Docket
from lawspeaker.referee.duties import NEVER, Duties, Duty, _order
from lawspeaker.referee.referee import Referee
from lawspeaker.referee.swift.swift import Swift
from lawspeaker.vocabulary import lexicon
from referee.plays import book_of

BOOK = book_of(
    """
```law
let hearing be 12 minutes

table matter
            words
  accident  accident, sorry

article KOS-1
  forbid kill
  unless all of:
           anyone reported it as "accident"
           staff find that "it was an accident"

article PEACE-1
  oblige attacker to warn victim within 10 minutes after kill
  when that kill was not lawful
  kept when attacker invited victim since that kill
  broken when attacker killed victim within 5 minutes after that kill

article SORRY-1
  oblige attacker to invite victim within 2 minutes after kill
  when anyone reported it as "accident"
   and staff find that "he was sorry"

article GRAVE-1
  oblige attacker to loot the body of that kill within 2 minutes after kill
  when victim warned attacker within the last 1 minutes
```
"""
)
PEOPLE = ("ann", "bo", "cy")
SEQS = st.sampled_from((2, 2, 2, 3, 4))
"""Acts that reports and findings speak of: the evening begins with a kill."""
pairs = st.permutations(PEOPLE).map(lambda p: (p[0], p[1]))
questions = st.sampled_from(("KOS-1?1", "SORRY-1?1", "SORRY-1?1", "KOS-1"))
moves = st.one_of(
    pairs.map(lambda p: {"type": "kill", "attacker": p[0], "victim": p[1], "weapon": "rock"}),
    pairs.map(lambda p: {"type": "hit", "attacker": p[0], "victim": p[1], "weapon": "rock", "damage": 5}),
    pairs.map(lambda p: {"type": "command", "player": p[0], "name": "warn", "args": {"player": p[1], "text": "x"}}),
    st.tuples(pairs, SEQS, st.booleans()).map(
        lambda p: {
            "type": "command",
            "player": p[0][0],
            "name": "report",
            "args": {"kind": "accident", **({"about": p[1]} if p[2] else {"player": p[0][1]})},
        }
    ),
    st.tuples(SEQS, questions, st.sampled_from(("yes", "no"))).map(
        lambda p: {"type": "finding", "by": "dee", "subject": p[0], "question": p[1], "answer": p[2]}
    ),
    SEQS.map(lambda n: {"type": "finding", "by": "dee", "subject": n, "question": "SORRY-1?1", "answer": "yes"}),
    SEQS.map(lambda n: {"type": "command", "player": "bo", "name": "report", "args": {"kind": "accident", "about": n}}),
    st.just({"type": "time"}),
)
steps = st.sampled_from((0, 1, 30_000, 60_000, 119_999, 120_000, 300_000, 600_000))
evenings = st.lists(st.tuples(steps, moves), min_size=3, max_size=14)
STAFF = {"type": "profile", "player": "dee", "staff": "admin"}
KILL = {"type": "kill", "attacker": "ann", "victim": "bo", "weapon": "rock"}


class Sleepless(Duties):
    """Looks at every duty after every event, in the order in which they fall due, and forgets none."""

    def stir(self, docket: Docket) -> bool:
        return bool(self.open)

    def step(self, now: Now, docket: Docket) -> list[Found]:
        return [f for duty in sorted(self.open.values(), key=_order) for f in self._look(duty, now, docket)]

    def _wait_on(self, duty: Duty, now: Now, docket: Docket) -> None:
        duty.due = NEVER

    def next_due(self, t: int) -> Duty | None:
        return min((duty for duty in self.open.values() if duty.due <= t), key=_order, default=None)


def play(referee: Referee, evening: list[tuple[int, dict[str, Any]]], restore_at: int = -1) -> list[list[Found]]:
    """What each event brought; before event `restore_at` the referee is put away and taken up again."""
    t, found = 1_750_000_000_000, []
    for seq, (after, move) in enumerate([(0, STAFF), (0, KILL), *evening], 1):
        if seq == restore_at:
            again = type(referee)(BOOK, lexicon())
            snapshot.load(again, snapshot.dump(referee))
            referee = again
        t += after
        event = decode_line(json.encode({**move, "t": t}))
        event.seq = seq
        found.append(referee.take(event))
    return [*found, referee.advance(t + 3_600_000)]


@settings(max_examples=80, deadline=None)
@given(evening=evenings, restore_at=st.integers(1, 12))
def test_waking_duties_when_something_was_said_is_looking_at_all_of_them_always(evening, restore_at):
    sleepless = Referee(BOOK, lexicon())
    sleepless.duties = Sleepless(BOOK, lexicon())
    wanted = play(sleepless, evening)
    assert play(Referee(BOOK, lexicon()), evening) == wanted
    assert play(Swift(BOOK, lexicon()), evening, restore_at) == wanted
