"""What an `input` is: a tensor, a layer or a widget, where nothing else tells."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.node_fields import last_name
from beginner_lint.facts.scopes.scopes import Binding
from beginner_lint.facts.words.annotation_words import SAYS_NOTHING, annotation_of, class_names
from beginner_lint.facts.words.bound_value import bound_value

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_ARRAYS = {"Tensor": "input_tensor", "Array": "input_array", "ArrayLike": "input_array"} | {
    "NDArray": "input_array", "ndarray": "input_array",
}  # fmt: skip
_NO_CLASSES = SAYS_NOTHING | {"", "None", "Optional"}
_OF_TENSORS = frozenset({"flax", "jax", "keras", "paddle", "tensorflow", "torch"})
_OF_LAYERS = frozenset({"keras", "tensorflow"})
_LAYERS = ("Layer", "Model", "Module", "Function")
_NO_TENSORS = frozenset({"file", "formatted", "function", "looked up", "named", "path", "str"})
_LIKE_TENSORS = frozenset({"calculated", "described", "indexed"})


def input_words(
    binding: Binding, facts: Facts, kinds: Collection[str], uses: Collection[str], value: ast.expr | None
) -> Iterator[str]:
    """Yield names for what is called `input`, the best first; none where its type says as much."""
    classes = class_names(annotation_of(binding, facts))
    said = [_ARRAYS.get(each, "") for each in classes if each not in _NO_CLASSES]
    said = said if all(said) else []  # `Texture | ndarray` may be either
    yield from said[:1]
    if any(_opens(bound_value(each, facts), binding.name) for each in binding.scope.bindings[binding.name]):
        yield "input_source"  # the path first, and then the file
    if "loaded" in uses and "str" in kinds:
        yield "input_path"
    packages = facts.imports.packages
    if isinstance(value, ast.Call) and last_name(value.func) == "Input":
        yield "input_layer" if not _OF_LAYERS.isdisjoint(packages) else "input_widget"
    is_other = any(each[:1].isupper() and each not in SAYS_NOTHING for each in classes)
    if kinds or said or is_other or _OF_TENSORS.isdisjoint(packages) or not _NO_TENSORS.isdisjoint(uses):
        return
    function = binding.scope.node
    holder = facts.parents.get(function)
    bases = [last_name(base) for base in holder.bases] if isinstance(holder, ast.ClassDef) else []
    if getattr(function, "name", "") == "call" and any(base.endswith("Layer") for base in bases):
        yield "inputs"  # as Keras has it
    if any(base.endswith(_LAYERS) for base in bases) or not _LIKE_TENSORS.isdisjoint(uses):
        yield "input_tensor"


def _opens(value: ast.expr | None, name: str) -> bool:
    """Tell whether a value is the file whose path a variable held: `open(name)`."""
    if not isinstance(value, ast.Call) or last_name(value.func) != "open":
        return False
    return any(getattr(each, "id", "") == name for each in value.args[:1])
