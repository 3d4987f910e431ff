"""What happens around wars and attacks."""

from hypothesis import strategies as st

from institutions.playing import groups, ids, maybe_id, order, told

LAW = """
# War

```law
let war wait be 12 hours
let war opening be 1 hour
let attack time be 6 hours
```
"""
lands = st.sampled_from(("g7", "g8"))
ORDERS = (
    order("war.declare", faction=groups, region=lands, id=maybe_id),
    order("war.declare", faction=groups, allies=st.lists(groups, max_size=2)),
    order("war.accept", war=ids),
    order("war.peace", war=ids),
    order("war.peace", faction=groups),
    order("war.surrender", war=ids),
    order("war.attack", war=ids, region=lands, grid=st.just("G7"), id=maybe_id),
    order("war.capture", war=ids, region=lands),
)
TOLD = (told("group_ended", id=groups),)
