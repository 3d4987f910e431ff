"""What happens around banishments: of players and groups, by those who hold land, with people going to and fro."""

from hypothesis import strategies as st

from institutions.playing import groups, maybe_id, order, people, told

LAW = """
```law
let banishment grace be 2 minutes
let banishment border be 30 metres
let banishment of leavers be 1 hour
```
"""
SQUARE = [[0, 0], [200, 0], [200, 200], [0, 200]]
reasons = st.sampled_from(("spam", " "))
ORDERS = (
    order("banish", player=people, reason=reasons, id=maybe_id),
    order("banish", group=groups, reason=reasons),
    order("unbanish", player=people),
    order("unbanish", group=groups),
)
TOLD = (
    told("zone", id=st.sampled_from(("k7", "k9")), owner=groups | st.none()).map(
        lambda each: (each[0], {**each[1], "kind": "claim", "polygon": SQUARE})
    ),
    told("positions", rows=st.lists(st.tuples(people, st.sampled_from((50.0, 210.0, 900.0))), max_size=3)).map(
        lambda each: (each[0], {"rows": [[who, x, 0, 50] for who, x in each[1]["rows"]]})
    ),
    told("spawned", player=people).map(lambda each: (each[0], {**each[1], "at": [900, 0, 50]})),
)
