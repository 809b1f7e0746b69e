"""What the annotation of a name says: `stream: InputStream`, `token_type: TokenType`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

_WORDS_OF_A_CLASS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_LONGEST = 20
# These take the word of their class where it ends as they are called: `TokenType`, `PrivateFormat`.
_ENDINGS = frozenset(
    {"complex", "dir", "filter", "format", "hash", "id", "input", "map", "object", "property", "range", "set"}
    | {"slice", "type"}
)
_STREAMS = frozenset({"buffer", "file", "reader", "source", "stream"})
_DIRECTION = ("dir", "direction")
_FILES = frozenset({"BinaryIO", "BufferedReader", "IO", "TextIO", "TextIOWrapper"})
_AROUND = frozenset({"Annotated", "Final", "Optional"})
_SAYS_NOTHING = frozenset(
    {"Any", "AnyStr", "Callable", "Dict", "Generic", "Iterable", "Iterator", "List", "Literal", "Mapping"}
    | {"Sequence", "Set", "Tuple", "Type", "TypeVar", "Union"}
)


def said_by_annotation(name: str, annotation: ast.expr | None) -> Iterator[str]:
    """Yield names for what is annotated so and is called `name` now, like a builtin."""
    for part in _parts(annotation):
        if isinstance(part, ast.Subscript) and _class_name(part.value) in ("type", "Type") and name == "type":
            yield "cls"
        class_name = _class_name(part.value if isinstance(part, ast.Subscript) else part)
        if name == "input" and class_name in _FILES:
            yield "source"
        word = snake_case(class_name)
        last = word.rpartition("_")[2]
        if (
            class_name in _SAYS_NOTHING
            or not class_name.lstrip("_")[:1].isupper()
            or len(last) < 2
            or len(word) > _LONGEST
        ):
            continue
        is_any_noun = name == "object" or (name == "input" and last in _STREAMS)
        if name == "next":
            yield f"next_{last}"
        elif is_any_noun or (name in _ENDINGS and last == name != word) or (name, last) == _DIRECTION:
            yield word


def snake_case(class_name: str) -> str:
    """Return the name of a class as one of a variable is written: `token_type` for `TokenType`."""
    return _WORDS_OF_A_CLASS.sub("_", class_name.strip("_")).lower()


def _parts(annotation: ast.expr | None) -> Iterator[ast.expr]:
    """Yield what an annotation allows: both of `A | B`, what is in `Optional[A]`."""
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        try:
            annotation = ast.parse(annotation.value, mode="eval").body
        except (SyntaxError, ValueError):
            return
    if isinstance(annotation, ast.BinOp):
        yield from _parts(annotation.left)
        yield from _parts(annotation.right)
    elif isinstance(annotation, ast.Subscript) and _class_name(annotation.value) in _AROUND:
        yield from _parts(annotation.slice)
    elif annotation is not None:
        yield annotation


def _class_name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
