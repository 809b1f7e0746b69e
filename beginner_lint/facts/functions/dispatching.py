"""A function that asks for the class of its first parameter, written without these questions."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from beginner_lint.diagnostic import Edit
from beginner_lint.facts.functions.own_calls import Function
from beginner_lint.facts.functions.type_questions import TypeQuestions
from beginner_lint.facts.layout import comments_in, indentation, lines_in_texts, newline_at, unit_of
from beginner_lint.facts.scopes.node_fields import last_name, nodes_in

if TYPE_CHECKING:
    from beginner_lint.facts import Facts
    from beginner_lint.facts.scopes.imports import Module


class Dispatching:
    """Puts what is done for each class into a function of its own.

    Args:
        questions: the questions; they must be all that the function does.
        function: the function.
        facts: the facts of the file.

    """

    def __init__(self, questions: TypeQuestions, function: Function, facts: Facts) -> None:
        self._questions = questions
        self._function = function
        self._facts = facts
        self._source = facts.source
        self._newline = newline_at(function, self._source)
        self._unit = unit_of(function, self._source)
        given = function.args
        self._others = [arg.arg for arg in given.args[1:]]

    def refusal(self) -> str | None:
        """Return why it is not shown."""
        given, last = self._function.args, self._function.end_lineno or 0
        if given.defaults:
            return "a parameter of it has a default"
        if given.posonlyargs or given.vararg or given.kwonlyargs or given.kwarg:
            return "its parameters are not plain ones"
        if self._function.body[0].lineno == self._function.lineno:
            return "the function stands on one line"
        code = [each for each in self._function.body if not _is_text(each)] or self._function.body
        if lines_in_texts(code[0].lineno, last, self._source):
            return "a text in it goes over several lines"
        blocks = [*(branch.body for branch in self._questions.branches), self._questions.rest or [ast.Pass()]]
        kept = [self._span(block) for block in blocks if hasattr(block[0], "lineno")]
        for start, end in comments_in(self._function, self._source):
            if not any(first <= start and end <= after for first, after in kept):
                return "a comment in it would go"
        return None

    def why_no_methods(self, classes: Sequence[ast.ClassDef]) -> str | None:
        """Return why the classes do not get methods."""
        name = self._function.name
        if (answer := self._answer_for_others()) is not None:
            return f"line {answer.lineno} may be for values of other classes, which would have no method"
        if (other := self._annotated_too(classes)) is not None:
            return (
                f"`{self._subject()}` may be of class `{other.name}` (line {other.lineno}), by its annotation"
            )
        for made in classes:
            if made.body[0].lineno == made.lineno:
                return "a class stands on one line"
        attributes = self._facts.parents.called(ast.Attribute, frozenset({name}))
        if attributes or any(
            isinstance(node, ast.FunctionDef) and node.name == name for made in classes for node in made.body
        ):
            return f"there is something else with the name `{name}`"
        subject = self._subject()
        for branch in self._questions.branches:
            for node in nodes_in(*branch.body):
                if (
                    isinstance(node, ast.Name)
                    and node.id == subject
                    and self._source.segment(node) != subject
                ):
                    return f"`{subject}` stands in a text"
        return None

    def _answer_for_others(self) -> ast.stmt | None:
        """Return what is done with values of none of the classes, if that is more than to stop."""
        first = next(iter(self._questions.rest), None)
        if isinstance(first, ast.Return):
            return first if first.value and getattr(first.value, "value", first) is not None else None
        called = getattr(getattr(first, "value", None), "func", None)
        stops = isinstance(first, ast.Assert | ast.Pass | ast.Raise) or (
            called is not None and last_name(called) == "assert_never"
        )
        return None if stops else first

    def _annotated_too(self, classes: Sequence[ast.ClassDef]) -> ast.ClassDef | None:
        """Return a class of the file that is annotated, too, and would have no method: `Dog | Cat | Fish`."""
        families, annotation = self._facts.class_families, self._function.args.args[0].annotation
        above = [each for made in classes for each in families.above(made)]
        for other in self._classes_in(annotation, set()) if annotation is not None else ():
            has_method = other in classes or any(each in classes for each in families.above(other))
            if not has_method and other not in above:
                return other
        return None

    def _classes_in(self, annotation: ast.expr, seen: set[str]) -> Iterator[ast.ClassDef]:
        """Yield the classes of the file that an annotation names, also by another name for several."""
        bound = self._facts.scopes.module.bindings
        for name in re.findall(r"\w+", ast.unparse(annotation)):  # which may stand in a text
            bindings = bound.get(name, ()) if name not in seen else ()
            seen.add(name)
            made = bindings[0].node if len(bindings) == 1 else None
            if isinstance(made, ast.ClassDef):
                yield made
            holder = self._facts.parents.get(made) if made is not None else None
            value = getattr(made if hasattr(made, "value") else holder, "value", None)
            if isinstance(value, ast.BinOp | ast.Subscript | ast.Name):
                yield from self._classes_in(value, seen)

    def methods(self, classes: Sequence[ast.ClassDef]) -> tuple[Edit, ...]:
        """Return the edits that give each class, in the order of the questions, a method."""
        edits, left = [], list(classes)
        parameters = ", ".join(["self", *self._others])
        for branch in self._questions.branches:
            for _ in branch.classes:
                made = left.pop(0)
                if made in classes[: len(classes) - len(left) - 1]:  # an earlier question takes it
                    continue
                indent = indentation(made.body[0], self._source)
                body = self._moved(branch.body, indent + self._unit, as_self=True)
                text = f"{indent}def {self._function.name}({parameters}):{self._newline}{body}"
                at = self._end_of_line(made.end_lineno or made.lineno)
                edits.append(Edit(at, at, f"{self._newline}{self._newline}{text}"))
        leaves = any(isinstance(node, ast.Return) and node.value for node in nodes_in(self._questions.first))
        call = f"{self._subject()}.{self._function.name}({', '.join(self._others)})"
        start = self._source.span(self._questions.first)[0]
        end = self._source.span(self._function)[1]
        return (*edits, Edit(start, end, f"return {call}" if leaves else call))

    def registered(self, singledispatch: Module) -> tuple[Edit, ...]:
        """Return the edits that make a function for each type, chosen by `functools.singledispatch`."""
        source, function = self._source, self._function
        parameters = ", ".join([self._subject(), *self._others])
        rest = self._questions.rest
        start, end = source.span(self._questions.first)[0], source.span(function)[1]
        indent = indentation(self._questions.first, source)
        default = self._moved(rest, indent).removeprefix(indent) if rest else "pass"
        texts = [default]
        for branch in self._questions.branches:
            marks = "".join(
                f"@{function.name}.register({source.segment(node)}){self._newline}" for node in branch.classes
            )
            body = self._moved(branch.body, self._unit)
            texts.append(f"{marks}def _({parameters}):{self._newline}{body}")
        between = 3 * self._newline
        top = source.span(function)[0]
        decorator = f"@{singledispatch.name}{self._newline}"
        inside = Edit(start, end, between.join(texts))
        added = singledispatch.edit
        if added and added.start == top:
            return added._replace(text=added.text + decorator), inside
        return (*((added,) if added else ()), Edit(top, top, decorator), inside)

    def _subject(self) -> str:
        return self._function.args.args[0].arg

    def _end_of_line(self, number: int) -> int:
        return self._source.line_starts[number - 1] + len(self._source.line(number).rstrip("\r\n"))

    def _span(self, block: Sequence[ast.stmt]) -> tuple[int, int]:
        """Return where statements stand, from comments right above them to the end of the last line."""
        source, first, last = self._source, block[0].lineno, block[-1]
        begins_line = not source.line(first)[: source.range(block[0]).start.column].strip()
        while begins_line and self._is_comment(first - 1):
            first -= 1
        start = source.line_starts[first - 1] + len(indentation(block[0], source))
        start = start if first < block[0].lineno else source.span(block[0])[0]
        return start, self._end_of_line(last.end_lineno or last.lineno)

    def _is_comment(self, number: int) -> bool:
        return number > 0 and self._source.line(number).lstrip().startswith("#")

    def _moved(self, block: Sequence[ast.stmt], indent: str, *, as_self: bool = False) -> str:
        """Return the text of statements, further in or out than it stands."""
        start, end = self._span(block)
        text = self._source.text[start:end]
        if as_self:
            text = self._with_self(block, start, text)
        old = indentation(block[0], self._source)
        lines = text.split(self._newline)
        more = (indent + line.removeprefix(old) if line.strip() else line for line in lines[1:])
        return self._newline.join([indent + lines[0], *more])

    def _with_self(self, block: Sequence[ast.stmt], start: int, text: str) -> str:
        """Return the text of statements with `self` for the parameter."""
        names = [node for statement in block for node in nodes_in(statement) if isinstance(node, ast.Name)]
        spans = [self._source.span(node) for node in names if node.id == self._subject()]
        for first, after in sorted(spans, reverse=True):
            text = f"{text[: first - start]}self{text[after - start :]}"
        return text


def _is_text(statement: ast.stmt) -> bool:
    """Tell whether a statement is a text, such as a docstring, which stays where it is."""
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
