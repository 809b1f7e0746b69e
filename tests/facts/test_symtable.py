"""The compiler's `symtable` as oracle of the binder, over the standard library."""

from __future__ import annotations

import ast
import symtable
import sys
import warnings
from collections import Counter, defaultdict, deque
from pathlib import Path
from typing import Any

import pytest

from beginner_lint.facts.scopes.scopes import BindingKind, Role, Scope, ScopeKind, Scopes
from beginner_lint.source import Source, TooComplex, Undecodable
from tests.corpus import standard_library
from tests.facts.test_scopes import rows

# Since 3.12 the compiler runs most comprehensions in the scope around them and reports no table for those.
INLINES = sys.version_info >= (3, 12)
# Annotations are not in the table of the scope around them under the future import, nor since 3.14.
LAZY_ANNOTATIONS = sys.version_info >= (3, 14)
LAX_MANGLING = (3, 12) <= sys.version_info < (3, 12, 5)
ADDED_BY_COMPILER = {"__class__", "__classdict__", "__conditional_annotations__", "__type_params__"}
TABLE_NAMES = {
    ast.ListComp: "listcomp",
    ast.SetComp: "setcomp",
    ast.DictComp: "dictcomp",
    ast.GeneratorExp: "genexpr",
    ast.Lambda: "lambda",
}

Facts = frozenset[str]
"""What is said of one name in one scope: local, global or free; parameter, imported, read, declared."""


class Comparison:
    """Both views of one module, scope by scope; `differences` says where they part."""

    def __init__(self, text: str) -> None:
        tree = ast.parse(text)
        self.scopes = Scopes(tree)
        self.hidden = _hidden_nodes(tree)
        self.roles: defaultdict[Scope, defaultdict[str, set[Role]]] = defaultdict(lambda: defaultdict(set))
        self._collect(tree)
        self.differences: list[str] = []
        self.compared = Counter[str]()
        self._compare(self.scopes.module, symtable.symtable(text, "<text>", "exec"))

    def _collect(self, tree: ast.Module) -> None:
        """Note which names stand in which scope, and what is done with them there."""
        names = {name for scope in self.scopes.all for name in scope.bindings}
        nodes = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
        names |= {self.scopes.scope_at(node).mangled(node.id) for node in nodes}
        names |= {name for scope in self.scopes.all for name in scope.global_names | scope.nonlocal_names}
        for name in names:
            for found in self.scopes.spelled(name):
                if not found.quoted and found.node not in self.hidden:
                    self.roles[found.scope][name].add(found.role)

    def _compare(self, scope: Scope, table: symtable.SymbolTable) -> None:
        expected: dict[str, Facts] = {}
        for inlined in reversed(self._compare_children(scope, table)):  # the first one decides
            expected.update({name: self._facts(name, inlined) for name in self.roles[inlined]})
        own = set(self.roles[scope])
        if scope.kind is not ScopeKind.COMPREHENSION:
            own |= self._left_by_walrus(scope)
        expected.update({name: self._facts(name, scope) for name in own})
        found = {symbol.get_name(): _symbol_facts(symbol, scope) for symbol in table.get_symbols()}
        for name in sorted(expected | found):
            mine, theirs = expected.get(name, frozenset()), found.get(name, frozenset())
            if name in ADDED_BY_COMPILER or name.startswith("."):
                continue
            self.compared.update(mine)
            if mine != theirs:
                self.differences.append(f"{scope} {name}: {sorted(mine)}, but symtable says {sorted(theirs)}")

    def _left_by_walrus(self, scope: Scope) -> set[str]:
        """Return the names that a walrus in a comprehension of `scope` binds outside it."""
        pending, left = deque(scope.children), set()
        while pending:
            child = pending.popleft()
            if child.kind is ScopeKind.COMPREHENSION:
                pending += child.children
                left |= {name for name in self.roles[child] if self._binds(name, child, BindingKind.WALRUS)}
        return left

    def _binds(self, name: str, scope: Scope, kind: BindingKind) -> bool:
        """Tell whether a node that stands in `scope` binds `name` so."""
        owner = self.scopes.resolve(name, scope)
        bindings = owner.bindings.get(name, ()) if owner else ()
        return any(b.kind is kind and self.scopes.scope_at(b.node) is scope for b in bindings)

    def _facts(self, name: str, scope: Scope) -> Facts:
        owner, roles = self.scopes.resolve(name, scope), self.roles[scope][name]
        if scope is self.scopes.module and roles <= {Role.DECLARE}:
            return frozenset()
        if owner is scope and (scope.parent or roles & {Role.BIND, Role.DELETE}):
            facts = {"local"}
        else:
            # What type parameters read of the class around them is looked up there first, else is a global.
            in_class = owner is not None and owner.kind is ScopeKind.CLASS
            facts = {"global" if owner is None or owner is self.scopes.module or in_class else "free"}
        facts.update(
            [
                fact
                for kind, fact in ((BindingKind.PARAMETER, "parameter"), (BindingKind.IMPORT, "imported"))
                if self._binds(name, scope, kind)
            ]
        )
        if Role.READ in roles:
            facts.add("read")
        if scope is not self.scopes.module and name in scope.global_names | scope.nonlocal_names:
            facts.add("declared")
        if self._binds(name, scope, BindingKind.WALRUS) and scope.kind is ScopeKind.COMPREHENSION:
            facts.add("declared")
        return frozenset(facts)

    def _compare_children(self, scope: Scope, table: symtable.SymbolTable) -> list[Scope]:
        """Compare the scopes in `scope` with those in `table`; return the comprehensions that are inlined."""
        tables, groups = defaultdict(list), defaultdict(list)
        for child_table in table.get_children():
            tables[_table_key(child_table)].append(child_table)
        pending = deque(child for child in scope.children if child.node not in self.hidden)
        inlined = []
        while pending:
            child = pending.popleft()
            key = _scope_key(child)
            if INLINES and child.kind is ScopeKind.COMPREHENSION and key not in tables:
                inlined.append(child)
                pending += child.children
            else:
                groups[key].append(child)
        if Counter({k: len(v) for k, v in groups.items()}) != Counter({k: len(v) for k, v in tables.items()}):
            self.differences.append(f"{scope} holds {dict(groups)}, but symtable says {dict(tables)}")
        for key, group in groups.items():
            for child, child_table in zip(sorted(group, key=_order), tables[key], strict=False):
                self._compare(child, child_table)
        return inlined


