"""Cases: reports and questions, what is merged, who answers, and what nobody answered."""

from typing import Any

import pytest

from institutions.town import DAY, MINUTE, SECOND, Town, changes, notices, opened, refused
from lawspeaker.institutions.order import Done


def staffed() -> Town:
    town = Town()
    town.tell("profile", 0, player="root", staff="admin")
    town.tell("profile", 0, player="olga", staff="owner")
    for player, name in (("root", "Root"), ("ann", "Ann"), ("bo", "Bo")):
        town.tell("joined", 0, player=player, name=name)
    return town


# Reports --------------------------------------------------------------------------------------------------------------


def test_a_report_opens_a_case_and_reaches_all_staff() -> None:
    town = staffed()
    done = town.order(SECOND, "bo", "report", player="ann", kind="afk", text="he sleeps")
    assert opened(done) == f"case:{town.seq}"
    assert isinstance(done, Done)
    assert changes(done.found) == [("case", None, "open")]
    notice = notices(done.found)[0]
    assert notice.to == ["olga", "root"]
    assert "Bo reports Ann (idle): “he sleeps”" in notice.say
    assert notice.clauses == ["R-1"]


def test_a_report_of_somebody_stuck_shows_where_he_is() -> None:
    town = staffed()
    town.tell("positions", SECOND, rows=[["bo", 120.5, 3, -40]])
    done = town.order(2 * SECOND, "bo", "report", kind="stuck", text="in a rock")
    assert isinstance(done, Done)
    notice = notices(done.found)[0]
    assert "Bo is at x 120.5, y 3.0, z -40.0." in notice.say
    assert notice.clauses == ["R-2"]
    assert "x 120.5" in done.say


def test_a_report_never_tells_the_sender_where_another_stands() -> None:
    town = staffed()
    town.tell("positions", SECOND, rows=[["ann", 777, 3, -40], ["bo", 1, 2, 3]])
    done = town.order(2 * SECOND, "bo", "report", kind="stuck", player="ann")
    assert isinstance(done, Done)
    assert "777" in notices(done.found)[0].say
    assert "777" not in done.say


def test_a_place_that_nobody_knows_is_said_to_be_unknown() -> None:
    done = staffed().order(SECOND, "bo", "report", kind="stuck")
    assert isinstance(done, Done)
    assert "Where Bo is, is not known." in notices(done.found)[0].say


def test_of_ten_reports_in_a_minute_nine_are_merged() -> None:
    town = staffed()
    ids = [opened(town.order(t * 6 * SECOND, "bo", "report", kind="stuck", text=str(t))) for t in range(10)]
    assert len(set(ids)) == 1
    assert changes(town.found) == [("case", None, "open")]
    assert len([n for n in notices(town.found) if n.kind == "report"]) == 1
    assert town.institutions.cases.machine.things[ids[0]].texts == [str(t) for t in range(10)]


def test_the_merging_time_ends_at_its_bound_to_the_millisecond() -> None:
    town = staffed()
    first = opened(town.order(0, "bo", "report", kind="stuck"))
    assert opened(town.order(MINUTE - 1, "bo", "report", kind="stuck")) == first
    assert opened(town.order(MINUTE, "bo", "report", kind="stuck")) != first


def test_reports_of_the_same_millisecond_are_merged() -> None:
    town = staffed()
    assert opened(town.order(5, "bo", "report", kind="afk", player="ann")) == opened(
        town.order(5, "bo", "report", kind="idle", player="ann")
    )


@pytest.mark.parametrize(
    "other",
    [
        {"player": "root", "kind": "stuck"},
        {"player": "ann", "kind": "idle"},
        {"player": "ann", "kind": "stuck", "about": 4},
    ],
)
def test_a_report_about_something_else_opens_a_case_of_its_own(other: dict[str, Any]) -> None:
    town = staffed()
    first = opened(town.order(0, "bo", "report", player="ann", kind="stuck"))
    assert opened(town.order(1, "bo", "report", **other)) != first


def test_somebody_elses_report_is_not_merged() -> None:
    town = staffed()
    first = opened(town.order(0, "bo", "report", player="cy", kind="stuck"))
    assert opened(town.order(1, "ann", "report", player="cy", kind="stuck")) != first


def test_what_was_decided_is_reported_anew() -> None:
    town = staffed()
    first = opened(town.order(0, "bo", "report", player="cy", kind="stuck"))
    town.tell("finding", 1, by="root", subject=first, question="R-2", answer="no")
    assert opened(town.order(2, "bo", "report", player="cy", kind="stuck")) != first


def test_a_report_that_says_nothing_is_refused_with_what_it_lacks() -> None:
    refusal = refused(staffed().order(0, "bo", "report", player="ann"))
    assert all(word in refusal.say for word in ("`kind`", "`text`", "`about`"))


def test_what_has_not_happened_yet_cannot_be_reported_or_pleaded_about() -> None:
    town = staffed()
    assert refused(town.order(0, "bo", "report", text="he will", about=999)).say == "There is no event 999 yet."
    assert refused(town.order(0, "bo", "plead", plea="accident", about=999)).say == "There is no event 999 yet."


