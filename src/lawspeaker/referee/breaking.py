"""The moment of a breach: the present of an act that was upheld, and the rule (a family of articles) that it broke."""

from typing import Any

from lawspeaker.events import Event
from lawspeaker.institutions.now import Now
from lawspeaker.world.happenings import Happenings
from lawspeaker.world.world import World


class Breaking(Now):
    """The present of an act that broke a `rule`; of any other act the rule is empty."""

    def __init__(
        self, world: World, happenings: Happenings, event: Event, institutions: Any = None, rule: str = ""
    ) -> None:
        super().__init__(world, happenings, event, institutions)
        self.rule = rule


def rule_of(now: Now) -> str:
    """The rule that was broken at this moment; empty where none was."""
    return now.rule if isinstance(now, Breaking) else ""
