"""Templates that are filled in at once, as one f-string: when that is the same, and when it is not."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from beginner_lint.diagnostic import Edit, Fix
from beginner_lint.facts.layout import rest_of_line, width
from beginner_lint.facts.scopes.node_fields import last_name, nodes_in
from beginner_lint.facts.texts.braces import too_complicated, value_of
from beginner_lint.facts.texts.splitting import LongText
from beginner_lint.facts.texts.templates import BraceField, PercentField, Template
from beginner_lint.facts.texts.text_literals import Value
from beginner_lint.facts.texts.text_uses import has_special_use, is_for_machines, makes_pattern
from beginner_lint.guards import applicability, assuming, guard

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

# The longest line that is made; lines that were longer before may stay as long.
_LINE_LENGTH = 100
_CLOSING = re.compile(r"(?:\s|\\\r?\n)*\)")

# What expressions are made of in which nothing but literals stands.
_OF_LITERALS = (
    ast.Constant, ast.List, ast.Tuple, ast.Dict, ast.Set, ast.UnaryOp, ast.unaryop, ast.BinOp, ast.operator,
    ast.expr_context,
)  # fmt: skip

# Types that nobody can change, and whose values are shown without running any code but Python's own.
_FIXED = ("str", "bytes", "int", "float", "complex", "bool", "NoneType", "range", "ellipsis")


class Filling(NamedTuple):
    """What goes into one field: an expression, how it is shown, and what that takes for granted.

    `spec` holds texts and, for what is nested, expressions. With `whole` the value is cut to an `int`.
    """

    node: ast.expr
    conversion: str = ""
    spec: tuple[str | ast.expr, ...] = ()
    path: str = ""
    claim: str | None = None
    whole: bool = False

    @property
    def nodes(self) -> tuple[ast.expr, ...]:
        """The expressions in the order in which an f-string evaluates them."""
        return (self.node, *(part for part in self.spec if isinstance(part, ast.expr)))


class FilledTemplate:
    """A template, the values given to it, and the f-string that is the same.

    Args:
        whole: the expression that fills the template in.
        literal: the template.
        template: its fields.
        arguments: the values, in the order in which they are evaluated.
        fillings: asked for what goes into each field, None for what no f-string can show.
        facts: the facts of the file.
        claim: what is taken for granted about the values as a whole.

    """

    def __init__(
        self,
        whole: ast.expr,
        literal: ast.Constant,
        template: Template[PercentField] | Template[BraceField],
        arguments: Sequence[ast.expr],
        fillings: Callable[[], Sequence[Filling | None]],
        facts: Facts,
        claim: str | None = None,
    ) -> None:
        self._claim = claim
        self._whole = whole
        self._literal = literal
        self._template = template
        self._arguments = arguments
        self._find_fillings = fillings
        self._facts = facts
        self._source = facts.source

    @cached_property
    def _fillings(self) -> list[Filling]:
        return [filling for filling in self._find_fillings() if filling is not None]

    @cached_property
    def _used(self) -> list[ast.expr]:
        return [node for filling in self._fillings for node in filling.nodes]

    def message(self, old: str) -> str:
        """Return the message to the learner, who filled in with `old`."""
        values = self._values_in_words()
        if values:
            return f"`{old}` fills in from behind; an f-string puts {values} right into the text"
        return f"`{old}` fills in from behind; an f-string shows the finished text, each value at its place"

    def _values_in_words(self) -> str | None:
        """Return the values in words, None if they are many or long."""
        names = list(dict.fromkeys(self._source.segment(argument) for argument in self._arguments))
        if len(names) > 2 or any(len(name) > 20 or "\n" in name for name in names):
            return None
        return " and ".join(f"`{name}`" for name in names)

    @guard
    def says_something_else(self) -> bool:
        """Tell whether the text is not for people: a query, a pattern, a log record or the like.

        Raw literals mostly are patterns or TeX, with braces of their own.
        """
        text = self._literal.value
        if any("r" in part.literal.prefix for part in self._template.parts):
            return True
        if makes_pattern([self._literal, *self._arguments]):
            return True
        return (isinstance(text, str) and is_for_machines(text)) or has_special_use(self._whole, self._facts)

    @guard
    def cannot_stand_in_braces(self) -> bool:
        """Tell whether a value cannot be put into braces, or not so that one can read it."""
        return too_complicated(self._arguments, self._source)

    @guard
    def is_only_a_value(self) -> bool:
        """Tell whether the text is just one value, for which an f-string would be no better."""
        return self._template.is_only_a_value

    @guard
    def tests_formatting(self) -> bool:
        """Tell whether only literals are filled in, and the text is compared or thrown away: as in tests."""
        if not all(isinstance(node, _OF_LITERALS) for each in self._arguments for node in nodes_in(each)):
            return False
        holder = self._facts.parents[self._whole]
        if isinstance(holder, ast.Call):
            name = last_name(holder.func)
            return isinstance(name, str) and name.startswith("assert")
        return isinstance(holder, ast.Compare | ast.Expr)

    def cannot_be(self) -> bool:
        """Tell whether the template had better stay as it is."""
        return (
            self.says_something_else()
            or self.is_only_a_value()
            or self.cannot_stand_in_braces()
            or self.tests_formatting()
        )

    def fix(self) -> Fix | str:
        """Return the fix that writes an f-string, or why there is none."""
        if len(self._fillings) < len(self._template.fields):
            return "an f-string has no such way to show a value"
        refusal = (
            self._nests_too_much()
            or self.value_would_be_lost()
            or self.value_would_be_computed_again()
            or self.order_would_change()
        )
        if refusal:
            return refusal
        text = self._text()
        if text is None:
            return "an f-string for all Python versions cannot hold these quotes, backslashes or lines"
        if self.line_would_be_long(text):
            split = LongText(text, self._whole, _LINE_LENGTH, self._facts).over_several_lines()
            text = None if split is None or self.line_would_be_long(split) else split
        if text is None:
            return f"the line would become longer than {_LINE_LENGTH} characters; name its values or split it"
        claims = [filling.claim for filling in self._fillings]
        assumption = assuming(self._claim, *dict.fromkeys(claims), self.showing_may_do_more())
        start, end = self._source.span(self._whole)
        relied_on = {n.id for node in self._used for n in nodes_in(node) if isinstance(n, ast.Name)}
        return Fix(
            "Write it as an f-string",
            applicability(assumption),
            (Edit(start, end, text),),
            relies_on=self._facts.scopes.scoped(self._whole, "int", *sorted(relied_on)),
            assumption=assumption,
        )

    def _nests_too_much(self) -> str | None:
        for node in (part for filling in self._fillings for part in filling.nodes[1:]):
            is_number = isinstance(node, ast.Constant) and type(node.value) is int
            if not is_number and not isinstance(node, ast.Name):
                return "the width is too complicated for an f-string"
        return None

    @guard
    def value_would_be_lost(self) -> str | None:
        """Return why a value that no field shows must stay."""
        for argument in self._arguments:
            if argument not in self._used and not self._does_nothing(argument):
                return f"`{_short(argument)}` is in no field, but may do something"
        return None

    def _does_nothing(self, node: ast.expr) -> bool:
        """Tell whether computing a value neither does anything nor can fail."""
        is_held = isinstance(node, ast.Name) and self._facts.flow.is_bound(node)
        return is_held or isinstance(node, ast.Constant)

    @guard
    def value_would_be_computed_again(self) -> str | None:
        """Return why a value cannot stand in several fields."""
        for argument in self._arguments:
            if self._used.count(argument) > 1 and not isinstance(argument, ast.Name | ast.Constant):
                return f"`{_short(argument)}` is shown several times, but must be computed once"
        return None

    @guard
    def order_would_change(self) -> str | None:
        """Return why values cannot be computed in the order of the fields."""
        order = [self._arguments.index(node) for node in self._used]
        if order == sorted(order) or all(map(self._facts.effects.is_pure, self._arguments)):
            return None
        return "the values would be computed in another order"

    @guard
    def showing_may_do_more(self) -> str | None:
        """Return what is taken for granted where showing a value comes before computing the next one."""
        for position, filling in enumerate(self._fillings[:-1]):
            later = [node for other in self._fillings[position + 1 :] for node in other.nodes]
            if not self._may_be_shown_before(filling, later):
                return f"showing `{_short(filling.node)}` does nothing else"
        return None

    def _may_be_shown_before(self, filling: Filling, later: list[ast.expr]) -> bool:
        """Tell whether nobody notices that a value is shown before others are computed."""
        types, effects = self._facts.types, self._facts.effects
        if types.proves(filling.node, *_FIXED) and not filling.path:
            return True
        if effects.shows_only_data(filling.node) and not filling.path:
            return all(map(effects.is_pure, later))
        return all(map(effects.stays, later))

    def _text(self) -> str | None:
        """Return the f-string in the place of the whole, with the parentheses around the literal if any."""
        values: list[Value] = []
        for filling in self._fillings:
            parts = [part if isinstance(part, str) else f"{{{_short(part)}}}" for part in filling.spec]
            value = value_of(filling.node, self._source, filling.conversion, "".join(parts), filling.path)
            values.append(Value(f"int({value.expression})", "", value.spec) if filling.whole else value)
        filled = self._template.filled(values)
        if filled is None:
            return None
        text = self._source.text
        (start, _), (literal_start, literal_end) = map(self._source.span, (self._whole, self._literal))
        opening = text[start:literal_start]
        if not opening:
            needs_space = text[start - 1 : start].isidentifier() or text[start - 1 : start].isdigit()
            return f" {filled}" if needs_space else filled
        end = literal_end
        for _ in range(opening.count("(")):
            closing = _CLOSING.match(text, end)
            if closing is None:
                return None
            end = closing.end()
        if opening.strip("( \t\r\n") or "#" in opening:
            return None
        is_plain = "\n" not in filled and len(self._template.parts) == 1
        before = text[start - 1 : start]
        return filled if is_plain and not before.isalnum() else opening + filled + text[literal_end:end]

    @guard
    def line_would_be_long(self, text: str) -> bool:
        """Whether the f-string would make a line that is too long, and longer than those before."""
        start, end = self._source.span(self._whole)
        first = self._source.position(start).column
        before, rest = self._source.text[start - first : start], rest_of_line(self._source, end)
        old = (before + self._source.text[start:end] + rest).splitlines()
        new = (before + text + rest).splitlines()
        return max(map(width, new)) > max(_LINE_LENGTH, *map(width, old))


def _short(node: ast.expr) -> str:
    text = ast.unparse(node)
    return text if len(text) <= 40 else f"{text[:37]}..."
