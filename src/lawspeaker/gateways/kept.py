"""What Lawspeaker puts on record beyond the words of the wire: kept for people to look at, and nobody is judged by it.

Each is described where it is put on record: deaths of which too little is told, lines of logs, and where in them
something stands, in `files/wire.py` and the readers beside it; what a key may not say in `service/rights.py`.
"""

TYPES = frozenset({"chat_line", "claim", "combat", "command_line", "kill_feed", "life_ended"})
FIELDS = frozenset({"disputed", "origin", "undated", "within"})
"""Fields of an event of any type."""
FIELDS_OF = frozenset(
    {
        *(f"kill.{name}" for name in ("attacker_name", "bone", "damage", "last_attack", "life", "victim_name")),
        *(f"died.{name}" for name in ("by", "damage", "life", "self")),
        *("anticheat.system", "hit.bone", "joined.owner_account"),
    }
)
"""What a server's own files tell besides, as `type.field`."""


def keeps(field: str) -> bool:
    """Whether a field that the wire does not know, as `type.field`, is one of these."""
    return field in FIELDS_OF or field.partition(".")[2] in FIELDS
