"""Raids of a story: what is broken or damaged, of what, in whose house, with what."""

from msgspec import UNSET

from lawspeaker.telling.forms import form
from lawspeaker.telling.ground import middle
from lawspeaker.telling.stage import Stage

WEAPON = "c4"
HARM = 100
GRADES = "twig|wood|stone|metal|armored"


@form(
    r"(?P<who>%PLAYER%) (?P<how>breaks|damages) (?:an?|the) (?P<lock>locked |unlocked )?"
    rf"(?:(?P<grade>{GRADES}) )?(?P<kind>[a-z][a-z_]*)(?: called (?P<name>\w+))?"
    r"(?: of (?P<house>(?:the house )?[A-Z][\w']*(?: house)?)| (?P<at>.+?))?"
    r"(?: with (?:an? )?(?P<weapon>[a-z][\w ]*?))?(?: for (?P<damage>%NUMBER%) damage)?"
    r"(?:, (?P<decay>decaying)(?: at (?P<health>\d+) %)?)?",
    "Bo breaks a stone wall of Ann's house with c4",
)
def strike(
    stage: Stage,
    who: str,
    how: str,
    lock: str | None,
    grade: str | None,
    kind: str,
    name: str | None,
    house: str | None,
    at: str | None,
    weapon: str | None,
    damage: str | None,
    decay: str | None,
    health: str | None,
) -> int:
    """He breaks or damages a part of a house, a thing in it, or a thing that stands somewhere else."""
    found = stage.house(house) if house else None
    place = middle(found.inside) if found is not None else stage.find(at) if at else stage.where(stage.player(who))
    return stage.tell(
        "structure_destroyed" if how == "breaks" else "structure_hit",
        attacker=stage.player(who),
        entity=name or stage.new(kind),
        kind=kind,
        grade=grade or UNSET,
        building=found.id if found is not None else None,
        weapon=weapon or WEAPON,
        damage=float(damage) if damage else HARM,
        locked=None if lock is None else lock == "locked ",
        decaying=decay is not None,
        health=int(health) / 100 if health else UNSET,
        at=list(place),
    )
