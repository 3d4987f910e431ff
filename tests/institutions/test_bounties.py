"""Bounties: posted, in force after a while, hunted, earned, and paid to nobody's friend."""

from institutions.playing import law
from institutions.town import HOUR, Town, changes, notices, opened, refused, rulebook

BOOK = rulebook(law())


def town() -> Town:
    """A town in which Hal hunts and a bounty on Dee was posted by Ann at the beginning."""
    here = Town(BOOK)
    here.tell("licence", 0, player="hal", kind="bounty_hunter", on=True)
    assert opened(here.order(0, "ann", "bounty.post", player="dee", amount=5, id="x")) == "x"
    return here


def kill(here: Town, t: int, attacker: str, victim: str) -> list[tuple[str, str | None, str]]:
    return changes(here.tell("kill", t, attacker=attacker, victim=victim, weapon="bow"))


def test_a_bounty_takes_effect_to_the_millisecond_and_who_is_wanted_is_told() -> None:
    here = town()
    assert changes(here.wait(4 * HOUR - 1)) == []
    found = here.wait(4 * HOUR)
    assert changes(found) == [("bounty", "cooling", "active")]
    assert [notice.to for notice in notices(found)] == [["dee"]]


def test_only_a_hunter_earns_it_and_only_once_it_is_in_force() -> None:
    here = town()
    assert kill(here, 1, "hal", "dee") == []
    assert kill(here, 4 * HOUR, "eli", "dee") == [("bounty", "cooling", "active")]
    assert kill(here, 4 * HOUR + 1, "hal", "dee") == [("bounty", "active", "claimed")]
    assert kill(here, 4 * HOUR + 2, "hal", "dee") == []


def test_a_prevented_kill_earns_nothing() -> None:
    here = town()
    here.wait(4 * HOUR)
    found = here.tell("kill", 4 * HOUR, attacker="hal", victim="dee", weapon="bow", prevented=True)
    assert changes(found) == []


def test_who_lost_his_licence_hunts_no_more() -> None:
    here = town()
    here.order(4 * HOUR, "hal", "hunt.start", player="dee")
    assert here.institutions.of["bounty"].machine.things["x"].state == "hunt"
    here.order(4 * HOUR, "root", "licence.revoke", player="hal", kind="bounty_hunter")
    assert here.institutions.of["bounty"].machine.things["x"].state == "active"
    assert kill(here, 5 * HOUR, "hal", "dee") == []


def test_the_last_hunter_to_leave_lets_the_bounty_wait_again() -> None:
    here = town()
    here.tell("licence", 0, player="zoe", kind="bounty_hunter", on=True)
    for hunter in ("hal", "zoe"):
        here.order(4 * HOUR, hunter, "hunt.start", player="dee")
    assert changes(here.tell("left", 4 * HOUR, player="hal")) == []
    assert changes(here.tell("left", 4 * HOUR, player="zoe")) == [("bounty", "hunt", "active")]


def test_staff_are_told_where_hunter_and_poster_belong_together() -> None:
    here = town()
    here.tell("profile", 0, player="root", staff="admin")
    here.tell("group", 0, id="g", kind="clan", name="g", members=["ann", "hal"], leaders=[])
    found = here.tell("kill", 4 * HOUR, attacker="hal", victim="dee", weapon="bow")
    flagged = [n for n in notices(found) if n.kind == "collusion"]
    assert [(n.to, "hunter and the poster" in n.say) for n in flagged] == [(["root"], True)]


def test_strangers_arouse_no_suspicion() -> None:
    found = town().tell("kill", 4 * HOUR, attacker="hal", victim="dee", weapon="bow")
    assert [n.kind for n in notices(found)] == ["bounty", "bounty"]


def test_an_era_ends_a_bounty_and_the_next_forgets_it() -> None:
    here = town()
    assert changes(here.tell("era_started", 5 * HOUR)) == [
        ("bounty", "cooling", "active"),
        ("bounty", "active", "ended"),
    ]
    assert here.institutions.taken("x")
    here.tell("era_started", 6 * HOUR)
    assert not here.institutions.taken("x")


def test_a_price_is_a_number_above_nothing_written_as_one_or_as_a_text() -> None:
    here = town()
    for amount in (0, -1, "nothing", "", True, "nan", "inf", float("1e999"), [5]):
        assert "above 0" in refused(here.order(1, "eli", "bounty.post", player="bo", amount=amount)).say
    opened(here.order(1, "eli", "bounty.post", player="bo", amount=" 500 ", id="y"))
    assert here.institutions.of["bounty"].machine.things["y"].amount == 500


def test_who_is_wanted_may_be_called_by_name_as_long_as_one_alone_is_called_so() -> None:
    here = Town(BOOK)
    for player, name in (("7", "Edna"), ("8", "Jim Oak"), ("9", "Jim Elm")):
        here.tell("joined", 0, player=player, name=name)
    opened(here.order(1, "ann", "bounty.post", player="edna", amount=5, id="x"))
    assert here.institutions.of["bounty"].machine.things["x"].wanted == "7"
    assert "More than one" in refused(here.order(2, "ann", "bounty.post", player="jim", amount=5)).say
    assert "Nobody puts" in refused(here.order(3, "8", "bounty.post", player="jim oak", amount=5)).say
    here.order(4, "ann", "bounty.cancel", player="Edna")
    assert here.institutions.of["bounty"].machine.things["x"].state == "void"


def test_nobody_is_paid_for_killing_a_sleeper() -> None:
    here = town()
    here.tell("sleeping", HOUR, player="dee", at=(0, 0, 0), on=True)
    kill(here, 4 * HOUR, "hal", "dee")
    assert here.institutions.of["bounty"].machine.things["x"].state == "active"
    here.tell("spawned", 5 * HOUR, player="dee", at=(0, 0, 0))
    kill(here, 6 * HOUR, "hal", "dee")
    assert here.institutions.of["bounty"].machine.things["x"].state == "claimed"


def test_a_second_bounty_on_the_same_head_waits_for_the_first() -> None:
    here = town()
    assert "already" in refused(here.order(1, "eli", "bounty.post", player="dee", amount=5)).say
    kill(here, 4 * HOUR, "hal", "dee")
    opened(here.order(5 * HOUR, "eli", "bounty.post", player="dee", amount=5))
    assert not here.institutions.taken("x")


def test_nobody_takes_back_what_another_posted_or_what_is_hunted() -> None:
    here = town()
    assert "Only who posted" in refused(here.order(1, "eli", "bounty.cancel", player="dee")).say
    here.order(4 * HOUR, "hal", "hunt.start", player="dee")
    assert "hunter is after him" in refused(here.order(4 * HOUR, "ann", "bounty.cancel", player="dee")).say
    here.tell("profile", 4 * HOUR, player="root", staff="admin")
    here.order(4 * HOUR, "root", "bounty.cancel", player="dee", reason="malice")
    bounty = here.institutions.of["bounty"].machine.things["x"]
    assert (bounty.state, bounty.reason) == ("void", "malice")


def test_only_the_wanted_learn_who_hunts() -> None:
    here = town()
    refused(here.order(1, "ann", "hunters"))
    assert "hal" in here.order(1, "dee", "hunters").say
    here.tell("left", 2, player="hal")
    assert "No hunter" in here.order(3, "dee", "hunters").say
