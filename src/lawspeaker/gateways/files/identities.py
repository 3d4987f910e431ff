"""`player.identities.N.db`: everybody who ever joined, under the name he wore last.

A SQLite file in the server's identity folder; table `data(userid INT PRIMARY KEY, username TEXT)`. It holds no times:
it says who somebody is, never since when.
"""

from collections.abc import Iterator
from pathlib import Path

from lawspeaker.gateways.files import database
from lawspeaker.gateways.files.ids import clean, player
from lawspeaker.gateways.files.names import Names
from lawspeaker.gateways.files.told import Spot, Untaken


def learn(path: Path, file: str, names: Names) -> Iterator[Untaken]:
    """Learns the names of a file, and says which rows could not be read; `names` is whole if all could."""
    whole = True
    try:
        with database.opened(path) as connection:
            database.demand(connection, "data", ("userid", "username"))
            for row, (userid, username) in database.rows(connection, "data", ("userid", "username")):
                who = player(userid)
                if who is None or not isinstance(username, str):
                    whole = False
                    yield Untaken(Spot(file, row), "the row is no player with a name")
                    continue
                names.enlist(who, clean(username))
    except (database.SpoiledError, OSError) as error:
        whole = False
        yield Untaken(Spot(file, 0), database.why(error))
    if whole:
        names.whole = True
