"""Which code runs nothing but builtins: judged node by node, from proved types."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from beginner_lint.facts.effects.uses import UseKind, Uses, short
from beginner_lint.facts.scopes.node_fields import children_of
from beginner_lint.facts.types.lattice import IMMUTABLE, NOTHING, Fact
from beginner_lint.facts.types.signatures import ATTRIBUTES, LIBRARY, METHODS, PATH_LIBRARY, words

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_SCALARS = ("str", "bytes", "int", "float", "complex", "bool", "NoneType", "range", "ellipsis")
_COLLECTIONS = ("list", "tuple", "set", "frozenset", "dict")
_VIEWS = ("dict_keys", "dict_values", "dict_items")
_ITERABLES = (*_COLLECTIONS, *_VIEWS, "str", "bytes", "range")
_ITERATORS = ("enumerate", "zip", "reversed", "file")
_BUILTINS = (*_SCALARS, *_COLLECTIONS, *_VIEWS, *_ITERATORS, "iterator", "map", "filter", "generator")

# Builtins that do nothing but compute. With data as arguments they run no unknown code.
_COMPUTING = words(
    "abs all any ascii bin bool bytes callable chr complex dict divmod enumerate float format frozenset hash "
    "hex id int len list max min oct ord pow range repr reversed round set slice sorted str sum tuple type "
    "zip"
)
_ACTING = frozenset({"print", "input", "open", "next", "iter", "exit", "quit"})
_KEYWORDS_OF_DATA = words(
    "reverse default start base sep end ndigits strict file flush mode encoding errors newline"
)


class Purity:
    """Judges what evaluating nodes runs.

    Args:
        facts: the facts of the file.

    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._uses = Uses(facts)

    def is_pure(self, root: ast.expr) -> bool:
        """Tell whether an expression runs no unknown code and changes nothing."""
        pending: list[ast.AST] = [root]
        while pending:
            node = pending.pop()
            if self._acts(node) or self.runs_unknown_code(node):
                return False
            if isinstance(node, ast.Lambda):
                pending += [d for d in (*node.args.defaults, *node.args.kw_defaults) if d]
            else:
                pending += children_of(node)
        return True

    def unknown_code(self, nodes: Iterable[ast.AST], implicit: bool) -> str | None:
        """Return a phrase for the first of `nodes` (not what is below them) that runs unknown code."""
        for node in nodes:
            explicit = self._calls_unknown(node)
            if explicit or (implicit and self.runs_unknown_code(node)):
                place = getattr(node, "lineno", None)
                what = f"`{short(node.func)}()`" if isinstance(node, ast.Call) else "the code"
                return f"{what} in line {place}" if place else what
        return None

    def runs_unknown_code(self, node: ast.AST) -> bool:
        """Tell whether a node itself, not what is below it, may run code that is not builtin."""
        judge = _JUDGES.get(type(node).__name__)
        return judge is not None and judge(self, node)

    def _acts(self, node: ast.AST) -> bool:
        """Tell whether a node binds, changes or waits for something, or may find something else next time."""
        if isinstance(node, ast.Call):
            return self._call_acts(node)
        if isinstance(node, ast.Name):
            return not isinstance(node.ctx, ast.Load) and not isinstance(self._root(node), ast.comprehension)
        return isinstance(node, (ast.NamedExpr, ast.GeneratorExp))

    def _root(self, node: ast.AST) -> ast.AST | None:
        holder = self._facts.parents.get(node)
        while isinstance(holder, (ast.Tuple, ast.List, ast.Starred)):
            holder = self._facts.parents.get(holder)
        return holder

    def _call_acts(self, node: ast.Call) -> bool:
        origin = self._facts.types.origin(node.func)
        if origin is not None:
            module, _, name = origin.rpartition(".")
            computes = (module == "builtins" and name in _COMPUTING) or module == "math"
            return not computes or any(self._is_iterator(argument) for argument in node.args)
        if not isinstance(node.func, ast.Attribute):
            return True
        receiver = self._facts.types.of(node.func.value)
        if receiver.proves("file") or not receiver.proves(*_BUILTINS):
            return True
        changes = receiver.proves(*IMMUTABLE) is False and self._uses.at(node.func.value).kind > UseKind.READS
        return changes or any(self._is_iterator(argument) for argument in node.args)

    def _is_iterator(self, node: ast.expr) -> bool:
        """Tell whether an argument is used up by whoever reads it."""
        fact = self._facts.types.of(node)
        fresh = isinstance(node, ast.Call) and fact.proves("enumerate", "zip", "reversed")
        return not fresh and not fact.proves(*_SCALARS, *_COLLECTIONS, *_VIEWS)

    # Types

    def _type(self, node: ast.expr, *names: str) -> bool:
        return self._facts.types.of(node).proves(*names)

    def is_data(self, node: ast.expr) -> bool:
        """Tell whether printing, comparing or hashing a value runs only builtins, all the way down."""
        return self._facts_are_data(self._facts.types.of(node))

    def _facts_are_data(self, fact: Fact) -> bool:
        """Tell whether printing, comparing or hashing a value runs only builtins, all the way down."""
        if fact.proves(*_SCALARS):
            return True
        fact_type = fact.type
        if fact_type is None or not fact.proves(*_COLLECTIONS, *_VIEWS, *_ITERATORS):
            return False
        if fact_type.name == "file":
            return True
        parts = list(fact_type.items) if fact_type.items is not None else [fact_type.elements, *_values(fact)]
        return all(part is not None and (part == NOTHING or self._facts_are_data(part)) for part in parts)

    # Judges: whether a node may run unknown code

    def _binary(self, node: ast.BinOp) -> bool:
        if isinstance(node.op, ast.Mod) and self._type(node.left, "str", "bytes"):
            return not self.is_data(node.right)
        return not (self._type(node.left, *_BUILTINS) and self._type(node.right, *_BUILTINS))

    def _unary(self, node: ast.UnaryOp) -> bool:
        return not self._type(node.operand, *_BUILTINS)

    def _boolean(self, node: ast.BoolOp) -> bool:
        return not all(self._type(value, *_BUILTINS) for value in node.values[:-1])

    def _test(self, node: Any) -> bool:
        return not self._type(node.test, *_BUILTINS)

    def _compare(self, node: ast.Compare) -> bool:
        operands = [node.left, *node.comparators]
        compared = [index for index, op in enumerate(node.ops) if not isinstance(op, (ast.Is, ast.IsNot))]
        return not all(self.is_data(operand) for at in compared for operand in operands[at : at + 2])

    def _subscript(self, node: ast.Subscript) -> bool:
        if self._type(node.value, "list", "tuple", "str", "bytes", "range"):
            return not isinstance(node.slice, ast.Slice) and not self._type(node.slice, "int", "bool")
        return not (self._is_data_with_unknown_values(node.value) and self.is_data(node.slice))

    def _is_data_with_unknown_values(self, node: ast.expr) -> bool:
        """Tell whether looking something up in a dict runs only builtins: values do not matter."""
        fact = self._facts.types.of(node)
        keys = fact.type.elements if fact.type else None
        return fact.proves("dict") and keys is not None and (keys == NOTHING or self._facts_are_data(keys))

    def _slice(self, node: ast.Slice) -> bool:
        parts = [part for part in (node.lower, node.upper, node.step) if part is not None]
        return not all(self._type(part, "int", "bool", "NoneType") for part in parts)

    def _attribute(self, node: ast.Attribute) -> bool:
        origin = self._facts.types.origin(node)
        if origin is not None:
            module = origin.rpartition(".")[0]
            tables = (ATTRIBUTES, LIBRARY, PATH_LIBRARY)
            return module not in ("math", "os", "sys", "random") and not any(origin in t for t in tables)
        return not self._type(node.value, *_BUILTINS)

    def _formatted(self, node: ast.FormattedValue) -> bool:
        return not self.is_data(node.value)

    def _starred(self, node: ast.Starred) -> bool:
        return isinstance(node.ctx, ast.Load) and not self._type(node.value, *_ITERABLES)

    def _iterating(self, node: ast.For | ast.comprehension) -> bool:
        tests = getattr(node, "ifs", [])
        if isinstance(node, ast.comprehension) and node.is_async:
            return True
        unpacks = isinstance(node.target, (ast.Tuple, ast.List))
        if unpacks and not self._facts.types.element(node.iter).proves(*_ITERABLES):
            return True
        return not (
            self._type(node.iter, *_ITERABLES, *_ITERATORS)
            and all(self._type(test, *_BUILTINS) for test in tests)
        )

    def _hashing(self, node: ast.Set | ast.Dict) -> bool:
        keys = node.elts if isinstance(node, ast.Set) else node.keys
        return not all(key is not None and self.is_data(key) for key in keys)

    def _hashing_comprehension(self, node: ast.SetComp | ast.DictComp) -> bool:
        return not self.is_data(node.elt if isinstance(node, ast.SetComp) else node.key)

    def _assign(self, node: ast.Assign) -> bool:
        unpacks = any(isinstance(target, (ast.Tuple, ast.List)) for target in node.targets)
        return unpacks and not self._type(node.value, *_ITERABLES)

    def _augmented(self, node: ast.AugAssign) -> bool:
        return not (self._type(node.target, *_BUILTINS) and self._type(node.value, *_BUILTINS))

    def _always(self, node: ast.AST) -> bool:
        return True

    def _call(self, node: ast.Call) -> bool:
        if self._calls_unknown(node):
            return True
        data = [*node.args, *(keyword.value for keyword in node.keywords if keyword.arg != "key")]
        method = node.func if isinstance(node.func, ast.Attribute) else None
        stores = method is not None and method.attr in ("append", "insert", "pop", "clear", "copy", "reverse")
        if method is not None and stores and self._type(method.value, "list"):
            return False
        values = (argument.value if isinstance(argument, ast.Starred) else argument for argument in data)
        return not all(self.is_data(value) for value in values)

    def _is_known_key(self, keyword: ast.keyword) -> bool:
        """Tell whether a keyword is a sort key that is builtin, such as `len` or `str.lower`."""
        origin = self._facts.types.origin(keyword.value) or ""
        return keyword.arg == "key" and origin.startswith("builtins.")

    def _calls_unknown(self, node: ast.AST) -> bool:
        """Tell whether a node hands control to code that is neither builtin nor known from the library."""
        if isinstance(node, (ast.With, ast.AsyncWith)):
            return not all(self._type(item.context_expr, "file") for item in node.items)
        if isinstance(node, (ast.Await, ast.Yield, ast.YieldFrom, ast.AsyncFor)):
            return True
        if not isinstance(node, ast.Call):
            return bool(getattr(node, "decorator_list", None))
        if not all(
            keyword.arg in _KEYWORDS_OF_DATA or self._is_known_key(keyword) for keyword in node.keywords
        ):
            return True
        origin = self._facts.types.origin(node.func)
        if origin is not None:
            module, _, name = origin.rpartition(".")
            if module == "builtins":
                return name not in _COMPUTING | _ACTING
            return not (origin in LIBRARY or origin in PATH_LIBRARY or module == "math")
        if isinstance(node.func, ast.Attribute):
            receiver = self._facts.types.of(node.func.value)
            known = receiver.name in METHODS or receiver.name == "bool"
            return not (known and receiver.proves(*_BUILTINS))
        return True


