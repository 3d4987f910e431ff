"""`lawspeaker doctor`: what is wrong with a set-up, in plain words.

Exit status: 0 nothing is wrong; 1 something is.
"""

import os
import sys
from collections.abc import Iterator
from itertools import chain

from lawspeaker.cli.clock import wall
from lawspeaker.cli.screen import page
from lawspeaker.cli.setup import Given, file_of
from lawspeaker.service.checkup import Remark, look_over
from lawspeaker.service.errors import ServiceError
from lawspeaker.service.settings import FILE, Settings, read_settings

SIGNS = {"wrong": "wrong", "mind": "mind ", "well": "well "}


def doctor(settings: Given = None) -> int:
    """Say what is wrong with the settings, the data and the rulebooks of a service, running or not."""
    file = file_of(settings)
    try:
        given = read_settings(file, os.environ, whole=False)
    except ServiceError as error:
        print(f"wrong  {error}")
        return 1
    if file is None:
        print(f"mind   there is no {FILE} here: `lawspeaker serve --init` writes one to begin with")
    wrong = 0
    now = wall()
    for remark in chain(look_over(given, now), _games(given, now)):
        wrong += remark.level == "wrong"
        print(f"{SIGNS[remark.level]}  {page(remark.say)}")
    sys.stdout.flush()
    return 1 if wrong else 0


def _games(given: Settings, now: int) -> Iterator[Remark]:
    """Of the games that are watched from outside."""
    from lawspeaker.gateways.files import checkup as files
    from lawspeaker.gateways.rcon import checkup as rcon
    from lawspeaker.gateways.rcon.client import Place

    for name, one in given.rcon.items():
        yield from rcon.look_over(name, Place(one.host, one.port, one.password))
    for name, each in given.files.items():
        yield from files.look_over(name, each.folder, now)
