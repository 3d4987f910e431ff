"""Duties: what somebody owes after an act, and whether he did it in time.

A duty is owed from its act on. It is kept when the deed (or what `kept when` says) has happened, broken when its time
is over or `broken when` holds, and excused if what called for it no longer holds then, or nobody can say whether it
was kept. A broken duty is ruled on as the act `duty`, on the `seq` of the act that created it.

Most acts create duties that nobody owes unless somebody reports them. Such a duty waits, and is looked at again only
when its act was reported, something it asks was found, or a ruling it rests on was given anew; once nobody may report
its act any more, it is forgotten unless something was. What is owed is looked at after every event.
"""

import heapq
from collections import Counter, defaultdict
from dataclasses import dataclass

from msgspec import UNSET

from lawspeaker.events.findings import Change, Found, Ruling
from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import Lexicon
from lawspeaker.law.tree import Article, Block, Deed, LetRef, Rulebook, Written
from lawspeaker.referee.acts import Act
from lawspeaker.referee.breaking import Breaking, rule_of
from lawspeaker.referee.docket.docket import Docket
from lawspeaker.referee.docket.entries import Entry
from lawspeaker.referee.docket.hearings import longest
from lawspeaker.referee.ruling.remainders import Path, Remainder
from lawspeaker.referee.ruling.ways import Env
from lawspeaker.referee.tree.judge import Judge

NEVER = 2**62


@dataclass(slots=True)
class Duty:
    """A duty: the act that created it, its article, what is left of its `when`, its deadline (ms) and its state.

    `begun` is the act as what happened, under the number by which the lines speak of it (`that kill`); `rule` is what a
    breach broke. It is the `nth` that one event makes people owe by this article.
    """

    act: Act
    article: Article
    entry: Entry
    due: int
    begun: Env
    rule: str = ""
    state: str = "waiting"
    nth: int = 1

    @property
    def id(self) -> str:
        """`duty:<seq>:<article>`, and from the second who owes it `:2`."""
        return f"duty:{self.act.seq}:{self.article.id}" + (f":{self.nth}" if self.nth > 1 else "")


