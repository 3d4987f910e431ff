"""Houses of a story, with their ground, their inside and the line that their signs speak of."""

from typing import Any

from msgspec import UNSET

from lawspeaker.telling.forms import form, names
from lawspeaker.telling.ground import middle, point, points
from lawspeaker.telling.people import milliseconds
from lawspeaker.telling.stage import House, Stage
from lawspeaker.world.shapes import shape_of

AROUND = r"%LENGTH% around|within %POINTS%"


@form(
    r"the house (?:(?P<name>%PLAYER%) )?of (?P<who>%PEOPLE%) (?:stands|lies) (?:(?:at|in) (?P<at>%POINT%|%SQUARE%), )?"
    rf"(?P<ground>{AROUND})"
    rf"(?:, its inside (?P<inside>{AROUND}))?(?:, its KOS line (?P<line>{AROUND}))?"
    r"(?:, of (?P<grade>twig|wood|stone|metal|armored))?(?:, with (?P<walls>\d+) walls)?(?:, marked (?P<role>\w+))?"
    r"(?:, built (?P<ago>%TIME%) ago)?",
    "the house of Ann stands at (200, 200), 20 m around, its inside 8 m around, its KOS line 14 m around, of stone, "
    "with 20 walls, marked public, built 2 hours ago",
)
def house(
    stage: Stage,
    name: str | None,
    who: str,
    at: str | None,
    ground: str,
    inside: str | None,
    line: str | None,
    grade: str | None,
    walls: str | None,
    role: str | None,
    ago: str | None,
) -> int:
    """A house, those authorised at it (first its owner), ground, inside (else half as wide), line, shell, role, age."""
    people = names(who)
    owners = [stage.player(n) for n in people]
    id_ = f"house:{(name or people[0]).lower()}"
    outer = drawn(stage, ground, at)
    shape = shape_of(outer.get("circle"), outer.get("polygon"))
    assert shape is not None
    x, y, z = point(at) if at else middle(shape)
    phrases = [f"{p}'s house" for p in people] + [f"the house of {who}"]
    stage.name_thing("base", id_, *([name, f"the house {name}"] if name else []), *phrases)
    if (id_, "owner") in stage.cast.unknown:
        stage.draw(f"ground:{id_}", "property", outer, building=id_)
    else:
        placed = stage.t - milliseconds(ago) if ago else UNSET
        told = {"grade": grade or UNSET, "walls": UNSET if walls is None else int(walls), "role": role or UNSET}
        _describe(stage, id_, [x, y, z], owners, placed=placed, **told, **outer)
    within = drawn(stage, inside, at) if inside else {"circle": [x, z, (shape.box[2] - shape.box[0]) / 4]}
    interior = stage.draw(f"inside:{id_}", "base", within, building=id_)
    behind = stage.draw(f"line:{id_}", "kos_line", drawn(stage, line, at), building=id_) if line else None
    stage.houses[id_] = House(id_, owners, shape, interior, behind)
    return stage.seq


def _describe(stage: Stage, id_: str, at: list[float], owners: list[str], **more: Any) -> None:
    """The house as its cupboard and its shell tell of it."""
    cupboard, owner = f"cupboard:{id_}", owners[0]
    stage.tell("building", building=id_, at=at, authorised=owners, owner=owner, cupboard=cupboard, **more)


def drawn(stage: Stage, text: str, at: str | None) -> dict[str, Any]:
    """The circle or polygon that `20 m around` or `within (0, 0), (9, 0), (9, 9)` means."""
    if text.startswith("within"):
        return {"polygon": points(text)}
    x, _, z = point(at or "(0, 0)")
    return {"circle": [x, z, stage.metres(text.removesuffix(" around"))]}


@form(r"(?P<who>%PLAYER%) is let into the list of (?P<house>.+)", "Cy is let into the list of Ann's house")
def authorise(stage: Stage, who: str, house: str) -> int:
    """He becomes authorised at the house's cupboard."""
    return _list(stage, who, house, True)


@form(r"(?P<who>%PLAYER%) is struck from the list of (?P<house>.+)", "Cy is struck from the list of Ann's house")
def strike(stage: Stage, who: str, house: str) -> int:
    """He is authorised at the house's cupboard no more."""
    return _list(stage, who, house, False)


def _list(stage: Stage, who: str, house: str, on: bool) -> int:
    found = stage.house(house)
    return stage.tell("authorised", player=stage.player(who), cupboard=f"cupboard:{found.id}", building=found.id, on=on)


@form(
    r"the cupboard of (?P<house>.+) is destroyed by (?P<who>%PLAYER%)", "the cupboard of Ann's house is destroyed by Bo"
)
def fall(stage: Stage, house: str, who: str) -> int:
    """The house's cupboard falls: nobody is authorised at it any more."""
    found = stage.house(house)
    return stage.tell(
        "structure_destroyed",
        attacker=stage.player(who),
        entity=f"cupboard:{found.id}",
        kind="cupboard",
        building=found.id,
        weapon="rocket",
        damage=500,
        health=0,
        at=list(middle(found.inside)),
    )