def _hidden_nodes(tree: ast.Module) -> set[ast.AST]:
    """Return the nodes in annotations, where the compiler evaluates these lazily or never."""
    imported = any(
        isinstance(node, ast.ImportFrom) and node.module == "__future__" and alias.name == "annotations"
        for node in tree.body
        for alias in getattr(node, "names", ())
    )
    if not imported and not LAZY_ANNOTATIONS:
        return set()
    annotations = [
        getattr(node, field)
        for node in ast.walk(tree)
        for field in ("annotation", "returns")
        if getattr(node, field, None)
    ]
    return {inner for annotation in annotations for inner in ast.walk(annotation)}


def _symbol_facts(symbol: symtable.Symbol, scope: Scope) -> Facts:
    declared = symbol.is_declared_global() or symbol.is_nonlocal()
    bound = symbol.is_assigned() or symbol.is_imported() or symbol.is_parameter()
    if not bound and not symbol.is_referenced() and not declared:
        return frozenset({"local"}) if symbol.is_local() else frozenset()  # else it only passes through
    if scope.kind is ScopeKind.MODULE:
        if not bound and not symbol.is_referenced():
            return frozenset()  # a function declares it global
        facts = {"local" if bound else "global"}
    else:
        # In a function called `top`, of all names, `is_global` takes itself to be in the module.
        is_global = symbol.is_declared_global() or (symbol.is_global() and not symbol.is_local())
        facts = {"global" if is_global else "local" if symbol.is_local() else "free"}
        if declared:
            facts.add("declared")
    if symbol.is_parameter():
        facts.add("parameter")
    if symbol.is_imported():
        facts.add("imported")
    if symbol.is_referenced():
        facts.add("read")
    return frozenset(facts)


