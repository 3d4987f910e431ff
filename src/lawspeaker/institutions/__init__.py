"""Whatever has an owner, a member, a status or a licence: land, groups, raids, evictions, votes, cases, punishments.

`institutions` holds all of one server's, one for every seat (`seats`). Each is one module with one table of
transitions: an `institution` is a `machine` with the orders and events that move it. An `order` is read, for `whom`
it means too, refused with what is wrong (in `words`), or carried out. What is told moves the same machines. What
contracts and hires are alike in are the `agreements`, which have no seat of their own.

What they share are the `commons` (rulebooks, people, `persons`, `staff`, `groups`) and the `numbers` of the rulebook.
A roam has its `relations`, an eviction its `filings`, `notices` and `pictures`, a banishment its `bonds`: whom it
binds, and from which land. The `forum` is what hangs together among `cases` (their `bundles`), `votes`, and
`punishments` with their `rungs`. `modes` are of the whole server (`switches`). What moves nothing is only said
(`calls`), read out (`rules`), looked at (`looks`, `charts`), lent (`leave`), or done by staff alone (`powers`).

docs/institutions.md draws every table.
"""
