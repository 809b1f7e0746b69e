"""Where code asks whether what a parameter was handed is `None`: then `None` may mean something already."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from beginner_lint.facts.functions.mutable_defaults import Default, is_empty
from beginner_lint.facts.functions.none_defaults import asks_for_none, replaces_none
from beginner_lint.facts.functions.own_calls import Function
from beginner_lint.facts.scopes.node_fields import last_name, nodes_in
from beginner_lint.facts.scopes.scopes import Role, Scope

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_MOST = 100  # places that are followed
_TESTING = (ast.If, ast.IfExp, ast.While)
_ASKING = (ast.In, ast.Is, ast.IsNot, ast.NotIn, ast.Eq, ast.NotEq)
_WALKING = (ast.For, ast.AsyncFor, ast.comprehension)


class NoneMeanings:
    """Follows what a parameter was handed: to other names, attributes, and functions of the file.

    Args:
        default: the parameter, and its default.
        places: where the function reads what it was called with.
        facts: the facts of the file.

    """

    def __init__(self, default: Default, places: Sequence[ast.Name], facts: Facts) -> None:
        self._default = default
        self._places = places
        self._facts = facts
        self._parents = facts.parents
        self._seen: set[ast.AST] = set()

    def said(self) -> str | None:
        """Return why `None` may mean something already; None if nothing says so."""
        name = self._default.parameter.arg
        if (asked := self.asked()) is not None:
            if asked in self._places:
                return f"`{name}=None` means something to `{self._default.function.name}` already"
            return f"`{name}=None` may mean something: line {self._line(asked)} asks for it"
        if (asked := self.told_from_full()) is not None:
            return f"`{name}=None` may mean that there is nothing: line {asked.lineno} asks for that"
        if (call := self.passed()) is not None:
            return f"line {call.lineno} passes `None` for `{name}`"
        return f"the docstring speaks of `None` for `{name}`" if self.told() else None

    def asked(self) -> ast.expr | None:
        """Return a place that asks for `None`, and does not just make anew what the default is."""
        return next(filter(self._asks, self._holding(self._places)), None)

    def told_from_full(self) -> ast.expr | None:
        """Return a place that asks whether there is anything in what is not empty if nobody passes it."""
        if is_empty(self._default.value):
            return None
        return next(filter(self._asks_for_full, self._holding(self._places)), None)

    def passed(self) -> ast.Call | None:
        """Return a call of the file that passes `None`."""
        function, name = self._default.function, self._default.parameter.arg
        holder = self._parents.get(function)
        is_made = function.name == "__init__" and isinstance(holder, ast.ClassDef)
        called = holder.name if is_made and isinstance(holder, ast.ClassDef) else function.name
        for call in self._parents.called(ast.Call, frozenset({called})):
            for parameter, given in _given(call, function, isinstance(holder, ast.ClassDef)):
                if parameter.arg == name and isinstance(given, ast.Constant) and given.value is None:
                    return call
        return None

    def told(self) -> bool:
        """Tell whether the docstring speaks of `None` for what is not empty if nobody passes it."""
        function = self._default.function
        texts = [ast.get_docstring(function)]
        holder = self._parents.get(function)
        if isinstance(holder, ast.ClassDef) and function.name == "__init__":
            texts.append(ast.get_docstring(holder))
        entry = re.compile(rf"(?m)^\W*(?:param\s+|type\s+)?\b{self._default.parameter.arg}\b\W.*\bNone\b")
        return not is_empty(self._default.value) and any(text and entry.search(text) for text in texts)

    def _holding(self, first: Sequence[ast.expr]) -> Iterator[ast.expr]:
        """Yield the expressions that may have the value of what was handed in."""
        self._seen, pending = set(), [*first]
        while pending and len(self._seen) < _MOST:
            node = pending.pop()
            if node not in self._seen:
                self._seen.add(node)
                yield node
                pending += self._next(node)

    def _next(self, node: ast.expr) -> Iterator[ast.expr]:
        """Yield the expressions that have the value of another one, as it is handed to them."""
        holder = self._parents.get(node)
        if isinstance(holder, ast.Assign | ast.AnnAssign | ast.NamedExpr) and holder.value is node:
            for target in holder.targets if isinstance(holder, ast.Assign) else [holder.target]:
                yield from self._reads(target)
        if isinstance(holder, ast.NamedExpr) or (isinstance(holder, ast.IfExp) and node is not holder.test):
            yield holder
        if isinstance(holder, ast.Tuple) and isinstance(around := self._parents.get(holder), ast.Assign):
            for target in around.targets:
                if isinstance(target, ast.Tuple) and len(target.elts) == len(holder.elts):
                    yield from self._reads(target.elts[holder.elts.index(node)])
        if isinstance(holder, ast.keyword) and isinstance(call := self._parents.get(holder), ast.Call):
            yield from self._reads_of_called(call, node)
        if isinstance(holder, ast.Call) and node in holder.args:
            yield from self._reads_of_called(holder, node)
        if isinstance(holder, ast.Return):
            yield from self._reads_of_property(holder)

    def _reads(self, target: ast.expr) -> Iterator[ast.expr]:
        """Yield where a name or an attribute is read."""
        if isinstance(target, ast.Name):
            scope = self._facts.scopes.owner(target)
            yield from self._reads_of_name(target, target.id, scope) if scope else ()
        elif isinstance(target, ast.Attribute):
            yield from self._attributes(target, target.attr)

    def _reads_of_name(self, given: ast.AST, name: str, scope: Scope) -> Iterator[ast.Name]:
        """Yield where a name may have the value that it is given at another place."""
        for read in self._facts.scopes.occurrences(scope, scope.mangled(name)):
            if read.role is Role.READ and isinstance(read.node, ast.Name):
                bindings = self._facts.flow.reaching(read.node)
                if bindings is None or any(binding.node is given for binding in bindings):
                    yield read.node

    def _attributes(self, at: ast.AST, name: str) -> Iterator[ast.expr]:
        """Yield where an attribute is read of an object of the class around a place, or of who knows what."""
        mine = self._parents.class_around(at)
        for read in self._parents.called(ast.Attribute, frozenset({name})):
            if isinstance(read.ctx, ast.Load) and self._may_be_of(read, mine):
                yield read
        for call in self._parents.called(ast.Call, frozenset({"getattr"})):
            if len(call.args) > 1 and getattr(call.args[1], "value", None) == name:
                yield call

    def _may_be_of(self, read: ast.Attribute, mine: ast.ClassDef | None) -> bool:
        """Tell whether an attribute may be one of a class: `self.names` is not in another one."""
        if mine is None or not self._facts.scopes.is_own_object(read.value):
            return True
        families, other = self._facts.class_families, self._parents.class_around(read)
        return (
            other is None or other is mine or other in families.below(mine) or other in families.above(mine)
        )

    def _reads_of_property(self, answer: ast.Return) -> Iterator[ast.expr]:
        """Yield where an attribute is read that a method gives: `@property`."""
        method = next((each for each in self._parents.ancestors(answer) if isinstance(each, Function)), None)
        if method and any(last_name(each).endswith("property") for each in method.decorator_list):
            yield from self._attributes(answer, method.name)

    def _reads_of_called(self, call: ast.Call, node: ast.expr) -> Iterator[ast.expr]:
        """Yield where functions of the file read the parameter for which a call passes something."""
        for function in self._functions(call):
            is_method = isinstance(self._parents.get(function), ast.ClassDef)
            for parameter, given in _given(call, function, is_method):
                if given is node:
                    scope = self._facts.scopes.scope_at(parameter)
                    yield from self._reads_of_name(parameter, parameter.arg, scope)

    def _functions(self, call: ast.Call) -> Iterator[Function]:
        """Yield the functions that a call may mean, by their name; those of a class that it makes.

        What another object has by that name may be something else: `list.update` is no method of the file.
        """
        name = last_name(call.func)
        if isinstance(call.func, ast.Attribute) and not self._is_of_file(call.func.value):
            return
        for made in self._parents.called(ast.ClassDef, frozenset({name})):
            for each in made.body:
                if isinstance(each, ast.FunctionDef) and each.name == "__init__":
                    yield each
        mine = self._parents.class_around(call)
        above = [*self._facts.class_families.above(mine)] if mine else []
        named: list[Function] = [
            *self._parents.called(ast.FunctionDef, frozenset({name})),
            *self._parents.called(ast.AsyncFunctionDef, frozenset({name})),
        ]
        for function in named:
            if name != "__init__" or self._parents.get(function) in above:
                yield function

    def _is_of_file(self, receiver: ast.expr) -> bool:
        """Tell whether something is the object of the method around, or a class of the file, or above it."""
        is_super = isinstance(receiver, ast.Call) and last_name(receiver.func) == "super"
        is_own = self._facts.scopes.is_own_object(receiver)
        return is_super or is_own or self._facts.class_families.class_of(receiver) is not None

    def _asks(self, node: ast.expr) -> bool:
        """Tell whether a place asks for `None`, and does not just make anew what the default is."""
        holder = self._parents.get(node)
        if isinstance(holder, ast.Compare):
            asked = [holder.left, *holder.comparators]
            is_asked = isinstance(holder.ops[0], _ASKING) and any(map(_has_none, asked))
            return is_asked and not self._makes_new(holder, node)
        if isinstance(holder, ast.Call) and last_name(holder.func) in ("isinstance", "type"):
            question = holder if last_name(holder.func) == "isinstance" else self._parents.get(holder)
            return question is not None and any(
                _has_none(each) or last_name(each) == "NoneType" for each in nodes_in(question)
            )
        if isinstance(holder, ast.Match) and holder.subject is node:
            return any(
                isinstance(each, ast.MatchSingleton) and each.value is None
                for case in holder.cases
                for each in ast.walk(case.pattern)
            )
        is_entry = isinstance(holder, ast.Dict) or (
            isinstance(holder, ast.keyword)
            and last_name(getattr(self._parents.get(holder), "func", None)) == "dict"
        )
        return is_entry and self._leaves_none_out(node) is not None

    def _makes_new(self, question: ast.Compare, node: ast.expr) -> bool:
        """Tell whether a question elsewhere is `if self.names is None: self.names = []`, for that default."""
        statement, value = self._parents.statement(question), self._default.value
        return node not in self._places and replaces_none(statement, ast.unparse(node), value)

    def _line(self, node: ast.expr) -> int:
        """Return the line that asks for `None`, for a place that does, or is an entry of what is asked."""
        is_asked = isinstance(self._parents.get(node), ast.Compare | ast.Call | ast.Match)
        asking = None if is_asked else self._leaves_none_out(node)
        return (asking or node).lineno

    def _leaves_none_out(self, node: ast.expr) -> ast.expr | None:
        """Return where the function around goes through entries and asks each whether it is `None`."""
        around = next((each for each in self._parents.ancestors(node) if isinstance(each, Function)), None)
        inner = nodes_in(around) if around else []
        walked = {
            each.id
            for walk in inner
            if isinstance(walk, _WALKING)
            for each in nodes_in(walk.target)
            if isinstance(each, ast.Name)
        }
        asking = (each for each in inner if isinstance(each, ast.Compare) and asks_for_none(each))
        return next((each for each in asking if getattr(each.left, "id", "") in walked), None)

    def _asks_for_full(self, node: ast.expr) -> bool:
        """Tell whether a place is a condition, or a part of one."""
        inner: ast.AST = node
        holder = self._parents.get(node)
        while isinstance(holder, ast.BoolOp | ast.UnaryOp):
            inner, holder = holder, self._parents.get(holder)
        return (isinstance(holder, _TESTING) and holder.test is inner) or inner is not node


def _has_none(node: ast.AST) -> bool:
    """Tell whether something is `None`, or a list with it."""
    each = node.elts if isinstance(node, ast.List | ast.Set | ast.Tuple) else [node]
    return any(isinstance(part, ast.Constant) and part.value is None for part in each)


def _given(call: ast.Call, function: Function, is_method: bool) -> Iterator[tuple[ast.arg, ast.expr]]:
    """Yield the parameters for which a call passes something, and what."""
    positional = [*function.args.posonlyargs, *function.args.args]
    is_static = any(last_name(each) == "staticmethod" for each in function.decorator_list)
    is_plain = isinstance(call.func, ast.Attribute) and len(call.args) == len(positional)
    left = positional[1:] if is_method and not is_static and not is_plain else positional
    for parameter, given in zip(left, call.args, strict=False):
        if isinstance(given, ast.Starred):
            break
        yield parameter, given
    by_name = {each.arg: each for each in (*positional, *function.args.kwonlyargs)}
    for keyword in call.keywords:
        if keyword.arg in by_name:
            yield by_name[keyword.arg or ""], keyword.value
