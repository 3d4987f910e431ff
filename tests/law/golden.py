"""Golden texts of diagnostics: a rulebook, what is said of it, and the nearest rulebook of which that is not said.

Each file in `golden/` is named by a code and holds cases. A case begins with `======== TITLE`; then `--- FILE` opens a
file of the rulebook (`--- law` is a chapter `law.md` with one fence of law, `--- shown` what its examples showed), and
behind `=== says` stands every diagnostic word for word, behind `=== nearest` the files that differ in the nearest one.

`python tests/law/golden.py` writes what is said now into all of them; read the difference before you keep it.
"""

import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from law.town import WITH_NUMBERS, fenced
from lawspeaker.law.book import load
from lawspeaker.law.check import check
from lawspeaker.law.coverage import Shown
from lawspeaker.law.errors import Diagnostic, Refused, Spot

FOLDER = Path(__file__).parent / "golden"
CASE, FILE, SAYS, NEAREST = "======== ", "--- ", "=== says", "=== nearest"
Files = dict[str, str]


@dataclass
class Case:
    """One case: the files of its rulebook, what is said, and the files that differ in the nearest rulebook."""

    code: str
    title: str
    files: Files = field(default_factory=dict)
    says: str = ""
    nearest: Files = field(default_factory=dict)


def cases(file: Path) -> list[Case]:
    """The cases of one golden file."""
    found: list[Case] = []
    into: Files = {}
    name = ""
    for line in file.read_text(encoding="utf-8").split("\n"):
        if line.startswith(CASE):
            found.append(Case(file.stem, line.removeprefix(CASE)))
            into, name = found[-1].files, ""
        elif line.startswith(FILE):
            name = line.removeprefix(FILE)
            into[name] = ""
        elif line == SAYS:
            name = SAYS
        elif line == NEAREST:
            into, name = found[-1].nearest, ""
        elif name == SAYS:
            found[-1].says += f"{line}\n"
        elif name:
            into[name] += f"{line}\n"
    for case in found:
        case.says = case.says.strip("\n")
    return found


def all_cases() -> list[Case]:
    """Every case of every file."""
    return [case for file in sorted(FOLDER.glob("*.txt")) for case in cases(file)]


def said(files: Files, folder: Path) -> list[Diagnostic]:
    """Every diagnostic about a rulebook of these files."""
    home = folder / "town"
    texts = {"rulebook.toml": 'name = "town"\n', **files}
    for name, text in texts.items():
        if name in ("law", "shown"):
            continue
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("latin-1") if "latin" in name else text.encode())
    if "law" in files:
        (home / "law.md").write_text(fenced(files["law"].strip("\n")), encoding="utf-8")
    try:
        book = load(str(home), WITH_NUMBERS)
    except Refused as refused:
        return refused.diagnostics
    return check(book, WITH_NUMBERS, shown(files["shown"]) if "shown" in files else None)


def shown(text: str) -> list[Shown]:
    """What examples showed, one a line: `unlawful | articles | clauses | clauses it is about`, or `duty:kept | …`."""
    found = []
    for line in text.split("\n"):
        if line.strip():
            sort, articles, clauses, named = ([w for w in cell.split() if w] for cell in f"{line}|||".split("|")[:4])
            what, _, state = sort[0].partition(":")
            found.append(Shown(what, Spot(), tuple(articles), tuple(clauses), tuple(named), state=state))
    return found


def rendered(diagnostics: list[Diagnostic]) -> str:
    """The diagnostics as one text."""
    return "\n\n".join(d.render() for d in diagnostics)


def written(found: list[Case]) -> str:
    """The cases as a file."""
    text = ""
    for case in found:
        text += f"{CASE}{case.title}\n{_files(case.files)}{SAYS}\n{case.says}\n"
        text += f"{NEAREST}\n{_files(case.nearest)}\n" if case.nearest else "\n"
    return text.rstrip("\n") + "\n"


def _files(files: Files) -> str:
    return "".join(f"{FILE}{name}\n{text.rstrip(chr(10))}\n" for name, text in files.items())


def refresh() -> None:
    """Write what is said now into every golden file."""
    for file in sorted(FOLDER.glob("*.txt")):
        found = cases(file)
        for case in found:
            with tempfile.TemporaryDirectory() as folder:
                case.says = rendered(said(case.files, Path(folder)))
        file.write_text(written(found), encoding="utf-8")


if __name__ == "__main__":
    refresh()
