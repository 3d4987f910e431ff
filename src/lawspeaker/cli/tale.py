"""An evening told to somebody who never saw one: who did what, what the law says of it, and why he did so.

The last is what only the simulator knows; the referee never hears of it. What is like something that was told already
is counted and not told again.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec
from rich.console import Console
from rich.text import Text

from lawspeaker.cli.days import Days
from lawspeaker.cli.deeds import COLOURS, deed_of
from lawspeaker.cli.screen import harmless
from lawspeaker.events.findings import Answer, Ruling
from lawspeaker.service.findings import Kept
from lawspeaker.simulate import Evening
from lawspeaker.simulate.deeds import Deed

__all__ = ["Tale"]

ALIKE = 2
"""How often something of one kind is told."""
MARGIN = " " * 12
MEANINGS = {
    "lawful": "somebody might have minded, and a rule allows it",
    "unlawful": "a rule forbids it, and none allows it; staff may punish it, or a server set to uphold does",
    "unclear": "something that decides is not known; staff are asked that one question, and nothing is punished",
    "refused": "orders that the rules do not allow",
}
"""What became of an act, for whoever hears it for the first time."""
NEAR = 5_000
"""Milliseconds by which what lasts may have been seen later than it began."""


class Tale:
    """Tells what was found of an evening, as it is found."""

    def __init__(self, evening: Evening, called: str = "lawspeaker") -> None:
        self._evening, self._called = evening, called
        self._days = Days()
        self._example = ""
        self._console = Console(highlight=False, soft_wrap=True)
        self._names = {person.id: harmless(person.name) for person in evening.stage.people}
        self._truth: dict[str, list[Deed]] = {}
        self._known = 0
        self._acts: set[tuple[object, ...]] = set()
        self._kinds: Counter[tuple[object, ...]] = Counter()
        self.verdicts: Counter[str] = Counter()

    def write(self, kept: Kept) -> None:
        """One finding: told if it is a ruling with a reason, or an order that was refused, and new of its kind."""
        if kept.kind not in ("ruling", "answer"):
            return
        found: Ruling | Answer = msgspec.convert(harmless(msgspec.json.decode(kept.body)), Ruling | Answer)
        if isinstance(found, Answer):
            self._answer(found)
        elif found.until is msgspec.UNSET and (found.ruling != "lawful" or found.articles):
            self._ruling(found)

    def close(self, events: int) -> None:
        """The sum of it, when so many events were judged, and where to go from here."""
        say, size = self._console.print, self._evening.size
        told = sum(min(many, ALIKE) for many in self._kinds.values())
        acts = sum(self.verdicts[name] for name in COLOURS)
        say(f"\nIn sum: {events:,} events, and of what was done {acts} acts that the law speaks of:", style="bold")
        for name, meaning in MEANINGS.items():
            say(Text.assemble(f"{self.verdicts[name]:5} ", (f"{name:10}", COLOURS.get(name, "bold red")), meaning))
        say(f"{self._kinds.total() - told} of them are like those above, and not told again.")
        say(f"\nWhat the rule says, as players read it:  {self._called} rulebook show {size.community} {self._example}")
        order = f"simulate {size.community} --people {size.people} --minutes {size.minutes:g} --score"
        say(f"How much of the truth the law finds:     {self._called} {order}")
        say("Rules of your own:                       docs/law.md")
        say("Beside a game server of yours:           docs/running.md", end="\n\n")

    # One finding ------------------------------------------------------------------------------------------------------

    def _answer(self, found: Answer) -> None:
        if found.ok is not False or not found.articles:
            return
        self.verdicts["refused"] += 1
        if self._is_new(("refused", *found.articles)):
            what = f"{self._name(found.player)} orders `/{found.command}`"
            self._tell(found.t, what, "refused", found.clauses)
            self._console.print(Text(MARGIN + found.say))
            self._why(found.t, found.player)

    def _ruling(self, found: Ruling) -> None:
        act = (found.seq, found.act, found.actor, tuple(found.articles))
        if act in self._acts:
            return
        self._acts.add(act)
        self.verdicts[found.ruling] += 1
        if not self._is_new((found.ruling, *found.articles)):
            return
        self._example = self._example or found.articles[0]
        self._tell(found.t, deed_of(found, self._name), found.ruling, found.clauses)
        for reason in _standing(found):
            self._console.print(Text(MARGIN + reason))
        for missing in found.missing or ():
            if "?" in missing.id:
                self._console.print(Text(f"{MARGIN}the staff are asked: is it so that {missing.say}?", style="yellow"))
        self._why(found.t, found.actor)

    def _is_new(self, kind: tuple[object, ...]) -> bool:
        self._kinds[kind] += 1
        return self._kinds[kind] <= ALIKE

    def _tell(self, t: int, what: str, verdict: str, clauses: list[str]) -> None:
        if day := self._days.turned(t):
            self._console.print(Text(day, style="bold"))
        clock = datetime.fromtimestamp(t / 1000, UTC).strftime("  %H:%M:%S  ")
        tail = f"  [{', '.join(clauses)}]" if clauses else ""
        colour = COLOURS.get(verdict, "bold red")
        self._console.print(Text.assemble((clock, "dim"), f"{what}: ", (verdict, colour), (tail, "cyan")))

    def _why(self, t: int, actor: str) -> None:
        """Why he did it, where he told the simulator."""
        for deed in self._evening.deeds[self._known :]:
            self._truth.setdefault(deed.actor, []).append(deed)
            self._known += 1
        mine = self._truth.get(actor, [])
        said = [deed for deed in mine if deed.t == t or (deed.lasting and abs(deed.t - t) <= NEAR)]
        if said:
            why = "; ".join(reason.say for reason in said[0].reasons)
            self._console.print(Text(f"{MARGIN}in truth: {why}", style="dim"))

    def _name(self, one: str) -> str:
        return str(self._names.get(one, one))


def _standing(found: Ruling) -> Iterator[str]:
    """Why, by the articles that stand; of what did not suffice a newcomer need not hear."""
    told = [reason for reason in found.because if reason.partition(":")[0] in found.articles]
    yield from map(_plain, told or found.because[:1])


def _plain(reason: str) -> str:
    """Without what goes without saying: that a place is the place that it is."""
    parts = (part.partition(" is ") for part in reason.split("; "))
    return "; ".join("".join(part) for part in parts if part[0] != part[2])
