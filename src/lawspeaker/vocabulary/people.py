"""Sentences about who people are: names and tags, accounts, staff's notes, jobs, arrests, taxes, idleness."""

import re
from functools import lru_cache
from typing import Any

from msgspec import UNSET, UnsetType

from lawspeaker.events import Anticheat, Arrest, Idle, Job, Joined, Licence, Linked, Named, Profile, Tax
from lawspeaker.events.spans import DAY, HOUR
from lawspeaker.institutions.licences import Licences
from lawspeaker.institutions.links import LINK, Links
from lawspeaker.institutions.now import Now
from lawspeaker.institutions.words import bare, plain_name
from lawspeaker.law.lexicon import Kind, act, happening, measure, name, state
from lawspeaker.vocabulary.asking import Acts, Roles, Truth, earlier_death, last, or_none, same, saw, switched, truth
from lawspeaker.vocabulary.texts import looks, mentions, rows_in, words, words_of


def everybody(now: Now) -> list[str]:
    """Everybody of whom anything was said, and everybody who is somewhere, sorted."""
    told = now.world.people.ids()
    others = now.world.places.besides(told)
    return sorted((*told, *others)) if others else told


PLAYERS = (
    Kind("player", "player", "players", everybody, open=True),
    Kind("text", "text", "texts"),
    Kind("reason", "reason", "reasons", base="text"),
)


def note_latest(now: Now, word: str, player: str) -> None:
    """Notes the last happening of this word that this player did."""
    found = next(now.happenings.latest(word, [(0, player)]), None)
    if found is not None:
        now.note(found.seq, found.tier)


@state("{player:player} [be|is|was|are] {other:player}")
def same_player(now: Now, player: str, other: str) -> bool:
    """He is that player."""
    return player == other


# Names and tags -----------------------------------------------------------------------------------------------------


@measure("the name of {player:player}", gives="text")
def name_of(now: Now, player: str) -> str | UnsetType:
    """The name he wears."""
    return now.world.people.name(player) if now.world.people.of(player).names else UNSET


@measure("the tag of {player:player}", gives="text")
def tag_of(now: Now, player: str) -> str | UnsetType | None:
    """The tag he wears; whoever is known to wear none has none."""
    return now.world.people.tag(player)


@measure("the tag of {group:group}", gives="text")
def group_tag(now: Now, group: str) -> str | UnsetType | None:
    """The tag that the group's members are to wear."""
    found = last(now, "named_group", group)
    tag: str | UnsetType | None = UNSET if found is None else found.roles[1]
    return tag


@state("{player:player} [wear|wears|wore] the tag of {group:group}")
def wears_tag(now: Now, player: str, group: str) -> Truth:
    """The tag he wears is that of the group; where nobody told what he wears, it may stand before his name: [TAG]."""
    wanted, worn = group_tag(now, group), now.world.people.tag(player)
    if worn is UNSET and isinstance(wanted, str) and now.world.people.name(player).startswith(f"[{wanted}]"):
        return True
    return False if wanted is None else same(worn, wanted)


@state("{player:player} [wear|wears|wore] the tag {tag:text}")
def wears_the_tag(now: Now, player: str, tag: str) -> Truth:
    """This is the tag he wears."""
    return same(now.world.people.tag(player), tag)


@state("{player:player} [wear|wears|wore] no tag")
def wears_no_tag(now: Now, player: str) -> Truth:
    """He is known to wear none."""
    told = now.world.people.tag(player)
    return None if told is UNSET else told is None


@state("{player:player} [be|is|was|are] known to wear another tag than {group:group}")
def known_stranger(now: Now, player: str, group: str) -> bool:
    """Both his tag and the group's were told, and they differ."""
    mine, wanted = now.world.people.tag(player), group_tag(now, group)
    return isinstance(mine, str) and isinstance(wanted, str) and mine != wanted


@state("{player:player} [be|is|was|are] known to wear no tag")
def known_untagged(now: Now, player: str) -> bool:
    """Somebody told that he wears none; of others nobody takes it for granted."""
    return wears_no_tag(now, player) is True


@state("{player:player} [be|is|was|are] known to wear a tag")
def known_tagged(now: Now, player: str) -> bool:
    """Somebody told that he wears one; of others nobody takes it for granted."""
    return wears_no_tag(now, player) is False


@happening("{player:player} [take|took as taking of a name] the name {name:text}", "named", "joined")
def took_name(event: Named | Joined, now: Now) -> Roles:
    """He came with a name, or took it."""
    yield event.player, event.name


@happening("{player:player} [change|changed as change of name] his name", "named", "joined")
def changed_name(event: Named | Joined, now: Now) -> Roles:
    """He wears another name than before."""
    names = now.world.people.of(event.player).named_at
    if len(names) > 1 and names[-1] == event.seq:
        yield (event.player,)


