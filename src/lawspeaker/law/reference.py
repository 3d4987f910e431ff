"""The reference of a vocabulary: every kind, unit, act and sentence, as tables of a page that people read.

The page is made from the words themselves, so it cannot say anything else than the referee reads.
"""

import sys
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from lawspeaker.law.advice import an
from lawspeaker.law.lexicon import Kind, Lexicon, Slot, Verb, Word
from lawspeaker.law.sentences import denied, readable
from lawspeaker.law.units import UNITS

COMMAND = "python -m lawspeaker.cli.words > docs/words.md"
OPENING = (
    "# Words\n\n"
    f"Every word that a rulebook can use. This page is made from the vocabulary: `{COMMAND}`.\n\n"
    "How words become law is in [law.md](law.md). In the tables, `<player>` is a slot: what may stand there is a role "
    "of the act, `any player`, `that player`, or a name that gives one. Sentences stand by subject: look for what "
    "they are about, then for how it is said.\n"
)


def words_page(lexicon: Lexicon) -> str:
    """The whole page."""
    sections = [
        OPENING,
        section("Acts", ACTS, ("act", "roles", "what it is"), map(_act, sorted(lexicon.acts.values(), key=_place))),
        *(by_subject(title, text, head, _sorted(lexicon, sort), row) for title, text, head, sort, row in SECTIONS),
        section("Kinds", KINDS, ("kind", "several", "is a"), map(_kind, lexicon.kinds.values())),
        section("Units", "", ("unit", "kind", "is"), _units(lexicon)),
    ]
    return "\n".join(sections).rstrip() + "\n"


def section(title: str, text: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A heading, a paragraph and a table."""
    lines = [f"## {title}", "", *([text, ""] if text else []), _cells(head), _cells(["---"] * len(head))]
    return "\n".join([*lines, *(_cells(row) for row in rows), ""])


def by_subject(
    title: str, text: str, head: Sequence[str], words: Iterable[Word], row: Callable[[Word], Sequence[str]]
) -> str:
    """A heading, a paragraph, and for every subject a table under what it is about."""
    lines = [f"## {title}", "", text, ""]
    for module, among in groupby(words, lambda word: word.function.__module__):
        name, about = _subject(module)
        lines += [f"### {name}", "", *([about, ""] if about else []), _cells(head), _cells(["---"] * len(head))]
        lines += [*(_cells(row(word)) for word in among), ""]
    return "\n".join(lines)


def _subject(module: str) -> tuple[str, str]:
    """What the words of a module are about, as it says on its top: the subject, and what belongs to it."""
    said = " ".join((sys.modules[module].__doc__ or "").split("\n\n")[0].split())
    name, _, about = said.removeprefix("Sentences about ").rstrip(".").partition(": ")
    return name[:1].upper() + name[1:], f"{about[:1].upper()}{about[1:]}." if about else ""


def _cells(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _sorted(lexicon: Lexicon, sort: str) -> list[Word]:
    return sorted(lexicon.of_sort(sort), key=_place)


def _place(word: Word) -> tuple[str, str, str]:
    """Words of one subject stand together."""
    return word.function.__module__, word.name, word.template


def _meaning(word: Word) -> str:
    return " ".join(word.doc.split("\n\n")[0].split())


def _said(word: Word, form: str) -> str:
    """The word's sentence with its slots shown and this form of its verb."""
    parts = [f"<{p.kind}>" if isinstance(p, Slot) else form if isinstance(p, Verb) else p for p in word.parts]
    return f"`{' '.join(p for p in parts if p)}`"


def _act(word: Word) -> list[str]:
    roles = ", ".join(f"{slot.name} ({an(slot.kind)})" for slot in word.roles)
    more = [f"a kind of `{word.of}`"] if word.of else []
    more += ["an act of being"] if word.being else []
    more += ["an order" if word.command == word.name else f"the order `{word.command}`"] if word.command else []
    about = f" ({', '.join(more)})" if more else ""
    return [f"`{word.name}`", roles, _meaning(word) + about]


def _happening(word: Word) -> list[str]:
    verb = word.verb
    not_so = _said(word, denied(verb)) if verb else ""
    late = " May come after its act: it needs `let hearing`." if word.after else ""
    return [_said(word, verb.told if verb else ""), not_so, f"`that {word.noun}`", _meaning(word) + late]


def _state(word: Word) -> list[str]:
    verb = word.verb
    if verb is None:
        return [f"`{readable(word)}`", "", "", _meaning(word)]
    denied = f"{verb.forms[0]} not" if verb.base == "be" else f"does not {verb.base}"
    memory = [
        f"`{said}`" for said, kept in (("for D", word.since), ("within the last D", word.ended)) if kept is not None
    ]
    return [_said(word, verb.forms[0]), _said(word, denied), ", ".join(memory), _meaning(word)]


def _measure(word: Word) -> list[str]:
    return [f"`{readable(word)}`", f"{an(word.gives)}", _meaning(word)]


def _name(word: Word) -> list[str]:
    verb = word.verb
    several = _said(word, f"at least 2 {verb.told}") if verb and word.many else ""
    one = _said(word, f"any {verb.base}") if verb and word.many else f"`{readable(word)}`"
    return [one, several, f"{'each ' if word.many else ''}{an(word.gives)}", _meaning(word)]


def _kind(kind: Kind) -> list[str]:
    sort = f"`any SORT {kind.noun}`: one of that sort" if kind.where is not None else ""
    return [f"`{an(kind.noun)}`", f"`{kind.plural}`", an(kind.base) if kind.base else sort]


def _number(size: float) -> str:
    return f"{int(size):,}" if size == int(size) else f"{size:g}"


def _units(lexicon: Lexicon) -> list[list[str]]:
    base = {"duration": "ms", "distance": "m", "share": ""}
    return [
        [f"`{unit}`", kind, f"{_number(size)} {base.get(kind, '')}".strip()]
        for unit, (kind, size) in {**UNITS, **lexicon.units}.items()
    ]


ACTS = (
    "What articles judge: `forbid attack`, `permit kill`. An article on an act judges those that are a kind of it too. "
    "The first role is who did it. Roles are known by their names in the article's lines: `attacker`, `the victim`."
)
HAPPENINGS = (
    "What has happened. Behind each may stand when, how often, how far apart: "
    "`within the last 10 minutes`, `3 times`, `, 5 seconds apart`."
)
STATES = "What is or was. Where a state keeps a memory, the table says what may be asked of it."
MEASURES = "What is compared: `is at least`, `is at most`, `is more than`, `is less than`, `is`, `is not`."
NAMES = "What stands in a slot and means one thing, or one of many."
KINDS = "What a slot may hold. `any KIND` searches for one; `that KIND` is what an earlier line found."
SECTIONS = (
    ("Happenings", HAPPENINGS, ("told", "denied", "called", "meaning"), "happening", _happening),
    ("States", STATES, ("told", "denied", "memory", "meaning"), "state", _state),
    ("Measures", MEASURES, ("measure", "gives", "meaning"), "measure", _measure),
    ("Names", NAMES, ("name", "several", "gives", "meaning"), "name", _name),
)
