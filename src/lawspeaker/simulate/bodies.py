"""What people do with their bodies in any game: walk, talk, strike, shoot, kill, die, come to life.

Each function tells what everybody could have seen; why it was done is told by whoever plans it (`deeds`).
"""

from lawspeaker.events import (
    Chat,
    Command,
    Door,
    Drawn,
    Emote,
    Event,
    Gathered,
    Hit,
    Keypad,
    Kill,
    Lock,
    Shot,
    Spawned,
    Trade,
    Voice,
)
from lawspeaker.simulate.people import Death, House, Person, Spot
from lawspeaker.simulate.stage import SECOND, Plan, Stage

__all__ = [
    "WEAPONS",
    "die",
    "draw",
    "gather",
    "gesture",
    "hit",
    "kill",
    "order",
    "pick_lock",
    "press_keypad",
    "put_away",
    "say",
    "sell",
    "shoot_past",
    "spawn",
    "speak",
    "spot_of",
    "stop",
    "use_door",
    "walk",
]

WEAPONS = ("rifle.ak", "smg.mp5", "pistol.revolver", "shotgun.pump", "bow.hunting", "bone.club")
PACE = 5.0
"""Metres a second."""
STEP = SECOND


def walk(stage: Stage, person: Person, to: Spot, pace: float = PACE) -> Plan:
    """He goes there; whoever dies on the way gets nowhere."""
    life, left = person.death, person.walk(to, stage.now, pace)
    while left > 0 and person.online and person.alive and person.death is life:
        yield min(left, STEP)
        left -= STEP


def spot_of(at: tuple[float, float, float]) -> Spot:
    """The place on the ground of a place on the wire."""
    return Spot(at[0], at[2])


def stop(stage: Stage, person: Person) -> None:
    """He stops where he is."""
    person.put(person.at(stage.now), stage.now)


def speak(stage: Stage, person: Person, ms: int) -> Event:
    """He has just spoken aloud for so long."""
    return stage.tell(Voice(t=0, player=person.id, ms=ms, at=person.place(stage.now)))


def say(stage: Stage, person: Person, text: str, to: Person | None = None, channel: str = "local") -> Chat:
    """He writes a line."""
    line = Chat(t=0, player=person.id, channel=channel, text=text)  # type: ignore[arg-type]
    if to is not None:
        line.to = to.id
    if channel == "local":
        line.at = person.place(stage.now)
    stage.tell(line)
    return line


def gesture(stage: Stage, person: Person, name: str, to: Person) -> Event:
    """He makes a gesture to somebody."""
    return stage.tell(Emote(t=0, player=person.id, name=name, to=to.id))


def order(stage: Stage, person: Person, name: str, /, **args: object) -> Command:
    """He gives an order."""
    given = Command(t=0, player=person.id, name=name, args=args, at=person.place(stage.now))
    stage.tell(given)
    return given


def draw(stage: Stage, person: Person) -> Event:
    """He takes his weapon into his hand."""
    person.weapon = person.weapon or WEAPONS[person.voice % len(WEAPONS)]
    return stage.tell(Drawn(t=0, player=person.id, weapon=person.weapon, on=True))


def put_away(stage: Stage, person: Person) -> None:
    """He puts it away, if he holds one."""
    if person.weapon and person.alive:
        stage.tell(Drawn(t=0, player=person.id, weapon=person.weapon, on=False))
        person.weapon = ""


def arm_of(person: Person) -> str:
    """What he fights with."""
    return person.weapon or WEAPONS[person.voice % len(WEAPONS)]


def hit(stage: Stage, attacker: Person, victim: Person, damage: float = 15.0) -> Event:
    """He strikes him."""
    attacker_at, victim_at = attacker.place(stage.now), victim.place(stage.now)
    return stage.tell(
        Hit(
            t=0,
            attacker=attacker.id,
            victim=victim.id,
            weapon=arm_of(attacker),
            damage=round(damage, 1),
            at=attacker_at,
            victim_at=victim_at,
        )
    )


def shoot_past(stage: Stage, attacker: Person, victim: Person) -> Event:
    """He shoots at him and misses."""
    place = attacker.place(stage.now)
    return stage.tell(Shot(t=0, player=attacker.id, weapon=arm_of(attacker), at=place, near=victim.id))


def kill(stage: Stage, attacker: Person, victim: Person) -> Event:
    """He kills him."""
    attacker_at, victim_at = attacker.place(stage.now), victim.place(stage.now)
    told = Kill(
        t=0, attacker=attacker.id, victim=victim.id, weapon=arm_of(attacker), at=attacker_at, victim_at=victim_at
    )
    stage.tell(told)
    die(stage, victim, attacker)
    return told


def die(stage: Stage, person: Person, killer: Person | None) -> None:
    """He is dead, where he stood, with empty hands."""
    at = person.at(stage.now)
    person.death = Death(stage.now, at, killer)
    person.alive, person.weapon = False, ""
    person.put(at, stage.now)
    if killer is not None:
        person.grudges[killer.id] = stage.now


def spawn(stage: Stage, person: Person, at: Spot) -> Event:
    """He comes to life."""
    person.put(at, stage.now)
    person.alive = True
    return stage.tell(Spawned(t=0, player=person.id, at=person.place(stage.now)))


def gather(stage: Stage, person: Person, item: str, count: int) -> Event:
    """He farms something."""
    return stage.tell(Gathered(t=0, player=person.id, item=item, count=count))


def sell(stage: Stage, seller: Person, buyer: Person, item: str, price: float) -> Event:
    """He sells something."""
    return stage.tell(Trade(t=0, seller=seller.id, buyer=buyer.id, items={item: 1}, price=price))


def use_door(stage: Stage, person: Person, house: House, opened: bool) -> Event:
    """He opens the door of a house, or shuts it."""
    place = person.place(stage.now)
    return stage.tell(Door(t=0, player=person.id, entity=f"door-{house.id}", open=opened, building=house.id, at=place))


def press_keypad(stage: Stage, person: Person, house: House) -> Event:
    """He presses the keypad of a house."""
    return stage.tell(
        Keypad(t=0, player=person.id, entity=f"keypad-{house.id}", building=house.id, at=person.place(stage.now))
    )


def pick_lock(stage: Stage, person: Person, house: House, ok: bool) -> Event:
    """He picks the lock of a house, or tries to."""
    place = person.place(stage.now)
    house.raided = stage.now
    return stage.tell(
        Lock(t=0, player=person.id, entity=f"lock-{house.id}", action="picked", ok=ok, building=house.id, at=place)
    )
