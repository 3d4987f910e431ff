"""What happens around claims: filed, looked at, put right, given up, and told by the map."""

from hypothesis import strategies as st

from institutions.playing import groups, order, people, told

LAW = """
```law
let claim cure time be 24 hours
let map refresh be 24 hours
let map hour be 22 hours
```
"""
lands = st.sampled_from(("k1", "k2"))
ORDERS = (
    order("claim", region=lands, kind=st.sampled_from(("standard", "mini", "city"))),
    order("unclaim", region=lands),
    order("transfer", region=lands, group=groups),
)
TOLD = (
    told(
        "finding",
        by=st.just("root"),
        subject=lands,
        question=st.sampled_from(("P-1", "X-1?1")),
        answer=st.sampled_from(("yes", "no")),
    ),
    st.tuples(
        st.just("zone"),
        st.fixed_dictionaries(
            {"id": lands, "kind": st.sampled_from(("region", "claim")), "circle": st.just((0, 0, 50))},
            optional={
                "owner": st.none() | groups,
                "status": st.sampled_from(("pending", "invalid", "approved")),
            },
        ),
    ),
    told("zone_ended", id=lands),
    st.tuples(
        st.just("group"),
        st.fixed_dictionaries({"id": groups, "members": st.lists(people, max_size=3, unique=True)}).map(
            lambda f: {**f, "kind": "clan", "name": f["id"], "leaders": f["members"][:1]}
        ),
    ),
)
