"""Statements that give a dict an item for a key that it may not have yet, and go on with the item.

`if key in d: d[key] += 1` with `else: d[key] = 1`, or `if key not in d: d[key] = []` and `d[key].append(x)`.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, NamedTuple

from beginner_lint.diagnostic import Edit
from beginner_lint.facts.layout import indentation, newline_at, unit_of
from beginner_lint.facts.loops.index_headers import is_dotted
from beginner_lint.facts.loops.loops import root
from beginner_lint.facts.loops.replacing import in_place_of
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.guards import guard

if TYPE_CHECKING:
    from beginner_lint.facts import Facts


class Shape(NamedTuple):
    """An `if` that asks for a key, as it is written.

    `first` is what is stored under a new key. `going_on` is the statement for a key that is there, or the
    one after the `if`, for all keys, where `is_apart`.
    """

    test: ast.Compare
    first: ast.expr
    going_on: ast.stmt
    is_apart: bool


class MissingKey:
    """An `if` that asks whether a dict has a key, stores something under it if not, and goes on with it.

    Args:
        node: the `if`.
        shape: how it is written.
        facts: the facts of the file.

    """

    def __init__(self, node: ast.If, shape: Shape, facts: Facts) -> None:
        self.node = node
        self.first = shape.first
        self.going_on = shape.going_on
        self.is_apart = shape.is_apart
        self.key = shape.test.left
        self.dictionary = shape.test.comparators[0]
        self._facts = facts
        self._source = facts.source

    @classmethod
    def of(cls, node: ast.If, facts: Facts) -> MissingKey | None:
        """Return what an `if` does about a key that is missing; None if it is about something else."""
        block, index = facts.parents.block(node)
        shape = _shape(node, block[index + 1] if index + 1 < len(block) else None)
        return cls(node, shape, facts) if shape else None

    @property
    def last(self) -> ast.stmt:
        """The last statement that is part of it."""
        return self.going_on if self.is_apart else self.node

    def is_item(self, node: ast.AST) -> bool:
        """Tell whether a node is `d[key]`."""
        return isinstance(node, ast.Subscript) and _is_of(node, self.dictionary, self.key)

    def reads_dict(self, *nodes: ast.AST) -> bool:
        """Tell whether one of the expressions mentions the dict."""
        name = root(self.dictionary).id
        inner = (each for node in nodes for each in nodes_in(node))
        return any(isinstance(each, ast.Name) and each.id == name for each in inner)

    def is_dict(self) -> bool:
        """Tell whether what is asked is proved to be a dict."""
        return self._facts.types.of(self.dictionary).proves("dict")

    # Guards

    @guard
    def is_no_dict(self) -> bool:
        """Whether something else than a plain dict is asked: a list, a frame, a dict that helps itself."""
        fact = self._facts.types.of(self.dictionary)
        return fact.type is not None and not fact.suggests("dict")

    @guard
    def dict_is_unproved(self, holding: str) -> str | None:
        """Say that a dict, which holds a kind of thing, is taken for granted where it is not proved."""
        return None if self.is_dict() else f"`{self.dict_text}` is a dict of {holding}"

    @guard
    def key_may_vary(self) -> str | None:
        """Say that computing the key again is taken to give the same, and to do nothing else."""
        if isinstance(self.key, ast.Constant) or self._facts.effects.is_pure(self.key):
            return None
        return f"`{self.key_text}` gives the same each time"

    # Texts

    @property
    def dict_text(self) -> str:
        """The dict as it is written."""
        return self._source.segment(self.dictionary)

    @property
    def key_text(self) -> str:
        """The key as it is written, on one line."""
        return " ".join(self._source.segment(self.key).split())

    def edit(self, text: str) -> Edit | str:
        """Return the edit that puts a statement in the place of all, or the reason why there is none."""
        if self._source.text.startswith("elif", self._source.span(self.node)[0]):
            outer, unit = indentation(self.node, self._source), unit_of(self.node, self._source)
            text = f"else:{newline_at(self.node, self._source)}{outer}{unit}{text}"
        kept = [self._source.span(self.going_on)] if self.is_apart else []
        return in_place_of(self.node, self.last, text, self._facts, kept=kept)


def seems_to_ask_for_key(node: ast.If) -> bool:
    """Tell whether an `if` looks as if it stored something under a key that is missing."""
    return len(node.body) == 1 and len(node.orelse) <= 1 and _asked(node) is not None


def _asked(node: ast.If) -> tuple[ast.Compare, bool] | None:
    """Return the test `key in d`, and whether it asks for its being missing."""
    test, missing = node.test, False
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        test, missing = test.operand, True
    if not isinstance(test, ast.Compare) or len(test.ops) > 1 or not is_dotted(test.comparators[0]):
        return None
    if not isinstance(test.ops[0], ast.In | ast.NotIn):
        return None
    return test, missing != isinstance(test.ops[0], ast.NotIn)


def _shape(node: ast.If, following: ast.stmt | None) -> Shape | None:
    asked = _asked(node)
    if asked is None:
        return None
    test, missing = asked
    storing, going_on = (node.body, node.orelse) if missing else (node.orelse, node.body)
    if len(storing) != 1 or len(going_on) > 1 or not (going_on or (missing and following)):
        return None
    first = _stored(storing[0], test)
    last = going_on[0] if going_on else following
    if first is None or last is None:
        return None
    return Shape(test, first, last, is_apart=not going_on)


def _stored(statement: ast.stmt, test: ast.Compare) -> ast.expr | None:
    """Return what a statement `d[key] = value` stores."""
    if not isinstance(statement, ast.Assign) or len(statement.targets) > 1:
        return None
    target = statement.targets[0]
    is_item = isinstance(target, ast.Subscript) and _is_of(target, test.comparators[0], test.left)
    return statement.value if is_item else None


def _is_of(node: ast.Subscript, dictionary: ast.expr, key: ast.expr) -> bool:
    """Tell whether a subscript reads as `dictionary[key]`, whatever is done with it."""
    return ast.unparse(node.value) == ast.unparse(dictionary) and ast.dump(node.slice) == ast.dump(key)
