"""A server's own files as events: evidence from before anything was installed.

A vanilla Rust server leaves on its disk a database of deaths, one of players, and its log; Oxide and its plugins add
theirs. Each format stands in a module of its own:

| module | file |
|---|---|
| `deaths` | `player.deaths.N.db`: every life that ended |
| `identities` | `player.identities.N.db`: who is who |
| `playerlist` | `playerlist` as JSON: who is who, and in which body |
| `console` (lines in `lines`) | the log of the server, of 2016 to today |
| `chatlog` | the logs of the Logger plugin |
| `killfeed` | the log of the Kill Feed plugin |
| `combatlog` | `combatlog` as text or JSON |

Three rules hold throughout. Ids decide, for names and messages are written by players. Nothing is guessed: what a
file does not say is left out, and what the wire cannot do without is then told under a type that judges nobody.
Nothing is changed: the server's files are read and neither locked nor written.
"""

from lawspeaker.gateways.files.account import report
from lawspeaker.gateways.files.folder import SOUGHT
from lawspeaker.gateways.files.harvest import Harvest, gather
from lawspeaker.gateways.files.stream import encode, events
from lawspeaker.gateways.files.wishes import KEY_NAME, Wishes

__all__ = ["KEY_NAME", "SOUGHT", "Harvest", "Wishes", "encode", "events", "gather", "report"]
