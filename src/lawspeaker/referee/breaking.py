"""The moment of a breach: the present of an act that was upheld, and the rule (a family of articles) that it broke."""

from lawspeaker.events import Event
from lawspeaker.institutions.institutions import Institutions
from lawspeaker.institutions.now import Now
from lawspeaker.world.happenings import Happenings
from lawspeaker.world.world import World


class Breaking(Now):
    """The present of an act that broke a `rule`; of any other act the rule is empty."""

    rule: str = ""

    @classmethod
    def of(
        cls, world: World, happenings: Happenings, event: Event, institutions: Institutions, rule: str
    ) -> "Breaking":
        """The moment of an event, spoken of as the breach of this rule."""
        return cls(world, happenings, event, institutions, world.clock, event.seq, rule=rule)


def rule_of(now: Now) -> str:
    """The rule that was broken at this moment; empty where none was."""
    return now.rule if isinstance(now, Breaking) else ""
