"""The language of rulebooks: from Markdown chapters to a tree, checked, and printed again. It knows no game.

A rulebook is read in this order. `library` finds it in its `folder`, or takes it as it was compiled before; `fences`
are cut out of the chapters, `lines` and `layout` make raw parts of them. `book` gathers these, and reads them one
after the other against a `draft` of what is known by then: numbers (`units`), `tables`, `modes`, `ladders`,
`definitions`, `articles` (`particulars`, `duties`, `shifts`, `questions`), and the `register` of clauses. Nothing is
larger than the `limits`. What comes of it is the `tree` (`walk`).

The lines of an article stand in `blocks`. One line is `spoken`; `reading` holds it against the `sentences` that the
words of a `lexicon` give, with `phrases` in their slots and `tails` behind them. `wrong` says what could not be read,
`unread` and `advice` what the author of a line that is no sentence may have meant, `errors` where.

Of a tree that could be read, `check` says what its author should look at. `stories` are its examples, with what is
`expected`; `coverage` shows which clauses they put in force, and `mutants` (`noting`) whether they would notice a
change. `printing`, `pages`, `reference` and `compare` write it out for people.
"""
