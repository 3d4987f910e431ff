"""Sentences about orders that were given: demands, warnings, invitations, reports, pleas, wars, banishments, bounties.

They say that the order was given, and nothing more: what came of it is its institution's business. The group in whose
name somebody gives an order is the one that speaks for him at that moment.
"""

from typing import Any

from msgspec import UNSET

from lawspeaker.events import Chat, Command, Event
from lawspeaker.institutions.now import Now
from lawspeaker.institutions.numbers import MATTER, WORDS, rows
from lawspeaker.institutions.order import faced
from lawspeaker.institutions.words import bare, holds
from lawspeaker.law.lexicon import happening
from lawspeaker.vocabulary.asking import Roles
from lawspeaker.vocabulary.groups import all_groups, speaking_for
from lawspeaker.vocabulary.texts import given, rows_in

ENTRY = ("enter", "entry", "come in")
"""What somebody consents to when he lets another in."""
FIGHT = ("fight", "duel", "pvp", "spar", "sparring")
"""What somebody consents to when he lets another fight him."""


def _to(event: Command) -> Any:
    return given(event.args, "player")


def _about(event: Command, now: Now) -> Any:
    """The house that an order is about: the one named, or else the one he looks at."""
    named = given(event.args, "building")
    return faced(event, now.world) if named is UNSET else named


# Between two people -------------------------------------------------------------------------------------------------


@happening("{robber:player} [demand|demanded] something of {victim:player}", "command")
def demanded(event: Command, now: Now) -> Roles:
    """He demanded something, by the command for it."""
    if event.name == "demand":
        yield event.player, _to(event)


@happening("{host:player} [tell|told as telling] {guest:player} to leave", "command")
def told_to_leave(event: Command, now: Now) -> Roles:
    """He warned him or made a demand of him: whoever was welcome is so no more."""
    if event.name in ("demand", "warn"):
        yield event.player, _to(event)


@happening("{player:player} [warn|warned as warning] {other:player}", "command")
def warned(event: Command, now: Now) -> Roles:
    """He warned him."""
    if event.name == "warn":
        yield event.player, _to(event)


@happening("{player:player} [declare|declared as declaration of hostility] hostility to {other:player}", "command")
def declared_hostility(event: Command, now: Now) -> Roles:
    """He declared himself hostile to him."""
    if event.name == "hostile":
        yield event.player, _to(event)


@happening("{host:player} [invite|invited as invitation] {guest:player}", "command")
def invited(event: Command, now: Now) -> Roles:
    """He let him in: consent to `enter`, `entry` or `come in`."""
    if event.name == "consent" and str(event.args.get("what", "")).casefold() in ENTRY:
        yield event.player, _to(event)


@happening("{player:player} [agree|agreed as consent] to {what:text} with {other:player}", "command")
def agreed(event: Command, now: Now) -> Roles:
    """He consented to something: a fight, an entry, whatever his order named."""
    if event.name == "consent":
        yield event.player, given(event.args, "what"), _to(event)


@happening("{player:player} [agree|agreed as agreement to fight] to fight {other:player}", "command")
def agreed_to_fight(event: Command, now: Now) -> Roles:
    """He consented to be fought by the other: to a `fight`, `duel`, `pvp`, `spar` or `sparring`."""
    if event.name == "consent" and any(holds(str(event.args.get("what", "")), word) for word in FIGHT):
        yield event.player, _to(event)


@happening("{player:player} [advertise|advertised as advert]", "command", extra="{text:text}")
def advertised(event: Command, now: Now) -> Roles:
    """He put out an advert."""
    if event.name == "advert":
        yield event.player, given(event.args, "text")


@happening(
    "{player:player} [call out|called out as calling out] words of {row:text}", "command", "chat", proof=("command",)
)
def called_out(event: Event, now: Now) -> Roles:
    """He put a phrase of this row of a table with a column `words` into an advert, or into a line that all can read."""
    if isinstance(event, Command) and event.name == "advert":
        text = given(event.args, "text")
        for row in rows_in(text, now.institutions.book.tables) if isinstance(text, str) else ():
            yield event.player, row
    elif isinstance(event, Chat) and event.channel == "global":
        for row in rows_in(event.text, now.institutions.book.tables):
            yield event.player, row