def test_a_report_of_oneself_is_the_same_with_or_without_ones_name() -> None:
    town = staffed()
    first = opened(town.order(0, "bo", "report", kind="stuck"))
    assert opened(town.order(1, "bo", "report", kind="stuck", player="bo")) == first


@pytest.mark.parametrize(("answer", "state"), [("yes", "upheld"), ("no", "dismissed")])
@pytest.mark.parametrize("subject", ["case", 4])
def test_staff_find_a_case_true_or_not_by_its_id_or_by_the_act(answer: str, state: str, subject: Any) -> None:
    town = staffed()
    case = opened(town.order(0, "bo", "report", kind="rdm", about=4))
    named = case if subject == "case" else subject
    found = town.tell("finding", 1, by="root", subject=named, question="R-7", answer=answer)
    assert changes(found) == [("case", "open", state)]


def test_an_answer_to_a_question_about_the_act_decides_no_case() -> None:
    town = staffed()
    town.order(0, "bo", "report", kind="rdm", about=4)
    assert not town.tell("finding", 1, by="root", subject=4, question="ROB-3?1", answer="yes")


def test_a_finding_of_somebody_known_to_be_no_staff_decides_nothing() -> None:
    town = staffed()
    town.tell("profile", 0, player="ann", staff=None)
    case = opened(town.order(0, "bo", "report", kind="rdm"))
    assert not town.tell("finding", 1, by="ann", subject=case, question="R-1", answer="yes")


def test_a_decided_case_may_be_appealed_and_decided_again() -> None:
    town = staffed()
    case = opened(town.order(0, "bo", "report", kind="rdm"))
    assert "is open" in refused(town.order(1, "ann", "appeal", case=case, text="no")).say
    town.tell("finding", 2, by="root", subject=case, question="R-1", answer="yes")
    town.order(3, "ann", "appeal", case=case, text="it was not me")
    town.tell("finding", 4, by="olga", subject=case, question="R-1", answer="no")
    states = [new for _, _, new in changes(town.found)]
    assert states == ["open", "upheld", "appealed", "dismissed"]


def test_a_punishment_without_a_case_is_one_once_it_is_appealed() -> None:
    town = staffed()
    given = opened(town.order(0, "root", "punish", player="ann", step="verbal warning", clause="R-1"))
    assert "Only who brought" in refused(town.order(1, "bo", "appeal", case=given, text="let her be")).say
    case = opened(town.order(2, "ann", "appeal", case=given, text="it was not me"))
    assert "is appealed" in refused(town.order(3, "ann", "appeal", case=given, text="really")).say
    town.tell("finding", 4, by="olga", subject=case, question="R-1", answer="no")
    moved = [new for what, _, new in changes(town.found) if what == "case"]
    assert moved == ["appealed", "dismissed"]
    assert case.startswith("case:")


def test_only_who_brought_a_case_forgives_it() -> None:
    town = staffed()
    case = opened(town.order(0, "bo", "report", kind="rdm"))
    assert "Only who brought" in refused(town.order(1, "ann", "forgive", case=case)).say
    done = town.order(2, "bo", "forgive", case=case)
    assert isinstance(done, Done)
    assert changes(done.found) == [("case", "open", "closed")]


def test_a_plea_is_kept_with_its_case() -> None:
    town = staffed()
    case = opened(town.order(0, "bo", "report", kind="rdm"))
    town.order(1, "ann", "plead", case=case, plea="accident", text="I slipped")
    assert town.institutions.cases.machine.things[case].pleas == [["ann", "accident", "I slipped"]]
    assert isinstance(town.order(2, "ann", "plead", about=4, plea="roleplay"), Done)
    assert "no case" in refused(town.order(3, "ann", "plead", case="case:999", plea="x")).say


# Questions ------------------------------------------------------------------------------------------------------------


def asked(town: Town, t: int = 0, text: str = "does a fence count as a house?") -> str:
    return opened(town.order(t, "ann", "ask", text=text))


def state(town: Town, case: str) -> str:
    return town.institutions.cases.machine.things[case].state


def test_a_question_goes_to_the_staff_and_says_until_when_it_waits() -> None:
    town = staffed()
    done = town.order(0, "ann", "ask", text="does a fence count?")
    assert isinstance(done, Done)
    assert notices(done.found)[0].clauses == ["A-1"]
    assert "1 d" in done.say


def test_a_question_without_words_is_refused() -> None:
    assert "`text`" in refused(staffed().order(0, "ann", "ask", text="  ")).say


@pytest.mark.parametrize("channel", ["direct", "staff", "local"])
def test_staff_who_speak_to_the_asker_answer_him_and_the_answer_is_kept(channel: str) -> None:
    town = staffed()
    case = asked(town)
    found = town.tell("chat", 5, player="root", channel=channel, to="ann", text="no, it does not")
    assert changes(found) == [("case", "open", "answered")]
    assert town.institutions.cases.machine.things[case].reply == "no, it does not"
    assert town.institutions.cases.machine.things[case].told


