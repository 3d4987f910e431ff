"""Orders as acts: what players and staff command, put under judgement before it is carried out.

The first role of each is `sender`; the others bear the names of the order's arguments. An argument left out is known
to be absent. What a text means (`afk`, `vote_kick`) is read by the words that the rulebook gives.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeAlias

from lawspeaker.events import Command
from lawspeaker.institutions.calls import asks_to_respawn
from lawspeaker.institutions.now import Now
from lawspeaker.institutions.numbers import matter
from lawspeaker.institutions.order import Order
from lawspeaker.institutions.rungs import step_kind
from lawspeaker.institutions.votes import kind_of
from lawspeaker.institutions.words import bare
from lawspeaker.law.lexicon import Kind, act, measure
from lawspeaker.vocabulary.asking import Acts

Span = tuple[int, int | None] | None
Given: TypeAlias = dict[str, Any] | None
"""What fills the roles of an order; None: this is no such act."""
Reading: TypeAlias = Callable[[Order, Now], Given]


def _votes(now: Now) -> list[str]:
    return sorted(now.institutions.votes.machine.things)


def _cases(now: Now) -> list[str]:
    return sorted(now.institutions.cases.machine.things)


def _punishments(now: Now) -> list[str]:
    return sorted(now.institutions.punishments.machine.things)


def _span(machine: Any, name: str, lasting: tuple[str, ...]) -> Span:
    """From when to when a thing of an institution went on, in ms; None if there is no such thing."""
    one = machine.get(name)
    if one is None:
        return None
    return one.began, None if one.state in lasting else one.since


def _vote_span(now: Now, vote: str) -> Span:
    return _span(now.institutions.votes.machine, vote, ("open",))


def _case_span(now: Now, case: str) -> Span:
    return _span(now.institutions.cases.machine, case, ("open", "appealed"))


def _punishment_span(now: Now, punishment: str) -> Span:
    return _span(now.institutions.punishments.machine, punishment, ("pending", "in_force"))


VOTE = Kind("vote", "vote", "votes", _votes, span=_vote_span)
CASE = Kind("case", "case", "cases", _cases, span=_case_span)
PUNISHMENT = Kind("punishment", "punishment", "punishments", _punishments, span=_punishment_span)


def commanded(
    command: str, template: str, extra: str = "", by: str = "sender", also: str = "", instead: str = ""
) -> Callable[[Reading], Callable[[Command, Now], Acts]]:
    """Of `function(order, now)` an act that is this order (or `also` that): it gives the roles besides that of who
    gives the order (`by`), or None where it is another act; `instead` is the role told where nobody fills the second.
    """

    names = (command, also) if also else (command,)

    def mark(function: Reading) -> Callable[[Command, Now], Acts]:
        @act(f"{{{by}:player}} {template}", "command", extra=extra, command=command, instead=instead)
        @wraps(function)
        def acts(event: Command, now: Now) -> Acts:
            if event.name in names:
                given = function(Order.of(event, now.t, now.world), now)
                if given is not None:
                    yield {by: event.player, **given}

        return acts

    return mark


@commanded("report", "[report|reported] {player:player}", extra="{kind:text} {text:text}")
def report(order: Order, now: Now) -> Given:
    """He reports somebody or something to the staff; `kind` is the row of the table `matter` that he means."""
    return {
        "player": order.text("player", "target", "subject"),
        "kind": matter(now.institutions.book, order.text("kind")) or None,
        "text": order.words("text"),
    }


@commanded("ask", "[ask|asked] {text:text}")
def ask(order: Order, now: Now) -> Given:
    """He asks the staff something."""
    if asks_to_respawn(order, now.institutions.book) is not None:
        return None
    return {"text": order.text("text", "question")}


@commanded("ask", "[ask|asked] {player:player} to respawn", also="staff.order")
def ask_to_respawn(order: Order, now: Now) -> Given:
    """He asks somebody else to begin a new life, by `ask` or `staff.order`."""
    player = asks_to_respawn(order, now.institutions.book)
    return None if player is None else {"player": player}


@measure("the size of what is ordered down", gives="number")
def ordered_size(now: Now) -> int | None:
    """Of an order by staff, of how many parts that is which somebody has to take down: its `size`."""
    if not isinstance(now.event, Command) or now.event.name != "staff.order":
        return None
    return Order.of(now.event, now.t, now.world).moment("size")


@commanded("staff.order", "[order|ordered] {player:player}", extra="{text:text}")
def order_(order: Order, now: Now) -> Given:
    """Staff tell a player something, or to do it."""
    if asks_to_respawn(order, now.institutions.book) is not None:
        return None
    return {"player": order.text("player", "to", "target"), "text": order.words("text")}


@commanded("vote.open", "[open|opened] a vote on {subject:player}", extra="{kind:text} {text:text}")
def open_vote(order: Order, now: Now) -> Given:
    """He puts something to the vote; `kind` is the rulebook's kind of vote that he means."""
    said = order.text("kind")
    return {
        "subject": order.text("subject", "player", "target"),
        "kind": kind_of(now.institutions.book, said) or (bare(said).strip() if said else None),
        "text": order.words("text"),
    }


