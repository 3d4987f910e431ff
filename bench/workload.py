"""A seeded, deterministic server for the benchmark: people walk, follow, talk, fight; domes come, move and go.

Lines are in the short format that the references read (`naive.py`, `yardstick.py`), ordered by `t` (ms); event kinds:
join pos hit kill chat voice zone_add zone_move zone_del claim war peace banish bounty hunter home. `wire.py` puts the
same facts into our wire format.
"""

import itertools
import math
import random

T0 = 1_790_000_000_000
H = 3_600_000


def sid(i):
    return str(76561198000000000 + i * 7919)


def plain_lines(events=1_000_000, players=200, seed=7, rate=1, batched=False):
    """Yields exactly `events` lines in the references' short format; `batched`: all places of a second come first."""
    R = random.Random(seed)
    rnd, uni, ri = R.random, R.uniform, R.randrange
    P, N = players, events
    S = 4500.0
    out = []
    nclan = max(4, P // 8)
    clan = [i % nclan for i in range(P)]
    SID = [sid(i) for i in range(P)]
    pre = []
    for i in range(P):
        back = 10 * H if i % 10 else ri(0, H)      # 10 % are new within the last hour
        pre.append((T0 - back, f'"k":"join","p":"{SID[i]}","c":"c{clan[i]}"'))
    pre.append((T0 - 13 * H, '"k":"war","c1":"c0","c2":"c1"'))
    pre.append((T0 - 11 * H - H // 2, '"k":"war","c1":"c2","c2":"c3"'))
    for c in range(min(20, nclan)):
        pre.append((T0 - 20 * H, f'"k":"claim","c":"c{c}","x":{uni(200,S-200):.1f},"z":{uni(200,S-200):.1f},"r":350'))
        for _ in range(P // 2):
            pre.append((T0 - 15 * H, f'"k":"banish","c":"c{c}","p":"{SID[ri(P)]}"'))
    for i in R.sample(range(P), max(4, P // 10)):
        pre.append((T0 - 6 * H, f'"k":"hunter","p":"{SID[i]}"'))
    for i in R.sample(range(P), max(4, P // 8)):
        pre.append((T0 - ri(3 * H, 5 * H), f'"k":"bounty","p":"{SID[i]}"'))
    zones = {}
    for z in range(10):
        x, y, r = uni(400, S - 400), uni(400, S - 400), uni(75, 150)
        zones[f"z{z}"] = [x, y, r, 0, 0, 1 << 60]
        pre.append((T0 - 9 * H, f'"k":"zone_add","id":"z{z}","x":{x:.1f},"z":{y:.1f},"r":{r:.1f}'))
    pre.sort(key=lambda q: q[0])
    for t, b in pre:
        out.append(f'{{"t":{t},{b}}}')
    hot = [(z[0], z[1]) for z in zones.values()]
    X = [uni(0, S) for _ in range(P)]
    Z = [uni(0, S) for _ in range(P)]
    TX, TZ = X[:], Z[:]
    off = [0 if batched else ri(1000) for _ in range(P)]
    fights = []
    nz = 10
    s = 0
    hits_target = 0.05
    nev, nhit = len(out), 0
    weps = ["rifle.ak", "bow.hunting", "rock", "smg.mp5", "rifle.bolt"]
    while nev < N:
        base = T0 + s * 1000
        ev = []
        # dynamic domes: airdrop every 240 s for 600 s; a cargo ship dome moving 1 Hz for 1200 s each 1500 s
        if s % 240 == 0:
            x, y = uni(300, S - 300), uni(300, S - 300)
            zones[f"z{nz}"] = [x, y, 100.0, 0, 0, s + 600]
            ev.append((1, f'"k":"zone_add","id":"z{nz}","x":{x:.1f},"z":{y:.1f},"r":100.0'))
            hot.append((x, y)); nz += 1
        if s % 1500 == 0:
            x, y = uni(300, S - 300), uni(300, S - 300)
            zones[f"z{nz}"] = [x, y, 150.0, 1.5, -0.8, s + 1200]
            ev.append((1, f'"k":"zone_add","id":"z{nz}","x":{x:.1f},"z":{y:.1f},"r":150.0'))
            nz += 1
        for zid in list(zones):
            z = zones[zid]
            if z[5] <= s:
                ev.append((2, f'"k":"zone_del","id":"{zid}"'))
                if (z[0], z[1]) in hot: hot.remove((z[0], z[1]))
                del zones[zid]
            elif z[3]:
                z[0] += z[3]; z[1] += z[4]
                ev.append((3, f'"k":"zone_move","id":"{zid}","x":{z[0]:.1f},"z":{z[1]:.1f}'))
        if s and s % 300 == 0:
            for c in range(nclan):
                if rnd() < 0.5: ev.append((4, f'"k":"home","c":"c{c}"'))
        if s == 2700: ev.append((5, '"k":"peace","c1":"c0","c2":"c1"'))
        # movement
        for i in range(P):
            dx, dz = TX[i] - X[i], TZ[i] - Z[i]
            d = math.hypot(dx, dz)
            if d < 6:
                if rnd() < 0.4:      # follow a clan mate
                    j = (i + nclan * (1 + ri(7))) % P
                    TX[i], TZ[i] = TX[j] + R.gauss(0, 15), TZ[j] + R.gauss(0, 15)
                elif rnd() < 0.6:
                    hx, hz = hot[ri(len(hot))]
                    TX[i], TZ[i] = hx + R.gauss(0, 90), hz + R.gauss(0, 90)
                else:
                    TX[i], TZ[i] = uni(0, S), uni(0, S)
            else:
                X[i] += dx / d * 5.5; Z[i] += dz / d * 5.5
            for h in range(rate):
                ev.append((off[i] // rate + h * 1000 // rate, f'"k":"pos","p":"{SID[i]}","x":{X[i]:.1f},"y":{10+5*rnd():.1f},"z":{Z[i]:.1f}'))
        # speech
        for i in range(P):
            q = rnd()
            if q < 0.008: ev.append((ri(1000), f'"k":"voice","p":"{SID[i]}"'))
            elif q < 0.011: ev.append((ri(1000), f'"k":"chat","p":"{SID[i]}","m":"hello there, friendly? trading scrap at base {ri(1000)}"'))
        # fights
        need = int(hits_target * (nev + len(ev))) - nhit
        if need > 0:
            for _ in range(1 + need // 40):
                i = ri(P)
                if rnd() < 0.5:
                    hx, hz = hot[ri(len(hot))]
                    i = min(range(P), key=lambda q: (X[q] - hx) ** 2 + (Z[q] - hz) ** 2)
                j = min((q for q in range(P) if q != i), key=lambda q: (X[q] - X[i]) ** 2 + (Z[q] - Z[i]) ** 2)
                if rnd() < 0.3: ev.append((ri(300), f'"k":"voice","p":"{SID[i]}"'))
                fights.append([i, j, ri(4, 15), 0])
        nf = []
        for fg in fights:
            i, j, left, dmg = fg
            dead = False
            for _ in range(ri(1, 4)):
                u, v = (i, j) if rnd() < 0.85 else (j, i)
                ms = 300 + ri(600)
                ev.append((ms, f'"k":"hit","a":"{SID[u]}","v":"{SID[v]}","w":"{weps[ri(5)]}","d":{uni(5,45):.1f}'))
                nhit += 1; fg[3] += 1
                if fg[3] > 6 and rnd() < 0.12:
                    ev.append((ms, f'"k":"kill","a":"{SID[u]}","v":"{SID[v]}","w":"x"'))
                    if rnd() < 0.6:      # sleeping bag nearby: comes back
                        TX[v], TZ[v] = X[v], Z[v]
                        X[v] += uni(-150, 150); Z[v] += uni(-150, 150)
                    else:
                        X[v], Z[v] = uni(0, S), uni(0, 50)
                        TX[v], TZ[v] = X[v], Z[v]
                    dead = True
                    break
            fg[2] -= 1
            if not dead and fg[2] > 0: nf.append(fg)
        fights = nf
        order = sorted(range(len(ev)), key=lambda q: ev[q][0])
        for q in order:
            ms, b = ev[q]
            out.append(f'{{"t":{base+ms},{b}}}')
        nev += len(ev)
        s += 1
        yield from out
        out.clear()


def workload(events=1_000_000, players=200, seed=7, rate=1, batched=False):
    """The references' short lines, exactly `events` of them."""
    return itertools.islice(plain_lines(events, players, seed, rate, batched), events)
