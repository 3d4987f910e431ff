"""Breaches, rules and what came of breaking them: whom a rule warned, muted or banned, and who has a warn still active.

A rule is a family of articles: `SPAM` is SPAM-1, SPAM-2 … What staff lifted or what was decided otherwise never
happened here. Sanctions are the person's, whichever of his accounts got them.
"""

from collections.abc import Callable
from math import inf
from typing import Any

from lawspeaker.events.spans import MINUTE
from lawspeaker.institutions.now import Now
from lawspeaker.institutions.punishments import Punishment
from lawspeaker.institutions.rungs import is_warning, kinds_of, like, past_warnings, step_kind
from lawspeaker.law.lexicon import Kind, act, kept, measure, name, state
from lawspeaker.vocabulary.asking import Acts, noted

GIVEN = frozenset(("in_force", "served"))
Told = list[tuple[tuple[str, str], int, int]]
"""Roles, clock (ms) and `seq` of each, latest first."""


def rules(now: Now) -> list[str]:
    """Every rule of the rulebook in force."""
    return sorted({article.family for article in now.institutions.book.articles})


RULE = Kind("rule", "rule", "rules", rules)


@act("{offender:player} [break|broke as breach] {clause:text}")
def breach(event: Any, now: Now) -> Acts:
    """An unlawful act that was upheld, but for one by an article on breaches; `clause` is the first that it broke."""
    yield from ()


@state("{rule:rule} [be|is|was|are] broken")
def is_broken(now: Now, rule: str) -> bool:
    """Of a breach: this is the rule that it broke."""
    return bool(getattr(now, "rule", "") == rule)


@name("[other rule|other rules]", gives="rule", many=True)
def other_rules(now: Now) -> list[str]:
    """Of a breach: every rule but the one that it broke."""
    return [rule for rule in rules(now) if rule != getattr(now, "rule", "")]


@name("[rule|rules] other than {rule:rule}", gives="rule", many=True)
def rules_other_than(now: Now, rule: str) -> list[str]:
    """Every rule of the rulebook but this one."""
    return [other for other in rules(now) if other != rule]


@name("[rule|rules] with a {step:text}", gives="rule", many=True)
def rules_with(now: Now, step: str) -> list[str]:
    """Every rule on whose ladders this step stands: mute, warn, ban …"""
    book, kind = now.institutions.book, step_kind(step)
    having = {name for name, ladder in book.ladders.items() if any(kind in kinds_of(rung) for rung in ladder.rungs)}
    return sorted({article.family for article in book.articles if article.ladder in having})


# What came of it ------------------------------------------------------------------------------------------------------


def _told(now: Now, player: str | None, wanted: Callable[[Punishment], bool], rule_first: bool = False) -> Told:
    punishments = now.institutions.punishments
    given = punishments.machine.things.values() if player is None else punishments.of(player)
    found = [
        ((rule, one.player) if rule_first else (one.player, rule), one.acted or one.given, one.seq)
        for one in given
        if one.state in GIVEN and wanted(one)
        for rule in one.rules
    ]
    return sorted(found, key=lambda told: (told[1], told[2], told[0]), reverse=True)


def _has(kind: str) -> Callable[[Punishment], bool]:
    return lambda one: any(step["kind"] in like(kind) for step in one.steps)


@kept("{player:player} [be warned|was warned as warn] under {rule:rule}")
def warned_under(now: Now, player: str | None, rule: str | None) -> Told:
    """A breach of the rule got him a warning: a warn, or one in speech or writing."""
    return _told(now, player, lambda one: any(is_warning(step["kind"]) for step in one.steps))


@kept("{player:player} [be muted|was muted as mute] under {rule:rule}")
def muted_under(now: Now, player: str | None, rule: str | None) -> Told:
    """A breach of the rule got him a mute."""
    return _told(now, player, _has("mute"))


@kept("{player:player} [be jailed|was jailed as jail] under {rule:rule}")
def jailed_under(now: Now, player: str | None, rule: str | None) -> Told:
    """A breach of the rule got him jail."""
    return _told(now, player, _has("jail"))


@kept("{player:player} [be kicked|was kicked as kick] under {rule:rule}")
def kicked_under(now: Now, player: str | None, rule: str | None) -> Told:
    """A breach of the rule got him a kick."""
    return _told(now, player, _has("kick"))


@kept("{player:player} [be banned|was banned as ban] under {rule:rule}")
def banned_under(now: Now, player: str | None, rule: str | None) -> Told:
    """A breach of the rule got him a ban."""
    return _told(now, player, _has("ban"))


