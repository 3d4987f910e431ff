"""The lock of the one writer."""

import pytest

from lawspeaker.record import HeldError
from lawspeaker.record.writer import WriterLock


def test_a_lock_that_is_let_go_is_taken_by_the_next(tmp_path):
    WriterLock(tmp_path / "lock").release()
    WriterLock(tmp_path / "lock").release()
    assert (tmp_path / "lock").read_bytes() == b""


def test_who_comes_while_the_owner_is_still_writing_his_name_is_told_to_try_again(tmp_path):
    lock = WriterLock(tmp_path / "lock")
    (tmp_path / "lock").write_bytes(b'{"pid":1')
    with pytest.raises(HeldError, match="just beginning to write"):
        WriterLock(tmp_path / "lock")
    lock.release()
