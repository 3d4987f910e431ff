"""An island of clans: one talks before one shoots, and fights in the red domes.

`isle.Isle` is the stage: claims, a city, a frontier, domes, open land; `habits` are what its people do of themselves,
one module each, found by scanning; `arms` is how they strike and what becomes of whoever falls.
"""
