"""People of a story: where they stand and go, what they are, what they have in hand."""

from lawspeaker.law.units import UNITS, read_value
from lawspeaker.telling.forms import form, names
from lawspeaker.telling.stage import Stage

SECONDS = 0.001
STAFF = r"staff|an? admin|an? moderator|an? owner|an? helper"


@form(
    r"(?P<who>%PEOPLE%) stands? (?P<place>.+?)(?:, (?P<apart>%LENGTH%) apart)?",
    "Ann and Bo stand in the open, 40 m apart",
    moves=True,
)
def stand(stage: Stage, who: str, place: str, apart: str | None) -> int:
    """They stand there; several in a row to the east, so far apart."""
    x, y, z = stage.find(place)
    step = stage.metres(apart) if apart else 0.0
    for i, name in enumerate(names(who)):
        stage.put(stage.player(name), (x + i * step, y, z))
    return stage.show()


@form(
    r"(?P<who>%PEOPLE%) (?:walks?|goe?s?|comes?|runs?|moves?) "
    r"(?P<place>(?:to|back|at|in|into|inside|on|onto|out|outside|behind|next|beside|up|where|\d|\().*)",
    "Bo walks to (60, 0)",
    moves=True,
)
def walk(stage: Stage, who: str, place: str) -> int:
    """They go there, and are there at that moment."""
    where = stage.find(place)
    for name in names(who):
        stage.put(stage.player(name), where)
    return stage.show()


@form(r"(?P<who>%PLAYER%) (?:spawns|wakes up in his bed) (?P<place>.+)", "Bo spawns at (60, 0)")
def spawn(stage: Stage, who: str, place: str) -> int:
    """He comes to life there."""
    player = stage.player(who)
    stage.put(player, stage.find(place))
    stage.drawn.discard(player)
    return stage.tell("spawned", player=player, at=list(stage.where(player)))


@form(r"(?P<who>%PLAYER%) dies(?: of (?P<cause>[\w ]+))?", "Bo dies of hunger")
def die(stage: Stage, who: str, cause: str | None) -> int:
    """He dies where he stands, by nobody's hand: a fall, unless a cause is given."""
    player = stage.player(who)
    where = list(stage.where(player))
    stage.vanish(player)
    return stage.tell("died", player=player, at=where, cause=(cause or "fall").replace(" ", "_"))


@form(r"(?P<who>%PLAYER%) joins the server(?P<first> for the first time)?", "Bo joins the server for the first time")
def join(stage: Stage, who: str, first: str | None) -> int:
    """He comes onto the server."""
    player = stage.player(who)
    stage.gone.discard(player)
    return stage.tell("joined", player=player, name=who, first=first is not None)


@form(r"(?P<who>%PLAYER%) (?:leaves the server|is offline)", "Bo leaves the server")
def leave(stage: Stage, who: str) -> int:
    """He leaves the server."""
    player = stage.player(who)
    stage.vanish(player)
    stage.drawn.discard(player)
    return stage.tell("left", player=player)


@form(r"(?P<who>%PLAYER%) (?:falls asleep|is asleep)", "Bo falls asleep")
def sleep(stage: Stage, who: str) -> int:
    """He sleeps."""
    player = stage.player(who)
    return stage.tell("sleeping", player=player, at=list(stage.where(player)), on=True, protected=False)


@form(r"(?P<who>%PLAYER%) wakes(?: up)?", "Bo wakes")
def wake(stage: Stage, who: str) -> int:
    """He sleeps no more."""
    player = stage.player(who)
    return stage.tell("sleeping", player=player, at=list(stage.where(player)), on=False, protected=False)


@form(r"(?P<who>%PLAYER%) (?:is|has been) idle for (?P<time>%TIME%)", "Bo has been idle for 6 minutes")
def idle(stage: Stage, who: str, time: str) -> int:
    """He has not moved a hand for so long."""
    return stage.tell("idle", player=stage.player(who), seconds=milliseconds(time) * SECONDS)


