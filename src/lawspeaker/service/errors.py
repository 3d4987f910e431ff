"""What can go wrong with the service, in words for the owner of a server.

ServiceError
├── OfficeError    the office does not know, or does not do, what was asked
├── SettingsError  `lawspeaker.toml` says something that cannot be
└── KeepingError   a backup, a restore or an upgrade that must not be done as things stand
"""

__all__ = ["KeepingError", "OfficeError", "ServiceError", "SettingsError"]


class ServiceError(Exception):
    """Anything that the service cannot do; the text is a plain sentence without its final stop."""


class OfficeError(ServiceError):
    """No such key, a right that there is not, and the like; the text says what there is."""


class SettingsError(ServiceError):
    """A setting is wrong; the text says which, where, and what it can be."""


class KeepingError(ServiceError):
    """A backup, a restore or an upgrade was refused; the text says what to do first."""
