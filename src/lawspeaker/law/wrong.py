"""What is wrong with a line that could not be read, and what its author may have meant."""

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lawspeaker.law.errors import Misread, short
from lawspeaker.law.lexicon import present
from lawspeaker.law.phrases import ANYONE
from lawspeaker.law.tree import Blank, Named, Role, Some, Term, Window, Written

if TYPE_CHECKING:
    from lawspeaker.law.reading import Reader
    from lawspeaker.law.sentences import Node

AFTER_HAPPENING = (
    "behind a happening stands `within the last D`, `at least D ago`, `more than D ago`, `between D and D ago`, "
    "`since that …`, `within D after that …`, `at least D after that …`, `during MODE`, `during that …`, `N times`, "
    "`, D apart` or `, counting this`"
)
TRIES = 4
CLOCK = re.compile(r"\d{1,2}:\d\d")
KINDLY: tuple[list[str], ...] = ([], ["a"], ["an"], ["not"], ["not", "a"], ["not", "an"])
"""What may stand between `is` and the word by which somebody says of which kind a thing is."""
SORTED = ("zone", "group", "event")
"""Kinds of which every community has sorts of its own."""


@dataclass(slots=True)
class Reached:
    """How far a line was understood: the farthest word, and what could have stood there."""

    i: int = 0
    fixed: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    mismatch: tuple[Named | Role, Any, int] | None = None
    bound: tuple[Named | Role, int] | None = None

    def note(self, i: int, node: "Node") -> None:
        """The line was understood up to word `i`; this could follow."""
        if i < self.i:
            return
        if i > self.i:
            self.i, self.fixed, self.kinds = i, set(), set()
        self.fixed |= node.fixed.keys()
        self.kinds |= {kind for kind, _ in node.slots}


def searches(term: Term | None) -> bool:
    """Whether an `any` stands in it."""
    if isinstance(term, Some):
        return True
    return isinstance(term, Named) and any(searches(a) for a in term.args)


def refuse_quotes(reader: "Reader") -> None:
    """Raises Misread where a quotation is not closed."""
    for i, word in enumerate(reader.words):
        whole = len(word) > 1 and word[0] in '"“' and word[-1] in '"”'
        if not whole and any(mark in word for mark in '"“”'):
            raise reader.wrong("quote", "a quotation is not closed", 'quoted words stand in "…"', i, len(reader.words))


def refuse_twice(reader: "Reader", windows: Iterable[Window], window: Window, i: int, j: int) -> None:
    """Raises Misread where a second window says again what another has said."""
    for other in windows:
        for name in ("youngest", "oldest", "since", "span"):
            if getattr(other, name) is not None and getattr(window, name) is not None:
                raise reader.wrong("sentence", "when it happened is said twice", "one of the two is enough", i, j)
        if other.mode and window.mode:
            raise reader.wrong("sentence", "when it happened is said twice", "one of the two is enough", i, j)


def near(word: str, words: Iterable[str], cutoff: float = 0.6) -> str:
    """The help that names the nearest of these, or nothing."""
    found = difflib.get_close_matches(word, sorted(words), 1, cutoff)
    return f"did you mean `{found[0]}`?" if found else ""


def listed(words: Iterable[str], most: int = 12) -> str:
    """Some of these words for a help line."""
    names = sorted(words)
    more = ", …" if len(names) > most else ""
    return ", ".join(f"`{n}`" for n in names[:most]) + more


def an(kind: str) -> str:
    """A kind with its article."""
    kind = kind.removeprefix("happening:").replace("_", " ")
    return f"an {kind}" if kind[:1] in "aeiou" else f"a {kind}"


def shown(phrase: Any) -> str:
    """A phrase as the author wrote it."""
    text = getattr(phrase, "text", "") or getattr(phrase, "name", "")
    return f"`{short(text)}`" if text else "this"


# Names that have to be known -----------------------------------------------------------------------------------------


