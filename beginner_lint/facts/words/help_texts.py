"""What stands beside a parameter for its users: the help of an option, the text of an annotation."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.node_fields import last_name

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_LABELS = frozenset({"description", "doc", "help"})
_OPTIONS = frozenset({"argument", "option"})


def help_texts(parameter: ast.AST, default: ast.expr | None, facts: Facts) -> Iterator[str]:
    """Yield the texts about a parameter: of `Annotated[str, "…"]`, `Option(help="…")`, `@click.option(…)`."""
    if not isinstance(parameter, ast.arg):
        return
    annotation = parameter.annotation
    if isinstance(annotation, ast.Subscript) and last_name(annotation.value) == "Annotated":
        for part in getattr(annotation.slice, "elts", [])[1:]:
            yield from _text(part) if isinstance(part, ast.Constant) else _of_call(part)
    yield from _of_call(default)
    for decorator in _options(parameter, facts):
        yield from _of_call(decorator)


def is_switch(parameter: ast.AST, facts: Facts) -> bool:
    """Tell whether a parameter gets whether an option without a value is given: `is_flag=True`."""
    options = _options(parameter, facts) if isinstance(parameter, ast.arg) else ()
    labels = {each.arg: getattr(each.value, "value", None) for option in options for each in option.keywords}
    return labels.get("is_flag") is True or labels.get("flag_value") is True


def _options(parameter: ast.arg, facts: Facts) -> Iterator[ast.Call]:
    """Yield the decorators that say from which option of a command a parameter gets its value."""
    function = facts.parents.get(facts.parents[parameter])
    for decorator in getattr(function, "decorator_list", ()):
        if isinstance(decorator, ast.Call) and last_name(decorator.func) in _OPTIONS:
            names = (said.lstrip("-") for part in decorator.args for said in _text(part))
            if parameter.arg in (name.partition("/")[0].replace("-", "_") for name in names):
                yield decorator


def _of_call(node: ast.expr | None) -> Iterator[str]:
    if isinstance(node, ast.Call):
        yield from (text for each in node.keywords if each.arg in _LABELS for text in _text(each.value))


def _text(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
