"""The court: with every unlawful ruling upheld, the ladders run."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import json as wire
from msgspec import to_builtins

from lawspeaker.events.codec import decode_line
from lawspeaker.events.findings import Change, Found, Notice, Sanction
from lawspeaker.justice.court import Court
from lawspeaker.law.book import BookReader
from lawspeaker.law.tree import Rulebook
from lawspeaker.referee.referee import Referee
from lawspeaker.referee.servers import Servers
from lawspeaker.referee.swift.swift import Swift
from lawspeaker.vocabulary import lexicon

MINUTE, DAY = 60_000, 86_400_000
LAW = """
# Peace

```law
ladder peace
  verbal warning
  warn
  ban 1 to 2 days
  cites L-1

ladder talk
  mute 10 to 15 minutes
  kick

article KILL-1
  forbid kill
  ladder peace
  cites K-1

article KILL-2
  forbid kill
  when victim killed attacker within the last 5 minutes
  ladder talk
  cites K-2

article HIT-1
  forbid attack
  when victim killed attacker within the last 5 minutes
  cites H-1

article STAY-1
  forbid stay
  when visitor is inside any public place
  ladder peace
  cites S-1

article STAY-2
  forbid stay
  when visitor is inside any public place
   and visitor died within the last 5 minutes
  ladder peace
  cites S-2

article SPEAK-1
  forbid speak
  when anyone reported it
   and staff find that "it was an insult"
  ladder talk
  cites T-1

article WAVE-1
  forbid react
  when speaker is inside any hub
  ladder peace
  cites W-1

article LIFT-1
  forbid lift
  when sender is idle
  ladder peace
  cites X-1
```
"""


def read() -> Rulebook:
    reader = BookReader(lexicon(), "peace")
    reader.chapter("peace.md", LAW)
    return reader.finish()


BOOK = read()


class Sitting:
    """A court over a referee; `seq` counts by itself."""

    def __init__(self, kind: type[Referee] = Referee) -> None:
        self.court, self.seq = Court(kind(BOOK, lexicon())), 0
        self.found: list[Found] = []

    def tell(self, type_: str, t: int, /, **fields: Any) -> list[Found]:
        self.seq += 1
        found = self.court.take(decode_line(wire.encode({"type": type_, "t": t, "seq": self.seq, **fields})))
        self.found += found
        return found

    def kill(self, t: int, attacker: str = "bo", victim: str = "ann") -> list[Found]:
        return self.tell("kill", t, attacker=attacker, victim=victim, weapon="rock")


def steps(found: list[Found]) -> list[tuple[str, str, int, list[int]]]:
    return [(s.player, s.step["kind"], s.nth, s.since) for s in found if isinstance(s, Sanction)]


def moved(found: list[Found]) -> list[tuple[str | None, str]]:
    return [(c.old, c.new) for c in found if isinstance(c, Change) and c.what == "punishment"]


def test_each_unlawful_act_climbs_one_rung_and_the_last_repeats() -> None:
    sitting = Sitting()
    for i in range(4):
        sitting.kill(i * DAY)
    assert steps(sitting.found) == [
        ("bo", "verbal_warning", 1, [1]),
        ("bo", "warn", 2, [2]),
        ("bo", "ban", 3, [3]),
        ("bo", "ban", 3, [4]),
    ]


def test_a_sanction_says_what_it_is_for_and_takes_the_lower_end() -> None:
    sitting = Sitting()
    for i in range(3):
        sitting.kill(i * DAY)
    ban = [s for s in sitting.found if isinstance(s, Sanction)][-1]
    assert ban.step == {"kind": "ban", "minutes": 1440}
    assert (ban.ladder, ban.status, ban.clauses) == ("peace", "in_force", ["K-1", "L-1"])


def test_two_acts_of_the_same_millisecond_are_two_rungs() -> None:
    sitting = Sitting()
    sitting.kill(5)
    sitting.kill(5, victim="cy")
    assert [s[1] for s in steps(sitting.found)] == ["verbal_warning", "warn"]


def test_an_act_on_two_ladders_climbs_both() -> None:
    sitting = Sitting()
    sitting.kill(0, "ann", "bo")
    found = sitting.kill(MINUTE)
    assert sorted((s[1], s[2]) for s in steps(found)) == [("mute", 1), ("verbal_warning", 1)]


def test_an_unlawful_act_whose_articles_name_no_ladder_leads_to_nothing() -> None:
    sitting = Sitting()
    sitting.kill(0, "ann", "bo")
    found = sitting.tell("hit", MINUTE, attacker="bo", victim="ann", weapon="rock", damage=5)
    assert any(getattr(f, "ruling", "") == "unlawful" for f in found)
    assert not steps(found)


def test_a_breach_that_lasts_is_one_offence_however_its_answer_changes() -> None:
    sitting = Sitting()
    sitting.tell("zone", 0, id="z", kind="public", circle=[0, 0, 50])
    sitting.tell("time", 0)
    sitting.tell("positions", 1000, rows=[["bo", 0, 0, 0]])
    sitting.tell("died", 2000, player="bo", at=[0, 0, 0], cause="fall")
    sitting.tell("spawned", 3000, player="bo", at=[0, 0, 0])
    sitting.tell("positions", 4000, rows=[["bo", 0, 0, 0]])
    assert steps(sitting.found) == [("bo", "verbal_warning", 1, [3])]
    sitting.tell("positions", 5000, rows=[["bo", 500, 0, 0]])
    sitting.tell("positions", 6000, rows=[["bo", 0, 0, 0]])
    assert steps(sitting.found)[1:] == [("bo", "warn", 2, [8])]


def test_an_open_question_punishes_nobody_until_it_is_answered() -> None:
    sitting = Sitting()
    sitting.tell("positions", 0, rows=[["bo", 0, 0, 0], ["ann", 1, 0, 0]])
    sitting.tell("voice", 1000, player="bo", ms=900)
    found = sitting.tell("command", 2000, player="ann", name="report", args={"about": 2, "kind": "insult"})
    assert not steps(found)
    found = sitting.tell("finding", 3000, by="root", subject=2, question="SPEAK-1?1", answer="yes")
    assert [s[:3] for s in steps(found)] == [("bo", "mute", 1)]
    assert found[-1].t == 3000


def test_overturning_one_recomputes_all_that_followed() -> None:
    sitting = Sitting()
    for i in range(3):
        sitting.kill(i * 1000)
    found = sitting.tell("finding", 9000, by="root", subject=1, question="K-1", answer="no")
    assert moved(found)[0] == ("in_force", "lifted")
    assert steps(found) == [("bo", "verbal_warning", 1, [2]), ("bo", "warn", 2, [3])]
    found = sitting.tell("finding", 10_000, by="root", subject=1, question="K-1", answer="yes")
    assert steps(found) == [("bo", "verbal_warning", 1, [1]), ("bo", "warn", 2, [2]), ("bo", "ban", 3, [3])]


def test_what_does_not_change_is_not_put_out_again() -> None:
    sitting = Sitting()
    sitting.kill(0)
    sitting.kill(1000)
    found = sitting.tell("finding", 2000, by="root", subject=2, question="K-1", answer="no")
    assert not steps(found)
    assert moved(found) == [("in_force", "lifted")]


def test_joining_two_accounts_recomputes_like_an_overturned_case() -> None:
    sitting = Sitting()
    sitting.kill(0, "bo")
    sitting.kill(1000, "bo2", "cy")
    found = sitting.tell("profile", 2000, player="bo", aliases=["bo2"])
    assert steps(found) == [("bo2", "warn", 2, [2])]


def test_the_order_of_a_ban_ends_by_itself() -> None:
    sitting = Sitting()
    for i in range(3):
        sitting.kill(i * 1000)
    assert moved(sitting.court.advance(2000 + DAY - 1)) == []
    assert moved(sitting.court.advance(2000 + DAY)) == [("in_force", "served")]


def test_staff_confirm_what_the_court_decided_and_it_stays_one_rung() -> None:
    sitting = Sitting()
    sitting.kill(0)
    order = {"player": "bo", "step": "verbal warning", "clause": "K-1"}
    found = sitting.tell("command", 1000, player="root", name="punish", args=order)
    assert not steps(found)
    assert [s[1] for s in steps(sitting.kill(2000))] == ["warn"]


def wave(sitting: Sitting, age: int) -> list[Found]:
    sitting.tell("zone", 0, id="square", kind="hub", circle=[0, 0, 50])
    sitting.tell("positions", 0, rows=[["bo", 0, 0, 0]])
    return sitting.tell("emote", age, player="bo", name="wave", to="ann")


def test_what_rests_on_an_old_place_is_proposed_and_told_to_staff_alone() -> None:
    found = wave(Sitting(), 2001)
    assert [(s.step["kind"], s.status) for s in found if isinstance(s, Sanction)] == [("verbal_warning", "proposed")]
    assert moved(found) == [(None, "proposed")]
    assert not any(isinstance(one, Notice) for one in found)


def test_what_rests_on_a_fresh_place_is_given() -> None:
    found = wave(Sitting(), 2000)
    assert [(s.step["kind"], s.status) for s in found if isinstance(s, Sanction)] == [("verbal_warning", "in_force")]


def test_what_was_proposed_staff_give() -> None:
    sitting = Sitting()
    wave(sitting, 2001)
    order = {"player": "bo", "step": "verbal warning", "clause": "W-1"}
    found = sitting.tell("command", 3000, player="root", name="punish", args=order)
    assert moved(found) == [("proposed", "in_force")]
    assert [s.status for s in found if isinstance(s, Sanction)] == ["in_force"]
    assert [s[1:3] for s in steps(sitting.kill(4000))] == [("warn", 2)]


def test_what_was_proposed_falls_away_with_its_ruling_and_comes_back_as_a_proposal() -> None:
    sitting = Sitting()
    wave(sitting, 2001)
    assert moved(sitting.tell("finding", 3000, by="root", subject=3, question="W-1", answer="no")) == [
        ("proposed", "lifted")
    ]
    again = sitting.tell("finding", 4000, by="root", subject=3, question="W-1", answer="yes")
    assert moved(again)[-1][1] in ("proposed", "in_force")


def test_what_staff_gave_counts_as_a_rung() -> None:
    sitting = Sitting()
    order = {"player": "bo", "step": "verbal warning", "clause": "K-1"}
    sitting.tell("command", 0, player="root", name="punish", args=order)
    assert [s[1:3] for s in steps(sitting.kill(1000))] == [("warn", 2)]


def test_what_staff_lifted_stays_lifted_and_counts_no_more() -> None:
    sitting = Sitting()
    sitting.kill(0)
    name = next(c.id for c in sitting.found if isinstance(c, Change) and c.what == "punishment")
    sitting.tell("command", 1000, player="root", name="lift", args={"punishment": name, "reason": "mercy"})
    found = sitting.kill(2000)
    assert steps(found) == [("bo", "verbal_warning", 1, [3])]
    assert moved(found) == [(None, "in_force")]


def test_a_refused_order_has_not_happened_and_is_no_offence() -> None:
    sitting = Sitting()
    sitting.tell("idle", 0, player="root", seconds=60)
    found = sitting.tell("command", 1000, player="root", name="lift", args={"punishment": "x", "reason": "y"})
    assert [f.ok for f in found if hasattr(f, "ok")] == [False]
    assert not steps(found)


def test_without_a_court_nobody_is_sanctioned() -> None:
    servers = Servers(BOOK, lexicon())
    kill = decode_line(b'{"type":"kill","t":1,"seq":1,"attacker":"a","victim":"b","weapon":"rock"}')
    assert not [f for f in servers.take(kill) if isinstance(f, Sanction)]


def test_each_server_has_a_court_of_its_own_and_its_findings_say_which() -> None:
    servers = Servers(BOOK, lexicon(), above=Court)
    found: list[Found] = []
    for n, server in enumerate(("main", "east"), 1):
        line = {"type": "kill", "t": n, "seq": n, "server": server, "attacker": "a", "victim": "b", "weapon": "rock"}
        found += servers.take(decode_line(wire.encode(line)))
    given = [s for s in found if isinstance(s, Sanction)]
    assert [(s.nth, to_builtins(s).get("server")) for s in given] == [(1, None), (1, "east")]


acts = st.lists(
    st.tuples(
        st.sampled_from(("kill", "no", "yes", "join")),
        st.sampled_from(("bo", "cy")),
        st.integers(0, 9),
        st.sampled_from((0, 1000, DAY)),
    ),
    max_size=14,
)


def act(sitting: Sitting, t: int, what: tuple[str, str, int, int]) -> None:
    name, who, number, _ = what
    if name == "kill":
        sitting.kill(t, who)
    elif name == "join":
        sitting.tell("profile", t, player="bo", aliases=["cy"])
    else:
        sitting.tell("finding", t, by="root", subject=number + 1, question="K-1", answer=name)


def standing(sitting: Sitting) -> list[tuple[str, int, str, int]]:
    punishments = sitting.court.referee.institutions.punishments.machine.things.values()
    return sorted((p.player, p.acts[0], p.steps[0]["kind"], p.nth) for p in punishments if p.state != "lifted")


@settings(max_examples=60, deadline=None)
@given(acts)
def test_what_stands_is_what_the_decided_cases_alone_would_give(evening: list[Any]) -> None:
    sitting, t = Sitting(), 0
    for each in evening:
        t += each[3]
        act(sitting, t, each)
    guilty = {}
    for found in sitting.found:
        if getattr(found, "ruling", "") and found.act == "kill":  # type: ignore[union-attr]
            guilty[found.seq] = found  # type: ignore[union-attr]
    joined = any(each[0] == "join" for each in evening)
    counted: dict[str, int] = {}
    expected = []
    for seq in sorted(guilty):
        ruling: Any = guilty[seq]
        if ruling.ruling == "unlawful" and "KILL-1" in ruling.articles:
            head = "bo" if joined else ruling.actor
            counted[head] = counted.get(head, 0) + 1
            place = min(counted[head], 3)
            expected.append((ruling.actor, seq, ("verbal_warning", "warn", "ban")[place - 1], place))
    assert standing(sitting) == sorted(expected)


@settings(max_examples=40, deadline=None)
@given(acts)
def test_the_court_over_the_swift_referee_decides_as_over_the_plain_one(evening: list[Any]) -> None:
    plain, swift, t = Sitting(Referee), Sitting(Swift), 0
    for each in evening:
        t += each[3]
        act(plain, t, each)
        act(swift, t, each)
    assert to_builtins(plain.found) == to_builtins(swift.found)


@settings(max_examples=40, deadline=None)
@given(acts, st.integers(0, 13))
def test_restored_anywhere_the_court_goes_on_alike(evening: list[Any], at: int) -> None:
    whole, cut, t = Sitting(), Sitting(), 0
    for i, each in enumerate(evening):
        if i == at:
            restored = Court(cut.court.referee)
            restored.load(json.loads(json.dumps(cut.court.dump())))
            cut.court = restored
        t += each[3]
        act(whole, t, each)
        act(cut, t, each)
    assert to_builtins(cut.found) == to_builtins(whole.found)


@pytest.mark.parametrize("answer", ["no", "yes"])
def test_a_finding_before_and_after_gives_the_same_ladder(answer: str) -> None:
    late = Sitting()
    for i in range(3):
        late.kill(i * 1000)
    late.tell("finding", 9000, by="root", subject=1, question="K-1", answer=answer)
    early = Sitting()
    early.kill(0)
    early.tell("finding", 500, by="root", subject=1, question="K-1", answer=answer)
    early.kill(1000)
    early.kill(2000)
    assert [s[2:] for s in standing(late)] == [s[2:] for s in standing(early)]
