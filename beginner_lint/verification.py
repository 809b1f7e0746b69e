"""Verifies that a text differs from another by the rename of one variable and by nothing else."""

from __future__ import annotations

import ast
from typing import Any

from beginner_lint.diagnostic import Rename
from beginner_lint.facts.scopes.node_fields import NODE_CLASSES
from beginner_lint.facts.scopes.scopes import Role, Scope, ScopeKind, Scopes
from beginner_lint.source import Source, TooComplex, splice

# The field by which a node names something that scopes decide on; for an alias that is more than the field.
_NAMING = {
    getattr(ast, kind): field
    for field, kinds in {
        "id": "Name",
        "arg": "arg",
        "name": "FunctionDef AsyncFunctionDef ClassDef ExceptHandler MatchAs MatchStar "
        "TypeVar ParamSpec TypeVarTuple",
        "rest": "MatchMapping",
        "names": "Global Nonlocal",
        "asname": "alias",
    }.items()
    for kind in kinds.split()
    if hasattr(ast, kind)
}
# What these hold is not just compared.
_JUDGED = {ast.Constant: ("value", "kind"), ast.keyword: ("arg",), ast.Attribute: ("attr",)}
_CHECKED = frozenset({*_NAMING, *_JUDGED})
_FIELDS = {
    kind: tuple(
        field for field in kind._fields if field != _NAMING.get(kind) and field not in _JUDGED.get(kind, ())
    )
    for kind in NODE_CLASSES
}
_ALL_STATEMENTS = (ast.Assign, ast.AugAssign, ast.AnnAssign, ast.Expr)


def verify_rename(old: Source, new: Source, rename: Rename) -> str | None:
    """Return why `new` is not `old` with a variable renamed; None if it verifiably is.

    Both trees are walked in step. They have the same shape and differ only in identifiers and in what the
    rename lists as text edits: strings, which must become what the edits make of them, and labels of keyword
    arguments. Both are bound: what meant the variable means the renamed variable, and every other name,
    those in string annotations included, means what it meant before. So no place is missed, none is one
    too many, nothing is captured and no two variables become one.

    Refused outright: attributes of classes, names with a meaning of their own (`__all__`), variables that
    `locals`, `eval` or the like may see, a name left in `__all__`, and a module's variable that shines
    through in a class that binds the same name.

    Not seen: other modules, code in strings and frames, comments, callers that pass a parameter by keyword
    (only the labels that the rename lists), the `__name__` of a definition or type parameter, and whether a
    module's variable is read before it is bound and so means the builtin: the rule must know.
    """
    try:
        return _Verification(old, new, rename).failure()
    except (SyntaxError, TooComplex) as reason:
        return f"the text cannot be parsed ({reason})"


