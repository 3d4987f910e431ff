"""How much one event may hold. Far more than any game tells at once, and little enough that no single line can keep
the judge busy for long: a line beyond these bounds is no event, and is told back with what is too much in it.
"""

__all__ = [
    "FARTHEST",
    "LATEST",
    "LONGEST_NAME",
    "LONGEST_TEXT",
    "MOST_CORNERS",
    "MOST_ITEMS",
    "MOST_PARTS",
    "MOST_PEOPLE",
    "MOST_ROWS",
    "MOST_TYPES",
]

LONGEST_NAME = 256
"""Characters of an id, a name, a kind or a weapon."""
LONGEST_TEXT = 10_000
"""Characters of what somebody writes or gives as his reason, and of each text in the arguments of an order."""
MOST_ROWS = 2_000
"""Rows of one `positions`."""
MOST_PEOPLE = 2_000
"""Members or leaders of a group, who is authorised at a house, other accounts of a player."""
MOST_CORNERS = 1_000
"""Corners of a `polygon`."""
MOST_ITEMS = 1_000
"""Kinds of items in one `items`."""
MOST_TYPES = 500
"""Types of events that a source says it records."""
MOST_PARTS = 10_000
"""Values in the arguments of an order, those within lists and objects counted one by one."""
FARTHEST = 10_000_000.0
"""Metres from the map's centre, along each axis, and of a circle's radius."""
LATEST = 253_402_300_799_999
"""Unix milliseconds: the end of the year 9999. No stretch of time is longer either."""
