"""The world as events tell it: what bodies and things do, one noun a module. It knows no rule.

`world` takes an event after the other and hands it to those whom it concerns: `people` and their `names`, `places`
(who stands where), `zones`, `buildings` and their `fixtures` (which thing stands in which house), `fights`, and
`witness`, who knows what was not seen. Of places, more is folded where a rulebook asks for it: `stays`, `prowls`,
`returns` and `trails`.

A `zone` has a shape (`shapes`, `meeting`) and is found by a `grid`. `profile` has the physical numbers of
a game.

`now` is the moment of an act, through which sentences ask all of this; `happenings` is what has happened until then.
"""
