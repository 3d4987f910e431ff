"""Telling: how the lines of an example become events of the wire, as a witness who misses nothing would send them.

Every sentence of the vocabulary that is a happening or an act is told in the present tense ("Bo hits Ana"); besides
them there are *forms*, for scenes and for what has no sentence ("Bo stands at (10, 0)", "Eve is mayor"). Each form is
one function, found by scanning the modules of this folder.
"""
