"""`lawspeaker simulate`: an evening to a file, its truth beside it, and the score of a rulebook against that truth."""

import json
from contextlib import ExitStack
from functools import cache

import pytest

from lawspeaker.cli import scoring
from lawspeaker.cli.scored import evenings_scored, judged
from lawspeaker.cli.scoresheet import TOLD_BY
from lawspeaker.cli.scoring import Row, Truths
from lawspeaker.cli.simulate import Play, Scored, simulate
from lawspeaker.events.findings import Ruling
from lawspeaker.law.library import load
from lawspeaker.simulate import COMMUNITIES, EVENING, Evening, Size
from lawspeaker.simulate.deeds import Deed, Reason
from lawspeaker.vocabulary import lexicon

SEEDS = (21, 22)
FLOOR = 0.95
OPEN_DOOR = {"INSIDE-1"}
"""Whoever comes in within half an hour after an owner used his own door counts as let in."""
OF_GUESTS = {"LINE-1", "SIGN-1"}
"""They lift the killing of a guest too: where the sign names crossing, he crossed."""
OF_SLEEPERS = {"NLR-1"}
"""Whoever wakes at home where he died may stay for a while, and may not take the step away from his ground."""
BY_WORD_OF_MOUTH = {"ROB-3"}
"""What was said aloud only staff can find."""


@cache
def book():
    return load("darkrp", lexicon())


@cache
def scored(seed, tier=2, people=30, minutes=24, community="darkrp", habits=()):
    size = Size(community=community, people=people, minutes=minutes, tier=tier, habits=habits)
    evening = Evening(seed, size)
    law = load(community, lexicon())
    with ExitStack() as stack:
        found = list(judged(evening, law, stack))
    return scoring.score(evening.deeds, found, scoring.resolved(scoring.truths(community), law)), evening, found


# The table of truths --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("community", sorted(COMMUNITIES))
def test_every_reason_of_a_community_has_its_articles(community):
    known, reasons = scoring.truths(community), COMMUNITIES[community].stage.reasons
    assert sorted(known.right) == sorted(key for key, reason in reasons.items() if reason.right)
    assert sorted(known.wrong) == sorted(key for key, reason in reasons.items() if not reason.right)


@pytest.mark.parametrize("community", sorted(COMMUNITIES))
def test_whatever_answers_a_reason_is_in_the_rulebook(community):
    known, book = scoring.truths(community), load(community, lexicon())
    named = {one for table in (known.right, known.wrong) for names in table.values() for one in names}
    assert named <= {article.id for article in book.articles} | set(book.clauses)


def test_a_clause_stands_for_the_articles_that_serve_it_by_leave_or_by_ban():
    known = Truths(right={"in": ["DR-2.2B-1"]}, wrong={"fun": ["DR-2.1-1"], "own": ["RDM-1"]})
    found = scoring.resolved(known, book())
    assert found == Truths(right={"in": ["INSIDE-1"]}, wrong={"fun": ["RDM-1"], "own": ["RDM-1"]})


# The score ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_was_done_is_found_where_everything_is_told(seed):
    score, _, _ = scored(seed)
    asked = {name: row for name, row in score.rows.items() if row.asked and name not in OPEN_DOOR | BY_WORD_OF_MOUTH}
    assert sum(row.found + row.unclear for row in asked.values()) >= FLOOR * sum(row.asked for row in asked.values())
    assert sum(row.found for row in asked.values()) >= 0.9 * sum(row.asked for row in asked.values())


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_is_found_was_done_where_everything_is_told(seed):
    score, _, _ = scored(seed)
    said = {name: row for name, row in score.rows.items() if row.said and name not in OF_GUESTS}
    assert sum(row.false for row in said.values()) <= (1 - 0.93) * sum(row.said for row in said.values())