def _values(fact: Fact) -> list[Fact | None]:
    return [fact.type.values] if fact.type is not None and fact.type.name == "dict" else []


_JUDGES: dict[str, Callable[[Purity, Any], bool]] = {
    "BinOp": Purity._binary,
    "UnaryOp": Purity._unary,
    "BoolOp": Purity._boolean,
    "IfExp": Purity._test,
    "If": Purity._test,
    "While": Purity._test,
    "Assert": Purity._test,
    "Compare": Purity._compare,
    "Subscript": Purity._subscript,
    "Slice": Purity._slice,
    "Attribute": Purity._attribute,
    "FormattedValue": Purity._formatted,
    "Starred": Purity._starred,
    "For": Purity._iterating,
    "comprehension": Purity._iterating,
    "Set": Purity._hashing,
    "Dict": Purity._hashing,
    "SetComp": Purity._hashing_comprehension,
    "DictComp": Purity._hashing_comprehension,
    "Assign": Purity._assign,
    "AugAssign": Purity._augmented,
    "Call": Purity._call,
    "With": Purity._calls_unknown,
    "AsyncWith": Purity._always,
    "AsyncFor": Purity._always,
    "Await": Purity._always,
    "Yield": Purity._always,
    "YieldFrom": Purity._always,
    "Import": Purity._always,
    "ImportFrom": Purity._always,
    "ClassDef": Purity._always,
    "Match": Purity._always,
    "Delete": Purity._always,
    "Raise": Purity._always,
}
