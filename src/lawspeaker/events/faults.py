"""Why a line is no event, said in words of the one who sends it.

The words come from the structs themselves: what a field must be stands beside its type, and the value that was sent
is laid against it until the part that does not fit is found. Whatever is quoted from a line is cut short and stripped
of control characters, for players choose names and texts.
"""

from collections.abc import Iterable, Mapping, Set
from difflib import get_close_matches
from math import inf

import msgspec
from msgspec import inspect

from lawspeaker.events.bounds import FARTHEST
from lawspeaker.events.fields import wire_fields, without_void

__all__ = ["Fault", "explain", "quote"]

QUOTED = 40
COMPARED = 8


class Fault(ValueError):
    """A line that could not be taken; `reason` is a plain sentence without its final stop."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Fault) and other.reason == self.reason

    def __hash__(self) -> int:
        return hash(self.reason)


def quote(text: str) -> str:
    """`text` in backticks, cut to 40 characters, with nothing in it that could upset a terminal or a page."""
    cut = text if len(text) <= QUOTED else text[:QUOTED] + "…"
    return "`" + "".join(sign if sign.isprintable() and sign != "`" else "?" for sign in cut) + "`"


def explain(raw: Mapping[str, object], kind: type[msgspec.Struct], name: str) -> str:
    """Why `raw`, which came as an event called `name`, is no `kind`: what is missing, or the first field that is wrong.

    Only for what does not fit.
    """
    return _missing(raw, kind, name) or _wrong(raw, kind) or _refused(raw, kind, name)


def _missing(raw: Mapping[str, object], kind: type[msgspec.Struct], name: str) -> str | None:
    fields = wire_fields(kind)
    lacking = [wire for wire, field in fields.items() if field.required and wire not in raw]
    if not lacking:
        return None
    said = "the field " if len(lacking) == 1 else "the fields "
    said += _and([quote(wire) for wire in lacking]) + (" is" if len(lacking) == 1 else " are")
    return f"{said} missing from this {quote(name)}{_guess(raw, fields.keys(), lacking)}"


def _and(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _guess(raw: Mapping[str, object], known: Set[str], lacking: list[str]) -> str:
    """A field that may have been misspelt. Few and short ones are looked at, for comparing is slow."""
    strange = [wire for wire in raw if wire not in known and wire != "type" and len(wire) <= QUOTED][:COMPARED]
    for wire in strange:
        if meant := get_close_matches(wire.lower(), lacking, n=1, cutoff=0.7):
            return f"; is {quote(wire)} meant to be {quote(meant[0])}?"
    return ""


def _wrong(raw: Mapping[str, object], kind: type[msgspec.Struct], inside: str = "") -> str | None:
    sent = without_void(raw, kind)
    fields = {wire: field.type for wire, field in wire_fields(kind).items() if wire in sent}
    return _first(_trouble(sent[wire], fields[wire], quote(wire) + inside) for wire in fields)


def _refused(raw: Mapping[str, object], kind: type[msgspec.Struct], name: str) -> str:
    """What a struct itself says of fields that do not go together."""
    fields = wire_fields(kind)
    try:
        msgspec.convert({wire: raw[wire] for wire in without_void(raw, kind) if wire in fields or wire == "type"}, kind)
    except msgspec.ValidationError as error:
        if isinstance(error.__cause__, ValueError):
            return str(error.__cause__)
    return f"the fields of this {quote(name)} do not go together"


def _describe(kind: inspect.Type) -> str:
    """What a value of this type is, in words: `text`, `a whole number`, …"""
    match kind:
        case inspect.Metadata(type=inner, extra_json_schema=extra):
            return str(extra["description"]) if extra and "description" in extra else _describe(inner)
        case inspect.IntType():
            return "a whole number"
        case inspect.FloatType():
            return "a number"
        case inspect.StrType():
            return "text"
        case inspect.BoolType():
            return "`true` or `false`"
        case inspect.NoneType():
            return "`null`"
        case inspect.LiteralType(values=values):
            return "one of " + ", ".join(f"`{value}`" for value in values)
        case inspect.ListType():
            return "a list `[…]`"
        case inspect.UnionType(types=options):
            given = [part for part in options if not isinstance(part, inspect.NoneType)]
            return " or ".join(_describe(part) for part in (given or options))
        case _:
            return "an object `{…}`"


def _sent(value: object) -> str:
    match value:
        case None:
            return "`null`"
        case bool():
            return "`true`" if value else "`false`"
        case str():
            return "text"
        case int():
            return "a number"
        case float():
            return f"{value!r}, which has a decimal point"
        case list():
            return "a list"
        case dict():
            return "an object"
        case _:
            return "raw bytes"


def _misfit(value: object, kind: inspect.Type, where: str) -> str:
    sent = "a number" if isinstance(value, float) and not _whole(kind) else _sent(value)
    hint = ": put it in double quotes" if sent == "a number" and _describe(kind) == "text" else ""
    return f"{where} must be {_describe(kind)}, not {sent}{hint}"


def _whole(kind: inspect.Type) -> bool:
    match kind:
        case inspect.Metadata(type=inner):
            return _whole(inner)
        case inspect.UnionType(types=options):
            return any(_whole(part) for part in options)
        case _:
            return isinstance(kind, inspect.IntType)


def _trouble(value: object, kind: inspect.Type, where: str, said: inspect.Type | None = None) -> str | None:
    """Why `value` is not of this type, or `None`; `said` is the type that carries the words, if a wider one does."""
    said = said or kind
    match kind:
        case inspect.Metadata(type=inner):
            return _trouble(value, inner, where, said)
        case inspect.UnionType(types=options):
            return _of_several(value, options, where, said)
        case inspect.LiteralType(values=values) if isinstance(value, str):
            return None if value in values else f"{where} must be {_describe(kind)}, not {quote(value)}"
        case inspect.IntType() if type(value) is int:
            return _out_of_bounds(value, kind.ge, kind.le, where, said)
        case inspect.FloatType() if isinstance(value, int | float) and not isinstance(value, bool):
            return _out_of_bounds(_float(value), kind.ge, kind.le, where, said)
        case inspect.ListType(min_length=least) if isinstance(value, list) and least and len(value) < least:
            return f"{where} must be {_describe(said)}, not {len(value)}"
        case inspect.ListType(max_length=most) if isinstance(value, list) and most is not None and len(value) > most:
            return _too_much(len(value), most, where, said)
        case inspect.DictType(max_length=most) if isinstance(value, dict) and most is not None and len(value) > most:
            return _too_much(len(value), most, where, said)
        case inspect.StrType(max_length=most) if isinstance(value, str) and most is not None and len(value) > most:
            return _too_much(len(value), most, where, said)
        case inspect.ListType(item_type=item) if isinstance(value, list):
            return _first(_trouble(part, item, f"entry {i} of {where}") for i, part in enumerate(value, 1))
        case inspect.TupleType(item_types=items) if isinstance(value, list):
            return _in_tuple(value, items, where, said)
        case inspect.DictType() if isinstance(value, dict) and not all(isinstance(name, str) for name in value):
            return f"{where} holds a name that is not text"
        case inspect.DictType(key_type=key, value_type=item) if isinstance(value, dict):
            return _first(_trouble(name, key, f"a name in {where}") for name in value) or _first(
                _trouble(part, item, f"{quote(name)} in {where}") for name, part in value.items()
            )
        case inspect.StructType(cls=inner) if isinstance(value, dict):
            return _missing(value, inner, where.strip("`")) or _wrong(value, inner, f" in {where}")
        case inspect.AnyType():
            return None
        case inspect.StrType() if isinstance(value, str):
            return None
        case inspect.BoolType() if isinstance(value, bool):
            return None
        case inspect.NoneType() if value is None:
            return None
        case _:
            return _misfit(value, said, where)


def _float(value: float) -> float:
    try:
        return float(value)
    except OverflowError:
        return inf if value > 0 else -inf


def _first(troubles: Iterable[str | None]) -> str | None:
    return next((trouble for trouble in troubles if trouble), None)


def _of_several(value: object, options: tuple[inspect.Type, ...], where: str, said: inspect.Type) -> str | None:
    troubles = [_trouble(value, part, where) for part in options]
    if None in troubles:
        return None
    given = [part for part in options if not isinstance(part, inspect.NoneType)]
    meant = given if len(given) == 1 else [part for part in given if _text(part) and isinstance(value, str)]
    return _trouble(value, meant[0], where) if meant else _misfit(value, said, where)


def _text(kind: inspect.Type) -> bool:
    return isinstance(kind, inspect.StrType)


def _in_tuple(value: list[object], items: tuple[inspect.Type, ...], where: str, said: inspect.Type) -> str | None:
    if len(value) != len(items):
        return f"{where} must be {_describe(said)}, not a list of {len(value)}"
    for i, (part, item) in enumerate(zip(value, items, strict=True), 1):
        if trouble := _trouble(part, item, f"entry {i} of {where}, {_describe(said)},"):
            return trouble
    return None


def _too_much(many: int, most: int, where: str, said: inspect.Type) -> str:
    words = (said.extra_json_schema or {}) if isinstance(said, inspect.Metadata) else {}
    instead = f": {words['instead']}" if "instead" in words else ""
    return f"{where} holds {many:,} {words.get('holds', 'characters')}, and at most {most:,} are taken{instead}"


def _out_of_bounds(value: float, least: float | None, most: float | None, where: str, said: inspect.Type) -> str | None:
    if abs(value) != inf and (least is None or value >= least) and (most is None or value <= most):
        return None
    words = _describe(said)
    if most == FARTHEST and abs(value) > most:
        return f"{where} holds a number beyond {most:,.0f} m, which no map reaches"
    if least == 0 and most is not None and most < 10:
        return f"{where} must be {words}"
    if least is not None and value < least:
        return f"{where} must be {words}, {least} or more"
    return f"{where} is too large for {words}"
