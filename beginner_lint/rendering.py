"""What LibCST makes of a text: the tree, the text that it gives back, and where each node stands in it.

LibCST's `PositionProvider` costs twice the parse, and `MetadataWrapper` visits every node once more. The
text must be rendered anyway, to see that nothing got lost; the places are noted on the way. This module
loads LibCST, so it is imported only where there is something to parse.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import accumulate
from typing import TYPE_CHECKING

import libcst as cst
from libcst._nodes.internal import CodegenState

if TYPE_CHECKING:
    from beginner_lint.rule import Rule


class Rendering(CodegenState):
    """One rendering of a module, or of an expression.

    Args:
        tree: what is rendered.
        newline: what LibCST took for the usual end of a line, where an expression does not tell.

    Attributes:
        text: the text that the tree stands for.

    """

    def __init__(self, tree: cst.Module | cst.BaseExpression, newline: str = "\n") -> None:
        if isinstance(tree, cst.Module):
            super().__init__(tree.default_indent, tree.default_newline)
        else:
            super().__init__("", newline)
        self._spans: dict[cst.CSTNode, tuple[int, int]] = {}  # counted in tokens
        tree._codegen(self)
        self.text = "".join(self.tokens)

    @contextmanager
    def record_syntactic_position(
        self,
        node: cst.CSTNode,
        *,
        start_node: cst.CSTNode | None = None,
        end_node: cst.CSTNode | None = None,
    ) -> Iterator[None]:
        """Note a node's place, as LibCST asks for it: without its blank lines, parentheses and semicolon."""
        start = len(self.tokens)
        yield
        end = len(self.tokens)
        if start_node is not None:
            start = self._spans.get(start_node, (start, end))[0]
        if end_node is not None:
            end = self._spans.get(end_node, (start, end))[1]
        self._spans[node] = (start, end)

    def places(self) -> Iterator[tuple[cst.CSTNode, tuple[int, int]]]:
        """Yield the nodes of which LibCST knows the syntactic place, each with its offsets in the text.

        The others are blanks, punctuation and what only groups: `ast` has no node with a place for them.
        """
        offsets = [0, *accumulate(map(len, self.tokens))]
        for node, (start, end) in self._spans.items():
            yield node, (offsets[start], offsets[end])


class Showing(cst.CSTVisitor):
    """Shows a node to a rule: LibCST hands it the node, it calls the `visit_` method for the node's type.

    Args:
        rule: whose screen let the node through.
        origin: the same node as `ast` has it.

    """

    def __init__(self, rule: Rule, origin: ast.AST) -> None:
        self._rule = rule
        self._origin = origin

    def on_visit(self, node: cst.CSTNode) -> bool:
        """Call the rule; what the node holds is only visited if the rule does so itself."""
        getattr(self._rule, f"visit_{type(node).__name__}")(node, self._origin)
        return False

    def on_leave(self, original_node: cst.CSTNode) -> None:
        """Do nothing; LibCST would look for a method to call."""
