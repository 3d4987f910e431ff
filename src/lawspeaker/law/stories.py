"""Stories: the `map` and `example` fences of a rulebook, cut into what was told, when, and what comes of it.

A line without a time sets the scene; a line with one tells an event, and at its right, two spaces or more apart,
stands what comes of it. Nothing here knows what the lines mean: whoever tells them to the referee does.
"""

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from lawspeaker.law import limits
from lawspeaker.law.errors import Diagnostic, Misread, Refused, Spot, short
from lawspeaker.law.expected import CLOCK, Expected, read_clock, read_expected
from lawspeaker.law.fences import Fence, read_chapter
from lawspeaker.law.folder import find_base, find_rulebook, read_folder

HEAD = re.compile(r"(?:on (?P<on>.+?))?\s*(?:\bcites (?P<cites>.+))?$")
TIMED = re.compile(rf"(?P<time>{CLOCK})(?:\s+|$)(?P<rest>.*)$")
BARE = re.compile(r'(?:"[^"]*"|(?!\s#(?:\s|$)).)*')
ADVICE = "tell the rest in an example of its own, or in a rulebook that extends this one"
CUT = re.compile(r'((?:"[^"]*"|(?!\s\s)[^"])+)(?:\s\s+(.*))?$')


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One line: `at` in ms from the story's first midnight (None where it sets the scene), what was told, and what
    comes of it."""

    told: str
    spot: Spot
    at: int | None = None
    time: str = ""
    outcomes: tuple[Expected, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """One `map` or `example`: its name or the map it stands on, the clauses it shows, its lines."""

    sort: str
    name: str
    on: str
    cites: tuple[str, ...]
    heading: str
    spot: Spot
    lines: tuple[StoryLine, ...]

    @property
    def title(self) -> str:
        """What it is called in a list of examples."""
        return self.spot.place


@dataclass(slots=True)
class Stories:
    """All maps by name, and all examples in the order of the text."""

    maps: dict[str, Story] = field(default_factory=dict)
    examples: list[Story] = field(default_factory=list)

    def scene(self, example: Story) -> tuple[StoryLine, ...]:
        """The lines of the map that an example stands on; raises Refused if there is no such map."""
        if not example.on:
            return ()
        if example.on not in self.maps:
            known = ", ".join(f"`{m}`" for m in sorted(self.maps)) or "none"
            raise Refused([Diagnostic("map", f"there is no map `{example.on}`", example.spot, f"maps here: {known}")])
        return self.maps[example.on].lines


def read_stories(name: str) -> Stories:
    """Every map and example of a rulebook by its name or folder; of a rulebook it extends the maps only.

    Raises NoSuchRulebook, and Refused with everything that cannot be read.
    """
    return _read(find_rulebook(name), ())


def _read(path: Path, above: tuple[Path, ...]) -> Stories:
    folder = read_folder(path)
    stories = Stories()
    if "extends" in folder.settings:
        base = find_base(folder)
        if base.resolve() in above:
            spot = folder.spot("extends")
            raise Refused([Diagnostic("extends", f"`{folder.name}` extends itself, by way of others", spot)])
        stories.maps.update(_read(base, (*above, path.resolve())).maps)
    problems: list[Diagnostic] = []
    mine: dict[str, Spot] = {}
    for chapter, text in folder.chapters:
        for fence in read_chapter(chapter, text):
            if fence.sort in ("map", "example") and len(problems) < limits.PROBLEMS:
                _add(stories, fence, mine, problems)
    if problems:
        raise Refused(problems[: limits.PROBLEMS])
    return stories


def _add(stories: Stories, fence: Fence, mine: dict[str, Spot], problems: list[Diagnostic]) -> None:
    """Keep one story; `mine` are the maps of this very rulebook, of which each has a name of its own."""
    try:
        if len(stories.maps) + len(stories.examples) >= limits.STORIES:
            message = f"the rulebook has more than {limits.STORIES:,} maps and examples"
            raise Refused([Diagnostic("limit", message, fence.opened, ADVICE)])
        story = read_story(fence)
    except Refused as refused:
        problems += refused.diagnostics
        return
    if story.sort == "map" and story.name in mine:
        first = mine[story.name]
        where = f"the first stands in {first.file}, line {first.line}"
        problems.append(Diagnostic("duplicate", f"there is a map `{short(story.name)}` already", story.spot, where))
    elif story.sort == "map":
        mine[story.name] = story.spot
        stories.maps[story.name] = story
    else:
        stories.examples.append(story)


def read_story(fence: Fence) -> Story:
    """One fence; raises Refused with every line that cannot be read."""
    source = fence.source
    _refuse_long(fence)
    opened = Spot(source.file, source.first - 1, 1, f"```{fence.sort} {fence.rest}".rstrip(), 3)
    if fence.sort == "map" and not fence.rest:
        raise Refused([Diagnostic("map", "a map needs a name", opened, "write: ```map town")])
    head = HEAD.match(fence.rest)
    if fence.sort == "example" and head is None:
        message = f"`{fence.rest}` is not understood behind `example`"
        raise Refused([Diagnostic("example", message, opened, "write: ```example on MAP cites CLAUSE, CLAUSE")])
    on = (head["on"] or "") if head and fence.sort == "example" else ""
    cites = _ids(head["cites"]) if head and fence.sort == "example" else ()
    story = Story(fence.sort, fence.rest, on.strip(), cites, fence.heading, opened, ())
    return _Lines(story).read(fence)


def _refuse_long(fence: Fence) -> None:
    """Raises Refused where a story has too many lines, or one that is too long."""
    source = fence.source
    if len(source.lines) > limits.STORY:
        message = f"the story has {len(source.lines):,} lines; at most {limits.STORY} are read"
        raise Refused([Diagnostic("limit", message, fence.opened, ADVICE)])
    if len(fence.rest) > limits.LINE:
        message = f"the line that opens the story is longer than {limits.LINE:,} characters"
        raise Refused([Diagnostic("limit", message, fence.opened, "such as: ```example on MAP cites CLAUSE")])
    for number, line in enumerate(source.lines):
        if len(line) > limits.LINE:
            message = f"the line has {len(line):,} characters; at most {limits.LINE:,} are read"
            spot = source.spot(number, limits.LINE, len(line) - limits.LINE)
            raise Refused([Diagnostic("limit", message, spot, "tell it in fewer words")])


def _ids(text: str | None) -> tuple[str, ...]:
    return tuple(i.strip() for i in (text or "").split(",") if i.strip())


def _bare(raw: str) -> str:
    """A line without the comment behind ` # `."""
    if raw.lstrip().startswith("# "):
        return ""
    kept = BARE.match(raw)
    return kept[0].rstrip() if kept else raw


class _Lines:
    """Reads the lines of one fence and collects what is wrong with them."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.lines: list[StoryLine] = []
        self.problems: list[Diagnostic] = []

    def read(self, fence: Fence) -> Story:
        for i, raw in enumerate(fence.source.lines):
            text = _bare(raw)
            if not text.strip():
                continue
            column = len(text) - len(text.lstrip())
            spot = Spot(fence.source.file, fence.source.first + i, column + 1, raw, len(text.strip()))
            try:
                self._line(text.strip(), spot, column)
            except Misread as misread:
                self.problems.append(Diagnostic(misread.code, misread.message, spot, misread.help))
        if self.problems:
            raise Refused(self.problems)
        return replace(self.story, lines=tuple(self.lines))

    def _line(self, text: str, spot: Spot, column: int) -> None:
        timed = TIMED.match(text)
        if timed:
            self._timed(timed["time"], timed["rest"], text, spot)
        elif column and self.lines and self.lines[-1].at is not None:
            last = self.lines[-1]
            self.lines[-1] = replace(last, outcomes=(*last.outcomes, *read_expected(text, spot)))
        elif text.startswith("cites ") and not self.lines:
            self.story = replace(self.story, cites=(*self.story.cites, *_ids(text.removeprefix("cites "))))
        elif self.lines and self.lines[-1].at is not None:
            raise Misread("story", "a line without a time stands below one with a time", "begin it with a time: 0:20")
        else:
            self.lines.append(StoryLine(text, spot))

    def _timed(self, time: str, rest: str, text: str, spot: Spot) -> None:
        if self.story.sort == "map":
            raise Misread("story", "a map has no times", "tell what happens in an example")
        at = read_clock(time)
        if at is None:
            raise Misread(
                "story", f"`{time}` is no time", "such as `0:20`, `4:59.999`, `1:02:03` or `Saturday 20:00:00`"
            )
        before = self.lines[-1].at if self.lines else None
        if before is not None and at < before:
            raise Misread("story", f"`{time}` lies before the line above it", "a story is told in order")
        cut = CUT.match(rest.strip())
        if cut is None:
            raise Misread("story", "nothing is told here", "tell an event, or `time passes`")
        right = cut[2] or ""
        start = text.rfind(right) if right else 0
        there = replace(spot, column=spot.column + start, width=max(1, len(right)))
        told_at = replace(spot, column=spot.column + len(text) - len(rest), width=len(cut[1]))
        self.lines.append(StoryLine(cut[1].strip(), told_at, at, time, read_expected(right, there)))
