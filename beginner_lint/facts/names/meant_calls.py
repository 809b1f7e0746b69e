"""Whether a call of what has a builtin's name can have been meant for the builtin."""

from __future__ import annotations

import ast
from collections.abc import Collection
from typing import TYPE_CHECKING

from beginner_lint.facts.functions.none_defaults import asks_for_none
from beginner_lint.facts.words.parameter_kinds import default_of

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# How many arguments by position a builtin takes, least and most; others take any number.
_ARGUMENTS: dict[str, tuple[int, int]] = {
    **dict.fromkeys(("abs", "all", "any", "ascii", "bin", "callable", "chr", "hash", "hex"), (1, 1)),
    **dict.fromkeys(("id", "len", "oct", "ord", "repr", "reversed", "sorted"), (1, 1)),
    **dict.fromkeys(("divmod", "filter", "isinstance", "issubclass"), (2, 2)),
    **dict.fromkeys(("aiter", "anext", "format", "iter", "next", "round", "sum"), (1, 2)),
    **dict.fromkeys(("dir", "input", "locals", "globals", "object", "vars"), (0, 1)),
    **dict.fromkeys(("eval", "exec", "range", "slice", "type"), (1, 3)),
    "compile": (3, 6), "getattr": (2, 3), "map": (2, 255), "max": (1, 255), "min": (1, 255),
    "open": (1, 8), "pow": (2, 3), "setattr": (3, 3), "hasattr": (2, 2), "delattr": (2, 2),
}  # fmt: skip
_TAKING_FIRST_BY_NAME = frozenset({"compile", "open", "pow", "round"})
_CALLABLE = frozenset({"Callable", "Type", "type"})


def fits_the_builtin(name: str, call: ast.Call) -> bool:
    """Tell whether a builtin takes as many arguments as a call has."""
    least, most = _ARGUMENTS.get(name, (0, 255))
    if any(isinstance(given, ast.Starred) for given in call.args):
        return True
    if call.keywords:  # what comes first, most take by position only
        return bool(call.args) or not least or name in _TAKING_FIRST_BY_NAME
    return least <= len(call.args) <= most


def is_there_to_be_called(parameter: ast.AST, reads: Collection[ast.AST], calls: Collection[ast.AST]) -> bool:
    """Tell whether a function is handed in: the annotation says so, or all that is done is to call it.

    Args:
        parameter: the node of the parameter.
        reads: all places that read it.
        calls: those of them where it is called.

    """
    if not isinstance(parameter, ast.arg):
        return False
    annotation = parameter.annotation
    names = (
        [] if annotation is None else [getattr(n, "id", getattr(n, "attr", "")) for n in ast.walk(annotation)]
    )
    return not _CALLABLE.isdisjoint(names) or (bool(calls) and len(calls) == len(reads))


def is_called_where_given(parameter: ast.AST, reads: Collection[ast.AST], facts: Facts) -> bool:
    """Tell whether a parameter with the default `None` is only called, and only where it is not `None`."""
    default = default_of(parameter, facts) if isinstance(parameter, ast.arg) else None
    if not isinstance(default, ast.Constant) or default.value is not None:
        return False
    holders = [facts.parents[node] for node in reads]
    questions = [holder for holder in holders if asks_for_none(holder)]
    others = [node for node, holder in zip(reads, holders, strict=True) if holder not in questions]
    return bool(others) and all(_is_called_behind(node, questions, facts) for node in others)


def _is_called_behind(node: ast.AST, questions: Collection[ast.AST], facts: Facts) -> bool:
    """Tell whether a name is called in the branch of a question in which it is not `None`."""
    call = facts.parents.get(node)
    if not isinstance(call, ast.Call) or call.func is not node:
        return False
    within = {call, *facts.parents.ancestors(call)}
    for holder in within:
        if isinstance(holder, ast.If | ast.IfExp) and holder.test in questions:
            assert isinstance(holder.test, ast.Compare)
            is_denied = isinstance(holder.test.ops[0], ast.IsNot | ast.NotEq)
            branch = holder.body if is_denied else holder.orelse
            if not within.isdisjoint(branch if isinstance(branch, list) else [branch]):
                return True
    return False
