"""ZEN203 print-statement."""

from __future__ import annotations

from beginner_lint.diagnostic import Kind, Level
from beginner_lint.rule import Repair, Rule, Syntax

_MESSAGES = {
    Syntax.PRINT: "`print` is a function in Python 3: what it prints goes in brackets, `print(…)`",
    Syntax.PRINT_BLANK: "`print` is a function in Python 3: a blank line takes brackets, `print()`",
    Syntax.PRINT_COMMA: '`print x,` stayed on the line in Python 2; Python 3 says that with `end=" "`',
    Syntax.PRINT_TUPLE: "Python 2 printed these brackets and commas; Python 3 takes them for a call's",
}
_TO_FILE = "`print >>{0}, x` is gone in Python 3; name the file: `print(x, file={0})`"
_TO_SOME_FILE = "`print >>file, x` is gone in Python 3; name the file: `print(x, file=file)`"
_LONGEST_NAME = 20


class PrintStatement(Rule):
    """`print` as a statement, without brackets, as Python 2 had it.

    ## Why is this bad?
    In Python 2, `print` was a word of the language, like `if`. In Python 3 it is a function like any other,
    so what it prints stands in brackets. A file with a single `print "…"` does not even start.

    ## Example
    ```python
    # python2
    name = "Ada"
    print "Hello", name
    print
    print "Bye"
    ```

    Use instead:
    ```python
    name = "Ada"
    print("Hello", name)
    print()
    print("Bye")
    ```

    ## Not flagged
    ```python
    print("Hello")  # a call: it prints the same in both
    ```

    ## Fix safety
    Files that do not parse are repaired as a whole or not at all, and only if the result compiles. Such a
    fix is safe if all repairs of the file are. It is unsafe for a comma at the end (`print x,` put a blank
    before what was printed next, `end=" "` puts it behind `x`), for brackets with several values, which
    Python 2 printed with their brackets, and for `print >>f, x` where `f` is more than a name. It is also
    unsafe where something else in the file runs in Python 3 but does something else, such as `/` between
    whole numbers. What Python 3 itself does otherwise stays: it shows more digits of `0.1 + 0.2`, say.
    """

    code = "ZEN203"
    level = Level.BASICS
    kind = Kind.BUG
    mends = frozenset({*_MESSAGES, Syntax.PRINT_TO})

    def visit_repair(self, repair: Repair) -> None:
        """Report a print statement."""
        if repair.syntax is Syntax.PRINT_TO:
            quotable = len(repair.old) <= _LONGEST_NAME
            message = _TO_FILE.format(repair.old) if quotable else _TO_SOME_FILE
        else:
            message = _MESSAGES[repair.syntax]
        self.report_repair(repair, message, "Make it a call of `print`")
