"""The score of a rulebook: what it found in a simulated evening, held against why everybody did what he did.

A deed has its reasons, and each reason the articles that answer it (`truths/NAME.toml`). What somebody did without a
deed on the list is what people do all day, and right. So for each article there is what the truth asks of it, what of
that was found, what stayed unclear, and how often it was said where it is not true.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import UNSET, Struct, field

from lawspeaker.events.findings import Answer, Found, Notice, Ruling
from lawspeaker.law.coverage import serves
from lawspeaker.law.tree import Rulebook
from lawspeaker.simulate.deeds import Deed

__all__ = ["Row", "Score", "Truths", "resolved", "score", "truths"]

SLACK = 5_000
"""Milliseconds by which a lasting breach may be seen later, or over earlier, than it was."""


ORDER = "order that was refused"
COLLUDE = "collude"
"""What staff are only told of: that a price may have been paid to oneself."""
PLACED = ("stay", "enter", "leave")
"""Acts that show in where somebody is."""


class Truths(Struct, frozen=True, forbid_unknown_fields=True):
    """The articles that answer each reason, of right deeds and of wrong ones; any of them will do, the first counts."""

    right: dict[str, list[str]]
    wrong: dict[str, list[str]]

    def articles(self, deed: Deed) -> list[list[str]]:
        """For each reason that decides about a deed, the articles that answer it."""
        table = self.right if deed.right else self.wrong
        return [table[reason.key] for reason in deed.reasons if reason.right == deed.right]


def resolved(known: Truths, book: Rulebook) -> Truths:
    """With the articles of this rulebook in place of the clauses that they serve; a clause without any stays."""
    ids = {article.id for article in book.articles}

    def fit(names: list[str], *forces: str) -> list[str]:
        found = [[name] if name in ids else _serving(name, book, forces) or [name] for name in names]
        return list(dict.fromkeys(article for articles in found for article in articles))

    right = {key: fit(names, "permit") for key, names in known.right.items()}
    return Truths(right, {key: fit(names, "oblige", "forbid") for key, names in known.wrong.items()})


def _serving(clause: str, book: Rulebook, forces: Sequence[str]) -> list[str]:
    """The articles of these forces that serve a clause: those that cite it, else those of which a line does."""
    there = [article for force in forces for article in book.articles if article.force == force]
    cite = [article.id for article in there if clause in article.cites]
    return cite or [article.id for article in there if clause in serves(book, article)]


def truths(name: str) -> Truths | None:
    """Those of the rulebook of this name; None if nobody has written them down."""
    file = Path(__file__).parent / "truths" / f"{name}.toml"
    return msgspec.toml.decode(file.read_bytes(), type=Truths) if file.is_file() else None


class Row(Struct):
    """One article: deeds that ask for it, how many were found or unclear; rulings that say it, how many wrongly."""

    asked: int = 0
    found: int = 0
    unclear: int = 0
    said: int = 0
    false: int = 0

    @property
    def recall(self) -> float | None:
        """Of the deeds that ask for it, the share that was found."""
        return self.found / self.asked if self.asked else None

    @property
    def precision(self) -> float | None:
        """Of the rulings that say it, the share that is true."""
        return 1 - self.false / self.said if self.said else None


class Miss(Struct, frozen=True):
    """Something that was ruled otherwise than it was: what was ruled (None: nothing), the deed (None: none), on which
    evening."""

    ruling: Ruling | None
    deed: Deed | None
    article: str
    seed: int


class Score(Struct):
    """The rows by article, what unclear rulings ask and how often, and what went wrong; of one evening, or of some."""

    rows: dict[str, Row] = field(default_factory=dict)
    asks: Counter[str] = field(default_factory=Counter)
    missed: list[Miss] = field(default_factory=list)
    false: list[Miss] = field(default_factory=list)
    deeds: int = 0
    """Deeds with a reason."""
    wrong: int = 0
    """Those of them that were wrong."""
    punished: int = 0
    """Right deeds, and what nobody did wrong, that were called unlawful."""
    excused: int = 0
    """Wrong deeds that were told of, and called lawful or passed over."""
    untold: int = 0
    """Deeds of which the server told nothing."""

    def row(self, article: str) -> Row:
        """The row of an article."""
        return self.rows.setdefault(article, Row())

    @property
    def total(self) -> Row:
        """All rows together."""
        rows = self.rows.values()
        return Row(*(sum(getattr(row, name) for row in rows) for name in Row.__struct_fields__))


class Stretch(Struct):
    """A ruling as it was said last, and since when (ms) it holds."""

    ruling: Ruling
    since: int


def final(found: Iterable[Found]) -> list[Stretch]:
    """The last ruling on every act, with when it was first said."""
    last: dict[tuple[object, ...], Stretch] = {}
    for one in found:
        ruling = _refusal(one) if isinstance(one, Answer) else _flag(one) if isinstance(one, Notice) else one
        if isinstance(ruling, Ruling):
            key = (ruling.seq, ruling.act, ruling.actor, ruling.target)
            since = last[key].since if key in last else ruling.t
            last[key] = Stretch(ruling, since)
    return list(last.values())


def _refusal(answer: Answer) -> Ruling | None:
    """An order that the law refused is an unlawful act that was kept from happening."""
    if answer.ok is not False or not answer.articles:
        return None
    return Ruling(
        t=answer.t,
        seq=answer.seq,
        act=ORDER,
        actor=answer.player,
        ruling="unlawful",
        articles=answer.articles,
        clauses=answer.clauses,
        because=[answer.say],
        facts=[answer.seq],
        tier=0,
    )


def _flag(notice: Notice) -> Ruling | None:
    """What staff are told to look at is called wrong, by the clauses of the notice."""
    if notice.kind != "collusion":
        return None
    return Ruling(
        t=notice.t,
        seq=notice.t,
        act=COLLUDE,
        actor="",
        ruling="unlawful",
        articles=notice.clauses,
        clauses=notice.clauses,
        because=[notice.say],
        facts=[],
        tier=0,
    )


def score(
    deeds: Sequence[Deed],
    found: Iterable[Found],
    known: Truths,
    into: Score | None = None,
    seed: int = 0,
    placed: bool = True,
) -> Score:
    """The score of these findings against what was done on an evening, and why; added to what is there already.

    `placed` is whether the server tells where people are; deeds that last show in nothing else.
    """
    rulings = final(found)
    by_act: dict[tuple[int, str], list[Stretch]] = {}
    lasting: dict[str, list[Stretch]] = {}
    for one in rulings:
        by_act.setdefault((one.ruling.seq, one.ruling.actor), []).append(one)
        if one.ruling.act in PLACED:
            lasting.setdefault(one.ruling.actor, []).append(one)
    result = Score() if into is None else into
    truth: dict[int, list[Deed]] = {}
    for deed in deeds:
        told = placed if deed.lasting else deed.n is not UNSET
        _count(result, deed, told)
        if not told:
            continue
        about = _about(deed, by_act, lasting)
        for one in about:
            truth.setdefault(id(one.ruling), []).append(deed)
        _ask(result, deed, about, known, seed)
    for one in rulings:
        _said(result, one.ruling, truth.get(id(one.ruling), []), known, seed)
    return result


def _count(result: Score, deed: Deed, told: bool) -> None:
    result.deeds += 1
    result.wrong += not deed.right
    result.untold += not told


def _about(
    deed: Deed, by_act: Mapping[tuple[int, str], list[Stretch]], lasting: Mapping[str, list[Stretch]]
) -> list[Stretch]:
    """The rulings on a deed."""
    if deed.lasting:
        return [one for one in lasting.get(deed.actor, []) if one.ruling.act == deed.act and _overlap(deed, one)]
    if deed.act == COLLUDE:
        return by_act.get((deed.t, ""), [])
    assert isinstance(deed.n, int)
    there = by_act.get((deed.n, deed.actor), [])
    return [one for one in there if one.ruling.act in (deed.act, ORDER) and _same(one.ruling.target, deed.target)]


def _same(target: object, wanted: str | None) -> bool:
    return wanted is None or target is UNSET or target == wanted


def _overlap(deed: Deed, one: Stretch) -> bool:
    over = one.ruling.until if isinstance(one.ruling.until, int) else one.since if deed.act != "stay" else None
    ends = deed.until is None or one.since <= deed.until + SLACK
    return ends and (over is None or over >= deed.t - SLACK)


def _ask(result: Score, deed: Deed, about: list[Stretch], known: Truths, seed: int) -> None:
    """What the truth asks: an article that answers each reason, in a ruling of the right kind."""
    wanted = "lawful" if deed.right else "unlawful"
    if not deed.right and not any(one.ruling.ruling in ("unlawful", "unclear") for one in about):
        result.excused += 1
    for articles in known.articles(deed):
        if not articles:
            continue
        row = result.row(articles[0])
        row.asked += 1
        if any(one.ruling.ruling == wanted and set(articles) & set(one.ruling.articles) for one in about):
            row.found += 1
        elif any(one.ruling.ruling == "unclear" for one in about):
            row.unclear += 1
            _asks(result, about)
        else:
            result.missed.append(Miss(about[-1].ruling if about else None, deed, articles[0], seed))


def _asks(result: Score, about: list[Stretch]) -> None:
    for one in about:
        for missing in one.ruling.missing or ():
            result.asks[f"{missing.id.split('?')[0].split('/')[0]}: {missing.say}"] += 1


def _said(result: Score, ruling: Ruling, deeds: list[Deed], known: Truths, seed: int) -> None:
    """Whether what was ruled is so: every article that stands has to answer a reason."""
    if ruling.ruling == "unclear":
        return
    lawful = ruling.ruling == "lawful"
    fits = [deed for deed in deeds if deed.right == lawful]
    if not lawful and not fits:
        result.punished += 1
    true = {article for deed in fits for articles in known.articles(deed) for article in articles}
    for article in ruling.articles:
        row = result.row(article)
        row.said += 1
        if article not in true:
            row.false += 1
            result.false.append(Miss(ruling, deeds[0] if deeds else None, article, seed))
