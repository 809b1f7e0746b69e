"""Whose `id` it is, by the text into which it is put: "/users/" before it, "ForumID = %s"."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.node_fields import last_name
from beginner_lint.facts.words.annotation_words import snake_case
from beginner_lint.facts.words.owner_words import single

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# What stands before a gap in a text: "/users/", "WHERE ForumID = ", "task id ", "no task ".
_BEFORE_A_GAP = (
    re.compile(r"\b(?P<one>[a-z]{3,})_id\b\s*[:=]*\s*['\"]?\Z"),
    re.compile(r"(?:^|/)(?P<several>[a-z]{3,}(?:[_-][a-z]{3,})?)/['\"]?\Z"),
    re.compile(r"/(?P<one>[A-Z][a-z]{2,})/\Z"),
    re.compile(r"\b(?P<one>[A-Za-z]\w*?)(?:_id|ID|Id)\s*=\s*['\"]?\Z"),
    re.compile(
        r"\b(?:from|update)\s+[`\"\[]?(?P<several>[a-z]{3,}(?:_[a-z]{3,})?)[`\"\]]?\s(?:(?!\bjoin\b).)*\bwhere\s+"
        r"[`\"\[]?id[`\"\]]?\s*=\s*['\"]?\Z",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(r"\b(?P<one>[A-Za-z][a-z]{2,}) (?:with )?(?:id|ID|Id):?\s*['\"#]?\Z"),
    re.compile(r"\b(?:[Nn]o such|[Nn]o|[Uu]nknown) (?P<one>[a-z]{3,}):? ['\"#]?\Z"),
)
_GAP = re.compile(r"%[sd]|\{\w*\}|\?|:id\b")
_NOT_SEVERAL = frozenset({"address", "news", "status"})


def said_by_text_around(node: ast.AST, holder: ast.AST | None, facts: Facts) -> Iterator[str]:
    """Yield whose `id` a text says that it is into which a value is put.

    Args:
        node: the value.
        holder: what holds it.
        facts: the facts of the file.

    """
    if isinstance(holder, ast.Call) and getattr(holder.func, "id", "") == "str":
        node, holder = holder, facts.parents.get(holder)  # `"/users/" + str(id)`
    for before in _texts_before(node, holder, facts):
        for pattern in _BEFORE_A_GAP:
            if match := pattern.search(before):
                groups = match.groupdict()
                several = (groups.get("several") or "").lower().replace("-", "_")
                if several:
                    yield from [single(several)] if single(several) != several not in _NOT_SEVERAL else []
                else:
                    yield snake_case(match["one"])
                break


def _texts_before(node: ast.AST, holder: ast.AST | None, facts: Facts) -> Iterator[str]:
    if isinstance(holder, ast.FormattedValue):
        text = facts.parents.get(holder)
        parts = text.values if isinstance(text, ast.JoinedStr) else []
        index = next((number for number, part in enumerate(parts) if part is holder), 0)
        said = [str(part.value) if isinstance(part, ast.Constant) else "{}" for part in parts[:index]]
        yield "".join(said)
        return
    call, values = holder, [node]
    if isinstance(holder, ast.Tuple | ast.List):
        call, values = facts.parents.get(holder), list(holder.elts)
    if isinstance(call, ast.BinOp) and isinstance(call.op, ast.Add) and call.right is node:
        yield from _ending(call.left)
    elif isinstance(call, ast.BinOp) and isinstance(call.op, ast.Mod):
        yield from _before_gap(call.left, node, values, facts)
    elif isinstance(call, ast.Call) and last_name(call.func) == "format":
        yield from _before_gap(getattr(call.func, "value", None), node, list(call.args), facts)
    elif isinstance(call, ast.Call) and call.args and call.args[0] is not node:
        yield from _before_gap(call.args[0], node, values, facts)


def _ending(node: ast.expr) -> Iterator[str]:
    last = node.right if isinstance(node, ast.BinOp) else node
    if isinstance(last, ast.Constant) and isinstance(last.value, str):
        yield last.value


def _before_gap(node: ast.expr | None, value: ast.AST, values: list[ast.AST], facts: Facts) -> Iterator[str]:
    """Yield what stands before the gap for one of several values, if a text has as many gaps."""
    if isinstance(node, ast.Name):
        node = _text_of(node, facts)
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        gaps = list(_GAP.finditer(node.value))
        index = next((number for number, each in enumerate(values) if each is value), None)
        if index is not None and len(gaps) == len(values):
            yield node.value[: gaps[index].start()]


def _text_of(name: ast.Name, facts: Facts) -> ast.expr | None:
    """Return the last text that is assigned to a variable before a line; None if another value may be it."""
    scope = facts.scopes.owner(name)
    bindings = scope.bindings.get(name.id, []) if scope else []
    before = [each.node for each in bindings if getattr(each.node, "lineno", 0) < name.lineno]
    holder = facts.parents.get(before[-1]) if before else None
    return holder.value if isinstance(holder, ast.Assign) and len(holder.targets) == 1 else None
