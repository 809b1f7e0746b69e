"""What an expression can be, and how that is known.

Types follow the bindings that reach a read (`flow.py`); these may depend on each other (`fixpoint.py`).
"""

from __future__ import annotations

import ast
from functools import cached_property
from typing import TYPE_CHECKING, Any

from beginner_lint.facts.effects.uses import is_lazy, own_nodes
from beginner_lint.facts.scopes.scopes import Binding, BindingKind, Scope
from beginner_lint.facts.types.contents import Contents
from beginner_lint.facts.types.declared import annotation, docstring
from beginner_lint.facts.types.expressions import infer
from beginner_lint.facts.types.fixpoint import Fixpoint
from beginner_lint.facts.types.lattice import (
    NOTHING,
    UNKNOWN,
    Fact,
    How,
    Type,
    join_all,
    read_fact,
)
from beginner_lint.facts.types.operations import augmented, iterate, unpack
from beginner_lint.facts.types.parameters import Parameters
from beginner_lint.facts.types.signatures import ATTRIBUTES, words

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

__all__ = ["Fact", "How", "Type", "Types"]

_TELLING = words(
    "upper lower title capitalize swapcase strip lstrip rstrip split splitlines startswith endswith isdigit "
    "isalpha isalnum isupper islower isspace casefold zfill ljust rjust"
)

# What is read where any of more bindings may hold is not followed: that happens in code that was generated.
_MOST_BINDINGS = 100


