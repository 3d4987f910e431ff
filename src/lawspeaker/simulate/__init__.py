"""A server full of people who keep rules and break them, with the truth known: why each did what he did.

An evening (`evening`) is what a game would tell of it over the wire. The people (`people`) act by plans on a stage
(`stage`) that has a clock and dice; a `community` is a folder of its own (`town`, `coast`, `isle`), with its customs,
its reasons and its habits. Nothing here knows a rulebook, nor how one is read: what is right is what the doer's reason
makes it.
"""

from lawspeaker.simulate.evening import COMMUNITIES, EVENING, SOURCE, Evening, Size, habits_of

__all__ = ["COMMUNITIES", "EVENING", "SOURCE", "Evening", "Size", "habits_of"]
