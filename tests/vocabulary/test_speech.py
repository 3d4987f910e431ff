"""Speech: who spoke to whom, how near, what was written in which channel. Signs and sprays."""

import pytest
from msgspec import UNSET

from vocabulary.asked import (
    BLIND,
    RECENT,
    Asked,
    Line,
    book,
    false,
    house,
    judged,
    rows,
    rows_of,
    tell,
    true,
    unknown,
    zone,
)

ANN, BO = tell("joined", "ann", name="Ann"), tell("joined", "bo", name="Bo")
H = house("h", "bo")
HOUSE = zone("h-inside", "base", radius=6.0, building="h")
INDOORS = "the speaking share of attacker inside any base over the last 10 seconds"
NEAR, FAR = rows(ann=(0, 0), bo=(30, 0)), rows(ann=(0, 0), bo=(31, 0))
VOICE = tell("voice", "ann", ms=900)


def chat(channel: str = "local", **more: object) -> Line:
    """Ann writes a line."""
    return tell("chat", "ann", channel=channel, text="Hello, BO!!", **more)


ADDRESSES = ("join 12.34.56.78:28015", "https://x.example", "look at Better-Rust.COM, all of you", "discord.gg/abc")
NO_ADDRESSES = ("come to the market", "1.2.3 wood", "well.done", "12.34.56 a piece")
WITHIN = f"attacker spoke within 30 metres of victim {RECENT}"
PICTURE = chat("discord", room="evictions", images=1, about="h")
REACT = tell("react", "ann", to="bo", room="talk")
WAVE = tell("emote", "ann", name="wave", to="bo")
SHOUT = tell("chat", "ann", channel="global", text="LÄUFT JA")

HELLO = f'attacker said words of "hello" {RECENT}'
HELLO_TO = f'attacker said words of "hello" to victim {RECENT}'
HELLO_BY = f'attacker said words of "hello" within 30 metres of victim {RECENT}'
HELLO_AND = f'attacker said words of "hello" with words of "thanks" {RECENT}'
TURNED = f"attacker turned to victim {RECENT}"
TURNED_WITH = f'attacker turned to victim with words of "hello" {RECENT}'
TOLD = tell("command", "ann", name="staff.order", args={"player": "bo", "text": "good day"})
LINE = f"attacker wrote a line {RECENT}"
LIKE = "the number of lines at least 80 % like {} by attacker over the last 1 minute is at least 2"
LOUD = (
    "the number of lines of more than 4 letters and 50 % capitals among the last 2 that attacker wrote"
    " over the last 1 minute is at least 1"
)


def line(text: str, **more: object) -> Line:
    """Ann writes this to all."""
    return tell("chat", "ann", channel="global", text=text, **more)


