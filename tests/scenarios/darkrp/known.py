"""Stories that do not come out right yet, and why; one that does has to leave this list."""

REASONS: dict[str, str] = {}

KNOWN: dict[str, str] = {story: why for why, stories in REASONS.items() for story in stories.split()}