def named_row(reader: "Reader", i: int) -> tuple[str, str]:
    """The table and row that the words from `i` on name; no row: any of them."""
    name = reader.rest(i).strip('"“”')
    tables = [t for t in reader.scope.tables.values() if "words" in t.columns]
    having = [t.name for t in tables if name in t.rows]
    if len(having) > 1:
        message = f"`{short(name)}` is a row of several tables: {listed(having)}"
        raise reader.wrong("unknown-row", message, "give each of them a name of its own", i, len(reader.words))
    for table in tables:
        if name in table.rows:
            return table.name, name
        if name in (f"any {table.name}", f"no {table.name}"):
            return table.name, ""
    rows = [*(r for t in tables for r in t.rows), *(f"any {t.name}" for t in tables)]
    advice = near(name, rows) or (f"rows are {listed(rows)}" if rows else "a table with a column `words` lists phrases")
    raise reader.wrong("unknown-row", f"no table of words has the row `{short(name)}`", advice, i, len(reader.words))


def row_of(reader: "Reader", blank: Blank, i: int) -> tuple[str, str]:
    """The table whose row fills this blank: `the reason` stands for a row of the table `reason`."""
    name = blank.text.removeprefix("the ").removeprefix("other ")
    table = reader.scope.tables.get(name)
    if table is None or "words" not in table.columns:
        tables = [t.name for t in reader.scope.tables.values() if "words" in t.columns]
        advice = f"tables of words are {listed(tables)}" if tables else "such a table has a column `words`"
        message = f"`{short(blank.text)}` is no row: there is no table of words `{short(name)}`"
        raise reader.wrong("unknown-row", message, advice, i, len(reader.words))
    return name, ""


def no_stretch(reader: "Reader", i: int, things: Sequence[tuple[Term, int]]) -> Misread:
    """What stands behind `during` is no mode and nothing that lasts."""
    for thing, end in things:
        if searches(thing):
            advice = "find it in a line of its own, and say `during that …` here"
            return reader.wrong("during", f"`during` searches for {shown(thing)}", advice, i, end)
        if thing.kind.startswith("happening:"):
            advice = "what happened is a moment here: say `since that …`"
            return reader.wrong("during", f"{shown(thing)} has no duration", advice, i, end)
        lasting = [kind.noun for kind in reader.scope.lexicon.kinds.values() if kind.span is not None]
        advice = f"what lasts is {listed(lasting)}, or a mode" if lasting else "only modes last here"
        return reader.wrong("during", f"{shown(thing)} is {an(thing.kind)}, which has no duration", advice, i, end)
    if reader.phrases.says(i, "that"):
        return orphan(reader, i, i + 2)
    said = short(reader.rest(i).partition(" ,")[0])
    advice = near(said, reader.scope.modes) or (
        f"modes are {listed(reader.scope.modes)}" if reader.scope.modes else "declare it: mode NAME is every Saturday"
    )
    return reader.wrong("unknown-mode", f"there is no mode `{said}`", advice, i, len(reader.words))


def no_duration(reader: "Reader", i: int) -> Misread:
    """A duration was wanted at word `i`."""
    here = next((p for p, _ in reader.phrases.at(i)), None)
    end = next((e for _, e in reader.phrases.at(i)), i + 1)
    what = " ".join(reader.words[i:end]) or "the end of the line"
    durations = [n for n, kind in reader.scope.lets.items() if kind == "duration"]
    advice = near(reader.rest(i).partition(" ,")[0], durations) or "such as `10 minutes`, or a `let` that is one"
    kind = f", which is {an(here.kind)}" if here is not None and not isinstance(here, Written) else ""
    return reader.wrong("units", f"a duration is wanted here, not `{short(what)}`{kind}", advice, i, end)


def orphan(reader: "Reader", i: int, j: int) -> Misread:
    """`that X` at word `i` means nothing."""
    noun = " ".join(reader.words[i + 1 : j])
    nouns = reader.scope.nouns()
    meant = f"here `that …` can mean {listed(nouns)}; " if nouns else ""
    return reader.wrong(
        "no-referent",
        f"`that {short(noun)}` has nothing above it to mean",
        f"{meant}an earlier line of the same `and` list has to find one: `any …`, or a happening",
        i,
        j,
    )


# Lines that are no sentence ------------------------------------------------------------------------------------------


