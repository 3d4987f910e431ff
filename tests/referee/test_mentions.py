"""Texts that mention the row of a table, named outright or by what fills a blank of a definition."""

from referee.plays import failures

LAW = """
```law
table reason
            words
  guns out  guns out, gun out
  keypads   keypad

define a text names a reason
  when the text mentions the reason

define a text is bare of a reason
  when none of:
         the text names the reason

article SIGN-1
  forbid say
  when text names "guns out"

article SIGN-2
  forbid say
  when text is bare of "keypads"
   and channel is local
```
"""


def test_a_blank_of_a_definition_names_the_row_that_a_text_mentions() -> None:
    assert not failures(
        LAW
        + """
```example
0:00  Bo says "GUNS OUT here"     unlawful by SIGN-1; "names guns out"
0:10  Bo says "the keypad"        lawful
0:20  Bo says "hello"             lawful
```
"""
    )


def test_a_blank_of_a_definition_names_the_row_that_a_text_lacks() -> None:
    assert not failures(
        LAW
        + """
```example
Bo and Ana stand in the open, 2 m apart
0:00  Bo says "a keypad" to Ana     lawful
0:10  Bo says "hello" to Ana        unlawful by SIGN-2
```
"""
    )
