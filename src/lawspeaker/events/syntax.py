"""The bytes of one event as plain data, or a fault that says where they go wrong.

Only bytes that failed to be an event come here, so words matter more than speed. What is said must not depend on how
deep in the program one stands: nesting is measured, not left to the interpreter's own limit.
"""

import re
from math import isfinite

import msgspec

from lawspeaker.events.faults import Fault, quote
from lawspeaker.events.head import DEEPEST

__all__ = ["BLANK", "NO_OBJECT", "parse", "unpack"]

BLANK = b" \t\r\n"
"""What may stand around an object, and what an empty line may hold."""

NO_OBJECT = "the line is no JSON object: an event is one `{…}` on a line of its own"

_UTF_16 = "the file is written in UTF-16: save it as UTF-8"
_AT_BYTE = re.compile(r"(.*) \(byte (\d+)\)")
_FOREIGN = re.compile(rb"-?(?:NaN|Infinity|inf\b|nan\b|None\b|True\b|False\b|undefined\b)")
_BETTER = {"None": "null", "True": "true", "False": "false"}
_BROKEN = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


def parse(line: bytes) -> object:
    """The JSON of a line as plain data, or a `Fault`."""
    try:
        line.decode()
    except UnicodeDecodeError as error:
        return Fault(_not_text(line, error.start))
    try:
        data = msgspec.json.decode(line)
    except RecursionError:
        return _too_deep()
    except msgspec.ValidationError:
        return Fault(_too_large(line))
    except msgspec.DecodeError as error:
        return Fault(_malformed(line, str(error)))
    if line.count(b"[") + line.count(b"{") > DEEPEST and _deeper(data):
        return _too_deep()
    return data


def unpack(data: bytes) -> object:
    """The MessagePack object as plain data, with text for the names of its fields, or a `Fault`."""
    try:
        plain = msgspec.msgpack.decode(data)
    except UnicodeDecodeError:
        return Fault("a text in this MessagePack is not UTF-8")
    except RecursionError:
        return _too_deep()
    except msgspec.DecodeError as error:
        found = _AT_BYTE.fullmatch(str(error))
        return Fault("the MessagePack is broken" + (f" at byte {int(found[2]) + 1}" if found else ": it breaks off"))
    if _deeper(plain):
        return _too_deep()
    if not isinstance(plain, dict):
        return Fault("an event is one object `{…}`")
    return _beyond_json(plain) or plain


def _beyond_json(fields: dict[object, object]) -> Fault | None:
    """What MessagePack can carry and JSON cannot: names that are no text, numbers that are infinite or none at all, and
    raw bytes."""
    for name, value in fields.items():
        if not isinstance(name, str):
            return Fault("the name of a field must be text")
        if what := _foreign(value):
            return Fault(f"{quote(name)} holds {what}")
    return None


def _foreign(data: object) -> str:
    """What JSON cannot carry in a value, in words; nothing if it can carry all of it."""
    if isinstance(data, dict):
        if not all(isinstance(name, str) for name in data):
            return "a name that is not text"
        data = list(data.values())
    if isinstance(data, list):
        return next(filter(None, map(_foreign, data)), "")
    if isinstance(data, float):
        return "" if isfinite(data) else "a number that is infinite or none at all"
    if data is None or isinstance(data, str | int):
        return ""
    return "something that no event has, such as raw bytes: send text as text"


def _deeper(data: object, level: int = 0) -> bool:
    if level > DEEPEST + 1:
        return True
    if isinstance(data, dict):
        data = list(data.values())
    return isinstance(data, list) and any(isinstance(part, list | dict) and _deeper(part, level + 1) for part in data)


def _too_deep() -> Fault:
    return Fault(f"lists and objects are nested more than {DEEPEST} deep")


def _too_large(line: bytes) -> str:
    try:
        fields = msgspec.json.decode(line, type=dict[str, msgspec.Raw])
    except _BROKEN:
        return "a number is too large"
    return next((f"{quote(name)} holds a number that is too large" for name in fields if _bursts(fields[name])), "")


def _bursts(value: msgspec.Raw) -> bool:
    try:
        msgspec.json.decode(value)
    except msgspec.ValidationError:
        return True
    return False


def _not_text(line: bytes, start: int) -> str:
    if line.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in line[:4]:
        return _UTF_16
    return f"the line is not UTF-8 text: byte {start + 1} (0x{line[start]:02x}) cannot stand there"


def _malformed(line: bytes, error: str) -> str:
    bare = line.strip(BLANK)
    if not bare:
        return "the line is empty"
    if b"\0" in bare[:4]:
        return _UTF_16
    if not bare.startswith(b"{"):
        return NO_OBJECT
    found = _AT_BYTE.fullmatch(error)
    if found is None:
        return _cut_off(bare)
    at = int(found[2])
    column = len(line[:at].decode(errors="ignore")) + 1
    return f"{_wrong_here(line, at, found[1])} (column {column})"


def _cut_off(bare: bytes) -> str:
    if bare.endswith(b"}"):
        return "a quote or a `}` is missing, or a text holds half of a `\\u` pair"
    return "the line breaks off before its closing `}`"


def _wrong_here(line: bytes, at: int, error: str) -> str:
    start = at - 1 if line[at - 1 : at] == b"-" else at
    if foreign := _FOREIGN.match(line, start):
        word = foreign[0].decode()
        hint = f"write `{_BETTER[word]}`" if word in _BETTER else "leave out a field whose value is unknown"
        return f"JSON does not know `{word}`: {hint}"
    if "trailing comma" in error:
        return "there is a comma too many"
    if "trailing characters" in error:
        return "something follows the closing `}`: an event is one object on a line of its own"
    if line[at : at + 1] == b"'" or "keys must be strings" in error:
        return "names and texts stand in double quotes"
    if line[at : at + 1] < b" ":
        return "a text holds a raw control character, which must be escaped"
    if "escape" in error or line[at - 1 : at] == b"\\":
        return "a text holds a `\\` that escapes nothing: write `\\\\`"
    if "invalid number" in error or line[at : at + 1] in {b"+", b"."}:
        return "a number is written wrongly"
    if "expected" in error:
        return f"a {error.rpartition('expected ')[2].replace(chr(39), '`')} is missing"
    return f"the JSON is broken at {quote(line[at : at + 8].decode(errors='replace'))}"
