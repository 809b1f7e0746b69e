"""Branches that ask for the class of one value, one after the other."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from beginner_lint.facts.functions.own_calls import Function
from beginner_lint.facts.loops.leaving import always_leaves, jumps
from beginner_lint.facts.scopes.node_fields import nodes_in

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

FEWEST_BRANCHES = 3


@dataclass(frozen=True, slots=True)
class Branch:
    """One question, the classes that it names, and what is done if the value is of one of them."""

    statement: ast.If
    classes: tuple[ast.expr, ...]

    @property
    def body(self) -> list[ast.stmt]:
        """What is done."""
        return self.statement.body


class TypeQuestions:
    """The branches that begin with an `if`.

    Args:
        first: the `if`.
        facts: the facts of the file.

    """

    def __init__(self, first: ast.If, facts: Facts) -> None:
        self.first = first
        self._facts = facts

    @cached_property
    def subject(self) -> ast.Name | None:
        """The name whose value is asked about, where it stands first."""
        asked = asked_about(self.first.test)
        return asked[0] if asked else None

    @cached_property
    def branches(self) -> list[Branch]:
        """The branches: of an `if` with its `elif`s, or of several that each leave the function."""
        found: list[Branch] = []
        for statement in self._statements():
            asked = asked_about(statement.test)
            if asked is None or self.subject is None or asked[0].id != self.subject.id:
                return [] if statement in self._chain() else found
            found.append(Branch(statement, asked[1]))
        return found

    @cached_property
    def rest(self) -> list[ast.stmt]:
        """What is done if the value is of none of the classes."""
        last = self.branches[-1].statement
        if last.orelse or len(self._chain()) > 1:
            return last.orelse
        block, index = self._facts.parents.block(last)
        return block[index + 1 :]

    def _chain(self) -> list[ast.If]:
        chain = [self.first]
        while len(chain[-1].orelse) == 1 and isinstance(chain[-1].orelse[0], ast.If):
            chain.append(chain[-1].orelse[0])
        return chain

    def _statements(self) -> list[ast.If]:
        chain = self._chain()
        if len(chain) > 1 or not _is_followed(self.first):
            return chain
        block, index = self._facts.parents.block(self.first)
        for statement in block[index:]:
            if not isinstance(statement, ast.If):
                break
            if statement is not self.first:
                chain.append(statement)
            if not _is_followed(statement):
                break
        return chain

    def continues_another(self) -> bool:
        """Tell whether the branches are the end of a longer row of questions about the same value."""
        holder = self._facts.parents[self.first]
        if isinstance(holder, ast.If) and holder.orelse == [self.first]:
            return True
        block, index = self._facts.parents.block(self.first)
        before = block[index - 1] if index else None
        asked = asked_about(before.test) if isinstance(before, ast.If) and not before.orelse else None
        return bool(asked and self.subject and asked[0].id == self.subject.id)

    def stand_apart(self) -> bool:
        """Tell whether the branches are one `if`, or all of a function but its last step."""
        function = self.function
        return len(self._chain()) > 1 or (
            function is not None and self._begins(function) and len(self.rest) <= 1
        )

    def _begins(self, function: Function) -> bool:
        """Tell whether the first question is the first step of a function."""
        body = function.body[1:] if ast.get_docstring(function) is not None else function.body
        return bool(body) and body[0] is self.first

    def depends_on_another(self) -> bool:
        """Tell whether the class of another value has been asked for around the questions."""
        for holder in self._facts.parents.ancestors(self.first):
            asked = asked_about(holder.test) if isinstance(holder, ast.If) else None
            if asked and self.subject and asked[0].id != self.subject.id:
                return True
        return False

    def is_uniform(self) -> bool:
        """Tell whether all branches do one kind of thing: answer, give one variable a value, or act."""
        bodies = [branch.body for branch in self.branches]
        if any(jumps(statement, ast.Break, ast.Continue) for body in bodies for statement in body):
            return False
        if any(isinstance(node, _WAITING) for node in _nodes(bodies)):
            return False
        if all(always_leaves(body, breaks=False) for body in bodies):
            answers = sum(any(jumps(statement, ast.Return) for statement in body) for body in bodies)
            return answers >= FEWEST_BRANCHES
        bound = [_bound(body) for body in bodies]
        if any(jumps(statement, ast.Return) for body in bodies for statement in body):
            return False
        return len(bound[0]) <= 1 and all(names == bound[0] for names in bound)

    def own_classes(self) -> list[ast.ClassDef] | None:
        """Return the classes asked for, if all of them are made in this file, at its top level."""
        scopes = self._facts.scopes
        found: list[ast.ClassDef] = []
        for node in (node for branch in self.branches for node in branch.classes):
            owner = scopes.owner(node) if isinstance(node, ast.Name) else None
            bindings = owner.bindings.get(node.id, []) if owner and isinstance(node, ast.Name) else []
            made = bindings[0].node if len(bindings) == 1 else None
            if owner is not scopes.module or not isinstance(made, ast.ClassDef):
                return None
            found.append(made)
        return found

    def are_builtins(self) -> bool:
        """Tell whether all classes asked for are Python's own types, each named once."""
        nodes = [node for branch in self.branches for node in branch.classes]
        origins = [self._facts.types.origin(node) or "" for node in nodes]
        return all(origin.startswith("builtins.") for origin in origins) and len(set(origins)) == len(origins)

    @cached_property
    def function(self) -> Function | None:
        """The function in which the branches stand."""
        node = self._facts.scopes.scope_at(self.first).node
        return node if isinstance(node, Function) else None

    def is_all_of_function(self) -> bool:
        """Tell whether all that a function of the top level does is to ask about its first parameter."""
        function = self.function
        if function is None or self._facts.parents[function] is not self._facts.source.tree:
            return False
        first = [*function.args.posonlyargs, *function.args.args][:1]
        is_first = bool(first) and self.subject is not None and first[0].arg == self.subject.id
        ends = len(self._chain()) == 1 or function.body[-1] is self.first
        return is_first and self._begins(function) and ends