SPOKEN = [
    true(HELLO, line("Good day to you")),
    true(HELLO, line("ＨＥＬＬＯ!")),
    false(HELLO, line("Othello, thank you")),
    false(HELLO, {**line("hello"), "player": "bo"}),
    true(f'attacker said words of "hello" twice {RECENT}', line("hello"), line("good day")),
    true(f'attacker said words of "thanks" {RECENT}', line("hello, and thank you")),
    unknown(HELLO, start=BLIND),
    true(HELLO_TO, line("hello", to="bo")),
    false(HELLO_TO, line("hello")),
    false(HELLO_TO, line("thank you", to="bo")),
    true(HELLO_TO, BO, NEAR, chat()),
    unknown(HELLO_TO, start=BLIND),
    true(HELLO_BY, BO, NEAR, chat()),
    true(HELLO_BY, BO, NEAR, line("hello")),
    true(HELLO_BY, BO, FAR, chat("direct", to="bo")),
    false(HELLO_BY, BO, FAR, chat()),
    false(HELLO_BY, BO, NEAR, chat("team")),
    false(HELLO_BY, BO, NEAR, line("thank you")),
    unknown(HELLO_BY, BO, chat()),
    unknown(HELLO_BY, BO, NEAR, start=BLIND),
    true(HELLO_AND, line("hello, and thank you")),
    false(HELLO_AND, line("hello"), line("thank you")),
    unknown(HELLO_AND, start=BLIND),
    true(TURNED_WITH, BO, line("hello, bo")),
    true(TURNED_WITH, line("hello", to="bo")),
    true(TURNED_WITH, TOLD),
    false(TURNED_WITH, BO, line("bo, come")),
    false(TURNED_WITH, BO, line("hello, bob")),
    unknown(TURNED_WITH, start=BLIND),
    true(LINE, line("")),
    false(LINE, VOICE),
    unknown(LINE, start=BLIND),
    true(LIKE.format('"buy my guns"'), line("Buy my guns!!"), line("buy all my guns")),
    false(LIKE.format('"buy my guns"'), line("Buy my guns!!"), line("sell me stone")),
    false(LIKE.format('"buy my guns"'), line("buy my guns"), line("buy my guns", after=59)),
    true(LIKE.format('"buy my guns"'), line("buy my guns"), line("buy my guns", after=58.999), act="attack"),
    true(LIKE.format('""'), line("!!"), line("")),
    unknown(LIKE.format('"buy my guns"'), start=BLIND),
    true(LOUD, line("HELLO"), line("you")),
    true(LOUD, line("HELlo")),
    false(LOUD, line("HELL")),
    false(LOUD, line("HElo"), line("HELloo")),
    false(LOUD, line("123"), line("你好")),
    false(LOUD, line("HELLO"), line("you"), line("there")),
    false(LOUD, line("HELLO"), line("you", after=60)),
    unknown(LOUD, start=BLIND),
]

