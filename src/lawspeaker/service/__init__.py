"""Running servers: what comes in goes on record, from there to the referee, and what he finds goes out.

Live and batch drive the same loop; here it is driven by what arrives, and survives being stopped at any moment.

The `hall` opens every `server`, and an `office` knows people and `keys` (`rights`). What knocks at a server's door
(`knocks`, `intake`) goes to the `clerk`, who puts it on record, has pages cut (`cutter`) and says so (`bulletin`). The
`chamber` judges what is handed in at its `inbox`, by the referee in its `seat`, and keeps the `findings`; those that
are `outgoing` are carried into the game by the gateways. Another rulebook comes into force by `adoptions` of `books`;
an `understudy` reads the record for it.

`settings` (what may stand in them: `tables`) and `checkup` are for whoever sets a service up, `keeping` for backups,
`logs` and `gauges` for whoever watches it run.
"""
