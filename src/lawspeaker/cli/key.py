"""`lawspeaker key`: give out keys, list, rotate and revoke them. A running service knows within a second.

Exit status: 0 done; 2 nothing could be done.
"""

import sys
from datetime import UTC, datetime

from cyclopts import App

from lawspeaker.cli.complaints import complain, complaining
from lawspeaker.cli.setup import Given, office_of
from lawspeaker.events.spans import MINUTE
from lawspeaker.service.keys import ANY, Key

LONGEST_GRACE = 525_600
"""Minutes: a year."""

app = App(name="key", help="Give out keys for senders: add, list, rotate, revoke.")


@app.command
@complaining
def add(name: str, /, *, may: str, servers: str = ANY, source: str | None = None, settings: Given = None) -> int:
    """Give out a key, and show it this once.

    Parameters
    ----------
    name
        what the key is called: letters, digits, `-` and `_`.
    may
        what its holder may say: `observe`, `order`, `decide`, with commas between.
    servers
        on which servers, with commas between; without it, on all.
    source
        for which source alone it speaks.
    """
    shown = office_of(settings).add_key(name, _list(may), _list(servers), source)
    print(shown)
    print("this is shown once: give it to the sender, and to nobody else", file=sys.stderr)
    return 0


@app.command(name="list")
@complaining
def show(*, settings: Given = None) -> int:
    """List every key: what it may say, where, and whether it is good."""
    keys = office_of(settings).all_keys()
    for key in keys:
        print(_row(key))
    if not keys:
        print("no key was given out yet: `lawspeaker key add bridge --may observe,order`")
    return 0


@app.command
@complaining
def rotate(name: str, /, *, grace: float = 0, settings: Given = None) -> int:
    """Give a key a new secret, and show it this once.

    Parameters
    ----------
    name
        which key.
    grace
        for so many minutes the old secret holds good too.
    """
    if not 0 <= grace <= LONGEST_GRACE:
        complain(f"an old secret can hold good for 0 to {LONGEST_GRACE:,} minutes")
        return 2
    print(office_of(settings).rotate_key(name, round(grace * MINUTE)))
    return 0


@app.command
@complaining
def revoke(name: str, /, *, settings: Given = None) -> int:
    """Let a key be good no more; who is connected with it is sent away.

    Parameters
    ----------
    name
        which key.
    """
    office_of(settings).revoke_key(name)
    print(f"the key `{name}` is good no more")
    return 0


def _list(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _row(key: Key) -> str:
    made = datetime.fromtimestamp(key.made / 1000, UTC).strftime("%Y-%m-%d")
    state = "revoked" if key.revoked is not None else "good"
    where = "all servers" if ANY in key.servers else ", ".join(key.servers)
    source = f", as `{key.source}`" if key.source else ""
    return f"{key.id:20} {state:8} {', '.join(key.may):24} {where}{source}, since {made}"
