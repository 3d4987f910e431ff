"""What one unknown alone may do to a formula, held against supposing each of them."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec import json

from lawspeaker.events.codec import decode_line
from lawspeaker.events.findings import Found, Ruling
from lawspeaker.law.book import BookReader
from lawspeaker.referee.docket.inquiry import DEEP
from lawspeaker.referee.docket.swaying import Sway, Swaying
from lawspeaker.referee.referee import Referee
from lawspeaker.referee.ruling.formula import Formula, Joined, Leaf, Negated, Settled, Truth, value
from lawspeaker.vocabulary import lexicon

IDS = ("A-1/1", "A-1/2", "A-1?1", "B-1/1")
LEAVES = {i: Leaf("question" if "?" in i else "fact", i) for i in IDS}
EVERY = frozenset(IDS)
a, b, c, _ = LEAVES.values()


def weighed(formula: Formula) -> Sway:
    return Swaying(EVERY, lambda leaf: Sway(frozenset((leaf.id,)), frozenset((leaf.id,)))).formula(formula)


def supposed(formula: Formula, name: str, answer: bool) -> Truth:
    return value(formula, lambda leaf: answer if leaf.id == name else None)


def joined(parts: st.SearchStrategy[Formula]) -> st.SearchStrategy[Formula]:
    several = st.lists(parts, min_size=2, max_size=4).map(tuple)
    return st.one_of(
        st.builds(Joined, st.sampled_from(("and", "or")), several),
        st.builds(Negated, parts),
        st.builds(Settled, parts, st.sampled_from(list(LEAVES.values()))),
    )


formulas = st.recursive(st.sampled_from((True, False, None, *LEAVES.values())), joined, max_leaves=12)


@given(formulas)
def test_whatever_alone_settles_a_formula_is_among_those_that_may(formula: Formula) -> None:
    sway = weighed(formula)
    for name in IDS:
        come_to = {supposed(formula, name, answer) for answer in (True, False)}
        assert True not in come_to or name in sway.true
        assert False not in come_to or name in sway.false


def test_a_row_of_unknowns_is_made_false_by_any_and_true_by_none_alone() -> None:
    assert weighed(Joined("and", (a, b, c))) == Sway(frozenset(), frozenset((a.id, b.id, c.id)))


def test_one_unknown_that_stands_in_all_parts_settles_them_together() -> None:
    assert weighed(Joined("and", (a, Joined("or", (a, b))))) == Sway(frozenset((a.id,)), frozenset((a.id,)))
    assert weighed(Joined("and", (a, True))) == Sway(frozenset((a.id,)), frozenset((a.id,)))


RULES = """# Rules
```law
define a player struck another player
  when the player hit the other player
   and that hit was not lawful

define a player wronged another player
  when any of:
    all of:
      any of:
        all of:
          the player struck the other player
          staff find that "it hurt"
        staff find that "it was a threat"
      staff find that "he meant it"
    staff find that "he said so"

define a player hounded another player
  when any of:
    all of:
      any of:
        all of:
          the player wronged the other player
          staff find that "he went on"
        staff find that "he was told to stop"
      staff find that "nobody stopped him"
    staff find that "others saw it"

article HIT-1
  forbid attack
  when staff find that "it was out of place"

article HIT-2 despite HIT-1
  permit attack
  when victim hounded attacker
```
"""


def test_a_fight_of_which_all_is_unclear_is_judged_however_many_blows_rest_on_each_other() -> None:
    reader = BookReader(lexicon(), "fight")
    reader.chapter("rules.md", RULES)
    referee, seq = Referee(reader.finish(), lexicon()), 0

    def tell(**fields: Any) -> list[Found]:
        nonlocal seq
        seq += 1
        return referee.take(decode_line(json.encode({"t": seq * 1000, "seq": seq, "n": seq, **fields})))

    for attacker, victim in [("ann", "bo"), ("bo", "ann")] * (DEEP // 2 - 1):
        tell(type="hit", attacker=attacker, victim=victim, weapon="rock", damage=5)
    tell(type="hit", attacker="cy", victim="dee", weapon="rock", damage=5)
    tell(type="finding", by="staff", subject=seq, question="HIT-1?1", answer="no")
    (last,) = tell(type="hit", attacker="ann", victim="bo", weapon="rock", damage=5)
    assert isinstance(last, Ruling)
    assert last.ruling == "unclear"
