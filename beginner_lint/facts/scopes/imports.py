"""Modules by the name under which a file knows them, and where the import of another one goes."""

from __future__ import annotations

import ast
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from beginner_lint.diagnostic import Edit
from beginner_lint.facts.layout import newline_at
from beginner_lint.facts.scopes.scopes import Scope

if TYPE_CHECKING:
    from beginner_lint.facts import Facts


class Module(NamedTuple):
    """What a module is called in a file; `edit` is the import that this takes, None if it is there."""

    name: str
    edit: Edit | None = None


class Imports:
    """Answers about the imports at the top of a file.

    Args:
        facts: the facts of the file.

    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    @cached_property
    def packages(self) -> frozenset[str]:
        """The packages that the file imports from, anywhere: `os` for `import os.path`."""
        statements = self._facts.parents.of_type(ast.ImportFrom)
        names = [statement.module or "" for statement in statements if not statement.level]
        for plain in self._facts.parents.of_type(ast.Import):
            names += (alias.name for alias in plain.names)
        return frozenset(name.partition(".")[0] for name in names)

    @cached_property
    def parts(self) -> frozenset[str]:
        """The words in the names of what the file imports: `a`, `b` and `c` for `from a.b import c`."""
        froms = self._facts.parents.of_type(ast.ImportFrom)
        names = [statement.module or "" for statement in froms]
        names += (alias.name for alias in self._facts.parents.of_type(ast.alias))
        return frozenset(part for name in names for part in name.split("."))

    @cached_property
    def names(self) -> frozenset[str]:
        """The names, as written, that imports bind, anywhere."""
        return frozenset(
            alias.asname or alias.name.partition(".")[0] for alias in self._facts.parents.of_type(ast.alias)
        )

    def module(self, name: str, alias: str, at: ast.AST, *, beside: str) -> Module | None:
        """Return how code at a node can name a module.

        Args:
            name: the module.
            alias: what it is called if an import is added.
            at: where it is needed.
            beside: the module before whose import the new one goes, if that stands at the top level.

        Returns:
            None if the alias means something else, the module is imported only in some other place, or
            there is no line for the import.

        """
        for bindings in self._facts.scopes.module.bindings.values():
            if any(self._imports(binding.node, name) for binding in bindings):
                found = bindings[0].name
                known = len(bindings) == 1 and self._is_seen(found, bindings[0].node, at)
                return Module(found) if known else None
        if self._is_mentioned(alias):
            return None
        text = f"import {name}" + (f" as {alias}" if alias != name else "")
        edit = self._inserted(text, beside)
        return Module(alias, edit) if edit else None

    def member(self, module: str, name: str, at: ast.AST) -> Module | None:
        """Return how code at a node can name something that a module holds; else as for `module`."""
        for binding in self._facts.scopes.module.bindings.get(name, ()):
            statement = self._facts.parents.get(binding.node)
            is_meant = isinstance(statement, ast.ImportFrom) and statement.module == module
            is_plain = isinstance(binding.node, ast.alias) and binding.node.name == name
            known = len(self._facts.scopes.module.bindings[name]) == 1 and is_meant and is_plain
            return Module(name) if known and self._is_seen(name, binding.node, at) else None
        found = self.module(module, module, at, beside=module)
        if found is not None and found.edit is None:
            return Module(f"{found.name}.{name}")
        if self._is_mentioned(name):
            return None
        edit = self._listed(module, name, at) or self._inserted(f"from {module} import {name}", module)
        return Module(name, edit) if edit else None

    def _listed(self, module: str, name: str, at: ast.AST) -> Edit | None:
        """Return the edit that adds a name to what a line before a node imports from a module."""
        source = self._facts.source
        for statement in self._facts.source.tree.body:
            if not isinstance(statement, ast.ImportFrom) or statement.module != module or statement.level:
                continue
            is_before = statement.lineno < self._facts.parents.statement(at).lineno
            if not is_before or statement.lineno != statement.end_lineno or statement.names[0].name == "*":
                continue
            for alias in statement.names:
                if alias.name.lower() > name.lower():
                    place = source.span(alias)[0]
                    return Edit(place, place, f"{name}, ")
            place = source.span(statement.names[-1])[1]
            return Edit(place, place, f", {name}")
        return None

    def _imports(self, node: ast.AST, name: str) -> bool:
        statement = self._facts.parents.get(node)
        return isinstance(node, ast.alias) and isinstance(statement, ast.Import) and node.name == name

    def _is_seen(self, name: str, alias: ast.AST, at: ast.AST) -> bool:
        """Tell whether a name means its import at a node: at the top level, before it, not hidden."""
        scopes, parents = self._facts.scopes, self._facts.parents
        statement = parents.statement(alias)
        before = statement.lineno < parents.statement(at).lineno
        return (
            before
            and parents[statement] is self._facts.source.tree
            and self._owner(name, at) is scopes.module
        )

    def _owner(self, name: str, at: ast.AST) -> Scope | None:
        return self._facts.scopes.resolve(name, self._facts.scopes.scope_at(at))

    def _is_mentioned(self, name: str) -> bool:
        """Tell whether a name occurs in the file, or may do so unseen."""
        scopes = self._facts.scopes
        if any(name in scope.bindings or scope.has_star_import for scope in scopes.all):
            return True
        return any(node.id == name for node in self._facts.parents.of_type(ast.Name))

    def _inserted(self, text: str, beside: str) -> Edit | None:
        """Return the edit that puts an import before another one, else after docstring and `__future__`."""
        body = self._facts.source.tree.body
        for statement in body:
            if isinstance(statement, ast.Import) and any(alias.name == beside for alias in statement.names):
                found = self._line_before(statement, text)
                if found:
                    return found
        for position, statement in enumerate(body):
            if not _goes_first(statement, position):
                return self._line_before(statement, text)
        return None

    def _line_before(self, statement: ast.stmt, text: str) -> Edit | None:
        """Return the edit that puts an import before a top-level statement and the comment right above it.

        What is no import gets as many blank lines before it as PEP 8 asks for.
        """
        source = self._facts.source
        first = min([statement.lineno, *(node.lineno for node in getattr(statement, "decorator_list", ()))])
        start = source.line_starts[first - 1]
        if statement.col_offset or source.text[:start].rstrip("\r\n").endswith("\\"):
            return None
        newline = newline_at(statement, source)
        if isinstance(statement, ast.Import | ast.ImportFrom):
            return Edit(start, start, text + newline)
        place = source.line_starts[self._comment_before(first) - 1]
        is_definition = isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        return Edit(place, place, text + newline * (3 if is_definition else 2))

    def _comment_before(self, line: int) -> int:
        """Return the line where the comment right above a line begins; not the one that begins the file."""
        begins = line
        while begins > 1 and self._facts.source.line(begins - 1).startswith("#"):
            begins -= 1
        return begins if begins > 1 else line


def _goes_first(statement: ast.stmt, position: int) -> bool:
    """Tell whether nothing may stand before a statement: the docstring, imports from `__future__`."""
    if isinstance(statement, ast.ImportFrom):
        return statement.module == "__future__"
    is_text = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    return position == 0 and is_text and isinstance(statement.value.value, str)  # type: ignore[attr-defined]
