"""What lies in a server's folder: which files are ours, by their names or by their first lines.

| file | known by |
|---|---|
| `player.deaths.N.db`, `player.identities.N.db` | its name |
| the Logger plugin's logs | its name, `logger_chat…txt` and the like |
| player lists, combat logs, kill feeds, logs of the server and of Oxide | what stands in them |

Text files are those that end in `.txt`, `.log` or `.json`. Everything else is left alone.
"""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

SOUGHT = (
    "player.deaths.N.db, player.identities.N.db (in the server's identity folder)",
    "logs of the server or of Oxide (.txt or .log) with lines such as `… was killed by …` and times in front",
    "kill feeds, combat logs, player lists (.txt, .log or .json)",
)
"""What is looked for, in words for the owner of a server."""

_DATABASE = re.compile(r"player\.(deaths|identities)\.\d+\.db", re.IGNORECASE)
_TEXT = (".txt", ".log", ".json")


def files(
    folder: Path, closed: list[OSError], wanted: Callable[[str], bool] | None = None
) -> Iterator[tuple[Path, str]]:
    """Every file below `folder`, or every `wanted` one, with its name relative to it, in the order of those names.

    What cannot be looked into goes to `closed`.
    """
    found: list[tuple[str, Path]] = []
    for place, _, names in os.walk(folder, onerror=closed.append):
        for name in names if wanted is None else filter(wanted, names):
            path = Path(place, name)
            if path.is_file():
                found.append((path.relative_to(folder).as_posix(), path))
    for name, path in sorted(found):
        yield path, name.encode("utf-8", "replace").decode()


def database(name: str) -> str | None:
    """`deaths` or `identities`, if a file's name says that it is one."""
    found = _DATABASE.fullmatch(name.rsplit("/", 1)[-1])
    return found[1].lower() if found else None


def is_text(name: str) -> bool:
    """Whether a file may be one of our text files."""
    return name.lower().endswith(_TEXT)
