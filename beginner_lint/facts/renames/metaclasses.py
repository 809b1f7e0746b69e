"""Which metaclasses make classes as `type` does, and at most note down what they have made."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from beginner_lint.facts.functions.own_calls import Function
from beginner_lint.facts.renames.imported_names import written_name
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.scopes.scopes import Binding, BindingKind
from beginner_lint.facts.words.bound_value import bound_value

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# By these a metaclass takes part in making classes and objects.
_MAKING_CLASSES = frozenset({"__call__", "__getattribute__", "__init__", "__new__", "__prepare__"})
_PLAIN_STATEMENTS = (Function, ast.AnnAssign, ast.Assign, ast.Expr, ast.Pass)
_PLAIN_METACLASSES = frozenset({"abc.ABCMeta", "builtins.type", "enum.EnumMeta", "enum.EnumType"})
# What a method consists of that notes a class down.
_NOTING_DOWN = (
    ast.Assign, ast.Attribute, ast.BinOp, ast.BoolOp, ast.Call, ast.Compare, ast.Constant, ast.Dict, ast.Expr,
    ast.FormattedValue, ast.If, ast.JoinedStr, ast.List, ast.Name, ast.Pass, ast.Return, ast.Set, ast.Starred,
    ast.Subscript, ast.Tuple, ast.UnaryOp, ast.keyword, ast.expr_context, ast.operator, ast.boolop, ast.cmpop,
    ast.unaryop,
)  # fmt: skip
_NOTED = ("__init__", "__new__")  # what these do with a class is looked at more closely
_KEEPING = frozenset({"add", "append", "insert", "setdefault"})
_OF_TEXTS = frozenset(
    {"endswith", "format", "join", "lower", "replace", "split", "startswith", "strip", "upper"}
)
_ASKING = frozenset({"hasattr", "isinstance", "issubclass", "len", "print", "repr", "str"})
_TOLD = frozenset({"__module__", "__name__", "__qualname__"})
_COLLECTIONS = frozenset(
    {"builtins.dict", "builtins.list", "builtins.set", "collections.OrderedDict", "collections.defaultdict"}
    | {"weakref.WeakSet", "weakref.WeakValueDictionary"}
)


def is_plain_metaclass(
    node: ast.expr, facts: Facts, seen: frozenset[ast.AST] = frozenset(), *, calls: bool
) -> bool:
    """Tell whether a metaclass does nothing with the names of parameters: one of Python's, or of the file.

    Args:
        node: the metaclass.
        facts: the facts of the file.
        seen: the metaclasses that build on it.
        calls: whether it must make the objects of its classes as `type` does, too; else it may have a
            `__call__` of its own.

    """
    if written_name(node, facts) in _PLAIN_METACLASSES:
        return True
    bound = facts.scopes.bindings_of(node)
    maker = bound[0].node if len(bound) == 1 else None
    if not isinstance(maker, ast.ClassDef) or maker in seen or maker.decorator_list or maker.keywords:
        return False
    is_plain = all(isinstance(each, _PLAIN_STATEMENTS) for each in maker.body)
    names = next(each.bindings for each in facts.scopes.classes if each.node is maker)
    called = names.get("__call__", ())
    is_left = not calls and all(binding.kind is BindingKind.FUNCTION for binding in called)
    left = {"__call__"} if is_left else set()
    left |= {name for name in _NOTED if _all_note_down(names.get(name, ()), facts)}
    takes_part = not (_MAKING_CLASSES - left).isdisjoint(names) or any(map(_makes_objects, maker.body))
    bases = (is_plain_metaclass(base, facts, seen | {maker}, calls=calls) for base in maker.bases)
    return is_plain and not takes_part and all(bases)


def has_own_metaclass(holder: ast.ClassDef, facts: Facts) -> bool:
    """Tell whether a class, or one that it builds on, has a metaclass other than Python's."""
    for each in (holder, *facts.class_families.above(holder)):
        given = [keyword.value for keyword in each.keywords if keyword.arg == "metaclass"]
        for base in each.bases:
            given += base.args[:1] if isinstance(base, ast.Call) else []
        if any(written_name(each, facts) not in _PLAIN_METACLASSES for each in given):
            return True
    return False


def _makes_objects(statement: ast.stmt) -> bool:
    """Tell whether a method of a metaclass calls the class that it is given, or has something else do so."""
    if not isinstance(statement, Function):
        return False
    own = {each.arg for each in statement.args.args[:1]}
    for each in nodes_in(*statement.body):
        if isinstance(each, ast.Attribute) and each.attr == "__call__" != statement.name:
            return True
        if not isinstance(each, ast.Call) or getattr(each.func, "id", "") == "super":
            continue
        is_told_of = statement.name in _NOTED or getattr(each.func, "id", "") in _ASKING
        given = [] if is_told_of else [*each.args, *(keyword.value for keyword in each.keywords)]
        if any(getattr(part, "id", None) in own for part in (each.func, *given)):
            return True
    return False


def _all_note_down(bindings: Iterable[Binding], facts: Facts) -> bool:
    """Tell whether methods of a metaclass leave the making to `type`, and at most keep the class."""
    methods = [binding.node for binding in bindings]
    return all(isinstance(each, Function) and _Noting(each, facts).is_all() for each in methods)


