"""Findings for people: when they were, counted from the first event, or else the first finding that is shown."""

import pytest
from msgspec import json

from lawspeaker.cli.pretty import Pretty, since_begin
from lawspeaker.events.codec import decode_line
from lawspeaker.events.findings import Answer, Notice, Ruling, Sanction
from lawspeaker.law.library import load
from lawspeaker.referee.servers import Servers
from lawspeaker.vocabulary import lexicon

RULED = {"type": "ruling", "seq": 1, "act": "kill", "actor": "bo", "ruling": "lawful", "tier": 2}
LISTS = {"articles": [], "clauses": [], "because": ["Bo killed Ann; nothing forbids it"], "facts": [1]}


def servers() -> Servers:
    return Servers(load("darkrp", lexicon()), lexicon())


@pytest.mark.parametrize(
    ("t", "clock"), [(1000, "0:00"), (62_999, "1:01"), (3_725_000, "1:02:04"), (0, "-0:01"), (-65_000, "-1:06")]
)
def test_a_ruling_given_again_may_be_older_than_the_first_that_is_shown(
    t: int, clock: str, capsys: pytest.CaptureFixture[str]
) -> None:
    pretty = Pretty(servers())
    for moment in (1000, t):
        pretty.write(json.decode(json.encode({**RULED, **LISTS, "t": moment}), type=Ruling))
    assert capsys.readouterr().out.splitlines()[-1].split()[0] == clock


def test_a_name_never_upsets_the_screen(capsys: pytest.CaptureFixture[str]) -> None:
    because = ["\x1b[31mBo\x07 killed \u202eAnn", "\x1b[2J\nit was so"]
    Pretty(servers()).write(json.decode(json.encode({**RULED, **LISTS, "t": 1, "because": because}), type=Ruling))
    shown = capsys.readouterr().out
    assert "Bo? killed ?Ann" in shown
    assert all(sign.isprintable() or sign == "\n" for sign in shown)


def test_what_is_found_of_a_line_for_each_who_heard_it_is_written_once(capsys: pytest.CaptureFixture[str]) -> None:
    pretty = Pretty(servers())
    for target, seq in (("ann", 1), ("cy", 1), ("cy", 2)):
        ruling = {**RULED, **LISTS, "act": "say", "target": target, "seq": seq, "t": 1000}
        pretty.write(json.decode(json.encode(ruling), type=Ruling))
    assert len(capsys.readouterr().out.splitlines()) == 2


@pytest.mark.parametrize(
    ("because", "shown"),
    [
        (["RDM-1: bo killed ann", "HURT-1 gave no leave: that missed"], "RDM-1: bo killed ann\n"),
        (["BASE-1: bo goes for ann; it was night"], "BASE-1: bo goes for ann; it was night\n"),
        (["LINE-1: ann is behind the line"], "bo kills ann\n            LINE-1: ann is behind the line\n"),
    ],
)
def test_a_ruling_says_who_did_what_where_its_first_reason_does_not(
    because: list[str], shown: str, capsys: pytest.CaptureFixture[str]
) -> None:
    ruling = {**RULED, **LISTS, "t": 1, "target": "ann", "articles": ["LINE-1"], "because": because}
    Pretty(servers()).write(json.decode(json.encode(ruling), type=Ruling))
    assert shown in capsys.readouterr().out


def test_what_was_done_is_told_once_whatever_the_doer_calls_himself(capsys: pytest.CaptureFixture[str]) -> None:
    town = servers()
    for seq, line in enumerate(({"player": "7656", "name": "B\x1bo"}, {"player": "ann", "name": "N" * 60}), 1):
        town.take(decode_line(json.encode({"type": "joined", "t": 1, "seq": seq, **line})))
    because = [f"RDM-1: B?o killed {'N' * 39}…"]
    ruling = {**RULED, **LISTS, "t": 1, "seq": 3, "actor": "7656", "target": "ann", "articles": ["RDM-1"]}
    Pretty(town).write(json.decode(json.encode({**ruling, "because": because}), type=Ruling))
    assert capsys.readouterr().out.splitlines() == [f"   0:00  lawful   {because[0]}"]


def test_who_did_what_is_told_with_the_names_that_people_wear(capsys: pytest.CaptureFixture[str]) -> None:
    town = servers()
    town.take(decode_line(b'{"type": "joined", "t": 1, "seq": 1, "player": "7656", "name": "Bo"}'))
    ruling = {**RULED, **LISTS, "t": 1, "actor": "7656", "target": "ann", "articles": ["A-1"], "because": ["A-1: so"]}
    Pretty(town).write(json.decode(json.encode(ruling), type=Ruling))
    assert "Bo kills ann" in capsys.readouterr().out


def test_whoever_is_answered_told_or_punished_is_called_by_his_name(capsys: pytest.CaptureFixture[str]) -> None:
    town = servers()
    town.take(decode_line(b'{"type": "joined", "t": 1, "seq": 1, "player": "7656", "name": "Bo"}'))
    answer = Answer(t=1, seq=2, player="7656", command="warn", ok=False, say="No.", clauses=[])
    notice = Notice(t=1, to=["7656", "ann"], kind="vote", say="It is on.", clauses=[])
    step = {"kind": "ban"}
    sanction = Sanction(t=1, player="7656", step=step, ladder="hurt", nth=2, clauses=[], since=[1], status="proposed")
    for found in (answer, notice, sanction):
        Pretty(town).write(found)
    assert capsys.readouterr().out.splitlines() == [
        "   0:00  no       Bo: No.",
        "   0:00  notice   to Bo, ann: It is on.",
        "   0:00  sanction ban for Bo (proposed, step 2 of hurt)",
    ]


def test_from_a_day_on_the_clock_of_a_stream_counts_days() -> None:
    assert since_begin(86_399) == "23:59:59"
    assert since_begin(5 * 86_400 + 308) == "5 d 0:05:08"


def test_what_one_ruling_asks_twice_is_one_line_and_of_many_lines_the_first_are_shown(
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked = [{"id": "A-1/1", "say": "it was so"}, {"id": "A-1/2", "say": "it was so"}]
    asked += [{"id": f"A-2/{n}", "say": f"it was {n}"} for n in range(9)]
    ruling = {**RULED, **LISTS, "t": 1, "ruling": "unclear", "articles": ["A-1"], "missing": asked}
    Pretty(servers()).write(json.decode(json.encode(ruling), type=Ruling))
    shown = [line.strip() for line in capsys.readouterr().out.splitlines() if "asks" in line or "more" in line]
    assert shown[0] == "asks A-1/1, A-1/2: it was so"
    assert shown[-1] == "and 6 questions more: without `--pretty` all are written"
