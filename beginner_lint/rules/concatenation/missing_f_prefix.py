"""ZEN109 missing-f-prefix."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from beginner_lint.diagnostic import Applicability, Edit, Fix, Kind, Level
from beginner_lint.facts.scopes.scopes import Role
from beginner_lint.facts.texts.concatenation import is_plus, literal_text
from beginner_lint.facts.texts.forgotten_prefixes import forgotten_prefixes, may_have_fields
from beginner_lint.facts.texts.text_literals import Literal
from beginner_lint.facts.texts.text_uses import is_for_machines
from beginner_lint.rule import Rule, cst, guard

_SHOWING = frozenset({"print", "input"})


class MissingFPrefix(Rule):
    """Text with a variable in braces that is shown without being filled in.

    ## Why is this bad?
    Only an f-string, with an `f` right before its quotes, shows the value of `{name}`. Without the `f` the
    braces and the name are shown as they are.

    ## Example
    ```python
    name = "Ada"
    print("Hello {name}, how are you?")
    ```

    Use instead:
    ```python
    name = "Ada"
    print(f"Hello {name}, how are you?")
    ```

    ## Not flagged
    ```python
    name = "Ada"
    greeting = "Hello {name}"
    print(greeting.format(name=name))  # filled in later
    print("Write {name} where your name goes: {}")  # `{}` is no variable
    ```

    ## Fix safety
    The fix is unsafe: it changes what is shown, and the braces may be meant as they are.
    """

    code = "ZEN109"
    level = Level.BASICS
    kind = Kind.BUG
    words = ("{",)
    signs = ("has_braces",)

    def asked_of(self, kind: type[ast.AST]) -> Iterable[ast.AST]:
        """Return the texts with a brace."""
        return self.facts.parents.braced

    def screen_Constant(self, node: ast.Constant) -> bool:
        """Let texts with a name in braces through."""
        text = node.value
        is_template = isinstance(text, str) and "{" in text and may_have_fields(text)
        return is_template and not self.is_no_message(node)

    def visit_SimpleString(self, node: cst.SimpleString, origin: ast.Constant) -> None:
        """Report a text that is shown with a variable's name in it."""
        self._check(origin)

    def visit_ConcatenatedString(self, node: cst.ConcatenatedString, origin: ast.Constant) -> None:
        """Report a text of several literals that is shown with a variable's name in it."""
        self._check(origin)

    def _check(self, text: ast.Constant) -> None:
        if not self.screen_Constant(text):
            return
        found = forgotten_prefixes(text, self.facts)
        if found is None:
            return
        fields, literals = found
        shown = f"`{{{fields[0]}}}`" if len(fields[0]) <= 30 else "the braces"
        self.report(
            text,
            f"{shown} is shown as it is; with an `f` before the quotes, the value is put in",
            fix=lambda: self._fix(text, literals),
        )

    @guard
    def is_no_message(self, text: ast.Constant) -> bool:
        """Whether the text is not simply shown, or reads like a query or a pattern."""
        if is_for_machines(literal_text(text) or ""):
            return True
        holder = self.facts.parents[text]
        node: ast.expr = text
        while is_plus(holder) and isinstance(holder, ast.BinOp):
            node, holder = holder, self.facts.parents[holder]
        if isinstance(holder, ast.Assign):
            return not self._is_only_shown(holder)
        return not self._shows(holder, node)

    def _shows(self, call: ast.AST, node: ast.expr) -> bool:
        """Tell whether a node is printed, or is what an exception says."""
        if not isinstance(call, ast.Call) or node not in call.args:
            return False
        if isinstance(call.func, ast.Name) and call.func.id in _SHOWING:
            return self.facts.scopes.is_builtin(call.func)
        return isinstance(self.facts.parents[call], ast.Raise)

    def _is_only_shown(self, statement: ast.Assign) -> bool:
        """Tell whether a name is given a text, and all that is ever done with it is to show it."""
        target = statement.targets[0]
        owner = self.facts.scopes.owner(target) if isinstance(target, ast.Name) else None
        if len(statement.targets) > 1 or owner is None or not isinstance(target, ast.Name):
            return False
        found = self.facts.scopes.occurrences(owner, self.facts.scopes.spelling(target))
        reads = [place.node for place in found if place.role is Role.READ]
        return bool(reads) and all(
            isinstance(read, ast.Name) and self._shows(self.facts.parents[read], read) for read in reads
        )

    def _fix(self, text: ast.Constant, literals: list[Literal]) -> Fix:
        start = self.source.span(text)[0]
        edits = tuple(
            Edit(start + literal.start, start + literal.start + len(literal.prefix), "f")
            for literal in literals
        )
        assumption = "assumes that the value is meant to be shown, not the name in braces"
        return Fix("Make it an f-string", Applicability.UNSAFE, edits, assumption=assumption)
