"""Reading what stands behind a sentence: time and number. `within the last 1 minute`, `3 times`, `since that hit`."""

from typing import Any

from lawspeaker.law import wrong
from lawspeaker.law.errors import Misread, short
from lawspeaker.law.phrases import Quantified
from lawspeaker.law.spoken import Spoken
from lawspeaker.law.tree import Bound, LetRef, Term, Window, Written

TIMES = {"once": 1, "twice": 2}
SAID = {"times": "how many times", "apart": "how far apart", "counting": "`counting this`"}


def of_state(line: Spoken, i: int) -> dict[str, Any]:
    """What stands behind a state from word `i` on: for how long it has held, or within what time it did."""
    says = line.phrases.says
    if i == len(line.words):
        return {}
    if says(i, "within the last"):
        within, i = _duration(line, i + 3)
        tail: dict[str, Any] = {"within": within}
    elif says(i, "for more than"):
        term, i = _duration(line, i + 3)
        tail = {"throughout": term, "strictly": True}
    elif says(i, "for"):
        term, i = _duration(line, i + 1)
        tail = {"throughout": term}
    else:
        raise left_over(line, i, "behind what is or was stands `for D`, `for more than D` or `within the last D`")
    if i != len(line.words):
        raise left_over(line, i, "a state takes one stretch of time")
    return tail


def of_happening(line: Spoken, i: int) -> dict[str, Any]:
    """What stands behind a happening from word `i` on: its windows, how often it was, and whether this counts."""
    windows: list[Window] = []
    tail: dict[str, Any] = {}
    while i < len(line.words):
        begin = i
        if line.words[i] == ",":
            i += 1
        said = _once(line, i, behind_comma=begin < i)
        if said is not None:
            what, term, i = said
            if what in tail:
                raise line.wrong("sentence", f"{SAID[what]} is said twice", "once is enough", begin, i)
            tail[what] = term
            continue
        window, i = _window(line, i)
        wrong.refuse_twice(line, windows, window, begin, i)
        windows.append(window)
    if "apart" in tail and "times" not in tail:
        raise line.wrong("sentence", "`apart` needs `N times`", "such as: 3 times, 3 seconds apart", 0, len(line.words))
    return {"windows": tuple(windows), **tail}


def left_over(line: Spoken, i: int, help_: str) -> Misread:
    """The words from `i` on are too many."""
    rest = short(line.rest(i))
    return line.wrong("sentence", f"`{rest}` is not understood here", help_, i, len(line.words))


def _once(line: Spoken, i: int, behind_comma: bool) -> tuple[str, Any, int] | None:
    """`N times`, and behind a comma `counting this` or `D apart`: what it is, what it says, the place behind."""
    if behind_comma and line.phrases.says(i, "counting this"):
        return "counting", True, i + 2
    apart = _term(line, i, "duration") if behind_comma else None
    if apart and line.phrases.says(apart[1], "apart"):
        return "apart", apart[0], apart[1] + 1
    if line.phrases.says(i, "at least") or line.phrases.says(i, "more than"):
        return _so_often(line, i)
    if i < len(line.words) and line.words[i] in TIMES:
        return "times", Written(TIMES[line.words[i]], "number", line.words[i]), i + 1
    times = _term(line, i, "number")
    return ("times", times[0], times[1] + 1) if times and line.phrases.says(times[1], "times") else None


def _so_often(line: Spoken, i: int) -> tuple[str, Any, int] | None:
    """`at least N times`, which is what `N times` means, and `more than N times`, which is one more."""
    found = _once(line, i + 2, False)
    if found is None or line.words[i] == "at":
        return found
    _, times, end = found
    if not isinstance(times, Written):
        advice = "say `N times`: so often, or more"
        raise line.wrong("sentence", "`more than` stands before a written number of times only", advice, i, end)
    return "times", Written(times.value + 1, "number", str(times.value + 1)), end


def _window(line: Spoken, i: int) -> tuple[Window, int]:
    says = line.phrases.says
    if says(i, "within the last"):
        oldest, end = _duration(line, i + 3)
        return Window(oldest=oldest), end
    for opening, strictly in (("at least", False), ("more than", True)):
        if says(i, opening):
            youngest, end = _duration(line, i + 2)
            if says(end, "ago"):
                return Window(youngest=youngest, strictly=strictly), end + 1
            if says(end, "after that") and not strictly:
                since, end = _since(line, end + 1)
                return Window(since=since, reach=line.scope.reach(since), least=youngest), end
    if says(i, "within"):
        most, end = _duration(line, i + 1)
        if says(end, "after that"):
            since, end = _since(line, end + 1)
            return Window(since=since, reach=line.scope.reach(since), most=most), end
    if says(i, "between"):
        youngest, end = _duration(line, i + 1)
        if says(end, "and"):
            oldest, end = _duration(line, end + 1)
            if says(end, "ago"):
                return Window(youngest=youngest, oldest=oldest), end + 1
    if says(i, "since that"):
        since, end = _since(line, i + 1)
        return Window(since=since, reach=line.scope.reach(since)), end
    if says(i, "during"):
        return _during(line, i + 1)
    raise left_over(line, i, wrong.AFTER_HAPPENING)


def _during(line: Spoken, i: int) -> tuple[Window, int]:
    """A mode, or a thing that lasts: `during purge`, `during that vote`."""
    for end in range(len(line.words), i, -1):
        if " ".join(line.words[i:end]) in line.scope.modes:
            return Window(mode=" ".join(line.words[i:end])), end
    things = [(p, end) for p, end in line.phrases.at(i) if not isinstance(p, Quantified | Written | LetRef)]
    for thing, end in things:
        kind = line.scope.lexicon.kinds.get(thing.kind)
        if kind is not None and kind.span is not None and not wrong.searches(thing):
            return Window(span=thing), end
    raise wrong.no_stretch(line, i, things)


def _since(line: Spoken, i: int) -> tuple[Bound, int]:
    """What `that …` at word `i` means, behind `since` or `after`."""
    found = next(line.phrases.that(i), None)
    if found is None:
        raise wrong.orphan(line, i, i + 2)
    return found


def _duration(line: Spoken, i: int) -> tuple[Term, int]:
    found = _term(line, i, "duration")
    if found is None:
        raise wrong.no_duration(line, i)
    return found


def _term(line: Spoken, i: int, kind: str) -> tuple[Term, int] | None:
    """What of this kind begins at word `i`, and the word behind it."""
    for phrase, end in line.phrases.at(i):
        if not isinstance(phrase, Quantified) and phrase.kind == kind:
            return phrase, end
    return None
