"""What a gateway has seen: events as plain data, and holes where something could not be taken."""

from typing import Any, TypeAlias

__all__ = ["HOLE", "Fields", "Seen"]

Fields: TypeAlias = dict[str, Any]
"""An event by its names on the wire, without its number."""
Seen: TypeAlias = Fields | None
"""An event, or a hole."""
HOLE = None
"""Among events: here was something that could not be taken."""