@state("{text:text} [name|names|named] {player:player}")
def is_name_of(now: Now, text: str, player: str) -> Truth:
    """It is the name that this player wears, as it is read."""
    names = now.world.people.of(player).names
    return looks(names[-1]) == looks(text) if names else None


@name("[namesake|namesakes] of {player:player}", gives="player", many=True)
def namesakes(now: Now, player: str) -> list[str] | UnsetType:
    """Everybody else who wears the same name, letters that look alike being alike, large and small ones too."""
    if not now.world.people.of(player).names:
        return UNSET
    mine = looks(now.world.people.name(player))
    return [other for other in now.world.people.called(looks).get(mine, ()) if other != player]


@name("[bearer|bearers] of a name in {text:text}", gives="player", many=True)
def bearers(now: Now, text: str) -> list[str]:
    """Everybody whose name stands in a text, but whoever wrote it."""
    return named_in(text, now, but=getattr(now.event, "player", None))


def named_in(text: str, now: Now, but: str | None) -> list[str]:
    """Everybody whose name stands in a text, with its clan's tag or without, but one."""
    people = now.world.people
    called = people.called(first_word)
    meant = [other for word in words_of(text) for other in called.get(word, ())]
    return sorted(p for p in meant if p != but and mentions_name(text, people.name(p)))


@lru_cache(maxsize=65_536)
def first_word(name: str) -> str | None:
    """How a name begins that others call him by."""
    return next(iter(words(bare_name(name)).split()), None)


TAG = re.compile(r"\[.*?\]|\(.*?\)|\{.*?\}")
"""The tag of a clan, as it stands in a name."""


@lru_cache(maxsize=65_536)
def bare_name(name: str) -> str:
    """What of a name others call him by; nothing where it has no letters."""
    bare = TAG.sub(" ", name).replace("*", " ")
    return bare if any(sign.isalpha() for sign in bare) else ""


def mentions_name(text: str, name: str) -> bool:
    """Whether a text holds a name, without its clan's tag."""
    bare = bare_name(name)
    return bare != "" and mentions(text, bare)


# Accounts -----------------------------------------------------------------------------------------------------------


@state("{player:player} [be|is|was|are] new here")
def new_here(now: Now, player: str) -> Truth:
    """He had never been seen on this server before he joined."""
    return truth(now.world.people.of(player).first)


@measure("the playing time of {player:player}", gives="duration")
def playing_time(now: Now, player: str) -> int | UnsetType | None:
    """How long he has played this game in all, in ms, as his profile tells."""
    hours = now.world.people.of(player).hours
    return round(hours * HOUR) if isinstance(hours, float | int) else hours


@measure("the age of the account of {player:player}", gives="duration", runs=1)
def account_age(now: Now, player: str) -> int | UnsetType | None:
    """How long ago he was first seen anywhere, in ms."""
    seen = now.world.people.of(player).first_seen
    return max(0, now.t - seen) if isinstance(seen, int) else seen


@measure("the time since the last game ban of {player:player}", gives="duration")
def since_game_ban(now: Now, player: str) -> int | UnsetType | None:
    """How long ago he was last banned from a game for cheating, in ms; whoever never was has no such time."""
    days = now.world.people.of(player).vac_ban_days
    return days * DAY if isinstance(days, int) else days


@measure("the staff role of {player:player}", gives="text")
def staff_role(now: Now, player: str) -> str | UnsetType | None:
    """His role among the staff; whoever is known to have none has none."""
    return now.world.people.staff(player)


@name("[other account|other accounts] of {player:player}", gives="player", many=True)
def other_accounts(now: Now, player: str) -> list[str] | UnsetType:
    """The other accounts that belong to the same person, as his profile tells."""
    told = now.world.people.of(player).aliases
    return UNSET if isinstance(told, UnsetType) else sorted({*(told or ())} - {player})


@state("{player:player} [be|is|was|are] linked to Discord")
def linked(now: Now, player: str) -> Truth:
    """His account was joined to a Discord account."""
    links = now.institutions.of[LINK]
    assert isinstance(links, Links)
    one = links.of(player)
    if one is not None:
        now.note(one.seq)
        return True
    return truth(or_none(now, now.world.people.of(player).discord, "linked"))


@measure("the Discord name of {player:player}", gives="text")
def discord_name(now: Now, player: str) -> str | UnsetType | None:
    """What he is called on Discord."""
    return now.world.people.of(player).discord_name


@state("the name of {player:player} [differ|differs|differed] from his Discord name")
def differs(now: Now, player: str) -> Truth:
    """He wears another name in the game than on Discord; capitals, marks and a tag in brackets make no difference."""
    here, there = name_of(now, player), discord_name(now, player)
    if isinstance(here, UnsetType) or isinstance(there, UnsetType):
        return None
    return there is not None and plain_name(here) != plain_name(there)


