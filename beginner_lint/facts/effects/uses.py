"""What a place in the code does with the object that a name holds: look, change, resize, or hand it on.

An object that is never handed on is reached through its name alone; then all that happens to it can be seen.
"""

from __future__ import annotations

import ast
import enum
from typing import TYPE_CHECKING, Any, NamedTuple

from beginner_lint.facts.scopes.bindings import ScopeKind
from beginner_lint.facts.scopes.node_fields import CHILDREN, ONLY_CHILD
from beginner_lint.facts.types.lattice import IMMUTABLE, MUTABLE, NOTHING, UNKNOWN, Fact, Type
from beginner_lint.facts.types.signatures import METHODS, words

if TYPE_CHECKING:
    from beginner_lint.facts import Facts


class UseKind(enum.IntEnum):
    """How far a use goes. BINDS concerns the name, not the object; CHANGES leaves the length alone."""

    BINDS = 0
    READS = 1
    CHANGES = 2
    RESIZES = 3
    ESCAPES = 4


class Use(NamedTuple):
    """One use; `reason` says what changes the object or hands it on, in words that follow the name."""

    kind: UseKind
    reason: str = ""


READS = Use(UseKind.READS)
BINDS = Use(UseKind.BINDS)

# Builtins that look at an argument, or take the elements out of it, but keep no hold of the object.
_LOOKING = words(
    "len print sorted sum min max any all list tuple set frozenset dict str repr ascii format bool int float "
    "id isinstance type hash callable enumerate zip reversed iter range map filter input bytes bytearray"
)
_LOOKING_LIBRARY = words(
    "random.choice random.choices random.sample copy.copy copy.deepcopy math.fsum math.prod statistics.mean "
    "statistics.median statistics.mode statistics.stdev json.dumps json.dump pprint.pprint pprint.pformat "
    "collections.Counter collections.deque collections.OrderedDict sys.getsizeof string.capwords"
)
_CHANGING = frozenset({"sort", "reverse", "move_to_end"})
_RESIZING = words(
    "append extend insert remove pop clear add discard update setdefault popitem difference_update "
    "intersection_update symmetric_difference_update appendleft extendleft popleft subtract"
)
_READING = frozenset(
    {name for table in METHODS.values() for name in table} - _CHANGING - _RESIZING
    | {"get", "most_common", "elements", "total"}
)
_TAKERS = ("str", "list", "set", "dict", "file")
_TAKES_ELEMENTS = frozenset({"extend", "update", "join", "union", "intersection", "difference", "writelines"})


