"""Every form of a sentence: told and denied, now and over a time, counted, compared, asked, ruled."""

import pytest

from law.town import TOWN, condition, misread, read
from lawspeaker.law.lexicon import happening, parse_template
from lawspeaker.law.sentences import Sentences, forms_of, plural_of, readable
from lawspeaker.law.tree import (
    Asked,
    Bound,
    Called,
    Compared,
    Condition,
    Counted,
    Happened,
    Holds,
    LetRef,
    Mentions,
    Named,
    Role,
    Ruled,
    Some,
    TableSays,
    Window,
    Written,
)

MINUTE = 60_000
ATTACKER, VICTIM = Role("attacker", "player"), Role("victim", "player")


def happened(text: str, law: str = "") -> Happened:
    found = condition(text, law=law)
    assert isinstance(found, Happened)
    return found


def holds(text: str, law: str = "") -> Holds:
    found = condition(text, law=law)
    assert isinstance(found, Holds)
    return found


def minutes(number: int) -> Written:
    return Written(number * MINUTE, "duration", f"{number} minutes", "minutes")


# Happenings ----------------------------------------------------------------------------------------------------------


def test_a_happening_is_told_in_the_past() -> None:
    found = happened("victim hit attacker")
    assert (found.word.name, found.args, found.negated) == ("hit", (VICTIM, ATTACKER), False)
    assert (found.windows, found.times, found.apart, found.counting) == ((), None, None, False)


def test_a_happening_is_denied_by_did_not_and_its_base() -> None:
    found = happened("victim did not kill attacker")
    assert (found.word.name, found.negated, found.var) == ("kill", True, -1)


def test_a_happening_without_anybody_is_a_sentence() -> None:
    assert happened("the war began").args == ()
    assert happened("the war did not begin").negated


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("within the last 5 minutes", Window(oldest=minutes(5))),
        ("at least 5 minutes ago", Window(youngest=minutes(5))),
        ("more than 5 minutes ago", Window(youngest=minutes(5), strictly=True)),
        ("between 5 minutes and 10 minutes ago", Window(youngest=minutes(5), oldest=minutes(10))),
        ("during purge", Window(mode="purge")),
        ("during raid hours", Window(mode="raid hours")),
    ],
)
def test_a_happening_lies_in_a_time(text: str, window: Window) -> None:
    law = "mode purge by command\nmode raid hours is every day from 18:00 to 23:00"
    assert happened(f"victim hit attacker {text}", law).windows == (window,)


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("since that kill", Window(since=Bound(0, "happening:kill", "that kill"))),
        ("within 5 minutes after that kill", Window(since=Bound(0, "happening:kill", "that kill"), most=minutes(5))),
        ("at least 5 minutes after that kill", Window(since=Bound(0, "happening:kill", "that kill"), least=minutes(5))),
    ],
)
def test_a_happening_follows_another(text: str, window: Window) -> None:
    assert happened(f"victim killed attacker / victim hit attacker {text}").windows == (window,)


def test_a_time_is_named_by_a_let() -> None:
    found = happened("victim hit attacker within the last long window", "let long window be 5 minutes")
    assert found.windows == (Window(oldest=LetRef("long window", "duration")),)


def test_two_times_narrow_a_happening() -> None:
    found = happened("victim hit attacker at least 5 minutes ago within the last 10 minutes")
    assert found.windows == (Window(youngest=minutes(5)), Window(oldest=minutes(10)))


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("once", Written(1, "number", "once")),
        ("twice", Written(2, "number", "twice")),
        ("3 times", Written(3, "number", "3")),
        ("at least 3 times", Written(3, "number", "3")),
        ("more than 3 times", Written(4, "number", "4")),
        ("more than once", Written(2, "number", "2")),
        ("at least many times", LetRef("many", "number")),
        ("many times", LetRef("many", "number")),
    ],
)
def test_a_happening_is_counted(text: str, times: Written | LetRef) -> None:
    assert happened(f"victim hit attacker {text}", "let many be 4").times == times


def test_more_than_a_named_number_of_times_is_written_by_the_number_itself() -> None:
    assert misread("victim hit attacker more than many times", law="let many be 4").code == "sentence"


def test_at_least_and_more_than_may_still_say_how_long_ago() -> None:
    found = happened("victim hit attacker more than 3 times at least 5 minutes ago")
    assert (found.times, found.windows) == (Written(4, "number", "4"), (Window(youngest=minutes(5)),))


def test_number_time_distance_in_time_and_this_stand_behind_one_happening() -> None:
    found = happened("victim hit attacker 3 times within the last 5 minutes, 3 seconds apart, counting this")
    assert found.times == Written(3, "number", "3")
    assert found.windows == (Window(oldest=minutes(5)),)
    assert found.apart == Written(3000, "duration", "3 seconds", "seconds")
    assert found.counting


