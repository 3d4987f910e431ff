"""Every fault has its words: what a sender reads when a line of his could not be taken."""

import msgspec
import pytest

from events.packed import decode_packed
from lawspeaker.events.codec import Fault, decode_line

GOLDEN: list[tuple[bytes, str]] = [
    # a line that is no event
    (b"hello", "the line is no JSON object: an event is one `{…}` on a line of its own"),
    (b"[12:00] Bo was killed by Ana", "the line is no JSON object: an event is one `{…}` on a line of its own"),
    (b"<xml/>", "the line is no JSON object: an event is one `{…}` on a line of its own"),
    (b'"hit"', "the line is no JSON object: an event is one `{…}` on a line of its own"),
    (b"42", "the line is no JSON object: an event is one `{…}` on a line of its own"),
    (b"null", "the line is no JSON object: an event is one `{…}` on a line of its own"),
    (b"[]", "the line is no JSON object: an event is one `{…}` on a line of its own"),
    (b'[{"type":"time","t":1}]', "the line is no JSON object: an event is one `{…}` on a line of its own"),
    (b"{}", "the field `type` is missing: it says which event this is"),
    (b'{"t":1}', "the field `type` is missing: it says which event this is"),
    (b'{"type":null,"t":1}', "the field `type` is missing: it says which event this is"),
    (b'{"type":5,"t":1}', "`type` must be text: the name of an event, such as `hit`"),
    (b'{"type":["hit"],"t":1}', "`type` must be text: the name of an event, such as `hit`"),
    # json written wrongly
    (b'{"type":"time","t":1', "the line breaks off before its closing `}`"),
    (b'{"type":"time","t":', "the line breaks off before its closing `}`"),
    (b'{"type":"ti', "the line breaks off before its closing `}`"),
    (b'{"type":"time","t":1,}', "there is a comma too many (column 22)"),
    (b'{"type":"time" "t":1}', "a `,` or `}` is missing (column 16)"),
    (b'{"type" "time","t":1}', "a `:` is missing (column 9)"),
    (b"{'type':'time','t':1}", "names and texts stand in double quotes (column 2)"),
    (b'{"type":\'time\',"t":1}', "names and texts stand in double quotes (column 9)"),
    (b'{type:"time",t:1}', "names and texts stand in double quotes (column 2)"),
    (b'{"type":"time","t":01}', "a number is written wrongly (column 21)"),
    (b'{"type":"time","t":+1}', "a number is written wrongly (column 20)"),
    (b'{"type":"time","t":.5}', "a number is written wrongly (column 20)"),
    (b'{"type":"time","t":NaN}', "JSON does not know `NaN`: leave out a field whose value is unknown (column 20)"),
    (
        b'{"type":"time","t":-Infinity}',
        "JSON does not know `-Infinity`: leave out a field whose value is unknown (column 21)",
    ),
    (b'{"type":"time","t":None}', "JSON does not know `None`: write `null` (column 20)"),
    (b'{"type":"mode","t":1,"name":"pve","on":True}', "JSON does not know `True`: write `true` (column 40)"),
    (
        b'{"type":"time","t":undefined}',
        "JSON does not know `undefined`: leave out a field whose value is unknown (column 20)",
    ),
    (
        b'{"type":"time","t":1}{"type":"time","t":2}',
        "something follows the closing `}`: an event is one object on a line of its own (column 23)",
    ),
    (
        b'{"type":"time","t":1},',
        "something follows the closing `}`: an event is one object on a line of its own (column 23)",
    ),
    (
        b'{"type":"time","t":1} // noon',
        "something follows the closing `}`: an event is one object on a line of its own (column 24)",
    ),
    (
        b'{"type":"time","t":1,"server":"a\tb"}',
        "a text holds a raw control character, which must be escaped (column 33)",
    ),
    (
        b'{"type":"time","t":1,"server":"C:\\server"}',
        "a text holds a `\\` that escapes nothing: write `\\\\` (column 36)",
    ),
    (b'{"type":"time","t":1,"server":"\\ud800"}', "a quote or a `}` is missing, or a text holds half of a `\\u` pair"),
    (b'{"type":"time","t":1,"server":"caf\xe9"}', "the line is not UTF-8 text: byte 35 (0xe9) cannot stand there"),
    (
        b'\xff\xfe{\x00"\x00t\x00y\x00p\x00e\x00"\x00:\x00"\x00t\x00i\x00m\x00e\x00"\x00,\x00"\x00t\x00"\x00:\x001\x00}\x00',
        "the file is written in UTF-16: save it as UTF-8",
    ),
    (
        b'{\x00"\x00t\x00y\x00p\x00e\x00"\x00:\x00"\x00t\x00i\x00m\x00e\x00"\x00,\x00"\x00t\x00"\x00:\x001\x00}\x00',
        "the file is written in UTF-16: save it as UTF-8",
    ),
    (b'{"type":"positions","t":1,"rows":[["Bo",1,2,3]}', "a `,` or `]` is missing (column 47)"),
    (
        b'{"type":"time","t":1,"colour":' + b"[" * 50 + b"]" * 50 + b"}",
        "lists and objects are nested more than 32 deep",
    ),
    (
        b'{"type":"time","t":1e999,"colour":' + b"[" * 5_000 + b"]" * 5_000 + b"}",
        "a number is too large",
    ),
    # a field left out
    (
        b'{"type":"hit","t":1,"victim":"Ana","weapon":"bow","damage":5}',
        "the field `attacker` is missing from this `hit`",
    ),
    (
        b'{"type":"hit","t":1,"attaker":"Bo","victim":"Ana","weapon":"bow","damage":5}',
        "the field `attacker` is missing from this `hit`; is `attaker` meant to be `attacker`?",
    ),
    (
        b'{"type":"hit","t":1,"Attacker":"Bo","victim":"Ana","weapon":"bow","damage":5}',
        "the field `attacker` is missing from this `hit`; is `Attacker` meant to be `attacker`?",
    ),
    (b'{"type":"kill","t":1,"weapon":"bow"}', "the fields `attacker` and `victim` are missing from this `kill`"),
    (
        b'{"type":"structure_hit","t":1}',
        "the fields `attacker`, `entity`, `kind`, `weapon` and `damage` are missing from this `structure_hit`",
    ),
    (b'{"type":"time"}', "the field `t` is missing from this `time`"),
    (b'{"type":"meteor"}', "the field `t` is missing from this `meteor`"),
    (b'{"type":"zone","t":1,"kind":"pvp","circle":[0,0,9]}', "the field `id` is missing from this `zone`"),
    (
        b'{"type":"looted","t":1,"player":"Bo","container":"c","kind":"box"}',
        "the field `at` is missing from this `looted`",
    ),
    (
        b'{"type":"anticheat","t":1,"player":"Bo","reason":"speed"}',
        "the field `source` is missing from this `anticheat`",
    ),
    (b'{"type":"server_started","t":1,"map":{"seed":7}}', "the field `size` is missing from this `map`"),
    (
        b'{"type":"item_given","t":1,"giver":"Bo","to":"Ana","items":{}}',
        "the field `from` is missing from this `item_given`",
    ),
    # the head
    (b'{"type":"time","t":"noon"}', "`t` must be a whole number of milliseconds, not text"),
    (b'{"type":"time","t":"1700000000000"}', "`t` must be a whole number of milliseconds, not text"),
    (
        b'{"type":"time","t":1700000000.5}',
        "`t` must be a whole number of milliseconds, not 1700000000.5, which has a decimal point",
    ),
    (b'{"type":"time","t":1.0}', "`t` must be a whole number of milliseconds, not 1.0, which has a decimal point"),
    (b'{"type":"time","t":1e3}', "`t` must be a whole number of milliseconds, not 1000.0, which has a decimal point"),
    (b'{"type":"time","t":null}', "`t` must be a whole number of milliseconds, not `null`"),
    (b'{"type":"time","t":true}', "`t` must be a whole number of milliseconds, not `true`"),
    (b'{"type":"time","t":-1}', "`t` must be a whole number of milliseconds, 0 or more"),
    (b'{"type":"time","t":9007199254740992}', "`t` is too large for a whole number of milliseconds"),
    (b'{"type":"time","t":99999999999999999999999999}', "`t` is too large for a whole number of milliseconds"),
    (b'{"type":"time","t":1e999}', "`t` holds a number that is too large"),
    (b'{"type":"time","t":1,"n":0}', "`n` must be a whole number, 1 or more"),
    (b'{"type":"time","t":1,"n":"3"}', "`n` must be a whole number, not text"),
    (b'{"type":"time","t":1,"seq":0}', "`seq` must be a whole number, 1 or more"),
    (b'{"type":"time","t":1,"seq":-4}', "`seq` must be a whole number, 1 or more"),
    (b'{"type":"time","t":1,"tier":3}', "`tier` must be 0 (server files), 1 (WebRCON) or 2 (plugin)"),
    (b'{"type":"time","t":1,"tier":"plugin"}', "`tier` must be 0 (server files), 1 (WebRCON) or 2 (plugin), not text"),
    (b'{"type":"time","t":1,"server":7}', "`server` must be text, not a number: put it in double quotes"),
    (b'{"type":"time","t":1,"source":{"name":"rcon"}}', "`source` must be text, not an object"),
    (b'{"type":"time","t":1,"margin":-1}', "`margin` must be a number, 0 or more"),
    (b'{"type":"time","t":1,"margin":"2 m"}', "`margin` must be a number, not text"),
    (
        b'{"type":"time","t":1,"happened":1.5}',
        "`happened` must be a whole number of milliseconds, not 1.5, which has a decimal point",
    ),
    (b'{"type":"meteor","t":"noon"}', "`t` must be a whole number of milliseconds, not text"),
    (b'{"type":"meteor","t":1,"n":0}', "`n` must be a whole number, 1 or more"),
    # a field of the wrong kind
    (
        b'{"type":"spawned","t":1,"player":76561198000000001,"at":[1,2,3]}',
        "`player` must be text, not a number: put it in double quotes",
    ),
    (b'{"type":"spawned","t":1,"player":null,"at":[1,2,3]}', "`player` must be text, not `null`"),
    (
        b'{"type":"spawned","t":1,"player":"Bo","at":[1,2]}',
        "`at` must be a place `[x, y, z]` in metres, not a list of 2",
    ),
    (
        b'{"type":"spawned","t":1,"player":"Bo","at":[1,2,3,4]}',
        "`at` must be a place `[x, y, z]` in metres, not a list of 4",
    ),
    (
        b'{"type":"spawned","t":1,"player":"Bo","at":[1,"2",3]}',
        "entry 2 of `at`, a place `[x, y, z]` in metres, must be a number, not text",
    ),
    (
        b'{"type":"spawned","t":1,"player":"Bo","at":[1,null,3]}',
        "entry 2 of `at`, a place `[x, y, z]` in metres, must be a number, not `null`",
    ),
    (
        b'{"type":"spawned","t":1,"player":"Bo","at":{"x":1,"y":2,"z":3}}',
        "`at` must be a place `[x, y, z]` in metres, not an object",
    ),
    (b'{"type":"spawned","t":1,"player":"Bo","at":"1 2 3"}', "`at` must be a place `[x, y, z]` in metres, not text"),
    (b'{"type":"spawned","t":1,"player":"Bo","at":null}', "`at` must be a place `[x, y, z]` in metres, not `null`"),
    (b'{"type":"positions","t":1,"rows":{"Bo":[1,2,3]}}', "`rows` must be a list `[…]`, not an object"),
    (
        b'{"type":"positions","t":1,"rows":[["Bo",1,2,3],["Ana",1,2]]}',
        "entry 2 of `rows` must be a row `[player, x, y, z]`, not a list of 3",
    ),
    (
        b'{"type":"positions","t":1,"rows":[["Bo",1,2,"3"]]}',
        "entry 4 of entry 1 of `rows`, a row `[player, x, y, z]`, must be a number, not text",
    ),
    (
        b'{"type":"positions","t":1,"rows":[[7,1,2,3]]}',
        "entry 1 of entry 1 of `rows`, a row `[player, x, y, z]`, must be text, not a number: put it in double quotes",
    ),
    (
        b'{"type":"positions","t":1,"rows":["Bo",1,2,3]}',
        "entry 1 of `rows` must be a row `[player, x, y, z]`, not text",
    ),
    (
        b'{"type":"hit","t":1,"attacker":"Bo","victim":"Ana","weapon":"bow","damage":"5"}',
        "`damage` must be a number, not text",
    ),
    (
        b'{"type":"hit","t":1,"attacker":"Bo","victim":"Ana","weapon":"bow","damage":5,"landed":1}',
        "`landed` must be `true` or `false`, not a number",
    ),
    (
        b'{"type":"hit","t":1,"attacker":"Bo","victim":"Ana","weapon":"bow","damage":5,"landed":"yes"}',
        "`landed` must be `true` or `false`, not text",
    ),
    (
        b'{"type":"hit","t":1,"attacker":"Bo","victim":"Ana","weapon":"bow","damage":5,"at":[1]}',
        "`at` must be a place `[x, y, z]` in metres, not a list of 1",
    ),
    (
        b'{"type":"hit","t":1,"attacker":"Bo","victim":"Ana","weapon":"bow","damage":5,"victim_in":4}',
        "`victim_in` must be text, not a number: put it in double quotes",
    ),
    (
        b'{"type":"hit","t":1,"attacker":"Bo","victim":"Ana","weapon":"bow","damage":1' + b"0" * 400 + b"}",
        "`damage` is too large for a number",
    ),
    (
        b'{"type":"hit","t":1,"attacker":"Bo","victim":"Ana","weapon":"bow","damage":1' + b"0" * 5000 + b"}",
        "`damage` holds a number that is too large",
    ),
    (b'{"type":"carrying","t":1,"player":"Bo","items":["wood"]}', "`items` must be an object `{…}`, not a list"),
    (
        b'{"type":"carrying","t":1,"player":"Bo","items":{"wood":"3"}}',
        "`wood` in `items` must be a whole number, not text",
    ),
    (
        b'{"type":"carrying","t":1,"player":"Bo","items":{"wood":1.5}}',
        "`wood` in `items` must be a whole number, not 1.5, which has a decimal point",
    ),
    (
        b'{"type":"group","t":1,"id":"g","kind":"clan","name":"A","members":"Bo","leaders":[]}',
        "`members` must be a list `[…]`, not text",
    ),
    (
        b'{"type":"group","t":1,"id":"g","kind":"clan","name":"A","members":["Bo",7],"leaders":[]}',
        "entry 2 of `members` must be text, not a number: put it in double quotes",
    ),
    (
        b'{"type":"zone","t":1,"id":"z","kind":"pvp","circle":[0,0]}',
        "`circle` must be a circle `[x, z, radius]` in metres, not a list of 2",
    ),
    (
        b'{"type":"zone","t":1,"id":"z","kind":"pvp","circle":[0,0,-5]}',
        "entry 3 of `circle`, a circle `[x, z, radius]` in metres, must be a number, 0 or more",
    ),
    (
        b'{"type":"zone","t":1,"id":"z","kind":"pvp","polygon":[[0,0],[1,1]]}',
        "`polygon` must be a list of three or more corners `[x, z]`, not 2",
    ),
    (
        b'{"type":"zone","t":1,"id":"z","kind":"pvp","polygon":[[0,0],[1,1],[2]]}',
        "entry 3 of `polygon` must be a corner `[x, z]` in metres, not a list of 1",
    ),
    (b'{"type":"zone","t":1,"id":"z","kind":"pvp"}', "a `zone` needs a `circle` or a `polygon`"),
    (
        b'{"type":"zone","t":1,"id":"z","kind":"pvp","circle":[0,0,5],"polygon":[[0,0],[1,1],[2,0]]}',
        "a `zone` takes a `circle` or a `polygon`, not both",
    ),
    (b'{"type":"server_started","t":1,"map":4500}', "`map` must be an object `{…}`, not a number"),
    (b'{"type":"server_started","t":1,"map":{"size":"big"}}', "`size` in `map` must be a whole number, not text"),
    (b'{"type":"server_started","t":1,"records":"all"}', "`records` must be a list `[…]`, not text"),
    (b'{"type":"tax","t":1,"rate":15}', "`rate` must be a share between 0 and 1"),
    (
        b'{"type":"finding","t":1,"by":"Cy","subject":1.5,"question":"Q","answer":"yes"}',
        "`subject` must be text or a whole number, not 1.5, which has a decimal point",
    ),
    (
        b'{"type":"command","t":1,"player":"Bo","name":"ask","args":["hi"]}',
        "`args` must be an object `{…}`, not a list",
    ),
    (
        b'{"type":"command","t":1,"player":"Bo","name":"ask","args":{"n":99999999999999999999}}',
        "`args` holds a whole number that is too large",
    ),
    (
        b'{"type":"command","t":1,"player":"Bo","name":"ask","args":' + b'{"a":' * 40 + b"1" + b"}" * 41,
        "lists and objects are nested more than 32 deep",
    ),
    (b'{"type":"mode","t":1,"name":"purge","on":"yes"}', "`on` must be `true` or `false`, not text"),
    (b'{"type":"idle","t":1,"player":"Bo","seconds":null}', "`seconds` must be a number, not `null`"),
    # a word that is not on the list
    (
        b'{"type":"hit","t":1,"attacker":"Bo","victim":"Ana","weapon":"bow","damage":5,"means":"laser"}',
        "`means` must be one of `explosive`, `player`, `sam`, `trap`, `turret`, `vehicle`, not `laser`",
    ),
    (
        b'{"type":"finding","t":1,"by":"Cy","subject":4,"question":"Q","answer":"maybe"}',
        "`answer` must be one of `no`, `yes`, not `maybe`",
    ),
    (
        b'{"type":"finding","t":1,"by":"Cy","subject":4,"question":"Q","answer":true}',
        "`answer` must be one of `no`, `yes`, not `true`",
    ),
    (
        b'{"type":"chat","t":1,"player":"Bo","channel":"Global","text":"hi"}',
        "`channel` must be one of `clan`, `direct`, `discord`, `forum`, `global`, `local`, `staff`, `team`, "
        "not `Global`",
    ),
    (
        b'{"type":"looted","t":1,"player":"Bo","container":"c","kind":["box"],"at":[1,2,3]}',
        "`kind` must be one of `airdrop`, `bag`, `box`, `corpse`, `crate`, `cupboard`, `heli`, `sleeper`, `vending`, "
        "not a list",
    ),
    (
        b'{"type":"upgraded","t":1,"player":"Bo","entity":"e","grade":"gold"}',
        "`grade` must be one of `armored`, `metal`, `stone`, `twig`, `wood`, not `gold`",
    ),
    (
        b'{"type":"zone","t":1,"id":"z","kind":"pvp","circle":[0,0,5],"cause":"meteor"}',
        "`cause` must be one of `airdrop`, `bradley`, `cargo`, `event`, `heli`, `oilrig`, `static`, not `meteor`",
    ),
    (
        b'{"type":"relation","t":1,"a":"A","b":"B","kind":"`\\u001b[31mfoe\\n","on":true}',
        "`kind` must be one of `ally`, `ceasefire`, `friend`, not `??[31mfoe?`",
    ),
    (
        b'{"type":"relation","t":1,"a":"A","b":"B","kind":"' + b"x" * 60 + b'","on":true}',
        "`kind` must be one of `ally`, `ceasefire`, `friend`, not `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…`",
    ),
]