Key = tuple[str, str, int]


def _table_key(table: symtable.SymbolTable) -> Key:
    if table.get_type() in ("function", "class"):
        return str(table.get_type()), table.get_name(), table.get_lineno()
    return "annotation", "", 0


def _scope_key(scope: Scope) -> Key:
    node: Any = scope.node
    if scope.kind is ScopeKind.ANNOTATION:
        return "annotation", "", 0
    if scope.kind is ScopeKind.CLASS:
        return "class", node.name, node.lineno
    return "function", TABLE_NAMES.get(type(node)) or node.name, node.lineno


def _order(scope: Scope) -> int:
    return scope.index


def _read(path: Path) -> str | None:
    """Return the text of a file that the compiler accepts."""
    try:
        text = Source.from_bytes(str(path), path.read_bytes()).text
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(text, "<text>", "exec")
    except (Undecodable, TooComplex, SyntaxError, ValueError):
        return None
    return text


def assert_all_agree(share: int) -> None:
    compared, files, differences = Counter[str](), 0, {}
    for path in standard_library(share):
        text = _read(path)
        if text is None:
            continue
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            comparison = Comparison(text)
        if comparison.differences:
            differences[str(path)] = comparison.differences
        compared += comparison.compared
        files += 1
    assert not differences
    assert files > 1000 / share
    rarest = min(
        compared[f] for f in ("local", "global", "free", "parameter", "imported", "read", "declared")
    )
    assert rarest > 100 / share, dict(compared)


def test_agrees_with_symtable_on_a_tenth() -> None:
    assert_all_agree(share=10)


@pytest.mark.long
def test_agrees_with_symtable_on_everything() -> None:
    assert_all_agree(share=1)


@pytest.mark.parametrize(("why", "text", "name", "expected"), rows())
def test_agrees_with_symtable_on_each_hand_made_case(why: str, text: str, name: str, expected: str) -> None:
    try:
        compile(text, "<text>", "exec")
    except SyntaxError:
        pytest.skip("the running version does not accept it")
    if LAX_MANGLING and "__X" in text:
        pytest.skip("3.12.1 mangles the bases of generic classes; fixed later")
    assert Comparison(text).differences == []


OTHERS = {
    "local or global": ("def f():\n    x = 1", "def f():\n    global x\n    x = 1"),
    "read or not": ("def f():\n    x = 1", "def f():\n    x = 1\n    x"),
    "free or local": ("def f():\n    x = 1\n    def g():\n        x", "def f():\n    x = 1\n    def g():\n        x = x"),
    "free or global": ("def f():\n    x = 1\n    def g():\n        x", "def f():\n    y = 1\n    def g():\n        x"),
    "parameter or local": ("def f(x): pass", "def f():\n    x = 1"),
    "imported or assigned": ("import x", "x = 1"),
    "nonlocal or free": (
        "def f():\n    x = 1\n    def g():\n        x", "def f():\n    x = 1\n    def g():\n        nonlocal x\n        x",
    ),
    "another name": ("x = 1", "y = 1"),
    "a name more": ("x = 1", "x = 1\ny = 1"),
    "a scope more": ("x = 1", "x = 1\nlambda: 1"),
    "another scope": ("class f: pass", "def f(): pass"),
    "inside a class": ("class C:\n    def f(self): __x", "class D:\n    def f(self): __x"),
    "the default of a parameter": ("def f(a=x): pass", "def f(a): x"),
    "in a comprehension": ("def f(a): return [b for b in a]", "def f(a): return [a for b in a]"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "other"), OTHERS.values(), ids=OTHERS)
def test_the_comparison_sees_a_difference(monkeypatch: pytest.MonkeyPatch, text: str, other: str) -> None:
    """Scopes of one text beside the compiler's tables of another: a binder that gets it wrong looks so."""
    assert Comparison(text).differences == []
    table = symtable.symtable(other, "<text>", "exec")
    monkeypatch.setattr(symtable, "symtable", lambda *_: table)
    assert Comparison(text).differences
