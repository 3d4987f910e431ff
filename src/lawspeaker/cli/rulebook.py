"""`lawspeaker rulebook …`: read, check, test and compare rulebooks.

Exit status: 0 all is well; 1 something is wrong with the rulebook or its examples; 2 it could not be read at all.
"""

import sys
from pathlib import Path

import msgspec
from cyclopts import App

from lawspeaker.cli.complaints import complain
from lawspeaker.cli.flag import Flag
from lawspeaker.cli.progress import counted
from lawspeaker.cli.screen import harmless, page
from lawspeaker.justice.court import Court
from lawspeaker.law.book import load
from lawspeaker.law.check import check
from lawspeaker.law.compare import compare
from lawspeaker.law.errors import Diagnostic, LawError, Refused
from lawspeaker.law.folder import REGISTER, SETTINGS, find_rulebook, read_folder
from lawspeaker.law.lexicon import Lexicon
from lawspeaker.law.pages import pages_of
from lawspeaker.law.stories import read_stories
from lawspeaker.law.tree import Rulebook
from lawspeaker.referee.referee import Referee
from lawspeaker.referee.trial.telltale import tables
from lawspeaker.referee.trial.trial import Trials
from lawspeaker.vocabulary import lexicon

app = App(name="rulebook", help="Check, test and read rulebooks.")
MARKS = ("<!-- tables: lawspeaker rulebook sentences --told --into docs/examples.md -->", "<!-- end -->")
SORTS = ("act", "happening", "state", "measure", "name")

ABOUT = (
    "an example is about the clauses that it cites, such as `example cites A-1`, and about those that its rulings name"
)


@app.command(name="check")
def look(name: str) -> int:
    """Say what is wrong with a rulebook, and what its author should look at, its examples included.

    Parameters
    ----------
    name
        the name of a rulebook that ships, or a folder.
    """
    try:
        trials = trials_of(name)
    except LawError as error:
        return _unread(error)
    trials.play(counted(trials.prepared, "playing the examples"))
    found = [*trials.untold, *check(trials.book, lexicon(), trials.shown)]
    own = _own(name, found)
    for diagnostic in own:
        print(diagnostic.render(), end="\n\n")
    errors = sum(d.level == "error" for d in own)
    articles, warnings = _some(len(trials.book.articles), "article"), _some(len(own) - errors, "warning")
    print(f"{articles}, {_some(errors, 'error')}, {warnings}")
    if len(own) < len(found):
        print(f"{_some(len(found) - len(own), 'warning')} of what it extends are left to the author of that")
    return 1 if errors else 0


def _own(name: str, found: list[Diagnostic]) -> list[Diagnostic]:
    """What its author can mend: all errors, and of warnings those of the texts in its own folder."""
    folder = read_folder(find_rulebook(name))
    if "extends" not in folder.settings:
        return found
    texts = {"", SETTINGS, *(chapter for chapter, _ in folder.chapters)}
    texts |= {REGISTER} if folder.register is not None else set()
    return [d for d in found if d.level == "error" or d.spot.file in texts]


@app.command(name="test")
def examples(name: str, *, mutate: Flag = False, chapter: str = "") -> int:
    """Run every example of a rulebook.

    Parameters
    ----------
    name
        the name of a rulebook that ships, or a folder.
    mutate
        also change the law one small step at a time, and list the changes that no example notices.
    chapter
        play only the examples of this chapter, such as `killing`; with `--mutate`, play all and change only this one.
    """
    try:
        trials = trials_of(name)
    except LawError as error:
        return _unread(error)
    file = f"{chapter.removesuffix('.md')}.md" if chapter else ""
    what, spots = ("articles", trials.book.articles) if mutate else ("examples", trials.stories.examples)
    chapters = dict.fromkeys(one.spot.file for one in spots)
    if file and file not in chapters:
        complain(f"no chapter `{chapter}` has {what}; these have: {', '.join(chapters)}")
        return 2
    failures = _play(trials, "" if mutate else file)
    if mutate:
        _mutate(trials, file)
    return 1 if failures else 0


def _play(trials: Trials, file: str) -> int:
    """Play the examples of a chapter, or (no `file`) of all; how many fail."""
    chosen = [one for one in trials.prepared if file in ("", one.story.spot.file)]
    trials.play(counted(chosen, "playing the examples"))
    failures = [failure for failure in trials.failures() if file in ("", failure.spot.file)]
    for failure in failures:
        print(trials.explained(failure).render(), end="\n\n", flush=True)
    played = sum(file in ("", one.spot.file) for one in trials.stories.examples)
    print(f"{_some(played, 'example')}, {_some(len(failures), 'failure')}")
    return len(failures)


