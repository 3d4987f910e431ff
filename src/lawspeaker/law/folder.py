"""The folder of a rulebook: its settings, its chapters in their order, its register of clauses.

A rulebook may come from a stranger: nothing outside its folder is read, and nothing that is too large. `extends` names
a rulebook next door or one that ships, never a path.
"""

import os
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lawspeaker.law import limits
from lawspeaker.law.advice import near
from lawspeaker.law.errors import Diagnostic, NoSuchRulebook, Refused, Spot, short

SETTINGS = "rulebook.toml"
REGISTER = "register.csv"
KEYS = {
    "name": "a text",
    "title": "a text",
    "chapters": "a list of texts",
    "extends": "a text",
    "off": "a list of texts",
}
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
TOML_PLACE = re.compile(r"\s*\(at line (\d+), column (\d+)\)|\s*\(at end of document\)")


@dataclass(slots=True)
class Folder:
    """A rulebook as it lies on disk, read and not yet understood."""

    path: Path
    settings: dict[str, Any]
    toml: str
    chapters: list[tuple[str, str]] = field(default_factory=list)
    register: str | None = None
    label: str = ""

    def spot(self, key: str, value: str = "") -> Spot:
        """Where a key of the settings stands, or a value of it."""
        lines = self.toml.split("\n")
        for number, line in enumerate(lines, 1):
            found = re.match(rf"\s*(\"?){re.escape(key)}\1\s*=", line)
            if found is None:
                continue
            for later in range(number, len(lines) + 1) if value else ():
                at = lines[later - 1].find(value)
                if at >= 0:
                    return Spot(self.label + SETTINGS, later, at + 1, lines[later - 1].rstrip("\r"), len(value))
            return Spot(self.label + SETTINGS, number, line.index(key) + 1, line.rstrip("\r"), len(key))
        return Spot(self.label + SETTINGS, 1, 1, lines[0].rstrip("\r"), 1)

    def texts(self, key: str) -> list[str]:
        """A setting that is a list of texts."""
        value = self.settings.get(key, [])
        return list(value) if isinstance(value, list) else []

    @property
    def name(self) -> str:
        """What the rulebook is called."""
        return str(self.settings.get("name") or self.path.resolve().name or "rulebook")


def shipped() -> Path:
    """The folder of the rulebooks that ship."""
    return Path(__file__).resolve().parent.parent / "rulebooks"


def find_rulebook(name: str) -> Path:
    """The folder of a rulebook by its name or path; raises NoSuchRulebook saying what ships."""
    for folder in (Path(name), shipped() / name) if "\0" not in name else ():
        if _is_file(folder / SETTINGS):
            return folder
    raise NoSuchRulebook(f"there is no rulebook `{short(name)}`: {_lack(name)}")


def _lack(name: str) -> str:
    """Why nothing is found by that name, and what would be."""
    if "\0" not in name and Path(name).suffix == ".md" and _is_file(Path(name)):
        return f"that is a chapter; name its folder, in which a {SETTINGS} lies"
    if name and "\0" not in name and _is_folder(Path(name)):
        return f'the folder holds no {SETTINGS}; one that says no more than `name = "my-town"` will do'
    names = ", ".join(sorted(p.parent.name for p in shipped().glob(f"*/{SETTINGS}")))
    return f"neither a folder with a {SETTINGS} nor one of {names}"


def folder_of(rulebook: str) -> str:
    """What the folder of a rulebook is called, which was named by its name or path."""
    return Path(rulebook).resolve().name


def both_names(rulebook: str, name: str) -> str:
    """What a rulebook is called by whoever looks at its folder, and what it calls itself if that differs."""
    folder = folder_of(rulebook)
    return folder if folder == name else f"{folder} (it calls itself {name})"


def find_base(folder: Folder) -> Path:
    """The rulebook that this one extends: next door, or one that ships; raises Refused."""
    base = str(folder.settings["extends"])
    spot = folder.spot("extends", base)
    if NAME.fullmatch(base):
        for path in (folder.path.absolute().parent / base, shipped() / base):
            if _is_file(path / SETTINGS):
                return path
    names = sorted(p.parent.name for p in shipped().glob(f"*/{SETTINGS}"))
    advice = near(base, names) or "it names the folder of a rulebook next to this one, or one that ships"
    raise Refused([Diagnostic("extends", f"there is no rulebook `{short(base)}` to extend", spot, advice)])


