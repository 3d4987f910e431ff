"""Sentences about votes, ladders, punishments and cases: what is open, whom it is about, which step comes next."""

from msgspec import UNSET, UnsetType

from lawspeaker.events import Command
from lawspeaker.institutions.now import Now
from lawspeaker.institutions.rungs import ladders_for
from lawspeaker.institutions.votes import CLOSED, Vote
from lawspeaker.law.lexicon import measure, name, state


@state("a vote on {subject:player} [be|is|was|are] open")
def vote_open(now: Now, subject: str) -> bool:
    """People are voting on him now."""
    return _open_among(now, now.institutions.votes.on(subject))


@state("a {kind:text} vote on {subject:player} [be|is|was|are] open")
def vote_of_kind_open(now: Now, kind: str, subject: str) -> bool:
    """People are voting so on him now."""
    return _open_among(now, [vote for vote in now.institutions.votes.on(subject) if vote.kind == kind])


def _open_among(now: Now, votes: list[Vote]) -> bool:
    closings = [at for vote in votes if (at := now.institutions.votes.due(vote)) is not None]
    for vote in votes:
        now.note(vote.seq)
    for closing in closings:
        now.changes_at(closing)
    return any(now.t < closing for closing in closings)


@name("[base|bases] put to the vote", gives="base")
def base_voted_on(now: Now) -> str | None:
    """Of an order to open a vote: the house that it is about, by its id or because the sender looks at it."""
    event = now.event
    if not isinstance(event, Command):
        return None
    named = (event.args.get("building"), event.args.get("subject"), event.building)
    return next((b for b in named if isinstance(b, str) and now.world.buildings.get(b) is not None), None)


@state("a {kind:text} vote on {subject:player} [have|has|had] passed")
def has_passed(now: Now, kind: str, subject: str) -> bool:
    """People voted so on him, on another account of his, or on a house of his, and the last such vote passed."""
    votes, persons = now.institutions.votes, now.institutions.persons
    houses = set(now.world.buildings.owned_by(subject))
    on = [v for v in votes.machine.things.values() if v.kind == kind and v.state in CLOSED]
    his = [v for v in on if persons.same(subject, v.subject) or v.subject in houses]
    if not his:
        return False
    newest = max(his, key=lambda vote: (vote.since, vote.seq))
    now.note(newest.seq)
    return bool(newest.state == "passed")


@state("a {kind:text} vote on {subject:player} [fail|failed] less than {span:duration} ago")
def failed_lately(now: Now, kind: str, subject: str, span: int) -> bool:
    """People voted so on him, or on another account of his, and did not want it."""
    lately = False
    for vote in now.institutions.votes.machine.things.values():
        if vote.kind == kind and vote.state == "failed" and now.institutions.persons.same(subject, vote.subject):
            now.changes_at(vote.since + span)
            if now.t - vote.since < span:
                now.note(vote.seq)
                lately = True
    return lately


@state("{player:player} [be|is|was|are] the subject of {vote:vote}")
def subject_of(now: Now, player: str, vote: str) -> bool:
    """The vote is about him, or about another account of his."""
    found = now.institutions.votes.machine.get(vote)
    if found is None:
        return False
    now.note(found.seq)
    return now.institutions.persons.same(player, found.subject)


@state("{player:player} [be|is|was|are] a party to {vote:vote}")
def party_to(now: Now, player: str, vote: str) -> bool:
    """The vote is about him, or he put it; what another account of his did counts."""
    found = now.institutions.votes.machine.get(vote)
    if found is None:
        return False
    now.note(found.seq)
    return any(now.institutions.persons.same(player, other) for other in (found.subject, found.sender))


@state("{player:player} [have|has|had] a ballot in {vote:vote} from another account")
def voted_already(now: Now, player: str, vote: str) -> bool:
    """Another account of the same person has voted there."""
    found, persons = now.institutions.votes.machine.get(vote), now.institutions.persons
    if found is None:
        return False
    now.note(found.seq)
    return any(other != player and persons.same(player, other) for other in found.ballots)


