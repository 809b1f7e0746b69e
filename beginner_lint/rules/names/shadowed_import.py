"""ZEN508 shadowed-import."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable
from pathlib import PurePath

from beginner_lint.diagnostic import Kind, Level
from beginner_lint.facts.names.hidden_names import HiddenName
from beginner_lint.facts.scopes.scopes import Binding, BindingKind
from beginner_lint.facts.words.bound_value import bound_value
from beginner_lint.facts.words.hidden_words import name_instead
from beginner_lint.rule import Rule, cst, guard, remembered

# Of these types nothing stands in for a module: None and False say that it is missing.
_PLACEHOLDERS = ("NoneType", "bool", "module", "function", "type")
# What makes an object with the functions of the module: `random.Random(3)`, `logging.getLogger("x")`.
_SUBSTITUTE = re.compile(r"[A-Z]|get_?(?:[cC]ontext|[lL]ogger)")
# What Sphinx reads in a `conf.py`.
_OF_SPHINX = frozenset({"author", "copyright", "language", "project", "release", "today", "version"})


class ShadowedImport(Rule):
    """Variable with the name of something that was imported: from then on that cannot be used.

    ## Why is this bad?
    After `import random` the name `random` means the module. `random = random.randint(1, 6)` makes a variable
    of it: `random` is a number now, and the next `random.randint(1, 6)` stops with "'int' object has no
    attribute 'randint'". In a function the name is a variable from the first line on, even above the
    assignment.

    ## Example
    ```python
    # raises: AttributeError
    import random

    random = random.randint(1, 6)
    print("You rolled", random)
    print("And then", random.randint(1, 6))
    ```

    Use instead:
    ```python
    import random

    number = random.randint(1, 6)
    print("You rolled", number)
    print("And then", random.randint(1, 6))
    ```

    ## Not flagged
    ```python
    try:
        import json
    except ImportError:
        json = None  # says that the module is missing


    def wait(time):  # a parameter
        print("waiting for", time)


    wait(3)
    ```

    ## Fix safety
    The fix is unsafe: the program goes on where it stopped, or other files may use the variable; only in a
    function that imports the module itself, and stops nowhere, it is safe. It renames the variable, but not
    where the module is meant. Which is meant follows from the order of the statements, and from what the
    variable's value can do; where that does not tell, there is no fix.
    """

    code = "ZEN508"
    level = Level.BASICS
    kind = Kind.BUG
    words = ("import",)
    signs = ("hides_import",)
    guarded_by = (HiddenName,)

    def asked_of(self, kind: type[ast.AST]) -> Iterable[ast.AST]:
        """Return the variables that are called like something that the file imports."""
        return self.facts.parents.stored(self.facts.imports.names)

    def screen_Name(self, node: ast.Name) -> bool:
        """Let variables through that are called like something that the file imports."""
        if not isinstance(node.ctx, ast.Store) or node.id not in self.facts.imports.names:
            return False
        return self._hiding(node) is not None

    def visit_Name(self, node: cst.Name, origin: ast.AST) -> None:
        """Report a variable where it takes an import's name over."""
        hidden = self._hiding(origin) if isinstance(origin, ast.Name) and self.screen_Name(origin) else None
        if hidden is None:
            return
        what, name = self._what(hidden), hidden.name
        better = name_instead(hidden, self.facts, self.settings.builtins_extra)
        self.report(
            origin,
            hidden.failure() or f"`{name}` hides {what} from here on; a name such as `{better}` keeps both",
            fix=lambda: hidden.fix(better, what),
            related=hidden.places(f"here `{name}` is imported", f"here {what} is meant"),
        )

    @remembered
    def _hiding(self, node: ast.Name) -> HiddenName | None:
        hidden = HiddenName.at(node, BindingKind.IMPORT, self.facts)
        if hidden is None or hidden.keeps_silent() or self.may_do_the_same_job(hidden):
            return None
        if self.is_imported_only_below(hidden, node):
            return None
        if self.is_a_setting(node):
            return None
        return hidden

    @guard
    def may_do_the_same_job(self, hidden: HiddenName) -> bool:
        """Whether the variable may hold something to be used like what was imported."""
        if hidden.failing:
            return False
        if hidden.is_called or not self._is_known(hidden):
            return True
        return not all(self._is_plain(binding, hidden) for binding in hidden.variables)

    @guard
    def is_a_setting(self, node: ast.Name) -> bool:
        """Whether Sphinx looks for the variable by its name: `version` in `conf.py`."""
        is_own = self.facts.scopes.owner(node) is self.facts.scopes.module
        return is_own and node.id in _OF_SPHINX and PurePath(self.source.path).name == "conf.py"

    @guard
    def is_imported_only_below(self, hidden: HiddenName, node: ast.Name) -> bool:
        """Whether the same function imports it further down alone: then the import hides the variable."""
        return hidden.shares_scope and all(
            getattr(binding.node, "lineno", 0) > node.lineno for binding in hidden.meant
        )

    def _is_plain(self, binding: Binding, hidden: HiddenName) -> bool:
        """Tell whether a binding gives a plain value, or what the import made: `random.choice(xs)`."""
        plain = hidden.is_plain(binding, _PLACEHOLDERS)
        value = bound_value(binding, self.facts)
        if plain is not None or value is None:
            return bool(plain)
        asked = hidden.asked_in(value) if isinstance(value, ast.Call) else None
        return hidden.comes_from(value) and not (asked and _SUBSTITUTE.match(asked[-1]))

    def _is_known(self, hidden: HiddenName) -> bool:
        """Tell whether what is imported is a module, or comes from one of Python's own."""
        statement = self.facts.parents.get(hidden.meant[0].node)
        if isinstance(statement, ast.ImportFrom):
            module = (statement.module or "").partition(".")[0]
            return not statement.level and module in sys.stdlib_module_names
        return True

    def _what(self, hidden: HiddenName) -> str:
        is_module = isinstance(self.facts.parents.get(hidden.meant[0].node), ast.Import)
        return f"the {'module' if is_module else 'imported'} `{hidden.name}`"
