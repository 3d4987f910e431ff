"""Settling: what Python's collector is told once everything has been loaded, before events are taken.

Looking for cycles is what makes single events wait longest; hardly anything that judging makes is ever part of one.
"""

import gc

SELDOM = (50_000, 20, 50)
"""How seldom Python looks for cycles: by objects made, and by looks at younger ones."""


def settle() -> None:
    """What has been loaded stays; what comes is seldom a cycle."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)
