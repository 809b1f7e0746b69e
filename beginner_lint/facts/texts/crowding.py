"""Chains of `+` that braces would crowd: an f-string would be no easier to read."""

from __future__ import annotations

import ast
import re
from itertools import pairwise

from beginner_lint.facts.texts.concatenation import calls_str, is_text, literal_text
from beginner_lint.facts.texts.text_literals import Literal, literals_in
from beginner_lint.source import Source

# The longest value that is easily read in braces.
_LONG_VALUE = 40
_INDENTED = re.compile(r"\\n(?:[ ]{2}|\\t)")


def reads_better_with_plus(parts: list[ast.expr], source: Source) -> bool:
    """Tell whether what a chain is made of would crowd the braces of an f-string.

    So do raw text, which is full of braces and backslashes of its own; blocks of several lines; text times
    a number; templates being filled in; lists being joined, if there is nothing else; and a value that the
    text itself puts in braces. Values in a row with a single affix, as in `name + ending + "/"`, gain nothing
    from braces.
    """
    values = [part for part in parts if not is_text(part)]
    literals = [literal for part in parts if is_text(part) for literal in literals_in(source.segment(part))]
    return (
        any("r" in literal.prefix or _is_block(literal) for literal in literals)
        or any(map(_operates_on_text, values))
        or any(_method(value) == "format" for value in values)
        or all(_method(value) == "join" for value in values)
        or _hides_between(values, literals, source)
        or any(_braces_meet_a_value(*pair) for pair in pairwise(parts))
        or (
            len(values) == len(parts) - 1
            and _is_affix(parts[0], parts[-1])
            and not any(map(calls_str, values))
        )
    )


def _is_block(literal: Literal) -> bool:
    """Tell whether a literal goes over several lines, or says lines that are indented, as code is."""
    is_long = len(literal.quote) == 3 and ("\n" in literal.content or "\r" in literal.content)
    return is_long or _INDENTED.search(literal.content) is not None


def _hides_between(values: list[ast.expr], literals: list[Literal], source: Source) -> bool:
    """Tell whether there are no words in the text, and long values: braces would be all one could see."""
    if any(character.isalnum() for literal in literals for character in literal.content.replace("\\n", "")):
        return False
    return any(len(source.segment(value)) > _LONG_VALUE for value in values)


def _operates_on_text(value: ast.expr) -> bool:
    """Tell whether a value is a text times a number, or a template that is filled in."""
    while isinstance(value, ast.BinOp):
        if is_text(value.left) or is_text(value.right):
            return True
        value = value.left
    return False


def _is_affix(*ends: ast.expr) -> bool:
    """Tell whether one of the ends of a chain is text without words."""
    texts = [text for text in map(literal_text, ends) if text is not None]
    return len(texts) == 1 and not any(character.isalnum() for character in texts[0])


def _method(value: ast.expr) -> str | None:
    """Return the name of the method that a value comes from."""
    function = value.func if isinstance(value, ast.Call) else None
    return function.attr if isinstance(function, ast.Attribute) else None


def _braces_meet_a_value(left: ast.expr, right: ast.expr) -> bool:
    before = not is_text(right) and (literal_text(left) or "").endswith("{")
    return before or (not is_text(left) and (literal_text(right) or "").startswith("}"))
