"""What programs run on: values of each kind, the odd ones among them, drawn by Hypothesis.

A test module names its inputs with these, beside its cases: `INPUTS = {"xs": lists(texts)}`. Values are
described, not made: `fresh` makes them anew for each run, so that no run sees what another has changed.
"""

from __future__ import annotations

import ast
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tests.rules.evidence import proxies

Inputs = Mapping[str, SearchStrategy[Any]]


@dataclass(frozen=True, eq=False)
class Made:
    """How to make a value that must be made anew for each run."""

    make: Callable[..., Any]
    parts: tuple[Any, ...] = ()

    def __repr__(self) -> str:
        return f"{self.make.__name__}({', '.join(map(repr, self.parts))})"


def fresh(value: Any, made: dict[int, Any] | None = None) -> Any:
    """Return a new value as described; one description answers with one object for each `made`."""
    made = {} if made is None else made
    if id(value) not in made:
        made[id(value)] = _anew(value, made)
    return made[id(value)]


def _anew(value: Any, made: dict[int, Any]) -> Any:
    if isinstance(value, Made):
        return value.make(*(fresh(part, made) for part in value.parts))
    if type(value) in (list, set, tuple):
        return type(value)([fresh(item, made) for item in value])
    if type(value) is dict:
        return {fresh(key, made): fresh(item, made) for key, item in value.items()}
    return value


numerals = st.integers(0, 99).map(str)
texts = st.text(st.sampled_from([*"aab AZ1,{}%'\"\\\n", "ß", "𝄞", "é"]), max_size=6) | numerals
"""Plain texts: empty, with repeated characters, quotes, braces, line ends, beyond the BMP, numerals."""
ints = st.integers(-3, 9) | st.sampled_from([255, 256, 257, 1000])
counts = st.integers(0, 9)
floats = st.sampled_from(
    [0.0, -0.0, 0.1, 0.2, 1.0, 2.5, -3.25, 1e16, float("nan"), float("inf"), -float("inf")]
)
bools = st.booleans()
always = st.just(True)
nothing = st.none()
scalars = st.one_of(texts, ints, floats, bools, nothing, st.binary(max_size=3))


@cache
def lists(items: SearchStrategy[Any], *, min_size: int = 0) -> SearchStrategy[list[Any]]:
    """Return lists of up to 8 items, often with repeated ones."""
    few = st.lists(items, min_size=min_size, max_size=8)
    return few | few.map(lambda made: [*made, *made][:8])


@cache
def tuples(*items: SearchStrategy[Any]) -> SearchStrategy[tuple[Any, ...]]:
    """Return tuples with an item of each."""
    return st.tuples(*items)


@cache
def dicts(keys: SearchStrategy[Any], values: SearchStrategy[Any]) -> SearchStrategy[dict[Any, Any]]:
    """Return dicts of up to 6 items."""
    return st.dictionaries(keys, values, max_size=6)


@cache
def sets(items: SearchStrategy[Any]) -> SearchStrategy[set[Any]]:
    """Return sets of up to 6 items."""
    return st.sets(items, max_size=6)


def of_keys(*keys: str) -> SearchStrategy[dict[str, Any]]:
    """Return dicts with these keys."""
    return st.fixed_dictionaries(dict.fromkeys(keys, scalars))


def made(make: Callable[..., Any], *parts: SearchStrategy[Any]) -> SearchStrategy[Made]:
    """Return what `make` makes of its parts, anew for each run."""
    return st.builds(lambda *drawn: Made(make, drawn), *parts)


@cache
def steppers(items: SearchStrategy[Any]) -> SearchStrategy[Made]:
    """Return iterables and iterators that record each step and sometimes fail at one."""
    fails = st.none() | st.integers(0, 4)
    few = st.lists(items, max_size=6)
    return made(proxies.Stepping, few, fails) | made(proxies.StepIterator, few, fails)


plain = st.one_of(scalars, lists(texts), lists(ints), tuples(texts, ints), dicts(texts, ints), sets(ints))
liars = st.one_of(
    made(proxies.LyingText, texts),
    made(proxies.LyingList, st.lists(texts | ints, max_size=6)),
    made(proxies.LyingDict, dicts(counts, texts)),
    made(proxies.Shelf, st.lists(texts | ints, max_size=6), st.integers(-2, 2)),
)
actors = st.one_of(
    made(proxies.Speaking, st.sampled_from(["x", "xy"])),
    made(proxies.Growing, st.lists(texts, max_size=3)),
    made(proxies.Refusing),
    made(proxies.Ending, st.integers(0, 2)),
)
files = made(proxies.lines_of, lists(texts))
"""Stand in for `open`: a function that opens a file of these lines."""
waiters = made(proxies.Waiter)
"""Functions that are waited for."""
functions = made(proxies.Speaking, st.sampled_from(["x", "xy"]))
"""What can be called with anything, and tells with what it was."""
halves = st.integers(-9, 9).map(lambda number: number / 2)
"""Floats that are added and multiplied without rounding."""
heaps = made(proxies.Heap, counts)
"""What is no number, yet can be added up."""
endings = made(proxies.Ending, st.integers(0, 2))
"""What soon raises StopIteration when it is called or stripped."""
anything = st.one_of(
    plain,
    liars,
    actors,
    steppers(texts),
    lists(liars | actors | scalars),
    steppers(liars | actors | scalars),
    dicts(counts, texts),
)
"""What a parameter may be given, whatever its annotation says."""


