"""Bundles: every log of a case, or what is missing."""

from institutions.playing import law
from institutions.town import DAY, Town, opened, refused, rulebook

BOOK = rulebook(law())
EVERYTHING = ["chat", "hit", "kill", "positions", "command", "profile"]


def town(records: list[str] | None = None) -> Town:
    """A town with a case from the twentieth day."""
    here = Town(BOOK)
    here.tell("server_started", 0, records=records or EVERYTHING)
    here.tell("profile", 0, player="root", staff="owner")
    assert opened(here.order(20 * DAY, "ann", "report", kind="idle", text="he", id="case")) == "case"
    return here


def test_who_decides_has_every_log_of_it() -> None:
    assert opened(town().order(20 * DAY, "root", "bundle", case="case")) == "case"


def test_what_nobody_recorded_is_missing() -> None:
    assert (
        "of places the record"
        in refused(town(["chat", "hit", "kill"]).order(21 * DAY, "root", "bundle", case="case")).say
    )


def test_what_was_recorded_too_late_is_missing() -> None:
    here = Town(BOOK)
    here.tell("server_started", 0, records=["chat", "hit", "kill"])
    here.tell("profile", 0, player="root", staff="owner")
    here.tell("server_started", 7 * DAY, records=EVERYTHING)
    here.order(20 * DAY, "ann", "report", kind="idle", text="he", id="early")
    here.order(21 * DAY + 1, "ann", "report", kind="stuck", text="he", id="late")
    assert "Not yet" in refused(here.order(22 * DAY, "root", "bundle", case="early")).say
    assert opened(here.order(22 * DAY, "root", "bundle", case="late")) == "late"


def test_only_staff_gather_and_only_of_a_case_that_there_is() -> None:
    assert "Only staff" in refused(town().order(20 * DAY, "ann", "bundle", case="case")).say
    assert "Say of which" in refused(town().order(20 * DAY, "root", "bundle", case="x")).say
