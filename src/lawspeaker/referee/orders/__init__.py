"""What is commanded, and what may be done.

`orders` are judged before they count: the `bench` looks at such an act by all articles in force and writes nothing
down. `oracle` says what somebody may do now, and `cures` what would have to happen first.
"""
