from __future__ import annotations

import ast

import pytest

from beginner_lint.facts.parents import Parents

TREE = ast.parse("if a:\n    pass\nelse:\n    b = c + 1\ntry:\n    d\nexcept E:\n    e\nfinally:\n    f\n")
PARENTS = Parents(TREE)


def test_every_node_but_the_shared_ones_has_its_parent() -> None:
    for node in ast.walk(TREE):
        for child in ast.iter_child_nodes(node):
            if not isinstance(child, ast.expr_context | ast.operator):
                assert PARENTS[child] is node


def test_ancestors_end_with_the_module() -> None:
    (addition,) = PARENTS.of_type(ast.BinOp)
    assert [type(node) for node in PARENTS.ancestors(addition)] == [ast.Assign, ast.If, ast.Module]
    assert PARENTS.get(TREE) is None


def test_nodes_are_found_by_their_exact_type() -> None:
    assert {node.id for node in PARENTS.of_type(ast.Name)} == set("abcdefE")
    assert PARENTS.of_type(ast.Lambda) == []


def test_statements_know_their_block() -> None:
    branch, attempt = TREE.body
    assert isinstance(branch, ast.If)
    assert isinstance(attempt, ast.Try)
    for block in (
        TREE.body,
        branch.body,
        branch.orelse,
        attempt.body,
        attempt.handlers[0].body,
        attempt.finalbody,
    ):
        for index, statement in enumerate(block):
            assert PARENTS.block(statement) == (block, index)
            assert PARENTS.statement(statement) is statement
    assert PARENTS.statement(branch.test) is branch


def test_a_module_stands_in_no_block() -> None:
    with pytest.raises(KeyError):
        PARENTS.block(TREE)  # type: ignore[arg-type]