@state("{player:player} [go|goes|went] by a name on Discord")
def named_on_discord(now: Now, player: str) -> bool:
    """Somebody told what he is called there."""
    return isinstance(discord_name(now, player), str)


@happening("{player:player} [link|linked as linking] his Discord account", "linked")
def linked_account(event: Linked, now: Now) -> Roles:
    """His account was joined to a Discord account."""
    yield (event.player,)


@happening("{player:player} [show|showed as profile] a profile", "profile")
def described(event: Profile, now: Now) -> Roles:
    """Something was told of his account."""
    yield (event.player,)


@happening(
    "{player:player} [come|came as suspicion] under suspicion of cheating",
    "anticheat",
    extra="{reason:text} {source:text}",
)
def accused(event: Anticheat, now: Now) -> Roles:
    """An anti-cheat system accused him."""
    yield event.player, event.reason, event.source


@happening("{player:player} [come|came as suspicion by words] under suspicion for {row:text}", "anticheat")
def accused_for(event: Anticheat, now: Now) -> Roles:
    """An anti-cheat system accused him, with a phrase of this row of a table with a column `words` for its reason."""
    for row in rows_in(event.reason, now.institutions.book.tables):
        yield event.player, row


# Licences -----------------------------------------------------------------------------------------------------------


@happening("{player:player} [get|got as licence] a {kind:text} licence", "licence")
def got_licence(event: Licence, now: Now) -> Roles:
    """He was given a licence: raid, bounty_hunter …"""
    if event.on:
        yield event.player, event.kind


@happening("{player:player} [lose|lost as loss of a licence] a {kind:text} licence", "licence")
def lost_licence(event: Licence, now: Now) -> Roles:
    """A licence was taken from him."""
    if not event.on:
        yield event.player, event.kind


@happening(
    "the {kind:text} licence of {player:player} [change|changed as change of licence]", "licence", extra="{on:flag}"
)
def licensed(event: Licence, now: Now) -> Roles:
    """A licence was given or taken."""
    yield event.kind, event.player, event.on


@state("{player:player} [be|is|was|are] licensed as {kind:text}")
def is_licensed(now: Now, player: str, kind: str) -> Truth:
    """He has the licence; unknown until somebody says so or not, or he applies for it."""
    one = now.institutions.seated(Licences).find(player, kind)
    return switched(now, "licensed", kind, player) if one is None else one.state == "held"


@name("[holder|holders] of a {kind:text} licence", gives="player", many=True)
def holders(now: Now, kind: str) -> list[str]:
    """Everybody who is known to have the licence."""
    told = {h.roles[1] for h in now.happenings.latest("licensed", [(0, kind)])}
    kept = {one.player for one in now.institutions.seated(Licences).machine.things.values() if one.sort == kind}
    return sorted(player for player in told | kept if is_licensed(now, player, kind))


# Jobs, arrests, taxes -----------------------------------------------------------------------------------------------


@happening("{player:player} [take|took] a job", "job")
def took_job(event: Job, now: Now) -> Roles:
    """He took a job in place of his old one."""
    yield (event.player,)


def spoken(now: Now, job: str) -> str:
    """A job as the rulebook's table of jobs writes it: `bounty_hunter` may be its `bounty hunter`."""
    table = now.institutions.book.tables.get("job")
    if table is None or job in table.rows:
        return job
    return next((row for row in table.rows if bare(row) == bare(job)), job)


@happening("{player:player} [become|became as taking of a job] {job:text}", "job")
def became(event: Job, now: Now) -> Roles:
    """He took this job."""
    yield event.player, event.job
    if (said := spoken(now, event.job)) != event.job:
        yield event.player, said


def told_or_none(now: Now, told: Any, tag: str) -> Any:
    """What was told; where that is recorded at all, a job or a tax is off until something says it is on."""
    return None if told is UNSET and now.world.witness.records(tag) else told


@measure("the job of {player:player}", gives="job")
def job(now: Now, player: str) -> str | UnsetType | None:
    """The job he holds."""
    note_latest(now, "took_job", player)
    found: str | UnsetType | None = told_or_none(now, now.world.people.job(player), "job")
    return spoken(now, found) if isinstance(found, str) else found


@name("[player|players] in the job {job:text}", gives="player", many=True)
def in_job(now: Now, job: str) -> list[str]:
    """Everybody who is known to hold the job."""
    return [p.id for p in now.world.people.all() if isinstance(p.job, str) and job in (p.job, spoken(now, p.job))]


@happening("{officer:player} [try to arrest|tried to arrest as arrest] {suspect:player}", "arrest")
def tried_to_arrest(event: Arrest, now: Now) -> Roles:
    """An arrest, tried or done; a release is none."""
    if event.state != "released":
        yield event.player, event.target