# To the staff -------------------------------------------------------------------------------------------------------


@happening("{reporter:player} [report|reported] it", "command", after=True)
def reported(event: Command, now: Now) -> Roles:
    """The act was reported; such a report comes after it."""
    if event.name == "report":
        yield (event.player,)


@happening(
    "{reporter:player} [report|reported as report of a matter] it as {row_of_matter:text}", "command", after=True
)
def reported_as(event: Command, now: Now) -> Roles:
    """The act was reported as this: a row of the table `matter`, meant by the report's kind, or else by its text."""
    if event.name == "report":
        for row in matters(event, now):
            yield event.player, row


def matters(event: Command, now: Now) -> list[str]:
    """The rows of the table `matter` whose words stand in a report's kind; where none does, those in its text.

    A phrase that is only part of a longer one that stands there says nothing by itself.
    """
    table = rows(now.institutions.book, MATTER)
    for said in (given(event.args, "kind"), given(event.args, "text")):
        if not isinstance(said, str):
            continue
        found = [(row, bare(w)) for row, cells in table.items() for w in cells.get(WORDS, ()) if holds(said, w)]
        whole = {row for row, w in found if not any(w != other and w in other for _, other in found)}
        if whole:
            return sorted(whole)
    return []


@happening("{player:player} [plead|pleaded as pleading] {plea:text}", "command", after=True)
def pleaded(event: Command, now: Now) -> Roles:
    """His plea about the act is this word; such a plea comes after it."""
    if event.name == "plead":
        yield event.player, given(event.args, "plea")


@happening("{reporter:player} [report|reported as report of a player] {player:player}", "command")
def reported_player(event: Command, now: Now) -> Roles:
    """He reported this player, for whatever it was."""
    if event.name == "report":
        yield event.player, _to(event)


@happening(
    "{reporter:player} [report|reported as report of a player for a matter] {player:player} for {row_of_matter:text}",
    "command",
)
def reported_for(event: Command, now: Now) -> Roles:
    """He reported this player for this: a row of a table of matters, meant by the report's kind, or else its text."""
    if event.name == "report":
        for row in matters(event, now):
            yield event.player, _to(event), row


@happening("{player:player} [call|called as call for help] for help", "command")
def called_for_help(event: Command, now: Now) -> Roles:
    """He told staff that he is stuck."""
    if event.name == "report" and str(event.args.get("kind", "")).casefold() == "stuck":
        yield (event.player,)


@happening("{player:player} [ask|asked as question] the staff something", "command")
def asked_staff(event: Command, now: Now) -> Roles:
    """He asked the staff a question."""
    if event.name == "ask":
        yield (event.player,)


@happening("{player:player} [use|used as use of a command] the command {name:text}", "command")
def used_command(event: Command, now: Now) -> Roles:
    """He gave this order, whatever it is: /authed, /hunters, /home …"""
    yield event.player, event.name


@happening(
    "{player:player} [use|used as use of a command on a house] the command {name:text} on {base:base}", "command"
)
def used_command_on(event: Command, now: Now) -> Roles:
    """He gave this order about a house, or looking at it."""
    base = _about(event, now)
    if base is not None:
        yield event.player, event.name, base


@happening(
    "{player:player} [use|used as use of a command on a thing] the command {name:text} on {thing:thing}", "command"
)
def used_command_on_thing(event: Command, now: Now) -> Roles:
    """He gave this order about a thing, or looking at it."""
    about = given(event.args, "entity") if event.entity is UNSET else event.entity
    if about is not None:
        yield event.player, event.name, about


@happening("{player:player} [go|went as homecoming] home", "command")
def went_home(event: Command, now: Now) -> Roles:
    """He said that his party is home again."""
    if event.name == "home":
        yield (event.player,)


# War and peace ------------------------------------------------------------------------------------------------------


@happening("{aggressor:group} [declare|declared as declaration] war on {defender:group}", "command", extra="{war:text}")
def declared_war(event: Command, now: Now) -> Roles:
    """A group declared war on another."""
    if event.name == "war.declare":
        yield speaking_for(now, event.player), given(event.args, "faction"), _opened(event, "war")


