"""Stories: what was told, when, and what comes of it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawspeaker.law.errors import Misread, NoSuchRulebook, Refused, Spot
from lawspeaker.law.expected import read_clock, read_expected
from lawspeaker.law.fences import Fence
from lawspeaker.law.layout import Source
from lawspeaker.law.stories import Stories, Story, read_stories, read_story

SPOT = Spot("killing.md", 7)


def story(text: str, sort: str = "example", rest: str = "") -> Story:
    return read_story(Fence(sort, rest, Source("killing.md", 5, tuple(text.strip("\n").split("\n"))), "Killing", ""))


def problems(text: str, sort: str = "example", rest: str = "") -> list[str]:
    with pytest.raises(Refused) as refused:
        story(text, sort, rest)
    return [d.message for d in refused.value.diagnostics]


class TestLines:
    def test_lines_without_a_time_set_the_scene(self) -> None:
        told = story("Ann and Bo stand in the open\nEve is mayor\n0:20  Bo hits Ann")
        assert [(line.told, line.at) for line in told.lines] == [
            ("Ann and Bo stand in the open", None),
            ("Eve is mayor", None),
            ("Bo hits Ann", 20_000),
        ]

    def test_what_comes_of_an_event_stands_two_spaces_apart(self) -> None:
        line = story("0:20 Ann hits Bo  lawful by HURT-1 for DR-1").lines[0]
        assert line.told == "Ann hits Bo"
        assert [(e.sort, e.by, e.clauses) for e in line.outcomes] == [("lawful", ("HURT-1",), ("DR-1",))]

    def test_two_spaces_in_a_quoted_text_part_nothing(self) -> None:
        line = story('0:20 Ann says "give  me  that" to Bo   lawful').lines[0]
        assert line.told == 'Ann says "give  me  that" to Bo'
        assert line.outcomes[0].sort == "lawful"

    def test_an_indented_line_goes_on_with_what_comes_of_the_one_above(self) -> None:
        line = story("0:20 Ann kills Bo   unlawful by RDM-1\n                    GUARD-1 broken").lines[0]
        assert [e.sort for e in line.outcomes] == ["unlawful", "duty"]

    def test_several_outcomes_stand_apart_by_a_semicolon(self) -> None:
        line = story('0:20 Ann kills Bo   unlawful; 0:10 lawful by X-1; "one; two"').lines[0]
        assert [(e.sort, e.of, e.name) for e in line.outcomes] == [
            ("unlawful", None, ""),
            ("lawful", 10_000, ""),
            ("says", None, "one; two"),
        ]

    def test_comments_are_for_the_author_alone(self) -> None:
        told = story('# a story\n0:20 Ann says "# no comment" to Bo  # as ever\n0:30 Ann hits Bo#2')
        assert [line.told for line in told.lines] == ['Ann says "# no comment" to Bo', "Ann hits Bo#2"]

    def test_a_story_says_which_clauses_it_shows(self) -> None:
        told = story("cites DR-3\n0:20 Ann hits Bo", rest="on town cites DR-1, DR-2")
        assert (told.on, told.cites) == ("town", ("DR-1", "DR-2", "DR-3"))

    def test_an_outcome_is_pointed_at_where_it_stands(self) -> None:
        spot = story("0:20  Ann hits Bo     unlawful by RDM-1").lines[0].outcomes[0].spot
        assert (spot.line, spot.column, spot.width) == (5, 23, len("unlawful by RDM-1"))

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("0:20 Ann hits Bo\n0:19 Bo hits Ann", "`0:19` lies before the line above it"),
            ("0:20 Ann hits Bo\nEve is mayor", "a line without a time stands below one with a time"),
            ("0:20 Ann hits Bo   probably fine", "`probably fine` is no outcome"),
            ("0:20", "nothing is told here"),
            ("Someday 0:20 Ann hits Bo", "`Someday 0:20` is no time"),
        ],
    )
    def test_what_cannot_be_read_is_said(self, text: str, message: str) -> None:
        assert problems(text) == [message]

    def test_everything_wrong_in_a_story_is_said_at_once(self) -> None:
        assert len(problems("0:20 A  hm\n0:19 B  hm\n0:30 C  hm")) == 3

    def test_a_map_has_a_name_and_no_times(self) -> None:
        assert problems("0:20 Ann hits Bo", "map", "town") == ["a map has no times"]
        assert problems("Eve is mayor", "map") == ["a map needs a name"]


class TestTimes:
    @pytest.mark.parametrize(
        ("text", "milliseconds"),
        [
            ("0:20", 20_000),
            ("4:59.999", 299_999),
            ("5:00", 300_000),
            ("1:02:03", 3_723_000),
            ("20:00:00", 72_000_000),
            ("0:00.5", 500),
            ("2d 0:01", 172_801_000),
            ("Saturday 20:00:00", 5 * 86_400_000 + 72_000_000),
            ("noon", None),
            ("Someday 0:20", None),
        ],
    )
    def test_times_count_from_the_first_midnight_a_monday(self, text: str, milliseconds: int | None) -> None:
        assert read_clock(text) == milliseconds

    @given(st.integers(0, 99), st.integers(0, 59), st.integers(0, 59), st.integers(0, 999))
    def test_a_time_as_written_is_the_time_meant(self, hours: int, minutes: int, seconds: int, ms: int) -> None:
        assert read_clock(f"{hours}:{minutes:02}:{seconds:02}.{ms:03}") == (
            ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms
        )


class TestOutcomes:
    def test_a_question_is_told_from_a_clause_by_its_quotes(self) -> None:
        found = read_expected('unclear by ROB-3 for "a robbery, or a mugging", DR-2', SPOT)[0]
        assert (found.by, found.questions, found.clauses) == (("ROB-3",), ("a robbery, or a mugging",), ("DR-2",))

    def test_clauses_are_among_those_named_or_the_only_ones(self) -> None:
        some, alone = read_expected("unlawful by ROB-3 for DR-2, DR-3; unlawful for DR-2, DR-3 alone", SPOT)
        assert (some.clauses, alone.clauses) == (("DR-2", "DR-3"), ("DR-2", "DR-3"))
        assert (some.names(("DR-3", "DR-2", "DR-4")), alone.names(("DR-3", "DR-2", "DR-4"))) == (True, False)
        assert (some.names(("DR-2",)), alone.names(("DR-3", "DR-2"))) == (False, True)

    def test_by_nothing_means_no_article_at_all(self) -> None:
        assert read_expected("lawful by nothing", SPOT)[0].by == ()
        assert read_expected("lawful", SPOT)[0].by is None

    def test_institutions_duties_and_sanctions_have_outcomes_too(self) -> None:
        text = "refused by PACE-2 for RF-1; accepted; GUARD-1 kept; no GUARD-1 broken; no vote becomes passed; "
        text += "sanction ban 1 day for X-1"
        found = [(e.sort, e.name, e.state, e.denied, e.clauses) for e in read_expected(text, SPOT)]
        assert found == [
            ("refused", "", "", False, ("RF-1",)),
            ("accepted", "", "", False, ()),
            ("duty", "GUARD-1", "kept", False, ()),
            ("duty", "GUARD-1", "broken", True, ()),
            ("change", "vote", "passed", True, ()),
            ("sanction", "ban 1 day", "", False, ("X-1",)),
        ]

    def test_an_unknown_outcome_is_answered_with_the_shapes_there_are(self) -> None:
        with pytest.raises(Misread) as misread:
            read_expected("lawfull", SPOT)
        assert "`lawful by ID`" in misread.value.help


class TestRulebooks:
    def folder(self, tmp_path: Path, name: str, text: str, settings: str = "") -> str:
        folder = tmp_path / name
        folder.mkdir()
        (folder / "rulebook.toml").write_text(f'name = "{name}"\n{settings}', encoding="utf-8")
        (folder / "a.md").write_text(text, encoding="utf-8")
        return str(folder)

    def test_maps_and_examples_are_found_among_the_prose(self, tmp_path: Path) -> None:
        text = "# A\n\nProse.\n\n```map town\nEve is mayor\n```\n\n```example on town\n0:01 Bo hits Eve\n```\n"
        stories = read_stories(self.folder(tmp_path, "town", text))
        assert list(stories.maps) == ["town"]
        assert [e.title for e in stories.examples] == ["a.md:9"]
        assert [line.told for line in stories.scene(stories.examples[0])] == ["Eve is mayor"]

    def test_an_extending_rulebook_stands_on_the_maps_and_not_on_the_examples(self, tmp_path: Path) -> None:
        self.folder(tmp_path, "base", "```map town\nEve is mayor\n```\n\n```example on town\n0:01 Bo hits Eve\n```\n")
        own = self.folder(tmp_path, "own", "```example on town\n0:01 Eve hits Bo\n```\n", 'extends = "base"')
        stories = read_stories(own)
        assert list(stories.maps) == ["town"]
        assert len(stories.examples) == 1

    def test_two_maps_of_one_rulebook_have_two_names(self, tmp_path: Path) -> None:
        self.folder(tmp_path, "base", "```map town\nEve is mayor\n```\n\nProse.\n\n```map town\nBo is mayor\n```\n")
        with pytest.raises(Refused) as refused:
            read_stories(str(tmp_path / "base"))
        assert [d.render() for d in refused.value.diagnostics] == [
            "a.md:7:1: error[duplicate]: there is a map `town` already\n"
            "  |\n7 | ```map town\n  | ^^^\n  = help: the first stands in a.md, line 1"
        ]

    def test_a_map_of_the_extended_rulebook_may_be_drawn_anew(self, tmp_path: Path) -> None:
        self.folder(tmp_path, "base", "```map town\nEve is mayor\n```\n")
        town = "```map town\nBo is mayor\n```\n"
        stories = read_stories(self.folder(tmp_path, "mine", town, 'extends = "base"'))
        assert [line.told for line in stories.maps["town"].lines] == ["Bo is mayor"]

    def test_a_map_that_is_not_there_is_named_with_those_that_are(self, tmp_path: Path) -> None:
        stories = read_stories(self.folder(tmp_path, "town", "```example on moon\n0:01 Bo hits Eve\n```\n"))
        with pytest.raises(Refused) as refused:
            stories.scene(stories.examples[0])
        assert refused.value.diagnostics[0].message == "there is no map `moon`"

    def test_every_chapter_is_read_before_anything_is_refused(self, tmp_path: Path) -> None:
        text = "```example\n0:01 A  hm\n```\n\n```example of all\n0:01 B\n```\n"
        with pytest.raises(Refused) as refused:
            read_stories(self.folder(tmp_path, "town", text))
        assert len(refused.value.diagnostics) == 2

    def test_an_unknown_rulebook_is_answered_with_those_that_ship(self) -> None:
        with pytest.raises(NoSuchRulebook):
            read_stories("no such rulebook")

    def test_no_map_is_an_empty_scene(self) -> None:
        assert Stories().scene(story("0:01 Bo hits Eve")) == ()
