"""Hand-written tight loop: msgspec tagged Structs (array-free JSON objects), interned player/zone slots,
zone membership as int bitset from a coarse grid (cells list candidate zones), hearers from the same kind of loop.
Same verdicts as naive.py. usage: yardstick.py FILE [--lat] [--out verdicts.ndjson]
"""
import sys, time, gc
from typing import Union
import msgspec
from msgspec import Struct
from naive import digest

KW = dict(tag_field="k", gc=False)


class pos(Struct, tag="pos", **KW): t: int; p: str; x: float; z: float
class hit(Struct, tag="hit", **KW): t: int; a: str; v: str
class kill(Struct, tag="kill", **KW): t: int; a: str; v: str
class chat(Struct, tag="chat", **KW): t: int; p: str
class voice(Struct, tag="voice", **KW): t: int; p: str
class zone_add(Struct, tag="zone_add", **KW): t: int; id: str; x: float; z: float; r: float
class zone_move(Struct, tag="zone_move", **KW): t: int; id: str; x: float; z: float
class zone_del(Struct, tag="zone_del", **KW): t: int; id: str
class join(Struct, tag="join", **KW): t: int; p: str; c: str
class home(Struct, tag="home", **KW): t: int; c: str
class war(Struct, tag="war", **KW): t: int; c1: str; c2: str
class peace(Struct, tag="peace", **KW): t: int; c1: str; c2: str
class claim(Struct, tag="claim", **KW): t: int; c: str; x: float; z: float; r: float
class banish(Struct, tag="banish", **KW): t: int; c: str; p: str
class bounty(Struct, tag="bounty", **KW): t: int; p: str
class hunter(Struct, tag="hunter", **KW): t: int; p: str

Ev = Union[pos, hit, kill, chat, voice, zone_add, zone_move, zone_del, join, home, war, peace, claim, banish, bounty, hunter]
M12, M4, M30M, M1H = 12 * 3600_000, 4 * 3600_000, 30 * 60_000, 3600_000


class Player:
    __slots__ = ("id", "clan", "joined", "x", "z", "pseq", "inside", "left", "heard", "hitby", "bounty", "hunter", "killed", "claims_banned")
    def __init__(s, pid):
        s.id = pid; s.clan = None; s.joined = None; s.x = None; s.z = 0.0; s.pseq = -1
        s.inside = 0            # bitset of zone slots
        s.left = {}             # zone id -> (t, seq)
        s.heard = {}            # hearer Player -> (t, seq)
        s.hitby = {}            # attacker Player -> (t, seq)
        s.bounty = None; s.hunter = False
        s.killed = {}           # victim Player -> [(t, seq)]


class Players(dict):
    def __missing__(s, k):
        p = s[k] = Player(k); return p


