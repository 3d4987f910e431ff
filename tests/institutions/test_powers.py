"""What staff alone can do: hand things out, read what was written in private, judge by the rules of then."""

from institutions.playing import law
from institutions.town import Town, notices, opened, refused, rulebook
from lawspeaker.institutions.order import Done

BOOK = rulebook(law())


def town() -> Town:
    """A town with an owner and an open case."""
    here = Town(BOOK)
    here.tell("profile", 0, player="root", staff="owner")
    assert opened(here.order(0, "ann", "report", player="bo", kind="idle", text="he", id="case")) == "case"
    return here


def test_private_words_are_read_within_an_open_case_and_the_owners_hear_of_it() -> None:
    here = town()
    done = here.order(1, "root", "messages", player="bo", case="case")
    assert isinstance(done, Done)
    assert [notice.to for notice in notices(done.found)] == [["root"]]
    assert "open" in refused(here.order(2, "root", "messages", player="bo")).say
    here.tell("finding", 3, by="root", subject="case", question="R-1", answer="no")
    assert "open" in refused(here.order(4, "root", "messages", player="bo", case="case")).say


def test_nobody_else_has_these_powers() -> None:
    here = town()
    assert "Only staff" in refused(here.order(1, "ann", "messages", player="bo", case="case")).say
    assert "Only staff" in refused(here.order(1, "ann", "give", player="bo", item="rifle")).say


def test_an_order_says_whom_it_means() -> None:
    here = town()
    assert "player" in refused(here.order(1, "root", "messages", case="case")).say
    assert "item" in refused(here.order(1, "root", "give", player="bo")).say
    assert isinstance(here.order(1, "root", "give", player="bo", item="rifle"), Done)


def test_a_case_is_judged_by_the_rules_that_were_in_force_when_it_was_brought() -> None:
    here = town()
    wrong = refused(here.order(1, "root", "punish", player="bo", step="warn", clause="P-1", case="case", rulebook="x"))
    assert "in force then: town" in wrong.say
    assert "P-1" in wrong.clauses
    right = here.order(1, "root", "punish", player="bo", step="warn", clause="P-1", case="case", rulebook=BOOK.hash)
    assert isinstance(right, Done)


def test_a_rulebook_that_does_not_speak_of_them_has_none_of_these_orders() -> None:
    assert not {"give", "messages", "bundle"} & set(Town(rulebook()).institutions.orders)
