"""Aggravation and mitigation: articles that raise or lower a sanction that is being given."""

import pytest

from law.town import FUNCTIONS, KINDS, UNITS, article, read, wrong
from lawspeaker.law.errors import Refused
from lawspeaker.law.lexicon import Lexicon
from lawspeaker.law.mutants import mutants
from lawspeaker.law.printing import printed
from lawspeaker.law.tree import Article, LetRef, Named, Shift, Written

HOUR = 3_600_000


def shift(text: str, law: str = "") -> Shift:
    (found,) = (a.shift for a in read(f"{law}\narticle X-1\n  {text}\n").articles if a.id == "X-1")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "step", "value", "kind"),
    [
        ("raise ban by 6 hours", "ban", 6 * HOUR, "duration"),
        ("raise mute by 50 %", "mute", 0.5, "share"),
        ("lower rung by 1", "rung", 1, "number"),
        ("lower text warning by 5 minutes", "text_warning", HOUR / 12, "duration"),
    ],
)
def test_a_shift_says_what_it_changes_and_by_how_much(text: str, step: str, value: float, kind: str) -> None:
    found = shift(text)
    assert isinstance(found.by, Written)
    assert (found.step, found.by.value, found.by.kind) == (step, value, kind)


def test_a_shift_takes_a_number_by_its_name() -> None:
    assert shift("raise ban by penance", "let penance be 6 hours").by == LetRef("penance", "duration")


def test_a_shift_is_on_the_act_of_breach_and_its_lines_speak_of_the_offender() -> None:
    found = article("article X-1\n  lower rung by 1\n  unless offender has an active warn under X\n  cites A-1")
    assert (found.force, found.acts, found.ladder, found.cites) == ("lower", ("breach",), "", ("A-1",))


def test_an_amount_speaks_of_what_the_lines_found() -> None:
    found = article(
        "article X-1\n  raise ban by the first ban of that rule\n"
        "  when offender has an active warn under any other rule"
    )
    assert found.shift is not None
    assert isinstance(found.shift.by, Named)
    assert found.shift.by.args[0].text == "that rule"


def test_what_one_line_of_an_or_list_found_is_nothing_to_the_amount() -> None:
    (problem,) = wrong(
        "article X-1\n  raise ban by the first ban of that rule\n"
        "  when offender has an active warn under any other rule\n    or offender is online"
    )
    assert problem.code == "no-referent"


def test_an_article_shifts_or_forbids_and_never_both() -> None:
    (problem,) = wrong("article X-1\n  forbid attack\n  raise ban by 1 hours")
    assert problem.code == "twice"


def test_where_nothing_is_a_breach_nothing_is_raised() -> None:
    functions = [f for f in FUNCTIONS if f.__name__ != "breach"]
    with pytest.raises(Refused) as caught:
        read("article X-1\n  raise ban by 1 hours", lexicon=Lexicon.of(functions, KINDS, UNITS))
    (problem,) = caught.value.diagnostics
    assert (problem.code, problem.message) == ("unknown-act", "there is no act `breach` to raise a sanction of")


def told(found: Article) -> list[str]:
    book = read(printed(read(f"article {found.id}\n  {found.force} {found.shift.text if found.shift else ''}\n")))
    return [m.what.partition(": ")[2] for m in mutants(book)]


def test_the_number_of_a_shift_is_moved_by_mutants() -> None:
    assert told(article("article X-1\n  raise rung by 2")) == [
        "raise rung by 2 more: `2` moved by its least step",
        "raise rung by 2 less: `2` moved by its least step",
    ]
