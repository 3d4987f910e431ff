"""Compiling acts: for each act one generated function that reads the articles on it.

Most articles fail at once, because nobody did what they speak of within their window. The generated function looks at
the newest happening between those whom a line is about, and so knows which of them cannot apply; only what is left is
read. It may read too much and never too little: whoever is not ruled out here is judged.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from msgspec import UNSET

from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import Lexicon, Word
from lawspeaker.law.tree import Article, Block, Group, Happened, Line, Role, Rulebook
from lawspeaker.referee.needs import pair_of
from lawspeaker.referee.ruling.remainders import Path, Remainder
from lawspeaker.referee.swift.case import Sight
from lawspeaker.referee.swift.doors import Door, door_of, number_of
from lawspeaker.referee.windows import EVER

if TYPE_CHECKING:
    from lawspeaker.referee.swift.desk import Desk

Dark: TypeAlias = Mapping[str, int]
"""Of each word of which anything may have gone unseen, the last moment (ms) at which it may."""
Reader: TypeAlias = Callable[..., Sequence[Path]]
"""Reads one article, given what its `Sight` says -> the ways in which it may apply."""
Reading: TypeAlias = "Callable[[Desk, Now, dict[str, Any], Dark], list[Remainder]]"
"""Reads all articles on an act: what is left of those that may apply."""
ALWAYS: Sequence[Path] = (Path(True),)
"""The way in which an article applies whatever else is."""


class ReadingWriter:
    """Writes the function that reads the articles on one act.

    `sights` says what is certain where each of them is read; `reader` writes one out when it is first read; `open_way`
    is how one applies to every act of which people may say so.
    """

    def __init__(
        self,
        book: Rulebook,
        lexicon: Lexicon,
        word: Word,
        sights: Mapping[str, Sight],
        reader: Callable[[Article, Sight], Reader],
        open_way: Callable[[Article], Path | None],
    ) -> None:
        self.book, self.lexicon, self.word = book, lexicon, word
        self._sights, self._reader, self._open_way = sights, reader, open_way
        self._readers: list[Reader] = []
        self._space: dict[str, Any] = {"UNSET": UNSET, "ALWAYS": ALWAYS, "of": Remainder.of, "readers": self._readers}
        self._roles: dict[str, None] = {}
        """The roles of the act that the function looks at."""

    def write(self, articles: Sequence[Article], blind: "Reading | None" = None) -> Reading:
        """The function for these articles; `blind` reads them on an act of which is not told who does it to whom."""
        doors = self._doors(articles)
        body = [line for number, article in enumerate(articles) for line in self._article(number, article, doors)]
        if doors:
            self._roles[self.word.doer] = None
        head = ["def read(j, now, r, dark):", "    found, t, index = [], now.t, now.happenings.index"]
        told = list(dict.fromkeys(role for sight in self._sights.values() for role in sight.told))
        if told and blind is not None:
            self._space["blind"] = blind
            untold = [f"type(r_{role}) is not str" for role in told]
            head += [f"    r_{role} = r.get({role!r})" for role in told]
            head.append(f"    if {' or '.join(untold)}: return blind(j, now, r, dark)")
        head += [f"    r_{role} = r.get({role!r}, UNSET)" for role in self._roles if role not in told]
        head += [f"    {name} = door_{name}(now, r_{self.word.doer})" for name in doors.values()]
        self._space |= {f"door_{name}": door.test() for door, name in doors.items()}
        source = "\n".join([*head, *body, "    return found"])
        exec(compile(source, f"<{self.book.name}>", "exec"), self._space)
        reading: Reading = self._space["read"]
        return reading

    def _article(self, number: int, article: Article, doors: Mapping[Door, str]) -> list[str]:
        """The code that reads one article where nothing rules it out."""
        sight = self._sights[article.id]
        self._readers.append(_first_asked(self._readers, number, lambda: self._reader(article, sight)))
        bare = article.when is None and article.unless is None
        way = ALWAYS[0] if bare else self._open_way(article)
        self._space[f"a{number}"] = article
        self._space[f"s{number}"] = Remainder.of(article, (way or ALWAYS[0],))
        if way is not None:
            return [f"    found.append(s{number})"]
        code, indent = [], "    "
        excused = article.when is None and article.unless is not None
        block = article.unless if excused else article.when
        guard = min(_guards(self.book, self.lexicon, block), key=lambda g: g.age, default=None)
        if guard is not None:
            self._roles |= dict.fromkeys(guard.roles)
            calm = self.word.being and article.force == "forbid" and not excused
            code += [f"    # {article.id}: {guard.line}", *guard.code(indent, calm, sight)]
            indent += "    "
        door = door_of(self.book, article, self.word) if doors else None
        if door is not None and door in doors:
            code.append(f"{indent}if {doors[door]}:")
            indent += "    "
        self._roles |= dict.fromkeys(sight.told)
        code.append(f"{indent}p = readers[{number}]({', '.join(sight.given)})")
        code.append(f"{indent}if p: found.append(s{number} if p is ALWAYS else of(a{number}, tuple(p)))")
        if excused and guard is not None:  # what cannot be excused applies
            code.append(f"    else: found.append(s{number})")
        return code

    def _doors(self, articles: Sequence[Article]) -> dict[Door, str]:
        """The doors of an act of being that have to be tried in any case, for articles that nothing else can rule out,
        and what each is called in the code."""
        if not self.word.being:
            return {}
        bare = [
            each
            for each in articles
            if each.when is not None and not any(True for _ in _guards(self.book, self.lexicon, each.when))
        ]
        found = dict.fromkeys(door for each in bare if (door := door_of(self.book, each, self.word)) is not None)
        return {door: f"d{number}" for number, door in enumerate(found)}


def _first_asked(readers: list[Reader], number: int, reader: Callable[[], Reader]) -> Reader:
    """Stands for a reader until it is asked for, and then puts it in its own place."""

    def write(*given: Any) -> Sequence[Path]:
        readers[number] = reader()
        return readers[number](*given)

    return write


class _Guard:
    """A line that the newest happening of one role, or between two, can rule out; `times` must have been so often."""

    def __init__(self, told: Happened, places: Sequence[int], age: int, times: int) -> None:
        self.word, self.places, self.age, self.times = told.word.name, places, age, times
        self.roles = [arg.name for i in places if isinstance(arg := told.args[i], Role)]

    def test(self, calm: bool, sight: Sight) -> str:
        """The test, as code; where it is `calm` and nothing lasts, what nobody recorded begins nothing."""
        who = ", ".join(f"r_{role}" for role in self.roles)
        recent = f"(x := index.get(({self.word!r}, {', '.join(str(i) for i in self.places)}, {who})))"
        if self.times > 1:
            recent += f" and len(x) >= {self.times}"
        if self.age < EVER:
            recent += f" and t - x[-1].t < {self.age}"
        tests = [recent, *(f"r_{role} is UNSET" for role in self.roles if role not in sight.told)]
        if sight.unseen:
            tests.append(f"dark and {'j.lasts and ' if calm else ''}({unseen(self.word, self.age)})")
        return " or ".join(tests)


class _Guards:
    """A line of an article that happenings can rule out: its own, or those of all lines of which any may hold."""

    def __init__(self, every: Sequence[_Guard], line: str) -> None:
        self.every, self.line = every, line
        self.age = max(guard.age for guard in every)
        self.roles = [role for guard in every for role in guard.roles]

    def code(self, indent: str, calm: bool, sight: Sight) -> list[str]:
        """The test, as code."""
        return [f"{indent}if {' or '.join(guard.test(calm, sight) for guard in self.every)}:"]


def _guards(book: Rulebook, lexicon: Lexicon, block: Block | None) -> Iterable[_Guards]:
    """The lines of an article that the happenings of a role, or between two, can rule out, and with them all of its
    block."""
    if block is None or (block.joined == "or" and len(block.lines) > 1):
        return
    for line in block.lines:
        told = line.condition
        lines = told.lines if isinstance(told, Group) and told.how == "any" else (line,)
        every = [guard for each in lines if (guard := _guard(book, lexicon, each)) is not None]
        if len(every) == len(lines):
            yield _Guards(every, line.text.replace("\n", " "))


def _guard(book: Rulebook, lexicon: Lexicon, line: Line) -> _Guard | None:
    told = line.condition
    if not isinstance(told, Happened) or told.negated or told.word.after or told.word.kept:
        return None
    roles = [i for i, a in enumerate(told.args) if isinstance(a, Role)]
    if not roles:
        return None
    pair = pair_of(told, lexicon)
    places = pair if pair is not None and set(pair) <= set(roles) else roles[:1]
    ages = [number_of(book, w.oldest) for w in told.windows if w.oldest is not None]
    times = 1 if told.times is None else number_of(book, told.times)
    return _Guard(told, places, min(ages, default=EVER), times)


def unseen(word: str, age: int) -> str:
    """The test whether something of this word may have gone unseen in a window of `age` ms."""
    return f"{word!r} in dark" if age >= EVER else f"dark.get({word!r}, -1) >= t - {age}"
