"""What the uses of a parameter say of its empty default: that it is to be filled once, or cannot work."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from beginner_lint.facts.functions.none_defaults import asks_for_empty, asks_for_full
from beginner_lint.facts.functions.own_calls import Function
from beginner_lint.facts.parents import Parents
from beginner_lint.facts.scopes.scopes import Role, ScopeKind

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_TESTS = (ast.BoolOp, ast.If, ast.IfExp, ast.While)
_SIMPLE = (ast.AnnAssign, ast.Assign, ast.AugAssign, ast.Expr, ast.Return)
_PERHAPS = (ast.BoolOp, ast.IfExp, ast.Lambda, ast.comprehension)
_TAKING_AWAY = frozenset({"clear", "discard", "pop", "popitem", "remove", "reverse", "sort"})
# Of an empty collection these give nothing.
_OF_ALL = frozenset({"copy", "items", "keys", "values"})
_SHOWING = frozenset({"all", "any", "bool", "max", "min", "print", "repr", "str", "sum"})
_ASKING = (ast.Compare, ast.FormattedValue, ast.If, ast.UnaryOp, ast.While)
_OF_ENTRIES = frozenset({"add", "discard", "get", "pop", "remove", "setdefault"})
_LOOPS = (ast.For, ast.AsyncFor, ast.While, ast.comprehension)
_MOST = 50  # places that are looked at one by one
_LEAVING = (ast.Break, ast.Continue, ast.Raise, ast.Return)
_PASSING = frozenset(
    {"enumerate", "iter", "len", "list", "range", "reversed", "set", "sorted", "tuple", "zip"}
)


def fills_once(places: Sequence[ast.Name], parents: Parents) -> bool:
    """Tell whether a list is only asked for an element, or whether it is empty, and then appended to.

    So is what a function keeps from its first call on.

    Args:
        places: where the list is used, in the order of the text.
        parents: what holds each node.

    """
    uses = [_use_of(place, parents) for place in places]
    return uses[:1] not in ([], ["append"]) and None not in uses and {"append", "element"} <= {*uses}


def looks_up_entries(places: Sequence[ast.Name], function: Function, parents: Parents) -> bool:
    """Tell whether a function asks for entries of a dict or set, and uses nothing of it but entries.

    In a loop it may ask for what the same call left.

    Args:
        places: where the collection is used.
        function: the function.
        parents: what holds each node.

    """
    holders = [(parents.get(node), node) for node in places]
    if not all(_asks_for_entry(*each) or _is_entry(*each) for each in holders):
        return False
    asking = (node for holder, node in holders if _asks_for_entry(holder, node))
    around = (takewhile(lambda holder: holder is not function, parents.ancestors(node)) for node in asking)
    return any(not any(isinstance(holder, _LOOPS) for holder in each) for each in around)


def _asks_for_entry(holder: ast.AST | None, place: ast.Name) -> bool:
    """Tell whether something asks whether an entry is there: `name in names`."""
    if not isinstance(holder, ast.Compare) or holder.comparators[-1] is not place:
        return False
    return isinstance(holder.ops[-1], ast.In | ast.NotIn)


def _is_entry(holder: ast.AST | None, place: ast.Name) -> bool:
    """Tell whether a place is about a single entry, not about the whole."""
    if isinstance(holder, ast.Subscript):
        return holder.value is place
    return isinstance(holder, ast.Attribute) and holder.attr in _OF_ENTRIES


def fails_when_empty(place: ast.Name, statement: ast.stmt, parents: Parents) -> bool:
    """Tell whether a statement surely takes an element out of a collection, which fails if there is none.

    Args:
        place: where the collection is used first.
        statement: the statement around it.
        parents: what holds each node.

    """
    holder = parents.get(place)
    if not isinstance(statement, _SIMPLE) or not _is_element(holder, place):
        return False
    while holder is not None and holder is not statement:
        if isinstance(holder, _PERHAPS):
            return False
        holder = parents.get(holder)
    return True


def surely_full(place: ast.Name, empty: ast.expr, parents: Parents) -> bool:
    """Tell whether what is empty never comes to a place: in `if names:`, behind `if not names: return`.

    Args:
        place: where a collection is used.
        empty: the empty one that may be there.
        parents: what holds each node.

    """
    inner: ast.AST = place
    for holder in parents.ancestors(place):
        if isinstance(holder, ast.If):
            if inner in (holder.body if _is_full(holder.test, place.id, empty) else []):
                return True
            if inner in (holder.orelse if _is_empty(holder.test, place.id, empty) else []):
                return True
        if isinstance(inner, ast.stmt):
            block, index = parents.block(inner)
            if any(_leaves_if_empty(statement, place.id, empty) for statement in block[:index]):
                return True
        if isinstance(holder, ast.FunctionDef | ast.AsyncFunctionDef):
            return False
        inner = holder
    return False


def stays_empty(
    empty: ast.expr, changing: Sequence[ast.Name], places: Sequence[ast.Name], parents: Parents
) -> bool:
    """Tell whether nothing puts something into a collection that is empty at first.

    Changes take away, are made for each that is in it, or are made only where something is in it already;
    then all other uses must be such as surely put nothing in, and keep it nowhere, where it may be empty.

    Args:
        empty: the collection, as it is written.
        changing: where it is changed.
        places: where it is used.
        parents: what holds each node.

    """
    filling = [node for node in changing if not adds_nothing(node, parents)]
    others = [node for node in places if node not in changing]
    return not filling or (
        len(places) <= _MOST
        and all(surely_full(node, empty, parents) for node in filling)
        and all(_only_reads(node, parents) or surely_full(node, empty, parents) for node in others)
    )


def _only_reads(place: ast.Name, parents: Parents) -> bool:
    """Tell whether a place surely only reads a collection: a condition, a loop, `len(names)`."""
    holder = parents.get(place)
    if isinstance(holder, ast.Call):
        return place in holder.args and getattr(holder.func, "id", "") in _PASSING | _SHOWING
    if isinstance(holder, ast.Attribute):
        return holder.attr in _OF_ALL | {"count", "get", "index"}
    if isinstance(holder, ast.BoolOp):
        return isinstance(parents.get(holder), ast.If | ast.While)
    is_walked = isinstance(holder, ast.For | ast.comprehension) and holder.iter is place
    is_asked_for = isinstance(holder, ast.Subscript) and isinstance(holder.ctx, ast.Load)
    return is_walked or is_asked_for or isinstance(holder, _ASKING)


def adds_nothing(place: ast.Name, parents: Parents) -> bool:
    """Tell whether a change leaves an empty collection empty: takes away, sorts, or is made for each in it.

    Args:
        place: where a collection is changed.
        parents: what holds each node.

    """
    holder = parents.get(place)
    if isinstance(holder, ast.Subscript) and isinstance(holder.ctx, ast.Del):
        return True
    if isinstance(holder, ast.Attribute) and holder.attr in _TAKING_AWAY:
        return True
    inner: ast.AST = place
    for outer in parents.ancestors(place):
        if isinstance(outer, ast.For) and inner in outer.body and _walks_over(outer.iter, place.id):
            return True
        inner = outer
    return False


def _walks_over(walked: ast.expr, name: str) -> bool:
    """Tell whether what is walked over is empty if a collection is: `names`, `list(names.items())`."""
    while isinstance(walked, ast.Call):
        function = walked.func
        if isinstance(function, ast.Attribute) and function.attr in _OF_ALL and not walked.args:
            walked = function.value
        elif isinstance(function, ast.Name) and function.id in _PASSING and len(walked.args) == 1:
            walked = walked.args[0]
        else:
            return False
    return isinstance(walked, ast.Name) and walked.id == name


def _leaves_if_empty(statement: ast.stmt, name: str, empty: ast.expr) -> bool:
    """Tell whether a statement leaves what it is in, or the function, where a collection is empty."""
    is_asked = isinstance(statement, ast.If) and _is_empty(statement.test, name, empty)
    return is_asked and isinstance(statement.body[-1], _LEAVING)  # type: ignore[attr-defined]


def _is_full(test: ast.expr, name: str, empty: ast.expr) -> bool:
    return asks_for_full(test, name) or _compares(test, name, ast.NotEq, empty)


def _is_empty(test: ast.expr, name: str, empty: ast.expr) -> bool:
    return asks_for_empty(test, name) or _compares(test, name, ast.Eq, empty)


def _compares(test: ast.expr, name: str, operator: type[ast.cmpop], empty: ast.expr) -> bool:
    """Tell whether a condition is `names == []`, for the empty one that is the default: `{}` is another."""
    if not isinstance(test, ast.Compare) or not isinstance(test.left, ast.Name) or test.left.id != name:
        return False
    is_one = len(test.ops) == 1 and isinstance(test.ops[0], operator)
    return is_one and ast.dump(test.comparators[0]) == ast.dump(empty)


def called_back(function: Function, facts: Facts) -> int | None:
    """Return the line (from 1) on which a function within another is handed on; None if it is not.

    Args:
        function: the function.
        facts: the facts of the file.

    """
    scope = facts.scopes.owner(function)
    if scope is None or scope.kind is not ScopeKind.FUNCTION:
        return None
    for found in facts.scopes.occurrences(scope, scope.mangled(function.name)):
        holder = facts.parents.get(found.node)
        is_called = isinstance(holder, ast.Call) and holder.func is found.node
        if found.role is Role.READ and isinstance(holder, ast.Call | ast.keyword) and not is_called:
            return getattr(found.node, "lineno", None)
    return None


def _use_of(place: ast.Name, parents: Parents) -> str | None:
    holder = parents.get(place)
    if _is_element(holder, place):
        return "element"
    if isinstance(holder, ast.Attribute) and holder.attr == "append":
        return "append"
    is_negated = isinstance(holder, ast.UnaryOp) and isinstance(holder.op, ast.Not)
    is_counted = isinstance(holder, ast.Call) and getattr(holder.func, "id", "") == "len"
    return "question" if is_negated or is_counted or isinstance(holder, _TESTS) else None


def _is_element(holder: ast.AST | None, place: ast.Name) -> bool:
    """Tell whether a place takes one element by a literal: `names[0]`."""
    return (
        isinstance(holder, ast.Subscript)
        and holder.value is place
        and isinstance(holder.ctx, ast.Load)
        and isinstance(holder.slice, ast.Constant | ast.UnaryOp)
    )
