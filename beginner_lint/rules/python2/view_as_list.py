"""ZEN210 view-as-list."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Edit, Fix, Kind, Level
from beginner_lint.facts.python2.plans import Plans
from beginner_lint.rule import Rule, applicability, assuming, cst, guard

_LAZY = frozenset({"map", "filter", "zip", "range", "keys", "values", "items"})
_VIEWS = frozenset({"keys", "values", "items"})
_DICTS = ("dict", "defaultdict", "Counter", "OrderedDict")


class ViewAsList(Rule):
    """`d.keys()`, `map(…)`, `zip(…)`, `filter(…)` or `range(…)` used as if it were a list.

    ## Why is this bad?
    In Python 2 these gave lists. In Python 3 they give elements one by one, when asked. That saves memory,
    but there is no first element to look up, no `sort` and no `+`, and `map` calls nothing before that.

    ## Example
    ```python
    # raises: TypeError
    ages = {"Ada": 36}
    print(ages.keys()[0])
    ```

    Use instead:
    ```python
    ages = {"Ada": 36}
    print(list(ages.keys())[0])
    ```

    ## Not flagged
    ```python
    ages = {"Ada": 36}
    for name, age in ages.items():
        print(name, age, len(ages.keys()))
    ```

    ## Fix safety
    The fix is unsafe where it is not known that a dictionary has the method, for `filter` of what may be no
    list, for `map` over several lists, and, outside of files that are repaired, for a `map` whose result
    nobody takes: it begins to call the function.
    """

    code = "ZEN210"
    level = Level.BASICS
    kind = Kind.BUG
    names = _LAZY
    guarded_by = (Plans,)
    runs_differently = True

    def screen_Call(self, node: ast.Call) -> bool:
        """Let calls through whose results are used as lists."""
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        return name in _LAZY and self._message(node) is not None

    def visit_Call(self, node: cst.Call, origin: ast.Call) -> None:
        """Report a call whose result is used as a list."""
        if not self.screen_Call(origin):
            return
        message, kind = self._message(origin), self.facts.lazy_results.kind(origin)
        if message and kind:
            self.report(origin, message, fix=lambda: self._fix(origin, kind))

    def _message(self, call: ast.Call) -> str | None:
        """Return what there is to say of a call, None if it is used as what it is."""
        lazy = self.facts.lazy_results
        kind = lazy.kind(call)
        if kind is None or not self._is_misused(call, kind) or not self.facts.plans.are_missing(call):
            return None
        if isinstance(call.func, ast.Attribute) and self.is_no_dictionary(call.func.value):
            return None
        if isinstance(self.facts.parents[call], ast.Expr):
            return "`map` called the function at once in Python 2; Python 3 waits until results are asked for"
        what = f".{kind}()" if kind in _VIEWS else f"{kind}(…)"
        if isinstance(call.func, ast.Attribute) and self.facts.types.of(call.func.value).type is None:
            return (
                f"`{what}` of a dictionary gave a list in Python 2, but not in Python 3; `list(…)` makes one"
            )
        gave = "all results at once" if kind == "filter" else "a list"  # or a text, for a text
        return f"`{what}` gave {gave} in Python 2, but not in Python 3; `list(…)` makes a list of it"

    def _is_misused(self, call: ast.Call, kind: str) -> bool:
        if isinstance(self.facts.parents[call], ast.Expr):
            return kind == "map"
        lazy = self.facts.lazy_results
        return lazy.fails(call, kind) or (self.source.python2 and not lazy.is_used_as_such(call, kind))

    @guard
    def is_no_dictionary(self, receiver: ast.expr) -> bool:
        """Whether it may be something else than a dictionary that has the method."""
        fact = self.facts.types.of(receiver)
        if self.source.python2 and fact.type is None:
            return False
        return not fact.suggests(*_DICTS)

    @guard
    def list_means_something_else(self, call: ast.Call) -> str | None:
        """Why `list` is not the builtin here."""
        if self.facts.scopes.would_be_builtin("list", call):
            return None
        return "`list` may mean something else in this program"

    @guard
    def was_no_list(self, call: ast.Call, kind: str) -> str | None:
        """Why a list would be wrong: Python 2 gave something else, or Python 3 stops before there is one."""
        if kind == "map" and isinstance(call.args[0], ast.Constant):
            return "`map` needs a function in Python 3"
        if (
            kind == "filter"
            and len(call.args) == 2
            and self.facts.types.of(call.args[1]).proves("str", "tuple")
        ):
            return f"`{self._short(call.args[1])}` is no list, and Python 2 gave what it is"
        return None

    @guard
    def may_have_been_no_list(self, call: ast.Call, kind: str) -> str | None:
        """Assume that Python 2 gave a list, and this one."""
        if kind in _VIEWS and isinstance(call.func, ast.Attribute):
            known = self.facts.types.of(call.func.value).proves(*_DICTS)
            return None if known else f"`{self._short(call.func.value)}` is a dictionary"
        if kind == "filter" and len(call.args) == 2:
            known = self.facts.types.of(call.args[1]).proves("list", "set", "dict", "range")
            return None if known else f"`{self._short(call.args[1])}` is a list"
        if kind == "map" and len(call.args) > 2:
            return "the lists are equally long"
        return None

    @guard
    def would_begin_to_run(self, call: ast.Call) -> str | None:
        """Assume that the calls of a `map` are wanted, where nobody asked for them so far."""
        is_dropped = isinstance(self.facts.parents[call], ast.Expr)
        return "the calls are wanted" if is_dropped and not self.source.python2 else None

    def _short(self, node: ast.expr) -> str:
        return " ".join(self.source.segment(node).split())

    def _fix(self, call: ast.Call, kind: str) -> Fix | str:
        if refusal := self.list_means_something_else(call) or self.was_no_list(call, kind):
            return refusal
        start, end = self.source.span(call)
        assumption = assuming(self.may_have_been_no_list(call, kind), self.would_begin_to_run(call))
        return Fix(
            "Make a list of it",
            applicability(assumption),
            (Edit(start, start, "list("), Edit(end, end, ")")),
            relies_on=self.scoped(call, "list"),
            assumption=assumption,
        )
