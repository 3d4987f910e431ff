"""`lawspeaker doctor`: what is wrong with a set-up, in plain words.

Exit status: 0 nothing is wrong; 1 something is.
"""

import os
import sys
import time
from pathlib import Path

from lawspeaker.service.checkup import look_over
from lawspeaker.service.errors import ServiceError
from lawspeaker.service.settings import FILE, read_settings

SIGNS = {"wrong": "wrong", "mind": "mind ", "well": "well "}


def doctor(settings: Path | None = None) -> int:
    """Say what is wrong with the settings, the data and the rulebooks of a service, running or not.

    Parameters
    ----------
    settings: the file with the settings; without one, `lawspeaker.toml` here.
    """
    file = settings or (Path(FILE) if Path(FILE).exists() else None)
    try:
        given = read_settings(file, os.environ)
    except ServiceError as error:
        print(f"wrong  {error}")
        return 1
    if file is None:
        print(f"mind   there is no {FILE} here: `lawspeaker serve --init` writes one to begin with")
    wrong = 0
    for remark in look_over(given, time.time_ns() // 1_000_000):
        wrong += remark.level == "wrong"
        print(f"{SIGNS[remark.level]}  {remark.say}")
    sys.stdout.flush()
    return 1 if wrong else 0