def test_a_comma_may_stand_before_a_time() -> None:
    plain = happened("victim killed attacker / victim hit attacker at least 5 minutes ago since that kill")
    assert happened("victim killed attacker / victim hit attacker at least 5 minutes ago, since that kill") == plain


# States --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "negated", "past"),
    [
        ("victim is online", False, False),
        ("victim is not online", True, False),
        ("victim was online", False, True),
        ("victim was not online", True, True),
        ("victim holds a weapon", False, False),
        ("victim does not hold a weapon", True, False),
        ("victim held a weapon", False, True),
        ("victim did not hold a weapon", True, True),
    ],
)
def test_a_state_is_now_or_was_and_is_denied(text: str, negated: bool, past: bool) -> None:
    found = holds(text)
    assert (found.negated, found.past, found.args) == (negated, past, (VICTIM,))


def test_a_state_held_at_some_moment_throughout_or_for_more() -> None:
    assert holds("victim was online within the last 5 minutes").within == minutes(5)
    assert holds("victim was online for 5 minutes").throughout == minutes(5)
    longer = holds("victim was online for more than 5 minutes")
    assert (longer.throughout, longer.strictly) == (minutes(5), True)


def test_the_kind_of_what_fills_a_slot_chooses_among_like_sentences() -> None:
    assert holds("victim is inside any zone").word.name == "inside_zone"
    assert holds("victim is inside any base").word.name == "inside_base"


def test_a_happening_that_was_found_fills_a_slot_of_its_word() -> None:
    found = holds("victim hit attacker / that hit answered a blow of attacker")
    assert found.args[0] == Bound(0, "happening:hit", "that hit")
    assert misread("victim killed attacker / that kill answered a blow of attacker").code == "types"


# Measures, tables, texts ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["at least", "at most", "more than", "less than"])
def test_a_measure_is_compared_with_an_amount(how: str) -> None:
    found = condition(f"the distance from attacker to victim is {how} 10 foundations")
    assert isinstance(found, Compared)
    assert (found.how, found.bound) == (how, Written(30.0, "distance", "10 foundations", "foundations"))


def test_a_measure_is_or_is_not_something() -> None:
    job = condition("the job of victim is bounty hunter")
    assert isinstance(job, Compared)
    assert (job.how, job.bound) == ("is", Written("bounty hunter", "job", "bounty hunter"))
    other = condition("the job of victim is not mayor")
    assert isinstance(other, Compared)
    assert other.how == "is not"


def test_a_measure_is_compared_with_a_measure() -> None:
    found = condition("the job of victim is the job of attacker")
    assert isinstance(found, Compared)
    assert isinstance(found.bound, Named)
    assert found.bound.args == (ATTACKER,)


def test_a_share_is_written_with_or_without_a_space() -> None:
    apart, together = condition("the tax is more than 50 %"), condition("the tax is more than 50%")
    assert isinstance(apart, Compared)
    assert isinstance(together, Compared)
    assert isinstance(apart.bound, Written)
    assert isinstance(together.bound, Written)
    assert apart.bound.value == together.bound.value == 0.5


def test_what_a_measure_searches_for_can_be_spoken_of_later() -> None:
    found = holds("the distance from attacker to any player is at most 5 m / that player is online")
    assert found.args == (Bound(0, "player", "that player"),)


def test_a_text_in_a_role_is_compared_word_for_word() -> None:
    found = condition("channel is not global", roles="say")
    assert found == Compared(Role("channel", "text"), "is not", Written("global", "text", "global"))
    quoted = condition('the channel is "to all"', roles="say")
    assert quoted == Compared(Role("channel", "text"), "is", Written("to all", "text", '"to all"'))


def test_a_number_of_the_act_is_compared_like_a_measure() -> None:
    found = condition("amount is more than 500", roles="bet")
    assert found == Compared(Role("amount", "number"), "more than", Written(500, "number", "500"))
    share = condition("the odds is at most 50 %", roles="bet")
    assert share == Compared(Role("odds", "share"), "at most", Written(0.5, "share", "50 %", "%"))
    named = condition("amount is not stake", roles="bet", law="let stake be 5\n")
    assert named == Compared(Role("amount", "number"), "is not", LetRef("stake", "number"))


@pytest.mark.parametrize(
    ("text", "code"), [("amount is at most 3 hours", "types"), ("amount is", "units"), ("odds is at least 5", "types")]
)
def test_a_number_of_the_act_is_compared_with_its_like_alone(text: str, code: str) -> None:
    assert misread(text, roles="bet").code == code


