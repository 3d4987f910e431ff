"""Shots, hits, kills, and what staff do by command."""

from typing import Any, Literal

from msgspec import UNSET

from lawspeaker.events.head import Event, Maybe, Name, Place, plain

Means = Literal["player", "turret", "sam", "trap", "vehicle", "explosive"]


class Shot(Event, tag="shot"):
    """A shot that hit nobody; `near` is the player it passed within 3 m."""

    player: Name
    weapon: Name
    at: Place
    near: Maybe[Name] = UNSET


class Hit(Event, tag="hit"):
    """A hit on a player; `attacker_in` and `victim_in` name the building in whose house or compound each stands."""

    attacker: Name
    victim: Name
    weapon: Name
    damage: float
    at: Maybe[Place] = UNSET
    victim_at: Maybe[Place] = UNSET
    attacker_in: Maybe[Name] = UNSET
    victim_in: Maybe[Name] = UNSET
    means: Means = "player"
    entity: Maybe[Name] = UNSET
    distance: Maybe[float] = UNSET
    landed: bool = True
    prevented: bool = False


class Downed(Event, tag="downed"):
    """A player lies wounded."""

    victim: Name
    attacker: Maybe[Name] = UNSET
    at: Maybe[Place] = UNSET


class Kill(Event, tag="kill"):
    """A player was killed by a player."""

    attacker: Name
    victim: Name
    weapon: Maybe[Name] = UNSET
    at: Maybe[Place] = UNSET
    victim_at: Maybe[Place] = UNSET
    attacker_in: Maybe[Name] = UNSET
    victim_in: Maybe[Name] = UNSET
    means: Means = "player"
    entity: Maybe[Name] = UNSET
    distance: Maybe[float] = UNSET
    landed: bool = True
    prevented: bool = False
    sleeping: Maybe[bool] = UNSET


class Drawn(Event, tag="drawn"):
    """A weapon was taken into the hand or put away."""

    player: Name
    weapon: Name
    on: bool


class Seen(Event, tag="seen"):
    """Two players could see each other."""

    a: Name
    b: Name
    at: Maybe[Place] = UNSET


class StaffAct(Event, tag="staff_act"):
    """A staff or console command outside our own."""

    name: Name
    args: Any = None
    by: Maybe[Name] = UNSET

    def __post_init__(self) -> None:
        plain(self.args, "args")
