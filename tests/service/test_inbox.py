"""The inbox: what still has to be judged comes out in the order of the record, from memory or from the record."""

from typing import Any, cast

from lawspeaker.events import TimePassed
from lawspeaker.service.inbox import MOST, Inbox


class Kept:
    """A record of so many events."""

    def __init__(self, head: int) -> None:
        self.head = head

    def read(self, first: int) -> Any:
        return iter(some(first, self.head))


def some(first: int, last: int) -> list[TimePassed]:
    return [TimePassed(t=seq, seq=seq) for seq in range(first, last + 1)]


def taken(inbox: Inbox, judged: int, most: int = 100, head: int = 0) -> list[int]:
    return [event.seq for event in inbox.take(cast(Any, Kept(head)), judged, most)]


def test_what_is_handed_in_comes_out_in_its_order_before_it_is_on_record() -> None:
    inbox = Inbox(0, 0)
    inbox.hand(some(1, 3))
    assert taken(inbox, 0, most=2) == [1, 2]
    assert inbox.waits(2)
    assert taken(inbox, 2) == [3]
    assert not inbox.waits(3)


def test_what_was_taken_out_and_not_heard_is_next() -> None:
    inbox = Inbox(0, 0)
    inbox.hand(some(1, 3))
    events = inbox.take(cast(Any, Kept(0)), 0, 100)
    inbox.put_back(events[1:])
    assert taken(inbox, 1) == [2, 3]


def test_a_start_and_more_than_fits_into_memory_are_read_from_the_record() -> None:
    inbox = Inbox(2, 0)
    assert taken(inbox, 0, head=2) == [1, 2]
    assert taken(inbox, 2, head=2) == []
    assert not inbox.lags
    inbox.hand(some(3, MOST + 3))
    assert inbox.lags
    assert taken(inbox, 2) == [], "nothing of it is on record yet"
    inbox.keep(MOST + 3)
    assert taken(inbox, 2, most=2, head=MOST + 3) == [3, 4]


def test_what_is_taken_back_unheard_is_forgotten_and_what_was_heard_spoils_the_rest() -> None:
    inbox = Inbox(0, 0)
    inbox.hand(events := some(1, 3))
    inbox.take_back(events)
    assert not inbox.spoilt
    assert taken(inbox, 0) == []
    inbox.hand(events := some(1, 3))
    assert taken(inbox, 0, most=1) == [1]
    inbox.take_back(events)
    assert inbox.spoilt
    assert not inbox.wait_for_record(1, lambda: False)
    inbox.begin_again()
    assert not inbox.spoilt


def test_nobody_waits_for_the_record_longer_than_until_it_is_there() -> None:
    inbox = Inbox(0, 0)
    inbox.hand(some(1, 1))
    assert not inbox.wait_for_record(1, lambda: True)
    inbox.keep(1)
    assert inbox.wait_for_record(1, lambda: False)
