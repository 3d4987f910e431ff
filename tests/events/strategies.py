"""Events of every type, drawn at random from the structs themselves, for any test that wants a wire full of them.

`events()` draws an event of any type, `events_of(Hit)` or `BY_TYPE["hit"]` one of that type. A field is required,
left out, `null` or given exactly as its struct allows.
"""

from typing import Any

from hypothesis import strategies as st
from msgspec import inspect

from lawspeaker.events import TYPES, Event, ZoneDrawn

LARGEST = 2**53 - 1

numbers = st.floats(allow_nan=False, allow_infinity=False)
names = st.text(max_size=12)
plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | numbers | names,
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(names, parts, max_size=3),
    max_leaves=6,
)


def of_type(kind: inspect.Type) -> st.SearchStrategy[Any]:
    """Values of one type as the structs spell it."""
    match kind:
        case inspect.Metadata(type=inner):
            return of_type(inner)
        case inspect.UnionType(types=options):
            return st.one_of([of_type(part) for part in options])
        case inspect.NoneType():
            return st.none()
        case inspect.BoolType():
            return st.booleans()
        case inspect.IntType(ge=least, le=most):
            return st.integers(-LARGEST if least is None else int(least), LARGEST if most is None else int(most))
        case inspect.FloatType(ge=least, le=most):
            return st.floats(least, most, allow_nan=False, allow_infinity=False)
        case inspect.StrType():
            return names
        case inspect.LiteralType(values=values):
            return st.sampled_from(values)
        case inspect.TupleType(item_types=items):
            return st.tuples(*[of_type(item) for item in items])
        case inspect.ListType(item_type=item, min_length=least):
            return st.lists(of_type(item), min_size=least or 0, max_size=4)
        case inspect.DictType(value_type=inspect.AnyType()):
            return st.dictionaries(names, plain, max_size=3)
        case inspect.DictType(value_type=item):
            return st.dictionaries(names, of_type(item), max_size=3)
        case inspect.StructType(cls=struct):
            return structs(struct)
        case inspect.AnyType():
            return plain
        case _:
            raise NotImplementedError(kind)


def structs(kind: type) -> st.SearchStrategy[Any]:
    """Instances of one struct."""
    info = inspect.type_info(kind)
    assert isinstance(info, inspect.StructType)
    required = {field.name: of_type(field.type) for field in info.fields if field.required}
    optional = {field.name: of_type(field.type) for field in info.fields if not field.required}
    return st.fixed_dictionaries(required, optional=optional).map(lambda fields: kind(**fields))


def _shaped(fields: dict[str, Any]) -> ZoneDrawn:
    """A zone has one shape, so the other is taken away."""
    if fields["polygon"] is not None:
        fields["circle"] = None
    return ZoneDrawn(**fields)


def _zones() -> st.SearchStrategy[ZoneDrawn]:
    info = inspect.type_info(ZoneDrawn)
    assert isinstance(info, inspect.StructType)
    drawn = {field.name: of_type(field.type) for field in info.fields}
    circle = of_type(next(field.type for field in info.fields if field.name == "circle").types[0])
    required = {field.name: drawn.pop(field.name) for field in info.fields if field.required}
    required |= {"circle": circle, "polygon": drawn.pop("polygon")}
    del drawn["circle"]
    return st.fixed_dictionaries(required, optional=drawn).map(_shaped)


def events_of(kind: type[Event]) -> st.SearchStrategy[Any]:
    """Events of one type."""
    return _zones() if kind is ZoneDrawn else structs(kind)


BY_TYPE: dict[str, st.SearchStrategy[Any]] = {name: events_of(kind) for name, kind in TYPES.items()}
"""One strategy for each type of event, by its name on the wire."""


def events() -> st.SearchStrategy[Event]:
    """Events of any type."""
    return st.one_of(*BY_TYPE.values())