class Duties:
    """The open duties of one server."""

    def __init__(self, book: Rulebook, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.articles: list[Article] = []
        self._books: dict[int, Rulebook] = {}
        self.adopt(book)
        self.open: dict[str, Duty] = {}
        self._arisen: tuple[int, Counter[str]] = (0, Counter())
        """How many duties the present event has made people owe, by article."""
        self._begin()

    def _begin(self) -> None:
        """Nothing has been looked at yet."""
        self._queue = [_order(duty) for duty in self.open.values()]
        heapq.heapify(self._queue)
        self._awake = set(self.open)
        self._stirs: dict[int | str, set[str]] = defaultdict(set)
        for duty in self.open.values():
            self._wait(duty)

    def _wait(self, duty: Duty) -> None:
        for what in _awaited(duty):
            self._stirs[what].add(duty.id)

    def _end(self, duty: Duty) -> None:
        """Nobody owes it any more."""
        del self.open[duty.id]
        for what in _awaited(duty):
            self._stirs[what].discard(duty.id)
            if not self._stirs[what]:
                del self._stirs[what]

    def load(self, owed: dict[str, Duty]) -> None:
        """Take up these duties as the open ones."""
        self.open = owed
        self._begin()

    def adopt(self, book: Rulebook) -> None:
        """New duties are those of this rulebook; what is owed already keeps its own."""
        self.articles = [a for a in book.articles if a.force == "oblige"]
        self._by_act: dict[str, list[Article]] = {}
        self._books |= {id(a): book for a in self.articles}

    def arise(self, act: Act, now: Now, docket: Docket) -> list[Found]:
        """The duties that this act creates."""
        found: list[Found] = []
        if not self.articles:
            return found
        for article in self._on(act.word.name):
            assert article.deed is not None
            begun = self._begun(act, article.deed, now)
            remainder = self._judge(article, act, begun, now).remainder(article)
            if not remainder.paths:
                continue
            entry = Entry(act, (article,), (remainder,), now.world.fights.of(act.seq), now.tiers, now.old)
            due, nth = act.t + self._within(article), self._nth(act.seq, article.id)
            duty = Duty(act, article, entry, due, begun, rule_of(now), nth=nth)
            self.open[duty.id] = duty
            self._wait(duty)
            self._awake.add(duty.id)
            heapq.heappush(self._queue, _order(duty))
            found += self._look(duty, now, docket)
        return found

    def _nth(self, seq: int, article: str) -> int:
        """The how manieth duty it is that this event makes somebody owe by this article."""
        if self._arisen[0] != seq:
            self._arisen = (seq, Counter())
        self._arisen[1][article] += 1
        return self._arisen[1][article]

    def _on(self, act: str) -> list[Article]:
        """The articles by which this act creates duties."""
        if act not in self._by_act:
            names = set(self.lexicon.kinds_of(act))
            self._by_act[act] = [a for a in self.articles if a.deed is not None and names.intersection(a.acts)]
        return self._by_act[act]

    def stir(self, docket: Docket) -> bool:
        """Whether the event just taken may have changed anything about an open duty."""
        return bool(self._awake) or bool(docket.stirred)

    def step(self, now: Now, docket: Docket) -> list[Found]:
        """What the event just taken changed about open duties, in the order in which they fall due."""
        names = self._awake.union(*[self._stirs[what] for what in docket.stirred if what in self._stirs])
        docket.rest()
        looked = sorted([self.open[name] for name in names if name in self.open], key=_order)
        found = [f for duty in looked for f in self._look(duty, now, docket)]
        self._awake = {duty.id for duty in looked if duty.state != "waiting" and duty.id in self.open}
        return found

    def next_due(self, t: int) -> Duty | None:
        """The duty whose time is over first, at or before `t`."""
        queue = self._queue
        while queue and queue[0][0] <= t:
            due, name = queue[0]
            duty = self.open.get(name)
            if duty is not None and duty.due == due:
                return duty
            heapq.heappop(queue)
        return None

    def expire(self, duty: Duty, now: Now, docket: Docket) -> list[Found]:
        """Its time is over: broken, or excused if what called for it no longer holds; waiting ones go on waiting."""
        found = self._look(duty, now, docket)
        if duty.id not in self.open:
            return found
        if duty.state == "waiting":
            self._wait_on(duty, now, docket)
            return found
        return found + self._break(duty, now, docket, due=True)

    def _wait_on(self, duty: Duty, now: Now, docket: Docket) -> None:
        """It waits for a report as long as one may come, and for what people find of it if one came."""
        hearing = longest(self._books[id(duty.article)])
        heard = NEVER if hearing is None else duty.act.t + hearing
        if now.t >= heard and not docket.may_apply(duty.entry):
            self._end(duty)
        else:
            duty.due = heard if now.t < heard else NEVER
            heapq.heappush(self._queue, _order(duty))

    def _look(self, duty: Duty, now: Now, docket: Docket) -> list[Found]:
        found: list[Found] = []
        called = docket.settled(duty.entry, duty.article)
        if duty.state == "waiting":
            if called is not True:
                return found
            duty.state = "owed"
            found.append(self._move(duty, now, None, "owed", due=False))
        if self._kept(duty, now, docket):
            found.append(self._move(duty, now, "owed", "kept", due=False))
            self._end(duty)
        elif self._holds(duty, duty.article.broken, now, docket) or now.t >= duty.act.t + self._within(duty.article):
            found += self._break(duty, now, docket, due=now.t >= duty.due)
        return found

    def _break(self, duty: Duty, now: Now, docket: Docket, due: bool) -> list[Found]:
        self._end(duty)
        if docket.settled(duty.entry, duty.article) is not True or not self._calls_still(duty, now, docket):
            return [self._move(duty, now, "owed", "excused", due)]
        if self._settled(duty, duty.article.kept, now, docket) is None:
            return [self._move(duty, now, "owed", "excused", due)]
        return [self._move(duty, now, "owed", "broken", due), self._ruling(duty, now, docket)]

    def _calls_still(self, duty: Duty, now: Now, docket: Docket) -> bool:
        """Whether what called for a duty may hold now: what is is read anew, what had happened as it was at the act."""
        if duty.article.when is None:
            return True
        again = Breaking.of(now.world, now.happenings, duty.act.event, now.institutions, duty.rule)
        judge = self._judge(duty.article, duty.act, duty.begun, again)
        judge.upto = duty.act.t, duty.act.seq
        entry = Entry(duty.act, (duty.article,), (judge.remainder(duty.article),), duty.entry.encounter, {}, set())
        return docket.settled(entry, duty.article) is not False

    def _kept(self, duty: Duty, now: Now, docket: Docket) -> bool:
        deed = duty.article.deed
        if deed is not None and deed.sentence is not None:
            judge = self._judge(duty.article, duty.act, duty.begun, now)
            if any(f is not None and f.seq > duty.act.seq and v is True for v, _, f in judge.found(deed.sentence)):
                return True
        return self._holds(duty, duty.article.kept, now, docket)

    def _holds(self, duty: Duty, block: Block | None, now: Now, docket: Docket) -> bool:
        return self._settled(duty, block, now, docket) is True

    def _settled(self, duty: Duty, block: Block | None, now: Now, docket: Docket) -> bool | None:
        """Whether a block of a duty holds now; None where nobody can say."""
        if block is None:
            return False
        judge = self._judge(duty.article, duty.act, duty.begun, now)
        formula, held = judge.block(duty.article, block)
        entry = Entry(duty.act, (duty.article,), (Remainder.of(duty.article, (Path(formula, held),)),), None, {}, set())
        return docket.settled(entry, duty.article)

    def _judge(self, article: Article, act: Act, begun: Env, now: Now) -> Judge:
        judge = Judge(self._books[id(article)], self.lexicon, now, act)
        judge.begun, judge.own = begun, act.seq
        return judge

    def _begun(self, act: Act, deed: Deed, now: Now) -> Env:
        """The act as what happened: the happening of its event that has its noun and its people."""
        word = self.lexicon.called(deed.after) if deed.act_var >= 0 else None
        if word is None:
            return {}
        for found in now.happenings.latest(word.name, [(0, act.actor)]):
            told = zip(word.roles, found.roles, strict=False)
            if found.seq == act.seq and all(act.roles.get(slot.name, filler) == filler for slot, filler in told):
                return {deed.act_var: found}
            if found.seq < act.seq:
                break
        return {}

    def _within(self, article: Article) -> int:
        assert article.deed is not None
        within = article.deed.within
        if isinstance(within, LetRef):
            return int(self._books[id(article)].lets[within.name].value.value)
        assert isinstance(within, Written)
        return int(within.value)

    @staticmethod
    def _move(duty: Duty, now: Now, old: str | None, new: str, due: bool) -> Change:
        seq = None if due else now.seq
        return Change(t=now.t, seq=seq, what="duty", id=duty.id, old=old, new=new, clauses=list(duty.article.cites))

    def _ruling(self, duty: Duty, now: Now, docket: Docket) -> Ruling:
        deed = duty.article.deed
        assert deed is not None
        debtor = duty.act.roles.get(deed.debtor)
        others = [v for k, v in duty.act.roles.items() if k != deed.debtor and isinstance(v, str)]
        act = docket.spell(duty.entry, duty.entry.told)
        return Ruling(
            t=now.t,
            server=duty.act.event.server if duty.act.event.server != "main" else UNSET,
            seq=duty.act.seq,
            act="duty",
            actor=str(debtor),
            target=others[0] if others else UNSET,
            ruling="unlawful",
            articles=[duty.article.id],
            clauses=list(duty.article.cites),
            because=[f"{duty.article.id}: {act}; the {deed.debtor} did not {deed.text} in time"],
            facts=[duty.act.seq],
            tier=duty.act.event.tier,
        )


def _order(duty: Duty) -> tuple[int, str]:
    return duty.due, duty.id


def _awaited(duty: Duty) -> set[int | str]:
    """The acts and unknowns of which something may be said that changes whether it is owed."""
    leaves = duty.entry.leaves()
    return {duty.act.seq, *(leaf.seq if leaf.sort == "ruling" else leaf.id for leaf in leaves if leaf.sort != "gate")}
