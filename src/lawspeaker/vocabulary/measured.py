"""A measurement and its error."""

from dataclasses import dataclass

from msgspec import UnsetType


@dataclass(frozen=True, slots=True)
class Measured:
    """A value and its margin, both in metres; a margin of UNSET means that nothing is known of the error."""

    value: float
    margin: float | UnsetType
