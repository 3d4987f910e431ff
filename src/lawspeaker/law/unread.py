"""Lines that are no sentence: why, as far as can be told, and what their author may have meant."""

import difflib
import re

from lawspeaker.law.advice import an, listed, near, shown
from lawspeaker.law.errors import Misread, short
from lawspeaker.law.lexicon import present
from lawspeaker.law.phrases import ANYONE
from lawspeaker.law.spoken import Spoken
from lawspeaker.law.wrong import first_orphan

TRIES = 4
COUNTED = {
    **dict.fromkeys(("all", "each", "both"), "say `every …`, of one: `every owner of base is offline`"),
    **dict.fromkeys(("nobody", "none"), "say `no …`, of one: `no owner of base is online`"),
}
"""How several are counted, for who begins a sentence with another word."""
CLOCK = re.compile(r"\d{1,2}:\d\d")
KINDLY: tuple[list[str], ...] = ([], ["a"], ["an"], ["not"], ["not", "a"], ["not", "an"])
"""What may stand between `is` and the word by which somebody says of which kind a thing is."""
SORTED = ("zone", "group", "event")
"""Kinds of which every community has sorts of its own."""


def why(line: Spoken) -> Misread:
    """Why the line is no sentence, as far as can be told."""
    if line.quiet:
        return Misread("unknown-sentence", "")
    return (
        _too_early(line)
        or _negated_definition(line)
        or first_orphan(line)
        or _comparison(line)
        or _other(line)
        or _clock(line)
        or _outside(line)
        or _no_rule(line)
        or _unknown_word(line)
        or _types(line)
        or _sentence(line)
    )


def _too_early(line: Spoken) -> Misread | None:
    name = line.defined(line.sentences.later)
    if not name:
        return None
    where = "stands on itself" if name == line.sentences.reading else "is defined further down"
    message = f"`{short(name)}` {where}"
    advice = "a definition stands on earlier ones only"
    return line.wrong("later-definition", message, advice, 0, len(line.words))


def _negated_definition(line: Spoken) -> Misread | None:
    words = line.words
    for i, word in enumerate(words):
        if word != "not":
            continue
        plain = [*words[:i], *words[i + 1 :]]
        if i and words[i - 1] in ("does", "do") and i + 1 < len(words):
            plain = [*words[: i - 1], present(words[i + 1]), *words[i + 2 :]]
        other = _again(line, plain)
        if other.defined(other.sentences.root):
            return line.wrong(
                "negated-definition",
                "a definition cannot be denied inside its sentence",
                f"put `{short(' '.join(plain))}` behind `unless`, or under `none of:`",
                0,
                len(words),
            )
    return None


def _comparison(line: Spoken) -> Misread | None:
    if line.reached.mismatch:
        measure, phrase, i = line.reached.mismatch
        message = f"{shown(measure)} is {an(measure.kind)}; {shown(phrase)} is {an(phrase.kind)}"
        return line.wrong("types", message, _such_as(line, measure.kind), i, len(line.words))
    if line.reached.bound:
        measure, i = line.reached.bound
        misspelt = None if line.rest(i)[:1].isdigit() else _unknown_word(line, i)
        if misspelt is not None and (misspelt.code == "unknown-role" or misspelt.help.startswith("did you mean")):
            return misspelt
        what = short(line.rest(i)) or "the end of the line"
        if any(end == len(line.words) for _, end in line.phrases.measures_at(i)):
            return line.wrong("types", "two distances cannot be compared", "", i, len(line.words))
        message = f"{an(measure.kind)} is wanted here, not `{what}`"
        advice = near(line.rest(i), [n for n, k in line.scope.lets.items() if k == measure.kind])
        return line.wrong("units", message, advice or _such_as(line, measure.kind), i, len(line.words))
    for measure, end in line.phrases.measures_at(0):
        columns = [c for t in line.scope.tables.values() if measure.kind == t.name for c in t.columns if c != "words"]
        row = f", or a column of the table: {listed(columns)}" if columns else ""
        advice = (
            f"behind a measure stands `is`, `is not`, `is at least`, `is at most`, `is more than`, `is less than`{row}"
        )
        message = f"`{short(measure.text)}` is compared with nothing"
        return line.wrong("comparison", message, advice, end, len(line.words))
    return None


def _such_as(line: Spoken, kind: str) -> str:
    units = [u for u, (k, _) in line.scope.units.items() if k == kind]
    if kind in ("number", "count"):
        return "such as `4`, or a `let` that is a number"
    return f"its units are {listed(units)}" if units else ""


def _known_words(line: Spoken) -> set[str]:
    """All words that can stand in a line of this scope."""
    scope = line.scope
    names = [*scope.roles, *scope.lets, *scope.blanks, *scope.units, *scope.modes, *scope.rules, *scope.nouns()]
    for table in scope.tables.values():
        names += [table.name, *table.columns]
    return {*line.sentences.known, *(w for name in names for w in name.split())}


