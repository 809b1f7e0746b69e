"""What stands in the way of renaming a variable: every way in which its name is more than a name.

The binder finds all places that mean the variable. Here is asked what it cannot see: the name as text, places
that may mean the builtin of that name after all, and places that surely were meant to.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from beginner_lint.facts.names.class_reads import in_annotation
from beginner_lint.facts.names.early_calls import is_unused_function, names_used_early
from beginner_lint.facts.names.meant_calls import (
    fits_the_builtin,
    is_called_where_given,
    is_there_to_be_called,
)
from beginner_lint.facts.renames.code_in_texts import line_at
from beginner_lint.facts.renames.frame_readers import seen_in_frames
from beginner_lint.facts.renames.other_owners import takes
from beginner_lint.facts.renames.quoted_names import TYPES, type_comments
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.scopes.scopes import BindingKind, Occurrence, Role, Scope, ScopeKind

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# Packages that look up the names in a text among the variables of the caller.
_WORDS, _MANY = re.compile(r"[A-Za-z]{2,}"), 6  # words, of which a query has few
_QUERIES = frozenset({"eval", "query"})
_TEXT_READERS = frozenset({"duckdb", "numexpr", "pandasql", "patsy", "statsmodels", "timeit"})
_SURE = (BindingKind.ASSIGNMENT, BindingKind.ANNOTATED, BindingKind.TYPE_ALIAS)
_DEFINING = (BindingKind.IMPORT, BindingKind.FUNCTION, BindingKind.CLASS)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
# What is asked for with `isinstance`; a parameter `type` may well be a class.
_CLASSES = frozenset(
    {"bool", "bytearray", "bytes", "complex", "dict", "float", "frozenset", "int", "list", "set"}
    | {"str", "tuple"}
)
_HEADERS = (ast.For, ast.AsyncFor, ast.With, ast.AsyncWith, ast.match_case)


class Renaming:
    """The variable `name` of `scope`, and whether it can be renamed everywhere.

    The methods answer a reason, a clause such as "`locals()` may show the name", or None.
    """

    def __init__(self, facts: Facts, scope: Scope, name: str) -> None:
        self._facts = facts
        self._scopes = facts.scopes
        self.scope = scope
        self.name = name
        self.bindings = scope.bindings[name]
        self.occurrences = facts.scopes.occurrences(scope, name)
        self._is_global = scope.kind is ScopeKind.MODULE

    def seen_as_text(self) -> str | None:
        """Why code may find the variable by its name: as a text, or from another file."""
        seen = self._scopes.who_sees(self.name, self.scope)
        seen = seen or seen_in_frames(self.name, self.scope, self._facts)
        if seen:
            return seen
        if self._is_global and any(
            alias.name == "__main__" for alias in self._facts.parents.of_type(ast.alias)
        ):
            return f"`__main__` is imported, and may be asked for `{self.name}`"
        use = self._facts.project.taken_by(self.name) if self._is_global else None
        does = "takes" if use and use.is_sure else "may take"
        return f"`{use.file}` {does} `{self.name}` from this file" if use else None

    def named_in_a_text(self) -> str | None:
        """Why a text in the program seems to speak of the variable: a query, a doctest, code."""
        name = re.escape(self.name)
        for quoted in (f"'{self.name}'", f"name '{self.name}' is not defined"):  # as Python's errors have it
            for literal in self._facts.parents.saying(quoted):
                if self._around() in self._facts.parents.ancestors(literal):
                    return f"the text on line {literal.lineno} names `{self.name}`"
        in_query = rf"(?:[-+*/%<>=&|(\[]|\bin)\s*@{name}\b|@{name}\s*(?:[-+*/%<>=!&|)\]]|in\b)"
        patterns = [rf"@{name}\b"]
        if self._is_global:
            patterns += [
                rf"^\s*(?:>>>|\.\.\.).*\b{name}\b",
                rf"\A\w[\w.]*\.{name}\Z",
                rf"__main__.*\b{name}\b",
            ]
        in_any_text = [rf"(?<![\w-]){name}(?![\w-])"] if self._facts.imports.packages & _TEXT_READERS else []
        if self._is_global or in_any_text or self.name in self._facts.parents.marked:
            spoken = re.compile("|".join(patterns), re.MULTILINE)
            searched = re.compile("|".join(patterns + in_any_text), re.MULTILINE)
            for node in nodes_in(self._around()):
                if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
                    continue
                pattern = spoken if self._facts.parents.is_within(node, ast.Raise) else searched
                found = pattern.search(node.value)
                is_for_people = not self._may_be_queried and len(_WORDS.findall(node.value)) >= _MANY
                if found and is_for_people and found[0] == f"@{self.name}":
                    found = re.search(in_query, node.value)
                if found and not (node.value == f"@{self.name}" and self._is_a_key(node)):
                    line = line_at(node, found.end(), self._facts.source)
                    return f"the text on line {line} names `{self.name}`"
        if any(binding.kind in TYPES for binding in self.bindings):
            return None  # in a type comment it is this name that is meant, and it follows
        for offset, text in type_comments(self._around(), self._facts.source):
            if re.search(rf":.*\b{name}\b", text):
                line = self._facts.source.position(offset).line
                return f"the type comment on line {line} names `{self.name}`"
        return None

    @cached_property
    def _may_be_queried(self) -> bool:
        """Whether the file has to do with tables that are asked for rows by a text."""
        called = self._facts.parents.called(ast.Attribute, _QUERIES)
        return "pandas" in self._facts.imports.packages or bool(called)

    def _is_a_key(self, text: ast.Constant) -> bool:
        """Tell whether a text is compared or looked up, and no query: `"@id"` is an attribute in XML."""
        if self._may_be_queried:
            return False
        holder = self._facts.parents.get(text)
        if isinstance(holder, ast.Call):
            return isinstance(holder.func, ast.Attribute) and holder.func.attr in ("get", "pop", "setdefault")
        if isinstance(holder, ast.Dict):
            return text in holder.keys
        return isinstance(holder, ast.Compare | ast.Subscript)

    def called(self) -> str | None:
        """Why a call may have been meant for the builtin: nothing says that the variable can be called."""
        reads = [occurrence.node for occurrence in self._reads()]
        held_by = [(node, self._facts.parents.get(node)) for node in reads]
        calls = [node for node, call in held_by if isinstance(call, ast.Call) and call.func is node]
        parameter, is_bound_once = self.bindings[0].node, len(self.bindings) == 1
        is_function = is_there_to_be_called(parameter, reads, calls) or (
            is_bound_once and is_called_where_given(parameter, reads, self._facts)
        )
        for node, call in held_by:
            if not isinstance(call, ast.Call):
                continue
            may_be = call.func is node and not is_function and fits_the_builtin(self.name, call)
            if may_be and not self._facts.types.of(call.func).proves("function", "type"):
                return f"`{self.name}(...)` on line {call.lineno} may be meant to call Python's own"
            is_class = self.name in _CLASSES and node in call.args[1:]
            if is_class and getattr(call.func, "id", "") in ("isinstance", "issubclass"):
                return f"`{self.name}` on line {call.lineno} may be meant to be Python's own"
        return None

    def called_otherwise(self) -> str | None:
        """Why a call may have been meant for the builtin: the function that has the name takes no such."""
        node = self.bindings[0].node
        if len(self.bindings) > 1 or not isinstance(node, _FUNCTIONS) or node.decorator_list:
            return None
        for occurrence in self._reads():
            call = self._facts.parents.get(occurrence.node)
            if isinstance(call, ast.Call) and call.func is occurrence.node and not takes(call, node.args):
                return f"`{ast.unparse(call)}` on line {call.lineno} may be meant to call Python's own"
        return None

    def named_in_an_annotation(self) -> str | None:
        """Why an annotation speaks of the variable, where surely the builtin is meant."""
        for occurrence in self.occurrences:
            if occurrence.quoted or in_annotation(occurrence.node, self._facts):
                return f"the annotation on line {_line(occurrence)} names `{self.name}` as well"
        return None

    def quoted_in_an_annotation(self) -> str | None:
        """Why an annotation speaks of what the name stands for as a text."""
        for occurrence in self.occurrences:
            if occurrence.quoted:
                return f"the annotation on line {_line(occurrence)} names `{self.name}` as a text"
        return None

    def read_unbound(self) -> str | None:
        """Why a read in a function can only fail: the builtin was meant; a rename would hide the mistake."""
        if self._is_global:
            return None
        for occurrence in self._reads():
            if isinstance(occurrence.node, ast.Name) and self._facts.flow.reaching(occurrence.node) == ():
                return f"`{self.name}` is read on line {_line(occurrence)}, before it has a value"
        return None

    def may_be_the_builtin(self) -> str | None:
        """Why a place that means a module's variable may mean the builtin at times, while it is not bound."""
        if not self._is_global:
            return None
        for occurrence in self._reads():
            if not self._is_surely_bound(occurrence):
                return f"`{self.name}` on line {_line(occurrence)} may still be the builtin"
        for occurrence in self._scopes.spelled(self.name):
            if self._falls_back(occurrence):
                return f"`{self.name}` on line {_line(occurrence)} may be an attribute or this variable"
        return None

    def _around(self) -> ast.AST:
        """Return what to search for texts: the scope, and for a comprehension the statement around it."""
        if self.scope.kind in (ScopeKind.COMPREHENSION, ScopeKind.LAMBDA):
            return self._facts.parents.statement(self.scope.node)
        return self.scope.node

    def _reads(self) -> Iterator[Occurrence]:
        """Yield the places that read the variable, the targets of augmented assignments among them."""
        augmented = {b.node for b in self.bindings if b.kind is BindingKind.AUGMENTED}
        for occurrence in self.occurrences:
            if occurrence.role is Role.READ or occurrence.node in augmented:
                yield occurrence

    def _falls_back(self, occurrence: Occurrence) -> bool:
        """Whether this is a read in a class that binds the name too: until it does, it sees the module's."""
        owner = self._scopes.owner(occurrence.node)
        return occurrence.role is Role.READ and owner is not None and owner.kind is ScopeKind.CLASS

    def _is_surely_bound(self, occurrence: Occurrence) -> bool:
        node = occurrence.node
        if not self._is_deleted_elsewhere and isinstance(node, ast.Name) and self._facts.flow.reaching(node):
            return True
        if self._is_ever_deleted:
            return False
        return self._is_behind_a_binding(node) or self._is_only_called_later(occurrence)

    @cached_property
    def _is_ever_deleted(self) -> bool:
        """Whether the name may lose its value again, as it does at the end of a handler."""
        return any(b.kind is BindingKind.EXCEPT for b in self.bindings) or any(
            occurrence.role is Role.DELETE for occurrence in self.occurrences
        )

    @cached_property
    def _is_deleted_elsewhere(self) -> bool:
        return any(
            occurrence.role is Role.DELETE and occurrence.scope is not self.scope
            for occurrence in self.occurrences
        )

    def _is_behind_a_binding(self, node: ast.AST) -> bool:
        """Whether a statement that binds the name is over whenever `node` is evaluated, in functions too."""
        parents = self._facts.parents
        for holder in parents.ancestors(node):
            if isinstance(node, ast.stmt):
                if isinstance(holder, _HEADERS) and holder in self._bound_by_header and node in holder.body:
                    return True
                if isinstance(holder, _FUNCTIONS) and node in holder.body and self._runs_bound(holder):
                    return True
                block, index = parents.block(node)
                if any(self._surely_binds(before) for before in block[:index]):
                    return True
            node = holder
        return False

    def _is_only_called_later(self, occurrence: Occurrence) -> bool:
        """Whether this is in a function above a definition or import, which nothing calls before that."""
        defined_at = self._defined_at
        if defined_at is None:
            return False
        body = self._facts.source.tree.body
        around = {occurrence.node, *self._facts.parents.ancestors(occurrence.node)}
        return any(
            is_unused_function(statement, self._used_early) and not around.isdisjoint(statement.body)
            for statement in body[:defined_at]
        )

    @cached_property
    def _defined_at(self) -> int | None:
        """The index of the statement of the module that defines the name, if no variable has it too."""
        if any(binding.kind not in _DEFINING for binding in self.bindings):
            return None
        body = self._facts.source.tree.body
        return next((index for index, statement in enumerate(body) if self._surely_binds(statement)), None)

    @cached_property
    def _used_early(self) -> set[str]:
        assert self._defined_at is not None
        return names_used_early(self._facts.source.tree.body, self._defined_at)

    def _runs_bound(self, function: ast.AST) -> bool:
        """Whether a function is what binds the name, or stands in the class that does: then it runs later."""
        around = (function, *self._facts.parents.ancestors(function))
        return any(holder in self._bound_by_statement for holder in around)

    def _surely_binds(self, statement: ast.stmt) -> bool:
        """Whether the name has a value when a statement is over."""
        if isinstance(statement, ast.If):
            branches = (statement.body, statement.orelse)
            return all(any(self._surely_binds(inner) for inner in branch) for branch in branches)
        return statement in self._bound_by_statement

    @cached_property
    def _bound_by_statement(self) -> set[ast.AST]:
        statement = self._facts.parents.statement
        sure = {statement(binding.node) for binding in self.bindings if binding.kind in _SURE}
        defining = {statement(binding.node) for binding in self.bindings if binding.kind in _DEFINING}
        return defining.union(node for node in sure if getattr(node, "value", None) is not None)

    @cached_property
    def _bound_by_header(self) -> set[ast.AST]:
        """The loops, `with` statements and cases whose bodies only run when the name has a value."""
        kinds = (BindingKind.LOOP, BindingKind.WITH, BindingKind.MATCH)
        return {
            next(holder for holder in self._facts.parents.ancestors(b.node) if isinstance(holder, _HEADERS))
            for b in self.bindings
            if b.kind in kinds
        }


def _line(occurrence: Occurrence) -> int:
    node: Any = occurrence.node
    return int(node.lineno)
