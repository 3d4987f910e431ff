"""Orders of a story: commands as players type them, reports, pleas, and the answers of staff."""

import re
from dataclasses import dataclass, field
from typing import Any

from lawspeaker.law.expected import read_clock
from lawspeaker.telling.errors import Untold
from lawspeaker.telling.forms import form, names
from lawspeaker.telling.stage import Stage

ARGUMENTS: dict[str, tuple[str, ...]] = {
    "claim": ("region", "kind"),
    "unclaim": ("region",),
    "transfer": ("region", "group"),
    "law.post": ("region", "text"),
    "permit.raid": ("group", "region"),
    "permit.build": ("player", "region"),
    "faction.create": ("name", "tag"),
    "faction.apply": ("group", "text"),
    "faction.announce": ("group",),
    "faction.inactive": ("group",),
    "faction.invite": ("player",),
    "hire.accept": ("hire",),
    "hire.end": ("hire",),
    "alliance.accept": ("alliance",),
    "alliance.leave": ("alliance",),
    "war.declare": ("faction", "region", "text"),
    "war.accept": ("war",),
    "war.attack": ("war", "region", "grid"),
    "war.capture": ("war", "region"),
    "war.surrender": ("war",),
    "war.peace": ("war", "terms"),
    "banish": ("player", "reason"),
    "unbanish": ("player",),
    "bounty": ("option",),
    "bounty.cancel": ("player",),
    "bounty.status": ("player",),
    "licence.apply": ("kind", "text"),
    "licence.deny": ("player", "kind"),
    "licence.grant": ("player", "kind"),
    "licence.revoke": ("player", "kind"),
    "evict": ("reason", "kind"),
    "evictfrontier": ("reason",),
    "bounty.post": ("player", "amount", "reason"),
    "hunt.start": ("player",),
    "warn": ("player", "text"),
    "demand": ("player", "text"),
    "hostile": ("player", "text"),
    "consent": ("player", "what"),
    "raid.announce": ("building", "reason"),
    "raid.end": ("building",),
    "contract.offer": ("to", "kind", "terms"),
    "contract.accept": ("contract",),
    "contract.done": ("contract",),
    "contract.end": ("contract",),
    "report": ("player", "kind", "text"),
    "plead": ("case", "plea", "text"),
    "forgive": ("case",),
    "appeal": ("case", "text"),
    "punish": ("player", "step", "clause"),
    "lift": ("punishment", "reason"),
    "staff.order": ("player", "text"),
    "vote.open": ("kind", "subject", "text"),
    "vote.cast": ("vote", "choice"),
    "vote.close": ("vote",),
    "ask": ("text", "player"),
    "mode": ("name", "on"),
    "may": ("act", "target"),
    "advert": ("text",),
    "bundle": ("case",),
    "give": ("player", "item"),
    "messages": ("player", "case"),
    "dc.link": ("code",),
    "dc.unlink": ("player", "reason"),
    "kit": ("kit",),
    "rule": ("clause",),
}
"""The order in which the arguments of a command may be typed without their names."""


@dataclass(slots=True)
class Asked:
    """A finding that answers a question of the act told at these `seq`; `question` empty: the first that was asked."""

    seq: int
    subjects: list[int] = field(default_factory=list)
    question: str = ""


@form(
    r"(?P<who>%PEOPLE%)(?:, at (?P<house>%HOUSE%),)?(?: on (?P<via>Discord|the forum|the web))?: "
    r"/(?P<name>[\w.]+)(?P<args>.*)",
    'Bo: /demand Ann "your money"',
)
def order(stage: Stage, who: str, house: str | None, via: str | None, name: str, args: str) -> int:
    """A command, its arguments in order or by name (`amount=500`), by one or several; `at` a house: he looks at it."""
    more: dict[str, Any] = {"via": via.split()[-1].lower()} if via else {}
    if house:
        more["building"] = stage.house(house).id
    given = arguments(stage, name, args)
    sent = [stage.tell("command", player=stage.player(n), name=name, args=given, **more) for n in names(who)]
    return sent[-1]


