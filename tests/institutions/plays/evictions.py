"""What happens around evictions: houses on held land and off it, filings, pictures, blows, people who come back."""

from hypothesis import strategies as st

from institutions.playing import groups, houses, maybe_id, order, people, told

LAW = """
```law
let eviction notice be 24 hours
let border eviction notice be 48 hours
let city eviction notice be 24 hours
let opening eviction notice be 12 hours
let eviction opening be 48 hours
let eviction hold be 24 hours
let eviction pictures be 2

table room
             called
  evictions  evictions
  lending    trade-contracts
```
"""
SQUARE = [[0, 0], [200, 0], [200, 200], [0, 200]]
reasons = st.sampled_from(("no leave", " "))
kinds = st.sampled_from(("land", "city", "inactive", "decaying", "tugboat", "frontier", "x"))
ORDERS = (
    order("evict", building=houses, reason=reasons, kind=kinds, id=maybe_id),
    order("evict", building=houses, reason=st.just("gone"), kind=st.just("inactive"), proof=st.just(["picture"])),
    order("evictfrontier", building=houses, reason=reasons, id=maybe_id),
    order("authed", building=houses),
    order("owner", entity=st.sampled_from(("boat", "car"))),
    order("permit.raid", group=groups),
    order("permit.build", player=people, region=st.just("k7")),
    order("sweep"),
)
TOLD = (
    told("group", id=groups, members=st.lists(people, max_size=2)).map(
        lambda each: (each[0], {**each[1], "kind": "clan", "name": each[1]["id"], "leaders": []})
    ),
    told(
        "zone",
        owner=groups | st.none(),
        kind=st.sampled_from(("claim", "city")),
        status=st.sampled_from(("approved", "invalid")),
    ).map(lambda each: (each[0], {**each[1], "id": "k7", "polygon": SQUARE})),
    told(
        "building", building=houses, authorised=st.lists(people, max_size=2), placed=st.none() | st.integers(0, 5)
    ).map(lambda each: (each[0], {**each[1], "at": [50, 0, 50] if each[1]["building"] == "b1" else [900, 0, 900]})),
    told("joined", player=people).map(lambda each: (each[0], {**each[1], "name": each[1]["player"]})),
    told("structure_hit", attacker=people, building=houses).map(
        lambda each: (each[0], {**each[1], "entity": "w", "kind": "wall", "weapon": "c4", "damage": 9})
    ),
    told("structure_destroyed", attacker=people, building=houses).map(
        lambda each: (each[0], {**each[1], "entity": "c", "kind": "cupboard", "weapon": "c4", "damage": 9})
    ),
    told("authorised", player=people, building=houses, on=st.booleans()).map(
        lambda each: (each[0], {**each[1], "cupboard": "c"})
    ),
    told("removed", player=people, building=houses).map(
        lambda each: (each[0], {**each[1], "entity": "c", "kind": "cupboard", "tool": "remove"})
    ),
    told("chat", player=people, about=houses, images=st.integers(0, 2)).map(
        lambda each: (each[0], {**each[1], "channel": "discord", "room": "evictions", "text": "look"})
    ),
    told("vehicle", player=people).map(
        lambda each: (each[0], {**each[1], "entity": "boat", "kind": "tugboat", "action": "owned"})
    ),
)
