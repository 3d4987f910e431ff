"""Lines of law of every form, drawn at random from the words of the town."""

from hypothesis import strategies as st

from law.town import TOWN
from lawspeaker.law.lexicon import Slot
from lawspeaker.law.sentences import forms_of

PARTS = """
let window be 5 minutes
let many be 3
let far be 20 foundations
let half be 50 %
mode purge by command
mode raid hours is every day from 18:00 to 23:00
mode calm is the first 24 hours of the era

table job
         may raid  raid cap  pay    reach
  thief  yes       3         50 %   30 m
  mayor  no        1         7 %    2.5 m

table reason
            words
  guns out  guns out, gun
  kos       kos, kill on sight

ladder fighting
  warn
  kick, twice
  mute 10 to 15 minutes and confiscate
  ban for ever
  expires after 30 days
  cites A-1

define a player is awake
  when the player is online
   and the player is recording [A-2]

define a player follows another player into a base
  when the player is inside the base
    or the other player is inside the base
  cites A-3

define a base names a reason
  when any line over the base mentions the reason

article SHIFT-1
  raise ban by the first ban of that rule
  when offender has an active warn under any other rule
   and offender is online [A-1]
  unless offender has an active warn under SHIFT
  during purge
  cites A-1

article SHIFT-2
  lower rung by many

article SHIFT-3
  raise ban by half

article SHIFT-4
  lower mute by 90 seconds
"""
MEMBER = "any member of the squad of victim is online\n   and that member is in any war"
FOUND = f"{MEMBER}\n   and victim killed attacker"
"""What the first lines find: `that member`, `that war`, and `that kill` where it is not the act of a duty."""

durations = st.sampled_from(["5 minutes", "1.5 seconds", "window", "2 weeks"])
numbers = st.sampled_from(["1", "2", "many"])
clauses = st.lists(st.sampled_from(["A-1", "B-2", "C-3"]), max_size=2, unique=True)
plain_players = st.sampled_from(["attacker", "victim", "anyone", "any player", "that member", "the victim"])
bases = st.one_of(st.just("any base"), plain_players.map("any base of {}".format))
players = st.one_of(
    plain_players,
    plain_players.map("any member of the squad of {}".format),
    plain_players.map("the leader of the squad of {}".format),
    bases.map("any owner of {}".format),
)
fillers: dict[str, st.SearchStrategy[str]] = {
    "player": players,
    "base": bases,
    "zone": st.sampled_from(["any zone", "any pvp zone", "any tunnel"]),
    "text": st.sampled_from(["weapon", "any line over any base"]),
    "war": st.sampled_from(["any war", "any war of attacker", "the war over any base"]),
    "rule": st.sampled_from(["any rule", "any other rule", "SHIFT", "LAW"]),
    "hit": st.nothing(),
}
counted = st.one_of(
    st.sampled_from(["every player", "no player", "every member of the squad of attacker"]),
    st.tuples(
        st.sampled_from(["at least", "at most", "fewer than", "more than"]),
        numbers,
        st.sampled_from(["players", "members of the squad of victim"]),
    ).map(" ".join),
)
FORMS = [
    (form, parts)
    for word in TOWN.words
    if word.sort in ("happening", "state") and "hit" not in [s.kind for s in word.roles]
    for form, parts in forms_of(word)
]


@st.composite
def windows(draw: st.DrawFn) -> str:
    """When a happening lies, how often, how far apart."""
    said: list[str] = []
    times = draw(st.sampled_from(["", "once", "twice", "{} times"])).format(draw(numbers))
    said += [f" {times}"] if times else []
    age = draw(
        st.sampled_from(["", "within the last {0}", "at least {0} ago", "more than {0} ago", "between {0} and {1} ago"])
    )
    after = draw(st.sampled_from(["", "since that kill", "within {0} after that kill", "at least {0} after that kill"]))
    mode = draw(st.sampled_from(["", "during purge", "during raid hours", "during that war"]))
    for text in (age, after, mode):
        filled = text.format(draw(durations), draw(durations))
        said += [draw(st.sampled_from([" ", ", "])) + filled] if filled else []
    said += [f", {draw(durations)} apart"] if times and draw(st.booleans()) else []
    return "".join(said) + draw(st.sampled_from(["", ", counting this"]))


