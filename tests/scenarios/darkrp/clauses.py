"""Clauses that say the same thing twice stand together: a ruling has to name one of them."""


def rows(*numbers: str) -> frozenset[str]:
    """These rows of the register."""
    return frozenset(f"DR-{number}" for number in numbers)


RDM = rows("2.1-1", "2.1-5")
HURT_ME = rows("2.1-6", "2.2D-1")
HURT_MATE = rows("2.1-6", "2.2D-2", "2.2C-1")
ONLY_MATE = rows("2.2D-2", "2.2C-1")
ONLY_ME = rows("2.2D-1")
HIT_NEEDED = rows("2.2D-3", "2.2D-4")
ARREST = rows("2.1-7", "2.2C-4")
ROBBED = rows("2.2C-2", "2.2C-3")
LINE = rows("2.1-8", "2.2A-1")
BREAK_IN = rows("2.1C-1", "2.1C-2", "2.2C-5")
INSIDE = rows("2.2B-1")
LOITER = rows("2.1B-1")
GUNS = rows("2.1B-2")
KEYPAD = rows("2.1B-3")
MICSPAM = rows("2.1B-4")
SIGN = LOITER | GUNS | KEYPAD | MICSPAM
REASON_LISTED = rows("2.1A-2")
PROPERTY = rows("2.1A-4", "2.1A-5")
SIZE = rows("2.1AA-1")
SIGHT = rows("2.1AB-1", "2.1AB-2", "2.1AB-3")
MAYOR = rows("2.1D-1")
PUBLIC = rows("2.3C-1", "2.3C-3")
NLR_PLACE = rows("2.4-1")
NLR_KILLER = rows("2.4-2")
NLR_TALK = rows("2.4-3")
NLR_RAID = rows("2.4-4")
NLR = NLR_PLACE | NLR_KILLER | NLR_TALK | NLR_RAID
GROUNDS = HURT_ME | HURT_MATE | ARREST | ROBBED | LINE | BREAK_IN | INSIDE | SIGN | MAYOR
