"""Texts of players: compared by their words alone, case and marks ignored."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from types import UnionType
from typing import Any

from msgspec import UNSET

from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import measure, state
from lawspeaker.law.tree import Table


@lru_cache(maxsize=4096)
def words(text: str) -> str:
    """The words of a text in small letters, each with one space around it."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " " + " ".join(re.findall(r"\w+", plain)) + " "


SEAMS = re.compile(r"_|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-z])(?=\d+\b)")
"""Where names are sewn together of words: `xX_BadWord_Xx`, `BadWord88`."""


@lru_cache(maxsize=4096)
def _readings(text: str) -> str:
    """The words of a text, and once more with those apart that are written as one, as names are."""
    apart = SEAMS.sub(" ", text)
    return words(text) if apart == text else words(text) + words(apart)


@lru_cache(maxsize=4096)
def words_of(text: str) -> frozenset[str]:
    """All words of a text, those that are written as one too."""
    return frozenset(_readings(text).split())


@lru_cache(maxsize=4096)
def _sought(phrase: str) -> str | re.Pattern[str]:
    """What to look for: the words of a phrase; a star in them stands for any one sign."""
    if "*" not in phrase:
        return words(phrase)
    parts = re.findall(r"[\w*]+", unicodedata.normalize("NFKC", phrase).casefold())
    return re.compile(" " + " ".join(re.escape(part).replace(r"\*", ".") for part in parts) + " ")


def _stands(phrase: str, plain: str) -> bool:
    sought = _sought(phrase)
    return sought in plain if isinstance(sought, str) else sought.search(plain) is not None


def mentions(text: str, phrase: str) -> bool:
    """Whether the words of a phrase stand in the text, one after the other.

    Words that are written as one are read apart as well, where a capital or a line shows where, as in names.
    """
    return _stands(phrase, _readings(text))


class Phrases:
    """The phrases of tables of words, by their first word: of a line only those are looked for that may begin in it."""

    def __init__(self, tables: Mapping[str, Table]) -> None:
        self.tables = tables
        self._by_first: dict[str, list[tuple[str, str]]] = {}
        for table in tables.values():
            for row, cells in table.rows.items():
                for phrase in cells.get("words") or ():
                    self._by_first.setdefault(_first(phrase), []).append((row, phrase))

    def rows_in(self, text: str) -> list[str]:
        """The rows of which a phrase stands in the text, by name."""
        plain, by_first = _readings(text), self._by_first
        meant = [one for word in {"", *plain.split()} for one in by_first.get(word, ())]
        return sorted({row for row, phrase in meant if _stands(phrase, plain)})


def _first(phrase: str) -> str:
    """The first word of a phrase; none where it may be any, for a star stands in it."""
    first = words(phrase).split(maxsplit=1)[:1]
    return "" if not first or "*" in phrase else first[0]


_phrased: list[Phrases] = []
"""Those of the tables read last: one rulebook is asked again and again."""
_latest: list[tuple[object, str, list[str]]] = []
"""The text asked of last, by the same tables, and its rows: several sentences ask of one line."""


def rows_in(text: str, tables: Mapping[str, Table]) -> list[str]:
    """The rows of a rulebook's tables of words whose phrases stand in a text, by name."""
    if not _phrased or _phrased[0].tables is not tables:
        _phrased[:] = [Phrases(tables)]
    if not _latest or _latest[0][0] is not tables or _latest[0][1] != text:
        _latest[:] = [(tables, text, _phrased[0].rows_in(text))]
    return _latest[0][2]


LOOKALIKES = str.maketrans("авеіјкмнорсѕтухԁһαεικονρτυχ", "abeijkmhopcstyxdhaeikovptyx")
"""Small letters of other alphabets that nobody tells from Latin ones in a name."""
DIGITS = str.maketrans("013457", "oieast")
"""The letters that digits stand for within a word; a number behind a name is a number."""
_BETWEEN = re.compile(r"(?<=[^\W\d_])[013457]+(?=[^\W\d_])")
_ACCENTS = re.compile("[\u0300-\u036f]")
_SIGNS = re.compile(r"[\s._~|*'`´’-]+")
"""What parts the words of a name, or only trims it."""


@lru_cache(maxsize=65_536)
def looks(name: str) -> str:
    """How a name is read: large and small letters alike, without accents and without dots and dashes at its ends,
    foreign letters and digits between letters by their looks."""
    small = unicodedata.normalize("NFKD", name).casefold()
    plain = _ACCENTS.sub("", small).translate(LOOKALIKES)
    spelt = _BETWEEN.sub(lambda digits: digits.group().translate(DIGITS), plain)
    return _SIGNS.sub(" ", spelt).strip() or small