@commanded("vote.cast", "[vote|voted] in {vote:vote}", extra="{choice:text}")
def cast_vote(order: Order, now: Now) -> Given:
    """He casts his ballot."""
    return {"vote": order.text("vote", "id"), "choice": order.text("choice")}


@commanded("vote.close", "[close|closed] {vote:vote}")
def close_vote(order: Order, now: Now) -> Given:
    """Staff close a vote before its time."""
    return {"vote": order.text("vote", "id")}


@commanded("punish", "[punish|punished] {player:player}", extra="{step:text} {clause:text} {case:case}")
def punish(order: Order, now: Now) -> Given:
    """Staff give somebody a step of a ladder."""
    return {
        "player": order.text("player"),
        "step": step_kind(order.args.get("step")),
        "clause": order.text("clause"),
        "case": order.text("case"),
    }


@commanded("lift", "[lift|lifted] {punishment:punishment}", extra="{reason:text}")
def lift(order: Order, now: Now) -> Given:
    """Staff lift a punishment."""
    return {
        "punishment": order.text("punishment", "id"),
        "reason": order.words("reason"),
    }


@commanded("forgive", "[forgive|forgave] {case:case}")
def forgive(order: Order, now: Now) -> Given:
    """Who brought a case forgives it."""
    return {"case": order.text("case")}


@commanded("appeal", "[appeal|appealed] {case:case}", extra="{text:text}")
def appeal(order: Order, now: Now) -> Given:
    """He asks that a case be looked at again."""
    return {"case": order.text("case"), "text": order.words("text")}


@commanded("plead", "[plead|pleaded] {plea:text}", extra="{case:case} {text:text}")
def plead(order: Order, now: Now) -> Given:
    """He says what speaks for him."""
    return {
        "plea": order.text("plea"),
        "case": order.text("case"),
        "text": order.words("text"),
    }


def _to_somebody(order: Order) -> dict[str, Any]:
    return {"player": order.text("player", "target", "to"), "text": order.words("text", "what")}


@commanded("warn", "[warn|warned] {player:player}", extra="{text:text}")
def warn(order: Order, now: Now) -> Given:
    """He warns somebody."""
    return _to_somebody(order)


@commanded("demand", "[demand|demanded] something of {player:player}", extra="{text:text}")
def demand(order: Order, now: Now) -> Given:
    """He demands something of somebody."""
    return _to_somebody(order)


@commanded("hostile", "[declare|declared] himself hostile to {player:player}")
def declare_hostile(order: Order, now: Now) -> Given:
    """He declares himself hostile to somebody."""
    return {"player": order.text("player", "target", "to")}


@commanded("consent", "[consent|consented] to {player:player}", extra="{text:text}")
def consent(order: Order, now: Now) -> Given:
    """He allows somebody something; `text` says what."""
    return _to_somebody(order)


@commanded("advert", "[advertise|advertised]", extra="{text:text}")
def advertise(order: Order, now: Now) -> Given:
    """He puts out an advert."""
    return {"text": order.words("text")}
