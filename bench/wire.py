"""The workload's facts in our wire format: rows batched by second, or one position a line.

clan -> `group`; claim -> `zone` with `owner`; hunter -> `licence`; war, peace, banish, bounty, home -> commands, which
are happenings only in the ten rules. Places are exact (`margin: 0`), and who was never seen stands far out.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import chain

FAR = 1_000_000.0


class Wire:
    """Turns short lines into wire lines; `rows` counts what the benchmark calls events."""

    def __init__(self) -> None:
        self.clans: dict[str, list[str]] = {}
        self.claims = 0
        self.rows = 0
        self.joined: set[str] = set()
        self.far: list[list[object]] = []
        self.moved = False
        self.radius: dict[str, float] = {}

    def lines(self, short: Iterable[str], batched: bool) -> Iterator[str]:
        """Wire lines for these short lines, in their order; with `batched`, places at one `t` share an event."""
        waiting: list[list[object]] = []
        waiting_t = 0
        events = map(json.loads, short)
        ahead = list(self._until_the_first_step(events))
        t = ahead[0]["t"]
        yield self._line("server_started", t, name="bench")
        for clan, members in self.clans.items():
            yield self._line("group", t, id=clan, kind="clan", name=clan, members=members, leaders=members[:1])
        for event in chain(ahead, events):
            kind, t = event["k"], event["t"]
            if waiting and (kind != "pos" or t != waiting_t or not batched):
                yield self._positions(waiting_t, waiting)
                waiting = []
            if kind == "pos":
                if not self.moved:
                    self.moved = True
                    yield from self._before(t)
                waiting.append([event["p"], event["x"], event["y"], event["z"]])
                waiting_t = t
                continue
            self.rows += 1
            yield from getattr(self, f"_{kind}")(event, t)
        if waiting:
            yield self._positions(waiting_t, waiting)

    def _until_the_first_step(self, events: Iterator[dict]) -> Iterator[dict]:
        """What comes before anybody moves; who is of which clan is known from the beginning."""
        for event in events:
            if event["k"] == "join":
                members = self.clans.setdefault(event["c"], [])
                if event["p"] not in members:
                    members.append(event["p"])
            yield event
            if event["k"] == "pos":
                return

    def _before(self, t: int) -> Iterator[str]:
        """A place far out for everybody, just before the first step."""
        yield self._line("positions", t - 1, margin=0, rows=self.far)

    def _positions(self, t: int, rows: list[list[object]]) -> str:
        self.rows += len(rows)
        return self._line("positions", t, margin=0, rows=rows)

    @staticmethod
    def _line(tag: str, t: int, /, **fields: object) -> str:
        return json.dumps({"type": tag, "t": t, **fields}, separators=(",", ":"))

    def _command(self, t: int, clan: str, order: str, **args: object) -> str:
        members = self.clans.get(clan) or ["nobody"]
        return self._line("command", t, player=members[0], name=order, args=args)

    def _join(self, e: dict, t: int) -> Iterator[str]:
        yield self._line("joined", t, player=e["p"], name="p" + e["p"][-6:])
        if e["p"] not in self.joined:
            self.joined.add(e["p"])
            self.far.append([e["p"], FAR + 1000.0 * len(self.far), 0.0, FAR])

    def _hit(self, e: dict, t: int) -> Iterator[str]:
        yield self._line("hit", t, attacker=e["a"], victim=e["v"], weapon=e["w"], damage=e["d"])

    def _kill(self, e: dict, t: int) -> Iterator[str]:
        yield self._line("kill", t, attacker=e["a"], victim=e["v"], weapon=e["w"])

    def _chat(self, e: dict, t: int) -> Iterator[str]:
        yield self._line("chat", t, player=e["p"], channel="local", text=e["m"])

    def _voice(self, e: dict, t: int) -> Iterator[str]:
        yield self._line("voice", t, player=e["p"])

    def _zone_add(self, e: dict, t: int) -> Iterator[str]:
        self.radius[e["id"]] = e["r"]
        yield self._line("zone", t, id=e["id"], kind="pvp", circle=[e["x"], e["z"], e["r"]])

    def _zone_move(self, e: dict, t: int) -> Iterator[str]:
        yield self._line("zone", t, id=e["id"], kind="pvp", circle=[e["x"], e["z"], self.radius[e["id"]]])

    def _zone_del(self, e: dict, t: int) -> Iterator[str]:
        yield self._line("zone_ended", t, id=e["id"])

    def _claim(self, e: dict, t: int) -> Iterator[str]:
        self.claims += 1
        circle = [e["x"], e["z"], e["r"]]
        yield self._line("zone", t, id=f"claim{self.claims}", kind="claim", circle=circle, owner=e["c"])

    def _hunter(self, e: dict, t: int) -> Iterator[str]:
        yield self._line("licence", t, player=e["p"], kind="bounty_hunter", on=True)

    def _war(self, e: dict, t: int) -> Iterator[str]:
        yield self._command(t, e["c1"], "war.declare", faction=e["c2"], text="")

    def _peace(self, e: dict, t: int) -> Iterator[str]:
        yield self._command(t, e["c1"], "war.peace", war=e["c2"], faction=e["c2"])

    def _banish(self, e: dict, t: int) -> Iterator[str]:
        yield self._command(t, e["c"], "banish", player=e["p"], reason="")

    def _bounty(self, e: dict, t: int) -> Iterator[str]:
        yield self._line("command", t, player="poster", name="bounty.post", args={"player": e["p"], "amount": 1})

    def _home(self, e: dict, t: int) -> Iterator[str]:
        yield self._command(t, e["c"], "home")
