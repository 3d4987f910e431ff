"""`make status`: the page that says where the project stands.

Clauses in force are counted from the rulebooks themselves; what is known to be wrong and what comes next is kept by
hand in `docs/known.md` and put beneath.
"""

from pathlib import Path

from lawspeaker.cli.rulebook import trials_of
from lawspeaker.law.book import shipped


def rows() -> list[str]:
    """One row for each rulebook that ships: its clauses, those in force, its articles and examples."""
    found = []
    for folder in sorted(p.parent for p in shipped().glob("*/rulebook.toml")):
        trials = trials_of(folder.name)
        covered = trials.coverage()
        force = sum(row.in_force for row in covered.values())
        book = trials.book
        found.append(
            f"| `{folder.name}` | {len(covered)} | {force} | {len(book.articles)} | {len(trials.stories.examples)} |"
        )
    return found


def page(known: str) -> str:
    """The whole page."""
    head = [
        "# Status",
        "",
        "Written by `make status`; `docs/known.md` is the part kept by hand.",
        "",
        "| rulebook | clauses | in force | articles | examples |",
        "|---|---|---|---|---|",
        *rows(),
        "",
        "`lawspeaker rulebook coverage darkrp` says of each clause how it is in force, or what lacks.",
        "",
    ]
    return "\n".join(head) + known


if __name__ == "__main__":
    print(page(Path("docs/known.md").read_text(encoding="utf-8")), end="")
