"""Tables: rows and columns of yes and no, numbers, texts, phrases."""

import pytest

from law.town import read
from lawspeaker.law.lexicon import Slot
from lawspeaker.law.tables import words_of
from lawspeaker.law.tree import Table


def table(text: str) -> Table:
    (found,) = read(text).tables.values()
    return found


def test_a_table_has_rows_by_name_and_columns_in_order() -> None:
    found = table(
        "table job\n                 may raid  raid cap  pay    reach\n"
        "  bounty hunter  yes       3         50 %   30 m\n"
    )
    assert (found.name, found.columns) == ("job", ("may raid", "raid cap", "pay", "reach"))
    assert found.kinds == ("yes", "number", "share", "distance")
    assert found.rows == {"bounty hunter": {"may raid": True, "raid cap": 3, "pay": 0.5, "reach": 30.0}}


def test_words_are_phrases_with_commas_between() -> None:
    found = table("table reason\n          words\n  guns    guns out, gun,  weapon\n  kos     kill on sight\n")
    assert found.rows["guns"]["words"] == ("guns out", "gun", "weapon")
    assert found.rows["kos"]["words"] == ("kill on sight",)


def test_a_cell_may_be_a_text() -> None:
    found = table("table procedure\n             serves\n  kick vote  DR-2.3A-3, DR-2.3G-3\n")
    assert found.rows == {"kick vote": {"serves": "DR-2.3A-3, DR-2.3G-3"}}
    assert found.kinds == ("text",)


def test_a_remark_may_stand_behind_a_row() -> None:
    assert table("table job\n         may raid\n  thief  yes   # for now\n").rows == {"thief": {"may raid": True}}


def test_columns_of_numbers_become_measures() -> None:
    found = table("table job\n         may raid  raid cap  pay\n  thief  yes       3         50 %\n")
    words = words_of(found)
    assert [(w.template, w.gives) for w in words] == [
        ("the raid cap of {row:job}", "number"),
        ("the pay of {row:job}", "share"),
    ]
    assert words[0].roles == (Slot("row", "job"),)
    assert words[1].function(None, "thief") == 0.5


@pytest.mark.parametrize("cells", ["yes", "yes  3  no"])
def test_a_row_has_a_cell_for_each_column(cells: str) -> None:
    from law.town import wrong

    (found,) = wrong(f"table job\n         may raid  cap\n  thief  {cells}\n")
    assert found.code == "table"
