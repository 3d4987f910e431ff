"""A game server by its WebRCON, with nothing installed on it: tier 1.

| module | what it does |
|---|---|
| `frames` | what goes over the socket, and texts that are safe inside a command |
| `client` | the connection: identifiers, answers, time limits, coming again after a loss |
| `watch` | frames as events: chat, deaths, reports, who comes and goes, who stands where |
| `blows` | combat logs, asked for again and again, each blow told once |
| `carry` | findings as commands: say, mute, kick, ban |
| `gateway` | all of it for one server of the service |

Two rules hold throughout. What the game itself says in a field is believed; what stands in a line of the console is
believed only where the list of players confirms the names in it, for names and messages are written by players.
What could not be taken leaves a hole in the record, so that nobody is judged as if nothing had been there.
"""