def unknown(reader: "Reader") -> Misread:
    """Why the line is no sentence, as far as can be told."""
    if reader.quiet:
        return Misread("unknown-sentence", "")
    return (
        _too_early(reader)
        or _negated_definition(reader)
        or _orphan(reader)
        or _comparison(reader)
        or _other(reader)
        or _clock(reader)
        or _outside(reader)
        or _no_rule(reader)
        or _unknown_word(reader)
        or _types(reader)
        or _sentence(reader)
    )


def _too_early(reader: "Reader") -> Misread | None:
    name = reader.defined(reader.sentences.later)
    if not name:
        return None
    where = "stands on itself" if name == reader.sentences.reading else "is defined further down"
    message = f"`{short(name)}` {where}"
    advice = "a definition stands on earlier ones only"
    return reader.wrong("later-definition", message, advice, 0, len(reader.words))


def _negated_definition(reader: "Reader") -> Misread | None:
    words = reader.words
    for i, word in enumerate(words):
        if word != "not":
            continue
        plain = [*words[:i], *words[i + 1 :]]
        if i and words[i - 1] in ("does", "do") and i + 1 < len(words):
            plain = [*words[: i - 1], present(words[i + 1]), *words[i + 2 :]]
        other = again(reader, plain)
        if other.defined(other.sentences.root):
            return reader.wrong(
                "negated-definition",
                "a definition cannot be denied inside its sentence",
                f"put `{short(' '.join(plain))}` behind `unless`, or under `none of:`",
                0,
                len(words),
            )
    return None


def _orphan(reader: "Reader") -> Misread | None:
    for i, j in sorted(reader.phrases.orphans.items()):
        return orphan(reader, i, j)
    return None


def refuse_orphan(reader: "Reader") -> None:
    """Raises Misread where a `that …` of the line means nothing."""
    found = _orphan(reader)
    if found is not None:
        raise found


def _comparison(reader: "Reader") -> Misread | None:
    if reader.reached.mismatch:
        measure, phrase, i = reader.reached.mismatch
        message = f"{shown(measure)} is {an(measure.kind)}; {shown(phrase)} is {an(phrase.kind)}"
        return reader.wrong("types", message, _such_as(reader, measure.kind), i, len(reader.words))
    if reader.reached.bound:
        measure, i = reader.reached.bound
        misspelt = None if reader.rest(i)[:1].isdigit() else _unknown_word(reader, i)
        if misspelt is not None and (misspelt.code == "unknown-role" or misspelt.help.startswith("did you mean")):
            return misspelt
        what = short(reader.rest(i)) or "the end of the line"
        if any(end == len(reader.words) for _, end in reader.phrases.measures_at(i)):
            return reader.wrong("types", "two distances cannot be compared", "", i, len(reader.words))
        message = f"{an(measure.kind)} is wanted here, not `{what}`"
        advice = near(reader.rest(i), [n for n, k in reader.scope.lets.items() if k == measure.kind])
        return reader.wrong("units", message, advice or _such_as(reader, measure.kind), i, len(reader.words))
    for measure, end in reader.phrases.measures_at(0):
        columns = [c for t in reader.scope.tables.values() if measure.kind == t.name for c in t.columns if c != "words"]
        row = f", or a column of the table: {listed(columns)}" if columns else ""
        advice = (
            f"behind a measure stands `is`, `is not`, `is at least`, `is at most`, `is more than`, `is less than`{row}"
        )
        message = f"`{short(measure.text)}` is compared with nothing"
        return reader.wrong("comparison", message, advice, end, len(reader.words))
    return None


def _such_as(reader: "Reader", kind: str) -> str:
    units = [u for u, (k, _) in reader.scope.units.items() if k == kind]
    if kind in ("number", "count"):
        return "such as `4`, or a `let` that is a number"
    return f"its units are {listed(units)}" if units else ""


def known_words(reader: "Reader") -> set[str]:
    """All words that can stand in a line of this scope."""
    scope = reader.scope
    names = [*scope.roles, *scope.lets, *scope.blanks, *scope.units, *scope.modes, *scope.rules, *scope.nouns()]
    for table in scope.tables.values():
        names += [table.name, *table.columns]
    return {*reader.sentences.known, *(w for name in names for w in name.split())}


