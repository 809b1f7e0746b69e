"""The body of a function that starts over, written as a `while` loop."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from beginner_lint.diagnostic import Edit
from beginner_lint.facts.functions.own_calls import Function
from beginner_lint.facts.layout import indentation, lines_in_texts, newline_at, unit_of
from beginner_lint.facts.loops.leaving import always_leaves
from beginner_lint.facts.scopes.node_fields import TRIES, nodes_in

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_LOOPS = (ast.For, ast.AsyncFor, ast.While)
_OPPOSITE: dict[type[ast.cmpop], str] = {
    ast.Eq: "!=", ast.NotEq: "==", ast.In: "not in", ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is",
}  # fmt: skip
_ATOMS = (ast.Name, ast.Attribute, ast.Call, ast.Subscript, ast.Constant)


class _End(NamedTuple):
    """Where the body ends: after a statement, or past one of which no branch was taken (`is_past`)."""

    statement: ast.stmt
    is_past: bool = False


class Repetition:
    """A function whose calls of itself become rounds of a loop.

    Args:
        function: the function.
        steps: its statements that start over.
        facts: the facts of the file.

    """

    def __init__(self, function: Function, steps: Sequence[ast.stmt], facts: Facts) -> None:
        self._function = function
        self._steps = set(steps)
        self._facts = facts
        self._source = facts.source
        self._unit = unit_of(function, self._source)
        self._changed: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
        self._dropped: set[int] = set()
        self._added: dict[int, list[str]] = defaultdict(list)

    def refusal(self) -> str | None:
        """Return why the loop is not shown."""
        if self._function.body[0].lineno == self._function.lineno:
            return "the function stands on one line"
        for step in self._steps:
            inner: ast.AST = step
            for holder in self._facts.parents.ancestors(step):
                if holder is self._function:
                    break
                if isinstance(holder, _LOOPS):
                    return "the call stands in a loop, and `continue` would go on with that one"
                if isinstance(holder, TRIES) and inner in holder.body and not self._catches_all(holder):
                    return f"the `try` on line {holder.lineno} catches what fails in all later rounds"
                inner = holder
        if any(step.lineno != step.end_lineno for step in self._steps):
            return "the call goes over several lines"
        if any(not self._begins_line(end.statement) for end in self._ends(self._repeated())):
            return "a statement stands behind another one, or behind a colon"
        return None

    def _catches_all(self, attempt: ast.Try) -> bool:
        """Tell whether each round catches itself what a `try` around later rounds would catch."""
        handled = nodes_in(*attempt.handlers)
        return self._repeated() == [attempt] and not any(isinstance(node, ast.Raise) for node in handled)

    def _begins_line(self, statement: ast.stmt) -> bool:
        """Tell whether a line can be added behind a statement; a step is only taken away, or changed."""
        before = self._source.line(statement.lineno)[: self._source.range(statement).start.column]
        return statement in self._steps or not before.strip()

    def edit(self) -> Edit:
        """Return the edit that puts the body into a loop; to be asked once, if there is no refusal."""
        body = self._repeated()
        ends = list(self._ends(body))
        again = [end for end in ends if end.statement in self._steps]
        leaving = [end for end in ends if end.statement not in self._steps]
        final = body[-1]
        if isinstance(final, ast.If) and self._can_turn_around(final):
            self._turn_around(final)
        elif len(leaving) <= len(again):
            for end in again:
                self._drop(end.statement)
            for end in leaving:
                self._leave(end)
        else:
            self._add(final, indentation(final, self._source), "break")
        for step in self._steps:
            self._continue(step)
        return self._written(body)

    def _repeated(self) -> list[ast.stmt]:
        """Return the statements of the body that go into the loop: not its documentation and `global`."""
        body = self._function.body
        first = 0
        while first < len(body) - 1 and _stays(body[first], first):
            first += 1
        return body[first:]

    def _ends(self, block: list[ast.stmt]) -> Iterator[_End]:
        """Yield where a block in the last place ends, the function going on to its end from there."""
        last = block[-1]
        if last in self._steps:
            yield _End(last)
        elif isinstance(last, ast.If):
            yield from self._ends(last.body)
            yield from self._ends(last.orelse) if last.orelse else [_End(last, is_past=True)]
        elif isinstance(last, ast.Try) and not last.finalbody:
            yield from self._ends(last.orelse or last.body)
            for handler in last.handlers:
                yield from self._ends(handler.body)
        elif isinstance(last, ast.Match):
            for case in last.cases:
                yield from self._ends(case.body)
            if not _takes_all(last.cases[-1]):
                yield _End(last, is_past=True)
        elif not always_leaves([last], breaks=False) and not _is_endless(last):
            yield _End(last)

    def _can_turn_around(self, final: ast.If) -> bool:
        """Tell whether all that a last `if` does is to start over."""
        on_one_line = final.test.lineno == final.test.end_lineno
        return on_one_line and not final.orelse and final.body[0] in self._steps

    def _turn_around(self, final: ast.If) -> None:
        """Have a last `if` leave the loop where it started over, by the opposite condition."""
        start, end = self._source.span(final.test)
        step = final.body[0]
        self._change(final.test.lineno, start, end, self._negated(final.test))
        self._change(step.lineno, *self._source.span(step), "break")
        self._steps.discard(step)
        for rest in final.body[1:]:
            self._dropped.add(rest.lineno)

    def _drop(self, step: ast.stmt) -> None:
        """Leave out a step that stands on its own line, after others of its block."""
        _, index = self._facts.parents.block(step)
        if index and self._source.line(step.lineno).strip() == self._source.segment(step):
            self._dropped.add(step.lineno)
            self._steps.discard(step)

    def _continue(self, step: ast.stmt) -> None:
        """Go on with the next round where a step was, and leave out a `return` behind it."""
        self._change(step.lineno, *self._source.span(step), "continue")
        block, index = self._facts.parents.block(step)
        for behind in block[index + 1 :]:
            if self._source.line(behind.lineno).strip() == self._source.segment(behind):
                self._dropped.add(behind.lineno)

    def _leave(self, end: _End) -> None:
        """Leave the loop where the body ended."""
        indent = indentation(end.statement, self._source)
        if isinstance(end.statement, ast.Pass):
            self._change(end.statement.lineno, *self._source.span(end.statement), "break")
        elif not end.is_past:
            self._add(end.statement, indent, "break")
        elif isinstance(end.statement, ast.Match):
            inner = indentation(end.statement.cases[0].body[0], self._source)
            self._add(end.statement, indent + self._unit, "case _:")
            self._add(end.statement, inner, "break")
        else:
            self._add(end.statement, indent, "else:")
            self._add(end.statement, indent + self._unit, "break")

    def _add(self, statement: ast.stmt, indent: str, text: str) -> None:
        self._added[statement.end_lineno or statement.lineno].append(indent + text)

    def _change(self, number: int, start: int, end: int, text: str) -> None:
        at = self._source.line_starts[number - 1]
        self._changed[number].append((start - at, end - at, text))

    def _negated(self, test: ast.expr) -> str:
        segment = self._source.segment
        if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
            return segment(test.operand)
        if isinstance(test, ast.Compare) and type(test.ops[0]) in _OPPOSITE and len(test.ops) == 1:
            return f"{segment(test.left)} {_OPPOSITE[type(test.ops[0])]} {segment(test.comparators[0])}"
        text = segment(test)
        return f"not {text}" if isinstance(test, _ATOMS) else f"not ({text})"

    def _written(self, body: list[ast.stmt]) -> Edit:
        """Return the edit that writes the lines of the body anew, one step further in."""
        source = self._source
        first, last = _first_line(body[0]), self._function.end_lineno or body[-1].lineno
        newline = newline_at(body[0], source)
        in_texts = lines_in_texts(first, last, source)
        lines = [f"{indentation(body[0], source)}while True:{newline}"]
        for number in range(first, last + 1):
            line = source.line(number)
            for start, end, text in sorted(self._changed[number], reverse=True):
                line = line[:start] + text + line[end:]
            if number not in self._dropped:
                lines.append(line if number in in_texts or not line.strip() else self._unit + line)
            if self._added[number] and not lines[-1].endswith(("\n", "\r")):
                lines[-1] += newline
            lines += [f"{self._unit}{added}{newline}" for added in self._added[number]]
        start, end = source.line_starts[first - 1], source.span(self._function)[1]
        whole = source.line_starts[last - 1] + len(source.line(last))
        return Edit(start, whole, "".join(lines) if source.text[end:whole] else "".join(lines).rstrip("\r\n"))


def _stays(statement: ast.stmt, index: int) -> bool:
    is_text = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    return (index == 0 and is_text) or isinstance(statement, ast.Global | ast.Nonlocal)


def _takes_all(case: ast.match_case) -> bool:
    return case.guard is None and isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None


def _is_endless(statement: ast.stmt) -> bool:
    if not isinstance(statement, ast.While) or not isinstance(statement.test, ast.Constant):
        return False
    return bool(statement.test.value) and not any(isinstance(node, ast.Break) for node in nodes_in(statement))


def _first_line(statement: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(statement, "decorator_list", [])
    return decorators[0].lineno if decorators else statement.lineno
