"""What is wrong at one place of a line that is being read, and what could stand there."""

from collections.abc import Iterable, Sequence

from lawspeaker.law.advice import an, listed, near, shown
from lawspeaker.law.errors import Misread, short
from lawspeaker.law.spoken import Spoken
from lawspeaker.law.tree import Blank, Named, Some, Term, Window, Written

AFTER_HAPPENING = (
    "behind a happening stands `within the last D`, `at least D ago`, `more than D ago`, `between D and D ago`, "
    "`since that …`, `within D after that …`, `at least D after that …`, `during MODE`, `during that …`, `N times`, "
    "`, D apart` or `, counting this`"
)


def searches(term: Term | None) -> bool:
    """Whether an `any` stands in it."""
    if isinstance(term, Some):
        return True
    return isinstance(term, Named) and any(searches(a) for a in term.args)


def refuse_quotes(line: Spoken) -> None:
    """Raises Misread where a quotation is not closed."""
    for i, word in enumerate(line.words):
        whole = len(word) > 1 and word[0] in '"“' and word[-1] in '"”'
        if not whole and any(mark in word for mark in '"“”'):
            raise line.wrong("quote", "a quotation is not closed", 'quoted words stand in "…"', i, len(line.words))


def refuse_twice(line: Spoken, windows: Iterable[Window], window: Window, i: int, j: int) -> None:
    """Raises Misread where a second window says again what another has said."""
    for other in windows:
        for name in ("youngest", "oldest", "since", "span"):
            if getattr(other, name) is not None and getattr(window, name) is not None:
                raise line.wrong("sentence", "when it happened is said twice", "one of the two is enough", i, j)
        if other.mode and window.mode:
            raise line.wrong("sentence", "when it happened is said twice", "one of the two is enough", i, j)


# Names that have to be known -----------------------------------------------------------------------------------------


def named_row(line: Spoken, i: int) -> tuple[str, str]:
    """The table and row that the words from `i` on name; no row: any of them."""
    name = line.rest(i).strip('"“”')
    tables = [t for t in line.scope.tables.values() if "words" in t.columns]
    having = [t.name for t in tables if name in t.rows]
    if len(having) > 1:
        message = f"`{short(name)}` is a row of several tables: {listed(having)}"
        raise line.wrong("unknown-row", message, "give each of them a name of its own", i, len(line.words))
    for table in tables:
        if name in table.rows:
            return table.name, name
        if name in (f"any {table.name}", f"no {table.name}"):
            return table.name, ""
    rows = [*(r for t in tables for r in t.rows), *(f"any {t.name}" for t in tables)]
    advice = near(name, rows) or _column(line, name)
    advice = advice or (f"rows are {listed(rows)}" if rows else "a table with a column `words` lists phrases")
    raise line.wrong("unknown-row", f"no table of words has the row `{short(name)}`", advice, i, len(line.words))


def _column(line: Spoken, name: str) -> str:
    """Whose row it is, where the table lists no phrases: its first line does not name the column `words`."""
    table = next((table for table in line.scope.tables.values() if name in table.rows), None)
    if table is None:
        return ""
    columns = ", ".join(f"`{short(column)}`" for column in table.columns)
    return f"the table `{table.name}` has that row, and the columns {columns}: name the column of its phrases `words`"


def row_of(line: Spoken, blank: Blank, i: int) -> tuple[str, str]:
    """The table whose row fills this blank: `the reason` stands for a row of the table `reason`."""
    name = blank.text.removeprefix("the ").removeprefix("other ")
    table = line.scope.tables.get(name)
    if table is None or "words" not in table.columns:
        tables = [t.name for t in line.scope.tables.values() if "words" in t.columns]
        advice = f"tables of words are {listed(tables)}" if tables else "such a table has a column `words`"
        message = f"`{short(blank.text)}` is no row: there is no table of words `{short(name)}`"
        raise line.wrong("unknown-row", message, advice, i, len(line.words))
    return name, ""


def no_stretch(line: Spoken, i: int, things: Sequence[tuple[Term, int]]) -> Misread:
    """What stands behind `during` is no mode and nothing that lasts."""
    for thing, end in things:
        if searches(thing):
            advice = "find it in a line of its own, and say `during that …` here"
            return line.wrong("during", f"`during` searches for {shown(thing)}", advice, i, end)
        if thing.kind.startswith("happening:"):
            advice = "what happened is a moment here: say `since that …`"
            return line.wrong("during", f"{shown(thing)} has no duration", advice, i, end)
        lasting = [kind.noun for kind in line.scope.lexicon.kinds.values() if kind.span is not None]
        advice = f"what lasts is {listed(lasting)}, or a mode" if lasting else "only modes last here"
        return line.wrong("during", f"{shown(thing)} is {an(thing.kind)}, which has no duration", advice, i, end)
    if line.phrases.says(i, "that"):
        return orphan(line, i, i + 2)
    said = short(line.rest(i).partition(" ,")[0])
    advice = near(said, line.scope.modes) or (
        f"modes are {listed(line.scope.modes)}" if line.scope.modes else "declare it: mode NAME is every Saturday"
    )
    return line.wrong("unknown-mode", f"there is no mode `{said}`", advice, i, len(line.words))


def no_duration(line: Spoken, i: int) -> Misread:
    """A duration was wanted at word `i`."""
    here = next((p for p, _ in line.phrases.at(i)), None)
    end = next((e for _, e in line.phrases.at(i)), i + 1)
    what = " ".join(line.words[i:end]) or "the end of the line"
    if line.phrases.says(end, "times"):
        counts = [n for n, kind in line.scope.lets.items() if kind == "number"]
        advice = near(what, counts) or "such as `5 times`, or a `let` that is a number"
        return line.wrong("units", f"a number is wanted here, not `{short(what)}`", advice, i, end)
    durations = [n for n, kind in line.scope.lets.items() if kind == "duration"]
    bare = what if what.endswith("s") else f"{what}s"
    such = (
        f"such as `1 {what}`"
        if line.scope.units.get(bare, ("", 0))[0] == "duration"
        else "such as `10 minutes`, or a `let` that is one"
    )
    advice = near(line.rest(i).partition(" ,")[0], durations) or such
    kind = f", which is {an(here.kind)}" if here is not None and not isinstance(here, Written) else ""
    return line.wrong("units", f"a duration is wanted here, not `{short(what)}`{kind}", advice, i, end)


def orphan(line: Spoken, i: int, j: int) -> Misread:
    """`that X` at word `i` means nothing."""
    noun = " ".join(line.words[i + 1 : j])
    nouns = line.scope.nouns()
    meant = f"here `that …` can mean {listed(nouns)}; " if nouns else ""
    return line.wrong(
        "no-referent",
        f"`that {short(noun)}` has nothing above it to mean",
        f"{meant}an earlier line of the same `and` list has to find one: `any …`, or a happening",
        i,
        j,
    )


def first_orphan(line: Spoken) -> Misread | None:
    """What is wrong with the first `that …` of the line that means nothing, if there is one."""
    for i, j in sorted(line.phrases.orphans.items()):
        return orphan(line, i, j)
    return None


def refuse_orphan(line: Spoken) -> None:
    """Raises Misread where a `that …` of the line means nothing."""
    found = first_orphan(line)
    if found is not None:
        raise found