@cache
def or_anything(tame: SearchStrategy[Any]) -> SearchStrategy[Any]:
    """Return values that are as they should be, and others."""
    return tame | anything


_OF_TYPES: dict[str, SearchStrategy[Any]] = {
    "str": texts, "int": ints, "float": floats, "bool": bools, "None": nothing,
    "list": lists(scalars), "dict": dicts(texts, ints), "set": sets(ints), "tuple": tuples(texts, ints),
}  # fmt: skip


@cache
def of_annotation(annotation: str) -> SearchStrategy[Any] | None:
    """Return plain values of an annotated type, None if it is not known."""
    return _annotated(ast.parse(annotation, mode="eval").body)


def _annotated(node: ast.expr) -> SearchStrategy[Any] | None:
    if not isinstance(node, ast.Subscript):
        return _OF_TYPES.get(ast.unparse(node))
    arguments = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
    parts = [part for part in map(_annotated, arguments) if part is not None]
    if len(parts) < len(arguments):
        return None
    return _container(ast.unparse(node.value), tuple(parts))


def _container(name: str, parts: tuple[SearchStrategy[Any], ...]) -> SearchStrategy[Any] | None:
    if name == "list":
        return lists(*parts)
    if name == "dict":
        return dicts(*parts)
    return {"set": sets, "tuple": tuples}[name](*parts) if name in ("set", "tuple") else None


def like(literal: ast.expr) -> SearchStrategy[Any] | None:
    """Return values of the same exact types as a literal, None if there is nothing to vary."""
    kind = _kind(literal)
    return of_annotation(kind) if kind not in (None, "None") else None


def _kind(node: ast.expr) -> str | None:
    if isinstance(node, ast.UnaryOp):
        return _kind(node.operand)
    if isinstance(node, ast.Constant):
        known = type(node.value).__name__
        return "None" if node.value is None else known if known in ("str", "int", "float", "bool") else None
    if isinstance(node, ast.Tuple):
        parts = [_kind(item) for item in node.elts]
        return f"tuple[{', '.join(map(str, parts))}]" if parts and all(parts) else None
    if isinstance(node, ast.List | ast.Set):
        part = _shared(node.elts)
        return part and f"{type(node).__name__.lower()}[{part}]"
    if isinstance(node, ast.Dict) and None not in node.keys:
        key, value = _shared([key for key in node.keys if key]), _shared(node.values)
        return f"dict[{key}, {value}]" if key and value else None
    return None


def _shared(nodes: list[ast.expr]) -> str | None:
    kinds = {_kind(node) for node in nodes}
    return kinds.pop() if len(kinds) == 1 else None


_POOLS: dict[tuple[int, int], tuple[SearchStrategy[Any], list[Any]]] = {}


def pool(strategy: SearchStrategy[Any], size: int) -> list[Any]:
    """Return up to `size` different values, the same ones each time."""
    key = (id(strategy), size)
    if key not in _POOLS:
        drawn: dict[str, Any] = {}

        @settings(
            max_examples=size, derandomize=True, database=None, deadline=None,
            phases=[Phase.generate], suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(strategy)
        def draw(value: Any) -> None:
            drawn.setdefault(f"{type(value).__name__} {value!r}", value)

        draw()
        _POOLS[key] = (strategy, list(drawn.values()))
    return _POOLS[key][1]


def draws(inputs: Inputs, size: int, shared: frozenset[str] = frozenset()) -> Iterator[dict[str, Any]]:
    """Yield up to `size` different choices of a value for each name; fewer only where there are no more.

    Each fourth time all names of `shared` get one and the same object.
    """
    pools = {name: pool(strategy, size) for name, strategy in inputs.items()}
    chance, seen = random.Random(0), set()
    for round_ in range(4 * size):
        places = {name: chance.randrange(len(values)) for name, values in pools.items()}
        if round_ % 4 == 3 and len(shared) > 1:
            first = min(shared)
            places |= {name: places[first] for name in shared if pools[name] is pools[first]}
        if tuple(places.values()) not in seen:
            seen.add(tuple(places.values()))
            yield {name: pools[name][place] for name, place in places.items()}
        if len(seen) == size:
            return
