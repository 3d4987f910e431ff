"""Sentences about bounties: on whom one is, whether it is in force yet or no more."""

from lawspeaker.institutions.bounties import HUNTED, Bounties, Bounty
from lawspeaker.institutions.now import Now
from lawspeaker.institutions.order import Order
from lawspeaker.institutions.whom import player_meant
from lawspeaker.law.lexicon import Kind, name, state
from lawspeaker.vocabulary.orders import Given, commanded


def bounties(now: Now) -> Bounties:
    """The institution that keeps them."""
    return now.institutions.seated(Bounties)


def posted(now: Now) -> list[str]:
    """Every bounty but those that are void, sorted."""
    return sorted(b.id for b in bounties(now).machine.things.values() if b.state != "void")


KIND = Kind("prize", "prize", "prizes", posted)


def known(now: Now, bounty: str) -> Bounty | None:
    """The bounty of this id, noted."""
    found = bounties(now).machine.get(bounty)
    if found is not None:
        now.note(found.seq)
    return found


@name("[target|targets] of {bounty:prize}", gives="player")
def target_of(now: Now, bounty: str) -> str | None:
    """Who is wanted."""
    found = known(now, bounty)
    return found.wanted if found is not None else None


def wanting(now: Now, player: str) -> list[str]:
    """The bounties that are on him, sorted."""
    return bounties(now).wanting(player)


@state("{player:player} [be|is|was|are] wanted for {bounty:prize}", among=wanting)
def wanted_by(now: Now, player: str, bounty: str) -> bool:
    """It is on his head, or on that of another account of his."""
    found = bounties(now).machine.get(bounty)
    if found is None or not now.institutions.persons.same(found.wanted, player):
        return False
    now.note(found.seq)
    return True


@state("{bounty:prize} [be|is|was|are] in force")
def in_force(now: Now, bounty: str) -> bool:
    """It has taken effect and nobody has earned it; the kill that earns it is still done under it."""
    found = known(now, bounty)
    return found is not None and (found.state in HUNTED or (found.state == "claimed" and found.last == now.seq))


@state("{bounty:prize} [cool|cools|cooled]")
def cools(now: Now, bounty: str) -> bool:
    """It was posted, and has not taken effect yet."""
    found = known(now, bounty)
    at = bounties(now).due(found) if found is not None else None
    if at is not None:
        now.changes_at(at)
    return at is not None and now.t < at


@state("{bounty:prize} [be|is|was|are] earned")
def earned(now: Now, bounty: str) -> bool:
    """A hunter had killed whom it was on, before this."""
    return _over(now, bounty, "claimed")


@state("{bounty:prize} [be|is|was|are] of an era that is over")
def of_old(now: Now, bounty: str) -> bool:
    """The map was wiped before anybody had earned it."""
    return _over(now, bounty, "ended")


def _over(now: Now, bounty: str, how: str) -> bool:
    found = known(now, bounty)
    if found is None or found.state != how or found.last >= now.seq:
        return False
    now.note(found.last)
    return True


@commanded("bounty.post", "[post|posted] a bounty on {player:player}", extra="{amount:number} {text:text}")
def post_bounty(order: Order, now: Now) -> Given:
    """He puts a price on somebody's head."""
    amount = order.args.get("amount")
    return {
        "player": player_meant(order, now.world),
        "amount": amount if isinstance(amount, int | float) else None,
        "text": order.words("reason", "text"),
    }


@commanded("hunt.start", "[hunt|hunted] {player:player}")
def hunt(order: Order, now: Now) -> Given:
    """He sets out for whom a bounty is on."""
    return {"player": player_meant(order, now.world)}
