"""Generated law: small rulebooks as text, from a grammar of sentences, and evenings on which people also find things.

Every rulebook is text that the language reads like any other. A text that it refuses (two things that `that hit` could
mean, for example) is no rulebook, and is drawn again.

Not drawn, for the referees do not agree on them yet: several tags in one group or definition, and a tag on a denied
report; past rulings and `counting this` in groups, definitions or `unless`; questions in definitions; reports that name
no act, or that come when the hearing is just over.
"""

from dataclasses import dataclass, field, replace
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st
from msgspec import json

from lawspeaker.events import Event
from lawspeaker.events.codec import decode_line
from lawspeaker.law.book import BookReader
from lawspeaker.law.errors import Refused
from lawspeaker.law.tree import Rulebook
from lawspeaker.vocabulary import lexicon

TIMES = ("1 minute", "30 seconds", "5 minutes", "5 minutes", "1 hour", "soon", "soon", "500 ms")
NUMBERS = ("let soon be 2 minutes", "let hearing be 299 seconds", "let few be 2", "let near be 12 metres")
QUESTIONS = ("it was an accident", "he was trolled")
HIT, HARM, ATTACK, WARNING = (
    ("hit {}", "hit {}", "hit"),
    ("hurt {}", "hurt {}", "harm"),
    ("attacked {}", "attack {}", "attack"),
    ("warned {}", "warn {}", "warning"),
)
DEEDS = (  # told, denied, what `that …` calls it
    *((HIT,) * 10 + (HARM, ATTACK) * 4 + (WARNING,) * 6),
    ("shot at {}", "shoot at {}", "shot"),
    ("killed {}", "kill {}", "kill"),
    ("spoke to {}", "speak to {}", "speech"),
    ("tried to arrest {}", "try to arrest {}", "arrest"),
    ("downed {}", "down {}", "downing"),
    ("hit the owner of any base", "hit the owner of any base", "hit"),
    ("spawned", "spawn", "spawning"),
    ("died", "die", "death"),
    ("drew a weapon", "draw a weapon", "drawing"),
    ("entered any pvp zone", "enter any pvp zone", "entering"),
    ("entered any zone", "enter any zone", "entering"),
    ("broke into any base", "break into any base", "break-in"),
    ("opened a door of any base", "open a door of any base", "opening"),
    ("touched a keypad of any base", "touch a keypad of any base", "touch"),
    ("raided any base", "raid any base", "raid"),
    ("destroyed anything of any base", "destroy anything of any base", "destruction in a house"),
    ("placed anything at any base", "place anything at any base", "placing in a house"),
    ("got access to any base", "get access to any base", "access"),
    ("looted anything of {}", "loot anything of {}", "taking"),
    ("gave something to {}", "give something to {}", "gift"),
    ("joined any group", "join any group", "joining of a group"),
    ("spoke within near of {}", "speak within near of {}", "speaking within"),
    ('hurt {} with "rock"', 'hurt {} with "rock"', "harm by a weapon"),
    ("demanded something of {}", "demand something of {}", "demand"),
    ('agreed to "enter" with {}', 'agree to "enter" with {}', "consent"),
)
RULED = {"hit", "harm", "attack", "kill", "arrest", "warning"}
STATES = (
    ("is", "inside any pvp zone"),
    ("is", "inside any base"),
    ("is", "in any zone"),
    ("is", "within near of {}"),
    ("is", "in the squad of {}"),
    ("is", "a member of the team of {}"),
    ("is", "in a fight"),
    ("is", "in a fight with {}"),
    ("is", "asleep"),
    ("is", "recording"),
    ("is", "under arrest"),
    ("is", "online"),
    ("is", "alive"),
    ("is", "{}"),
    ("own", "any base"),
    ("hold", "a drawn weapon"),
    ("act", "first against {}"),
    ("is", "behind the KOS line of any base"),
    ("is", "authorised at any base"),
    ("is", "an ally of {}"),
    ("is", "without a group"),
    ("is", "within near of any base"),
    ("is", "within near of the edge of any pvp zone"),
    ("is", "any owner of any base"),
    ("side", "with {}"),
    ("lie", "wounded"),
    ("lead", "any group"),
)
LASTING = (
    "an ally of {}",
    "inside any pvp zone",
    "in a fight",
    "asleep",
    "recording",
    "under arrest",
    "online",
    "in any zone",
)
MEASURES = (
    ("the distance from {} to {}", ("12 metres", "near", "30 metres", "30.5 metres")),
    ("the idle time of {}", ("30 seconds", "soon", "the idle time of {}", "the idle time of anyone")),
    ("the number of members in the squad of {}", ("1", "few")),
    ("the number of players inside any pvp zone", ("1", "2")),
    ("the average tax", ("50 %",)),
    ("the damage", ("5",)),
    ("the distance from {} to any base", ("30 metres", "near")),
    ("the distance from {} to the edge of any pvp zone", ("30 metres", "near")),
    ("the number of members of any group", ("2",)),
    ("the time online of {}", ("soon",)),
)
SEVERAL = ("players", "members of the squad of {}", "opponents of {}", "bases of {}", "players within near of {}")
ACTS = (
    *(("attack", ("attacker", "victim")) for _ in range(16)),
    ("kill", ("attacker", "victim")),
    ("arrest", ("player", "target")),
    ("enter", ("visitor",)),
    ("leave", ("visitor",)),
    ("raid", ("raider",)),
    ("place", ("builder",)),
    ("open", ("player",)),
    ("say", ("speaker", "listener")),
    ("loot", ("looter", "owner")),
)


