"""The swift referee: the same rulings as the common one (referee.py), for full servers.

It rules articles out by generated code before it reads any (compile.py), reads the others by generated code too
(emit.py), looks at acts of being only for those in whose life something opened their gate, and forgets what no window
of the rulebook reaches.
"""

from collections.abc import Sequence

from msgspec import UNSET, structs

from lawspeaker.events import Event, Positions, ServerStarted
from lawspeaker.events.codec import Unknown
from lawspeaker.events.findings import Found
from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import Lexicon, Word
from lawspeaker.law.tree import Article, Rulebook
from lawspeaker.referee.acts import Act
from lawspeaker.referee.needs import covers, needs_of, together
from lawspeaker.referee.referee import Referee
from lawspeaker.referee.ruling.remainders import Remainder
from lawspeaker.referee.swift.compile import Reading
from lawspeaker.referee.swift.desk import Desk
from lawspeaker.referee.swift.doors import Door, door_of, gate_of
from lawspeaker.referee.swift.emit import press_of
from lawspeaker.referee.windows import EVER
from lawspeaker.world.happenings import Happening, Happenings


class Swift(Referee):
    """A referee that does as little as the law lets it."""

    def __init__(self, book: Rulebook, lexicon: Lexicon, ahead: Sequence[Rulebook] = ()) -> None:
        """`ahead` are the rulebooks that may come into force later: what they ask of the past is kept from now on."""
        super().__init__(book, lexicon)
        self.dark: dict[str, int] = {}
        self.ahead = tuple(ahead)
        needs = self.needs = together(needs_of(each, lexicon) for each in (*ahead, book))
        self.kept = needs.kept | needs.spoken
        windows = {name: reach for name, reach in needs.windows.items() if reach < EVER}
        roles = {w.name: _found_by(w, lexicon) for w in self.words}
        self.happenings = Happenings(windows, roles, needs.pairs, needs.places)
        self.telling = {
            kind: (tuple(w for w in always if w.name in needs.kept), tuple(w for w in crossing if w.name in needs.kept))
            for kind, (always, crossing) in self.telling.items()
        }
        self.untold: dict[str, int] = {}
        self.shown = {w.name: len(w.roles) - len(w.extra) for w in self.words}
        self.world.returns.kept = "returns" in needs.parts
        self.world.prowls.kept = "prowls" in needs.parts
        self.armed: dict[str, int] = {}
        self.disarm = 0
        self._compile(book, lexicon)

    def _compile(self, book: Rulebook, lexicon: Lexicon) -> None:
        """The generated code of the rulebook in force, and the gates of its articles on acts of being."""
        self.press = press_of(book, lexicon)
        self._readings: dict[tuple[str, tuple[bool, ...] | None], Reading] = {}
        """The code that reads the articles on an act, as long as the same words may have gone unseen."""
        self.gates: dict[str, list[tuple[int, int]]] = {}
        doors: dict[Door, None] = {}
        self.standing = {name for name, word in lexicon.acts.items() if word.being and "positions" in word.on}
        self.ungated = False
        for name in sorted(self.standing):
            for article in self.articles[name]:
                gate, door = gate_of(book, article), door_of(book, article, lexicon.acts[name])
                if gate is not None:
                    self.gates.setdefault(gate[0], []).append((gate[1], gate[2]))
                elif door is not None:
                    doors[door] = None
                else:
                    self.ungated = True
        self.doors = [door.test() for door in doors]

    def foresees(self, book: Rulebook) -> bool:
        """Whether all was kept that this rulebook asks of the past."""
        return covers(self.needs, needs_of(book, self.lexicon))

    def adopt(self, book: Rulebook, seq: int) -> None:
        """From event `seq` on this rulebook is in force. Raises ValueError if it was not foreseen."""
        super().adopt(book, seq)
        self._compile(book, self.lexicon)
        self.armed, self.disarm = {}, 0
        for word in self.gates:
            for happening in self.happenings.words.get(word, ()):
                self._arm(happening)
        self.look_again()

    def take(self, event: Event | Unknown) -> list[Found]:
        """Take one event; most are positions in which nothing can have changed."""
        if type(event) is Positions and not self.ungated and not self._falls_due(event.t):
            return self._stand(event)
        return super().take(event)

    def _stand(self, event: Positions) -> list[Found]:
        world = self.world
        if world.witness.is_duplicate(event):
            return []
        world.take(event)
        if world.crossings or world.witness.holes:
            return self._judge(event, [])
        if any(row[0] in self.armed for row in event.rows) or self._let_in(event):
            return self._judge(event, [])
        if world.zones.first or world.prowls.begun or self.institutions.watches(world.clock):
            return self._judge(event, [])
        return []

    def _let_in(self, event: Positions) -> list[str]:
        """Those of whom an act of being has to be looked at now, whatever happened before: a door is open, or what they
        are at may be over."""
        open_ = {key[1] for key in self.breaches.open if key[0] in self.standing}
        doors = self.doors
        if not doors and not open_:
            return []
        now = self.now(event)
        return [row[0] for row in event.rows if row[0] in open_ or any([door(now, row[0]) for door in doors])]  # noqa: C419

    def _remember(self, happening: Happening) -> None:
        self.happenings.add(happening)
        word, t = happening.word, happening.t
        if UNSET in happening.roles[: self.shown[word]]:
            self.untold[word] = max(t, self.dark.get(word, -1))
            if word not in self.dark:
                self._readings = {}
            self.dark[word] = self.untold[word]
        if word in self.gates:
            self._arm(happening)

    def _arm(self, happening: Happening) -> None:
        """From now on, for a while, acts of being are looked for in the life of whoever did this."""
        roles, t = happening.roles, happening.t
        for place, age in self.gates[happening.word]:
            actor = roles[place]
            if isinstance(actor, str):
                self.armed[actor] = max(self.armed.get(actor, 0), t + age)
                self.disarm = min(self.disarm, t + age) if self.disarm else t + age

    def _miss(self, event: Event | Unknown) -> None:
        if type(event) is ServerStarted or self.world.witness.holes:
            self.look_again()

    def look_again(self) -> None:
        """Work out anew what may have gone unseen."""
        self.dark, self._readings = self._unseen(), {}

    def _unseen(self) -> dict[str, int]:
        """Of each word of which anything may have gone unseen, the last moment at which it may."""
        until = self.world.witness.unseen_until
        kept = [w for w in self.words if w.name in self.kept]
        unseen = {w.name: max(until(frozenset(w.proof or w.on)), self.untold.get(w.name, -1)) for w in kept}
        return {name: t for name, t in unseen.items() if t >= 0}

    def _acts(self, event: Event, now: Now) -> list[Act]:
        if self.armed and now.t >= self.disarm:
            self.armed = {a: until for a, until in self.armed.items() if until > now.t}
            self.disarm = min(self.armed.values(), default=0)
        if type(event) is Positions and not self.ungated:
            wanted = self.armed.keys() | set(self._let_in(event))
            event = structs.replace(event, rows=[row for row in event.rows if row[0] in wanted] if wanted else [])
        return super()._acts(event, now)

    def _reading(self, word: Word, held: tuple[bool, ...] | None = None, those: Sequence[Article] = ()) -> Reading:
        """The code that reads the articles on an act, where nothing but what may have gone unseen by now did."""
        reading = self._readings.get((word.name, held))
        if reading is None:
            reading = self.press.reading(word.name, held, those, frozenset(self.dark))
            self._readings[word.name, held] = reading
        return reading

    def remainders(self, act: Act, articles: Sequence[Article], now: Now) -> list[Remainder]:
        word, roles = act.word, act.roles
        desk = Desk(self.book, self.lexicon, now, act)
        if self.dark and word.being:
            desk.lasts = self.breaches.lasts(act)
        if self.held is not None and self.under.get((word.name, self.held)) is articles:
            return self._reading(word, self.held, articles)(desk, now, roles, self.dark)
        reading = self._readings.get((word.name, None)) or self._reading(word)
        found = reading(desk, now, roles, self.dark)
        if word.name not in self.timed or len(articles) == len(self.articles[word.name]):
            return found
        wanted = {article.id for article in articles}
        return [remainder for remainder in found if remainder.article.id in wanted]


def _found_by(word: Word, lexicon: Lexicon) -> tuple[int, ...]:
    """The roles by which a happening is looked for: those of its sentence, and things among the others."""
    shown = len(word.roles) - len(word.extra)
    return tuple(i for i, slot in enumerate(word.roles) if i < shown or slot.kind in lexicon.kinds)
