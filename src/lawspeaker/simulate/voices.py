"""What people say: each has a voice of his own, and nobody says anything clever."""

from random import Random

__all__ = ["greeting", "small_talk"]

GREETINGS = (
    "hello there",
    "evening",
    "hey, got a minute?",
    "nice weather",
    "o/",
    "do you sell lockpicks",
    "GOOD DAY",
    "hi hi hi",
    "привет",
    "moin",
)
TALK = (
    "anyone selling wood?",
    "who is mayor now",
    "lag again",
    "brb",
    "new here, where is the market",
    "that was close lol",
    "taxes are theft",
    "buying kevlar, paying well",
    "gg",
    "can somebody heal me at the square",
)


def greeting(voice: int, dice: Random) -> str:
    """How this voice greets."""
    return GREETINGS[(voice + dice.randrange(3)) % len(GREETINGS)]


def small_talk(voice: int, dice: Random) -> str:
    """What this voice says to everybody."""
    return TALK[(voice + dice.randrange(4)) % len(TALK)]
