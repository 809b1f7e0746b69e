"""ZEN335 mapped-lambda."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

from beginner_lint.diagnostic import Fix, Kind, Level
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.rule import Rule, applicability, assuming, cst, guard

_BRACKETS = {"list": ("[", "]"), "set": ("{", "}")}
_LOOSEST = (ast.IfExp, ast.Lambda)
_LOOKING = frozenset({"locals", "vars", "dir", "eval", "exec", "super"})
_LONGEST = 30


class Mapped(NamedTuple):
    """`kind(way(lambda variables: body, *iterables))`."""

    kind: str
    way: str
    variables: tuple[str, ...]
    body: ast.expr
    iterables: tuple[ast.expr, ...]
    functions: tuple[ast.Name, ast.Name]


class MappedLambda(Rule):
    """`list(map(lambda ...))` or `list(filter(lambda ...))` in the place of a comprehension.

    ## Why is this bad?
    A comprehension says the same in the order in which one would tell it, what is computed for which
    elements, without a function that has no name. It is also faster: no function is called for each element.

    ## Example
    ```python
    words = ["fig", "apple"]
    sizes = list(map(lambda word: len(word) * 2, words))
    long = list(filter(lambda word: len(word) > 3, words))
    print(sizes, long)
    ```

    Use instead:
    ```python
    words = ["fig", "apple"]
    sizes = [len(word) * 2 for word in words]
    long = [word for word in words if len(word) > 3]
    print(sizes, long)
    ```

    ## Not flagged
    ```python
    words = ["fig", "apple"]
    print(list(map(len, words)))  # a function that has a name
    print(list(map(lambda word, end="!": word + end, words)))  # a comprehension knows no defaults
    ```

    ## Fix safety
    The fix is safe where the function runs nothing but Python's own code. It is unsafe where unknown code may
    raise a `StopIteration`: that ends the list without a word, and a comprehension raises it.
    """

    code = "ZEN335"
    level = Level.INTERMEDIATE
    kind = Kind.STYLE
    words = ("lambda",)
    names = frozenset(_BRACKETS)

    def screen_Call(self, node: ast.Call) -> bool:
        """Let calls of `list` and `set` through that get a `map` or `filter` with a `lambda`."""
        return _mapped(node) is not None

    def visit_Call(self, node: cst.Call, origin: ast.Call) -> None:
        """Report a `lambda` that is only called once for each element."""
        found = _mapped(origin)
        if found is None or self.means_something_else(found, origin) or self.looks_up_names(found):
            return
        if self.variable_is_kept(found):
            return
        opening, closing = _BRACKETS[found.kind]
        iterated = self._iterated(found)
        iterated = iterated if len(iterated) <= _LONGEST and "\n" not in iterated else "..."
        condition = " if ..." if found.way == "filter" else ""
        element = found.variables[0] if found.way == "filter" else "..."
        shown = f"{opening}{element} for {', '.join(found.variables)} in {iterated}{condition}{closing}"
        self.report(
            origin,
            f"`{shown}` needs no `{found.way}` and no `lambda`",
            fix=lambda: self._fix(found, origin),
        )

    @guard
    def means_something_else(self, found: Mapped, call: ast.Call) -> bool:
        """Whether one of the functions is not the builtin here."""
        if len(found.iterables) > 1 and not self.facts.scopes.would_be_builtin("zip", call):
            return True
        return not all(self.facts.scopes.is_builtin(name) for name in found.functions)

    @guard
    def looks_up_names(self, found: Mapped) -> bool:
        """Whether the function may look up variables as text, or what it is a method of."""
        nodes = nodes_in(found.body)
        return any(isinstance(node, ast.Name) and node.id in _LOOKING for node in nodes)

    @guard
    def variable_is_kept(self, found: Mapped) -> bool:
        """Whether something that runs later keeps the variable: all elements share it in a comprehension."""
        for node in nodes_in(found.body):
            runs_later = isinstance(node, ast.Lambda) or (
                isinstance(node, ast.GeneratorExp) and not self.facts.flow.runs_at_once(node)
            )
            if runs_later and any(name in found.variables for name in _names(node)):
                return True
        return False

    @guard
    def step_may_stop(self, found: Mapped) -> str | None:
        """Say that the function is taken not to raise StopIteration, which would end the list early."""
        calls_next = any(name == "next" for name in _names(found.body))
        if not calls_next and self.facts.effects.unknown_code([found.body]) is None:
            return None
        return "no step raises StopIteration"

    @guard
    def stands_in_text(self, call: ast.Call) -> str | None:
        """Why the call stays: an f-string holds it, and may show it as it is written."""
        return "it stands in an f-string" if self.facts.parents.is_within(call, ast.JoinedStr) else None

    def _fix(self, found: Mapped, call: ast.Call) -> Fix | str:
        if refusal := self.stands_in_text(call):
            return refusal
        body = self.source.segment(found.body)
        clause = f"for {', '.join(found.variables)} in {self._iterated(found)}"
        if found.way == "map":
            text = f"{body} {clause}"
        else:
            test = f"({body})" if isinstance(found.body, _LOOSEST) else body
            text = f"{found.variables[0]} {clause} if {test}"
        opening, closing = _BRACKETS[found.kind]
        assumption = assuming(self.step_may_stop(found))
        return Fix(
            "Use a comprehension",
            applicability(assumption),
            (self.replacing(call, f"{opening}{text}{closing}"),),
            relies_on=self.scoped(call, "zip") if len(found.iterables) > 1 else frozenset(),
            assumption=assumption,
        )

    def _iterated(self, found: Mapped) -> str:
        """Return what the comprehension walks over."""
        texts = [self.source.segment(each) for each in found.iterables]
        if len(texts) > 1:
            return f"zip({', '.join(texts)})"
        return f"({texts[0]})" if isinstance(found.iterables[0], _LOOSEST) else texts[0]


def _mapped(call: ast.Call) -> Mapped | None:
    """Return what `list(map(lambda …, …))` and the like consist of; None for another call."""
    if not isinstance(call.func, ast.Name) or call.func.id not in _BRACKETS or call.keywords:
        return None
    inner = call.args[0] if len(call.args) == 1 else None
    if not isinstance(inner, ast.Call) or not isinstance(inner.func, ast.Name) or inner.keywords:
        return None
    if inner.func.id not in ("map", "filter") or len(inner.args) < 2:
        return None
    function, *iterables = inner.args
    if not isinstance(function, ast.Lambda) or any(isinstance(each, ast.Starred) for each in iterables):
        return None
    variables = _variables(function.args)
    is_walrus = any(isinstance(node, ast.NamedExpr | ast.Yield | ast.YieldFrom) for node in nodes_in(call))
    if is_walrus or len(variables) != len(iterables) or (inner.func.id == "filter" and len(iterables) > 1):
        return None
    return Mapped(
        call.func.id, inner.func.id, variables, function.body, tuple(iterables), (call.func, inner.func)
    )


def _variables(arguments: ast.arguments) -> tuple[str, ...]:
    """Return the names of parameters that a comprehension can bind as well; none if there are others."""
    others = (arguments.vararg, arguments.kwarg, *arguments.kwonlyargs, *arguments.posonlyargs)
    if any(others) or arguments.defaults:
        return ()
    return tuple(argument.arg for argument in arguments.args)


def _names(node: ast.AST) -> Iterator[str]:
    yield from (inner.id for inner in nodes_in(node) if isinstance(inner, ast.Name))
