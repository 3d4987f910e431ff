"""What happens around modes and captures."""

from hypothesis import strategies as st

from institutions.playing import maybe_id, order, told
from institutions.town import DAY, HOUR

LAW = """
# Modes

```law
mode pve by command
mode purge by command
let toxic time be 60 seconds

table calendar
        needs
  wipe  purge
```
"""
names = st.sampled_from(("pve", "purge", "wipe"))
times = st.integers(0, 3 * DAY)
ORDERS = (
    order("mode", name=names, on=st.booleans(), until=st.just(HOUR)),
    order("toxic", id=maybe_id),
)
TOLD = (
    told("mode", name=names, on=st.booleans()),
    told("calendar", name=names, starts=times, ends=times),
    told("calendar", name=names, starts=times),
)
