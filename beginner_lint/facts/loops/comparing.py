"""Statements that keep the larger, or the smaller, of two values: `if x > best: best = x`."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# Whether the first operand is the larger one where the comparison holds.
_LARGER = {ast.Gt: True, ast.GtE: True, ast.Lt: False, ast.LtE: False}
_KEYS = ("len", "abs")


class Better(NamedTuple):
    """A step of a search: `value` takes the place of `best` if it is larger, or smaller.

    `places` are those that read the best one so far. `key` is the builtin by which both are compared.
    `strict` tells whether the first of equal ones stays, `none` whether the step asks if there is a best one
    yet, `called` whether it calls `max` or `min`.
    """

    places: tuple[ast.Name, ...]
    value: ast.expr
    larger: bool
    strict: bool
    key: ast.Name | None = None
    none: bool = False
    called: bool = False


def assigned(statement: ast.stmt) -> tuple[ast.Name | None, ast.expr | None]:
    """Return the name and the value of a statement that binds one name."""
    if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
        target = statement.targets[0]
        if isinstance(target, ast.Name):
            return target, statement.value
    return None, None


def better_by(target: ast.Name, value: ast.expr, test: ast.expr | None, facts: Facts) -> Better | None:
    """Return the step `target = value`, which runs if `test` holds, if that compares; None if it does not."""
    found = _called(target, value, facts)
    return _compared(target, value, test, facts) if found is None and test is not None else found


def _called(target: ast.Name, value: ast.expr, facts: Facts) -> Better | None:
    """Return the step `best = max(best, value)`."""
    if not isinstance(value, ast.Call) or len(value.args) != 2 or value.keywords:
        return None
    function = facts.types.origin(value.func)
    if function not in ("builtins.max", "builtins.min"):
        return None
    for position, (best, other) in enumerate((value.args, value.args[::-1])):
        if isinstance(best, ast.Name) and best.id == target.id and not isinstance(other, ast.Starred):
            return Better((best,), other, function == "builtins.max", position == 0, called=True)
    return None


def _compared(target: ast.Name, value: ast.expr, test: ast.expr, facts: Facts) -> Better | None:
    """Return the step `if value > best: best = value`."""
    asked: tuple[ast.Name, ...] = ()
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.Or) and len(test.values) == 2:
        missing, test = test.values
        if not isinstance(missing, ast.Compare) or ast.unparse(missing) != f"{target.id} is None":
            return None
        assert isinstance(missing.left, ast.Name)
        asked = (missing.left,)
    if not isinstance(test, ast.Compare) or len(test.ops) > 1 or type(test.ops[0]) not in _LARGER:
        return None
    larger = _LARGER[type(test.ops[0])]
    strict = isinstance(test.ops[0], ast.Gt | ast.Lt)
    for first, second, is_larger in (
        (test.left, test.comparators[0], larger),
        (test.comparators[0], test.left, not larger),
    ):
        if isinstance(second, ast.Name) and second.id == target.id and ast.dump(first) == ast.dump(value):
            return Better((second, *asked), value, is_larger, strict, none=bool(asked))
        found = _by_key(target, value, first, second, facts)
        if found is not None and not asked:
            best, key = found
            return Better((best,), value, is_larger, strict, key=key)
    return None


def _by_key(
    target: ast.Name, value: ast.expr, first: ast.expr, second: ast.expr, facts: Facts
) -> tuple[ast.Name, ast.Name] | None:
    """Return `best` and `key` where `key(value)` is compared with `key(best)`."""
    for call in (first, second):
        if not isinstance(call, ast.Call) or len(call.args) != 1 or call.keywords:
            return None
    assert isinstance(first, ast.Call)
    assert isinstance(second, ast.Call)
    best, key = second.args[0], second.func
    if not isinstance(best, ast.Name) or best.id != target.id or ast.dump(first.args[0]) != ast.dump(value):
        return None
    if not isinstance(key, ast.Name) or ast.dump(key) != ast.dump(first.func) or key.id not in _KEYS:
        return None
    return (best, key) if facts.scopes.is_builtin(key) else None
