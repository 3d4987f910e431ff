"""Captures: begun by an order, one at a time, sealed when their time is over."""

from institutions.town import MINUTE, Town, changes, notices, opened, refused, rulebook

LAW = """
# Evidence

```law
let toxic time be 60 seconds

table toxic procedure
              serves
  toxic       T-1
  toxic time  T-2
```
"""


def town() -> Town:
    return Town(rulebook(LAW))


def test_a_capture_is_sealed_when_its_time_is_over() -> None:
    place = town()
    assert opened(place.order(0, "ann", "toxic")) == "capture:1"
    assert changes(place.found) == [("capture", None, "running")]
    assert changes(place.wait(MINUTE - 1)) == []
    found = place.wait(MINUTE)
    assert changes(found) == [("capture", "running", "sealed")]
    assert [(n.to, n.clauses) for n in notices(found)] == [(["ann"], ["T-2"])]


def test_everybody_has_one_at_a_time() -> None:
    place = town()
    opened(place.order(0, "ann", "toxic"))
    assert refused(place.order(MINUTE - 1, "ann", "toxic")).clauses == ("T-1",)
    assert opened(place.order(MINUTE - 1, "bo", "toxic", id="mine")) == "mine"
    assert opened(place.order(MINUTE, "ann", "toxic")) == "capture:4"


def test_a_rulebook_without_its_time_has_no_captures() -> None:
    assert "toxic" not in Town().institutions.orders


def test_an_era_ends_what_runs() -> None:
    place = town()
    opened(place.order(0, "ann", "toxic"))
    assert changes(place.tell("era_started", 1)) == [("capture", "running", "void")]