_WAITING = (ast.Yield, ast.YieldFrom, ast.Await, ast.Global, ast.Nonlocal)


def _nodes(bodies: list[list[ast.stmt]]) -> list[ast.AST]:
    return [node for body in bodies for statement in body for node in nodes_in(statement)]


def _bound(body: list[ast.stmt]) -> set[str]:
    """Return the names that statements give a value, or that they import or define."""
    nodes = _nodes([body])
    names = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    return names | {f"{type(node)}" for node in nodes if isinstance(node, ast.alias | ast.FunctionDef)}


def _is_followed(statement: ast.If) -> bool:
    """Tell whether an `if` right behind is one more question: where this one says yes, nobody gets there."""
    return not statement.orelse and always_leaves(statement.body, breaks=False)


def asked_about(test: ast.expr) -> tuple[ast.Name, tuple[ast.expr, ...]] | None:
    """Return a name and classes, if a test asks for the class of its value: also by `type(x) is A`."""
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.Or):
        parts = [asked_about(value) for value in test.values]
        known = [part for part in parts if part is not None]
        if len(known) < len(parts) or len({name.id for name, _ in known}) > 1:
            return None
        return known[0][0], tuple(node for _, nodes in known for node in nodes)
    if isinstance(test, ast.Call) and _is_called(test, "isinstance", 2):
        value, kinds = test.args
        nodes = tuple(kinds.elts) if isinstance(kinds, ast.Tuple) else (kinds,)
    elif isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.ops[0], ast.Is):
        if not isinstance(test.left, ast.Call) or not _is_called(test.left, "type", 1):
            return None
        value, nodes = test.left.args[0], tuple(test.comparators)
    else:
        return None
    return (value, nodes) if isinstance(value, ast.Name) else None


def _is_called(call: ast.Call, name: str, arguments: int) -> bool:
    is_plain = len(call.args) == arguments and not call.keywords
    return is_plain and isinstance(call.func, ast.Name) and call.func.id == name
