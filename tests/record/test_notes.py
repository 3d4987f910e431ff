"""What the record noticed, as it is told."""

import pytest

from lawspeaker.record.notes import Hole, Late, Step, decode, encode, say

NOTES = [
    (Hole(5, "plugin", 3, 3), "before event 5, number 3 of source `plugin` never came"),
    (
        Hole(5, "plugin", 3, 4, unread=True),
        "before event 5, numbers 3 to 4 of source `plugin` came and could not be read",
    ),
    (Hole(5, "a\x1b[31m`b", 3, 9), "before event 5, numbers 3 to 9 of source `a?[31m?b` never came"),
    (Late(6, "plugin", 3), "event 6 is number 3 of source `plugin` and came late"),
    (Step(7, 1_000, 6_500), "at event 7 the sender's clock went back by 5.5 s"),
]


@pytest.mark.parametrize(("note", "said"), NOTES)
def test_a_note_is_a_sentence(note, said):
    assert say(note) == said


def test_notes_come_back_as_they_were_kept():
    notes = [note for note, _ in NOTES]
    assert decode(encode(notes)) == notes
    assert decode(encode([])) == []
