"""Flags that tell the first round of a loop: `first = True` before it, `first = False` in it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.scopes.scopes import Role

if TYPE_CHECKING:
    from beginner_lint.facts import Facts


@dataclass(frozen=True, slots=True)
class FirstFlag:
    """A name that is tested once in each round and has one value in the first one, another in all others.

    `initial` gives it the first value, right before the loop or a few statements above, `turn` the other.
    """

    name: str
    initial: ast.Assign
    turn: ast.Assign

    def is_not_first(self, test: ast.expr) -> bool:
        """Tell whether a test is true in all rounds but the first."""
        is_true_at_first = isinstance(self.initial.value, ast.Constant) and self.initial.value.value
        return ast.unparse(test) == (f"not {self.name}" if is_true_at_first else self.name)


def first_flag(loop: ast.For, facts: Facts) -> FirstFlag | None:
    """Return the flag that a loop has for its first round, if all that is done with it is to test it once.

    It must be turned in each round, behind the test; the loop is taken to have no `continue`.
    """
    block, index = facts.parents.block(loop)
    for turn in _turns(loop):
        initial = next((each for each in reversed(block[:index]) if _is_turned(each, turn)), None)
        if isinstance(initial, ast.Assign):
            between = block[block.index(initial) + 1 : index]
            flag = FirstFlag(ast.unparse(turn.targets[0]), initial, turn)
            if _is_all_there_is(flag, loop, between, facts):
                return flag
    return None


def _is_all_there_is(flag: FirstFlag, loop: ast.For, between: list[ast.stmt], facts: Facts) -> bool:
    """Tell whether a flag is tested once in the loop, and nobody else sees what it holds from there on."""
    scope, flow = facts.scopes.scope_at(loop), facts.flow
    if facts.scopes.owner(flag.turn.targets[0]) is not scope or flow.introspects(scope):
        return False
    if flow.is_captured(scope.mangled(flag.name), scope) or flow.read_later(flag.name, loop) is not None:
        return False
    if flow.read_in_vain(flag.name, flag.initial, loop) is not None:
        return False
    nodes = {inner for statement in (*between, loop) for inner in nodes_in(statement)}
    found = [each for each in facts.scopes.occurrences(scope, scope.mangled(flag.name)) if each.node in nodes]
    reads = [each.node for each in found if each.role is Role.READ]
    return len(found) == 2 and len(reads) == 1 and _is_test_before(reads[0], flag.turn, loop, facts)


def _turns(loop: ast.For) -> Iterator[ast.Assign]:
    """Yield what sets a name to True or False in a loop, or in a branch of a test in it."""
    for statement in loop.body:
        inner = [*statement.body, *statement.orelse] if isinstance(statement, ast.If) else [statement]
        yield from (each for each in inner if isinstance(each, ast.Assign) and _is_flag(each))


def _is_flag(statement: ast.Assign) -> bool:
    value = statement.value
    is_bool = isinstance(value, ast.Constant) and type(value.value) is bool
    return is_bool and len(statement.targets) == 1 and isinstance(statement.targets[0], ast.Name)


def _is_turned(statement: ast.stmt, turn: ast.Assign) -> bool:
    """Tell whether a statement gives the same name the opposite value."""
    if not isinstance(statement, ast.Assign) or not _is_flag(statement):
        return False
    left, right = ast.unparse(statement.targets[0]), ast.unparse(turn.targets[0])
    return left == right and ast.unparse(statement.value) != ast.unparse(turn.value)


def _is_test_before(read: ast.AST, turn: ast.Assign, loop: ast.For, facts: Facts) -> bool:
    """Tell whether a test of the loop reads a name that is turned behind it, or in one of its branches."""
    test = facts.parents.statement(read)
    if test not in loop.body or not isinstance(test, ast.If) or read not in nodes_in(test.test):
        return False
    if turn in loop.body:
        return loop.body.index(test) < loop.body.index(turn)
    return turn in test.body or turn in test.orelse