PHRASES = "table reason\n            words\n  guns out  gun, guns out\n  kos       kos, kill on sight\n"


def test_a_definition_of_a_text_goes_before_a_comparison_with_words() -> None:
    law = "define a text is foul for a player\n  when the text mentions kos\n   and the player is online\n"
    reasons = f"{PHRASES}\n"
    assert isinstance(condition("text is foul for speaker", "say", reasons + law), Called)
    assert isinstance(condition("text is foul", "say", reasons + law), Compared)


@pytest.mark.parametrize(
    ("text", "row", "negated"),
    [
        ('text mentions "guns out"', "guns out", False),
        ("text mentions kos", "kos", False),
        ("text mentions any reason", "", False),
        ('text does not mention "kos"', "kos", True),
        ('text does not mention "any reason"', "", True),
    ],
)
def test_a_text_mentions_the_phrases_of_a_row(text: str, row: str, negated: bool) -> None:
    found = condition(text, roles="say", law=PHRASES)
    assert found == Mentions(Role("text", "text"), "reason", row, negated)


JOBS = "table job\n         may raid  raid cap\n  thief  yes       3\n  mayor  no        1\n"


def test_a_table_teaches_what_its_rows_may() -> None:
    may, may_not = (
        condition("the job of attacker may raid", law=JOBS),
        condition("the job of victim may not raid", law=JOBS),
    )
    assert isinstance(may, TableSays)
    assert isinstance(may_not, TableSays)
    assert (may.table, may.column, may.negated) == ("job", "may raid", False)
    assert (may_not.column, may_not.negated) == ("may raid", True)


def test_a_table_teaches_the_numbers_of_its_rows() -> None:
    found = condition("the number of bases of attacker is more than the raid cap of the job of attacker", law=JOBS)
    assert isinstance(found, Compared)
    assert isinstance(found.bound, Named)
    row = found.bound.word.function
    assert [row(None, "thief"), row(None, "mayor"), row(None, "beggar")] == [3, 1, None]


# Questions, rulings, definitions -------------------------------------------------------------------------------------


@pytest.mark.parametrize("quoted", ['"it was fair"', "“it was fair”"])
def test_staff_are_asked_in_quotes(quoted: str) -> None:
    assert condition(f"staff find that {quoted}") == Asked("it was fair")


@pytest.mark.parametrize(
    ("text", "lawful", "by"),
    [("was lawful", True, ""), ("was not lawful", False, ""), ("was lawful by RED", True, "RED")],
)
def test_a_past_ruling_is_a_fact(text: str, lawful: bool, by: str) -> None:
    found = condition(f"victim hit attacker / that hit {text}")
    assert found == Ruled(Bound(0, "happening:hit", "that hit"), lawful, by)


GUEST = "define a player is a guest of a base\n  when the player owns the base\n"


def test_a_definition_is_called_by_its_sentence() -> None:
    found = condition("victim is inside any base / attacker is a guest of that base", law=GUEST)
    assert found == Called("a player is a guest of a base", (ATTACKER, Bound(0, "base", "that base")))


def test_a_definition_is_told_of_several() -> None:
    found = condition("victim is inside any base / at least 2 players are a guest of that base", law=GUEST)
    assert isinstance(found, Counted)
    assert isinstance(found.body, Called)


def test_a_definition_of_several_is_told_of_one() -> None:
    law = "define a player have peace\n  when the player is online\n"
    assert isinstance(condition("victim has peace", law=law), Called)


# Number --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["every", "no"])
def test_every_and_no_count_without_a_number(how: str) -> None:
    found = condition(f"{how} member of the squad of victim is online")
    assert isinstance(found, Counted)
    assert (found.how, found.number) == (how, None)


@pytest.mark.parametrize("how", ["at least", "at most", "fewer than", "more than"])
def test_a_quantifier_with_a_number_stands_in_front(how: str) -> None:
    found = condition(f"{how} 2 members of the squad of victim are online")
    assert isinstance(found, Counted)
    assert (found.how, found.number) == (how, Written(2, "number", "2"))
    assert isinstance(found.body, Holds)
    assert found.body.args == (Bound(found.var, "player", "members of the squad of victim"),)


def test_any_may_stand_inside_a_counted_sentence_and_is_not_found() -> None:
    found = condition("no player hit any player within the last 5 minutes")
    assert isinstance(found, Counted)
    assert misread("no player hit any player / that player is online").code == "no-referent"
    assert misread("no player hit victim / victim hit attacker since that hit").code == "no-referent"


