"""The text of a reduced loop as a comprehension: what is computed, then the clauses.

The texts of expressions are the learner's own; parentheses are added where a new place needs them.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from beginner_lint.facts.layout import width
from beginner_lint.facts.loops.reductions import Choice, Each, Filter, Reduction, Value
from beginner_lint.facts.scopes.node_fields import nodes_in

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# The longest line that is written where two lines would do.
LINE_LENGTH = 88

# What can stand anywhere without parentheses, and what binds so loosely that it hardly can.
_ATOMS = (
    ast.Name, ast.Constant, ast.Call, ast.Attribute, ast.Subscript, ast.JoinedStr, ast.List, ast.Set,
    ast.Dict, ast.Tuple, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp,
)  # fmt: skip
_LOOSEST = (ast.IfExp, ast.Lambda, ast.NamedExpr)

# `not (a in b)` is `a not in b` to the compiler. The others are opposites for whole numbers and texts only.
_IDENTICAL = {ast.In: "not in", ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is"}
_OPPOSITE = {ast.Eq: "!=", ast.NotEq: "==", ast.Lt: ">=", ast.LtE: ">", ast.Gt: "<=", ast.GtE: "<"}
_TOTALLY_ORDERED = ("int", "bool", "str")

_NEWLINE = re.compile(r"\r\n|\r|\n")

Loose = Callable[[Value], bool]


class Wording:
    """Writes the parts of one reduced loop.

    Args:
        reduction: the loop.
        facts: the facts of its file.

    Attributes:
        kept: the spans of the learner's expressions that were written so far, comments in them included.
        unmovable: whether one of them holds a text over several lines, which cannot be indented anew.

    """

    def __init__(self, reduction: Reduction, facts: Facts) -> None:
        self.kept: list[tuple[int, int]] = []
        self.unmovable = False
        self._facts = facts
        self._source = facts.source
        self._reduction = reduction
        self._replaced = reduction.replaced

    def parts(self, element: Value) -> list[str]:
        """Return a comprehension that yields `element` in parts: that, then each loop, each condition."""
        return [" ".join(part) for part in self.breakable_parts(element)]

    def breakable_parts(self, element: Value) -> list[list[str]]:
        """Return the parts of a comprehension, each as what may stand on lines of its own; a choice may."""
        return [self._breakable(element), *self._clauses()]

    def pair_parts(self, key: ast.expr, value: Value) -> list[list[str]]:
        """Return the parts of a comprehension that yields `key: value`, as `breakable_parts` does."""
        first, *more = self._breakable(value)
        return [[f"{self._text(key, _is_loosest)}: {first}", *more], *self._clauses()]

    def tuple_parts(self, key: ast.expr, value: Value) -> list[list[str]]:
        """Return the parts of a comprehension that yields `(key, value)`, as `breakable_parts` does."""
        pair = f"({self._text(key, _never)}, {self._text(value, _never)})"
        return [[pair], *self._clauses()]

    def _breakable(self, element: Value) -> list[str]:
        element = self._resolved(element)
        if not isinstance(element, Choice):
            return [self._text(element, _never)]
        yes, test, no = (self._text(one, _is_loosest) for one in (element.yes, element.test, element.no))
        return [yes, f"if {test}", f"else {no}"]

    def _clauses(self) -> list[list[str]]:
        parts: list[list[str]] = []
        filters: list[Filter] = []
        for clause in self._reduction.clauses:
            if isinstance(clause, Filter):
                filters.append(clause)
                continue
            parts += self._conditions(filters)
            filters = []
            parts.append([self._each(clause)])
        return parts + self._conditions(filters)

    def tested_parts(self, tested: Filter) -> list[list[str]]:
        """Return the parts of a comprehension that yields whether a condition holds."""
        return [[self._condition(tested, several=False)], *self.breakable_parts(tested.test)[1:]]

    def iterated(self, clause: Each) -> str:
        """Return the text of what a loop iterates."""
        return self.alone(clause.loop.iter)

    def alone(self, value: Value) -> str:
        """Return the text of a value as the only argument of a call, or where a loop iterates it."""
        return self._text(value, _is_loosest)

    def _each(self, clause: Each) -> str:
        keyword = "async for" if isinstance(clause.loop, ast.AsyncFor) else "for"
        return f"{keyword} {self._raw(clause.loop.target)} in {self.iterated(clause)}"

    def _conditions(self, filters: list[Filter]) -> list[list[str]]:
        """Return what conditions in a row come to: one, joined by `and`."""
        several = len(filters) > 1
        texts = [self._condition(clause, several=several) for clause in filters]
        return [[f"if {' and '.join(texts)}"]] if texts else []

    def _condition(self, clause: Filter, *, several: bool) -> str:
        test = self._resolved(clause.test)
        if clause.negated:
            if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
                test = self._resolved(test.operand)
            else:
                return self._negated(test)
        return self._text(test, _binds_like_or if several else _is_loosest)

    def _negated(self, test: Value) -> str:
        if isinstance(test, ast.Compare) and len(test.ops) == 1:
            left, right = test.left, test.comparators[0]
            operator = _IDENTICAL.get(type(test.ops[0]))
            if operator is None and self._are_totally_ordered(left, right):
                operator = _OPPOSITE.get(type(test.ops[0]))
            if operator is not None:
                return f"{self._text(left, _is_no_operand)} {operator} {self._text(right, _is_no_operand)}"
        return f"not {self._text(test, _is_no_atom)}"

    def _are_totally_ordered(self, *operands: ast.expr) -> bool:
        return all(self._facts.types.of(operand).proves(*_TOTALLY_ORDERED) for operand in operands)

    def _resolved(self, value: Value) -> Value:
        """Return what stands in the place of a temporary, anything else as it is."""
        while isinstance(value, ast.Name) and value in self._replaced:
            value = self._replaced[value]
        return value

    def _text(self, value: Value, in_parentheses: Loose) -> str:
        """Return the text of a value, in parentheses if it is of a kind that needs them where it goes."""
        value = self._resolved(value)
        if isinstance(value, Choice):
            yes, test, no = (self._text(part, _is_loosest) for part in (value.yes, value.test, value.no))
            text = f"{yes} if {test} else {no}"
        else:
            text = self._raw(value)
            if isinstance(value, ast.NamedExpr) or (isinstance(value, ast.Tuple) and not is_enclosed(text)):
                return f"({text})"
        return f"({text})" if in_parentheses(value) else text

    def _raw(self, node: ast.expr) -> str:
        """Return the learner's text, what temporaries hold put in their place, further lines outdented."""
        start, end = span = self._source.span(node)
        self.kept.append(span)
        names = sorted((self._source.span(name), name) for name in nodes_in(node) if name in self._replaced)
        parts = []
        for (name_start, name_end), name in names:
            assert isinstance(name, ast.Name)
            parts.append(self._source.text[start:name_start])
            parts.append(self._text(self._replaced[name], self._too_loose_at(name)))
            start = name_end
        text = "".join(parts)
        return self._outdented(text + self._source.text[start:end], span[0])

    def _too_loose_at(self, name: ast.Name) -> Loose:
        """Return which values need parentheses where a name stands."""
        holder = self._facts.parents[name]
        start, end = self._source.span(name)
        has_parentheses = self._source.text[start - 1 : start] + self._source.text[end : end + 1] == "()"
        if has_parentheses or (isinstance(holder, ast.Call) and name in holder.args):
            return _never
        if isinstance(holder, ast.keyword | ast.List | ast.Tuple | ast.Set):
            return _never
        if isinstance(holder, ast.Subscript) and holder.slice is name:
            return _never
        if isinstance(holder, ast.Attribute):
            return lambda value: isinstance(value, ast.Constant) or _is_no_atom(value)  # not `5.real`
        return _is_no_atom

    def _outdented(self, text: str, start: int) -> str:
        """Return a text without the indentation that its further lines have from where it stands."""
        first, *further = _NEWLINE.split(text)
        if not further:
            return text
        if _holds_long_text(text):
            self.unmovable = True
        line = self._source.line(self._source.position(start).line)
        indentation = line[: len(line) - len(line.lstrip(" \t"))]
        return "\n".join([first, *(line.removeprefix(indentation) for line in further)])


