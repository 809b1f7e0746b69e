"""What a `dir` is: a folder, or a direction, if it is one of such texts as "left" or "x"."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from beginner_lint.facts.names.value_texts import said_by_text
from beginner_lint.facts.scopes.scopes import Binding, BindingKind, Role

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_IN_ORDER = re.compile(r"order_?by|sort", re.IGNORECASE)


def direction_words(
    binding: Binding, facts: Facts, _kinds: Collection[str], _uses: Collection[str], _: ast.expr | None
) -> Iterator[str]:
    """Yield `direction` for what is compared with a direction, or gets one anywhere, or puts in order."""
    function = binding.scope.node
    around = (getattr(function, "name", ""), getattr(facts.parents.get(function), "name", ""))
    if binding.kind is BindingKind.PARAMETER and any(_IN_ORDER.search(name or "") for name in around):
        yield "direction"
    for occurrence in facts.scopes.occurrences(binding.scope, binding.name):
        holder = facts.parents.get(occurrence.node)
        if isinstance(holder, ast.Call) and getattr(holder.func, "id", "") == "str":
            holder = facts.parents.get(holder)
        if occurrence.role is Role.BIND and isinstance(holder, ast.Assign):
            texts: list[ast.expr] = [holder.value]
        elif isinstance(holder, ast.Compare):
            texts = [part for side in holder.comparators for part in getattr(side, "elts", [side])]
        else:
            continue
        yield from (word for text in texts for word in said_by_text("dir", facts.source.segment(text)))
