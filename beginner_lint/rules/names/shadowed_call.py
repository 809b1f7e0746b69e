"""ZEN506 shadowed-call."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Fix, Kind, Level
from beginner_lint.facts.names import shadowed_calls
from beginner_lint.facts.renames.call_labels import Calls, calls_of
from beginner_lint.facts.renames.parameter_edits import parameter_texts
from beginner_lint.facts.renames.rename_edits import rename_fix
from beginner_lint.facts.renames.renaming import Renaming
from beginner_lint.facts.types.lattice import with_article
from beginner_lint.facts.words.better_names import better_name
from beginner_lint.facts.words.builtin_names import NAMES
from beginner_lint.rule import Rule, applicability, assuming, cst, guard, remembered

_CATCHING = frozenset({"TypeError", "UnboundLocalError", "NameError", "Exception", "BaseException"})


class ShadowedCall(Rule):
    """Call of a builtin whose name is a variable by then: the program stops here.

    ## Why is this bad?
    After `list = [3, 1]` the name `list` means these numbers, and no longer Python's own `list`. So
    `list("abc")` tries to call the numbers, and stops with the message "'list' object is not callable". In a
    function the name is a variable from its first line on, even above the assignment.

    ## Example
    ```python
    # raises: TypeError
    max = 3
    print("So far:", max)
    print("Larger:", max(4, 5))
    ```

    Use instead:
    ```python
    maximum = 3
    print("So far:", maximum)
    print("Larger:", max(4, 5))
    ```

    ## Not flagged
    ```python
    import sys

    input = sys.stdin.readline  # a function, which can be called
    print(repr(input()))
    ```

    ## Fix safety
    The fix is unsafe, as it changes what the program does: it goes on instead of stopping. It renames the
    variable, but not in the call, where it takes for granted that the builtin is meant.
    """

    code = "ZEN506"
    level = Level.BASICS
    kind = Kind.BUG
    names = frozenset(NAMES)
    signs = ("hides_builtin",)

    def screen_Call(self, node: ast.Call) -> bool:
        """Let calls of what is called like a builtin and is a variable through."""
        return isinstance(node.func, ast.Name) and node.func.id in NAMES and self._stopping(node) is not None

    def visit_Call(self, node: cst.Call, origin: ast.Call) -> None:
        """Report a call that stops."""
        found = self._stopping(origin) if self.screen_Call(origin) else None
        if found is None:
            return
        name, first = found.name, found.bindings[0].node
        if found.held is None:
            message = f"`{name}(...)` stops here: this function has a variable `{name}`, without a value yet"
        else:
            message = f"`{name}(...)` stops here: `{name}` is {with_article(found.held)}, not Python's own"
        self.report(
            origin,
            message,
            fix=lambda: self._fix(found),
            related=[(first, f"here `{name}` becomes a {_noun(first)}")],
        )

    @remembered
    def _stopping(self, call: ast.Call) -> shadowed_calls.ShadowedCall | None:
        found = shadowed_calls.shadowed_call(call, self.facts)
        return None if found is None or self.error_is_expected(call) else found

    @guard
    def error_is_expected(self, call: ast.Call) -> bool:
        """Whether the program catches that the call stops."""
        return shadowed_calls.error_is_expected(call, self.facts, _CATCHING)

    @guard
    def may_be_looked_up(self, renaming: Renaming) -> str | None:
        """Why the name may be used as a text, or in an annotation."""
        return renaming.seen_as_text() or renaming.named_in_a_text() or renaming.named_in_an_annotation()

    @guard
    def may_be_brought(self, renaming: Renaming) -> str | None:
        """Why a call may mean something else than the builtin, once the variable of a module gives way."""
        brings = renaming.scope.has_star_import
        return f"a star import may bring another `{renaming.name}`" if brings else None

    @guard
    def another_use_is_unclear(self, renaming: Renaming, calls: set[ast.AST]) -> str | None:
        """Why a further use may mean either: a call that does not surely stop, a use in another function."""
        for occurrence in renaming.occurrences:
            holder = self.facts.parents.get(occurrence.node)
            is_call = isinstance(holder, ast.Call) and holder.func is occurrence.node
            if occurrence.node not in calls and (is_call or occurrence.scope is not renaming.scope):
                line = getattr(occurrence.node, "lineno", 1)
                return f"`{renaming.name}` on line {line} may mean the variable or Python's own"
        return None

    def _fix(self, found: shadowed_calls.ShadowedCall) -> Fix | str:
        renaming = Renaming(self.facts, found.scope, found.name)
        every = shadowed_calls.shadowed_calls(found.scope, found.name, self.facts)
        every_call: set[ast.AST] = {each.call.func for each in every}
        refusal = (
            self.may_be_looked_up(renaming)
            or self.may_be_brought(renaming)
            or self.another_use_is_unclear(renaming, every_call)
        )
        if refusal:
            return refusal
        first = renaming.bindings[0].node
        meant = f"`{found.name}(...)` is to call Python's own `{found.name}`"
        calls = calls_of(first, self.facts) if isinstance(first, ast.arg) else Calls()
        better = better_name(renaming.bindings, self.facts, self.settings.builtins_extra | calls.others)
        texts = parameter_texts(first, calls, better, self.facts) if isinstance(first, ast.arg) else []
        if isinstance(texts, str):
            return texts
        assumption = assuming(meant, calls.doubt)
        fit = applicability(assumption)
        scope, name = found.scope, found.name
        return rename_fix(self.facts, scope, name, better, fit, assumption, besides=every_call, texts=texts)


def _noun(node: ast.AST) -> str:
    return "parameter" if isinstance(node, ast.arg) else "variable"