@happening("{a:group} and {b:group} [go|went as outbreak of war] to war", "command")
def went_to_war(event: Command, now: Now) -> Roles:
    """One of the two declared war on the other; told from either side."""
    for aggressor, defender, _ in declared_war(event, now):
        yield aggressor, defender
        yield defender, aggressor


@happening("{group:group} [offer|offered as peace] peace to {other:group}", "command")
def offered_peace(event: Command, now: Now) -> Roles:
    """A group asked another to end their war, or answered that it will."""
    if event.name == "war.peace":
        yield speaking_for(now, event.player), _other_side(event, now)


@happening("{a:group} and {b:group} [speak|spoke as talk of peace] of peace", "command")
def spoke_of_peace(event: Command, now: Now) -> Roles:
    """One of the two asked the other to end their war, or answered that it will; told from either side."""
    for group, other in offered_peace(event, now):
        yield group, other
        yield other, group


def _opened(event: Command, what: str) -> Any:
    """The id of what an order opens: the one it gives, or made of its `seq`."""
    named = given(event.args, "id")
    return named if isinstance(named, str) else f"{what}:{event.seq}"


def _other_side(event: Command, now: Now) -> Any:
    """The group that an order in a war is addressed to: the one named, or the other side of the war named."""
    mine = speaking_for(now, event.player)
    war = given(event.args, "war")
    for declared in now.happenings.latest("declared_war"):
        if declared.roles[2] == war:
            return declared.roles[1] if declared.roles[0] == mine else declared.roles[0]
    named = given(event.args, "faction")
    return named if isinstance(named, str) else war if war in all_groups(now) else UNSET


# Banishments, bounties, raids, evictions ----------------------------------------------------------------------------


@happening("{group:group} [banish|banished as banishment] {player:player}", "command")
def banished(event: Command, now: Now) -> Roles:
    """A group banished a player from its land."""
    if event.name == "banish" and not isinstance(event.args.get("group"), str):
        yield speaking_for(now, event.player), _to(event)


@happening("{group:group} [banish|banished as banishment of a group] {other:group}", "command")
def banished_group(event: Command, now: Now) -> Roles:
    """A group banished another from its land."""
    if event.name == "banish" and isinstance(event.args.get("group"), str):
        yield speaking_for(now, event.player), given(event.args, "group")


@happening("{group:group} [pardon|pardoned as pardon] {player:player}", "command")
def pardoned(event: Command, now: Now) -> Roles:
    """A group took back the banishment of a player."""
    if event.name == "unbanish" and not isinstance(event.args.get("group"), str):
        yield speaking_for(now, event.player), _to(event)


@happening("{poster:player} [post|posted as bounty] a bounty on {wanted:player}", "command", extra="{amount:number}")
def posted_bounty(event: Command, now: Now) -> Roles:
    """He put a price on a player's head."""
    if event.name == "bounty.post":
        yield event.player, _to(event), given(event.args, "amount", int | float)


@happening("{hunter:player} [begin|began as hunt] a hunt for {wanted:player}", "command")
def began_hunt(event: Command, now: Now) -> Roles:
    """A hunter set out for a player."""
    if event.name == "hunt.start":
        yield event.player, _to(event)


@happening("{raider:player} [announce|announced as announcement] a raid on {base:base}", "command")
def announced_raid(event: Command, now: Now) -> Roles:
    """He announced that he will raid a house."""
    base = _about(event, now)
    if event.name == "raid.announce" and base is not None:
        yield event.player, base


@happening("{raider:player} [end|ended as end of a raid] the raid on {base:base}", "command")
def ended_raid(event: Command, now: Now) -> Roles:
    """He said that the raid is over."""
    base = _about(event, now)
    if event.name == "raid.end" and base is not None:
        yield event.player, base


@happening("{player:player} [file|filed as eviction] an eviction of {base:base}", "command")
def filed_eviction(event: Command, now: Now) -> Roles:
    """He told those of a house to leave the land."""
    if event.name in ("evict", "evictfrontier") and event.building is not None:
        yield event.player, event.building


@happening("{player:player} [claim|claimed as claiming] {region:zone}", "command")
def claimed(event: Command, now: Now) -> Roles:
    """He laid claim to a region for his group."""
    if event.name == "claim":
        yield event.player, given(event.args, "region")
