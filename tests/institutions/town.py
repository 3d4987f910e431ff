"""A town whose institutions run by themselves: orders are carried out unjudged, told facts and time as they come."""

from typing import Any

from msgspec import json

from lawspeaker.events.codec import decode_line
from lawspeaker.events.findings import Change, Found, Notice, Sanction
from lawspeaker.institutions.institutions import Institutions
from lawspeaker.institutions.order import Done, Order, Refusal
from lawspeaker.law.book import BookReader
from lawspeaker.law.lexicon import Lexicon
from lawspeaker.law.tree import Rulebook
from lawspeaker.vocabulary import units
from lawspeaker.world.world import World

SECOND, MINUTE, HOUR, DAY = 1000, 60_000, 3_600_000, 86_400_000
STAFF = """
# Staff

```law
let merging time be 1 minute
let answer time be 24 hours
let kick vote quorum be 3
let kick vote majority be 66 %
let kick vote time be 60 seconds

table matter
             words
  idle       idle, afk
  stuck      stuck, cannot move
  respawn    kill, type kill, respawn

table procedure
                serves
  report idle   R-1
  report stuck  R-2
  kick vote     V-1
  ask           A-1
  answer        A-2
  escalation    A-3
  respawn       S-1
  punishment    P-1

ladder life
  verbal warning
  warn
  ban 1 to 2 days
  cites P-1

ladder chat
  mute 10 to 15 minutes and kick
  ban for ever
  expires after 7 days
```
"""


def rulebook(text: str = STAFF) -> Rulebook:
    """A rulebook of numbers, tables and ladders, without an article."""
    reader = BookReader(Lexicon((), {}, units=units()), "town")
    reader.chapter("staff.md", text)
    return reader.finish()


class Town:
    """One server's institutions and world; `seq` counts by itself."""

    def __init__(self, book: Rulebook | None = None) -> None:
        self.book = book or rulebook()
        self.world = World()
        self.institutions = Institutions(self.book)
        self.seq = 0
        self.found: list[Found] = []

    def tell(self, type_: str, t: int, /, **fields: Any) -> list[Found]:
        """An event, told; what fell due before it comes first."""
        self.seq += 1
        event = decode_line(json.encode({"type": type_, "t": t, "seq": self.seq, **fields}))
        found = self.wait(t)
        self.world.take(event)
        found += self.institutions.take(event, self.world)
        self.found += found
        return found

    def wait(self, t: int) -> list[Found]:
        """Time alone, up to `t`."""
        found: list[Found] = []
        while (due := self.institutions.next_due(t)) is not None:
            self.world.clock = max(self.world.clock, due.at)
            found += self.institutions.fire(due, self.world)
        return found

    def order(self, t: int, player: str, name: str, /, building: str | None = None, **args: Any) -> Done | Refusal:
        """A command, carried out if the institution finds nothing wrong with it; `building` is what he looks at."""
        self.tell("command", t, player=player, name=name, args=args, building=building)
        order = Order(player, name, args, self.seq, self.world.clock, building)
        plan = self.institutions.orders[name](order, self.world)
        if isinstance(plan, Refusal):
            return plan
        done = self.institutions.carry(plan, self.world)
        self.found += done.found
        return done


def changes(found: Any) -> list[tuple[str, str | None, str]]:
    """What moved: of what, from where, to where."""
    return [(f.what, f.old, f.new) for f in found if isinstance(f, Change)]


def notices(found: Any) -> list[Notice]:
    """Who was told."""
    return [f for f in found if isinstance(f, Notice)]


def sanctions(found: Any) -> list[Sanction]:
    """The steps given."""
    return [f for f in found if isinstance(f, Sanction)]


def opened(done: Done | Refusal) -> str:
    """The id of what an order opened."""
    assert isinstance(done, Done), done
    assert done.id is not None
    return done.id


def refused(done: Done | Refusal) -> Refusal:
    """The refusal."""
    assert isinstance(done, Refusal), done
    return done
