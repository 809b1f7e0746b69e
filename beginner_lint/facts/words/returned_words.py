"""What a function's name says that it gives: `temp_dir` for what `make_temp_dir` returns."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from beginner_lint.facts.renames.call_labels import Function
from beginner_lint.facts.scopes.scopes import Binding, BindingKind, Role
from beginner_lint.facts.words.annotation_words import snake_case
from beginner_lint.facts.words.naming import is_readable

if TYPE_CHECKING:
    from beginner_lint.facts import Facts


def returned_words(binding: Binding, facts: Facts) -> Iterator[str]:
    """Yield what the function around is to give or to look at, where it ends like a variable of it."""
    function = binding.scope.node
    if binding.kind is not BindingKind.ASSIGNMENT or not isinstance(function, Function):
        return
    said = re.match(rf"_*(?:[a-z]+?)_(?P<what>(?:[a-z]+_){{1,2}}{binding.name})$", snake_case(function.name))
    reads = (
        found.node
        for found in facts.scopes.occurrences(binding.scope, binding.name)
        if found.role is Role.READ
    )
    if said and any(_is_given(node, facts) for node in reads):
        yield from filter(is_readable, [said["what"]])


def _is_given(node: ast.AST, facts: Facts) -> bool:
    """Tell whether a value is returned, also as `str(value)`, or asked whether it is there."""
    holder = facts.parents.get(node)
    if isinstance(holder, ast.Call) and node in holder.args:
        holder = facts.parents.get(holder)
    return isinstance(holder, ast.Return | ast.If | ast.UnaryOp)
