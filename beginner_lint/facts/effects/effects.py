"""What running code can change: pure expressions, and what may happen to the object that a name holds."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from beginner_lint.facts.effects.purity import Purity
from beginner_lint.facts.effects.uses import UseKind, Uses, changed_by, short
from beginner_lint.facts.scopes.node_fields import children_of
from beginner_lint.facts.scopes.scopes import Binding, BindingKind, Occurrence, Role, Scope, ScopeKind
from beginner_lint.facts.types.lattice import IMMUTABLE, MUTABLE

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_FROM_ELSEWHERE = {
    BindingKind.LOOP: "is an item of another collection",
    BindingKind.COMPREHENSION: "is an item of another collection",
    BindingKind.WITH: "comes from a context manager",
    BindingKind.IMPORT: "is imported",
    BindingKind.MATCH: "is part of another object",
    BindingKind.EXCEPT: "is an exception",
}
_DISPLAYS = (ast.List, ast.Set, ast.Dict, ast.ListComp, ast.SetComp, ast.DictComp)


class Effects:
    """Answers about changes.

    Args:
        facts: the facts of the file.

    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._uses = Uses(facts)
        self._purity = Purity(facts)

    def is_pure(self, node: ast.expr) -> bool:
        """Tell whether evaluating an expression runs no unknown code and changes nothing.

        It may then be evaluated earlier, later or again with the same result, as long as what it reads is
        the same; it may still raise, as `xs[3]` and `1 / n` do.
        """
        return self._purity.is_pure(node)

    def shows_only_data(self, node: ast.expr) -> bool:
        """Tell whether printing or formatting a value runs only builtins, all the way down."""
        return self._purity.is_data(node)

    def is_handed_on(self, node: ast.AST) -> bool:
        """Tell whether somebody else gets hold of the object where a name is read."""
        return self._uses.at(node).kind is UseKind.ESCAPES

    def is_resized(self, node: ast.AST) -> bool:
        """Tell whether the number of items may change where a name is read, or the object is handed on."""
        return self._uses.at(node).kind >= UseKind.RESIZES

    def stays(self, node: ast.expr) -> bool:
        """Tell whether evaluating an expression gives the same object whatever other code runs before.

        It is a constant, or a variable that only the code here binds.
        """
        if not isinstance(node, ast.Name):
            return isinstance(node, ast.Constant)
        scopes = self._facts.scopes
        owner, here = scopes.owner(node), scopes.scope_at(node)
        if owner is None or self._facts.flow.introspects(owner):
            return False
        found = scopes.occurrences(owner, self._facts.scopes.spelling(node))
        return all(place.role is Role.READ or place.scope in (owner, here) for place in found)

    def unknown_code(self, nodes: Iterable[ast.AST], *, implicit: bool = True) -> str | None:
        """Return a phrase for what running `nodes` runs beside builtins and known library functions.

        Without `implicit`, code is left out that only runs behind operators, attributes, iteration and
        printing of objects of unknown type.
        """
        return self._purity.unknown_code(in_place(nodes), implicit=implicit)

    def may_change(
        self, name: str, scope: Scope, nodes: Iterable[ast.AST], *, implicit: bool = True
    ) -> str | None:
        """Return why running `nodes` may bind `name` (of `scope`) anew or change the object that it holds.

        Without `implicit`, code is left out that only runs behind operators, attributes, iteration and
        printing of objects of unknown type; calls of unknown functions always count.
        """
        return self._change(name, scope, nodes, UseKind.CHANGES, implicit)

    def may_resize(
        self, name: str, scope: Scope, nodes: Iterable[ast.AST], *, implicit: bool = True
    ) -> str | None:
        """Return why running `nodes` may bind `name` anew or change how many items its object has.

        Unlike for `may_change`, `xs[i] = value`, `xs.sort()` and the like do not count for a list.
        """
        return self._change(name, scope, nodes, UseKind.RESIZES, implicit)

    def _change(
        self, name: str, scope: Scope, nodes: Iterable[ast.AST], least: UseKind, implicit: bool
    ) -> str | None:
        running = list(in_place(nodes))
        inside = set(running)
        fixed = self._is_immutable(name, scope)
        elsewhere = None if fixed else self._other_holder(name, scope)
        for occurrence in self._occurrences(scope, name):
            use = self._uses.at(occurrence.node)
            binds = self._binds(occurrence)
            if not binds and (fixed or use.kind < least):
                continue
            reason = f"is assigned in line {_line(occurrence)}" if binds else use.reason
            if occurrence.node in inside:
                return f"`{name}` {reason}"
            if occurrence.scope is not scope and not self._runs_with(occurrence, scope):
                elsewhere = reason
        if elsewhere is None:
            return None
        code = self._purity.unknown_code(running, implicit) or self._changes_alias(
            name, scope, running, least
        )
        return f"{code} may change `{name}`, which {elsewhere}" if code else None

    def _changes_alias(
        self, name: str, scope: Scope, running: Iterable[ast.AST], least: UseKind
    ) -> str | None:
        """Return a phrase for what changes an object that may be the one that `name` holds, too."""
        kinds = {self._facts.types.of_binding(binding).name for binding in scope.bindings.get(name, ())}
        for node in running:
            changed = changed_by(node)
            if changed is None or self._uses.at(changed).kind < least:
                continue
            fact = self._facts.types.of(changed)
            if fact.proves(*IMMUTABLE) or (
                fact.proves(*MUTABLE) and None not in kinds and fact.name not in kinds
            ):
                continue
            if isinstance(changed, ast.Name):
                owner = self._facts.scopes.owner(changed)
                may_be_handed_in = owner is not scope and _is_parameter(name, scope)
                if owner and not may_be_handed_in and self._other_holder(changed.id, owner) is None:
                    continue  # that object has no other name
            return f"what is done to `{short(changed)}` in line {changed.lineno}"
        return None

    def is_private(self, name: str, scope: Scope) -> str | None:
        """Return why code other than the statements of `scope` may reach the object that `name` holds.

        None means that nobody else can: the object was made here and never handed on.
        """
        if self._facts.flow.is_captured(name, scope):
            return f"`{name}` is used in a function inside"
        reason = self._other_holder(name, scope)
        return f"`{name}` {reason}" if reason else None

    def _occurrences(self, scope: Scope, name: str) -> Iterator[Occurrence]:
        for occurrence in self._facts.scopes.occurrences(scope, name):
            if occurrence.role is not Role.DECLARE and not occurrence.quoted:
                yield occurrence

    def _binds(self, occurrence: Occurrence) -> bool:
        return occurrence.role in (Role.BIND, Role.DELETE)

    def _runs_with(self, occurrence: Occurrence, scope: Scope) -> bool:
        """Tell whether a place in a nested scope runs where it stands: in a comprehension."""
        inner: Scope | None = occurrence.scope
        while inner is not None and inner is not scope:
            if inner.kind is not ScopeKind.COMPREHENSION or isinstance(inner.node, ast.GeneratorExp):
                return False
            inner = inner.parent
        return True

    def _is_immutable(self, name: str, scope: Scope) -> bool:
        bindings = scope.bindings.get(name, [])
        return all(self._facts.types.of_binding(binding).proves(*IMMUTABLE) for binding in bindings)

    def _other_holder(self, name: str, scope: Scope) -> str | None:
        """Return why somebody may reach the object other than through the uses of the name in this file."""
        if scope.kind is ScopeKind.CLASS:
            return "is an attribute of the class"
        if scope.kind is ScopeKind.MODULE and not self._facts.project.script:
            return "other modules may import"
        if self._facts.flow.introspects(scope):
            return "may be used as text"
        for binding in scope.bindings.get(name, ()):
            reason = self._origin(binding)
            if reason:
                return reason
        if self._is_immutable(name, scope):
            return None
        for occurrence in self._occurrences(scope, name):
            use = self._uses.at(occurrence.node)
            if use.kind is UseKind.ESCAPES:
                return use.reason
        return None

    def _origin(self, binding: Binding) -> str | None:
        """Return who else has the object that a binding gives to its name; None if it is new or immutable."""
        if self._facts.types.of_binding(binding).proves(*IMMUTABLE):
            return None
        if binding.kind in _FROM_ELSEWHERE:
            return _FROM_ELSEWHERE[binding.kind]
        if binding.kind is BindingKind.PARAMETER:
            return None if self._collects(binding.node) else "is an argument, which the caller has too"
        if binding.kind is BindingKind.AUGMENTED:
            return None
        holder = self._facts.parents[binding.node]
        value = getattr(holder, "value", None)
        if isinstance(holder, ast.Assign) and len(holder.targets) > 1:
            return "shares its object with another name"
        if isinstance(holder, ast.NamedExpr) and self._uses.at(holder).kind is UseKind.ESCAPES:
            return "is handed on where it is assigned"
        if isinstance(holder, ast.AnnAssign) and value is None:
            return None
        if not isinstance(holder, (ast.Assign, ast.AnnAssign, ast.NamedExpr)) or not self._is_new(value):
            return "may also be held by the code that it comes from"
        return None

    def _collects(self, parameter: ast.AST) -> bool:
        """Tell whether a parameter is `*args` or `**options`, which every call makes anew."""
        arguments = self._facts.parents[parameter]
        return isinstance(arguments, ast.arguments) and parameter in (arguments.vararg, arguments.kwarg)

    def _is_new(self, value: ast.expr | None) -> bool:
        """Tell whether an expression makes an object that nobody else holds."""
        if isinstance(value, _DISPLAYS):
            return True
        if isinstance(value, (ast.BinOp, ast.Subscript)) and not self._slices(value):
            return False
        if not isinstance(value, (ast.BinOp, ast.Subscript, ast.Call)):
            return False
        fact = self._facts.types.of(value)  # contents are known only of what nobody else holds
        return fact.proves("list", "dict", "set") and fact.type is not None and fact.type.elements is not None

    def _slices(self, value: ast.BinOp | ast.Subscript) -> bool:
        return isinstance(value, ast.BinOp) or isinstance(value.slice, ast.Slice)


def in_place(nodes: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """Yield all nodes that run when `nodes` run: not the bodies of functions that are only defined."""
    pending = list(nodes)
    while pending:
        node = pending.pop()
        yield node
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            pending += getattr(node, "decorator_list", [])
            pending += [default for default in (*node.args.defaults, *node.args.kw_defaults) if default]
        else:
            pending += children_of(node)


def _line(occurrence: Occurrence) -> int:
    return int(getattr(occurrence.node, "lineno", 0))


def _is_parameter(name: str, scope: Scope) -> bool:
    """Tell whether a call gives a name of a scope its object: one that has a name elsewhere too."""
    return any(binding.kind is BindingKind.PARAMETER for binding in scope.bindings.get(name, ()))
