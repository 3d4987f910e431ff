"""Who is who: names as they were at any time, tags, jobs, and in what state somebody is.

What nobody said of a player is unknown, not absent. Names are kept with the event that told them, because a
sentence about last week calls a man by the name he had last week.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import msgspec
from msgspec import UNSET, Struct, UnsetType, field

from lawspeaker.events import (
    Died,
    Drawn,
    Event,
    Idle,
    Job,
    Joined,
    Kill,
    Left,
    Linked,
    Maybe,
    Named,
    Profile,
    Recording,
    Sleeping,
    Spawned,
    Tax,
)
from lawspeaker.world.places import when

Reading: TypeAlias = Callable[[str], str | None]
"""How a name is read: names that are read alike are taken for each other."""
NAMES_KEPT = 64
"""Names kept of one player, the last ones: whoever renames himself all day fills no memory."""
LONGEST = 30
"""Letters told of a name that two have borne, so that the end of the id behind it is always to be seen."""
ID_SHOWN = 4
TOLD_OF_AN_ACCOUNT = ("hours", "vac_ban_days", "first_seen", "discord_name", "staff", "aliases")


class Person(Struct):
    """All that holds of one player now; by the law's clock `came` and `went` are when he last came onto the server and
    left it, `spawned` when he came to life, `seen_idle` when `idle_seconds` was told. `died_asleep` says whether he
    slept when he died."""

    id: str
    named_at: list[int] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    tag: Maybe[str] = UNSET
    online: bool | UnsetType = UNSET
    came: int | UnsetType = UNSET
    went: int | UnsetType = UNSET
    first: Maybe[bool] = UNSET
    ip: Maybe[str] = UNSET
    alive: bool | UnsetType = UNSET
    spawned: int | UnsetType = UNSET
    asleep: bool | UnsetType = UNSET
    died_asleep: bool | UnsetType = UNSET
    protected: Maybe[bool] = UNSET
    idle_seconds: float | UnsetType = UNSET
    seen_idle: int | UnsetType = UNSET
    weapons: list[str] = field(default_factory=list)
    job: str | UnsetType = UNSET
    recording: bool | UnsetType = UNSET
    staff: Maybe[str] = UNSET
    hours: Maybe[float] = UNSET
    vac_ban_days: Maybe[int] = UNSET
    first_seen: Maybe[int] = UNSET
    discord: Maybe[str] = UNSET
    discord_name: Maybe[str] = UNSET
    aliases: Maybe[list[str]] = UNSET


class People:
    """Every player of whom anything was said."""

    __slots__ = (
        "_bearers",
        "_called",
        "_ids",
        "_people",
        "_present",
        "_renamed",
        "_shown",
        "_sleepers",
        "_taxes",
        "average_tax",
    )

    def __init__(self) -> None:
        self.average_tax: float | UnsetType = UNSET
        self._taxes: dict[str, float] = {}
        self._people: dict[str, Person] = {}
        self._present: list[str] | None = None
        self._ids: list[str] | None = None
        self._called: dict[Reading, dict[str | None, list[str]]] = {}
        self._sleepers: set[str] = set()
        self._bearers: dict[str, dict[str, int]] = {}
        """By how a name looks that is kept, everybody who bore one that looks so, and the event since which he did."""
        self._shown: dict[str, str] = {}
        """What somebody has been called since the event `_renamed`, if anybody asked."""
        self._renamed = 0

    # Asking

    def get(self, player: str) -> Person | None:
        """What is known of him, if anything was ever said."""
        return self._people.get(player)

    def of(self, player: str) -> Person:
        """What is known of him; of a stranger all is unknown."""
        return self._people.get(player) or Person(player)

    def present(self) -> list[str]:
        """Everybody of whom it is not known that he is away, sorted."""
        if self._present is None:
            self._present = sorted(player for player, person in self._people.items() if person.online is not False)
        return self._present

    def ids(self) -> list[str]:
        """The ids of everybody, sorted; the very same list until somebody new is told of."""
        if self._ids is None:
            self._ids = sorted(self._people)
        return self._ids

    def all(self) -> list[Person]:
        """Everybody, sorted by id."""
        people = self._people
        return [people[player] for player in self.ids()]

    def called(self, reading: Reading) -> Mapping[str | None, list[str]]:
        """Everybody who wears a name, sorted, by how that name is read; worked out anew when somebody takes another."""
        found = self._called.get(reading)
        if found is None:
            found = self._called[reading] = {}
            for person in self.all():
                if person.names:
                    found.setdefault(reading(person.names[-1]), []).append(person.id)
        return found

    def name(self, player: str) -> str:
        """His name now; his id if none was told."""
        person = self._people.get(player)
        return person.names[-1] if person is not None and person.names else player

    def name_at(self, player: str, seq: int) -> str:
        """His name at the event `seq`, his id if he had none; with the end of his id where another had borne a name
        that looks so, or has it for an id."""
        if seq < self._renamed:
            return self._named_at(player, seq)
        shown = self._shown.get(player)
        if shown is None:
            shown = self._shown[player] = self._named_at(player, seq)
        return shown

    def _named_at(self, player: str, seq: int) -> str:
        person = self._people.get(player)
        if person is None or not person.names:
            return player
        index = bisect_right(person.named_at, seq)
        if not index:
            return player
        name = person.names[index - 1]
        bearers = self._bearers[_looks(name)]
        shared = len(bearers) > 1 and any(since <= seq for other, since in bearers.items() if other != player)
        if shared or (name != player and name in self._people):
            return f"{name[:LONGEST]} (…{player[-ID_SHOWN:]})"
        return name

    def tag(self, player: str) -> Maybe[str]:
        """The tag he wears; `None` for none."""
        return self.of(player).tag

    def online(self, player: str) -> bool | UnsetType:
        """Whether he is on the server."""
        return self.of(player).online

    def away(self, player: str, t: int) -> int | UnsetType:
        """How long ago he last logged in, in ms at the clock `t`; 0 while he is there, UNSET where nobody saw."""
        person = self.of(player)
        if person.online is True:
            return 0
        last = person.went if isinstance(person.came, UnsetType) else person.came
        return UNSET if isinstance(last, UnsetType) else t - last

    def alive(self, player: str) -> bool | UnsetType:
        """Whether he lives."""
        return self.of(player).alive

    def asleep(self, player: str) -> bool | UnsetType:
        """Whether he sleeps."""
        return self.of(player).asleep

    def died_asleep(self, player: str) -> bool | UnsetType:
        """Whether he slept when he died last."""
        return self.of(player).died_asleep

    def sleepers(self) -> list[str]:
        """Everybody who sleeps, sorted."""
        return sorted(self._sleepers)

    def protected(self, player: str) -> Maybe[bool]:
        """Whether the game protects him while he is disconnected."""
        return self.of(player).protected

    def idle(self, player: str) -> tuple[float, int] | UnsetType:
        """For how many seconds he had been idle when it was last told, and the law's clock then."""
        person = self.of(player)
        if isinstance(person.idle_seconds, UnsetType) or isinstance(person.seen_idle, UnsetType):
            return UNSET
        return (person.idle_seconds, person.seen_idle)

    def spawned(self, player: str) -> int | UnsetType:
        """The law's clock when he last came to life."""
        return self.of(player).spawned

    def drawn(self, player: str) -> bool:
        """Whether he has some weapon in hand."""
        person = self._people.get(player)
        return person is not None and bool(person.weapons)

    def weapons(self, player: str) -> list[str]:
        """The weapons in his hands, sorted."""
        return list(self.of(player).weapons)

    def job(self, player: str) -> str | UnsetType:
        """His job."""
        return self.of(player).job

    def recording(self, player: str) -> bool | UnsetType:
        """Whether he records what he does."""
        return self.of(player).recording

    def staff(self, player: str) -> Maybe[str]:
        """His role among the staff; `None` if he is known to have none."""
        return self.of(player).staff

    def tax_of(self, owner: str) -> float | UnsetType:
        """The tax of one owner, between 0 and 1."""
        return self._taxes.get(owner, UNSET)

    # Folding

    def folds(self) -> dict[type[Event], Any]:
        """Which events are kept, and by which method."""
        return {
            Joined: self.join,
            Left: self.leave,
            Named: self.rename,
            Spawned: self.live,
            Died: self.die,
            Kill: self.fall,
            Sleeping: self.sleep,
            Idle: self.rest,
            Drawn: self.draw,
            Profile: self.describe,
            Linked: self.link,
            Recording: self.record,
            Job: self.employ,
            Tax: self.levy,
        }

    def join(self, event: Joined, clock: int) -> None:
        """He came onto the server."""
        person = self._known(event.player)
        person.online, person.came = True, clock
        self._present = None
        person.idle_seconds = person.seen_idle = UNSET
        if event.first is not UNSET:
            person.first = event.first
        if event.ip is not UNSET:
            person.ip = event.ip
        self._call(person, event.name, event.seq)

    def leave(self, event: Left, clock: int) -> None:
        """He left the server, and what he held is no longer in his hand."""
        person = self._known(event.player)
        person.online, person.went = False, clock
        self._present = None
        person.weapons = []
        person.idle_seconds = person.seen_idle = UNSET

    def rename(self, event: Named, clock: int) -> None:
        """He took a name, and wears a tag, none, or one that nobody told."""
        person = self._known(event.player)
        person.tag = event.tag
        self._call(person, event.name, event.seq)

    def live(self, event: Spawned, clock: int) -> None:
        """He came to life with empty hands."""
        person = self._known(event.player)
        person.alive = True
        person.spawned = when(event, clock)
        person.weapons = []

    def die(self, event: Died, clock: int) -> None:
        """He died."""
        self._die(event.player, when(event, clock))

    def bury(self, player: str) -> None:
        """His killing has been judged: what he held is no more in his hands, and nobody idles who is dead."""
        person = self._known(player)
        person.weapons = []
        person.idle_seconds = person.seen_idle = UNSET

    def fall(self, event: Kill, clock: int) -> None:
        """He was killed, unless the game prevented it."""
        if event.landed and not event.prevented:
            self._die(event.victim, when(event, clock))

    def sleep(self, event: Sleeping, clock: int) -> None:
        """He fell asleep or woke."""
        person = self._known(event.player)
        person.asleep = event.on
        (self._sleepers.add if event.on is True else self._sleepers.discard)(event.player)
        person.protected = event.protected

    def rest(self, event: Idle, clock: int) -> None:
        """He has been idle."""
        person = self._known(event.player)
        person.idle_seconds, person.seen_idle = event.seconds, clock

    def draw(self, event: Drawn, clock: int) -> None:
        """A weapon came into his hand or out of it."""
        person = self._known(event.player)
        others = [weapon for weapon in person.weapons if weapon != event.weapon]
        person.weapons = sorted([*others, event.weapon]) if event.on else others

    def describe(self, event: Profile, clock: int) -> None:
        """What is known of his account; what this event leaves out stays as it was."""
        person = self._known(event.player)
        for name in TOLD_OF_AN_ACCOUNT:
            value = getattr(event, name)
            if value is not UNSET:
                setattr(person, name, value)

    def link(self, event: Linked, clock: int) -> None:
        """His Discord account."""
        person = self._known(event.player)
        person.discord = event.discord
        if event.discord_name is not UNSET:
            person.discord_name = event.discord_name

    def record(self, event: Recording, clock: int) -> None:
        """He began or stopped to record."""
        self._known(event.player).recording = event.on

    def employ(self, event: Job, clock: int) -> None:
        """He took a job in place of his old one."""
        self._known(event.player).job = event.job

    def levy(self, event: Tax, clock: int) -> None:
        """A tax was set: one owner's, or the average shown to all."""
        if isinstance(event.owner, str):
            self._taxes[event.owner] = event.rate
        else:
            self.average_tax = event.rate

    def _known(self, player: str) -> Person:
        person = self._people.get(player)
        if person is None:
            person = self._people[player] = Person(player)
            self._present, self._ids = None, None
            self._shown.clear()
        return person

    def _call(self, person: Person, name: str, seq: int) -> None:
        if person.names and person.names[-1] == name:
            return
        dropped = person.names[:1] if len(person.names) == NAMES_KEPT else []
        person.names = [*person.names[len(dropped) :], name]
        person.named_at = [*person.named_at[len(dropped) :], seq]
        self._called.clear()
        self._shown.clear()
        self._renamed = seq
        for old in dropped:
            self._forget_name(person, old)
        self._bearers.setdefault(_looks(name), {}).setdefault(person.id, seq)

    def _forget_name(self, person: Person, name: str) -> None:
        looks = _looks(name)
        bearers = self._bearers[looks]
        del bearers[person.id]
        since = [seq for seq, kept in zip(person.named_at, person.names, strict=True) if _looks(kept) == looks]
        if since:
            bearers[person.id] = since[0]
        if not bearers:
            del self._bearers[looks]

    def _die(self, player: str, died: int) -> None:
        person = self._known(player)
        if not isinstance(person.spawned, UnsetType) and died < person.spawned:
            return  # told late: he has come to life again since
        person.alive = False
        person.died_asleep, person.asleep = person.asleep, False
        self._sleepers.discard(player)

    # Keeping

    def dump(self) -> dict[str, Any]:
        """Everybody and the taxes, as plain data."""
        return {
            "people": [msgspec.to_builtins(person) for person in self.all()],
            "average_tax": None if self.average_tax is UNSET else self.average_tax,
            "taxes": sorted([owner, rate] for owner, rate in self._taxes.items()),
        }

    def load(self, data: dict[str, Any]) -> None:
        """Takes up where `dump` left off."""
        people = [msgspec.convert(each, Person) for each in data["people"]]
        self._people = {person.id: person for person in people}
        self._present, self._ids = None, None
        self._called.clear()
        self._shown.clear()
        self._renamed = max((person.named_at[-1] for person in people if person.named_at), default=0)
        self._sleepers = {person.id for person in people if person.asleep is True}
        self.average_tax = UNSET if data["average_tax"] is None else data["average_tax"]
        self._taxes = dict(data["taxes"])
        self._bearers = {}
        for person in people:
            for seq, name in zip(person.named_at, person.names, strict=True):
                self._bearers.setdefault(_looks(name), {}).setdefault(person.id, seq)


def _looks(name: str) -> str:
    """What of a name is to be seen where it is told: its beginning, without blanks at its ends, and whatever is no sign
    that can be printed like any other."""
    seen = name if name.isprintable() else "".join([sign if sign.isprintable() else "?" for sign in name])
    return seen.strip()[:LONGEST].strip()
