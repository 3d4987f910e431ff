"""Orders: answered once, judged before they are carried out, in the town of DarkRP."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import UNSET, to_builtins
from msgspec import json as wire

from lawspeaker.events import Command
from lawspeaker.events.codec import decode_line
from lawspeaker.events.findings import Answer, Change, Found, Notice, Ruling, Sanction
from lawspeaker.institutions.now import Now
from lawspeaker.law.book import BookReader, load
from lawspeaker.law.lexicon import Lexicon, Word, act
from lawspeaker.law.tree import Rulebook
from lawspeaker.referee.referee import Referee
from lawspeaker.referee.swift.swift import Swift
from lawspeaker.vocabulary import lexicon

SECOND, MINUTE, DAY = 1000, 60_000, 86_400_000
NOON = 1_700_000_000_000 - 1_700_000_000_000 % DAY + DAY // 2


@cache
def darkrp() -> Rulebook:
    return load("darkrp", lexicon())


class Bench:
    """A referee to whom things happen; times are counted from noon, `seq` by itself."""

    def __init__(
        self, kind: type[Referee] = Referee, book: Rulebook | None = None, words: Lexicon | None = None
    ) -> None:
        self.referee, self.seq = kind(book or darkrp(), words or lexicon()), 0

    def tell(self, type_: str, t: int, /, **fields: Any) -> list[Found]:
        self.seq += 1
        line = {"type": type_, "t": NOON + t, "seq": self.seq, **fields}
        return self.referee.take(decode_line(wire.encode(line)))

    def order(self, t: int, player: str, name: str, /, **args: Any) -> Answer:
        self.found = self.tell("command", t, player=player, name=name, args=args)
        answers = [f for f in self.found if isinstance(f, Answer)]
        assert len(answers) == 1
        return answers[0]

    def wait(self, t: int) -> list[Found]:
        return self.referee.advance(NOON + t)


@pytest.fixture(params=[Referee, Swift])
def town(request: pytest.FixtureRequest) -> Bench:
    bench = Bench(request.param)
    bench.tell("profile", 0, player="root", staff="admin")
    bench.tell("profile", 0, player="olga", staff="owner")
    for player, name in (("root", "Root"), ("ann", "Ann"), ("bo", "Bo")):
        bench.tell("joined", 0, player=player, name=name)
    bench.tell("job", 0, player="ann", job="merchant")
    return bench


def of(found: list[Found], kind: type[Any]) -> list[Any]:
    return [f for f in found if isinstance(f, kind)]


def idle(town: Bench, seconds: float, t: int = 1000) -> None:
    town.tell("idle", t, player="ann", seconds=seconds)


# Somebody idle in a wanted job ----------------------------------------------------------------------------------------


def test_a_report_of_somebody_idle_for_twelve_minutes_reaches_the_staff(town: Bench) -> None:
    idle(town, 720)
    answer = town.order(2000, "bo", "report", player="ann", kind="afk", text="the merchant sleeps")
    assert (answer.ok, answer.id) == (True, f"case:{town.seq}")
    assert of(town.found, Change)[0].clauses == ["DR-2.3A-2"]
    assert of(town.found, Notice)[0].to == ["olga", "root"]


def test_a_report_of_somebody_idle_for_twenty_seconds_is_refused_with_its_cure(town: Bench) -> None:
    idle(town, 20)
    answer = town.order(2000, "bo", "report", player="ann", kind="afk", text="the merchant sleeps")
    assert (answer.ok, answer.clauses, answer.articles) == (False, ["DR-2.3A-2"], ["REPORT-1"])
    assert "5 minutes" in answer.say
    assert "in 4 min 39 s, at 12:04:41" in answer.say
    assert not of(town.found, Change)


@pytest.mark.parametrize(("t", "ok"), [(5 * MINUTE - 1, False), (5 * MINUTE, True)])
@pytest.mark.parametrize("name", ["report", "vote.open"])
def test_the_idle_minimum_is_met_at_its_bound(town: Bench, name: str, t: int, ok: bool) -> None:
    idle(town, 1, 1000)
    args = {"player": "ann", "kind": "idle"} if name == "report" else {"subject": "ann", "kind": "kick"}
    assert town.order(t, "bo", name, **args).ok is ok


def test_whoever_moved_again_is_not_idle(town: Bench) -> None:
    idle(town, 720)
    idle(town, 0, 2000)
    assert town.order(3000, "bo", "report", player="ann", kind="idle").ok is False


def test_a_report_of_another_kind_needs_no_idleness(town: Bench) -> None:
    assert town.order(1000, "bo", "report", player="ann", kind="rdm", text="afk").ok is True


def test_a_vote_is_opened_only_on_an_idle_holder_of_a_job(town: Bench) -> None:
    idle(town, 20)
    assert town.order(2000, "bo", "vote.open", kind="kick", subject="ann").articles == ["VOTE-1"]
    town.tell("idle", 3000, player="cy", seconds=900)
    assert town.order(4000, "bo", "vote.open", kind="kick", subject="cy").articles == ["VOTE-2"]
    answer = town.order(5000, "bo", "vote.open", kind="kick", subject="bo")
    assert (answer.articles, answer.clauses) == (["VOTE-1", "VOTE-2"], ["DR-2.3A-3"])


def test_a_vote_that_passes_kicks_at_its_deadline(town: Bench) -> None:
    idle(town, 720)
    vote = town.order(2000, "bo", "vote.open", kind="kick", subject="ann", text="afk").id
    for player in "cdefg":
        assert town.order(3000, player, "vote.cast", vote=vote, choice="yes").ok
    assert town.order(3000, "h", "vote.cast", vote=vote, choice="no").ok
    found = town.wait(62_000)
    assert [(f.t - NOON, f.seq) for f in of(found, Change)] == [(62_000, None)] * 2
    assert of(found, Sanction)[0].step == {"kind": "kick"}
    assert of(found, Sanction)[0].clauses == ["DR-2.3A-3"]


def test_one_voter_is_no_quorum(town: Bench) -> None:
    idle(town, 720)
    vote = town.order(2000, "bo", "vote.open", kind="kick", subject="ann").id
    town.order(3000, "bo", "vote.cast", vote=vote, choice="yes")
    found = town.wait(62_000)
    assert [f.new for f in of(found, Change)] == ["no_quorum"]
    assert not of(found, Sanction)


def test_the_accused_has_no_vote_under_any_account(town: Bench) -> None:
    idle(town, 720)
    town.tell("profile", 1500, player="ann", aliases=["ann2"])
    vote = town.order(2000, "bo", "vote.open", kind="kick", subject="ann").id
    for player in ("ann", "ann2"):
        answer = town.order(3000, player, "vote.cast", vote=vote, choice="no")
        assert (answer.ok, answer.articles, answer.clauses) == (False, ["VOTE-4"], ["DR-2.3A-3"])


def test_there_is_one_vote_on_somebody_at_a_time_and_the_refusal_says_when_the_next_may_begin(town: Bench) -> None:
    idle(town, 720)
    town.order(2000, "bo", "vote.open", kind="kick", subject="ann")
    answer = town.order(2000, "cy", "vote.open", kind="kick", subject="ann")
    assert answer.articles == ["VOTE-3"]
    assert "in 1 min, at 12:01:02" in answer.say
    assert town.order(61_999, "cy", "vote.open", kind="kick", subject="ann").ok is False
    assert town.order(62_000, "cy", "vote.open", kind="kick", subject="ann").ok is True


def test_of_several_in_the_way_a_refusal_says_which_time_alone_does_not_take_away(town: Bench) -> None:
    town.tell("idle", 1000, player="cy", seconds=20)
    answer = town.order(2000, "bo", "vote.open", kind="kick", subject="cy")
    assert answer.articles == ["VOTE-1", "VOTE-2"]
    assert answer.say.endswith(
        "In 4 min 39 s, at 12:04:41, VOTE-2 will still forbid it: time alone does not change that."
    )


def test_what_time_alone_does_not_cure_has_no_hour(town: Bench) -> None:
    town.tell("idle", 1000, player="cy", seconds=600)
    answer = town.order(2000, "bo", "vote.open", kind="kick", subject="cy")
    assert answer.articles == ["VOTE-2"]
    assert answer.say.endswith("Time alone does not change it.")
    assert "12:" not in answer.say


WARRING = """```law
let war wait be 12 hours
let attack time be 1 hour

article WAIT-1
  forbid declare attack
  when war is not open for attacks

article PACE-1
  forbid declare attack
  when the time since the last attack by aggressor is less than 6 hours

article EARLY-1
  forbid ask
  when the age of the era is at most 2 hours

article WORDS-1
  forbid advertise
  when the number of words of text is less than 3
```
"""


@pytest.fixture(params=[Referee, Swift])
def warring(request: pytest.FixtureRequest) -> Bench:
    reader = BookReader(lexicon(), "warring")
    reader.chapter("war.md", WARRING)
    bench = Bench(request.param, reader.finish())
    bench.tell("era_started", 0)
    for id_, leader in (("iron", "ann"), ("oak", "bo")):
        bench.tell("group", 0, id=id_, kind="faction", name=id_, members=[leader], leaders=[leader])
    return bench


HOURS = 60 * MINUTE


def test_a_refusal_says_when_a_time_that_is_measured_has_run(warring: Bench) -> None:
    assert "in 2 h" in warring.order(0, "ann", "ask", text="who rules here?").say
    assert warring.order(2 * HOURS, "ann", "ask", text="who rules here?").ok is False
    assert warring.order(2 * HOURS + 1, "ann", "ask", text="who rules here?").ok is True


def test_a_war_that_waits_says_until_when_and_so_does_the_pace_of_attacks(warring: Bench) -> None:
    warring.order(0, "ann", "war.declare", faction="oak", id="w1", text="for the river")
    assert "Attacks may begin at 00:00:00" in warring.order(HOURS, "ann", "war.attack", war="w1", region="r1").say
    assert warring.order(12 * HOURS, "ann", "war.attack", war="w1", region="r1").ok
    answer = warring.order(13 * HOURS + 1, "ann", "war.attack", war="w1", region="r2")
    assert (answer.ok, answer.articles) == (False, ["PACE-1"])
    assert "in 4 h 59 min" in answer.say


def test_whoever_leaves_a_text_out_says_nothing(warring: Bench) -> None:
    for args in ({}, {"text": ""}, {"text": "wood here"}):
        assert warring.order(0, "ann", "advert", **args).articles == ["WORDS-1"]
    assert warring.order(0, "ann", "advert", text="wood sold here").ok


def test_a_deadline_fires_before_the_event_that_reaches_it(town: Bench) -> None:
    idle(town, 720)
    vote = town.order(2000, "bo", "vote.open", kind="kick", subject="ann").id
    found = town.tell("command", 62_000, player="cy", name="vote.cast", args={"vote": vote, "choice": "yes"})
    assert isinstance(found[0], Change)
    assert (found[0].seq, found[0].new) == (None, "no_quorum")
    assert next(f for f in found if isinstance(f, Answer)).ok is False


# Somebody stuck -------------------------------------------------------------------------------------------------------


def test_ten_requests_in_a_minute_are_one_and_show_where_he_is(town: Bench) -> None:
    found: list[Found] = []
    for i in range(10):
        found += town.tell(
            "command", i * 6000, player="bo", name="report", at=[10, 2, -3], args={"kind": "stuck", "text": "a rock"}
        )
    answers = of(found, Answer)
    assert [a.ok for a in answers] == [True] * 10
    assert len({a.id for a in answers}) == 1
    assert ["added" in a.say for a in answers] == [False] + [True] * 9
    assert len(of(found, Notice)) == 1
    assert "x 10.0, y 2.0, z -3.0" in of(found, Notice)[0].say
    assert of(found, Change)[0].clauses == ["DR-2.3B-2"]


def ask_kill(town: Bench, t: int, player: str = "cy", name: str = "ask") -> Answer:
    return town.order(t, player, name, player="bo", text="type kill in the console")


@pytest.mark.parametrize("name", ["ask", "staff.order"])
def test_nobody_is_asked_to_respawn_while_staff_are_there(town: Bench, name: str) -> None:
    answer = ask_kill(town, 1000, name=name)
    assert (answer.ok, answer.articles, answer.clauses) == (False, ["RESPAWN-1"], ["DR-2.3B-3"])


def test_staff_have_to_be_away_for_five_minutes_to_the_millisecond(town: Bench) -> None:
    town.tell("left", 10_000, player="root")
    answer = ask_kill(town, 40_000)
    assert answer.ok is False
    assert "in 4 min 30 s, at 12:05:10" in answer.say
    assert ask_kill(town, 10_000 + 5 * MINUTE - 1).ok is False
    assert ask_kill(town, 10_000 + 5 * MINUTE).ok is True
    assert of(town.found, Notice)[0].to == ["bo"]


def test_staff_themselves_may_ask_it_at_any_time(town: Bench) -> None:
    assert ask_kill(town, 1000, "root", "staff.order").ok is True


# Questions ------------------------------------------------------------------------------------------------------------


def test_staff_answer_a_question_and_it_is_stored(town: Bench) -> None:
    case = town.order(1000, "ann", "ask", text="does a fence count as a house?").id
    found = town.tell("chat", 2000, player="root", channel="direct", to="ann", text="no")
    assert [(c.id, c.new, c.clauses) for c in of(found, Change)] == [(case, "answered", ["DR-2.3G-3"])]


def test_a_question_open_for_a_day_is_escalated_to_the_owner(town: Bench) -> None:
    town.order(1000, "ann", "ask", text="does a fence count as a house?")
    assert not town.wait(DAY + 999)
    found = town.wait(DAY + 1000)
    assert [(c.new, c.clauses) for c in of(found, Change)] == [("escalated", ["DR-2.3G-3"])]
    assert of(found, Notice)[0].to == ["olga"]


def test_a_question_after_the_kill_excuses_nothing(town: Bench) -> None:
    kill = town.tell("kill", 1000, attacker="ann", victim="bo", weapon="rock")
    assert town.order(2000, "ann", "ask", text="was that all right?").ok is True
    assert of(kill, Ruling)[0].ruling == "unlawful"
    assert not of(town.found, Ruling)


def test_only_staff_give_orders_of_staff(town: Bench) -> None:
    town.tell("profile", 500, player="bo", staff=None)
    assert town.order(1000, "bo", "staff.order", player="ann", text="come here").articles == ["ANSWER-1"]
    assert town.order(1000, "cy", "staff.order", player="ann", text="come here").articles == ["ANSWER-1"]
    assert town.order(1000, "root", "staff.order", player="ann", text="come here").ok is True


# Punishments ----------------------------------------------------------------------------------------------------------


def punish(town: Bench, t: int, step: str, by: str = "root", **more: Any) -> Answer:
    return town.order(t, by, "punish", **{"player": "ann", "step": step, "clause": "DR-2.4-1", **more})


def test_a_ban_on_the_first_breach_is_refused_and_says_what_comes_first(town: Bench) -> None:
    answer = punish(town, 1000, "ban")
    assert (answer.ok, answer.clauses, answer.articles) == (False, ["DR-2.4-5"], ["PUNISH-1"])
    assert "The next step is a verbal warning." in answer.say
    assert not of(town.found, Sanction)


@pytest.mark.parametrize("clause", ["DR-2.4-1", "DR-2.4-3", "DR-2.4-5", "DR-2.4", "NLR-1", "NLR", "newlife"])
def test_step_by_step_it_comes_to_a_ban(town: Bench, clause: str) -> None:
    given = []
    for step in ("verbal_warning", "warn", "ban"):
        assert punish(town, 1000, step, clause=clause).ok is True
        given += [(s.step, s.nth) for s in of(town.found, Sanction)]
    assert given == [({"kind": "verbal_warning"}, 1), ({"kind": "warn"}, 2), ({"kind": "ban", "minutes": 1440}, 3)]
    assert [c.new for c in of(town.wait(1000 + DAY), Change)] == ["served"]


def test_only_staff_punish_once_it_is_known_who_they_are(town: Bench) -> None:
    town.tell("profile", 500, player="bo", staff=None)
    for nobody in ("bo", "stranger"):
        answer = punish(town, 1000, "verbal warning", nobody)
        assert (answer.ok, answer.articles) == (False, ["PUNISH-2"])
    assert punish(town, 1000, "verbal warning", "root").ok is True


def test_every_article_in_the_way_is_named(town: Bench) -> None:
    town.tell("profile", 500, player="bo", staff=None)
    assert punish(town, 1000, "ban", "bo").articles == ["PUNISH-1", "PUNISH-2"]


def test_a_step_under_a_clause_without_a_ladder_is_the_staffs_choice(town: Bench) -> None:
    assert punish(town, 1000, "kick", clause="DR-2.1-1").ok is True


# Refused, unclear, unknown --------------------------------------------------------------------------------------------


def test_an_order_that_nobody_knows_is_answered_with_those_there_are(town: Bench) -> None:
    answer = town.order(1000, "bo", "claim", region="G7")
    assert (answer.ok, answer.clauses) == (False, [])
    assert "report" in answer.say
    assert len(town.found) == 1


def test_a_refused_order_makes_no_ruling_and_has_not_happened(town: Bench) -> None:
    answer = town.order(1000, "bo", "demand", text="your gun")
    assert answer.ok is False
    assert len(town.found) == 1
    assert town.order(2000, "bo", "demand", player="ann", text="your gun").ok is True
    town.tell("group", 2500, id="g", kind="team", name="G", members=["ann"], leaders=["ann"])
    kill = of(town.tell("kill", 3000, attacker="ann", victim="bo", weapon="rock"), Ruling)
    assert kill[0].articles == ["ROB-1"]


def test_a_refused_report_opens_no_question_and_an_accepted_one_does(town: Bench) -> None:
    town.tell("positions", 500, rows=[["ann", 0, 0, 0], ["bo", 1, 0, 0]])
    town.tell("voice", 1000, player="bo", ms=900)
    town.tell("kill", 2000, attacker="ann", victim="bo", weapon="rock")
    kill = town.seq
    assert town.order(3000, "bo", "report", player="ann").ok is False
    assert not of(town.found, Ruling)
    assert town.order(4000, "bo", "report", about=kill, kind="rdm").ok is True
    assert [(r.seq, r.ruling) for r in of(town.found, Ruling) if r.act == "kill"] == [(kill, "unclear")]


def test_a_report_is_no_deed_that_another_report_could_mean(town: Bench) -> None:
    town.tell("positions", 500, rows=[["ann", 0, 0, 0], ["bo", 1, 0, 0]])
    town.tell("voice", 1000, player="bo", ms=900)
    town.tell("kill", 2000, attacker="ann", victim="bo", weapon="rock")
    kill = town.seq
    town.order(3000, "ann", "report", player="bo", kind="toxic")
    town.order(4000, "bo", "report", player="ann", kind="rdm")
    assert kill in [r.seq for r in of(town.found, Ruling)]


QUESTION = """
# Peace

