"""ZEN221 mixed-comparison."""

from __future__ import annotations

import ast
import re

from beginner_lint.diagnostic import Kind, Level
from beginner_lint.facts.flow.handlers import catches
from beginner_lint.facts.python2.orders import Clash
from beginner_lint.facts.python2.plans import Plans
from beginner_lint.rule import Rule, cst, guard, remembered

_ORDERING = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
_EXTREMES = frozenset({"builtins.max", "builtins.min"})
_SORTING = frozenset({"sorted", "max", "min", "sort"})
_WITHOUT_MEANING = frozenset({"reverse", "default"})
"""Arguments that change nothing about how values are compared."""

_CATCHING = frozenset({"TypeError", "Exception", "BaseException"})
_EXPECTING = re.compile("raises|suppress", re.IGNORECASE)
_PLURALS = {"None": "`None`", "dictionary": "dictionaries"}
_LONGEST_QUOTE = 9


class MixedComparison(Rule):
    """Values that are compared or sorted though Python 3 has no order for them: `"20" < 18`.

    ## Why is this bad?
    Python 2 compared any two values: where their types differed, it went by the type, and so a text was
    always greater than a number. Python 3 stops with a `TypeError`. What is typed in is text, also if it
    looks like a number: `input()` gives `"20"`, and `int(input())` gives `20`.

    ## Example
    ```python
    # raises: TypeError
    # input: 20
    age = input()
    if age >= 18:
        print("You may vote")
    ```

    ## Not flagged
    ```python
    def is_adult(age):
        return age >= 18  # nothing says what `age` is


    words = ["pear", "fig"]
    print(sorted(words), max(3, 4.5), is_adult(36))
    print(sorted([3, "a", None], key=str))  # says by what to sort
    ```

    ## Fix safety
    There is no fix: what was meant only you can know.
    """

    code = "ZEN221"
    level = Level.BASICS
    kind = Kind.BUG
    names = _SORTING
    parts = _ORDERING
    guarded_by = (Plans,)

    def screen_Compare(self, node: ast.Compare) -> bool:
        """Let comparisons by order through, of values that have none."""
        return isinstance(node.ops[0], _ORDERING) and self._compared(node) is not None

    def screen_Call(self, node: ast.Call) -> bool:
        """Let calls through that sort values without an order, or look for the largest."""
        function = node.func
        name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
        return name in _SORTING and bool(node.args or name == "sort") and self._sorted(node) is not None

    def visit_Comparison(self, node: cst.Comparison, origin: ast.Compare) -> None:
        """Report a comparison."""
        clash = self._compared(origin) if self.screen_Compare(origin) else None
        if clash:
            self.report(origin, self._of_two(clash))

    def visit_Call(self, node: cst.Call, origin: ast.Call) -> None:
        """Report a call that compares."""
        clash = self._sorted(origin) if self.screen_Call(origin) else None
        if clash:
            self.report(origin, _of_many(clash))

    @remembered
    def _compared(self, node: ast.Compare) -> Clash | None:
        operands = (node.left, node.comparators[0])
        if not all(map(self.facts.orders.may_be_known, operands)):
            return None
        clash = self.facts.orders.clash_of(operands)
        return clash if clash and self._stops(node, clash) else None

    @remembered
    def _sorted(self, node: ast.Call) -> Clash | None:
        if any(keyword.arg not in _WITHOUT_MEANING for keyword in node.keywords):
            return None
        clash = self.facts.orders.clash_of(self._values(node))
        return clash if clash and self._stops(node, clash) else None

    def _values(self, call: ast.Call) -> list[ast.expr]:
        """Return the values that a call compares with each other; none if they are not known."""
        function, arguments = call.func, call.args
        if isinstance(function, ast.Attribute):
            is_list = function.attr == "sort" and self.facts.types.of(function.value).proves("list")
            return self.facts.orders.held_by(function.value) if is_list and not arguments else []
        origin = self.facts.types.origin(function)
        if origin in _EXTREMES and len(arguments) > 1:
            return [] if any(isinstance(each, ast.Starred) for each in arguments) else arguments
        if origin not in _EXTREMES and origin != "builtins.sorted":
            return []
        return self.facts.orders.held_by(arguments[0]) if len(arguments) == 1 else []

    def _stops(self, node: ast.expr, clash: Clash) -> bool:
        if not self.facts.plans.are_missing(node):
            return False
        return not (self.error_is_expected(node) or any(map(self.type_is_asked, clash.nodes)))

    @guard
    def error_is_expected(self, node: ast.expr) -> bool:
        """Whether the program catches that Python 3 stops here, or hands the comparison on, as tests do."""
        below: ast.AST = node
        for holder in self.facts.parents.ancestors(node):
            handlers = holder.handlers if isinstance(holder, ast.Try) and below in holder.body else []
            if isinstance(holder, ast.Lambda) or any(catches(each, _CATCHING) for each in handlers):
                return True
            if isinstance(holder, ast.With):
                expecting = [ast.unparse(item.context_expr) for item in holder.items]
            else:
                expecting = [ast.unparse(holder.func)] if isinstance(holder, ast.Call) else []
            if any(map(_EXPECTING.search, expecting)):
                return True
            below = holder
        return False

    @guard
    def type_is_asked(self, node: ast.expr) -> bool:
        """Whether the program asks for the type of a variable, and so may compare it only if it fits."""
        if not isinstance(node, ast.Name):
            return False
        owner = self.facts.scopes.owner(node)
        return any(
            isinstance(each, ast.Name) and each.id == node.id and self.facts.scopes.owner(each) is owner
            for call in self.facts.parents.called(ast.Call, frozenset({"isinstance", "type"}))
            for each in call.args[:1]
        )

    def _of_two(self, clash: Clash) -> str:
        first, second = clash.kinds
        if set(clash.kinds) != {"text", "number"}:
            what = _sentence(f"{_with_article(first)} and {_with_article(second)}")
            advice = "ask for `None` first" if "None" in clash.kinds else "compare things of one kind"
            return f"{what}: Python 2 went by their types, Python 3 stops; {advice}"
        text = clash.nodes[clash.kinds.index("text")]
        quoted = self.source.segment(text)
        if isinstance(text, ast.Name) and len(quoted) <= _LONGEST_QUOTE:
            return (
                f"`{quoted}` is text: Python 2 put it after all numbers, Python 3 stops; say `int({quoted})`"
            )
        return "A text and a number: Python 2 went by their types, Python 3 stops; compare two numbers"


def _of_many(clash: Clash) -> str:
    first, second = (_PLURALS.get(kind, f"{kind}s") for kind in clash.kinds)
    what = _sentence(f"{first} and {second} together")
    return f"{what}: Python 2 went by their types, Python 3 stops; say how with `key=`"


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]


def _with_article(kind: str) -> str:
    return "`None`" if kind == "None" else f"a {kind}"
