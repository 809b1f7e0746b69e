"""What goes with the rename of a parameter: labels at calls, docstrings; and who else may know its name."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from beginner_lint.diagnostic import Edit
from beginner_lint.facts.renames.call_labels import Calls, Function, has_label
from beginner_lint.facts.renames.class_families import called_as
from beginner_lint.facts.renames.docstring_parameters import docstring_edits, label_edits
from beginner_lint.facts.renames.method_labels import keeps_names
from beginner_lint.facts.renames.name_readers import may_read_names
from beginner_lint.facts.scopes.identifiers import NotFound, identifier_span
from beginner_lint.facts.scopes.node_fields import last_name
from beginner_lint.facts.scopes.scopes import BindingKind

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_ASKING = frozenset({"getdoc", "help", "testmod"})
_RUNNING = frozenset({"testmod"})  # which looks at examples alone


def known_to_others(parameter: ast.arg, facts: Facts) -> str | None:
    """Why others may know a parameter's name, a clause: a framework, a decorator, a class; else None."""
    arguments = facts.parents[parameter]
    function = facts.parents.get(arguments)
    if not isinstance(function, Function) or not isinstance(arguments, ast.arguments):
        return None
    reason = may_read_names(function, parameter, facts)
    return reason or (keeps_names(function, parameter, facts) if has_label(parameter, arguments) else None)


def docstring_may_be_shown(parameter: ast.arg, facts: Facts) -> str | None:
    """Say what is taken for granted where a docstring lists a parameter, and code asks for docstrings."""
    asking: list[ast.Name | ast.Attribute] = [
        *(node for node in facts.parents.called(ast.Name, _ASKING) if _means_an_asker(node, facts)),
        *facts.parents.called(ast.Attribute, _ASKING - {"help"}),
        *facts.parents.called(ast.Attribute, frozenset({"__doc__"})),
    ]
    lines = (
        node.lineno
        for node in asking
        if isinstance(node.ctx, ast.Load)
        and not _is_of_another_method(node, parameter, facts)
        and (last_name(node) not in _RUNNING or _has_examples(parameter, facts))
    )
    line = next(lines, None)
    if line is None or not _in_docstrings(parameter, "", facts):
        return None
    return f"what line {line} does with docstrings is for people only"


def _is_of_another_method(node: ast.Name | ast.Attribute, parameter: ast.arg, facts: Facts) -> bool:
    """Tell whether a docstring is asked for that is of a method by another name: `Client.prune.__doc__`."""
    method = node.value if isinstance(node, ast.Attribute) and node.attr == "__doc__" else None
    if not isinstance(method, ast.Attribute) or not last_name(method.value)[:1].isupper():
        return False
    function = facts.parents[facts.parents[parameter]]
    return method.attr != getattr(function, "name", method.attr)


def _has_examples(parameter: ast.arg, facts: Facts) -> bool:
    """Tell whether examples stand in the function that takes a parameter."""
    start, end = facts.source.span(facts.parents[facts.parents[parameter]])
    return ">>>" in facts.source.text[start:end]


def _means_an_asker(node: ast.Name, facts: Facts) -> bool:
    """Tell whether a name means the builtin `help`, or what is imported by that of another asker."""
    owner = facts.scopes.owner(node)
    if owner is None:
        return True
    bindings = owner.bindings.get(facts.scopes.spelling(node), ())
    return node.id != "help" and any(binding.kind is BindingKind.IMPORT for binding in bindings)


def parameter_texts(parameter: ast.arg, calls: Calls, new: str, facts: Facts) -> list[Edit] | str:
    """Return the edits of labels at calls and of docstrings that go with a parameter's new name.

    A text says why there are none.
    """
    name, source = parameter.arg, facts.source
    try:
        edits = [Edit(*identifier_span(source, label, name), new) for label in calls.labels]
    except NotFound:
        return f"`{name}=` stands in an f-string over several lines"
    return edits + _in_docstrings(parameter, new, facts)


def _in_docstrings(parameter: ast.arg, new: str, facts: Facts) -> list[Edit]:
    """Return the edits where docstrings list a parameter: that of a class lists those of `__init__`."""
    function = facts.parents.get(facts.parents[parameter])
    if not isinstance(function, Function):
        return []
    name, source, holder = parameter.arg, facts.source, facts.parents.get(function)
    called = called_as(function, facts)
    edits = docstring_edits(function, name, new, source, called)
    if isinstance(holder, ast.ClassDef) and function.name == "__init__":
        edits += docstring_edits(holder, name, new, source, called)
    elif isinstance(holder, ast.ClassDef):
        edits += label_edits(holder, name, new, source, called)
    return edits
