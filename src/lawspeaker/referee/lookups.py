"""Lookups: which happenings a sentence looks up by itself. It stands in the code of the sentence, and nowhere else."""

from collections.abc import Callable, Iterator
from functools import cache
from types import CodeType, FunctionType
from typing import Any

VOCABULARY = "lawspeaker.vocabulary"


@cache
def texts_in(function: Callable[..., Any]) -> frozenset[str]:
    """Every text that stands in a function of the vocabulary, or in those that it calls."""
    found: set[str] = set()
    seen: set[object] = set()
    waiting: list[object] = [function]
    while waiting:
        one = waiting.pop()
        if not isinstance(one, FunctionType) or one in seen or not one.__module__.startswith(VOCABULARY):
            continue
        seen.add(one)
        waiting.append(getattr(one, "__wrapped__", None))
        for code in _codes(one.__code__):
            for constant in code.co_consts:
                found |= set(_texts(constant))
            for name in code.co_names:
                used = one.__globals__.get(name)
                waiting.append(used)
                found |= set(_texts(used))
    return frozenset(found)


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | frozenset | list):
        for inner in value:
            yield from _texts(inner)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(key)
            yield from _texts(inner)
