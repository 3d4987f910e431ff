"""Tongues: who says too much, too loudly, too often, or what nobody says here."""

from collections.abc import Callable

from lawspeaker.simulate import bodies
from lawspeaker.simulate.coast.coast import Coast
from lawspeaker.simulate.people import Person
from lawspeaker.simulate.stage import SECOND, Plan

WEIGHT = 2.0
Kind = Callable[[Coast, Person, Person], Plan]
PLEAS = ("can i have some wood", "give me a gun please", "spare some scrap?")


def begin(coast: Coast, person: Person) -> Plan | None:
    """Something is on the tip of his tongue."""
    other = coast.somebody(person, quarrel=False)
    if other is None or coast.is_staff(person):
        return None
    return _speak(coast, person, other, KINDS[coast.dice.choice(sorted(KINDS))])


def _speak(coast: Coast, person: Person, other: Person, kind: Kind) -> Plan:
    with coast.scene(person, other, quarrel=False):
        yield from kind(coast, person, other)
        yield coast.seconds(1, 5)


def _say(coast: Coast, person: Person, text: str, why: str = "", to: Person | None = None) -> None:
    """He says it, for a reason if there is one."""
    told = bodies.say(coast, person, text, to, "global" if to is None else "local")
    if why:
        coast.deed("say", person, None, why, event=told)


def _again(coast: Coast, person: Person, other: Person) -> Plan:
    """The same line, too often or not quite."""
    yield coast.seconds(coast.customs.moment, coast.customs.moment + 5)
    often = coast.customs.lines + 1 if person.careful < 0.5 else coast.customs.lines - 2
    for nth in range(often):
        why = "said it over and over" if nth >= coast.customs.lines - 1 else ""
        _say(coast, person, "selling a furnace at the lighthouse", why)
        yield coast.seconds(2, 5)
    yield coast.seconds(coast.customs.moment, coast.customs.moment + 20)


def _flood(coast: Coast, person: Person, other: Person) -> Plan:
    """Line upon line."""
    if person.careful > 0.4:
        return
    yield coast.seconds(coast.customs.moment, coast.customs.moment + 5)
    words = ("anyone", "there", "hello", "why", "so", "quiet", "today", "all", "asleep", "again", "really", "odd")
    for nth, word in enumerate(words[: coast.customs.flood + 1]):
        _say(coast, person, f"{word}...", "flooded the chat" if nth >= coast.customs.flood - 1 else "")
        yield coast.seconds(1, 4)
    yield coast.seconds(coast.customs.moment, coast.customs.moment + 20)


def _capitals(coast: Coast, person: Person, other: Person) -> Plan:
    """All in capitals, for minutes; who was silent before is plainly one who shouts."""
    silent = coast.now - coast.spoke.get(person.id, 0) > coast.customs.shouting * SECOND
    if person.careful > 0.3 or not silent:
        return
    lines = (
        "WHO TOOK MY HORSE",
        "THAT WAS MINE",
        "COME AND FIGHT",
        "WHERE IS EVERYBODY",
        "I CAN SEE YOU",
        "LAST WARNING",
    )
    shouted: list[int] = []
    for nth in range(coast.customs.capitals + 1):
        shouted.append(coast.now)
        _say(coast, person, lines[nth % len(lines)], "shouted in capitals" if nth >= coast.customs.capitals - 1 else "")
        yield coast.seconds(20, 40)
    coast.shouted[person.id] = shouted
    yield coast.seconds(20, 40)


def _beg(coast: Coast, person: Person, other: Person) -> Plan:
    """Once or twice is fine."""
    asked = coast.pleas.get(person.id, 0)
    if asked >= coast.customs.pleas - 1 and person.careful > 0.5:
        return
    coast.pleas[person.id] = asked + 1
    why = "begged again" if asked >= coast.customs.pleas - 1 else "asked once or twice"
    _say(coast, person, PLEAS[asked % len(PLEAS)], why)
    yield coast.seconds(10, 30)


def _advert(coast: Coast, person: Person, other: Person) -> Plan:
    if person.careful < 0.3:
        _say(coast, person, "this place is dead, join us at the other island", "named another server")
    yield coast.seconds(1, 3)


def _slur(coast: Coast, person: Person, other: Person) -> Plan:
    if person.careful < 0.3:
        _say(coast, person, "you blorp", "said a slur", other)
    yield coast.seconds(1, 3)


def _tease(coast: Coast, person: Person, other: Person) -> Plan:
    """He teases somebody, who asks him to stop; a line that was on its way still comes, and most stop then."""
    _say(coast, person, "nice hat, did your goat make it?", "", other)
    yield coast.seconds(2, 5)
    _say(coast, other, "stop it", "", person)
    yield coast.seconds(2, 5)
    if person.careful < 0.6:
        _say(coast, person, "it does eat hats", "", other)
    yield coast.seconds(coast.customs.hear, coast.customs.hear + 20)
    if person.careful < 0.4:
        _say(coast, person, "the goat has more taste than you", "went on after stop", other)
    yield coast.seconds(1, 3)


def _urge(coast: Coast, person: Person, other: Person) -> Plan:
    if person.careful < 0.3:
        _say(coast, person, "come on, nobody is watching", "urged others")
    yield coast.seconds(1, 3)


def _foreign(coast: Coast, person: Person, other: Person) -> Plan:
    """A greeting is fine in any language, a speech is not."""
    _say(coast, person, "привет")
    yield coast.seconds(2, 5)
    if person.careful < 0.4:
        _say(coast, person, "кто хочет сегодня вечером поехать со мной на остров", "went on in his tongue")
    yield coast.seconds(1, 3)


KINDS: dict[str, Kind] = {
    "advert": _advert,
    "again": _again,
    "beg": _beg,
    "capitals": _capitals,
    "flood": _flood,
    "foreign": _foreign,
    "slur": _slur,
    "tease": _tease,
    "urge": _urge,
}
"""What somebody may say."""
