"""Names in annotations that are texts, `x: "sum"`, and in comments that tell a type, `# type: sum`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

from beginner_lint.diagnostic import Edit
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.scopes.scopes import BindingKind
from beginner_lint.source import Source

TYPES = frozenset({BindingKind.CLASS, BindingKind.IMPORT, BindingKind.TYPE_ALIAS, BindingKind.TYPE_PARAMETER})
"""What annotations may mean: what is bound in another way is a value."""
_QUOTE = re.compile(r"""[uU]?("(?!"")|'(?!''))""")
_TYPE_COMMENT = re.compile(r"#[ \t]*type:(?!\s*ignore\b)")


def quoted_edits(nodes: Iterable[ast.AST], old: str, new: str, source: Source) -> set[Edit] | str:
    """Return the edits that name something anew in string annotations; or why that cannot be done."""
    found: set[Edit] = set()
    for node in set(nodes):
        if not isinstance(node, ast.Constant):
            continue
        places = _places(node, old, source)
        if not places:
            return f"the annotation on line {node.lineno} names `{old}` in a text that is put together"
        found.update(Edit(start, end, new) for start, end in places)
    return found


def _places(node: ast.Constant, name: str, source: Source) -> list[tuple[int, int]]:
    """Return where a text of one line, without escapes, says a name; nothing if it is written otherwise."""
    segment, quote = source.segment(node), _QUOTE.match(source.segment(node))
    if quote is None or segment[quote.end() : -1] != node.value:
        return []
    expression = ast.parse(node.value.strip(), mode="eval")
    lead = node.value[: len(node.value) - len(node.value.lstrip())]
    start = source.span(node)[0] + quote.end() + len(lead)
    inner = node.value.strip().encode()
    return [
        (start + before, start + before + len(name))
        for each in nodes_in(expression)
        if isinstance(each, ast.Name) and each.id == name
        for before in [len(inner[: each.col_offset].decode())]
    ]


def type_comments(holder: ast.AST, source: Source) -> Iterator[tuple[int, str]]:
    """Yield the comments in a function, class or module that tell a type, each with its offset.

    What tells the types of the function's own parameters, `# type: (list) -> int`, stands outside.
    """
    if not _TYPE_COMMENT.search(source.text):  # looked for in the text first: tokens cost a lot
        return
    body = getattr(holder, "body", None)
    is_function = isinstance(holder, ast.FunctionDef | ast.AsyncFunctionDef)
    first = body[0].lineno if is_function and isinstance(body, list) else getattr(holder, "lineno", 1)
    last = getattr(holder, "end_lineno", None) or len(source.line_starts)
    for offset, text in source.comments:
        if first <= source.position(offset).line <= last and _TYPE_COMMENT.match(text):
            yield offset, text


def type_comment_edits(holder: ast.AST, old: str, new: str, source: Source) -> Iterator[Edit]:
    """Yield the edits that name a class or a type anew in the comments that tell types."""
    name = re.compile(rf"(?<![.\w]){re.escape(old)}\b")
    for offset, text in type_comments(holder, source):
        told = text.partition(" #")[0]
        for match in name.finditer(told, told.index("type:") + len("type:")):
            yield Edit(offset + match.start(), offset + match.end(), new)
