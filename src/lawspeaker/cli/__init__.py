"""What a person types: `lawspeaker judge`, `lawspeaker rulebook check`, …"""

import sys

from cyclopts import App

from lawspeaker import __version__
from lawspeaker.cli import judge as judging
from lawspeaker.cli import rulebook

app = App(name="lawspeaker", version=__version__, help="Judge a game's events by a rulebook that players read.")
app.command(judging.judge, name="judge")
app.command(rulebook.app, name="rulebook")


def main() -> None:
    """Runs the command line; a broken pipe ends it quietly."""
    try:
        app()
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
