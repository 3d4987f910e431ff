"""Reasons: sentences that decided, told again with names in them."""

from law.town import line, read
from lawspeaker.law.tree import Counted
from lawspeaker.referee.ruling.reasons import Ago, Doubt, Numbered, Sentence, spell
from lawspeaker.referee.ruling.weighing import numbered, shown
from lawspeaker.vocabulary import lexicon
from lawspeaker.world.happenings import Happening

WORDS = {word.name: word for word in lexicon().words}


def ago(age: int, tail: str = "") -> str:
    return spell(Ago(WORDS["hit"], Happening("hit", ("bo", "ana"), 1_000, 7), age, tail), str.capitalize)


def test_what_happened_is_told_with_its_age_and_its_event() -> None:
    assert ago(12_000) == "Bo hit Ana 12 s earlier (event 7)"
    assert ago(0) == "Bo hit Ana just now (event 7)"


def test_what_happened_often_is_told_by_the_last_of_it() -> None:
    assert ago(12_000, ", 3 times") == "Bo hit Ana, 3 times, the last 12 s earlier (event 7)"
    assert ago(0, ", 3 times") == "Bo hit Ana, 3 times, the last just now (event 7)"


def test_where_there_is_no_case_none_is_told_of() -> None:
    (word,) = [w for w in WORDS.values() if w.template == "{case:case} [be|is|was|are] open"]
    assert spell(Sentence(word, (None,), "is not"), str) == "no case is not open"


def test_shares_are_told_to_a_tenth() -> None:
    assert shown(11 / 12, "share") == "91.7 %"
    assert shown(0.5, "share") == "50 %"


def test_a_count_is_told_with_its_number_and_not_with_the_name_of_it() -> None:
    law = "let crowd be 3\n"
    counted = line("at least crowd players are online", law=law)
    assert isinstance(counted.condition, Counted)
    lets = read(f"{law}\narticle X-1\n  forbid attack\n").lets
    assert numbered(counted.condition, counted.text, lets) == ("at least 3 players are online", ())


def test_a_count_is_told_with_the_names_of_those_it_speaks_of() -> None:
    told = Numbered(2, 5, "at least 2 players are within 20 metres of %s", (("player", "ana"),))
    assert spell(told, str.capitalize) == "2 of 5: at least 2 players are within 20 metres of Ana"
    assert spell(Doubt(told), str.capitalize) == (
        "it is not known whether at least 2 players are within 20 metres of Ana (certainly 2 of 5)"
    )
