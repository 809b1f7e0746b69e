"""Compares what the compiler makes of a text before and after a rename: an oracle apart from the binder."""

from __future__ import annotations

import ast
import dis
import inspect
import warnings
from collections.abc import Iterator, Set
from functools import lru_cache
from itertools import chain, groupby, zip_longest
from types import CodeType
from typing import Any, NamedTuple

from beginner_lint.diagnostic import Rename
from beginner_lint.facts.scopes.scopes import BindingKind, Scopes
from beginner_lint.source import Source

MODULE = "module"
JUMPS = frozenset(dis.hasjrel) | frozenset(dis.hasjabs)
# Instructions that name a variable of a function; some of 3.13 and later name two.
LOCALS = frozenset(dis.opname[each] for each in chain(dis.haslocal, dis.hasfree))
CELLS = frozenset({"MAKE_CELL", "LOAD_CLOSURE", "LOAD_FAST"})
GLOBALS = frozenset({"LOAD_GLOBAL", "STORE_GLOBAL", "DELETE_GLOBAL"})
# Names of the module, or attributes of the class that is defined, or of the one around type parameters.
BINDS = frozenset({"STORE_NAME", "DELETE_NAME"})
NAMES = BINDS | {"LOAD_NAME", "LOAD_FROM_DICT_OR_GLOBALS"}
# The compiler calls the attribute of a name as a method, unless the module imports that name, in any scope.
ALIKE = {"LOAD_METHOD": "LOAD_ATTR", "CALL_METHOD": "CALL_FUNCTION"}
LEFT_OUT = frozenset({"EXTENDED_ARG", "CACHE", "PUSH_NULL"})
# What is defined keeps its name as a text, and a function or class those of the ones around it.
WRITTEN_DOWN = frozenset(
    {BindingKind.PARAMETER, BindingKind.FUNCTION, BindingKind.CLASS}
    | {BindingKind.TYPE_PARAMETER, BindingKind.TYPE_ALIAS}
)


@lru_cache(maxsize=2)  # one text is compared with many
def compiled(text: str) -> CodeType:
    """Return the code of a text in which comprehensions are generators, so that each has its own code.

    Since 3.12 a comprehension is a part of the code around it. If both use a name, the compiler keeps its
    values apart, with instructions that a new name makes needless. What the names mean is the same either way.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = ast.parse(text)
        for node in ast.walk(tree):
            changed: Any = node
            if isinstance(node, ast.DictComp):
                changed.elt = ast.copy_location(ast.Tuple([node.key, node.value], ast.Load()), node)
            if isinstance(node, ast.ListComp | ast.SetComp | ast.DictComp):
                changed.__class__ = ast.GeneratorExp
        return compile(tree, "<text>", "exec", dont_inherit=True)


class Step(NamedTuple):
    """One instruction, with its argument by name and jumps as distances in instructions."""

    name: str
    value: Any
    is_cell: bool

    def __repr__(self) -> str:
        return f"{self.name} {self.value!r}"


class Comparison:
    """What a rename did to the compiled code; `differences` must stay empty.

    The instructions must be the same, but for the order of cells, which the compiler sorts by name. A name
    of the module must be new in all codes; one of a function in the code of that function and in those that
    share it from there.
    """

    def __init__(self, old: Source, new: Source, rename: Rename) -> None:
        self.rename = rename
        self.differences: list[str] = []
        scope = Scopes(old.tree).all[rename.scope]
        kinds = {binding.kind for binding in scope.bindings[rename.old]}
        self._is_written_down = not kinds.isdisjoint(WRITTEN_DOWN)
        self._is_class = BindingKind.CLASS in kinds
        self._first_line = _first_line(scope.node)
        self._may_own: set[CodeType] = set()
        self._owners: set[tuple[CodeType, CodeType]] = set()  # a `finally` is there twice, as are its lambdas
        self._compare(compiled(old.text), compiled(new.text), MODULE, is_attribute=False)
        self._judge_owners()

    def _compare(self, old: CodeType, new: CodeType, where: str, *, is_attribute: bool) -> None:
        """Compare two codes and all in them; `is_attribute`: the class around them binds the old name."""
        if old == new and not _knows(old, self.rename.old):
            return  # most of a file, so that it need not be taken apart
        if where != MODULE and not old.co_flags & inspect.CO_OPTIMIZED:
            is_attribute = _binds(old, self.rename.old)
        renamed = set[str]()
        if self.rename.scope == 0:
            renamed |= GLOBALS if is_attribute else GLOBALS | NAMES
        if self._shares(old, new, where):
            renamed |= LOCALS
        for one, other in zip_longest(_steps(old, self.rename, renamed), _steps(new, self.rename, set())):
            if one is None or other is None or one.name != other.name:
                self.differences.append(f"{where}: {one}, now {other}")
                return
            if isinstance(one.value, CodeType) and isinstance(other.value, CodeType):
                inside = f"{where} > {one.value.co_name} {one.value.co_firstlineno}"
                self._compare(one.value, other.value, inside, is_attribute=is_attribute)
            elif one.value != other.value and not self._is_signature(one, other, where):
                self.differences.append(f"{where}: {one}, now {other}")

    def _shares(self, old: CodeType, new: CodeType, where: str) -> bool:
        """Whether the old name is a variable of this code, or of one around it, that has the new name now."""
        before, after = (_variables(code) for code in (old, new))
        is_own = self.rename.old in {*old.co_varnames, *old.co_cellvars}
        if is_own and old.co_firstlineno == self._first_line:
            self._may_own.add(old)
        known = {*chain(*before)}
        is_renamed = self.rename.old in known and self.rename.new in {*chain(*after)} - known
        if is_renamed:
            before = _variables(old, self.rename)
            if is_own:
                self._owners.add((old, new))
        if before != after:
            self.differences.append(f"{where}: variables {before}, now {after}")
        return is_renamed

    def _is_signature(self, one: Step, other: Step, where: str) -> bool:
        """Whether these are texts of names: keys of a module's annotations, parameters, names of functions."""
        if one.name not in ("LOAD_CONST", "RETURN_CONST"):
            return False
        if self._is_written_down:
            path = "." if self._is_class else "<locals>."
            return bool(_replaced(one.value, self.rename, path) == other.value)
        names = (self.rename.old, self.rename.new)
        return where == MODULE and self.rename.scope == 0 and (one.value, other.value) == names

    def _judge_owners(self) -> None:
        """Require that one variable is renamed, of the scope that is named; none if no code is made of that."""
        owners = [old for old, _ in self._owners]
        expected = 1 if self._may_own else 0
        if len(owners) != expected or not self._may_own.issuperset(owners):
            self.differences.append(
                f"{self.rename}: of {[(each.co_name, each.co_firstlineno) for each in owners]}"
            )


