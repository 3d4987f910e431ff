"""Names for the live feed, as a record told them."""

from pathlib import Path

from lawspeaker.cli.roster import Roster
from lawspeaker.events.codec import decode_line
from lawspeaker.record import open_record


def test_a_name_is_the_last_that_was_told_and_what_nobody_named_is_called_by_its_id(tmp_path: Path) -> None:
    lines = [
        b'{"type": "joined", "t": 1, "n": 1, "player": "7656", "name": "Bo"}',
        b'{"type": "named", "t": 2, "n": 2, "player": "7656", "name": "Max"}',
        b'{"type": "zone", "t": 3, "n": 3, "id": "z1", "kind": "city", "name": "Market", "circle": [0, 0, 9]}',
    ]
    with open_record(tmp_path) as record:
        record.append([decode_line(line) for line in lines])
    called = Roster(tmp_path).called
    assert (called("7656"), called("z1"), called("someone")) == ("Max", "Market", "someone")


def test_where_there_is_no_record_everybody_is_called_by_his_id(tmp_path: Path) -> None:
    assert Roster(tmp_path).called("7656") == "7656"