ASKED = [
    true(WITHIN, BO, NEAR, VOICE),
    true(WITHIN, BO, NEAR, chat()),
    false(WITHIN, BO, NEAR, chat("global")),
    false(WITHIN, BO, FAR, VOICE),
    unknown(WITHIN, BO, {**FAR, "margin": 0.5}, VOICE),
    true(WITHIN, BO, {**rows(ann=(0, 0), bo=(28.9, 0)), "margin": 0.5}, VOICE),
    unknown(WITHIN, BO, rows(ann=(0, 0)), VOICE),
    unknown(WITHIN, VOICE),
    false(WITHIN, {**VOICE, "player": "cy"}),
    unknown(WITHIN, BO, NEAR, start=BLIND),
    true(f"attacker spoke to victim {RECENT}", NEAR, VOICE),
    false(f"attacker spoke to victim {RECENT}", rows(ann=(0, 0), bo=(200, 0)), VOICE),
    unknown(f"attacker spoke to victim {RECENT}", NEAR, start=BLIND),
    *rows_of("attacker spoke aloud", VOICE, chat()),
    *rows_of("attacker spoke at all", chat("team"), REACT),
    true("the speaking share of attacker over the last 10 seconds is at least 9 %", VOICE),
    false("the speaking share of attacker over the last 10 seconds is more than 9 %", VOICE),
    unknown("the speaking share of attacker over the last 10 seconds is more than 9 %", tell("voice", "ann")),
    unknown("the speaking share of attacker over the last 10 seconds is more than 9 %", start=BLIND),
    true(f"{INDOORS} is at least 9 %", HOUSE, rows(ann=(1, 0)), VOICE),
    false(f"{INDOORS} is more than 0 %", HOUSE, rows(ann=(100, 0)), VOICE),
    unknown(f"{INDOORS} is more than 0 %", HOUSE, VOICE),
    unknown(f"{INDOORS} is more than 0 %", HOUSE, start=BLIND),
    true("any bearer of a name in text is online", BO, line("hello, bo"), act="say"),
    false("any bearer of a name in text is online", ANN, BO, line("hello, I am Ann"), act="say"),
    true(f"speaker said text 2 times {RECENT}, counting this", chat(), chat(), act="say"),
    false(f"speaker said text 2 times {RECENT}, counting this", SHOUT, chat(), act="say"),
    unknown(f'attacker said "x" {RECENT}', start=BLIND),
    *rows_of('attacker wrote anything in the channel "local"', chat(), chat("team")),
    *rows_of('attacker wrote anything in the room "evictions"', PICTURE, chat("discord", room="talk")),
    true(TURNED, BO, line("what did you see, BO?")),
    true(TURNED, tell("joined", "bo", name="[CG] Bo"), line("what did you see, bo?")),
    true(TURNED, tell("command", "ann", name="warn", args={"player": "bo"})),
    false(TURNED, BO, line("what did you see?")),
    false(TURNED, BO, {**line("I am Bo"), "player": "bo"}),
    false(TURNED, tell("joined", "bo", name="[12] 34"), line("12, 34")),
    unknown(TURNED, start=BLIND),
    *rows_of("attacker messaged victim", chat("direct", to="bo"), chat("local", to="bo")),
    *rows_of("attacker wrote about any base", chat("forum", about="h"), chat("forum", about=None)),
    *rows_of('attacker posted a picture of any base in the room "evictions"', PICTURE, {**PICTURE, "images": 0}),
    *rows_of('attacker posted a picture of any base in the room "evictions"', PICTURE, chat("local")),
    *rows_of("attacker reacted to victim", REACT, WAVE),
    *rows_of("attacker gestured at victim", WAVE, REACT),
    *rows_of('attacker made the gesture "wave"', WAVE, {**WAVE, "name": "bow"}),
    true("the room is evictions", PICTURE, act="say"),
    true("the room is evictions", {**PICTURE, "room": "#evictions"}, act="say"),
    false("the room is talk", chat("global", room=None), act="say"),
    unknown("the room is talk", chat("discord"), act="say"),
    true("the number of pictures is 1", PICTURE, act="say"),
    false("the number of pictures is 2", PICTURE, act="say"),
    unknown("the number of pictures is 2", chat(), act="say"),
    true("the speaking time is 900 ms", VOICE, act="speak"),
    false("the speaking time is 901 ms", VOICE, act="speak"),
    unknown("the speaking time is 901 ms", tell("voice", "ann"), act="speak"),
    true("channel is local", chat(), act="say"),
    true("listener joined within the last 1 minute", BO, NEAR, VOICE, act="speak"),
    true('text contains "wave"', WAVE, act="react"),
    false("listener is speaker", REACT, act="react"),
    true('text contains "hello bo"', chat(), act="say"),
    false('text contains "hell"', chat(), act="say"),
    true("text says nothing", tell("chat", "ann", channel="global", text="?!"), act="say"),
    false("text says nothing", chat(), act="say"),
    true("the number of words of text is 2", chat(), act="say"),
    true(
        "the first number in text is 500", tell("chat", "ann", channel="global", text="500 scrap, or 2 c4"), act="say"
    ),
    false("the first number in text is more than 500", chat(), act="say"),
    false("the number of words of text is more than 2", chat(), act="say"),
    true("the length of text is 11", chat(), act="say"),
    false("the length of text is less than 11", chat(), act="say"),
    true("the share of capitals in text is 100 %", SHOUT, act="say"),
    false("the share of capitals in text is more than 50 %", chat(), act="say"),
    false("the share of capitals in text is at least 0 %", tell("chat", "ann", channel="global", text="12"), act="say"),
    false("the share of letters other than Latin in text is more than 0 %", SHOUT, act="say"),
    true("the share of letters other than Latin in text is 0 %", SHOUT, act="say"),
    true(
        "the share of letters other than Latin in text is 100 %",
        tell("chat", "ann", channel="global", text="ПРИВЕТ 7"),
        act="say",
    ),
    true('the number of phrases of "hello" in text is 1', chat(), act="say"),
    true('the number of phrases of "hello" in text is 2', line("Good day, hello, hello!"), act="say"),
    true('the number of phrases of "thanks" in text is 0', chat(), act="say"),
    false('the number of phrases of "hello" in text is 2', chat(), act="say"),
    *(true("text gives an address", line(text), act="say") for text in ADDRESSES),
    *(false("text gives an address", line(text), act="say") for text in NO_ADDRESSES),
    true("the longest repetition in text is 2", chat(), act="say"),
    false("the longest repetition in text is at least 3", chat(), act="say"),
]


@pytest.mark.parametrize("asked", [*SPOKEN, *ASKED], ids=str)
def test_a_sentence_about_speech_comes_out(asked: Asked) -> None:
    assert asked.comes_out()


