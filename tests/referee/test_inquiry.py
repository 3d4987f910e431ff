"""What would settle an unclear ruling, where it rests on many others that are unclear themselves."""

from typing import Any

from msgspec import json

from lawspeaker.events.codec import decode_line
from lawspeaker.events.findings import Found, Ruling
from lawspeaker.law.book import BookReader
from lawspeaker.referee.docket.inquiry import DEEP
from lawspeaker.referee.referee import Referee
from lawspeaker.referee.swift.swift import Swift
from lawspeaker.vocabulary import lexicon

T = 1_750_000_000_000
LAW = """
```law
article KOS-1
  forbid attack

article ANSWER-1 despite KOS
  permit attack
  when victim hit attacker within the last 1 hour
   and that hit was not lawful

article DUEL-1 despite KOS
  permit attack
  when staff find that "they had agreed to it"
   and attacker is recording
```
"""


def fight(blows: int) -> list[Ruling]:
    """The rulings on a fight in which the two strike in turn, and nobody records who records."""
    reader = BookReader(lexicon(), "duels")
    reader.chapter("law.md", LAW)
    referee = Swift(reader.finish(), lexicon())
    lines = [{"type": "server_started", "t": T, "records": ["hit"]}]
    pairs = [("ann", "bo") if nth % 2 else ("bo", "ann") for nth in range(blows)]
    lines += [
        {"type": "hit", "t": T + 1000 * nth, "attacker": a, "victim": b, "weapon": "rock", "damage": 1}
        for nth, (a, b) in enumerate(pairs)
    ]
    found = []
    for seq, line in enumerate(lines, 1):
        event = decode_line(json.encode(line))
        event.seq = seq
        found += [one for one in referee.take(event) if isinstance(one, Ruling)]
    return found


def test_a_long_fight_in_which_all_is_unclear_is_judged_to_its_end() -> None:
    rulings = fight(250)
    assert {ruling.ruling for ruling in rulings} == {"unclear"}
    assert len(rulings) == 250


def test_each_of_its_rulings_asks_what_the_first_asked() -> None:
    first, *others = [{missing.id for missing in ruling.missing or ()} for ruling in fight(60)]
    assert first == {"DUEL-1?1", "DUEL-1/2"}
    assert all(asked == first for asked in others)


HOUNDED = """# Rules
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
    reader.chapter("rules.md", HOUNDED)
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