class Engine:
    """one server's state; feed(events) judges; rows appended to self.out"""
    def __init__(s):
        s.P = Players(); s.zslot = {}; s.zid = [None] * 256; s.zgeo = [None] * 256; s.free = list(range(255, -1, -1))
        s.grid = {}; s.zlist = []; s.war = {}; s.claims = {}; s.ban = {}; s.roster = {}; s.seq = -1; s.out = []

    def rebuild(s):
        # coarse 128 m grid: cell -> tuple of (bit, x, z, r2)
        g = {}
        for slot, geo in enumerate(s.zgeo):
            if geo is None: continue
            x, z, r = geo
            for cx in range(int((x - r) // 128), int((x + r) // 128) + 1):
                for cz in range(int((z - r) // 128), int((z + r) // 128) + 1):
                    g.setdefault(cx * 65536 + cz, []).append((1 << slot, x, z, r * r))
        s.grid = g

    def other(s, e, k):
        P = s.P
        if k is zone_move:
            sl = s.zslot[e.id]; g = s.zgeo[sl]; s.zgeo[sl] = (e.x, e.z, g[2]); s.rebuild()
        elif k is zone_add:
            sl = s.free.pop(); s.zslot[e.id] = sl; s.zid[sl] = e.id; s.zgeo[sl] = (e.x, e.z, e.r); s.rebuild()
        elif k is zone_del:
            sl = s.zslot.pop(e.id); s.zid[sl] = None; s.zgeo[sl] = None; s.free.append(sl); s.rebuild()
            nb = ~(1 << sl)
            for p in P.values(): p.inside &= nb
        elif k is join:
            p = P[e.p]
            if p.joined is None: p.joined = e.t
            p.clan = e.c
        elif k is home: s.roster.pop(e.c, None)
        elif k is war: s.war[e.c1, e.c2] = s.war[e.c2, e.c1] = (e.t, s.seq)
        elif k is peace: s.war.pop((e.c1, e.c2), None); s.war.pop((e.c2, e.c1), None)
        elif k is claim: s.claims.setdefault(e.c, []).append((e.x, e.z, e.r * e.r))
        elif k is banish: s.ban.setdefault(e.c, set()).add(e.p)
        elif k is bounty: P[e.p].bounty = (e.t, s.seq)
        elif k is hunter: P[e.p].hunter = True

    def feed(s, events):
        P = s.P; out = s.out; seq = s.seq
        for e in events:
            seq += 1
            k = type(e)
            if k is pos:
                p = P[e.p]; x = e.x; z = e.z
                p.x = x; p.z = z; p.pseq = seq
                now = 0
                c = s.grid.get(int(x // 128) * 65536 + int(z // 128))
                if c is not None:
                    for b, zx, zz, r2 in c:
                        dx = x - zx; dz = z - zz
                        if dx * dx + dz * dz <= r2: now |= b
                was = p.inside
                if now != was:
                    s.cross(p, was, now, e.t, seq)
            elif k is hit or k is kill:
                s.seq = seq
                out.append(s.act(e, k is kill))
            elif k is voice or k is chat:
                p = P[e.p]; x = p.x
                if x is not None:
                    z = p.z; rec = (e.t, seq); heard = p.heard
                    for q in P.values():
                        qx = q.x
                        if qx is not None:
                            dx = qx - x
                            if -30.0 <= dx <= 30.0:
                                dz = q.z - z
                                if dx * dx + dz * dz <= 900.0 and q is not p: heard[q] = rec
            else:
                s.seq = seq
                s.other(e, k)
        s.seq = seq

    def cross(s, p, was, now, t, seq):
        gone = was & ~now; new = now & ~was; zid = s.zid
        while gone:
            b = gone & -gone; gone ^= b
            p.left[zid[b.bit_length() - 1]] = (t, seq)
        ids = []
        while new:
            b = new & -new; new ^= b; ids.append(zid[b.bit_length() - 1])
        if len(ids) > 1: ids.sort()
        for zi in ids:
            m = 0; ev = {}
            l = p.left.get(zi)
            if l is not None and t - l[0] < 300_000: m = 64; ev["left"] = l[1]
            ro = s.roster.setdefault(p.clan, {}).setdefault(zi, {})
            ro.setdefault(p, seq)
            if len(ro) > 4: m |= 128; ev["roster"] = sorted(ro.values())
            s.out.append((seq, "e", 0 if m else 1, 6 if m & 64 else 7 if m else 0, m, ev))
        p.inside = now

    def act(s, e, iskill):
        P = s.P; a = P[e.a]; v = P[e.v]; t = e.t; seq = s.seq
        m = 0; ev = {}
        if a.x is not None and v.x is not None:
            # positions may be older than the zone's geometry: test on current geometry
            ca = s.grid.get(int(a.x // 128) * 65536 + int(a.z // 128))
            if ca is not None:
                cv = s.grid.get(int(v.x // 128) * 65536 + int(v.z // 128))
                if cv is not None:
                    for b, zx, zz, r2 in ca:
                        if (a.x - zx) ** 2 + (a.z - zz) ** 2 <= r2 and (v.x - zx) ** 2 + (v.z - zz) ** 2 <= r2:
                            m = 2; ev["zone"] = (s.zid[b.bit_length() - 1], a.pseq, v.pseq); break
        h = a.hitby.get(v)
        if h is not None and t - h[0] < 30_000: m |= 4; ev["hit_by"] = h[1]
        w = s.war.get((a.clan, v.clan))
        if w is not None and t - w[0] >= M12: m |= 8; ev["war"] = w[1]
        ban = s.ban.get(a.clan)
        if ban is not None and v.id in ban and v.x is not None:
            for cx, cz, r2 in s.claims.get(a.clan, ()):
                if (v.x - cx) ** 2 + (v.z - cz) ** 2 <= r2: m |= 16; ev["claim"] = a.clan; break
        if v.bounty is not None and a.hunter and t - v.bounty[0] >= M4: m |= 32; ev["bounty"] = v.bounty[1]
        if t - v.joined < M30M: m |= 256
        u = a.heard.get(v)
        if u is not None and t - u[0] < 60_000: ev["spoke"] = u[1]
        else: m |= 1024
        if iskill:
            ks = a.killed.setdefault(v, []); ks.append((t, seq))
            while t - ks[0][0] >= M1H: ks.pop(0)
            if len(ks) >= 3: m |= 512; ev["kills"] = [q[1] for q in ks]
        else:
            v.hitby[a] = (t, seq)
        if m & 512: ok, art = 0, 9
        elif m & 4: ok, art = 1, 2
        elif m & 256: ok, art = 0, 8
        elif m & 2: ok, art = 1, 1
        elif m & 8: ok, art = 1, 3
        elif m & 16: ok, art = 1, 4
        elif m & 32: ok, art = 1, 5
        elif m & 1024: ok, art = 0, 10
        else: ok, art = 0, 0
        if iskill:
            v.inside = 0
            if m & 32: v.bounty = None
        return (seq, "k" if iskill else "h", ok, art, m, ev)


def run_file(path, chunk=1 << 20):
    dec = msgspec.json.Decoder(list[Ev]) ; dl = msgspec.json.Decoder(Ev).decode_lines
    en = Engine()
    with open(path, "rb") as f:
        tail = b""
        while True:
            buf = f.read(chunk)
            if not buf: break
            buf = tail + buf
            i = buf.rfind(b"\n") + 1
            tail = buf[i:]
            en.feed(dl(buf[:i]))
        if tail: en.feed(dl(tail))
    return en


def run_lat(path):
    """line by line: per-event service time (decode + judge), as in a live consumer"""
    dec = msgspec.json.Decoder(Ev).decode; en = Engine(); feed = en.feed
    lat = []; ns = time.perf_counter_ns; n = 0
    with open(path, "rb") as f:
        lines = f.readlines()
    t0 = time.perf_counter()
    for ln in lines:
        a = ns(); k = len(en.out)
        feed((dec(ln),))
        if len(en.out) != k: lat.append(ns() - a)
    dt = time.perf_counter() - t0
    lat.sort()
    print(f"tight line-by-line: {len(lines)/dt:,.0f} ev/s; verdict service time us p50 {lat[len(lat)//2]/1e3:.1f} p99 {lat[int(len(lat)*.99)]/1e3:.1f} p99.9 {lat[int(len(lat)*.999)]/1e3:.1f} max {lat[-1]/1e3:.1f}")
    return en


if __name__ == "__main__":
    if "--nogc" in sys.argv: gc.disable()
    gc.freeze()
    if "--lat" in sys.argv:
        en = run_lat(sys.argv[1])
    else:
        t0 = time.perf_counter(); en = run_file(sys.argv[1]); dt = time.perf_counter() - t0
        n = en.seq + 1
        import resource
        print(f"tight msgspec: {n} events {dt:.2f}s {n/dt:,.0f} ev/s verdicts {len(en.out)} digest {digest(en.out)} maxrss {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss>>10} MB")
