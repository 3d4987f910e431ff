"""An evening told to a newcomer: nothing twice, names instead of accounts, and why everybody did what he did."""

import re

import msgspec

from lawspeaker.cli.tale import ALIKE, Tale
from lawspeaker.events.findings import Answer, Missing, Ruling
from lawspeaker.service.findings import Kept
from lawspeaker.simulate import Evening, Size
from lawspeaker.simulate.deeds import Deed, Reason


def evening():
    return Evening(1, Size(people=8, minutes=1))


def ruling(one, verdict, *articles, seq=1, target=None, **more):
    people = one.stage.people
    head = {"t": 1000, "act": "attack", "clauses": ["C-1"], "facts": [], "tier": 2}
    told = head | {"because": [f"{name}: it was so" for name in articles]} | more
    return Ruling(
        seq=seq, actor=people[0].id, target=target or people[1].id, ruling=verdict, articles=[*articles], **told
    )


def said(one, *found):
    tale = Tale(one)
    with tale._console.capture() as capture:
        for place, each in enumerate(found):
            tale.write(Kept(getattr(each, "seq", 1), place, each.__struct_config__.tag, msgspec.json.encode(each)))
        tale.close(100)
    return capture.get()


def test_people_are_called_by_their_names():
    one = evening()
    text = said(one, ruling(one, "unlawful", "RDM-1"))
    assert f"{one.stage.people[0].name} strikes {one.stage.people[1].name}: unlawful  [C-1]" in text
    assert one.stage.people[0].id not in text


def test_what_three_people_heard_is_told_once():
    one = evening()
    heard = [ruling(one, "unclear", "LANGUAGE-1", act="say", target=person.id) for person in one.stage.people[1:4]]
    assert said(one, *heard).count("LANGUAGE-1: it was so") == 1


def test_what_is_like_something_that_was_told_is_only_counted():
    one = evening()
    text = said(one, *(ruling(one, "lawful", "RED-1", seq=seq) for seq in range(1, 8)))
    assert text.count("RED-1: it was so") == ALIKE
    assert f"{7 - ALIKE} of them are like those above" in text


def test_in_the_end_there_is_a_sum_of_what_was_found_and_a_rule_to_look_up():
    one = evening()
    found = [ruling(one, "lawful", "RED-1", seq=1), *(ruling(one, "unlawful", "RDM-1", seq=seq) for seq in (2, 3))]
    text = said(one, *found)
    assert "100 events" in text
    assert "3 acts" in text
    for many, name in ((1, "lawful"), (2, "unlawful"), (0, "unclear"), (0, "refused")):
        assert re.search(rf"^ +{many} {name} ", text, re.MULTILINE)
    assert "lawspeaker rulebook show darkrp RED-1" in text


def test_a_day_is_named_before_the_first_of_it_and_not_again():
    one = evening()
    times = (1000, 2000, 86_400_000)
    text = said(one, *(ruling(one, "lawful", f"A-{seq}", seq=seq, t=t) for seq, t in enumerate(times)))
    days = [line for line in text.splitlines() if line.endswith("UTC")]
    assert days == ["Thursday 1 January 1970, UTC", "Friday 2 January 1970, UTC"]
    assert text.index(days[0]) < text.index("A-1: ") < text.index(days[1]) < text.index("A-2: ")


def test_a_question_is_put_as_one():
    one = evening()
    asked = ruling(one, "unclear", "KOS-2", missing=[Missing("KOS-2?1", "it was a warning"), Missing("KOS-2/1", "x")])
    assert "the staff are asked: is it so that it was a warning?" in said(one, asked)


def test_an_order_that_was_refused_says_why_and_one_that_was_not_is_not_told():
    one = evening()
    who = one.stage.people[0].id
    head = {"seq": 1, "t": 1000, "player": who, "command": "evict", "clauses": ["C-1"]}
    text = said(one, Answer(ok=False, say="No. It is not yours.", articles=["FILE-1"], **head))
    assert "orders `/evict`: refused" in text
    assert "It is not yours" in text
    assert "/evict" not in said(one, Answer(ok=True, say="Yes.", articles=[], **head))


def test_why_he_did_it_is_told_where_the_simulator_knows():
    one = evening()
    who = one.stage.people[0].id
    why = (Reason("fun", False, "for the fun of it"),)
    one.stage.did(Deed(t=1000, act="attack", actor=who, reasons=why))
    assert "in truth: for the fun of it" in said(one, ruling(one, "unlawful", "RDM-1"))
    assert "in truth" not in said(one, ruling(one, "unlawful", "RDM-1", t=9000))


def test_a_name_that_would_upset_a_terminal_does_not():
    one = evening()
    one.stage.people[0].name = "\x1b[31mred"
    assert "\x1b" not in said(one, ruling(one, "unlawful", "RDM-1"))


def test_that_a_place_is_itself_goes_without_saying():
    one = evening()
    because = ["EDGE-1: Bo is inside Dome; Dome is Dome; Ana is within 30 m of Dome"]
    assert "EDGE-1: Bo is inside Dome; Ana is within 30 m of Dome" in said(
        one, ruling(one, "lawful", "EDGE-1", because=because)
    )
