"""The referee: events in, findings out.

An event goes through here in this order. `referee` takes it: the world and the institutions fold it, `acts` are what
it puts under judgement. `tree` reads the articles on an act and leaves their remainders, `ruling` makes a decision of
them, and the `docket` keeps it, tells its reasons, and changes it by the answers of people. `breaches` are acts that
last (`breaking`: the present of one that was upheld), `duties` what somebody owes, `orders` what is commanded and
what may be done.

`swift` is the same referee for full servers, by generated code, and `plain` one of its own that proves both. `needs`,
`windows` and `lookups` say what must be kept; `snapshot` and `keeping` put all of it away as plain data and take it
out again.

`trial` runs the examples of a rulebook, and `servers` seats a referee for each server of a stream.
"""