@pytest.mark.parametrize("seed", SEEDS)
def test_what_a_poorer_server_does_not_tell_stays_unclear_and_punishes_nobody(seed):
    score, evening, _ = scored(seed, tier=1)
    right = [deed for deed in evening.deeds if deed.right and deed.act == "kill"]
    assert right
    assert {miss.article for miss in score.false} <= OF_SLEEPERS
    assert score.asks


@pytest.mark.parametrize("seed", SEEDS)
def test_what_nobody_did_wrong_is_lawful(seed):
    _, evening, found = scored(seed)
    deeds = {(deed.n, deed.actor) for deed in evening.deeds}
    lasting = {deed.actor for deed in evening.deeds if deed.lasting}
    strange = [
        one
        for one in found
        if isinstance(one, Ruling)
        and one.ruling == "unlawful"
        and (one.seq, one.actor) not in deeds
        and not (one.act == "stay" and one.actor in lasting)
    ]
    assert strange == []


@pytest.mark.parametrize(
    "habits", [("banishments", "roams", "raids"), ("vehicles", "builders"), ("evictions", "peace")]
)
def test_what_is_done_on_the_island_is_found_and_what_is_found_was_done(habits):
    score, _, _ = scored(35, people=20, minutes=10, community="rust-empires", habits=habits)
    assert score.total.asked > 4
    assert score.total.found + score.total.unclear >= FLOOR * score.total.asked
    assert score.total.false <= (1 - FLOOR) * score.total.said
    assert score.punished == 0


def test_what_is_done_on_the_coast_is_found_or_asked_and_what_is_found_was_done():
    score, _, _ = scored(35, people=40, minutes=60, community="rg-rust")
    assert score.total.asked > 40
    assert score.total.found + score.total.unclear >= FLOOR * score.total.asked
    assert score.total.false <= (1 - FLOOR) * score.total.said
    assert score.punished == 0


def deed(key, right, act="kill", n=1, **more):
    from lawspeaker.events import Kill

    event = Kill(t=0, attacker="a", victim="b")
    event.n = n
    reasons = (Reason(key, right, key),)
    return Deed(t=0, act=act, actor="a", target="b", reasons=reasons, event=event, **more)


def ruling(verdict, *articles, seq=1, **more):
    head = {"t": 0, "act": "kill", "actor": "a", "target": "b", "clauses": [], "because": [], "facts": [], "tier": 2}
    return Ruling(seq=seq, ruling=verdict, articles=list(articles), **(head | more))


KNOWN = Truths(right={"struck": ["HURT-1"]}, wrong={"fun": ["RDM-1"], "back": ["NLR-1"]})


def test_an_article_is_found_where_its_reason_was_the_doers():
    row = scoring.score([deed("struck", True)], [ruling("lawful", "HURT-1")], KNOWN).rows["HURT-1"]
    assert (row.asked, row.found, row.said, row.false) == (1, 1, 1, 0)


def test_a_right_deed_that_is_called_unlawful_is_counted_against_the_law():
    score = scoring.score([deed("struck", True)], [ruling("unlawful", "RDM-1")], KNOWN)
    assert score.punished == 1
    assert (score.rows["HURT-1"].found, score.rows["RDM-1"].false) == (0, 1)


def test_what_nobody_did_and_is_called_unlawful_is_untrue():
    score = scoring.score([], [ruling("unlawful", "RDM-1")], KNOWN)
    assert (score.punished, score.rows["RDM-1"].precision) == (1, 0.0)


def test_the_last_ruling_on_an_act_is_the_one_that_counts():
    found = [ruling("unlawful", "RDM-1"), ruling("lawful", "HURT-1")]
    assert scoring.score([deed("struck", True)], found, KNOWN).rows["HURT-1"].recall == 1.0


def test_a_lasting_breach_is_found_while_it_lasts_and_not_after():
    stay = Deed(t=10_000, act="stay", actor="a", reasons=(Reason("back", False, ""),), lasting=True, until=20_000)
    inside = ruling("unlawful", "NLR-1", act="stay", t=11_000)
    later = ruling("unlawful", "NLR-1", act="stay", t=60_000)
    assert scoring.score([stay], [inside], KNOWN).rows["NLR-1"].found == 1
    row = scoring.score([stay], [later], KNOWN).rows["NLR-1"]
    assert (row.found, row.false) == (0, 1)


