"""The benchmark: the ten-rule workload through our judge, beside the hand-written yardstick and the plain reference.

`make bench` takes a million events, `make bench-quick` fewer. It prints what it measures and writes the same to
`bench/results.json`; docs/speed.md says what each number means.
"""

import argparse
import json
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import growth
import memory
from changed import CHANGED, reference_numbers, rulebook_with
from clock import Took, one_core, timed
from disk import weighed
from facts import Facts
from judging import Judged, at, judge_record, judge_wire, read_through, service_times
from naive import Numbers
from naive import run as naive_run
from startup import started
from verdicts import Verdict, first_difference
from yardstick import run_file

HERE = Path(__file__).resolve().parent
RULEBOOK = HERE / "rulebook"
RESULTS = HERE / "results.json"
PLAYERS = 200

Results = dict[str, Any]


class Scale(NamedTuple):
    """How much of everything: events, tries of each, and so on."""

    events: int
    tries: int
    changed: int
    served: int
    grown: int
    players: tuple[int, ...]
    articles: tuple[int, ...]
    seconds: int
    crowd: int
    few: int
    days: tuple[int, ...]
    starts: int


FULL = Scale(
    events=1_000_000, tries=2, changed=200_000, served=200_000, grown=100_000, players=(50, 100, 200, 400, 800, 1600),
    articles=(10, 25, 50, 100), seconds=100, crowd=800, few=20, days=(1, 10, 30), starts=5,
)  # fmt: skip
QUICK = Scale(
    events=30_000, tries=2, changed=15_000, served=15_000, grown=12_000, players=(50, 400, 1600),
    articles=(10, 100), seconds=100, crowd=200, few=2, days=(1, 10, 30), starts=1,
)  # fmt: skip


def measure(scale: Scale, folder: Path) -> Results:
    """Everything, printed as it is found; the folder is for what has to be written on the way."""
    results: Results = {"events": scale.events, "players": PLAYERS}
    batched = Facts(folder / "batched", scale.events, PLAYERS, batched=True)
    spread = Facts(folder / "spread", scale.events, PLAYERS, batched=False)
    results |= rates(batched, spread, scale.tries)
    results |= service(folder, scale.served)
    results |= with_changed_numbers(folder, scale.changed, results["verdicts_equal"])
    results |= grown(scale, folder)
    results |= weights(scale, batched)
    results |= start(folder, scale.starts)
    return results


def rates(batched: Facts, spread: Facts, tries: int) -> Results:
    """Events a second of all, the best of several tries in turn, and whether all came to the same verdicts."""
    _, append = timed(batched.keep)
    runs: list[dict[str, Judged]] = []
    for _ in range(tries):
        runs.append(
            {
                "yardstick": _yardstick(batched),
                "naive": _naive(batched, Numbers()),
                "ndjson": judge_wire(batched.wire, RULEBOOK),
                "record": judge_record(batched.record, RULEBOOK),
                "yardstick_spread": _yardstick(spread),
                "naive_spread": _naive(spread, Numbers()),
                "ndjson_spread": judge_wire(spread.wire, RULEBOOK),
            }
        )
    events = batched.events
    took = {name: min((run[name].took for run in runs), key=lambda took: took.cpu) for name in runs[0]}
    rate = {name: round(events / took[name].cpu) for name in took}
    shares = [took[name].share for name in took]
    print(f"{events:,} events of {batched.players} players, on one core, in seconds of the processor", end=" ")
    print(f"(this core was ours for {min(shares):.0%} to {max(shares):.0%} of the time)")
    for form, ours in (("rows batched by second", ("ndjson", "record")), ("one position a line", ("ndjson_spread",))):
        tail = "_spread" if ours[0].endswith("_spread") else ""
        yard, plain = rate[f"yardstick{tail}"], rate[f"naive{tail}"]
        print(f"{form}: yardstick {yard:,} events/s, naive {plain:,}")
        for name in ours:
            against = f"{rate[name] / yard:.3f} of the yardstick's, {rate[name] / plain:.2f} of the naive one's"
            print(
                f"  ours from {'the record' if name == 'record' else 'NDJSON':<10} {rate[name]:>9,} events/s   {against}"
            )
    equal = True
    for run in runs:
        for name in ("ndjson", "record", "ndjson_spread", "yardstick", "yardstick_spread"):
            wanted = run["naive_spread" if name.endswith("_spread") else "naive"].verdicts
            equal &= _told_equal(name, wanted, run[name].verdicts)
    reading = read_through(batched.record)
    print(f"record: appended and sealed at {events / append.cpu:,.0f} events/s, read at {events / reading.cpu:,.0f}")
    print(f"verdicts: {len(runs[0]['naive'].verdicts)} and {len(runs[0]['naive_spread'].verdicts)}, {_equal(equal)}")
    return {f"{name}_events_per_s": value for name, value in rate.items()} | {
        "ndjson_to_yardstick": round(rate["ndjson"] / rate["yardstick"], 4),
        "record_to_yardstick": round(rate["record"] / rate["yardstick"], 4),
        "ndjson_to_naive": round(rate["ndjson"] / rate["naive"], 3),
        "record_to_naive": round(rate["record"] / rate["naive"], 3),
        "record_append_events_per_s": round(events / append.cpu),
        "record_read_events_per_s": round(events / reading.cpu),
        "core_share": round(min(shares), 3),
        "wall_events_per_s": {name: round(events / took[name].wall) for name in took},
        "verdicts": len(runs[0]["naive"].verdicts),
        "verdicts_equal": equal,
    }


