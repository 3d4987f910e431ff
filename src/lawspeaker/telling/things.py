"""Things of a story that come in great numbers: walls, planters, cupboards."""

from lawspeaker.telling.forms import form
from lawspeaker.telling.stage import Stage


@form(
    r"(?P<who>%PLAYER%) sets down (?P<count>\d+) (?P<kind>[a-z_]+) at (?P<at>%POINT%)",
    "Ann sets down 40 high_wall at (450, 150)",
)
def set_down(stage: Stage, who: str, count: str, kind: str, at: str) -> int:
    """So many things of a kind, all at one place and moment."""
    place = list(stage.find(f"at {at}"))
    player = stage.player(who)
    for _ in range(int(count)):
        stage.tell("placed", player=player, entity=stage.new(kind), kind=kind, at=place)
    return stage.seq