def milliseconds(text: str) -> int:
    """A stretch of time as written, in ms."""
    return int(read_value(text, UNITS).value)


@form(r"(?P<who>%PLAYER%) (?:draws|holds) (?:an?|his|the) (?P<weapon>[\w ]+)", "Bo draws a rifle")
def draw(stage: Stage, who: str, weapon: str) -> int:
    """A weapon comes into his hand."""
    player = stage.player(who)
    stage.drawn.add(player)
    return stage.tell("drawn", player=player, weapon=weapon, on=True)


@form(r"(?P<who>%PLAYER%) puts (?:an?|his|the) (?P<weapon>[\w ]+?) away", "Bo puts the rifle away")
def sheathe(stage: Stage, who: str, weapon: str) -> int:
    """A weapon goes out of his hand."""
    player = stage.player(who)
    stage.drawn.discard(player)
    return stage.tell("drawn", player=player, weapon=weapon, on=False)


@form(r"(?P<who>%PLAYER%) (?P<how>records|is recording|stops recording)", "Bo records")
def record(stage: Stage, who: str, how: str) -> int:
    """He records what he does, or does so no more."""
    return stage.tell("recording", player=stage.player(who), on=how != "stops recording")


@form(r"(?P<who>%PLAYER%) (?P<how>has|loses) the (?P<kind>[\w ]+?) licence", "Bo has the raid licence")
def license_(stage: Stage, who: str, how: str, kind: str) -> int:
    """He has a licence, or it is taken from him."""
    return stage.tell("licence", player=stage.player(who), kind=kind.replace(" ", "_"), on=how == "has")


@form(
    r"(?P<who>%PLAYER%) calls (?:him|her)self (?P<name>%TEXT%)(?: with the tag (?P<tag>%TEXT%|[\w-]+)| without a tag)?",
    'Bo calls himself "Max" with the tag "OAK"',
)
def rename(stage: Stage, who: str, name: str, tag: str | None) -> int:
    """He takes a name, with a tag or without."""
    worn = tag.strip('"') if tag else None
    return stage.tell("named", player=stage.player(who), name=name.strip('"'), tag=worn)


@form(r"(?P<who>%PLAYER%) has played for (?P<time>%TIME%)", "Bo has played for 3 hours")
def experience(stage: Stage, who: str, time: str) -> int:
    """For how long he has played in his life."""
    return stage.tell("profile", player=stage.player(who), hours=milliseconds(time) / 3_600_000)


@form(r"(?P<a>%PLAYER%) and (?P<b>%PLAYER%) are one person", "Bo and Max are one person")
def same(stage: Stage, a: str, b: str) -> int:
    """Two accounts belong to one person."""
    return stage.tell("profile", player=stage.player(a), aliases=[stage.player(b)])


@form(r"(?P<who>%PEOPLE%) (?:is|are) linked to Discord", "Ann and Bo are linked to Discord")
def link(stage: Stage, who: str) -> int:
    """Each of them has an account there, and it is known to be his."""
    players = [stage.player(name) for name in names(who)]
    return [stage.tell("linked", player=player, discord=f"discord:{player}") for player in players][-1]


@form(r"(?P<a>%PLAYER%) sees (?P<b>%PLAYER%)", "Bo sees Ana")
def see(stage: Stage, a: str, b: str) -> int:
    """The two can see each other."""
    return stage.tell("seen", a=stage.player(a), b=stage.player(b))


@form(rf"(?P<who>%PLAYER%) is (?P<role>{STAFF})", "Sam is a moderator")
def appoint(stage: Stage, who: str, role: str) -> int:
    """He is of the staff."""
    return stage.tell("profile", player=stage.player(who), staff=role.rsplit(maxsplit=1)[-1])


@form(r"(?P<who>%PLAYER%) (?:is|becomes) (?:an? |the )?(?P<job>[a-z][\w ]*)", "Eve is mayor", last=True)
def employ(stage: Stage, who: str, job: str) -> int:
    """He takes a job in place of his old one."""
    return stage.tell("job", player=stage.player(who), job=job.replace(" ", "_"))
