"""ZEN206 removed-dict-method."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Edit, Fix, Kind, Level
from beginner_lint.facts.python2.plans import Plans
from beginner_lint.rule import Rule, applicability, assuming, cst, guard

_LAZY = {
    f"{way}{kind}": kind for way in ("iter", "view") for kind in ("keys", "values", "items")
}  # `iteritems`, `viewkeys`, …
_WALKERS = frozenset(
    {"all", "any", "dict", "enumerate", "filter", "frozenset", "iter", "list", "map", "max", "min", "set"}
    | {"sorted", "sum", "tuple", "zip"}
)  # builtins that walk over what they get, and hand on nothing of it
_DICTS = ("dict", "defaultdict", "Counter", "OrderedDict")


class RemovedDictMethod(Rule):
    """Method that dictionaries had in Python 2 only: such as `has_key` or `iteritems`.

    ## Why is this bad?
    In Python 3, `key in d` asks for a key, and `d.items()` is as lazy as `d.iteritems()` was. The old methods
    are gone, so the program stops with an `AttributeError`.

    ## Example
    ```python
    # raises: AttributeError
    ages = {"Ada": 36}
    if ages.has_key("Ada"):
        for name, age in ages.iteritems():
            print(name, age)
    ```

    Use instead:
    ```python
    ages = {"Ada": 36}
    if "Ada" in ages:
        for name, age in ages.items():
            print(name, age)
    ```

    ## Not flagged
    ```python
    class Table:
        def has_key(self, key):
            return key == 1

    print(Table().has_key(1))  # the program's own method
    ```

    ## Fix safety
    The fix is unsafe unless it is known that a dictionary has the method. It is not offered where both the
    dictionary and the key take work to compute: the order of that would change. Where the result of
    `d.iteritems()` is kept or handed on, it becomes `iter(d.items())`: `next` can go on with that, too.
    """

    code = "ZEN206"
    level = Level.BASICS
    kind = Kind.BUG
    names = frozenset({*_LAZY, "has_key"})
    guarded_by = (Plans,)

    def screen_Call(self, node: ast.Call) -> bool:
        """Let calls of the old methods through."""
        return isinstance(node.func, ast.Attribute) and (
            node.func.attr in _LAZY or node.func.attr == "has_key"
        )

    def visit_Call(self, node: cst.Call, origin: ast.Call) -> None:
        """Report an old method."""
        if not self.screen_Call(origin):
            return
        method = origin.func
        if not isinstance(method, ast.Attribute) or origin.keywords:
            return
        if len(origin.args) != (method.attr == "has_key") or self.belongs_to_something_else(method):
            return
        if not self.facts.plans.are_missing(origin):
            return
        new = _LAZY.get(method.attr)
        advice = f"use `.{new}()`, which is as lazy" if new else "ask with `in`: `key in d`"
        self.report(
            origin,
            f"A dictionary's `.{method.attr}()` is gone in Python 3; {advice}",
            fix=lambda: self._lazy(origin, method, new) if new else self._asked(origin, method),
        )

    @guard
    def belongs_to_something_else(self, method: ast.Attribute) -> bool:
        """Whether the method is that of something else than a dictionary."""
        known = self.facts.types.of(method.value)
        if known.type is None and "mailbox" in self.facts.imports.packages:
            return True  # mailboxes of Python 3 have `iterkeys`, `itervalues` and `iteritems`
        if known.type is not None and not known.suggests(*_DICTS):
            return True
        defined = (each.name for each in self.facts.parents.of_type(ast.FunctionDef))
        return method.attr in defined or self.facts.types.origin(method.value) is not None

    @guard
    def may_be_no_dict(self, receiver: ast.expr) -> str | None:
        """Assume that the receiver is a dictionary where its type is not proved."""
        if self.facts.types.of(receiver).proves(*_DICTS):
            return None
        return f"`{' '.join(self.source.segment(receiver).split())}` is a dictionary"

    @guard
    def order_would_change(self, receiver: ast.expr, key: ast.expr) -> str | None:
        """Why key and dictionary cannot trade places: both take work."""
        if any(isinstance(each, ast.Name | ast.Constant) for each in (receiver, key)):
            return None
        if self.facts.effects.is_pure(receiver) or self.facts.effects.is_pure(key):
            return None
        return "the key would be computed before the dictionary"

    @guard
    def is_kept_as_iterator(self, call: ast.Call) -> bool:
        """Whether the iterator of `d.iteritems()` goes somewhere that could tell it from a view."""
        holder = self.facts.parents[call]
        if isinstance(holder, ast.For | ast.AsyncFor | ast.comprehension):
            return holder.iter is not call
        name = holder.func if isinstance(holder, ast.Call) and call in holder.args else None
        return not (isinstance(name, ast.Name) and name.id in _WALKERS and self.facts.scopes.is_builtin(name))

    @guard
    def iter_means_something_else(self, call: ast.Call) -> str | None:
        """Why `iter` is not the builtin here."""
        if self.facts.scopes.would_be_builtin("iter", call):
            return None
        return "`iter` may mean something else in this program"

    def _lazy(self, call: ast.Call, method: ast.Attribute, new: str) -> Fix | str:
        assumption = assuming(self.may_be_no_dict(method.value))
        start, end = self.source.span(call)
        name_end = self.source.span(method)[1]
        edits = [Edit(name_end - len(method.attr), name_end, new)]
        iterates = method.attr.startswith("iter") and self.is_kept_as_iterator(call)
        if iterates:
            if refusal := self.iter_means_something_else(call):
                return refusal
            edits = [Edit(start, start, "iter("), *edits, Edit(end, end, ")")]
        return Fix(
            f"Use `.{new}()`",
            applicability(assumption),
            tuple(edits),
            assumption=assumption,
            relies_on=self.scoped(call, "iter") if iterates else frozenset(),
        )

    def _asked(self, call: ast.Call, method: ast.Attribute) -> Fix | str:
        receiver, key = method.value, call.args[0]
        if isinstance(key, ast.Starred):
            return "the key is not written out"
        if refusal := self.order_would_change(receiver, key):
            return refusal
        text = f"{self._operand(key)} in {self._operand(receiver)}"
        edit = self.replacing(call, text if self._stands_alone(call) else f"({text})")
        assumption = assuming(self.may_be_no_dict(receiver))
        return Fix("Ask with `in`", applicability(assumption), (edit,), assumption=assumption)

    def _operand(self, node: ast.expr) -> str:
        """Return the text of an operand of `in`, in brackets if it needs them."""
        text = self.source.segment(node)
        plain = (ast.Name, ast.Constant, ast.Attribute, ast.Subscript, ast.Call, ast.List, ast.Dict)
        is_bracketed = isinstance(node, ast.Tuple) and text.startswith("(")
        return text if isinstance(node, plain) or is_bracketed else f"({text})"

    def _stands_alone(self, call: ast.Call) -> bool:
        """Whether an expression with `in` needs no brackets in the place of a call."""
        holder = self.facts.parents[call]
        if isinstance(holder, ast.Assign | ast.Return | ast.Expr):
            return True
        return isinstance(holder, ast.If | ast.While) and holder.test is call
