"""Why people of the island do what they do, and whether the island calls it right."""

from lawspeaker.simulate.deeds import Reason

__all__ = ["REASONS"]

_RIGHT = {
    "struck me": "he had struck him a moment ago, for nothing",
    "both in the dome": "both stood in the dome",
    "stood at the edge": "he stood within ten foundations of the dome in which the other was",
    "had just left": "he had left the dome a moment ago, and had been hit in it less than half a minute before",
    "caught him stealing": "he caught him at his box, and had warned him",
    "caught him at mine": "he caught him at the box of one of his people, and had warned him",
    "in my house": "he was in his house, and nobody had let him in",
    "raided my house": "he was raiding his house",
    "fired upon while raiding": "those who live there had opened fire on the raiders",
    "slept within reach": "he slept in the open, near enough to be looted",
    "unclaimed land": "the house stood on land that nobody has claimed",
    "twig": "it was twig",
    "evicted in time": "the house stood on his land, and its owner had had his notice long enough",
    "bounty": "he has the licence to hunt, and there was a bounty on him",
    "hunted": "he was hunted, and struck back",
    "purge night": "it was the night of the purge",
    "purge raid": "it was the night of the purge, and any house may be raided",
}
_WRONG = {
    "for fun": "for the fun of it",
    "began it": "he was only struck back: he had begun it himself",
    "forgot it was over": "he had been struck, but too long ago",
    "missed me": "he had only shot past him",
    "warning shot": "he wanted to warn him by a shot",
    "shot out of the dome": "he shot out of the dome at somebody far from its edge",
    "shot into the dome": "he shot into the dome from outside",
    "gone too long": "he shot at somebody who had left the dome, long after he was hit",
    "shot back": "he had left the dome, and shot back into it",
    "chased him": "he followed him out of the dome, and shot",
    "came back too soon": "he had left the dome alive, and came back to it at once",
    "dome was gone": "he forgot that the dome had gone",
    "looted in the air": "he took from an airdrop that had not landed",
    "sleeper from afar": "he shot at a sleeper from afar",
    "did not warn": "he caught a thief, and did not warn him",
    "too late for the thief": "he went after a thief long after the theft",
    "fired back, caught": "he was caught stealing, and fired back",
    "his own guest": "he had let him in himself",
    "struck the owner": "he was found in another's house, and struck first",
    "claimed land": "he raided a house on claimed land, and nobody had been evicted",
    "evicted too soon": "he did not wait until the notice was over",
    "raiders first": "he raided, and fired first",
    "not his fight": "he came by a raid, and took a hand in it",
    "bounty too young": "he hunted him before the bounty counted",
    "no licence": "there was a bounty on him, and he had no licence to hunt",
    "struck the hunter": "there was a bounty on him, and he struck a hunter who had not struck him",
    "defended the hunted": "he helped one of his people against a hunter",
}

REASONS: dict[str, Reason] = {
    **{key: Reason(key, True, say) for key, say in _RIGHT.items()},
    **{key: Reason(key, False, say) for key, say in _WRONG.items()},
}
"""Every reason by its name."""