def test_an_unclear_ruling_says_what_is_missing():
    from lawspeaker.events.findings import Missing

    unclear = ruling("unclear", "HURT-1", missing=[Missing("HURT-1/1", "Bo struck Ana")])
    score = scoring.score([deed("struck", True)], [unclear], KNOWN)
    assert score.rows["HURT-1"].unclear == 1
    assert score.asks == {"HURT-1: Bo struck Ana": 1}


# The command ----------------------------------------------------------------------------------------------------------


def test_an_evening_and_its_truth_go_to_files(tmp_path):
    out, truth = tmp_path / "evening.ndjson", tmp_path / "truth.ndjson"
    assert simulate(play=Play(people=20, minutes=10, out=out, truth=truth)) == 0
    events = [json.loads(line) for line in out.read_bytes().splitlines()]
    deeds = [json.loads(line) for line in truth.read_bytes().splitlines()]
    assert events[0]["type"] == "server_started"
    assert deeds
    assert all(events[one["n"] - 1]["t"] == one["t"] for one in deeds if one["n"] is not None)


def test_the_score_goes_to_standard_output_with_what_a_poorer_server_would_have_seen(capsys):
    assert simulate(play=Play(people=20, minutes=5), scored=Scored(score=True, errors=1, evenings=2)) == 0
    out = capsys.readouterr().out
    assert "2 evenings of 20 people" in out
    assert "called unlawful without being so" in out
    told = {
        name: [int(one) for one in line.split(")")[1].split()]
        for line in out.splitlines()
        for name in TOLD_BY
        if line.startswith(name)
    }
    assert sorted(told) == sorted(TOLD_BY)
    assert told["the plugin"][0] >= told["WebRCON"][0] >= told["its own files"][0]


def test_a_single_tier_is_scored_alone(capsys):
    assert simulate(play=Play(people=20, minutes=2, tier=1), scored=Scored(score=True)) == 0
    out = capsys.readouterr().out
    assert [name for name in TOLD_BY if name in out] == ["WebRCON"]


@pytest.mark.parametrize(
    ("play", "scored", "said"),
    [
        (Play(people=2), Scored(), "at least"),
        (Play(tier=7), Scored(), "--tier"),
        (Play(minutes=0), Scored(), "more than 0"),
        (Play(), Scored(score=True, evenings=0), "--evenings"),
        (Play(people=10, minutes=1), Scored(score=True, rulebook="nowhere"), "nowhere"),
    ],
)
def test_what_cannot_be_played_is_said(capsys, play, scored, said):
    assert simulate("darkrp", play=play, scored=scored) == 2
    assert said in capsys.readouterr().err


def test_who_plays_nowhere_is_told_where_people_play(capsys):
    assert simulate("nowhere") == 2
    assert "nobody plays by `nowhere`" in capsys.readouterr().err


def test_evenings_scored_together_are_the_sum_of_each():
    size = Size(people=12, minutes=6)
    alone = [evenings_scored([seed], size, EVENING, "darkrp", [2])[0].score for seed in (1, 2)]
    both = evenings_scored([1, 2], size, EVENING, "darkrp", [2])[0].score
    assert both.deeds == sum(one.deeds for one in alone) > 0
    assert both.total == Row(*(sum(getattr(one.total, name) for one in alone) for name in Row.__struct_fields__))


def test_what_lasts_is_untold_where_nobodys_place_is_told():
    stay = Deed(t=10_000, act="stay", actor="a", reasons=(Reason("back", False, ""),), lasting=True)
    score = scoring.score([stay], [], KNOWN, placed=False)
    assert (score.untold, score.total.asked) == (1, 0)


def test_every_community_has_its_truths():
    assert all(scoring.truths(name) is not None for name in COMMUNITIES)
