"""What a person types: `lawspeaker judge`, `lawspeaker rulebook check`, …

Each command is a module of its own, read only when it is called for.
"""

import sys

from cyclopts import App

from lawspeaker import __version__

app = App(name="lawspeaker", version=__version__, help="Judge a game's events by a rulebook that players read.")
app.command("lawspeaker.cli.judge:judge", name="judge")
app.command("lawspeaker.cli.rulebook:app", name="rulebook")
app.command("lawspeaker.cli.record:app", name="record")
app.command("lawspeaker.cli.imports:app", name="import")
app.command("lawspeaker.cli.serve:serve", name="serve")
app.command("lawspeaker.cli.simulate:simulate", name="simulate")
app.command("lawspeaker.cli.tryout:try_out", name="try")
app.command("lawspeaker.cli.key:app", name="key")
app.command("lawspeaker.cli.office:app", name="office")
app.command("lawspeaker.cli.watch:watch", name="watch")
app.command("lawspeaker.cli.doctor:doctor", name="doctor")
app.command("lawspeaker.cli.backup:backup", name="backup")
app.command("lawspeaker.cli.backup:restore", name="restore")
app.command("lawspeaker.cli.backup:upgrade", name="upgrade")


def main() -> None:
    """Runs the command line; a broken pipe ends it quietly."""
    try:
        app()
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