def service(folder: Path, events: int) -> Results:
    """How long a ruling is in the making, line by line."""
    times = service_times(Facts(folder / "served", events, PLAYERS, batched=False).wire, RULEBOOK)
    found = {"p50": at(times, 0.5), "p99": at(times, 0.99), "p999": at(times, 0.999), "max": round(times[-1], 1)}
    print(f"service time per ruling, µs: p50 {found['p50']}, p99 {found['p99']}, p99.9 {found['p999']}", end="")
    print(f", largest {found['max']} (of {len(times):,} events)")
    return {"service_us": found}


def with_changed_numbers(folder: Path, events: int, equal_before: bool) -> Results:
    """Whether the verdicts are the reference's too when every number of the ten rules is another."""
    facts = Facts(folder / "changed", events, PLAYERS, batched=True)
    rulebook = rulebook_with(CHANGED, RULEBOOK, folder / "changed-rulebook")
    wanted = _naive(facts, reference_numbers(CHANGED)).verdicts
    equal = _told_equal("changed numbers", wanted, judge_wire(facts.wire, rulebook).verdicts)
    other = sum(a != b for a, b in zip(wanted, _naive(facts, Numbers()).verdicts, strict=True))
    print(f"with all ten rules' numbers changed: {other} of {len(wanted)} verdicts are others, {_equal(equal)}")
    return {"changed_verdicts": other, "changed_equal": equal, "verdicts_equal": equal and equal_before}


def grown(scale: Scale, folder: Path) -> Results:
    """µs for an event of play, by players and by articles."""
    plays = {n: growth.play(max(2, scale.grown // n), n) for n in scale.players}
    by_players = {n: growth.an_event(lines, RULEBOOK, scale.tries) for n, lines in plays.items()}
    lines = growth.play(scale.seconds, 100)
    books = {n: growth.rulebook_of(n, folder) for n in scale.articles}
    by_articles = {n: growth.an_event(lines, book, scale.tries) for n, book in books.items()}
    alive = {n: growth.alive(lines, book) for n, book in books.items()}
    print("µs for an event by players: " + ", ".join(f"{n:,}: {us}" for n, us in by_players.items()))
    print(
        "µs for an event by articles on `attack`: "
        + ", ".join(f"{n}: {us} ({alive[n]} of them decided something)" for n, us in by_articles.items())
    )
    return {
        "us_by_players": by_players,
        "us_by_articles": by_articles,
        "articles_alive": alive,
        "growth_players": round(by_players[scale.players[-1]] / by_players[scale.players[0]], 2),
        "growth_articles": round(by_articles[scale.articles[-1]] / by_articles[scale.articles[0]], 2),
    }


def weights(scale: Scale, kept: Facts) -> Results:
    """Bytes in memory and on disk."""
    few, many = (int(memory.measured("players", n, 20)) for n in (50, scale.crowd))
    player = round((many - few) / (scale.crowd - 50))
    days = memory.measured("days", scale.few, *scale.days)
    disk = weighed(kept.record, kept.events)
    print(f"memory: {player:,} bytes a player (from 50 to {scale.crowd} players)")
    told = ", ".join(f"{day} days {size // 1024:,} kB" for day, size in days.items())
    print(f"memory of {scale.few} players, places once a minute, after: {told}")
    print(f"disk: {disk.position} bytes a position, {disk.act} an act, {disk.event} an event over all files")
    return {
        "bytes_per_player": player,
        "bytes_after_days": days,
        "bytes_per_position": disk.position,
        "bytes_per_act": disk.act,
        "bytes_per_event": disk.event,
    }


def start(folder: Path, tries: int) -> Results:
    """Seconds to start."""
    found = started(folder, tries)
    print(f"start-up, 20 events under {found.rulebook}: cold {_seconds(found.cold)}, warm {_seconds(found.warm)}")
    return {
        "startup_rulebook": found.rulebook,
        "startup_cold_s": round(found.cold.cpu, 3),
        "startup_warm_s": round(found.warm.cpu, 3),
    }


def _yardstick(facts: Facts) -> Judged:
    engine, took = timed(lambda: run_file(str(facts.short)))
    return Judged(took, [(row[1], row[2], row[3]) for row in engine.out])


def _naive(facts: Facts, numbers: Numbers) -> Judged:
    rows: list[tuple] = []
    with facts.short.open("rb") as file:
        _, took = timed(lambda: naive_run(file, rows.append, numbers))
    return Judged(took, [(row[1], row[2], row[3]) for row in rows])


def _told_equal(name: str, wanted: list[Verdict], given: list[Verdict]) -> bool:
    if wanted != given:
        print(f"DIFFERENT VERDICTS, {name}: {first_difference(wanted, given)}")
    return wanted == given


def _equal(equal: bool) -> str:
    return "all equal to the reference's" if equal else "NOT equal to the reference's"


def _seconds(took: Took) -> str:
    return f"{took.cpu:.2f} s of the processor ({took.wall:.2f} by the clock)"


def main(arguments: Iterable[str] | None = None) -> None:
    """Measures, prints and writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a smaller run, in under a minute")
    quick = parser.parse_args(arguments).quick
    one_core()
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        results = measure(QUICK if quick else FULL, Path(folder))
    RESULTS.write_text(json.dumps(results, indent=1) + "\n")


if __name__ == "__main__":
    main()
