"""In which order lines are read: a test as soon as what it speaks of is found, and every search in its place."""

from lawspeaker.referee.swift.order import reading_order
from referee.plays import book_of

DEFINITIONS = (
    "define a zone is red", "  when the zone is any pvp zone", "    or the zone is static", "",
    "define a player is at large", "  when the player is asleep", "    or the player is online", "",
)  # fmt: skip


def read(*lines: str) -> list[str]:
    """The lines of an article, as they are written, in the order in which they are read."""
    book = book_of("```law\n" + "\n".join((*DEFINITIONS, "article A-1", "  forbid attack", *lines)) + "\n```\n")
    block = book.articles[0].when
    assert block is not None
    return [block.lines[i].text for i in reading_order(book, block.lines, ())]


def test_what_asks_the_actors_alone_is_read_before_any_search():
    assert read("  when victim is inside any zone", "   and attacker is asleep") == [
        "attacker is asleep",
        "victim is inside any zone",
    ]


def test_what_asks_of_a_thing_is_read_as_soon_as_it_is_found():
    assert read(
        "  when victim is inside any zone",
        "   and attacker attacked any player within the last 9 minutes",
        "   and that zone is red",
    ) == [
        "victim is inside any zone",
        "that zone is red",
        "attacker attacked any player within the last 9 minutes",
    ]


def test_searches_keep_the_order_of_the_text():
    lines = "attacker attacked any player within the last 9 minutes", "that player is inside any zone"
    assert read(f"  when {lines[0]}", f"   and {lines[1]}") == list(lines)


def test_a_slow_line_about_the_actors_waits_for_its_turn():
    lines = "attacker attacked any player within the last 9 minutes", "victim is at large"
    assert read(f"  when {lines[0]}", f"   and {lines[1]}") == list(lines)


def test_what_people_have_to_find_waits_for_its_turn():
    lines = "victim is inside any zone", 'staff find that "it was fair"'
    assert read(f"  when {lines[0]}", f"   and {lines[1]}") == list(lines)
