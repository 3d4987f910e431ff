"""The words all together: no two that cannot be told apart, none without a meaning, none that no test asks."""

from collections import defaultdict
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

import pytest

from lawspeaker import vocabulary
from lawspeaker.events import TYPES
from lawspeaker.law.errors import Refused
from lawspeaker.law.lexicon import Slot, Verb, Word
from lawspeaker.law.sentences import forms_of
from lawspeaker.law.tree import Happened, Holds, Named, Rulebook
from lawspeaker.law.walk import everything, terms
from lawspeaker.vocabulary import lexicon
from vocabulary.asked import Asked, book

HERE = Path(__file__).parent
OTHERS = ("orders", "votes", "staff", "sanctions")
"""Modules whose words are tested with their institutions."""
ACTS = {
    "attack": ("attacker", "victim", "weapon"),
    "kill": ("attacker", "victim", "weapon"),
    "raid": ("raider", "structure", "base"),
    "loot": ("looter", "owner", "container"),
    "enter": ("visitor", "place"),
    "leave": ("visitor", "place"),
    "stay": ("visitor", "place"),
    "place": ("builder", "thing", "base"),
    "remove": ("builder", "thing", "base"),
    "keep": ("owner", "thing", "base"),
    "lock": ("player", "entity", "base"),
    "open": ("player", "entity", "base"),
    "drive": ("driver", "target", "vehicle"),
    "ram": ("driver", "target", "vehicle"),
    "call": ("player", "event"),
    "say": ("speaker", "listener", "text"),
    "speak": ("speaker", "listener", "text"),
    "react": ("speaker", "listener", "text"),
    "write": ("speaker", "sign", "text"),
    "spray": ("speaker", "picture", "text"),
    "wear": ("wearer", "name"),
    "join": ("player",),
    "log out": ("player",),
    "idle": ("player",),
    "cheat": ("player",),
    "use power": ("sender", "player"),
    "arrest": ("player", "target"),
    "tax": ("player", "target"),
}
"""The acts of the contract that come from events, with their roles: the first is the actor, the second the target."""
PARTS = ("flag", "items", "qualities", "list")
"""Kinds of what a happening keeps and no sentence names."""

WORDS = [w for w in lexicon().words if w.function.__module__.rpartition(".")[2] not in OTHERS]


@pytest.mark.parametrize("act", ACTS)
def test_every_act_of_the_contract_has_its_roles(act: str) -> None:
    word = lexicon().acts[act]
    assert tuple(slot.name for slot in word.roles)[: len(ACTS[act])] == ACTS[act]
    assert set(word.on) <= set(TYPES)
    assert word.being is (act in ("stay", "keep", "wear"))


def test_a_kill_is_an_attack() -> None:
    assert lexicon().kinds_of("kill") == ["kill", "attack"]


def shape(parts: list[str | Slot]) -> str:
    """A form with the kinds of its slots."""
    return " ".join(part if isinstance(part, str) else f"<{part.kind}>" for part in parts)


def phrases(word: Word) -> set[str]:
    """The forms in which a measure or name is written."""
    forms = {word.verb.base, *word.verb.forms} if word.verb else {""}
    return {shape([f if isinstance(p, Verb) else p for p in word.parts]) for f in forms}  # type: ignore[misc]


def test_no_two_words_share_a_form() -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for word in lexicon().words:
        if word.sort in ("happening", "state"):
            for _, parts in forms_of(word):
                found[shape(parts)].add(word.name)
        elif word.sort != "act":
            for phrase in phrases(word):
                found[f"{word.sort}: {phrase}"].add(word.name)
    assert {form: names for form, names in found.items() if len(names) > 1} == {}


def test_every_happening_has_a_name_and_a_noun_of_its_own() -> None:
    happenings = [w for w in lexicon().words if w.sort == "happening"]
    assert len({w.name for w in happenings}) == len(happenings)
    assert len({w.noun for w in happenings}) == len(happenings)
    nouns = {k.noun for k in lexicon().kinds.values()} | {s.name for a in lexicon().acts.values() for s in a.roles}
    assert {w.noun for w in happenings} & nouns == set()


def test_every_happening_can_be_denied_in_english() -> None:
    bases = {w.name: w.verb.base.split()[0] for w in WORDS if w.sort == "happening" and w.verb}
    assert [name for name, base in bases.items() if base in ("be", "was", "is")] == []


def test_every_word_says_in_one_line_what_it_means() -> None:
    for word in lexicon().words:
        assert word.doc.partition("\n")[0].endswith((".", "…")), word.name


def test_every_slot_is_of_a_kind_there_is() -> None:
    known = {*lexicon().kinds, *(w.name for w in lexicon().words if w.sort == "happening")}
    known |= {"anything", "happening", "reach", "distance", "duration", "number", "share", *PARTS}
    assert {slot.kind for word in lexicon().words for slot in word.roles} <= known


def test_every_happening_comes_from_events_there_are() -> None:
    for word in WORDS:
        assert {*word.on, *word.proof} <= set(TYPES), word.name
        assert not word.on or word.sort in ("happening", "act"), word.name


def asked() -> list[Asked]:
    """Every line that any test here asks."""
    found: list[Asked] = []
    for file in sorted(HERE.glob("test_*.py")):
        if file.name != Path(__file__).name:
            for member in vars(import_module(f"vocabulary.{file.stem}")).values():
                found += [each for each in member if isinstance(each, Asked)] if isinstance(member, list) else []
    return found


def test_every_word_is_asked_and_comes_out_false_as_well_as_true_and_a_happening_unknown() -> None:
    came: dict[str, set[bool | None]] = defaultdict(set)
    for each in asked():
        lines = [part.strip() for part in each.line.split("\n and ")]
        for word in words_in(book(each.act, *lines)):
            came[word.template].add(each.want)
    wanted = [w for w in WORDS if w.sort != "act" and not w.after]
    needed = {w: {True, False, None} if w.sort == "happening" else {True, False} for w in wanted}
    missing = {w.template: need - came[w.template] for w, need in needed.items() if need - came[w.template]}
    assert missing == {}


def words_in(text: Rulebook) -> set[Word]:
    """Every word that stands in a rulebook."""
    found: set[Word] = set()
    for stands in everything(text):
        condition = stands.condition
        if isinstance(condition, Happened | Holds):
            found.add(condition.word)
        found |= {term.word for term in terms(condition) if isinstance(term, Named)}
    return found


def test_a_text_that_lacks_its_quotes_is_shown_with_them() -> None:
    with pytest.raises(Refused) as refused:
        book("attack", "attacker rides a minicopter")
    assert refused.value.diagnostics[0].help == 'a text stands in quotes: `attacker rides a "minicopter"`'


@pytest.mark.parametrize("name", sorted(found.name for found in iter_modules(vocabulary.__path__)))
def test_a_module_of_words_names_what_it_uses_of_others_so_that_it_is_seen_what_a_sentence_looks_up(name: str) -> None:
    used = vars(import_module(f"{vocabulary.__name__}.{name}")).values()
    assert [one for one in used if isinstance(one, ModuleType) and one.__name__.startswith(vocabulary.__name__)] == []
