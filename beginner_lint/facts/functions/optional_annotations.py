"""How the annotation of a parameter says that it may be `None`, too, in the words of its file."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, NamedTuple

from beginner_lint.diagnostic import Edit
from beginner_lint.facts.scopes.node_fields import last_name
from beginner_lint.facts.scopes.scopes import ScopeKind

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_TYPING = ("typing", "typing_extensions")
_SINCE = (3, 10)  # `list[str] | None` can be evaluated
_ANYTHING = frozenset({"Any", "Optional", "object"})
_CANNOT = "its annotation would have to say `None` as well"


# What these say of an object has no method that changes it.
_ONLY_TO_BE_READ = frozenset(
    {"AbstractSet", "Collection", "Container", "ItemsView", "Iterable", "KeysView", "Mapping", "Reversible"}
    | {"Sequence", "Set", "Sized", "ValuesView"}
)


def says_only_to_be_read(annotation: ast.expr | None, facts: Facts) -> bool:
    """Tell whether an annotation is for what nobody changes: `Mapping[str, int]`, not `dict[str, int]`."""
    said = annotation.value if isinstance(annotation, ast.Subscript) else annotation
    module, _, name = (facts.types.origin(said) or "" if said is not None else "").rpartition(".")
    is_typing = module in _TYPING and name != "Set"  # which is `set` there
    return name in _ONLY_TO_BE_READ and (is_typing or module == "collections.abc")


class Optionally(NamedTuple):
    """The edits that let an annotation say `None`, and the names that they rely on."""

    edits: tuple[Edit, ...] = ()
    names: tuple[str, ...] = ()


def optionally(annotation: ast.expr | None, facts: Facts, target: tuple[int, int] | None) -> Optionally | str:
    """Return how an annotation can say `None`, too; why it cannot, if so.

    That is `Optional[...]` where the file says so, or where `| None` may be evaluated by a Python that
    does not know it: one before 3.10, by the settings or as the annotation is written as for one.

    Args:
        annotation: the annotation of a parameter, or None.
        facts: the facts of the file.
        target: the oldest Python that the file is to run on, None if nobody says.

    """
    if annotation is None:
        return Optionally()
    source = facts.source
    start, end = source.span(annotation)
    meant, is_text = _meant(annotation, source.text[start:end])
    if meant is None:
        return _CANNOT
    if _says_none(meant):
        return Optionally()
    if is_text:
        start, end = start + 1, end - 1
    if isinstance(meant, ast.BinOp):
        return Optionally((Edit(end, end, " | None"),))
    found = facts.imports.member("typing", "Optional", annotation)
    is_evaluated = not is_text and not _is_never_evaluated(facts)
    is_old = is_evaluated and (_may_be_old(facts, target) or _is_of_typing(meant, facts))
    if found is None and is_old:
        return _CANNOT
    is_there = found is not None and found.edit is None and not _prefers_bars(facts)
    is_dotted = found is not None and "." in found.name
    if found is None or not (
        is_old or (is_there and not is_dotted) or (is_dotted and _is_dotted(meant, found.name))
    ):
        return Optionally((Edit(end, end, " | None"),))
    added = () if found.edit is None else (found.edit,)
    around = (Edit(start, start, f"{found.name}["), Edit(end, end, "]"))
    return Optionally((*added, *around), (found.name.partition(".")[0],))


def allows_none(annotation: ast.expr | None, facts: Facts) -> bool:
    """Tell whether an annotation says that a parameter may be `None`, and not that it may be anything."""
    if annotation is None:
        return False
    meant, _ = _meant(annotation, facts.source.segment(annotation))
    is_anything = meant is not None and last_name(meant) in _ANYTHING
    return meant is not None and not is_anything and _says_none(meant)


def _may_be_old(facts: Facts, target: tuple[int, int] | None) -> bool:
    """Tell whether a file may run on a Python that cannot evaluate `x | None`.

    A script runs on the Python at hand; a module may be for others, unless it says `| None` itself.
    """
    if target is not None:
        return target < _SINCE
    bars = filter(_is_optional_bar, facts.parents.of_type(ast.BinOp))
    return not facts.project.script and all(_is_of_a_local(bar, facts) for bar in bars)


def _is_of_a_local(node: ast.expr, facts: Facts) -> bool:
    """Tell whether something is the annotation of a local variable, which no Python evaluates."""
    is_annotation = isinstance(facts.parents.statement(node), ast.AnnAssign)
    return is_annotation and facts.scopes.scope_at(node).kind is ScopeKind.FUNCTION


def _is_optional_bar(node: ast.BinOp) -> bool:
    """Tell whether code, and not words about it, says `x | None`."""
    parts = (node.left, node.right)
    return _is_union(node) and any(isinstance(part, ast.Constant) and part.value is None for part in parts)


def _prefers_bars(facts: Facts) -> bool:
    """Tell whether the code of a file, and not words in it, says `x | None` more often than `Optional[x]`."""
    bars = sum(map(_is_optional_bar, facts.parents.of_type(ast.BinOp)))
    return bars > sum(last_name(node.value) == "Optional" for node in facts.parents.of_type(ast.Subscript))


def _meant(annotation: ast.expr, written: str) -> tuple[ast.expr | None, bool]:
    """Return the type that an annotation names, None for another expression, and whether it is a text."""
    is_text = isinstance(annotation, ast.Constant) and isinstance(annotation.value, str)
    meant = annotation
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        if written[1:-1] != annotation.value:
            return None, True
        try:
            meant = ast.parse(annotation.value, mode="eval").body
        except SyntaxError:
            return None, True
    is_plain = isinstance(meant, ast.Name | ast.Attribute | ast.Subscript) or _is_union(meant)
    return (meant if is_plain else None), is_text


def _is_union(node: ast.expr) -> bool:
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr)


def _says_none(node: ast.expr) -> bool:
    """Tell whether a type takes `None` in: `Optional[x]`, `x | None`, `Union[x, None]`, `Any`."""
    if isinstance(node, ast.BinOp):
        return _says_none(node.left) or _says_none(node.right)
    if isinstance(node, ast.Subscript) and last_name(node.value) == "Union":
        parts = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        return any(map(_says_none, parts))
    if isinstance(node, ast.Constant):
        return node.value is None
    return last_name(node.value if isinstance(node, ast.Subscript) else node) in _ANYTHING


def _is_of_typing(node: ast.expr, facts: Facts) -> bool:
    """Tell whether a type is written as Pythons before 3.9 need it: `List[int]`, `typing.Dict`."""
    name = node.value if isinstance(node, ast.Subscript) else node
    origin = facts.types.origin(name) or ""
    return origin.partition(".")[0] in _TYPING and origin.rpartition(".")[2] in (
        "List",
        "Dict",
        "Set",
        "Union",
    )


def _is_dotted(node: ast.expr, name: str) -> bool:
    """Tell whether a type is written with the module that also has another name: `typing.List[int]`."""
    prefix = name.rpartition(".")[0] + "."
    return ast.unparse(node).startswith(prefix)


def _is_never_evaluated(facts: Facts) -> bool:
    """Tell whether annotations are kept as texts: `from __future__ import annotations`."""
    return "__future__" in facts.imports.packages and "annotations" in facts.imports.names
