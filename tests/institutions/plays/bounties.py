"""What happens around bounties and licences."""

from hypothesis import strategies as st

from institutions.playing import ids, maybe_id, order, people, told

LAW = """
# Bounties

```law
let bounty delay be 4 hours
let licence wait time be 7 days
```
"""
sorts = st.sampled_from(("bounty_hunter", "raid"))
ORDERS = (
    order("bounty", option=st.sampled_from(("post", "x"))),
    order("bounty.post", player=people, amount=st.sampled_from((0, 5)), id=maybe_id),
    order("bounty.list"),
    order("bounty.status", player=people),
    order("bounty.cancel", player=people, bounty=ids),
    order("hunters"),
    order("hunt.start", player=people),
    order("licence.apply", kind=sorts, text=st.just("please")),
    order("licence.grant", player=people, kind=sorts),
    order("licence.deny", player=people, kind=sorts),
    order("licence.revoke", player=people, kind=sorts),
)
TOLD = (
    told("licence", player=people, kind=sorts, on=st.booleans()),
    told("kill", attacker=people, victim=people, weapon=st.just("bow")),
    told("left", player=people),
)
