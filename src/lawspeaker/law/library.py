"""The library: rulebooks by name, read and checked once and kept compiled under the hash of their text and of this
engine. What the checker finds an error in is never kept and never used.

The kept form lies in the user's own cache folder (`LAWSPEAKER_CACHE`, or the usual place; an empty value turns it off).
Words of the vocabulary are kept by name, so a kept rulebook finds the functions of the engine that runs it.
"""

import hashlib
import io
import os
import pickle
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from lawspeaker import __version__
from lawspeaker.law import limits
from lawspeaker.law.errors import Refused
from lawspeaker.law.folder import find_base, find_rulebook, read_folder
from lawspeaker.law.lexicon import Lexicon, Word
from lawspeaker.law.tree import Rulebook


def load(name: str, lexicon: Lexicon) -> Rulebook:
    """A rulebook by its name or folder; raises Refused with every diagnostic, NoSuchRulebook if there is none."""
    shelf = _shelf()
    if shelf is None:
        return _read(name, lexicon)
    try:
        mark = fingerprint(find_rulebook(name))
    except Refused:
        return _read(name, lexicon)
    kept = shelf / f"{mark}.book"
    book = _kept(kept, lexicon)
    if book is None:
        book = _read(name, lexicon)
        # Somebody may have written to it while it was read.
        if fingerprint(find_rulebook(name)) == mark:
            _keep(kept, book)
    return book


def _read(name: str, lexicon: Lexicon) -> Rulebook:
    """Read and check; raises Refused with every error, whether a line could not be read or says what cannot be."""
    from lawspeaker.law.book import load as read
    from lawspeaker.law.check import check

    book = read(name, lexicon)
    errors = [found for found in check(book, lexicon) if found.level == "error"]
    if errors:
        raise Refused(errors)
    return book


def _shelf() -> Path | None:
    said = os.environ.get("LAWSPEAKER_CACHE")
    if said is not None:
        return Path(said) if said else None
    home = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(home) / "lawspeaker"


def fingerprint(path: Path) -> str:
    """A hash of every text that makes the rulebook, those it extends included, and of the engine that reads it; raises
    `Refused` if one cannot be read.

    Each text counts with its length, so no text of a stranger's can pass for several of somebody else's.
    """
    digest = hashlib.sha256()
    for text in (_engine(), *_texts(path)):
        data = text.encode(errors="surrogateescape")
        digest.update(f"{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()[:32]


def _texts(path: Path) -> Iterator[str]:
    """All that is read of a rulebook and of those it extends; raises Refused where something cannot be read."""
    for _ in range(limits.EXTENDS + 1):
        folder = read_folder(path)
        yield from (folder.name, path.name, folder.toml)
        for chapter, text in folder.chapters:
            yield from (chapter, text)
        yield "no register" if folder.register is None else f"register {folder.register}"
        if "extends" not in folder.settings:
            return
        path = find_base(folder)


@cache
def _engine() -> str:
    """The version of the engine, and the state of its source."""
    return __version__ + "".join(marks(Path(__file__).resolve().parent.parent))


def marks(house: Path) -> list[str]:
    """The files of the engine in this folder and when each was changed; what is compiled of them is no source."""
    source = [path for path in house.glob("law/**/*") if path.is_file() and path.suffix != ".pyc"]
    source += house.glob("vocabulary/*.py")
    return [f"{path.relative_to(house)}:{path.stat().st_mtime_ns}" for path in sorted(source)]


class _Out(pickle.Pickler):
    def persistent_id(self, obj: Any) -> Any:
        """Words are kept by name."""
        return (obj.sort, obj.name, obj.template) if isinstance(obj, Word) else None


class _In(pickle.Unpickler):
    def __init__(self, file: io.BufferedReader, lexicon: Lexicon) -> None:
        super().__init__(file)
        self.words = {(w.sort, w.name, w.template): w for w in lexicon.words}

    def persistent_load(self, pid: Any) -> Word:
        """The engine's own word of that name."""
        return self.words[pid]

    def find_class(self, module: str, name: str) -> Any:
        """Only the parts of a rulebook may be in one."""
        if module.startswith("lawspeaker.law.") or (module, name) == ("builtins", "set"):
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a rulebook")


def _kept(path: Path, lexicon: Lexicon) -> Rulebook | None:
    try:
        with path.open("rb") as file:
            book = _In(file, lexicon).load()
    except Exception:
        # However it is broken, the rulebook is read anew.
        return None
    return book if isinstance(book, Rulebook) else None


def _keep(path: Path, book: Rulebook) -> None:
    """Kept for the next time, if there is a place for it; a rulebook is never lost by not being kept."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            _Out(file).dump(book)
        os.replace(file.name, path)
    except (OSError, pickle.PicklingError, AttributeError):
        return
