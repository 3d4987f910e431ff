"""Findings for people: one line for what was ruled, and under it why."""

from rich.console import Console
from rich.text import Text

from lawspeaker.cli.deeds import COLOURS, Dated, brief, first, headed, questions
from lawspeaker.cli.screen import harmless
from lawspeaker.events.findings import Fault, Found, Ruling
from lawspeaker.justice.court import Court
from lawspeaker.referee.referee import Referee
from lawspeaker.referee.servers import MAIN, Servers

WHERE = "without `--pretty` all are written"


class Pretty:
    """Writes findings to a terminal in colour, or as plain text to a file."""

    def __init__(self, servers: Servers) -> None:
        self._servers = servers
        self.console = Console(highlight=False, soft_wrap=True)
        self.begun: int | None = None
        self._last: tuple[object, ...] = ()

    def begin(self, t: int) -> None:
        """Count the times of findings from this one (Unix ms); else they are counted from the first that is shown."""
        self.begun = t

    def write(self, found: Found) -> None:
        """One finding; what is found alike of one line for each who heard it is written once. A line that could not be
        taken is said on standard error, and not here again."""
        if isinstance(found, Fault):
            return
        heard = _heard(found) if isinstance(found, Ruling) else ()
        if heard and heard == self._last:
            return
        self._last = heard
        line = Text.assemble((f"{self._clock(found)}  ", "dim"))
        if not isinstance(found, Ruling):
            sort, said = brief(found, lambda id_: self._called(found, id_))
            line.append(harmless(f"{sort:<8} {said}"))
            self.console.print(line)
            return
        ended = isinstance(found.until, int)
        line.append(f"{'over' if ended else found.ruling:<9}", style="dim" if ended else COLOURS[found.ruling])
        head, because = headed(found, lambda id_: self._called(found, id_))
        line.append(head)
        if found.clauses:
            line.append(f"  [{', '.join(found.clauses)}]", style="cyan")
        self.console.print(line)
        for reason in first(because, "reasons", WHERE):
            self.console.print(Text(f"            {reason}", style="dim"))
        for question in first(questions(found), "questions", WHERE):
            self.console.print(Text(f"            {question}", style="yellow"))

    def _called(self, found: Dated, id_: str) -> str:
        """What somebody or something was called when it was done, or last; its id where nobody knows."""
        seat = self._servers.referees.get(found.server if isinstance(found.server, str) else MAIN)
        referee = seat.referee if isinstance(seat, Court) else seat
        if not isinstance(referee, Referee):
            return id_
        seq = getattr(found, "seq", None)
        return referee.world.called(id_, referee.world.seq if seq is None else seq)

    def _clock(self, found: Dated) -> str:
        if self.begun is None:
            self.begun = found.t
        before, seconds = found.t < self.begun, abs(found.t - self.begun) // 1000
        return f"{'-' if before else ''}{since_begin(seconds)}".rjust(7)


def since_begin(seconds: int) -> str:
    """How long after the first event: 4:10, from an hour on 3:12:05, from a day on 5 d 3:12:05."""
    minutes, hours, days = seconds // 60, seconds // 3600, seconds // 86400
    if not hours:
        return f"{minutes}:{seconds % 60:02}"
    clock = f"{hours % 24}:{minutes % 60:02}:{seconds % 60:02}"
    return f"{days} d {clock}" if days else clock


def _heard(ruling: Ruling) -> tuple[object, ...]:
    """What the rulings on one line have in common, whoever heard it."""
    asked = [missing.id for missing in ruling.missing or ()]
    said = (ruling.act, ruling.actor, ruling.ruling, ruling.articles, ruling.clauses, asked)
    return ruling.t, ruling.seq, ruling.until, *said
