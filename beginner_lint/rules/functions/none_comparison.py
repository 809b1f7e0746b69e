"""ZEN606 none-comparison."""

from __future__ import annotations

import ast
import re
from pathlib import PurePath

from beginner_lint.diagnostic import Edit, Fix, Kind, Level
from beginner_lint.facts.functions.assertions import is_asserted_by_call, tries_equality
from beginner_lint.facts.names.excuses import Topic
from beginner_lint.facts.scopes.node_fields import last_name, nodes_in
from beginner_lint.facts.scopes.scopes import BindingKind
from beginner_lint.facts.types.lattice import How
from beginner_lint.rule import Rule, applicability, assuming, cst, guard

# Types whose `==` says of None what `is` says.
_PLAIN = (
    "str", "bytes", "int", "float", "complex", "bool", "NoneType", "list", "tuple", "dict", "set",
    "frozenset", "range", "file", "bytearray", "function", "module", "zip", "map", "filter", "generator",
)  # fmt: skip
_NEVER_NONE = tuple(kind for kind in _PLAIN if kind != "NoneType")
_ELEMENT_BY_ELEMENT = ("DataFrame", "Series", "Index", "ndarray", "array")

# Packages with objects that are compared element by element, or that make a query of a comparison.
_OWN_EQUALITY = frozenset(
    {
        "numpy", "pandas", "polars", "dask", "modin", "pyspark", "xarray", "geopandas", "cudf", "vaex",
        "pyarrow", "tensorflow", "torch", "jax", "sympy", "sqlalchemy", "peewee", "sqlmodel", "pony", "ibis",
        "elasticsearch_dsl", "mongoengine", "pypika", "z3", "flask_sqlalchemy", "sqlobject", "pydal",
    }
)  # fmt: skip
_QUERIES = frozenset(
    {"and_", "any_", "all_", "case", "case_when", "delete", "exclude", "exists", "filter", "filter_by"}
    | {"having", "if_else", "iff", "ifelse", "join", "mask", "not_", "on", "or_", "outerjoin", "select"}
    | {"update", "when", "where", "with_columns", "xor_"}
)
"""What takes conditions apart rather than their answers, whatever the library of the queries is called."""
_LISTING = (ast.Dict, ast.List, ast.Starred, ast.Tuple, ast.keyword)
_OPERATOR = re.compile(r"(?P<before>[ \t]*)(?P<operator>==|!=)[ \t]*")
_LITERALS = (ast.Constant, ast.Tuple)
_NOT = re.compile(r"not[ \t]*(?:x|\([ \t]*x[ \t]*\))")
_LONGEST_QUOTE, _LONGEST_VALUE = 24, 60
# What these give is `None` or a match, which equals nothing but itself.
_MATCHING = frozenset({"re.fullmatch", "re.match", "re.search"})
# `with pytest.raises(TypeError):`
_EXPECTING = re.compile(r"raises|warns", re.IGNORECASE)


