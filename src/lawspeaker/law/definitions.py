"""Definitions: sentences that a rulebook makes out of sentences.

`a KIND` in the head is a blank, `the KIND` in the lines fills it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from lawspeaker.law import limits
from lawspeaker.law.errors import Misread, Spot, short
from lawspeaker.law.layout import RawPart, Text
from lawspeaker.law.lexicon import Kind, Slot
from lawspeaker.law.phrases import spans_of, tokens_of
from lawspeaker.law.tree import Blank, Block, Called, Definition, Line
from lawspeaker.law.walk import leaves, parts

WORDS = 40


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a definition: its fixed words and slots, and what its lines call the blanks."""

    text: Text
    parts: tuple[str | Slot, ...]
    blanks: dict[str, Blank]

    @property
    def slots(self) -> tuple[tuple[str, str], ...]:
        """Each blank's name and kind, in their order."""
        return tuple((b.text, b.kind) for b in self.blanks.values())


def read_head(part: RawPart, kinds: Mapping[str, Kind]) -> Head:
    """The head of a definition; raises Misread where two blanks have one name, or nothing is left to say."""
    words, spans = tokens_of(part.head.text), spans_of(part.head.text)
    nouns = {k.noun: k for k in kinds.values()}
    pieces: list[str | Slot] = []
    blanks: dict[str, Blank] = {}
    i = 0
    if len(words) > WORDS:
        raise Misread("definition", f"a definition has at most {WORDS} words")
    while i < len(words):
        noun = next((n for n in sorted(nouns, key=lambda n: (-len(n), n)) if _opens(words, i, n)), None)
        if noun is None:
            pieces.append(words[i])
            i += 1
            continue
        said = f"the other {noun}" if words[i] == "another" else f"the {noun}"
        if said in blanks:
            begin, end = spans[i][0], spans[i + len(noun.split())][1]
            advice = f"say `another {noun}`, and `the other {noun}` below" if words[i] != "another" else ""
            raise Misread("definition", f"`{said}` could mean two blanks", advice, begin, end - begin)
        kind = nouns[noun].base or nouns[noun].name
        blanks[said] = Blank(len(blanks), kind, said)
        pieces.append(Slot(said, kind))
        i += 1 + len(noun.split())
    if not any(isinstance(p, str) for p in pieces):
        raise Misread(
            "definition", f"`{short(part.head.text)}` is no sentence", "such as: define a player is a guest of a base"
        )
    return Head(part.head, tuple(pieces), blanks)


def _opens(words: list[str], i: int, noun: str) -> bool:
    size = len(noun.split())
    return words[i] in ("a", "an", "another") and words[i + 1 : i + 1 + size] == noun.split()


def finished(head: Head, body: Block, cites: tuple[str, ...]) -> Definition:
    """The definition with its lines."""
    filled = {part.index for part in parts(body) if isinstance(part, Blank)}
    used = tuple(blank.index in filled for blank in head.blanks.values())
    return Definition(head.text.text, head.text.text, head.parts, head.slots, body, head.text.spot, cites, used)


def stood_on(body: Block) -> list[tuple[str, Line]]:
    """The definitions that these lines call, each with the line that does."""
    return [(c.definition, line) for line, c in leaves(body.lines) if isinstance(c, Called)]


def refuse_circles(definition: Definition, known: Mapping[str, Definition]) -> None:
    """Raises Misread where a definition stands on itself, by however many others."""
    seen: set[str] = set()
    left = stood_on(definition.body)
    while left:
        name, line = left.pop()
        if name == definition.name:
            message = f"`{short(name)}` stands on itself"
            raise Misread("later-definition", message, "a definition stands on earlier ones only", spot=line.spot)
        if name in known and name not in seen:
            seen.add(name)
            left += [(inner, line) for inner, _ in stood_on(known[name].body)]


@dataclass(frozen=True, slots=True)
class Size:
    """How many lines these are with all that they stand on, and how deep definitions stand on each other."""

    lines: int = 0
    depth: int = 0


def size_of(block: Block, sizes: Mapping[str, Size]) -> Size:
    """The size of a block whose definitions have these sizes."""
    lines = depth = 0
    for _, condition in leaves(block.lines):
        inner = sizes.get(condition.definition, Size()) if isinstance(condition, Called) else Size()
        lines += 1 + inner.lines
        depth = max(depth, inner.depth + isinstance(condition, Called))
    return Size(lines, depth)


def refuse_size(name: str, size: Size, spot: Spot) -> None:
    """Raises Misread for what has too many lines once unfolded, or stands on too tall a tower."""
    if size.lines > limits.UNFOLDED:
        message = (
            f"`{short(name)}` has {size.lines:,} lines with all that it stands on; at most {limits.UNFOLDED} are read"
        )
        raise Misread("limit", message, "make two of it", spot=spot)
    if size.depth > limits.TOWER:
        message = (
            f"`{short(name)}` stands on {size.depth} definitions, one on the other; at most {limits.TOWER} are read"
        )
        raise Misread("limit", message, "say some of it directly", spot=spot)


def foundations(definitions: Mapping[str, Definition]) -> list[str]:
    """All definitions, each behind those that it stands on; none of them stands on itself."""
    found: dict[str, None] = {}
    calls = {n: dict.fromkeys(c for c, _ in stood_on(d.body) if c in definitions) for n, d in definitions.items()}
    left = list(definitions)
    while left:
        wanted = [n for n in calls[left[-1]] if n not in found]
        if wanted:
            left += wanted
        else:
            found[left.pop()] = None
    return list(found)
