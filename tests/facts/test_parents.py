from __future__ import annotations

import ast
from pathlib import Path

import pytest

from beginner_lint import linter
from beginner_lint.facts.parents import Parents

TREE = ast.parse("if a:\n    pass\nelse:\n    b = c + 1\ntry:\n    d\nexcept E:\n    e\nfinally:\n    f\n")
PARENTS = Parents(TREE)


def test_every_node_but_the_shared_ones_has_its_parent() -> None:
    for node in ast.walk(TREE):
        for child in ast.iter_child_nodes(node):
            if not isinstance(child, ast.expr_context | ast.operator):
                assert PARENTS[child] is node


def test_texts_are_found_by_what_they_say_and_calls_in_them() -> None:
    parents = Parents(ast.parse("a = 'sum', 'sum(', 'sum(x=1)', b'sum', 1\n"))
    assert [node.value for node in parents.saying("sum")] == ["sum"]
    assert parents.saying("x") == []
    assert [node.value for node in parents.examples] == ["sum(x=1)"]


def test_marked_words() -> None:
    assert Parents(ast.parse("a = 'b < @c and @d.e', b'@f', '@@g'\n")).marked == {"c", "d", "g"}


def test_imports_and_labels_are_found_by_their_names() -> None:
    parents = Parents(ast.parse("import a.b, c\nf(a=1, **c)\n"))
    assert [alias.name for alias in parents.called(ast.alias, frozenset({"a.b", "a"}))] == ["a.b"]
    assert [label.arg for label in parents.called(ast.keyword, frozenset({"a", "c"}))] == ["a"]


PROGRAM = """
import a, b as c
@decorated(lambda: 1)
class C(Base, key=value):
    x: int = {**y, "k": 1}; z = 2
    @property
    def method(self, *, p, q=1, **rest):
        global g
        return [n for n in rest if (w := n)]
    class Inner:
        def deep(self): return f"{self!r:>{width}} {x}"
a; b
match c:
    case [1, *rest] | {"k": v, **more} if d: pass
"""


def parents_in(tree: ast.Module) -> dict[ast.AST, ast.AST]:
    shared = (ast.expr_context, ast.operator, ast.unaryop, ast.boolop, ast.cmpop)
    return {
        child: node
        for node in ast.walk(tree)
        for child in ast.iter_child_nodes(node)
        if not isinstance(child, shared)
    }


@pytest.mark.parametrize("text", [PROGRAM, Path(linter.__file__).read_text("utf-8")], ids=["odd", "real"])
def test_each_node_has_its_parent_and_is_found_by_its_type(text: str) -> None:
    tree = ast.parse(text)
    expected = parents_in(tree)
    parents = Parents(tree)
    assert all(parents[node] is holder for node, holder in expected.items())
    assert all(list(parents.ancestors(node))[-1] is tree for node in expected)
    assert {node for kind in map(type, expected) for node in parents.of_type(kind)} == set(expected)


def test_nodes_are_found_by_the_part_that_tells_most() -> None:
    parents = Parents(ast.parse("a = b + c\na += 1\nif a in b < c: f()\nif f(): [c for c in b]\n"))

    def found(kind: type[ast.AST], *parts: type[ast.AST]) -> list[str]:
        return sorted(map(ast.unparse, parents.with_part(kind, parts)))

    assert found(ast.Assign, ast.BinOp, ast.Call) == ["a = b + c"]
    assert found(ast.BinOp, ast.Add) == ["b + c"]
    assert found(ast.AugAssign, ast.Sub) == []
    assert found(ast.Compare, ast.In) == ["a in b < c"]
    assert found(ast.Compare, ast.Lt) == []
    assert found(ast.If, ast.Call) == ["if f():\n    [c for c in b]"]
    assert found(ast.Expr, ast.Call, ast.ListComp) == ["[c for c in b]", "f()"]


def test_none_in_a_list_is_no_node() -> None:
    parents = Parents(ast.parse("def f(*, a, b=1): return {**a}\n"))
    assert "NoneType" not in parents.kinds
    assert parents.get(None) is None  # type: ignore[arg-type]


def test_a_node_of_another_tree_has_no_parent() -> None:
    other = ast.parse("x", mode="eval").body
    assert Parents(ast.parse("")).get(other) is None
    assert PARENTS.get(other) is None


def test_ancestors_end_with_the_module() -> None:
    (addition,) = PARENTS.of_type(ast.BinOp)
    assert [type(node) for node in PARENTS.ancestors(addition)] == [ast.Assign, ast.If, ast.Module]
    assert PARENTS.get(TREE) is None


def test_nodes_are_found_by_their_exact_type() -> None:
    assert {node.id for node in PARENTS.of_type(ast.Name)} == set("abcdefE")
    assert PARENTS.of_type(ast.Lambda) == []


def test_stored_names_are_those_that_an_assignment_or_a_loop_binds() -> None:
    text = "def sum(sum): return sum\nsum = max = 1\nfor sum in (min, sum): del sum\nimport sum\nsum += 1\n"
    stored = Parents(ast.parse(text)).stored({"sum", "min"})
    assert sorted((name.id, name.lineno) for name in stored) == [("sum", 2), ("sum", 3), ("sum", 5)]
    assert Parents(ast.parse(text)).stores({"sum", "min"})
    assert not Parents(ast.parse(text)).stores({"min", "print"})


def test_sums_that_are_assigned_and_texts_with_braces() -> None:
    parents = Parents(ast.parse("a = b + c\nd = e - f\ng += h + i\nj = '{k}' + f'{l}'\nm = b'{'\n"))
    assert sorted(node.lineno for node in parents.adding) == [1, 4]
    assert [node.value for node in parents.braced] == ["{k}"]


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
