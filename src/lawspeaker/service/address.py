"""The address at which a service listens: taken by whoever serves, and tried by whoever looks a set-up over."""

import socket
from errno import EADDRNOTAVAIL

__all__ = ["bound"]


def bound(host: str, port: int) -> socket.socket:
    """A socket at this address, which nobody else can take while it is open; raises `OSError`."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    place = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        place.bind((host, port))
    except (TypeError, UnicodeError):
        place.close()
        raise OSError(EADDRNOTAVAIL, "no computer can have that name") from None
    except OSError:
        place.close()
        raise
    return place
