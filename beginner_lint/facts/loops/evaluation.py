"""In which order, and under which conditions, the parts of an expression are evaluated."""

from __future__ import annotations

import ast
import enum
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.node_fields import children_of, nodes_in

if TYPE_CHECKING:
    from beginner_lint.facts.parents import Parents

_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)

# Evaluating these does nothing but keep what their parts give.
_SILENT = (ast.Constant, ast.List, ast.Tuple, ast.Lambda, ast.Slice, ast.keyword)


class Place(enum.Enum):
    """Whether a part is evaluated when the whole is: always once, at most once, or some other time."""

    ALWAYS = "always"
    CONDITIONAL = "conditional"
    LAZY = "lazy"


def place(part: ast.AST, whole: ast.AST, parents: Parents) -> Place:
    """Return when a part of an expression is evaluated. What stands in an f-string counts as lazy too."""
    found = Place.ALWAYS
    while part is not whole:
        holder = parents[part]
        if isinstance(holder, ast.comprehension):
            comprehension = parents[holder]
            assert isinstance(comprehension, _COMPREHENSIONS)
            if part is not holder.iter or holder is not comprehension.generators[0]:
                return Place.LAZY
            holder = comprehension
        elif isinstance(holder, (ast.Lambda, ast.JoinedStr, *_COMPREHENSIONS)):
            return Place.LAZY
        elif _is_conditional(part, holder):
            found = Place.CONDITIONAL
        part = holder
    return found


def _is_conditional(part: ast.AST, holder: ast.AST) -> bool:
    if isinstance(holder, ast.IfExp):
        return part is not holder.test
    if isinstance(holder, ast.BoolOp):
        return part is not holder.values[0]
    return isinstance(holder, ast.Compare) and part in holder.comparators[1:]


def events(
    node: ast.AST,
    replaced: Mapping[ast.Name, tuple[ast.expr, ...]],
    is_stable: Callable[[ast.Name], bool],
) -> Iterator[ast.AST]:
    """Yield the steps of evaluating an expression or simple statement, in the order in which they are done.

    A step is a node that looks something up, computes or calls. A comprehension is one step, but for what
    it iterates first.

    Args:
        node: what is evaluated.
        replaced: the parts that are evaluated in the place of a name.
        is_stable: whether a name gives the same object no matter when it is looked up.

    """
    if isinstance(node, ast.Name):
        if node in replaced:
            for part in replaced[node]:
                yield from events(part, replaced, is_stable)
        elif not is_stable(node):
            yield node
        return
    for child in _children(node):
        yield from events(child, replaced, is_stable)
    if isinstance(node, ast.expr) and not isinstance(node, _SILENT):
        yield node


def _children(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the parts of a node in the order of evaluation."""
    if isinstance(node, ast.Lambda):
        yield node.args
    elif isinstance(node, _COMPREHENSIONS):
        yield node.generators[0].iter
    elif isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values, strict=True):
            if key is not None:
                yield key
            yield value
    elif isinstance(node, ast.Assign):
        yield node.value
        yield from node.targets
    else:
        yield from children_of(node)


def waits(node: ast.AST) -> bool:
    """Tell whether an expression awaits something, also by an asynchronous comprehension."""
    return any(
        isinstance(inner, ast.Await) or (isinstance(inner, ast.comprehension) and inner.is_async)
        for inner in nodes_in(node)
    )
