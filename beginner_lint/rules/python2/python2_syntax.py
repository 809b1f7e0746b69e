"""ZEN204 python2-syntax."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Kind, Level
from beginner_lint.facts.scopes.scopes import ScopeKind
from beginner_lint.rule import Repair, Rule, Syntax, guard

_TELLING = {
    Syntax.RAISE_COMMA: (
        '`raise E, "m"` is gone in Python 3; an exception is made with a call, `raise E("m")`',
        "Call the exception",
    ),
    Syntax.BACKTICKS: ("Backticks are gone in Python 3; `repr(…)` says the same", "Call `repr`"),
    Syntax.NOT_EQUAL: ("`<>` is gone in Python 3; write `!=`", "Replace `<>` by `!=`"),
    Syntax.EXEC: (
        "`exec code` was a statement in Python 2; in Python 3 it is a call: `exec(code)`",
        "Make it a call of `exec`",
    ),
    Syntax.OCTAL: ("`{0}` was a number in base 8 in Python 2; Python 3 writes it `{1}`", "Write it `{1}`"),
    Syntax.LONG: (
        "`{0}` was a long number in Python 2; in Python 3 every whole number is, without the `L`",
        "Take away the `L`",
    ),
    Syntax.RAW_UNICODE: (
        "`ur` is gone in Python 3, where every text is Unicode; write `r`",
        "Take away the `u`",
    ),
    Syntax.TUPLE_PARAMETER: (
        "A parameter could be a tuple in Python 2; in Python 3 take it whole, as `{1}`, and unpack it",
        "Take the tuple as `{1}`",
    ),
    Syntax.TABS: (
        "Tabs and spaces are mixed: in Python 2 a tab went to the next multiple of 8, Python 3 stops",
        "Put spaces in the place of tabs",
    ),
}
_LONGEST_QUOTE = 20


class Python2Syntax(Rule):
    """Syntax that Python 3 dropped: `raise E, "m"`, `<>`, `0777`, `10L` and their like.

    ## Why is this bad?
    Python 3 cannot read these forms, so the program does not even start. Each has a new form that says
    the same, and most of those work in Python 2 too.

    ## Example
    ```python
    # python2
    mode = 0644
    if mode <> 10L:
        print("mode " + `mode`)
    ```

    Use instead:
    ```python
    mode = 0o644
    if mode != 10:
        print("mode " + repr(mode))
    ```

    ## Not flagged
    ```python
    mode = 0o644  # Python 2.6 and all of Python 3 read this
    if mode != 10:
        print("mode", repr(mode))
    ```

    ## Fix safety
    Files that do not parse are repaired as a whole or not at all, and only if the result compiles. The fix
    is unsafe where the old form could mean two things: `raise E, x` raises `x` itself where that is an
    exception, `exec x` runs code that may mean something else in Python 3 (and, in a function, made
    variables there), a `lambda` with a tuple as parameter checked how many values came. What Python 3 itself
    does otherwise stays: `repr` of a whole number never ends with `L`.
    """

    code = "ZEN204"
    level = Level.BASICS
    kind = Kind.BUG
    mends = frozenset(_TELLING)

    def visit_repair(self, repair: Repair) -> None:
        """Report old syntax."""
        message, title = _TELLING[repair.syntax]
        words = (repair.old, repair.new)
        if any(len(word) > _LONGEST_QUOTE for word in words):
            words = ("it", "a name")
        doubt = self.binds_names_of_a_function(repair) if repair.syntax is Syntax.EXEC else None
        self.report_repair(repair, message.format(*words), title.format(*words), doubt)

    @guard
    def binds_names_of_a_function(self, repair: Repair) -> str | None:
        """Assume, of `exec` in a function, that its code makes no variables there."""
        call = self.facts.repaired_node(repair, ast.Call)
        if call is None or self.facts.scopes.scope_at(call).kind is ScopeKind.MODULE:
            return None
        return "the code makes no variables of the function"
