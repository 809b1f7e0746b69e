"""How loops put a separator between pieces: a test for the first or last round, or one too many cut off."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from beginner_lint.facts.loops.index_headers import counted_sequence
from beginner_lint.facts.scopes.node_fields import nodes_in
from beginner_lint.facts.texts.concatenation import literal_text
from beginner_lint.facts.texts.text_literals import literals_in

if TYPE_CHECKING:
    from beginner_lint.facts import Facts

_SIZED = ("str", "list", "tuple", "dict", "set", "frozenset", "range")
_SPECIAL = re.compile(r"[\\{}]")
_JUST_A_NAME = re.compile(r"\{(\w+)(?:!s)?\}")


def cut_from_end(cut: ast.expr, name: str) -> int | None:
    """Return how many characters an expression leaves out at the end of a text, as `s[:-2]` does."""
    part = _slice_of(name, cut)
    if part is None or not _is_nothing_or_zero(part.lower):
        return None
    end = part.upper
    if isinstance(end, ast.BinOp) and isinstance(end.op, ast.Sub):
        return _positive(end.right) if ast.unparse(end.left) == f"len({name})" else None
    return _positive(end.operand) if isinstance(end, ast.UnaryOp) and isinstance(end.op, ast.USub) else None


def cut_from_start(cut: ast.expr, name: str) -> int | None:
    """Return how many characters an expression leaves out at the start of a text, as `s[2:]` does."""
    part = _slice_of(name, cut)
    return _positive(part.lower) if part is not None and part.upper is None else None


def _slice_of(name: str, cut: ast.expr) -> ast.Slice | None:
    """Return the slice that an expression takes out of a text, if it has no step."""
    if not isinstance(cut, ast.Subscript) or not isinstance(cut.slice, ast.Slice):
        return None
    return cut.slice if ast.unparse(cut.value) == name and cut.slice.step is None else None


def _is_nothing_or_zero(node: ast.expr | None) -> bool:
    return node is None or (isinstance(node, ast.Constant) and type(node.value) is int and node.value == 0)


def _positive(node: ast.expr | None) -> int | None:
    number = node.value if isinstance(node, ast.Constant) else None
    return number if type(number) is int and number > 0 else None


def separator_at_end(
    piece: ast.expr, length: int, source: str, texts: Collection[str]
) -> tuple[str, str | None] | None:
    """Return the source of the separator with which a piece ends, and that of the piece without it, if any.

    Args:
        piece: a text literal, which must be the separator, or an f-string.
        length: how many characters the separator has.
        source: the text of the piece.
        texts: names in it that certainly hold a text.

    None: it does not end in a separator that could be told apart.

    """
    return _separated(piece, length, source, texts, at_end=True)


def separator_at_start(
    piece: ast.expr, length: int, source: str, texts: Collection[str]
) -> tuple[str, str | None] | None:
    """Return the separator with which a piece begins, and the rest; see `separator_at_end`."""
    return _separated(piece, length, source, texts, at_end=False)


def _separated(
    piece: ast.expr, length: int, source: str, texts: Collection[str], *, at_end: bool
) -> tuple[str, str | None] | None:
    text = literal_text(piece)
    if text is not None:
        return (source, None) if len(text) == length else None
    literals = literals_in(source)
    if not isinstance(piece, ast.JoinedStr) or len(literals) != 1 or not literals[0].is_plain:
        return None
    whole = literals[0].content
    rest, separator = (whole[:-length], whole[-length:]) if at_end else (whole[length:], whole[:length])
    if len(separator) < length or _SPECIAL.search(separator) or (at_end and rest.endswith("\\")):
        return None
    quote = literals[0].quote
    name = _JUST_A_NAME.fullmatch(rest)
    shorter = name[1] if name and name[1] in texts else f"f{quote}{rest}{quote}"
    return quote + separator + quote, shorter


class Rounds:
    """Tests for the first and the last round of a loop.

    Args:
        loop: a loop over `enumerate(xs)` or a `range`; any other has no such tests.
        facts: the facts of its file.

    Attributes:
        index: the variable that counts the rounds from 0, if there is one.
        element: the target that gets the elements of `sequence`, if the loop is one over `enumerate`.

    """

    def __init__(self, loop: ast.For, facts: Facts) -> None:
        self.index: ast.Name | None = None
        self.element: ast.expr | None = None
        self.sequence: ast.expr | None = None
        self._facts = facts
        self._loop = loop
        self._length: str | None = None
        call = loop.iter
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name) or call.keywords:
            return
        if not facts.scopes.is_builtin(call.func) or any(isinstance(a, ast.Starred) for a in call.args):
            return
        if call.func.id == "enumerate":
            self._read_enumerate(loop.target, call.args)
        elif call.func.id == "range" and isinstance(loop.target, ast.Name):
            self._read_range(loop.target, call)

    def _read_enumerate(self, target: ast.expr, arguments: list[ast.expr]) -> None:
        if len(arguments) != 1 or not isinstance(target, ast.Tuple) or len(target.elts) != 2:
            return
        index, element = target.elts
        if not isinstance(index, ast.Name) or isinstance(element, ast.Starred):
            return
        names = {node.id for node in nodes_in(element) if isinstance(node, ast.Name)}
        if index.id not in names:  # which the element would be, and no index
            self.index, self.element, self.sequence = index, element, arguments[0]
            if isinstance(arguments[0], ast.Name):
                self._length = f"len({arguments[0].id})"

    def _read_range(self, target: ast.Name, call: ast.Call) -> None:
        first, *others = call.args or [call]
        if len(others) == 1 and isinstance(first, ast.Constant) and first.value == 0:
            first, others = others[0], []
        if others or first is call:
            return
        self.index = target
        self.sequence = counted_sequence(call)
        if self._facts.types.of(first).proves("int"):
            self._length = ast.unparse(first)

    def loop_for(self, pieces: Iterable[ast.expr]) -> ast.For:
        """Return the loop, over the elements alone if nothing but the test needs the index."""
        names = {node.id for piece in pieces for node in nodes_in(piece) if isinstance(node, ast.Name)}
        if self.element is None or self.sequence is None or self.index is None or self.index.id in names:
            return self._loop
        return ast.copy_location(
            ast.For(target=self.element, iter=self.sequence, body=[], orelse=[]), self._loop
        )

    def is_not_first(self, test: ast.expr) -> bool:
        """Tell whether a test is true in all rounds but the first."""
        if self.index is None:
            return False
        index = self.index.id
        return ast.unparse(test) in (index, f"{index} > 0", f"{index} != 0", f"{index} >= 1", f"0 < {index}")

    def is_not_last(self, test: ast.expr) -> bool:
        """Tell whether a test is true in all rounds but the last; and nothing changes their number."""
        if self.index is None or self._length is None or not self._is_of_known_length():
            return False
        index, length = self.index.id, self._length
        ends = [f"{length} - 1"] if not length.isdigit() else [str(int(length) - 1)]
        tests = [f"{index} {operator} {end}" for operator in ("<", "!=") for end in ends]
        tests += [f"{index} + 1 < {length}", f"{index} + 1 != {length}"]
        return ast.unparse(test) in tests

    def _is_of_known_length(self) -> bool:
        is_sized = self.sequence is None or self._facts.types.of(self.sequence).proves(*_SIZED)
        return is_sized and not self._may_change_length()

    def _may_change_length(self) -> bool:
        """Tell whether the loop may change what the number of rounds was computed from."""
        scope = self._facts.scopes.scope_at(self._loop)
        names = {node.id for node in nodes_in(self._loop.iter) if isinstance(node, ast.Name)}
        effects = self._facts.effects
        return any(effects.may_change(name, scope, self._loop.body) for name in names - {"range", "len"})
