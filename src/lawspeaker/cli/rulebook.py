"""`lawspeaker rulebook …`: read, test and compare rulebooks.

Exit status: 0 all is well; 1 something is wrong with the rulebook or its examples; 2 it could not be read at all.
"""

import sys
from typing import Annotated

from cyclopts import App, Parameter

from lawspeaker.law.book import load
from lawspeaker.law.errors import LawError, Refused
from lawspeaker.law.stories import read_stories
from lawspeaker.referee.trial import Trials
from lawspeaker.vocabulary import lexicon

app = App(name="rulebook", help="Check, test and read rulebooks.")
Flag = Annotated[bool, Parameter(negative="")]


@app.command(name="test")
def examples(name: str, *, mutate: Flag = False) -> int:
    """Run every example of a rulebook.

    Parameters
    ----------
    name: the name of a rulebook that ships, or a folder.
    mutate: also change the law one small step at a time, and list the changes that no example notices.
    """
    try:
        trials = Trials(load(name, lexicon()), read_stories(name), lexicon())
    except LawError as error:
        return _unread(error)
    failures = trials.failures()
    for failure in failures:
        print(failure.render(), end="\n\n")
    count = len(trials.stories.examples)
    print(f"{count} examples, {len(failures)} failures")
    return 1 if failures else 0


def _unread(error: LawError) -> int:
    print(error if isinstance(error, Refused) else f"lawspeaker: {error}", file=sys.stderr)
    return 2
