"""Comments for other linters that excuse the name of a builtin."""

from __future__ import annotations

import pytest

from beginner_lint.facts import Facts
from beginner_lint.facts.names.excuses import Topic
from beginner_lint.facts.project import ProjectFacts
from beginner_lint.source import Source

# Each row: the text, the lines on which `id` is bound, and those of them that are excused.
EXCUSES = [
    pytest.param("id = 3  # noqa: A001\n", [1], [1], id="flake8-builtins"),
    pytest.param("id = 3  # noqa:E501,A001 why\nid = 4\n", [1, 2], [1], id="among-other-codes"),
    pytest.param("id = 3  # noqa: E501\n", [1], [], id="another-code"),
    pytest.param("id = 3  # noqa: ANN001, ARG001\n", [1], [], id="codes-that-begin-alike"),
    pytest.param("id = 3  # NOQA: VNE003\n", [1], [1], id="flake8-variables-names"),
    pytest.param("id = 3\nx = 1  # noqa: A001\n", [1], [], id="another-line"),
    pytest.param("x = '# noqa: A001'; id = 3\n", [1], [], id="text"),
    pytest.param("# ruff: noqa: A001, A002\nid = 3\n", [2], [2], id="whole-file"),
    pytest.param("# ruff: file-ignore[E501, A001]\nid = 3\n", [2], [2], id="whole-file-in-brackets"),
    pytest.param("id = 3  # ruff:ignore[builtin-variable-shadowing]\n", [1], [1], id="name-of-ruff"),
    pytest.param("id = 3  # ruff: ignore[unused-variable]\n", [1], [], id="another-name-of-ruff"),
    pytest.param("x = 1  # ruff: noqa: A001\nid = 3\n", [2], [], id="whole-file-behind-code"),
    pytest.param("id = 3  # pylint: disable=redefined-builtin\n", [1], [1], id="pylint"),
    pytest.param("id = 3  # pylint: disable=invalid-name, W0622\n", [1], [1], id="pylint-code"),
    pytest.param("id = 3  # pylint: disable=redefined-outer-name\n", [1], [], id="pylint-another"),
    pytest.param("# pylint: disable-next=redefined-builtin\nid = 3\nid = 4\n", [2, 3], [2], id="next-line"),
    pytest.param("id = 3\n# pylint: disable=redefined-builtin\nid = 4\n", [1, 3], [3], id="from-there-on"),
    pytest.param(
        "def f():\n    # pylint: disable=redefined-builtin\n    id = 3\n    return id\nid = 4\n",
        [3, 5],
        [3],
        id="from-there-on-in-a-function",
    ),
    pytest.param(
        "def f(x):  # pylint: disable=redefined-builtin\n    id = 3\n    return id\nid = 4\n",
        [2, 4],
        [2],
        id="pylint-at-a-header",
    ),
    pytest.param(
        "def f(  # pylint: disable=redefined-builtin\n    x,\n    id,\n): pass\ndef g(id): pass\n",
        [3, 5],
        [3],
        id="parameter",
    ),
    pytest.param(
        "# noinspection PyShadowingBuiltins\n@x\nclass A:\n    def f(self, id): pass\nid = 3\n",
        [4, 5],
        [4],
        id="jetbrains",
    ),
    pytest.param("# noinspection PyUnusedLocal\nid = 3\n", [2], [], id="jetbrains-another"),
    pytest.param("from m import (  # noqa: A004\n    x,\n    id,\n)\n", [3], [3], id="import"),
]


@pytest.mark.parametrize(("text", "bound", "excused"), EXCUSES)
def test_excuses(text: str, bound: list[int], excused: list[int]) -> None:
    facts = Facts(Source("a.py", text), ProjectFacts())
    bindings = [b for scope in facts.scopes.all for b in scope.bindings.get("id", ())]
    lines = {
        binding.node.lineno: facts.excuses.cover(binding.node, Topic.BUILTINS)  # type: ignore[attr-defined]
        for binding in bindings
    }
    assert sorted(lines) == bound
    assert [line for line in bound if lines[line]] == excused


@pytest.mark.parametrize(
    ("comment", "topic"),
    [
        ("noqa: B006", Topic.MUTABLE_DEFAULTS),
        ("pylint: disable=dangerous-default-value", Topic.MUTABLE_DEFAULTS),
        ("noqa: E711", Topic.NONE),
        ("ruff: ignore[none-comparison]", Topic.NONE),
        ("pylint: disable=C0121", Topic.NONE),
        ("noqa: E721", Topic.TYPES),
        ("pylint: disable=unidiomatic-typecheck", Topic.TYPES),
    ],
)
def test_topics(comment: str, topic: Topic) -> None:
    facts = Facts(Source("a.py", f"x = 3  # {comment}\n"), ProjectFacts())
    assert [each for each in Topic if facts.excuses.cover(facts.source.tree.body[0], each)] == [topic]
