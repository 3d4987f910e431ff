"""The physical numbers of a game: how long a foundation is, how far a voice carries, how soon a place grows stale.

They describe the game and are no law: no community may vote on the length of a foundation. A server names its
profile when it starts; `rust` when it names none, or one that is not known here.
"""

from math import floor

from msgspec import UNSET, Struct, UnsetType

from lawspeaker.events import Event

_ERROR_OF_TIER: dict[int, float] = {1: 2.0, 2: 0.5}
"""Metres by which a place may be wrong, by where it comes from; what the server's own files say is of unknown error."""


class Profile(Struct, frozen=True):
    """The numbers of one game: lengths in metres, times in milliseconds.

    `place_age_ms` is how old a place may be and still count, `aged_ms` from when on it is called aged,
    `fight_gap_ms` the longest pause within one fight, `step_ms` how far a clock may go back unremarked,
    `grid` the side of a square on a map of the usual size (4500 m), `square` what the names of squares are counted by,
    `brim` how far outside the edge of a zone it is noted who prowls there, `plot` how far from its middle a house
    reaches at most of which nobody said how far.
    """

    name: str
    foundation: float = 3.0
    hearing: float = 100.0
    place_age_ms: int = 10_000
    aged_ms: int = 2_000
    fight_gap_ms: int = 60_000
    step_ms: int = 2_000
    grid: float = 150.0
    square: float = 1024.0 / 7.0
    brim: float = 100.0
    plot: float = 50.0


PROFILES: dict[str, Profile] = {
    "rust": Profile("rust"),
    "garrysmod": Profile("garrysmod", hearing=10.5),  # DarkRP's voice radius: 550 units of 1.905 cm
}


def margin_of(event: Event) -> float | UnsetType:
    """How far, in metres, the places of this event may be wrong; `UNSET` where nobody knows."""
    margin = event.margin
    if margin is UNSET:
        return _ERROR_OF_TIER.get(event.tier, UNSET)
    return margin if margin >= 0.0 else UNSET  # neither a negative error nor one that is no number says anything


def square_of(profile: Profile, size: float, x: float, z: float) -> str:
    """The name of the map's square, such as `G7`: letters from the west, numbers from the north, beginning with 0."""
    column = floor((x + size / 2) / profile.square)
    row = floor((size / 2 - z) / profile.square)
    letters = ""
    rest = max(column, 0)
    while True:
        rest, letter = divmod(rest, 26)
        letters = chr(ord("A") + letter) + letters
        if rest == 0:
            return f"{letters}{max(row, 0)}"
        rest -= 1
