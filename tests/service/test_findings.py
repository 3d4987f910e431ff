"""What was found is kept once, and goes to each who carries it until he has it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawspeaker.service.findings import Findings, Kept


@pytest.fixture
def findings(tmp_path):
    found = Findings(tmp_path)
    yield found
    found.close()


def one(seq, place=0, goes_to=b'"all"'):
    return Kept(seq, place, "notice", b'{"n":%d}' % seq, goes_to)


def places(sendings):
    return [(each.seq, each.place) for each in sendings]


def test_findings_come_in_the_order_in_which_they_were_caused(findings):
    findings.keep([one(2), one(2, 1), one(10)], 10)
    findings.keep([], 12)
    assert places(findings.all()) == [(2, 0), (2, 1), (10, 0)]
    assert places(findings.last(2)) == [(2, 1), (10, 0)]
    assert findings.through() == 12


def test_it_is_known_which_version_found_what(findings):
    findings.engine("0.1.0")
    findings.keep([one(1)], 7)
    findings.engine("0.1.0")
    findings.engine("0.2.0")
    assert findings.engines() == [(1, "0.1.0"), (8, "0.2.0")]


def test_who_begins_to_carry_is_sent_what_is_found_from_then_on(findings):
    findings.keep([one(1)], 1)
    findings.carrier("plugin")
    assert findings.owed("plugin") == []
    findings.keep([one(2), one(3, goes_to=None)], 3)
    assert places(findings.owed("plugin")) == [(2, 0)]
    findings.carrier("plugin")
    assert places(findings.owed("plugin")) == [(2, 0)]


def test_each_carrier_has_receipts_of_his_own(findings):
    findings.carrier("plugin")
    findings.carrier("discord")
    findings.keep([one(1)], 1)
    assert findings.receipts("plugin", [(1, 0, "done", None)])
    assert findings.owed("plugin") == []
    assert places(findings.owed("discord")) == [(1, 0)]


def test_a_receipt_counts_once_and_only_for_what_was_sent(findings):
    findings.carrier("plugin")
    findings.keep([one(1), one(2, goes_to=None)], 2)
    assert findings.receipts("plugin", [(1, 0, "refused", "nobody of that name is here")])
    assert not findings.receipts("plugin", [(1, 0, "done", None)])
    assert not findings.receipts("plugin", [(2, 0, "done", None)])
    assert not findings.receipts("plugin", [(9, 9, "done", None)])
    assert findings.refusals() == 1


def test_receipts_outlive_the_service(tmp_path):
    first = Findings(tmp_path)
    first.carrier("plugin")
    first.keep([one(1), one(2)], 2)
    first.receipts("plugin", [(2, 0, "done", None)])
    first.close()
    again = Findings(tmp_path)
    assert places(again.owed("plugin")) == [(1, 0)]
    again.close()


@given(st.permutations(range(1, 9)), st.integers(0, 8))
@settings(max_examples=8)
def test_in_whatever_order_receipts_come_exactly_the_rest_is_owed(tmp_path_factory, order, many):
    findings = Findings(tmp_path_factory.mktemp("findings"))
    findings.carrier("plugin")
    findings.keep([one(seq) for seq in range(1, 9)], 8)
    for seq in order[:many]:
        assert findings.receipts("plugin", [(seq, 0, "done", None)])
    assert places(findings.owed("plugin")) == [(seq, 0) for seq in sorted(order[many:])]
    findings.close()
