"""Modes that are switched: by staff, by an event, by what was announced, by time."""

from institutions.town import DAY, HOUR, MINUTE, Town, changes, notices, refused, rulebook

LAW = """
# Modes

```law
mode pve by command
mode purge by command
mode purge day is the day of the purge
mode nap is always

table calendar
        needs
  wipe  purge

table mode procedure
            serves
  calendar  C-1
  purge     P-1
  mode      M-1
```
"""


def town() -> Town:
    return Town(rulebook(LAW))


def held(place: Town, name: str, t: int) -> bool | None:
    return place.institutions.modes.held(name, t)


def test_an_order_switches_a_mode_on_and_off_and_all_are_told() -> None:
    place = town()
    place.order(1000, "root", "mode", name="pve", on=True)
    assert changes(place.found) == [("mode", None, "on")]
    assert [n.to for n in notices(place.found)] == ["all"]
    assert held(place, "pve", 1000) is True
    assert "already" in refused(place.order(2000, "root", "mode", name="PvE", on="on")).say
    place.order(3000, "root", "mode", name="pve", on="off")
    assert held(place, "pve", 3000) is False
    assert "already" in refused(place.order(4000, "root", "mode", name="pve", on=False)).say


def test_nobody_switches_a_mode_of_which_the_rulebook_says_when_it_holds() -> None:
    place = town()
    answer = refused(place.order(1000, "root", "mode", name="nap", on=True))
    assert answer.say == "Nobody switches the mode nap: the rulebook says when it holds."
    assert answer.clauses == ("M-1",)
    assert place.order(2000, "root", "mode", name="nap").say == "The mode nap is on."


def test_a_mode_that_there_is_not_is_none_to_order() -> None:
    answer = refused(town().order(1000, "root", "mode", name="tea", on=True))
    assert "`nap`, `purge`, `purge day`, `pve`" in answer.say
    assert answer.clauses == ("M-1",)


def test_an_ordered_mode_ends_at_its_time_once() -> None:
    place = town()
    place.order(1000, "root", "mode", name="pve", on=True, until=HOUR)
    assert changes(place.wait(HOUR - 1)) == []
    assert changes(place.wait(HOUR)) == [("mode", "on", "off")]
    assert changes(place.wait(DAY)) == []
    place.order(DAY, "root", "mode", name="pve", on=True)
    assert changes(place.wait(3 * DAY)) == []


def test_what_is_announced_begins_and_ends_by_itself() -> None:
    place = town()
    place.tell("calendar", 0, name="purge", starts=20 * HOUR, ends=23 * HOUR)
    assert changes(place.found) == [("mode", None, "announced")]
    assert held(place, "purge day", 0) is True
    assert changes(place.wait(20 * HOUR - 1)) == []
    assert changes(place.wait(20 * HOUR)) == [("mode", "announced", "on")]
    assert held(place, "purge", 20 * HOUR) is True
    assert changes(place.wait(23 * HOUR)) == [("mode", "on", "off")]
    assert held(place, "purge", 23 * HOUR) is False


def test_what_is_announced_for_a_time_that_has_come_begins_at_once() -> None:
    place = town()
    place.tell("time", 2 * HOUR)
    assert changes(place.tell("calendar", 2 * HOUR, name="purge", starts=HOUR)) == [("mode", None, "on")]
    assert changes(place.tell("calendar", 2 * HOUR, name="pve", starts=HOUR, ends=2 * HOUR)) == []
    assert changes(place.tell("mode", 2 * HOUR, name="pve", on=True, until=2 * HOUR)) == []
    assert "a time ahead" in refused(place.order(2 * HOUR, "root", "mode", name="pve", on=True, until=HOUR)).say


def test_what_is_announced_without_an_end_ends_with_its_era() -> None:
    place = town()
    place.tell("calendar", 0, name="purge", starts=HOUR)
    place.tell("time", 5 * DAY)
    assert held(place, "purge", 5 * DAY) is True
    assert changes(place.tell("era_started", 6 * DAY)) == [("mode", "on", "off")]
    assert held(place, "purge", 6 * DAY) is False


def test_an_ordered_mode_outlives_an_era() -> None:
    place = town()
    place.order(0, "root", "mode", name="pve", on=True)
    assert changes(place.tell("era_started", DAY)) == []
    assert held(place, "pve", DAY) is True


def test_a_new_date_replaces_the_old_and_a_switch_takes_it_back() -> None:
    place = town()
    place.tell("calendar", 0, name="purge", starts=HOUR)
    place.tell("calendar", 1, name="purge", starts=2 * HOUR)
    assert changes(place.wait(2 * HOUR - 1)) == []
    place.tell("mode", 2 * HOUR - 1, name="purge", on=False)
    assert changes(place.wait(DAY)) == []
    assert held(place, "purge", DAY) is False


def test_whichever_comes_first_makes_the_change() -> None:
    place = town()
    place.tell("calendar", 0, name="purge", starts=HOUR, ends=2 * HOUR)
    place.tell("mode", HOUR - MINUTE, name="purge", on=True)
    assert changes(place.found)[-1] == ("mode", "announced", "on")
    assert changes(place.wait(2 * HOUR)) == [("mode", "on", "off")]


def test_everybody_may_ask_how_a_mode_stands() -> None:
    place = town()
    assert place.order(0, "ann", "mode", name="purge").say == "The mode purge is off, and not scheduled."
    place.tell("calendar", 1, name="purge", starts=HOUR)
    assert place.order(1, "ann", "mode", name="purge").say.startswith("The mode purge begins Thu 1 January, 01:00")
    place.tell("time", HOUR)
    assert place.order(HOUR, "ann", "mode", name="purge").say == "The mode purge is on."


def test_staff_hear_of_a_wipe_without_a_purge_before_it() -> None:
    place = town()
    place.tell("profile", 0, player="root", staff="admin")
    warned = notices(place.tell("calendar", 0, name="wipe", starts=DAY))
    assert [(n.to, n.clauses) for n in warned] == [(["root"], ["C-1"])]
    place.tell("calendar", 0, name="purge", starts=DAY - HOUR)
    assert notices(place.tell("calendar", 0, name="wipe", starts=DAY)) == []
    assert notices(place.tell("calendar", 0, name="wipe", starts=DAY - HOUR)) != []
