"""What follows from an upheld ruling: ladders, and what raises or lowers a sanction.

The `court` sits above one referee and keeps, of each of the `offenders`, the last ruling on every act. Of these
`climbing` makes sanctions, by `ladders` (counted from the decided cases alone) and by what is `shifting` them. What was
`upheld` is a breach in its turn, which articles judge; what staff gave by themselves is `given`.
"""
