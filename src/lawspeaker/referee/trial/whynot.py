"""Why an article that an example names did not decide: the first of its lines that did not let it.

The example is played again under the same rulebook in which this one article says less: nothing but what it forbids
or permits, then with one line more at a time. The line with which it falls silent is the one. So whoever wrote the
example learns which of his lines to look at.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from lawspeaker.law.errors import Diagnostic
from lawspeaker.law.expected import Expected
from lawspeaker.law.lexicon import Lexicon
from lawspeaker.law.tree import Article, Block, Line, Rulebook
from lawspeaker.referee.trial.playing import Make, play
from lawspeaker.telling.story import Prepared

SHOWS = {
    "stay": "; where somebody is shows on a line that says so, such as `Ana stays`",
    "wear": '; what somebody wears shows on a line that says so, such as `Ana calls herself "Max"`',
}
"""How an example tells an act of being."""
Applies = Callable[[Article], bool]
"""Whether an article, as it stands here, applies to what the example tells."""


def explained(failure: Diagnostic, prepared: Prepared, book: Rulebook, lexicon: Lexicon, make: Make) -> Diagnostic:
    """The failure of an example, and in its help why the articles it expects did not decide."""
    found = list(_reasons(failure, prepared, book, lexicon, make))
    return replace(failure, help="; ".join([*([failure.help] if failure.help else []), *found])) if found else failure


def _reasons(failure: Diagnostic, prepared: Prepared, book: Rulebook, lexicon: Lexicon, make: Make) -> Iterator[str]:
    expected = next((e for e in _expectations(prepared) if e.spot == failure.spot and _is_told(e, failure)), None)
    by = (expected.by or ()) if expected is not None else ()
    for article in (a for a in book.articles if a.id in by and not _names(failure, a)):

        def applies(changed: Article, article: Article = article) -> bool:
            articles = tuple(changed if a is article else _lifting_less(a, article) for a in book.articles)
            failures = play(prepared, replace(book, articles=articles), lexicon, make).failures
            mine = [f for f in failures if f.spot == failure.spot and _wish(f) == _wish(failure)]
            return not mine or _names(mine[0], article)

        yield f"{article.id} {_why(article, applies)}"


def _lifting_less(other: Article, article: Article) -> Article:
    """A permission without leave for what this article forbids, so that it can be seen whether it forbids it."""
    rest = tuple(name for name in other.despite if name not in (article.id, article.family))
    return other if len(rest) == len(other.despite) else replace(other, despite=rest)


def _why(article: Article, applies: Applies) -> str:
    """Behind its id: what keeps it from deciding."""
    if applies(article):
        return "applies, and is lifted"
    bare = replace(article, when=None, unless=None, during=(), except_during=())
    if not applies(bare):
        if article.force == "permit":
            return f"does not come in: nothing that it lifts ({', '.join(article.despite)}) forbids this"
        shows = SHOWS.get(article.acts[0], "")
        return f"does not come in: this is none of its acts ({', '.join(article.acts)}){shows}"
    return f"does not apply: {_kept_off(article, bare, applies)}"


def _kept_off(article: Article, bare: Article, applies: Applies) -> str:
    if (missing := _missing(article.when, lambda when: applies(replace(bare, when=when)))) is not None:
        return missing
    awake = replace(bare, when=article.when)
    if article.during and not applies(replace(awake, during=article.during)):
        return f"this is not during {' or '.join(article.during)}"
    if article.except_during and not applies(replace(awake, except_during=article.except_during)):
        return f"this is during {' or '.join(article.except_during)}"
    for line in article.unless.lines if article.unless is not None and article.unless.joined == "or" else ():
        if not applies(replace(awake, unless=Block("or", (line,)))):
            return f"its `unless` holds: {_said(line)}"
    return "its `unless` holds"


def _missing(when: Block | None, applies: Callable[[Block], bool]) -> str | None:
    """What its `when` lacks: the first line of several with which it no longer applies."""
    if when is None or applies(when):
        return None
    if when.joined == "or":
        return "none of the lines of its `when` holds"
    until = next(n for n in range(1, len(when.lines) + 1) if not applies(replace(when, lines=when.lines[:n])))
    return f"not {_said(when.lines[until - 1])}"


def _said(line: Line) -> str:
    return f"`{line.text}` (line {line.spot.line})"


def _expectations(prepared: Prepared) -> Iterable[Expected]:
    return (expected for beat in prepared.beats for expected in beat.line.outcomes)


def _wish(failure: Diagnostic) -> str:
    """What was expected, as the failure begins with it."""
    return failure.message.partition(", but ")[0]


def _is_told(expected: Expected, failure: Diagnostic) -> bool:
    return _wish(failure) == f"expected `{expected.text}`"


def _names(failure: Diagnostic, article: Article) -> bool:
    """Whether the article decided, or applied, in what came out instead."""
    came = f"{failure.message.partition(', but ')[2]}; {failure.help}"
    return re.search(rf"(?<![\w-]){re.escape(article.id)}(?![\w-])", came) is not None
