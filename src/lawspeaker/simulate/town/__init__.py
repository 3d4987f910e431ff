"""A town where everybody has a job, a house and an opinion, and nobody is to be killed without a reason.

`town.Town` is the stage; `habits` are what its people do of themselves, one module each, found by scanning; what
becomes of the dead stands in `newlife`, how a house is visited in `visits`.
"""
