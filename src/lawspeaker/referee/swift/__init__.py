"""The same referee for full servers, by generated code.

`swift` is the referee. `compile` reads all articles on an act, and leaves out those that cannot apply (`doors`: of what
is done at every moment); `emit` writes each of the others out as Python (`lines`, `blocks`, `past`, `terms`, `case`;
`glance`: what is sought first; `order`: which line is read when). `desk` is where that code asks what it does not know.
"""
