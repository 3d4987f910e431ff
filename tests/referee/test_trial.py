"""Examples as tests: stories are played to a referee, and what comes out is held against what they say."""

import textwrap
from functools import cache

import pytest

from lawspeaker.justice.court import Court
from lawspeaker.law.book import BookReader
from lawspeaker.law.errors import Diagnostic
from lawspeaker.law.fences import read_chapter
from lawspeaker.law.lexicon import Lexicon
from lawspeaker.law.stories import Stories, read_story
from lawspeaker.law.tree import Rulebook
from lawspeaker.referee.referee import Referee
from lawspeaker.referee.swift.swift import Swift
from lawspeaker.referee.trial.steps import same_step
from lawspeaker.referee.trial.telltale import table
from lawspeaker.referee.trial.trial import Trials
from lawspeaker.vocabulary import lexicon

LAW = """
# A town

```law
let window be 60 seconds
let hearing be 24 hours

ladder manners
  warn
  kick

article RDM-1
  forbid kill
  ladder manners
  cites T-1

article HURT-1 despite RDM-1
  permit kill
  when victim hit attacker within the last window
  cites T-2

article FUN-1 despite RDM-1
  permit kill
  when anyone reported it
   and staff find that "it was in fun"
  cites T-3

article PARK-1
  forbid stay
  when visitor is inside any public place
  cites T-4

article SORRY-1
  oblige attacker to speak to victim within 30 seconds after kill
  cites T-5

article WARN-1
  forbid warn
  when sender hit player within the last window
  cites T-6
```

```map park
a public place called Park lies at (0, 0), 30 m around
```
"""
REGISTER = """id,kind,decide,text
T-1,definition,assist,No killing.
T-2,permission,auto,Who hits you may be killed.
T-3,permission,assist,In fun one may kill.
T-4,prohibition,auto,Keep out of the park.
T-5,duty,workflow,Say sorry.
T-6,prohibition,workflow,Do not warn whom you hit.
"""


@cache
def book() -> Rulebook:
    reader = BookReader(lexicon(), "town")
    reader.chapter("town.md", LAW)
    reader.register(REGISTER)
    return reader.finish()


def trials(*examples: str, law: str = LAW, rules: Rulebook | None = None) -> Trials:
    """The trials of examples; each is the text of a fence, its first line what stands behind `example`."""
    stories = Stories()
    text = law + "".join(_fence(*e.split("\n", 1)) for e in examples)
    for fence in read_chapter("town.md", text):
        if fence.sort in ("map", "example"):
            story = read_story(fence)
            if story.sort == "map":
                stories.maps[story.name] = story
            else:
                stories.examples.append(story)
    return Trials(rules or book(), stories, lexicon(), court)


def _fence(head: str, body: str) -> str:
    return f"\n```example {head.strip()}\n{textwrap.dedent(body).strip()}\n```\n"


def court(rules: Rulebook, words: Lexicon) -> Court:
    return Court(Referee(rules, words))


def wrong(example: str) -> list[str]:
    """What is wrong with an example."""
    return [f.message for f in trials(example).failures()]


def failures(example: str) -> list[Diagnostic]:
    return trials(example).failures()


class TestRulings:
    def test_an_example_that_comes_out_as_it_says_has_no_failures(self) -> None:
        assert not wrong("""cites T-2
            0:00      Bo hits Ana
            0:59.999  Ana kills Bo    lawful by HURT-1 for T-2
            """)

    def test_a_failure_says_what_stood_and_why_and_where(self) -> None:
        (failure,) = failures("""
            0:00  Bo hits Ana
            1:00  Ana kills Bo    lawful by HURT-1
            """)
        assert failure.message == "expected `lawful by HURT-1`, but the kill was unlawful by RDM-1 [T-1]"
        assert failure.help == "RDM-1: Ana killed Bo"
        assert failure.spot.source[failure.spot.column - 1 :] == "lawful by HURT-1"

    def test_reasons_tell_the_time_of_the_story_and_not_numbers_of_events(self) -> None:
        (failure,) = failures("""
            0:05  Bo hits Ana
            0:10  Ana kills Bo    unlawful
            """)
        assert failure.help == "HURT-1: Bo hit Ana 5 s earlier (at 0:05)"

    @pytest.mark.parametrize(
        "outcome",
        ["unlawful", "lawful by RDM-1", "lawful by nothing", "lawful for T-1", "unclear", "lawful by HURT-1, FUN-1"],
    )
    def test_value_articles_and_clauses_all_have_to_be_those_expected(self, outcome: str) -> None:
        assert len(wrong(f"\n0:00  Bo hits Ana\n0:10  Ana kills Bo    {outcome}\n")) == 1

    def test_what_is_not_said_is_not_checked(self) -> None:
        assert not wrong("\n0:00  Bo hits Ana\n0:10  Ana kills Bo\n")

    def test_what_no_article_speaks_of_is_no_ruling(self) -> None:
        (said,) = wrong("\n0:00  Bo draws a rifle    lawful\n")
        assert said == "expected `lawful`, but nothing was judged here: no article speaks of it"

    def test_an_earlier_line_can_be_spoken_of_again(self) -> None:
        assert not wrong("""
            0:10  Ana kills Bo           unlawful by RDM-1
            1:00  Bo reports 0:10
            2:00  staff answer 0:10 yes
            3:00  time passes            0:10 lawful by FUN-1
            """)


