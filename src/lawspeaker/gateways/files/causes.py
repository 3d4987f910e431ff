"""What people die of when nobody is named, in the wire's words.

The game numbers its kinds of damage and calls things by the short name of their prefab. A kind of damage is told by
its name in small letters; an animal is `animal`, a scientist or other inhabitant `npc`; anything else (a turret, a
barricade, the helicopter) keeps its short name, because nobody can say from here who stood behind it.
"""

DAMAGE = (
    "generic",
    "hunger",
    "thirst",
    "cold",
    "drowned",
    "heat",
    "bleeding",
    "poison",
    "suicide",
    "bullet",
    "slash",
    "blunt",
    "fall",
    "radiation",
    "bite",
    "stab",
    "explosion",
    "radiationexposure",
    "coldexposure",
    "decay",
    "electricshock",
    "arrow",
    "antivehicle",
    "collision",
    "fun_water",
)
"""The kinds of damage by their number."""

ANIMALS = (
    frozenset(("bear", "boar", "chicken", "crocodile", "horse", "panther", "polarbear", "ridablehorse"))
    | {"ridablehorse2", "shark", "simpleshark", "snake", "snake.entity", "stag", "testridablehorse", "tiger"}
    | {"wolf", "wolf2"}
)

INHABITANTS = ("scientist", "npc_", "murderer", "scarecrow", "gingerbread", "bandit_guard", "dweller", "zombie")

NATURAL = frozenset(("animal", "cold", "coldexposure", "drowned", "fall", "hunger", "npc", "poison")) | {
    "radiation",
    "radiationexposure",
    "suicide",
    "thirst",
}
"""Causes behind which no player can stand unseen; fire, blood, blasts and things are not among them."""


def by_damage(number: int) -> str | None:
    """The name of a kind of damage; `None` for one that this version does not know."""
    return DAMAGE[number] if 0 <= number < len(DAMAGE) else None


def by_thing(prefab: str) -> str:
    """The cause that a prefab's short name stands for: `animal`, `npc`, or the name as it stands."""
    name = prefab.rsplit("/", 1)[-1].removesuffix(".prefab")
    if name.casefold() in ANIMALS:
        return "animal"
    if any(word in name.casefold() for word in INHABITANTS):
        return "npc"
    return name
