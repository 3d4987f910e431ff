"""Which player wore which name, as far as the files say for certain.

A name is no identity: anybody may wear any, and change it. It serves two ends only. Where a hostile name makes a line
readable in two ways, the pairs known from elsewhere may decide; and a kill feed, which has nothing but names, can be
tied to players where exactly one was ever seen under that name.

Within one log a name is certain from one join to the next, for nobody changes his name without joining again. Beyond
that, a player under another name may have worn this one too; only a list of everybody can say that there is no such
player at all.
"""

from lawspeaker.gateways.files.ids import player


class Names:
    """Pairs of player and name; `whole` once a list of everybody who ever joined has been read."""

    def __init__(self) -> None:
        self.whole = False
        self._names: dict[str, set[str]] = {}
        self._wearers: dict[str, set[str]] = {}
        self._listed: dict[str, str] = {}
        self._worn: dict[str, str] = {}

    def learn(self, who: str, name: str) -> None:
        """`who` wore `name` at some time."""
        self._names.setdefault(who, set()).add(name)
        self._wearers.setdefault(name, set()).add(who)

    def enlist(self, who: str, name: str) -> None:
        """The server's own list has `who` under `name`."""
        self.learn(who, name)
        self._listed[who] = name

    def listed(self, who: str) -> str | None:
        """The name under which the server's own list has `who`."""
        return self._listed.get(who)

    def begin(self, worn: dict[str, str] | None = None) -> None:
        """A log begins, in which nobody has joined yet; or goes on, in which those who joined have `worn` these names,
        and others are added as they join."""
        self._worn = {} if worn is None else worn

    def joined(self, who: str, name: str) -> None:
        """In this log, `who` wears `name` from here on."""
        self._worn[who] = name

    def unsure(self, who: str) -> None:
        """In this log, `who` may wear any name from here on."""
        self._worn.pop(who, None)

    def knows(self, who: str, name: str) -> bool:
        """Whether `who` is known under `name`, at this point of the log if it says; others wear their number."""
        if player(who) is None:
            return name in (who, "")
        worn = self._worn.get(who)
        return name in self._names.get(who, ()) if worn is None else name == worn

    def denies(self, who: str, name: str) -> bool:
        """Whether `who` certainly did not wear `name` here: he wore another, or there is no such player."""
        if player(who) is None:
            return False
        worn = self._worn.get(who)
        return (self.whole and who not in self._names) if worn is None else name != worn

    def wearer(self, name: str) -> str | None:
        """The one player ever seen under `name`; `None` if there are several or none."""
        wearers = self._wearers.get(name, set())
        return next(iter(wearers)) if len(wearers) == 1 else None
