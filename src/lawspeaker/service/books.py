"""The rulebooks of a service: each is kept under the hash of its text for ever, to judge by it again."""

import shutil
from pathlib import Path

from lawspeaker.law import limits
from lawspeaker.law.errors import LawError
from lawspeaker.law.folder import REGISTER, SETTINGS, Folder, find_base, find_rulebook, read_folder
from lawspeaker.law.library import fingerprint, load
from lawspeaker.law.tree import Rulebook
from lawspeaker.service.errors import ServiceError
from lawspeaker.vocabulary import lexicon

__all__ = ["Books"]

TRIES = 5
"""How often a rulebook is read that is written to meanwhile."""
FIRST = "which"
"""The file that says which of the folders is the rulebook itself; the others are those it builds on."""


class Books:
    """Rulebooks kept in a folder, one folder for each hash."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, Rulebook] = {}

    def bring(self, name: str) -> Rulebook:
        """Read and keep a rulebook: one that ships, or a folder. Raises `LawError` with all that is wrong with it."""
        for _ in range(TRIES):
            source = find_rulebook(name).resolve()
            mark = fingerprint(source)
            book = load(name, lexicon())
            if self.has(book.hash) or self._keep(source, book.hash, mark):
                self._read[book.hash] = book
                return book
        raise LawError(f"the rulebook `{name}` changes while it is read: read it anew once it is all written")

    def all(self) -> list[str]:
        """The hashes of all that are kept."""
        return sorted(kept.parent.name for kept in self._folder.glob(f"[!.]*/{FIRST}"))

    def has(self, hash_: str) -> bool:
        """Whether the rulebook of this hash is kept."""
        return hash_ in self._read or (self._folder / hash_).is_dir()

    def get(self, hash_: str) -> Rulebook:
        """The rulebook of this hash; raises `ServiceError` if its text is not there or can no longer be read."""
        if hash_ not in self._read:
            self._read[hash_] = self._again(hash_)
        return self._read[hash_]

    def _again(self, hash_: str) -> Rulebook:
        try:
            kept = self._folder / hash_
            book = load(str(kept / (kept / FIRST).read_text(encoding="utf-8")), lexicon())
        except OSError:
            raise ServiceError(
                f"the rulebook `{hash_}` is not in `{self._folder}`: bring it back from a backup"
            ) from None
        except LawError as error:
            raise ServiceError(f"the rulebook `{hash_}` cannot be read by this version: {error}") from error
        if book.hash != hash_:
            raise ServiceError(f"`{kept}` is no more what was in force: bring it back from a backup")
        return book

    def _keep(self, source: Path, hash_: str, mark: str) -> bool:
        """All of its text, and of those it builds on, side by side as they may stand; not if it is no more the text
        of this fingerprint, for somebody writes to it."""
        fresh = self._folder / f".{hash_}"
        shutil.rmtree(fresh, ignore_errors=True)
        for folder in _line(source):
            _write(folder, fresh / folder.path.name)
        if not fingerprint(source) == mark == fingerprint(fresh / source.name):
            shutil.rmtree(fresh)
            return False
        (fresh / FIRST).write_text(source.name, encoding="utf-8")
        fresh.replace(self._folder / hash_)
        return True


def _line(source: Path) -> list[Folder]:
    """A rulebook as it lies in its folder, then the one that it builds on, and so on."""
    found = [read_folder(source)]
    while found[-1].settings.get("extends") and len(found) <= limits.EXTENDS:
        found.append(read_folder(find_base(found[-1])))
    return found


def _write(folder: Folder, to: Path) -> None:
    """All that was read of a folder."""
    register = [] if folder.register is None else [(REGISTER, folder.register)]
    for name, text in [(SETTINGS, folder.toml), *folder.chapters, *register]:
        file = to / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
