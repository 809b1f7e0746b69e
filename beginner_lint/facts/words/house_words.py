"""What the file itself calls things: a word that it has for something else is no good for a new variable."""

from __future__ import annotations

import ast
import os
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.scopes import Binding, BindingKind

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# Methods may have to be called as those of a framework are.
_OFTEN_WRITTEN_OTHERWISE = (BindingKind.CLASS, BindingKind.FUNCTION, BindingKind.IMPORT)
_FEW = 8  # names, from which no style can be told
# Words that programs like to use in a sense of their own.
_OFTEN_SPECIAL = frozenset(
    {"category", "condition", "criteria", "entity", "function", "kind", "mapping", "prop", "section", "span"}
    | {"template", "trait"}
)


def means_another_thing(word: str, builtin: str, facts: Facts) -> bool:
    """Tell whether a file uses a word for something else than for what it calls like a builtin.

    It does where that is an attribute, a class, or what the file is about, or where a function has both.
    """
    if word not in _OFTEN_SPECIAL:
        return False
    if word in os.path.splitext(os.path.basename(facts.source.path))[0].lower():
        return True
    if facts.parents.called(ast.Attribute, frozenset({word})):
        return True
    if facts.parents.called(ast.ClassDef, frozenset({word.title()})):
        return True
    return word in facts.scopes.bound_names and any(
        word in scope.bindings and builtin in scope.bindings for scope in facts.scopes.all
    )


def names_beside(binding: Binding, facts: Facts) -> set[str]:
    """Return what else the scope binds, and `import zipfile` for each package that the file imports."""
    bindings = binding.scope.bindings.items()
    own = (name for name, bound in bindings if bound and bound[0].kind is not BindingKind.IMPORT)
    return {*own, *(f"import {package}" for package in facts.imports.packages)}


def is_camel_case(facts: Facts) -> bool:
    """Tell whether variables of several words are mostly written like `fileName` in a file."""
    names = {
        name
        for scope in facts.scopes.all
        for name, bindings in scope.bindings.items()
        if bindings and bindings[0].kind not in _OFTEN_WRITTEN_OTHERWISE
    }
    humped = sum(name[:1].islower() and not name.islower() and "_" not in name for name in names)
    joined = sum("_" in name.strip("_") and name.islower() for name in names)
    return humped > _FEW and humped > 3 * joined


def in_house_style(word: str, facts: Facts) -> str:
    """Return a word written as the file writes its names: `fileName` where these are in camelCase."""
    if "_" not in word.strip("_") or not facts.is_camel_case:
        return word
    first, *others = word.split("_")
    return first + "".join(map(str.capitalize, others))


def is_bound_somewhere(word: str, facts: Facts) -> bool:
    """Tell whether a variable or parameter of the file has a name."""
    return word in facts.scopes.bound_names
