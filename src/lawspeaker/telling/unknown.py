"""What nobody knows in a story: places, kinds of events that nobody records, and fields that were left out."""

import re

from lawspeaker.events import TYPES
from lawspeaker.law.lexicon import Slot, Verb, Word, present
from lawspeaker.telling.errors import Untold
from lawspeaker.telling.forms import form
from lawspeaker.telling.stage import Stage

TRAITS = {"is staff": "staff", "is new": "first", "records": "recording", "is recording": "recording"}


@form(r"nobody knows where (?P<who>%PLAYER%) is", "nobody knows where Bo is")
def lose(stage: Stage, who: str) -> int:
    """No place of his is told from now on, until he is put somewhere again."""
    stage.lost.add(stage.player(who))
    return stage.seq


@form(r"nobody knows who owns (?P<house>%HOUSE%)", "nobody knows who owns Ann's house")
def disown(stage: Stage, house: str) -> int:
    """The house is not described: its zones are known, not whose it is."""
    name = house.removeprefix("the house of ").removeprefix("the house ").removesuffix("'s house")
    stage.cast.unknown.add((f"house:{name.lower()}", "owner"))
    return stage.seq


@form(
    r"nobody knows whether (?P<who>%PLAYER%) (?P<what>is staff|is new|records|is recording)",
    "nobody knows whether Bo is staff",
)
def forget(stage: Stage, who: str, what: str) -> int:
    """That trait of his is told by nobody."""
    stage.cast.unknown.add((stage.player(who), TRAITS[what]))
    return stage.seq


@form(r"nobody knows whether (?P<sentence>.+)", "nobody knows whether Bo hit Ana")
def doubt(stage: Stage, sentence: str) -> int:
    """Nobody records the events that would tell of such a happening."""
    words = [word for word in stage.lexicon.words if word.sort == "happening" and word.verb is not None]
    whole = [word for word in words if _pattern(word).fullmatch(sentence)]
    if whole:
        return unrecord(stage, set(max(whole, key=lambda word: sum(isinstance(part, str) for part in word.parts)).on))
    for word in words:
        if word.verb is not None and f" {word.verb.told} " in f" {sentence} ":
            return unrecord(stage, set(word.on))
    raise Untold(f"no happening reads `{sentence}`", "say what nobody records: nobody records arrests")


def _pattern(word: Word) -> re.Pattern[str]:
    """What a sentence of this word looks like, told of the past or of now."""
    return re.compile(" ".join(_part(part) for part in word.parts))


def _part(part: str | Slot | Verb) -> str:
    if isinstance(part, Slot):
        return r"\S.*?"
    told = (part.told, present(part.base)) if isinstance(part, Verb) else (part,)
    return f"(?:{'|'.join(map(re.escape, told))})"


@form(r"nobody records (?P<what>[\w, ]+?)", "nobody records arrests")
def ignore(stage: Stage, what: str) -> int:
    """Nobody records events of these types from now on."""
    return unrecord(stage, {event_type(word) for word in what.replace(" and ", ", ").split(", ")})


def event_type(noun: str) -> str:
    """The type of event that a word such as `arrests` means."""
    plain = noun.strip().replace(" ", "_")
    stems = [plain, plain.removesuffix("s"), plain.removesuffix("es"), plain.removesuffix("ies") + "y"]
    for stem in [*stems, f"{plain}s"]:
        if stem in TYPES:
            return stem
    raise Untold(f"there is no event `{noun}`", "docs/wire.md lists them")


def unrecord(stage: Stage, types: set[str]) -> int:
    """From now on nobody records these; if the story has not begun, nobody ever did."""
    stage.blind |= types
    if stage.begun:
        return stage.tell("server_started", records=sorted(set(TYPES) - stage.blind))
    stage.cast.unrecorded |= types
    return stage.seq


@form(r"the record begins in mid-season", "the record begins in mid-season")
def resume(stage: Stage) -> int:
    """Nobody knows what was before the story began."""
    stage.cast.resumed = True
    return stage.seq


@form(r"places are known to (?P<length>%LENGTH%)", "places are known to 2 m")
def blur(stage: Stage, length: str) -> int:
    """Every place told from now on may be wrong by so much."""
    stage.margin = stage.metres(length)
    return stage.seq
