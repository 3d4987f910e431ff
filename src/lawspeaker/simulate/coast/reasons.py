"""Why people of the coast do what they do, and whether the coast calls it right."""

from lawspeaker.simulate.deeds import reasons

__all__ = ["REASONS"]

_RIGHT = {
    "met him": "they met, and on the coast anybody may fight",
    "raided him": "he found a house, and on the coast anybody may raid",
    "newcomer began": "he was new, and had struck him first",
    "asked once or twice": "he asked for something, as anybody may once or twice",
}
_WRONG = {
    "killed a newcomer": "he had just come to this server for the first time",
    "hunted him down": "he went for the same man again and again",
    "said it over and over": "he wrote the same line again and again",
    "flooded the chat": "he wrote line upon line within a minute",
    "shouted in capitals": "he wrote in capitals all the time",
    "begged again": "he had asked twice already, and begged on",
    "named another server": "he told people to come and play elsewhere",
    "said a slur": "he put somebody down with a word that nobody says here",
    "went on after stop": "he was told to stop, and went on",
    "urged others": "he urged others to break a rule",
    "went on in his tongue": "he went on in a language that hardly anybody there reads",
    "took a slur for a name": "he took a word for a name that nobody says here",
    "took an address for a name": "he took the address of another server for a name",
    "kept the name": "he kept a name that he had to change",
    "took a moderator's name": "he took the name of one of the staff, to be taken for him",
    "sat there": "he sat there for ten minutes without moving a hand",
    "sat there for ever": "he sat there for a quarter of an hour without moving a hand",
    "defence outside": "he set down a defence outside his own ground",
    "punished, no staff": "he gave out a punishment, being no staff",
    "skipped a step": "he gave a ban before the steps that come first",
    "came back banned": "he was banned, and came back",
}

REASONS = reasons(_RIGHT, _WRONG)
"""Every reason by its name."""
