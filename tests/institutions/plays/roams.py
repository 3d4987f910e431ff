"""What happens around roams: people come to domes and go, die, go home, leave the server, and become friends."""

from hypothesis import strategies as st

from institutions.playing import groups, houses, people, told

LAW = """
```law
let roam absence be 10 minutes
let attached be 30 metres
```
"""
spots = st.sampled_from((0.0, 60.0, 300.0, 600.0))
domes = st.sampled_from(("d1", "d2"))
rows = st.lists(st.tuples(people, spots, st.just(0.0), st.just(0.0)), max_size=4)
ORDERS = ()
TOLD = (
    told("positions", rows=rows, margin=st.just(0)),
    told("zone", id=domes, kind=st.just("pvp"), circle=st.sampled_from(((0, 0, 50), (80, 0, 50), (300, 0, 50)))),
    told("zone_ended", id=domes),
    told(
        "building",
        building=houses,
        at=st.just((600.0, 0.0, 0.0)),
        circle=st.just((600.0, 0.0, 20.0)),
        authorised=st.lists(people, max_size=2, unique=True),
    ),
    told(
        "relation",
        a=people | groups,
        b=people | groups,
        kind=st.sampled_from(("ally", "friend", "ceasefire")),
        on=st.booleans(),
    ),
    told("died", player=people, at=st.just((0.0, 0.0, 0.0)), cause=st.just("fall")),
    told("joined", player=people, name=people),
    told("mode", name=st.just("purge"), on=st.booleans()),
)
