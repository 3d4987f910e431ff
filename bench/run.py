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

import empires
import growth
import memory
from changed import CHANGED, reference_numbers, rulebook_with
from clock import Took, one_core
from disk import weighed
from facts import Facts
from judging import at, judge_wire, service_times
from naive import Numbers
from rates import Rates, naive, rates
from season import BUSY, Size
from startup import started
from verdicts import first_difference

HERE = Path(__file__).resolve().parent
RULEBOOK = HERE / "rulebook"
RESULTS = HERE / "results.json"
PLAYERS = 200
RATIOS = (
    ("ndjson", "yardstick"), ("record", "yardstick"), ("ndjson_spread", "yardstick_spread"),
    ("ndjson", "naive"), ("record", "naive"), ("ndjson_spread", "naive_spread"),
)  # fmt: skip

Results = dict[str, Any]


class Scale(NamedTuple):
    """How much of everything. `seconds` of play are judged under so many `articles`; a player is weighed by what a
    `crowd` weighs more than fifty, the days by so `few` players."""

    events: int
    tries: int
    changed: int
    """Events under changed numbers."""
    served: int
    """Lines whose service is timed."""
    grown: int
    """Events of play with so many `players`."""
    players: tuple[int, ...]
    articles: tuple[int, ...]
    seconds: int
    crowd: int
    few: int
    days: tuple[int, ...]
    starts: int
    full: int
    """Events under the largest rulebook."""
    holed: int
    """Events of which one is lost at half."""
    season: Size


FULL = Scale(
    events=1_000_000, tries=2, changed=200_000, served=200_000, grown=100_000, players=(50, 100, 200, 400, 800, 1600),
    articles=(10, 25, 50, 100), seconds=100, crowd=800, few=20, days=(1, 10, 30), starts=5,
    full=200_000, holed=20_000, season=BUSY,
)  # fmt: skip
QUICK = Scale(
    events=25_000, tries=2, changed=15_000, served=25_000, grown=8_000, players=(50, 1600),
    articles=(10, 100), seconds=100, crowd=200, few=2, days=(1, 10, 30), starts=1,
    full=10_000, holed=6_000, season=Size(20, 200, 300),
)  # fmt: skip


def measure(scale: Scale, folder: Path) -> Results:
    """Everything, printed as it is found; the folder is for what has to be written on the way."""
    results: Results = {"events": scale.events, "players": PLAYERS}
    batched = Facts(folder / "batched", scale.events, PLAYERS, batched=True)
    spread = Facts(folder / "spread", scale.events, PLAYERS, batched=False)
    results |= judging(batched, spread, scale.tries)
    results |= service(spread, scale.served)
    results |= with_changed_numbers(folder, scale.changed, results["verdicts_equal"])
    results |= grown(scale, folder)
    results |= weights(scale, batched)
    results |= start(folder, scale.starts)
    results |= full_law(folder, scale)
    return results


def judging(batched: Facts, spread: Facts, tries: int) -> Results:
    """Events a second of all, and whether all came to the same verdicts."""
    found = rates(batched, spread, RULEBOOK, tries)
    print(f"{found.events:,} events of {PLAYERS} players on one core; rates are by the seconds that it worked for us,")
    print(f"which were {found.share:.0%} or more of those that passed")
    _say_rates(found, "rows batched by second", "", ("ndjson", "record"))
    _say_rates(found, "one position a line", "_spread", ("ndjson_spread",))
    append, read = (round(found.events / took.cpu) for took in (found.append, found.read))
    print(f"record: taken and sealed at {append:,} events/s, read at {read:,}")
    for difference in found.differences:
        print(f"DIFFERENT VERDICTS, {difference}")
    print(f"{found.verdicts:,} verdicts, {_equal(not found.differences)}")
    return {f"{name}_events_per_s": found.per_second(name) for name in found.took} | {
        "ratios": {f"{ours}/{other}": found.ratio(ours, other) for ours, other in RATIOS},
        "wall_events_per_s": {name: round(found.events / took.wall) for name, took in found.took.items()},
        "record_append_events_per_s": append,
        "record_read_events_per_s": read,
        "verdicts": found.verdicts,
        "verdicts_equal": not found.differences,
    }


def _say_rates(found: Rates, form: str, tail: str, ours: tuple[str, ...]) -> None:
    yard, plain = f"yardstick{tail}", f"naive{tail}"
    print(f"{form}: yardstick {found.per_second(yard):,} events/s, naive {found.per_second(plain):,}")
    for name in ours:
        source = "the record" if name == "record" else "NDJSON"
        of = f"{found.ratio(name, yard):.3f} of the yardstick's, {found.ratio(name, plain):.2f} of the naive one's"
        print(f"  ours from {source:<10} {found.per_second(name):>9,} events/s   {of}")


def service(spread: Facts, lines: int) -> Results:
    """How long a ruling is in the making, line by line."""
    times = service_times(spread.wire, RULEBOOK, lines)
    found = {"p50": at(times, 0.5), "p99": at(times, 0.99), "p999": at(times, 0.999), "max": round(times[-1], 1)}
    print(f"service time per ruling, µs: p50 {found['p50']}, p99 {found['p99']}, p99.9 {found['p999']}", end="")
    print(f", largest {found['max']} (of {len(times):,} events)")
    return {"service_us": found}


def with_changed_numbers(folder: Path, events: int, equal_before: bool) -> Results:
    """Whether the verdicts are the reference's too when every number of the ten rules is another."""
    facts = Facts(folder / "changed", events, PLAYERS, batched=True)
    rulebook = rulebook_with(CHANGED, RULEBOOK, folder / "changed-rulebook")
    wanted = naive(facts, reference_numbers(CHANGED)).verdicts
    given = judge_wire(facts.wire, rulebook).verdicts
    equal = given == wanted
    if not equal:
        print(f"DIFFERENT VERDICTS, changed numbers: {first_difference(wanted, given)}")
    other = sum(a != b for a, b in zip(wanted, naive(facts, Numbers()).verdicts, strict=True))
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


def full_law(folder: Path, scale: Scale) -> Results:
    """Events a second, and seconds for a season, under the largest rulebook."""
    full = empires.full_law(folder, scale.full, PLAYERS, scale.tries)
    print(f"{empires.RULEBOOK} over the same stream ({full.articles} articles, {full.events:,} events): ", end="")
    print(f"{full.per_second:,} events/s, {full.ratio:.3f} of the yardstick's")
    hole = empires.behind_a_hole(folder, scale.holed, PLAYERS)
    whole, lost = (round(hole.events / took.cpu) for took in (hole.whole, hole.lost))
    print(f"the same, {hole.events:,} events behind a hole in the record: {lost:,} events/s; without it {whole:,}")
    season = empires.folded(scale.season)
    told = ", ".join(f"{n:,} of {what}" for what, n in season.moved.items())
    print(f"a season of its institutions ({season.lines:,} lines; changes {told}): {_seconds(season.took)}")
    return {
        "empires_articles": full.articles,
        "empires_events": full.events,
        "empires_events_per_s": full.per_second,
        "empires_ratio": full.ratio,
        "empires_hole_events_per_s": lost,
        "empires_whole_events_per_s": whole,
        "season_lines": season.lines,
        "season_moved": season.moved,
        "season_s": round(season.took.cpu, 2),
    }


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
