"""One chain of `+` that makes a text: whether an f-string says it better, and the same."""

from __future__ import annotations

import ast
import re
from functools import cached_property
from typing import TYPE_CHECKING

from beginner_lint.diagnostic import Edit, Fix
from beginner_lint.facts.texts.braces import SHOWN_AS_STR, too_complicated, value_of
from beginner_lint.facts.texts.concatenation import (
    are_text,
    as_f_string,
    calls_str,
    is_text,
    literal_text,
    makes_object,
    makes_text,
    operands,
    other_meaning_of_plus,
)
from beginner_lint.facts.texts.crowding import reads_better_with_plus
from beginner_lint.facts.texts.forgotten_prefixes import forgotten_prefixes
from beginner_lint.facts.texts.text_literals import Value
from beginner_lint.facts.texts.text_uses import has_special_use, is_for_machines, makes_pattern
from beginner_lint.guards import applicability, assuming, guard

if TYPE_CHECKING:
    from beginner_lint.facts import Facts


# What `format` fills in, other than by a name: a name may be one that was meant to be filled in here.
_BARE_FIELD = re.compile(r"\{\d*(?:![rsa])?(?::[^{}\s]*)?\}")


def _has_bare_field(part: ast.expr) -> bool:
    return _BARE_FIELD.search(literal_text(part) or "") is not None


def is_whole_chain(node: ast.BinOp, facts: Facts) -> bool:
    """Tell whether a `+` is the topmost of a chain that makes text of literals and values."""
    if node in facts.parents.added or not makes_text(node):  # in this order: chains of thousands end in time
        return False
    return not all(map(is_text, operands(node)))


