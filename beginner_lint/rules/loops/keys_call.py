"""ZEN318 keys-call."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Edit, Fix, Kind, Level
from beginner_lint.facts.loops.index_headers import is_dotted
from beginner_lint.facts.loops.item_loops import ItemLoop
from beginner_lint.rule import Rule, applicability, assuming, cst, guard

_DICTS = ("dict", "defaultdict", "Counter", "OrderedDict")
_MAPPINGS = (*_DICTS, "mapping", "Mapping", "MutableMapping", "ChainMap")

# Their objects have `keys`, but walking over them, or asking with `in`, gives something else than keys.
_OTHERS = frozenset(
    {"sqlite3", "xml", "lxml", "pandas", "geopandas", "xarray", "email", "mailbox", "dbm", "shelve"}
)

_LONGEST_NAME = 40


class KeysCall(Rule):
    """Call of `keys()` where the dict itself would do: `for key in d.keys()`, `key in d.keys()`.

    ## Why is this bad?
    A loop over a dict walks over its keys anyway, and `in` asks for a key. `keys()` adds nothing, and makes
    the reader wonder what it is for.

    ## Example
    ```python
    ages = {"Ada": 36, "Alan": 41}
    for name in ages.keys():
        print(name)
    if "Ada" in ages.keys():
        print("found")
    ```

    Use instead:
    ```python
    ages = {"Ada": 36, "Alan": 41}
    for name in ages:
        print(name)
    if "Ada" in ages:
        print("found")
    ```

    ## Not flagged
    ```python
    ages = {"Ada": 36, "Alan": 41}
    others = {"Alan": 29}
    print(ages.keys() & others.keys())  # keys as a set
    for name in list(ages.keys()):  # a list of them, as the loop changes the dict
        del ages[name]
    ```

    ## Fix safety
    The fix is safe where it is certainly a dict that has the keys. It is unsafe where that is not known:
    other things have keys too, but walking over them may give something else.
    """

    code = "ZEN318"
    level = Level.BASICS
    kind = Kind.STYLE
    names = frozenset({"keys"})

    def screen_Call(self, node: ast.Call) -> bool:
        """Let calls of `keys` through whose result is only walked over, or asked with `in`."""
        method = node.func
        if not isinstance(method, ast.Attribute) or method.attr != "keys" or node.args or node.keywords:
            return False
        place = self._place(node)
        if place is None or self.is_no_dict(method.value) or self.key_lookup_loop_speaks(place):
            return False
        return not (self.loop_changes_dict(place, method.value) or self.asks_itself(method.value))

    def visit_Call(self, node: cst.Call, origin: ast.Call) -> None:
        """Report a call whose result is only walked over, or asked with `in`."""
        method, place = origin.func, self._place(origin)
        if not isinstance(method, ast.Attribute) or not self.screen_Call(origin):
            return
        name = self.source.segment(method.value)
        name = name if len(name) <= _LONGEST_NAME and "\n" not in name else "the dict"
        is_asked = isinstance(place, ast.Compare)
        reason = "`in` asks a dict for its keys anyway" if is_asked else "walking over a dict gives its keys"
        shown = f"`in {name}`" if name != "the dict" else "`in` with the dict itself"
        self.report(origin, f"{shown} is enough: {reason}", fix=lambda: self._fix(origin, method))

    def _place(self, call: ast.Call) -> ast.For | ast.comprehension | ast.Compare | None:
        """Return the loop that walks over the keys, or the comparison that asks for one."""
        holder = self.facts.parents[call]
        if isinstance(holder, ast.For | ast.comprehension):
            is_async = isinstance(holder, ast.comprehension) and holder.is_async
            return holder if holder.iter is call and not is_async else None
        if isinstance(holder, ast.Compare) and call in holder.comparators:
            operator = holder.ops[holder.comparators.index(call)]
            return holder if isinstance(operator, ast.In | ast.NotIn) else None
        return None

    @guard
    def is_no_dict(self, receiver: ast.expr) -> bool:
        """Whether something else than a dict may have the keys."""
        fact = self.facts.types.of(receiver)
        if fact.type is not None:
            return not fact.suggests(*_MAPPINGS)
        has_others = bool(_OTHERS & self.facts.imports.packages)
        own = any(function.name == "keys" for function in self.facts.parents.of_type(ast.FunctionDef))
        return has_others or own or self.facts.types.origin(receiver) is not None

    @guard
    def key_lookup_loop_speaks(self, place: ast.AST) -> bool:
        """Whether the loop is better made one over items or values (ZEN317)."""
        return isinstance(place, ast.For) and ItemLoop.of(place, self.facts) is not None

    @guard
    def loop_changes_dict(self, place: ast.AST, receiver: ast.expr) -> bool:
        """Whether the loop changes the dict, which needs more than this to be right."""
        if not isinstance(place, ast.For) or not is_dotted(receiver):
            return False
        return any(True for _ in self.facts.loops.changes(receiver, place.body))

    @guard
    def asks_itself(self, receiver: ast.expr) -> bool:
        """Whether a method asks its own object, perhaps the one that `for` and `in` would call."""
        return self.facts.scopes.is_own_object(receiver)

    @guard
    def dict_is_unproved(self, receiver: ast.expr) -> str | None:
        """Say that a dict is taken for granted where it is not proved."""
        if self.facts.types.of(receiver).proves(*_DICTS):
            return None
        return f"`{' '.join(self.source.segment(receiver).split())}` is a dict"

    def _fix(self, call: ast.Call, method: ast.Attribute) -> Fix | str:
        end = self.source.span(call)[1]
        start = self.source.text.rindex(".", self.source.span(method.value)[1], end)
        if "".join(self.source.text[start:end].split()) != ".keys()":
            return "a comment stands within the call"
        start = len(self.source.text[:start].rstrip(" \t"))
        assumption = assuming(self.dict_is_unproved(method.value))
        edit = Edit(start, end, "")
        return Fix("Leave `.keys()` out", applicability(assumption), (edit,), assumption=assumption)
