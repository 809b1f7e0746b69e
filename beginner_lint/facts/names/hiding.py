"""What the rules about hidden builtins share: which names count, how it is told, who means to offer one."""

from __future__ import annotations

import ast
from functools import lru_cache
from pathlib import PurePath
from typing import TYPE_CHECKING

from beginner_lint.facts.names.stand_ins import stands_in
from beginner_lint.facts.scopes.node_fields import does_nothing, nodes_in
from beginner_lint.facts.scopes.scopes import Binding, BindingKind, Role, ScopeKind
from beginner_lint.facts.words.builtin_names import NAMES
from beginner_lint.settings import Settings

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# The modules of Python that have something of their own by a builtin's name.
_OFFERED_BY = {
    "abs": frozenset({"operator"}),
    "compile": frozenset({"py_compile", "re"}),
    "enumerate": frozenset({"threading"}),
    "exit": frozenset({"sys"}),
    "filter": frozenset({"curses", "fnmatch"}),
    "input": frozenset({"fileinput"}),
    "open": frozenset(
        {"bz2", "codecs", "dbm", "gzip", "io", "lzma", "os", "shelve", "tarfile", "wave", "webbrowser"}
    ),
    "pow": frozenset({"math", "operator"}),
    "property": frozenset({"enum"}),
    "repr": frozenset({"reprlib"}),
    "str": frozenset({"locale"}),
}
# So the module is called that builtins come from, in Python 3 and 2.
_BUILTINS = frozenset({"builtins", "__builtin__", "__builtins__"})
_FEWEST_DESCRIBED = 10  # a sheet of exercises has fewer empty functions by builtins' names
_DEFINED = frozenset({BindingKind.FUNCTION, BindingKind.CLASS, BindingKind.IMPORT})
_VARIABLES = frozenset(
    {BindingKind.ANNOTATED, BindingKind.ASSIGNMENT, BindingKind.LOOP, BindingKind.PARAMETER, BindingKind.WITH}
)
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


@lru_cache(maxsize=64)
def counted_names(settings: Settings) -> frozenset[str]:
    """Return the names that count as builtins by the settings."""
    return frozenset(NAMES).union(settings.builtins_extra) - settings.builtins_ignored


def hides(name: str, better: str, outer: int | None = None) -> str:
    """Say that a name hides a builtin, and which other name would not.

    Args:
        name: the name.
        better: another one.
        outer: the line (from 1) on which the file makes something else of the name around; None for none.

    """
    whose = "Python's own" if name in NAMES else "the builtin"
    if outer:
        hidden = f"yours of line {outer}, as that hides {whose}"
        return f"`{name}` hides {hidden}; a name such as `{better}` hides none"
    return f"`{name}` hides {whose} `{name}` here; a name such as `{better}` leaves both usable"


def line_around(binding: Binding, facts: Facts) -> int | None:
    """Return the line (from 1) on which a variable around hides the builtin already; None if none does."""
    owner = facts.scopes.resolve_around(binding.name, binding.scope)
    if owner is None:
        return None
    outer = owner.bindings[binding.name]
    if not outer or not all(each.kind in _VARIABLES and not stands_in(each, facts) for each in outer):
        return None
    line: int | None = getattr(outer[0].node, "lineno", None)
    holder = facts.parents.get(facts.parents.statement(outer[0].node)) if line else None
    is_there = holder is owner.node and not facts.scopes.is_deleted(binding.name)
    is_above = line is not None and line < getattr(binding.node, "lineno", 0)
    return line if is_there and is_above else None


def hides_unused(name: str) -> str:
    """Say that an import that nothing uses hides a builtin: then no other name is wanted."""
    whose = "Python's own" if name in NAMES else "the builtin"
    return f"`{name}` hides {whose} `{name}` here, and nothing in this file uses the import"


def hides_all() -> str:
    """Say that a variable `all` hides a builtin, where `__all__` may be meant."""
    return "`all` hides Python's own `all` here; a module says with `__all__` which names it offers"


