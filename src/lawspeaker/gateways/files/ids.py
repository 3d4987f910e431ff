"""Who is a player: a SteamID64 within the range that Steam gives to people; every other number is the game's own."""

LOWEST = 76561190000000000
HIGHEST = 76561210000000000


def player(number: object) -> str | None:
    """The id of a player as the wire writes it, or `None` for bots, scientists, animals and nonsense."""
    try:
        value = int(str(number))
    except ValueError:
        return None
    return str(value) if LOWEST < value < HIGHEST else None


def clean(text: str) -> str:
    """A text that can travel: what is no valid Unicode becomes a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")
