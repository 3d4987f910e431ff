"""The referee: events in, findings out.

An event goes through here in this order. `referee` takes it: the world and the institutions fold it, `acts` are what
it puts under judgement. `judge` reads an article by its tree, what its `terms` mean, and what it asks of the `past`
(`ways`, `weighing`), and leaves a remainder (`formula`, `remainders`); `rulings` makes a decision of all remainders
on an act (`precedents`, where the same articles have applied before). `docket` keeps the act among its `entries`,
gives the ruling its `opinion` (`reasons`), and changes it by the `answers` of people (`inquiry`: what would settle
it). `breaches` are acts that last, `duties` what somebody owes, `orders` and `bench` what is commanded, `oracle` and
`cures` what may be done, and when.

`swift` is the same referee for full servers. `compile` reads all articles on an act by generated code, and leaves out
those that cannot apply (`doors`: of what is done at every moment); `emit` writes each of the others out as Python
(`emit_lines`, `emit_blocks`, `emit_past`, `emit_terms`, `emit_case`; `glance`: what is read first), and `desk` is
where that asks what it does not know. `needs`, `windows` and `lookups` say what must be kept; `shelf` holds what is
older than a day, and `snapshot` and `keeping` put all of it away as plain data and take it out again.

`plain` is a referee of its own, written from the pages on the law alone, and `letter` how it reads them
(`letter_ways`: its three values, and how several ways come together; `letter_findings`: what people found): slow, and
there to prove the other two.

`trial` runs the examples of a rulebook (`playing`, by what was `heard`), and `servers` seats a referee for each
server of a stream.
"""