def arguments(stage: Stage, name: str, text: str) -> dict[str, Any]:
    """The arguments of a command; names of people, groups and houses become their ids."""
    known = list(ARGUMENTS.get(name, ()))
    found: dict[str, Any] = {}
    for piece in _pieces(stage, text):
        key, equals, value = piece.partition("=") if re.match(r"[\w.]+=", piece) else ("", "", piece)
        if not equals:
            free = [k for k in known if k not in found]
            if not free:
                raise Untold(
                    f"`/{name}` takes no more arguments than {', '.join(known) or 'none'}", "name it: key=value"
                )
            key = free[0]
        found[key] = typed(stage, key, value)
    return found


def _pieces(stage: Stage, text: str) -> list[str]:
    """The arguments as they stand: a quotation, a list, what has a name of several words, or else one word."""
    several = sorted((n for n in stage.things if " " in n and n in text), key=len, reverse=True)
    named = "".join(rf"(?:the )?{re.escape(n)}(?![\w-])|" for n in several)
    return re.findall(rf'(?:[\w.]+=)?(?:"[^"]*"|\[[^\]]*\]|{named}\S+)', text)


def typed(stage: Stage, key: str, value: str) -> Any:
    """One argument: a text in quotes, a list in brackets, a number, yes or no, a name or a plain word."""
    if value[:1] == '"':
        return value.strip('"')
    if value[:1] == "[":
        return [typed(stage, key, v.strip()) for v in value[1:-1].split(",") if v.strip()]
    if re.fullmatch(r"\d+", value):
        return int(value)
    if value in ("yes", "no", "on", "off"):
        return value in ("yes", "on") if key in ("on", "pending") else value
    if key in ("player", "to") and value[:1].isupper() and stage.thing(value) is None:
        return stage.player(value)
    return stage.value(value)


@form(r"(?P<who>%PLAYER%) reports (?P<at>%CLOCK%|it)(?: as (?P<text>%TEXT%))?", 'Bo reports 0:20 as "he robbed me"')
def report(stage: Stage, who: str, at: str, text: str | None) -> int:
    """He reports what was told at that time, or last."""
    about = subjects(stage, at)[-1]
    args = {"about": about, "kind": "act", "text": text.strip('"') if text else "please look at this"}
    return stage.tell("command", player=stage.player(who), name="report", args=args)


@form(
    r"(?P<who>%PLAYER%) pleads (?P<plea>%TEXT%)(?: about (?P<at>%CLOCK%))?(?: as (?P<text>%TEXT%))?",
    'Ann pleads "accident" about 0:20',
)
def plead(stage: Stage, who: str, plea: str, at: str | None, text: str | None) -> int:
    """He says what was his reason."""
    args: dict[str, Any] = {"plea": plea.strip('"'), "text": text.strip('"') if text else ""}
    if at:
        args["about"] = subjects(stage, at)[-1]
    return stage.tell("command", player=stage.player(who), name="plead", args=args)


def subjects(stage: Stage, at: str) -> list[int]:
    """The events told at a time, or the last one told."""
    if at == "it":
        if not stage.told:
            raise Untold("nothing was told yet")
        return stage.told[max(stage.told)]
    moment = read_clock(at)
    assert moment is not None
    return stage.seqs_at(moment, at)


@form(
    r"(?:staff|(?P<by>%PLAYER%)) answers? (?P<at>%CLOCK%)(?: (?P<question>[\w./?-]+))? (?P<answer>yes|no)",
    "staff answer 0:20 yes",
)
def answer(stage: Stage, by: str | None, at: str, question: str | None, answer: str) -> Asked:
    """Staff answer the first question about what was told then, the one named, or whether it breaks a clause."""
    who = stage.player(by) if by else "staff"
    acts = stage.seqs_at(read_clock(at) or 0, at)
    seq = stage.tell("finding", by=who, subject=acts[-1], question=question or "?", answer=answer)
    return Asked(seq, acts, question or "")


@form(
    r"(?:staff|(?P<by>%PLAYER%)) (?P<how>uphold|dismiss)(?:s|es)? the case (?P<case>[\w:/-]+)",
    "staff dismiss the case theft",
)
def decide(stage: Stage, by: str | None, how: str, case: str) -> int:
    """Staff decide a case, which is called by the `id` that its report was given."""
    who = stage.player(by) if by else "staff"
    return stage.tell("finding", by=who, subject=case, question=case, answer="yes" if how == "uphold" else "no")
