"""Which nodes a tree holds, and who holds a node: parents, enclosing statements and blocks."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property
from operator import attrgetter
from typing import Any, TypeVar, cast

from beginner_lint.facts.scopes.node_fields import CHILDREN, ONLY_CHILD

Node = TypeVar("Node", bound=ast.AST)

# What goes by a name; of other nodes, `called` finds none.
NAMED = frozenset(
    {ast.Name, ast.Attribute, ast.Call, ast.arg, ast.keyword, ast.alias, ast.Import, ast.ImportFrom}
    | {ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.ExceptHandler, ast.MatchAs, ast.MatchStar}
)

# What has a part that tells most of it, and which that is.
PARTED: dict[type[ast.AST], Callable[[Any], ast.AST]] = {
    ast.Assign: attrgetter("value"),
    ast.AugAssign: attrgetter("op"),
    ast.BinOp: attrgetter("op"),
    ast.Compare: lambda node: node.ops[0],
    ast.Expr: attrgetter("value"),
    ast.If: attrgetter("test"),
}


class Parents:
    """The parents of the nodes of a tree, and all nodes by their type.

    Args:
        tree: the tree; nodes are told apart by identity. The shared context nodes (`Load`, `Store`)
            and operators have no parent.

    Attributes:
        holders: the parent of each node but the module.
        get: returns the parent of a node, None for the module; asked so often that it is the dict's own.

    """

    def __init__(self, tree: ast.Module) -> None:
        self._by_type: defaultdict[type[ast.AST], list[ast.AST]] = defaultdict(list)
        self.holders: dict[Any, ast.AST] = {}
        self._names: dict[type[ast.AST], defaultdict[str, list[ast.AST]]] = {ast.Name: defaultdict(list)}
        self._look_through(tree)
        self.get: Callable[[ast.AST], ast.AST | None] = self.holders.get
        self._parts: dict[type[ast.AST], defaultdict[type[ast.AST], list[ast.AST]]] = {}
        self._blocks: dict[ast.stmt, tuple[list[ast.stmt], int]] = {}

    def _look_through(self, tree: ast.Module) -> None:
        """Note each node with its type and with its parent, in one walk: nearly every file needs both."""
        by_type, parents, names = self._by_type, self.holders, self._names[ast.Name]
        pending: list[Any] = [tree]
        pop, append, extend = pending.pop, pending.append, pending.extend
        while pending:
            node = pop()
            kind = node.__class__
            by_type[kind].append(node)
            if kind is ast.Name:
                names[node.id].append(node)
                continue
            if kind in CHILDREN:
                children = CHILDREN[kind](node)
            elif kind in ONLY_CHILD:
                children = (ONLY_CHILD[kind](node),)
            else:
                continue
            for child in children:
                if child.__class__ is list:
                    for each in child:  # mostly few: that is faster than to make a dict and to merge it
                        parents[each] = node
                    extend(child)
                elif child is not None:
                    parents[child] = node
                    append(child)
        # Some lists hold None, as that of the keys of `{**options}`.
        by_type.pop(type(None), None)  # type: ignore[arg-type]
        parents.pop(None, None)

    def __getitem__(self, node: ast.AST) -> ast.AST:
        return self.holders[node]

    def ancestors(self, node: ast.AST) -> Iterator[ast.AST]:
        """Yield the parent, its parent, and so on, up to the module."""
        holder = self.get(node)
        while holder is not None:
            yield holder
            holder = self.get(holder)

    def class_around(self, node: ast.AST) -> ast.ClassDef | None:
        """Return the innermost class that holds a node; None if there is none."""
        return next((each for each in self.ancestors(node) if isinstance(each, ast.ClassDef)), None)

    def holding(self, kinds: Iterable[type[ast.AST]]) -> set[ast.AST]:
        """Return the nodes of exactly some types, and all that hold one of them."""
        found: set[ast.AST] = set()
        for kind in kinds:
            for node in self._by_type.get(kind, ()):
                holder: ast.AST | None = node
                while holder is not None and holder not in found:
                    found.add(holder)
                    holder = self.get(holder)
        return found

    def of_type(self, kind: type[Node]) -> list[Node]:
        """Return all nodes of exactly one type, in no particular order."""
        return cast("list[Node]", self._by_type.get(kind, []))

    def with_part(self, kind: type[Node], parts: Iterable[type[ast.AST]]) -> list[Node]:
        """Return the nodes of exactly one type in which the part that tells most is of one of some types.

        That is an operator, the first one of a comparison, what is assigned, and the test of an `if`.
        """
        by_part = self._parts.get(kind)
        if by_part is None:
            by_part = self._parts[kind] = defaultdict(list)
            part_of = PARTED[kind]
            for node in self.of_type(kind):
                by_part[part_of(node).__class__].append(node)
        return cast("list[Node]", [node for part in parts for node in by_part.get(part, ())])

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The names of the types of which there is a node."""
        return frozenset(kind.__name__ for kind in self._by_type)

    @cached_property
    def texts(self) -> list[ast.Constant]:
        """The text literals, also those that stand for themselves, such as docstrings."""
        return [node for node in self.of_type(ast.Constant) if node.value.__class__ is str]

    @cached_property
    def braced(self) -> list[ast.Constant]:
        """The text literals that hold a brace, those of an f-string's own not among them."""
        return [node for node in self.texts if "{" in node.value]  # type: ignore[operator]

    def saying(self, text: str) -> list[ast.Constant]:
        """Return the text literals that say just this."""
        return self._by_text.get(text, [])

    @cached_property
    def _by_text(self) -> dict[str, list[ast.Constant]]:
        found: defaultdict[str, list[ast.Constant]] = defaultdict(list)
        for node in self.texts:
            found[str(node.value)].append(node)
        return found

    @cached_property
    def calling(self) -> list[ast.Constant]:
        """The text literals in which something may be called: `f(a)`."""
        return [node for node in self.texts if "(" in node.value]  # type: ignore[operator]

    @cached_property
    def examples(self) -> list[ast.Constant]:
        """The text literals in which something may be called with a label: `f(a=1)`."""
        return [node for node in self.calling if "=" in node.value]  # type: ignore[operator]

    @cached_property
    def marked(self) -> frozenset[str]:
        """The words that text literals mark as variables: `limit` for `"price < @limit"`."""
        texts = [str(node.value) for node in self.texts if "@" in str(node.value)]
        return frozenset(word for text in texts for word in re.findall(r"@(\w+)", text))

    @cached_property
    def spelled(self) -> frozenset[str]:
        """By what names, attributes, functions and import statements go: `called` finds none of others."""
        kinds = (ast.Name, ast.Attribute, ast.FunctionDef, ast.Import, ast.ImportFrom)
        return frozenset().union(*map(self.by_name, kinds))

    @cached_property
    def adding(self) -> list[ast.Assign]:
        """The assignments of a sum: `s = s + x`."""
        of_operations = self.with_part(ast.Assign, (ast.BinOp,))
        return [node for node in of_operations if node.value.op.__class__ is ast.Add]  # type: ignore[attr-defined]

    @cached_property
    def added(self) -> frozenset[ast.AST]:
        """The operands of every `+`."""
        sums = self.with_part(ast.BinOp, (ast.Add,))
        return frozenset([node.left for node in sums] + [node.right for node in sums])

    def called(self, kind: type[Node], names: frozenset[str]) -> list[Node]:
        """Return the nodes of exactly one type that go by one of these names, always in one order.

        That is what a name or attribute is spelled, a definition or an import is called, a call calls, the
        label of an argument, and the modules of an import statement.
        """
        named = self.by_name(kind)
        found = [node for name in sorted(names & named.keys()) for node in named[name]]
        return list(dict.fromkeys(found)) if kind is ast.Import else found  # which may be of several modules

    def by_name(self, kind: type[Node]) -> Mapping[str, list[Node]]:
        """Return the nodes of exactly one type by the names by which they go."""
        named = self._names.get(kind)
        if named is None:
            named = self._names[kind] = defaultdict(list)
            if kind is ast.Import:
                for statement in self.of_type(ast.Import):
                    for alias in statement.names:
                        named[alias.name].append(statement)
                return cast("Mapping[str, list[Node]]", named)
            name_of = _NAME_OF.get(kind, _name)
            for node in self.of_type(kind):
                named[name_of(node)].append(node)
        return cast("Mapping[str, list[Node]]", named)

    def functions(self, name: str) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
        """Return the functions and methods that are called so."""
        named = frozenset({name})
        return [*self.called(ast.FunctionDef, named), *self.called(ast.AsyncFunctionDef, named)]

    def stored(self, names: Collection[str]) -> list[ast.Name]:
        """Return the names that an assignment, a loop or the like binds, spelled like one of these.

        Not among them is what is bound without a node for its name: parameters, imports, definitions.
        """
        named = self.by_name(ast.Name)
        return [
            node
            for name in sorted(named.keys() & names)
            for node in named[name]
            if node.ctx.__class__ is ast.Store
        ]

    def stores(self, names: Collection[str]) -> bool:
        """Tell whether `stored` finds any."""
        named = self.by_name(ast.Name)
        return any(node.ctx.__class__ is ast.Store for name in named.keys() & names for node in named[name])

    def statement(self, node: ast.AST) -> ast.stmt:
        """Return the innermost statement that contains the node: itself, where it is one."""
        while not isinstance(node, ast.stmt):
            node = self[node]
        return node

    def is_within(self, node: ast.AST, kind: type[ast.AST]) -> bool:
        """Tell whether a node of a type holds another one within the same statement."""
        for holder in self.ancestors(node):
            if isinstance(holder, kind):
                return True
            if isinstance(holder, ast.stmt):
                break
        return False

    def is_callee(self, node: ast.AST) -> bool:
        """Tell whether a node is what a call calls."""
        call = self.get(node)
        return isinstance(call, ast.Call) and call.func is node

    def is_tested(self, node: ast.AST) -> bool:
        """Tell whether a condition only asks whether there is something: `if hook:`, `if not hook and x:`."""
        holder = self.get(node)
        while isinstance(holder, ast.BoolOp | ast.UnaryOp) and isinstance(holder.op, ast.boolop | ast.Not):
            node, holder = holder, self.get(holder)
        return isinstance(holder, ast.If | ast.IfExp | ast.While | ast.Assert) and holder.test is node

    def block(self, statement: ast.stmt) -> tuple[list[ast.stmt], int]:
        """Return the list of statements in which one stands, and its index there."""
        if statement not in self._blocks:
            holder = self[statement]
            for name in ("body", "orelse", "finalbody"):
                block = getattr(holder, name, None)
                if isinstance(block, list):
                    self._blocks.update((sibling, (block, index)) for index, sibling in enumerate(block))
        return self._blocks[statement]


def _name(node: Any) -> str:
    """Return by which name a node goes; empty if by none."""
    kind = node.__class__
    if kind is ast.Call:
        node = node.func
        kind = node.__class__
    if kind is ast.Name:
        return node.id  # type: ignore[no-any-return]
    if kind is ast.Attribute:
        return node.attr  # type: ignore[no-any-return]
    name = getattr(node, "arg" if kind is ast.keyword else "name", None)
    return name if isinstance(name, str) else ""


# Of these there are many.
_NAME_OF: dict[type[ast.AST], Callable[[Any], str]] = {
    ast.Name: attrgetter("id"),
    ast.Attribute: attrgetter("attr"),
    ast.arg: attrgetter("arg"),
    ast.ImportFrom: lambda node: node.module or "",
}