@dataclass
class Speaking:
    """Who may be spoken of, what has been found so far, which definitions there are, and how deep the list lies."""

    people: tuple[str, ...]
    found: list[str] = field(default_factory=list)
    defined: tuple[str, ...] = ()
    depth: int = 0
    asks: bool = True
    tagged: list[int] = field(default_factory=lambda: [0])

    def inner(self) -> "Speaking":
        return Speaking(self.people, list(self.found), self.defined, self.depth + 1, self.asks, self.tagged)


@st.composite
def person(draw: st.DrawFn, to: Speaking, likely: str = "") -> str:
    """Somebody: mostly one of the act, sometimes anybody or somebody found."""
    some = ["anyone", f"any member of the squad of {to.people[-1]}", f"any other member of the squad of {to.people[0]}"]
    some += [f"that {n}" for n in to.found if n in ("player", "member", "other member")]
    return draw(st.sampled_from((*to.people, *((likely,) * 9 if likely else to.people * 3), *some)))


@st.composite
def window(draw: st.DrawFn, to: Speaking) -> str:
    age = draw(st.sampled_from(TIMES))
    those = [n for n in to.found if n not in ("player", "member", "other member", "pvp zone", "zone", "base")]
    kinds = ["", f" within the last {age}", f" within the last {age}", f" at least {age} ago", f" more than {age} ago"]
    kinds += [" between 30 seconds and 5 minutes ago"]
    for that in those:
        kinds += [f" since that {that}", f" within {age} after that {that}", f" at least {age} after that {that}"]
    return draw(st.sampled_from(kinds))


@st.composite
def deed(draw: st.DrawFn, to: Speaking, doer: str = "") -> str:
    told, denied, noun = draw(st.sampled_from(DEEDS))
    first, second = draw(st.permutations((to.people * 2)[:2]))
    whom, who = draw(person(to, second)), doer or draw(person(to, first))
    behind = draw(window(to))
    how = draw(st.sampled_from(("told", "told", "told", "denied", "times")))
    counted = how == "times" or doer != ""
    if how == "denied":
        return f"{who} did not {denied.format(whom)}{behind}"
    if how == "times":
        times = draw(st.sampled_from(("twice", "3 times", "once", "few times")))
        behind += f" {times}" + draw(st.sampled_from(("", ", 1 seconds apart", ", 30 seconds apart")))
    this = draw(st.sampled_from(("", "", "", ", counting this")))
    if not counted and not this:
        to.found.append(noun)
        to.found += [kind for kind in ("pvp zone", "zone", "base") if f"any {kind}" in told]
        to.found += [n for n in ("member", "other member") for term in (who, whom) if term.startswith(f"any {n} ")]
        to.found += ["player" for term in (who, whom) if term == "anyone"]
    return f"{who} {told.format(whom)}{behind}{this}"


