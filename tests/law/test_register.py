"""The register of clauses: rows and columns, quoted as spreadsheets quote."""

import pytest

from lawspeaker.law.register import read_register
from lawspeaker.law.tree import Clause


def test_a_clause_has_an_id_a_kind_a_text_and_how_it_is_decided() -> None:
    clauses, wrong = read_register(
        "register.csv", "id,kind,decide,text\nA-1,duty,assist,Be kind.\nA-2,rule,,Fight fair.\n"
    )
    assert wrong == []
    assert list(clauses.values()) == [
        Clause("A-1", "duty", "assist", "Be kind.", 2),
        Clause("A-2", "rule", "auto", "Fight fair.", 3),
    ]


def test_other_columns_and_empty_lines_are_left_alone() -> None:
    clauses, wrong = read_register("register.csv", "note,text,id,kind\n\nx,Be kind.,A-1,duty\n\n")
    assert (wrong, [c.id for c in clauses.values()]) == ([], ["A-1"])


def test_a_cell_may_go_over_lines() -> None:
    clauses, wrong = read_register("register.csv", 'id,kind,text\nA-1,duty,"Be kind,\nand ""fair""."\nA-2,duty,Pay.\n')
    assert wrong == []
    assert clauses["A-1"].text == 'Be kind,\nand "fair".'
    assert clauses["A-2"].line == 4


def test_a_short_row_has_empty_cells() -> None:
    clauses, _ = read_register("register.csv", "id,kind,text\nA-1\n")
    assert clauses["A-1"] == Clause("A-1", "", "auto", "", 2)


@pytest.mark.parametrize("text", ["", "\n", "id\nA-1\n", "a,b,c\n"])
def test_a_register_without_its_columns_is_refused(text: str) -> None:
    clauses, wrong = read_register("register.csv", text)
    assert clauses == {}
    assert [d.code for d in wrong] == ["register"]


def test_the_rest_is_not_read_after_many_errors() -> None:
    _, wrong = read_register("register.csv", "id,kind,text\n" + ",x,y\n" * 500)
    assert len(wrong) == 20
