"""A visit to somebody's house, as its owner sees it: what the visitor does there, and what that is a reason for."""

from dataclasses import dataclass

from lawspeaker.simulate.people import House, Person
from lawspeaker.simulate.stage import SECOND
from lawspeaker.simulate.town.town import Town

__all__ = ["Visit"]


@dataclass(slots=True)
class Visit:
    """Times in ms, None: it did not happen. `welcome` is whether one of the owners let him in."""

    town: Town
    house: House
    visitor: Person
    came: int | None = None
    picked: int | None = None
    pressed: int | None = None
    told_to_leave: int | None = None
    welcome: bool = False
    armed: bool = False
    spoke: float = 0.0

    def metres(self) -> float:
        """How far he stands from the middle of the house."""
        return self.house.at.to(self.visitor.at(self.town.now))

    def look(self) -> None:
        """He is seen to be on the ground, or not."""
        if self.metres() > self.town.customs.ground:
            self.came = None
        elif self.came is None:
            self.came = self.town.now

    def may_stay(self) -> bool:
        """He was let in, and has not been told to leave long enough ago."""
        told = self.told_to_leave
        return self.welcome and (told is None or self.town.now - told < self.town.customs.time_to_leave * SECOND)

    def reasons(self) -> list[str]:
        """What an owner who knows the customs may kill him for."""
        c, metres = self.town.customs, self.metres()
        guest, inside = self.may_stay(), metres < c.inside
        found = []
        if inside and not guest:
            found.append("overstayed" if self.welcome else "in my house")
        if self._fresh(self.picked):
            found.append("picked my lock")
        if self._lists("crossing") and metres < c.line and not guest:
            found.append("crossed my line")
        if self._lists("loitering") and self._loiters() and not guest:
            found.append("loitered")
        if self._lists("guns out") and inside and self.armed:
            found.append("gun out")
        if self._lists("keypads") and self._fresh(self.pressed):
            found.append("touched my keypad")
        if self._lists("micspam") and inside and self.spoke > c.noise:
            found.append("shouted in my house")
        return found

    def excuse(self) -> str:
        """What an owner who does not know them believes, where there is no reason."""
        sign, c = self.house.sign, self.town.customs
        if self.spoke:
            return "spoke a little"
        if self.may_stay():
            return "his own guest" if self.told_to_leave is None else "no time to leave"
        if self.metres() > c.line:
            return "passed by" if self._lists("loitering") else "before the line"
        return "sign does not count" if sign is not None and sign.fault else "sign is silent"

    def _lists(self, what: str) -> bool:
        sign = self.house.sign
        return sign is not None and not sign.fault and what in sign.lists

    def _fresh(self, when: int | None) -> bool:
        return when is not None and self.town.now - when < self.town.customs.fresh * SECOND

    def _loiters(self) -> bool:
        return self.came is not None and self.town.now - self.came > self.town.customs.loiter * SECOND