def _again(line: Spoken, words: list[str]) -> Spoken:
    """A reader of other words in the same scope, of which nothing stays."""
    return type(line)(line.sentences, " ".join(words), line.scope.inner(), quiet=True)


def _reads(line: Spoken, words: list[str]) -> bool:
    """Whether other words would be a condition here."""
    try:
        _again(line, words).condition()
    except Misread:
        return False
    return True


def _unknown_word(line: Spoken, start: int = 0) -> Misread | None:
    known = _known_words(line)
    for i, word in enumerate(line.words[start:], start):
        if word in known or word[0] in '"“0123456789' or line.words[i - 1] == "mentions":
            continue
        if any(word == slot.name for act in line.scope.lexicon.acts.values() for slot in act.roles):
            return _no_role(line, i)
        advice = COUNTED.get(word, "") if i == 0 else ""
        advice = advice or _kind_of(line, i) or _quoted(line, i) or _sorted(line, i) or _order(line, i)
        advice = advice or _meant(line, i, known)
        if not advice and i >= line.reached.i:
            advice = _nearest(line)
        if advice:
            return line.wrong("unknown-word", f"`{short(word)}` is not known here", advice, i, i + 1)
    return None


def _kind_of(line: Spoken, i: int) -> str:
    """The help for what a thing is, told by a word of the wire: `container is a corpse`."""
    words = line.words
    at = next((n for n in range(i - 1, 0, -1) if words[n] == "is"), 0)
    between = words[at + 1 : i]
    misspelt = line.reached.i == i and near(words[i], line.reached.fixed)
    if i != len(words) - 1 or not at or between not in KINDLY or misspelt:
        return ""
    told = ["the", "kind", "of", *words[:at], "is", *(["not"] if "not" in between else []), *words[i:]]
    return f"say of which kind it is: `{short(' '.join(told))}`" if _reads(line, told) else ""


def _quoted(line: Spoken, i: int) -> str:
    """The help for a text that stands in a sentence without its quotes: `rides a minicopter`."""
    words = [*line.words[:i], f'"{line.words[i]}"', *line.words[i + 1 :]]
    misspelt = line.reached.i == i and near(line.words[i], line.reached.fixed)
    return f"a text stands in quotes: `{short(' '.join(words))}`" if not misspelt and _reads(line, words) else ""


def _other(line: Spoken) -> Misread | None:
    """`any other base`, where a kind is searched for and not a name."""
    for i in range(len(line.words) - 2):
        if not line.phrases.says(i, "any other"):
            continue
        words = [*line.words[: i + 1], *line.words[i + 2 :]]
        if _reads(line, words):
            noun = line.words[i + 2]
            advice = f"find it by `{short(' '.join(words))}`, and say below it `that {noun} is not …`"
            return line.wrong("unknown-sentence", f"`any other {noun}` searches for no kind", advice, i, i + 3)
    return None


def _clock(line: Spoken) -> Misread | None:
    """A time of day in a line: it belongs into a mode."""
    for i, word in enumerate(line.words):
        if CLOCK.fullmatch(word):
            advice = "name the time, `mode night is every day from 22:00 to 06:00`, and say `during night`"
            return line.wrong("units", "a time of day stands in a mode", advice, i, i + 1)
    return None


def _outside(line: Spoken) -> Misread | None:
    """`is outside`, which is said by `is not inside`."""
    for i, word in enumerate(line.words):
        words = [*line.words[:i], "not", "inside", *line.words[i + 1 :]]
        if word == "outside" and _reads(line, words):
            advice = f"say `{short(' '.join(words))}`"
            return line.wrong("unknown-sentence", "`outside` is not said of this", advice, i, i + 1)
    return None


def _no_rule(line: Spoken) -> Misread | None:
    """A rule was wanted where the line was understood no further, and no article is of that family."""
    i = line.reached.i
    if i >= len(line.words) or line.reached.kinds != {"rule"} or line.phrases.at(i):
        return None
    said = short(line.words[i])
    advice = near(said, line.scope.rules) or "a rule is a family of articles, such as `KOS` of `KOS-1` and `KOS-2`"
    return line.wrong("unknown-article", f"there is no rule `{said}`", advice, i, i + 1)


def _no_role(line: Spoken, i: int) -> Misread:
    word, roles = line.words[i], line.scope.roles
    acts = [name for name, act in sorted(line.scope.lexicon.acts.items()) if word in [s.name for s in act.roles]]
    advice = "a definition has blanks: `a player` in its head, `the player` below"
    if roles or not line.scope.blanks:
        advice = (
            f"roles here are {listed(roles)}" if roles else "the acts of this article share no role: make two of it"
        )
    return line.wrong("unknown-role", f"`{word}` is a role of {listed(acts, 3)}, not of this", advice, i, i + 1)


