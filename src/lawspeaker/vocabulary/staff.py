"""Sentences about staff and about people at their keyboards: who is staff, whether any is there, who is idle."""

from msgspec import UNSET, UnsetType

from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import name, state
from lawspeaker.vocabulary.asking import Truth
from lawspeaker.vocabulary.people import note_latest


@name("[staff member|staff members]", gives="player", many=True)
def staff_members(now: Now) -> list[str]:
    """Everybody whose profile names a role."""
    return now.institutions.staff.members()


@state("{player:player} [be|is|was|are] staff")
def is_staff(now: Now, player: str) -> bool:
    """His profile names a role among the staff."""
    return now.institutions.staff.is_member(player)


@state("{player:player} [be|is|was|are] taken for staff")
def taken_for_staff(now: Now, player: str) -> bool:
    """He is staff; or nobody ever said whether he is, and nobody at all is known to be staff."""
    return now.institutions.staff.commands(player, now.world)


@state("staff [be|are|were|are] away", since=lambda now: away_since(now))  # noqa: PLW0108 - it stands below
def staff_away(now: Now) -> bool:
    """None of the staff is on the server."""
    return away_since(now) is not None


def away_since(now: Now) -> int | None:
    """When the last of the staff left, in ms; None while one of them is there."""
    return now.institutions.staff.away_since(now.world)


@state("{player:player} [be|is|was|are] idle", since=lambda now, player: idle_since(now, player))  # noqa: PLW0108 - it stands below
def idle(now: Now, player: str) -> Truth:
    """He has not moved a hand since he was last said to be idle."""
    begun = idle_since(now, player)
    return None if begun is UNSET else begun is not None


def idle_since(now: Now, player: str) -> int | UnsetType | None:
    """Since when he has been idle, in ms, as it was last told; None if he is not."""
    told = now.world.people.idle(player)
    if isinstance(told, UnsetType):
        return None if now.world.witness.saw(frozenset(("idle",)), 0) else UNSET
    note_latest(now, "idled", player)
    return told[1] - round(told[0] * 1000) if told[0] > 0 else None


@state("{player:player} [hold|holds|held] a job")
def holds_job(now: Now, player: str) -> Truth:
    """He has a job in the town."""
    job = now.world.people.job(player)
    note_latest(now, "took_job", player)
    if isinstance(job, UnsetType):
        return False if now.world.witness.saw(frozenset(("job",)), 0) else None
    return bool(job)
