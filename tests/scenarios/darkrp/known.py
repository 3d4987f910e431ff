"""Stories that do not come out right yet, and why; one that does has to leave this list."""

REASONS: dict[str, str] = {
    "staff may punish under a clause that is in no register": "punish-unknown-clause",
    "where she died is unknown if the death is told late": "nlr-late-death",
}

KNOWN: dict[str, str] = {story: why for why, stories in REASONS.items() for story in stories.split()}
