"""What happens around hires and alliances."""

from hypothesis import strategies as st

from institutions.playing import groups, ids, maybe_id, order, people

LAW = """
# Pacts

```law
let hire offer be 1 hour
let hire time be 7 days
let alliance offer be 1 day
```
"""
kinds = st.sampled_from(("full", "defensive"))
ORDERS = (
    order("hire", player=people, id=maybe_id),
    order("hire", group=groups, until=st.just(1_750_000_600_000)),
    order("hire.accept", hire=ids),
    order("hire.end", hire=ids),
    order("alliance.declare", groups=st.lists(groups, max_size=2), kind=kinds, id=maybe_id),
    order("alliance.accept", alliance=ids),
    order("alliance.leave", alliance=ids),
)
TOLD = ()
