"""A story told: its lines as events of the wire, ready to be played to a referee any number of times."""

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from lawspeaker.events import Event
from lawspeaker.law.errors import Diagnostic, Refused
from lawspeaker.law.lexicon import Lexicon, Word
from lawspeaker.law.stories import Stories, Story, StoryLine
from lawspeaker.telling import words
from lawspeaker.telling.errors import Untold
from lawspeaker.telling.forms import NAME, Form, all_forms
from lawspeaker.telling.orders import Asked
from lawspeaker.telling.stage import BEGIN, Cast, Stage

OPTIONAL = re.compile(r",(?![^(]*\)).*")
"""What a line may leave out, behind its first comma outside brackets."""

OUTCOME = re.compile(r" (?:lawful|unlawful|unclear|accepted|refused|(?:no )?sanction)\b")
"""What comes of an event, where it stands too near to it."""
NOBODY_KNOWS = ", nobody knows its "


@dataclass(frozen=True, slots=True)
class Beat:
    """One line told: its events, the `seq` of the one that it tells, who did it, what a finding answers or a report is
    about, and the word of the vocabulary that it tells, with its roles. `lasting` are the acts of being that go on from
    it: where he is, the name he wears. `keeps`: it shows how somebody keeps a thing, on
    which there is a ruling only if it is unlawful."""

    line: StoryLine
    events: tuple[Event, ...]
    seq: int
    actor: str | None = None
    lasting: frozenset[str] = frozenset()
    asked: Asked | None = None
    about: int | None = None
    word: Word | None = None
    roles: dict[str, Any] = field(default_factory=dict)
    keeps: bool = False


@dataclass(slots=True)
class Prepared:
    """A story as events: what was there before it began, its beats, and the time of every event; `weight` says how
    many events those are, each place of somebody counted as one."""

    story: Story
    opening: tuple[Event, ...]
    beats: tuple[Beat, ...]
    names: dict[str, str] = field(default_factory=dict)
    types: frozenset[str] = frozenset()
    commands: frozenset[str] = frozenset()
    at: dict[int, str] = field(default_factory=dict)
    weight: int = 0


def prepare(story: Story, stories: Stories, lexicon: Lexicon) -> Prepared:
    """Tell a story; raises Refused with every line that cannot be told."""
    scene = (*stories.scene(story), *(line for line in story.lines if line.at is None))
    timed = [line for line in story.lines if line.at is not None]
    cast = Cast()
    _Teller(lexicon, cast).tell(story, scene, timed)
    return _Teller(lexicon, cast).tell(story, scene, timed)


class _Teller:
    def __init__(self, lexicon: Lexicon, cast: Cast) -> None:
        self.stage = Stage(lexicon, cast)
        self.problems: list[Diagnostic] = []
        self.told: words.Told | None = None

    def tell(self, story: Story, scene: tuple[StoryLine, ...], timed: list[StoryLine]) -> Prepared:
        for line in scene:
            self._line(line)
        self.stage.begun = True
        try:
            self.stage.state()
        except Untold as untold:
            self.problems.append(Diagnostic("story", untold.message, story.spot, untold.help))
        opening, self.stage.events = tuple(self.stage.events), []
        beats = [beat for line in timed if (beat := self._line(line)) is not None]
        if self.problems:
            raise Refused(self.problems)
        events = [*opening, *(e for b in beats for e in b.events)]
        return Prepared(
            story,
            opening,
            tuple(beats),
            dict(self.stage.people),
            frozenset(str(e.__struct_config__.tag) for e in events),
            frozenset(getattr(e, "name", "") for e in events if e.__struct_config__.tag == "command"),
            {e.seq: b.line.time for b in beats for e in b.events},
            self.stage.weight,
        )

    def _line(self, line: StoryLine) -> Beat | None:
        stage = self.stage
        if line.at is not None:
            stage.last, stage.t = stage.t, BEGIN + line.at
        try:
            beat = self._told(line)
        except Untold as untold:
            self.problems.append(Diagnostic("story", untold.message, line.spot, _outcome_in(line.told) or untold.help))
            return None
        if line.at is not None:
            stage.told.setdefault(line.at, []).append(beat.seq)
            stage.events = []
        return beat

    def _told(self, line: StoryLine) -> Beat:
        stage = self.stage
        text, _, unknown = line.told.partition(NOBODY_KNOWS)
        stage.left_out = set(unknown.replace(" or its ", " ").replace(",", " ").split())
        found, actor = self._say(text)
        asked = found if isinstance(found, Asked) else None
        seq = found.seq if isinstance(found, Asked) else found
        last = next((e for e in stage.events if e.seq == seq), None)
        tag = str(last.__struct_config__.tag) if last is not None else ""
        lasting = _lasting(tag, stage.lexicon)
        about = getattr(last, "args", {}).get("about") if getattr(last, "name", "") in ("report", "plead") else None
        told, self.told = self.told, None
        word, roles = (told.word, told.fillers) if told is not None else (None, {})
        keeps = tag in stage.lexicon.acts["keep"].on
        return Beat(line, tuple(stage.events), seq, actor, lasting, asked, about, word, roles, keeps)

    def _say(self, text: str) -> tuple[int | Asked, str | None]:
        fitting = [(f, found) for f in all_forms() if (found := f.pattern.fullmatch(text)) is not None]
        first = next((pair for pair in fitting if not pair[0].last), None)
        if first is not None:
            return self._form(first[0], first[1].groupdict())
        told = words.read(self.stage, text)
        if told is not None and (not told.rest or not fitting):
            self.told = told
            return words.tell(self.stage, told)
        if fitting:
            return self._form(fitting[0][0], fitting[0][1].groupdict())
        raise Untold(f"`{text}` cannot be told", _near(text, self.stage.lexicon))

    def _form(self, form: Form, said: dict[str, str | None]) -> tuple[int | Asked, str | None]:
        if not form.moves:
            self.stage.state()
        seq = form.function(self.stage, **said)
        first = (said.get("who") or "").replace(",", " ").split(" ")[0]
        return seq, self.stage.people.get(first)


def _outcome_in(told: str) -> str:
    """The help for an outcome that stands one space behind its event, so that it was read as part of it; or nothing."""
    found = OUTCOME.search(re.sub(r'"[^"]*"', lambda quoted: "_" * len(quoted[0]), told))
    if found is None:
        return ""
    event, outcome = told[: found.start()], told[found.start() + 1 :]
    return f"what comes of it stands two spaces or more to the right: `{event}  {outcome}`"


def _lasting(tag: str, lexicon: Lexicon) -> frozenset[str]:
    """The acts of being that an event of this type tells of, but for those at a thing: each thing has its own."""
    being = [w for w in lexicon.acts.values() if w.being and tag in w.on]
    return frozenset(w.name for w in being if not any(slot.kind == "thing" for slot in w.roles[:2]))


def _near(text: str, lexicon: Lexicon) -> str:
    """The lines that are most like this one, whoever they are about."""
    samples = [f.sample for f in all_forms()] + [words.told_as(w) for w in words.tellable(lexicon)]
    bare = {told: sample for sample in reversed(samples) for told in (_bare(OPTIONAL.sub("", sample)), _bare(sample))}
    near = list(dict.fromkeys(bare[n] for n in get_close_matches(_bare(text), bare, 4, 0.4)))[:2]
    said = " or ".join(f"`{sample}`" for sample in near)
    return f"the nearest: {said}; or tell it as: event TYPE {{…}}" if near else "tell it as: event TYPE {…}"


def _bare(line: str) -> str:
    return re.sub(rf"<\w+>|\b{NAME}\b", "*", line)
