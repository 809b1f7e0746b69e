"""Whether something is checked by a test: `self.assertTrue(...)`, `assert` in a function `test_...`."""

from __future__ import annotations

import ast
import re
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_EQUALITY = re.compile(
    r"(?:^|_)(?:compar|eq(?:_|$)|equal|inequal|ne(?:_|$)|not_equal|unequal)", re.IGNORECASE
)


def is_asserted_by_call(node: ast.expr, facts: Facts) -> bool:
    """Tell whether an expression, or a condition that it is in, is handed to `assertTrue` or the like."""
    inner: ast.AST = node
    holder = facts.parents.get(node)
    while isinstance(holder, ast.BoolOp | ast.UnaryOp):
        inner, holder = holder, facts.parents.get(holder)
    if not isinstance(holder, ast.Call) or inner not in holder.args:
        return False
    called = holder.func.attr if isinstance(holder.func, ast.Attribute) else getattr(holder.func, "id", "")
    return called.startswith("assert")


def tries_equality(node: ast.expr, facts: Facts) -> bool:
    """Tell whether an expression is checked by a test that is called after what equals what."""
    functions = (each for each in facts.parents.ancestors(node) if isinstance(each, ast.FunctionDef))
    is_named_so = any(_EQUALITY.search(each.name) for each in functions)
    return is_named_so and is_asserted_by_test(node, facts)


def is_asserted_by_test(node: ast.expr, facts: Facts) -> bool:
    """Tell whether an expression is part of what a test checks, by a call or by `assert`.

    In a file of tests, fixtures and helpers check, too.
    """
    if is_asserted_by_call(node, facts):
        return True
    holders = list(facts.parents.ancestors(node))
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    is_test = PurePath(facts.source.path).stem.startswith("test_") or any(
        isinstance(each, functions) and each.name.startswith("test") for each in holders
    )
    return is_test and any(isinstance(each, ast.Assert) for each in holders)
