"""How the service is, in one look: for people, and for whatever watches over it."""

from typing import Any

from lawspeaker import __version__
from lawspeaker.service.hall import Hall
from lawspeaker.service.server import Server

__all__ = ["health"]


def health(hall: Hall) -> tuple[bool, dict[str, Any]]:
    """Whether all is well, and of each server how it stands."""
    servers = {name: _of(server, hall.folder(name)) for name, server in hall.servers.items()}
    for (name, source), problem in sorted(hall.sights.items()):
        servers[name].setdefault("watched", {})[source] = problem or "well"
    well = all(not server.failing for server in hall.servers.values())
    return well, {"well": well, "version": __version__, "servers": servers}


def _of(server: Server, folder: str) -> dict[str, Any]:
    told: dict[str, Any] = {
        "mode": server.terms.mode,
        "rulebook": {"name": server.book.name, "folder": folder, "hash": server.book.hash},
        "seq": server.head,
        "behind": server.behind,
    }
    if server.failing:
        told["failing"] = server.failing
    if server.chamber.coming:
        told["coming"] = server.chamber.coming
    if server.unjudged:
        told["unjudged"] = server.unjudged
    return told
