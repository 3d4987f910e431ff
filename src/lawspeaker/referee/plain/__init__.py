"""A referee of its own, written from the pages on the law alone: slow, and there to prove the other two.

`plain` has a `court` judge the whole record again after each finding. `letter` is how that reads an article, `ways` its
three values and how several ways come together, and `findings` what people found.
"""
