"""Describes values so that those of two runs can be compared: types, content, and which are the same object."""

from __future__ import annotations

import collections
import inspect
import itertools
import re
import types
from collections.abc import Iterator
from typing import Any

from tests.rules.evidence.proxies import StepIterator

_ATOMS = (
    int,
    float,
    complex,
    bool,
    str,
    bytes,
    bytearray,
    type(None),
    range,
    type(...),
    type(NotImplemented),
)
_DEEP = 12
_LONG = 60
_ADDRESS = re.compile(r"0x[0-9a-f]{6,}")


def without_addresses(text: str) -> str:
    """Return a text without the places in memory that it tells."""
    return _ADDRESS.sub("0x", text)


class Portrait:
    """Describes values one after the other; an object that was seen before is told by its number.

    Where numbers count as `alike`, 3, 3.0 and numpy's 3 are one, and so are columns in any order.
    Iterators are used up, and functions that need nothing are called, as somebody would who gets them: what
    they write down is part of what a run shows.
    """

    def __init__(self, *, alike: bool = False) -> None:
        self.alike = alike
        self.numbers: dict[int, int] = {}
        self.kept: list[Any] = []

    def of(self, value: Any, depth: int = 0) -> Any:
        """Return a plain value that is equal for values that no program could tell apart."""
        kind = type(value)
        if self.alike and (number := _number(value)):
            return number
        if kind in _ATOMS:
            return (kind.__name__, without_addresses(value) if kind is str else repr(value))
        if kind.__module__.partition(".")[0] in ("pandas", "numpy"):
            return _of_pandas(value, alike=self.alike)
        if isinstance(value, types.ModuleType):
            return ("module", value.__name__)
        if isinstance(value, type) and value.__module__ != "__main__":
            return ("class", value.__name__)
        if id(value) in self.numbers:
            return ("seen", self.numbers[id(value)])
        self.numbers[id(value)] = len(self.numbers)
        self.kept.append(value)
        if depth > _DEEP:
            return "deep"
        return (kind.__name__, *self._inside(value, depth + 1))

    def _inside(self, value: Any, depth: int) -> Iterator[Any]:
        if isinstance(value, types.FunctionType | types.BuiltinFunctionType | types.MethodType):
            if depth > 2 and isinstance(value, types.FunctionType) and _needs_nothing(value):
                yield self._answer(value, depth)
            return
        if isinstance(value, type):
            own = [(name, each) for name, each in sorted(vars(value).items()) if name[:2] != "__"]
            yield [(name, self.of(each, depth)) for name, each in own]
            return
        for base in (list, tuple, collections.deque):
            if isinstance(value, base):
                yield [self.of(item, depth) for item in itertools.islice(base.__iter__(value), _LONG)]
        if isinstance(value, set | frozenset):
            yield sorted(repr(self.of(item, depth)) for item in set.__iter__(set(value)))
        if isinstance(value, dict):
            yield [(self.of(key, depth), self.of(item, depth)) for key, item in dict.items(value)]
        if isinstance(value, str):
            yield str.__getitem__(value, slice(None))
        if isinstance(value, int | float):
            yield repr(value)
        if isinstance(value, BaseException):
            yield self.of(list(value.args), depth)
        if isinstance(value, (types.GeneratorType, *_ITERATORS)) and not isinstance(value, StepIterator):
            yield self._used_up(value, depth)
        if attributes := getattr(value, "__dict__", None):
            yield [(name, self.of(item, depth)) for name, item in sorted(attributes.items())]

    def _used_up(self, value: Any, depth: int) -> Any:
        found: list[Any] = []
        try:
            found.extend(self.of(item, depth) for item in itertools.islice(value, _LONG))
        except Exception:
            found.append("raised")
        return found

    def _answer(self, function: types.FunctionType, depth: int) -> Any:
        try:
            return self.of(function(), depth)
        except Exception:
            return "raised"


_ITERATORS = tuple({
    type(iter(each))
    for each in ([], (), "", {}, set(), range(0), reversed([]), zip(), map(str, []), enumerate([]), {}.items(), iter(str, ""))
})  # fmt: skip


def _needs_nothing(function: types.FunctionType) -> bool:
    parameters = inspect.signature(function).parameters.values()
    return all(each.default is not each.empty or each.kind in (2, 4) for each in parameters)


def _number(value: Any) -> str:
    """Return a number up to its last digits, however it is stored; an empty text if it is none."""
    try:
        return "" if type(value) is bool else f"{float(value):.12g}" if not isinstance(value, str) else ""
    except (TypeError, ValueError):
        return ""


def _of_pandas(value: Any, *, alike: bool) -> Any:
    kind = type(value).__name__
    if kind == "DataFrame":
        columns = [str(each) for each in value.columns]
        content = [_of_pandas(value.iloc[:, place], alike=alike) for place in range(value.shape[1])]
        found = list(zip(columns, content, strict=True))
        return (kind, repr(list(value.index)), sorted(found) if alike else found)
    if kind == "Series":
        items = [(alike and _number(item)) or repr(item) for item in value]
        return (kind, "" if alike else str(value.dtype), repr(value.name), repr(list(value.index)), items)
    return (kind, without_addresses(repr(value)))