def test_an_order_of_staff_answers_and_is_heard() -> None:
    town = staffed()
    case = asked(town)
    done = town.order(5, "root", "staff.order", player="ann", text="it does not")
    assert isinstance(done, Done)
    assert changes(done.found) == [("case", "open", "answered")]
    assert notices(done.found)[0].to == ["ann"]
    assert notices(done.found)[0].clauses == ["A-2"]
    assert state(town, case) == "answered"


@pytest.mark.parametrize(
    "chat",
    [
        {"player": "bo", "channel": "direct", "to": "ann", "text": "no"},
        {"player": "root", "channel": "direct", "to": "bo", "text": "no"},
        {"player": "root", "channel": "global", "text": "no"},
    ],
)
def test_words_of_others_or_to_others_answer_nothing(chat: dict[str, Any]) -> None:
    town = staffed()
    case = asked(town)
    town.tell("chat", 5, **chat)
    assert state(town, case) == "open"


def test_staff_may_say_which_question_they_answer() -> None:
    town = staffed()
    first, second = asked(town, 0, "one?"), asked(town, 1, "two?")
    town.tell("chat", 5, player="root", channel="direct", to="ann", text="yes", about=second)
    assert (state(town, first), state(town, second)) == ("open", "answered")


def test_staff_may_answer_a_question_by_its_name_alone() -> None:
    town = staffed()
    case = asked(town)
    town.tell("chat", 5, player="root", channel="staff", text="no", about=case)
    assert state(town, case) == "answered"


def test_a_question_is_escalated_when_its_time_is_over_and_not_before() -> None:
    town = staffed()
    case = asked(town, 7)
    assert not town.wait(7 + DAY - 1)
    found = town.wait(7 + DAY)
    assert changes(found) == [("case", "open", "escalated")]
    assert notices(found)[0].to == ["olga"]
    assert notices(found)[0].clauses == ["A-3"]
    assert found[0].t == 7 + DAY
    assert state(town, case) == "escalated"


def test_an_answer_at_the_very_moment_of_the_deadline_comes_too_late() -> None:
    town = staffed()
    asked(town)
    found = town.tell("chat", DAY, player="root", channel="direct", to="ann", text="yes")
    assert changes(found) == [("case", "open", "escalated"), ("case", "escalated", "answered")]


def test_an_answered_question_is_never_escalated() -> None:
    town = staffed()
    asked(town)
    town.tell("chat", DAY - 1, player="root", channel="direct", to="ann", text="yes")
    assert not town.wait(9 * DAY)


def test_a_report_waits_for_ever() -> None:
    town = staffed()
    town.order(0, "bo", "report", kind="ask")
    assert not town.wait(900 * DAY)


def test_a_question_sent_twice_in_a_minute_is_one_and_another_is_another() -> None:
    town = staffed()
    assert asked(town, 0) == asked(town, 1)
    assert asked(town, 2, "another?") != asked(town, 3)


# Asking somebody to begin anew ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["kill", "Type 'kill' in console", "please type kill!", "respawn"])
@pytest.mark.parametrize("order", ["ask", "staff.order"])
def test_who_is_asked_to_respawn_hears_it(order: str, text: str) -> None:
    done = staffed().order(0, "ann", order, player="bo", text=text)
    assert isinstance(done, Done)
    assert notices(done.found)[0].to == ["bo"]
    assert notices(done.found)[0].clauses == ["S-1"]
    assert done.id is None


def test_a_question_about_killing_is_a_question() -> None:
    town = staffed()
    assert opened(town.order(0, "ann", "ask", text="may I type kill?"))
    assert opened(town.order(1, "ann", "ask", player="bo", text="may I kill him behind my line?"))


# Ids ------------------------------------------------------------------------------------------------------------------


def test_an_order_may_give_the_id_of_what_it_opens() -> None:
    assert opened(staffed().order(0, "bo", "report", kind="rdm", id="mine")) == "mine"


def test_a_taken_id_is_refused_and_a_refused_order_uses_up_none() -> None:
    town = staffed()
    town.order(0, "bo", "report", kind="rdm", id="mine")
    assert "taken" in refused(town.order(1, "bo", "ask", text="why?", id="mine")).say
    refused(town.order(2, "bo", "ask", id="other"))
    assert opened(town.order(3, "bo", "ask", text="why?", id="other")) == "other"


@pytest.mark.parametrize("name", ["", "x" * 65, "a\nb", 7, "vote:999"])
def test_an_id_that_will_not_do_is_refused(name: Any) -> None:
    assert "id" in refused(staffed().order(0, "bo", "ask", text="why?", id=name)).say.casefold()


def test_text_of_strangers_is_cut_and_cleaned_where_staff_read_it() -> None:
    done = staffed().order(0, "bo", "report", kind="rdm", text="x\n\x1b[31m" + "y" * 5000)
    assert isinstance(done, Done)
    said = notices(done.found)[0].say
    assert said.isprintable()
    assert len(said) < 600