@st.composite
def told(draw: st.DrawFn) -> str:
    """A happening or a state, told or denied, of anybody or of several."""
    form, parts = draw(st.sampled_from(FORMS))
    said: list[str] = []
    for i, part in enumerate(parts):
        if isinstance(part, Slot):
            several = i == 0 and part.kind == "player" and draw(st.integers(0, 3)) == 0
            said.append(draw(counted if several else fillers[part.kind]))
        else:
            said.append(part)
    text = " ".join(said)
    if form.word is not None and form.word.sort == "happening":
        return text + draw(windows())
    tail = draw(st.sampled_from(["", " within the last {}", " for {}", " for more than {}"]))
    return text + tail.format(draw(durations))


compared = st.one_of(
    st.tuples(
        st.sampled_from(["the distance from attacker to", "the distance from anyone to"]),
        plain_players,
        st.sampled_from(["is at least", "is at most", "is more than", "is less than", "is", "is not"]),
        st.sampled_from(["far", "3 m", "2.5 foundations"]),
    ).map(" ".join),
    st.tuples(
        st.just("the job of"), players, st.sampled_from(["is mayor", "is not bounty hunter", "is the job of victim"])
    ).map(" ".join),
    st.sampled_from(
        [
            "the tax is more than half",
            "the tax is at most 7%",
            "the idle time of attacker is less than window",
            "the number of bases of victim is at most the raid cap of the job of victim",
            "weapon is rock",
            'the weapon is not "old rock"',
            "weapon mentions guns out",
            'weapon does not mention "any reason"',
            "the job of attacker may raid",
            "the job of anyone may not raid",
            'staff find that "it was fair"',
            'staff find that “he said "no"”',
            "that kill was lawful",
            "that kill was not lawful",
            "that kill was lawful by RED",
            "attacker is awake",
            "every member of the squad of victim is awake",
            "at least 2 players are awake",
            "attacker follows victim into any base",
        ]
    ),
)
sentences = st.one_of(told(), told(), compared)


@st.composite
def group(draw: st.DrawFn, indent: int, deep: int) -> list[str]:
    """A line, or a group with its lines under it, the first without its indentation."""
    tags = draw(clauses)
    bracket = f" [{', '.join(tags)}]" if tags else ""
    if deep == 0 or draw(st.integers(0, 3)):
        return [draw(sentences) + bracket]
    lines = [draw(st.sampled_from(["any", "all", "none"])) + " of:" + bracket]
    for _ in range(draw(st.integers(1, 3))):
        inner = draw(group(indent + 2, deep - 1))
        lines += [" " * (indent + 2) + inner[0], *inner[1:]]
    return lines


@st.composite
def blocks(draw: st.DrawFn, head: str, first: str = "") -> str:
    """A `when` or `unless` with its lines."""
    joined = "and" if first else draw(st.sampled_from(["and", "or"]))
    column = len(head) + 3
    text = f"  {head} {first}"
    for i in range(draw(st.integers(1, 3))):
        lines = draw(group(column, 2))
        text += ("\n" + f"{joined} ".rjust(column) if i or first else "") + "\n".join(lines)
    return text + "\n"


@st.composite
def articles(draw: st.DrawFn, number: int) -> str:
    """An article that forbids, permits or obliges."""
    duty = draw(st.integers(0, 4)) == 0
    despite = draw(st.sampled_from(["", " despite KOS", " despite KOS-1, RED"])) if not duty else ""
    text = f"article LAW-{number}{despite}\n"
    text += (
        f"  oblige attacker to return the belongings of victim within {draw(durations)} after kill\n"
        if duty
        else draw(st.sampled_from(["  forbid attack\n", "  permit attack, kill\n"]))
    )
    text += draw(blocks("when", MEMBER if duty else FOUND))
    if draw(st.booleans()) and not duty:
        text += draw(blocks("unless"))
    text += draw(st.sampled_from(["", "  during purge\n", "  during calm\n  except during raid hours\n"]))
    text += draw(st.sampled_from(["", "  ladder fighting\n"]))
    cited = draw(clauses)
    says = "cites" if duty else draw(st.sampled_from(["cites", "otherwise cites"]))
    return text + (f"  {says} {', '.join(cited)}\n" if cited else "")


@st.composite
def laws(draw: st.DrawFn) -> str:
    """A rulebook's law: parts, articles, facts that are never a reason."""
    found = [draw(articles(i)) for i in range(1, draw(st.integers(2, 3)))]
    never = draw(
        st.sampled_from(["", "never a reason to attack\n  victim is online [A-1]\n  any of:\n    victim is awake\n"])
    )
    return "\n".join([PARTS, *found, never])
