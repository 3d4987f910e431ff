"""Settling: what Python's collector is told while everything is loaded, and once that is done, before events are taken.

Looking for cycles is what makes single events wait longest; hardly anything that judging makes is ever part of one.
"""

import gc

SELDOM = (50_000, 20, 50)
"""How seldom Python looks for cycles: by objects made, and by looks at younger ones."""


def unhurried() -> None:
    """Modules and rulebooks are read: hardly anything of that is thrown away again."""
    gc.set_threshold(*SELDOM)


def settle() -> None:
    """What has been loaded stays; what comes is seldom a cycle."""
    unhurried()
    gc.freeze()
