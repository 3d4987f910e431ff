"""What is read of an article first: lines that ask of what is near."""

from lawspeaker.referee.swift.glance import glances
from referee.plays import book_of


def seen(*lines: str) -> list[list[str]]:
    """The lists of lines that an article with these lines is glanced at by, as they are written."""
    text = "\n".join(("define a player is hunting another player", "  when the player is licensed as \"hunter\"",
                      "   and the other player is wanted for any prize", "",
                      "define a zone is red", "  when the zone is any pvp zone", "    or the zone is static", "",
                      "article A-1", "  forbid attack", *lines))  # fmt: skip
    book = book_of(f"```law\n{text}\n```\n")
    return [[line.text for line in lines] for lines in glances(book, book.articles[0].when)]


def test_a_line_that_asks_of_the_actors_alone_needs_no_glance():
    assert seen("  when victim is wanted for any prize", "   and attacker is asleep") == []


def test_of_a_thing_that_has_to_be_near_all_that_is_said_of_it_alone_is_asked():
    found = seen(
        "  when victim left any zone within the last 9 minutes",
        "   and that zone is red",
        "   and attacker is inside that zone",
        "   and victim is within 9 metres of attacker",
    )
    assert found == [["attacker is inside that zone", "that zone is red"]]


def test_a_question_is_never_asked_at_a_glance():
    assert seen("  when victim is wanted for any prize", '   and staff find that "it was fair"') == []


def test_of_lines_joined_by_or_none_has_to_hold():
    assert seen("  when victim is wanted for any prize", "    or attacker is asleep") == []