def _sorted(line: Spoken, i: int) -> str:
    """The help for a sort of a kind that stands without its kind: `any harbour` for `any harbour zone`."""
    if i and line.words[i - 1] == "the" and i + 1 < len(line.words):
        words = [*line.words[: i - 1], "any", *line.words[i:]]
        return f"it is searched for: `{short(' '.join(words))}`" if _reads(line, words) else ""
    if i and line.words[i - 1] in ("any", "a", "an", "every", "no"):
        for kind in SORTED:
            words = [*line.words[: i + 1], kind, *line.words[i + 1 :]]
            if _reads(line, words):
                return f"{an(kind)} of a sort of your own stands before its kind: `{short(' '.join(words))}`"
    return ""


def _order(line: Spoken, i: int) -> str:
    """The help for an order that was given, told by its own word: `sender appealed any case within the last 7 days`."""
    word = line.words[i]
    told = {act.name.split()[0]: act.command for act in line.scope.lexicon.acts.values() if act.command}
    stem = next((name for name in told if word in (f"{name}s", f"{name}d", f"{name}ed")), "")
    for end in range(i + 1, len(line.words) + 1) if stem else ():
        words = [*line.words[:i], "used", "the", "command", f'"{told[stem]}"', *line.words[end:]]
        if _reads(line, words):
            return f"say which command he used: `{short(' '.join(words))}`"
    return ""


def _meant(line: Spoken, i: int, known: set[str]) -> str:
    word = line.words[i]
    here = line.reached.fixed if line.reached.i == i else set()
    close = difflib.get_close_matches(word, sorted(known), TRIES, 0.6)
    for other in dict.fromkeys([*difflib.get_close_matches(word, sorted(here), TRIES, 0.4), *close]):
        words = [*line.words[:i], other, *line.words[i + 1 :]]
        if _reads(line, words):
            return f"did you mean `{other}`: `{short(' '.join(words))}`?"
    return near(word, known, 0.75)


def _types(line: Spoken) -> Misread | None:
    i = line.reached.i
    phrases = [(p, e) for p, e in line.phrases.at(i)] if i < len(line.words) else []
    if not phrases or not line.reached.kinds:
        return None
    phrase, end = phrases[0]
    kinds = sorted({k.removeprefix("happening:") for k in line.reached.kinds})
    if i == 0:
        if phrase.kind not in line.reached.kinds:
            message = f"no sentence begins with {shown(phrase)}, {an(phrase.kind)}"
            return line.wrong("types", message, _nearest(line), i, end)
        return None
    wanted = " or ".join(an(k) for k in kinds)
    happened = phrase.kind.startswith("happening:")
    what, advice = ("something that happened", _nearest(line)) if happened else (an(phrase.kind), "")
    return line.wrong("types", f"{shown(phrase)} is {what}; {wanted} is wanted here", advice, i, end)


def _sentence(line: Spoken) -> Misread:
    last = len(line.words) - 1
    i = min(line.reached.i, last)
    if line.reached.i > last:
        kinds = sorted({k.removeprefix("happening:") for k in line.reached.kinds})
        wanted = f"{' or '.join(an(k) for k in kinds)} is wanted behind it; " if kinds else ""
        message = f"the sentence breaks off behind `{short(line.words[last])}`"
        return line.wrong("unknown-sentence", message, wanted + _nearest(line), last, last + 1)
    foreign = next((at for at in range(len(line.words)) if _is_of_another_act(line, at)), None)
    if foreign is not None:
        return _no_role(line, foreign)
    message = f"no sentence reads `{short(' '.join(line.words))}`"
    advice = COUNTED.get(line.words[0]) or _nearest(line)
    return line.wrong("unknown-sentence", message, advice, i, len(line.words))


def _is_of_another_act(line: Spoken, i: int) -> bool:
    """Whether a role of other acts stands there that is none here, and the line would read with something in it."""
    word, scope = line.words[i], line.scope
    kinds = {slot.kind for act in scope.lexicon.acts.values() for slot in act.roles if slot.name == word}
    if not kinds or word in scope.roles or word in scope.lets:
        return False
    fillers = [['"x"'] if kind == "text" else ["any", kind] for kind in sorted(kinds)]
    return any(_reads(line, [*line.words[:i], *filler, *line.words[i + 1 :]]) for filler in fillers)


def _nearest(line: Spoken) -> str:
    roles = line.scope.roles
    words = [f"<{roles[w]}>" if w in roles else "<player>" if w in ANYONE else w for w in line.words]
    found = line.sentences.nearest(" ".join(words))
    return f"the nearest sentence is `{found}`" if found else "docs/words.md lists all sentences"
