"""Findings for people: when they were, counted from the first event, or else the first finding that is shown."""

import io

import pytest
from msgspec import json

from lawspeaker.cli.pretty import Pretty
from lawspeaker.events.findings import Ruling

RULED = {"type": "ruling", "seq": 1, "act": "kill", "actor": "bo", "ruling": "lawful", "tier": 2}
LISTS = {"articles": [], "clauses": [], "because": ["Bo killed Ann; nothing forbids it"], "facts": [1]}


@pytest.mark.parametrize(("t", "clock"), [(1000, "0:00"), (62_999, "1:01"), (0, "-0:01"), (-65_000, "-1:06")])
def test_a_ruling_given_again_may_be_older_than_the_first_that_is_shown(
    t: int, clock: str, capsys: pytest.CaptureFixture[str]
) -> None:
    pretty = Pretty(None, io.BytesIO())
    for moment in (1000, t):
        pretty.write(json.decode(json.encode({**RULED, **LISTS, "t": moment}), type=Ruling))
    assert capsys.readouterr().out.splitlines()[-1].split()[0] == clock


def test_a_name_never_upsets_the_screen(capsys: pytest.CaptureFixture[str]) -> None:
    because = ["\x1b[31mBo\x07 killed \u202eAnn", "\x1b[2J\nit was so"]
    Pretty(None, io.BytesIO()).write(
        json.decode(json.encode({**RULED, **LISTS, "t": 1, "because": because}), type=Ruling)
    )
    shown = capsys.readouterr().out
    assert "Bo? killed ?Ann" in shown
    assert all(sign.isprintable() or sign == "\n" for sign in shown)


def test_what_is_found_of_a_line_for_each_who_heard_it_is_written_once(capsys: pytest.CaptureFixture[str]) -> None:
    pretty = Pretty(None, io.BytesIO())
    for target, seq in (("ann", 1), ("cy", 1), ("cy", 2)):
        ruling = {**RULED, **LISTS, "act": "say", "target": target, "seq": seq, "t": 1000}
        pretty.write(json.decode(json.encode(ruling), type=Ruling))
    assert len(capsys.readouterr().out.splitlines()) == 2
