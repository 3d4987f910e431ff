"""What happens around links to Discord: codes asked for and given back, links told and undone, kits."""

from hypothesis import strategies as st

from institutions.playing import ids, maybe_id, order, people, told

LAW = """
# Links

```law
let link code time be 15 minutes

table kit
            for
  starter   beginners
```
"""
ORDERS = (
    order("dc.link", code=ids, id=maybe_id, room=st.just("general")),
    order("dc.link", id=maybe_id),
    order("dc.unlink", player=people),
    order("kit", kit=st.sampled_from(("starter", "x"))),
)
TOLD = (told("linked", player=people, discord=st.sampled_from(("d1", "d2"))),)
