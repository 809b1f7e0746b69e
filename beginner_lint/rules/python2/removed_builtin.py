"""ZEN205 removed-builtin."""

from __future__ import annotations

import ast

from beginner_lint.diagnostic import Applicability, Edit, Fix, Kind, Level
from beginner_lint.facts.python2.old_names import OldNames
from beginner_lint.facts.python2.plans import Plans
from beginner_lint.rule import Rule, applicability, assuming, cst, guard

# What is another builtin by now.
_RENAMED = {
    "unicode": "str",
    "basestring": "str",
    "long": "int",
    "unichr": "chr",
    "file": "open",
}
# What has moved to a module.
_MOVED = {"reduce": "functools", "reload": "importlib", "intern": "sys"}
# What has another form by now.
_REPHRASED = {
    "cmp": "compare with `<`, `==` and `>`",
    "execfile": "read the file and run `exec(…)`",
    "apply": "call with stars, `f(*arguments)`",
    "buffer": "use `memoryview`",
    "coerce": "convert both values yourself",
}
_ALL = {*_RENAMED, *_MOVED, *_REPHRASED}


class RemovedBuiltin(Rule):
    """Builtin that Python 3 does not have, such as `unicode`, `long`, `reduce` or `cmp`.

    ## Why is this bad?
    Python 3 made one kind of text out of `str` and `unicode`, one kind of whole number out of `int` and
    `long`, and moved or dropped builtins that were rarely used. A program that uses an old name stops with a
    `NameError` when it gets there.

    ## Example
    ```python
    # raises: NameError
    numbers = [1, 2, 3]
    print(reduce(max, numbers))
    print(unichr(97))
    ```

    Use instead:
    ```python
    import functools

    numbers = [1, 2, 3]
    print(functools.reduce(max, numbers))
    print(chr(97))
    ```

    ## Not flagged
    ```python
    try:
        text_type = unicode
    except NameError:
        text_type = str  # the program itself chooses what there is
    ```

    ## Fix safety
    The fix is unsafe for `cmp(a, b)`, which becomes `(a > b) - (a < b)`, for `execfile`, for `apply` with
    what may be no tuple or list, and where a program tells `unicode` from `str`, or `long` from `int`, as
    `isinstance(x, unicode)` does: every text of Python 3 is Unicode. It is not offered for
    `unicode(x, "utf-8")`, for `file` as a type, and where the new name means something else in the program.
    """

    code = "ZEN205"
    level = Level.BASICS
    kind = Kind.BUG
    reads_node = True
    names = frozenset(_ALL)
    guarded_by = (OldNames, Plans)

    def screen_Name(self, node: ast.Name) -> bool:
        """Let the old names through that nothing in the file binds."""
        return node.id in _ALL and self.facts.old_names.is_lost(node)

    def visit_Name(self, node: cst.Name, origin: ast.Name) -> None:
        """Report an old name that nothing in the file binds."""
        if not self.screen_Name(origin):
            return
        if node.value == origin.id in _ALL and self.facts.old_names.is_lost(origin):
            name = origin.id
            self.report(
                origin, f"`{name}` is gone in Python 3; {_advice(name)}", fix=lambda: self._fix(origin)
            )

    def _fix(self, name: ast.Name) -> Fix | str:
        if name.id in _RENAMED:
            return self._renamed(name, _RENAMED[name.id])
        if name.id in _MOVED:
            return self._moved(name, _MOVED[name.id])
        call = self.facts.parents[name]
        if not isinstance(call, ast.Call) or call.func is not name or call.keywords:
            return "it is not called in the plain way"
        if any(isinstance(argument, ast.Starred) for argument in call.args):
            return "it is not called in the plain way"
        rephrased = {"cmp": self._cmp, "apply": self._apply, "execfile": self._execfile}.get(name.id)
        return rephrased(call) if rephrased else "there is no new form that is always the same"

    @guard
    def new_name_means_something_else(self, new: str, at: ast.AST) -> str | None:
        """Why the new name is not the builtin here."""
        if self.facts.scopes.would_be_builtin(new, at):
            return None
        return f"`{new}` may mean something else in this program"

    @guard
    def may_be_evaluated_twice(self, call: ast.Call) -> str | None:
        """Why the arguments of `cmp` cannot be written twice."""
        if all(isinstance(argument, ast.Name | ast.Constant) for argument in call.args):
            return None
        return "the values would be computed twice"

    @guard
    def is_used_as_type(self, name: ast.Name) -> str | None:
        """Why `file` is not called here, or in another way than `open` is."""
        call = self.facts.parents[name]
        if name.id != "file" or (isinstance(call, ast.Call) and call.func is name and not call.keywords):
            return None
        return "it is not called in the plain way"

    @guard
    def decodes(self, name: ast.Name) -> str | None:
        """Why `unicode` makes more than a text of a value here: it is told an encoding."""
        call = self.facts.parents[name]
        if name.id != "unicode" or not isinstance(call, ast.Call) or call.func is not name:
            return None
        if len(call.args) < 2 and not call.keywords:
            return None
        return "the texts of Python 3 need not be decoded"

    @guard
    def tells_types_apart(self, name: ast.Name, new: str) -> str | None:
        """Assume, where a program asks for one of two types that are one by now, that either will do."""
        if name.id not in ("unicode", "basestring", "long"):
            return None
        holder = self.facts.parents[name]
        if isinstance(holder, ast.Call):
            function = holder.func if isinstance(holder.func, ast.Name) else None
            if function is name or (function and function.id == "map" and holder.args[0] is name):
                return None
            if name.id == "basestring" and function and function.id in ("isinstance", "issubclass"):
                return None
        elif isinstance(holder, ast.Tuple) and _names(holder) & {new, "basestring"}:
            return None
        kind = "whole number" if name.id == "long" else "text"
        return f"each {kind} may count as `{name.id}`, as there is one kind in Python 3"

    def _renamed(self, name: ast.Name, new: str) -> Fix | str:
        refusal = self.new_name_means_something_else(new, name) or self.is_used_as_type(name)
        if refusal := refusal or self.decodes(name):
            return refusal
        both = self._both(name, new)
        edit = self.replacing(both or name, new)
        assumption = assuming(self.tells_types_apart(name, new))
        return Fix(
            f"Replace `{name.id}` by `{new}`",
            applicability(assumption),
            (edit,),
            assumption=assumption,
            relies_on=self.scoped(name, new),
        )

    def _both(self, name: ast.Name, new: str) -> ast.Tuple | None:
        """Return the tuple around a name if it lists just the old and the new one: `(int, long)`."""
        holder = self.facts.parents[name]
        if not isinstance(holder, ast.Tuple) or not isinstance(self.facts.parents[holder], ast.Call):
            return None
        is_pair = len(holder.elts) == 2 and _names(holder) == {name.id, new}
        return holder if is_pair and self.source.segment(holder).startswith("(") else None

    def _moved(self, name: ast.Name, module: str) -> Fix | str:
        found = self.facts.imports.module(module, module, name, beside=module)
        if found is None:
            return f"`{module}` is imported in another way, or may mean something else"
        edits = (*((found.edit,) if found.edit else ()), self.replacing(name, f"{found.name}.{name.id}"))
        added = self.scoped(name, found.name)
        return Fix(
            f"Use `{found.name}.{name.id}`",
            Applicability.SAFE,
            edits,
            binds=added if found.edit else frozenset(),
            relies_on=added,
        )

    def _cmp(self, call: ast.Call) -> Fix | str:
        if len(call.args) != 2:
            return "it is not called in the plain way"
        if refusal := self.may_be_evaluated_twice(call):
            return refusal
        left, right = (self.source.segment(argument) for argument in call.args)
        text = f"(({left} > {right}) - ({left} < {right}))"
        assumption = assuming(f"`{left}` and `{right}` can be compared with `<`")
        return Fix("Compare", applicability(assumption), (self.replacing(call, text),), assumption=assumption)

    def _apply(self, call: ast.Call) -> Fix | str:
        if not 1 <= len(call.args) <= 3 or not isinstance(call.args[0], ast.Name | ast.Attribute):
            return "what is called is not a name"
        function, *arguments = (self.source.segment(argument) for argument in call.args)
        if any(isinstance(argument, ast.NamedExpr | ast.IfExp | ast.Lambda) for argument in call.args):
            return "the arguments are not plain"
        starred = ", ".join(star + text for star, text in zip(("*", "**"), arguments, strict=False))
        edit = self.replacing(call, f"{function}({starred})")
        assumption = assuming(*map(self.may_be_no_arguments, call.args[1:], (("tuple", "list"), ("dict",))))
        return Fix("Call it with stars", applicability(assumption), (edit,), assumption=assumption)

    @guard
    def may_be_no_arguments(self, values: ast.expr, kinds: tuple[str, ...]) -> str | None:
        """Assume that `apply` would take what is not proved to be a tuple, list or dictionary."""
        if self.facts.types.of(values).proves(*kinds):
            return None
        return f"`{self.source.segment(values)}` is a {' or '.join(kinds)}"

    def _execfile(self, call: ast.Call) -> Fix | str:
        if len(call.args) != 1:
            return "it is not called in the plain way"
        path = self.source.segment(call.args[0])
        edit: Edit = self.replacing(call, f"exec(open({path}).read())")
        assumption = assuming("the file holds Python 3 code")
        return Fix("Read and run the file", applicability(assumption), (edit,), assumption=assumption)


def _names(holder: ast.Tuple) -> set[str]:
    """Return the names among the items of a tuple."""
    return {item.id for item in holder.elts if isinstance(item, ast.Name)}


def _advice(name: str) -> str:
    if name in _RENAMED:
        return f"use `{_RENAMED[name]}`, which does the same"
    if name in _MOVED:
        return f"it is in a module now: `{_MOVED[name]}.{name}`"
    return _REPHRASED[name]
