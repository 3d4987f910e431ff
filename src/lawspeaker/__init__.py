"""Lawspeaker: the record, the law and the referee of a game community."""

__version__ = "0.1.0"
