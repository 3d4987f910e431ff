"""Which day it is: told once before the first line of a day, so that the lines need no more than the clock."""

from datetime import UTC, date, datetime

__all__ = ["Days"]


class Days:
    """The days of what is told, in order."""

    def __init__(self) -> None:
        self._day: date | None = None

    def turned(self, t: int) -> str | None:
        """The day of this moment (Unix ms), if it is another than that of the moment before."""
        day = datetime.fromtimestamp(t / 1000, UTC).date()
        if day == self._day:
            return None
        self._day = day
        return f"{day:%A} {day.day} {day:%B %Y}, UTC"