@kept("{player:player} [be sanctioned|was sanctioned as sanction] under {rule:rule}")
def sanctioned_under(now: Now, player: str | None, rule: str | None) -> Told:
    """A breach of the rule got him a step of its ladder, whichever it is."""
    return _told(now, player, lambda one: True)


@kept("{rule:rule} [take|took as step past the warnings] {player:player} past their warnings")
def took_past_warnings(now: Now, rule: str | None, player: str | None) -> Told:
    """A breach of the rule got him a rung behind those that only warn, with which its ladder begins."""
    return _told(
        now, player, lambda one: past_warnings(now.institutions.punishments.ladder(one), one.nth), rule_first=True
    )


@kept("{rule:rule} [sanction|sanctioned as sanction by a rule] {player:player}")
def rule_sanctioned(now: Now, rule: str | None, player: str | None) -> Told:
    """The same, told of the rule: for counting rules, as in `at least 3 rules sanctioned offender`."""
    return _told(now, player, lambda one: True, rule_first=True)


# What is active still -------------------------------------------------------------------------------------------------


def _active(now: Now, player: str, rule: str, kind: str) -> list[Punishment]:
    """His sanctions of this kind that were given before this act and are not over; each is looked at."""
    found = [
        one
        for one in now.institutions.punishments.of(player)
        if rule in one.rules
        and one.state in GIVEN
        and one.seq < now.seq
        and _has(kind)(one)
        and (one.state == "in_force" or one.since > now.t)
    ]
    return noted(now, now.institutions.punishments, found)


def _since(kind: str) -> Callable[[Now, str, str], int | None]:
    def since(now: Now, player: str, rule: str) -> int | None:
        return min((one.given for one in _active(now, player, rule, kind)), default=None)

    return since


@state("{player:player} [have|has|had] an active warn under {rule:rule}", _since("warn"))
def has_warn(now: Now, player: str, rule: str) -> bool:
    """A warn that the rule got him is in force: it was not lifted, and its ladder has not forgotten it."""
    return bool(_active(now, player, rule, "warn"))


@state("{player:player} [have|has|had] an active strike under {rule:rule}", _since("strike"))
def has_strike(now: Now, player: str, rule: str) -> bool:
    """A strike that the rule got him is in force."""
    return bool(_active(now, player, rule, "strike"))


@state("{player:player} [have|has|had] an active mute under {rule:rule}", _since("mute"))
def has_mute(now: Now, player: str, rule: str) -> bool:
    """A mute that the rule got him is not over."""
    return bool(_active(now, player, rule, "mute"))


@state("{player:player} [have|has|had] an active ban under {rule:rule}", _since("ban"))
def has_ban(now: Now, player: str, rule: str) -> bool:
    """A ban that the rule got him is not over."""
    return bool(_active(now, player, rule, "ban"))


@state("{player:player} [have|has|had] an active jail under {rule:rule}", _since("jail"))
def has_jail(now: Now, player: str, rule: str) -> bool:
    """Jail that the rule got him is not over."""
    return bool(_active(now, player, rule, "jail"))


@state("{player:player} [be|is|was|are] banned or jailed under another name")
def shut_out_otherwise(now: Now, player: str) -> bool:
    """Another account of his got a ban or jail that is not over."""
    shut = [one for rule in rules(now) for kind in ("ban", "jail") for one in _active(now, player, rule, kind)]
    return any(one.player != player for one in shut)


# What a rule threatens ------------------------------------------------------------------------------------------------


def _first(now: Now, rule: str, kind: str) -> float | None:
    book = now.institutions.book
    for article in book.articles:
        ladder = book.ladders.get(article.ladder) if article.family == rule else None
        for rung in ladder.rungs if ladder is not None else ():
            for step, low, _ in rung.steps:
                if step == kind and low != 0:
                    return inf if low is None else low * MINUTE
    return None


@measure("the first ban of {rule:rule}", gives="duration")
def first_ban(now: Now, rule: str) -> float | None:
    """How long the first ban of the rule's ladder lasts, in ms, at its lower end; None if it has none."""
    return _first(now, rule, "ban")


@measure("the first mute of {rule:rule}", gives="duration")
def first_mute(now: Now, rule: str) -> float | None:
    """How long the first mute of the rule's ladder lasts, in ms, at its lower end; None if it has none."""
    return _first(now, rule, "mute")
