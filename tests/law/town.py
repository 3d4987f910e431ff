"""A small town for the language's own tests: a few words of every sort, whose functions nobody calls."""

import textwrap
from typing import Any

from lawspeaker.law.book import BookReader
from lawspeaker.law.errors import Diagnostic, Refused
from lawspeaker.law.lexicon import Kind, Lexicon, Number, act, happening, kept, measure, name, state
from lawspeaker.law.tree import Article, Condition, Line, Rulebook


def nothing(*_: Any) -> Any:
    """No function of this town is ever called."""
    raise AssertionError("reading a rulebook calls no word")


WORDS = [
    happening("{attacker:player} [hit|hit] {victim:player}", "hit"),
    happening("{attacker:player} [kill|killed as kill] {victim:player}", "kill"),
    happening("{player:player} [warn|warned as warning] {other:player}", "command"),
    happening("{host:player} [tell|told as telling] {guest:player} to leave", "command"),
    happening("{host:player} [invite|invited as invitation] {guest:player}", "command"),
    happening("{player:player} [die|died as death]", "died"),
    happening("{player:player} [leave|left as departure] {place:zone}", "positions"),
    happening("{raider:player} [raid|raided] {base:base}", "raid"),
    happening("{finder:player} [return|returned as return] the belongings of {loser:player}", "returned"),
    kept("{player:player} [be banned|was banned as ban] under {rule:rule}"),
    happening("the war [begin|began as beginning]", "war"),
    happening("{reporter:player} [report|reported] it", "report", after=True),
    state("{player:player} [be|is|was|are] inside {zone:zone}", since=nothing, ended=nothing),
    state("{player:player} [be|is|was|are] inside {base:base}"),
    state("{player:player} [be|is|was|are] in {war:war}"),
    state("{player:player} [be|is|was|are] online", since=nothing, ended=nothing),
    state("{player:player} [be|is|was|are] recording"),
    state("{player:player} [own|owns|owned|own] {base:base}"),
    state("{player:player} [hold|holds|held] a weapon"),
    state("{rule:rule} [be|is|was|are] broken"),
    state("{player:player} [have|has|had] an active warn under {rule:rule}"),
    state("{blow:hit} [answer|answers|answered] a blow of {side:player}"),
    measure("the distance from {player:player} to {other:player}", gives="distance"),
    measure("the distance from {player:player} to {death:die}", gives="distance"),
    measure("the length of {text:text}", gives="number"),
    measure("the number of bases of {player:player}", gives="number"),
    measure("the idle time of {player:player}", gives="duration"),
    measure("the job of {player:player}", gives="job"),
    measure("the tax", gives="share"),
    measure("the kind of {zone:zone}", gives="text"),
    measure("the first ban of {rule:rule}", gives="duration"),
    name("[owner|owners] of {base:base}", gives="player", many=True),
    name("[base|bases] of {player:player}", gives="base", many=True),
    name("[member|members] of the squad of {player:player}", gives="player", many=True),
    name("[leader|leaders] of the squad of {player:player}", gives="player"),
    name("[line|lines] over {base:base}", gives="text", many=True),
    name("[war|wars] of {player:player}", gives="war", many=True),
    name("war over {base:base}", gives="war"),
    name("[other rule|other rules]", gives="rule", many=True),
    act("{attacker:player} [attack|attacked] {victim:player}", "hit", extra="{weapon:text}"),
    act("{attacker:player} [kill|killed] {victim:player}", "kill", extra="{weapon:text}", of="attack"),
    act("{raider:player} [raid|raided] {base:base}", "raid"),
    act("{speaker:player} [say|said] {text:text} to {listener:player}", "chat", extra="{channel:text}"),
    act("{giver:player} [bet|bet]", "bet", extra="{amount:number} {odds:share}"),
    act("{visitor:player} [stay|stayed]", "positions", being=True),
    act("{offender:player} [breach|breached]", "ruling"),
    act("{sender:player} [punish|punished]", "command"),
]
NAMES = (
    *("hit", "kill", "warn", "tell", "invite", "die", "leave", "raid", "return_", "banned", "begin", "report"),
    *("inside_zone", "inside_base", "in_war", "online", "recording", "owns", "armed", "broken", "has_warn", "answers"),
    *("distance", "distance_to_death", "length", "bases", "idle", "job", "tax", "kind", "first_ban"),
    *("owners", "bases_of", "squad", "leader", "lines", "wars", "war_over", "other_rules"),
    *("attack", "kill", "raid", "say", "bet", "stay", "breach", "punish"),
)
KINDS = (
    Kind("player", "player", "players", nothing, open=True),
    Kind("base", "base", "bases", nothing),
    Kind("zone", "zone", "zones", nothing, nothing),
    Kind("tunnel", "tunnel", "tunnels", base="zone"),
    Kind("text", "text", "texts"),
    Kind("reason", "reason", "reasons", base="text"),
    Kind("rule", "rule", "rules", nothing),
    Kind("war", "war", "wars", nothing, span=nothing),
)
UNITS = {
    "m": ("distance", 1.0),
    "metre": ("distance", 1.0),
    "metres": ("distance", 1.0),
    "foundations": ("distance", 3.0),
}


def _marked(name_: str, mark: Any) -> Any:
    def word(*_: Any) -> Any:
        return nothing()

    word.__name__ = name_
    return mark(word)


FUNCTIONS = [_marked(n, w) for n, w in zip(NAMES, WORDS, strict=True)]
TOWN = Lexicon.of(FUNCTIONS, KINDS, UNITS)
NUMBERS = (Number("amnesty", "duration", ("punish",)), Number("* vote time", "duration"))
WITH_NUMBERS = Lexicon.of(FUNCTIONS, KINDS, UNITS, NUMBERS)


def fenced(law: str) -> str:
    """A chapter with this law in it."""
    return f"# The law\n\n```law\n{textwrap.dedent(law).strip(chr(10))}\n```\n"


def read(law: str, register: str = "", lexicon: Lexicon = TOWN) -> Rulebook:
    """A rulebook of one chapter; raises Refused."""
    reader = BookReader(lexicon, "town")
    reader.chapter("law.md", fenced(law))
    if register:
        reader.register(register)
    return reader.finish()


def wrong(law: str) -> list[Diagnostic]:
    """What keeps this law from being read."""
    try:
        read(law)
    except Refused as refused:
        return refused.diagnostics
    return []


def article(text: str) -> Article:
    """The one article of this law."""
    (found,) = read(text).articles
    return found


def line(text: str, roles: str = "attack", law: str = "") -> Line:
    """The last line of a `when` that reads like this (lines apart by ` / `), in an article on an act."""
    lines = "\n   and ".join(text.split(" / "))
    found = read(f"{textwrap.dedent(law)}\narticle X-1\n  forbid {roles}\n  when {lines}\n").articles[-1]
    assert found.when is not None
    return found.when.lines[-1]


def condition(text: str, roles: str = "attack", law: str = "") -> Condition:
    """What the last of these lines states."""
    return line(text, roles, law).condition


def misread(text: str, roles: str = "attack", law: str = "") -> Diagnostic:
    """What is wrong with such a line; there is one thing."""
    try:
        line(text, roles, law)
    except Refused as refused:
        (found,) = refused.diagnostics
        return found
    raise AssertionError(f"`{text}` was read")
