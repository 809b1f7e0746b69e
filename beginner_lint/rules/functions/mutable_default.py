"""ZEN605 mutable-default."""

from __future__ import annotations

import ast
import sys
from functools import partial

from beginner_lint.diagnostic import Edit, Fix, Kind, Level
from beginner_lint.facts.effects.uses import UseKind, Uses
from beginner_lint.facts.functions.default_uses import (
    called_back,
    fails_when_empty,
    fills_once,
    looks_up_entries,
    stays_empty,
    surely_full,
)
from beginner_lint.facts.functions.mutable_defaults import (
    WORDS,
    Default,
    default_left,
    defaults_of,
    has_defaults,
    is_empty,
    is_plain,
    is_to_remember,
    only_name_in,
)
from beginner_lint.facts.functions.none_defaults import makes_new_for_none, replaces_empty, replaces_kind
from beginner_lint.facts.functions.none_meanings import NoneMeanings
from beginner_lint.facts.functions.optional_annotations import allows_none, optionally, says_only_to_be_read
from beginner_lint.facts.functions.own_calls import Function
from beginner_lint.facts.layout import indentation, newline_at, shifted, unit_of
from beginner_lint.facts.names.excuses import Topic
from beginner_lint.rule import Rule, applicability, assuming, cst, guard, remembered