BUCKETS = 1021
"""Into how many heaps pairs of letters are sorted: far more than a line has, so that two seldom share one."""


@lru_cache(maxsize=65_536)
def _pairs(text: str) -> int:
    """The pairs of letters that stand next to each other in a text, each once, as bits."""
    plain, found = words(text), 0
    for one, other in pairwise(plain):
        found |= 1 << (ord(one) * 31 + ord(other)) % BUCKETS
    return found


def alike(one: str, other: str) -> float:
    """How much alike two texts are, between 0 and 1: twice the pairs of letters both have, by the pairs of each."""
    here, there = _pairs(one), _pairs(other)
    return 2 * (here & there).bit_count() / (here.bit_count() + there.bit_count())


@state("{text:text} [contain|contains|contained] {phrase:text}")
def contains(now: Now, text: str, phrase: str) -> bool:
    """The words of the phrase stand in the text, one after the other; case and marks do not count."""
    return mentions(text, phrase)


@state("{text:text} [say|says|said] nothing")
def wordless(now: Now, text: str) -> bool:
    """It says nothing."""
    return not words(text).split()


@measure("the number of words of {text:text}", gives="number")
def number_of_words(now: Now, text: str) -> int:
    """How many words a text has."""
    return len(words(text).split())


@measure("the number of phrases of {row:text} in {text:text}", gives="number")
def number_of_phrases(now: Now, row: str, text: str) -> int:
    """How many different phrases of this row of a table with a column `words` stand in a text."""
    cells = [table.rows[row].get("words") for table in now.institutions.book.tables.values() if row in table.rows]
    plain = _readings(text)
    return sum(_stands(phrase, plain) for phrases in cells for phrase in phrases or ())


ADDRESS = re.compile(
    r"https?://|\b\d{1,3}(\.\d{1,3}){3}\b|\b[\w-]+\.(com|net|org|gg|io|eu|de|uk|ru|tv|me)\b", re.IGNORECASE
)


@state("{text:text} [give|gives|gave] an address")
def gives_address(now: Now, text: str) -> bool:
    """An internet address stands in the text: four numbers with dots, or a name that ends as in `.com`."""
    return ADDRESS.search(text) is not None


NUMBER = re.compile(
    r"(?<![\w.,])[$€£]?(\d{1,3}(?:([.,'])\d{3})(?:\2\d{3})*|\d{1,15})([.,]\d+)?(k)?(?!\w|[.,]\d)", re.IGNORECASE
)
"""A number as people write it: `500`, `$1,500`, `1.5k`."""


@measure("the first number in {text:text}", gives="number")
def first_number(now: Now, text: str) -> float | None:
    """The first number that stands in a text, such as 500 in "500 scrap" and 2500 in "2.5k"; a text may have none."""
    found = NUMBER.search(unicodedata.normalize("NFKC", text))
    if found is None:
        return None
    whole, seam, part, thousand = found.groups()
    digits = whole.replace(seam, "") if seam else whole
    number = float(digits + (part or "").replace(",", ".")) * (1000 if thousand else 1)
    return int(number) if number.is_integer() else number


@measure("the length of {text:text}", gives="number")
def length(now: Now, text: str) -> int:
    """How many characters a text has."""
    return len(text)


@measure("the share of capitals in {text:text}", gives="share")
def share_of_capitals(now: Now, text: str) -> float | None:
    """How many of its letters that come large and small are large, between 0 and 1; a text without any has none."""
    large, cased = capitals(text)
    return large / cased if cased else None


@lru_cache(maxsize=65_536)
def capitals(text: str) -> tuple[int, int]:
    """How many large letters a text has, and how many letters that come large and small."""
    large = sum(c.isupper() for c in text)
    return large, large + sum(c.islower() for c in text)


@measure("the share of letters other than Latin in {text:text}", gives="share")
def share_of_foreign(now: Now, text: str) -> float | None:
    """How many of its letters belong to no Latin alphabet, between 0 and 1; a text without letters has none."""
    letters = [c for c in text if c.isalpha()]
    foreign = sum(not unicodedata.name(c, "").startswith(("LATIN", "FULLWIDTH LATIN")) for c in letters)
    return foreign / len(letters) if letters else None


@measure("the longest repetition in {text:text}", gives="number")
def longest_repetition(now: Now, text: str) -> int:
    """How often one sign stands in a row at most: 6 in `helloooooo`."""
    return max((len(run.group()) for run in re.finditer(r"(\S)\1*", text)), default=0)


def given(args: Mapping[str, Any], key: str, kind: type | UnionType = str) -> Any:
    """An argument of an order: UNSET where it was left out or is not of that kind."""
    value = args.get(key, UNSET)
    return value if value is None or isinstance(value, kind) else UNSET
