"""Orders about who belongs to a group: what they name is counted, and of any other act nothing is named."""

import pytest

from vocabulary.asked import Asked, false, group, true

CLAN = group("oak", "ann")
ASKED = [
    true("the number of members named is 0", CLAN),
    false("the number of members named is at least 1", CLAN),
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_sentence_about_the_members_of_an_order_comes_out(asked: Asked) -> None:
    assert asked.comes_out()