class MutableDefault(Rule):
    """Parameter with a list, dict or set as its default that the function changes or hands out.

    ## Why is this bad?
    Python makes the default once, when it runs `def`, and not anew for each call. A call that adds something
    to it leaves that behind for all calls to come.

    ## Example
    ```python
    def remember(name, names=[]):
        names.append(name)
        return names


    remember("Ada")
    print(len(remember("Grace", [])))
    ```

    Use instead:
    ```python
    def remember(name, names=None):
        if names is None:
            names = []
        names.append(name)
        return names


    remember("Ada")
    print(len(remember("Grace", [])))
    ```

    ## Not flagged
    ```python
    def show(names=[]):
        for name in names:  # is only read
            print(name)


    def fib(n, memo={}):  # is there to remember
        if n not in memo:
            memo[n] = n if n < 2 else fib(n - 1) + fib(n - 2)
        return memo[n]
    ```

    ## Fix safety
    The fix is unsafe: it changes what the program does, from the second call on. And `None`, if a call
    hands that in, stands for a new list from now on. It is not offered where the file asks whether what was
    handed in is `None`, passes `None`, or speaks of it.
    """

    code = "ZEN605"
    level = Level.BASICS
    kind = Kind.BUG
    signs = ("makes_default",)

    def screen_FunctionDef(self, node: ast.FunctionDef) -> bool:
        """Let functions through that have such a default, and change it or hand it out."""
        return has_defaults(node) and bool(self._dangers(node))

    def screen_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> bool:
        """Let functions through that have such a default, and change it or hand it out."""
        return has_defaults(node) and bool(self._dangers(node))

    def visit_FunctionDef(self, node: cst.FunctionDef, origin: Function) -> None:
        """Report the defaults that a call may change for the next one."""
        for default, what in self._dangers(origin):
            name, kind = default.parameter.arg, WORDS[default.kind]
            self.report(
                default.value,
                f"The default of `{name}` is one {kind} for all calls: {what}",
                fix=partial(self._fix, default),
            )

    @remembered
    def _dangers(self, function: Function) -> list[tuple[Default, str]]:
        """Return the defaults that one call may change for the next, each with how that comes about."""
        found = []
        for default in defaults_of(function):
            if self.is_something_else(default) or self.is_kept_on_purpose(default):
                continue
            if self.looks_up_earlier_calls(default) or self.author_decided(default):
                continue
            if self.is_never_kept(default):
                continue
            if self._is_changed(default):
                found.append((default, "each may find what others changed"))
            elif self.is_handed_out(default):
                found.append((default, "who changes it, changes it for all"))
        return found

    @guard
    def is_something_else(self, default: Default) -> bool:
        """Whether `list()` and the like call something else than Python's own."""
        if not isinstance(default.value, ast.Call):
            return False
        return self.facts.types.origin(default.value.func) != f"builtins.{default.kind}"

    @guard
    def is_kept_on_purpose(self, default: Default) -> bool:
        """Whether the function is to remember: words say so, or a list holds numbers to count with."""
        return self._is_counter(default) or is_to_remember(default)

    def _is_counter(self, default: Default) -> bool:
        """Tell whether a list has one element, or numbers that are only asked for and changed by index."""
        elements = default.value.elts if isinstance(default.value, ast.List) else []
        if len(elements) < 2:
            return len(elements) == 1
        are_numbers = all(isinstance(each, ast.Constant) and isinstance(each.value, int) for each in elements)
        holders = map(self.facts.parents.get, self._occurrences(default))
        return are_numbers and all(isinstance(holder, ast.Subscript) for holder in holders)

    @guard
    def author_decided(self, default: Default) -> bool:
        """Whether a comment tells other linters that the default is meant: `# noqa: B006`."""
        excuses = self.facts.excuses
        return excuses.cover(default.value, Topic.MUTABLE_DEFAULTS) or excuses.cover(
            default.parameter, Topic.MUTABLE_DEFAULTS
        )

    @guard
    def looks_up_earlier_calls(self, default: Default) -> bool:
        """Whether the function asks the default for what earlier calls left: it is there to remember.

        In a loop it may ask for what the same call left, as it may where it hands the default on.
        """
        if not is_empty(default.value):
            return False
        places, parents = self._occurrences(default), self.facts.parents
        if default.kind == "list":
            return fills_once(places, parents)
        return looks_up_entries(places, default.function, parents)

    @guard
    def is_never_kept(self, default: Default) -> bool:
        """Whether the function takes something new instead of an empty default first, or fails with it."""
        first, places = self._from_first_use(default)[:1], self._occurrences(default)
        if not first or not is_empty(default.value):
            return False
        name = default.parameter.arg
        is_replaced = replaces_empty(first[0], name) or replaces_kind(first[0], name, default.kind)
        return is_replaced or fails_when_empty(places[0], first[0], self.facts.parents)

    def _from_first_use(self, default: Default) -> list[ast.stmt]:
        """Return the statements of the body from the one on in which the parameter is used first."""
        places = self._occurrences(default)
        start = places[0].lineno if places else sys.maxsize
        return [each for each in default.function.body if start <= (each.end_lineno or 0)]

    def _is_changed(self, default: Default) -> bool:
        """Tell whether the function itself changes what the parameter holds."""
        uses = Uses(self.facts)
        changing = [
            node
            for node in self._occurrences(default)
            if uses.at(node).kind in (UseKind.CHANGES, UseKind.RESIZES)
        ]
        return bool(changing) and not self.stays_empty(default, changing)

    @guard
    def stays_empty(self, default: Default, changing: list[ast.Name]) -> bool:
        """Whether no change puts something into what is empty: made for each, or where it is not empty."""
        places = self._occurrences(default)
        return is_empty(default.value) and stays_empty(default.value, changing, places, self.facts.parents)

    @guard
    def is_handed_out(self, default: Default) -> bool:
        """Whether the function returns the default or keeps it in an object, where others may change it.

        They are not to where the annotation says that what an object keeps is only to be read.
        """
        is_read = says_only_to_be_read(default.parameter.annotation, self.facts)
        for node in self._occurrences(default):
            holder = self.facts.parents.get(node)
            if is_empty(default.value) and surely_full(node, default.value, self.facts.parents):
                continue
            if isinstance(holder, ast.Return):
                return True
            if isinstance(holder, ast.Assign) and isinstance(holder.targets[0], ast.Attribute):
                kept = holder.targets[0].attr
                return holder.value is node and not (is_read and not self._is_changed_as(kept))
        return False

    def _is_changed_as(self, attribute: str) -> bool:
        """Tell whether the file changes what is kept in an attribute."""
        uses = Uses(self.facts)
        nodes = self.facts.parents.called(ast.Attribute, frozenset({attribute}))
        read = (node for node in nodes if isinstance(node.ctx, ast.Load))
        return any(uses.at(node).kind in (UseKind.CHANGES, UseKind.RESIZES) for node in read)

    @remembered
    def _occurrences(self, default: Default) -> list[ast.Name]:
        """Return where the function uses what it was called with under the parameter's own name, in order."""
        scope = self.facts.scopes.scope_at(default.parameter)
        found = []
        for occurrence in self.facts.scopes.occurrences(scope, scope.mangled(default.parameter.arg)):
            node = occurrence.node
            if isinstance(node, ast.Name) and self._holds_default(node, default):
                found.append(node)
        return sorted(found, key=lambda node: (node.lineno, node.col_offset))

    def _holds_default(self, node: ast.Name, default: Default) -> bool:
        """Tell whether what a call gave the parameter may be there still."""
        if isinstance(node.ctx, ast.Store) and not isinstance(self.facts.parents[node], ast.AugAssign):
            return False
        bindings = self.facts.flow.reaching(node)
        return bindings is not None and any(binding.node is default.parameter for binding in bindings)

    def _fix(self, default: Default) -> Fix | str:
        if not is_plain(default.value, self.facts):
            name = only_name_in(default.value, self.facts)
            return f"`{name}` may be another by the time of a call" if name else "the default is computed"
        target = self.settings.target_version
        annotated = optionally(default.parameter.annotation, self.facts, target)
        place = self._place(default.function)
        if isinstance(annotated, str) or isinstance(place, str):
            return annotated if isinstance(annotated, str) else str(place)
        refusal = (
            self.none_means_something(default)
            or self.class_means_something_else(default)
            or self.may_collect(default)
        )
        if refusal:
            return refusal
        name = default.parameter.arg
        is_made = self._makes_new_one(default)
        made = () if is_made else (Edit(place, place, self._lines(default)),)
        assumption = assuming(
            f"each call without `{name}` is to start with a new {WORDS[default.kind]}",
            None if is_made else f"no call means something by `{name}=None`",
            default_left(default, self.facts),
        )
        called = [default.kind] if isinstance(default.value, ast.Call) else []
        return Fix(
            f"Make a new {WORDS[default.kind]} in each call",
            applicability(assumption),
            (self.replacing(default.value, "None"), *annotated.edits, *made),
            binds=self.scoped(default.parameter, name),
            relies_on=self.scoped(default.function, *annotated.names, *called),
            assumption=assumption,
        )

    @guard
    def none_means_something(self, default: Default) -> str | None:
        """Why `None` cannot stand for a new one: somebody asks for it, passes it or speaks of it."""
        if self._makes_new_one(default):
            return None
        said = NoneMeanings(default, self._occurrences(default), self.facts).said()
        if said:
            return said
        name = default.parameter.arg
        is_optional = allows_none(default.parameter.annotation, self.facts)
        return f"its annotation allows `{name}=None`" if is_optional and not is_empty(default.value) else None

    @guard
    def class_means_something_else(self, default: Default) -> str | None:
        """Why `list()` cannot be called within the function."""
        is_call, function = isinstance(default.value, ast.Call), default.function
        if not is_call or self.facts.scopes.would_be_builtin(default.kind, function.body[0]):
            return None
        return f"`{default.kind}` may mean something else in `{function.name}`"

    @guard
    def may_collect(self, default: Default) -> str | None:
        """Why one list for all calls may be meant: a function within another is there to be called back."""
        function, line = default.function, called_back(default.function, self.facts)
        if line is None:
            return None
        return f"`{function.name}` is called back (line {line}), and may collect in `{default.parameter.arg}`"

    def _makes_new_one(self, default: Default) -> bool:
        """Tell whether `None` stands for a new one as it is."""
        return makes_new_for_none(self._from_first_use(default), default.parameter, default.value, self.facts)

    def _lines(self, default: Default) -> str:
        """Return the lines that make a new one for `None`."""
        name, first = default.parameter.arg, _first_statement(default.function)
        indent, newline = indentation(first, self.source), newline_at(default.function, self.source)
        step = unit_of(default.function, self.source)
        depth = len(indent + step) - len(indentation(default.value, self.source))
        value = shifted(self.source.segment(default.value), depth, step[0])
        return f"{indent}if {name} is None:{newline}{indent}{step}{name} = {value}{newline}"

    def _place(self, function: Function) -> int | str:
        """Return the offset of the line at which the body begins, comments above it included."""
        first = _first_statement(function)
        start = self.source.line_starts[first.lineno - 1]
        before = self.source.line(first.lineno - 1).rstrip("\r\n")
        if self.source.text[start : self.source.span(first)[0]].strip() or before.endswith("\\"):
            return "the body does not begin on a line of its own"
        docstring_ends = 0 if first is function.body[0] else function.body[0].end_lineno or 0
        line = first.lineno
        while line - 1 > docstring_ends and self.source.line(line - 1).lstrip().startswith("#"):
            line -= 1
        return self.source.line_starts[line - 1]


def _first_statement(function: Function) -> ast.stmt:
    """Return the first statement after the docstring."""
    first = function.body[0]
    is_docstring = (
        isinstance(first, ast.Expr)
        and isinstance(first.value, ast.Constant)
        and isinstance(first.value.value, str)
    )
    return function.body[1] if is_docstring and len(function.body) > 1 else first