def laid_out(
    head: str, parts: list[list[str]], tail: str, *, indentation: str, unit: str, newline: str
) -> str:
    """Return `head`, `parts` and `tail` on one line if that is short, else each part on lines of its own.

    Args:
        head: what opens the brackets.
        parts: what stands between them, each on one line, or on several where it could be broken; where there
            are none, nothing can be broken.
        tail: what closes them.
        indentation: of the line on which `head` stands.
        unit: one step of indentation.
        newline: what ends a line.

    """
    line = head + " ".join(word for part in parts for word in part) + tail
    if not parts or _is_short(indentation + line):
        return line
    inner = indentation + unit
    broken = [[" ".join(part)] if _is_short(inner + " ".join(part)) else part for part in parts]
    lines = [line for part in broken for word in part for line in word.split("\n")]
    return newline.join([head, *(inner + line if line else line for line in lines), indentation + tail])


def _is_short(line: str) -> bool:
    return "\n" not in line and width(line) <= LINE_LENGTH


def _never(value: Value) -> bool:
    return False


def _is_loosest(value: Value) -> bool:
    return isinstance(value, (Choice, *_LOOSEST))


def _binds_like_or(value: Value) -> bool:
    return _is_loosest(value) or (isinstance(value, ast.BoolOp) and isinstance(value.op, ast.Or))


def _is_no_operand(value: Value) -> bool:
    """Whether a value binds no tighter than a comparison, in which it would stand."""
    return _is_loosest(value) or isinstance(value, ast.BoolOp | ast.Compare | ast.UnaryOp)


def _is_no_atom(value: Value) -> bool:
    return not isinstance(value, _ATOMS)


def is_enclosed(text: str) -> bool:
    """Tell whether the text of a tuple has parentheses of its own."""
    call = ast.parse(f"_({text}\n)", mode="eval").body
    return isinstance(call, ast.Call) and len(call.args) == 1 and isinstance(call.args[0], ast.Tuple)


def _holds_long_text(text: str) -> bool:
    """Tell whether a text literal in an expression goes on over several lines."""
    import io
    import tokenize

    tokens = tokenize.generate_tokens(io.StringIO(f"({_NEWLINE.sub(chr(10), text)}\n)").readline)
    return any("\n" in token.string and token.string.strip("\n") for token in tokens)
