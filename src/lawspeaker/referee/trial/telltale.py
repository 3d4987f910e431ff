"""Whether what a line of an example tells is what its events say.

The referee is asked, with no law in force, what it saw: a line that tells a happening or an act has to yield it, with
these people and things in it. Orders are left alone, for whether an order happens is for the law to say.
"""

from typing import Any

from msgspec import UNSET

from lawspeaker.events import Event
from lawspeaker.institutions.now import Now
from lawspeaker.law.errors import Diagnostic, Refused
from lawspeaker.law.fences import Fence
from lawspeaker.law.layout import Source
from lawspeaker.law.lexicon import Lexicon, Slot, Verb, Word, present
from lawspeaker.law.stories import Stories, read_story
from lawspeaker.law.tree import Rulebook
from lawspeaker.referee.referee import Referee
from lawspeaker.telling import words
from lawspeaker.telling.forms import all_forms
from lawspeaker.telling.story import Beat, Prepared, prepare

SCENE = (
    "the house of Mia stands at (400, 400), 20 m around",
    "a public place called Market lies at (0, 0), 30 m around",
    'a sign of Mia\'s house says "hello" at size 60',
    "Tom and Ann are the faction Iron",
    "Cal and Dan are the faction Oak",
    "Tom and Mia stand in the open, 5 m apart",
)
"""The scene in which every word is told once."""
SAMPLES: dict[str, tuple[str, ...]] = {
    "player": ("Tom", "Mia"),
    "base": ("Mia's house",),
    "zone": ("Market",),
    "sign": ("Mia's sign",),
    "text": ('"box"',),
    "group": ("Iron", "Oak"),
    "duration": ("2 minutes",),
    "distance": ("20 m",),
}


def mistold(prepared: Prepared, lexicon: Lexicon) -> list[Diagnostic]:
    """Every line whose events do not say what it tells."""
    referee = Referee(Rulebook("no law", "no law"), lexicon)
    for event in prepared.opening:
        referee.take(event)
    found: list[Diagnostic] = []
    for beat in prepared.beats:
        seen = [_yields(referee, beat, event) for event in beat.events]
        if beat.word is not None and not _ordered(beat) and not any(seen):
            kinds = ", ".join(f"`{e.__struct_config__.tag}`" for e in beat.events if e.seq == beat.seq)
            message = f"the {kinds} event of this line does not say that `{beat.line.told}`"
            found.append(Diagnostic("story", message, beat.line.spot, "tell it as: event TYPE {…}"))
    return found


def _ordered(beat: Beat) -> bool:
    return any(e.__struct_config__.tag == "command" for e in beat.events)


def _yields(referee: Referee, beat: Beat, event: Event) -> bool:
    """Take an event; whether it yields the word that the line tells, with the roles that it names."""
    referee.take(event)
    word = beat.word
    if word is None or event.__struct_config__.tag not in word.on:
        return False
    now = Now.at(referee.world, referee.happenings, event, referee.institutions)
    names = [s.name for s in word.roles]
    for roles in word.function(event, now):
        told: dict[str, Any] = roles if isinstance(roles, dict) else dict(zip(names, roles, strict=False))
        if all(told.get(k, UNSET) in (v, UNSET) for k, v in beat.roles.items() if k in told):
            return True
    return False


def table(lexicon: Lexicon) -> list[tuple[str, str]]:
    """Every word that a line can tell: the line with its roles, and the type of the event that tells it."""
    rows: list[tuple[str, str]] = []
    for word in words.tellable(lexicon):
        prepared = _sample(word, lexicon)
        if prepared is None or prepared.beats[0].word is not word or mistold(prepared, lexicon):
            continue
        last = prepared.beats[0].events[-1]
        tag = str(last.__struct_config__.tag)
        named = tag == "command" and "name" not in prepared.beats[0].roles
        rows.append((words.told_as(word), f"{tag} {getattr(last, 'name', '')}" if named else tag))
    return rows


def tables(lexicon: Lexicon) -> str:
    """Every form and every told word, as two tables in Markdown."""
    forms = [f"| `{f.sample}` | {f.doc} |" for f in all_forms()]
    told = [f"| `{line}` | `{event}` |" for line, event in sorted(table(lexicon))]
    return "\n".join(
        ["| a line such as | says |", "|---|---|", *forms, "", "| a line such as | sends |", "|---|---|", *told]
    )


def _sample(word: Word, lexicon: Lexicon) -> Prepared | None:
    """The word told once in a scene that has something of every kind; None if it cannot be."""
    used: dict[str, int] = {}
    said: list[str] = []
    for part in word.parts:
        if isinstance(part, Slot):
            choice = SAMPLES.get(part.kind, ("it",))
            said.append(choice[min(used.get(part.kind, 0), len(choice) - 1)])
            used[part.kind] = used.get(part.kind, 0) + 1
        else:
            said.append(present(part.base) if isinstance(part, Verb) else part)
    lines = (*SCENE, f"0:10  {' '.join(said)}")
    try:
        return prepare(read_story(Fence("example", "", Source("sample", 1, lines), "", "")), Stories(), lexicon)
    except Refused:
        return None
