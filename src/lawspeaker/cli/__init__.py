"""What a person types: `lawspeaker judge`, `lawspeaker rulebook check`, …

Each command is a module of its own, read only when it is called for.
"""

import sys

from cyclopts import App

from lawspeaker import __version__
from lawspeaker.cli.settling import unhurried

INTERRUPTED = 130

app = App(name="lawspeaker", version=__version__, help="Judge a game's events by a rulebook that players read.")
COMMANDS = (
    (
        "judge",
        "lawspeaker.cli.judge:judge",
        "Judge events (files, or standard input) by a rulebook, and write the findings.",
    ),
    ("rulebook", "lawspeaker.cli.rulebook:app", "Check, test and read rulebooks."),
    ("record", "lawspeaker.cli.record:app", "Keep the record of a server: take events, show, verify, measure, forget."),
    ("import", "lawspeaker.cli.imports:app", "Events out of what a server has already written."),
    (
        "serve",
        "lawspeaker.cli.serve:serve",
        "Run the service: take events over the wire, keep the record, judge, and say what was found.",
    ),
    (
        "simulate",
        "lawspeaker.cli.simulate:simulate",
        "Play an evening, and tell of it as a game would; or judge it here, and hold what is found against the truth.",
    ),
    (
        "try",
        "lawspeaker.cli.tryout:try_out",
        "Start a service with a simulated evening, show what it finds, and say where to look.",
    ),
    ("key", "lawspeaker.cli.key:app", "Give out keys for senders: add, list, rotate, revoke."),
    ("office", "lawspeaker.cli.office:app", "The organisation's people: list, role, link, unlink, licence."),
    ("watch", "lawspeaker.cli.watch:watch", "Show what is found on a server, as it is found."),
    (
        "doctor",
        "lawspeaker.cli.doctor:doctor",
        "Say what is wrong with the settings, the data and the rulebooks of a service, running or not.",
    ),
    (
        "backup",
        "lawspeaker.cli.backup:backup",
        "Copy everything a service keeps into a new folder; the service may go on running.",
    ),
    ("restore", "lawspeaker.cli.backup:restore", "Put a backup into the data folder, in which nothing is kept yet."),
    (
        "upgrade",
        "lawspeaker.cli.backup:upgrade",
        "Bring the data folder to what this version writes; refused without a backup of just what is there.",
    ),
)
for name, place, told in COMMANDS:
    app.command(place, name=name, help=told)


def main() -> None:
    """Runs the command line; a broken pipe and an interrupt (Ctrl-C, status 130) end it quietly."""
    unhurried()
    try:
        app()
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
