"""What the owner wishes of an import: his time zone, his server's name, and which words may be taken along."""

import hashlib
import hmac
from dataclasses import dataclass

KEY_NAME = "LAWSPEAKER_ADDRESS_KEY"
"""The environment variable that holds the key under which addresses are hashed."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """`offset_ms` is the server's zone, milliseconds east of UTC; without `address_key` no address is even hashed.

    `private_chat`: team and clan words are taken too, for the players have been told. `local_chat`: the server has
    local chat switched on, which its log does not tell from global chat.
    """

    offset_ms: int = 0
    server: str | None = None
    private_chat: bool = False
    local_chat: bool = False
    address_key: str | None = None

    def hashed(self, address: str) -> str | None:
        """The keyed hash of an address, 32 hexadecimal digits; the address itself goes nowhere."""
        if not self.address_key:
            return None
        return hmac.new(self.address_key.encode(), address.encode(), hashlib.sha256).hexdigest()[:32]
