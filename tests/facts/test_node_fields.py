"""The walks over nodes find what those of `ast` find, apart from what all nodes share."""

from __future__ import annotations

import ast

from beginner_lint.facts.scopes.node_fields import children_of, nodes_in
from tests.corpus import readable, standard_library

_SHARED = (ast.expr_context, ast.operator, ast.unaryop, ast.boolop, ast.cmpop)


def test_the_walks_find_all_nodes_of_real_code() -> None:
    for source in readable(standard_library(share=20)):
        tree = source.tree
        assert set(nodes_in(tree)) == {node for node in ast.walk(tree) if not isinstance(node, _SHARED)}
        for node in nodes_in(tree):
            held = [child for child in ast.iter_child_nodes(node) if not isinstance(child, _SHARED)]
            assert sorted(children_of(node), key=id) == sorted(held, key=id)


def test_nodes_come_in_source_order() -> None:
    tree = ast.parse("for x in f(a, *b, c=d):\n    if e: g[h] = i\nelse:\n    j")
    names = [node.id for node in nodes_in(*tree.body) if isinstance(node, ast.Name)]
    assert names == ["x", "f", "a", "b", "d", "e", "g", "h", "i", "j"]