def _first_line(scope: ast.AST) -> int:
    """Return the line where the code of a scope begins: that of its first decorator, if it has any."""
    nodes = [*getattr(scope, "decorator_list", []), scope]
    return int(getattr(nodes[0], "lineno", 0))


def _knows(code: CodeType, name: str) -> bool:
    """Tell whether a code, or one in it, has a name: as that of a variable or an attribute."""
    if any(name in names for names in (code.co_names, code.co_varnames, code.co_cellvars, code.co_freevars)):
        return True
    return any(isinstance(each, CodeType) and _knows(each, name) for each in code.co_consts)


def _binds(code: CodeType, name: str) -> bool:
    return any(each.opname in BINDS and each.argval == name for each in dis.get_instructions(code))


def _variables(code: CodeType, rename: Rename | None = None) -> tuple[tuple[str, ...], list[str], list[str]]:
    """Return the names of parameters and variables, of those shared with inner scopes, and with outer ones."""
    groups = (code.co_varnames, code.co_cellvars, code.co_freevars)
    own, inner, outer = (tuple(_new_name(each, rename) for each in names) for names in groups)
    return own, sorted(inner), sorted(outer)


def _new_name(name: str, rename: Rename | None) -> str:
    return rename.new if rename and name == rename.old else name


def _replaced(value: Any, rename: Rename, path: str) -> Any:
    """Return a text, or a tuple of texts, with the new name; of one that holds `path` in any part."""
    if isinstance(value, tuple):
        return tuple(_replaced(each, rename, path) for each in value)
    if isinstance(value, str) and path in value:
        return ".".join(_replaced(part, rename, path) for part in value.split("."))
    return rename.new if value == rename.old else value


def _steps(code: CodeType, rename: Rename, renamed: Set[str]) -> Iterator[Step]:
    """Yield the instructions, runs that handle cells sorted; those called as in `renamed` get the new name."""
    found = [each for each in dis.get_instructions(code) if each.opname not in LEFT_OUT]
    ordinals = {each.offset: number for number, each in enumerate(found)}
    cells = {*code.co_cellvars, *code.co_freevars}
    steps: list[Step] = []
    for number, each in enumerate(found):
        value: Any = each.argval
        is_cell = each.opname in CELLS and value in cells
        if each.opcode in JUMPS:
            value = _ordinal(value, ordinals, code) - number
        elif each.opname in renamed:
            value = (
                tuple(_new_name(n, rename) for n in value)
                if isinstance(value, tuple)
                else _new_name(value, rename)
            )
        steps.append(Step(ALIKE.get(each.opname, each.opname), value, is_cell))
    for is_cell, run in groupby(steps, key=lambda step: step.is_cell):
        together = list(run)
        yield from sorted(together, key=repr) if is_cell else together


def _ordinal(target: int, ordinals: dict[int, int], code: CodeType) -> int:
    """Return the number of the instruction at a jump's target, or of the first one behind its prefixes."""
    while target not in ordinals and target < len(code.co_code):
        target += 2
    return ordinals.get(target, len(ordinals))