@pytest.mark.parametrize(
    "text", ["every player hit victim", "victim hit any player twice", "victim did not hit any player"]
)
def test_what_is_counted_or_denied_is_not_found(text: str) -> None:
    assert misread(f"{text} / that player is online").code == "no-referent"


def test_a_happening_that_happened_often_is_found() -> None:
    assert isinstance(condition("victim hit any player twice / that hit was lawful"), Ruled)


# Forms ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("is", "are"),
        ("has", "have"),
        ("was", "were"),
        ("stands", "stand"),
        ("carries", "carry"),
        ("touches", "touch"),
        ("may", "may"),
        ("are", "is"),
    ],
)
def test_a_verb_is_told_of_several(one: str, several: str) -> None:
    assert plural_of(one) == several


def test_a_definition_that_begins_with_a_word_is_told_in_one_way() -> None:
    law = "define the sun burns a player\n  when the player is online\n"
    assert isinstance(condition("the sun burns victim", law=law), Called)


def test_sentences_of_other_rulebooks_may_be_known_from_the_start() -> None:
    known = Sentences(TOWN.words, read("define a player is here\n  when the player is online").definitions.values())
    assert known.defined == {"a player is here"}


def test_a_bracket_of_one_form_is_no_verb() -> None:
    with pytest.raises(ValueError, match="base and a told form"):
        parse_template("{player:player} [hit] {other:player}")


def test_a_word_without_a_verb_is_no_sentence() -> None:
    @happening("{player:player} somehow", "event")
    def somehow(event: object, now: object) -> None:
        """Nothing."""

    with pytest.raises(ValueError, match="has no verb"):
        list(forms_of(somehow.words[0]))


def test_every_word_can_be_shown_to_an_author() -> None:
    shown = {w.name: readable(w) for w in TOWN.words if w.sort != "act"}
    assert shown["inside_zone"] == "<player> is inside <zone>"
    assert shown["owners"] == "the owner of <base>"
    assert shown["hit"] == "<player> hit <player>"
    assert shown["tax"] == "the tax"


def test_what_is_done_to_somebody_is_denied_by_was_not() -> None:
    told, denied = happened("victim was banned under any rule"), happened("victim was not banned under any rule")
    assert (told.word.name, told.negated, told.word.noun) == ("banned", False, "ban")
    assert (denied.word.name, denied.negated) == ("banned", True)
    assert misread("victim did not be banned under any rule").code == "unknown-word"


def test_what_happened_during_a_thing_that_lasts() -> None:
    found = happened("victim is in any war / victim hit attacker during that war")
    (window,) = found.windows
    assert isinstance(window.span, Bound)
    assert (window.span.kind, window.span.text, window.mode) == ("war", "that war", "")
    named = happened("attacker is inside any base / victim hit attacker 3 times during the war over that base")
    assert isinstance(named.windows[0].span, Named)


def test_during_speaks_of_what_an_earlier_line_found() -> None:
    assert misread("victim hit attacker during that war").code == "no-referent"
    assert misread("victim hit attacker during wat").code == "unknown-mode"


def test_a_rule_is_a_family_of_the_rulebooks_articles() -> None:
    found = happened("victim was banned under LAW", "article LAW-1\n  forbid say\n")
    assert found.args == (VICTIM, Written("LAW", "rule", "LAW"))
    assert misread("victim was banned under LAWS", law="article LAW-1\n  forbid say\n").help == "did you mean `LAW`?"


def test_a_line_that_no_sentence_begins_with_is_not_taken_for_one_about_a_rule() -> None:
    assert misread("zone is red").code == "unknown-word"


def test_every_form_of_every_word_is_read_as_that_word() -> None:
    fillers = {"player": "attacker", "zone": "any zone", "base": "any base", "hit": "that hit", "text": "weapon"}
    fillers |= {"rule": "any rule", "war": "any war"}
    for word in TOWN.words:
        if word.sort not in ("happening", "state"):
            continue
        for form, parts in forms_of(word):
            text = " ".join(p if isinstance(p, str) else fillers[p.kind] for p in parts)
            before = "victim hit attacker / " if "that hit" in text else ""
            found: Condition = condition(before + text)
            assert isinstance(found, Happened | Holds)
            assert (found.word.sort, found.word.template) == (word.sort, word.template)
            assert found.negated == form.negated


def test_the_same_line_means_the_same_in_any_rulebook() -> None:
    assert Sentences.of(TOWN).texts == Sentences.of(TOWN).texts
    assert condition("victim hit any player") == condition("victim hit any player", law=GUEST + PHRASES)


def test_any_is_a_thing_found_by_searching() -> None:
    found = happened("any player hit anyone")
    assert found.args == (Some(0, "player", "player"), Some(1, "player", "anyone"))
    assert found.var == 2
