"""The examples of a rulebook, run.

`trial` gathers them, `playing` plays one and holds what was `heard` (sanctions by their `steps`) against what it
expects. `whynot` says of one that fails what was found instead, and `telltale` whether what a line tells is what its
events say.
"""
