"""Links: a code asked for on one side and given back on the other, the news that reach who is linked, his kit."""

from institutions.playing import law
from institutions.town import MINUTE, Town, changes, notices, opened, refused, rulebook
from lawspeaker.institutions.links import Links
from lawspeaker.institutions.order import Done, Order, Refusal

BOOK = rulebook(law())


def links(town: Town) -> Links:
    found = town.institutions.of["link"]
    assert isinstance(found, Links)
    return found


def on_discord(town: Town, t: int, player: str, /, **args: str) -> Done | Refusal:
    """`/dc link`, written to the bot."""
    town.tell("command", t, player=player, name="dc.link", args=args, via="discord")
    order = Order(player, "dc.link", args, town.seq, town.world.clock, via="discord")
    plan = town.institutions.orders["dc.link"](order, town.world)
    return plan if isinstance(plan, Refusal) else town.institutions.carry(plan, town.world)


def test_a_code_is_good_until_its_time_is_over_and_once() -> None:
    town = Town(BOOK)
    assert opened(on_discord(town, 0, "d-ann", id="k7x2")) == "k7x2"
    assert opened(town.order(15 * MINUTE - 1, "ann", "dc.link", code="k7x2")) == "k7x2"
    one = links(town).of("ann")
    assert one is not None
    assert one.discord == "d-ann"
    assert "not good here" in refused(town.order(15 * MINUTE - 1, "bo", "dc.link", code="k7x2")).say
    on_discord(town, 16 * MINUTE, "d-bo", id="m3p9")
    assert changes(town.wait(31 * MINUTE)) == [("link", "issued", "lapsed")]
    assert "not good here" in refused(town.order(31 * MINUTE, "bo", "dc.link", code="m3p9")).say


def test_a_code_asked_for_in_the_game_is_given_back_on_discord() -> None:
    town = Town(BOOK)
    code = opened(town.order(0, "ann", "dc.link"))
    assert "from the other side" in refused(town.order(1, "ann", "dc.link", code=code)).say
    assert opened(on_discord(town, 2, "d-ann", code=code)) == code
    assert links(town).with_("d-ann") is links(town).of("ann")


def test_nobody_gets_a_code_where_everybody_reads_it() -> None:
    assert "in private" in refused(on_discord(Town(BOOK), 0, "d-ann", room="general")).say


def test_a_new_code_makes_the_old_one_worthless() -> None:
    town = Town(BOOK)
    on_discord(town, 0, "d-ann", id="a")
    on_discord(town, 1, "d-ann", id="b")
    assert "not good here" in refused(town.order(2, "ann", "dc.link", code="a")).say
    assert opened(town.order(3, "ann", "dc.link", code="b")) == "b"


def test_a_told_link_takes_the_place_of_what_either_account_was_linked_with() -> None:
    town = Town(BOOK)
    town.tell("linked", 0, player="ann", discord="d1")
    town.tell("linked", 0, player="bo", discord="d2")
    found = town.tell("linked", 1, player="ann", discord="d2")
    assert changes(found) == [("link", "linked", "unlinked"), ("link", "linked", "unlinked"), ("link", None, "linked")]
    assert links(town).of("bo") is None
    assert links(town).with_("d1") is None
    assert changes(town.tell("linked", 2, player="ann", discord="d2")) == []


def test_the_kit_is_given_once_an_era() -> None:
    town = Town(BOOK)
    town.tell("linked", 0, player="ann", discord="d1")
    assert isinstance(town.order(1, "ann", "kit"), Done)
    assert "next wipe" in refused(town.order(2, "ann", "kit")).say
    town.tell("era_started", 3)
    assert isinstance(town.order(4, "ann", "kit", kit="starter"), Done)
    assert "/dc link" in refused(town.order(5, "bo", "kit")).say


def test_news_reach_who_is_linked_by_his_own_name() -> None:
    town = Town(BOOK)
    town.tell("joined", 0, player="ann", name="[OAK] Ann")
    town.tell("linked", 0, player="ann", discord="d1", discord_name="ann!")
    town.tell("joined", 0, player="bo", name="shadow")
    town.tell("linked", 0, player="bo", discord="d2", discord_name="Bo")
    told = notices(links(town).alert(["ann", "bo", "cy"], "move", "eviction", 0, town.world))
    assert [(n.kind, n.to) for n in told] == [("discord eviction", ["ann"]), ("no alert", []), ("no alert", [])]
    assert "forfeited" in told[1].say
    assert "no link" in told[2].say
