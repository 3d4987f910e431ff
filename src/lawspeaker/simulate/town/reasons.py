"""Why people of the town do what they do, and whether the town calls it right."""

from lawspeaker.simulate.deeds import Reason

__all__ = ["REASONS", "reason"]

_RIGHT = {
    "struck me": "he had struck him a moment ago",
    "struck mine": "he had struck one of his people a moment ago",
    "arrested mine": "he was arresting one of them",
    "mugged mine": "he had demanded something of one of them",
    "mugged mine aloud": "he had mugged one of them by word of mouth",
    "robbed mine at gunpoint": "he was going through the belongings of one of them, weapon in hand",
    "picked my lock": "he was picking the lock of his house",
    "in my house": "he was in his house, and nobody had let him in",
    "overstayed": "he had been told to leave his house, and did not",
    "crossed my line": "he had crossed the line that the sign of the house names",
    "loitered": "he loitered on his ground, against the sign",
    "gun out": "he held a weapon in his house, against the sign",
    "touched my keypad": "he had touched the keypad of his house, against the sign",
    "shouted in my house": "he shouted in his house without end, against the sign",
    "heavy taxes": "the mayor took more than half",
    "woke at home": "he woke in his own bed near where he had died, and left at once",
}
_WRONG = {
    "for fun": "for the fun of it",
    "old grudge": "he had a grudge from long ago",
    "missed me": "he had only shot past him",
    "forgot the clock": "it had been a reason, but too long ago",
    "began it": "he was only struck back: he had begun it himself",
    "would not pay": "he would not pay",
    "not his house": "he believed that he might defend his neighbour's house",
    "his own guest": "he had let him in himself",
    "no time to leave": "he had just told him to leave, and gave him no time",
    "before the line": "he believed him behind the line, who stood before it",
    "passed by": "he had stood on his ground for a moment only",
    "sign is silent": "he believed that his sign named it",
    "sign does not count": "he believed that his sign counts",
    "spoke a little": "he had spoken in his house, but not for long",
    "taxes not so high": "he believed that the mayor took more than half",
    "stood too near": "he stood too near to him",
    "made a gesture": "he had made a gesture",
    "called for help": "he was stuck and called for help",
    "looked at me": "he had looked at him",
    "followed me": "he went where he went",
    "sat idle": "he sat idle in a job that he wanted for himself",
    "was in public": "he was where he did not want him, in a public place",
    "stood in his way": "he stood in his way while he raided",
    "back for his things": "he went back to where he had died, for his things",
    "sought his killer": "he went to find whoever had killed him",
    "talked to his killer": "he spoke to whoever had just killed him",
    "wrote to his killer": "he wrote to whoever had just killed him",
    "revenge": "he took revenge in his new life",
    "watched his house": "he went back to watch how his house was raided",
    "small letters": "he wrote his sign in small letters",
    "hidden sign": "he hid his sign",
    "sign off his ground": "he put his sign beyond his ground",
    "sign in public": "he put his sign on the road",
    "odd reason": "he wrote a reason on his sign that nobody has",
    "called staff too early": "he reported somebody who had hardly sat down",
    "vote too early": "he called a vote on somebody who had hardly sat down",
    "vote on the jobless": "he called a vote on somebody who holds no job",
    "vote twice": "he called a second vote on the same man",
    "own vote": "he voted on himself",
    "closed a vote": "he closed a vote, being no staff",
    "told to respawn": "he told somebody to kill himself while staff were there",
    "played staff": "he gave orders, being no staff",
    "punished, no staff": "he gave out a punishment, being no staff",
    "skipped a step": "he gave a ban before the steps that come first",
}

REASONS: dict[str, Reason] = {
    **{key: Reason(key, True, say) for key, say in _RIGHT.items()},
    **{key: Reason(key, False, say) for key, say in _WRONG.items()},
}
"""Every reason by its name."""


def reason(key: str) -> Reason:
    """The reason of this name."""
    return REASONS[key]