class _Verification:
    """One comparison. The methods return why it fails, or None."""

    def __init__(self, old: Source, new: Source, rename: Rename) -> None:
        self.old, self.new, self.rename = old, new, rename
        self.before, self.after = Scopes(old.tree), Scopes(new.tree)

    def failure(self) -> str | None:
        return self._unsuitable() or self._difference() or self._seen_as_text() or self._seen_through_class()

    def _unsuitable(self) -> str | None:
        """Why the rename cannot be judged, whatever the texts are."""
        rename, scopes = self.rename, self.before.all
        if rename.scope >= len(scopes) or rename.old not in scopes[rename.scope].bindings:
            return f"`{rename.old}` is no variable there"
        if scopes[rename.scope].kind is ScopeKind.CLASS:
            return f"`{rename.old}` is an attribute of a class"
        for name in (rename.old, rename.new):
            if name.startswith("__") and name.endswith("__"):
                return f"`{name}` has a meaning of its own"
        if "self" in (rename.old, rename.new):
            return "a class keeps a list of what is set on `self`"  # `__static_attributes__`, since 3.13
        if rename.new == rename.old or rename.new == "super" or not rename.new.isidentifier():
            return f"`{rename.new}` is no suitable name"
        return None

    def _difference(self) -> str | None:
        """Where the trees differ other than by the rename. Iterative, so that depth does not matter."""
        ones: list[Any] = [self.old.tree]
        others: list[Any] = [self.new.tree]
        while ones:
            one, other = ones.pop(), others.pop()
            kind = type(one)
            if kind is not type(other):
                return "the texts differ in more than names"
            if kind is list:
                if len(one) != len(other):
                    return "the texts differ in more than names"
                ones += one
                others += other
            elif not isinstance(one, ast.AST):
                if one != other:
                    return f"`{one}` became `{other}`"
            else:
                if kind in _CHECKED and (reason := self._node_difference(one, other)):
                    return f"{reason} (line {getattr(one, 'lineno', '?')})"
                for field in _FIELDS[kind]:
                    ones.append(getattr(one, field, None))
                    others.append(getattr(other, field, None))
        return None

    def _node_difference(self, one: Any, other: Any) -> str | None:
        """How two nodes of one class differ in what they name and in what edits of text may change."""
        named, now_named = self._identifiers(one, self.before), self._identifiers(other, self.after)
        if len(named) != len(now_named):
            return "another number of names"
        for name, new_name in zip(named, now_named, strict=True):
            if reason := self._meaning_changed(name, new_name, one, other):
                return reason
        if isinstance(one, ast.alias) and "." in one.name and (one.asname is None) != (other.asname is None):
            return f"`import {one.name} as` binds another module"
        if isinstance(one, ast.Constant):
            return self._text_changed(one, other)
        if isinstance(one, ast.keyword):
            return self._label_changed(one, other)
        if isinstance(one, ast.Attribute):
            return self._attribute_changed(one, other)
        return None

    def _identifiers(self, node: Any, scopes: Scopes) -> list[str]:
        """Return the names of one node, as written, that scopes decide on."""
        if isinstance(node, ast.Constant):
            return scopes.names_in_text(node)
        if isinstance(node, ast.alias):
            return [node.asname or node.name.partition(".")[0]]
        field = _NAMING.get(type(node))
        names = getattr(node, field) if field else None
        return names if isinstance(names, list) else [names] if names is not None else []

    def _meaning_changed(self, name: str, new_name: str, one: ast.AST, other: ast.AST) -> str | None:
        """Why a name does not mean what it must: the renamed variable if it was that, else what it was."""
        old, new = self.rename.old, self.rename.new
        if name == new_name and name not in (old, new) and not name.startswith("__"):
            return None  # what it means hangs on its own occurrences only, and these are the same
        was = _meaning(name, self.before.scope_at(one), self.before)
        now = _meaning(new_name, self.after.scope_at(other), self.after)
        if was == (self.rename.scope, old):
            return None if now == (self.rename.scope, new) else f"a place that means `{name}` is not renamed"
        return None if was == now != (self.rename.scope, new) else f"`{name}` would mean something else"

    def _text_changed(self, one: ast.Constant, other: ast.Constant) -> str | None:
        """Why a literal is not what it was, or what the listed edits make of it."""
        if type(one.value) is type(other.value) and one.value == other.value and one.kind == other.kind:
            return None
        start, end = self.old.span(one)
        edits = [edit for edit in self.rename.text_edits if start <= edit.start and edit.end <= end]
        shifted = [type(edit)(edit.start - start, edit.end - start, edit.text) for edit in edits]
        if edits and splice(self.old.text[start:end], shifted) == self.new.segment(other):
            return None
        return "a text changes that is not listed"

    def _label_changed(self, one: ast.keyword, other: ast.keyword) -> str | None:
        if one.arg == other.arg:
            return None
        start, _ = self.old.span(one)
        is_listed = any(edit.start <= start < edit.end for edit in self.rename.text_edits)
        if is_listed and (one.arg, other.arg) == (self.rename.old, self.rename.new):
            return None
        return f"the label `{one.arg}` changes"

    def _attribute_changed(self, one: ast.Attribute, other: ast.Attribute) -> str | None:
        was = self.before.scope_at(one).mangled(one.attr)
        now = self.after.scope_at(other).mangled(other.attr)
        return None if was == now else f"the attribute `{one.attr}` changes"

    def _seen_as_text(self) -> str | None:
        """Why code may see the variable by its name as a text."""
        scope = self.before.all[self.rename.scope]
        if reason := self.before.who_sees(self.rename.old, scope):
            return reason
        if reason := self.after.who_sees(self.rename.new, self.after.all[self.rename.scope]):
            return reason
        if scope.parent is None and self.after.spelled("__all__"):
            for statement in ast.walk(self.new.tree):
                if isinstance(statement, _ALL_STATEMENTS) and _offers(statement, self.rename.old):
                    return f"`__all__` names `{self.rename.old}`"
        return None

    def _seen_through_class(self) -> str | None:
        """Why a class may see the module's variable: it reads a name that it binds, maybe before it does."""
        if self.rename.scope == 0:
            for name in (self.rename.old, self.rename.new):
                for found in self.before.spelled(name):
                    owner = self.before.resolve(name, found.scope)
                    if owner and owner.kind is ScopeKind.CLASS and found.role is Role.READ:
                        return f"a class that binds `{name}` may read the module's (line {_line(found.node)})"
        return None


def _meaning(name: str, scope: Scope, scopes: Scopes) -> tuple[int | None, str]:
    """Return the index of the scope that owns a name, None for a builtin or nothing, and the name mangled."""
    owner = scopes.resolve(name, scope)
    return None if owner is None else owner.index, scope.mangled(name)


def _offers(statement: ast.AST, name: str) -> bool:
    nodes = list(ast.walk(statement))
    return any(isinstance(node, ast.Constant) and node.value == name for node in nodes) and any(
        isinstance(node, ast.Name) and node.id == "__all__" for node in nodes
    )


def _line(node: Any) -> int:
    return int(node.lineno)