def read_folder(path: Path, label: str = "") -> Folder:
    """All texts of a rulebook; raises Refused naming what is missing, too large or written wrongly."""
    toml = _text(path, SETTINGS, limits.SETTINGS, label)
    folder = Folder(path, _settings(toml, label), toml, label=label)
    wrong = list(_misfits(folder))
    if wrong:
        raise Refused(wrong)
    names = folder.texts("chapters") or sorted(p.name for p in path.glob("*.md") if _is_file(p))
    left = limits.TEXT
    for name in names:
        text = _chapter(folder, name, left)
        left -= len(text.encode())
        folder.chapters.append((name, text))
    if os.path.lexists(path / REGISTER):
        folder.register = _text(path, REGISTER, limits.TEXT, label)
    return folder


def _chapter(folder: Folder, name: str, left: int) -> str:
    spot = folder.spot("chapters", name)
    if not _inside(folder.path, name):
        raise _refused(
            f"the chapter `{short(name)}` lies outside the folder", spot, "chapters lie beside rulebook.toml"
        )
    if not _is_file(folder.path / name):
        there = [p.name for p in folder.path.glob("*.md")]
        raise _refused(f"there is no chapter `{short(name)}`", spot, near(name, there))
    if any(n == name for n, _ in folder.chapters):
        raise _refused(f"the chapter `{short(name)}` is named twice", spot, "")
    return _text(folder.path, name, left, folder.label)


def _refused(message: str, spot: Spot, help_: str) -> Refused:
    return Refused([Diagnostic("settings", message, spot, help_)])


def _text(path: Path, name: str, most: int, label: str) -> str:
    """The text of a file inside the folder; raises Refused."""
    spot = Spot(label + name)
    if not _inside(path, name):
        raise Refused([Diagnostic("settings", f"`{name}` leads out of the folder", spot)])
    if not _is_file(path / name):
        raise Refused([Diagnostic("settings", f"`{name}` cannot be opened", spot)])
    try:
        with (path / name).open("rb") as file:
            data = file.read(most + 1)
    except OSError:
        raise Refused([Diagnostic("settings", f"`{name}` cannot be opened", spot)]) from None
    if len(data) > most:
        whole = limits.TEXT if name.endswith(".md") else most
        message = f"the texts of a rulebook are larger than {whole:,} bytes"
        raise Refused([Diagnostic("limit", message, spot, "divide it: one rulebook can extend another")])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Refused(
            [Diagnostic("settings", f"`{name}` is not written in UTF-8", Spot(label + name, line), "save it as UTF-8")]
        ) from None


def _inside(path: Path, name: str) -> bool:
    try:
        return (path / name).resolve().is_relative_to(path.resolve())
    except (OSError, ValueError, RuntimeError):
        return False


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _settings(toml: str, label: str) -> dict[str, Any]:
    try:
        return tomllib.loads(toml)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = TOML_PLACE.search(str(error))
        lines = toml.split("\n")
        line = min(int(found[1]), len(lines)) if found and found[1] else len(lines)
        column = int(found[2]) if found and found[2] else 1
        spot = Spot(label + SETTINGS, line, column, lines[line - 1].rstrip("\r"), 1)
        advice = 'settings read: name = "darkrp", chapters = ["killing.md", "signs.md"]'
        raise Refused([Diagnostic("settings", f"`{SETTINGS}` is written wrongly here", spot, advice)]) from None


def _misfits(folder: Folder) -> list[Diagnostic]:
    found = []
    for key, value in folder.settings.items():
        spot = folder.spot(key)
        if key not in KEYS:
            advice = near(key, KEYS) or f"settings are {', '.join(KEYS)}"
            found.append(Diagnostic("settings", f"there is no setting `{short(key)}`", spot, advice))
        elif not _fits(KEYS[key], value):
            found.append(Diagnostic("settings", f"`{key}` has to be {KEYS[key]}", spot))
    if not found and "name" in folder.settings and not NAME.fullmatch(folder.name):
        message = f"`{short(folder.name)}` is no name of a rulebook"
        found.append(Diagnostic("settings", message, folder.spot("name"), "a name has letters, digits and dashes"))
    return found


def _fits(wanted: str, value: Any) -> bool:
    if wanted == "a text":
        return isinstance(value, str) and bool(value)
    return isinstance(value, list) and all(isinstance(v, str) and v for v in value)
