"""Compares what the compiler makes of a text before and after a rename: an oracle apart from the binder."""

from __future__ import annotations

import dis
import sys
import warnings
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby, zip_longest
from types import CodeType
from typing import Any

from beginner_lint.diagnostic import Rename
from beginner_lint.facts.scopes.scopes import BindingKind, Scopes
from beginner_lint.source import Source

# Since 3.12 comprehensions are a part of the code around them, and share its names there.
INLINES = sys.version_info >= (3, 12)
JUMPS = frozenset(dis.hasjrel) | frozenset(dis.hasjabs)
CELLS = frozenset({"MAKE_CELL", "LOAD_CLOSURE", "LOAD_FAST"})
# The compiler calls the attribute of a name as a method, unless the module imports that name, in any scope.
ALIKE = {"LOAD_METHOD": "LOAD_ATTR", "CALL_METHOD": "CALL_FUNCTION"}
LEFT_OUT = frozenset({"EXTENDED_ARG", "CACHE", "PUSH_NULL"})
GLOBALS = ("_GLOBAL", "LOAD_NAME", "STORE_NAME", "DELETE_NAME")
# What is defined keeps its name as a text, and a function or class those of the ones around it.
WRITTEN_DOWN = frozenset(
    {BindingKind.PARAMETER, BindingKind.FUNCTION, BindingKind.CLASS}
    | {BindingKind.TYPE_PARAMETER, BindingKind.TYPE_ALIAS}
)
LOCALS = ("_FAST", "_DEREF", "_CLASSDEREF", "_CLOSURE", "MAKE_CELL", "_FAST_CHECK", "_FAST_AND_CLEAR")


class Step:
    """One instruction, with its argument by name and jumps as distances in instructions."""

    def __init__(self, name: str, value: Any, is_cell: bool) -> None:
        self.name = name
        self.value = value
        self.is_cell = is_cell

    def __repr__(self) -> str:
        return f"{self.name} {self.value!r}"


class Comparison:
    """What a rename did to the compiled code; `differences` must stay empty.

    The instructions must be the same, but for the order of cells, which the compiler sorts by name. A name
    of the module must be new in all codes, one of a function in all or none of the instructions of a code.
    """

    def __init__(self, old: Source, new: Source, rename: Rename) -> None:
        self.rename = rename
        self.differences: list[str] = []
        self._replaced: defaultdict[tuple[str, bool], set[bool]] = defaultdict(set)
        bindings = Scopes(old.tree).all[rename.scope].bindings[rename.old]
        kinds = {binding.kind for binding in bindings}
        self._is_written_down = not kinds.isdisjoint(WRITTEN_DOWN)
        self._is_class = BindingKind.CLASS in kinds
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            codes = [compile(source.tree, "<text>", "exec", dont_inherit=True) for source in (old, new)]
        self._compare(codes[0], codes[1], "module")
        self._judge()

    def _compare(self, old: CodeType, new: CodeType, where: str) -> None:
        before, after = (set(code.co_cellvars + code.co_freevars) for code in (old, new))
        if self.rename.new in after - before:
            before = before - {self.rename.old} | {self.rename.new}
        if before != after:
            self.differences.append(f"{where}: cells {before ^ after}")
        is_renamed = self.rename.new in after
        for one, other in zip_longest(_steps(old, self.rename if is_renamed else None), _steps(new, None)):
            if one is None or other is None or one.name != other.name:
                self.differences.append(f"{where}: {one}, now {other}")
                return
            if isinstance(one.value, CodeType) and isinstance(other.value, CodeType):
                self._compare(
                    one.value, other.value, f"{where} > {one.value.co_name} {one.value.co_firstlineno}"
                )
            elif one.name.endswith((*GLOBALS, *LOCALS)) and not one.is_cell:
                self._compare_names(one, other, where)
            elif one.value != other.value and not self._is_signature(one, other, where):
                self.differences.append(f"{where}: {one}, now {other}")

    def _compare_names(self, one: Step, other: Step, where: str) -> None:
        is_global = one.name.endswith(GLOBALS)
        if one.name.endswith("_NAME") and where != "module":
            where += ", a class"  # where the name may be an attribute: none of them is renamed then
        for before, after in zip(one.value, other.value, strict=True):
            if before == self.rename.old:
                self._replaced[where, is_global].add(after == self.rename.new)
            if after != before and (before, after) != (self.rename.old, self.rename.new):
                self.differences.append(f"{where}: {one}, now {other}")

    def _is_signature(self, one: Step, other: Step, where: str) -> bool:
        """Whether these are texts of names: keys of a module's annotations, parameters, names of functions."""
        if one.name not in ("LOAD_CONST", "RETURN_CONST"):
            return False
        if self._is_written_down:
            return _replaced(one.value, self.rename, "." if self._is_class else "<locals>.") == other.value
        names = (self.rename.old, self.rename.new)
        return where == "module" and self.rename.scope == 0 and (one.value, other.value) == names

    def _judge(self) -> None:
        for (where, is_global), replaced in self._replaced.items():
            is_attribute = where.endswith("a class") and replaced == {False}
            if is_global and replaced != {self.rename.scope == 0} and not is_attribute:
                self.differences.append(f"{where}: {self.rename} of a global: {replaced}")
            elif not is_global and len(replaced) > 1 and not INLINES:
                self.differences.append(f"{where}: {self.rename} of a local: {replaced}")


def _replaced(value: Any, rename: Rename, path: str) -> Any:
    """Return a text, or a tuple of texts, with the new name; of one that holds `path` in any part."""
    if isinstance(value, tuple):
        return tuple(_replaced(each, rename, path) for each in value)
    if isinstance(value, str) and path in value:
        return ".".join(_replaced(part, rename, path) for part in value.split("."))
    return rename.new if value == rename.old else value


def _steps(code: CodeType, rename: Rename | None) -> Iterator[Step]:
    """Yield the instructions, runs that handle cells sorted; `rename` is applied to cells."""
    found = [each for each in dis.get_instructions(code) if each.opname not in LEFT_OUT]
    ordinals = {each.offset: number for number, each in enumerate(found)}
    cells = {*code.co_cellvars, *code.co_freevars}
    steps: list[Step] = []
    for number, each in enumerate(found):
        value: Any = each.argval
        if each.opcode in JUMPS:
            value = _ordinal(value, ordinals, code) - number
        is_cell = each.opname in CELLS and value in cells
        if is_cell and rename and value == rename.old:
            value = rename.new
        if each.opname.endswith((*GLOBALS, *LOCALS)) and not is_cell:
            value = value if isinstance(value, tuple) else (value,)
        steps.append(Step(ALIKE.get(each.opname, each.opname), value, is_cell))
    for is_cell, run in groupby(steps, key=lambda step: step.is_cell):
        together = list(run)
        yield from sorted(together, key=repr) if is_cell else together


def _ordinal(target: int, ordinals: dict[int, int], code: CodeType) -> int:
    """Return the number of the instruction at a jump's target, or of the first one behind its prefixes."""
    while target not in ordinals and target < len(code.co_code):
        target += 2
    return ordinals.get(target, len(ordinals))
