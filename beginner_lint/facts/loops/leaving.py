"""Whether a loop goes on after a place in it, judged by how its statements stand."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from beginner_lint.facts.parents import Parents
from beginner_lint.facts.scopes.node_fields import children_of

_LOOPS = (ast.For, ast.AsyncFor, ast.While)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
_ENDING = frozenset({"exit", "quit", "sys.exit", "os._exit"})


def is_left_after(node: ast.AST, loop: ast.For, parents: Parents) -> bool:
    """Tell whether a loop may be over once a place in it is done, without another round.

    It is where all that follows leads out, or where the rest of the place's own block may do so.
    """
    statement = parents.statement(node)
    innermost = True
    while statement is not loop:
        block, index = parents.block(statement)
        rest = block[index + 1 :]
        holder = parents[statement]
        is_own = next(_loops_around(statement, parents)) is loop
        if always_leaves(rest, breaks=is_own):
            return True
        if innermost and holder is not loop and any(_may_leave(each, is_own) for each in rest):
            return True
        if is_own and any(jumps(each, ast.Continue) for each in rest):
            return False
        if isinstance(holder, ast.ExceptHandler | ast.match_case):
            holder = parents[holder]
        assert isinstance(holder, ast.stmt)
        statement, innermost = holder, False
    return False


def _loops_around(statement: ast.stmt, parents: Parents) -> Iterator[ast.AST]:
    return (holder for holder in parents.ancestors(statement) if isinstance(holder, _LOOPS))


def always_leaves(statements: Sequence[ast.stmt], *, breaks: bool = True) -> bool:
    """Tell whether statements of a loop certainly lead out of it, on whatever path.

    Args:
        statements: what is run in this order.
        breaks: whether `break` leads out; in an inner loop it does not.

    """
    for statement in statements:
        if _leaves(statement, breaks):
            return True
        if jumps(statement, ast.Continue):
            return False
    return False


def _leaves(statement: ast.stmt, breaks: bool) -> bool:
    if isinstance(statement, ast.Return | ast.Raise):
        return True
    if isinstance(statement, ast.Break):
        return breaks
    if isinstance(statement, ast.If):
        return bool(statement.orelse) and all(
            always_leaves(branch, breaks=breaks) for branch in (statement.body, statement.orelse)
        )
    if isinstance(statement, ast.With | ast.AsyncWith):
        return always_leaves(statement.body, breaks=breaks)
    if isinstance(statement, ast.Try):
        branches = [[*statement.body, *statement.orelse], *(handler.body for handler in statement.handlers)]
        return all(always_leaves(branch, breaks=breaks) for branch in branches) or always_leaves(
            statement.finalbody, breaks=breaks
        )
    call = statement.value if isinstance(statement, ast.Expr) else None
    return isinstance(call, ast.Call) and ast.unparse(call.func) in _ENDING


def _may_leave(statement: ast.stmt, breaks: bool) -> bool:
    return jumps(statement, ast.Return, ast.Raise) or (breaks and jumps(statement, ast.Break))


def jumps(statement: ast.stmt, *kinds: type[ast.stmt]) -> bool:
    """Tell whether a statement holds a jump of one of these kinds; what only ends an inner loop is none."""
    pending: list[ast.AST] = [statement]
    own = tuple(kind for kind in kinds if kind not in (ast.Break, ast.Continue))
    while pending:
        node = pending.pop()
        if isinstance(node, kinds):
            return True
        if isinstance(node, _FUNCTIONS):
            continue
        if isinstance(node, _LOOPS):
            pending += node.orelse
            if own and any(jumps(inner, *own) for inner in node.body):
                return True
        elif isinstance(node, ast.stmt | ast.ExceptHandler | ast.match_case):
            pending += children_of(node)
    return False
