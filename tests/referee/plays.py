"""A chapter of law with its examples, played to a referee: what does not come out as it says."""

from lawspeaker.justice.court import Court
from lawspeaker.law.book import BookReader
from lawspeaker.law.fences import read_chapter
from lawspeaker.law.lexicon import Lexicon
from lawspeaker.law.stories import Stories, read_story
from lawspeaker.law.tree import Rulebook
from lawspeaker.referee.referee import Referee
from lawspeaker.referee.swift.swift import Swift
from lawspeaker.referee.trial.trial import Trials
from lawspeaker.vocabulary import lexicon


def book_of(chapter: str) -> Rulebook:
    """The rulebook of one chapter."""
    reader = BookReader(lexicon(), "town")
    reader.chapter("town.md", chapter)
    return reader.finish()


def trials_of(chapter: str, kind: type[Referee] = Referee) -> Trials:
    """Its examples, each under a court."""

    def make(book: Rulebook, words: Lexicon) -> Court:
        return Court(kind(book, words))

    stories = Stories()
    for fence in read_chapter("town.md", chapter):
        if fence.sort == "map":
            stories.maps[fence.rest] = read_story(fence)
        elif fence.sort == "example":
            stories.examples.append(read_story(fence))
    return Trials(book_of(chapter), stories, lexicon(), make)


def failures(chapter: str) -> list[str]:
    """What fails under the plain referee or under the swift one."""
    return [f.render() for kind in (Referee, Swift) for f in trials_of(chapter, kind).failures()]


def holes(chapter: str) -> list[str]:
    """The changes of the law that no example notices."""
    return [mutant.what for mutant in trials_of(chapter).holes()]