class TestPeople:
    def test_a_report_and_an_answer_speak_of_the_act_they_are_about(self) -> None:
        assert not wrong("""
            0:10  Ana kills Bo           unlawful by RDM-1
            1:00  Bo reports 0:10        unclear by FUN-1 for "it was in fun"
            2:00  staff answer 0:10 yes  lawful by FUN-1 for T-3
            """)

    def test_a_question_can_be_named(self) -> None:
        assert not wrong("""
            0:10  Ana kills Bo                   unlawful
            1:00  Bo reports it                  unclear for "in fun"
            2:00  staff answer 0:10 FUN-1?1 no   unlawful by RDM-1
            """)

    def test_a_question_that_was_not_asked_does_not_fit(self) -> None:
        assert len(wrong('\n0:10  Ana kills Bo\n1:00  Bo reports it    unclear for "an accident"\n')) == 1

    def test_what_staff_settled_is_shown_with_its_question(self) -> None:
        shown = trials("""
            0:10  Ana kills Bo
            1:00  Bo reports 0:10        unclear
            2:00  staff answer 0:10 no   unlawful
            """).shown
        assert [(s.sort, s.missing, s.settles, s.answer) for s in shown] == [
            ("unclear", ("FUN-1?1",), "", False),
            ("unlawful", (), "FUN-1?1", False),
        ]


class TestLastingStates:
    def test_what_holds_then_is_meant_however_long_it_has_held(self) -> None:
        assert not wrong("""on park
            Bo stands 40 m outside Park
            0:10  Bo walks to 0 m inside Park     unlawful by PARK-1 for T-4
            0:50  Bo stays                        unlawful by PARK-1
            0:55  Bo walks to 0.01 m outside Park  lawful
            """)

    def test_being_where_one_may_be_is_lawful_though_nothing_is_ruled(self) -> None:
        assert not wrong("on park\n0:10  Bo walks to 1 m outside Park    lawful\n")

    def test_the_state_of_one_says_nothing_of_another(self) -> None:
        assert not wrong("""on park
            0:10  Bo walks into Park      unlawful by PARK-1
            0:20  Ana stands in the open  lawful
            """)


class TestWhatElseComes:
    def test_duties_are_owed_kept_and_broken(self) -> None:
        assert not wrong("""
            Ana and Bo stand in the open, 5 m apart
            0:10  Ana kills Bo                      SORRY-1 owed
            0:39.999  time passes                   SORRY-1 owed
            0:40  time passes                       SORRY-1 broken for T-5
            """)

    def test_an_order_is_accepted_or_refused(self) -> None:
        assert not wrong("""
            0:00  Bo hits Ana
            0:10  Bo: /warn Ana "go away"    refused by WARN-1 for T-6
            1:00  Bo: /warn Ana "go away"    accepted
            """)

    def test_sanctions_and_what_is_said_can_be_expected_or_denied(self) -> None:
        assert not wrong("""
            0:00  Ana kills Bo     unlawful; sanction warn; no sanction kick; "Ana killed Bo"; no "banana"
            0:10  time passes      no sanction
            """)

    @pytest.mark.parametrize(
        ("outcome", "stood"),
        [
            ("refused", "it was not answered"),
            ("accepted", "it was not answered"),
            ("GUARD-1 kept", "GUARD-1 was never owed"),
            ("vote becomes passed", "no vote changed"),
            ("sanction ban", "warn"),
            ("no sanction", "warn"),
            ('"banana"', "what was said: RDM-1: Ana killed Bo; You get a warning"),
        ],
    )
    def test_what_did_not_come_is_said(self, outcome: str, stood: str) -> None:
        (said,) = wrong(f"\n0:10  Ana kills Bo    {outcome}\n")
        assert said.startswith(f"expected `{outcome}`, but {stood}")


@pytest.mark.parametrize(
    ("said", "step"),
    [
        ("ban 24 hours", "ban 1 day"),
        ("mute 120 minutes", "mute 2 hours"),
        ("ban 1 week", "ban 7 days"),
        ("ban for ever", "ban for ever"),
        ("text warning", "text warning"),
    ],
)
def test_however_its_time_is_written_a_step_is_the_same(said: str, step: str) -> None:
    assert same_step(said) == step


