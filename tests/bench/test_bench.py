"""The benchmark measures what it says it does: the same verdicts from all, and comparisons that can fail."""

import json
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

BENCH = Path(__file__).parents[2] / "bench"
NAMES = ("changed", "days", "facts", "growth", "judging", "naive", "rates", "run", "season", "startup", "verdicts")
EVENTS, PLAYERS = 5000, 60


@pytest.fixture(scope="module")
def bench() -> Iterator[SimpleNamespace]:
    """The benchmark's modules, which stand by themselves in a folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(BENCH))
        yield SimpleNamespace(**{name: import_module(name) for name in NAMES})


@pytest.fixture(scope="module")
def facts(bench: SimpleNamespace, tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    return bench.facts.Facts(tmp_path_factory.mktemp("bench") / "facts", EVENTS, PLAYERS, batched=True)


def test_one_run_prints_and_gives_every_number(bench, tmp_path, capsys):
    tiny = bench.run.Scale(
        events=4000, tries=1, changed=4000, served=3000, grown=400, players=(20, 40),
        articles=(3, 10), seconds=10, crowd=60, few=2, days=(1,), starts=1,
        full=4000, holed=2600, season=bench.season.Size(4, 12, 15),
    )  # fmt: skip
    found = bench.run.measure(tiny, tmp_path)
    assert found["verdicts_equal"] is True
    assert found["changed_equal"] is True
    rates = {f"{who}_events_per_s" for who in ("ndjson", "ndjson_spread", "record", "yardstick", "naive")}
    assert all(found[name] > 0 for name in rates | {"bytes_per_player", "bytes_per_position", "bytes_per_act"})
    assert found["ratios"].keys() >= {"ndjson/yardstick", "record/yardstick", "ndjson/naive", "record/naive"}
    assert 0 < found["service_us"]["p50"] <= found["service_us"]["p99"] <= found["service_us"]["p999"]
    assert found["us_by_players"].keys() == {20, 40}
    assert found["us_by_articles"].keys() == {3, 10}
    assert found["bytes_after_days"].keys() == {"1"}
    assert min(found["startup_warm_s"], found["startup_cold_s"]) > 0
    assert found["empires_events_per_s"] > 0
    assert 0 < found["empires_ratio"] < found["ratios"]["ndjson/yardstick"]
    assert min(found["empires_hole_events_per_s"], found["empires_whole_events_per_s"]) > 0
    assert found["season_moved"]["claim"] == 12
    assert json.loads(json.dumps(found))["events"] == 4000
    said = capsys.readouterr().out
    for words in (
        "from the record",
        "service time",
        "by players",
        "by articles",
        "memory",
        "disk",
        "start-up",
        "rust-empires",
        "season",
    ):
        assert words in said
    assert "NOT equal" not in said
    assert "DIFFERENT" not in said


def test_every_number_of_the_ten_rules_is_changed(bench):
    lets = re.findall(r"^let (.+?) be ", (BENCH / "rulebook" / "rules.md").read_text(), flags=re.MULTILINE)
    assert sorted(bench.changed.CHANGED) == sorted(lets)
    usual = bench.naive.Numbers()
    assert all(a != b for a, b in zip(bench.changed.reference_numbers(bench.changed.CHANGED), usual, strict=True))


def test_the_reference_usually_has_the_numbers_of_the_rulebook(bench):
    text = (BENCH / "rulebook" / "rules.md").read_text()
    lets = re.findall(r"^let (.+?) be (\d+) ?(\w*)$", text, flags=re.MULTILINE)
    written = {name: (int(number), unit) for name, number, unit in lets}
    assert bench.changed.reference_numbers(written) == bench.naive.Numbers()


@pytest.mark.parametrize("name", ["talking time", "answer time", "fresh time", "kill limit", "return bar", "party"])
def test_each_number_changed_alone_gives_the_references_verdicts(bench, facts, tmp_path, name):
    one = {name: bench.changed.CHANGED[name]}
    rulebook = bench.changed.rulebook_with(one, BENCH / "rulebook", tmp_path / "book")
    wanted = bench.rates.naive(facts, bench.changed.reference_numbers(one)).verdicts
    assert bench.judging.judge_wire(facts.wire, rulebook).verdicts == wanted


def test_a_rulebook_with_other_numbers_is_found_out(bench, facts, tmp_path):
    rulebook = bench.changed.rulebook_with(bench.changed.CHANGED, BENCH / "rulebook", tmp_path / "book")
    wanted = bench.rates.naive(facts, bench.naive.Numbers()).verdicts
    given = bench.judging.judge_wire(facts.wire, rulebook).verdicts
    assert given != wanted
    assert "wanted" in bench.verdicts.first_difference(wanted, given)


def test_a_number_that_the_rulebook_has_not_is_an_error(bench, tmp_path):
    with pytest.raises(ValueError, match="luck"):
        bench.changed.rulebook_with({"luck": (1, "")}, BENCH / "rulebook", tmp_path / "book")


def test_of_a_hundred_articles_none_is_dead(bench, tmp_path):
    assert bench.growth.alive(bench.growth.play(100, 100), bench.growth.rulebook_of(100, tmp_path)) == 100


def test_with_all_written_the_verdicts_are_the_same(bench, facts):
    judged = [bench.judging.judge_wire(facts.wire, BENCH / "rulebook", everything) for everything in (False, True)]
    assert judged[0].verdicts == judged[1].verdicts != []


def test_a_season_is_the_same_season_every_time(bench):
    size = bench.season.Size(4, 12, 15)
    lines = list(bench.season.season(size))
    assert lines == list(bench.season.season(size))
    assert sum(b'"evict"' in line for line in lines) == 15
    assert [json.loads(line)["t"] for line in lines] == sorted(json.loads(line)["t"] for line in lines)


def test_days_are_the_same_days_every_time(bench):
    lines = list(bench.days.days(3, 1))
    assert lines == list(bench.days.days(3, 1))
    assert sum(b'"positions"' in line for line in lines) == bench.days.DAY