@measure("the kind of {vote:vote}", gives="text")
def vote_kind(now: Now, vote: str) -> str | None:
    """Which of the rulebook's kinds of vote it is."""
    found = now.institutions.votes.machine.get(vote)
    return None if found is None else str(found.kind)


@state("{step:text} [come|comes|came] next for {player:player} under {clause:text}")
def next_step(now: Now, step: str, player: str, clause: str) -> bool:
    """The ladder of that clause puts this step next for him; any step is where no ladder speaks of the clause."""
    punishments = now.institutions.punishments
    if not punishments.expected(player, clause, now.t):
        return True
    return punishments.fitting(player, clause, step, now.t) is not None


# A punishment or case in an order -----------------------------------------------------------------------------------


@name("[player|players] under {punishment:punishment}", gives="player")
def bearer(now: Now, punishment: str) -> str | None:
    """To whom it was given."""
    one = now.institutions.punishments.machine.get(punishment)
    return None if one is None else str(one.player)


@name("[giver|givers] of {punishment:punishment}", gives="player")
def giver(now: Now, punishment: str) -> str | None:
    """Which of the staff gave it; one that the machine or a vote gave has none."""
    one = now.institutions.punishments.machine.get(punishment)
    return None if one is None else one.by


@state("{punishment:punishment} [rest|rests|rested] on {clause:text}")
def rests_on(now: Now, punishment: str, clause: str) -> bool:
    """It was given under this clause or article, or by the ladder of this name."""
    one = now.institutions.punishments.machine.get(punishment)
    if one is None:
        return False
    now.note(one.seq)
    book = now.institutions.punishments.book(one)
    return clause in one.clauses or one.ladder in (clause, *(found.name for found in ladders_for(book, clause)))


@name("[bringer|bringers] of {case:case}", gives="player")
def bringer(now: Now, case: str) -> str | None:
    """Who brought it: reported something, or asked."""
    one = now.institutions.cases.machine.get(case)
    return None if one is None else str(one.sender)


@state("{case:case} [be|is|was|are] about a punishment under {clause:text}")
def about_punishment(now: Now, case: str, clause: str) -> bool:
    """It asks for such a punishment to be looked at again: by that one's id, or as the case it was given in."""
    given = now.institutions.punishments.machine.things.values()
    one = now.institutions.cases.machine.get(case)
    names = {case} if one is None else {case, one.about}
    meant = [p for p in given if p.id in names or p.case == case]
    return any(rests_on(now, p.id, clause) for p in meant)


@name("[player|players] reported in {case:case}", gives="player")
def reported_in(now: Now, case: str) -> str | UnsetType | None:
    """Whom it is about; a case about nobody has none, a punishment is about him who got it.

    Of a case about an act that names nobody it is not known.
    """
    one = now.institutions.cases.machine.get(case)
    if one is None:
        given = now.institutions.punishments.machine.get(case)
        return None if given is None else given.player
    return UNSET if one.player is None and one.about is not None else one.player


@state("{vote:vote} [be|is|was|are] a {kind:text} vote")
def vote_of_kind(now: Now, vote: str, kind: str) -> bool:
    """It was put as a vote of this kind."""
    one = now.institutions.votes.machine.get(vote)
    return one is not None and bool(one.kind == kind)


@state("the accused in {vote:vote} [be|is|was|are] heard within {time:duration}")
def heard(now: Now, vote: str, time: int) -> bool:
    """He has given his side as a plea, or the vote has been open for so long."""
    one = now.institutions.votes.machine.get(vote)
    if one is None:
        return False
    now.note(one.seq)
    now.changes_at(one.began + time)
    if now.t - one.began >= time:
        return True
    return any(now.institutions.persons.same(plea[0], one.subject) for plea in one.pleas)