def again(reader: "Reader", words: list[str]) -> "Reader":
    """A reader of other words in the same scope, of which nothing stays."""
    return type(reader)(reader.sentences, " ".join(words), reader.scope.inner(), quiet=True)


def _unknown_word(reader: "Reader", start: int = 0) -> Misread | None:
    known = known_words(reader)
    for i, word in enumerate(reader.words[start:], start):
        if word in known or word[0] in '"“0123456789' or reader.words[i - 1] == "mentions":
            continue
        if any(word == slot.name for act in reader.scope.lexicon.acts.values() for slot in act.roles):
            return _no_role(reader, i)
        advice = _kind_of(reader, i) or _quoted(reader, i) or _sorted(reader, i) or _meant(reader, i, known)
        if not advice and i >= reader.reached.i:
            advice = _nearest(reader)
        if advice:
            return reader.wrong("unknown-word", f"`{short(word)}` is not known here", advice, i, i + 1)
    return None


def _kind_of(reader: "Reader", i: int) -> str:
    """The help for what a thing is, told by a word of the wire: `container is a corpse`."""
    words = reader.words
    at = next((n for n in range(i - 1, 0, -1) if words[n] == "is"), 0)
    between = words[at + 1 : i]
    misspelt = reader.reached.i == i and near(words[i], reader.reached.fixed)
    if i != len(words) - 1 or not at or between not in KINDLY or misspelt:
        return ""
    told = ["the", "kind", "of", *words[:at], "is", *(["not"] if "not" in between else []), *words[i:]]
    try:
        again(reader, told).condition()
    except Misread:
        return ""
    return f"say of which kind it is: `{short(' '.join(told))}`"


def _reads(reader: "Reader", words: list[str]) -> bool:
    """Whether other words would be a condition here."""
    try:
        again(reader, words).condition()
    except Misread:
        return False
    return True


def _quoted(reader: "Reader", i: int) -> str:
    """The help for a text that stands in a sentence without its quotes: `rides a minicopter`."""
    words = [*reader.words[:i], f'"{reader.words[i]}"', *reader.words[i + 1 :]]
    misspelt = reader.reached.i == i and near(reader.words[i], reader.reached.fixed)
    return f"a text stands in quotes: `{short(' '.join(words))}`" if not misspelt and _reads(reader, words) else ""


def _other(reader: "Reader") -> Misread | None:
    """`any other base`, where a kind is searched for and not a name."""
    for i in range(len(reader.words) - 2):
        if not reader.phrases.says(i, "any other"):
            continue
        words = [*reader.words[: i + 1], *reader.words[i + 2 :]]
        if _reads(reader, words):
            noun = reader.words[i + 2]
            advice = f"find it by `{short(' '.join(words))}`, and say below it `that {noun} is not …`"
            return reader.wrong("unknown-sentence", f"`any other {noun}` searches for no kind", advice, i, i + 3)
    return None


def _clock(reader: "Reader") -> Misread | None:
    """A time of day in a line: it belongs into a mode."""
    for i, word in enumerate(reader.words):
        if CLOCK.fullmatch(word):
            advice = "name the time, `mode night is every day from 22:00 to 06:00`, and say `during night`"
            return reader.wrong("units", "a time of day stands in a mode", advice, i, i + 1)
    return None


def _outside(reader: "Reader") -> Misread | None:
    """`is outside`, which is said by `is not inside`."""
    for i, word in enumerate(reader.words):
        words = [*reader.words[:i], "not", "inside", *reader.words[i + 1 :]]
        if word == "outside" and _reads(reader, words):
            advice = f"say `{short(' '.join(words))}`"
            return reader.wrong("unknown-sentence", "`outside` is not said of this", advice, i, i + 1)
    return None


def _no_rule(reader: "Reader") -> Misread | None:
    """A rule was wanted where the line was understood no further, and no article is of that family."""
    i = reader.reached.i
    if i >= len(reader.words) or reader.reached.kinds != {"rule"} or reader.phrases.at(i):
        return None
    said = short(reader.words[i])
    advice = near(said, reader.scope.rules) or "a rule is a family of articles, such as `KOS` of `KOS-1` and `KOS-2`"
    return reader.wrong("unknown-article", f"there is no rule `{said}`", advice, i, i + 1)


