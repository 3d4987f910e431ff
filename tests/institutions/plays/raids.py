"""What happens around raids."""

from hypothesis import strategies as st

from institutions.playing import houses, maybe_id, order, people, told

LAW = """
# Raids

```law
let siege idle time be 10 minutes
let siege memory be 6 hours
let siege splash be 50
let siege notice time be 2 hours

table raiding tool
           wood  stone  runs out  words
  c4       yes   yes    yes       c4
  molotov  yes   no     yes       molotov
  rock     yes   no     no        rock
```
"""
items = st.sampled_from(("c4", "molotov", "rock", "rifle"))
grades = st.sampled_from(("twig", "wood", "stone"))
ORDERS = (
    order("raid.announce", building=houses, id=maybe_id),
    order("raid.end", building=houses),
)
TOLD = (
    told("building", building=houses, at=st.just([0, 0, 0]), authorised=st.lists(people, max_size=2), grade=grades),
    told("team", members=st.lists(people)).map(
        lambda _: ("group", {"id": "t", "kind": "team", "name": "t", "members": ["bo", "cy"], "leaders": []})
    ),
    told(
        "structure_hit",
        attacker=people,
        entity=st.just("w"),
        kind=st.just("wall"),
        grade=grades,
        building=houses,
        weapon=items,
        damage=st.sampled_from((0, 49, 50)),
    ),
    told(
        "structure_destroyed",
        attacker=people,
        entity=st.just("w"),
        kind=st.just("cupboard"),
        building=houses,
        weapon=items,
        damage=st.just(1),
    ),
    told("explosive", player=people, kind=st.sampled_from(("c4", "molotov")), at=st.just([0, 0, 0])),
    told("carrying", player=people, items=st.dictionaries(items, st.integers(0, 2), max_size=2)),
)
