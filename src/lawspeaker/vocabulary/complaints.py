"""Sentences about complaints: who was accused of what and by how many sides, what became of a case, whose address."""

from collections.abc import Iterator

from msgspec import UNSET

from lawspeaker.events import Command
from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import happening, measure, name, state
from lawspeaker.vocabulary.asking import Roles
from lawspeaker.vocabulary.groups import speaking_for
from lawspeaker.vocabulary.ordered import matters
from lawspeaker.vocabulary.texts import given

ABOUT = ("player", "target", "subject", "text", "about", "building")
"""The arguments of a report that say what it is about."""


@happening("{reporter:player} [accuse|accused as accusation] {player:player} of {row_of_matter:text}", "command")
def charged(event: Command, now: Now) -> Roles:
    """He reported this player for this: a row of the table `matter`."""
    if event.name == "report":
        for row in matters(event, now):
            yield event.player, given(event.args, "player"), row


@measure("the number of things that the report names", gives="number")
def things_reported(now: Now) -> int:
    """Of a report, how much it says of what it is about: somebody, some house, some event, or a text."""
    args = now.event.args if isinstance(now.event, Command) else {}
    return sum(args.get(each) not in (None, "") for each in ABOUT)


@measure("the number of sides that reported {player:player} over the last {window:duration}", gives="number")
def sides_reporting(now: Now, player: str, window: float) -> int:
    """How many complained of him in that time; those of one group count once."""
    return len(set(_sides(now, "reported_player", (player,), window)))


@measure(
    "the number of sides that accused {player:player} of {row_of_matter:text} over the last {window:duration}",
    gives="number",
)
def sides_accusing(now: Now, player: str, row_of_matter: str, window: float) -> int:
    """How many accused him of this in that time; those of one group count once."""
    return len(set(_sides(now, "charged", (player, row_of_matter), window)))


def _sides(now: Now, word: str, wanted: tuple[str, ...], window: float) -> Iterator[str]:
    for found in now.happenings.latest(word, [(i, filler) for i, filler in enumerate(wanted, 1)]):
        if now.t - found.t >= window:
            return
        if found.roles[1 : 1 + len(wanted)] == wanted and found.roles[0] != wanted[0]:
            now.note(found.seq, found.tier)
            yield speaking_for(now, found.roles[0]) or str(now.institutions.persons.of(found.roles[0]))


@state("{case:case} [be|is|was|are] upheld")
def is_upheld(now: Now, case: str) -> bool:
    """Staff found that it was so."""
    one = now.institutions.cases.machine.get(case)
    return one is not None and one.state == "upheld"


@state("{case:case} [be|is|was|are] open")
def is_open(now: Now, case: str) -> bool:
    """Staff have not decided it yet."""
    one = now.institutions.cases.machine.get(case)
    return one is not None and one.state in ("open", "escalated", "appealed")


@measure("the time since {case:case} was decided", gives="duration", runs=1)
def since_decision(now: Now, case: str) -> int | None:
    """How long ago staff upheld or dismissed it, in ms, or gave that punishment; what is open has no such time."""
    one, given = now.institutions.cases.machine.get(case), now.institutions.punishments.machine.get(case)
    if one is not None and one.state in ("upheld", "dismissed"):
        return now.t - one.since
    return now.t - given.began if one is None and given is not None else None


@name("[housemate|housemates] of {player:player} by address", gives="player", many=True)
def same_address(now: Now, player: str) -> list[str]:
    """Everybody else who last came from the same address."""
    ip = now.world.people.of(player).ip
    if ip is UNSET or ip is None:
        return []
    return [person.id for person in now.world.people.all() if person.id != player and person.ip == ip]
