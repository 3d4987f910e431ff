"""Orders as acts: what players and staff command, put under judgement before it is carried out.

The first role of each is `sender`; the others bear the names of the order's arguments. An argument left out is known
to be absent. What a text means (`afk`, `vote_kick`) is read by the words that the rulebook gives.
"""

from typing import Any

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


def ordered(event: Command, now: Now, *names: str) -> Order | None:
    """The order in an event, if it is one of these."""
    return Order.of(event, now.t, now.world) if event.name in names else None


@act("{sender:player} [report|reported] {player:player}", "command", extra="{kind:text} {text:text}", command="report")
def report(event: Command, now: Now) -> Acts:
    """He reports somebody or something to the staff; `kind` is the row of the table `matter` that he means."""
    order = ordered(event, now, "report")
    if order is not None:
        yield {
            "sender": order.player,
            "player": order.text("player", "target", "subject"),
            "kind": matter(now.institutions.book, order.text("kind")) or None,
            "text": order.words("text"),
        }


@act("{sender:player} [ask|asked] {text:text}", "command", command="ask")
def ask(event: Command, now: Now) -> Acts:
    """He asks the staff something."""
    order = ordered(event, now, "ask")
    if order is not None and asks_to_respawn(order, now.institutions.book) is None:
        yield {"sender": order.player, "text": order.text("text", "question")}


@act("{sender:player} [ask|asked] {player:player} to respawn", "command", command="ask")
def ask_to_respawn(event: Command, now: Now) -> Acts:
    """He asks somebody else to begin a new life, by `ask` or `staff.order`."""
    order = ordered(event, now, "ask", "staff.order")
    player = asks_to_respawn(order, now.institutions.book) if order is not None else None
    if order is not None and player is not None:
        yield {"sender": order.player, "player": player}


@measure("the size of what is ordered down", gives="number")
def ordered_size(now: Now) -> int | None:
    """Of an order by staff, of how many parts that is which somebody has to take down: its `size`."""
    order = ordered(now.event, now, "staff.order") if isinstance(now.event, Command) else None
    return order.moment("size") if order is not None else None


@act("{sender:player} [order|ordered] {player:player}", "command", extra="{text:text}", command="staff.order")
def order_(event: Command, now: Now) -> Acts:
    """Staff tell a player something, or to do it."""
    order = ordered(event, now, "staff.order")
    if order is not None and asks_to_respawn(order, now.institutions.book) is None:
        yield {
            "sender": order.player,
            "player": order.text("player", "to", "target"),
            "text": order.words("text"),
        }


@act(
    "{sender:player} [open|opened] a vote on {subject:player}",
    "command",
    extra="{kind:text} {text:text}",
    command="vote.open",
)
def open_vote(event: Command, now: Now) -> Acts:
    """He puts something to the vote; `kind` is the rulebook's kind of vote that he means."""
    order = ordered(event, now, "vote.open")
    if order is not None:
        said = order.text("kind")
        yield {
            "sender": order.player,
            "subject": order.text("subject", "player", "target"),
            "kind": kind_of(now.institutions.book, said) or (bare(said).strip() if said else None),
            "text": order.words("text"),
        }


@act("{sender:player} [vote|voted] in {vote:vote}", "command", extra="{choice:text}", command="vote.cast")
def cast_vote(event: Command, now: Now) -> Acts:
    """He casts his ballot."""
    order = ordered(event, now, "vote.cast")
    if order is not None:
        yield {"sender": order.player, "vote": order.text("vote", "id"), "choice": order.text("choice")}


@act("{sender:player} [close|closed] {vote:vote}", "command", command="vote.close")
def close_vote(event: Command, now: Now) -> Acts:
    """Staff close a vote before its time."""
    order = ordered(event, now, "vote.close")
    if order is not None:
        yield {"sender": order.player, "vote": order.text("vote", "id")}


@act(
    "{sender:player} [punish|punished] {player:player}",
    "command",
    extra="{step:text} {clause:text} {case:case}",
    command="punish",
)
def punish(event: Command, now: Now) -> Acts:
    """Staff give somebody a step of a ladder."""
    order = ordered(event, now, "punish")
    if order is not None:
        yield {
            "sender": order.player,
            "player": order.text("player"),
            "step": step_kind(order.args.get("step")),
            "clause": order.text("clause"),
            "case": order.text("case"),
        }


@act("{sender:player} [lift|lifted] {punishment:punishment}", "command", extra="{reason:text}", command="lift")
def lift(event: Command, now: Now) -> Acts:
    """Staff lift a punishment."""
    order = ordered(event, now, "lift")
    if order is not None:
        yield {
            "sender": order.player,
            "punishment": order.text("punishment", "id"),
            "reason": order.words("reason"),
        }


@act("{sender:player} [forgive|forgave] {case:case}", "command", command="forgive")
def forgive(event: Command, now: Now) -> Acts:
    """Who brought a case forgives it."""
    order = ordered(event, now, "forgive")
    if order is not None:
        yield {"sender": order.player, "case": order.text("case")}


@act("{sender:player} [appeal|appealed] {case:case}", "command", extra="{text:text}", command="appeal")
def appeal(event: Command, now: Now) -> Acts:
    """He asks that a case be looked at again."""
    order = ordered(event, now, "appeal")
    if order is not None:
        yield {"sender": order.player, "case": order.text("case"), "text": order.words("text")}


@act("{sender:player} [plead|pleaded] {plea:text}", "command", extra="{case:case} {text:text}", command="plead")
def plead(event: Command, now: Now) -> Acts:
    """He says what speaks for him."""
    order = ordered(event, now, "plead")
    if order is not None:
        yield {
            "sender": order.player,
            "plea": order.text("plea"),
            "case": order.text("case"),
            "text": order.words("text"),
        }


def _to_somebody(event: Command, now: Now, name: str) -> Acts:
    order = ordered(event, now, name)
    if order is not None:
        yield {
            "sender": order.player,
            "player": order.text("player", "target", "to"),
            "text": order.words("text", "what"),
        }


@act("{sender:player} [warn|warned] {player:player}", "command", extra="{text:text}", command="warn")
def warn(event: Command, now: Now) -> Acts:
    """He warns somebody."""
    yield from _to_somebody(event, now, "warn")


@act("{sender:player} [demand|demanded] something of {player:player}", "command", extra="{text:text}", command="demand")
def demand(event: Command, now: Now) -> Acts:
    """He demands something of somebody."""
    yield from _to_somebody(event, now, "demand")


@act("{sender:player} [declare|declared] himself hostile to {player:player}", "command", command="hostile")
def declare_hostile(event: Command, now: Now) -> Acts:
    """He declares himself hostile to somebody."""
    for roles in _to_somebody(event, now, "hostile"):
        yield {"sender": roles["sender"], "player": roles["player"]}


@act("{sender:player} [consent|consented] to {player:player}", "command", extra="{text:text}", command="consent")
def consent(event: Command, now: Now) -> Acts:
    """He allows somebody something; `text` says what."""
    yield from _to_somebody(event, now, "consent")


@act("{sender:player} [advertise|advertised]", "command", extra="{text:text}", command="advert")
def advertise(event: Command, now: Now) -> Acts:
    """He puts out an advert."""
    order = ordered(event, now, "advert")
    if order is not None:
        yield {"sender": order.player, "text": order.words("text")}
