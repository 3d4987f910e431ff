"""Sentences about votes, ladders and cases: what is open, whom it is about, which step comes next."""

from lawspeaker.law.lexicon import state
from lawspeaker.world.now import Now


@state("a vote on {subject:player} [be|is|was|are] open")
def vote_open(now: Now, subject: str) -> bool:
    """People are voting on him now."""
    votes = now.institutions.votes
    closings = [votes.closing(vote) for vote in votes.on(subject)]
    for vote in votes.on(subject):
        now.note(vote.seq)
    for closing in closings:
        now.changes_at(closing)
    return any(now.t < closing for closing in closings)


@state("{player:player} [be|is|was|are] the subject of {vote:vote}")
def subject_of(now: Now, player: str, vote: str) -> bool:
    """The vote is about him, or about another account of his."""
    found = now.institutions.votes.machine.get(vote)
    if found is None:
        return False
    now.note(found.seq)
    return bool(now.institutions.persons.same(player, found.subject))


@state("{step:text} [come|comes|came] next for {player:player} under {clause:text}")
def next_step(now: Now, step: str, player: str, clause: str) -> bool:
    """The ladder of that clause puts this step next for him; any step is where no ladder speaks of the clause."""
    punishments, book = now.institutions.punishments, now.institutions.book
    if not punishments.expected(book, player, clause, now.t):
        return True
    return punishments.fitting(book, player, clause, step, now.t) is not None
