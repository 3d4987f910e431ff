"""Raids: from the first damage to the end, whoever says so."""

from typing import Any

from institutions.playing import law
from institutions.town import HOUR, MINUTE, Town, changes, opened, refused, rulebook

BOOK = rulebook(law())
OVER = ("raid", "open", "over")


def town() -> Town:
    """A town with the stone house of Dee."""
    here = Town(BOOK)
    here.tell("building", 0, building="h", at=[0, 0, 0], circle=[0, 0, 20], authorised=["dee"], grade="stone")
    return here


def blow(here: Town, t: int, who: str = "cal", **more: Any) -> list[tuple[str, str | None, str]]:
    fields = {"entity": "w", "kind": "wall", "grade": "stone", "building": "h", "weapon": "c4", "damage": 90}
    return changes(here.tell("structure_hit", t, attacker=who, **(fields | more)))


def carrying(here: Town, t: int, who: str, **items: int) -> list[tuple[str, str | None, str]]:
    return changes(here.tell("carrying", t, player=who, items=items))


def raid(here: Town) -> Any:
    return next(iter(here.institutions.of["raid"].machine.things.values()))


def test_a_raid_opens_at_the_first_real_damage_to_wood_or_better() -> None:
    here = town()
    assert blow(here, 1, grade="twig") == []
    assert blow(here, 1, weapon="bow", damage=49) == []
    assert blow(here, 1, who="dee") == []
    assert blow(here, 1, weapon="bow", damage=50) == [("raid", None, "open")]
    assert blow(here, 2) == []


def test_an_explosive_on_its_ground_that_breaks_its_walls_opens_a_raid() -> None:
    here, by = town(), {"player": "cal", "kind": "c4", "at": [0, 0, 0]}
    assert changes(here.tell("explosive", 1, **(by | {"at": [500, 0, 500]}))) == []
    assert changes(here.tell("explosive", 1, **(by | {"kind": "molotov"}))) == []
    assert changes(here.tell("explosive", 1, **(by | {"player": "dee"}))) == []
    assert changes(here.tell("explosive", 1, **by)) == [("raid", None, "open")]
    assert (raid(here).opened, raid(here).struck) == (here.seq, 0)
    assert changes(here.tell("explosive", 5 * MINUTE, **by)) == []
    assert blow(here, 5 * MINUTE) == []
    assert raid(here).struck == here.seq
    assert changes(here.wait(15 * MINUTE - 1)) == []
    assert changes(here.wait(15 * MINUTE)) == [OVER]


def test_it_is_over_ten_minutes_after_the_last_tool_to_the_millisecond() -> None:
    here = town()
    blow(here, 0)
    here.tell("explosive", 9 * MINUTE, player="cal", kind="c4", at=[500, 0, 500])
    assert changes(here.wait(19 * MINUTE - 1)) == []
    assert changes(here.wait(19 * MINUTE)) == [OVER]


def test_what_does_not_break_these_walls_keeps_no_raid_going() -> None:
    here = town()
    blow(here, 0)
    here.tell("explosive", 9 * MINUTE, player="cal", kind="molotov", at=[0, 0, 0])
    blow(here, 9 * MINUTE, weapon="bow")
    assert changes(here.wait(10 * MINUTE)) == [OVER]


def test_it_is_over_when_all_raiders_were_seen_with_nothing_left() -> None:
    here = town()
    blow(here, 0)
    blow(here, 0, who="cem")
    assert carrying(here, 1, "cal", rifle=1) == []
    assert carrying(here, 2, "jon") == []
    assert carrying(here, 3, "cem", c4=1, molotov=2) == []
    assert carrying(here, 4, "cem", c4=0, molotov=2, rock=1) == [OVER]


def test_wood_may_be_hewn_down_by_whoever_never_had_an_explosive() -> None:
    here = town()
    here.tell("building", 0, building="h", at=[0, 0, 0], authorised=["dee"], grade="wood")
    blow(here, 0, grade="wood", weapon="rock")
    assert carrying(here, 1, "cal", rock=1) == []
    blow(here, 2, grade="wood", weapon="molotov")
    assert carrying(here, 3, "cal", molotov=1) == []
    assert carrying(here, 4, "cal", rock=1) == [OVER]


def test_whose_house_it_was_stays_known_when_its_cupboard_falls() -> None:
    here = town()
    fields = {"entity": "tc", "kind": "cupboard", "building": "h", "weapon": "c4", "damage": 90}
    here.tell("building", 0, building="h", at=[0, 0, 0], authorised=["dee"], cupboard="tc", grade="stone")
    here.tell("structure_destroyed", 1, attacker="cal", **fields)
    assert raid(here).residents == ["dee"]
    here.tell("authorised", 2, player="cal", cupboard="tc2", building="h", on=True)
    assert raid(here).residents == ["dee"]


def test_an_announced_raid_opens_when_its_own_side_strikes_and_lapses_otherwise() -> None:
    here = town()
    here.tell("group", 0, id="g", kind="team", name="g", members=["cal", "cem"], leaders=[])
    assert opened(here.order(0, "cal", "raid.announce", building="h", id="r")) == "r"
    assert "spoken for" in refused(here.order(1, "eli", "raid.announce", building="h")).say
    assert blow(here, 2, who="cem") == [("raid", "announced", "open")]
    here.order(3, "cem", "raid.end", building="h")
    opened(here.order(4, "cal", "raid.announce", building="h", id="s"))
    assert changes(here.wait(4 + 2 * HOUR)) == [("raid", "announced", "over")]


def test_only_raiders_and_staff_call_a_raid_off() -> None:
    here = town()
    blow(here, 0)
    assert "Only its raiders" in refused(here.order(1, "dee", "raid.end", building="h")).say
    here.tell("profile", 2, player="root", staff="admin")
    assert changes(here.order(3, "root", "raid.end", building="h").found) == [OVER]  # type: ignore[union-attr]
    assert "No raid" in refused(here.order(4, "cal", "raid.end", building="h")).say


def test_what_is_over_is_forgotten_once_it_can_decide_nothing() -> None:
    here = town()
    blow(here, 0)
    here.wait(7 * HOUR)
    assert here.institutions.of["raid"].recent(7 * HOUR) == []  # type: ignore[attr-defined]
    blow(here, 7 * HOUR)
    assert len(here.institutions.of["raid"].machine.things) == 1