@st.composite
def state(draw: st.DrawFn, to: Speaking, who: str = "", verb: str = "") -> str:
    base, rest = draw(st.sampled_from(STATES))
    tail = ""
    if rest in LASTING:
        age = draw(st.sampled_from(TIMES))
        tail = draw(st.sampled_from(("", "", f" for {age}", f" within the last {age}", f" for more than {age}")))
    first, second = draw(st.permutations((to.people * 2)[:2]))
    whom, who = draw(person(to, second)), who or draw(person(to, first))
    no = draw(st.booleans()) if not verb else False
    if base == "is":
        said = f"{verb or 'is'}{' not' if no else ''}"
    else:
        said = f"does not {base}" if no else base if verb else f"{base}s"
    to.found += [kind for kind in ("pvp zone", "zone", "base") if f"any {kind}" in rest and not no and not verb]
    return f"{who} {said} {rest.format(whom)}{tail}"


@st.composite
def measured(draw: st.DrawFn, to: Speaking) -> str:
    measure, bounds = draw(st.sampled_from(MEASURES))
    how = draw(st.sampled_from(("is at least", "is at most", "is more than", "is less than", "is", "is not")))
    bound = draw(st.sampled_from(bounds)).format(draw(st.sampled_from(to.people)))
    return f"{measure.format(draw(person(to)), draw(person(to)))} {how} {bound}"


@st.composite
def several(draw: st.DrawFn, to: Speaking) -> str:
    how = draw(
        st.sampled_from(("every", "no", "at least 2", "at most 1", "fewer than few", "more than 1", "at least 1"))
    )
    whom = draw(st.sampled_from(SEVERAL)).format(draw(st.sampled_from(to.people)))
    if draw(st.booleans()):
        return draw(deed(to, f"{how} {whom}"))
    return draw(state(to, f"{how} {whom}", "are"))


@st.composite
def group(draw: st.DrawFn, to: Speaking) -> list[str]:
    how = draw(st.sampled_from(("any", "all", "none")))
    shared = to.inner()
    lines = [f"{how} of:"]
    for _ in range(draw(st.integers(1, 3))):
        lines += [f"    {one}" for one in draw(line(shared if how == "all" else shared.inner()))]
    return lines


@st.composite
def line(draw: st.DrawFn, to: Speaking) -> list[str]:
    """One line, or a group of them."""
    kinds = ["deed"] * 6 + ["state"] * 3 + ["measure", "several"]
    kinds += ["ruled"] * 3 if set(to.found) & RULED else []
    kinds += ["group"] * 2 if to.depth < 3 else []
    kinds += ["called"] * 2 if to.defined else []
    kinds += ["asked", "gate"] if to.asks else []
    kind = draw(st.sampled_from(kinds))
    untagged = False
    if kind == "group":
        return draw(group(to))
    if kind == "deed":
        said = draw(deed(to))
    elif kind == "state":
        said = draw(state(to))
    elif kind == "measure":
        said = draw(measured(to))
    elif kind == "several":
        said = draw(several(to))
    elif kind == "asked":
        said = f'staff find that "{draw(st.sampled_from(QUESTIONS))}"'
    elif kind == "gate":
        said = draw(st.sampled_from(("anyone reported it", f"{to.people[-1]} reported it", "anyone did not report it")))
        untagged = True
    elif kind == "called":
        args = draw(st.sampled_from(to.people)), draw(person(to))
        said = draw(st.sampled_from(to.defined)).format(*args)
    else:
        that = draw(st.sampled_from([n for n in to.found if n in RULED]))
        said = f"that {that} was {draw(st.sampled_from(('lawful', 'not lawful', 'lawful by B', 'lawful by B-2')))}"
        untagged = True
    if not untagged and to.depth == 0 and draw(st.integers(0, 5)) == 0:
        to.tagged[0] += 1
        said += f" [T-{to.tagged[0]}]"
    return [said]


