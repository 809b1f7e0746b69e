"""Makes two programs, before and after a fix, ready to be run on inputs.

A value that stands in both programs, as `["Ada", "Grace"]` in `names = ["Ada", "Grace"]`, is an input: each
run gives another one of the same exact types. So are names that the program does not bind, if inputs are
known for them, and the parameters of its functions, which are called when the program is done.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from types import CodeType
from typing import Any

from hypothesis.strategies import SearchStrategy

from tests.rules.evidence.inputs import Inputs, anything, like, lists, of_annotation, or_anything, texts

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Call:
    """A call of the n-th function of a program: its name, the inputs by position and those by keyword."""

    function: str
    positional: tuple[str, ...]
    keywords: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Program:
    """A program that asks `__given__` for its inputs, and the calls that follow it."""

    tree: ast.Module
    calls: tuple[Call, ...]

    @cached_property
    def code(self) -> CodeType:
        """The program, compiled."""
        return compile(self.tree, "case.py", "exec", dont_inherit=True)


@dataclass
class Pair:
    """Two programs and what they run on. `tame` inputs keep to what is known or assumed, `wild` ones do not.

    `passed` are the inputs that are passed to functions, `free` those that are names; `untold` those of
    which nothing says what a tame one is. `dropped` are names that a loop binds before, and not after, and
    those that are counted on before, and bound by a loop after: they end with another number.
    """

    before: Program
    after: Program
    tame: dict[str, SearchStrategy[Any]] = field(default_factory=dict)
    wild: dict[str, SearchStrategy[Any]] = field(default_factory=dict)
    passed: set[str] = field(default_factory=set)
    free: set[str] = field(default_factory=set)
    untold: set[str] = field(default_factory=set)
    dropped: set[str] = field(default_factory=set)


def parsed(program: str) -> ast.Module:
    """Return the tree of a program as Python reads it from a file: its first lines may tell the encoding."""
    return ast.parse(program.encode())


def pair(before: str, after: str, inputs: Inputs, wild: Inputs) -> Pair:
    """Return two programs made ready; `inputs` and `wild` say what names and parameters get."""
    trees = parsed(before), parsed(after)
    sites = [_sites(tree, inputs) for tree in trees]
    counts = [Counter(key for _, _, key in found) for found in sites]
    shared = {key for key, count in counts[0].items() if counts[1][key] == count}
    loops = [Counter(_names_of_loops(tree)) for tree in trees]
    given = list(_calls(trees[0]))
    calls = given, _with_inputs_of(given, list(_calls(trees[1])))
    made = Pair(*map(_program, trees, sites, (shared, shared), calls))
    for target, value, key in sites[0]:
        if key in shared:
            where = target if target in wild else ast.unparse(value)
            tame = _strategy(target, value, inputs)
            _add(made, key, tame, wild.get(where, tame))
    _add_parameters(made, parsed(before), inputs, wild)
    _add_names(made, parsed(before), inputs, wild)
    made.dropped = set(loops[0] - loops[1]) | (set(loops[1] - loops[0]) & set(_names_counted_on(trees[0])))
    return made


def untouched(program: str, inputs: Inputs, wild: Inputs) -> Pair:
    """Return what a program runs on if its literals stay: the names it does not bind, and its parameters."""
    tree = ast.parse(program)
    ready = Program(tree, tuple(_calls(tree)))
    made = Pair(ready, ready)
    _add_parameters(made, tree, inputs, wild)
    _add_names(made, tree, inputs, wild)
    return made


def _names_of_loops(tree: ast.Module) -> Iterator[str]:
    for loop in ast.walk(tree):
        if isinstance(loop, ast.For | ast.AsyncFor):
            yield from (node.id for node in ast.walk(loop.target) if isinstance(node, ast.Name))


def _names_counted_on(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.AugAssign):
            yield from _names(ast.Module([node], []))[0]
        elif isinstance(node, ast.Assign):
            bound, read = _names(ast.Module([node], []))
            yield from bound & read


def _add(
    made: Pair, name: str, tame: SearchStrategy[Any] | None, wild: SearchStrategy[Any] | None = None
) -> None:
    if tame is None:
        made.untold.add(name)
    made.tame[name] = tame if tame is not None else anything
    made.wild[name] = wild if wild is not None else anything if tame is None else or_anything(tame)


def _add_parameters(made: Pair, tree: ast.Module, inputs: Inputs, wild: Inputs) -> None:
    for number, function in enumerate(_functions(tree)):
        for parameter in _parameters(function):
            name, note = parameter.arg, parameter.annotation
            tame = inputs.get(name)
            if tame is None and note is not None:
                tame = of_annotation(ast.unparse(note))
            made.passed.add(f"{number}:{name}")
            _add(made, f"{number}:{name}", tame, wild.get(name))


def _add_names(made: Pair, tree: ast.Module, inputs: Inputs, wild: Inputs) -> None:
    bound, read = _names(tree)
    for name in sorted((read & set(inputs)) - bound):
        made.free.add(name)
        _add(made, name, inputs[name], wild.get(name))
    if {"input", "raw_input"} & (read - bound - made.free):
        typed = inputs.get("input()", lists(texts))
        _add(made, "input()", typed, wild.get("input()", typed))


def _names(tree: ast.Module) -> tuple[set[str], set[str]]:
    bound: set[str] = set()
    read: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            (read if isinstance(node.ctx, ast.Load) else bound).add(node.id)
        elif isinstance(node, ast.arg):
            bound.add(node.arg)
        elif isinstance(node, Function | ast.ClassDef):
            bound.add(node.name)
        elif isinstance(node, ast.alias):
            bound.add((node.asname or node.name).partition(".")[0])
    return bound, read


def _functions(tree: ast.Module) -> list[Function]:
    return [node for node in tree.body if isinstance(node, Function)]


def _parameters(function: Function) -> list[ast.arg]:
    arguments = function.args
    return [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]


def _calls(tree: ast.Module) -> Iterator[Call]:
    for number, function in enumerate(_functions(tree)):
        arguments = function.args
        yield Call(
            function.name,
            tuple(f"{number}:{each.arg}" for each in [*arguments.posonlyargs, *arguments.args]),
            tuple((each.arg, f"{number}:{each.arg}") for each in arguments.kwonlyargs),
        )


def _with_inputs_of(before: list[Call], after: list[Call]) -> list[Call]:
    """Return the calls of the fixed program with the inputs of the original, whatever parameters are called."""
    if [_shape(call) for call in before] != [_shape(call) for call in after]:
        return after
    return [
        Call(
            call.function,
            given.positional,
            tuple((label, key) for (label, _), (_, key) in zip(call.keywords, given.keywords, strict=True)),
        )
        for given, call in zip(before, after, strict=True)
    ]


def _shape(call: Call) -> tuple[int, int]:
    return len(call.positional), len(call.keywords)


def _sites(tree: ast.Module, inputs: Inputs) -> list[tuple[str, ast.expr, str]]:
    """Return the target, the value and a key of each value that an input may take the place of.

    The key is the same in both programs, even where a fix gives the target another name.
    """
    seen: Counter[str] = Counter()
    found = []
    bindings = [binding for node in ast.walk(tree) for binding in _bindings(node)]
    for target, value in sorted(bindings, key=lambda each: (each[1].lineno, each[1].col_offset)):
        strategy = _strategy(target, value, inputs)
        if strategy is not None:
            text = f"{target if target in inputs else ''}={ast.unparse(value)}"
            seen[text] += 1
            found.append((target, value, f"{text}#{seen[text]}"))
    return found


def _strategy(target: str, value: ast.expr, inputs: Inputs) -> SearchStrategy[Any] | None:
    """Return what may take the place of a value: what is named for it or its target, else what is like it."""
    if any(isinstance(node, ast.Name) for node in ast.walk(value)):
        return inputs.get(ast.unparse(value))
    return inputs.get(target, like(value))


def _bindings(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """Yield what a node gives to a name, and what it walks over."""
    if isinstance(node, ast.AnnAssign) and node.value and isinstance(node.target, ast.Name):
        yield node.target.id, node.value
    elif isinstance(node, ast.Assign):
        yield from _assigned(node.targets[0], node.value)
    elif isinstance(node, ast.For | ast.comprehension):
        is_range = isinstance(node.iter, ast.Call) and ast.unparse(node.iter.func) == "range"
        yield from (("", each) for each in (node.iter.args if is_range else [node.iter]))


def _assigned(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(target, ast.Name):
        yield target.id, value
    elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        for name, item in zip(target.elts, value.elts, strict=False):
            if isinstance(name, ast.Name):
                yield name.id, item


def _program(
    tree: ast.Module, sites: list[tuple[str, ast.expr, str]], shared: set[str], calls: list[Call]
) -> Program:
    keys = {id(value): key for _, value, key in sites if key in shared}
    tree = ast.fix_missing_locations(_Ready(keys).visit(tree))
    return Program(tree, tuple(calls))


class _Ready(ast.NodeTransformer):
    """Puts questions for inputs in the place of values, and counts the rounds of loops."""

    def __init__(self, keys: dict[int, str]) -> None:
        self.keys = keys

    def visit(self, node: ast.AST) -> Any:
        if id(node) in self.keys:
            asked = ast.Call(ast.Name("__given__", ast.Load()), [ast.Constant(self.keys[id(node)])], [])
            return ast.copy_location(asked, node)
        self.generic_visit(node)
        if isinstance(node, ast.For | ast.AsyncFor | ast.While):
            counted = ast.Expr(ast.Call(ast.Name("__round__", ast.Load()), [], []))
            node.body.insert(0, counted)
        return node
