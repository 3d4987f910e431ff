"""Land that was claimed by the name of its square, and that no map drew, is a region all the same."""

from referee.plays import failures

LAW = """# Land

```law
let rest be 12 hours
let claim cure time be 1 day

article REST-1
  forbid claim
  when sender claimed any region within the last rest
  cites C-1

article FAR-1
  forbid claim
  when sender claimed any road within the last rest
  cites C-2
```

```example
Ann is the faction Iron
the house of Ann stands at (450, 150), 20 m around, marked control
0:00          Ann: /claim G8 building=Ann's house    accepted
11:59:59.999  Ann: /claim H8 building=Ann's house    refused by REST-1 for C-1 alone
12:00:00      Ann: /claim H8 building=Ann's house    accepted
```
"""


def test_who_claimed_a_square_that_nobody_drew_has_claimed_a_region() -> None:
    assert not failures(LAW)
