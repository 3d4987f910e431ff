"""How an article is read by its tree: `judge` goes through its lines, `terms` is what their names mean, and `past` what
it asks of the happenings before."""