class Uses:
    """Classifies the uses of names.

    Args:
        facts: the facts of the file.

    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def at(self, node: ast.AST) -> Use:
        """Return what happens to the object that the name at `node` holds.

        `node` is any occurrence of a name, or an expression whose value is the object.
        """
        if not isinstance(node, ast.expr):
            return BINDS
        holder = self._facts.parents[node]
        if isinstance(holder, ast.AugAssign) and holder.target is node:
            return Use(UseKind.RESIZES, f"is changed in line {node.lineno}")
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            return BINDS
        return self._of_value(node)

    def _of_value(self, node: ast.expr) -> Use:
        """Return what becomes of the value of an expression."""
        holder: Any = self._facts.parents[node]
        classify = _HOLDERS.get(type(holder).__name__)
        return classify(self, node, holder) if classify else self._escape(node, "is handed on")

    def _escape(self, node: Any, what: str) -> Use:
        return Use(UseKind.ESCAPES, f"{what} in line {node.lineno}")

    def _statement(self, node: ast.expr, holder: ast.AST) -> Use:
        return READS

    def _loop(self, node: ast.expr, holder: ast.For | ast.comprehension) -> Use:
        return READS

    def _passed_through(self, node: ast.expr, holder: Any) -> Use:
        if isinstance(holder, ast.IfExp) and holder.test is node:
            return READS
        return self._of_value(holder)

    def _unary(self, node: ast.expr, holder: ast.UnaryOp) -> Use:
        return READS if isinstance(holder.op, ast.Not) else self._escape(node, "is used with an operator")

    def _operand(self, node: ast.expr, holder: ast.BinOp) -> Use:
        other = holder.left if holder.right is node else holder.right
        if isinstance(holder.op, ast.Mod) and other is holder.left and isinstance(other, ast.Constant):
            return READS
        if _is_builtin(self._facts.types.of(other)):
            return READS
        return self._escape(node, "is used with an operator")

    def _assigned(self, node: ast.expr, holder: ast.Assign) -> Use:
        if all(isinstance(target, (ast.Tuple, ast.List)) for target in holder.targets):
            return READS
        return self._escape(node, "gets another name")

    def _augmenting(self, node: ast.expr, holder: ast.AugAssign) -> Use:
        if _is_builtin(self._facts.types.of(holder.target)):
            return READS
        return self._escape(node, "is used with an operator")

    def _displayed(self, node: ast.expr, holder: Any) -> Use:
        if isinstance(holder, ast.Tuple):
            formatting = self._facts.parents[holder]
            if isinstance(formatting, ast.BinOp) and formatting.right is holder:
                return self._operand(holder, formatting)
        return self._escape(node, "is put into another collection")

    def _attribute(self, node: ast.expr, holder: ast.Attribute) -> Use:
        if holder.attr in _READING:
            return READS
        call = self._facts.parents[holder]
        if not isinstance(call, ast.Call) or call.func is not holder:
            return self._escape(node, f"has its attribute `{holder.attr}` used")
        if holder.attr in _RESIZING:
            return Use(UseKind.RESIZES, f"is changed by `{holder.attr}()` in line {node.lineno}")
        if holder.attr in _CHANGING:
            return Use(UseKind.CHANGES, f"is changed by `{holder.attr}()` in line {node.lineno}")
        return self._escape(node, f"has its method `{holder.attr}` called")

    def _subscript(self, node: ast.expr, holder: ast.Subscript) -> Use:
        if holder.value is not node:
            known = _is_builtin(self._facts.types.of(holder.value))
            return READS if known else self._escape(node, "is used as an index")
        if isinstance(holder.ctx, ast.Load):
            return READS
        is_list = self._facts.types.of(node).suggests("list")
        resizes = isinstance(holder.ctx, ast.Del) or isinstance(holder.slice, ast.Slice) or not is_list
        kind = UseKind.RESIZES if resizes else UseKind.CHANGES
        return Use(kind, f"has its items changed in line {node.lineno}")

    def _argument(self, node: ast.expr, call: ast.Call) -> Use:
        """Return what a call does with an argument."""
        if call.func is node:
            return self._escape(node, "is called")
        types = self._facts.types
        origin = types.origin(call.func) or ""
        module, _, name = origin.rpartition(".")
        if module == "builtins" and name in _LOOKING:
            hands_on = name in ("map", "filter") and call.args[0] is node
            return READS if not hands_on else self._escape(node, f"is passed to `{name}`")
        if origin in _LOOKING_LIBRARY:
            return READS
        if origin == "random.shuffle":
            return Use(UseKind.CHANGES, f"is shuffled in line {node.lineno}")
        method = call.func.attr if isinstance(call.func, ast.Attribute) else None
        if method in _TAKES_ELEMENTS and types.of(call.func.value).proves(*_TAKERS):  # type: ignore[attr-defined]
            return READS
        return self._by_callee(node, call) or self._escape(node, f"is passed to `{short(call.func)}`")

    def _by_callee(self, node: ast.expr, call: ast.Call) -> Use | None:
        """Return what a function of this file does with an argument; None if that cannot be seen."""
        function = self._facts.types.function(call.func)
        parameter = _parameter_for(node, call, function.args) if function else None
        if function is None or parameter is None:
            return None
        fact = self._facts.types.remember(("use", parameter), lambda: self._of_parameter(parameter))
        if fact == NOTHING:  # an assumption, to begin with
            return READS
        return Use(UseKind[fact.type.name], fact.reason) if fact.type else None

    def _of_parameter(self, parameter: ast.arg) -> Fact:
        """Return the most that a function does with a parameter, as the name of a pseudo-type.

        It is unknown if the function hands the object on.
        """
        scopes, parents = self._facts.scopes, self._facts.parents
        scope = scopes.scope_at(parameter)
        worst = READS
        for occurrence in scopes.occurrences(scope, scope.mangled(parameter.arg)):
            if occurrence.scope is not scope and self._facts.flow.is_captured(parameter.arg, scope):
                return UNKNOWN
            use = self.at(occurrence.node)
            if use.kind is UseKind.ESCAPES or isinstance(parents.get(occurrence.node), ast.Return):
                return UNKNOWN
            worst = max(worst, use, key=lambda other: other.kind)
        if worst.kind > UseKind.READS and is_lazy(scope.node):
            return UNKNOWN
        return Fact(Type(worst.kind.name), reason=worst.reason)

    def _keyword(self, node: ast.expr, keyword: ast.keyword) -> Use:
        call = self._facts.parents[keyword]
        if keyword.arg is None and isinstance(call, ast.Call):
            return READS  # `**options` is copied
        return (
            self._argument(node, call) if isinstance(call, ast.Call) else self._escape(node, "is handed on")
        )

    def _returned(self, node: ast.expr, holder: ast.Return) -> Use:
        """Judge `return xs`: the name is gone by the time that the caller has the object."""
        scopes = self._facts.scopes
        scope = scopes.scope_at(node)
        is_local = isinstance(node, ast.Name) and scopes.owner(node) is scope
        if is_local and scope.kind is ScopeKind.FUNCTION:
            captured = self._facts.flow.is_captured(node.id, scope)  # type: ignore[attr-defined]
            return READS if not captured else self._escape(node, "is returned")
        return self._escape(node, "is returned")


_HOLDERS: dict[str, Any] = {
    "Expr": Uses._statement,
    "If": Uses._statement,
    "While": Uses._statement,
    "Assert": Uses._statement,
    "Compare": Uses._statement,
    "FormattedValue": Uses._statement,
    "Starred": Uses._statement,
    "YieldFrom": Uses._statement,
    "match_case": Uses._statement,
    "Delete": Uses._statement,
    "For": Uses._loop,
    "AsyncFor": Uses._loop,
    "comprehension": Uses._loop,
    "BoolOp": Uses._passed_through,
    "IfExp": Uses._passed_through,
    "UnaryOp": Uses._unary,
    "BinOp": Uses._operand,
    "Assign": Uses._assigned,
    "AugAssign": Uses._augmenting,
    "Tuple": Uses._displayed,
    "List": Uses._displayed,
    "Set": Uses._displayed,
    "Dict": Uses._displayed,
    "Attribute": Uses._attribute,
    "Subscript": Uses._subscript,
    "Call": Uses._argument,
    "keyword": Uses._keyword,
    "Return": Uses._returned,
}


def changed_by(node: ast.AST) -> ast.expr | None:
    """Return the expression whose object a node may change itself: by a method, an item or `+=`."""
    if isinstance(node, ast.Attribute) and node.attr in _CHANGING | _RESIZING:
        return node.value
    if isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
        return node.value
    if isinstance(node, ast.AugAssign):
        return node.target
    if isinstance(node, ast.Call) and len(node.args) == 1 and short(node.func).endswith("shuffle"):
        return node.args[0]
    return None


def short(node: ast.expr) -> str:
    """Spell an expression in a few characters: `f`, `self.items.append`, `….strip`."""
    attributes: list[str] = []
    while isinstance(node, ast.Attribute):
        attributes.append(node.attr)
        node = node.value
    root = node.id if isinstance(node, ast.Name) else "…"
    return ".".join([root, *attributes[::-1][-3:]])


def _is_builtin(fact: Fact) -> bool:
    """Tell whether operators with such a value run no unknown code. What nothing reaches is taken as such."""
    return fact == NOTHING or fact.proves(*IMMUTABLE, *MUTABLE)


def is_lazy(function: ast.AST) -> bool:
    """Tell whether calling a function does not run its body: a generator or a coroutine."""
    return isinstance(function, ast.AsyncFunctionDef) or any(
        isinstance(node, (ast.Yield, ast.YieldFrom)) for node in own_nodes(function)
    )


def own_nodes(function: ast.AST) -> list[ast.AST]:
    """Return the nodes that run when a function, class body or module runs, leaving out functions in it."""
    found: list[ast.AST] = []
    pending: list[Any] = list(getattr(function, "body", ()))
    pop, append, extend, keep = pending.pop, pending.append, pending.extend, found.append
    while pending:
        node = pop()
        kind = node.__class__
        if kind is list:
            extend(node)
        elif node is not None:
            keep(node)
            if kind is ast.FunctionDef or kind is ast.AsyncFunctionDef:
                extend((node.decorator_list, node.args.defaults, node.args.kw_defaults))
            elif kind in ONLY_CHILD:
                append(ONLY_CHILD[kind](node))
            elif kind in CHILDREN and kind is not ast.Lambda:
                extend(CHILDREN[kind](node)[::-1])
    return found


def _parameter_for(node: ast.expr, call: ast.Call, parameters: ast.arguments) -> ast.arg | None:
    """Return the parameter that gets an argument; None where packing or unpacking blurs that."""
    if any(isinstance(argument, ast.Starred) for argument in call.args):
        return None
    for keyword in call.keywords:
        if keyword.value is node:
            named = [*parameters.args, *parameters.kwonlyargs]
            return next((parameter for parameter in named if parameter.arg == keyword.arg), None)
    positional = [*parameters.posonlyargs, *parameters.args]
    index = next(index for index, argument in enumerate(call.args) if argument is node)
    return positional[index] if index < len(positional) else None
