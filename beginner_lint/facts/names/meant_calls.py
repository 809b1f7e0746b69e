"""Whether a call of what has a builtin's name can have been meant for the builtin."""

from __future__ import annotations

import ast
from collections.abc import Collection

# How many arguments by position a builtin takes, least and most; others take any number.
_ARGUMENTS: dict[str, tuple[int, int]] = {
    **dict.fromkeys(("abs", "all", "any", "ascii", "bin", "callable", "chr", "hash", "hex"), (1, 1)),
    **dict.fromkeys(("id", "len", "oct", "ord", "repr", "reversed", "sorted"), (1, 1)),
    **dict.fromkeys(("divmod", "filter", "isinstance", "issubclass"), (2, 2)),
    **dict.fromkeys(("aiter", "anext", "format", "iter", "next", "round", "sum"), (1, 2)),
    **dict.fromkeys(("dir", "input", "locals", "globals", "object", "vars"), (0, 1)),
    **dict.fromkeys(("eval", "exec", "range", "slice", "type"), (1, 3)),
    "compile": (3, 6), "getattr": (2, 3), "map": (2, 255), "max": (1, 255), "min": (1, 255),
    "open": (1, 8), "pow": (2, 3), "setattr": (3, 3), "hasattr": (2, 2), "delattr": (2, 2),
}  # fmt: skip
_CALLABLE = frozenset({"Callable", "Type", "type"})


def fits_the_builtin(name: str, call: ast.Call) -> bool:
    """Tell whether a builtin takes as many arguments as a call has."""
    if any(isinstance(given, ast.Starred) for given in call.args) or call.keywords:
        return True
    least, most = _ARGUMENTS.get(name, (0, 255))
    return least <= len(call.args) <= most


def is_there_to_be_called(parameter: ast.AST, reads: Collection[ast.AST], calls: Collection[ast.AST]) -> bool:
    """Tell whether a function is handed in: the annotation says so, or all that is done is to call it.

    Args:
        parameter: the node of the parameter.
        reads: all places that read it, but for those that ask whether it is there at all.
        calls: those of them where it is called.

    """
    if not isinstance(parameter, ast.arg):
        return False
    annotation = parameter.annotation
    names = (
        [] if annotation is None else [getattr(n, "id", getattr(n, "attr", "")) for n in ast.walk(annotation)]
    )
    return not _CALLABLE.isdisjoint(names) or (bool(calls) and len(calls) == len(reads))