@st.composite
def block(draw: st.DrawFn, word: str, to: Speaking, longest: int = 3) -> list[str]:
    """The lines under `when` or `unless`."""
    join = draw(st.sampled_from(("and", "and", "and", "or")))
    lines: list[str] = []
    to.depth += word == "unless" and join == "and"
    for i in range(draw(st.sampled_from((1, 1, 2, 2, 3)[: 2 * longest - 1]))):
        first, *rest = draw(line(to if join == "and" else to.inner()))
        lines += [f"{word if i == 0 else f'   {join}'} {first}", *(f"         {one}" for one in rest)]
    return lines


@st.composite
def article(draw: st.DrawFn, number: int, act: str, people: tuple[str, ...], defined: tuple[str, ...]) -> list[str]:
    permits = number > 1 and draw(st.booleans())
    to = Speaking(people, defined=defined)
    despite = draw(st.sampled_from(("A", "A-1", "A-1, A-2", "A, B"))) if permits else ""
    name = f"{'B' if permits else 'A'}-{number}"
    lines = [
        f"article {name} despite {despite}" if permits else f"article {name}",
        f"{'permit' if permits else 'forbid'} {act}",
    ]
    if draw(st.integers(0, 4 if number > 1 else 1)):
        lines += draw(block("when", to))
    if draw(st.integers(0, 2)) == 0:
        lines += draw(block("unless", replace(to, found=list(to.found)), 2))
    if draw(st.booleans()):
        lines.append(f"{draw(st.sampled_from(('cites', 'otherwise cites')))} C-{number}")
    return [*lines, ""]


@st.composite
def definition(draw: st.DrawFn, name: str, defined: tuple[str, ...]) -> list[str]:
    to = Speaking(("the player", "the other player"), defined=defined, depth=1, asks=False)
    return [f"define a player {name} another player", *draw(block("when", to)), ""]


@st.composite
def rulebooks(draw: st.DrawFn) -> str:
    """The text of a rulebook of a few articles."""
    lines = [*NUMBERS, ""]
    defined: tuple[str, ...] = ()
    for name in draw(st.sampled_from(((), (), ("threatens",), ("threatens", "fears")))):
        lines += draw(definition(name, defined))
        defined += (f"{{}} {name} {{}}",)
    act, people = draw(st.sampled_from(ACTS))
    for number in range(1, 1 + draw(st.integers(1, 4))):
        lines += draw(article(number, act, people, defined))
    return "\n".join(("# Law", "```law", *lines, "```", ""))


def read(text: str) -> Rulebook:
    """The rulebook, if the language reads this text as one."""
    reader = BookReader(lexicon(), "generated")
    reader.chapter("generated.md", text)
    try:
        return reader.finish()
    except Refused:
        assume(False)
        raise


# Evenings -------------------------------------------------------------------------------------------------------------

PEOPLE = ("ann", "bo", "cy")
HOUSES = ("h1", "h2")
WALL = {"entity": "w", "kind": "wall", "weapon": "rock", "damage": 3}
TURRET = {"type": "placed", "entity": "e", "kind": "turret", "at": [5, 0, 5]}
BAG = {"type": "looted", "container": "c", "kind": "bag", "at": [1, 0, 1]}
Line = dict[str, Any]

people = st.sampled_from(PEOPLE)
pairs = st.sampled_from((("ann", "bo"), ("bo", "ann")) * 4 + (("ann", "cy"), ("cy", "ann"), ("bo", "cy"), ("cy", "bo")))
places = st.tuples(st.sampled_from((0, 10, 29, 31, 60, 200)), st.just(0), st.sampled_from((0, 2))).map(list)
steps = st.sampled_from((0, 1, 499, 500, 2_000, 10_000, 29_999, 30_000, 60_000, 119_999, 120_000, 299_999, 300_000))


