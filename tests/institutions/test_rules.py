"""What the rules say, by number, by article, by words."""

from typing import Any

import pytest

from lawspeaker.institutions.order import Done, Order, Refusal
from lawspeaker.institutions.rules import MOST, rule
from lawspeaker.law.tree import Clause, Rulebook

BOOK = Rulebook(
    "town",
    "Town",
    clauses={
        "T-1": Clause("T-1", "duty", "auto", "Signs have to be in plain sight."),
        "T-2": Clause("T-2", "permission", "auto", "The mayor may be killed if taxes are high"),
        **{f"T-{n}": Clause(f"T-{n}", "fact", "info", f"Fences: see page {n}.") for n in range(3, 9)},
    },
)


def asked(**args: Any) -> Refusal | Done:
    """What comes of asking for a rule."""
    plan = rule(Order("ann", "rule", args, 7, 1000), BOOK)
    return plan if isinstance(plan, Refusal) else plan()


@pytest.mark.parametrize("number", ["T-1", "t-1"])
def test_a_rule_is_read_out_by_its_number(number: str) -> None:
    assert asked(clause=number).say == "T-1: Signs have to be in plain sight."


@pytest.mark.parametrize("words", ["mayor", "MAYOR taxes", "taxes mayor"])
def test_a_rule_is_found_by_its_words_in_any_order(words: str) -> None:
    assert asked(words=words).say == "T-2: The mayor may be killed if taxes are high."


def test_of_many_rules_a_few_are_read_out_and_the_others_named() -> None:
    say = asked(words="fences").say
    assert say.count("see page") == MOST
    assert say.endswith("And 3 more: T-6, T-7, T-8.")


@pytest.mark.parametrize("args", [{"clause": "T-77"}, {"words": "dragons"}, {"words": "mayor dragons"}])
def test_what_is_not_there_is_said_not_to_be_there(args: dict[str, str]) -> None:
    found = asked(**args)
    assert isinstance(found, Refusal)
    assert "No rule here" in found.say


@pytest.mark.parametrize("args", [{}, {"clause": ""}, {"words": 7}, {"clause": None, "words": []}])
def test_who_asks_for_nothing_is_told_how(args: dict[str, Any]) -> None:
    found = asked(**args)
    assert isinstance(found, Refusal)
    assert "`clause`" in found.say