def test_a_line_to_nobody_is_said_once() -> None:
    for act, event in (("say", chat("global")), ("speak", VOICE)):
        found = judged(book(act, "speaker is speaker"), {"type": "server_started"}, event)
        assert [(r.actor, r.target, r.ruling) for r in found] == [("ann", UNSET, "unlawful")]


SIGN = tell("sign", "ann", entity="s1", text="KOS", size=60, at=[10, 10, 0], building="h", hidden=False)
BOS = {**SIGN, "player": "bo"}
TOUCH = tell("keypad", "ann", entity="k", building="h")
TOUCHED = "attacker touched a keypad of any base within the last 1 minute"
BLANK = tell("sign", "ann", entity="s1", text="hi", at=[10, 10, 0])
SPRAY = tell("spray", "ann", entity="p1", at=[0, 0, 0])

SIGNS = [
    true("the text of sign is KOS", SIGN, act="write"),
    false("the text of sign is KOS", BLANK, act="write"),
    true('the lettering of sign contains "kos"', SIGN, act="write"),
    false('the lettering of sign contains "kos"', BLANK, act="write"),
    true("the text size of sign is 60", SIGN, act="write"),
    false("the text size of sign is less than 60", SIGN, act="write"),
    unknown("the text size of sign is less than 60", BLANK, act="write"),
    true("sign is hidden", {**SIGN, "hidden": True}, act="write"),
    false("sign is hidden", SIGN, act="write"),
    unknown("sign is hidden", BLANK, act="write"),
    true("any sign of any base of victim stands", H, SIGN),
    false("any sign of any base of victim stands", H),
    true("sign stands on the ground of any base", H, SIGN, act="write"),
    false("sign stands on the ground of any base", house("h", "bo", x=300), SIGN, act="write"),
    true("sign stands on its writer's ground", house("h", "ann"), SIGN, act="write"),
    false("sign stands on its writer's ground", H, SIGN, act="write"),
    true("sign stands in public", zone("r", "road"), SIGN, act="write"),
    false("sign stands in public", zone("r", "road", 300), SIGN, act="write"),
    true("the age of sign is 0 seconds", SIGN, act="write"),
    false("the age of sign is more than 0 seconds", SIGN, act="write"),
    true("the writer of sign is speaker", SIGN, act="write"),
    false("the writer of sign is any owner of any base", H, SIGN, act="write"),
    true("the base of sign is a base", H, SIGN, act="write"),
    false("the base of sign is a base", H, {**BLANK, "building": None}, act="write"),
    unknown("the base of sign is a base", H, BLANK, act="write"),
    true(f"{TOUCHED}\n and any sign by victim is written after that touch", H, TOUCH, BOS),
    false(f"{TOUCHED}\n and any sign by victim is written after that touch", H, BOS, TOUCH),
    false(f"{TOUCHED}\n and any sign by victim is written after that touch", H, BOS, TOUCH, {**BOS, "size": 9}),
    true("any sign by attacker stands", SIGN),
    false("any sign by victim stands", SIGN),
    unknown("any sign by victim stands", start=BLIND),
    true("sign is inside any pvp zone", zone("d", "pvp"), SIGN, act="write"),
    false("sign is inside any pvp zone", zone("d", "pvp", 300), SIGN, act="write"),
    true("the distance from speaker to sign is at most 11 metres", rows(ann=(0, 0)), SIGN, act="write"),
    false("the distance from speaker to sign is at most 9 metres", rows(ann=(0, 0)), SIGN, act="write"),
    unknown("the distance from speaker to sign is at most 9 metres", SIGN, act="write"),
    *rows_of("attacker wrote any sign", SIGN, SPRAY),
    *rows_of("attacker wrote a sign at any base", SIGN, {**BLANK, "building": None}),
    *rows_of("attacker sprayed a picture", SPRAY, SIGN),
    true("speaker sprayed a picture within the last 1 second, counting this", SPRAY, act="spray"),
]


@pytest.mark.parametrize("asked", SIGNS, ids=str)
def test_a_sentence_about_signs_comes_out(asked: Asked) -> None:
    assert asked.comes_out()
