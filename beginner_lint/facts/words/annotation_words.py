"""What the annotation of a name says: `stream: InputStream`, `token_type: TokenType`."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.scopes import Binding

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_WORDS_OF_A_CLASS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_LONGEST, _MOST_JOINTS = 20, 2
_JOINT = re.compile(r"^(?:and|as|by|for|from|if|in|is|no|not|of|on|or|that|the|to|which|with)_")
# These take the word of their class where it ends as they are called: `TokenType`, `PrivateFormat`.
_ENDINGS = frozenset(
    {"complex", "dir", "filter", "format", "hash", "id", "input", "map", "object", "property", "range", "set"}
    | {"slice", "type"}
)
# And these where it begins so: `CallableType`, `TypeInfo`.
_BEGINNINGS = frozenset(
    {"any", "bin", "callable", "filter", "format", "hash", "input", "max", "min", "property", "type"}
)
_VERSION = re.compile(r"\d+[A-Z]?$")  # of `MaxPooling2D`, `ReaderV2`
_DONE_WITH = re.compile(r"^(?:add|create|do|get|load|make|run|set|update)_(?=[a-z]+_)")
_STREAMS = frozenset({"buffer", "file", "reader", "source", "stream"})
_DIRECTION = ("dir", "direction")
WIDGETS = frozenset(
    {"action", "box", "button", "dialog", "entry", "field", "frame", "label", "layout", "menu"}
    | {"view", "widget", "window"}
)
_FILES = frozenset({"BinaryIO", "BufferedReader", "IO", "TextIO", "TextIOWrapper"})
_DEFAULTS = ("Default", "Missing", "NotGiven", "Omit", "Sentinel", "Undefined", "Unset")
_AROUND = frozenset({"Annotated", "Final", "Optional", "Union"})
SAYS_NOTHING = frozenset(
    {"Any", "AnyStr", "Callable", "Dict", "Generic", "Iterable", "Iterator", "List", "Literal", "Mapping"}
    | {"Sequence", "Set", "Tuple", "Type", "TypeVar", "Union"}
)


def said_by_annotation(name: str, annotation: ast.expr | None, others: Collection[str] = ()) -> Iterator[str]:
    """Yield names for what is annotated so and is called `name` now, like a builtin.

    Args:
        name: what it is called.
        annotation: what it is annotated with, or a class that is called.
        others: the names of other classes, after which it is not to be called.

    """
    said = [words for part in _parts(annotation) if (words := list(_said_by_part(name, part, others)))]
    if len({words[0] for words in said}) == 1 or not all(words[0].endswith(f"_{name}") for words in said):
        yield from dict.fromkeys(word for words in said for word in words)  # else it is one of several kinds


def _said_by_part(name: str, part: ast.expr, others: Collection[str]) -> Iterator[str]:
    if isinstance(part, ast.Subscript) and _class_name(part.value) in ("type", "Type") and name == "type":
        yield from ("cls", "given_class")
    class_name = _class_name(part.value if isinstance(part, ast.Subscript) else part)
    if name == "input" and class_name in _FILES:
        yield "input_file"
    word = whole = snake_case(_VERSION.sub("", class_name))
    word = word if name == "format" else shortened(word, name)
    if name == "input" and word != whole and word.title().replace("_", "") in others:
        word = "_".join(whole.split("_")[-3:])
    if name == "input":
        word = _DONE_WITH.sub("", word)
    word = re.sub("^abstract_|^any_(?=[a-z]+_)|(?<=_type)_literal$|_t$", "", word)
    last = word.rpartition("_")[2]
    if (
        class_name in SAYS_NOTHING
        or not class_name.lstrip("_")[:1].isupper()
        or is_default(class_name)
        or last == "like"
        or len(last) < 2
        or len(word) > _LONGEST
    ):
        return
    *first, _ = whole.split("_")
    if name in _ENDINGS and name in first[1:]:
        yield whole[: whole.index(f"_{name}_") + len(name) + 1]  # `low_filter` for a `LowFilterLinear`
    if says_in_full(word, name):
        yield word
    elif says_in_full(last, name):
        yield last  # a `JsonFormatter` is a `formatter`
    elif name == "format" and "formatter" in first:
        yield "formatter"  # a `LogFormatterMath`, too
    if word == name == "filter":
        yield "filter_object"
    is_any_noun = name == "object" or (name == "input" and last in _STREAMS)
    if (
        (name == "next" and last not in ("data", "info", "type"))
        or (name, last) == ("open", "match")
        or last in WIDGETS
    ):
        yield f"{name}_{last}"
    elif (
        is_any_noun
        or (name in _ENDINGS and last == name != word)
        or (name in _BEGINNINGS and word.startswith(f"{name}_"))
        or (name, last) == _DIRECTION
    ):
        yield word


def says_in_full(word: str, name: str) -> bool:
    """Tell whether a word says in full what a name is short for: `integral`, `direction`."""
    is_longer = word.startswith(name) and len(word) > len(name) + 1
    return is_longer and word.isalpha() and word.islower() and not word.endswith("ed")


def said_by_assertion(binding: Binding, facts: Facts) -> Iterator[str]:
    """Yield names for what must be of a class: `assert isinstance(callable, CallableType)`."""
    for occurrence in facts.scopes.occurrences(binding.scope, binding.name):
        call = facts.parents.get(occurrence.node)
        if isinstance(call, ast.Call) and facts.parents.is_within(call, ast.Assert):
            is_asked = getattr(call.func, "id", "") == "isinstance" and call.args[:1] == [occurrence.node]
            yield from said_by_annotation(binding.name, call.args[1]) if is_asked and call.args[1:] else ()


def is_default(class_name: str) -> bool:
    """Tell whether a class is there for one value only, the default: `Union[str, DefaultType]`."""
    return class_name.startswith(_DEFAULTS)


def annotation_of(binding: Binding, facts: Facts) -> ast.expr | None:
    """Return how a parameter or variable is annotated where it is bound."""
    if isinstance(binding.node, ast.arg):
        return binding.node.annotation
    holder = facts.parents.get(binding.node)
    return holder.annotation if isinstance(holder, ast.AnnAssign) else None


def class_names(annotation: ast.expr | None) -> list[str]:
    """Return the last words of the classes that an annotation allows: `Type` for `mypy.Type | None`."""
    return [
        _class_name(part.value if isinstance(part, ast.Subscript) else part) for part in _parts(annotation)
    ]


def is_chosen(annotation: ast.expr | None) -> bool:
    """Tell whether an annotation lists the texts that may be passed: `Literal["kb", "mb"]`."""
    parts = (part for part in _parts(annotation) if isinstance(part, ast.Subscript))
    choices = [part.slice for part in parts if _class_name(part.value) == "Literal"]
    texts = [getattr(choice, "elts", [choice]) for choice in choices]
    return any(isinstance(getattr(text, "value", None), str) for part in texts for text in part)


def shortened(word: str, name: str) -> str:
    """Return the last two words of a long one that ends like a name: `output_format`, not `of_format`."""
    last_two = "_".join(word.split("_")[-2:])
    is_long = len(word) > _LONGEST or word.count("_") > _MOST_JOINTS
    return last_two if is_long and word.endswith(f"_{name}") and not _JOINT.match(last_two) else word


def snake_case(class_name: str) -> str:
    """Return the name of a class as one of a variable is written: `token_type` for `TokenType`."""
    return _WORDS_OF_A_CLASS.sub("_", class_name.strip("_")).lower().replace("date_time", "datetime")


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
        inner = annotation.slice
        for part in inner.elts if isinstance(inner, ast.Tuple) else [inner]:
            yield from _parts(part)
    elif annotation is not None:
        yield annotation


def _class_name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
