"""What can go wrong with a record, in words for the owner of a server.

RecordError
├── AbsentError    there is no record here
├── DamagedError   something on disk is altered or missing
├── FormatError    a newer version wrote this record
├── HeldError      somebody else is writing
└── StrangerError  nobody of that name is on this record
"""

__all__ = ["DAMAGED", "AbsentError", "DamagedError", "FormatError", "HeldError", "RecordError", "StrangerError"]


DAMAGED = "{}: `lawspeaker record verify` says all that is wrong"


class RecordError(Exception):
    """Anything that a record cannot do; the text is a plain sentence without its final stop."""


class AbsentError(RecordError):
    """There is no record in this place."""


class DamagedError(RecordError):
    """Something that must be there is altered or missing; `lawspeaker record verify` says all that is."""


class FormatError(RecordError):
    """The record was written by a newer version."""


class HeldError(RecordError):
    """Another process writes to this record; the text says which one and how to go on."""


class StrangerError(RecordError):
    """No such account is on this record."""
