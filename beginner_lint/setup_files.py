"""What a setup.cfg or setup.py says of the oldest Python that the project is for; nothing of it is run."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator

from beginner_lint.pyproject import LARGEST, oldest_allowed
from beginner_lint.source import Source, TooComplex

_KEY = "python_requires"
# A line of setup.cfg, and further ones that are indented; setuptools takes the key with a dash, too.
_SET = re.compile(r"^python[_-]requires[ \t]*[=:](.*(?:\n[ \t]+.*)*)", re.MULTILINE)


def required_by_setup(folder: str) -> tuple[int, int] | None:
    """Return the oldest Python that a setup.cfg or else a setup.py asks for, None if neither says so.

    In setup.py only texts count that are written where they are passed, or are given to a name once.

    Args:
        folder: where the files may be.

    Returns:
        The version, such as (3, 8); (3, 0) for a project that runs on Python 2 as well.

    """
    configured = _SET.findall(_text(os.path.join(folder, "setup.cfg")))
    told = configured or list(_passed(_text(os.path.join(folder, "setup.py"))))
    oldest = [version for specifier in told if (version := oldest_allowed(specifier)) is not None]
    return min(oldest, default=None)


def _text(path: str) -> str:
    try:
        with open(path, "rb") as file:
            raw = file.read(LARGEST)
    except OSError:
        return ""
    return raw.decode("utf-8", "replace").replace("\r\n", "\n") if b"requires" in raw else ""


def _passed(code: str) -> Iterator[str]:
    """Yield what a setup.py passes or keeps as `python_requires`."""
    if _KEY not in code:
        return
    try:
        nodes = list(ast.walk(Source("setup.py", code).tree))
    except (SyntaxError, TooComplex):
        return
    for node in nodes:
        if isinstance(node, ast.keyword) and node.arg == _KEY:
            yield from _texts(node.value, nodes)
        elif isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if isinstance(key, ast.Constant) and key.value == _KEY:
                    yield from _texts(value, nodes)


def _texts(value: ast.expr, nodes: list[ast.AST]) -> Iterator[str]:
    """Yield a text, or the one that a name is given to once: `REQUIRES_PYTHON = ">=3.6"`."""
    if isinstance(value, ast.Name):
        name = value.id
        named = [each for each in nodes if isinstance(each, ast.Name) and each.id == name]
        bound = [each for each in named if not isinstance(each.ctx, ast.Load)]
        given = [each.value for each in nodes if isinstance(each, ast.Assign) and each.targets == bound]
        if len(given) != 1:
            return
        [value] = given
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value
