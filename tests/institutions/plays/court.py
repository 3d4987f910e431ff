"""What happens around cases, votes and punishments."""

from hypothesis import strategies as st

from institutions.playing import ids, maybe_id, order, people
from institutions.town import DAY

ORDERS = (
    order("report", player=people, kind=st.sampled_from(("idle", "stuck", "x")), about=st.integers(1, 5), id=maybe_id),
    order("ask", text=st.sampled_from(("may I?", "type kill")), player=people, id=maybe_id),
    order("vote.open", kind=st.just("kick"), subject=people, closes=st.integers(0, 2 * DAY), id=maybe_id),
    order("vote.cast", vote=ids, choice=st.sampled_from(("yes", "no", "x"))),
    order("vote.close", vote=ids),
    order("staff.order", player=people, text=st.sampled_from(("no", "kill"))),
    order("forgive", case=ids),
    order("appeal", case=ids, text=st.just("why")),
    order("plead", case=ids, plea=st.just("accident")),
    order("lift", punishment=ids, reason=st.just("mercy")),
    order(
        "punish",
        player=people,
        step=st.sampled_from(("verbal_warning", "warn", "ban", "mute")),
        clause=st.sampled_from(("P-1", "chat", "R-1")),
        case=ids,
        pending=st.booleans(),
        minutes=st.integers(0, 30),
        id=maybe_id,
    ),
)
TOLD = (
    st.tuples(
        st.just("chat"),
        st.fixed_dictionaries({"player": people, "to": people}).map(lambda f: {**f, "channel": "direct", "text": "hm"}),
    ),
    st.tuples(
        st.just("finding"),
        st.fixed_dictionaries(
            {
                "by": people,
                "subject": ids | st.integers(1, 5),
                "question": st.just("R-1"),
                "answer": st.sampled_from(("yes", "no")),
            }
        ),
    ),
    st.tuples(
        st.just("profile"),
        st.fixed_dictionaries(
            {"player": people},
            optional={"staff": st.none() | st.just("admin"), "aliases": st.lists(people, max_size=2)},
        ),
    ),
    st.tuples(st.just("left"), st.fixed_dictionaries({"player": people})),
    st.tuples(st.just("era_started"), st.just({})),
)