def blow(kind: str) -> st.SearchStrategy[Line]:
    told = st.fixed_dictionaries(
        {"type": st.just(kind), "weapon": st.just("rock")},
        optional={"at": places, "victim_at": places, "landed": st.booleans()},
    )
    return st.tuples(pairs, told).map(
        lambda p: {"attacker": p[0][0], "victim": p[0][1], **p[1], **({"damage": 5} if kind == "hit" else {})}
    )


def maybe(move: Line, name: str, *values: Any) -> st.SearchStrategy[Line]:
    """The same with a field left out, known to be absent, or given."""
    return st.sampled_from(({}, {name: None}, *({name: v} for v in values))).map(lambda more: {**move, **more})


def order(name: str, **args: Any) -> st.SearchStrategy[Line]:
    return pairs.map(
        lambda p: {"type": "command", "player": p[0], "name": name, "args": {"player": p[1], "text": "x", **args}}
    )


moves: st.SearchStrategy[Line] = st.one_of(
    *(blow("hit") for _ in range(12)),
    *(blow("kill") for _ in range(2)),
    *(order("warn") for _ in range(3)),
    pairs.map(lambda p: {"type": "shot", "player": p[0], "weapon": "bow", "at": [0, 0, 0], "near": p[1]}),
    st.lists(st.tuples(people, places), min_size=1, max_size=3, unique_by=lambda r: r[0]).map(
        lambda rows: {"type": "positions", "rows": [[p, *at] for p, at in rows]}
    ),
    st.tuples(people, places).map(lambda p: {"type": "spawned", "player": p[0], "at": p[1]}),
    st.tuples(people, places).map(lambda p: {"type": "died", "player": p[0], "at": p[1], "cause": "fall"}),
    people.flatmap(lambda p: maybe({"type": "downed", "victim": p}, "attacker", "ann")),
    pairs.map(lambda p: {"type": "chat", "player": p[0], "channel": "local", "text": "hi", "to": p[1]}),
    people.map(lambda p: {"type": "voice", "player": p, "ms": 900}),
    st.tuples(pairs, st.sampled_from(("tried", "done", "released"))).map(
        lambda p: {"type": "arrest", "player": p[0][0], "target": p[0][1], "state": p[1]}
    ),
    st.tuples(people, st.booleans()).map(lambda p: {"type": "drawn", "player": p[0], "weapon": "rock", "on": p[1]}),
    st.tuples(people, st.booleans()).map(lambda p: {"type": "recording", "player": p[0], "on": p[1]}),
    st.tuples(people, places, st.booleans()).map(
        lambda p: {"type": "sleeping", "player": p[0], "at": p[1], "on": p[2]}
    ),
    people.map(lambda p: {"type": "idle", "player": p, "seconds": 40}),
    people.map(lambda p: {"type": "joined", "player": p, "name": p}),
    people.map(lambda p: {"type": "left", "player": p}),
    people.flatmap(
        lambda p: maybe({"type": "lock", "player": p, "entity": "d", "action": "picked", "ok": False}, "building", "h1")
    ),
    people.flatmap(lambda p: maybe({"type": "door", "player": p, "entity": "d", "open": True}, "building", *HOUSES)),
    people.flatmap(lambda p: maybe({"type": "keypad", "player": p, "entity": "k"}, "building", "h2")),
    st.tuples(st.sampled_from(HOUSES), st.lists(people, max_size=2, unique=True)).map(
        lambda p: {
            "type": "building",
            "building": p[0],
            "at": [0, 0, 0],
            "authorised": p[1],
            "circle": [0 if p[0] == "h1" else 200, 0, 30],
        }
    ),
    st.sampled_from((0, 50)).map(lambda x: {"type": "zone", "id": f"d{x}", "kind": "pvp", "circle": [x, 0, 30]}),
    st.just({"type": "zone", "id": "s", "kind": "safe", "circle": [0, 0, 60]}),
    st.just({"type": "zone_ended", "id": "d0"}),
    pairs.map(lambda p: {"type": "group", "id": "g", "kind": "team", "name": "G", "members": [*p], "leaders": [p[0]]}),
    st.sampled_from((0.5, 0.51)).map(lambda r: {"type": "tax", "rate": r}),
    st.just({"type": "time"}),
    people.flatmap(lambda p: maybe({**WALL, "type": "structure_hit", "attacker": p}, "building", *HOUSES)),
    people.flatmap(lambda p: maybe({**WALL, "type": "structure_destroyed", "attacker": p}, "building", *HOUSES)),
    people.flatmap(lambda p: maybe({**TURRET, "player": p}, "building", "h1")),
    pairs.flatmap(lambda p: maybe({**BAG, "player": p[0]}, "owner", p[1])),
    pairs.map(lambda p: {"type": "item_given", "from": p[0], "to": p[1], "items": {"wood": 3}}),
    st.tuples(pairs, st.sampled_from(HOUSES), st.booleans()).map(
        lambda p: {
            "type": "authorised",
            "player": p[0][0],
            "cupboard": "k",
            "building": p[1],
            "on": p[2],
            "by": p[0][1],
        }
    ),
    st.tuples(pairs, st.booleans()).map(
        lambda p: {"type": "relation", "a": p[0][0], "b": p[0][1], "kind": "ally", "on": p[1]}
    ),
    order("demand"),
    order("consent", what="enter"),
    st.sampled_from(HOUSES).map(
        lambda h: {"type": "zone", "id": f"line-{h}", "kind": "kos_line", "building": h, "circle": [0, 0, 20]}
    ),
    st.just({"type": "group_ended", "id": "g"}),
    people.map(lambda p: {"type": "chat", "player": p, "channel": "global", "text": "hello"}),
)
openings = st.sampled_from(
    (
        {},
        {},
        {"resumed": True},
        {"records": ["hit", "kill", "positions", "zone", "building", "spawned", "command", "chat"]},
        {"records": ["zone", "positions", "arrest"]},
        {"records": ["hit", "kill", "positions", "spawned", "structure_hit"]},
    )
)
IDS = [f"{a}-{i}" for a in "AB" for i in (1, 2, 3)]
asked = st.sampled_from(
    [*(f"{i}?1" for i in IDS), *(f"{i}/{k}" for i in IDS for k in (1, 2, 3)), "C-1", "C-2", "T-1", "T-2"]
)


