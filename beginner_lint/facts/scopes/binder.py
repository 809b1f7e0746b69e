"""Builds the scopes of a module: one iterative walk over the `ast` that finds what binds names, and where.

The walk follows the compiler's `symtable.c`: which expression is evaluated in which scope, which statement
makes a name local, how names are mangled in classes. It has an explicit stack, so that nesting of any depth
that `ast.parse` accepts is walked. It does not go into expressions that bind nothing and open no scope: most
of a tree. `scopes.py` answers questions about the result.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from beginner_lint.facts.parents import Parents
from beginner_lint.facts.scopes.bindings import (
    Binding,
    BindingKind,
    Scope,
    ScopeKind,
    enclosing,
    hand_over_declared,
)
from beginner_lint.facts.scopes.introspection import mark_introspection
from beginner_lint.facts.scopes.node_fields import CHILDREN, NODE_CLASSES, ONLY_CHILD, nodes_in


class Binder:
    """The walk over one module, and what it found.

    Args:
        tree: the module.
        parents: who holds its nodes.

    Attributes:
        scopes: all scopes in source order.
        annotations: the roots of all annotations.
        deleted: the (mangled) names that a `del` names, anywhere.

    """

    def __init__(self, tree: ast.Module, parents: Parents) -> None:
        self.module = Scope(tree, ScopeKind.MODULE, None)
        self.scopes: list[Scope] = []
        self._parents = parents
        self._names = parents.by_name(ast.Name)
        self._where: dict[ast.AST, Scope] = {}
        self._uses: defaultdict[str, list[ast.AST]] = defaultdict(list)
        self.annotations: list[ast.expr] = []
        self.deleted: set[str] = set()
        self._scope = self.module
        self._stack: list[Any] = [tree.body, self.module]
        self._kinds: dict[ast.AST, BindingKind] = {}
        self._walk()
        self._where[tree] = self.module
        self._list_private()
        hand_over_declared(self.scopes)
        mark_introspection(self.uses, self.scope_at, parents)

    def scope_at(self, node: ast.AST) -> Scope:
        """Return the scope in which a node is evaluated: what the walk passed by is in that of its holder."""
        where, holders = self._where, self._parents.holders
        while node not in where:
            node = holders[node]
        return where[node]

    def uses(self, name: str) -> list[ast.AST]:
        """Return the nodes that bind, read, delete or declare a (mangled) name, in no particular order."""
        names = () if _is_private(name) else self._names.get(name, ())
        return [*names, *self._uses.get(name, ())]

    def _walk(self) -> None:
        """Visit what lies on the stack: nodes, lists of nodes, and scopes ("from here on in this one").

        What there is most of is asked for first.
        """
        stack, where, scope = self._stack, self._where, self._scope
        binding = self._parents.holding(_BINDING_EXPRESSIONS)
        pop, append, extend = stack.pop, stack.append, stack.extend
        while stack:
            node = pop()
            node_class = node.__class__
            if node_class is list:
                extend(node[::-1])
            elif node_class is Scope:
                scope = self._scope = node
                if node.index < 0:
                    self._register(node)
            elif node is not None:
                where[node] = scope
                if node_class is ast.Name:
                    if node.ctx.__class__ is not ast.Load:
                        self._store(node)
                elif node_class in _BARREN and node not in binding:
                    if node_class in _UNPACKED and node.ctx.__class__ is not ast.Load:
                        append(node.value if node_class is ast.Starred else node.elts)
                elif node_class in _CHILDREN:
                    extend(_CHILDREN[node_class](node))
                elif node_class in _ONLY_CHILD:
                    append(_ONLY_CHILD[node_class](node))
                elif node_class in _VISITS:
                    _VISITS[node_class](self, node)

    def _list_private(self) -> None:
        """List the nodes of names that may be mangled: how, depends on where they stand."""
        for name in filter(_is_private, self._names):
            for node in self._names[name]:
                self._uses[self.scope_at(node).mangled(name)].append(node)

    def _register(self, scope: Scope) -> None:
        scope.index = len(self.scopes)
        self.scopes.append(scope)
        if scope.parent is not None:
            scope.parent.children.append(scope)

    def _push(self, *items: Any) -> None:
        """Have `items` visited next, in this order."""
        self._stack.extend(items[::-1])

    # Binding

    def _store(self, node: ast.Name) -> None:
        scope = self._scope
        name = node.id if scope.private is None else scope.mangled(node.id)
        if node.ctx.__class__ is ast.Del:
            self.deleted.add(name)
            scope.bindings.setdefault(name, [])
            return
        kind = self._kinds.pop(node, BindingKind.ASSIGNMENT)
        if kind is BindingKind.WALRUS:
            scope = next(s for s in enclosing(scope) if s.kind is not ScopeKind.COMPREHENSION)
        scope.bindings.setdefault(name, []).append(Binding(name, node, kind, scope))

    def _bind(self, name: str, node: ast.AST, kind: BindingKind, scope: Scope | None = None) -> None:
        """Bind a name that has no Name node of its own, in the current scope if no other is given."""
        scope = scope or self._scope
        if scope.private is not None:
            name = scope.mangled(name)
        self._uses[name].append(node)
        scope.bindings.setdefault(name, []).append(Binding(name, node, kind, scope))

    def _mark(self, target: ast.expr, kind: BindingKind) -> None:
        """Remember that the names which `target` stores are bound as `kind`, for when the walk meets them."""
        if isinstance(target, ast.Name):
            self._kinds[target] = kind
        else:
            for node in nodes_in(target):
                if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                    self._kinds.setdefault(node, kind)

    # Statements and expressions that open scopes

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        outer, args = self._scope, node.args
        self._bind(node.name, node, BindingKind.FUNCTION)
        parameters = _parameters(args)
        annotations = [parameter.annotation for parameter in parameters if parameter.annotation]
        if node.returns:
            annotations.append(node.returns)
        self.annotations += annotations
        type_scope, type_parameters = self._type_scope(node)
        inner = Scope(node, ScopeKind.FUNCTION, type_scope)
        self._bind_parameters(parameters, inner)
        evaluated_now = (node.decorator_list, args.defaults, args.kw_defaults)
        heading = (type_scope, type_parameters, annotations)
        self._push(*evaluated_now, *heading, inner, node.body, outer)

    def _lambda(self, node: ast.Lambda) -> None:
        outer, args = self._scope, node.args
        inner = Scope(node, ScopeKind.LAMBDA, outer)
        self._bind_parameters(_parameters(args), inner)
        self._push(args.defaults, args.kw_defaults, inner, node.body, outer)

    def _bind_parameters(self, parameters: list[ast.arg], scope: Scope) -> None:
        for parameter in parameters:
            self._where[parameter] = scope
            self._bind(parameter.arg, parameter, BindingKind.PARAMETER, scope)

    def _class(self, node: ast.ClassDef) -> None:
        outer = self._scope
        self._bind(node.name, node, BindingKind.CLASS)
        type_scope, type_parameters = self._type_scope(node)
        inner = Scope(node, ScopeKind.CLASS, type_scope)
        inner.private, inner.mangled_only = node.name, None
        if type_scope is not outer:
            type_scope.private = node.name
            type_scope.mangled_only = frozenset(parameter.name for parameter in type_parameters)
        heading = (type_scope, type_parameters, node.bases, node.keywords)
        self._push(node.decorator_list, *heading, inner, node.body, outer)

    def _type_scope(self, node: Any) -> tuple[Scope, list[Any]]:
        """Return the scope of the type parameters of a definition, else the current scope, and these."""
        type_parameters = getattr(node, "type_params", [])
        if not type_parameters:
            return self._scope, []
        return Scope(node, ScopeKind.ANNOTATION, self._scope), type_parameters

    def _comprehension(self, node: Any) -> None:
        outer, first = self._scope, node.generators[0]
        inner = Scope(node, ScopeKind.COMPREHENSION, outer)
        clauses: list[Any] = []
        for generator in node.generators:
            self._where[generator] = inner
            self._mark(generator.target, BindingKind.COMPREHENSION)
            clauses += [generator.target, generator.iter if generator is not first else None, generator.ifs]
        result = [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]
        self._push(first.iter, inner, clauses, result, outer)

    def _type_alias(self, node: Any) -> None:
        outer = self._scope
        self._mark(node.name, BindingKind.TYPE_ALIAS)
        type_scope, type_parameters = self._type_scope(node)
        value_scope = Scope(node, ScopeKind.ANNOTATION, type_scope)
        self._push(node.name, type_scope, type_parameters, value_scope, node.value, outer)

    def _type_parameter(self, node: Any) -> None:
        outer = self._scope
        self._bind(node.name, node, BindingKind.TYPE_PARAMETER)
        for expression in (getattr(node, "bound", None), getattr(node, "default_value", None)):
            if expression is not None:
                self._push(Scope(expression, ScopeKind.ANNOTATION, outer), expression, outer)

    # Statements and expressions that bind or declare names

    def _for(self, node: ast.For | ast.AsyncFor) -> None:
        self._mark(node.target, BindingKind.LOOP)
        self._push(node.target, node.iter, node.body, node.orelse)

    def _with_item(self, node: ast.withitem) -> None:
        if node.optional_vars is not None:
            self._mark(node.optional_vars, BindingKind.WITH)
        self._push(node.context_expr, node.optional_vars)

    def _walrus(self, node: ast.NamedExpr) -> None:
        self._mark(node.target, BindingKind.WALRUS)
        self._push(node.target, node.value)

    def _augmented(self, node: ast.AugAssign) -> None:
        self._mark(node.target, BindingKind.AUGMENTED)
        self._push(node.target, node.value)

    def _annotated(self, node: ast.AnnAssign) -> None:
        self.annotations.append(node.annotation)
        self._push(node.annotation, node.value)
        target = node.target
        if isinstance(target, ast.Name) and not node.simple and node.value is None:
            return  # `(x): int` binds nothing
        self._mark(target, BindingKind.ANNOTATED)
        self._push(target)

    def _handler(self, node: ast.ExceptHandler) -> None:
        if node.name is not None:
            self._bind(node.name, node, BindingKind.EXCEPT)
        self._push(node.type, node.body)

    def _import(self, node: ast.Import | ast.ImportFrom) -> None:
        for alias in node.names:
            if alias.name == "*":
                self._scope.has_star_import = True
            else:
                self._bind(alias.asname or alias.name.partition(".")[0], alias, BindingKind.IMPORT)

    def _declare(self, node: ast.Global | ast.Nonlocal) -> None:
        scope = self._scope
        declared = scope.global_names if isinstance(node, ast.Global) else scope.nonlocal_names
        for name in dict.fromkeys(map(scope.mangled, node.names)):
            declared.add(name)
            self._uses[name].append(node)

    def _capture(self, node: Any) -> None:
        if node.name is not None:
            self._bind(node.name, node, BindingKind.MATCH)
        self._push(getattr(node, "pattern", None))

    def _mapping_pattern(self, node: ast.MatchMapping) -> None:
        if node.rest is not None:
            self._bind(node.rest, node, BindingKind.MATCH)
        self._push(node.keys, node.patterns)


def _parameters(args: ast.arguments) -> list[ast.arg]:
    """Return all parameters in source order."""
    variable = [args.vararg] if args.vararg else []
    keywords = [args.kwarg] if args.kwarg else []
    return [*args.posonlyargs, *args.args, *variable, *args.kwonlyargs, *keywords]


def _is_private(name: str) -> bool:
    """Tell whether a name may be mangled."""
    return name.startswith("__") and not name.endswith("__")


def _visits() -> dict[type[ast.AST], Callable[[Binder, Any], None]]:
    """Return the method for each node class that needs more than a visit of its children."""
    methods: dict[Callable[[Binder, Any], None], str] = {
        Binder._function: "FunctionDef AsyncFunctionDef",
        Binder._lambda: "Lambda",
        Binder._class: "ClassDef",
        Binder._comprehension: "ListComp SetComp DictComp GeneratorExp",
        Binder._type_alias: "TypeAlias",
        Binder._type_parameter: "TypeVar ParamSpec TypeVarTuple",
        Binder._for: "For AsyncFor",
        Binder._with_item: "withitem",
        Binder._walrus: "NamedExpr",
        Binder._augmented: "AugAssign",
        Binder._annotated: "AnnAssign",
        Binder._handler: "ExceptHandler",
        Binder._import: "Import ImportFrom",
        Binder._declare: "Global Nonlocal",
        Binder._capture: "MatchAs MatchStar",
        Binder._mapping_pattern: "MatchMapping",
    }
    return {
        getattr(ast, name): method
        for method, names in methods.items()
        for name in names.split()
        if hasattr(ast, name)
    }


_VISITS = _visits()
_BINDING_EXPRESSIONS = [kind for kind in _VISITS if issubclass(kind, ast.expr)]
# What binds names only where it holds such an expression, or is a target that is unpacked into.
_BARREN = frozenset(kind for kind in NODE_CLASSES if issubclass(kind, ast.expr)).union(
    (ast.Expr, ast.Return, ast.Raise, ast.Assert)
)
_UNPACKED = (ast.Tuple, ast.List, ast.Starred)
_CHILDREN = {kind: children for kind, children in CHILDREN.items() if kind not in _VISITS}
_ONLY_CHILD = {kind: child for kind, child in ONLY_CHILD.items() if kind not in _VISITS}
