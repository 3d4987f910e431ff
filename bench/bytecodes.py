"""What each kind of event costs, in executed bytecodes and calls: a measure that is the same on every machine.

`python bench/bytecodes.py [KIND]`: of a stretch of the batched stream, after as much of it again that is not counted;
with a kind of event (`hit`) also by function.
"""

import sys
from collections import Counter
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, NamedTuple

from judging import servers_under
from wire import Wire
from workload import workload

from lawspeaker.events.codec import decode_line
from lawspeaker.referee.servers import Servers

LINES = 8_000
"""Lines before the stretch that is counted: most of the first are what was told before play."""
STRETCH = 1_000
SHOWN = 40


class Cost(NamedTuple):
    """What the events of one kind took together, by function."""

    events: int
    bytecodes: Counter[CodeType]
    calls: Counter[CodeType]


def counted(servers: Servers, event: Any, cost: Cost) -> None:
    """Have an event judged, and count what is executed for it."""

    def trace(frame: FrameType, what: str, _: Any) -> Any:
        if what == "call":
            frame.f_trace_opcodes, frame.f_trace_lines = True, False
            cost.calls[frame.f_code] += 1
        elif what == "opcode":
            cost.bytecodes[frame.f_code] += 1
        return trace

    sys.settrace(trace)
    servers.take(event)
    sys.settrace(None)


def costs() -> dict[str, Cost]:
    """By kind of event what the stretch took."""
    servers = servers_under(Path(__file__).parent / "rulebook")
    found: dict[str, Cost] = {}
    for number, line in enumerate(Wire().lines(workload(events=200_000, batched=True), True), 1):
        if number > LINES + STRETCH:
            break
        event = decode_line(line.encode())
        event.seq = number
        if number <= LINES:
            servers.take(event)
            continue
        kind = str(type(event).__struct_config__.tag)
        cost = found.get(kind) or Cost(0, Counter(), Counter())
        found[kind] = cost._replace(events=cost.events + 1)
        counted(servers, event, cost)
    return found


def main(kind: str = "") -> None:
    """Print what each kind of event took."""
    found = costs()
    print(f"{'kind':<14}{'events':>8}{'bytecodes':>12}{'calls':>8}   each")
    for name, cost in sorted(found.items(), key=lambda item: -item[1].bytecodes.total()):
        each = cost.bytecodes.total() / cost.events, cost.calls.total() / cost.events
        print(f"{name:<14}{cost.events:>8}{each[0]:>12,.0f}{each[1]:>8.1f}")
    if kind:
        cost = found[kind]
        for code, taken in cost.bytecodes.most_common(SHOWN):
            each = taken / cost.events, cost.calls[code] / cost.events
            print(f"{each[0]:>9,.1f}{each[1]:>7.2f}  {code.co_qualname} ({Path(code.co_filename).name})")


if __name__ == "__main__":
    main(*sys.argv[1:2])
