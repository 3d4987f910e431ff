"""The acts that were ruled on, and what changes their rulings.

`docket` keeps each act among its `entries` (those older than a day lie on the `shelf`), rules on it (`precedents`,
where the same articles have applied before), and gives its `opinion`. `answers` are what people said of its questions,
`inquiry` what would settle it (`swaying`: which unknown might do so alone), and `hearings` how long after it somebody
may still report it, or plead.
"""