class NoneComparison(Rule):
    """Comparison with `None` by `==` or `!=`.

    ## Why is this bad?
    There is only one `None`, so what you want to know is whether a value *is* `None`. `==` asks the value
    itself, and an object may answer as it likes: a table compares each of its cells. `is None` looks at the
    object alone, and reads like the sentence that it means.

    ## Example
    ```python
    def find(name, ages):
        return ages.get(name)


    age = find("Ada", {"Bob": 36})
    if age == None:
        print("nobody knows")
    ```

    Use instead:
    ```python
    def find(name, ages):
        return ages.get(name)


    age = find("Ada", {"Bob": 36})
    if age is None:
        print("nobody knows")
    ```

    ## Not flagged
    ```python
    age = None
    print(age is None, age == 0, None in [age])
    ```

    ## Fix safety
    The fix is safe where the value certainly is `None`. Elsewhere it is unsafe: a class may define what
    equals `None`. There is none where the value certainly is something else, or where nothing uses the
    answer: `=` may be meant. In files that use packages whose objects define it, such as pandas, only values
    of known types are reported.
    """

    code = "ZEN606"
    level = Level.BASICS
    kind = Kind.STYLE
    parts = (ast.Eq, ast.NotEq)
    words = ("None", "=")

    def screen_Compare(self, node: ast.Compare) -> bool:
        """Let `x == None`, `None != x` and the like through."""
        return isinstance(node.ops[0], ast.Eq | ast.NotEq) and _compared(node) is not None

    def visit_Comparison(self, node: cst.Comparison, origin: ast.Compare) -> None:
        """Report a comparison with `None` that `is` says better."""
        value = _compared(origin) if self.screen_Compare(origin) else None
        if value is None or self.may_mean_each_element(value) or self.checks_equality(origin):
            return
        if self.is_part_of_a_query(origin, value) or self.author_decided(origin):
            return
        if self.own_class_decides(value) or self.tries_the_comparison(origin):
            return
        if self.is_idle(origin):
            self._tell_idle(origin, value)
            return
        if self.is_never_none(value):
            outcome = isinstance(origin.ops[0], ast.NotEq)
            self.report(
                origin,
                f"{self._quoted(value) or 'This value'} is never `None`, so this is always `{outcome}`",
                fix=lambda: "only you know what it is to ask",
            )
            return
        operator = "==" if isinstance(origin.ops[0], ast.Eq) else "!="
        better = "is" if (operator == "==") != bool(self._negation(origin)) else "is not"
        if self._quoted(value):
            name = self.source.segment(value)
            message = f"`{operator} None` lets `{name}` decide; say `{name} {better} None`"
        else:
            message = f"`{operator} None` lets the object decide; `{better} None` asks what you mean"
        self.report(origin, message, fix=lambda: self._fix(origin, value, better))

    def _tell_idle(self, node: ast.Compare, value: ast.expr) -> None:
        """Say that nothing comes of a comparison; often one `=` was meant."""
        is_short = bool(self._quoted(value)) and "\n" not in self.source.segment(node)
        asked = f"`{self.source.segment(node)}`" if is_short else "This"
        is_place = isinstance(value, ast.Name | ast.Attribute)
        may_be_bound = is_short and is_place and isinstance(node.ops[0], ast.Eq)
        meant = (
            f"whether `{self.source.segment(value)} = None` is meant" if may_be_bound else "what it is to do"
        )
        self.report(
            node,
            f"{asked} only asks, and nothing uses the answer",
            fix=lambda: f"only you know {meant}",
        )

    def _quoted(self, value: ast.expr) -> str:
        """Return a value as it is written, in backticks; nothing if that is long."""
        name = self.source.segment(value)
        is_long = len(name) > _LONGEST_QUOTE or "\n" in name or isinstance(value, ast.NamedExpr)
        return "" if is_long else f"`{name}`"

    @guard
    def is_never_none(self, value: ast.expr) -> bool:
        """Whether a value certainly is something else: then `is` would hide that nothing is asked."""
        return self.facts.types.of(value).proves(*_NEVER_NONE) and not self.is_parameter(value)

    @guard
    def is_parameter(self, value: ast.expr) -> bool:
        """Whether a value is what calls pass: those in sight pass no `None`, others may well."""
        scope = self.facts.scopes.owner(value) if isinstance(value, ast.Name) else None
        bindings = scope.bindings.get(value.id, ()) if scope and isinstance(value, ast.Name) else ()
        return any(binding.kind is BindingKind.PARAMETER for binding in bindings)

    @guard
    def may_mean_each_element(self, value: ast.expr) -> bool:
        """Whether the comparison may be one of each element, or a part of a query."""
        fact = self.facts.types.of(value)
        if fact.suggests(*_ELEMENT_BY_ELEMENT):
            return True
        is_known = fact.how > How.EVIDENCE and fact.suggests(*_PLAIN)
        folders = PurePath(self.source.path).parts[:-1]  # what such a package does itself
        return not is_known and not _OWN_EQUALITY.isdisjoint((*self.facts.imports.packages, *folders))

    @guard
    def is_part_of_a_query(self, node: ast.Compare, value: ast.expr) -> bool:
        """Whether the comparison may be a condition that is handed on: `or_(owner == None, ...)`, a mask."""
        if self.facts.types.of(value).proves(*_PLAIN):
            return False
        holder = self.facts.parents[node]
        while isinstance(holder, ast.BinOp | ast.UnaryOp):  # `(a == None) | ~(b == c)`
            if isinstance(holder.op, ast.BitAnd | ast.BitOr | ast.BitXor | ast.Invert):
                return True
            holder = self.facts.parents[holder]
        if isinstance(holder, ast.Subscript):
            return True  # it can only be an index, and `rows[True]` makes little sense
        while isinstance(holder, _LISTING):
            holder = self.facts.parents[holder]
        if not isinstance(holder, ast.Call):
            return False
        return last_name(holder.func) in _QUERIES or _is_column(value)

    @guard
    def own_class_decides(self, value: ast.expr) -> bool:
        """Whether the value may be an object of a class of the file that defines what equals it."""
        word, known = last_name(value).strip("_"), self.facts.parents
        for method in known.functions("__eq__"):
            holder = known.get(method)
            if not isinstance(holder, ast.ClassDef) or not word:
                continue
            if holder.name.lower() == word.replace("_", "").lower():
                return True
            made = (known.get(call) for call in known.called(ast.Call, frozenset({holder.name})))
            targets = (each.targets for each in made if isinstance(each, ast.Assign))
            if any(last_name(target).strip("_") == word for each in targets for target in each):
                return True
        return False

    @guard
    def author_decided(self, node: ast.Compare) -> bool:
        """Whether a comment tells other linters that the comparison is meant: `# noqa: E711`."""
        return self.facts.excuses.cover(node, Topic.NONE)

    @guard
    def checks_equality(self, node: ast.Compare) -> bool:
        """Whether a test checks what equals what: `self.assertFalse(zone == None)`."""
        return is_asserted_by_call(node, self.facts) or tries_equality(node, self.facts)

    @guard
    def tries_the_comparison(self, node: ast.Compare) -> bool:
        """Whether comparing is tried alone in `try`, or in `with raises(...)`, or says what is expected."""
        statement = self.facts.parents[node]
        if not isinstance(statement, ast.Expr):
            return False
        if any(isinstance(part, ast.Call) for part in nodes_in(node)):
            return True  # as in `expect(price) == None`, by which some libraries check
        holder = self.facts.parents.get(statement)
        if isinstance(holder, ast.With | ast.AsyncWith):
            callees = [item.context_expr for item in holder.items if isinstance(item.context_expr, ast.Call)]
            return any(_EXPECTING.search(last_name(each.func)) for each in callees)
        return isinstance(holder, ast.Try) and holder.body == [statement]

    @guard
    def is_idle(self, node: ast.Compare) -> bool:
        """Whether nothing uses the answer. The last line of a notebook's cell is shown, however."""
        statement = self.facts.parents[node]
        holder = self.facts.parents.get(statement)
        return isinstance(statement, ast.Expr) and not isinstance(holder, ast.Module)

    @guard
    def value_may_decide(self, value: ast.expr) -> str | None:
        """Say what is taken for granted about a value of unknown type."""
        if self._is_plain(value) and not self.is_parameter(value):
            return None
        if self._gets_plain_values(value):
            return None
        written = ast.unparse(value)
        said = f"`{written}`" if len(written) <= _LONGEST_VALUE else f"what line {value.lineno} asks"
        return f"{said} does not define what equals `None`"

    def _is_plain(self, value: ast.expr) -> bool:
        """Tell whether a value certainly leaves it to Python what equals it."""
        called = self.facts.types.origin(value.func) if isinstance(value, ast.Call) else None
        is_match = called in _MATCHING and not self._may_be_replaced(called.rpartition(".")[2])
        return is_match or self.facts.types.of(value).proves(*_PLAIN)

    def _may_be_replaced(self, name: str) -> bool:
        """Tell whether the file may put something in the place of a function: `re.search = search`."""
        parents = self.facts.parents
        attributes = parents.called(ast.Attribute, frozenset({name}))
        is_set = any(not isinstance(node.ctx, ast.Load) for node in attributes)
        return is_set or any(parents.saying(text) for text in (name, "re", f"re.{name}"))

    def _gets_plain_values(self, value: ast.expr) -> bool:
        """Tell whether each assignment from which a variable may come gives it a value of a plain type."""
        bindings = self.facts.flow.reaching(value) if isinstance(value, ast.Name) else None
        holders = [self.facts.parents.get(binding.node) for binding in bindings or ()]
        return bool(holders) and all(
            isinstance(holder, ast.Assign)
            and all(isinstance(target, ast.Name) for target in holder.targets)
            and self._is_plain(holder.value)
            for holder in holders
        )

    def _fix(self, node: ast.Compare, value: ast.expr, better: str) -> Fix | str:
        start = self.source.span(node.left)[1]
        between = self.source.text[start : self.source.span(node.comparators[0])[0]]
        operators = list(_OPERATOR.finditer(between))
        if len(operators) != 1 or "#" in between:
            return "a comment stands between the two"
        if self.facts.parents.is_within(node, ast.FormattedValue):
            return "it stands in an f-string"
        (operator,) = operators
        assumption = assuming(self.value_may_decide(value))
        after, begins_line = between[operator.end() :], between[: operator.start()].endswith(("\r", "\n"))
        before = operator["before"] if begins_line else " "
        text = f"{before}{better}" + ("" if after.startswith(("\r", "\n", "\\")) else " ")
        edits = (Edit(start + operator.start(), start + operator.end(), text), *self._negation(node))
        return Fix(f"Ask with `{better}`", applicability(assumption), edits, assumption=assumption)

    def _negation(self, node: ast.Compare) -> tuple[Edit, ...]:
        """Return the edits that take away a `not` right before a comparison, and brackets between."""
        holder = self.facts.parents[node]
        if not isinstance(holder, ast.UnaryOp) or not isinstance(holder.op, ast.Not):
            return ()
        (first, last), (start, end) = self.source.span(holder), self.source.span(node)
        before, after = self.source.text[first:start], self.source.text[end:last]
        if not _NOT.fullmatch(f"{before}x{after}"):
            return ()
        return (Edit(first, start, ""), *([Edit(end, last, "")] if end < last else []))


def _compared(node: ast.Compare) -> ast.expr | None:
    """Return what is compared with `None`; None for chains and literals (Python warns of these itself)."""
    if len(node.ops) != 1:
        return None
    left, right = node.left, node.comparators[0]
    if _is_none(right) and not isinstance(left, _LITERALS):
        return left
    return right if _is_none(left) and not isinstance(right, _LITERALS) else None


def _is_column(value: ast.expr) -> bool:
    """Tell whether a value is an attribute of a class, as the column of a table is: `User.left`."""
    owner = value.value if isinstance(value, ast.Attribute) else None
    name = last_name(owner) if owner is not None else ""
    return name[:1].isupper() and not name.isupper()


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None
