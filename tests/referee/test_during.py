"""During: what happened while a thing lasted, from its beginning until just before its end."""

import pytest

from referee.plays import failures

LAW = """
```law
ladder blows
  mute 10 minutes

article HIT-1
  forbid attack
  ladder blows

article LIFT-1
  forbid lift
  when sender hit anyone during punishment
```

```example
Sam is staff
0:00  Sam hits Cal
{before}  Sam hits Ana
1:00  Sam: /punish player=Bo step=mute clause=HIT id=p
{during}  Sam hits Ana
30:00  Sam: /lift punishment=p reason=mistake    {outcome}
```
"""


@pytest.mark.parametrize(
    ("before", "during", "outcome"),
    [
        ("0:30", "12:00", "refused by nothing"),
        ("0:30", "10:59.999", "refused by LIFT-1"),
        ("0:30", "11:00", "refused by nothing"),
        ("0:59.999", "20:00", "refused by nothing"),
        ("1:00", "20:00", "refused by LIFT-1"),
    ],
)
def test_what_lies_within_a_stretch_begins_with_it_and_ends_before_it_does(
    before: str, during: str, outcome: str
) -> None:
    assert not failures(LAW.format(before=before, during=during, outcome=outcome))
