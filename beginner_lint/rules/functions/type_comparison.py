"""ZEN601 type-comparison."""

from __future__ import annotations

import ast
from typing import TypeGuard

from beginner_lint.diagnostic import Fix, Kind, Level
from beginner_lint.facts.functions.assertions import is_asserted_by_test
from beginner_lint.facts.functions.class_kinship import (
    is_final,
    is_told_from_heirs,
    may_be_a_switch,
    own_class,
)
from beginner_lint.facts.names.excuses import Topic
from beginner_lint.facts.renames.class_families import generic
from beginner_lint.facts.scopes.node_fields import last_name, nodes_in
from beginner_lint.rule import Rule, applicability, assuming, cst, guard

# Who writes `is` here means exactly this class: so it was wherever we read it in the standard library.
_OPERATORS = (ast.Eq, ast.NotEq)
_TYPES = frozenset(
    {
        "int", "float", "complex", "bool", "str", "bytes", "bytearray", "list", "tuple", "dict", "set",
        "frozenset", "range", "object", "slice", "type",
    }
)  # fmt: skip
# A `type(x).__name__` in a message, a call or an f-string is for people.
_KEEPING = (ast.Assign, ast.AnnAssign, ast.Dict, ast.Return)
_LONGEST_QUOTE = 20


class TypeComparison(Rule):
    """Comparison of `type(...)` with a class.

    ## Why is this bad?
    A class can build on another one: a `Cat` is an `Animal` too. `type(pet) == Animal` says False for a
    cat, though the cat can do all that an animal can. `isinstance(pet, Animal)` says True for both.

    ## Example
    ```python
    def emphasise(value):
        if type(value) == str:
            return value.upper()
        return 2 * value


    print(emphasise("ha"), emphasise(4))
    ```

    Use instead:
    ```python
    def emphasise(value):
        if isinstance(value, str):
            return value.upper()
        return 2 * value


    print(emphasise("ha"), emphasise(4))
    ```

    ## Not flagged
    ```python
    print(type(3) == type(4))  # two values of which neither names a class
    print(type(3) is int)  # `is` asks for exactly this class
    ```

    ## Fix safety
    The fix is unsafe: it changes what the program does for values of classes that build on the one named,
    which is mostly what was wanted. `True` and `False` are such values for `int`. It is not offered where
    another file of the run has a class that builds on the one named.
    """

    code = "ZEN601"
    level = Level.BASICS
    kind = Kind.STYLE
    words = ("type",)
    parts = _OPERATORS

    def screen_Compare(self, node: ast.Compare) -> bool:
        """Let `type(x) == T` and the like through."""
        return isinstance(node.ops[0], _OPERATORS) and _parts(node) is not None

    def visit_Comparison(self, node: cst.Comparison, origin: ast.Compare) -> None:
        """Report a comparison of the type of a value with a class."""
        parts = _parts(origin) if self.screen_Compare(origin) else None
        if parts is None:
            return
        call, kind = parts
        if self.is_not_the_builtin(call) or not self._is_class(kind):
            return
        if self.author_decided(origin):
            return
        if self.decides_nothing(origin):
            if origin is self._compared_together(origin)[0]:
                self._tell_together(origin, call.args[0])
            return
        if self.stands_in_equality(origin) or self.asks_for_own_class(call.args[0]):
            return
        if self.makes_one_of_it(origin, call.args[0], kind) or self.tells_classes_from_others(call, kind):
            return
        if self.checks_a_result(origin) or self.tells_own_classes_apart(kind):
            return
        if self.is_told_from_heirs(kind, call.args[0]) or self.keeps_name_of_type(origin, call.args[0]):
            return
        if self.is_told_from_a_switch(kind, call.args[0]) or self.asks_for_heirs_too(origin, call, kind):
            return
        value, name = self.source.segment(call.args[0]), ast.unparse(kind)
        asked = f"isinstance({value}, {self.source.segment(kind)})"
        is_short = len(value) <= _LONGEST_QUOTE and "\n" not in asked
        quoted = asked if is_short else f"isinstance(..., {name})"
        if is_final(kind, self.facts):
            message = f"`{quoted}` is the usual way to ask whether something is a `{name}`"
        else:
            message = f"`{quoted}` also takes in classes that build on `{name}`"
        self.report(
            origin,
            message,
            fix=lambda: self._fix(origin, asked, kind),
        )

    @guard
    def is_not_the_builtin(self, call: ast.Call) -> bool:
        """Whether `type` is something else."""
        return not (isinstance(call.func, ast.Name) and self.facts.scopes.is_builtin(call.func))

    @guard
    def stands_in_equality(self, node: ast.Compare) -> bool:
        """Whether the comparison is part of what an object equals, where the exact class may be meant."""
        for holder in self.facts.parents.ancestors(node):
            if isinstance(holder, ast.FunctionDef):
                return holder.name in ("__eq__", "__ne__", "__hash__")
        return False

    @guard
    def asks_for_own_class(self, value: ast.expr) -> bool:
        """Whether a method asks whether its own object is of a class that builds on its class."""
        function = self.facts.scopes.scope_at(value).node
        if not isinstance(function, ast.FunctionDef) or not isinstance(value, ast.Name):
            return False
        first = [*function.args.posonlyargs, *function.args.args][:1]
        is_method = isinstance(self.facts.parents[function], ast.ClassDef)
        return is_method and bool(first) and first[0].arg == value.id

    @guard
    def makes_one_of_it(self, node: ast.Compare, value: ast.expr, kind: ast.expr) -> bool:
        """Whether exactly this class is meant, as anything else is turned into it: `value = float(value)`."""
        holder = self.facts.parents.get(node)
        if not isinstance(holder, ast.If) or not isinstance(node.ops[0], ast.NotEq):
            return False
        made = f"{ast.unparse(kind)}({ast.unparse(value)})"
        parts = nodes_in(*holder.body)
        return any(isinstance(part, ast.Call) and ast.unparse(part) == made for part in parts)

    @guard
    def tells_classes_from_others(self, call: ast.Call, kind: ast.expr) -> bool:
        """Whether it is about the class of a class: who asks so knows that classes build on others."""
        is_type = isinstance(kind, ast.Name) and kind.id == "type"
        return is_type or _is_type_call(call.args[0])

    @guard
    def checks_a_result(self, node: ast.Compare) -> bool:
        """Whether a test checks what a function gave, which is to be of exactly this class."""
        return is_asserted_by_test(node, self.facts)

    @guard
    def tells_own_classes_apart(self, kind: ast.expr) -> bool:
        """Whether a class of this file builds on the builtin: then it may be the one to tell from it."""
        name = self.facts.types.origin(kind) or ""
        return name.startswith("builtins.") and any(
            self.facts.types.origin(generic(base)) == name
            for holder in self.facts.parents.of_type(ast.ClassDef)
            for base in holder.bases
        )

    @guard
    def is_told_from_heirs(self, kind: ast.expr, value: ast.expr) -> bool:
        """Whether a class that builds on it is asked for, too: then the two are to be told apart."""
        return is_told_from_heirs(kind, value, self.facts)

    @guard
    def is_told_from_a_switch(self, kind: ast.expr, value: ast.expr) -> bool:
        """Whether a number is told from `True` and `False`, which the value may be, too."""
        return self.facts.types.origin(kind) == "builtins.int" and may_be_a_switch(value, self.facts)

    @guard
    def asks_for_heirs_too(self, node: ast.Compare, call: ast.Call, kind: ast.expr) -> bool:
        """Whether the same condition asks for classes that build on it as well: then the two say it all."""
        holder = self.facts.parents.get(node)
        value, asked = ast.dump(call.args[0]), ast.dump(kind)
        return isinstance(holder, ast.BoolOp) and any(
            isinstance(each, ast.Call)
            and last_name(each.func) in ("isinstance", "issubclass")
            and [ast.dump(part) for part in each.args] in ([value, asked], [ast.dump(call), asked])
            for each in holder.values
        )

    @guard
    def keeps_name_of_type(self, node: ast.Compare, value: ast.expr) -> bool:
        """Whether another branch keeps `type(value).__name__`: then the class is to be told exactly."""
        holder = next((each for each in self.facts.parents.ancestors(node) if isinstance(each, ast.If)), None)
        asked = ast.dump(value)
        return holder is not None and any(
            isinstance(part, ast.Attribute)
            and part.attr in ("__name__", "__qualname__")
            and _is_type_call(part.value)
            and ast.dump(part.value.args[0]) == asked
            and isinstance(self.facts.parents.get(part), _KEEPING)
            for part in nodes_in(*holder.body, *holder.orelse)
        )

    @guard
    def author_decided(self, node: ast.Compare) -> bool:
        """Whether a comment tells other linters that the comparison is meant: `# noqa: E721`."""
        return self.facts.excuses.cover(node, Topic.TYPES)

    @guard
    def decides_nothing(self, node: ast.Compare) -> bool:
        """Whether it is one of several of which one is always true, or one always false."""
        return bool(self._compared_together(node))

    def _compared_together(self, node: ast.Compare) -> list[ast.expr]:
        """Return the comparisons, this among them, that ask the same value for its type, to no effect.

        So it is with `type(x) != A or type(x) != B`, and with `type(x) == A and type(x) == B`.
        """
        holder = self.facts.parents.get(node)
        operator = ast.Or if isinstance(node.ops[0], ast.NotEq) else ast.And
        if not isinstance(holder, ast.BoolOp) or not isinstance(holder.op, operator):
            return []
        parts = {each: found for each in holder.values if (found := _comparison(each, type(node.ops[0])))}
        value = parts[node][0].args[0]
        if any(isinstance(inner, ast.Call) for inner in nodes_in(value)):
            return []
        same = {
            each: kind for each, (call, kind) in parts.items() if ast.dump(call.args[0]) == ast.dump(value)
        }
        origins = {self.facts.types.origin(kind) or ast.unparse(kind) for kind in same.values()}
        return [*same] if len(origins) > 1 and all(map(self._is_class, same.values())) else []

    def _tell_together(self, node: ast.Compare, value: ast.expr) -> None:
        """Say at the first of some comparisons that they decide nothing."""
        said = self.source.segment(value)
        said = f"`{said}`" if len(said) <= _LONGEST_QUOTE and "\n" not in said else "this value"
        if isinstance(node.ops[0], ast.NotEq):
            message = f"`or` makes this true always, as {said} has just one type; `and` rules all out"
        else:
            message = f"`and` makes this false always, as {said} has just one type; `or` takes any"
        self.report(node, message, fix=lambda: "only you know what it is to ask")

    def _is_class(self, node: ast.expr) -> bool:
        """Tell whether a name certainly means a class: a builtin, one of this file, an imported `CapWord`."""
        origin = self.facts.types.origin(node)
        if origin is not None:
            name = origin.rpartition(".")[2]
            if origin.startswith(("builtins.", "typing.")):
                return origin.startswith("builtins.") and name in _TYPES
            return _is_cap_word(name)
        return own_class(node, self.facts) is not None

    @guard
    def isinstance_means_something_else(self, node: ast.Compare) -> str | None:
        """Why `isinstance` is not the builtin here."""
        if self.facts.scopes.would_be_builtin("isinstance", node):
            return None
        return "`isinstance` may mean something else in this program"

    @guard
    def lets_others_in(self, kind: ast.expr) -> str | None:
        """Why the program would do something else: another file has a class that builds on this one."""
        heir = self.facts.project.heir_of(last_name(kind))
        return (
            f"`{heir.name}` in `{heir.file}` builds on `{heir.base}`, and would be let in" if heir else None
        )

    def _fix(self, node: ast.Compare, asked: str, kind: ast.expr) -> Fix | str:
        refusal = self.isinstance_means_something_else(node) or self.lets_others_in(kind)
        if refusal:
            return refusal
        start, end = self.source.span(node)
        if "#" in self.source.text[start:end]:
            return "a comment stands in the comparison"
        if self.facts.parents.is_within(node, ast.FormattedValue):
            return "it stands in an f-string"
        assumption = assuming(self._assumed(kind))
        text = f"not {asked}" if isinstance(node.ops[0], ast.NotEq) else asked
        return Fix(
            "Ask with `isinstance`",
            applicability(assumption),
            (self.replacing(node, text),),
            relies_on=self.scoped(node, "isinstance"),
            assumption=assumption,
        )

    def _assumed(self, kind: ast.expr) -> str:
        """Return of what `isinstance` says something else than a comparison with a class."""
        name = self.source.segment(kind)
        if is_final(kind, self.facts):
            return f"nothing of another class passes itself off as `{name}`"
        others = "`True` and `False`" if name == "int" else f"objects of classes that build on `{name}`"
        own = own_class(kind, self.facts)
        heir = next(self.facts.class_families.below(own), None) if own else None
        if heir:
            others += f", as `{heir.name}` (line {heir.lineno}) does,"
        return f"{others} are to be treated as `{name}`, too"


def _parts(node: ast.Compare) -> tuple[ast.Call, ast.expr] | None:
    """Return `type(x)` and `T` of a comparison of these two, in whatever order."""
    if len(node.ops) != 1:
        return None
    left, right = node.left, node.comparators[0]
    if _is_type_call(right):
        left, right = right, left
    if isinstance(left, ast.Call) and _is_type_call(left) and isinstance(right, ast.Name | ast.Attribute):
        return left, right
    return None


def _comparison(node: ast.expr, operator: type[ast.cmpop]) -> tuple[ast.Call, ast.expr] | None:
    """Return `type(x)` and `T` of what is a comparison by an operator."""
    is_one = isinstance(node, ast.Compare) and isinstance(node.ops[0], operator)
    return _parts(node) if is_one and isinstance(node, ast.Compare) else None


def _is_type_call(node: ast.expr) -> TypeGuard[ast.Call]:
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id != "type":
        return False
    return len(node.args) == 1 and not node.keywords and not isinstance(node.args[0], ast.Starred)


def _is_cap_word(name: str) -> bool:
    return name[:1].isupper() and not name.isupper()