def _mutate(trials: Trials, file: str) -> None:
    groups = trials.groups(file)
    holes = 0
    for group in counted(groups, "changing the law"):
        hole = trials.hole(group)
        if hole is not None:
            holes += 1
            print(page(f"{hole.spot.place}: no example notices: {hole.what}"), flush=True)
    print(f"{_some(sum(map(len, groups)), 'change')}, {_some(holes, 'hole')}")


@app.command
def coverage(name: str, *, json: Flag = False) -> int:
    """Show which clauses of a rulebook's register are in force, and what lacks for the others.

    Parameters
    ----------
    name
        the name of a rulebook that ships, or a folder.
    json
        write one object for machines.
    """
    try:
        trials = trials_of(name)
    except LawError as error:
        return _unread(error)
    rows = trials.coverage()
    in_force = sum(row.in_force for row in rows.values())
    if json:
        whole = {"rulebook": trials.book.name, "clauses": len(rows), "in_force": in_force, "rows": rows}
        sys.stdout.buffer.write(msgspec.json.encode(whole) + b"\n")
        return 0
    for id_, row in rows.items():
        held, why = ("in force", row.how) if row.in_force else ("not yet", row.lacks)
        print(harmless(f"{held:9} {row.decide:9} {id_:12} {why}"))
    if rows:
        print(f"{in_force} of {len(rows)} clauses are in force")
        if any(row.lacks.startswith("no example about it") for row in rows.values()):
            print(ABOUT)
    else:
        print("this rulebook has no register.csv, so there are no clauses to count")
    return 0


@app.command
def show(name: str, article: str = "") -> int:
    """Show an article with its heading, its prose, what it lifts and to what it yields; or every article.

    Parameters
    ----------
    name
        the name of a rulebook that ships, or a folder.
    article
        the id of an article, or of a family.
    """
    try:
        book = load(name, lexicon())
    except LawError as error:
        return _unread(error)
    meant = [a for a in book.articles if article.casefold() in ("", a.id.casefold(), a.family.casefold())]
    if not meant:
        complain(f"{book.name} has no article `{article}`; it has {_ids(book)}")
        return 2
    for number, one in enumerate(pages_of(name, book, meant)):
        print("\n" * bool(number) + page(one))
    return 0


@app.command
def sentences(*, told: Flag = False, into: Path | None = None) -> int:
    """List every sentence of the vocabulary by its sort, with what it means.

    Parameters
    ----------
    told
        list instead how the lines of examples are told, and by which events.
    into
        write those tables into this page, between its marks.
    """
    if told and into is not None:
        into.write_text(with_tables(into.read_text(encoding="utf-8")), encoding="utf-8")
        return 0
    if told:
        print(tables(lexicon()))
        return 0
    for sort in SORTS:
        print(f"{sort}s\n")
        for word in lexicon().words:
            if word.sort == sort:
                print(f"  {word.template}\n      {word.doc.partition(chr(10))[0]}")
        print()
    return 0


@app.command
def diff(old: str, new: str) -> int:
    """Say what differs between two rulebooks: articles, numbers, clauses; not how they are written.

    Parameters
    ----------
    old
        a rulebook that ships, or a folder.
    new
        the other.
    """
    try:
        lines = compare(load(old, lexicon()), load(new, lexicon()))
    except LawError as error:
        return _unread(error)
    print(page("\n".join(lines)) if lines else "they are the same law")
    return 0


def with_tables(page: str) -> str:
    """The page about examples with its tables made anew; they stand between its marks."""
    head, _, rest = page.partition(MARKS[0])
    tail = rest.partition(MARKS[1])[2]
    return f"{head}{MARKS[0]}\n\n{tables(lexicon())}\n\n{MARKS[1]}{tail}"


def trials_of(name: str) -> Trials:
    """The examples of a rulebook, ready to be judged."""
    return Trials(load(name, lexicon()), read_stories(name), lexicon(), court)


def court(book: Rulebook, words: Lexicon) -> Court:
    """A referee whose unlawful rulings are upheld at once, so that examples can tell what comes of them."""
    return Court(Referee(book, words))


def _some(count: int, noun: str) -> str:
    return f"{count} {noun if count == 1 else noun + 's'}"


def _ids(book: Rulebook) -> str:
    return ", ".join(a.id for a in book.articles)


def _unread(error: LawError) -> int:
    if isinstance(error, Refused):
        print(error, file=sys.stderr)
    else:
        complain(error)
    return 2