def may_be_dunder_all(first: Binding, facts: Facts) -> bool:
    """Tell whether a module's `all` lists names of the module, as `__all__` does.

    Who lists what they stand for, and not the names, may want to go through them: then something reads it.

    Args:
        first: what binds the name first.
        facts: the facts of the file.

    """
    holder, bound = facts.parents.get(first.node), first.scope.bindings
    value = holder.value if isinstance(holder, ast.Assign | ast.AnnAssign) else None
    if first.name != "all" or first.scope.kind is not ScopeKind.MODULE or "__all__" in bound:
        return False
    if not isinstance(value, ast.List | ast.Tuple) or not value.elts:
        return False
    if all(isinstance(each, ast.Constant) for each in value.elts):
        return {each.value for each in value.elts if isinstance(each, ast.Constant)} <= bound.keys()
    given = [bound.get(each.id, ()) for each in value.elts if isinstance(each, ast.Name)]
    are_defined = all(each and all(binding.kind in _DEFINED for binding in each) for each in given)
    used = (found.role is Role.READ for found in facts.scopes.occurrences(first.scope, first.name))
    return len(given) == len(value.elts) and are_defined and not any(used)


def is_only_run_directly(node: ast.AST, facts: Facts) -> bool:
    """Tell whether a place is below `if __name__ == "__main__":`, which no import of the file comes to."""
    inner = node
    for holder in facts.parents.ancestors(node):
        if isinstance(holder, ast.If) and inner in holder.body and _asks_for_main(holder.test):
            return True
        inner = holder
    return False


def _asks_for_main(test: ast.expr) -> bool:
    if not isinstance(test, ast.Compare) or len(test.ops) != 1 or not isinstance(test.ops[0], ast.Eq):
        return False
    sides = (test.left, test.comparators[0])
    said = {getattr(side, "id", getattr(side, "value", None)) for side in sides}
    return said == {"__name__", "__main__"}


def reach(binding: Binding, noun: str) -> str:
    """Say where a name hides the builtin; `noun` is what it stands for, such as `variable`."""
    scope, meant = binding.scope, f"`{binding.name}` is this {noun} and not Python's own"
    if scope.kind is ScopeKind.MODULE:
        return f"After this line {meant}."
    if scope.kind is ScopeKind.FUNCTION:
        return f"In the whole function `{getattr(scope.node, 'name', '')}`, even above this line, {meant}."
    holder = getattr(scope.node, "name", None)
    return f"In `{holder}` {meant}." if isinstance(holder, str) else f"In this expression {meant}."


def is_package(facts: Facts) -> bool:
    """Tell whether a file is what others import as a package, and what it names is there for them."""
    return PurePath(facts.source.path).name == "__init__.py"


def stands_in_for_module(binding: Binding, facts: Facts) -> str | None:
    """Return the module of Python that a file is called like and that offers the same name; None for none."""
    module = PurePath(facts.source.path).stem
    in_module = binding.scope.kind is ScopeKind.MODULE
    return module if in_module and module in _OFFERED_BY.get(binding.name, ()) else None


def is_offered(binding: Binding, facts: Facts) -> bool:
    """Tell whether a module means to offer a name: in `__all__`, for compatibility, in a stub."""
    if binding.scope.kind is not ScopeKind.MODULE:
        return False
    path = PurePath(facts.source.path)
    if path.suffix == ".pyi" or any(
        "compat" in part or part in ("six", "six.py") for part in path.parts[-2:]
    ):
        return True
    if (path.stem in _BUILTINS and isinstance(binding.node, _DEFINITIONS)) or describes_builtins(facts):
        return True
    statements = map(facts.parents.statement, (o.node for o in facts.scopes.spelled("__all__")))
    return any(
        isinstance(node, ast.Constant) and node.value == binding.name
        for statement in statements
        for node in nodes_in(statement)
    )


def describes_builtins(facts: Facts) -> bool:
    """Tell whether a file only says which builtins there are: many definitions by their names, all empty."""
    if len(NAMES.keys() & facts.scopes.module.bindings.keys()) < _FEWEST_DESCRIBED:
        return False  # nearly always, without a look at all statements for each name
    defined = [node for node in facts.source.tree.body if isinstance(node, _DEFINITIONS)]
    named = [node for node in defined if node.name in NAMES]
    return len(named) >= _FEWEST_DESCRIBED and all(map(_is_empty, defined))


def _is_empty(statement: ast.AST) -> bool:
    """Tell whether a statement does nothing, or is a definition with no more in it."""
    if isinstance(statement, _DEFINITIONS):
        return all(map(_is_empty, statement.body))
    return does_nothing(statement)
