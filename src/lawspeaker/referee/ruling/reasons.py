"""Reasons: a line of the law told of the people it was about.

The sentence that decided is told again with names in it, how long ago it was and the event that proves it:
"Bo hit Ana 12 s earlier (event 4711)". It is kept as data and spelt only when somebody is to read it. Names are those
worn at the time; they are text from strangers, and are cut and cleaned.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import Any, TypeAlias

from msgspec import UNSET, Struct
from msgspec.structs import replace

from lawspeaker.law.advice import an
from lawspeaker.law.lexicon import Part, Slot, Verb, Word
from lawspeaker.law.tree import Holds, Some
from lawspeaker.vocabulary import lexicon
from lawspeaker.world.happenings import Happening

UNTOLD = {"player": "somebody", "base": "some house", "zone": "some place", "group": "some group", "text": "some text"}
"""How what nobody told is called, by the kind of thing that it would be."""
ABSENT = frozenset(("base", "case", "group", "punishment", "text", "thing", "vote", "zone"))
"""Kinds of which it is told, where there is none, that there is none; of a player it is told that it is nobody."""
_TOWARDS = re.compile(r"( to| in| on)? %s$")
"""What stands behind an act that was done to nobody and nothing: "Ann said something"."""
LONGEST = 40
Names: TypeAlias = Callable[[str], str]
"""How a player (or anything with an id) is called at the time of the act."""


UNKNOWN = "it is not known whether "
"""What a doubt begins with."""


class Sentence(Struct, frozen=True, gc=False):
    """A word of the vocabulary with what fills its slots, the form it is told in, and what is said behind it."""

    word: Word
    fillers: tuple[Any, ...]
    form: str = ""
    tail: str = ""
    head: str = ""


class Ago(Struct, frozen=True, gc=False):
    """A happening, told `age` milliseconds after it."""

    word: Word
    happening: Happening
    age: int
    tail: str = ""


class Doubt(Struct, frozen=True, gc=False):
    """What nobody knows, told as such until people find it so; `question` is the id of one that is asked by itself."""

    say: "str | Sentence | Ago | Numbered | Judged"
    head: str = UNKNOWN
    question: str = ""


class Numbered(Struct, frozen=True, gc=False):
    """A line that counts, with `%s` for what it speaks of: of each its kind and what fills it."""

    sure: int
    among: int
    text: str
    fillers: tuple[tuple[str, Any], ...] = ()


class Judged(Struct, frozen=True, gc=False):
    """Whether what `doer` did at the event `seq` was lawful by a rule (`by`, or by any), told as `settled` by now."""

    by: str
    seq: int
    doer: Any
    lawful: bool
    settled: bool = False


Say: TypeAlias = "str | Sentence | Ago | Numbered | Doubt | Judged | tuple[Say, ...]"
UNRECORDED = "nobody recorded whether "
"""What a doubt about a happening begins with that nobody would have told."""
UNSETTLED = "whether that was lawful is not settled"
"""How a past act is told whose ruling is unclear."""
UNASKED = "nobody has found yet whether "
"""What a question to people begins with."""


def doubtful(value: Any, say: Say, text: str) -> Say:
    """How a line is told of which the value is known or not; `text` is the line as written."""
    return say if value is not None or isinstance(say, Doubt | Judged | tuple) else Doubt(say or text)


def answered(
    say: Say, line: bool, question: Callable[[str], bool | None], ruled: Callable[[Judged], bool | None]
) -> Say:
    """A doubt told with what people found: `line` that its line is so, `question` what of the question of that id; and
    what was ruled of a past act."""
    if isinstance(say, tuple):
        return tuple(answered(part, line, question, ruled) for part in say)
    if isinstance(say, Judged):
        return replace(say, settled=ruled(say) is not None)
    if not isinstance(say, Doubt):
        return say
    found = question(say.question) if say.question else line or None
    if found is None:
        return say
    return Doubt(say.say, "staff found that " if found else "staff found it not so that ", say.question)


def spell(say: Say, names: Names) -> str:
    """A reason as text."""
    if isinstance(say, str):
        return say
    if isinstance(say, tuple):
        return "; ".join(dict.fromkeys(text for part in say if (text := spell(part, names))))
    if isinstance(say, Judged):
        return f"that was {'' if say.lawful else 'not '}lawful" if say.settled else UNSETTLED
    if isinstance(say, Numbered):
        return f"{say.sure} of {say.among}: {_counted(say, names)}"
    if isinstance(say, Doubt) and isinstance(say.say, Numbered):
        certain = f" (certainly {say.say.sure} of {say.say.among})" if say.head == UNKNOWN else ""
        return f"{say.head}{_counted(say.say, names)}{certain}"
    if isinstance(say, Doubt):
        return say.head + (_whole(say.say, names) if isinstance(say.say, Sentence) else spell(say.say, names))
    if isinstance(say, Ago):
        told = tell(say.word, say.happening.roles, names)
        when = f"{age(say.age)} earlier" if say.age else "just now"
        return f"{told}{say.tail}{', the last' if say.tail else ''} {when} (event {say.happening.seq})"
    return "" if _goes_without_saying(say) else _whole(say, names)


def _counted(say: Numbered, names: Names) -> str:
    return say.text % tuple(told_as(kind, filler, names) for kind, filler in say.fillers)


def _whole(say: Sentence, names: Names) -> str:
    return say.head + tell(say.word, say.fillers, names, say.form) + say.tail


def _goes_without_saying(say: Sentence) -> bool:
    """Whether it tells how somebody stands to himself: nobody has to be told that Ann sides with Ann."""
    told = say.fillers
    return say.word.sort == "state" and len(told) > 1 and isinstance(told[0], str) and told[0] == told[-1]


def name_of(names: Names, filler: Any) -> str:
    """How a thing is called: a player by the name he wore, anything else by its id."""
    if filler is UNSET:
        return "somebody"
    if filler is None:
        return "nobody"
    if isinstance(filler, Sentence):
        return filler.head + tell(filler.word, filler.fillers, names, filler.form)
    if isinstance(filler, Happening):
        return f"that {_nouns().get(filler.word, 'event')} (event {filler.seq})"
    return clean(names(filler) if isinstance(filler, str) else str(filler))


@cache
def _nouns() -> dict[str, str]:
    """What a happening of each word is called behind `that`."""
    return {word.name: word.noun for word in lexicon().of_sort("happening")}


def told_as(kind: str, filler: Any, names: Names) -> str:
    """What fills a slot of this kind: times, distances and shares with their units, people by name, words in quotes."""
    if type(filler) is str:
        told = clean(names(filler))
        return f"“{told}”" if kind == "text" and " " in told else told
    if isinstance(filler, int | float) and not isinstance(filler, bool):
        if kind == "duration":
            return age(int(filler))
        if kind in ("distance", "reach"):
            return f"{filler:g} m"
        if kind == "share":
            return f"{round(filler * 100, 1):g} %"
    if filler is None and kind in ABSENT:
        return f"no {kind}"
    return UNTOLD.get(kind, "something") if filler is UNSET else name_of(names, filler)


def as_one_of(told: Holds, args: tuple[Any, ...]) -> tuple[Any, ...]:
    """What fills the slots of a state when it is told: `ELM is a clan`, for nobody has to be told that ELM is ELM."""
    sought = told.args[-1] if len(args) == 2 and args[0] == args[1] else None
    return (args[0], an(sought.text)) if isinstance(sought, Some) and sought.source is None else args


@lru_cache(1 << 10)
def clean(text: str) -> str:
    """Text from strangers, fit to print: no control characters, and not too long."""
    kept = text if text.isprintable() else "".join([c if c.isprintable() else "?" for c in text])
    return kept if len(kept) <= LONGEST else kept[: LONGEST - 1] + "…"


def age(milliseconds: int) -> str:
    """A stretch of time for people: 12 s, 4 min 10 s, 3 h 12 min."""
    if milliseconds < 1000:
        return f"{milliseconds} ms"
    seconds = milliseconds // 1000
    if seconds < 60:
        return f"{seconds} s"
    if seconds < 3600:
        return f"{seconds // 60} min {seconds % 60} s" if seconds % 60 else f"{seconds // 60} min"
    minutes = seconds // 60
    if minutes < 1440:
        return f"{minutes // 60} h {minutes % 60} min" if minutes % 60 else f"{minutes // 60} h"
    return f"{minutes // 1440} d {minutes % 1440 // 60} h"


def tell(word: Word, fillers: Sequence[Any], names: Names, form: str = "") -> str:
    """The template with names in it, in its told form or the one given."""
    template, kinds = pattern(word, form)
    if word.instead:
        kinds, fillers = _instead(word, kinds, fillers)
    if word.sort == "act" and len(fillers) >= len(kinds) > 0 and fillers[len(kinds) - 1] is None:
        template, cut = _TOWARDS.subn("", template)
        kinds = kinds[:-1] if cut else kinds
    if len(fillers) < len(kinds):
        fillers = (*fillers, *(UNSET for _ in kinds[len(fillers) :]))
    return template % tuple([told_as(kind, filler, names) for kind, filler in zip(kinds, fillers, strict=False)])


def _instead(word: Word, kinds: tuple[str, ...], fillers: Sequence[Any]) -> tuple[tuple[str, ...], Sequence[Any]]:
    """What fills the slots of an act that was done to nobody, but to a group."""
    names = [slot.name for slot in word.roles]
    i, j = names.index(word.other), names.index(word.instead)
    if len(fillers) <= j or fillers[i] is not None or not isinstance(fillers[j], str):
        return kinds, fillers
    return (*kinds[:i], word.roles[j].kind, *kinds[i + 1 :]), (*fillers[:i], fillers[j], *fillers[i + 1 :])


def pattern(word: Word, form: str) -> tuple[str, tuple[str, ...]]:
    """The template with `%s` for each slot, and the kinds of the slots."""
    known = word.spelt.get(form)
    if known is None:
        parts = [_part(part, form) for part in word.parts]
        known = word.spelt[form] = " ".join(parts), tuple([p.kind for p in word.parts if isinstance(p, Slot)])
    return known


def _part(part: Part, form: str) -> str:
    if isinstance(part, Slot):
        return "%s"
    return ((form or part.told) if isinstance(part, Verb) else part).replace("%", "%%")
