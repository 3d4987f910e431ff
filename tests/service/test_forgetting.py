"""Who is forgotten in the record is forgotten in what was found too."""

import pytest

from lawspeaker.record import open_record
from service.town import ANA, BO, T, by_judge, evening, judged, kill, open_hall, send

MAIN = ("servers", "main")


@pytest.fixture
def forgotten(tmp_path):
    """A service that stood still while somebody was forgotten; what it had found before."""
    with open_hall(tmp_path) as hall:
        findings = hall.servers["main"].findings
        findings.carrier("plugin")
        send(hall, evening())
        before = judged(hall)
        first = findings.owed("plugin")[0]
        findings.receipts("plugin", [(first.seq, first.place, "done", None)])
    with open_record(tmp_path.joinpath(*MAIN)) as record:
        record.forget(BO)
    return before


def test_nothing_on_disk_names_whom_the_record_has_forgotten(tmp_path, forgotten):
    assert any(b'"Bo ' in one.body or b" Bo" in one.body for one in forgotten)
    with open_hall(tmp_path) as hall:
        after = judged(hall)
        assert not any(BO.encode() in one.body or b" Bo " in one.body for one in after)
        assert [one.body for one in after] == by_judge(tmp_path)
    folder = tmp_path.joinpath(*MAIN)
    assert not any(BO.encode() in path.read_bytes() for path in folder.iterdir() if path.is_file())


def test_what_reads_otherwise_now_goes_to_nobody_and_the_rest_still_does(tmp_path, forgotten):
    pending = {(one.seq, one.place): one.body for one in forgotten if one.goes_to is not None}
    with open_hall(tmp_path) as hall:
        judged(hall)
        owed = hall.servers["main"].findings.owed("plugin", most=1000)
        assert owed
        assert all(pending[one.seq, one.place] == one.body for one in owed)
        send(hall, [kill(T + 900_000, attacker=ANA, victim="76561198000000103")], first=len(evening()) + 1)
        judged(hall)
        assert hall.servers["main"].findings.owed("plugin", most=1000)[-1].seq == hall.servers["main"].head


def test_findings_are_found_anew_once(tmp_path, forgotten):
    with open_hall(tmp_path) as hall:
        after = judged(hall)
    with open_hall(tmp_path) as hall:
        server = hall.servers["main"]
        assert server.findings.forgotten() == server._record.forgotten() > 0
        assert server.chamber._old == 0
        assert judged(hall) == after


def test_a_service_stopped_while_it_finds_anew_does_so_again(tmp_path, forgotten, monkeypatch):
    monkeypatch.setattr("lawspeaker.service.chamber.SLICE", 5)
    for _ in range(3):
        with open_hall(tmp_path) as hall:
            send(hall, [], first=1) if hall.servers["main"].behind else None
    with open_hall(tmp_path) as hall:
        assert [one.body for one in judged(hall)] == by_judge(tmp_path)