@st.composite
def evenings(draw: st.DrawFn, whole: bool = False, longest: int = 14) -> list[Event]:
    """A stream of events with what is found of them, early and late; where it is not `whole`, something goes unseen."""
    lines: list[Line] = [{"type": "server_started", "t": 1_000_000, **(draw(openings) if not whole else {})}]
    t, n = 1_000_000, 1
    for number in range(2, 2 + draw(st.integers(longest // 2, longest))):
        t += draw(steps)
        n += draw(st.sampled_from((1,) * 12 + (1 if whole else 2,)))
        if draw(st.integers(0, 6)) == 0:
            about = draw(st.integers(2, number))
            move: Line = {"type": "finding", "by": "staff", "subject": about, "question": draw(asked)}
            move["answer"] = draw(st.sampled_from(("yes", "no")))
        elif draw(st.integers(0, 12)) == 0:
            move = draw(order("report", kind="x", about=draw(st.integers(2, number))))
        else:
            move = draw(moves)
        lines.append({**move, "t": t, "n": n})
    lines[0]["n"] = 1
    return [event(json.encode({**line, "seq": seq})) for seq, line in enumerate(lines, 1)]


def event(text: bytes) -> Event:
    found = decode_line(text)
    assert isinstance(found, Event)
    return found


def told(events: list[Event]) -> str:
    """The stream as lines, for whoever has to read it."""
    return "\n".join(json.encode(e).decode() for e in events)