@happening("{officer:player} [arrest|arrested as arrest made] {suspect:player}", "arrest")
def arrested(event: Arrest, now: Now) -> Roles:
    """An arrest that was made."""
    if event.state == "done":
        yield event.player, event.target


@happening("{officer:player} [release|released] {suspect:player}", "arrest")
def released(event: Arrest, now: Now) -> Roles:
    """He let somebody go whom he or another had arrested."""
    if event.state == "released":
        yield event.player, event.target


def held_since(now: Now, player: str) -> int | UnsetType | None:
    """Since when he has been under arrest, in ms; None if he is not."""
    made = next(now.happenings.latest("arrested", [(1, player)]), None)
    freed = next(now.happenings.latest("released", [(1, player)]), None)
    if made is None:
        return None if saw(now, "arrest") else UNSET
    now.note(made.seq, made.tier)
    over = (after is not None and after.seq > made.seq for after in (freed, earlier_death(now, player)))
    return None if any(over) else made.t


def held_until(now: Now, player: str) -> int | UnsetType | None:
    """When he was last released, in ms; None if he never was."""
    freed = next(now.happenings.latest("released", [(1, player)]), None)
    return freed.t if freed is not None else None if saw(now, "arrest") else UNSET


@state("{player:player} [be|is|was|are] under arrest", held_since, held_until)
def under_arrest(now: Now, player: str) -> Truth:
    """He was arrested and not released, and has not died since."""
    begun = held_since(now, player)
    return None if begun is UNSET else begun is not None


@happening("the tax [change|changed]", "tax")
def taxed(event: Tax, now: Now) -> Roles:
    """The average tax that everybody can see changed."""
    if event.owner is UNSET or event.owner is None:
        yield ()


@measure("the average tax", gives="share")
def average_tax(now: Now) -> float | UnsetType | None:
    """The average tax rate that everybody can see."""
    found = next(now.happenings.latest("taxed"), None)
    if found is not None:
        now.note(found.seq, found.tier)
    rate: float | UnsetType | None = told_or_none(now, now.world.people.average_tax, "tax")
    return rate


@measure("the rate", gives="share")
def the_rate(now: Now) -> float | None:
    """Of an act that sets a tax, how much is taken, between 0 and 1."""
    return now.event.rate if isinstance(now.event, Tax) else None


@measure("the tax of {player:player}", gives="share")
def tax_of(now: Now, player: str) -> float | UnsetType | None:
    """The rate that he takes from others."""
    rate: float | UnsetType | None = or_none(now, now.world.people.tax_of(player), "tax")
    return rate


# Idleness -----------------------------------------------------------------------------------------------------------


@happening("{player:player} [idle|idled as idling]", "idle")
def idled(event: Idle, now: Now) -> Roles:
    """He had not moved a hand."""
    yield (event.player,)


@measure("the idle time of {player:player}", gives="duration")
def idle_time(now: Now, player: str) -> int:
    """For how long he had been idle when that was last told, in ms; 0 if it never was."""
    told = now.world.people.idle(player)
    return 0 if isinstance(told, UnsetType) else round(told[0] * 1000) + now.t - told[1]


# Acts ---------------------------------------------------------------------------------------------------------------


@act("{player:player} [arrest|arrested] {target:player}", "arrest")
def arrest(event: Arrest, now: Now) -> Acts:
    """An arrest, tried or done."""
    if event.state != "released":
        yield {"player": event.player, "target": event.target}


@act("{player:player} [tax|taxed] others", "tax", extra="{target:player} {rate:share}")
def tax(event: Tax, now: Now) -> Acts:
    """Somebody sets what he takes from all others; the average that everybody sees is nobody's act."""
    if isinstance(event.owner, str):
        yield {"player": event.owner, "target": None, "rate": event.rate}


@act("{player:player} [idle|idled]", "idle")
def idle_(event: Idle, now: Now) -> Acts:
    """Somebody had not moved a hand for some time: `the idle time of player`."""
    if event.seconds > 0:
        yield {"player": event.player}


@act("{player:player} [cheat|was accused of cheating]", "anticheat", extra="{reason:text} {source:text}")
def cheat(event: Anticheat, now: Now) -> Acts:
    """An anti-cheat system accused somebody."""
    yield {"player": event.player, "reason": event.reason, "source": event.source}


@act("{wearer:player} [wear|wore] {name:text}", "named", "joined", being=True, extra="{tag:text}")
def wear(event: Named | Joined, now: Now) -> Acts:
    """To go by a name, with a tag or without one."""
    yield {"wearer": event.player, "name": event.name, "tag": now.world.people.tag(event.player)}