def _no_role(reader: "Reader", i: int) -> Misread:
    word, roles = reader.words[i], reader.scope.roles
    acts = [name for name, act in sorted(reader.scope.lexicon.acts.items()) if word in [s.name for s in act.roles]]
    advice = "a definition has blanks: `a player` in its head, `the player` below"
    if roles or not reader.scope.blanks:
        advice = (
            f"roles here are {listed(roles)}" if roles else "the acts of this article share no role: make two of it"
        )
    return reader.wrong("unknown-role", f"`{word}` is a role of {listed(acts, 3)}, not of this", advice, i, i + 1)


def _sorted(reader: "Reader", i: int) -> str:
    """The help for a sort of a kind that stands without its kind: `any harbour` for `any harbour zone`."""
    if i and reader.words[i - 1] == "the" and i + 1 < len(reader.words):
        words = [*reader.words[: i - 1], "any", *reader.words[i:]]
        return f"it is searched for: `{short(' '.join(words))}`" if _reads(reader, words) else ""
    if i and reader.words[i - 1] in ("any", "a", "an", "every", "no"):
        for kind in SORTED:
            words = [*reader.words[: i + 1], kind, *reader.words[i + 1 :]]
            try:
                again(reader, words).condition()
            except Misread:
                continue
            return f"{an(kind)} of a sort of your own stands before its kind: `{short(' '.join(words))}`"
    return ""


def _meant(reader: "Reader", i: int, known: set[str]) -> str:
    word = reader.words[i]
    here = reader.reached.fixed if reader.reached.i == i else set()
    close = difflib.get_close_matches(word, sorted(known), TRIES, 0.6)
    for other in dict.fromkeys([*difflib.get_close_matches(word, sorted(here), TRIES, 0.4), *close]):
        words = [*reader.words[:i], other, *reader.words[i + 1 :]]
        try:
            again(reader, words).condition()
        except Misread:
            continue
        return f"did you mean `{other}`: `{short(' '.join(words))}`?"
    return near(word, known, 0.75)


def _types(reader: "Reader") -> Misread | None:
    i = reader.reached.i
    phrases = [(p, e) for p, e in reader.phrases.at(i)] if i < len(reader.words) else []
    if not phrases or not reader.reached.kinds:
        return None
    phrase, end = phrases[0]
    kinds = sorted({k.removeprefix("happening:") for k in reader.reached.kinds})
    if i == 0:
        if phrase.kind not in reader.reached.kinds:
            message = f"no sentence begins with {shown(phrase)}, {an(phrase.kind)}"
            return reader.wrong("types", message, _nearest(reader), i, end)
        return None
    wanted = " or ".join(an(k) for k in kinds)
    return reader.wrong("types", f"{shown(phrase)} is {an(phrase.kind)}; {wanted} is wanted here", "", i, end)


def _sentence(reader: "Reader") -> Misread:
    last = len(reader.words) - 1
    i = min(reader.reached.i, last)
    if reader.reached.i > last:
        kinds = sorted({k.removeprefix("happening:") for k in reader.reached.kinds})
        wanted = f"{' or '.join(an(k) for k in kinds)} is wanted behind it; " if kinds else ""
        message = f"the sentence breaks off behind `{short(reader.words[last])}`"
        return reader.wrong("unknown-sentence", message, wanted + _nearest(reader), last, last + 1)
    message = f"no sentence reads `{short(' '.join(reader.words))}`"
    return reader.wrong("unknown-sentence", message, _nearest(reader), i, len(reader.words))


def _nearest(reader: "Reader") -> str:
    roles = reader.scope.roles
    words = [f"<{roles[w]}>" if w in roles else "<player>" if w in ANYONE else w for w in reader.words]
    found = reader.sentences.nearest(" ".join(words))
    return f"the nearest sentence is `{found}`" if found else "docs/words.md lists all sentences"


__all__ = ["Reached", "unknown"]
