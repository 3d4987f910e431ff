"""What a ruling is made of: from the lines of an article to one decision on an act.

`ways` are the ways in which a line is or may be true, `weighing` holds measures and counts against their bounds.
`formula` is a line as far as it is known, `reasons` the words and the events that it rests on. `remainders` are what is
left of an article once all that is known is put in, and `rulings` makes a decision of all remainders on an act.
"""
