"""Who is staff, whose word counts as theirs, and since when none of them is there."""

import json

from institutions.town import MINUTE, Town


def told(*events: tuple[str, int, dict[str, object]]) -> Town:
    town = Town()
    for type_, t, fields in events:
        town.tell(type_, t, **fields)
    return town


def away(town: Town) -> int | None:
    return town.institutions.staff.away_since(town.world)


ROOT = ("profile", 0, {"player": "root", "staff": "admin"})


def test_a_profile_that_names_a_role_makes_staff_and_one_that_denies_it_unmakes_them() -> None:
    town = told(ROOT)
    assert town.institutions.staff.members() == ["root"]
    town.tell("profile", 1, player="root", staff=None)
    assert town.institutions.staff.members() == []


def test_a_profile_that_leaves_the_role_out_changes_nothing() -> None:
    town = told(ROOT, ("profile", 1, {"player": "root", "hours": 9}))
    assert town.institutions.staff.is_member("root")


def test_the_word_of_somebody_never_described_is_believed() -> None:
    town = told(ROOT, ("profile", 0, {"player": "bo", "staff": None}))
    staff = town.institutions.staff
    assert [staff.believed(p, town.world) for p in ("root", "bo", "stranger")] == [True, False, True]


def test_orders_of_somebody_never_described_are_taken_until_staff_are_known() -> None:
    town = told(("profile", 0, {"player": "bo", "staff": None}))
    staff = town.institutions.staff
    assert [staff.commands(p, town.world) for p in ("bo", "stranger")] == [False, True]
    town.tell("profile", 1, player="root", staff="admin")
    assert [staff.commands(p, town.world) for p in ("root", "bo", "stranger")] == [True, False, False]


def test_where_there_was_never_any_staff_none_ever_was_there() -> None:
    assert away(told(("joined", 5, {"player": "bo", "name": "Bo"}))) == 0


def test_while_one_of_the_staff_is_on_they_are_not_away() -> None:
    town = told(ROOT, ("joined", 5, {"player": "root", "name": "Root"}))
    assert away(town) is None


def test_they_are_away_since_the_last_of_them_left() -> None:
    town = told(
        ROOT,
        ("profile", 0, {"player": "mod", "staff": "moderator"}),
        ("joined", 5, {"player": "root", "name": "Root"}),
        ("joined", 5, {"player": "mod", "name": "Mod"}),
        ("left", 7 * MINUTE, {"player": "mod"}),
        ("left", 9 * MINUTE, {"player": "root"}),
    )
    assert away(town) == 9 * MINUTE


def test_whoever_speaks_or_is_seen_was_there_then() -> None:
    spoke = told(ROOT, ("chat", MINUTE, {"player": "root", "channel": "global", "text": "hi"}))
    seen = told(ROOT, ("positions", MINUTE, {"rows": [["root", 0, 0, 0]]}))
    assert away(spoke) == away(seen) == MINUTE


def test_words_from_discord_or_an_order_from_the_web_are_no_presence() -> None:
    town = told(
        ROOT,
        ("chat", MINUTE, {"player": "root", "channel": "discord", "text": "hi"}),
        ("command", MINUTE, {"player": "root", "name": "ask", "via": "web", "args": {}}),
    )
    assert away(town) == 0


def test_the_owner_is_the_one_whose_role_says_so_else_all_staff_are() -> None:
    town = told(ROOT)
    assert town.institutions.staff.owners() == ["root"]
    town.tell("profile", 1, player="olga", staff="Owner")
    assert town.institutions.staff.owners() == ["olga"]


def test_staff_survive_being_written_down() -> None:
    town = told(ROOT, ("left", MINUTE, {"player": "root"}))
    fresh = Town()
    fresh.world = town.world
    fresh.institutions.staff.load(json.loads(json.dumps(town.institutions.staff.dump())))
    assert away(fresh) == MINUTE
    assert fresh.institutions.staff.members() == ["root"]
