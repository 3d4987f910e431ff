"""Small files that are rewritten: whole, or not at all, whatever happens meanwhile."""

import os
from pathlib import Path

__all__ = ["write_whole"]


def write_whole(file: Path, body: bytes) -> None:
    """Put this on disk in place of what was in the file; raises `OSError` with the old one in its place."""
    fresh = file.with_name(f"{file.name}.new")
    with fresh.open("wb") as out:
        out.write(body)
        out.flush()
        os.fsync(out.fileno())
    fresh.replace(file)