class TestWhatCannotBeTold:
    def test_every_line_that_cannot_be_told_is_said(self) -> None:
        said = wrong("""
            Bo juggles three cats
            0:10  Ana walks into Xanadu
            """)
        assert said == ["`Bo juggles three cats` cannot be told", "there is no place `Xanadu`"]

    def test_a_line_whose_event_does_not_say_what_it_tells_is_refused(self) -> None:
        (said,) = wrong("\n0:10  Bo loots Ana at gunpoint, kind box\n")
        assert said == "the `looted` event of this line does not say that `Bo loots Ana at gunpoint, kind box`"

    def test_other_examples_are_played_all_the_same(self) -> None:
        both = trials("\n0:10  Bo juggles\n", "\n0:10  Ana kills Bo    unlawful\n")
        assert len(both.failures()) == len(both.shown) == 1


HOURS = """
```law
mode evening is every day from 18:00 to 23:00

article RAID-1
  forbid raid
  except during evening
  cites H-1
```

```map coast
the house of Mia stands at (400, 400), 20 m around
```

```map nowhere
Bo stands in Xanadu
```
"""


class TestModes:
    def trials(self, *examples: str) -> Trials:
        reader = BookReader(lexicon(), "hours")
        reader.chapter("hours.md", HOURS)
        return trials(*examples, law=HOURS, rules=reader.finish())

    def test_what_an_article_forbids_at_other_hours_is_lawful_at_this_one(self) -> None:
        before = "on coast cites H-1\n17:59:59 Tom raids Mia's house    unlawful by RAID-1"
        within = "on coast cites H-1\n18:00:00 Tom raids Mia's house    lawful"
        both = self.trials(before, within)
        assert not both.failures()
        assert not both.holes()
        assert [hole.what for hole in self.trials(before).holes()] == ["RAID-1: without `except during evening`"]

    def test_it_is_not_lawful_by_anything_then_and_not_while_it_is_forbidden(self) -> None:
        assert self.trials("on coast\n18:00:00 Tom raids Mia's house    lawful by RAID-1").failures()
        assert self.trials("on coast\n17:00:00 Tom raids Mia's house    lawful").failures()

    def test_what_no_article_ever_speaks_of_is_not_lawful_either(self) -> None:
        assert self.trials("on coast\n18:00:00 Tom drops something    lawful").failures()

    def test_a_line_of_a_map_that_cannot_be_told_is_named_once_for_all_its_examples(self) -> None:
        both = self.trials("on nowhere\n0:00 time passes", "on nowhere\n0:00 time passes")
        assert [f.message for f in both.failures()] == ["there is no place `Xanadu`"]


class TestMutants:
    tight = """
        0:00      Bo hits Ana
        0:59.999  Ana kills Bo    lawful by HURT-1
        """
    beyond = """
        0:00  Bo hits Ana
        1:00  Ana kills Bo    unlawful by RDM-1
        """

    def holes(self, *examples: str) -> set[str]:
        found = trials(*examples)
        assert not found.failures()
        return {m.what for m in found.holes() if m.what.startswith(("HURT-1", "let window"))}

    def test_examples_at_a_boundary_notice_its_least_step_to_both_sides(self) -> None:
        assert not self.holes(self.tight, self.beyond)

    def test_one_side_of_a_boundary_leaves_the_other_open(self) -> None:
        assert "let window more: `60 seconds` moved by its least step" in self.holes(self.tight)
        assert "let window less: `60 seconds` moved by its least step" not in self.holes(self.tight)
        assert "let window less: `60 seconds` moved by its least step" in self.holes(self.beyond)

    def test_a_looser_example_notices_one_of_the_unit(self) -> None:
        loose = "\n0:00  Bo hits Ana\n0:59  Ana kills Bo    lawful by HURT-1\n"
        assert not self.holes(loose, self.beyond)

    def test_a_failing_example_notices_nothing(self) -> None:
        failing = "\n0:00  Bo hits Ana\n0:59.999  Ana kills Bo    unlawful\n"
        found = trials(failing, self.beyond)
        assert any(m.what == "let window less: `60 seconds` moved by its least step" for m in found.holes())

    def test_coverage_is_worked_out_from_the_examples(self) -> None:
        rows = trials(
            f"cites T-2{self.tight}",
            f"cites T-2{self.beyond}",
            "cites T-6\n0:00 Bo hits Ana\n0:10 Bo: /warn Ana  refused\n1:00 Bo: /warn Ana  accepted",
        ).coverage()
        assert {clause for clause, row in rows.items() if row.in_force} == {"T-2", "T-6"}


def test_the_swift_referee_comes_to_the_same() -> None:
    examples = trials(TestMutants.tight, TestMutants.beyond)
    swift = Trials(book(), examples.stories, lexicon(), lambda rules, words: Court(Swift(rules, words)))
    assert not swift.failures()
    assert swift.shown == examples.shown


def test_the_same_examples_come_out_the_same_every_time() -> None:
    assert trials(TestMutants.tight).shown == trials(TestMutants.tight).shown


def test_what_the_table_says_can_be_told() -> None:
    rows = dict(table(lexicon()))
    assert rows["<attacker> hits <victim>"] == "hit"
    assert rows["<player> breaks into <base>"] == "lock"
    assert len(rows) > 20
