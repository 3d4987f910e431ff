"""Stretches of the clock, in milliseconds; whoever speaks of a day or an hour means these."""

__all__ = ["DAY", "HOUR", "MINUTE", "SECOND"]

SECOND = 1000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR
