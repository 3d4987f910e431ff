"""The service as a sender meets it: how soon what it sends is durable, how soon it is ruled on, and how soon a service
is there again. `make bench-live` runs it whole, `--quick` in about a minute; `bench/results-live.json` has the figures.
"""

import argparse
import asyncio
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from websockets.asyncio.client import connect

T = 1_790_000_000_000
PEOPLE = [f"765611980000{n:05}" for n in range(200)]
SETTINGS = """[service]
listen = "127.0.0.1:0"
log = "json"
[servers.main]
rulebook = "{rulebook}"
clock_ahead = 0
silence = 0
"""
HERE = Path(__file__).resolve().parent
RESULTS = HERE / "results-live.json"
BOOKS = {"ten-rules": str(HERE / "rulebook"), "darkrp": "darkrp"}
"""By which the rates are measured; all else is by the last of them."""
HIT = 20
"""One event in so many is a kill, which is ruled on; the others are single positions."""


class Service:
    """`lawspeaker serve` in a process of its own."""

    def __init__(self, home):
        self.home, self.begun = home, time.monotonic()
        command = [sys.executable, "-m", "lawspeaker", "serve", "--attached"]
        self.process = subprocess.Popen(command, cwd=home, stdin=subprocess.PIPE, stderr=(home / "log").open("wb"))
        self.ready = None
        while self.ready is None:
            for line in (home / "log").read_bytes().splitlines():
                said = json.loads(line)
                self.ready = said if said["event"] == "Lawspeaker is ready" else self.ready
            time.sleep(0.01)
        self.ready_after = time.monotonic() - self.begun

    def health(self):
        with urllib.request.urlopen(self.ready["health"]) as reply:
            return json.load(reply)["servers"]["main"]

    def judged_after(self):
        """Seconds from its start until all on record is judged."""
        while self.health()["behind"]:
            time.sleep(0.02)
        return time.monotonic() - self.begun

    def memory(self):
        """Bytes that it holds."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) * 1024

    def end(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        self.process.wait()


def lines(dice, n, count, t):
    """So many events from number `n` on, at this time."""
    found = []
    for i in range(n, n + count):
        who, other = dice.sample(PEOPLE, 2)
        if i % HIT == 0:
            found.append({"type": "kill", "t": t, "attacker": who, "victim": other, "weapon": "rifle.ak"})
        else:
            at = [dice.uniform(-900, 900), 10.0, dice.uniform(-900, 900)]
            found.append({"type": "positions", "t": t, "rows": [[who, *at]]})
    return found


async def play(uri, key, rate, seconds, n, make, every=0.01):
    """Send at this rate, with a batch each hundredth of a second; the number that comes next, and the latencies (s) of
    acknowledgements and of rulings."""
    dice, sent, acks, rulings = random.Random(n), {}, [], []
    last = n - 1
    async with connect(uri, max_size=None, compression=None) as socket:
        hello = {"type": "hello", "protocol": 1, "key": key, "source": "plugin", "sender": "bench"}
        await socket.send(json.dumps(hello))
        while True:
            frame = json.loads(await socket.recv())
            if frame["type"] == "welcome":
                break
        done = asyncio.Event()

        async def hear():
            nonlocal last
            async for data in socket:
                frame, now = json.loads(data), time.perf_counter()
                if frame["type"] == "ack":
                    last = frame["n"]
                    if last in sent:
                        acks.append(now - sent[last])
                elif frame["type"] == "push":
                    finding = frame["finding"]
                    when = finding.get("t")
                    if finding["type"] == "ruling" and when in moments:
                        rulings.append(now - moments[when])
                    await socket.send(json.dumps({"type": "receipt", "id": frame["id"], "done": True}))
                elif frame["type"] == "go_back":
                    raise RuntimeError(frame["reason"])
                if over and last >= n - 1:
                    done.set()

        moments, over = {}, False
        hearing = asyncio.create_task(hear())
        begun, step = time.perf_counter(), 0
        per = max(1, round(rate * every))
        while time.perf_counter() - begun < seconds:
            # Each batch has a time of its own, by which its rulings are known again.
            t = T + n
            events = make(dice, n, per, t)
            body = json.dumps({"type": "batch", "first": n, "events": events})
            moments[t] = sent[n + per - 1] = time.perf_counter()
            await socket.send(body)
            n += per
            step += 1
            await asyncio.sleep(max(0, begun + step * every - time.perf_counter()))
        over = True
        if last >= n - 1:
            done.set()
        async with asyncio.timeout(300):
            await done.wait()
        await asyncio.sleep(1)
        hearing.cancel()
        await asyncio.gather(hearing, return_exceptions=True)
    return n, acks, rulings


def crowd(dice, n, count, t):
    """`count` events, each with the places of two hundred people."""
    rows = [[who, dice.uniform(-900, 900), 10.0, dice.uniform(-900, 900)] for who in PEOPLE]
    return [{"type": "positions", "t": t + i, "rows": rows} for i in range(count)]


def spread(found):
    """The middle and the hundredth of these seconds, in microseconds."""
    every = sorted(found)
    if not every:
        return None
    at = lambda share: round(every[min(len(every) - 1, int(len(every) * share))] * 1e6)  # noqa: E731
    return {"p50": at(0.5), "p99": at(0.99), "n": len(every)}


def days(home, count):
    """A record of thirty days with so many events, by the front door of the command line."""
    dice = random.Random(30)
    step = 30 * 86_400_000 // count
    with (home / "days.ndjson").open("w") as out:
        for n in range(1, count + 1):
            (event,) = lines(dice, n, 1, T + n * step)
            out.write(json.dumps(event) + "\n")
    folder = home / "data" / "servers" / "main"
    subprocess.run(
        [sys.executable, "-m", "lawspeaker", "record", "append", str(folder), "days.ndjson"],
        cwd=home,
        check=True,
        capture_output=True,
    )


def syncs(home, many=200):
    """What the disk takes to make a little durable, which no acknowledgement can be quicker than."""
    took = []
    with (home / "sync").open("wb") as out:
        for _ in range(many):
            out.write(b"x" * 2000)
            out.flush()
            begun = time.perf_counter()
            os.fdatasync(out.fileno())
            took.append(time.perf_counter() - begun)
    return spread(took)


def begin(rulebook="darkrp"):
    home = Path(tempfile.mkdtemp(prefix="lawspeaker-live-"))
    (home / "lawspeaker.toml").write_text(SETTINGS.replace("{rulebook}", BOOKS[rulebook]))
    command = [sys.executable, "-m", "lawspeaker", "key", "add", "bridge", "--may", "observe,order,decide"]
    key = subprocess.run(command, cwd=home, check=True, capture_output=True, text=True).stdout.strip()
    return home, key


def rates(quick):
    """How soon what is sent is durable and ruled on; with the load, for without it no latency means anything."""
    found = {}
    for book, rate in [(book, rate) for book in BOOKS for rate in (2_000, 20_000)]:
        home, key = begin(book)
        disk = syncs(home)
        service = Service(home)
        n, acks, rulings = asyncio.run(play(service.ready["wire"], key, rate, 5 if quick else 30, 1, lines))
        lag = service.judged_after() - (time.monotonic() - service.begun)
        one = found[f"{book} {rate}"] = {
            "disk_us": disk,
            "load": load(),
            "sent": n - 1,
            "on_record": service.health()["seq"],
            "ack_us": spread(acks),
            "ruling_us": spread(rulings),
        }
        print(book, rate, one, f"lag {max(lag, 0):.1f} s", flush=True)
        service.end()
    return found


def restart(quick):
    """How soon a service is there again with a record of thirty days."""
    home, _ = begin()
    days(home, 20_000 if quick else 300_000)
    service = Service(home)
    found = {"judged_from_nothing_s": round(service.judged_after(), 2)}
    service.end()
    for name, how in (("after_a_clean_stop_s", signal.SIGKILL), ("after_a_kill_s", signal.SIGTERM)):
        service = Service(home)
        found[name] = {"ready": round(service.ready_after, 2), "judged": round(service.judged_after(), 2)}
        service.end(how)
    found["load"] = load()
    print(found, flush=True)
    return found


def crowded(quick):
    """Ten times a full server: whether all is kept, and memory stays as it is."""
    home, key = begin()
    service, n, held = Service(home), 1, []
    for _ in range(5 if quick else 20):
        n, acks, _ = asyncio.run(play(service.ready["wire"], key, 50, 2 if quick else 30, n, crowd, every=0.02))
        held.append(service.memory())
        print(n - 1, "sent,", held[-1] >> 20, "MB", flush=True)
    service.judged_after()
    found = {"sent": n - 1, "on_record": service.health()["seq"], "memory_mb": [m >> 20 for m in held]}
    found |= {"ack_us": spread(acks), "load": load()}
    print(found, flush=True)
    service.end()
    return found


def load():
    return round(os.getloadavg()[0], 1)


PARTS = {"rates": rates, "restart": restart, "crowd": crowded}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--part", choices=PARTS, action="append", help="only this; the other figures stay as they are")
    given = parser.parse_args()
    os.environ.setdefault("PYTHONPATH", str(Path(__file__).resolve().parents[1] / "src"))
    found = json.loads(RESULTS.read_text()) if given.part and RESULTS.exists() else {}
    found |= {"cores": os.cpu_count()}
    for part in given.part or PARTS:
        found[part] = {"quick": given.quick} | PARTS[part](given.quick)
        RESULTS.write_text(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