class Types:
    """Infers types. All answers are about nodes of the file's tree.

    Args:
        facts: the facts of the file.

    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._contents = Contents(facts)
        self._parameters = Parameters(facts)
        fixpoint = Fixpoint()
        self.remember, self.is_known = fixpoint.remember, fixpoint.is_known

    # Questions

    def of(self, node: ast.expr) -> Fact:
        """Return what the value of an expression can be; of a target, what it holds before."""
        if node.__class__ is ast.Constant:
            return infer(self, node)
        return self.remember(node, lambda: self._expression(node))

    def kind(self, node: ast.expr) -> Fact:
        """Return what the value of an expression can be, but perhaps not what it holds.

        For that, all uses of a list, dict or set have to be found: whoever can do without it asks here.
        """
        bindings = self._bindings(node) if isinstance(node, ast.Name) and not self.is_known(node) else None
        if not bindings or len(bindings) > _MOST_BINDINGS:
            return self.of(node)
        fact = join_all(*map(self.of_binding, bindings))
        return self.of(node) if fact.type is None else fact

    def proves(self, node: ast.expr, *names: str) -> bool:
        """Tell whether a value is proved to be exactly of one of these types: `of(node).proves(*names)`.

        That costs little where an assignment shows that it is something else, or unknown.
        """
        possible = self._facts.possible_types.of(node)
        return (possible is None or not possible.isdisjoint(names)) and self.kind(node).proves(*names)

    def element(self, node: ast.expr) -> Fact:
        """Return what iterating over an expression yields."""
        return iterate(self.of(node))

    def of_binding(self, binding: Binding) -> Fact:
        """Return what a binding gives its name."""
        return self.remember(binding, lambda: self._binding(binding))

    def origin(self, node: ast.expr) -> str | None:
        """Return the full name of a builtin or an imported thing: `builtins.len`, `os.path.join`."""
        if isinstance(node, ast.Attribute):
            outer = self.origin(node.value)
            return f"{outer}.{node.attr}" if outer else None
        if not isinstance(node, ast.Name):
            return None
        if self._facts.scopes.is_builtin(node):
            return f"builtins.{node.id}"
        if node.id not in self._facts.imports.names and not node.id.startswith("__"):  # may be mangled
            return None
        bindings = self._bindings(node) if isinstance(node.ctx, ast.Load) else None
        return self._imported(bindings)

    def function(self, node: ast.expr) -> ast.FunctionDef | None:
        """Return the function of this file that a name means; it is plain: neither decorated nor async."""
        bindings = self._bindings(node) if isinstance(node, ast.Name) else None
        if bindings is None or len(bindings) != 1:
            return None
        function = bindings[0].node
        return function if isinstance(function, ast.FunctionDef) and not function.decorator_list else None

    def result(self, function: ast.FunctionDef) -> Fact:
        """Return what a call of a plain function of this file returns."""
        return self.remember(("result", function), lambda: self._result(function))

    def received(self, target: ast.expr) -> Fact:
        """Return what a target (of an assignment, a loop, `with`, …) is given."""
        return self.remember(("received", target), lambda: self._received(target))

    # Names

    def _imported(self, bindings: tuple[Binding, ...] | None) -> str | None:
        """Return the full name that all these bindings import."""
        names = {self.import_name(binding) for binding in bindings or ()}
        return names.pop() if len(names) == 1 else None

    def import_name(self, binding: Binding) -> str | None:
        """Return the full name of what a binding imports: `os.path.join`; None if it is no import."""
        alias = binding.node
        if not isinstance(alias, ast.alias):
            return None
        statement = self._facts.parents[alias]
        if isinstance(statement, ast.ImportFrom):
            return f"{'.' * statement.level}{statement.module or ''}.{alias.name}"
        return alias.name if alias.asname else alias.name.partition(".")[0]

    def _spelled(self, text: str, at: ast.AST) -> str | None:
        """Return the full name of what a dotted name means at a place, whenever it is looked up."""
        first, dot, rest = text.partition(".")
        scopes = self._facts.scopes
        if scopes.would_be_builtin(first, at):
            return f"builtins.{text}"
        owner = scopes.resolve(first, scopes.scope_at(at))
        imported = self._imported(tuple(owner.bindings.get(first, ()))) if owner else None
        return f"{imported}{dot}{rest}" if imported else None

    def _name(self, node: ast.Name) -> Fact:
        bindings = self._bindings(node)
        owner = self._facts.scopes.owner(node)
        if bindings is None or owner is None:
            return Fact(Type("str")) if owner is None and node.id in ("__name__", "__file__") else UNKNOWN
        if len(bindings) > _MOST_BINDINGS:
            return UNKNOWN
        fact = join_all(*(self._held(binding, node) for binding in bindings))
        if fact.type is not None or fact == NOTHING:
            return fact
        declared = [b for b in owner.bindings.get(node.id, ()) if b.kind is BindingKind.ANNOTATED]
        if len(declared) == 1 and fact == UNKNOWN:
            fact = self.declared(declared[0])
        return fact if fact.type else self._guess(node.id, owner, fact)

    def _bindings(self, node: ast.Name) -> tuple[Binding, ...] | None:
        """Return the bindings that may hold where a name is read; None is unknown.

        Of a single binding it does not matter whether a path leads to the read: else that fails.
        """
        bindings = self._facts.flow.all_bindings(node)
        is_only = bindings is not None and len(bindings) == 1
        return bindings if is_only else self._facts.flow.reaching(node)

    def _held(self, binding: Binding, node: ast.Name) -> Fact:
        """Return what a name holds at a read because of one binding that reaches it."""
        fact = self.of_binding(binding)
        if fact.type is None or (fact.how is How.DECLARED and self._is_declared(binding)):
            return fact
        return self._contents.held(fact, binding, node)

    def _is_declared(self, binding: Binding) -> bool:
        return binding.kind in (BindingKind.PARAMETER, BindingKind.ANNOTATED)

    def _guess(self, name: str, owner: Scope, fact: Fact) -> Fact:
        """Return that a name is probably a text if a method is called on it that texts have."""
        if fact != UNKNOWN or name not in self._used_like_texts:
            return fact
        guess = self.remember(("guess", owner, name), lambda: self._evidence(name, owner))
        return guess if guess.type else fact

    @cached_property
    def _used_like_texts(self) -> frozenset[str]:
        """The names, as scopes know them, of which anything may be said by `_evidence`."""
        methods = self._facts.parents.called(ast.Attribute, _TELLING)
        names = [method.value for method in methods if isinstance(method.value, ast.Name)]
        return frozenset(map(self._facts.scopes.spelling, names))

    def _evidence(self, name: str, owner: Scope) -> Fact:
        parents = self._facts.parents
        for occurrence in self._facts.scopes.occurrences(owner, name):
            attribute = parents.get(occurrence.node)
            called = isinstance(attribute, ast.Attribute) and isinstance(parents[attribute], ast.Call)
            if called and attribute.attr in _TELLING:  # type: ignore[union-attr]
                reason = f"`{name}.{attribute.attr}()` is called"  # type: ignore[union-attr]
                return Fact(Type("str", exact=False), How.EVIDENCE, reason)
        return UNKNOWN

    # Bindings

    def _binding(self, binding: Binding) -> Fact:
        kind, node = binding.kind, binding.node
        if isinstance(node, ast.arg):
            return self._parameter(node)
        if kind is BindingKind.ANNOTATED and isinstance(node, ast.Name):
            return self._annotated(binding)
        if isinstance(node, ast.Name) and kind is not BindingKind.TYPE_ALIAS:
            return self.received(node)
        if kind is BindingKind.FUNCTION:
            return Fact(Type("function")) if not getattr(node, "decorator_list", None) else UNKNOWN
        if kind is BindingKind.CLASS:
            return Fact(Type("type")) if not getattr(node, "decorator_list", None) else UNKNOWN
        if kind is BindingKind.IMPORT:
            return self._import(binding)
        return UNKNOWN

    def _import(self, binding: Binding) -> Fact:
        name = self.import_name(binding) or ""
        if name in ATTRIBUTES:
            return read_fact(ATTRIBUTES[name], {})
        is_module = isinstance(self._facts.parents[binding.node], ast.Import)
        return Fact(Type("module")) if is_module else UNKNOWN

    def _annotated(self, binding: Binding) -> Fact:
        """Return the type of `x: T = value`: what the value is known to be, else what is declared."""
        statement: Any = self._facts.parents[binding.node]
        if statement.value is not None:
            fact = self.received(statement.target)
            if fact.type is not None or fact == NOTHING:
                return fact
        return self.declared(binding)

    def declared(self, binding: Binding) -> Fact:
        """Return what the annotation at an ANNOTATED binding says."""
        statement: Any = self._facts.parents[binding.node]
        return self._declared(statement.annotation, binding.name)

    def _declared(self, node: ast.expr, name: str) -> Fact:
        return annotation(node, lambda text: self._spelled(text, node), f"`{name}` is annotated as")

    def _parameter(self, node: ast.arg) -> Fact:
        arguments = self._facts.parents[node]
        if not isinstance(arguments, ast.arguments):
            return UNKNOWN
        if node.annotation is not None:
            fact = self._declared(node.annotation, node.arg)
        else:
            fact = docstring(self._facts.parents[arguments], node.arg)
        if fact.type is None:
            fact = self._parameters.given(node)
        if node is arguments.vararg:
            return Fact(Type("tuple", elements=fact))
        if node is arguments.kwarg:
            return Fact(Type("dict", elements=Fact(Type("str")), values=fact))
        return fact

    def _received(self, target: ast.expr) -> Fact:
        path: list[tuple[int | slice, int]] = []
        holder: Any = self._facts.parents[target]
        node: ast.expr = target
        while isinstance(holder, (ast.Tuple, ast.List, ast.Starred)):
            if not isinstance(holder, ast.Starred):
                path.append(_place(holder.elts, node))
            node, holder = holder, self._facts.parents[holder]
        path.reverse()
        if isinstance(holder, (ast.Assign, ast.AnnAssign, ast.NamedExpr)) and holder.value is not None:
            value = holder.value
            while path and _matches(value, path[0]):
                value = value.elts[path.pop(0)[0]]  # type: ignore[attr-defined]
            fact = self.of(value)
        elif isinstance(holder, ast.AugAssign):
            fact = augmented(holder.op, self.of(holder.target), self.of(holder.value))
        elif isinstance(holder, (ast.For, ast.comprehension)) and not getattr(holder, "is_async", 0):
            fact = self.element(holder.iter)
        elif isinstance(holder, ast.withitem):
            fact = self._entered(holder)
        else:
            fact = UNKNOWN
        return unpack(fact, tuple(step[0] for step in path), tuple(step[1] for step in path))

    def _entered(self, item: ast.withitem) -> Fact:
        """Return what `with` gives its target: a file is its own context."""
        fact = self.of(item.context_expr)
        is_async = isinstance(self._facts.parents[item], ast.AsyncWith)
        return fact if fact.suggests("file") and not is_async else UNKNOWN

    def _result(self, function: ast.FunctionDef) -> Fact:
        if is_lazy(function):
            is_generator = isinstance(function, ast.FunctionDef)
            return Fact(Type("generator")) if is_generator else UNKNOWN
        returned = [node for node in own_nodes(function) if isinstance(node, ast.Return)]
        facts = [self.of(node.value) if node.value else Fact(Type("NoneType")) for node in returned]
        if self._facts.flow.finishes(function.body[-1]):
            facts.append(Fact(Type("NoneType")))
        return join_all(*facts)

    # Expressions

    def _expression(self, node: ast.expr) -> Fact:
        fact = self._name(node) if isinstance(node, ast.Name) else infer(self, node)
        return self._facts.frames.value(node) if fact == UNKNOWN else fact


def _place(elements: list[ast.expr], node: ast.expr) -> tuple[int | slice, int]:
    """Return which item of what is unpacked goes to a target, and how many targets there are."""
    index = next(i for i, element in enumerate(elements) if element is node)
    starred = [i for i, element in enumerate(elements) if isinstance(element, ast.Starred)]
    if starred and index == starred[0]:
        return slice(index, None), len(elements)
    return index - len(elements) if starred and index > starred[0] else index, len(elements)


def _matches(value: ast.expr, place: tuple[int | slice, int]) -> bool:
    """Tell whether a target gets one expression of a display."""
    index, size = place
    if not isinstance(value, (ast.Tuple, ast.List)) or isinstance(index, slice) or len(value.elts) != size:
        return False
    return index >= 0 and not any(isinstance(element, ast.Starred) for element in value.elts)
