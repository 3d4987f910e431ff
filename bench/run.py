"""The benchmark: the ten-rule workload through our judge, beside the hand-written yardstick, in one run on one core.

`make bench` takes a million events, `make bench-quick` fewer. It prints what it measures and writes the same to
`bench/results.json`. Ours runs the code path and the defaults of `lawspeaker judge`, with reasons on.
"""

import argparse
import gc
import io
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import msgspec

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from naive import run as naive_run  # noqa: E402
from wire import Wire  # noqa: E402
from workload import workload  # noqa: E402
from yardstick import run_file  # noqa: E402

from lawspeaker.cli.judge import run as judge_run  # noqa: E402
from lawspeaker.events.codec import decode_line  # noqa: E402
from lawspeaker.events.findings import Ruling  # noqa: E402
from lawspeaker.law.book import load  # noqa: E402
from lawspeaker.referee.servers import Servers  # noqa: E402
from lawspeaker.vocabulary import lexicon  # noqa: E402

BY_PERMISSION = (2, 1, 3, 4, 5)
BY_PROHIBITION = (9, 8, 10)
ENTERING = (6, 7)


def one_core() -> None:
    """Stay on one core, so that both are measured alike."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def verdict(ruling: Ruling) -> tuple[str, int, int]:
    """A ruling in the terms of the references: the act, whether it was permitted, and by which rule."""
    numbers = [int(a.rpartition("-")[2]) for a in ruling.articles]
    act = {"attack": "h", "kill": "k", "enter": "e"}[ruling.act]
    if ruling.ruling == "lawful":
        order, permitted = (BY_PERMISSION if act != "e" else ()), 1
    elif ruling.ruling == "unlawful":
        order, permitted = (BY_PROHIBITION if act != "e" else ENTERING), 0
    else:
        return act, 2, 0
    return act, permitted, next((n for n in order if n in numbers), 0)


def judged_by_references(ruling: Ruling) -> bool:
    """The references judge no step onto a claim."""
    return ruling.act in ("attack", "kill") or (ruling.act == "enter" and not str(ruling.target).startswith("claim"))


def judged_by_the_references(ruling: Ruling) -> bool:
    """They rule on hits, kills and the entering of domes; that of a claim is ruled on by us alone."""
    if ruling.act == "enter":
        return not str(ruling.target).startswith("claim")
    return ruling.act in ("attack", "kill")


class Measured:
    """One workload in all its forms, and what was measured of it."""

    def __init__(self, events: int, players: int, batched: bool, rulebook: Path) -> None:
        self.events, self.players, self.batched, self.rulebook = events, players, batched, rulebook
        self.folder = Path(tempfile.mkdtemp(prefix="bench"))
        self.short = self.folder / "short.ndjson"
        self.wire = self.folder / "wire.ndjson"
        short = list(workload(events, players, batched=batched))
        self.short.write_text("\n".join(short) + "\n")
        wire = Wire()
        self.wire.write_text("\n".join(wire.lines(short, batched)) + "\n")
        self.rows = wire.rows

    def yardstick(self) -> tuple[float, list]:
        """Events a second of the hand-written one, and its verdicts."""
        gc.collect()
        begun = time.perf_counter()
        engine = run_file(str(self.short))
        return self.events / (time.perf_counter() - begun), [(r[1], r[2], r[3]) for r in engine.out]

    def naive(self) -> float:
        """Events a second of the plain reference."""
        begun = time.perf_counter()
        with self.short.open("rb") as file:
            naive_run(file, lambda row: None)
        return self.events / (time.perf_counter() - begun)

    def ours(self) -> tuple[float, list]:
        """Events a second of ours from NDJSON, findings written with their reasons, and our verdicts."""
        servers = Servers(load(str(self.rulebook), lexicon()), lexicon(), terse=True)
        out = io.BytesIO()
        verdicts = []
        gc.collect()
        begun = time.perf_counter()
        with self.wire.open("rb") as file:
            for found in judge_run([file], servers):
                if isinstance(found, Ruling):
                    verdicts.append(found)
                    if found.ruling == "lawful" and found.until is msgspec.UNSET:
                        continue
                out.write(msgspec.json.encode(found) + b"\n")
        seconds = time.perf_counter() - begun
        return self.rows / seconds, [verdict(r) for r in verdicts if judged_by_references(r)]

    def service(self) -> dict[str, float]:
        """Service time of each event that was ruled on, from its line to the finding's bytes, in µs."""
        servers = Servers(load(str(self.rulebook), lexicon()), lexicon())
        times = []
        gc.collect()
        gc.freeze()
        for number, line in enumerate(self.wire.read_bytes().splitlines(), 1):
            begun = time.perf_counter_ns()
            ruled = False
            event = decode_line(line)
            event.seq = number
            for found in servers.take(event):
                msgspec.json.encode(found)
                ruled = ruled or isinstance(found, Ruling)
            if ruled:
                times.append((time.perf_counter_ns() - begun) / 1000)
        gc.unfreeze()
        times.sort()
        at = lambda share: round(times[min(len(times) - 1, int(len(times) * share))], 1)  # noqa: E731
        return {"p50": at(0.5), "p99": at(0.99), "p999": at(0.999)}


def startup(rulebook: Path) -> float:
    """Seconds to judge 20 events with a fresh process."""
    lines = "\n".join(list(Wire().lines(workload(300, 8), False))[:20]) + "\n"
    begun = time.perf_counter()
    command = [sys.executable, "-m", "lawspeaker", "judge", "--rulebook", str(rulebook)]
    subprocess.run(command, input=lines.encode(), stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begun


def main() -> None:
    """Measures, prints and writes."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    quick = parser.parse_args().quick
    one_core()
    events = 100_000 if quick else 1_000_000
    rulebook = HERE / "rulebook"
    results: dict[str, object] = {"events": events}
    for name, batched in (("batched", True), ("spread", False)):
        measured = Measured(events, 200, batched, rulebook)
        yard, want = measured.yardstick()
        plain = measured.naive()
        rate, got = measured.ours()
        equal = want == got
        print(
            f"{name:<8} yardstick {yard:>11,.0f} events/s   naive {plain:>9,.0f}   ours {rate:>9,.0f}"
            f"   ours/yardstick {rate / yard:.3f}   verdicts {len(want)} {'equal' if equal else 'DIFFER'}"
        )
        if not equal:
            differ = [i for i, (a, b) in enumerate(zip(want, got, strict=False)) if a != b]
            print(f"         {len(want)} wanted, {len(got)} given, first difference at {differ[:1]}")
        results[name] = {"yardstick": yard, "naive": plain, "ours": rate, "equal": equal}
        if batched:
            results |= {"ndjson_events_per_s": rate, "yardstick_events_per_s": yard, "naive_events_per_s": plain}
        results["verdicts_equal"] = equal and results.get("verdicts_equal", True)
    service = Measured(20_000 if quick else 100_000, 200, False, rulebook).service()
    print(f"service time of a ruling, µs: p50 {service['p50']}, p99 {service['p99']}, p99.9 {service['p999']}")
    results["service_us"] = service
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"start-up with 20 events: {startup(rulebook):.2f} s   peak memory {before >> 10} MB")
    for players in (50, 200, 800):
        measured = Measured(20_000, players, True, rulebook)
        rate, _ = measured.ours()
        print(f"players {players:>5}: ours {rate:>9,.0f} events/s")
        results[f"players_{players}"] = rate
    (HERE / "results.json").write_text(json.dumps(results, indent=1) + "\n")


if __name__ == "__main__":
    main()
