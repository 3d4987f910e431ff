"""What happens around contracts."""

from hypothesis import strategies as st

from institutions.playing import groups, ids, maybe_id, order, people

LAW = """
# Contracts

```law
let contract offer be 1 hour
let contract time be 7 days
```
"""
ORDERS = (
    order("contract.offer", to=people, terms=st.just("five hundred scrap"), id=maybe_id),
    order("contract.offer", to=groups, terms=st.just("a ride"), due=st.just(1_750_000_600_000)),
    order("contract.accept", contract=ids),
    order("contract.done", contract=ids),
    order("contract.end", contract=ids),
)
TOLD = ()
