"""What a file asks of a module that it imports: the names that it takes from it, and its attributes."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterable, Iterator

from beginner_lint.source import Source, TooComplex, Undecodable

# More than anybody writes by hand; parsing it would be felt.
_MOST_CHARACTERS = 1_000_000


def asked(path: str, raw: bytes, stem: str) -> tuple[str, ...]:
    """Return the names for which a file asks a module that it imports, in alphabetical order.

    Args:
        path: the file; a notebook ends in `.ipynb`.
        raw: its content. What is not Python asks for nothing.
        stem: the module.

    """
    tree = _tree(path, raw)
    if tree is None:
        return ()
    nodes = list(ast.walk(tree))
    names, called = _imported(nodes, stem)
    called -= set(_bound_otherwise(nodes))
    names |= {
        node.attr
        for node in nodes
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in called
    }
    return tuple(sorted(name for name in names if not name.startswith("__")))


def _imported(nodes: Iterable[ast.AST], stem: str) -> tuple[set[str], set[str]]:
    """Return the names that are imported from a module, and those by which it is called itself."""
    names: set[str] = set()
    called: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and not node.level:
            first, _, rest = (node.module or "").partition(".")
            if first == stem:
                names |= {rest.partition(".")[0]} if rest else {alias.name for alias in node.names} - {"*"}
        elif isinstance(node, ast.Import):
            for alias in node.names:
                first, _, rest = alias.name.partition(".")
                if first == stem and rest:
                    names.add(rest.partition(".")[0])
                if first == stem and not (rest and alias.asname):
                    called.add(alias.asname or stem)
    return names, called


def _bound_otherwise(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Yield the names that mean something else as well: variables, parameters, definitions."""
    for node in nodes:
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name


def _tree(path: str, raw: bytes) -> ast.Module | None:
    """Return the syntax tree of a file, of a notebook that of its cells; None if it is not Python."""
    try:
        is_notebook = path.endswith(".ipynb")
        source = Source(path, _code_of_notebook(raw)) if is_notebook else Source.from_bytes(path, raw)
        return source.tree if len(source.text) <= _MOST_CHARACTERS else None
    except (Undecodable, SyntaxError, TooComplex):
        return None


def _code_of_notebook(raw: bytes) -> str:
    """Return the code of a notebook without the commands to the shell and to Jupyter."""
    try:
        cells = json.loads(raw)["cells"]
        texts = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""
    lines = "\n".join(texts).splitlines()
    return "\n".join("" if line.startswith(("!", "%")) else line for line in lines)
