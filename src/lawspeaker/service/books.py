"""The rulebooks of a service: each is kept under the hash of its text for ever, to judge by it again."""

import shutil
from pathlib import Path

from lawspeaker.law.errors import LawError
from lawspeaker.law.folder import find_base, find_rulebook, read_folder
from lawspeaker.law.library import load
from lawspeaker.law.tree import Rulebook
from lawspeaker.service.errors import ServiceError
from lawspeaker.vocabulary import lexicon

__all__ = ["Books"]

DEEPEST = 8
FIRST = "which"
"""The file that says which of the folders is the rulebook itself; the others are those it builds on."""


class Books:
    """Rulebooks kept in a folder, one folder for each hash."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, Rulebook] = {}

    def bring(self, name: str) -> Rulebook:
        """Read and keep a rulebook: one that ships, or a folder. Raises `LawError` with all that is wrong with it."""
        book = load(name, lexicon())
        if not self.has(book.hash):
            self._keep(find_rulebook(name), book.hash)
        self._read[book.hash] = book
        return book

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
            return load(str(kept / (kept / FIRST).read_text(encoding="utf-8")), lexicon())
        except OSError:
            raise ServiceError(
                f"the rulebook `{hash_}` is not in `{self._folder}`: bring it back from a backup"
            ) from None
        except LawError as error:
            raise ServiceError(f"the rulebook `{hash_}` cannot be read by this version: {error}") from error

    def _keep(self, source: Path, hash_: str) -> None:
        """All of its text, and of those it builds on, side by side as they may stand."""
        fresh = self._folder / f".{hash_}"
        shutil.rmtree(fresh, ignore_errors=True)
        for folder in _line(source):
            _copy(folder, fresh / folder.name)
        (fresh / FIRST).write_text(source.resolve().name, encoding="utf-8")
        fresh.replace(self._folder / hash_)


def _line(source: Path) -> list[Path]:
    """A rulebook's folder, then the one that it builds on, and so on."""
    found = [source.resolve()]
    while len(found) < DEEPEST:
        folder = read_folder(found[-1])
        if not folder.settings.get("extends"):
            break
        found.append(find_base(folder).resolve())
    return found


def _copy(folder: Path, to: Path) -> None:
    to.mkdir(parents=True)
    for file in sorted(folder.iterdir()):
        if file.suffix in (".md", ".toml", ".csv") and file.is_file():
            shutil.copyfile(file, to / file.name)