```law
let kick vote quorum be 1
let kick vote majority be 50 %
let kick vote time be 60 seconds

article ASK-1
  forbid open vote
  when subject is idle
   and staff find that "the vote is a joke"
  cites J-1

article JOB-1
  forbid report
  when player does not hold a job
  cites J-2
```
"""


@pytest.fixture
def peace() -> Bench:
    reader = BookReader(lexicon(), "peace")
    reader.chapter("peace.md", QUESTION)
    return Bench(Referee, reader.finish())


def test_an_unclear_order_goes_ahead_with_its_question_open(peace: Bench) -> None:
    peace.tell("idle", 0, player="ann", seconds=9)
    answer = peace.order(1000, "bo", "vote.open", kind="kick", subject="ann")
    assert (answer.ok, answer.id) == (True, "vote:2")
    assert [m.id for m in answer.missing or ()] == ["ASK-1?1"]
    assert [r.ruling for r in of(peace.found, Ruling)] == ["unclear"]


def test_what_a_forbidden_order_opened_is_void_from_the_finding_on(peace: Bench) -> None:
    peace.tell("idle", 0, player="ann", seconds=9)
    vote = peace.order(1000, "bo", "vote.open", kind="kick", subject="ann").id
    found = peace.tell("finding", 2000, by="root", subject=2, question="ASK-1?1", answer="yes")
    assert [(r.seq, r.ruling, r.clauses) for r in of(found, Ruling)] == [(2, "unlawful", ["J-1"])]
    assert [(c.id, c.old, c.new, c.seq, c.clauses) for c in of(found, Change)] == [(vote, "open", "failed", 3, ["J-1"])]
    assert not peace.wait(DAY)


def test_restored_what_an_unclear_order_opened_can_still_be_voided(peace: Bench) -> None:
    peace.tell("idle", 0, player="ann", seconds=9)
    peace.order(1000, "bo", "vote.open", kind="kick", subject="ann")
    orders = peace.referee.orders
    data = orders.dump()
    orders.open = {}
    orders.load(json.loads(json.dumps(data)))
    found = peace.tell("finding", 2000, by="root", subject=2, question="ASK-1?1", answer="yes")
    assert [c.new for c in of(found, Change)] == ["failed"]


def test_an_order_found_lawful_goes_on(peace: Bench) -> None:
    peace.tell("idle", 0, player="ann", seconds=9)
    peace.order(1000, "bo", "vote.open", kind="kick", subject="ann")
    found = peace.tell("finding", 2000, by="root", subject=2, question="ASK-1?1", answer="no")
    assert not of(found, Change)
    assert [c.new for c in of(peace.wait(DAY), Change)] == ["no_quorum"]


def test_what_was_not_recorded_leaves_an_order_unclear(peace: Bench) -> None:
    peace.tell("server_started", 0, records=["command"])
    answer = peace.order(1000, "bo", "report", player="ann", kind="x")
    assert answer.ok is True
    assert [m.id for m in answer.missing or ()] == ["JOB-1/1"]


def test_a_rulebook_without_votes_has_no_orders_about_them(peace: Bench) -> None:
    reader = BookReader(lexicon(), "none")
    reader.chapter("none.md", "# Nothing\n")
    bench = Bench(Referee, reader.finish())
    answer = bench.order(0, "bo", "vote.open", kind="kick", subject="ann")
    assert answer.ok is False
    assert "vote.cast" not in answer.say


@act("{sender:player} [wave|waved]", "command", command="wave")
def wave(event: Command, now: Now) -> Iterator[dict[str, Any]]:
    if event.name == "wave":
        yield {"sender": event.player}


WAVE: Word = wave.words[0]  # type: ignore[attr-defined]


def test_an_order_by_which_nothing_moves_is_judged_and_answered() -> None:
    known = lexicon()
    lexed = Lexicon((*known.words, WAVE), known.kinds, {**known.acts, "wave": WAVE}, known.units)
    reader = BookReader(lexed, "waves")
    reader.chapter("waves.md", "# W\n```law\narticle WAVE-1\n  forbid wave\n  when sender is idle\n  cites W-1\n```\n")
    bench = Bench(Referee, reader.finish(), lexed)
    assert bench.order(0, "bo", "wave").ok is True
    bench.tell("idle", 1000, player="bo", seconds=5)
    answer = bench.order(2000, "bo", "wave")
    assert (answer.ok, answer.clauses) == (False, ["W-1"])


def test_where_a_line_asks_for_one_order_the_others_are_said_to_move_nothing() -> None:
    reader = BookReader(lexicon(), "shops")
    line = 'when attacker used the command "shop" within the last 1 hour'
    reader.chapter("shops.md", f"# S\n```law\narticle SHOP-1\n  forbid kill\n  {line}\n```\n")
    bench = Bench(Referee, reader.finish())
    assert bench.order(0, "bo", "shop").say == "Done."
    slip, other = bench.order(1000, "bo", "reprot"), bench.order(2000, "bo", "fly")
    assert slip.say == "Nothing here is carried out by `reprot`; it is on record. Did you mean `report`?"
    assert other.say == "Nothing here is carried out by `fly`; it is on record."


def test_the_same_event_again_is_answered_once() -> None:
    bench = Bench()
    line = wire.encode({"type": "command", "t": NOON, "seq": 1, "n": 1, "player": "bo", "name": "ask", "args": {}})
    assert len(of(bench.referee.take(decode_line(line)), Answer)) == 1
    assert bench.referee.take(decode_line(line)) == []


NAMES = """
report ask vote.open vote.cast vote.close punish lift staff.order may plead forgive appeal warn demand consent hostile
claim nonsense
"""
KEYS = """
player kind text about subject vote choice step clause case id act target closes reason punishment plea pending what
minutes
"""
names, keys = st.sampled_from(NAMES.split()), st.sampled_from(KEYS.split())
values = st.one_of(
    st.sampled_from(("ann", "bo", "kick", "idle", "kill", "type kill", "yes", "ban", "DR-2.4-1", "stay", "")),
    st.none() | st.booleans() | st.integers(-5, 10**14) | st.text(max_size=5) | st.just({"kind": "ban"}) | st.just([1]),
)
storm = st.lists(
    st.tuples(st.sampled_from((0, 1, MINUTE, DAY)), names, st.dictionaries(keys, values, max_size=5)), max_size=8
)


@settings(max_examples=60, deadline=None)
@given(storm)
def test_every_command_whatever_it_holds_has_one_answer_and_both_referees_agree(told: list[Any]) -> None:
    plain, swift, t = Bench(Referee), Bench(Swift), 0
    for wait, name, args in told:
        t += wait
        answer = plain.order(t, "cy", name, **args)
        swift.order(t, "cy", name, **args)
        assert to_builtins(plain.found) == to_builtins(swift.found)
        assert (answer.seq, answer.player, answer.command) == (plain.seq, "cy", name)
        assert answer.say.isprintable()
        assert answer.ok is not None or name == "may"
        if not answer.ok:
            assert answer.id is UNSET
            assert not of(plain.found, Sanction)
