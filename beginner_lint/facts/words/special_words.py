"""The builtins of which a table says too little, and who finds words for what is called like them."""

from __future__ import annotations

import ast
from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING

from beginner_lint.facts.scopes.scopes import Binding
from beginner_lint.facts.words.direction_words import direction_words
from beginner_lint.facts.words.format_words import format_words
from beginner_lint.facts.words.input_words import input_words
from beginner_lint.facts.words.type_words import type_words

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

Words = Callable[[Binding, "Facts", Collection[str], Collection[str], "ast.expr | None"], Iterable[str]]

SPECIAL: dict[str, Words] = {
    "dir": direction_words, "format": format_words, "input": input_words, "type": type_words,
}  # fmt: skip
