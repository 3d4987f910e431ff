"""What cannot be told, in words for whoever wrote the example."""

from lawspeaker.law.errors import LawError


class Untold(LawError):
    """A line of an example that cannot be told; becomes a diagnostic with the line's place."""

    def __init__(self, message: str, help: str = "") -> None:  # noqa: A002
        self.message, self.help = message, help
        super().__init__(message)
