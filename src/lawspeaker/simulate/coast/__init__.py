"""A coast where anybody may fight and raid anybody, but nobody is hunted down, newcomers are let be, and people mind
their tongues.

`coast.Coast` is the stage; `habits` are what its people do of themselves, one module each, found by scanning.
"""
