"""ZEN502 builtin-parameter."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable
from functools import cached_property

from beginner_lint.diagnostic import Edit, Fix, Kind, Level
from beginner_lint.facts.names.excuses import Topic
from beginner_lint.facts.names.hiding import counted_names, describes_builtins, hides, line_around, reach
from beginner_lint.facts.names.shadowed_calls import shadowed_calls
from beginner_lint.facts.names.stand_ins import parameter_stands_in
from beginner_lint.facts.renames.call_labels import Calls, calls_of
from beginner_lint.facts.renames.handed_over import handed_on_at
from beginner_lint.facts.renames.inherited_methods import given_by_base
from beginner_lint.facts.renames.name_readers import (
    asked_for_names,
    misplaced_help,
    taken_for_no_test,
)
from beginner_lint.facts.renames.parameter_edits import (
    docstring_may_be_shown,
    known_to_others,
    parameter_texts,
)
from beginner_lint.facts.renames.rename_edits import rename_fix
from beginner_lint.facts.renames.renaming import Renaming
from beginner_lint.facts.renames.texts_left import left_in_a_text, passed_in_a_text
from beginner_lint.facts.scopes.identifiers import name_span
from beginner_lint.facts.words.better_names import better_name
from beginner_lint.rule import Rule, applicability, assuming, cst, guard, remembered


class BuiltinParameter(Rule):
    """Parameter with the name of a builtin, such as `list` or `id`.

    ## Why is this bad?
    In the whole function the name means what the function is called with, and no longer what Python calls so.
    Who later adds a line such as `list(...)` or `max(...)` there calls the parameter, and the program stops.
    Another name also tells better what a call is to pass.

    ## Example
    ```python
    def show_all(list, max=3):
        for score in list[:max]:
            print("Score:", score)


    show_all([3, 4])
    show_all([1, 2], max=1)
    ```

    Use instead:
    ```python
    def show_all(scores, limit=3):
        for score in scores[:limit]:
            print("Score:", score)


    show_all([3, 4])
    show_all([1, 2], limit=1)
    ```

    ## Not flagged
    ```python
    def total(numbers, sum=sum):  # hands the builtin itself on
        return sum(numbers)


    class Student:
        def __init__(self, number):
            self.id = number  # an attribute hides nothing
    ```

    ## Fix safety
    The fix renames the parameter, where the docstring lists or quotes it, and where calls in this file pass
    it by name. It is safe where no other call can do so: for functions in functions, functions of a script,
    and parameters that no call can pass by name. Elsewhere it is unsafe: other files may pass it by name. It
    is not offered where others decide on the name, or may look at it: for methods that replace one of another
    class, in whatever file of the run, functions with a decorator that may use it, functions that a framework
    calls, and where another file of the run, the README, a page in `docs`, or an example in a text elsewhere
    passes it by name. Messages keep the old name; the fix says so, and is unsafe then.
    """

    code = "ZEN502"
    level = Level.BASICS
    kind = Kind.STYLE
    signs = ("hides_builtin",)

    def asked_of(self, kind: type[ast.AST]) -> Iterable[ast.AST]:
        """Return the parameters with a builtin's name."""
        return self.facts.parents.called(kind, self._builtins)

    def screen_arg(self, node: ast.arg) -> bool:
        """Let every parameter with a builtin's name through."""
        return node.arg in self._builtins and self._is_to_be_told(node)

    def visit_Name(self, node: cst.Name, origin: ast.arg) -> None:
        """Report a parameter."""
        if not self.screen_arg(origin):
            return
        command = misplaced_help(origin, self.facts)
        if command:
            message = f"`help` is never used here; the text belongs in the brackets of `@{command}(...)`"
            self.report(origin, message, fix=lambda: f"`@{command}` has a say in it")
            return
        scope = self.facts.scopes.scope_at(origin)
        name = scope.mangled(origin.arg)
        calls = calls_of(origin, self.facts)
        better = better_name(scope.bindings[name], self.facts, self.settings.builtins_extra | calls.others)
        self.report(
            origin,
            hides(origin.arg, better, line_around(scope.bindings[name][0], self.facts)),
            fix=lambda: self._fix(origin, calls, better),
            notes=[reach(scope.bindings[name][0], "parameter")],
        )

    @cached_property
    def _builtins(self) -> frozenset[str]:
        return counted_names(self.settings)

    @remembered
    def _is_to_be_told(self, parameter: ast.arg) -> bool:
        return not (
            self.replaces_on_purpose(parameter)
            or self.is_called_so_elsewhere(parameter)
            or self.is_called_in_vain(parameter)
            or self.author_decided(parameter)
        )

    @guard
    def replaces_on_purpose(self, parameter: ast.arg) -> bool:
        """Whether the builtin itself is handed in, or what is to be used in its place."""
        return parameter_stands_in(parameter, self.facts)

    @guard
    def is_called_so_elsewhere(self, parameter: ast.arg) -> bool:
        """Whether another place decides on the name: a base class, which is told itself; or it is a stub."""
        is_stub = self.source.path.endswith(".pyi") or describes_builtins(self.facts)
        return is_stub or given_by_base(parameter, self.facts)

    @guard
    def is_called_in_vain(self, parameter: ast.arg) -> bool:
        """Whether a call of the builtin stops because of the parameter: that is to be told (ZEN506)."""
        scope = self.facts.scopes.scope_at(parameter)
        return bool(shadowed_calls(scope, scope.mangled(parameter.arg), self.facts))

    @guard
    def author_decided(self, parameter: ast.arg) -> bool:
        """Whether a comment tells other linters that the name is meant: `# noqa: A002`."""
        return self.facts.excuses.cover(parameter, Topic.BUILTINS)

    @guard
    def may_be_looked_up(self, renaming: Renaming) -> str | None:
        """Why the name may be used as a text."""
        return renaming.seen_as_text() or renaming.named_in_a_text()

    @guard
    def may_be_asked_for(self, parameter: ast.arg) -> str | None:
        """Why code may find the parameter by its name: it asks functions for those, and gets hold of this."""
        asked = asked_for_names(parameter, self.facts)
        return (
            f"`{asked}` may see the name `{parameter.arg}`"
            if asked and handed_on_at(parameter, self.facts)
            else None
        )

    @guard
    def is_not_asked_for(self, parameter: ast.arg) -> str | None:
        """Say what is taken for granted where code asks functions for the names of their parameters."""
        asked = asked_for_names(parameter, self.facts)
        return f"`{asked}` is not asked for the name `{parameter.arg}`" if asked else None

    @guard
    def is_passed_in_a_text(self, parameter: ast.arg) -> str | None:
        """Why an example in a text elsewhere would go wrong."""
        return passed_in_a_text(parameter, self.facts)

    @guard
    def is_annotated_with(self, renaming: Renaming) -> str | None:
        """Why an annotation in the function names the parameter."""
        return renaming.named_in_an_annotation()

    @guard
    def may_mean_the_builtin(self, renaming: Renaming) -> str | None:
        """Why the name was meant to mean the builtin: it is called, or read when it is deleted."""
        return renaming.read_unbound() or renaming.called()

    @guard
    def is_known_to_others(self, parameter: ast.arg) -> str | None:
        """Why others may know the name: those who call the function for Python, a framework, a class."""
        return known_to_others(parameter, self.facts)

    @guard
    def goes_among_the_rest(self, parameter: ast.arg, calls: Calls) -> str | None:
        """Why a call may pass something else by the new name, where `**options` takes the rest."""
        arguments = self.facts.parents[parameter]
        rest = arguments.kwarg if isinstance(arguments, ast.arguments) else None
        if rest is None or calls.doubt is None:
            return None
        return f"`**{rest.arg}` takes what calls pass by other names, and there may be calls out of sight"

    @guard
    def cannot_follow(self, calls: Calls) -> str | None:
        """Why it is not clear which labels at calls mean the parameter."""
        return calls.mixed

    @guard
    def may_be_passed_by_name(self, calls: Calls) -> str | None:
        """Say what is taken for granted about calls that are not in sight."""
        return calls.doubt

    @guard
    def may_be_a_test(self, parameter: ast.arg) -> str | None:
        """Say what is taken for granted of a function that is called like a test."""
        return taken_for_no_test(parameter, self.facts)

    @guard
    def docstring_may_be_shown(self, parameter: ast.arg) -> str | None:
        """Say what is taken for granted where code asks for docstrings, and this one changes."""
        return docstring_may_be_shown(parameter, self.facts)

    @guard
    def goes_on_with_the_name(self, parameter: ast.arg, texts: Collection[Edit]) -> str | None:
        """Say which text keeps the old name: a message, or a docstring that quotes it."""
        return left_in_a_text(parameter, texts, self.facts)

    def _header(self, node: ast.AST) -> tuple[int, int]:
        """Return the span of just the name."""
        return name_span(self.source, node) or super()._header(node)

    def _fix(self, parameter: ast.arg, calls: Calls, better: str) -> Fix | str:
        scope = self.facts.scopes.scope_at(parameter)
        name = scope.mangled(parameter.arg)
        renaming = Renaming(self.facts, scope, name)
        refusal = (
            self.is_known_to_others(parameter)
            or self.goes_among_the_rest(parameter, calls)
            or self.cannot_follow(calls)
            or self.may_be_looked_up(renaming)
            or self.may_be_asked_for(parameter)
            or self.is_passed_in_a_text(parameter)
            or self.is_annotated_with(renaming)
            or self.may_mean_the_builtin(renaming)
        )
        if refusal:
            return refusal
        texts = parameter_texts(parameter, calls, better, self.facts)
        if isinstance(texts, str):
            return texts
        assumption = assuming(
            self.may_be_passed_by_name(calls),
            self.may_be_a_test(parameter),
            self.docstring_may_be_shown(parameter),
            self.is_not_asked_for(parameter),
            self.goes_on_with_the_name(parameter, texts),
        )
        fit = applicability(assumption)
        return rename_fix(self.facts, scope, name, better, fit, assumption, texts=texts)