class _Noting:
    """A method of a metaclass that may do no more than note down the class that it makes or gets.

    Args:
        method: `__new__` or `__init__`.
        facts: the facts of the file.

    """

    def __init__(self, method: ast.FunctionDef | ast.AsyncFunctionDef, facts: Facts) -> None:
        self._method = method
        self._facts = facts
        self._parents = facts.parents
        arguments = method.args
        given = [*arguments.posonlyargs, *arguments.args]
        self._classes = {each.arg for each in given[:1]}
        rest = [*given[3:], *arguments.kwonlyargs, *filter(None, (arguments.vararg, arguments.kwarg))]
        self._contents = {each.arg for each in rest}  # methods among them

    def is_all(self) -> bool:
        """Tell whether the method does no more."""
        nodes = list(nodes_in(*self._method.body))
        for node in nodes:
            if isinstance(node, ast.Assign) and self._makes(node.value):
                self._classes.update(each.id for each in node.targets if isinstance(each, ast.Name))
        is_plain = not self._method.decorator_list and len(self._classes) > 0
        return is_plain and all(isinstance(node, _NOTING_DOWN) and self._may_be(node) for node in nodes)

    def _may_be(self, node: ast.AST) -> bool:
        if isinstance(node, ast.Call):
            return self._makes(node) or self._keeps(node) or self._only_asks(node)
        if not isinstance(node, ast.Name):
            return True
        if node.id in self._contents:
            return self._is_handed_to_type(node)
        return node.id not in self._classes or self._is_noted(node)

    def _makes(self, node: ast.expr) -> bool:
        """Tell whether an expression has `type` make the class: `super().__new__(…)`, or begins so."""
        if not isinstance(node, ast.Call):
            return False
        if not isinstance(node.func, ast.Attribute):
            return getattr(node.func, "id", "") == "super"
        maker = node.func.value
        is_above = isinstance(maker, ast.Call) and getattr(maker.func, "id", "") == "super"
        is_type = isinstance(maker, ast.Name) and written_name(maker, self._facts) == "builtins.type"
        return node.func.attr in ("__init__", "__new__") and (is_above or is_type)

    def _is_handed_to_type(self, node: ast.expr) -> bool:
        holder = self._parents.get(node)
        if isinstance(holder, ast.Starred | ast.keyword):
            holder = self._parents.get(holder)
        return isinstance(holder, ast.Call) and holder.func is not node and self._makes(holder)

    def _keeps(self, node: ast.AST | None) -> bool:
        """Tell whether a call puts something into a plain collection: `KNOWN.append(cls)`."""
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            return False
        return node.func.attr in _KEEPING and self._is_collection(node.func.value)

    def _only_asks(self, node: ast.Call) -> bool:
        if isinstance(node.func, ast.Attribute):
            return node.func.attr in _OF_TEXTS
        return (
            isinstance(node.func, ast.Name)
            and node.func.id in _ASKING
            and self._facts.scopes.is_builtin(node.func)
        )

    def _is_noted(self, node: ast.Name) -> bool:
        """Tell whether a place keeps a class, returns it, or asks for its name."""
        holder = self._parents.get(node)
        if isinstance(holder, ast.Tuple) and self._keeps(self._parents.get(holder)):
            return True
        if isinstance(holder, ast.Attribute):
            is_told = holder.attr in _TOLD or isinstance(holder.ctx, ast.Store)
            return is_told or self._is_collection(holder)
        if isinstance(holder, ast.Assign):
            return holder.value is not node or all(map(self._is_place, holder.targets))
        if isinstance(holder, ast.Subscript):
            return holder.slice is node and self._is_collection(holder.value)
        if isinstance(holder, ast.Call):
            is_asked = isinstance(holder.func, ast.Name) and self._only_asks(holder)
            return is_asked or self._makes(holder) or self._keeps(holder)
        return isinstance(
            holder, ast.Return | ast.Compare | ast.If | ast.BoolOp | ast.UnaryOp | ast.FormattedValue
        )

    def _is_place(self, target: ast.expr) -> bool:
        if isinstance(target, ast.Subscript):
            return self._is_collection(target.value) or self._keeps(target.value)
        return isinstance(target, ast.Attribute)

    def _is_collection(self, node: ast.expr) -> bool:
        """Tell whether something is a list, a dict or the like, wherever the file gives it a value."""
        values = list(self._values_of(node))
        return bool(values) and all(map(self._is_new_collection, values))

    def _values_of(self, node: ast.expr) -> Iterator[ast.expr | None]:
        if isinstance(node, ast.Name):
            yield from (bound_value(binding, self._facts) for binding in self._facts.scopes.bindings_of(node))
        elif isinstance(node, ast.Attribute):
            for scope in self._facts.scopes.classes:
                yield from (bound_value(each, self._facts) for each in scope.bindings.get(node.attr, ()))
            for stored in self._parents.called(ast.Attribute, frozenset({node.attr})):
                holder = self._parents.get(stored)
                if isinstance(stored.ctx, ast.Store):
                    yield holder.value if isinstance(holder, ast.Assign | ast.AnnAssign) else None

    def _is_new_collection(self, value: ast.expr | None) -> bool:
        if isinstance(value, ast.Call):
            return self._facts.types.origin(value.func) in _COLLECTIONS
        return isinstance(value, ast.Dict | ast.List | ast.Set)
