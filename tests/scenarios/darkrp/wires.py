"""The wire itself: bad lines, unknown types, duplicates, clocks that step back, servers, order, names (PROTOCOL)."""

import json

from .clauses import HURT_ME, INSIDE, RDM
from .scenario import Scenario, either, lawful, unlawful
from .telling import START, hit, house, kill, rows, tell

IN = {"at": [15.0, 10.0, 0.0], "victim_at": [1.0, 10.0, 1.0]}
FIGHT = (hit(0, "bo", "ann"), kill(5, "ann", "bo"))


def raw(line):
    """A line as text."""
    return json.dumps(line)


def lacking(line, *names):
    """The line without these fields, as text."""
    return json.dumps({name: value for name, value in line.items() if name not in {*names, "tag"}})


STORIES = [
    Scenario(
        "wire-bad-json",
        "a line that is no JSON, and the next is read; its number counts",
        (hit(0, "bo", "ann"), '{"type": "hit", ', kill(5, "ann", "bo")),
        {"kill": lawful(HURT_ME, facts=())},
        (2,),
    ),
    Scenario(
        "wire-empty-line",
        "an empty line is no fault and counts",
        (hit(0, "bo", "ann"), "", kill(5, "ann", "bo")),
        {"kill": lawful(HURT_ME)},
    ),
    Scenario(
        "wire-missing-field",
        "a hit without its damage is no event",
        (lacking(hit(0, "bo", "ann"), "damage"), kill(5, "ann", "bo")),
        {"kill": unlawful(RDM)},
        (1,),
    ),
    Scenario(
        "wire-missing-victim",
        "a kill without a victim is none",
        (lacking(kill(1, "ann", "bo"), "victim"), *FIGHT),
        {"kill": lawful(HURT_ME)},
        (1,),
    ),
    Scenario(
        "wire-wrong-type",
        "a time that is a text",
        (raw({**hit(0, "bo", "ann"), "t": "now"}), kill(5, "ann", "bo")),
        {"kill": unlawful(RDM)},
        (1,),
    ),
    Scenario(
        "wire-not-an-object",
        "a list",
        ("[1, 2, 3]", *FIGHT),
        {"kill": lawful(HURT_ME)},
        (1,),
    ),
    Scenario(
        "wire-no-type",
        "an object without a type",
        (lacking(hit(0, "bo", "ann"), "type"), kill(5, "ann", "bo")),
        {"kill": unlawful(RDM)},
        (1,),
    ),
    Scenario(
        "wire-unknown-type",
        "an unknown type is no fault",
        (hit(0, "bo", "ann"), tell("dance", 1, player="bo"), kill(5, "ann", "bo")),
        {"kill": lawful(HURT_ME)},
    ),
    Scenario(
        "wire-unknown-type-moves-the-clock",
        "its time counts: 60 s have passed",
        (hit(0, "bo", "ann"), tell("dance", 60, player="bo"), kill(5, "ann", "bo")),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "wire-unknown-type-numbered",
        "it is kept and counted: no hole in the sender's numbers",
        (
            {**hit(0, "bo", "ann"), "n": 1},
            {**tell("dance", 1, player="bo"), "n": 2},
            {**kill(80, "ann", "bo"), "n": 3},
        ),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "wire-unknown-type-numbered-seq",
        "nor with the record's places",
        (
            {**tell("time", 0), "seq": 1},
            {**tell("dance", 1, player="bo"), "seq": 2},
            {**kill(5, "ann", "bo"), "seq": 3},
        ),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "wire-unknown-field",
        "unknown fields are ignored",
        ({**hit(0, "bo", "ann"), "mood": "bad"}, {**kill(5, "ann", "bo"), "style": [1, 2]}),
        {"kill": lawful(HURT_ME)},
    ),
    Scenario(
        "wire-duplicate",
        "the same number twice is taken once",
        (
            {**hit(0, "bo", "ann"), "n": 1},
            {**kill(5, "ann", "bo"), "n": 2},
            raw({**kill(5, "ann", "bo"), "n": 2}),
        ),
        {"kill": lawful(HURT_ME)},
    ),
    Scenario(
        "wire-duplicate-other-content",
        "the first counts, whatever the second says",
        (
            {**tell("time", 0), "n": 1},
            raw({**hit(1, "bo", "ann"), "n": 1}),
            {**kill(5, "ann", "bo"), "n": 2},
        ),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "wire-same-n-other-source",
        "two sources count for themselves",
        (
            {**tell("time", 0), "n": 1},
            {**hit(1, "bo", "ann"), "n": 1, "source": "rcon"},
            {**kill(5, "ann", "bo"), "n": 2},
        ),
        {"kill": lawful(HURT_ME)},
    ),
    Scenario(
        "wire-duplicate-seq",
        "a file of one source gives `seq`: it is `n` too, so the second is the first again",
        (
            {**hit(0, "bo", "ann"), "seq": 1},
            {**kill(5, "ann", "bo"), "seq": 2},
            raw({**kill(5, "ann", "bo"), "seq": 2}),
        ),
        {"kill": lawful(HURT_ME)},
    ),
    Scenario(
        "wire-seq-kept",
        "the place that the file gives is kept",
        (
            {**hit(0, "bo", "ann", tag="hit"), "seq": 1},
            {**tell("time", 1), "seq": 2},
            {**kill(5, "ann", "bo"), "seq": 3},
        ),
        {"hit": lawful(), "kill": lawful(HURT_ME, facts=("hit",))},
    ),
    Scenario(
        "wire-clock-back",
        "the clock steps back: the law's clock is the largest time so far, 59 s after the hit",
        (hit(0, "bo", "ann"), tell("time", 59), kill(10, "ann", "bo")),
        {"kill": lawful(HURT_ME)},
    ),
    Scenario(
        "wire-clock-back-too-late",
        "60 s after it",
        (hit(0, "bo", "ann"), tell("time", 60), kill(10, "ann", "bo")),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "wire-clock-back-hit",
        "a hit whose clock stepped back is as old as when it was taken",
        (tell("time", 100), hit(10, "bo", "ann"), kill(150, "ann", "bo")),
        {"kill": lawful(HURT_ME)},
    ),
    Scenario(
        "wire-clock-stands",
        "time may stand still",
        (tell("time", 5), hit(5, "bo", "ann"), tell("time", 5), kill(5, "ann", "bo")),
        {"kill": lawful(HURT_ME)},
    ),
    Scenario(
        "wire-happened",
        "a hit told late re-orders nothing: it counts when it was taken",
        ({**hit(100, "bo", "ann"), "happened": START}, kill(105, "ann", "bo")),
        {"kill": lawful(HURT_ME)},
    ),
    Scenario(
        "wire-two-servers",
        "what happened on another server gives no ground here",
        ({**hit(0, "bo", "ann"), "server": "two"}, {**kill(5, "ann", "bo"), "server": "one"}),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "wire-two-servers-same",
        "and on the same it does",
        (
            {**hit(0, "bo", "ann"), "server": "two"},
            {**tell("time", 90), "server": "one"},
            {**kill(5, "ann", "bo"), "server": "two"},
        ),
        {"kill": lawful(HURT_ME)},
    ),
    Scenario(
        "wire-main-is-default",
        "the server left out is `main`",
        ({**hit(0, "bo", "ann"), "server": "main"}, kill(5, "ann", "bo")),
        {"kill": lawful(HURT_ME)},
    ),
    Scenario(
        "wire-strange-names",
        "ids are opaque: one that looks like a clause, one with quotes and line breaks",
        (hit(0, 'b"o\n{', "DR-2.1-1"), kill(5, "DR-2.1-1", 'b"o\n{')),
        {"kill": lawful(HURT_ME)},
    ),
    Scenario(
        "wire-empty-player",
        "an empty id is an id like any other, or a fault; it hurts nobody else",
        (*FIGHT,),
        {"kill": lawful(HURT_ME)},
    ),
    Scenario(
        "wire-place-null",
        "a place sent as null is a place that is not: she has a house, and he is nowhere known",
        (*house(0, "b1", "ann"), {**kill(10, "ann", "bo"), "victim_at": None}),
        {"kill": either("unclear", "unlawful")},
    ),
    Scenario(
        "wire-rows-empty",
        "rows of nobody",
        (tell("positions", 0, rows=[]), *FIGHT),
        {"kill": lawful(HURT_ME)},
    ),
    Scenario(
        "wire-rows-twice",
        "the same player twice in one event: the later row counts",
        (
            *house(0, "b1", "ann"),
            tell("positions", 5, rows=[["bo", 50.0, 10.0, 0.0], ["bo", 1.0, 10.0, 1.0]]),
            {name: value for name, value in kill(6, "ann", "bo").items() if name not in {"at", "victim_at"}},
        ),
        {"kill": lawful(INSIDE)},
    ),
    Scenario(
        "wire-many-strangers",
        "sixty others stand about and change nothing",
        (
            *house(0, "b1", "ann"),
            rows(1, **{f"p{each}": (1.0 + each, 1.0) for each in range(60)}),
            kill(10, "ann", "bo", **IN),
        ),
        {"kill": lawful(INSIDE)},
    ),
    Scenario(
        "wire-era",
        "a wipe ends no fight",
        (hit(0, "bo", "ann"), tell("era_started", 2, name="two"), kill(5, "ann", "bo")),
        {"kill": lawful(HURT_ME)},
    ),
    Scenario(
        "wire-restart",
        "the server restarts between hit and kill, its record goes on",
        (
            tell("server_started", 0),
            hit(1, "bo", "ann"),
            tell("server_started", 3),
            kill(5, "ann", "bo"),
        ),
        {"kill": lawful(HURT_ME)},
    ),
]
