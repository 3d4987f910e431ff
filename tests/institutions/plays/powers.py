"""What staff alone do: gather the logs of a case, read private words, hand things out."""

from hypothesis import strategies as st

from institutions.playing import ids, order, people

LAW = """
# Powers

```law
let bundle reach be 14 days

table power procedure
            serves
  give      P-1
  messages  P-1
  rulebook  P-1
```
"""
ORDERS = (
    order("bundle", case=ids),
    order("messages", player=people, case=ids),
    order("give", player=people, item=st.just("rifle")),
)
TOLD = ()