class Chain:
    """A chain of `+`.

    Args:
        node: its topmost `+`.
        facts: the facts of its file.

    Attributes:
        parts: what is added up, from left to right.
        values: those parts that are no literals.

    """

    def __init__(self, node: ast.BinOp, facts: Facts) -> None:
        self.parts = operands(node)
        self.values = [part for part in self.parts if not is_text(part)]
        self._node = node
        self._facts = facts
        self._source = facts.source

    @property
    def calls_str(self) -> bool:
        """Whether a part is `str(x)`."""
        return any(map(self._argument_of_str, self.values))

    def cannot_be(self) -> bool:
        """Tell whether the chain had better stay as it is, or makes no text at all."""
        return (
            self.says_something_else()
            or self.is_filled_in_later()
            or self.grows_a_name()
            or self.reads_better_with_plus()
            or self.cannot_stand_in_braces()
            or self.is_no_text()
            or self.may_be_elementwise()
        )

    def message(self) -> str:
        """Return what is said about the chain."""
        shown = [self._argument_of_str(value) or value for value in self.values]
        names = list(dict.fromkeys(self._source.segment(value) for value in shown))
        if len(names) > 2 or any(len(name) > 20 or "\n" in name for name in names):
            return (
                "Text joined with `+`; an f-string shows the finished text, with the values in their places"
            )
        subject = " and ".join(f"`{name}`" for name in names)
        return f"Text joined with `+`; an f-string puts {subject} right into the text"

    def fix(self) -> Fix | str:
        """Return the fix that writes an f-string, or why there is none."""
        assumption = assuming(self._values_that_may_be_no_text(), self._str_that_may_be_another())
        reason = self.plus_may_be_another() or self.lacks_a_prefix()
        if reason:
            return reason
        text = as_f_string(self._node, {value: self._shown(value) for value in self.values}, self._source)
        if text is None:
            return "an f-string for all Python versions cannot hold these quotes, backslashes or lines"
        return Fix(
            "Write it as an f-string",
            applicability(assumption),
            (self._edit(text),),
            relies_on=self._facts.scopes.scoped(self._node, "str"),
            assumption=assumption,
        )

    # Is it a text for people?

    @guard
    def says_something_else(self) -> bool:
        """Tell whether the text is not for people: a query, a pattern, a template or the like."""
        texts = [literal_text(part) or "" for part in self.parts]
        if any(map(is_for_machines, texts)) or makes_pattern(self.parts):
            return True
        return has_special_use(self._node, self._facts)

    @guard
    def is_filled_in_later(self) -> bool:
        """Tell whether the text is a template, with fields for `format` in it."""
        return any(map(_has_bare_field, self.parts))

    @guard
    def grows_a_name(self) -> bool:
        """Tell whether the chain only puts more text at an end of what it is assigned to."""
        holder = self._facts.parents[self._node]
        if not isinstance(holder, ast.Assign):
            return False
        targets = {ast.unparse(target) for target in holder.targets}
        return ast.unparse(self.parts[0]) in targets or ast.unparse(self.parts[-1]) in targets

    @guard
    def reads_better_with_plus(self) -> bool:
        """Tell whether braces would be crowded, or there is no text to read."""
        said = any(isinstance(part, ast.JoinedStr) or literal_text(part) for part in self.parts)
        return not said or reads_better_with_plus(self.parts, self._source)

    @guard
    def cannot_stand_in_braces(self) -> bool:
        """Tell whether a value cannot be put into braces, or not so that one can read it."""
        return too_complicated((self._argument_of_str(each) or each for each in self.values), self._source)

    @guard
    def is_no_text(self) -> bool:
        """Tell whether a value is known to be something else than text."""
        return any(
            self._facts.types.kind(value).name not in (None, "str")
            or (makes_object(value) and not self._facts.types.kind(value).suggests("str"))
            for value in self.values
        )

    @guard
    def may_be_elementwise(self) -> bool:
        """Tell whether the chain may add a text to each element of a column, say."""
        if self._other_plus is None or self.calls_str or self._values_that_may_be_no_text() is None:
            return False
        call = self._facts.parents[self._node]
        return not (
            isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "print"
        )

    # What is done, and what that takes for granted

    @guard
    def plus_may_be_another(self) -> str | None:
        """Return why `+` may be another than that of text."""
        return self._other_plus if self._values_that_may_be_no_text() else None

    @guard
    def lacks_a_prefix(self) -> str | None:
        """Return why braces in the text cannot simply be doubled: they may be meant to be filled in."""
        for part in self.parts:
            found = forgotten_prefixes(part, self._facts) if isinstance(part, ast.Constant) else None
            if found:
                return f"`{{{found[0][0]}}}` in the text may be meant to be filled in"
        return None

    @cached_property
    def _other_plus(self) -> str | None:
        return other_meaning_of_plus(self._facts)

    def _values_that_may_be_no_text(self) -> str | None:
        """Say what must be text for braces to give the same."""
        unproved = [
            value for value in self.values if not (self._argument_of_str(value) or self._is_text(value))
        ]
        claim = are_text(self._source.segment(value) for value in unproved)
        return claim and f"{claim}; for anything else, `+` would fail"

    def _str_that_may_be_another(self) -> str | None:
        """Say what `str` must be."""
        calls = [value for value in self.values if self._argument_of_str(value)]
        is_own = all(self._facts.scopes.would_be_builtin("str", call) for call in calls)
        return None if is_own else "`str` is Python's own"

    def _argument_of_str(self, value: ast.expr) -> ast.expr | None:
        """Return `x` for `str(x)`."""
        if not calls_str(value) or not isinstance(value, ast.Call):
            return None
        is_hidden = self._facts.scopes.resolve("str", self._facts.scopes.scope_at(value)) is not None
        return None if is_hidden else value.args[0]

    def _is_text(self, value: ast.expr) -> bool:
        return self._facts.types.proves(value, "str")

    def _shown(self, value: ast.expr) -> Value:
        argument = self._argument_of_str(value)
        if argument is None:
            return value_of(value, self._source)
        bare = self._facts.types.proves(argument, *SHOWN_AS_STR)
        return value_of(argument, self._source, "" if bare else "!s")

    def _edit(self, text: str) -> Edit:
        """Return the edit that puts `text` in the chain's place, and that of needless parentheses."""
        start, end = self._source.span(self._node)
        source = self._source.text
        in_parentheses = source[start - 1 : start] == "(" and source[end : end + 1] == ")"
        is_needed = self._is_only_argument() or source[start - 2 : start - 1].isidentifier()
        if in_parentheses and not is_needed and "\n" not in text:
            start, end = start - 1, end + 1
        touches_word = source[start - 1 : start].isidentifier()  # `else"a" + x`
        return Edit(start, end, f" {text}" if touches_word else text)

    def _is_only_argument(self) -> bool:
        holder = self._facts.parents[self._node]
        if isinstance(holder, ast.Call):
            return len(holder.args) + len(holder.keywords) == 1
        return isinstance(holder, ast.ClassDef)
