"""Keys: what a sender shows to be heard. A key says what its holder may say, on which servers and for which source.

The office keeps no key, only what tells a right one from a wrong one; whoever loses a key is given a new one. The
secret is 256 random bits, so a plain hash of it gives nothing away.
"""

from hashlib import sha256
from hmac import compare_digest
from secrets import token_urlsafe

from msgspec import Struct

__all__ = ["ANY", "PREFIX", "Key", "coin", "digest", "parts_of"]

ANY = "*"
"""Every server."""

PREFIX = "ls"
"""What every key begins with."""
BYTES = 32
LONGEST = 200


class Key(Struct, kw_only=True, omit_defaults=True):
    """A key by its id. `hash` is that of its secret; the one it had before holds good until `until` (Unix ms)."""

    id: str
    name: str
    may: list[str]
    servers: list[str]
    hash: str
    source: str | None = None
    made: int = 0
    old: str | None = None
    until: int = 0
    revoked: int | None = None

    def opens(self, secret: str, now: int) -> bool:
        """Whether this is its secret now (Unix ms)."""
        return self.is_good(digest(secret), now)

    def is_good(self, hash_: str, now: int) -> bool:
        """Whether the secret of this hash opens now (Unix ms)."""
        right = compare_digest(hash_, self.hash)
        before = self.old is not None and compare_digest(hash_, self.old) and now < self.until
        return (right or before) and self.revoked is None

    def serves(self, server: str) -> bool:
        """Whether it is good on this server."""
        return ANY in self.servers or server in self.servers


def coin(name: str) -> tuple[str, str]:
    """A new key for the id `name`: what its holder is told once, and the hash that is kept."""
    secret = token_urlsafe(BYTES)
    return f"{PREFIX}.{name}.{secret}", digest(secret)


def digest(secret: str) -> str:
    """What is kept of a secret."""
    return sha256(secret.encode(errors="replace")).hexdigest()


def parts_of(shown: str) -> tuple[str, str] | None:
    """The id and the secret in what somebody shows; `None` if it has not the look of a key."""
    parts = shown.split(".") if len(shown) <= LONGEST else []
    return (parts[1], parts[2]) if len(parts) == 3 and parts[0] == PREFIX else None