@pytest.mark.parametrize(("line", "reason"), GOLDEN, ids=[str(i) for i in range(len(GOLDEN))])
def test_a_fault_is_told_in_the_words_of_an_owner(line, reason):
    with pytest.raises(Fault) as caught:
        decode_line(line)
    assert caught.value.reason == reason


HIT = {"type": "hit", "t": 1, "attacker": "Bo", "victim": "Ana", "weapon": "bow", "damage": 5}
PACKED = msgspec.msgpack.encode(HIT)

GOLDEN_PACKED: list[tuple[bytes, str]] = [
    (b"", "the MessagePack is broken: it breaks off"),
    (PACKED[:-1], "the MessagePack is broken: it breaks off"),
    (PACKED + b"\x01", f"the MessagePack is broken at byte {len(PACKED) + 1}"),
    (b"\xc1", "the MessagePack is broken at byte 1"),
    (b"\xdd\xff\xff\xff\xff", "the MessagePack is broken: it breaks off"),
    (b"\x91" * 100_000, "lists and objects are nested more than 32 deep"),
    (b"\x91" * 50 + b"\x01", "lists and objects are nested more than 32 deep"),
    (PACKED.replace(b"bow", b"b\xffw"), "a text in this MessagePack is not UTF-8"),
    (b"\x81\x01\x02", "the name of a field must be text"),
    (b"\x01", "an event is one object `{…}`"),
    (
        msgspec.msgpack.encode(HIT | {"weapon": b"bow"}),
        "`weapon` holds something that no event has, such as raw bytes: send text as text",
    ),
    (msgspec.msgpack.encode(HIT | {"t": 2**64 - 1}), "`t` is too large for a whole number of milliseconds"),
    (
        msgspec.msgpack.encode({"type": "carrying", "t": 1, "player": "Bo", "items": {7: 1}}),
        "`items` holds a name that is not text",
    ),
    (
        msgspec.msgpack.encode({"type": "command", "t": 1, "player": "Bo", "name": "ask", "args": {"a": {7: 1}}}),
        "`args` holds a name that is not text",
    ),
    (
        msgspec.msgpack.encode({"type": "command", "t": 1, "player": "Bo", "name": "ask", "args": {"a": b"x"}}),
        "`args` holds something that no event has, such as raw bytes: send text as text",
    ),
    (
        msgspec.msgpack.encode({"type": "meteor", "t": 1, "a": 2**64 - 1}),
        "`event` holds a whole number that is too large",
    ),
]


@pytest.mark.parametrize(("data", "reason"), GOLDEN_PACKED, ids=[str(i) for i in range(len(GOLDEN_PACKED))])
def test_a_fault_of_a_packed_event_is_told_in_the_words_of_an_owner(data, reason):
    with pytest.raises(Fault) as caught:
        decode_packed(data)
    assert caught.value.reason == reason


def test_a_fault_carries_no_final_stop_and_nothing_that_could_upset_a_terminal():
    for _, reason in GOLDEN:
        assert reason.isprintable()
        assert not reason.endswith(".")
        assert len(reason) < 200


def test_faults_are_equal_when_they_say_the_same():
    assert Fault("a") == Fault("a") != Fault("b")
    assert {Fault("a"), Fault("a")} == {Fault("a")}
    assert str(Fault("a")) == "a"
